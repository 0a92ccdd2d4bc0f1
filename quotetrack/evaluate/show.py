"""An evaluation on a terminal, as Markdown, or as JSON."""

from __future__ import annotations

import json
import re
from typing import Any, TextIO

from rich.console import Console

from quotetrack.evaluate.evaluation import Evaluation
from quotetrack.evaluate.tables import describe, iter_tables, tell_miss
from quotetrack.output.console import literal, print_line
from quotetrack.output.layout import Column, print_rows
from quotetrack.records import SCHEMA
from quotetrack.text.sanitize import for_json, for_terminal

__all__ = ["evaluation_to_json", "print_evaluation", "write_json", "write_markdown"]

_MARKDOWN_RE = re.compile(r"([\\`*_{}\[\]<>|#~&!$])")


def print_evaluation(console: Console, evaluation: Evaluation, *, misses: bool) -> None:
    """Print the tables, and with `misses` one line for each miss. The console is one of `make_console`."""
    for sentence in describe(evaluation):
        print_line(console, literal(sentence))
    for table in iter_tables(evaluation):
        console.print()
        first, *others = table.heads
        columns = [Column(first, share=1), *(Column(head, right=True) for head in others)]
        print_rows(console, columns, [[(literal(cell),) for cell in row] for row in table.rows], gap=False)
    if misses:
        console.print()
        for miss in evaluation.misses:
            print_line(console, literal(tell_miss(miss)))


def write_markdown(evaluation: Evaluation, stream: TextIO, *, misses: bool) -> None:
    """Write the tables as Markdown; the figures of docs/accuracy.md come from here."""
    stream.write("\n".join(map(_escape, describe(evaluation))) + "\n")
    for table in iter_tables(evaluation):
        rule = ["---", *("---:" for _ in table.heads[1:])]
        rows = [table.heads, rule, *table.rows]
        stream.write("\n" + "".join(f"| {' | '.join(cells)} |\n" for cells in rows))
    if misses and evaluation.misses:
        stream.write("\n" + "".join(f"- {_escape(tell_miss(miss))}\n" for miss in evaluation.misses))


def write_json(evaluation: Evaluation, stream: TextIO, *, misses: bool) -> None:
    """Write one JSON object over several lines; docs/accuracy.md says what is in it."""
    is_utf8 = (stream.encoding or "utf-8").lower().replace("-", "") == "utf8"
    value = evaluation_to_json(evaluation, misses=misses)
    stream.write(for_json(json.dumps(value, ensure_ascii=not is_utf8, indent=2)) + "\n")


def evaluation_to_json(evaluation: Evaluation, *, misses: bool) -> dict[str, Any]:
    """The evaluation as one JSON object."""
    reliability = evaluation.reliability
    value: dict[str, Any] = {
        "schema": SCHEMA,
        "gold": evaluation.gold_sha256,
        "articles": evaluation.articles,
        "articles_with_records": evaluation.articles_with_records,
        "records_of_other_articles": evaluation.strangers,
        "false_quotes": None if evaluation.false_quotes is None else evaluation.false_quotes[0],
        "figures": {
            name: {
                "value": figure.value,
                "low": None if figure.interval is None else figure.interval[0],
                "high": None if figure.interval is None else figure.interval[1],
            }
            for name, figure in evaluation.figures().items()
        },
        "counts": {
            row.figures[0].name.partition(".")[0]: {"right": row.right, "records": row.predicted, "gold": row.gold}
            for section in evaluation.sections
            for row in section.rows
        },
        "reliability": None
        if reliability is None
        else {
            "error": reliability.error,
            "bins": [
                {"low": each.low, "high": each.high, "n": each.n, "confidence": each.confidence, "right": each.right}
                for each in reliability.bins
            ],
        },
    }
    if misses:
        value["misses"] = [
            {
                "article": miss.article,
                "kind": miss.kind.value,
                "content": miss.said,
                "context": miss.context,
                "reason": miss.reason or None,
            }
            for miss in evaluation.misses
        ]
    return value


def _escape(text: str) -> str:
    return _MARKDOWN_RE.sub(r"\\\1", for_terminal(text))
