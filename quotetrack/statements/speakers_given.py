"""Who is given for a statement, and whether pages disagree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quotetrack.statements.appearance import Appearance
from quotetrack.statements.spelling import is_same_spelling
from quotetrack.statements.words import QuotedWord, read_words

__all__ = ["SpeakerGiven", "list_speakers"]


@dataclass(frozen=True, slots=True)
class SpeakerGiven:
    """One speaker that some pages give.

    Attributes:
        id, name: Of the most frequent form of the name; None for both where nobody is named.
        also: Other forms of it: a surname alone, another spelling.
        appearances: How many give it.
        outlets: Which.
        is_rival: Whether this is a speaker of its own: named, and not a body that another of the speakers speaks for.
    """

    id: str | None
    name: str | None
    also: tuple[str, ...]
    appearances: int
    outlets: tuple[str, ...]
    is_rival: bool


def list_speakers(appearances: Sequence[Appearance]) -> tuple[SpeakerGiven, ...]:
    """The speakers that the pages give, the most often given first.

    Forms of one name count together: the same words in other spellings, and the last ones alone. A body and somebody
    who speaks for it do not contradict each other, and an unnamed voice contradicts nobody.
    """
    by_id: dict[str | None, list[Appearance]] = {}
    for each in appearances:
        by_id.setdefault(each.speaker_id, []).append(each)
    unnamed = by_id.pop(None, [])
    groups: list[list[Appearance]] = []
    for given in sorted(by_id.values(), key=lambda given: (-len(given[0].speaker or ""), given[0].speaker or "")):
        fitting = [group for group in groups if is_same_name(group[0].speaker or "", given[0].speaker or "")]
        if len(fitting) == 1:
            fitting[0].extend(given)
        else:
            groups.append(given)
    speakers = [_describe(group, not _is_spoken_for(group, appearances)) for group in groups]
    if unnamed:
        speakers.append(SpeakerGiven(None, None, (), len(unnamed), _outlets(unnamed), False))
    return tuple(sorted(speakers, key=lambda speaker: (-speaker.appearances, speaker.name is None, speaker.name or "")))


def is_same_name(name: str, other: str) -> bool:
    """Whether two names may be one's: the same words as written down by ear, or the last of them alone.

    >>> is_same_name("Dmitri Orin", "Orin"), is_same_name("Mohamed Tarn", "Muhammad Tarn")
    (True, True)
    >>> is_same_name("Donal J. Tarn", "Donal Tarn"), is_same_name("Anton Lark", "Alan Lorn")
    (True, False)
    """
    ours, theirs = _read_name(name), _read_name(other)
    short, long = sorted((ours, theirs), key=len)
    if not short:
        return False
    if "".join(word.key for word in short) == "".join(word.key for word in long):
        return True
    return all(_is_same_word(word, twin) for word, twin in zip(short, long[-len(short) :], strict=True))


def _read_name(name: str) -> tuple[QuotedWord, ...]:
    """The words of a name without the initials between its first word and its last."""
    words = read_words(name)
    middle = tuple(word for word in words[1:-1] if len(word.key) > 1)
    return (words[0], *middle, words[-1]) if len(words) > 2 else words


def _is_same_word(word: QuotedWord, other: QuotedWord) -> bool:
    return is_same_spelling((word,), (other,))


def _is_spoken_for(group: Sequence[Appearance], appearances: Sequence[Appearance]) -> bool:
    """Whether the speaker of a group is a body for which another speaker speaks."""
    names = {(each.speaker or "").casefold() for each in group}
    return any(
        body.casefold() in names
        for each in appearances
        if each.speaker is not None and each.speaker.casefold() not in names
        for body in each.organizations
    )


def _describe(group: Sequence[Appearance], is_rival: bool) -> SpeakerGiven:
    forms: dict[str, int] = {}
    for each in group:
        forms[each.speaker or ""] = forms.get(each.speaker or "", 0) + 1
    name = min(forms, key=lambda form: (-forms[form], -len(form), form))
    id_ = next(each.speaker_id for each in group if each.speaker == name)
    also = tuple(sorted(form for form in forms if form != name))
    return SpeakerGiven(id_, name, also, len(group), _outlets(group), is_rival)


def _outlets(appearances: Sequence[Appearance]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.outlet for each in appearances if each.outlet))
