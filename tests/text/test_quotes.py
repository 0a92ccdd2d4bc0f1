"""Quotation marks paired: tables of news prose, and properties over built texts."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from support.steps import count_steps

from quotetrack.text import Quotation, QuoteFamily, pair_quotes, quote_states
from quotetrack.text.quotes import CLOSING, INSIDE, OPENING, OUTSIDE


def inner_texts(text: str) -> list[str]:
    return [text[quotation.inner_start : quotation.inner_end] for quotation in pair_quotes(text)]


PAIRED = [
    ("straight", '"We lost the bridge," she said. "It is gone."', ["We lost the bridge,", "It is gone."]),
    ("curly", "“We lost the bridge,” she said.", ["We lost the bridge,"]),
    ("single in double", "“He said ‘no’ twice,” she said.", ["He said ‘no’ twice,", "no"]),
    ("straight single in double", "\"He called it 'odd',\" she said.", ["He called it 'odd',", "odd"]),
    ("double in single", "‘He said “no” twice,’ she said.", ["He said “no” twice,", "no"]),
    (
        "nested marks touch",
        "\"'No,' he said,\" she said, \"and 'never.'\"",
        ["'No,' he said,", "No,", "and 'never.'", "never."],
    ),
    ("nested marks with a thin space", "“He said ‘no.’\u2009” She left.", ["He said ‘no.’\u2009", "no."]),
    ("guillemets", "«We lost it», she said. « Gone », he said.", ["We lost it", " Gone "]),
    ("guillemets inwards", "»We lost it«, she said, ›no‹.", ["We lost it", "no"]),
    ("guillemets to the right", "»We lost it», she said.", ["We lost it"]),
    ("angles in guillemets", "«He said ‹no› twice», she said.", ["He said ‹no› twice", "no"]),
    ("low and high", "„Lost“ and „gone” and ‚so‘ she said.", ["Lost", "gone", "so"]),
    ("high in low", "„He said ‚no‘ twice“, she said.", ["He said ‚no‘ twice", "no"]),
    ("right marks on both sides", "”Lost” and ”gone,” she said.", ["Lost", "gone,"]),
    ("left marks on both sides", "“Lost“ and “gone,“ she said.", ["Lost", "gone,"]),
    ("straight meets curly", '“Lost," she said. "Gone,” he said.', ["Lost,", "Gone,"]),
    ("backticks", "``Lost,'' she said, ``and `gone' too.''", ["Lost,", "and `gone' too.", "gone"]),
    ("doubled singles", "''Lost,'' she said. ''He said 'gone,''' she said.", ["Lost,", "He said 'gone,'", "gone,"]),
    (
        "doubled curly singles",
        "‘‘Lost,’’ she said. “Gone,’’ he said. ‘‘He said ‘no.’’’",
        ["Lost,", "Gone,", "He said ‘no.’", "no."],
    ),
    ("three singles open", "'''Gone,' he said,'' she said.", ["'Gone,' he said,", "Gone,"]),
    ("spaces inside straight marks", 'He said " lost " and left.', [" lost "]),
    ("no space before", 'He said:"Lost," and left.', ["Lost,"]),
    ("no space after", '"Lost,"she said. "Gone."', ["Lost,", "Gone."]),
    ("dashes around", "It is lost—“gone”—she said.", ["gone"]),
    ("brackets around", 'It is gone ("lost") she said.', ["lost"]),
    ("same mark nested", 'He "said "stop" and left" again.', ['said "stop" and left', "stop"]),
    (
        "curly in a straight paragraph",
        '"He left, crying “stop” and “go.”"',
        ["He left, crying “stop” and “go.”", "stop", "go."],
    ),
    ("direction marks", "\u202a“Lost,” she said.", ["Lost,"]),
    ("empty", "", []),
    ("no marks", "She said it was gone.", []),
]


@pytest.mark.parametrize(("name", "text", "expected"), PAIRED, ids=[row[0] for row in PAIRED])
def test_pairs_marks_of_every_kind(name: str, text: str, expected: list[str]) -> None:
    """Each quotation is found with what stands between its marks, outer before inner."""
    assert inner_texts(text) == expected


NOT_QUOTED = [
    ("contractions", "They don’t say it, and we didn't ask."),
    ("plural possessive", "The workers' pay and James' dog, the farmers’ fields."),
    ("years", "The '90s and the ’80s were good."),
    ("rock 'n' roll", "She likes rock 'n' roll and drum ’n’ bass."),
    ("elisions", "'Twas late; tell 'em to wait 'til dawn."),
    ("clipped words", "They were goin' to the fair an' back, ol' friends."),
    ("names", "Mr O'Dell and Mrs O’Brann and ‘Ndara of Tel‘An."),
    ("inches", 'A 12" pipe and a man of 6\'2" stood there.'),
    ("dimensions", 'A board of 12"x14" and one of 10" were found.'),
    ("stray closing mark", "She lost the bridge,” he wrote."),
    ("a lone apostrophe word", "The port of 'Ndrona was closed."),
]


@pytest.mark.parametrize(("name", "text"), NOT_QUOTED, ids=[row[0] for row in NOT_QUOTED])
def test_leaves_other_marks_alone(name: str, text: str) -> None:
    """Apostrophes, elisions, inches and stray closing marks are no quotations."""
    assert pair_quotes(text) == []


BRITISH = [
    ("possessive inside", "'The workers' pay,' he said.", ["The workers' pay,"]),
    ("curly possessive inside", "‘The workers’ pay is low,’ he said.", ["The workers’ pay is low,"]),
    ("contraction at the end", "'I can't,' he said. 'They won't.'", ["I can't,", "They won't."]),
    ("mark before the comma", "He called it 'a fight for families', she said.", ["a fight for families"]),
    ("short and ending in s", "The 'grave concerns' of the ministers' aides grew.", ["grave concerns"]),
    ("two short ones", "The 'odd cars' and the 'boats' sank.", ["odd cars", "boats"]),
    ("elision inside", "'Tell 'em it's over,' he said.", ["Tell 'em it's over,"]),
    ("clipped inside", "'We were goin' home,' he said.", ["We were goin' home,"]),
    ("decade inside", "‘It was the ’90s,’ he said.", ["It was the ’90s,"]),
    ("headline", "Mayor: 'We won't pay'", ["We won't pay"]),
    ("word with a list meaning", "The 'cause' of the fire is known.", ["cause"]),
]


@pytest.mark.parametrize(("name", "text", "expected"), BRITISH, ids=[row[0] for row in BRITISH])
def test_tells_single_quotations_from_apostrophes(name: str, text: str, expected: list[str]) -> None:
    """Single marks pair although apostrophes, possessives and elisions stand between them."""
    assert inner_texts(text) == expected


def test_paragraphs_of_one_quotation_continue() -> None:
    """Each paragraph opens, only the last closes: three quotations, the later two continue the first."""
    text = "“It was night.\n\n“We ran.\n\n“Then it stopped,” he said. “Just so.”"

    found = pair_quotes(text)

    assert [(q.closed, q.continued) for q in found] == [(False, False), (False, True), (True, True), (True, False)]
    assert text[found[1].inner_start : found[1].inner_end] == "We ran."


def test_single_quoted_paragraphs_continue() -> None:
    """An unclosed straight single mark counts where the next paragraph goes on with one."""
    assert [(q.closed, q.continued) for q in pair_quotes("'It was night.\n\n'We ran,' he said.")] == [
        (False, False),
        (True, True),
    ]


def test_lines_without_opening_marks_carry_on_to_the_closing_one() -> None:
    """A quotation wrapped over lines is found line by line, up to the mark that closes it."""
    text = '"It was night\nand we\nran," he said.\nShe said "no".'

    found = pair_quotes(text)

    assert inner_texts(text) == ["It was night", "and we", "ran,", "no"]
    assert [q.continued for q in found] == [False, True, True, False]
    assert found[1].start == found[1].inner_start


def test_forgotten_closing_mark_does_not_spoil_the_next_paragraphs() -> None:
    """An unclosed quotation ends with its paragraph, and the following ones are read afresh."""
    text = 'He said "we will go.\n\nShe said nothing of it.\n\nThey said "no" and "never".'

    assert inner_texts(text) == ["we will go.", "no", "never"]


def test_forgotten_closing_mark_does_not_swallow_the_next_quotation() -> None:
    """Where a text has lost its line breaks, a quotation left open ends before the next opening mark."""
    text = 'Reports say. "The bridge fell he said. "We saw it" said a man. "It was dark" he added.'

    found = pair_quotes(text)

    assert inner_texts(text) == ["The bridge fell he said.", "We saw it", "It was dark"]
    assert [q.closed for q in found] == [False, True, True]


def test_inch_mark_inside_a_quotation_does_not_close_it() -> None:
    """A mark after a number closes only where no surer one follows."""
    assert inner_texts('"The 12" pipe burst," he said.') == ['The 12" pipe burst,']
    assert inner_texts('"It was 1990" he said. "It rained."') == ["It was 1990", "It rained."]


def test_given_paragraphs_are_kept_to() -> None:
    """Marks outside the given paragraphs do not count, and none pairs across their ends."""
    text = '"Menu" "one two" "three'

    assert pair_quotes(text, [(7, 11), (17, 23)]) == [
        Quotation(7, 11, 8, 11, QuoteFamily.DOUBLE, 0, False, False),
        Quotation(17, 23, 18, 23, QuoteFamily.DOUBLE, 0, False, True),
    ]


def test_families_and_depths() -> None:
    """A quotation knows what kind of mark opens it and how deep it lies."""
    found = pair_quotes("“One ‘two “three” two’ one” «four» „five“")

    assert [(str(q.family), q.depth) for q in found] == [
        ("double", 0),
        ("single", 1),
        ("double", 2),
        ("guillemet", 0),
        ("low", 0),
    ]


def test_nests_fifty_deep() -> None:
    """Fifty quotations one in another keep their order and depth."""
    text = "“a ‘b " * 25 + "c" + " b’ a”" * 25

    assert [q.depth for q in pair_quotes(text)] == list(range(50))


def test_states_follow_the_marks() -> None:
    """Each character is outside, inside or part of a mark; a doubled mark is one mark."""
    text = "A ``b'' c"

    assert list(quote_states(text, pair_quotes(text))) == [
        *[OUTSIDE] * 2,
        *[OPENING] * 2,
        INSIDE,
        *[CLOSING] * 2,
        *[OUTSIDE] * 2,
    ]


RUNS = [
    '"',
    "“",
    "”",
    "'",
    "‘",
    "’",
    "«",
    "»",
    "„",
    "``",
    "“”",
    "\"'",
    "“ ",
    " '",
    "“‘",
    "'' ",
    ' "a',
    'a" ',
    "„“",
    "a' ",
    '"\n',
]


@pytest.mark.parametrize("unit", RUNS)
def test_work_is_linear_in_the_length(unit: str) -> None:
    """Ten times the marks take at most fifteen times the steps: far from a hundred."""

    def steps(length: int) -> int:
        text = (unit * length)[:length]
        return count_steps(lambda: quote_states(text, pair_quotes(text)))

    assert steps(20_000) < 15 * steps(2_000)


def test_work_is_linear_where_much_ends_at_one_place() -> None:
    """Thousands of quotations left open before a long white space are closed there without reading it again."""

    def steps(n: int) -> int:
        text = "«" + "“" * n + " " * n + "»" + "”" * n
        return count_steps(lambda: pair_quotes(text))

    assert steps(5_000) < 15 * steps(500)


MARKS = "\"“”'‘’„‚«»‹›`´‟＂"
PIECES = st.sampled_from(
    [*MARKS, "''", "``", " ", "\n", "\n\n", "a", "the workers", "12", ".", ",", "—", "(", "s", "\u2009"]
)
TEXTS = st.one_of(st.lists(PIECES, max_size=40).map("".join), st.text(max_size=60))


@given(TEXTS)
@example('"a\nb"')
def test_quotations_nest_and_stay_in_their_paragraph(text: str) -> None:
    """Whatever the text: bounds are ordered, no two quotations cross, none leaves its line, depths are right."""
    found = pair_quotes(text)

    for quotation in found:
        assert 0 <= quotation.start <= quotation.inner_start <= quotation.inner_end <= quotation.end <= len(text)
        assert quotation.closed == (quotation.inner_end < quotation.end)
        assert quotation.start < quotation.inner_start or quotation.continued
        assert len(text[quotation.start : quotation.end].splitlines()) <= 1
        around = [q for q in found if q is not quotation and q.start <= quotation.start and quotation.end <= q.end]
        assert quotation.depth == len(around)
    assert all(a.start <= b.start and (b.start >= a.end or b.end <= a.end) for a, b in pairwise(found))


@given(TEXTS)
def test_states_cover_the_text(text: str) -> None:
    """There is one state a character, and a character is outside exactly where no quotation covers it."""
    found = pair_quotes(text)
    states = quote_states(text, found)
    covered = {position for q in found for position in range(q.start, q.end)}

    assert len(states) == len(text)
    assert {position for position, state in enumerate(states) if state != OUTSIDE} == covered


PROSE = st.lists(
    st.sampled_from(["The bridge", "is gone", "they don’t know", "in 1990", "we ran", "the farmers’ fields lie"]),
    min_size=1,
    max_size=4,
)


@given(st.lists(st.tuples(PROSE, st.sampled_from(["“”", '""', "«»", "„“"])), min_size=1, max_size=5))
def test_well_formed_quotations_all_come_back(parts: list[tuple[list[str], str]]) -> None:
    """Of well-formed paragraphs every quotation comes back as it was put in."""
    contents = [" ".join(words) + "," for words, _ in parts]
    text = "\n".join(
        f"{marks[0]}{content}{marks[1]} she said." for content, (_, marks) in zip(contents, parts, strict=True)
    )

    assert inner_texts(text) == contents


@given(TEXTS)
def test_a_paragraph_before_changes_nothing_after_a_plain_one(text: str) -> None:
    """Whatever marks a paragraph holds, quotations after a paragraph of plain words that opens afresh are found."""
    tail = "“We ran,” she said. “It is gone.”"

    assert inner_texts(f"{text}\n{tail}")[-2:] == ["We ran,", "It is gone."]
