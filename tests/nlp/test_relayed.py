"""The inner speaker of relayed words."""

import pytest

from quotetrack.nlp.contents import QuotationIndex
from quotetrack.nlp.relayed import drop_quoted_speaker, find_inner_speaker
from quotetrack.text import pair_quotes


@pytest.mark.parametrize(
    ("cue", "content", "expected"),
    [
        ("quoted", "Moss as saying that the wells were safe", "that the wells were safe"),
        ("cited", "a port official as telling reporters the quay was lost", "the quay was lost"),
        ("said", "Moss was known as saying little", "Moss was known as saying little"),
        ("quoted", "the wells were safe", "the wells were safe"),
    ],
)
def test_drop_quoted_speaker(cue, content, expected):
    """`X as saying` belongs to the source, where the cue is one of quoting."""
    ((low, high),) = drop_quoted_speaker(content, cue, [(0, len(content))])

    assert content[low:high] == expected


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("“The wells are safe,” Moss said, according to SANA.", "Moss", "said"),
        ("“The wells are safe,” said Deputy Minister Moss, according to SANA.", "Deputy Minister Moss", "said"),
        ("“The wells are safe,” the minister told reporters, according to SANA.", "the minister", "told reporters"),
    ],
)
def test_find_inner_speaker(text, source, cue):
    """A quotation with its own tag is its speaker's, not the agency's."""
    outer = (0, text.index(", according"))
    found = find_inner_speaker(text, "according to", [outer], QuotationIndex(text, pair_quotes(text)))

    assert found is not None
    assert (text[slice(*found[1])], text[slice(*found[0])]) == (source, cue)
    assert [text[low:high] for low, high in found[2]] == ["“The wells are safe,”"]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("“The wells are safe,” according to SANA.", "according to"),
        ("“The wells are safe,” Moss said, she thought.", "thought"),
        ("The wells that Moss said were safe, according to SANA.", "according to"),
    ],
    ids=["no inner tag", "no relay", "no quotation"],
)
def test_no_inner_speaker(text, cue):
    """Without a tag of its own, the words are the outer source's."""
    outer = (0, text.rindex(","))

    assert find_inner_speaker(text, cue, [outer], QuotationIndex(text, pair_quotes(text))) is None
