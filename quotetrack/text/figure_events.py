"""What happened to the people whom a number counts: killed, injured, displaced, arrested and their like."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from quotetrack.lexicon import load_lexicon
from quotetrack.text.figure_words import Token, TokenKind

__all__ = ["EVENTS", "find_event_after", "find_event_before", "find_toll", "noun_event"]


class _Words(NamedTuple):
    """For each place a word can stand in, the event that it says."""

    behind: dict[str, str]
    before: dict[str, str]
    nouns: dict[str, str]
    tolls: dict[str, str]


@cache
def _load() -> _Words:
    tables: dict[str, dict[str, str]] = {place: {} for place in _Words._fields}
    for event, lists in load_lexicon("figure_events")["events"].items():
        for place, table in tables.items():
            for word in lists[place]:
                table.setdefault(word, event)
    return _Words(**tables)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load_lexicon("figure_events")[name])


EVENTS: tuple[str, ...] = tuple(load_lexicon("figure_events")["events"])
"""The events there are, in the order of the list."""

_FARTHEST = 9


def noun_event(noun: str) -> str | None:
    """The event that a counted noun is itself: "deaths", "injuries", "arrests"; None for others."""
    return _load().nouns.get(noun)


def find_event_after(tokens: Sequence[Token], at: int, stop: int, *, bare: bool = False) -> str | None:
    """The event behind what is counted, looking no further than the token `stop`: "26 civilians were killed".

    `bare` says that no noun stands between: "150 wounded" did nothing to anybody.

    A place or a time may stand between: "civilians in eastern Aleppo have been killed".
    """
    table = _load().behind
    steps = 0
    in_place = False
    for index in range(at, min(stop, len(tokens))):
        token = tokens[index]
        key = token.key
        if token.kind is TokenKind.SIGN and token.text not in "[]'’.-":
            return None
        event = table.get(key)
        if event is None and index + 1 < len(tokens):
            event = table.get(f"{key} {tokens[index + 1].key}")
        if event is not None and (bare or not _is_done_by_them(tokens, at, index)):
            return event
        if key in ("in", "from", "at", "near", "on", "across", "since", "inside", "around", "during", "with"):
            in_place, steps = True, 0
            continue
        if key in _words("between_behind") and token.kind is TokenKind.WORD:
            in_place = in_place and key not in _words("passive")
            continue
        steps += 1
        if not in_place and steps > 1:
            return None
        if steps > _FARTHEST:
            return None
    return None


def _is_done_by_them(tokens: Sequence[Token], at: int, index: int) -> bool:
    """Whether it is what they did to others: "40 gunmen killed a guard", "20 soldiers captured the town"."""
    if tokens[index].key not in _words("active") or index + 1 >= len(tokens):
        return False
    passive = any(token.key in _words("passive") for token in tokens[max(at - 1, 0) : index])
    follows = tokens[index + 1]
    has_object = follows.key in _words("objects") or follows.kind in (TokenKind.NUMBER, TokenKind.CURRENCY)
    return has_object and not passive


def find_event_before(tokens: Sequence[Token], at: int, floor: int) -> str | None:
    """The event in front of a number, looking no further back than the token `floor`: "killing at least 26"."""
    table = _load().before
    for index in range(at - 1, max(floor, at - _FARTHEST) - 1, -1):
        token = tokens[index]
        event = table.get(token.key)
        if event is not None:
            return None if _is_passive(tokens, index, at) else event
        if token.key not in _words("between_before"):
            return None
    return None


def _is_passive(tokens: Sequence[Token], index: int, at: int) -> bool:
    """Whether the word before the number was done to others: "he was killed and 30 soldiers left"."""
    joints = {token.key for token in tokens[index + 1 : at]}
    helpers = {token.key for token in tokens[max(index - 3, 0) : index]}
    return "and" in joints and bool(helpers & (_words("passive") | {"remain", "remained", "remains"}))


def find_toll(tokens: Sequence[Token], at: int, floor: int) -> str | None:
    """The event that a bare number is the toll of: "the death toll rose to 32", "put the dead at 12"."""
    table = _load().tolls
    for index in range(at - 1, max(floor, at - 20) - 1, -1):
        event = table.get(tokens[index].key)
        if event is not None:
            return event
        if tokens[index].text in ";,:":
            return None
    return None
