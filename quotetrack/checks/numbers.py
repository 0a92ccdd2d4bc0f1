"""Figures: whose they are, and claims that nobody has verified."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from quotetrack.checks.check import Found, check
from quotetrack.checks.claims import is_claim, is_claimed_deed
from quotetrack.checks.finding import Severity
from quotetrack.checks.views import ArticleView
from quotetrack.figures import GivenFigure, Giving, counts_the_same
from quotetrack.lexicon import load_lexicon
from quotetrack.records import BlockKind
from quotetrack.text.figures import FigureKind

__all__ = ["unattributed_amount", "unattributed_figure", "unverified"]

_DOING = frozenset({"protesting", "deployed"})
"""Events that people do and do not suffer: the reporter may have counted."""
_HARMS = frozenset({"killed", "injured", "killed or injured", "abducted", "missing"})
_NEED = frozenset({"in need"})
"""What is no event that was counted."""
_LEAD = 60
"""Words of the headline and lead where they were read as one text with the body."""
_BEFORE = 30
"""Code points before a figure that may say that it is part of another."""
_PART_RE = re.compile(
    r"\b(?:including|among (?:them|whom)|of (?:them|whom)|(?:one|some) of)\s+(?:at least\s+)?$", re.IGNORECASE
)
_VAGUE_RE = re.compile(r"(?:some |several |many )?(?:dozens|scores|tens)\b(?! of thousands)", re.IGNORECASE)
_TOTAL_RE = re.compile(r"\b(?:since|war|conflict|uprising)\b", re.IGNORECASE)
_HARM_RE = re.compile(
    r"\b(?:kill\w*|dead|deaths?|died|wounded|injur\w+|tolls?|victims?|casualt\w+|bodies|attack\w*|strikes?|airstrikes?|"
    r"raids?|bomb\w*|shell\w*|blasts?|explosions?|fled|displaced|evacuat\w+|arrest\w*|detain\w*)\b",
    re.IGNORECASE,
)
_GOES_ON_RE = re.compile(
    r"(?:Moreover|Another|Others?|Also|Further|In addition|Additionally|They|Those|It|He|She|The (?:death )?toll|"
    r"The dead|Most of|Some of|\w+(?: \w+){0,3} also)\b"
)


@check("QT501", "unverified", Severity.INFO, is_on=False)
def unverified(article: ArticleView) -> Iterator[Found]:
    """Say that it could not be verified, if it could not.

    Somebody "claims" that people were killed or hurt, and nowhere does the article say whether that was verified. Not
    where a deed is claimed ("claimed the attack"), nor where an attack "claimed lives".

    Standard:
        BBC Editorial Guidelines 3.3: say if a claim could not be verified. AP and Reuters do so in wars.

    Fires:
        GULLPORT — The rebels claimed that their fighters had killed forty soldiers near the harbour on Sunday.

    Silent:
        GULLPORT — The rebels claimed that their fighters had killed forty soldiers near the harbour on Sunday. The
        claim could not be independently verified.

    False alarms:
        The formula can be a habit as well; off by default.
    """
    data = load_lexicon("checks")
    text = " ".join(article.article.text.split()).casefold()
    if any(phrase in text for phrase in data["verified"]):
        return
    for each in article.statements:
        if each.cue is None or not is_claim(each) or is_claimed_deed(each):
            continue
        harmed = [
            given for given in article.figures if given.attribution is not None and given.attribution.id == each.id
        ]
        if any(given.figure.event for given in harmed):
            yield Found(each.cue.start, each.cue.end, "a claim of casualties, not said to be verified or not",
                        attributions=(each.id,))  # fmt: skip


@check("QT502", "unattributed-figure", Severity.CHECK)
def unattributed_figure(article: ArticleView) -> Iterator[Found]:
    """Say who counted.

    A number of people to whom something happened (killed, hurt, displaced, held, dismissed) in a sentence in which
    nobody says anything. Not where somebody gives the same number elsewhere in the article; nor in a headline and lead,
    the first sixty words, where the article says further down who gives a number of the same harm; nor where the
    sentence before or after it in the paragraph is somebody's and tells of the harm, unless the number is a total
    ("since November", "in the war"). Each number is told of once, a part ("including six children") with the whole, and
    "dozens" not at all. Money and percentages: QT505.

    Standard:
        IFCN Code of Principles: sources must be given, so that readers can replicate the work. AP: attribute figures.

    Fires:
        GULLPORT — The mayor, Ida Marsh, said on Monday that the ferries would run again. Since November, at least 400
        civilians have been killed in the islands.

    Silent:
        GULLPORT — The mayor, Ida Marsh, said on Monday that the ferries would run again. Since November, at least 400
        civilians have been killed in the islands, the Red Cross said.

    False alarms:
        What everybody knows; what the reporter counted; a headline or a caption that the input has as plain text.
    """
    given = [other for other in article.figures if other.attribution is not None]
    for one in _iter_unattributed(article):
        event = one.figure.event
        if event is None or event in _DOING | _NEED or _is_part_or_vague(one, article):
            continue
        if _is_told_beside(one, article) or _is_counted(one, article):
            continue
        if not (_is_in_lead(one, article) and any(_is_told_of(other, event) for other in given)):
            yield Found(one.figure.start, one.figure.end, f"“{one.figure.text}” {one.figure.event}: no source")


@check("QT505", "unattributed-amount", Severity.INFO, is_on=False)
def unattributed_amount(article: ArticleView) -> Iterator[Found]:
    """Say where the sum or the percentage is from.

    As QT502, for sums of money and percentages. Many are nobody's to give (a price, a tax rate, the poll that the
    article is about), so that it is off unless it is selected.

    Standard:
        IFCN Code of Principles: sources must be given, so that readers can replicate the work.

    Fires:
        GULLPORT — The mayor, Ida Marsh, said on Monday that the ferries would run again. The line has lost 4.2 million
        dollars since November.

    Silent:
        GULLPORT — The mayor, Ida Marsh, said on Monday that the ferries would run again. The line has lost 4.2 million
        dollars since November, the company said.

    False alarms:
        Prices, rates and laws; the results of a poll that was named in another sentence.
    """
    for one in _iter_unattributed(article):
        if one.figure.event is None and one.figure.kind in (FigureKind.MONEY, FigureKind.PERCENT):
            yield Found(one.figure.start, one.figure.end, f"“{one.figure.text}”: no source")


def _iter_unattributed(article: ArticleView) -> Iterator[GivenFigure]:
    """Figures of the body that nobody gives, here or elsewhere in the article; each number once."""
    told: set[tuple[object, ...]] = set()
    given = [one for one in article.figures if one.attribution is not None]
    for one in article.figures:
        figure = one.figure
        key = (figure.kind, figure.low, figure.high, figure.event)
        if one.giving is not Giving.NOBODY or one.place is not BlockKind.BODY or key in told:
            continue
        if not any(_is_same(one, other) for other in given):
            told.add(key)
            yield one


def _is_same(one: GivenFigure, other: GivenFigure) -> bool:
    """The same number; of the same people, whatever they are called, where something happened to them."""
    figure, figure_other = one.figure, other.figure
    if (figure.low, figure.high) != (figure_other.low, figure_other.high):
        return False
    is_one_event = figure.event is not None and figure.event == figure_other.event
    return is_one_event or counts_the_same(figure, figure_other)


def _is_told_of(other: GivenFigure, event: str) -> bool:
    """Whether a figure is of the event, or of other harm."""
    return other.figure.event == event or (other.figure.event in _HARMS and event in _HARMS)


def _is_in_lead(one: GivenFigure, article: ArticleView) -> bool:
    body = next((block.start for block in article.paragraphs if block.kind is BlockKind.BODY), 0)
    return len(article.article.text[body : one.figure.start].split()) < _LEAD


def _is_part_or_vague(one: GivenFigure, article: ArticleView) -> bool:
    text, figure = article.article.text, one.figure
    before = text[max(one.sentence.start, figure.start - _BEFORE) : figure.start]
    return bool(_PART_RE.search(before) or _VAGUE_RE.match(figure.text))


def _is_counted(one: GivenFigure, article: ArticleView) -> bool:
    """Whether a word of counting stands before it: "rescuers gave a toll of 23"."""
    before = article.article.text[one.sentence.start : one.figure.start].casefold()
    return not frozenset(load_lexicon("checks")["counting"]).isdisjoint(before.split())


def _is_told_beside(one: GivenFigure, article: ArticleView) -> bool:
    """Whether the words of somebody stand so near that the figure may be theirs.

    In the sentence itself; or in the one before or after it in the paragraph, where that tells of the harm, too, or
    where this one goes on with it. A total "since" some day, of a war, is nobody's unless its own sentence says so.
    """
    start, end = one.sentence.start, one.sentence.end
    is_quoted = any(each.start <= one.figure.start < each.end for each in article.quotations)
    if is_quoted or article.is_attributed(start, end):
        return True
    if _TOTAL_RE.search(one.sentence.text):
        return False
    sentences, paragraph = article.sentences, article.paragraph_at(start)
    at = bisect_left(sentences, (start, end))
    beside = [sentences[n] for n in (at - 1, at + 1) if 0 <= n < len(sentences)]
    told = [
        near for near in beside
        if paragraph is not None and paragraph.start <= near[0] < paragraph.end and article.is_attributed(*near)
    ]  # fmt: skip
    if any(_HARM_RE.search(article.article.text, *near) for near in told):
        return True
    return any(near[0] < start for near in told) and bool(_GOES_ON_RE.match(one.sentence.text.lstrip()))
