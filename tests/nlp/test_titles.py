"""Names, titles and slogans in quotation marks are no utterances."""

import pytest

from quotetrack.nlp.titles import names_a_thing


@pytest.mark.parametrize(
    ("before", "content", "lemmas", "source"),
    [
        ("It was named “", "Small Charity of the Year", ["be", "name"], None),
        ("the law, known as “", "Clean Rivers and Honest Ledgers Act", ["know", "as"], None),
        ("A banner across the bridge reads “", "No Water, No Peace", ["read"], "A banner across the bridge"),
        ("his T-shirt said “", "keep calm and carry a bucket", ["say"], "his T-shirt"),
        ("She sang “", "Down by the Old Mill Stream at Night", ["sing"], "She"),
        ("O'Dowd wrote “", "The Long Tide", ["write"], "O'Dowd"),
    ],
)
def test_names_titles_and_slogans(before, content, lemmas, source):
    """A name without a namer, words on a sign, a title right behind the verb that made it."""
    assert names_a_thing(before, content, lemmas, source)


@pytest.mark.parametrize(
    ("before", "content", "lemmas", "source"),
    [
        ("O'Dowd wrote: “", "The Long Tide Is Over", ["write"], "O'Dowd"),
        ("O'Dowd wrote “", "The long tide is over.", ["write"], "O'Dowd"),
        ("The crowd sang, “", "Finch Must Go", ["sing"], "The crowd"),
        ("The mayor, who designed the flag, said “", "never again", ["say"], "The mayor, who designed the flag,"),
        ("She called it “", "a disgrace", ["call"], "She"),
        ("were accused, “", "you are thieves", ["accuse"], None),
    ],
)
def test_utterances_stay(before, content, lemmas, source):
    """Commas, colons, small letters and named callers speak for somebody's words."""
    assert not names_a_thing(before, content, lemmas, source)
