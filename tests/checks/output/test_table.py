"""Findings for eyes: on a terminal of any width, and in a pipe."""

from __future__ import annotations

import io
import re

import pytest
from support.made_checks import EVIDENCE, MADE_CHECKS, make_finding

from quotetrack.checks import Location, Severity
from quotetrack.checks.output.explain import print_checks, print_page
from quotetrack.checks.output.table import print_findings
from quotetrack.output.console import make_console

HOSTILE = "[bold]gull[/bold] [/] :smile: \x1b[2J\x9b31m\u202e"
SHOWN = r"[bold]gull[/bold] [/] :smile: ␛[2J\u{9b}31m\u{202e}"


class Terminal(io.StringIO):
    def isatty(self):
        return True


def show(stream, *findings, width=None):
    print_findings(make_console(stream, width=width), findings, MADE_CHECKS)
    return stream.getvalue()


def test_a_finding_in_a_pipe():
    """Where, the line with carets, what was found, what to check, on what it rests, and the counts; no colour."""
    shown = show(
        io.StringIO(), make_finding(evidence=(EVIDENCE,)), make_finding("QT201", location=None, end=0, start=0)
    )

    assert shown == (
        "news/story.txt:2:16 QT101 bare-gull (warn)\n"
        "    It left, three sources said.\n"
        "                   ^^^^^^^\n"
        "    a gull without a name\n"
        "    check: Ask the gull.\n"
        "    the same quotation: Fenwick Mail, 2031-05-01, https://fenwick.example/a\n"
        "        They will [-not-] pay\n"
        "\n"
        "news/story.txt QT201 loud-gull (info)\n"
        "    a gull without a name\n"
        "    check: Ask the gull.\n"
        "\n"
        "2 findings in 1 article: 1 warn, 1 info\n"
    )


def test_nothing_is_printed_of_nothing():
    """No line of counts where nothing was found."""
    assert show(io.StringIO()) == ""


@pytest.mark.parametrize("stream", [io.StringIO, Terminal])
def test_words_of_strangers_are_shown_and_not_obeyed(stream):
    """In each place where they come from pages or names of files."""
    finding = make_finding(
        article=HOSTILE, words=HOSTILE, message=HOSTILE, location=Location(1, 1, 1, len(HOSTILE) + 1, HOSTILE)
    )

    shown = show(stream(), finding, width=200)

    assert re.sub("\x1b\\[[0-9;]*m", "", shown).count(SHOWN) == 3
    assert not set("\x9b\u202e") & set(shown)
    assert "\x1b[2J" not in shown


@pytest.mark.parametrize("width", [200, 80, 30, 12, 5])
def test_terminals_of_any_width(width):
    """No line is wider than the terminal, and the words are there."""
    line = "Nobody knew " * 30 + "what three sources said" + " of the ferry" * 30
    column = line.index("sources") + 1
    finding = make_finding(location=Location(7, column, 7, column + 7, line), evidence=(EVIDENCE,))

    shown = re.sub("\x1b\\[[0-9;]*m", "", show(Terminal(), finding, width=width))

    assert max(map(len, shown.splitlines())) <= width
    assert "sources" in "".join(shown.split())


def test_the_page_of_a_check():
    """All that its docstring says."""
    stream = io.StringIO()
    print_page(make_console(stream), MADE_CHECKS["QT202"])

    assert stream.getvalue() == (
        "QT202 lone-gull (check, off)\n\nLook at the lone-gull.\n\nBecause.\n\nStandard\nA handbook.\n\n"
        "False alarms\nSome.\n\nSomething to check\n    Yes.\n\nNothing to check\n    No.\n"
    )


def test_the_list_of_checks():
    """A line each."""
    stream = io.StringIO()
    print_checks(make_console(stream), MADE_CHECKS.values())

    assert stream.getvalue().splitlines()[1] == "QT101  bare-gull  warn        Look at the bare-gull."
    assert [line.split()[0] for line in stream.getvalue().splitlines()] == ["code", *MADE_CHECKS]


def test_severities_have_colours_on_a_terminal(monkeypatch):
    """And none in a pipe."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    finding = make_finding(severity=Severity.WARN)

    assert "\x1b[1;31m" in show(Terminal(), finding, width=80)
    assert "\x1b" not in show(io.StringIO(), finding, width=80)
