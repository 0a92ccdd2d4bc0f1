"""Who gives the figures of an article."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.readings import make_reading

from quotetrack.figures import Giving, find_given_figures
from quotetrack.records import AttributionClass, Block, BlockKind

CASES = {
    "in what is said": (
        "{s1|Mona Reyes} {c1|said} {q1|at least 40 people were killed}.",
        [("at least 40 people", Giving.CONTENT, "Mona Reyes")],
    ),
    "according to": (
        "{c1|According to} {s1|war monitors}, {q1|more than 130,000 people have fled Tarn}.",
        [("more than 130,000 people", Giving.CONTENT, "war monitors")],
    ),
    "no source": (
        "Since November, at least 400 civilians have been killed in Tarn.",
        [("at least 400 civilians", Giving.NOBODY, None)],
    ),
    "beside somebody's words": (
        "{s1|The army} {c1|said} {q1|it had won}, while rebel shelling left more than 100 civilians dead.",
        [("more than 100 civilians", Giving.NOBODY, None)],
    ),
    "who says so behind all of it": (
        "At least 40 people died and {q1|the bridge is closed}, {s1|Mona Reyes} {c1|said}.",
        [("At least 40 people", Giving.SENTENCE, "Mona Reyes")],
    ),
    "set apart by while": (
        "At least 40 people died while {q1|the bridge was closed}, {s1|Mona Reyes} {c1|said}.",
        [("At least 40 people", Giving.NOBODY, None)],
    ),
    "according to somebody, and more than what was recorded": (
        "{c1|According to} {s1|the board}, {q1|the dam held} and 300 homes stand.",
        [("300 homes", Giving.SENTENCE, "the board")],
    ),
    "an aside": (
        "{q1|Wages fell 3 percent}, {s1|the bank} {c1|said} in May, and 40 mills closed.",
        [("3 percent", Giving.CONTENT, "the bank"), ("40 mills", Giving.SENTENCE, "the bank")],
    ),
    "who has children counts no speakers": (
        "{q1|The school is closed}, {c1|said} {s1|Reyes, who has four children}.",
        [("four children", Giving.NOBODY, None)],
    ),
    "a word of saying that nobody read": (
        "At least 40 people died, a monitoring group said.",
        [("At least 40 people", Giving.HINTED, None)],
    ),
    "who is speaking is no figure": (
        "{s1|Three officials} {c1|said} {q1|12 homes burned}.",
        [("12 homes", Giving.CONTENT, "Three officials")],
    ),
    "the next sentence is another": (
        "{s1|Reyes} {c1|said} {q1|the dam held}. Some 300 homes burned.",
        [("Some 300 homes", Giving.NOBODY, None)],
    ),
}


def tell(given):
    """Words, how given and by which words, of each figure."""
    return [(one.figure.text, one.giving, one.attribution and one.attribution.source.text) for one in given]


@pytest.mark.parametrize(("marked", "expected"), CASES.values(), ids=CASES)
def test_who_gives_it(marked, expected):
    """Content decides, then the edges of the sentence; a word of saying that was not read leaves it open."""
    reading = make_reading(marked)

    assert tell(find_given_figures(reading.article, reading.attributions)) == expected


def test_the_innermost_words_give_it():
    """Where one tells what another said, the other gives the figure."""
    inner = make_reading("Reyes said that {s1|the board} {c1|counted} {q1|300 homes}.").attributions[0]
    outer = make_reading("{s1|Reyes} {c1|said} {q1|that the board counted 300 homes}.")
    attributions = (*outer.attributions, replace(inner, article_id=outer.article.id))

    assert tell(find_given_figures(outer.article, attributions)) == [("300 homes", Giving.CONTENT, "the board")]


def test_what_is_no_speech_gives_nothing():
    """Inside words of which only is known that somebody did something with them, it is open who gives the figure."""
    reading = make_reading("{s1|Reyes} {c1|condemned} {q1|the killing of 40 people}.")
    attribution = replace(reading.attributions[0], category=AttributionClass.OTHER)

    (given,) = find_given_figures(reading.article, [attribution])

    assert (given.giving, given.attribution) == (Giving.HINTED, None)


def test_attributions_of_other_articles_give_nothing():
    """A figure is given by the words of its own article."""
    reading = make_reading("{c1|For} {s1|Reyes}, {q1|40 people died}.")
    attribution = replace(reading.attributions[0], article_id="another")

    (given,) = find_given_figures(reading.article, [attribution])

    assert given.giving is Giving.NOBODY


@pytest.mark.parametrize(
    ("body", "giving", "source"),
    [
        ("{s1|Reyes} {c1|said} {q1|at least 31 people were killed}.", Giving.REPEATED, "Reyes"),
        ("At least 31 people were killed in the blast.", Giving.REPEATED, None),
        ("{s1|Reyes} {c1|said} {q1|at least 30 people were killed}.", Giving.NOBODY, None),
        ("{s1|Reyes} {c1|said} {q1|31 people were injured}.", Giving.NOBODY, None),
    ],
)
def test_a_headline_repeats_the_body(body, giving, source):
    """A headline's figure is the body's, with who gives it there; where the body has another number it stands alone."""
    reading = make_reading(f"Bomb attack kills 31 in Tarn\n{body}")
    article = reading.article
    headline, *rest = article.blocks
    article = replace(article, blocks=(Block(headline.start, headline.end, BlockKind.HEADLINE), *rest))

    first = find_given_figures(article, reading.attributions)[0]

    assert (first.place, first.giving) == (BlockKind.HEADLINE, giving)
    assert (first.attribution and first.attribution.source.text) == source


def test_offsets_are_those_of_the_article():
    """Figure and sentence are the article's own words, behind other blocks, too."""
    reading = make_reading("The ferry sank.\nPolice found 19 bodies. Nobody knows more.")

    (given,) = find_given_figures(reading.article, ())

    text = reading.article.text
    assert text[given.figure.start : given.figure.end] == "19 bodies"
    assert text[given.sentence.start : given.sentence.end] == given.sentence.text == "Police found 19 bodies."
