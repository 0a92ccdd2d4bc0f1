"""Where silences are kept, the database and a TOML file, and what becomes of findings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quotetrack.cli.talk import say
from quotetrack.errors import SettingError

if TYPE_CHECKING:
    from quotetrack.checks import Check, Finding, Silence
    from quotetrack.records import Article
    from quotetrack.store import Store

__all__ = ["append_silence", "keep_unsilenced", "read_silence_file", "read_silence_files", "read_silences"]

DEFAULT_FILE = "quotetrack.toml"
"""Read where it stands in the working folder."""


def read_silences(store: Store) -> list[Silence]:
    """Those of a database that are in force."""
    from quotetrack.checks import Silence

    return [
        Silence(
            each.code, each.reason, each.author, each.words, each.article, each.written_at[:10], f"silence {each.key}"
        )
        for each in store.silences()
    ]


def read_silence_file(path: Path) -> list[Silence]:
    """Those of a file.

    Raises:
        SettingError: It cannot be read, or holds something else.
    """
    from quotetrack.checks import CHECKS, parse_silences

    return parse_silences(_read(path), str(path), CHECKS)


def read_silence_files() -> list[Silence]:
    """Those of `quotetrack.toml` in the working folder, if there is one."""
    path = Path(DEFAULT_FILE)
    return read_silence_file(path) if path.is_file() else []


def keep_unsilenced(
    findings: Iterable[Finding], silences: Sequence[Silence], checks: Iterable[Check[Any]], articles: Iterable[Article]
) -> list[Finding]:
    """The findings that nobody silenced; on stderr, how many were, and which silences are no longer needed.

    Args:
        findings: All that were found.
        silences: From anywhere.
        checks: Those that ran.
        articles: Those that were checked.
    """
    if not silences:
        return list(findings)
    from quotetrack.checks import silence_findings

    names = {name for article in articles for name in (article.name, article.id)}
    done = silence_findings(findings, silences, codes={each.code for each in checks}, articles=names)
    if done.silenced:
        count = len(done.silenced)
        say(f"{count} finding{'' if count == 1 else 's'} silent; `quotetrack silence list` says why")
    for each in done.unused:
        say(f"{each.origin}: {each.told} is found no more; the silence can go")
    return list(done.kept)


def append_silence(path: Path, silence: Silence) -> None:
    """Write a silence at the end of a file, which keeps all that stands in it.

    Raises:
        SettingError: The file cannot be read, or does not hold silences afterwards.
        ExportError: It cannot be written.
    """
    from quotetrack.checks import CHECKS, format_silence, parse_silences
    from quotetrack.output.replace_file import replace_file

    before = _read(path) if path.exists() else b""
    gap = b"" if not before else b"\n" if before.endswith(b"\n") else b"\n\n"
    content = before + gap + format_silence(silence).encode()
    parse_silences(content, str(path), CHECKS)
    with replace_file(path) as stream:
        stream.write(content)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise SettingError(f"{path}: cannot be read ({reason}); give a TOML file with [[silence]] blocks") from error
