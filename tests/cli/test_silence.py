"""`quotetrack silence`: kept in the database or a file, listed, ended, and heeded by `quotetrack check`."""

from __future__ import annotations

import json

import pytest
from support.records import make_article, make_attribution

from quotetrack.cli import main
from quotetrack.records import Anonymity, AnonymityKind, SourceNumber, Speaker, SpeakerType
from quotetrack.store import Store


@pytest.fixture
def db(tmp_path, monkeypatch):
    """A database of one article with a bare source."""
    monkeypatch.chdir(tmp_path)
    article = make_article("Two lines will close, sources said.", name="ferry.txt", id="ferry")
    speaker = Speaker(
        "s", None, SpeakerType.PERSON, anonymous=True,
        anonymity=Anonymity(AnonymityKind.BARE, "sources", number=SourceNumber.SEVERAL),
    )  # fmt: skip
    said = make_attribution(article, ["Two lines will close"], source="sources", speaker=speaker)
    with Store("q.db") as store:
        store.add(article, (said,), pipeline_version="test")
    return "q.db"


def findings(capsys, *args):
    """Codes that `check` finds, and what it says."""
    main(["check", "--db", "q.db", "--select", "QT101", "--json", *args])
    out, err = capsys.readouterr()
    return [each["code"] for each in json.loads(out)["findings"]] if out else [], err


def test_a_silence_of_the_database(db, capsys):
    """What is silenced is found no more, until the silence ends."""
    assert findings(capsys)[0] == ["QT101"]

    assert main(["silence", "add", "bare-source", "sources", "--reason", "known", "--by", "Ida", "--db", db]) == 0
    assert "silence 1: QT101 is silent for sources" in capsys.readouterr().err
    codes, told = findings(capsys)
    assert codes == []
    assert "1 finding silent" in told
    assert main(["silence", "list", "--db", db, "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert (listed["code"], listed["words"], listed["author"], listed["reason"]) == ("QT101", "sources", "Ida", "known")

    assert main(["silence", "end", "1", "--by", "Ida", "--db", db]) == 0
    capsys.readouterr()
    assert findings(capsys)[0] == ["QT101"]
    assert main(["silence", "end", "1", "--db", db]) == 2
    assert "no silence 1 in force" in capsys.readouterr().err


def test_a_silence_of_a_file(db, tmp_path, capsys):
    """quotetrack.toml in the working folder is read, keeps what stood in it, and is told of when it is not needed."""
    (tmp_path / "quotetrack.toml").write_text("# ours\n", "utf-8")
    add = ["silence", "add", "QT101", "--reason", "known", "--file", "quotetrack.toml", "--article"]

    assert main([*add, "ferry.txt"]) == 0
    assert main([*add, "ferry.txt", "officials"]) == 0
    capsys.readouterr()

    codes, told = findings(capsys)
    assert codes == []
    assert "quotetrack.toml, silence 2: QT101 “officials” in ferry.txt is found no more" in told
    assert (tmp_path / "quotetrack.toml").read_text("utf-8").startswith("# ours\n")
    assert main(["silence", "list", "--file", "quotetrack.toml"]) == 0
    assert "ferry.txt" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["QT101", "--reason", "x"], "give WORDS or --article"),
        (["QT199", "sources", "--reason", "x"], "QT199"),
        (["QT101", "sources"], "--reason"),
        (["QT101", "sources", "--reason", "x", "--file", "missing/q.toml"], "missing/q.toml"),
    ],
)
def test_what_cannot_be_kept_is_refused(args, told, db, capsys):
    """One line, exit code 2, nothing written."""
    assert main(["silence", "add", *args, *([] if "--file" in args else ["--db", db])]) == 2
    assert told in capsys.readouterr().err
    with Store(db, readonly=True) as store:
        assert store.silences() == []


def test_nothing_silent_is_exit_code_1(db, capsys):
    """An empty list says so."""
    assert main(["silence", "list", "--db", db]) == 1
    assert "nothing is silent" in capsys.readouterr().err
