"""Entries of the organisation registry: what one holds, and the checks of one entry by itself."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cache, lru_cache
from typing import Any

from quotetrack.errors import LexiconError
from quotetrack.lexicon import load_lexicon

__all__ = ["TYPES", "OrganizationEntry", "alias_key", "read_entry"]

TYPES = frozenset(
    {
        *("agency", "outlet", "international", "ngo", "government", "parliament", "party", "court", "police"),
        *("military", "armed group", "company", "university", "campaign", "union", "unknown"),
    }
)
"""What a body can be."""

LONGEST_ACRONYM = 5
"""A name in capitals no longer than this may be an everyday word (WHO, IS, US): it is matched in capitals only."""

_WIKIDATA_RE = re.compile(r"Q[1-9][0-9]*")
_LISTS = ("aliases", "weak", "context", "adherents")


@dataclass(frozen=True, slots=True)
class OrganizationEntry:
    """A body of the registry.

    Attributes:
        name: Its canonical name, which records carry.
        type: One of `TYPES`.
        aliases: What else it is called: other spellings, acronyms.
        weak: Those of its names that mean other things too; believed only in an article that has more of the body (its
            full name, a word of `context`, its country).
        context: Words that an article about it has: names, demonyms, keywords.
        country: ISO 3166-1 alpha-2, of its seat or field; None where it has none.
        parent: Canonical name of the body that it is part of, or None.
        wikidata: Its item, `Q` and digits, or None.
        adherents: What a party's people are called; it tells one nominee from another.
        origin: The file that it was read from.
    """

    name: str
    type: str
    aliases: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    country: str | None = None
    parent: str | None = None
    wikidata: str | None = None
    adherents: tuple[str, ...] = ()
    origin: str = field(default="", repr=False)

    @property
    def names(self) -> tuple[str, ...]:
        """Its canonical name and aliases."""
        return (self.name, *self.aliases)


_FIELDS = frozenset(each.name for each in fields(OrganizationEntry)) - {"origin"}


def read_entry(record: Any, origin: str) -> OrganizationEntry:
    """One record of a word list or TOML file as an entry.

    Args:
        record: A mapping with the fields of `OrganizationEntry`; `name` and `type` must be given.
        origin: The file that it stands in, for messages.

    Raises:
        LexiconError: A field is missing, unknown or malformed; the line names file, entry and what would work.
    """
    if not isinstance(record, Mapping) or not isinstance(record.get("name"), str) or not alias_key(record["name"]):
        raise LexiconError(f"{origin}: an entry without a name ({str(record)[:60]}); give it a name with letters in it")
    name = _even(record["name"])
    unknown = sorted(str(key) for key in record.keys() - _FIELDS)
    if unknown:
        raise _fault(origin, name, f"unknown field {unknown[0]!r}", f"use {', '.join(sorted(_FIELDS))}")
    lists = {key: _read_names(record[key], key, origin, name) for key in _LISTS if key in record}
    entry = OrganizationEntry(
        name,
        _read_text(record, "type", origin, name) or "",
        **lists,
        country=_read_text(record, "country", origin, name),
        parent=_read_text(record, "parent", origin, name),
        wikidata=_read_text(record, "wikidata", origin, name),
        origin=origin,
    )
    _check(entry)
    return entry


def _check(entry: OrganizationEntry) -> None:
    fault: tuple[str, str] | None = None
    stray = [name for name in entry.weak if name not in entry.names]
    if entry.type not in TYPES:
        fault = (f"unknown type {entry.type!r}" if entry.type else "no type", f"use {', '.join(sorted(TYPES))}")
    elif entry.country is not None and entry.country not in _country_codes():
        fault = (f"unknown country {entry.country!r}", "use two capitals of ISO 3166-1, such as SY")
    elif entry.wikidata is not None and not _WIKIDATA_RE.fullmatch(entry.wikidata):
        fault = (f"wikidata is {entry.wikidata!r}", "use Q and digits, such as Q1065, or leave it out")
    elif stray:
        fault = (f"weak {stray[0]!r} is none of its names", "put it among the aliases too")
    if fault is not None:
        raise _fault(entry.origin, entry.name, *fault)


def _fault(origin: str, name: str, reason: str, advice: str) -> LexiconError:
    return LexiconError(f"{origin}: {name}: {reason}; {advice}")


def _read_text(record: Mapping[str, Any], key: str, origin: str, name: str) -> str | None:
    value = record.get(key)
    if value is not None and (not isinstance(value, str) or not value.strip()):
        raise _fault(origin, name, f"{key} is {value!r}", "give words in quotation marks")
    return value if value is None else _even(value)


def _read_names(value: Any, key: str, origin: str, name: str) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or any(not isinstance(item, str) or not alias_key(item) for item in value):
        raise _fault(origin, name, f"{key} is {value!r}", f'give a list of names: {key} = ["...", "..."]')
    # "the Glasshouse" is found without its article too; "The Guardian" keeps it, as papers do.
    return tuple(dict.fromkeys(_even(item).removeprefix("the ") for item in value))


def _even(text: str) -> str:
    return " ".join(text.split())


@lru_cache(maxsize=16384)  # each name is compared when it is read and when it is entered
def alias_key(name: str) -> str:
    """What two names of bodies are compared by: no case, accents or full stops; short acronyms keep their capitals.

    >>> alias_key("Élysée"), alias_key("U.N."), alias_key("Who"), alias_key("WHO")
    ('elysee', 'UN', 'who', 'WHO')
    """
    bare = _even(name).replace(".", "").replace("’", "'")
    if len(bare) <= LONGEST_ACRONYM and bare.isupper():
        return bare
    if not bare.isascii():
        bare = "".join(c for c in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(c))
    key = bare.casefold()
    return key if key[:1].isalnum() or any(c.isalnum() for c in key) else ""


@cache
def _country_codes() -> frozenset[str]:
    return frozenset(load_lexicon("country_codes")["codes"].split())
