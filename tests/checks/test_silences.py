"""Silences keep quiet what they name, say when they are no longer needed, and are refused where they are malformed."""

from __future__ import annotations

import pytest

from quotetrack.checks import (
    CHECKS,
    Finding,
    Severity,
    Silence,
    format_silence,
    parse_silences,
    silence_findings,
)
from quotetrack.errors import SettingError


def find(words="sources", article="drafts/ferry.txt", code="QT101"):
    """A finding of some words."""
    return Finding(code, article, f"id of {article}", 0, len(words), words, "bare", "ask", Severity.WARN)


def silence(findings, *silences, articles=("drafts/ferry.txt",)):
    """The findings with the silences applied, after all checks ran."""
    return silence_findings(findings, silences, codes=CHECKS, articles=articles)


@pytest.mark.parametrize(
    ("words", "article"),
    [
        ("sources", ""),
        ("", "drafts/ferry.txt"),
        ("", "drafts/*.txt"),
        ("", "id of drafts/ferry.txt"),
        ("sources", "drafts/ferry.txt"),
    ],
)
def test_what_a_silence_names_is_quiet(words, article):
    """Words, an input, a pattern of inputs and an article's identity each silence; nothing else goes with it."""
    other = find("officials", "story.txt")

    done = silence([find(), other], Silence("QT101", "known", "Ida", words, article))

    assert done.kept == (other,)
    assert [finding for finding, _ in done.silenced] == [find()]
    assert done.unused == ()


def test_white_space_does_not_matter():
    """A finding that runs over a line break is the same words."""
    assert silence([find("the  \n sources")], Silence("QT101", "known", "Ida", "the sources")).kept == ()


@pytest.mark.parametrize(
    "other",
    [
        Silence("QT102", "known", "Ida", "sources"),
        Silence("QT101", "known", "Ida", "Sources of the company"),
        Silence("QT101", "known", "Ida", "sources", "story.txt"),
    ],
)
def test_what_it_does_not_name_stays(other):
    """Another check, other words, another article: not silent."""
    assert silence([find()], other).kept == (find(),)


def test_unused_silences_are_told():
    """A silence that silences nothing is told of, unless its check did not run or its article was not looked at."""
    unused = Silence("QT101", "known", "Ida", "officials", "drafts/ferry.txt")
    elsewhere = Silence("QT101", "known", "Ida", "officials", "story.txt")

    assert silence([find()], unused, elsewhere).unused == (unused,)
    assert silence_findings([], [unused], codes=["QT102"], articles=["drafts/ferry.txt"]).unused == ()


def test_a_silence_is_read_as_it_was_written():
    """Quotes, backslashes and control characters survive the file."""
    one = Silence("QT101", 'she said "no" \\ \x1b', "Ida", "sources", "a.txt", "2031-05-04")

    (read,) = parse_silences(f"[[organization]]\nname = 'x'\n\n{format_silence(one)}".encode(), "q.toml", CHECKS)

    assert read.origin == "q.toml, silence 1"
    assert (read.code, read.reason, read.author, read.words, read.article, read.day) == (
        one.code, one.reason, one.author, one.words, one.article, one.day,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"[[silence]\n", "not valid TOML"),
        (b"silence = 3\n", "not a list of blocks"),
        (b"[[silence]]\ncode = 'QT101'\nauthor = 'Ida'\n", "no reason"),
        (b"[[silence]]\ncode = 'QT101'\nreason = 'x'\n", "no author"),
        (b"[[silence]]\ncode = 'QT999'\nreason = 'x'\nauthor = 'Ida'\n", "no check 'QT999'"),
        (b"[[silence]]\ncode = 'QT101'\nreason = 'x'\nauthor = 'Ida'\nfor = 'ever'\n", "no key 'for'"),
        (b"[[silence]]\ncode = 'QT101'\nreason = 3\nauthor = 'Ida'\n", "'reason' is no text"),
        (b"\xff", "not valid TOML"),
    ],
)
def test_a_malformed_file_is_refused(content, told):
    """One line says which block and what is wrong."""
    with pytest.raises(SettingError, match=told):
        parse_silences(content, "q.toml", CHECKS)
