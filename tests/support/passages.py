"""Passages of many shapes with what should be attributed in them, and how much of that a reading has.

Each file of tests/robustness/passages holds one shape: passages between lines of four hyphens, comments first.
`{s1|Orla Finch}` is the source of attribution 1 (`{s1,2|...}` of two), `{d1|...}`, `{m1|...}` and `{i1|...}` its
content, direct, mixed or indirect; several of them are several content spans. A passage without marks holds nothing to
attribute.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from quotetrack.articles import make_article
from quotetrack.nlp import read_article
from quotetrack.records import Attribution, AttributionClass, InputDocument, Kind

FOLDER = Path(__file__).parents[1] / "robustness" / "passages"

_MARK_RE = re.compile(r"\{([sdmi])([\d,]+)\|([^{}]*)\}")
_KINDS = {"d": Kind.DIRECT, "m": Kind.MIXED, "i": Kind.INDIRECT}
_WORD_RE = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Expected:
    """What should be found: source and content as they stand in the passage, half-open code points, and the kind."""

    source: tuple[int, int] | None
    content: tuple[tuple[int, int], ...]
    kind: Kind


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage without its marks, and what should be attributed in it."""

    name: str
    text: str
    expected: tuple[Expected, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """Of the expected attributions so many were found; so many statements are extra."""

    found: int
    expected: int
    extra: int


def shapes() -> list[str]:
    """The names of the shapes there are passages of."""
    return sorted(path.stem for path in FOLDER.glob("*.txt"))


def read_passages(shape: str) -> list[Passage]:
    """The passages of a shape."""
    text = (FOLDER / f"{shape}.txt").read_text("utf-8")
    body = "\n".join(line for line in text.split("\n") if not line.startswith("# "))
    return [parse_passage(piece.strip("\n"), f"{shape} {i}") for i, piece in enumerate(body.split("\n----\n"), 1)]


def parse_passage(marked: str, name: str) -> Passage:
    """Take the marks out of a passage."""
    sources: dict[str, tuple[int, int]] = {}
    contents: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    kinds: dict[str, Kind] = {}
    text, at = "", 0
    for match in _MARK_RE.finditer(marked):
        text += marked[at : match.start()]
        span = (len(text), len(text) + len(match[3]))
        text += match[3]
        at = match.end()
        for number in match[2].split(","):
            if match[1] == "s":
                sources[number] = span
            else:
                contents[number].append(span)
                kinds[number] = _KINDS[match[1]]
    text += marked[at:]
    expected = tuple(Expected(sources.get(n), tuple(contents[n]), kinds[n]) for n in contents)
    return Passage(name, text, expected)


def read_statements(nlp: object, passage: Passage) -> list[Attribution]:
    """The statements that quotetrack finds in a passage."""
    reading = read_article(nlp, make_article(InputDocument(passage.name, passage.text)))  # type: ignore[arg-type]
    return [a for a in reading.attributions if a.category is AttributionClass.STATEMENT]


def count_found(passage: Passage, found: Iterable[Attribution]) -> Count:
    """How many of the expected attributions were found: half of source and content shared, and the same kind."""
    left = list(found)
    hits = 0
    for expected in passage.expected:
        match = next((a for a in left if is_match(passage.text, expected, a)), None)
        if match is not None:
            left.remove(match)
            hits += 1
    return Count(hits, len(passage.expected), len(left))


def is_match(text: str, expected: Expected, found: Attribution) -> bool:
    """Whether the attribution has the expected kind and at least half of its source's and its content's words."""
    source = [] if expected.source is None else [expected.source]
    found_source = [] if found.source is None else [(found.source.start, found.source.end)]
    return (
        found.kind is expected.kind
        and _is_half_shared(text, source, found_source)
        and _is_half_shared(text, expected.content, [(span.start, span.end) for span in found.content])
    )


def is_exact(expected: Expected, found: Attribution) -> bool:
    """Whether kind, source and content are the expected ones to the code point."""
    source = None if found.source is None else (found.source.start, found.source.end)
    content = tuple((span.start, span.end) for span in found.content)
    return found.kind is expected.kind and source == expected.source and content == expected.content


def _is_half_shared(text: str, one: Iterable[tuple[int, int]], other: Iterable[tuple[int, int]]) -> bool:
    first, second = set(_word_starts(text, one)), set(_word_starts(text, other))
    return first == second or 2 * len(first & second) >= max(len(first), len(second))


def _word_starts(text: str, ranges: Iterable[tuple[int, int]]) -> Iterator[int]:
    return (match.start() for low, high in ranges for match in _WORD_RE.finditer(text, low, high))
