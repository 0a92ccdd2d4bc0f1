"""Quotations without a tag: whose they are is read off what stands before."""

import pytest
from support.readings import make_reading
from support.trees import make_clauses

from quotetrack.nlp.contents import QuotationIndex
from quotetrack.nlp.layout import LaidOut
from quotetrack.nlp.untagged import Continued, find_untagged
from quotetrack.text import pair_quotes

AFTER = "\n\n“The boats were too full that night.”\n\nThe siren was silent."


def untagged(marked, tree="", names=()):
    reading = make_reading(marked)
    text = reading.article.text
    quotations = pair_quotes(text)
    clauses = make_clauses(text, tree, names)
    found = find_untagged(text, quotations, QuotationIndex(text, quotations), clauses, reading.attributions)
    return text, list(found)


def test_a_quoted_paragraph_goes_on_with_the_quotation_before():
    """After a direct quotation with its speaker, a quotation alone in its paragraph is the same speaker's."""
    text, (found,) = untagged("“{q1|We were nine,}” {c1|said} {s1|Mara Quill}." + AFTER)

    assert isinstance(found, Continued)
    assert [text[low:high] for low, high in found.content] == ["The boats were too full that night."]


def test_quoted_paragraphs_in_a_row_are_one_speakers():
    """The second goes where the first went."""
    _, found = untagged("“{q1|We were nine,}” {c1|said} {s1|Mara Quill}.\n\n“One of us fell ill then.”" + AFTER)

    assert [type(item) for item in found] == [Continued, Continued]
    assert found[0].attribution is found[1].attribution


def test_after_reported_words_a_quotation_is_a_record_of_its_own():
    """The source is that of the sentence before; no word is its cue."""
    text, (found,) = untagged("{s1|Mara Quill} {c1|said} {q1|they were nine}." + AFTER)

    assert isinstance(found, LaidOut)
    assert text[slice(*found.source)] == "Mara Quill"
    assert found.cue is None


SIGHED = "sighed/VBD/sigh/root/sighed Quill/NNP/Quill/nsubj/sighed Mara/NNP/Mara/compound/Quill"


@pytest.mark.parametrize("gap", [" ", "\n\n"], ids=["sentence", "paragraph"])
def test_the_person_of_the_sentence_before_speaks(gap):
    """The subject of the sentence before, where it is a person."""
    text, (found,) = untagged(f"Mara Quill sighed.{gap}“The boats were too full that night.”", SIGHED, ["Mara Quill"])

    assert text[slice(*found.source)] == "Mara Quill"


@pytest.mark.parametrize(
    "text",
    [
        "Mara Quill sighed. “The Wheel and the Water Below”, a painting, hangs there.",
        "Mara Quill sighed. “Too full that night.”",
        "Mara Quill sighed.\n\n‘A Night the Valley Will Remember.’\n\nIt rained.",
        "Mara Quill sighed\n\n“The boats were too full that night.”",
        "Mara Quill sighed. “The boats were too full.\n\n“Hala Morsin, nurse.”",
        "“The boats were too full that night.”",
    ],
    ids=["title", "four words", "crosshead", "headline before", "signed within", "nothing before"],
)
def test_no_clear_speaker(text):
    """Titles, crossheads, short scraps and quotations after a headline are nobody's."""
    assert untagged(text, SIGHED, ["Mara Quill"])[1] == []


def test_of_two_persons_none_is_clear():
    """Where the sentence names another person beside its subject, nobody is taken."""
    text = "Mara Quill sighed at Joram Kess. “The boats were too full that night.”"

    assert untagged(text, SIGHED, ["Mara Quill", "Joram Kess"])[1] == []


def test_an_attributed_quotation_is_left_alone():
    """What has its speaker is not untagged."""
    assert untagged("“{q1|The boats were too full that night,}” {c1|said} {s1|Mara Quill}.")[1] == []
