"""Readings made by hand from marked-up news prose, so that rooms above `nlp` are tested without a model.

`{s1|Mona Reyes} {c1|said} {q1|the dam held}.` is attribution 1 with its source, cue and content; several `{q1|...}` are
several content spans. Names are given as a mapping of words to labels; every place where the words stand is one name.
Tokens carry no tags and no tree: what these tests assert must hold without them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

from quotetrack.records import (
    Article,
    Attribution,
    AttributionClass,
    Block,
    BlockKind,
    Carrier,
    CarrierBasis,
    Dateline,
    Kind,
    Mention,
    Reading,
    Span,
    Token,
)

MARK_RE = re.compile(r"\{([scq])(\d+)\|([^{}]*)\}")
WORD_RE = re.compile(r"\w+(?:['’-]\w+)*|[^\w\s]")
BREAK_RE = re.compile(r"(?<=[.!?])[\"”’]?\s+(?=[\"“‘A-Z])|\n+")


def make_reading(
    marked: str, names: Mapping[str, str] | None = None, *, subjects: Collection[str] = (), **article: Any
) -> Reading:
    """The reading of marked-up prose; `article` overrides fields of the article (`outlet`, `credits`, `dateline`).

    Every word of `subjects` is the subject of its clause, wherever it stands.
    """
    text, spans = _read_marks(marked)
    blocks = tuple(Block(match.start(), match.end(), BlockKind.BODY) for match in re.finditer(r"\S(?:[^\n]*\S)?", text))
    digest = sha256(text.encode()).hexdigest()
    fields: dict[str, Any] = {"name": "story.txt", "id": digest[:16], "text": text, "text_sha256": digest}
    base = Article(**fields, blocks=blocks)
    return Reading(
        replace(base, **article),
        tokens=_make_tokens(text, subjects),
        sentences=_make_sentences(text),
        mentions=_make_mentions(text, names or {}),
        attributions=tuple(_make_attribution(base, number, found) for number, found in sorted(spans.items())),
    )


def _read_marks(marked: str) -> tuple[str, dict[int, dict[str, list[Span]]]]:
    spans: defaultdict[int, dict[str, list[Span]]] = defaultdict(lambda: {"s": [], "c": [], "q": []})
    pieces, length, last = [], 0, 0
    for match in MARK_RE.finditer(marked):
        before, words = marked[last : match.start()], match[3]
        start = length + len(before)
        spans[int(match[2])][match[1]].append(Span(start, start + len(words), words))
        pieces += [before, words]
        length, last = start + len(words), match.end()
    return "".join(pieces) + marked[last:], dict(spans)


def _make_attribution(article: Article, number: int, found: dict[str, list[Span]]) -> Attribution:
    direct = all(article.text[max(span.start - 1, 0)] in '"“‘' for span in found["q"])
    return Attribution(
        id=f"{number:016x}",
        article=article.name,
        article_id=article.id,
        text_sha256=article.text_sha256,
        kind=Kind.DIRECT if direct else Kind.INDIRECT,
        content=tuple(found["q"]),
        cue=next(iter(found["c"]), None),
        source=next(iter(found["s"]), None),
        category=AttributionClass.STATEMENT,
        confidence=0.9,
    )


def _make_tokens(text: str, subjects: Collection[str] = ()) -> tuple[Token, ...]:
    found = [(match.start(), match.end(), match.group()) for match in WORD_RE.finditer(text)]
    return tuple(
        Token(start, end, word, word.lower(), "", "nsubj" if word in subjects else "", index)
        for index, (start, end, word) in enumerate(found)
    )


def _make_sentences(text: str) -> tuple[tuple[int, int], ...]:
    begins = [0, *(match.end() for match in BREAK_RE.finditer(text))]
    starts = [token.start for token in _make_tokens(text)]
    firsts = sorted({bisect_left(starts, begin) for begin in begins})
    return tuple(pairwise([*firsts, len(starts)]))


def _make_mentions(text: str, names: Mapping[str, str]) -> tuple[Mention, ...]:
    found: dict[int, Mention] = {}
    for name in sorted(names, key=len, reverse=True):
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            if not any(m.start < match.end() and match.start() < m.end for m in found.values()):
                found[match.start()] = Mention(match.start(), match.end(), name, names[name])
    return tuple(found[start] for start in sorted(found))


def load_cases(path: Path) -> list[Any]:
    """The cases of a YAML table as pytest parameters, named as in the table."""
    import pytest

    table = yaml.safe_load(path.read_text("utf-8"))
    return [pytest.param(case, id=name.replace(" ", "-")) for name, case in table.items()]


def article_fields(case: Mapping[str, Any]) -> dict[str, Any]:
    """What a case says of its article: outlet, credits, dateline agency."""
    fields: dict[str, Any] = {"outlet": case.get("outlet")}
    if "credits" in case:
        fields["credits"] = tuple(Carrier(name, CarrierBasis(basis)) for name, basis in case["credits"].items())
    if "dateline" in case:
        fields["dateline"] = Dateline(None, case["dateline"], None, 0, 0)
    return fields
