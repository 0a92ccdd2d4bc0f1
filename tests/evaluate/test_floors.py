"""Floors rise for nothing, fall only with a sentence, and are kept in a file people can read."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrack.errors import ExportError, InputError
from quotetrack.evaluate.floors import (
    Floor,
    Floors,
    Lowering,
    check_floors,
    lower_floors,
    open_floors,
    raise_floors,
    read_floors,
    settle_floors,
    write_floors,
)

DAY = date(2026, 3, 5)
WHY = "The gold has a harder article."
SET = Floors("ab12", {"all.f1": Floor(70.0), "speech.f1": Floor(80.0)})


@pytest.mark.parametrize(
    ("figures", "told"),
    [
        ({"all.f1": 70.0, "speech.f1": 90.0}, []),
        ({"all.f1": 69.96, "speech.f1": 90.0}, ["all.f1 is 69.96, below its floor of 70.0"]),
        ({"all.f1": 1.0, "speech.f1": None}, [
            "all.f1 is 1.00, below its floor of 70.0", "speech.f1 is not measured, below its floor of 80.0",
        ]),
        ({"all.f1": 70.0}, ["speech.f1 is not measured, below its floor of 80.0"]),
        ({"all.f1": 70.0, "speech.f1": 80.0, "new.f1": 0.0}, []),
    ],
)  # fmt: skip
def test_what_is_below_is_named(figures: dict[str, float | None], told: list[str]) -> None:
    """Each figure below its floor is named with both; figures without a floor are free."""
    assert [str(breach) for breach in check_floors(figures, SET)] == told


def test_raising() -> None:
    """Floors go up to the figures, rounded down to a tenth, and never down; a file keeps the floors it names."""
    raised = raise_floors({"all.f1": 72.68, "speech.f1": 75.0, "new.f1": 50.0}, SET)

    assert {name: floor.value for name, floor in raised.floors.items()} == {"all.f1": 72.6, "speech.f1": 80.0}


def test_first_floors() -> None:
    """A file without floors gets one for each figure that was measured."""
    raised = raise_floors({"all.f1": 72.68, "none.f1": None}, Floors())

    assert raised.floors == {"all.f1": Floor(72.6)}


def test_lowering() -> None:
    """Only what is below goes down, and it keeps from what, when and why; a figure that is gone goes."""
    lowered = lower_floors({"all.f1": 65.19}, SET, WHY, DAY)

    assert lowered.floors == {"all.f1": Floor(65.1, (Lowering(DAY, 70.0, WHY),))}


def test_raised_floors_hold_at_once() -> None:
    """Raised to a figure, a floor is not above it."""
    for tenths in range(1001):
        figures = {"a": tenths / 10}
        assert check_floors(figures, raise_floors(figures, Floors())) == []
        assert raise_floors(figures, Floors()).floors["a"].value == tenths / 10


def keep(path: Path, values: dict[str, float | None], *, gold: str | None = None, **wanted) -> list[str]:
    """What the command does with a file of floors."""
    floors = open_floors(path, gold=gold, day=DAY, **wanted)
    return [breach.figure for breach in settle_floors(path, floors, values, day=DAY, **wanted)]


figures = st.floats(0, 100).map(lambda value: round(value, 1))
sentences = st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"]), min_size=1)
lowerings = st.builds(Lowering, st.dates(), st.none() | figures, sentences)
floor_files = st.builds(
    Floors,
    st.none() | st.text("0123456789abcdef", min_size=1),
    st.dictionaries(
        st.from_regex(r"[a-z-]+\.[a-z0-9]+", fullmatch=True),
        st.builds(Floor, figures, st.lists(lowerings, max_size=2).map(tuple)),
    ),
    st.lists(lowerings, max_size=2).map(tuple),
    st.sampled_from(["", "# What must not fall.\n# Twice."]),
)


@given(floors=floor_files)
def test_what_is_written_is_read(tmp_path_factory: pytest.TempPathFactory, floors: Floors) -> None:
    """A file of floors comes back as it was, comment, dates and sentences included."""
    path = tmp_path_factory.mktemp("floors") / "floors.toml"
    write_floors(path, floors)

    kept = read_floors(path)

    # Characters that a terminal hides are written visibly, so a sentence is compared as it stands in the file.
    assert (kept.gold, list(kept.floors), kept.header) == (floors.gold, list(floors.floors), floors.header)
    assert [floor.value for floor in kept.floors.values()] == [floor.value for floor in floors.floors.values()]
    write_floors(path, kept)
    assert read_floors(path) == kept


def test_file_is_for_people(tmp_path: Path) -> None:
    """The sentence stands beside the figure, with its day; a comment on top stays; quotation marks do no harm."""
    path = tmp_path / "floors.toml"
    path.write_text('# Ours.\n\ngold = "ab12"\n\n["all.f1"]\nfloor = 70.0\n', "utf-8")

    keep(path, {"all.f1": 65.0}, gold="ab12", why='It is "harder"\nnow.')

    assert path.read_text("utf-8") == (
        '# Ours.\n\ngold = "ab12"\n\n["all.f1"]\nfloor = 65.0\nlowered = [\n'
        '  { date = 2026-03-05, from = 70.0, why = "It is \\"harder\\" now." },\n]\n'
    )
    assert tomllib.loads(path.read_text("utf-8"))["all.f1"]["lowered"][0]["date"] == DAY


def test_other_gold_needs_a_sentence(tmp_path: Path) -> None:
    """Figures over other gold are other figures: floors are not compared with them unless somebody says why."""
    path = tmp_path / "floors.toml"
    write_floors(path, SET)
    values = {"all.f1": 90.0, "speech.f1": 75.0}

    with pytest.raises(InputError, match=r"set on other gold \(ab12, now cd34\)"):
        keep(path, values, gold="cd34", raising=True)
    assert read_floors(path) == SET

    assert keep(path, values, gold="cd34", why=WHY) == []
    changed = read_floors(path)
    assert (changed.gold, changed.gold_changed) == ("cd34", (Lowering(DAY, None, WHY),))
    assert {name: floor.value for name, floor in changed.floors.items()} == {"all.f1": 70.0, "speech.f1": 75.0}


def test_comparing_changes_nothing(tmp_path: Path) -> None:
    """Without a flag the file stays as it is, byte for byte."""
    path = tmp_path / "floors.toml"
    write_floors(path, SET)
    before = path.read_bytes()

    below = keep(path, {"all.f1": 90.0, "speech.f1": 75.0}, gold="ab12")

    assert below == ["speech.f1"]
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[", "is not TOML"),
        ("gold = 3", "has a gold that is no text"),
        ('["all.f1"]', "has no floor for all.f1"),
        ('["all.f1"]\nfloor = true', "has no floor for all.f1"),
        ("a = 3", "has no floor for a"),
        ('["all.f1"]\nfloor = 1\nlowered = [{ why = "so" }]', "does not say when and why all.f1 was lowered"),
    ],
)
def test_damaged_file(tmp_path: Path, text: str, reason: str) -> None:
    """A file that is none of ours is told in one line."""
    path = tmp_path / "floors.toml"
    path.write_text(text, "utf-8")

    with pytest.raises(InputError, match=reason) as raised:
        keep(path, {})

    assert "\n" not in str(raised.value)


def test_missing_file_and_folder(tmp_path: Path) -> None:
    """Floors are only written where there are none when raising was asked for; a folder is never made."""
    with pytest.raises(InputError, match="does not exist"):
        keep(tmp_path / "none.toml", {"a.f1": 1.0})
    with pytest.raises(ExportError, match="cannot be written"):
        keep(tmp_path / "none" / "floors.toml", {"a.f1": 1.0}, raising=True)
