"""Camps of outlets and who is heard in several: by hand, and the same in every process."""

from __future__ import annotations

import subprocess
import sys
from itertools import count

import pytest

from quotetrack.graph.measures import Likeness, Voice, Way, compare_outlets, find_bridges, find_camps

NUMBERS = count()


def said(outlet, source, times=1, hand=None):
    """So many statements of a source in an outlet."""
    hands = ((hand,),) if hand else ()
    return [
        Way(f"{next(NUMBERS):04}", f"article:{outlet}", (Voice(source),), hands, outlet=outlet) for _ in range(times)
    ]


WAYS = [
    *said("echo", "speaker:board", 3, "agency:afp"),
    *said("echo", "speaker:reed"),
    *said("herald", "speaker:board", 2),
    *said("herald", "speaker:union", 2),
    *said("dune", "speaker:front", 3),
    *said("dune", "speaker:union"),
    *said("gull", "speaker:front", 4, "agency:afp"),
    *said("tide", "speaker:ann", 2),
    *said(None, "speaker:board", 2),
]


def test_how_alike():
    """The smaller share of each source in common: board has 3/4 in the Echo and 2/4 in the Herald."""
    assert compare_outlets(WAYS) == [
        Likeness(("dune", "gull"), 0.75, ("speaker:front",)),
        Likeness(("dune", "herald"), 0.25, ("speaker:union",)),
        Likeness(("echo", "herald"), 0.5, ("speaker:board",)),
    ]


def test_camps():
    """Who shares most stands together, the largest camp first; who shares nothing stands alone."""
    assert find_camps(WAYS) == [("dune", "gull"), ("echo", "herald"), ("tide",)]


def test_bridges():
    """The union is in both camps, once and twice: 1 - (1/9 + 4/9); it is all that Dune and Herald have in common."""
    (bridge,) = find_bridges(WAYS, find_camps(WAYS))

    assert (bridge.id, bridge.camps, bridge.outlets) == ("speaker:union", (1, 2, 0), ("dune", "herald"))
    assert (bridge.participation, bridge.sole_links, bridge.abroad) == (pytest.approx(4 / 9), 1, 1)


def test_whom_both_sides_hear_most_comes_first():
    """Three statements abroad before one in each camp; where two sources are shared, neither is the sole link."""
    ways = [
        *said("echo", "speaker:a"),
        *said("herald", "speaker:a"),
        *said("echo", "speaker:b", 9),
        *said("herald", "speaker:b", 3),
    ]

    bridges = find_bridges(ways, [("echo",), ("herald",)])

    assert [(bridge.id, bridge.abroad, bridge.sole_links) for bridge in bridges] == [
        ("speaker:b", 3, 0),
        ("speaker:a", 1, 0),
    ]


def test_bridges_by_hand_and_camps_of_ones_own():
    """A desk may name the camps, not all outlets need one; agencies that feed both are found by hand."""
    (bridge,) = find_bridges(WAYS, [("echo",), ("gull", "tide")], by_hand=True)

    assert (bridge.id, bridge.camps, bridge.participation) == ("agency:afp", (3, 4), pytest.approx(24 / 49))
    assert find_bridges(WAYS, [("echo",), ("gull", "tide")]) == []


def test_what_is_known_in_one_article_alone_links_nobody():
    """Two pages' "police" of one id would be chance."""
    assert compare_outlets([*said("echo", "speaker:police@a"), *said("herald", "speaker:police@a")]) == []


def test_no_links_no_camps():
    """Outlets that share no source are each their own; no outlet, no camp."""
    assert find_camps([*said("herald", "speaker:a"), *said("echo", "speaker:b")]) == [("echo",), ("herald",)]
    assert find_camps(said(None, "speaker:a")) == []


def test_the_same_in_every_process():
    """Sets of text are gone through in another order in each process: the camps are the same."""
    code = """
from quotetrack.graph.measures import Voice, Way, find_camps
voices = [Voice(f"speaker:{number}") for number in range(11)]
ways = [Way(f"{o}{s}", f"a{o}", (voices[o * s % 11],), outlet=f"o{o}") for o in range(12) for s in range(4)]
print(find_camps(ways))
"""
    runs = {
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": seed}
        ).stdout
        for seed in "123"
    }

    assert len(runs) == 1
