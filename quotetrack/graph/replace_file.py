"""A file that is written whole or not at all."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from quotetrack.errors import ExportError

__all__ = ["replace_file"]


@contextmanager
def replace_file(path: Path) -> Iterator[BinaryIO]:
    """A binary stream whose content takes the place of the file at the end of the block, at once and whole.

    The new file is written beside the old one (same folder, so that the move is atomic) and takes over its permissions.
    When the block raises, the disk is full or the process is killed, the old file is untouched. A link is followed;
    a pipe or device is written to directly, because there is nothing to keep there.

    Raises:
        ExportError: The folder does not exist, or the file cannot be written.
    """
    try:
        if path.exists() and not path.is_file():
            with path.open("wb") as stream:
                yield stream
            return
        target = path.resolve()
        beside = target.with_name(f".{target.name[:100]}.{secrets.token_hex(4)}.tmp")
        try:
            with beside.open("xb") as stream:
                yield stream
                stream.flush()
                os.fsync(stream.fileno())
            if target.exists():
                shutil.copymode(target, beside)
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise ExportError(
            f"{path}: cannot be written ({reason}); give a writable file in a folder that exists"
        ) from error
