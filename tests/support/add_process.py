"""`python -m support.add_process DB INPUT...`: an add with the stub reader in a process of its own, to be ill-treated.

Prints one line for each event. `SECONDS_AN_ARTICLE` in the environment makes the reader slow: `0,60` is nothing for
the first article and a minute for each after it.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from support.stub_reader import read

from quotetrack.records import Article, Attribution

TESTS = Path(__file__).parents[1]
VERSION = "test 1"


def start(db: Path, inputs: Sequence[Path], **environment: str) -> subprocess.Popen[str]:
    """Start an add of some inputs into a database."""
    return subprocess.Popen(
        [sys.executable, "-m", "support.add_process", str(db), *map(str, inputs)],
        env={**os.environ, "PYTHONPATH": str(TESTS), **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


_SECONDS = [float(each) for each in os.environ.get("SECONDS_AN_ARTICLE", "0").split(",")]


def slow_read(article: Article) -> tuple[Attribution, ...]:
    """What the stub reader reads, after as long as the environment says."""
    time.sleep(_SECONDS.pop(0) if len(_SECONDS) > 1 else _SECONDS[0])
    return read(article)


def main() -> None:
    from quotetrack.pipeline import iter_add
    from quotetrack.store import Store

    with Store(sys.argv[1]) as store:
        for event in iter_add(sys.argv[2:], store, read=slow_read, version=VERSION):
            print(event, flush=True)


if __name__ == "__main__":
    main()
