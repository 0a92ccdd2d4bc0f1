"""Turns of transcripts and signatures under quotations."""

import pytest

from quotetrack.nlp.layout import find_signatures, find_turns
from quotetrack.text import pair_quotes

TRANSCRIPT = "HOLM: Did the dam hold?\nFINCH: It did, all night.\nHOLM: And the lower town?\nFINCH: Dry.\n"


def test_turns_of_a_transcript_are_attributed_to_the_name_before_the_colon():
    """Lines that begin with names in capitals are turns."""
    turns = find_turns(TRANSCRIPT)

    assert [TRANSCRIPT[slice(*t.source)] for t in turns] == ["HOLM", "FINCH", "HOLM", "FINCH"]
    assert TRANSCRIPT[slice(*turns[1].content[0])] == "It did, all night."


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
    assert text[slice(*signature.content[0])] == "The dam held all night."


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


def test_paragraphs_between_turns_go_on_with_them():
    """Where most lines are turns, the others belong to the turn before, but for those in brackets."""
    text = "HOLM: Did it hold?\nFINCH: It did.\n(Applause)\nAll night.\nHOLM: Dry?\nFINCH: Dry.\nMore from Fenwick."

    turns = find_turns(text)

    assert [[text[low:high] for low, high in turn.content] for turn in turns] == [
        ["Did it hold?"],
        ["It did.", "All night."],
        ["Dry?"],
        ["Dry."],
    ]


def test_turns_amid_prose_are_one_line_each():
    """Where a story quotes a transcript here and there, the paragraphs between are the story's."""
    text = "HOLM: Did it hold?\nHe rose.\nRain fell.\nFINCH: It did.\nThey left.\nIt cleared.\nHOLM: Good.\n"

    assert [len(turn.content) for turn in find_turns(text)] == [1, 1, 1]
