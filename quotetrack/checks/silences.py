"""Silences: findings that somebody has looked at and does not want to see again, with a reason and an author."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase
from typing import Any

from quotetrack.checks.finding import Finding
from quotetrack.errors import SettingError
from quotetrack.lexicon.user_file import quote_toml

__all__ = ["Silence", "Silenced", "format_silence", "is_silenced", "parse_silences", "silence_findings"]

TABLE = "silence"
_KEYS = ("code", "words", "article", "reason", "author", "day")
_NEEDED = ("code", "reason", "author")


@dataclass(frozen=True, slots=True)
class Silence:
    """What is not to be told of again.

    Attributes:
        code: Of the check: `QT101`.
        reason, author: Why, and who says so.
        words: The words of the finding, white space evened; any if empty.
        article: The input or the article's identity, or a pattern of input names (`drafts/*.txt`); any if empty.
        day: When it was written, ISO 8601; empty where unknown.
        origin: Where it is kept: `silence 3`, `quotetrack.toml, silence 2`.
    """

    code: str
    reason: str
    author: str
    words: str = ""
    article: str = ""
    day: str = ""
    origin: str = ""

    @property
    def told(self) -> str:
        """What it silences, in a few words: `QT101 “sources” in story.txt`."""
        words = f" “{self.words}”" if self.words else ""
        article = f" in {self.article}" if self.article else ""
        return f"{self.code}{words}{article}"


@dataclass(frozen=True, slots=True)
class Silenced:
    """Findings with the silences applied.

    Attributes:
        kept: Those that nobody silenced, in their order.
        silenced: The others, each with its silence.
        unused: Silences of checks that ran on articles that were checked, and that silence nothing any more.
    """

    kept: tuple[Finding, ...]
    silenced: tuple[tuple[Finding, Silence], ...]
    unused: tuple[Silence, ...]


def silence_findings(
    findings: Iterable[Finding], silences: Sequence[Silence], *, codes: Collection[str], articles: Collection[str]
) -> Silenced:
    """Take out what is silenced, and see which silences are no longer needed.

    Args:
        findings: All that were found.
        silences: In the order in which they are asked; the first that fits silences.
        codes: Of the checks that ran.
        articles: Inputs that were checked, and identities of their articles.
    """
    kept: list[Finding] = []
    silenced: list[tuple[Finding, Silence]] = []
    used: set[Silence] = set()
    for finding in findings:
        silence = next((each for each in silences if is_silenced(finding, each)), None)
        if silence is None:
            kept.append(finding)
        else:
            silenced.append((finding, silence))
            used.add(silence)
    unused = (
        each for each in silences
        if each not in used and each.code in codes
        and (not each.article or any(_fits(each.article, article) for article in articles))
    )  # fmt: skip
    return Silenced(tuple(kept), tuple(silenced), tuple(unused))


def is_silenced(finding: Finding, silence: Silence) -> bool:
    """Whether the silence is about this finding."""
    return (
        finding.code == silence.code
        and (not silence.words or _even(finding.words) == _even(silence.words))
        and (not silence.article or _fits(silence.article, finding.article) or silence.article == finding.article_id)
    )


def parse_silences(content: bytes, origin: str, codes: Collection[str]) -> list[Silence]:
    """The `[[silence]]` blocks of a TOML file; other tables are none of our business.

    Raises:
        SettingError: It is not TOML, a block lacks `code`, `reason` or `author`, or has what no silence has.
    """
    try:
        blocks = tomllib.loads(content.decode("utf-8-sig")).get(TABLE, [])
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingError(f"{origin}: not valid TOML ({error}); mend that line") from error
    if not isinstance(blocks, list) or not all(isinstance(block, dict) for block in blocks):
        raise SettingError(f"{origin}: {TABLE!r} is not a list of blocks; begin each with [[{TABLE}]]")
    return [_read(block, f"{origin}, {TABLE} {number}", codes) for number, block in enumerate(blocks, 1)]


def format_silence(silence: Silence) -> str:
    """A silence as a TOML block, empty fields left out."""
    fields: Mapping[str, str] = {key: getattr(silence, key) for key in _KEYS}
    lines = [f"{key} = {quote_toml(value)}" for key, value in fields.items() if value]
    return "\n".join([f"[[{TABLE}]]", *lines]) + "\n"


def _read(block: dict[str, Any], origin: str, codes: Collection[str]) -> Silence:
    fields = {key: value.isoformat() if isinstance(value, date) else value for key, value in block.items()}
    unknown = [key for key in fields if key not in _KEYS]
    if unknown:
        raise SettingError(f"{origin}: no key {unknown[0]!r}; a silence has {', '.join(_KEYS)}")
    lacking = [key for key in _NEEDED if not fields.get(key)]
    if lacking:
        raise SettingError(f"{origin}: no {lacking[0]}; a silence has a code, a reason and an author")
    wrong = [key for key, value in fields.items() if not isinstance(value, str)]
    if wrong:
        raise SettingError(f"{origin}: {wrong[0]!r} is no text; put it between quotation marks")
    if fields["code"] not in codes:
        raise SettingError(f"{origin}: no check {fields['code']!r}; `quotetrack check --list` shows them all")
    return Silence(**fields, origin=origin)


def _fits(pattern: str, name: str) -> bool:
    return name == pattern or fnmatchcase(name, pattern)


def _even(words: str) -> str:
    return " ".join(words.split())
