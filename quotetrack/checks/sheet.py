"""The verification sheet of an article: every statement with its source and hands, and what to verify of it.

For an editor's desk, before publication: a line is ticked off when it has been looked at. Nothing on the sheet says
that something is wrong.

Source: the fact-checking sheets of newsrooms, where each statement is a line with its source and a box (American Press
Institute, "Fact-checking"; Der Spiegel's documentation department).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from quotetrack.checks.finding import Evidence, Finding
from quotetrack.checks.views import ArticleView
from quotetrack.graph.identity import affiliation, content_text
from quotetrack.lexicon.known_carriers import canonical_carrier
from quotetrack.records import ARTICLE_BASES, Article, Attribution, Kind
from quotetrack.statements import Appearance, Statement

__all__ = ["Sheet", "SheetLine", "make_sheet"]


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One statement.

    Attributes:
        number: From 1, in reading order.
        attribution: The record.
        words: What was said, on one line.
        paragraph: The number of the paragraph, from 1; None in headline and deck.
        speaker: Who says it, with role and bodies; None where nobody is named.
        unnamed: How the page describes an unnamed source; None where it is named.
        reason: Why it stays unnamed, in the page's words.
        hands: Through whose hands: those that the words name by step, then those that the article credits.
        elsewhere: Other articles that have it.
        steps: What to verify, each a line.
        findings: What the checks found about it.
    """

    number: int
    attribution: Attribution
    words: str
    paragraph: int | None
    speaker: str | None
    unnamed: str | None
    reason: str | None
    hands: tuple[str, ...]
    elsewhere: tuple[Evidence, ...]
    steps: tuple[str, ...]
    findings: tuple[Finding, ...]

    @property
    def source(self) -> str:
        """Who says it, or what is known of an unnamed voice, in one line."""
        if self.speaker is not None:
            return self.speaker
        if self.unnamed is not None:
            return f"unnamed: {self.unnamed}; {self.reason or 'no reason given'}"
        return "nobody is named"

    @property
    def place(self) -> str:
        """`paragraph 3`, or `headline`."""
        return f"paragraph {self.paragraph}" if self.paragraph else "headline"


@dataclass(frozen=True, slots=True)
class Sheet:
    """The sheet of one article: its statements, and the findings about none of them."""

    article: Article
    lines: tuple[SheetLine, ...]
    others: tuple[Finding, ...]


def make_sheet(
    view: ArticleView,
    findings: Iterable[Finding] = (),
    statements: Mapping[str, Statement] | None = None,
    articles: Mapping[str, Article] | None = None,
) -> Sheet:
    """The sheet of an article.

    Args:
        view: The article.
        findings: What was found in it.
        statements: By the ids of their attributions: the same statement across articles.
        articles: Those of the statements, by id.
    """
    of: dict[str, list[Finding]] = {}
    others: list[Finding] = []
    for finding in findings:
        for id_ in finding.attributions:
            of.setdefault(id_, []).append(finding)
        if not finding.attributions:
            others.append(finding)
    lines = [
        _make_line(number, each, view, tuple(of.get(each.id, ())), (statements or {}).get(each.id), articles or {})
        for number, each in enumerate(view.statements, 1)
    ]
    return Sheet(view.article, tuple(lines), tuple(others))


def _make_line(
    number: int,
    each: Attribution,
    view: ArticleView,
    findings: tuple[Finding, ...],
    statement: Statement | None,
    articles: Mapping[str, Article],
) -> SheetLine:
    anonymity = each.speaker.anonymity if each.speaker is not None else None
    elsewhere = tuple(
        _cite(one, articles)
        for one in (statement.appearances if statement is not None else ())
        if one.article_id != each.article_id
    )
    return SheetLine(
        number,
        each,
        content_text(each),
        view.paragraph_number(each.content[0].start),
        _tell_speaker(each),
        anonymity.description if anonymity is not None else None,
        anonymity.reason if anonymity is not None else None,
        _tell_hands(each),
        elsewhere,
        tuple(_steps(each, elsewhere)),
        findings,
    )


def _tell_speaker(each: Attribution) -> str | None:
    named = [
        ", ".join(part for part in (speaker.name, affiliation(each, index)) if part)
        for index, speaker in enumerate(each.speakers)
        if speaker.name is not None
    ]
    return "; ".join(named) or None


def _tell_hands(each: Attribution) -> tuple[str, ...]:
    said = sorted((one for one in each.carriers if one.basis not in ARTICLE_BASES), key=lambda one: one.step or 0)
    credited = [one for one in each.carriers if one.basis in ARTICLE_BASES]
    hands = [*(canonical_carrier(one.name) for one in said), *(f"({canonical_carrier(one.name)})" for one in credited)]
    return tuple(dict.fromkeys(hands))


def _steps(each: Attribution, elsewhere: tuple[Evidence, ...]) -> list[str]:
    """What an editor would verify of a statement of this kind."""
    steps = []
    if each.kind is Kind.INDIRECT:
        steps.append("sense: ask whether that is what was meant")
    else:
        steps.append("words: compare with the recording, notes or document")
    if each.speaker is None or (each.speaker.name is None and not each.speaker.anonymous):
        steps.append("source: find out who says it")
    elif each.speaker.anonymous:
        steps.append("source: who it is, how they know, and that an editor knows the name")
    else:
        steps.append("source: spelling of the name, role and body")
    if said := [hand for hand in _tell_hands(each) if not hand.startswith("(")]:
        steps.append(f"way: see it at {', '.join(said)}")
    if elsewhere:
        steps.append("elsewhere: same words, same speaker?")
    return steps


def _cite(one: Appearance, articles: Mapping[str, Article]) -> Evidence:
    article = articles.get(one.article_id)
    name = article.name if article is not None else ""
    url = article.url if article is not None else None
    return Evidence("also in", one.wording, "", name, one.article_id, one.outlet, one.published, url)
