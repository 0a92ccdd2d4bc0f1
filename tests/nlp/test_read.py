"""From an article to a reading."""

import pytest

from quotetrack.articles import make_article
from quotetrack.nlp import load, read_article
from quotetrack.records import InputDocument, Kind

pytestmark = pytest.mark.model

PASTED = (
    "Skip to content\nDam holds through the night\n\nMay 4, 2021\n\n"
    "The dam above Lower\u00a0Fenwick held through the night, the mayor said on Tuesday, as the rain went on.\n\n"
    "“We watched it until dawn,” Mayor Orla Finch told Reuters. “Then it stopped raining.\n\n"
    "“Nobody slept, and nobody will ask us to pay for the sandbags.”\n\n"
    "mk/ol (Reuters)\n"
)


@pytest.fixture(scope="module")
def reading():
    return read_article(load(), make_article(InputDocument("pasted", PASTED)))


def test_every_span_of_a_reading_stands_in_the_text(reading):
    """Offsets count in the text as it was read, no-break spaces and all."""
    text = reading.article.text
    spans = [*reading.tokens, *reading.mentions]
    for attribution in reading.attributions:
        spans += [*attribution.content, *(s for s in (attribution.cue, attribution.source) if s is not None)]

    assert text == PASTED
    assert [s for s in spans if text[s.start : s.end] != s.text] == []


def test_trees_stay_within_sentences(reading):
    """Heads are indices of the reading's own tokens, and sentences tile them."""
    covered = [i for low, high in reading.sentences for i in range(low, high)]

    assert covered == list(range(len(reading.tokens)))
    assert all(low <= reading.tokens[i].head < high for low, high in reading.sentences for i in range(low, high))


def test_a_quotation_over_paragraphs_is_one_attribution(reading):
    """What stands before the tag, after it, and in the next paragraph is all Finch's."""
    (direct,) = [a for a in reading.attributions if a.kind is Kind.DIRECT]

    assert [span.text[:12] for span in direct.content] == ["We watched i", "Then it stop", "Nobody slept"]


def test_furniture_is_in_no_attribution(reading):
    """Navigation and credit lines are never read."""
    contents = " ".join(span.text for a in reading.attributions for span in a.content)

    assert "Skip" not in contents
    assert "mk/ol" not in contents


def test_reading_twice_gives_the_same_ids(reading):
    """Ids depend on the article and the words, not on the run."""
    again = read_article(load(), make_article(InputDocument("pasted", PASTED)))

    assert [a.id for a in again.attributions] == [a.id for a in reading.attributions]
    assert len({a.id for a in again.attributions}) == len(again.attributions)


def test_a_transcript_is_read_as_turns():
    """What the model makes of the colons and of what a speaker says of herself gives way to the turns."""
    text = (
        "HOLM: Did the dam hold?\nFINCH: It did. I think the pumps saved us.\nHOLM: And the lower town?\nFINCH: Dry.\n"
    )
    reading = read_article(load(), make_article(InputDocument("transcript", text)))

    found = [(a.source.text, [span.text for span in a.content]) for a in reading.attributions]

    assert found == [
        ("HOLM", ["Did the dam hold?"]),
        ("FINCH", ["It did. I think the pumps saved us."]),
        ("HOLM", ["And the lower town?"]),
        ("FINCH", ["Dry."]),
    ]


def test_an_introduced_quotation_is_recorded_once():
    """A quotation below `She explained how:` is one record, direct, whatever the model makes of the line."""
    text = "Mayor Orla Finch explained how it went:\n\n“We watched the river and counted bricks.”\n\nIt rained.\n"
    reading = read_article(load(), make_article(InputDocument("explained", text)))

    (found,) = reading.attributions

    assert (found.kind, found.source.text) == (Kind.DIRECT, "Mayor Orla Finch")
    assert [span.text for span in found.content] == ["We watched the river and counted bricks."]


def test_a_dateline_is_no_content():
    """The place before the dash is nobody's words, whatever the model makes of it."""
    text = "LOWER FENWICK, Ohio — “It came up so fast,” Jim Boyle said.\n"
    reading = read_article(load(), make_article(InputDocument("dateline", text)))

    assert [[span.text for span in a.content] for a in reading.attributions] == [["It came up so fast,"]]
