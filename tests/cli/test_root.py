"""The root of the commands: cheap to start, and every error ends in one line and a documented code."""

from __future__ import annotations

import os
import pty
import re
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import click
import pytest
from support.stub_cli import command, environment, run_process
from support.stub_reader import story

import quotetrack
from quotetrack.cli import cli, main
from quotetrack.cli.commands import COMMANDS
from quotetrack.errors import StoreError

HEAVY = ("spacy", "numpy", "networkx", "trafilatura", "sqlite_utils", "sqlite3", "rich", "lxml", "onnxruntime")


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "news.txt"
    path.write_text(story(1, n_quotations=2), "utf-8")
    return path


@pytest.mark.parametrize(
    "arguments", [["--help"], ["--version"], [], *([name, "--help"] for name in COMMANDS), ["extract"], ["nonsense"]]
)
def test_talking_about_itself_imports_nothing_heavy(arguments: list[str]) -> None:
    """Help, version and wrong usage open no room that needs a large library."""
    code = (
        "import sys; from quotetrack.cli import main; main(sys.argv[1:]);"
        f"print('HEAVY', *[name for name in {HEAVY!r} if name in sys.modules])"
    )

    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)

    assert done.stdout.splitlines()[-1] == "HEAVY"


def test_root_help_imports_no_command() -> None:
    """The list of commands is printed without importing any of them."""
    code = (
        "import sys; from quotetrack.cli import main; main(['--help']);"
        f"print('LOADED', *[name for name in {list(COMMANDS)!r} if 'quotetrack.cli.' + name in sys.modules])"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.splitlines()[-1] == "LOADED"


@pytest.mark.parametrize("name", COMMANDS)
def test_summary_is_that_of_the_command(name: str) -> None:
    """Each command of the list exists, and its help begins with the summary of the list."""
    command = cli.get_command(click.Context(cli), name)

    assert command is not None
    assert command.name == name
    assert command.help is not None
    assert command.get_short_help_str(limit=200).rstrip(".") == COMMANDS[name].rstrip(".")


def test_version_is_that_of_the_package() -> None:
    """`--version` prints name and version; `python -m quotetrack` is the same command."""
    done = subprocess.run([sys.executable, "-m", "quotetrack", "--version"], capture_output=True, text=True, check=True)

    assert done.stdout == f"quotetrack {quotetrack.__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nonsense"], "No such command 'nonsense'"),
        (["extract"], "Missing argument 'INPUT...'"),
        (["extract", "x", "--format", "xml"], "'xml' is not one of"),
        (["extract", "x", "--class", "rumour"], "'rumour' is not one of"),
        (["extract", "x", "--min-confidence", "2"], "2.0 is not in the range"),
        (["extract", "x", "--field", "body"], "got 'body', want NAME=KEY"),
        (["extract", "x", "--field", "mood=body"], "got 'mood=body', want NAME=KEY"),
    ],
)
def test_wrong_usage_is_exit_code_2(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Wrong usage is told on stderr and ends with 2; stdout stays empty."""
    code = main(arguments)

    out, err = capsys.readouterr()
    assert code == 2
    assert message in err
    assert out == ""


@pytest.mark.parametrize(
    ("error", "code", "message"),
    [
        (StoreError("q.db: is locked; wait"), 2, "quotetrack: q.db: is locked; wait\n"),
        (StoreError("q.db: \x1b[2Jgone\nnow"), 2, "quotetrack: q.db: ␛[2Jgone now\n"),
        (ZeroDivisionError("by\nzero"), 2, "quotetrack: ZeroDivisionError: by zero; this is our bug: please report it"),
        (RuntimeError(), 2, "quotetrack: RuntimeError; this is our bug"),
        (PermissionError(13, "Permission denied"), 2, "this is our bug"),
        (
            OSError(28, "No space left on device"),
            2,
            "quotetrack: the output cannot be written (No space left on device)",
        ),
        (BrokenPipeError(), 0, ""),
        (KeyboardInterrupt(), 130, "quotetrack: interrupted\n"),
    ],
)
def test_every_error_is_one_line_and_a_code(
    error: BaseException,
    code: int,
    message: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Whatever a command raises ends in the promised code and at most one line, without a traceback."""
    monkeypatch.delenv("QUOTETRACK_DEBUG", raising=False)

    def fail(ctx: click.Context) -> None:
        raise error

    monkeypatch.setattr(click.Group, "invoke", lambda self, ctx: fail(ctx))

    result = main(["extract", "x"])

    out, err = capsys.readouterr()
    assert result == code
    assert message in err
    assert len(err.strip().splitlines()) == (1 if message else 0)
    assert out == ""


def test_debug_variable_shows_where(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """With QUOTETRACK_DEBUG the traceback comes before the line."""
    monkeypatch.setenv("QUOTETRACK_DEBUG", "1")
    monkeypatch.setattr(click.Group, "invoke", lambda self, ctx: 1 // 0)

    assert main(["extract", "x"]) == 2
    assert "Traceback" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["--help"], ["extract", "--json"], ["extract"], ["extract", "--format", "csv"]])
def test_reader_that_goes_away_is_no_error(news: Path, arguments: list[str]) -> None:
    """`| head`: when nobody reads the output any more, the command ends with 0 and says nothing."""
    inputs = [] if arguments == ["--help"] else [str(news)] * 3
    process = subprocess.Popen(
        command(*arguments, *inputs), stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    )
    process.stdout.close()  # type: ignore[union-attr]

    err = process.stderr.read()  # type: ignore[union-attr]

    assert (process.wait(), err) == (0, b"")


@pytest.mark.parametrize("arguments", [["--help"], ["extract", "--json"], ["extract"], ["extract", "--format", "csv"]])
def test_full_disk_is_told(news: Path, arguments: list[str]) -> None:
    """Output that cannot be written is one line and exit code 2."""
    inputs = [] if arguments == ["--help"] else [news]
    with Path("/dev/full").open("w") as full:
        done = run_process(*arguments, *inputs, capture_output=False, stdout=full, stderr=subprocess.PIPE)

    assert done.returncode == 2
    assert done.stderr == (
        "quotetrack: the output cannot be written (No space left on device); free some space or write elsewhere\n"
    )


@pytest.mark.parametrize("closed", [">&-", "<&-", "2>&-"])
def test_closed_streams_are_no_error(news: Path, closed: str) -> None:
    """A shell may close any of the streams; the command still does its work."""
    line = " ".join([*command("extract", news), closed])

    done = subprocess.run(["sh", "-c", line], capture_output=True, text=True, check=False, env=environment())

    assert (done.returncode, done.stderr) == (0, "")
    assert ("Calloway" in done.stdout) == (closed != ">&-")


def test_closed_stdin_is_an_input_that_cannot_be_read() -> None:
    """`-` with nothing behind it is refused like other inputs."""
    line = " ".join([*command("extract", "-"), "<&-"])

    done = subprocess.run(["sh", "-c", line], capture_output=True, text=True, check=False, env=environment())

    assert done.returncode == 2
    assert re.fullmatch(r"quotetrack: -: .+; .+\n", done.stderr)


def test_interrupt_is_130(tmp_path: Path) -> None:
    """Ctrl-C ends a command with 130 and one line, without waiting for the article being read."""
    for number in range(2):
        (tmp_path / f"{number}.txt").write_text(story(number), "utf-8")
    process = subprocess.Popen(
        command("extract", "--format", "jsonl", tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment(SECONDS_AN_ARTICLE="1,60"),
    )
    process.stdout.readline()  # type: ignore[union-attr]
    process.send_signal(signal.SIGINT)

    _, err = process.communicate(timeout=20)

    assert process.returncode == 130
    assert err.strip() == "quotetrack: interrupted"


@pytest.mark.parametrize(
    "changes",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "cp1252"},
        {"PYTHONIOENCODING": "ascii"},
        {"NO_COLOR": "1"},
        {"COLUMNS": "5"},
        {"COLUMNS": "200"},
        {"TERM": "dumb"},
    ],
)
def test_odd_environments_lose_nothing(tmp_path: Path, changes: dict[str, str]) -> None:
    """Whatever the locale, the encoding and the width: no death, and every word of a quotation is printed."""
    news = tmp_path / "news.txt"
    news.write_text(story(1).replace("gate 1.0", "gate №1 – “Ąžuolas” 😀"), "utf-8")
    code = (
        "import sys; from support.stub_cli import patch_reader; from quotetrack.cli import main; patch_reader(setattr);"
        "sys.exit(sum(main(['extract', sys.argv[1], '--format', name]) for name in ('table', 'json', 'jsonl', 'csv')))"
    )

    done = subprocess.run(
        [sys.executable, "-c", code, str(news)], capture_output=True, check=False, env=environment(**changes)
    )

    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.count(b"We will not open gate") == 4


def show_on_terminal(*arguments: str | Path, **changes: str) -> bytes:
    """What a command writes on a terminal, escape sequences and all."""
    leader, follower = pty.openpty()
    process = subprocess.Popen(command(*arguments), stdout=follower, env=environment(**changes))
    os.close(follower)
    shown = b""
    with suppress(OSError):  # the other side has closed
        while chunk := os.read(leader, 65536):
            shown += chunk
    os.close(leader)
    assert process.wait() == 0
    return shown


@pytest.mark.parametrize("columns", [200, 80, 40, 12, 5])
def test_terminals_of_any_width_show_every_word(tmp_path: Path, columns: int) -> None:
    """On a terminal of any width nothing of a quotation is cut; hostile characters are shown and not obeyed."""
    news = tmp_path / "news.txt"
    news.write_text(story(1).replace("gate 1.0", "[bold]gate[/bold] [/] :smile: \x1b[2J"), "utf-8")

    shown = show_on_terminal("extract", news, COLUMNS=str(columns))

    assert b"\x1b[2J" not in shown
    text = re.sub(r"\x1b\[[0-9;]*m|\s", "", shown.decode("utf-8"))
    for word in ("[bold]gate[/bold]", "[/]", ":smile:", "␛[2J", "water", "Calloway"):
        if columns >= 40:
            assert word in text
        else:  # folded inside of words: only the letters can be compared
            assert set(word) <= set(text)


@pytest.mark.parametrize("format_", ["json", "jsonl", "csv"])
def test_records_on_a_terminal_are_not_obeyed(tmp_path: Path, format_: str) -> None:
    """Records printed on a terminal have no character in them that acts on it."""
    news = tmp_path / "news.txt"
    news.write_text(story(1).replace("gate 1.0", "\x1b[2J\x9b31m\u202e"), "utf-8")

    shown = show_on_terminal("extract", news, "--format", format_, "--articles").decode("utf-8")

    assert not set("\x1b\x9b\u202e") & set(shown)
    assert "We will not open" in shown
