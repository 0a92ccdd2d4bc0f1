"""`quotetrack add`: a summary on stderr, the database where it was asked for, and the code at the end."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from support.stub_cli import command, environment, patch_reader
from support.stub_reader import story

from quotetrack.cli import main
from quotetrack.errors import StoreError
from quotetrack.store import Store

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Run `quotetrack add` with the stub reader in an empty folder; code, stdout, stderr."""
    patch_reader(monkeypatch.setattr)
    monkeypatch.delenv("QUOTETRACK_DB", raising=False)
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")

    def run_add(*arguments: str | Path) -> tuple[int, str, str]:
        code = main(["add", *map(str, arguments)])
        return code, *capsys.readouterr()

    return run_add


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text(story(number, n_quotations=2), "utf-8")
    return folder


def count(path: str | Path) -> int:
    with Store(path, readonly=True) as store:
        return store.counts().articles


def test_adds_once_and_says_so(run: Run, news: Path) -> None:
    """The first run adds, the second finds nothing to do; both say what they did on stderr, stdout stays empty."""
    first = run(news)
    second = run(news)

    assert first == (
        0,
        "",
        "quotetrack: quotetrack.db: 3 articles added, 0 unchanged, 0 refused, 6 attributions written\n",
    )
    assert second == (
        0,
        "",
        "quotetrack: quotetrack.db: 0 articles added, 3 unchanged, 0 refused, 0 attributions written\n",
    )
    assert count("quotetrack.db") == 3


def test_database_by_option_variable_or_default(run: Run, news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """--db goes before $QUOTETRACK_DB, and that before quotetrack.db."""
    monkeypatch.setenv("QUOTETRACK_DB", "by-variable.db")
    run(news)
    run(news, "--db", "by-option.db")

    assert sorted(path.name for path in Path().iterdir()) == ["by-option.db", "by-variable.db"]


def test_refused_inputs_are_told_kept_and_end_with_2(run: Run, news: Path) -> None:
    """What cannot be read is one line on stderr, a row in the database and exit code 2; the rest is added."""
    (news / "1.txt").write_text("", "utf-8")

    code, out, err = run(news, "gone.txt")

    assert (code, out) == (2, "")
    lines = err.splitlines()
    assert lines[0].startswith(f"quotetrack: {news / '1.txt'}: ")
    assert lines[1].startswith("quotetrack: gone.txt: does not exist")
    assert lines[2].endswith(": 2 articles added, 0 unchanged, 2 refused, 4 attributions written")
    with Store("quotetrack.db", readonly=True) as store:
        assert [error.input_name for error in store.iter_refusals()] == [str(news / "1.txt"), "gone.txt"]


@pytest.mark.parametrize(
    ("db", "reason"), [(".", "is a folder"), ("gone/q.db", "no folder"), ("junk", "not an SQLite")]
)
def test_database_that_cannot_be_is_one_line(run: Run, news: Path, db: str, reason: str) -> None:
    """A database that cannot be opened is told in one line and ends with 2; nothing is made."""
    Path("junk").write_bytes(b"no database" * 50)

    code, out, err = run(news, "--db", db)

    assert (code, out) == (2, "")
    assert reason in err
    assert len(err.splitlines()) == 1
    assert [path.name for path in Path().iterdir()] == ["junk"]


def test_interrupted_add_is_130_and_goes_on(news: Path, tmp_path: Path) -> None:
    """Ctrl-C stops an add with 130 and one line, not waiting for the article; the same command then adds the rest."""
    arguments = command("add", news, "--db", tmp_path / "q.db")
    process = subprocess.Popen(arguments, stderr=subprocess.PIPE, text=True, env=environment(SECONDS_AN_ARTICLE="0,60"))
    n_added = 0
    while not n_added:
        assert process.poll() is None
        time.sleep(0.05)
        with suppress(StoreError):  # not there yet
            n_added = count(tmp_path / "q.db")
    process.send_signal(signal.SIGINT)

    _, err = process.communicate(timeout=20)

    assert process.returncode == 130
    assert err.strip() == "quotetrack: interrupted"
    done = subprocess.run(arguments, capture_output=True, text=True, check=False, env=environment())
    assert done.returncode == 0
    assert "2 articles added, 1 unchanged" in done.stderr


def test_progress_is_shown_on_a_terminal_only(news: Path, tmp_path: Path) -> None:
    """On a terminal a bar counts articles, and refusals stand above it whole; elsewhere there is no bar (see above)."""
    (news / "empty.txt").write_text("", "utf-8")
    leader, follower = pty.openpty()
    process = subprocess.Popen(
        command("add", news, "--db", tmp_path / "q.db"),
        stderr=follower,
        env=environment(COLUMNS="80", TERM="xterm", SECONDS_AN_ARTICLE="0.2"),
    )
    os.close(follower)
    shown = b""
    while True:
        try:
            chunk = os.read(leader, 65536)
        except OSError:  # the other side has closed
            break
        if not chunk:
            break
        shown += chunk
    os.close(leader)

    assert process.wait() == 2
    assert b"/4" in shown  # so many of four
    assert b"/s" in shown
    assert b"1 refused" in shown
    # The refusal begins a line of its own, which the bar has left (carriage return, erase line).
    before, _, after = shown.partition(b"quotetrack: ")
    assert before.endswith((b"\x1b[2K", b"\n"))
    assert b"empty.txt:isempty" in b"".join(after.split())  # folded at the edge, in a long path too


def test_add_goes_on_when_nobody_listens(news: Path, tmp_path: Path) -> None:
    """When whoever read stderr has gone away, every article is still added."""
    for name in ("0-empty.txt", "1-empty.txt"):
        (news / name).write_text("", "utf-8")
    process = subprocess.Popen(
        command("add", news, "--db", tmp_path / "q.db"), stderr=subprocess.PIPE, env=environment()
    )
    process.stderr.close()  # type: ignore[union-attr]

    assert process.wait() == 2  # for the empty ones
    assert count(tmp_path / "q.db") == 3
