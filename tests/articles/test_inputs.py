"""Opening what the caller hands in."""

from __future__ import annotations

import gzip
import io
import json
import os
from pathlib import Path

import pytest

from quotetrack.articles import FieldMap, iter_documents
from quotetrack.errors import InputError, MissingInputError, UnreadableInputError
from quotetrack.records import InputDocument

STORY = "The harbour master of Port Ellery said on Friday that four ships were lost.\n"


def read(*inputs: str | Path, **options: object) -> list[InputDocument | InputError]:
    return list(iter_documents([str(each) for each in inputs], **options))  # type: ignore[arg-type]


def texts(found: list[InputDocument | InputError]) -> list[str]:
    return [document.text for document in found if isinstance(document, InputDocument)]


def errors(found: list[InputDocument | InputError]) -> list[str]:
    return [str(error) for error in found if isinstance(error, InputError)]


def test_a_file_is_read_as_it_stands(tmp_path: Path) -> None:
    """Plain text is kept character by character, line ends and no-break spaces included."""
    path = tmp_path / "story.txt"
    path.write_bytes("“Four\u00a0ships,”\r\nhe said. \n".encode())

    (document,) = read(path)

    assert document == InputDocument(name=str(path), text="“Four\u00a0ships,”\r\nhe said. \n")


def test_a_folder_is_searched_with_its_subfolders(tmp_path: Path) -> None:
    """Readable kinds come out sorted, packed ones unpacked; other files and hidden ones are passed over."""
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "two.txt").write_text(STORY)
    (tmp_path / "one.html").write_text(f"<p>{STORY}</p>")
    with gzip.open(tmp_path / "three.txt.gz", "wt") as stream:
        stream.write(STORY)
    (tmp_path / "notes.md").write_text("# not news")
    (tmp_path / ".hidden.txt").write_text("hidden")

    found = read(tmp_path)

    assert [(Path(each.name).name, each.media) for each in found if isinstance(each, InputDocument)] == [
        ("one.html", "html"),
        ("three.txt.gz", "text"),
        ("two.txt", "text"),
    ]
    assert not errors(found)


def test_patterns_match_in_order(tmp_path: Path) -> None:
    """A pattern gives its files sorted by name, `**` at any depth."""
    (tmp_path / "x").mkdir()
    for name in ("x/b.txt", "a.txt"):
        (tmp_path / name).write_text(name)

    assert texts(read(tmp_path / "**" / "*.txt")) == ["a.txt", "x/b.txt"]


def test_standard_input_is_read_once_for_a_dash() -> None:
    """`-` reads the stream handed in, as text, page or dump by what it holds."""
    (story,) = read("-", stdin=io.BytesIO(STORY.encode()))
    (page,) = read("-", stdin=io.BytesIO(b"<!DOCTYPE html><html><body><p>Ships</p></body></html>"))
    dump = read("-", stdin=io.BytesIO(b'{"id": 7, "text": "Ships."}\n{"id": 8, "text": "Boats."}\n'))

    assert isinstance(story, InputDocument)
    assert (story.name, story.media) == ("-", "text")
    assert isinstance(page, InputDocument)
    assert page.media == "html"
    assert [document.name for document in dump if isinstance(document, InputDocument)] == ["-#7", "-#8"]


def test_one_bad_input_never_stops_the_others(tmp_path: Path) -> None:
    """Whatever cannot be read is told in one line with its name, and the next input is read."""
    good = tmp_path / "good.txt"
    good.write_text(STORY)
    empty = tmp_path / "empty.txt"
    empty.write_text(" \n")
    binary = tmp_path / "data.bin"
    binary.write_bytes(bytes(range(256)) * 8)
    document = tmp_path / "report.txt"
    document.write_bytes(b"%PDF-1.7 " + b"x" * 50)
    folder = tmp_path / "folder"
    folder.mkdir()
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    loop = tmp_path / "loop.txt"
    loop.symlink_to(loop)
    packed = tmp_path / "broken.txt.gz"
    packed.write_bytes(gzip.compress(STORY.encode() * 9)[:-12])
    bad = [
        tmp_path / "missing.txt",
        empty,
        binary,
        document,
        folder,
        pipe,
        loop,
        packed,
        tmp_path / "*.xyz",
        "/dev/null",
    ]
    bad += ["https://example.org/a.html", "file:///etc/hosts", "a\x00b"]

    found = read(*bad, good)

    assert texts(found) == [STORY]
    messages = errors(found)
    assert len(messages) == len(bad)
    assert all("\n" not in message and ";" in message for message in messages)
    for message, part in zip(
        messages,
        [
            *["does not exist", "is empty", "looks binary", "is a PDF", "nothing readable", "named pipe"],
            *["cannot be opened", "cannot be unpacked", "matches no file", "device", "address", "address", "NUL"],
        ],
        strict=True,
    ):
        assert part in message


def test_missing_and_unreadable_are_told_apart(tmp_path: Path) -> None:
    """Callers can tell what is not there from what is there and cannot be read."""
    (tmp_path / "empty.txt").touch()

    found = read(tmp_path / "missing.txt", tmp_path / "empty.txt")

    assert [type(error) for error in found] == [MissingInputError, UnreadableInputError]


def test_a_name_that_is_not_utf8_is_refused_in_print(tmp_path: Path) -> None:
    """A file whose name is no UTF-8 is refused with a name that can be printed and stored."""
    name = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")
    Path(name).write_text(STORY)

    (error,) = read(name)

    assert isinstance(error, UnreadableInputError)
    assert "not UTF-8" in str(error)
    str(error).encode("utf-8")


def test_a_dump_gives_one_document_a_line(tmp_path: Path) -> None:
    """Fields of a dump reach the document; articles are named by their id."""
    path = tmp_path / "dump.jsonl"
    item = {"id": "a1", "title": "Ships lost", "text": STORY, "outlet": "Fenwick Courier", "date": "2019-03-03"}
    path.write_text(json.dumps(item | {"url": "https://courier.example/1", "author": ["Oda Brandt"]}) + "\n\n")

    (document,) = read(path)

    assert document == InputDocument(
        name=f"{path}#a1",
        text=STORY,
        title="Ships lost",
        outlet="Fenwick Courier",
        published="2019-03-03",
        url="https://courier.example/1",
        bylines=("Oda Brandt",),
    )


def test_fields_can_be_named(tmp_path: Path) -> None:
    """A field map finds fields under other names, in nested objects too; packed dumps are unpacked."""
    path = tmp_path / "dump.jsonl.gz"
    with gzip.open(path, "wt") as stream:
        stream.write(json.dumps({"key": 3, "content": {"body": STORY}, "source.name": "Courier"}) + "\n")

    (document,) = read(path, fields=FieldMap(id="key", text="content.body", outlet="source.name"))

    assert isinstance(document, InputDocument)
    assert (document.name, document.text, document.outlet) == (f"{path}#3", STORY, "Courier")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"text": ', "is not JSON"),
        ("[1, 2]", "not an object"),
        ("[" * 100_000, "nested too deep"),
        ('{"text": "a", "id": ' + "9" * 5000 + "}", "too many digits"),
        ('{"text": "a", "id": NaN}', "NaN"),
        ('{"text": "half \\ud83d a pair"}', "surrogate"),
        ('{"title": "no text"}', "has no text in 'text' (it has title)"),
        ('{"text": "  "}', "empty"),
        ('{"text": 5}', "has no text"),
    ],
)
def test_a_bad_line_is_told_by_its_number(tmp_path: Path, line: str, reason: str) -> None:
    """A line that is no article is refused with its number, and the lines around it are read."""
    path = tmp_path / "dump.jsonl"
    path.write_text(f'{{"text": "first"}}\n{line}\n{{"text": "third"}}\n')

    found = read(path)

    assert texts(found) == ["first", "third"]
    (message,) = errors(found)
    assert "line 2" in message
    assert reason in message
    assert len(message) < 400


def test_a_dump_line_in_another_encoding_is_refused(tmp_path: Path) -> None:
    """JSON is UTF-8; a line that is not is refused by number."""
    path = tmp_path / "dump.jsonl"
    path.write_bytes(b'{"text": "caf\xe9"}\n')

    assert "line 1 is not UTF-8" in errors(read(path))[0]
