"""What a check is: a function whose docstring is its page, its `--explain` and its test.

    @check("QT101", "bare-source", Severity.WARN)
    def find_bare_sources(article: ArticleView) -> Iterator[Found]:
        \"\"\"Say who the source is.

        What it looks for and why, in a few paragraphs.

        Standard:
            AP Stylebook, "anonymous sources": ...

        Fires:
            “The ferry sank,” sources said.

        Silent:
            “The ferry sank,” a harbour pilot said.

        False alarms:
            Described earlier in the article.
        \"\"\"

Paragraphs may be wrapped. A passage of several articles begins each with a line `--- OUTLET, YYYY-MM-DD`.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from quotetrack.checks.finding import Evidence, Severity

__all__ = ["Check", "Found", "Scope", "check"]

_CODE_RE = re.compile(r"QT\d{3}")
_WRAPPED_RE = re.compile(r"(?<!\n)(?<!-\d\d)\n(?!\n|---)")
_SECTIONS = ("Standard", "Fires", "Silent", "False alarms")

View = TypeVar("View")


class Scope(StrEnum):
    """What a check looks at."""

    ARTICLE = "article"  # one article alone: `ArticleView`
    COLLECTION = "collection"  # what several articles have in common: `CollectionView`


@dataclass(frozen=True, slots=True)
class Found:
    """A finding before it knows its check.

    Attributes:
        article_id: Of the article; None where the check looks at one article only.
        start, end: Half-open code points of the article's text; 0 and 0 for the whole article.
        message, evidence, attributions: As in `Finding`.
        advice: As in `Finding`; the check's own first line if empty.
    """

    start: int
    end: int
    message: str
    advice: str = ""
    evidence: tuple[Evidence, ...] = ()
    attributions: tuple[str, ...] = ()
    article_id: str | None = None


@dataclass(frozen=True, slots=True)
class Check(Generic[View]):
    """One check.

    Attributes:
        code, name: `QT101`, `bare-source`: promised, never given to another check.
        severity: Unless the user sets another.
        is_on: Whether it runs when nobody selects checks: off where its precision is below 0.8 (docs/checks.md).
        scope: What `find` looks at.
        asks: What to do about a finding, one line.
        explanation: What it looks for and why: paragraphs.
        standard: Who asks for it, and where it is written.
        fires, silent: A passage in which it finds something, and one in which it does not.
        false_alarms: What it is known to get wrong.
        find: From a view to what was found, in any order.
    """

    code: str
    name: str
    severity: Severity
    is_on: bool
    scope: Scope
    asks: str
    explanation: str
    standard: str
    fires: str
    silent: str
    false_alarms: str
    find: Callable[[View], Iterable[Found]]


def check(
    code: str, name: str, severity: Severity, *, scope: Scope = Scope.ARTICLE, is_on: bool = True
) -> Callable[[Callable[[View], Iterable[Found]]], Check[View]]:
    """Make a check of a function, its docstring in the form that this module shows.

    Raises:
        ValueError: The code is not of the form `QT101`, or the docstring lacks a part.
    """
    if not _CODE_RE.fullmatch(code):
        raise ValueError(f"{code}: no code of a check; want QT and three digits")

    def make(find: Callable[[View], Iterable[Found]]) -> Check[View]:
        asks, explanation, parts = _read(code, inspect.cleandoc(find.__doc__ or ""))
        return Check(
            code,
            name,
            severity,
            is_on,
            scope,
            asks,
            explanation,
            parts["Standard"],
            parts["Fires"],
            parts["Silent"],
            parts["False alarms"],
            find,
        )

    return make


def _read(code: str, text: str) -> tuple[str, str, dict[str, str]]:
    """The first line, the paragraphs below it, and the parts by their names."""
    head, *rest = re.split(rf"^({'|'.join(_SECTIONS)}):\n", text, flags=re.MULTILINE)
    parts = {name: _unwrap(inspect.cleandoc(body)) for name, body in zip(rest[::2], rest[1::2], strict=True)}
    missing = [name for name in _SECTIONS if not parts.get(name)]
    asks, _, explanation = head.strip().partition("\n\n")
    if missing or not explanation:
        raise ValueError(f"{code}: its docstring lacks {', '.join(missing) or 'an explanation'}")
    return asks, _unwrap(explanation), parts


def _unwrap(text: str) -> str:
    """Paragraphs on one line each; what begins with `---` is a line of its own."""
    return _WRAPPED_RE.sub(" ", text)
