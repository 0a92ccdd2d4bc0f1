"""Long articles take work in proportion to their length, whatever their shape."""

from __future__ import annotations

import pytest
from support.readings import make_reading
from support.steps import count_steps

from quotetrack.carriers import find_carriers
from quotetrack.records import Reading
from quotetrack.speakers import resolve_speakers

SENTENCES = {
    "with stops": '"{{q{0}|It was late,}}" {{s{0}|he}} {{c{0}|told}} Reuters. ',
    "without stops": "{{s{0}|The ministry}} {{c{0}|told}} CNN {{q{0}|it was late}} and ",
    "in capitals": "{{s{0}|Mona Tarn}} {{c{0}|SAID}} {{q{0}|IT WAS LATE}} AND ",
}


def steps(reading: Reading) -> int:
    return count_steps(lambda: find_carriers(reading, resolve_speakers(reading, reading.attributions)))


@pytest.mark.parametrize("shape", SENTENCES)
def test_four_times_the_attributions(shape: str) -> None:
    """Four times the attributions take less than eight times the steps: no search runs over the whole article."""
    few, many = (make_reading("".join(SENTENCES[shape].format(k) for k in range(n))) for n in (60, 240))
    steps(few)  # what is worked out once and kept

    assert steps(many) < 8 * steps(few)
