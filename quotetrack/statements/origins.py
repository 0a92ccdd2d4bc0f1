"""How many separate beginnings a statement has, when copies of one are counted once.

Ten pages that print one agency's dispatch have the words from one ear. Copies fold together that came through one
agency, from one news conference or paper, or stand in one outlet; what is left are *origins*. Nothing is folded by the
words alone: the same words elsewhere, with nobody named, may be an uncredited pick-up, and may be a second ear. Such
pages are counted apart as of *unknown* origin, and the count is a range.

Each step is a sentence, so that who reads it can disagree.

Source: the sourcing checks "independent origins", "uncredited pick-up" and "relay chain"; AP's and the Guardian's
policies on credit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from quotetrack.lexicon import load_lexicon
from quotetrack.lexicon.known_carriers import canonical_carrier
from quotetrack.statements.appearance import Appearance
from quotetrack.statements.grades import Grade
from quotetrack.statements.origin_hands import choose_hands
from quotetrack.statements.spelling import spelling_key
from quotetrack.statements.statement import Statement
from quotetrack.statements.words import read_keys

__all__ = ["Origin", "OriginKind", "Origins", "find_origins"]

_OCCASIONS = frozenset(load_lexicon("media")["occasions"])
_NEAR = frozenset({Grade.IDENTICAL, Grade.PUNCTUATION, Grade.SPELLING})


class OriginKind(StrEnum):
    """By what the copies of one origin are known to be one."""

    HAND = "hand"  # an agency, or an outlet that others name
    OCCASION = "occasion"  # a news conference, statement, letter or post
    OUTLET = "outlet"  # one outlet, of which no more is known: origin unknown
    UNKNOWN = "unknown"  # a page of no known outlet


@dataclass(frozen=True, slots=True)
class Origin:
    """One beginning, or what may be one.

    Attributes:
        kind: By what its appearances are one.
        name: `AFP`, `AFP or Reuters`, `news conference of Ann Reyes on 2031-05-04`, or the outlet.
        appearances: Of the attributions, by id.
        because: The reasoning, one sentence.
    """

    kind: OriginKind
    name: str
    appearances: tuple[str, ...]
    because: str

    @property
    def is_known(self) -> bool:
        """Whether the pages say where it begins."""
        return self.kind in (OriginKind.HAND, OriginKind.OCCASION)


@dataclass(frozen=True, slots=True)
class Origins:
    """The origins of a statement, and what may still fold.

    `at_least` and `at_most` are how many separate beginnings there are: the known ones, at least one, those of one
    speaker's words in one medium on several days counted once; and all of them, if every page of unknown origin has
    ears of its own.
    """

    origins: tuple[Origin, ...]
    notes: tuple[str, ...]
    at_least: int

    @property
    def at_most(self) -> int:
        """The most beginnings that the pages allow."""
        return max(len(self.origins), 1)

    @property
    def summary(self) -> str:
        """The count in a few words: `1 origin`, `1 to 3 origins`."""
        count = str(self.at_least) if self.at_least == self.at_most else f"{self.at_least} to {self.at_most}"
        return f"{count} origin{'' if self.at_most == 1 else 's'}"


def find_origins(statement: Statement) -> Origins:
    """Fold the appearances of a statement to origins, with the reasons.

    An appearance begins with the hand that its own words name nearest to the mouth; where they name none, with the one
    that the article credits. One that credits several goes with the first of them that is an origin anyhow. Agencies'
    own pages begin with themselves, and so do those of outlets that other pages name as the hand.
    """
    appearances = statement.appearances
    chosen = choose_hands(appearances)
    keys = {each.attribution_id: _keys(each, chosen[each.attribution_id]) for each in appearances}
    origins = [_describe(group, chosen, keys) for group in _fold(appearances, keys)]
    origins.sort(key=lambda origin: (not origin.is_known, -len(origin.appearances)))
    beginnings = {_without_day(origin) for origin in origins if origin.is_known}
    notes = (*_iter_repeats(origins), *_iter_pick_ups(statement, origins))
    return Origins(tuple(origins), notes, at_least=max(len(beginnings), 1))


_Key = tuple[str, str]
_BY, _ON = " of ", " on "


def _keys(each: Appearance, hand: str | None) -> tuple[_Key, ...]:
    """By what an appearance is the same as others; an occasion by each day that the page gives for itself."""
    keys: list[_Key] = []
    if hand is not None:
        keys.append((OriginKind.HAND, hand))
    if each.medium in _OCCASIONS and each.day is not None and each.speaker is not None:
        speaker = " ".join(map(spelling_key, read_keys(each.speaker)))
        days = (each.day.isoformat(), *each.stated_days)
        keys += [(OriginKind.OCCASION, f"{each.medium}{_BY}{speaker}{_ON}{day}") for day in days]
    if not keys and each.outlet is not None:
        keys.append((OriginKind.OUTLET, canonical_carrier(each.outlet)))
    return tuple(keys) or ((OriginKind.UNKNOWN, each.attribution_id),)


def _fold(appearances: Sequence[Appearance], keys: Mapping[str, tuple[_Key, ...]]) -> list[list[Appearance]]:
    """Appearances that share a key, directly or by way of others, together."""
    groups: list[tuple[set[_Key], list[Appearance]]] = []
    for each in appearances:
        own, members = set(keys[each.attribution_id]), [each]
        apart = []
        for group in groups:
            if own.isdisjoint(group[0]):
                apart.append(group)
            else:
                own |= group[0]
                members = [*group[1], *members]
        groups = [*apart, (own, members)]
    return [members for _, members in groups]


def _describe(
    group: Sequence[Appearance], chosen: Mapping[str, str | None], keys: Mapping[str, tuple[_Key, ...]]
) -> Origin:
    ids = tuple(each.attribution_id for each in group)
    hands = list(dict.fromkeys(hand for id_ in ids if (hand := chosen[id_]) is not None))
    occasions = [each for each in group if any(kind == OriginKind.OCCASION for kind, _ in keys[each.attribution_id])]
    articles = len({each.article_id for each in group})
    pages = "1 article" if articles == 1 else f"{articles} articles"
    if hands and not occasions:
        return Origin(OriginKind.HAND, hands[0], ids, f"{_say_hands(group, hands[0], pages)}: one origin")
    if occasions:
        first = occasions[0]
        occasion = f"{first.medium}{_BY}{first.speaker}{_ON}{first.day}"
        through = f", through {' and '.join(hands)}" if hands else ""
        because = f"{pages} {'has' if articles == 1 else 'have'} it from the {occasion}{through}: one origin"
        return Origin(OriginKind.OCCASION, occasion, ids, because)
    kind, name = keys[ids[0]][0]
    if kind == OriginKind.OUTLET:
        again = f" in {pages}" if articles > 1 else ""
        return Origin(OriginKind.OUTLET, name, ids, f"{name} names no agency{again}: unknown origin")
    return Origin(OriginKind.UNKNOWN, "unknown", ids, "a page of no known outlet names no agency: unknown origin")


def _say_hands(group: Sequence[Appearance], hand: str, pages: str) -> str:
    """How many pages name the hand, and how: `3 articles credit AFP`, `2 articles: 1 names AFP, 1 credits it`."""
    names = hand.split(" or ")
    articles = {each.article_id: each for each in group}
    said = {each.article_id for each in group if each.said_hands}
    credited = {each.article_id for each in group if each.credited_hands} - said
    own = {id_ for id_, each in articles.items() if each.outlet and canonical_carrier(each.outlet) in names}
    own -= said | credited
    silent = articles.keys() - said - credited - own
    ways = [
        (len(said), "names", "name"),
        (len(credited), "credits", "credit"),
        (len(own), "is by", "are by"),
        (len(silent), "is in an outlet that elsewhere names", "are in outlets that elsewhere name"),
    ]
    parts = [(count, one if count == 1 else many) for count, one, many in ways if count]
    if len(parts) == 1:
        return f"{pages} {parts[0][1]} {hand}"
    first, *rest = (f"{count} {verb}" for count, verb in parts)
    return f"{pages}: {first} {hand}, {', '.join(f'{part} it' for part in rest)}"


def _without_day(origin: Origin) -> str:
    """What an origin is called, in one spelling; an occasion without its day."""
    if origin.kind is not OriginKind.OCCASION:
        return origin.name
    return " ".join(map(spelling_key, read_keys(origin.name.rpartition(_ON)[0])))


def _iter_repeats(origins: Sequence[Origin]) -> Iterator[str]:
    """Occasions of one kind and speaker on several days: the same words twice, or a day that is wrong."""
    names: dict[str, list[str]] = {}
    for origin in origins:
        if origin.kind is OriginKind.OCCASION:
            names.setdefault(_without_day(origin), []).append(origin.name)
    for first, *others in names.values():
        if others:
            days = ", ".join(name.rpartition(_ON)[2] for name in others)
            yield f"the {first} has the words of {days} too: said again, or a date is wrong; counted once in the fewest"


def _iter_pick_ups(statement: Statement, origins: Sequence[Origin]) -> Iterable[str]:
    """Pages that name nobody and have an agency's words, as late as it or later."""
    by_id = {each.attribution_id: (each, variant) for variant in statement.variants for each in variant.appearances}
    known = [origin for origin in origins if origin.is_known]
    for origin in origins:
        each, variant = by_id[origin.appearances[0]]
        if origin.is_known or each.day is None:
            continue
        for other in known:
            earlier = [
                first
                for id_ in other.appearances
                for first, wording in [by_id[id_]]
                if first.day is not None and first.day <= each.day and _is_near(wording.grade, variant.grade)
            ]
            if earlier:
                days = (each.day - min(first.day for first in earlier if first.day is not None)).days
                when = "on the same day" if not days else f"{days} day{'' if days == 1 else 's'} later"
                yield (
                    f"{origin.name} names nobody and has the words of {other.name} {when}: "
                    "perhaps an uncredited pick-up, counted as unknown"
                )
                break


def _is_near(grade: Grade, other: Grade) -> bool:
    """Whether two variants are the same but for marks and spelling, as far as their distances to the longest say."""
    return grade in _NEAR and other in _NEAR
