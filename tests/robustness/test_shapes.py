"""What is found in the shapes that texts come in: marks, lost commas, case, layouts. The passages are invented.

The floors are what the weights in the package reach, less one where a passage hangs on how they read a name or a verb;
new weights may raise them. The layouts that no model is asked for are exact.
"""

import pytest
from support.passages import count_found, is_exact, read_passages, read_statements, shapes
from support.variants import PROSE, STYLES, VARIANTS, in_style

from quotetrack.nlp import load
from quotetrack.nlp.interviews import find_answers
from quotetrack.nlp.layout import find_signatures, find_turns
from quotetrack.records import Mention
from quotetrack.text import pair_quotes

# Attributions found of those expected, at least.
FLOORS = {
    "american": 11,
    "british": 12,
    "bullets": 9,
    "colons": 11,
    "datelines": 13,
    "headed": 11,
    "lost-commas": 19,
    "lower-case": 13,
    "marks": 12,
    "names": 12,
    "no-quotation": 0,
    "paragraph-after": 15,
    "press-releases": 12,
    "questions-answers": 19,
    "sentence-before": 8,
    "signatures": 10,
    "turns": 34,
    "upper-lede": 12,
}
# Of the 89 in all running prose, rewritten.
VARIANT_FLOORS = {"lower case": 85, "upper lede": 84, "without commas": 77}
# Statements that are none, at most.
MOST_EXTRA = {"no-quotation": 3, "turns": 3}


@pytest.fixture(scope="module")
def nlp():
    return load()


def test_every_shape_has_a_floor_and_a_dozen_passages():
    """A shape without a floor would be tested for nothing."""
    assert sorted(FLOORS) == shapes()
    assert [shape for shape in FLOORS if len(read_passages(shape)) < 12] == []


@pytest.mark.model
@pytest.mark.parametrize("shape", FLOORS)
def test_shape(shape, nlp):
    """At least so many of the expected attributions are found, and hardly a statement besides."""
    counts = [count_found(passage, read_statements(nlp, passage)) for passage in read_passages(shape)]

    assert sum(count.found for count in counts) >= FLOORS[shape]
    assert sum(count.extra for count in counts) <= MOST_EXTRA.get(shape, 2)


@pytest.mark.model
@pytest.mark.parametrize("variant", VARIANTS)
def test_rewritten_prose(variant, nlp):
    """Prose in lower case, with its first sentence in capitals, without commas and line breaks."""
    passages = [VARIANTS[variant](passage) for shape in PROSE for passage in read_passages(shape)]
    counts = [count_found(passage, read_statements(nlp, passage)) for passage in passages]

    assert sum(count.found for count in counts) >= VARIANT_FLOORS[variant]


@pytest.mark.model
@pytest.mark.parametrize("style", STYLES)
def test_every_style_of_marks_gives_the_same_attributions(style, nlp):
    """Kind, source and content are the expected ones to the code point, whatever the marks look like."""
    exact = 0
    for passage in read_passages("marks"):
        styled = in_style(passage, style)
        direct = [expected for expected in styled.expected if expected.kind == "direct"]
        found = read_statements(nlp, styled)
        exact += all(any(is_exact(expected, a) for a in found) for expected in direct)

    assert exact >= 11


@pytest.mark.model
def test_no_break_spaces_change_nothing(nlp):
    """No-break, narrow and thin spaces between words are spaces."""
    for passage in read_passages("marks"):
        plain = read_statements(nlp, passage)
        for space in "\u00a0\u202f\u2009":
            spaced = read_statements(
                nlp, type(passage)(passage.name, passage.text.replace(" ", space), passage.expected)
            )

            assert [_places(a) for a in spaced] == [_places(a) for a in plain]


def _places(attribution):
    spans = [attribution.source, attribution.cue, *attribution.content]
    return [None if span is None else (span.start, span.end) for span in spans]


@pytest.mark.parametrize("passage", read_passages("turns"), ids=lambda passage: passage.name)
def test_turns_are_exact(passage):
    """Names in capitals, in title case and in brackets; labels of lines are no names."""
    turns = find_turns(passage.text)

    assert [(turn.source, turn.content) for turn in turns] == [(e.source, e.content) for e in passage.expected]


@pytest.mark.parametrize("passage", read_passages("signatures"), ids=lambda passage: passage.name)
def test_signatures_are_exact(passage):
    """A dash and a name behind a quotation, in every style of marks."""
    found = find_signatures(passage.text, pair_quotes(passage.text))

    assert [(s.source, s.content) for s in found] == [(e.source, e.content) for e in passage.expected]


@pytest.mark.parametrize("passage", read_passages("questions-answers"), ids=lambda passage: passage.name)
def test_answers_are_exact(passage):
    """The answers are those of the one person named before them; nobody's where there is none or there are two."""
    named = sorted({e.source for e in passage.expected}) or _two_people(passage.text)
    mentions = [Mention(low, high, passage.text[low:high], "PERSON") for low, high in named]

    answers = find_answers(passage.text, mentions)

    assert [(a.source, a.content) for a in answers] == [(e.source, e.content) for e in passage.expected]


def _two_people(text):
    return [(text.index(name), text.index(name) + len(name)) for name in ("Joram Kess", "Hala Morsin") if name in text]
