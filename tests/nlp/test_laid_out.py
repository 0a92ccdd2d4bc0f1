"""What the network found and what the layout says, brought together."""

import pytest
from support.readings import make_reading
from support.steps import count_steps
from support.trees import make_clauses

from quotetrack.nlp.laid_out import add_laid_out
from quotetrack.records import Kind
from quotetrack.text import pair_quotes


def laid_out(marked, names=()):
    reading = make_reading(marked)
    text = reading.article.text
    clauses = make_clauses(text, names=names)
    return add_laid_out(reading.article, text, pair_quotes(text), clauses, (), reading.attributions)


def contents(attributions):
    return [[span.text for span in a.content] for a in sorted(attributions, key=lambda a: a.content[0].start)]


def test_turns_take_the_place_of_their_colons():
    """What the network made of a turn's colon, and what crosses turns, gives way; somebody else's words stay."""
    marked = (
        "{s1|HOLM}{c1|:} {q1|Did the dam hold?}\n"
        "FINCH: It did. {s2|Moss} {c2|said} {q2|it was luck}. {s3|I} {c3|think} {q3|so too}.\n"
        "HOLM: {s4|Somebody} {c4|told} me {q4|it leaked}{q4|\nFINCH: No.}\n"
    )

    assert contents(laid_out(marked)) == [
        ["Did the dam hold?"],
        ["It did. Moss said it was luck. I think so too."],
        ["it was luck"],
        ["Somebody told me it leaked"],
        ["No."],
    ]


def test_an_introduced_quotation_replaces_what_the_network_cut_short():
    """The whole quotation, with the source and the cue that the network found in the line."""
    marked = "{s1|Orla Finch} {c1|went on}:\n\n“{q1|We counted} the bricks until the morning.”\n"

    (found,) = laid_out(marked, names=["Orla Finch"])

    assert contents([found]) == [["We counted the bricks until the morning."]]
    assert (found.source.text, found.cue.text, found.kind) == ("Orla Finch", "went on", Kind.DIRECT)


def test_what_the_network_found_whole_stays_its_own():
    """The same content keeps the network's confidence, and gets no note."""
    marked = "Governor Elin Toft{c1|:}\n\n“{q1|We counted the bricks until the morning.}”\n"

    (found,) = laid_out(marked, names=["Elin Toft"])

    assert found.notes == ()


def test_a_quotation_attributed_elsewhere_is_not_introduced_again():
    """A tag behind the quotation is nearer than the line above it."""
    marked = "Governor Elin Toft:\n\n“{q1|We counted the bricks until the morning,}” {c1|said} {s1|Moss}.\n"

    assert [a.source.text for a in laid_out(marked, names=["Elin Toft"])] == ["Moss"]


def test_a_signature_belongs_to_the_quotation_before_it():
    """Where the network gave the dash to the next quotation, the rule gives it back."""
    marked = "“The dam held all night.”\n{c1|—} {s1|Orla Finch}\n\n“{q1|Nobody slept that night.}”\n— Joram Kess\n"

    found = laid_out(marked)

    assert [(a.source.text, a.content[0].text) for a in found] == [
        ("Orla Finch", "The dam held all night."),
        ("Joram Kess", "Nobody slept that night."),
    ]


def test_what_runs_over_signed_quotations_is_none():
    """One attribution cannot hold the words of two who signed."""
    marked = (
        "{s1|Moss} {c1|wrote} “{q1|The dam held all night.}”\n— Orla Finch\n\n"
        "“{q1|Nobody slept that night.}”\n— Joram Kess\n"
    )

    assert [a.source.text for a in laid_out(marked)] == ["Orla Finch", "Joram Kess"]


def test_every_record_of_the_layout_says_so():
    """Confidence and a note: a reader can tell the rules' records from the network's."""
    (found,) = laid_out("“The dam held all night.”\n— Orla Finch\n")

    assert found.notes == ("attributed by the page's layout (signature)",)
    assert 0 < found.confidence < 1


@pytest.mark.parametrize(
    "piece",
    [
        "HOLM: Did it hold?\nFINCH: It did.\n",
        "Governor Elin Toft:\n\n“We counted the bricks until morning.”\n\n",
        "Elin Toft sighed. “We counted the bricks until morning.” It rained. ",
        "“{{q{0}|It was late,}}” {{c{0}|said}} {{s{0}|Elin Toft}}.\n\n“We counted the bricks until morning.”\n\n",
        "“We counted the bricks.”\n— Elin Toft\n\n",
        "Governor Elin Toft:\n- one thing\n- another thing\n\n",
    ],
    ids=["turns", "introduced", "one long line", "paragraphs", "signatures", "lists"],
)
def test_work_grows_with_length(piece):
    """Eight times the text takes about eight times the work."""

    def steps(count):
        reading = make_reading("".join(piece.format(k) if "{{" in piece else piece for k in range(count)))
        text = reading.article.text
        clauses, quotations = make_clauses(text, names=["Elin Toft"]), pair_quotes(text)
        return count_steps(lambda: add_laid_out(reading.article, text, quotations, clauses, (), reading.attributions))

    assert steps(160) < 12 * steps(20)
