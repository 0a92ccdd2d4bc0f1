"""What each stretch of a text is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrack.articles.blocks import classify_blocks
from quotetrack.articles.head import is_publisher_line, parse_date_line
from quotetrack.records import READ_KINDS, BlockKind

PASTED = """\
1. Skip to content
  2. Skip to main menu
Harbours

Ferry line 'close to ruin' after storm

March 3, 2019

With half its ships damaged, the Lower Fenwick ferry line said it may not sail again. \
The minister of transport said help would come.

A ferry in the harbour of Port Ellery
Image: picture-alliance/AA/N. Brandt

The company on Friday said that four of its nine ships could not be repaired before the summer, \
and that two hundred people would lose their work.

"We have never seen such a storm," said Oda Brandt, who heads the company.\u00a0"We will not see another."

'No more money'

The government in Port Ellery had promised help in January, when the first of the storms had \
cut the islands off for eleven days.

"There is no more money," the minister told reporters.

ob/tk (AP, Reuters, dpa)

Skip next section Explore more
Skip next section BBC's Top Story

BBC's Top Story

Skip next section More stories from BBC"""

WIRE = """\
Islands vote on bridge

By Oda Brandt
Associated Press

PORT ELLERY, Fenwick (AP) — Voters on the northern islands were to decide on Sunday \
whether to build the bridge that their grandparents had been promised.

"I shall vote for it," Tom Kell said.

(Reporting by Oda Brandt in Port Ellery; Editing by Tom Kell)
"""

WRAPPED = """\
The harbour master of Port Ellery said on Monday that the new
lighthouse would be lit before the winter storms, though the
lamp had not yet come from the mainland.

"It is a fine lamp," he said, "and it will be seen from twenty
miles away, which is more than can be said of the old one that
stood there."

Short last paragraph of the letter, also wrapped by the mailer
that sent it.
"""

INTERVIEW = """\
Q: What did you tell the council?

A: I said that the road was not safe.

Q: And then?

A: Nothing. They went home.
"""


BEFORE = "The council of Port Ellery met for the third time this week on Friday. " * 3
BEHIND = "Nobody knew what to say to the harbour master. " * 4
INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\ufeff\u180e"


def kinds(text: str, *, title: str | None = None) -> list[tuple[str, str]]:
    return [(block.kind.value, text[block.start : block.end]) for block in classify_blocks(text, title=title)]


def test_a_pasted_page_is_taken_apart() -> None:
    """Navigation, picture and credit come off a pasted page; headline, deck, date, subhead and body are told apart."""
    found = [kind for kind, _ in kinds(PASTED)]

    assert found == [
        *["navigation"] * 3,
        "headline",
        "date",
        "deck",
        *["picture"] * 2,
        *["body"] * 2,
        "subhead",
        *["body"] * 2,
        "credit",
        *["navigation"] * 2,
        "trailer",
        "navigation",
    ]


def test_a_wire_story_keeps_byline_and_sign_off_apart() -> None:
    """Byline, the agency under it, and the sign-off behind the story are no body."""
    assert [kind for kind, _ in kinds(WIRE)] == ["headline", "byline", "byline", "body", "body", "credit"]


def test_hard_wrapped_lines_make_one_paragraph() -> None:
    """Lines broken at a fixed width are one block a paragraph."""
    found = kinds(WRAPPED)

    assert [kind for kind, _ in found] == ["body", "body", "body"]
    assert found[1][1].startswith('"It is a fine lamp,"')
    assert found[1][1].endswith('stood there."')


def test_an_interview_stays_body() -> None:
    """Questions and answers, short as they are, are the article's words."""
    assert {kind for kind, _ in kinds(INTERVIEW)} == {"body"}


@pytest.mark.parametrize(
    "line",
    [
        "“It was the wind,” he said.",
        "- The bridge is closed, said the mayor",
        "• Oda Brandt, mayor: “We are ready.”",
        "By Monday, thousands had fled.",
        "Follow the money, he told the council.",
        "Share the road, the minister said on Friday.",
        "Image is everything, she said.",
        "More than forty people were hurt.",
        "Photos showed the bridge before it fell.",
        "Read the letter, he said: it is all in there.",
        "Home is where the harbour is, said Kell.",
        "Reuters reported the same on Tuesday.",
        "The AP said it had seen the letter.",
        "KELL: I never said that.",
        "Related charges were dropped, the court said.",
        '"Subscribe to nothing," she said.',
    ],
)
def test_prose_that_looks_like_furniture_stays_body(line: str) -> None:
    """A sentence that begins like a menu, a byline or a credit is read all the same."""
    text = f"{BEFORE}\n\n{line}\n\n{BEHIND}"

    assert [(kind, words) for kind, words in kinds(text) if words == line] == [("body", line)]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Share on Facebook", "navigation"),
        ("Share Tweet Email", "navigation"),
        ("Advertisement", "navigation"),
        ("Sign up for our daily newsletter", "navigation"),
        ("Photo: Oda Brandt/Fenwick Courier", "picture"),
        ("Oda Brandt via Getty Images.", "picture"),
        ("The harbour on Friday. (AP Photo/Oda Brandt)", "picture"),
        ("Read more: Islands vote on bridge", "trailer"),
        ("Follow Oda Brandt on Twitter @odabrandt", "trailer"),
        ("(AP, AFP)", "credit"),
        ("The Associated Press contributed to this report.", "credit"),
        ("Copyright 2019 The Associated Press. All rights reserved.", "credit"),
        ("— With AFP", "credit"),
        ("Additional reporting by Tom Kell in Port Ellery", "credit"),
    ],
)
def test_furniture_between_paragraphs_is_no_body(line: str, kind: str) -> None:
    """Known furniture is told from prose wherever it stands."""
    text = f"{BEFORE}\n\n{line}\n\n{BEHIND}"

    assert (kind, line) in kinds(text)


@pytest.mark.parametrize(
    ("line", "is_date"),
    [
        ("March 3, 2019", True),
        ("Published: 3 March 2019, 10:15 GMT", True),
        ("Sun 3 Mar 2019 10.15", True),
        ("3 March 2019 | Updated 2 hours ago", True),
        ("Updated 0300 GMT (1100 HKT) March 3, 2019", True),
        ("6:38 PM EST, Sun March 3, 2019", True),
        ("Published\u00a03 Mar 2019", True),
        ("March 3, 2019 was a cold day", False),
        ("3 ships, March 3, 2019", False),
        ("On March 3, 2019", False),
        ("March", False),
    ],
)
def test_parse_date_line(line: str, is_date: bool) -> None:
    """A date with its label, time and update is a date line; a sentence with a date is not."""
    assert parse_date_line(line) == ("2019-03-03" if is_date else None)


def test_a_long_single_line_is_one_body_block() -> None:
    """A dump that lost its line breaks is read as one paragraph, date and headline included."""
    text = "Sun 3 Mar 2019 Ferry line close to ruin. " + "The company said that four ships were lost. " * 20

    (block,) = classify_blocks(text)

    assert block.kind is BlockKind.BODY


def test_the_stated_title_finds_the_headline() -> None:
    """A line that repeats the container's title is the headline, wherever it stands at the top."""
    text = (
        "Islands\n\nThe bridge will not be built.\n\n"
        + "The council of Port Ellery voted it down on Friday after a long debate. " * 3
    )

    assert ("headline", "The bridge will not be built.") in kinds(text, title="The bridge will not be built")


def test_a_credit_behind_the_last_sentence_is_cut_off() -> None:
    """A sign-off on the last paragraph's own line becomes a block, and the paragraph keeps its words."""
    text = "The company said that four ships were lost. (Reporting by Oda Brandt; Editing by Tom Kell)"

    assert kinds(text) == [
        ("body", "The company said that four ships were lost."),
        ("credit", "(Reporting by Oda Brandt; Editing by Tom Kell)"),
    ]


def is_blank(text: str) -> bool:
    return not "".join(char for char in text if char not in INVISIBLE).strip()


LINES = st.lists(
    st.one_of(
        st.sampled_from(
            [*PASTED.splitlines(), *WIRE.splitlines(), *WRAPPED.splitlines(), "", " \u00a0", "\u200b", "\x1c"]
        ),
        st.text(max_size=30),
    ),
    max_size=25,
)


@given(LINES, st.sampled_from(["\n", "\r\n", "\n\n", "\r", "\u2028"]))
def test_blocks_hold_all_of_the_text(lines: list[str], newline: str) -> None:
    """Blocks stand in order, overlap nowhere, begin and end in a character, and leave out white space alone."""
    text = newline.join(lines)
    position = 0

    for block in classify_blocks(text):
        assert position <= block.start < block.end
        assert is_blank(text[position : block.start])
        assert text[block.start : block.end] == text[block.start : block.end].strip()
        position = block.end

    assert is_blank(text[position:])


@given(st.integers(min_value=3, max_value=12), st.sampled_from(["said", "told reporters"]))
def test_plain_prose_is_all_read(count: int, verb: str) -> None:
    """In ordinary paragraphs nothing is classified away."""
    text = "\n\n".join(
        f"“Ship number {n} is lost,” the harbour master {verb} on Friday in Port Ellery." for n in range(count)
    )

    assert all(block.kind in READ_KINDS for block in classify_blocks(text))


@pytest.mark.parametrize("unit", ["“", '"', "(", "—", "By ", "Image: ", "AP, ", "Reporting by A; ", "Skip to "])
def test_odd_repetitions_take_linear_time(unit: str) -> None:
    """A hundred thousand characters of the same sign are classified without delay (no pattern backtracks)."""
    text = unit * (100_000 // len(unit))

    assert classify_blocks(text)


@pytest.mark.parametrize(
    ("top", "headline"),
    [
        (
            "Radio Ellery\nEnvironment\n\nStorm takes four ships of the ferry line",
            "Storm takes four ships of the ferry line",
        ),
        (
            "Home\n" + "News\nSport\n" * 15 + "\nStorm takes four ships of the line",
            "Storm takes four ships of the line",
        ),
        ("PRESS RELEASE\n\n3 March 2019\n\nFerry line asks islands for help", "Ferry line asks islands for help"),
        ("Storm warning\n\nBy Oda Brandt", "Storm warning"),
        ("Ships lost.\n\nThe second line of the top", "Ships lost."),
    ],
)
def test_the_headline_under_a_section(top: str, headline: str) -> None:
    """A section's or a site's name above the headline is passed over; a short headline alone is one."""
    assert ("headline", headline) in kinds(f"{top}\n\n{BEFORE}\n\n{BEHIND}")


@pytest.mark.parametrize(
    ("line", "is_publisher"),
    [
        ("Fenwick Courier", True),
        ("The Daily Star", True),
        ("Oda Brandt", False),
        ("News", False),
        ("Bad News for All", False),
    ],
)
def test_is_publisher_line(line: str, is_publisher: bool) -> None:
    """A line that ends in a paper's word, all in capitals at the front of its words, is a publisher's name."""
    assert is_publisher_line(line) is is_publisher
