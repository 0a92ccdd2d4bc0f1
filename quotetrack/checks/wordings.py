"""The same quotation in other words, with another meaning, or from another mouth: what several articles show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from quotetrack.checks.across import cite, find_usual, is_own_background, locate, name_of
from quotetrack.checks.check import Found, Scope, check
from quotetrack.checks.finding import Severity
from quotetrack.checks.views import CollectionView
from quotetrack.statements import (
    Appearance,
    Concern,
    Difference,
    Grade,
    Statement,
    Touch,
    Variant,
    compare,
    find_concerns,
    mark_changes,
)
from quotetrack.statements.words import read_keys

__all__ = ["altered_quotation", "flipped_meaning", "two_speakers"]

_TURNING = frozenset({Touch.NEGATION, Touch.NUMBER, Touch.MODAL})
_SHOWN = 3
"""Changes that a message tells of."""
_OWN = 8
"""Words below which two people may well have said the same."""
_SENTENCE_END_RE = re.compile(r"[.!?…][”’\"']?\s")

_Pair = tuple[Variant, Variant, Difference, tuple[Concern, ...]]


@check("QT301", "altered-quotation", Severity.CHECK, scope=Scope.COLLECTION)
def altered_quotation(view: CollectionView) -> Iterator[Found]:
    """Compare the words between the quotation marks with the recording, or with what the others have.

    The same quotation stands elsewhere in other words, and no brackets or dots say that it was changed. The finding is
    at the wording that fewer outlets have; where as many have the one as the other, at both, so that one pair makes two
    findings. Marks, capitals, spellings, words in brackets and a cut at either end are no alterations; another name for
    the same thing is one.

    Standard:
        AP, "Statement of news values": quotations must not be taken out of context or altered, even to correct grammar.
        NPR Ethics Handbook: signal every change.

    Fires:
        --- The Gull Post, 2031-05-04
        GULLPORT — “We will keep the northern ferry running until the last islander is safely home,” the mayor, Ida
        Marsh, said on Sunday.
        --- The Dune Echo, 2031-05-05
        GULLPORT — “We will keep the northern ferry sailing until the last islander is safely home,” the mayor, Ida
        Marsh, said on Sunday.

    Silent:
        --- The Gull Post, 2031-05-04
        GULLPORT — “We will keep the northern ferry running until the last islander is safely home,” the mayor, Ida
        Marsh, said on Sunday.
        --- The Dune Echo, 2031-05-05
        GULLPORT — “We will keep the northern ferry running … the last islander is safely home,” the mayor, Ida Marsh,
        said on Sunday.

    False alarms:
        Translations of one sentence; a slip in the extraction of a page, most of all a quotation that is never closed;
        a speaker who says nearly the same twice.
    """
    for each, pair, elsewhere in _iter_altered(view):
        old, _, difference, concerns = pair
        if not _find_turning(concerns):
            message = f"other words than in {name_of(elsewhere)}: {_tell(difference)}"
            evidence = cite("the same quotation", elsewhere, view, words=old.wording, marked=mark_changes(difference))
            yield locate(each, view, message, [evidence])


@check("QT302", "flipped-meaning", Severity.INFO, scope=Scope.COLLECTION)
def flipped_meaning(view: CollectionView) -> Iterator[Found]:
    """Find out which of the two was said: the difference may turn the meaning round.

    As QT301, where what differs is a negation, a number or a modal verb. Two sentences that differ in one “not” are
    alike by any score, and say opposite things: so words are compared, never scores.

    Standard:
        AP, "Statement of news values": quotations must not be altered. Reuters Handbook, "quotes": never alter the
        meaning of what was said.

    Fires:
        --- The Gull Post, 2031-05-04
        GULLPORT — “We will keep the northern ferry running until the last islander is safely home,” the mayor, Ida
        Marsh, said on Sunday.
        --- The Dune Echo, 2031-05-05
        GULLPORT — “We will not keep the northern ferry running until the last islander is safely home,” the mayor, Ida
        Marsh, said on Sunday.

    Silent:
        --- The Gull Post, 2031-05-04
        GULLPORT — “We will keep the northern ferry running until the last islander is safely home,” the mayor, Ida
        Marsh, said on Sunday.
        --- The Dune Echo, 2031-05-05
        GULLPORT — “We'll keep the northern ferry running until the last islander is safely home,” the mayor, Ida Marsh,
        said on Sunday.

    False alarms:
        A number that the speaker corrected later; a slip in the extraction of a page.
    """
    for each, pair, elsewhere in _iter_altered(view):
        old, _, difference, concerns = pair
        if turning := _find_turning(concerns):
            evidence = cite("the same quotation", elsewhere, view, words=old.wording, marked=mark_changes(difference))
            yield locate(each, view, f"unlike in {name_of(elsewhere)}: {'; '.join(turning)}", [evidence])


@check("QT303", "two-speakers", Severity.INFO, scope=Scope.COLLECTION)
def two_speakers(view: CollectionView) -> Iterator[Found]:
    """Find out who said it: other articles give the same quotation to somebody else.

    One quotation of eight words or more, two different speakers. Spellings and short forms of one name are one speaker,
    a body and who speaks for it do not contradict each other, and an unnamed source contradicts nobody. The finding is
    at the speaker whom fewer articles give; where as many give the one as the other, at both.

    Standard:
        The attribution of a quotation is a fact like any other (AP, "Statement of news values", accuracy).

    Fires:
        --- The Gull Post, 2031-05-04
        GULLPORT — “We will keep the northern ferry running until the last islander is safely home,” the mayor, Ida
        Marsh, said on Sunday.
        --- The Dune Echo, 2031-05-05
        GULLPORT — “We will keep the northern ferry running until the last islander is safely home,” the harbour master,
        Oskar Brandt, said on Sunday.

    Silent:
        --- The Gull Post, 2031-05-04
        GULLPORT — “We will keep the northern ferry running until the last islander is safely home,” the mayor, Ida
        Marsh, said on Sunday.
        --- The Dune Echo, 2031-05-05
        GULLPORT — “We will keep the northern ferry running until the last islander is safely home,” Marsh said on
        Sunday.

    False alarms:
        Joint statements of a board; a nickname that shares no word with the name.
    """
    for statement, _ in view.statements:
        rivals = [speaker for speaker in statement.speakers if speaker.is_rival]
        if len(rivals) < 2:
            continue
        most = rivals[0].appearances
        is_tied = rivals[1].appearances == most
        first, doubted = rivals[0], rivals if is_tied else rivals[1:]
        for speaker in doubted:
            others = next(rival for rival in (first, rivals[1]) if rival is not speaker)
            against = next(each for each in statement.appearances if _is_by(each, others.name, others.also))
            for each in statement.appearances:
                if _is_by(each, speaker.name, speaker.also) and _is_one_saying(each, against):
                    message = f"given to {speaker.name} here, to {others.name} in {name_of(against)}" + (
                        f" and {others.appearances - 1} more" if others.appearances > 1 else ""
                    )
                    yield locate(each, view, message, [cite(f"said by {others.name}", against, view)])


def _find_turning(concerns: Iterable[Concern]) -> list[str]:
    """What may turn the meaning round, each in words of its own."""
    return list(dict.fromkeys(concern.told for concern in concerns if concern.touch in _TURNING))


def _tell(difference: Difference) -> str:
    """The first changes of words, here and there."""
    changes = [change for change in difference.changes if change.grade is Grade.SUBSTANTIVE]
    told = [
        f"“{change.new}” for “{change.old}”" if change.old and change.new
        else f"“{change.new}” is only here" if change.new else f"“{change.old}” is only there"
        for change in changes[:_SHOWN]
    ]  # fmt: skip
    more = [f"{len(changes) - _SHOWN} more"] if len(changes) > _SHOWN else []
    return "; ".join([*told, *more])


def _is_by(each: Appearance, name: str | None, also: tuple[str, ...]) -> bool:
    return each.speaker is not None and each.speaker in (name, *also)


def _is_one_saying(each: Appearance, other: Appearance) -> bool:
    """Whether the words are too many for chance, and no background that an outlet puts below its articles."""
    words = min(len(read_keys(each.wording)), len(read_keys(other.wording)))
    return words >= _OWN and not is_own_background(each, other)


def _iter_altered(view: CollectionView) -> Iterator[tuple[Appearance, _Pair, Appearance]]:
    """Every appearance whose words differ from those that most outlets have, with one that has these."""
    for statement, _ in view.statements:
        if statement.is_altered:
            for pair in _iter_pairs(statement):
                for each in pair[1].appearances:
                    others = (one for one in pair[0].appearances if one.article_id != each.article_id)
                    elsewhere = next((one for one in others if not is_own_background(each, one)), None)
                    if elsewhere is not None:
                        yield each, pair, elsewhere


def _iter_pairs(statement: Statement) -> Iterator[_Pair]:
    """Two wordings that differ in substance, the usual one first; both ways where no wording is usual."""
    usual = find_usual(statement)
    centre = statement.variants[0]
    for variant in statement.variants[1:]:
        difference = _trim(variant.difference) if variant.grade is Grade.SUBSTANTIVE else variant.difference
        if difference.grade is not Grade.SUBSTANTIVE:
            continue
        if usual is not variant:
            is_whole = difference is variant.difference
            yield centre, variant, difference, variant.concerns if is_whole else find_concerns(difference)
        if usual is None or usual is variant:
            turned = compare(difference.new, difference.old)
            yield variant, centre, turned, find_concerns(turned)


def _trim(difference: Difference) -> Difference:
    """Without the sentences that one wording goes on with after the last word that is compared: a cut, no alteration.

    "the law" beside "the laws. But I work for you" differs in one word.
    """
    last = difference.changes[-1]
    rest = difference.old[last.old_end :] + difference.new[last.new_end :]
    if any(character.isalnum() for character in rest) or not (last.old and last.new):
        return difference
    old_end, new_end = _SENTENCE_END_RE.search(last.old), _SENTENCE_END_RE.search(last.new)
    if bool(old_end) == bool(new_end):
        return difference
    old = difference.old[: last.old_start + old_end.start()] if old_end else difference.old
    new = difference.new[: last.new_start + new_end.start()] if new_end else difference.new
    return compare(old, new)
