"""The article as the model reads it has the text's length and none of its furniture."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrack.nlp.view import iter_sections, readable_view
from quotetrack.records import Article, Block, BlockKind


def article_of(*parts):
    """An article out of (text, kind) parts, one line each."""
    text, blocks = "", []
    for line, kind in parts:
        blocks.append(Block(len(text), len(text) + len(line), kind))
        text += line + "\n"
    return Article("a", "a", text, "0" * 64, blocks=tuple(blocks))


def test_readable_view_blanks_what_is_not_the_articles_own_words():
    """Navigation and credits become blanks of the same length; the rest stays in place."""
    article = article_of(
        ("Skip to content", BlockKind.NAVIGATION),
        ("The mayor said no.", BlockKind.BODY),
        ("mk/ol (AP)", BlockKind.CREDIT),
    )

    view = readable_view(article)

    assert len(view) == len(article.text)
    assert view.strip() == "The mayor said no."
    assert view.index("The mayor") == article.text.index("The mayor")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("hard\nwrapped line", "hard wrapped line"),
        ("no\u00a0break\u2009space", "no break space"),
        ("zero\u200bwidth", "zero width"),
    ],
)
def test_readable_view_makes_odd_white_space_plain(line, expected):
    """Inside a block every odd blank and every hard line break is one plain space."""
    assert readable_view(article_of((line, BlockKind.BODY))).strip() == expected


@pytest.mark.parametrize("marks", ["“", "“”", '(—"'])
def test_no_long_run_of_marks_reaches_the_tokenizer(marks):
    """spaCy takes quadratic time for such a run, so all but its first mark become blanks."""
    view = readable_view(article_of((marks * 5_000 + " said Moss", BlockKind.BODY)))

    assert view.split() == [marks[0], "said", "Moss"]


@given(st.text(alphabet="ab .\n", max_size=400), st.integers(5, 60))
def test_sections_hold_the_whole_text_in_order(view, limit):
    """Sections lie where their offset says, follow each other, and leave out nothing but blanks."""
    at = 0
    for offset, piece in iter_sections(view, limit):
        assert view[offset : offset + len(piece)] == piece
        assert not view[at:offset].strip()
        at = offset + len(piece)

    assert not view[at:].strip()


def test_a_section_ends_at_a_line_break_where_there_is_one():
    """Paragraphs are kept whole."""
    lines = [f"paragraph {number} " + "word " * 10 for number in range(30)]

    pieces = [piece for _, piece in iter_sections("\n".join(lines), 200)]

    assert len(pieces) > 5
    assert {line.strip() for piece in pieces for line in piece.splitlines() if line.strip()} == {
        line.strip() for line in lines
    }
