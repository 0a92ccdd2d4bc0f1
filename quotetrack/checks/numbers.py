"""Figures: whose they are, whether they agree, and claims that nobody has verified."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from quotetrack.checks.check import Found, Scope, check
from quotetrack.checks.finding import Evidence, Severity
from quotetrack.checks.views import ArticleView, CollectionView, FigureNote
from quotetrack.figures import GivenFigure, Giving, can_agree, counts_the_same
from quotetrack.lexicon import load_lexicon
from quotetrack.records import BlockKind
from quotetrack.text.figures import FigureKind

__all__ = ["figures_at_odds", "unattributed_amount", "unattributed_figure", "unverified"]

_DOING = frozenset({"protesting", "deployed"})
"""Events that people do and do not suffer: the reporter may have counted."""
_NEAR_DAYS = 3
"""Days within which two numbers of one speaker may be of one event."""
_FEW_ARTICLES = 4
"""Articles with figures of one speaker in which a name may occur and still tell a place."""
_PLACE_RE = re.compile(r"\b[A-Z][\w’'-]{3,}\b")


@check("QT501", "unverified", Severity.INFO, is_on=False)
def unverified(article: ArticleView) -> Iterator[Found]:
    """Say that it could not be verified, if it could not.

    Somebody "claims" that people were killed or hurt, and nowhere does the article say whether that was verified.

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
        if each.cue is None or each.cue.text.casefold().split()[-1] not in data["claiming"]:
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
    nobody gives it. Not where somebody gives the same number elsewhere in the article: a lead may leave that to the
    body. Each number is told of once. Money and percentages: QT505.

    Standard:
        IFCN Code of Principles: sources must be given, so that readers can replicate the work. AP: attribute figures.

    Fires:
        GULLPORT — The mayor, Ida Marsh, said on Monday that the ferries would run again. Since November, at least 400
        civilians have been killed in the islands.

    Silent:
        GULLPORT — The mayor, Ida Marsh, said on Monday that the ferries would run again. Since November, at least 400
        civilians have been killed in the islands, the Red Cross said.

    False alarms:
        What everybody knows; what the reporter counted.
    """
    for one in _iter_unattributed(article):
        if one.figure.event is not None and one.figure.event not in _DOING:
            yield Found(one.figure.start, one.figure.end, f"“{one.figure.text}” {one.figure.event}: no source")


@check("QT504", "figures-at-odds", Severity.INFO, scope=Scope.COLLECTION)
def figures_at_odds(view: CollectionView) -> Iterator[Found]:
    """See whether the later number is an update.

    One speaker gives two numbers of the same thing, within three days, in sentences that name the same place, and no
    number fits both. The finding is at the later one.

    Standard:
        Reuters Handbook, "accuracy": tolls differ; say whose each is, and when it was given.

    Fires:
        --- The Gull Post, 2031-05-04
        GULLPORT — Exactly 16 people were killed in the fire on the ferry near Gullport, the Harbour Board said.
        --- The Dune Echo, 2031-05-05
        GULLPORT — Exactly 32 people were killed in the fire on the ferry near Gullport, the Harbour Board said.

    Silent:
        --- The Gull Post, 2031-05-04
        GULLPORT — Exactly 16 people were killed in the fire on the ferry near Gullport, the Harbour Board said.
        --- The Dune Echo, 2031-05-05
        GULLPORT — At least 12 people were killed in the fire on the ferry near Gullport, the Harbour Board said.

    False alarms:
        Two events in one place; a part and the whole.
    """
    groups: defaultdict[tuple[str, str | None], list[FigureNote]] = defaultdict(list)
    for note in view.figures:
        if note.speaker_id is not None and note.figure.event is not None and note.day is not None:
            groups[note.speaker_id, note.figure.event].append(note)
    for notes in groups.values():
        notes.sort(key=lambda note: (str(note.day), note.article_id, note.figure.start))
        common = _find_common(notes)
        for index, later in enumerate(notes):
            earlier = next((note for note in notes[:index] if _is_at_odds(note, later, common)), None)
            if earlier is not None:
                article = view.articles[earlier.article_id]
                evidence = Evidence(
                    f"{earlier.speaker}, {earlier.day}", earlier.sentence, "", article.name, article.id, article.outlet,
                    article.published, article.url,
                )  # fmt: skip
                message = (
                    f"{later.speaker}: “{later.figure.text}” {later.figure.event}, and “{earlier.figure.text}” on "
                    f"{earlier.day}: update?"
                )
                figure = later.figure
                yield Found(
                    figure.start, figure.end, message, evidence=(evidence,), attributions=(later.attribution_id,),
                    article_id=later.article_id,
                )  # fmt: skip


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
        key = (figure.kind, figure.low, figure.high, figure.event, figure.noun)
        if one.giving is not Giving.NOBODY or one.place is not BlockKind.BODY or key in told:
            continue
        if not any(_is_same(one, other) for other in given):
            told.add(key)
            yield one


def _is_same(one: GivenFigure, other: GivenFigure) -> bool:
    figure, figure_other = one.figure, other.figure
    return counts_the_same(figure, figure_other) and (figure.low, figure.high) == (figure_other.low, figure_other.high)


def _find_common(notes: list[FigureNote]) -> set[str]:
    """Names that say little: many articles of the group have them."""
    articles: defaultdict[str, set[str]] = defaultdict(set)
    for note in notes:
        for word in _PLACE_RE.findall(note.sentence):
            articles[word].add(note.article_id)
    return {word for word, ids in articles.items() if len(ids) > _FEW_ARTICLES}


def _is_at_odds(earlier: FigureNote, later: FigureNote, common: set[str]) -> bool:
    if earlier.article_id == later.article_id or earlier.day is None or later.day is None:
        return False
    days = (date.fromisoformat(later.day) - date.fromisoformat(earlier.day)).days
    if not 0 <= days <= _NEAR_DAYS or earlier.figure.noun != later.figure.noun:
        return False
    places = set(_PLACE_RE.findall(earlier.sentence)) & set(_PLACE_RE.findall(later.sentence))
    own = set((later.speaker or "").split())
    is_one_place = bool(places - own - common)
    return (
        is_one_place and counts_the_same(earlier.figure, later.figure) and not can_agree(earlier.figure, later.figure)
    )
