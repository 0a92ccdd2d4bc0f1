"""What is found in the invented passages of each shape that texts come in: found, expected, extra.

    python benchmarks/shapes.py [--misses]

`extra` counts the statements that are none. With --misses what was missed and what is extra is shown.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from support.passages import Passage, count_found, is_match, read_passages, read_statements, shapes
from support.variants import PROSE, STYLES, VARIANTS, in_style

from quotetrack.nlp import load


def main() -> None:
    """Print one row a shape, and one a style of quotation marks and a way of rewriting prose."""
    misses = "--misses" in sys.argv
    nlp = load()
    tables = {shape: read_passages(shape) for shape in shapes()}
    for style in STYLES:
        tables[f"marks, {style}"] = [in_style(passage, style) for passage in tables["marks"]]
    for name, rewrite in VARIANTS.items():
        tables[f"all prose, {name}"] = [rewrite(passage) for shape in PROSE for passage in tables[shape]]
    print(f"{'shape':28s} found expected  extra")
    for shape, passages in tables.items():
        counts = []
        for passage in passages:
            found = read_statements(nlp, passage)
            counts.append(count_found(passage, found))
            if misses and (counts[-1].found < counts[-1].expected or counts[-1].extra):
                _show(passage, found)
        found_, expected, extra = (sum(getattr(c, name) for c in counts) for name in ("found", "expected", "extra"))
        print(f"{shape:28s} {found_:5d} {expected:8d} {extra:6d}")


def _show(passage: Passage, found: list) -> None:
    text = passage.text
    print(f"  {passage.name}")
    for e in passage.expected:
        if not any(is_match(text, e, a) for a in found):
            source = "" if e.source is None else text[slice(*e.source)]
            print(f"    missed {e.kind.value}: {source!r} {[text[low:high] for low, high in e.content]}")
    for a in found:
        if not any(is_match(text, e, a) for e in passage.expected):
            source, cue = a.source and a.source.text, a.cue and a.cue.text
            print(
                f"    extra {a.kind.value}: {source!r} [{cue}] {[s.text for s in a.content]} {a.confidence} {a.notes}"
            )


if __name__ == "__main__":
    main()
