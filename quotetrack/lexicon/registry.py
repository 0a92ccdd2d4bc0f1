"""The organisation registry: the bodies that ship with quotetrack, and the user's own over them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from quotetrack.errors import LexiconError
from quotetrack.lexicon import load_lexicon
from quotetrack.lexicon.entries import OrganizationEntry, alias_key, read_entry
from quotetrack.lexicon.user_file import organizations_file, parse_user_file, read_user_file, stamp_user_file

__all__ = [
    "ORGANIZATION_LISTS",
    "Claim",
    "Registry",
    "make_registry",
    "organization_registry",
    "own_digest",
    "parent_of",
]

ORGANIZATION_LISTS = (
    "organizations/international",
    "organizations/ngos",
    "organizations/armed_groups",
    "organizations/militaries",
    "organizations/governments",
    "organizations/politics",
    "organizations/companies",
)
"""The word lists of bodies; news agencies and outlets have their own."""
_CARRIER_LISTS = (("agencies", "agency"), ("outlets", "outlet"))


@dataclass(frozen=True, slots=True)
class Claim:
    """A body that goes by some name, and whether the name alone does not say so."""

    entry: OrganizationEntry
    weak: bool


@dataclass(frozen=True, slots=True, eq=False)  # compared and hashed as the one object that it is
class Registry:
    """All bodies known.

    Attributes:
        entries: Each by its canonical name, those of the user first.
        claims: The bodies that go by a name, by `alias_key`; of several at most one claims it without being weak.
        spellings: Every spelling of a name, with its key.
        digest: Of the user's own entries; empty where there are none.
    """

    entries: Mapping[str, OrganizationEntry]
    claims: Mapping[str, tuple[Claim, ...]]
    spellings: Mapping[str, str]
    digest: str = ""

    def find(self, name: str) -> OrganizationEntry | None:
        """The body that goes by this name whatever the article, or None: none does, or its context would decide."""
        for key in (alias_key(name), _without_article(name)):
            strong = [claim.entry for claim in self.claims.get(key, ()) if not claim.weak]
            if strong:
                return strong[0]
        return self.entries.get(name)

    def called(self, name: str) -> tuple[str, ...]:
        """Canonical names of all bodies that go by this name, in any case of letters, sure of it or not."""
        keys = dict.fromkeys(
            key for form in (name, name.upper(), name.casefold()) for key in (alias_key(form), _without_article(form))
        )
        return tuple(dict.fromkeys(claim.entry.name for key in keys for claim in self.claims.get(key, ())))

    def parent_of(self, name: str) -> str | None:
        """Canonical name of the body that a body is part of; None where it is part of none that we know."""
        entry = self.find(name)
        return entry.parent if entry is not None else None


def _without_article(name: str) -> str:
    first, _, rest = name.strip().partition(" ")
    return alias_key(rest) if first.casefold() == "the" else alias_key(name)


def organization_registry() -> Registry:
    """The registry with the user's own entries.

    Raises:
        LexiconError: The user's file cannot be read, or an entry of it is malformed.
    """
    path = organizations_file()
    return _load(None, ()) if path is None else _load(path, stamp_user_file(path))


def own_digest() -> str:
    """Digest of the user's own organisations; empty where there are none, and then nothing is read for it.

    Raises:
        LexiconError: As of `organization_registry`.
    """
    return organization_registry().digest if organizations_file() is not None else ""


def parent_of(name: str) -> str | None:
    """The body that a body is part of, both by canonical name; None where the registry knows none."""
    return organization_registry().parent_of(name)


@lru_cache(maxsize=4)
def _load(path: Path | None, stamp: tuple[int, ...]) -> Registry:
    """The registry with the file as it was at that stamp: reports ask for it once a statement."""
    return (
        make_registry() if path is None else make_registry(parse_user_file(read_user_file(path), str(path)), str(path))
    )


def make_registry(blocks: Iterable[Mapping[str, Any]] = (), origin: str = "") -> Registry:
    """The shipped registry with the blocks of a user's file over it.

    A block with the name of a shipped body changes that one: its aliases, weak names and context are added, what else
    it gives takes the place of what ships. A name that the user's bodies claim is nobody else's.

    Raises:
        LexiconError: An entry is malformed, or contradicts another one.
    """
    shipped = _shipped_entries()
    own = _read_own(blocks, origin, shipped)
    entries = own | {name: entry for name, entry in shipped.items() if name not in own}
    _check_parents(entries)
    claims, spellings = _collect_claims(entries.values(), frozenset(own))
    digest = sha256(repr(sorted(own.items())).encode()).hexdigest() if own else ""
    return Registry(entries, claims, spellings, digest)


@lru_cache(maxsize=1)
def _shipped_entries() -> dict[str, OrganizationEntry]:
    entries: dict[str, OrganizationEntry] = {}
    for listing in ORGANIZATION_LISTS:
        origin = f"lexicon/{listing}.yaml"
        for record in load_lexicon(listing):
            _add_once(entries, read_entry(record, origin))
    for listing, type_ in _CARRIER_LISTS:
        for record in load_lexicon(listing):
            if record["name"] not in entries:  # an agency that publishes too stands in both lists
                entries[record["name"]] = OrganizationEntry(
                    record["name"],
                    type_,
                    tuple(record.get("aliases", ())),
                    tuple(record.get("weak", ())),
                    country=record.get("country"),
                    origin=f"lexicon/{listing}.yaml",
                )
    return entries


def _read_own(
    blocks: Iterable[Mapping[str, Any]], origin: str, shipped: Mapping[str, OrganizationEntry]
) -> dict[str, OrganizationEntry]:
    own: dict[str, OrganizationEntry] = {}
    for block in blocks:
        known = shipped.get(str(block.get("name")))
        entry = read_entry({"type": known.type, **block} if known is not None else block, origin)
        _add_once(own, entry if known is None else _change(known, entry))
    return own


def _change(known: OrganizationEntry, given: OrganizationEntry) -> OrganizationEntry:
    return replace(
        given,
        aliases=tuple(dict.fromkeys((*known.aliases, *given.aliases))),
        weak=tuple(dict.fromkeys((*known.weak, *given.weak))),
        context=tuple(dict.fromkeys((*known.context, *given.context))),
        country=given.country or known.country,
        parent=given.parent or known.parent,
        wikidata=given.wikidata or known.wikidata,
        adherents=given.adherents or known.adherents,
    )


def _add_once(entries: dict[str, OrganizationEntry], entry: OrganizationEntry) -> None:
    if entry.name in entries:
        raise LexiconError(f"{entry.origin}: {entry.name}: stands there twice; make the two one entry")
    entries[entry.name] = entry


def _check_parents(entries: Mapping[str, OrganizationEntry]) -> None:
    for entry in entries.values():
        if entry.parent is None:
            continue
        if entry.parent not in entries:
            raise LexiconError(
                f"{entry.origin}: {entry.name}: parent {entry.parent!r} is no body of the registry; "
                "give its canonical name, or an entry of its own"
            )
        above: OrganizationEntry | None = entry
        passed = []
        while above is not None and above.parent is not None:
            passed.append(above.name)
            above = entries.get(above.parent)
            if above is not None and above.name in passed:
                chain = " -> ".join([*passed, above.name])
                raise LexiconError(f"{entry.origin}: {entry.name}: is its own parent ({chain}); cut the circle")


def _collect_claims(
    entries: Iterable[OrganizationEntry], own: frozenset[str]
) -> tuple[dict[str, tuple[Claim, ...]], dict[str, str]]:
    claims: dict[str, dict[str, Claim]] = {}
    spellings: dict[str, str] = {}
    for entry in entries:
        weak = {alias_key(name) for name in entry.weak}
        for name in _spellings(entry):
            key = alias_key(name)
            spellings.setdefault(name, key)
            claims.setdefault(key, {}).setdefault(entry.name, Claim(entry, key in weak))
    return {key: _settle(key, tuple(found.values()), own) for key, found in claims.items()}, spellings


def _spellings(entry: OrganizationEntry) -> Iterable[str]:
    for name in entry.names:
        yield name
        # "the Los Angeles Times" for "The Los Angeles Times"; a single word keeps its article ("The Hill").
        if entry.type == "outlet" and name.startswith("The ") and name.count(" ") > 1:
            yield name.removeprefix("The ")


def _settle(key: str, found: tuple[Claim, ...], own: frozenset[str]) -> tuple[Claim, ...]:
    """Who has a name that several claim: the user's body alone, else a listed body before an agency or outlet."""
    if len(found) == 1:
        return found
    strong = [claim for claim in found if not claim.weak]
    users = [claim for claim in strong if claim.entry.name in own]
    first = next(iter(users or strong), None)
    for other in (users or strong)[1:]:
        # Agencies and outlets may share a name with a body, and with each other: the first list keeps it.
        if first is not None and not _is_carrier(other.entry):
            raise LexiconError(
                f"{other.entry.origin}: {other.entry.name}: {key!r} is also a name of {first.entry.name} "
                f"({first.entry.origin}); leave it to one, or make it weak in one and give that one context"
            )
    if users:
        found = tuple(claim for claim in found if claim.entry.name in own)
    return tuple(claim for claim in found if claim.weak or claim is first)


def _is_carrier(entry: OrganizationEntry) -> bool:
    return entry.type in ("agency", "outlet")
