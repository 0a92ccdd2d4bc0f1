"""Gold from files and folders, whichever way it is written: the format is seen from what is in them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from quotetrack.articles import iter_documents
from quotetrack.articles.inputs import READABLE_SUFFIXES
from quotetrack.errors import InputError, MissingInputError
from quotetrack.evaluate.brat import read_standoff
from quotetrack.evaluate.files import iter_json_lines, parse_json, read_bytes, to_text
from quotetrack.evaluate.gold import AnnotatedText, Gold, GoldArticle, GoldFormat, RecordGold, SpanGold
from quotetrack.evaluate.record_gold import is_record_gold, read_articles

__all__ = ["read_gold"]

RECORD_GOLD_NAME = "gold.json"
FORMATS_ADVICE = (
    "give PolNeAR JSON lines with text and ann, a folder of brat's .txt and .ann files, or record gold (gold.json)"
)
POLNEAR_ADVICE = "each line is an object with id, text and ann"


def read_gold(names: Sequence[str], *, format_: GoldFormat | None = None) -> Gold:
    """Read gold.

    Args:
        names: Files and folders, all of one kind: marked texts (`polnear`, `brat`), or records.
        format_: How they are written; seen from what is in them if None.

    Raises:
        MissingInputError: There is no such file, a folder holds no gold, or brat's annotation has no text beside it.
        InputError: A file is in no known format or damaged, two articles have one name, or kinds of gold are mixed.
    """
    collected = _Collected()
    for name in names:
        path = Path(name)
        chosen = format_ or _recognise(path, name)
        if chosen is GoldFormat.POLNEAR:
            collected.add_polnear(path)
        elif chosen is GoldFormat.BRAT:
            collected.add_brat(path)
        else:
            collected.add_records(path / RECORD_GOLD_NAME if path.is_dir() else path)
    if collected.texts and collected.records:
        raise InputError(names[-1], "is gold of another kind than what is before it", "evaluate on one kind at a time")
    if not collected.texts and not collected.records:
        raise MissingInputError(names[-1], "holds no article", FORMATS_ADVICE)
    return collected.finish()


def _recognise(path: Path, name: str) -> GoldFormat:
    if path.is_dir():
        if any(path.rglob("*.ann")):
            return GoldFormat.BRAT
        if (path / RECORD_GOLD_NAME).is_file():
            return GoldFormat.RECORDS
        raise MissingInputError(name, "is a folder with neither .ann files nor gold.json in it", FORMATS_ADVICE)
    if path.suffix == ".ann":
        return GoldFormat.BRAT
    text = to_text(read_bytes(path), name).strip()
    if is_record_gold(_parse_or_none(text)):
        return GoldFormat.RECORDS
    first = _parse_or_none(text.partition("\n")[0])
    if isinstance(first, dict) and "ann" in first:
        return GoldFormat.POLNEAR
    raise InputError(name, "is in no gold format that we know", f"{FORMATS_ADVICE}; --gold-format says which it is")


def _parse_or_none(text: str) -> object:
    try:
        value: object = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value


class _Collected:
    """The articles of several files, until all have been read."""

    def __init__(self) -> None:
        self.texts: dict[str, AnnotatedText] = {}
        self.records: dict[str, GoldArticle] = {}
        self._inputs: list[str] = []
        self._without_text: list[str] = []
        self._notes: list[str] = []
        self._hash = hashlib.sha256()

    def add_polnear(self, path: Path) -> None:
        """Add the texts of a JSON lines file; of an article with several annotators the first one's annotation."""
        data = self._read(path)
        again = 0
        for place, row in iter_json_lines(to_text(data, str(path)), str(path), POLNEAR_ADVICE):
            key, text, annotation = (_string(row, field, place) for field in ("id", "text", "ann"))
            if key in self.texts:
                again += 1
                continue
            self.texts[key] = AnnotatedText(key, text, read_standoff(annotation, text, f"{place}, ann"))
        if again:
            self._notes.append(f"{path}: {again} annotations of articles that somebody else annotated before, not used")
        self._inputs.append(str(path))

    def add_brat(self, path: Path) -> None:
        """Add a folder's pairs of .txt and .ann, its subfolders' too, or one pair."""
        annotations = sorted(path.rglob("*.ann")) if path.is_dir() else [path.with_suffix(".ann")]
        for annotation in annotations:
            beside = annotation.with_suffix(".txt")
            if not beside.is_file():
                raise MissingInputError(
                    str(annotation), "has no text beside it", f"put {beside.name} into the same folder"
                )
            self._check_new(annotation.stem, annotation)
            data = self._read(annotation)
            (document,) = iter_documents([str(beside)])  # as extract opens it, so that the offsets are the same
            if isinstance(document, InputError):
                raise document
            marked = read_standoff(to_text(data, str(annotation)), document.text, str(annotation))
            self.texts[annotation.stem] = AnnotatedText(annotation.stem, document.text, marked)
            self._inputs.append(str(beside))
        if path.is_dir():
            alone = [each for each in path.rglob("*.txt") if not each.with_suffix(".ann").is_file()]
            if alone:
                self._notes.append(f"{path}: {len(alone)} texts without annotation ({min(alone).name}, ...), not used")

    def add_records(self, path: Path) -> None:
        """Add the articles of a record gold file and note where their texts are: beside it, by name."""
        data = self._read(path)
        value = parse_json(to_text(data, str(path)), str(path), "samples/README.md describes this format")
        if not is_record_gold(value):
            raise InputError(str(path), "holds no article with attributions", "samples/README.md describes this format")
        for article in read_articles(value, str(path), path.name.partition(".gold")[0]):
            self._check_new(article.key, path)
            self.records[article.key] = article
            texts = [path.with_name(article.key + suffix) for suffix in READABLE_SUFFIXES]
            beside = next((text for text in texts if text.is_file()), None)
            if beside is None:
                self._without_text.append(article.key)
            else:
                self._inputs.append(str(beside))

    def finish(self) -> Gold:
        digest = self._hash.hexdigest()[:16]
        inputs, notes = tuple(self._inputs), tuple(self._notes)
        if self.texts:
            return SpanGold(tuple(self.texts.values()), inputs, digest, notes)
        return RecordGold(tuple(self.records.values()), inputs, digest, notes, tuple(self._without_text))

    def _read(self, path: Path) -> bytes:
        data = read_bytes(path)
        self._hash.update(data)
        return data

    def _check_new(self, key: str, path: Path) -> None:
        if key in self.texts or key in self.records:
            raise InputError(str(path), f"is the second article called {key!r}", "rename one of them")


def _string(row: dict[str, Any], key: str, place: str) -> str:
    value = row.get(key)
    if not isinstance(value, str):
        raise InputError(place, f"has no {key}", POLNEAR_ADVICE)
    return value
