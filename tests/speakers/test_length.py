"""Long articles take time in proportion to their length, whatever their shape."""

from __future__ import annotations

from time import perf_counter

import pytest
from support.readings import make_reading

from quotetrack.carriers import find_carriers
from quotetrack.records import Reading
from quotetrack.speakers import resolve_speakers

SENTENCES = {
    "with stops": '"{{q{0}|It was late,}}" {{s{0}|he}} {{c{0}|told}} Reuters. ',
    "without stops": "{{s{0}|The ministry}} {{c{0}|told}} CNN {{q{0}|it was late}} and ",
    "in capitals": "{{s{0}|Mona Tarn}} {{c{0}|SAID}} {{q{0}|IT WAS LATE}} AND ",
}


def seconds(reading: Reading) -> float:
    started = perf_counter()
    find_carriers(reading, resolve_speakers(reading, reading.attributions))
    return perf_counter() - started


@pytest.mark.parametrize("shape", SENTENCES)
def test_four_times_the_attributions(shape: str) -> None:
    """Four times the attributions take less than eight times as long: no search runs over the whole article."""
    short, long = (make_reading("".join(SENTENCES[shape].format(k) for k in range(n))) for n in (250, 1000))
    seconds(short)

    assert seconds(long) < 8 * max(min(seconds(short) for _ in range(3)), 0.01)
