"""How fast articles become attributions on one core, room by room.

    python benchmarks/reading_speed.py [INPUT...]

Reads the inputs (samples/ by default, three times over) after a warm-up and prints words a processor second for each
room, for the whole way, and the whole way's share of the language model's own speed: the ratio is what to compare
between machines. A word is a token with a letter or digit in it.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from quotetrack.articles import iter_documents, make_article
from quotetrack.carriers import find_carriers
from quotetrack.nlp import load, read_article
from quotetrack.records import InputDocument
from quotetrack.speakers import resolve_speakers

Result = TypeVar("Result")
SAMPLES = Path(__file__).parents[1] / "samples"
ROUNDS = 3


def main() -> None:
    """Time each room over all documents."""
    documents = [d for d in iter_documents(sys.argv[1:] or [str(SAMPLES)]) if isinstance(d, InputDocument)]
    nlp = load()
    seconds: Counter[str] = Counter()
    words = 0

    def timed(room: str, work: Callable[[], Result]) -> Result:
        began = time.process_time()
        result = work()
        seconds[room] += time.process_time() - began  # type: ignore[assignment]
        return result

    for number in range(ROUNDS + 1):
        if number == 1:  # the round before it was the warm-up
            seconds.clear()
            words = 0
        for document in documents:
            article = timed("articles", lambda: make_article(document))  # noqa: B023
            reading = timed("nlp", lambda: read_article(nlp, article))  # noqa: B023
            named = timed("speakers", lambda: resolve_speakers(reading, reading.attributions))  # noqa: B023
            timed("carriers", lambda: find_carriers(reading, named))  # noqa: B023
            words += sum(any(c.isalnum() for c in token.text) for token in reading.tokens)
    for room, spent in seconds.items():
        print(f"{room:10s} {words / spent:10.0f} words/s")
    whole = sum(seconds.values())
    print(f"{'all':10s} {words / whole:10.0f} words/s, {seconds['nlp'] / whole:.2f} of the language model's own speed")


if __name__ == "__main__":
    main()
