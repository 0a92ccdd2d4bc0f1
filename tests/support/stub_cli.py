"""`python -m support.stub_cli ARGUMENTS`: the real command line with the stub reader instead of the language model."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from support.add_process import VERSION, slow_read

TESTS = Path(__file__).parents[1]


def patch_reader(setattr: Callable[[object, str, Any], None]) -> None:
    """Put the stub reader in the place of the language model; `setattr` may be that of a monkeypatch."""
    import quotetrack.pipeline.adding
    from quotetrack.pipeline import Reader

    setattr(Reader, "read", lambda self, article: slow_read(article))
    setattr(quotetrack.pipeline.adding, "pipeline_version", lambda: VERSION)


def command(*arguments: str | Path) -> list[str]:
    """The command line as a process."""
    return [sys.executable, "-m", "support.stub_cli", *map(str, arguments)]


def environment(**changes: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(TESTS), **changes}


def run_process(*arguments: str | Path, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own; captures what it prints."""
    given = {"capture_output": True, "text": True, "check": False, "env": environment(), **options}
    return subprocess.run(command(*arguments), **given)


if __name__ == "__main__":
    from quotetrack.cli import main

    patch_reader(setattr)
    sys.exit(main())
