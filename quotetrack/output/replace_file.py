"""Files that are written whole or not at all."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO

from quotetrack.errors import ExportError

__all__ = ["replace_file", "replace_files"]


@contextmanager
def replace_file(path: Path) -> Iterator[BinaryIO]:
    """A binary stream whose content takes the place of one file: `replace_files` of one."""
    with replace_files([path]) as [stream]:
        yield stream


@contextmanager
def replace_files(paths: Sequence[Path]) -> Iterator[list[BinaryIO]]:
    """A binary stream for each file, whose contents take the files' places at the end of the block, all or none.

    A new file is written beside the old one (same folder, so that the move is atomic) and takes over its permissions.
    When the block raises, the disk is full or the process is killed, the old files are untouched; when one of several
    cannot be moved to its place, those before it are put back. Only a process that is killed between two moves leaves
    a new file with an old one. A link is followed; a pipe or device is written to directly, because there is nothing
    to keep there.

    Raises:
        ExportError: A folder does not exist, or a file cannot be written.
    """
    try:
        with ExitStack() as stack:
            streams: list[BinaryIO] = []
            moves: list[tuple[BinaryIO, Path, Path]] = []
            for path in paths:
                if path.exists() and not path.is_file():
                    streams.append(stack.enter_context(path.open("wb")))
                    continue
                target = path.resolve()
                new = _beside(target)
                stack.callback(new.unlink, missing_ok=True)
                streams.append(stack.enter_context(new.open("xb")))
                moves.append((streams[-1], new, target))
            yield streams
            for stream, new, target in moves:
                stream.flush()
                os.fsync(stream.fileno())
                stream.close()
                if target.exists():
                    shutil.copymode(target, new)
            _move([(new, target) for _, new, target in moves])
    except OSError as error:
        reason = error.strerror or str(error)
        named = " and ".join(str(path) for path in paths)
        raise ExportError(
            f"{named}: cannot be written ({reason}); give a writable file in a folder that exists"
        ) from error


def _move(moves: Sequence[tuple[Path, Path]]) -> None:
    """Move each new file to its place; when one cannot be moved, every place is as it was before."""
    copies: list[Path | None] = []
    with ExitStack() as stack:
        # Nothing follows the last move, so what stood there needs no copy.
        for _, target in moves[:-1]:
            copy = _beside(target) if target.exists() else None
            if copy is not None:
                stack.callback(copy.unlink, missing_ok=True)
                shutil.copy2(target, copy)
            copies.append(copy)
        moved: list[Path] = []
        try:
            for new, target in moves:
                new.replace(target)
                moved.append(target)
        except OSError:
            for target, copy in zip(moved, copies, strict=False):
                if copy is None:
                    target.unlink()
                else:
                    copy.replace(target)
            raise


def _beside(target: Path) -> Path:
    """A name for a file that is on its way to a place, or out of it."""
    return target.with_name(f".{target.name[:100]}.{secrets.token_hex(4)}.tmp")
