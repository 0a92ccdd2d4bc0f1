"""Grams are numbers that outlive the process, and stand for words in their order."""

from __future__ import annotations

import pytest

from quotetrack.statements.grams import hash_grams, hash_wording

KEPT_IN_DATABASES = [
    (("no", "more", "fish"), [1627708355890082330]),
    (("no", "deal"), [2901273071800010714]),
]


@pytest.mark.parametrize(("keys", "grams"), KEPT_IN_DATABASES)
def test_numbers_never_change(keys: tuple[str, ...], grams: list[int]) -> None:
    """Databases hold these numbers: the same words give the same ones in every version."""
    assert hash_grams(keys) == grams


def test_numbers_fit_sqlite() -> None:
    """Grams and wordings are not negative and below 2^63."""
    keys = [f"word{k}" for k in range(500)]

    assert all(0 <= number < 1 << 63 for number in [*hash_grams(keys), hash_wording(keys)])


def test_grams_are_words_in_order() -> None:
    """The same three words in a row make one gram, in any other order another."""
    man_bites = hash_grams(["man", "bites", "dog"])

    assert man_bites[0] in hash_grams(["a", "man", "bites", "dog", "here"])
    assert man_bites != hash_grams(["dog", "bites", "man"])
