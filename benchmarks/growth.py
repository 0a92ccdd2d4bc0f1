"""How time grows with length, and what it costs to ask for help: ratios within this run, smaller is better.

    python benchmarks/growth.py

Every ratio is of the quickest of several runs taken in turns, so that what else the machine does weighs on both sides.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from quotetrack.text.quotes import pair_quotes, quote_states

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from support.readings import make_reading

from quotetrack.carriers import find_carriers
from quotetrack.speakers import resolve_speakers

ROUNDS = 7
TURN = '"{{q{0}|It was late,}}" {{s{0}|he}} {{c{0}|told}} Reuters. '


def ratio(small: Callable[[], object], large: Callable[[], object]) -> float:
    """Time of the large work over that of the small one."""

    def seconds(work: Callable[[], object]) -> float:
        began = time.perf_counter()
        work()
        return time.perf_counter() - began

    pairs = [(seconds(small), seconds(large)) for _ in range(ROUNDS)]
    few, many = map(min, zip(*pairs, strict=True))
    return many / few


def main() -> None:
    """Print the ratios."""

    def pairing(length: int) -> Callable[[], object]:
        text = ('"a ' * length)[:length]
        return lambda: quote_states(text, pair_quotes(text))

    def naming(count: int) -> Callable[[], object]:
        reading = make_reading("".join(TURN.format(k) for k in range(count)))
        return lambda: find_carriers(reading, resolve_speakers(reading, reading.attributions))

    def process(*arguments: str) -> Callable[[], object]:
        return lambda: subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=True)

    print(f"quotation marks, ten times the text       {ratio(pairing(10_000), pairing(100_000)):6.1f}")
    print(f"speakers and carriers, four times as many {ratio(naming(250), naming(1_000)):6.1f}")
    for argument in ("--help", "--version"):
        found = ratio(process("-c", "pass"), process("-m", "quotetrack", argument))
        print(f"{argument:9s} against python -c pass         {found:6.1f}")


if __name__ == "__main__":
    main()
