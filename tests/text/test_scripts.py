"""Names that borrow letters or hide characters are told from honest names of any script."""

from __future__ import annotations

import pytest

from quotetrack.text.scripts import find_letter_tricks

HONEST = [
    "Rita Marlow", "Søren Ångström", "Çağla Şen", "Рита Марлоу", "Ρίτα Μάρλοου", "ريتا مارلو", "瑞塔", "リタ・マーロウ",
    "김리타", "渡辺まりあ", "Rita Марлоу", "O’Brien-Łuk", "Nguyễn Văn An", "عبد‌الله", "", "Rita\nMarlow",
    "R. J. Marlow 3",
]  # fmt: skip

TRICKS = [
    ("Rita M\u0430rlow", "name mixes Latin and Cyrillic letters"),
    ("Rita M\u03b1rlow", "name mixes Latin and Greek letters"),
    ("\u0420ита M\u0430рлоу", "name mixes Latin and Cyrillic letters"),
    ("Ri\u200bta Marlow", "name holds characters that cannot be seen"),
    ("Rita\u200d Marlow", "name holds characters that cannot be seen"),
    ("Rita \u202eMarlow", "name holds characters that cannot be seen"),
    ("Rita \U000e0041Marlow", "name holds characters that cannot be seen"),
    ("\uff32ita Marlow", "name is written in full-width or decorated letters"),
    ("𝐑ita Marlow", "name is written in full-width or decorated letters"),
]


@pytest.mark.parametrize("name", HONEST)
def test_honest_names_have_no_tricks(name: str) -> None:
    """A name of one script, or of one script a word, is what it seems."""
    assert find_letter_tricks(name) == ()


@pytest.mark.parametrize(("name", "trick"), TRICKS)
def test_tricks_are_told(name: str, trick: str) -> None:
    """Borrowed letters and hidden characters are named in plain words."""
    assert trick in find_letter_tricks(name)
