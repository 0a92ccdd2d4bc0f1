"""Two numbers of one speaker for the same thing, in articles of nearly the same day."""

from __future__ import annotations

import calendar
import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cache

from quotetrack.checks.check import Found, Scope, check
from quotetrack.checks.finding import Evidence, Severity
from quotetrack.checks.views import CollectionView, FigureNote
from quotetrack.figures import can_agree, counts_the_same
from quotetrack.lexicon import load_lexicon

__all__ = ["figures_at_odds"]

_NEAR_DAYS = 3
"""Days within which two numbers of one speaker may be of one event."""
_FEW_ARTICLES = 4
"""Articles with figures of one speaker in which a name may occur and still tell a place; or this share of them."""
_FEW_SHARE = 0.1
_PLACE_RE = re.compile(r"(?<=[a-z,] )[A-Z][\w’'-]{3,}\b")
"""A word with a capital letter that does not begin a sentence."""
_DAY_RE = re.compile(rf"\b(?:{'|'.join(calendar.day_name)})\b")
_VAGUE_RE = re.compile(r"\b(?:dozens?|scores|several|some)\b", re.IGNORECASE)


@check("QT504", "figures-at-odds", Severity.INFO, scope=Scope.COLLECTION)
def figures_at_odds(view: CollectionView) -> Iterator[Found]:
    """See whether the later number is an update.

    One speaker gives two numbers of the same thing, within three days, in sentences that name the same place (no
    country) and the same day of the week, if any; no number fits both, and the later article does not give the earlier
    number as well. The finding is at the later one, once an article and number.

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
        numbers = {(note.article_id, note.figure.low, note.figure.high) for note in notes}
        told: set[tuple[str, float | None, float | None]] = set()
        for index, later in enumerate(notes):
            key = (later.article_id, later.figure.low, later.figure.high)
            earlier = next(
                (
                    note for note in notes[:index]
                    if (later.article_id, note.figure.low, note.figure.high) not in numbers
                    and _is_at_odds(note, later, common)
                ),
                None,
            )  # fmt: skip
            if earlier is not None and key not in told:
                told.add(key)
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


def _find_common(notes: list[FigureNote]) -> set[str]:
    """Names that say little: many articles of the group have them."""
    articles: defaultdict[str, set[str]] = defaultdict(set)
    for note in notes:
        for word in _PLACE_RE.findall(note.sentence):
            articles[word].add(note.article_id)
    few = max(_FEW_ARTICLES, _FEW_SHARE * len({note.article_id for note in notes}))
    return {word for word, ids in articles.items() if len(ids) > few}


@cache
def _no_places() -> frozenset[str]:
    """Words with a capital letter that name no place where something happened once: countries, days, parts of names."""
    words = {*calendar.month_name, *calendar.day_name, *load_lexicon("checks")["no_places"]}
    for country in load_lexicon("countries"):
        for name in (country["name"], *country.get("adjectives", ()), *country.get("aliases", ())):
            words |= {*name.split(), *(f"{word}s" for word in name.split())}
    return frozenset(words)


def _is_at_odds(earlier: FigureNote, later: FigureNote, common: set[str]) -> bool:
    if earlier.article_id == later.article_id or earlier.day is None or later.day is None:
        return False
    days = (date.fromisoformat(later.day) - date.fromisoformat(earlier.day)).days
    if not 0 <= days <= _NEAR_DAYS or earlier.figure.noun != later.figure.noun:
        return False
    if _VAGUE_RE.search(earlier.figure.text + later.figure.text) or _days(earlier) != _days(later):
        return False
    places = set(_PLACE_RE.findall(earlier.sentence)) & set(_PLACE_RE.findall(later.sentence))
    own = {*(later.speaker or "").split(), *_no_places()}
    is_one_place = bool(places - own - common)
    return (
        is_one_place and counts_the_same(earlier.figure, later.figure) and not can_agree(earlier.figure, later.figure)
    )


def _days(note: FigureNote) -> set[str]:
    return set(_DAY_RE.findall(note.sentence))
