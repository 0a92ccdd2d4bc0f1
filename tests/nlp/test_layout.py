"""Turns of transcripts and signatures under quotations."""

import pytest

from quotetrack.nlp.layout import find_signatures, find_turns
from quotetrack.text import pair_quotes

TRANSCRIPT = "HOLM: Did the dam hold?\nFINCH: It did, all night.\nHOLM: And the lower town?\nFINCH: Dry.\n"


def test_turns_of_a_transcript_are_attributed_to_the_name_before_the_colon():
    """Lines that begin with names in capitals are turns."""
    turns = find_turns(TRANSCRIPT)

    assert [TRANSCRIPT[slice(*t.source)] for t in turns] == ["HOLM", "FINCH", "HOLM", "FINCH"]
    assert TRANSCRIPT[slice(*turns[1].content)] == "It did, all night."


@pytest.mark.parametrize(
    "text",
    [
        "VIDEO: the dam at night\nPHOTOS: the dam by day\n",
        "UPDATE: x y\nUPDATE: z\nUPDATE: w\n",
        "He said:\nNO: never\n",
    ],
    ids=["labels", "one name only", "a single line"],
)
def test_labels_are_no_transcript(text):
    """Two must speak, and one of them twice."""
    assert find_turns(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "“The dam held all night.” — Orla Finch",
        "“The dam held all night.”\n― Orla Finch, nurse.\n",
        '"The dam held all night." -- Orla van der Finch, Lower Town\nMore.',
    ],
)
def test_signatures_are_sources(text):
    """A dash and a name behind a quotation say whose it is."""
    (signature,) = find_signatures(text, pair_quotes(text))

    assert text[slice(*signature.source)].startswith("Orla")
    assert text[slice(*signature.content)] == "The dam held all night."


@pytest.mark.parametrize(
    "text",
    [
        "“The dam held all night” — a wonder, said the mayor.",
        "“The dam held all night,” — and it rained.",
        "“The Dam” — Orla Finch",
        "“The dam held all night” — Orla Finch said so twice and then she went on about it",
    ],
    ids=["small letters", "a clause", "a title", "a sentence"],
)
def test_a_dash_in_prose_is_no_signature(text):
    """What follows the dash must be a name up to the end of the line."""
    assert list(find_signatures(text, pair_quotes(text))) == []
