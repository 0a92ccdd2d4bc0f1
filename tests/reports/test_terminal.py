"""Tables on a terminal of any width, and in a pipe: everything is shown, nothing is obeyed."""

from __future__ import annotations

import io
import re
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotetrack.output.console import literal, make_console, print_line
from quotetrack.records import AttributionClass, Carrier, CarrierBasis, Dateline, Kind, ResolvedBy, Span
from quotetrack.reports import Grouping, note_article, summarize
from quotetrack.reports.report_table import print_report
from quotetrack.reports.terminal import print_attributions

STYLE_RE = re.compile("\x1b\\[(?:0|1|2|3|33|1;3|2;3)m")
MARKUP = "[sic] [/] [b]x[/i] [link=https://evil.example]bbc[/link] :smile: 127.0.0.1 {x!r} https://example.org"
HOSTILE = MARKUP + " \x1b]0;owned\x07\x1b[2J\x9b31m \u202eabc\u2069 \u200b\U000e0041 \x00\x7f\ud800"
SHOWN = MARKUP + r" ␛]0;owned␇␛[2J\u{9b}31m \u{202e}abc\u{2069} \u{200b}\u{e0041} ␀␡\u{d800}"


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def shown_on(stream, width, show):
    """What `show(console)` prints on the stream, without the styles that a terminal gets."""
    show(make_console(stream, width=width))
    return STYLE_RE.sub("", stream.getvalue())


def squeezed(text):
    """The text without white space: how lines were folded does not matter."""
    return "".join(text.split())


@pytest.fixture
def reading(make_article, make_attribution):
    """An article with everything in its head, and one attribution of every kind."""
    article = make_article(
        credits=(Carrier("AP", CarrierBasis.CREDIT), Carrier("Reuters", CarrierBasis.CREDIT)),
        dateline=Dateline("GULLPORT", "AFP", None, 0, 9),
    )
    byline = [("UPI", "byline")]
    her = make_attribution("It would “last”", kind=Kind.MIXED, role="chair", organization="Harbour Board", start=50)
    attributions = (
        make_attribution(role="chair", organization="Harbour Board", carriers=[("Gull Wire", "told"), *byline]),
        replace(her, source=Span(0, 3, "she"), speaker=replace(her.speaker, resolved_by=ResolvedBy.PRONOUN)),
        make_attribution(
            "Two ships had left", speaker=None, described="two officials", kind=Kind.INDIRECT, confidence=0.31,
            notes=("two antecedents: A, B",), start=90,
        ),
        make_attribution("It will pass", category=AttributionClass.BELIEF, medium="letter", start=120),
        replace(make_attribution("Nobody knows", start=150), speaker=None, source=Span(0, 2, "he")),
    )  # fmt: skip
    return article, attributions


def test_an_article_reads_like_this(reading):
    """A pipe gets the head and one whole line an attribution: who, through whom, how, what."""
    text = shown_on(io.StringIO(), None, lambda console: print_attributions(console, *reading))

    lines = [re.sub("  +", "  ", line) for line in text.splitlines()]
    assert lines == [
        "About harbour.txt",
        "The Saltmarsh Courier · 2024-03-05 · GULLPORT · credit: AP, Reuters · dateline: AFP · byline: UPI",
        "harbour.txt",
        "",
        "who  through  how  what",
        "Mara Quill, chair, Harbour Board  told Gull Wire  direct, said  “The harbour is closed”",
        "Mara Quill, as “she”, chair, Harbour Board  mixed, said  It would “last”",
        "unnamed: two officials  indirect, said, doubtful (0.31)  Two ships had left, note: two antecedents: A, B",
        "Mara Quill  in: letter  direct, belief, said  “It will pass”",
        "he, nobody named  direct, said  “Nobody knows”",
        "",
    ]


@pytest.mark.parametrize("width", [200, 120, 100, 80, 71, 70, 69, 40, 21, 20, 19, 10, 7, 5])
def test_every_width_shows_everything(width, reading):
    """From 200 columns down to 5 nothing is dropped and no line is wider than the terminal."""
    text = shown_on(Terminal(), width, lambda console: print_attributions(console, *reading))

    assert max(map(len, text.splitlines())) <= width
    if width < 70:
        for part in ("The harbour is closed", "told Gull Wire", "chair, Harbour Board", "unnamed: two officials"):
            assert squeezed(part) in squeezed(text)
    for word in ("closed", "Quill", "Gull", "Wire", "chair", "officials", "antecedents", "belief", "GULLPORT"):
        # A narrow column breaks words, a table puts other columns between the pieces.
        assert word in text or width < 100


@pytest.mark.parametrize("width", [200, 40])
def test_hostile_text_is_printed_literally(width, reading, make_attribution):
    """Markup, emoji codes, links, escape sequences and hidden characters of every field come out visible."""
    article, _ = reading
    article = replace(article, title=HOSTILE, name=HOSTILE, outlet=HOSTILE, published=HOSTILE)
    attribution = make_attribution(
        HOSTILE, speaker=HOSTILE, role=HOSTILE, organization=HOSTILE, carriers=[(HOSTILE, "told"), (HOSTILE, "credit")],
        notes=(HOSTILE,), medium=HOSTILE, cue=Span(0, 1, HOSTILE), confidence=0.1,
    )  # fmt: skip

    def show(console):
        print_attributions(console, article, [attribution])
        print_report(console, summarize([attribution], {article.id: note_article(article)}, Grouping))

    terminal, pipe = shown_on(Terminal(), width, show), shown_on(io.StringIO(), None, show)

    for text in (terminal, pipe):
        assert not [char for char in text if char != "\n" and unicodedata.category(char) in {"Cc", "Cf", "Cs"}]
    assert pipe.count(SHOWN) > 15
    if width == 40:
        assert squeezed(terminal).count(squeezed(SHOWN)) > 8


@settings(max_examples=150)
@given(st.text(st.characters(exclude_categories=()) | st.sampled_from("[]/:=\x1b\x9b\u202e\r\n")))
def test_a_literal_line_is_what_for_terminal_made(text):
    """Whatever the text, a pipe shows exactly its visible form on one line."""
    stream = io.StringIO()
    print_line(make_console(stream), literal(text))

    assert stream.getvalue() == literal(text).plain + "\n"
    assert "\x1b" not in stream.getvalue()


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [
        ("utf-8", "“It’s” … 東京 – é"),
        ("cp1252", r"“It’s” … \u6771\u4eac – é"),
        ("ascii", r""""It's" ... \u6771\u4eac - \xe9"""),
        ("latin-1", r""""It's" ... \u6771\u4eac - é"""),
    ],
)
def test_poor_encodings_show_what_they_can(encoding, shown):
    """A stream that lacks a character gets a plain form or its number, and nothing dies."""
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    console = make_console(stream)
    print_line(console, literal("“It’s” … 東京 – é"))
    stream.flush()

    assert stream.buffer.getvalue().decode(encoding) == shown + "\n"


def test_no_color_is_heeded(monkeypatch, reading):
    """NO_COLOR leaves no colour on a terminal (bold is no colour)."""
    monkeypatch.setenv("NO_COLOR", "1")
    stream = Terminal()
    print_attributions(make_console(stream, width=100), *reading)

    assert "\x1b[33m" not in stream.getvalue()


def test_a_pipe_is_not_cut_by_columns(monkeypatch, reading, make_attribution):
    """COLUMNS is about terminals: a pipe gets a 20,000 character quotation on one line all the same."""
    monkeypatch.setenv("COLUMNS", "40")
    article, _ = reading
    long = "word " * 4_000 + "end"

    text = shown_on(io.StringIO(), None, lambda console: print_attributions(console, article, [make_attribution(long)]))

    assert f"“{long}”\n" in text


def test_an_article_without_attributions_says_so(make_article):
    """An empty table would look like a fault."""
    text = shown_on(io.StringIO(), None, lambda console: print_attributions(console, make_article(), []))

    assert text.endswith("nobody is quoted or reported in this article\n\n")


def test_a_long_report_starts_at_once(make_article, make_attribution):
    """The first table goes out before the last row is laid out: a reader who stops early stops the work."""

    class Gone(Exception):
        pass

    class Reader(Terminal):
        def write(self, text):
            super().write(text)
            if "Speaker 0 " in self.getvalue():
                raise Gone
            return len(text)

    report = summarize(
        [make_attribution("Words", speaker=f"Speaker {number} ", start=number) for number in range(5_000)],
        {},
        [Grouping.SPEAKER],
    )
    stream = Reader()
    with pytest.raises(Gone):
        print_report(make_console(stream, width=100), report)

    assert stream.getvalue().count("Speaker") < 500
