"""Quotations and lists below a line that ends in a colon."""

import pytest
from support.trees import make_clauses

from quotetrack.nlp.contents import QuotationIndex
from quotetrack.nlp.introduced import find_introduced
from quotetrack.records import Kind
from quotetrack.text import pair_quotes

QUOTED = "\n\n“We will rebuild the bridge before winter.”\n"


def introduced(text, tree="", names=()):
    view = text.replace("\r", " ")
    return list(find_introduced(view, make_clauses(view, tree, names), QuotationIndex(view, pair_quotes(view))))


@pytest.mark.parametrize(
    ("line", "names", "source"),
    [
        ("From Chairwoman Ilse Brandt:", ["Ilse Brandt"], "Chairwoman Ilse Brandt"),
        ("Statement by Minister Pavel Orsk:", ["Pavel Orsk"], "Minister Pavel Orsk"),
        ("Here is the full statement from Hollin Energy:", ["Hollin Energy"], "Hollin Energy"),
        ("Governor Elin Toft:", ["Elin Toft"], "Governor Elin Toft"),
        ("Mayor Orla Finch, in a statement:", ["Orla Finch"], "Mayor Orla Finch"),
        ("The Fenwick Dispatch reports:", ["The Fenwick Dispatch"], "The Fenwick Dispatch"),
        ("According to the water board:", [], "the water board"),
    ],
)
def test_headings_name_the_speaker(line, names, source):
    """A line without a verb that names somebody, with a colon, heads what they said."""
    text = line + QUOTED

    (found,) = introduced(text, names=names)

    assert text[slice(*found.source)] == source
    assert [text[low:high] for low, high in found.content] == ["We will rebuild the bridge before winter."]


@pytest.mark.parametrize(
    "line",
    ["From our archive:", "What to bring:", "A lesson from Orla Finch:", "In this issue:"],
)
def test_other_headings_name_nobody(line):
    """A heading needs a name, and the name must begin it or follow `From` or `Statement by`."""
    assert introduced(line + QUOTED, names=["Orla Finch"]) == []


WENT_ON = "went/VBD/go/root/went Finch/NNP/Finch/nsubj/went Orla/NNP/Orla/compound/Finch on/RP/on/compound:prt/went"
PAUSED = "paused/VBD/pause/root/paused She/PRP/she/nsubj/paused said/VBD/say/conj/paused"
TO_SAY = "went/VBD/go/root/went board/NN/board/nsubj/went The/DT/the/det/board say/VB/say/xcomp/went"
REFUSED = "refused/VBD/refuse/root/refused She/PRP/she/nsubj/refused call/VB/call/xcomp/refused"


@pytest.mark.parametrize(
    ("line", "tree", "source", "cue"),
    [
        ("Then Orla Finch went on:", WENT_ON, "Orla Finch", "went on"),
        ("She paused and said:", PAUSED, "She", "said"),
        ("The board went on to say:", TO_SAY, "The board", "say"),
    ],
)
def test_the_last_verb_of_speaking_has_the_speaker(line, tree, source, cue):
    """Source and cue come from the tree: the verb's own subject, or that of the verb it is joined to."""
    text = line + QUOTED

    (found,) = introduced(text, tree)

    assert (text[slice(*found.source)], text[slice(*found.cue)]) == (source, cue)


@pytest.mark.parametrize(
    ("line", "tree"),
    [
        ("It gets better:", "gets/VBZ/get/root/gets It/PRP/it/nsubj/gets"),
        ("It says:", "says/VBZ/say/root/says It/PRP/it/nsubj/says"),
        ("She refused to call:", REFUSED),
    ],
)
def test_nobody_speaks(line, tree):
    """A verb of speaking is needed, and a subject that can speak."""
    assert introduced(line + QUOTED, tree) == []


def test_a_quotation_runs_on_below_the_line():
    """The paragraphs that carry an unclosed quotation on are its content too."""
    text = "Governor Elin Toft:\n\n“We will rebuild the bridge.\n\n“Then the road.”\n"

    (found,) = introduced(text, names=["Elin Toft"])

    assert [text[low:high] for low, high in found.content] == ["We will rebuild the bridge.", "Then the road."]


def test_items_of_a_list_are_one_content():
    """Bullets below the line are what was said, without their signs."""
    text = "Governor Elin Toft:\n\n• The bridge comes first\n• Then the road\n\nShe left.\n"

    (found,) = introduced(text, names=["Elin Toft"])

    assert [text[low:high] for low, high in found.content] == ["The bridge comes first", "Then the road"]
    assert found.kind is Kind.INDIRECT


def test_quoted_items_are_direct():
    """A list of quotations is direct."""
    text = "Governor Elin Toft:\n\n- “The bridge comes first.”\n- “Then the road.”"

    (found,) = introduced(text, names=["Elin Toft"])

    assert [text[low:high] for low, high in found.content] == ["The bridge comes first.", "Then the road."]
    assert found.kind is Kind.DIRECT


def test_one_bullet_is_no_list():
    """A dash before one line is a dash."""
    assert introduced("Governor Elin Toft:\n\n- The bridge comes first\n", names=["Elin Toft"]) == []
