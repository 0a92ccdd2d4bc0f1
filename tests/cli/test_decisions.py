"""`quotetrack speaker` and `quotetrack org`: who waits, what people decide, and the promised exit codes."""

from __future__ import annotations

import json

import pytest
from support.people import add, read

from quotetrack.cli import main
from quotetrack.store import DecisionKind, Store


@pytest.fixture
def database(tmp_path, monkeypatch):
    """Two spellings of one name, and two persons of one name."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("QUOTETRACK_DB", raising=False)
    with Store("quotetrack.db") as store:
        add(
            store,
            read("a", "Rafi Abdulnour", "Harlow Partners"),
            read("b", "Rafi Abdel-Nour", "Harlow Partners"),
            read("c", "Ana Torv", "Fenwick Mills"),
            read("d", "Ana Torv"),
            read("e", "Otto [sic] \x1b[31mLind"),
        )
    return tmp_path / "quotetrack.db"


def lines(capsys):
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


@pytest.mark.usefixtures("database")
def test_pairs_wait_with_their_reasons(capsys):
    """The list shows each pair with its score and evidence, the likeliest first."""
    assert main(["speaker", "list", "--json"]) == 0

    pairs = lines(capsys)
    assert [(pair["one"]["name"], pair["other"]["name"]) for pair in pairs] in (
        [("Rafi Abdulnour", "Rafi Abdel-Nour"), ("Ana Torv", "Ana Torv")],
        [("Rafi Abdel-Nour", "Rafi Abdulnour"), ("Ana Torv", "Ana Torv")],
    )
    assert pairs[0]["score"] == sum(item["weight"] for item in pairs[0]["evidence"]) == 12


@pytest.mark.usefixtures("database")
def test_merge_list_undo(capsys):
    """A merge takes the pair off the list and shows as decided; undo brings it back."""
    merge = ["speaker", "merge", "Rafi Abdulnour", "Rafi Abdel-Nour", "--by", "mq", "--reason", "same post"]
    assert main(merge) == 0
    assert "decision 1" in capsys.readouterr().err
    assert main(["speaker", "list", "--decided", "--json"]) == 0
    (decision,) = lines(capsys)
    assert (decision["verdict"], decision["by"], decision["reason"]) == ("same", "mq", "same post")
    assert main(["speaker", "list", "--json"]) == 0
    assert len(lines(capsys)) == 1

    assert main(["speaker", "undo", "1", "--by", "tr"]) == 0
    capsys.readouterr()
    assert main(["speaker", "list", "--json"]) == 0
    assert len(lines(capsys)) == 2
    assert main(["speaker", "undo", "1"]) == 2
    assert "undone already" in capsys.readouterr().err


@pytest.mark.usefixtures("database")
def test_one_name_merges_all_who_have_it(capsys):
    """`merge NAME` decides that all of that name are one."""
    assert main(["speaker", "merge", "ana torv"]) == 0
    capsys.readouterr()

    assert main(["speaker", "list", "Ana Torv", "--json"]) == 0
    (one,) = lines(capsys)
    assert one["articles"] == ["c.txt", "d.txt"]


@pytest.mark.usefixtures("database")
def test_unsure_takes_a_pair_off_the_list(capsys):
    """A pair that somebody has looked at waits no longer."""
    assert main(["speaker", "unsure", "Rafi Abdulnour", "Rafi Abdel-Nour"]) == 0
    capsys.readouterr()

    assert main(["speaker", "list", "--json"]) == 0
    assert [pair["one"]["name"] for pair in lines(capsys)] == ["Ana Torv"]


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["speaker", "merge", "Rafi Abdulnur", "Ana Torv"], "did you mean “Rafi Abdulnour”"),
        (["speaker", "merge", "Ana Torv", "Rafi Abdulnour"], "“Ana Torv” is 2: "),
        (["speaker", "merge", "Rafi Abdulnour"], "is one already"),
        (["speaker", "split", "Rafi Abdulnour"], "--article"),
        (["speaker", "split", "Rafi Abdulnour", "--article", "c.txt"], "in none of these articles"),
        (["speaker", "list", "Zebulon"], "nobody is called “Zebulon”"),
        (["speaker", "undo", "9"], "no decision 9"),
        (["org", "undo", "9"], "no decision 9"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(capsys, arguments, message):
    """Unknown and ambiguous names and numbers are exit code 2, with what would work."""
    assert main(arguments) == 2

    assert message in capsys.readouterr().err


@pytest.mark.usefixtures("database")
def test_nothing_to_show_is_one(capsys):
    """A list with nothing in it is exit code 1."""
    assert main(["org", "list", "--decided"]) == 1
    assert "nothing has been decided" in capsys.readouterr().err


@pytest.mark.usefixtures("database")
def test_names_are_shown_and_never_obeyed(capsys):
    """Markup stays, controls become visible, in a pipe nothing is cut."""
    assert main(["speaker", "list", "--all"]) == 0

    out = capsys.readouterr().out
    assert "[sic]" in out
    assert "\x1b" not in out


@pytest.mark.usefixtures("database")
def test_report_finds_merged_names_and_tells_namesakes(capsys):
    """A report follows every name of an identity, and says which names stand in several rows."""
    main(["speaker", "merge", "Rafi Abdulnour", "Rafi Abdel-Nour"])
    capsys.readouterr()
    assert main(["report", "--by", "speaker", "--speaker", "Abdulnour", "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)["by"]["speaker"]
    assert (row["name"], row["articles"]) == ("Rafi Abdel-Nour", 2)

    assert main(["report", "--by", "speaker", "--speaker", "Torv"]) == 0
    shown = capsys.readouterr()
    assert "Ana Torv (Fenwick Mills)" in shown.out
    assert "1 name stands in several rows" in shown.err


def test_bodies_are_merged_by_their_names(database, capsys):
    """`org merge` makes two names one body for everybody who speaks for it."""
    assert main(["org", "merge", "Harlow Partners", "Fenwick Mills"]) == 0
    capsys.readouterr()
    with Store(database, readonly=True) as store:
        names = {body.name for item in store.iter_attributions() for body in item.organizations}

        assert len(names) == 1
        assert len(store.decisions(DecisionKind.ORGANIZATION)) == 1
