"""Read the corpora into one shape: a text with what its annotators said of it, all in code points of the text.

Which corpora, with their licences and why each is taken, stands in training/README.md.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from quotetrack.evaluate.brat import read_standoff

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class GoldAttribution:
    """Source, cue and content as lists of half-open ranges; the source may be empty."""

    source: list[Range]
    cue: list[Range]
    content: list[Range]


@dataclass(frozen=True, slots=True)
class GoldToken:
    """One treebank token; `head` counts in the sample's tokens (itself for a root), `sentence` is a running number."""

    start: int
    end: int
    tag: str
    dep: str
    head: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Sample:
    """One annotated text. None means "not annotated for this", not "has none"."""

    key: str
    text: str
    attributions: list[GoldAttribution] | None = None
    tokens: list[GoldToken] | None = None
    entities: list[tuple[int, int, str]] | None = None
    hidden: tuple[Range, ...] = ()  # ranges whose entity labels are unknown
    soft: bool = False  # news whose attributions nobody annotated: a teacher says what it sees


def _lines(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from lines


def read_polnear(path: Path) -> list[Sample]:
    """PolNeAR 1.0 (Newell, Margolin and Ruths 2018). An article with several annotators gives several samples."""
    samples = []
    for row in map(json.loads, _lines(path)):
        marked = read_standoff(row["ann"], row["text"], row["id"])
        attributions = [GoldAttribution(sorted(a.source), sorted(a.cue), sorted(a.content)) for a in marked]
        samples.append(Sample(row["id"], row["text"], attributions=attributions))
    return samples


_SKIPPED_GENRES = ("GUM_whow", "GUM_fiction")  # their texts are licensed for non-commercial use only


def read_treebank(path: Path) -> list[Sample]:
    """A Universal Dependencies file as one sample a document, sentences joined by spaces, paragraphs by line breaks."""
    samples: list[Sample] = []
    key, text, tokens, sentence = "", "", [], 0

    def flush() -> None:
        if tokens and not key.startswith(_SKIPPED_GENRES):
            samples.append(Sample(key, text, tokens=list(tokens)))

    rows: list[list[str]] = []
    new_paragraph = False
    for line in _lines(path):
        line = line.rstrip("\n")
        if line.startswith("# newdoc id"):
            flush()
            key, text, tokens = line.partition("= ")[2], "", []
        elif line.startswith("# newpar"):
            new_paragraph = True
        elif line and not line.startswith("#"):
            rows.append(line.split("\t"))
        elif not line and rows:
            if text:
                text += "\n" if new_paragraph else " "
            new_paragraph = False
            sentence += 1
            text = add_sentence(rows, text, tokens, sentence)
            rows = []
    flush()
    return samples


def add_sentence(rows: list[list[str]], text: str, tokens: list[GoldToken], sentence: int) -> str:
    base = len(tokens)
    index = {row[0]: base + i for i, row in enumerate(row for row in rows if row[0].isdigit())}
    joined: dict[str, Range] = {}  # words inside a contraction such as `don't`, which is one surface form
    after = ""
    for row in rows:
        number, form, misc = row[0], row[1], row[9]
        if "." in number:
            continue
        if "-" in number:
            text += after
            start = len(text)
            text += form
            after = "" if "SpaceAfter=No" in misc else " "
            first, last = map(int, number.split("-"))
            forms = [r[1] for r in rows if r[0].isdigit() and first <= int(r[0]) <= last]
            for offset, part in enumerate(forms):
                exact = "".join(forms) == form
                low = start + len("".join(forms[:offset])) if exact else start
                joined[str(first + offset)] = (low, low + len(part)) if exact else (start, len(text))
            continue
        if number in joined:
            low, high = joined[number]
        else:
            text += after
            low = len(text)
            text += form
            high = len(text)
            after = "" if "SpaceAfter=No" in misc else " "
        own = index[number]
        head = own if row[6] in ("0", "_") else index[row[6]]
        tokens.append(GoldToken(low, high, row[4], row[7], head, sentence))
    return text


def read_uner(path: Path, treebank: list[Sample]) -> list[Sample]:
    """Universal NER's entities over the same treebank's samples. `OTH` counts as unknown: it is broken in train."""
    tags: dict[str, list[str]] = defaultdict(list)
    key = ""
    for line in _lines(path):
        if line.startswith("# newdoc id"):
            key = line.strip().partition("= ")[2]
        elif line[:1].isdigit():
            tags[key].append(line.split("\t")[2].strip())
    names = {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC"}
    samples = []
    for sample in treebank:
        own = tags.get(sample.key, [])
        tokens = sample.tokens or []
        if len(own) != len(tokens):
            samples.append(sample)
            continue
        entities: list[tuple[int, int, str]] = []
        hidden: list[Range] = []
        for token, tag in zip(tokens, own, strict=True):
            prefix, _, name = tag.partition("-")
            if name == "OTH" or tag == "B-O":
                hidden.append((token.start, token.end))
            elif name in names and prefix == "I" and entities and entities[-1][2] == names[name]:
                entities[-1] = (entities[-1][0], token.end, names[name])
            elif name in names:
                entities.append((token.start, token.end, names[name]))
        samples.append(Sample(sample.key, sample.text, tokens=tokens, entities=entities, hidden=tuple(hidden)))
    return samples


_NEWSWIRE_TYPES = {"Person": "PERSON", "Organization": "ORG", "Location": "LOC", "Facility": "LOC", "NORP": "NORP",
                   "Misc": "MISC", "Product": "MISC"}  # fmt: skip


def read_newswire(path: Path, *, held_out: bool = False) -> list[Sample]:
    """English Worldwide Newswire (Shan et al. 2023); dates and money are no entities here.

    Every seventh article is held out, so that it can be scored on.
    """
    articles = _newswire(path)
    return [article for number, article in enumerate(articles) if (number % 7 == 6) == held_out]


def _newswire(path: Path) -> list[Sample]:
    samples = []
    for line in _lines(path):
        row = json.loads(line)
        text, at = row["text"].replace("\r\n", "\n").replace("\n\n", "\n"), 0
        if text.startswith("http"):  # the article's address
            text = text.partition("\n")[2]
        entities: list[tuple[int, int, str]] = []
        for token, tag in zip(row["tokens"], row["tags"], strict=True):
            if token is None or not token:
                continue
            low = text.find(token, at, at + 400)
            if low < 0:
                continue  # a token that the text spells differently: its label is lost, the next ones are not
            at = low + len(token)
            prefix, _, name = (tag or "O").partition("-")
            kind = _NEWSWIRE_TYPES.get(name)
            if kind is not None:
                _add_newswire_word(entities, text, low, at, kind, begins=prefix in "BS")
        samples.append(Sample(row["id"], text, entities=entities, soft=True))
    return samples


_OPEN_ENDED = (" of", " of the", " for", " in")


def _add_newswire_word(
    entities: list[tuple[int, int, str]], text: str, low: int, high: int, kind: str, *, begins: bool
) -> None:
    """One labelled word more. The corpus writes a name within a name over the outer one, which is put right here.

    `Uganda/B-LOC 's/I-ORG Supreme/I-ORG Court/I-ORG` is one body, for a name cannot begin with its inside; nor can one
    end with "of": `Reserve/B-ORG Bank/I-ORG of/I-ORG India/B-LOC`.
    """
    near = bool(entities) and 0 <= low - entities[-1][1] <= 1
    if not near:
        entities.append((low, high, kind))
        return
    before = entities[-1]
    if not begins:
        entities.pop()
        if before[2] != kind and entities and entities[-1][2] == kind and before[0] - entities[-1][1] <= 1:
            before = entities.pop()
        entities.append((before[0], high, kind))
    elif kind in ("LOC", "NORP") and before[2] == "ORG" and text[slice(*before[:2])].casefold().endswith(_OPEN_ENDED):
        entities[-1] = (before[0], high, before[2])
    else:
        entities.append((low, high, kind))


def read_unlabelled(paths: Iterable[Path], left_out: Path | None = None) -> list[Sample]:
    """Articles that nobody annotated (JSON lines with `id` and `text`), but for those that stand in a folder.

    Args:
        paths: The files.
        left_out: A folder whose `.txt` files are kept for evaluation; an article with the same words is skipped.
    """
    texts = [] if left_out is None else [_letters(path.read_text("utf-8")) for path in left_out.rglob("*.txt")]
    probes = [text[len(text) // 2 - 30 : len(text) // 2 + 30] for text in texts]
    samples = []
    for path in paths:
        for row in map(json.loads, _lines(path)):
            letters = _letters(row["text"])
            if not any(probe in letters for probe in probes):
                samples.append(Sample(row["id"], row["text"], soft=True))
    return samples


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text)
