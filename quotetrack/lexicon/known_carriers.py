"""Agencies and outlets by any of their names: one carrier, one node."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from quotetrack.lexicon import load_lexicon

__all__ = [
    "KnownCarrier",
    "canonical_carrier",
    "carrier_key",
    "find_known_carrier",
    "is_agency",
    "is_same_carrier",
]

# First list wins: a body that supplies copy and publishes too is an agency to us.
AGENCY, OUTLET = "agency", "outlet"
LEXICONS = ((AGENCY, "agencies"), (OUTLET, "outlets"))

LEADING_THE_RE = re.compile(r"the\s+(?=\S)")
SUFFIX_RE = re.compile(r"\s+(?:news agency|press agency|newswire|agency|news)$")
HOST_RE = re.compile(r"(?:https?://)?((?:[\w-]+\.)+[\w-]+)(?:[:/]\S*)?")


@dataclass(frozen=True, slots=True)
class KnownCarrier:
    """An agency or outlet of the lexicon: canonical name, `agency` or `outlet`, ISO 3166 country, and who runs it.

    `weak` holds the keys of those of its names that also mean other things.
    """

    name: str
    kind: str
    country: str | None = None
    state_run: bool = False
    weak: frozenset[str] = frozenset()


def carrier_key(name: str) -> str:
    """The name as it is compared: no case, no leading "the", evened white space."""
    key = " ".join(name.split()).casefold()
    match = LEADING_THE_RE.match(key)
    return key[match.end() :] if match else key


@cache
def find_known_carrier(name: str, *, weak: bool = True) -> KnownCarrier | None:
    """The agency or outlet of that name, alias or host, or None where the lexicon has none.

    Args:
        name: Any of its names, in any case, or the host of its site, or an address on it.
        weak: Whether a name that also means other things (`PA`, `Time`) will do: yes where the place says that it
            names a carrier, no for any organisation.

    >>> find_known_carrier("the Associated Press").name, find_known_carrier("https://www.dw.com/en/a-36737612").name
    ('AP', 'Deutsche Welle')
    """
    names, hosts = _index()
    key = carrier_key(name)
    carrier = names.get(key) or names.get(SUFFIX_RE.sub("", key)) or _find_host(key, hosts)
    return None if carrier is None or (key in carrier.weak and not weak) else carrier


def canonical_carrier(name: str) -> str:
    """The name by which we know the carrier; one that we do not know keeps its own, with evened white space."""
    known = find_known_carrier(name)
    return known.name if known is not None else " ".join(name.split())


def is_same_carrier(name: str, other: str) -> bool:
    """Whether two names are one carrier's."""
    return carrier_key(canonical_carrier(name)) == carrier_key(canonical_carrier(other))


def is_agency(name: str) -> bool:
    """Whether the name is a known news agency's."""
    known = find_known_carrier(name)
    return known is not None and known.kind == AGENCY


def _find_host(key: str, hosts: dict[str, KnownCarrier]) -> KnownCarrier | None:
    match = HOST_RE.fullmatch(key)
    labels = match.group(1).split(".") if match else []
    # `edition.example.com` is `example.com`: the longest listed ending counts.
    endings = (".".join(labels[index:]) for index in range(len(labels) - 1))
    return next((hosts[ending] for ending in endings if ending in hosts), None)


@cache
def _index() -> tuple[dict[str, KnownCarrier], dict[str, KnownCarrier]]:
    names: dict[str, KnownCarrier] = {}
    hosts: dict[str, KnownCarrier] = {}
    for kind, lexicon in LEXICONS:
        for entry in load_lexicon(lexicon):
            carrier = KnownCarrier(
                entry["name"],
                kind,
                entry.get("country"),
                bool(entry.get("state_run", False)),
                frozenset(carrier_key(name) for name in entry.get("weak", ())),
            )
            # A canonical name beats anybody's alias, so it is entered over one.
            for alias in entry.get("aliases", ()):
                names.setdefault(carrier_key(alias), carrier)
            key = carrier_key(carrier.name)
            if key not in names or carrier_key(names[key].name) != key:
                names[key] = carrier
            for host in entry.get("domains", ()):
                hosts.setdefault(host.casefold(), carrier)
    return names, hosts
