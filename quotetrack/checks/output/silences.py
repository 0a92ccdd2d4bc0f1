"""Silences for eyes and programmes."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from quotetrack.checks.silences import Silence
from quotetrack.output.console import literal, make_console
from quotetrack.output.files import encode_json
from quotetrack.output.layout import Column, print_rows

__all__ = ["write_silences"]

_COLUMNS = (
    Column("silence"), Column("code"), Column("words", share=3), Column("article", share=2), Column("reason", share=3),
    Column("by", share=1),
)  # fmt: skip


def write_silences(silences: Sequence[Silence], *, as_json: bool) -> None:
    """Print silences on stdout: a table, or JSON lines."""
    if as_json:
        for each in silences:
            fields = ("code", "words", "article", "reason", "author", "day", "origin")
            print(encode_json({name: getattr(each, name) or None for name in fields}, sys.stdout))
    elif silences:
        rows = [
            [
                (literal(text),)
                for text in (
                    each.origin.removeprefix("silence "),
                    each.code,
                    each.words or "any",
                    each.article or "any",
                    each.reason,
                    ", ".join(part for part in (each.author, each.day) if part),
                )
            ]
            for each in silences
        ]
        print_rows(make_console(), _COLUMNS, rows, gap=False)
