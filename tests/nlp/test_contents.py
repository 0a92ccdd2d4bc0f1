"""From the model's content words to the spans that are recorded."""

import pytest

from quotetrack.nlp.contents import QuotationIndex, tidy_content
from quotetrack.records import Kind
from quotetrack.text import pair_quotes

# A text with [[ ]] around what the model calls content, what should be recorded, and its kind.
CASES = {
    "an indirect clause loses its stop": ("Orla Finch said [[the dam held.]]", ["the dam held"], Kind.INDIRECT),
    "a direct quotation loses its marks and keeps its comma": (
        "[[“The dam held,”]] Finch said.",
        ["The dam held,"],
        Kind.DIRECT,
    ),
    "a stop inside the marks is the speaker's": ("Finch said: [[“The dam held.”]]", ["The dam held."], Kind.DIRECT),
    "two halves of a quotation": (
        "[[“The dam held,”]] Finch said. [[“We slept well.”]]",
        ["The dam held,", "We slept well."],
        Kind.DIRECT,
    ),
    "a clause with quoted words is mixed and keeps their marks": (
        "Finch said [[that the dam was “as good as new”]].",
        ["that the dam was “as good as new”"],
        Kind.MIXED,
    ),
    "a that before the quotation makes it mixed": (
        "Finch said [[that “the dam held”]].",
        ["that “the dam held”"],
        Kind.MIXED,
    ),
    "content that stops short in a quotation goes on to its end": (
        "“[[The dam held through the night,]] thank heavens,” Finch said.",
        ["The dam held through the night, thank heavens,"],
        Kind.DIRECT,
    ),
    "content that begins a long quotation goes on to its end": (
        "Finch said: “[[The dam held]] through the night, and in the morning we all went down to see it.”",
        ["The dam held through the night, and in the morning we all went down to see it."],
        Kind.DIRECT,
    ),
    "quotations in a row are direct, one span each": (
        "“The dam held,” Finch said. [[“We slept well.”  “Nobody called.”]] It rained.",
        ["We slept well.", "Nobody called."],
        Kind.DIRECT,
    ),
    "a quoted paragraph below reported words is not theirs": (
        "Finch said [[the dam held]].\n[[“They wanted us on our knees, all of us.”]]\nIt rained.",
        ["the dam held"],
        Kind.INDIRECT,
    ),
    "a quotation that shares its paragraph stays with reported words": (
        "Finch said [[the dam held]]. [[“They wanted us on our knees.”]]",
        ["the dam held", "“They wanted us on our knees.”"],
        Kind.MIXED,
    ),
    "a few words within a long quotation stay alone": (
        "“It rained, and I knew that [[the dam held]] because nobody in the town called me that night,” Finch said.",
        ["the dam held"],
        Kind.DIRECT,
    ),
    "a foreign word of a quotation does not swallow it": (
        "Finch said [[no]], and “the dam held through the whole of the night” is all that Moss wrote.",
        ["no"],
        Kind.INDIRECT,
    ),
    "an abbreviation keeps its stop": (
        "Finch said [[it came from the U.S.]]",
        ["it came from the U.S."],
        Kind.INDIRECT,
    ),
    "a small word left over is dropped": (
        "[[The dam held]], Finch said, [[as]] the rain went on.",
        ["The dam held"],
        Kind.INDIRECT,
    ),
    "nothing but punctuation is no content": ("Finch said [[,]] and left.", [], Kind.INDIRECT),
}


def marked(text):
    runs, plain = [], ""
    for piece in text.split("[["):
        inside, bracket, rest = piece.partition("]]")
        if bracket:
            runs.append((len(plain), len(plain) + len(inside)))
        plain += inside + rest
    return plain, runs


@pytest.mark.parametrize("case", CASES)
def test_tidy_content(case):
    """Edges, marks and kind follow the conventions of docs/records.md."""
    text, expected, kind = CASES[case]
    plain, runs = marked(text)

    ranges, got = tidy_content(runs, QuotationIndex(plain, pair_quotes(plain)))

    assert [plain[low:high] for low, high in ranges] == expected
    if expected:
        assert got is kind


def test_a_quotation_runs_on_over_paragraphs():
    """Paragraphs that open with a mark and belong to the unclosed quotation before them are content too."""
    text = "“The dam held,” Finch said. “We watched it.\n\n“All night we watched.\n\n“Then it rained.”\n\nMoss left."
    low = text.index("“We")

    ranges, kind = tidy_content([(low, text.index("\n"))], QuotationIndex(text, pair_quotes(text)))

    assert [text[low:high] for low, high in ranges] == ["We watched it.", "All night we watched.", "Then it rained."]
    assert kind is Kind.DIRECT
