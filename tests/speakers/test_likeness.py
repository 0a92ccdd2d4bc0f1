"""Pairs of mentions of two articles: the same person, unsure, or different, and why."""

from __future__ import annotations

import pytest

from quotetrack.speakers.identity import Profile, name_key
from quotetrack.speakers.likeness import Sureness, compare_profiles

BODIES = {"harlow": "Harlow Partners", "fenwick": "Fenwick Council", "ministry": "ministry", "board": "Harbour Board"}


def profile(described: str) -> Profile:
    """A profile in short: `Ana Torv | body harlow | office mayor | place lakemouth | said x | day 2020-01-02`."""
    name, *facts = [part.strip() for part in described.split("|")]
    given: dict[str, list[str]] = {}
    for fact in facts:
        kind, _, value = fact.partition(" ")
        given.setdefault(kind, []).append(value)
    offices = given.get("office", [])
    return Profile(
        name,
        name_key(name),
        days=frozenset(given.get("day", [])),
        bodies={id_: BODIES[id_] for id_ in given.get("body", [])},
        offices=frozenset(offices),
        roles=frozenset([*offices, *given.get("role", [])]),
        places=frozenset(given.get("place", [])),
        said=frozenset(given.get("said", [])),
    )


SAME, UNSURE, DIFFERENT = Sureness.SAME, Sureness.UNSURE, Sureness.DIFFERENT

PAIRS = [
    # the same full name and an organisation
    ("Ana Torv | body harlow", "Ana Torv | body harlow", SAME, "both speak for Harlow Partners"),
    ("Ana Torv | body harlow", "ANA TORV | body harlow", SAME, "the same full name"),
    ("Ána Törv | body harlow", "Ana Torv | body harlow", SAME, "the same full name"),
    ("Ana Torv-Lind | body harlow", "Ana Torv Lind | body harlow", SAME, "the same full name"),
    ("Nasir al-Dorri | body harlow", "Nasir Dorri | body harlow", SAME, "the same full name"),
    ("Nasir el-Dorri | body harlow", "Nasir Al-Dorri | body harlow", SAME, "the same full name"),
    ("Ana Torv | body harlow | body board", "Ana Torv | body board", SAME, "both speak for Harbour Board"),
    ("Ana Torv | body harlow | day 2001-01-01", "Ana Torv | body harlow | day 2020-01-01", SAME, "19 years"),
    ("Carl Oster Jr. | body harlow", "Carl Oster | body harlow", SAME, "the same full name"),
    # ... or an office
    ("Ana Torv | office president", "Ana Torv | office president", SAME, "both hold the office of president"),
    ("Ana Torv | office minister", "Ana Torv | office minister | body harlow", SAME, "the office of minister"),
    ("Ana Torv | office mayor | place lakemouth", "Ana Torv | office mayor | place lakemouth", SAME, "of mayor"),
    ("Ana Torv | office mayor | place lakemouth", "Ana Torv | office mayor", SAME, "of mayor"),
    ("Ana Torv | office minister | place syria", "Ana Torv | office minister | place syria", SAME, "of minister"),
    ("Ana Torv | office president | place incumbent", "Ana Torv | office president", SAME, "of president"),
    # ... or long words
    ("Ana Torv | said x1", "Ana Torv | said x1 | body board", SAME, "both say the same words"),
    # offices of two places
    ("Ana Torv | office mayor | place lakemouth", "Ana Torv | office mayor | place tarn", UNSURE, "of another place"),
    ("Ana Torv | office minister | place syria", "Ana Torv | office minister | place turkey", UNSURE, "another place"),
    # the same full name and nothing else
    ("Ana Torv", "Ana Torv", UNSURE, "the same full name"),
    ("Ana Torv", "Ana Torv | body harlow", UNSURE, "the same full name"),
    ("Ana Torv | body fenwick", "Ana Torv | body harlow", UNSURE, "one speaks for Fenwick Council"),
    ("Ana Torv | body ministry", "Ana Torv | body ministry", UNSURE, "which may be two"),
    ("Ana Torv | role spokesman", "Ana Torv | role spokesman", UNSURE, "both are called spokesman"),
    ("Ana Torv | role resident", "Ana Torv | role resident", UNSURE, "both are called resident"),
    ("Ana Torv | office mayor", "Ana Torv | office minister", UNSURE, "at about the same time"),
    (
        "Ana Torv | office mayor | day 2001-01-01",
        "Ana Torv | office minister | day 2020-01-01",
        UNSURE,
        "years lie between them",
    ),
    ("Ana Torv | office mayor | body fenwick", "Ana Torv | body harlow | role analyst", UNSURE, "one speaks for"),
    # spellings
    ("Rafi Abdel Nour | body harlow", "Rafi Abdulnour | body harlow", UNSURE, "two spellings of one name"),
    ("Rafi Abdel-Nour | body harlow", "Rafi Abdulnour | body harlow", UNSURE, "two spellings of one name"),
    ("Rafi Abdul Nour", "Rafi Abdel-Nour", UNSURE, "two spellings of one name"),
    ("Mohammed Shaar", "Muhammad Shaar", UNSURE, "two spellings of one name"),
    ("Yusuf Qadri | body board", "Youssef Kadri | body board", UNSURE, "both speak for Harbour Board"),
    ("Hassan Tarek | body board", "Hasan Tariq | body board", UNSURE, "two spellings of one name"),
    # middle names and initials
    ("Ana Maria Torv", "Ana Torv", UNSURE, "but for what stands in the middle"),
    ("Ana M. Torv | body harlow", "Ana Torv | body harlow", UNSURE, "but for what stands in the middle"),
    ("A. Torv | body harlow", "Ana Torv | body harlow", UNSURE, "an initial that fits"),
    ("A. Torv", "Ana Torv", UNSURE, "an initial that fits"),
    ("A. Torv | body harlow", "A. Torv | body harlow", UNSURE, "both speak for Harlow Partners"),
    ("Nat Torv | body harlow", "Nathan Torv | body harlow", UNSURE, "a short form of the first name"),
    # single names
    ("Torv | body harlow", "Ana Torv | body harlow", UNSURE, "may be short for the other"),
    ("Torv | body harlow", "Torv | body harlow", UNSURE, "the same single name"),
    ("Torv | office minister", "Torv | office minister", UNSURE, "the same single name"),
    ("Torv", "Torv", DIFFERENT, "the same single name"),
    ("Torv", "Ana Torv", DIFFERENT, "may be short for the other"),
    ("Torv | body harlow", "Ana Torv | body fenwick", DIFFERENT, "one speaks for"),
    ("Ana | body harlow", "Ana Torv | body harlow", DIFFERENT, "different names"),
    # other names
    ("Ana Torv | body harlow", "Otto Torv | body harlow", DIFFERENT, "different names"),
    ("Ana Torv | body harlow", "Ana Reyes | body harlow", DIFFERENT, "different names"),
    ("Ana Torv", "Torv Ana", DIFFERENT, "different names"),
    ("A. Torv", "B. Torv", DIFFERENT, "different names"),
    ("A. Torv | body fenwick", "Ana Torv | body harlow", DIFFERENT, "one speaks for"),
    ("Ana Torv | said x1", "Otto Lind | said x1", DIFFERENT, "different names"),
    # tricks
    ("An\u0430 Torv | body harlow", "Ana Torv | body harlow", UNSURE, "mixes Latin and Cyrillic letters"),
    ("An\u0430 Torv | body harlow", "An\u0430 Torv | body harlow", UNSURE, "mixes Latin and Cyrillic letters"),
    ("Ana\u200d Torv | body harlow", "Ana Torv | body harlow", UNSURE, "cannot be seen"),
    ("\uff21na Torv | body harlow", "Ana Torv | body harlow", UNSURE, "full-width"),
    ("Ana \u202eTorv | body harlow", "Ana Torv | body harlow", UNSURE, "cannot be seen"),
    ("An\u0430 Torv", "Otto Lind", DIFFERENT, "different names"),
]


@pytest.mark.parametrize(("one", "other", "sureness", "reason"), PAIRS)
def test_pairs(one: str, other: str, sureness: Sureness, reason: str) -> None:
    """Each pair gets its verdict, for a reason that can be read, whichever comes first."""
    likeness = compare_profiles(profile(one), profile(other))
    turned = compare_profiles(profile(other), profile(one))

    assert likeness.sureness is sureness
    assert reason in "; ".join(item.reason for item in likeness.evidence)
    assert (turned.sureness, turned.score) == (likeness.sureness, likeness.score)
