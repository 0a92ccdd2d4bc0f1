"""A statement: the same thing said, across articles, with its variants and who carried it.

    statement = build_statement(cluster, appearances)

Everything here is what pages say. What follows from it (`statements.origins`) is reasoning, and stands apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from quotetrack.statements.appearance import Appearance
from quotetrack.statements.clusters import Cluster, Id
from quotetrack.statements.difference import Difference, compare
from quotetrack.statements.first_seen import FirstSeen, find_first
from quotetrack.statements.grades import Grade
from quotetrack.statements.grams import hash_wording
from quotetrack.statements.meaning import Concern, find_concerns, is_meaning_at_risk
from quotetrack.statements.speakers_given import SpeakerGiven, list_speakers
from quotetrack.statements.words import read_keys

__all__ = ["Agencies", "Statement", "Variant", "build_statement", "statement_id"]

_FEW_WORDS = 6
"""Below that, the same words are not by themselves the same statement ("we have no comment")."""


@dataclass(frozen=True, slots=True)
class Variant:
    """One wording of a statement.

    Attributes:
        wording: As it stands, white space evened.
        appearances: Where it stands, the earliest first.
        difference: What separates the statement's longest wording from it.
        concerns: What those changes touch.
    """

    wording: str
    appearances: tuple[Appearance, ...]
    difference: Difference
    concerns: tuple[Concern, ...]

    @property
    def grade(self) -> Grade:
        """How much it differs from the longest wording."""
        return self.difference.grade

    @property
    def is_at_risk(self) -> bool:
        """Whether its changes may change the meaning."""
        return is_meaning_at_risk(self.concerns)


@dataclass(frozen=True, slots=True)
class Agencies:
    """Hands by how the pages let us know of them: in words about the statement, in credits, or by inference only."""

    said: tuple[str, ...]
    credited: tuple[str, ...]
    inferred: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """The same thing said, across articles.

    Attributes:
        id: See `statement_id`.
        variants: Its wordings, the longest first.
        earliest: The appearance that was published first; None where no day is known.
        first_seen: When that was, and what speaks against it.
        speakers: Who is given for it, the most often given first; several where pages differ.
        outlets: Who published it, in the order of publication; those that nothing names are left out.
        agencies: Through whose hands, by how that is known.
        renderings: Mixed and indirect versions of it: weaker, for their words are the writers'.
        notes: Why some appearance was put here and not elsewhere.
    """

    id: str
    variants: tuple[Variant, ...]
    earliest: Appearance | None
    first_seen: FirstSeen
    speakers: tuple[SpeakerGiven, ...]
    outlets: tuple[str, ...]
    agencies: Agencies
    renderings: tuple[Appearance, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def longest(self) -> str:
        """The longest wording, which the others are compared with."""
        return self.variants[0].wording

    @property
    def appearances(self) -> tuple[Appearance, ...]:
        """Everywhere it stands, renderings left out, the earliest first."""
        return _in_order(each for variant in self.variants for each in variant.appearances)

    @property
    def places(self) -> int:
        """In how many outlets it stands; each article whose outlet is not known counts as one."""
        return len(self.outlets) + len({each.article_id for each in self.appearances if not each.outlet})

    @property
    def grade(self) -> Grade:
        """The highest grade of any variant."""
        return max((variant.grade for variant in self.variants), key=lambda grade: grade.rank)

    @property
    def is_quoted(self) -> bool:
        """Whether anybody quotes it; else its variants are renderings in the writers' own words."""
        return self.variants[0].appearances[0].is_quoted

    @property
    def is_altered(self) -> bool:
        """Whether some variant has other words between the quotation marks than the longest, and does not say so."""
        return self.is_quoted and self.grade is Grade.SUBSTANTIVE

    @property
    def is_at_risk(self) -> bool:
        """Whether some variant may mean something else."""
        return any(variant.is_at_risk for variant in self.variants)

    @property
    def has_several_speakers(self) -> bool:
        """Whether pages give different speakers for it, spellings and short forms of one name taken together."""
        return sum(1 for speaker in self.speakers if speaker.is_rival) > 1


def build_statement(cluster: Cluster, appearances: Mapping[Id, Appearance]) -> Statement:
    """The statement of a cluster.

    Args:
        cluster: Of the ids of attributions.
        appearances: At least those of the cluster, by attribution id.
    """
    members = [appearances[each] for each in cluster.members]
    centre = appearances[cluster.centre]
    ordered = _in_order(members)
    by_wording: dict[str, list[Appearance]] = {}
    for each in (centre, *members):
        by_wording.setdefault(each.wording, []).append(each)
    del by_wording[centre.wording][0]  # it was put in front to make its wording the first
    variants = tuple(_make_variant(centre.wording, wording, where) for wording, where in by_wording.items())
    dated = [each for each in ordered if each.published]
    return Statement(
        id=statement_id(centre),
        variants=variants,
        earliest=dated[0] if dated else None,
        first_seen=find_first(ordered),
        speakers=list_speakers(ordered),
        outlets=tuple(dict.fromkeys(each.outlet for each in ordered if each.outlet)),
        agencies=Agencies(
            said=tuple(dict.fromkeys(hand for each in ordered for hand in each.said_hands)),
            credited=tuple(dict.fromkeys(hand for each in ordered for hand in each.credited_hands)),
            inferred=tuple(dict.fromkeys(hand for each in ordered for hand in each.inferred_hands)),
        ),
        renderings=_in_order(appearances[each] for each in cluster.renderings),
        notes=tuple(f"{each}: {note}" for each, note in cluster.notes.items()),
    )


def statement_id(centre: Appearance) -> str:
    """The identity of the statement whose longest wording stands there: a hash of its words.

    Case, marks, accents and the article do not count, so that the statement keeps its id while copies are found, and
    two databases agree on it. It changes when a longer wording is found. Where the words are few, the same ones are
    said by many people on many occasions; there, and where nobody quotes, it is the id of the attribution.

    It is the number under which an index keeps the wording (`hash_wording`), in 16 hexadecimal digits: so a statement
    is found by its id without looking at any other.
    """
    keys = read_keys(centre.wording)
    return f"{hash_wording(keys):016x}" if centre.is_quoted and len(keys) >= _FEW_WORDS else centre.attribution_id


def _make_variant(longest: str, wording: str, appearances: Iterable[Appearance]) -> Variant:
    difference = compare(longest, wording)
    return Variant(wording, _in_order(appearances), difference, find_concerns(difference))


def _in_order(appearances: Iterable[Appearance]) -> tuple[Appearance, ...]:
    """By day of publication, those without one last, then by id."""
    return tuple(
        sorted(appearances, key=lambda each: (each.published is None, (each.published or "")[:10], each.attribution_id))
    )
