r"""Tricks with letters: names that look like others because they borrow letters or hide characters.

Source: Unicode Technical Standard 39, "Unicode Security Mechanisms", section 5 (mixed-script detection). A letter's
script is read off its name in the Unicode Character Database, which the standard library carries.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from quotetrack.text.sanitize import TERMINAL_UNSAFE_RE

__all__ = ["find_letter_tricks"]

_PLAIN_RE = re.compile(r"[ -~]*")
_BETWEEN_WORDS_RE = re.compile(r"[\s\-‐‑'’ʼ.]+")
_DECORATED_RE = re.compile(r"<(?:wide|narrow|font|circle|square|super|sub|small)>")
_EAST_ASIAN = frozenset({"CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO"})
"""Scripts that are written together in one word in good faith."""


@lru_cache(maxsize=65536)
def find_letter_tricks(name: str) -> tuple[str, ...]:
    r"""What is odd about the letters of a name, in plain words; nothing for an honest name of any script.

    Scripts are compared within a word: a Latin first name before a Cyrillic surname is no trick.

    >>> find_letter_tricks("Rita M\u0430rlow"), find_letter_tricks("Rita Marlow")
    (('name mixes Latin and Cyrillic letters',), ())
    """
    if _PLAIN_RE.fullmatch(name):
        return ()
    tricks: dict[str, None] = {}
    for word in _BETWEEN_WORDS_RE.split(unicodedata.normalize("NFKC", name)):
        scripts = {_script_of(char) for char in word if char.isalpha()}
        if len(scripts) > 1 and not scripts <= _EAST_ASIAN:
            shown = sorted(scripts, key=lambda script: (script != "LATIN", script))
            tricks[f"name mixes {' and '.join(script.capitalize() for script in shown)} letters"] = None
    if any(not found.group().isspace() for found in TERMINAL_UNSAFE_RE.finditer(name)):
        tricks["name holds characters that cannot be seen"] = None
    if any(_DECORATED_RE.match(unicodedata.decomposition(char)) for char in name):
        tricks["name is written in full-width or decorated letters"] = None
    return tuple(tricks)


def _script_of(letter: str) -> str:
    return unicodedata.name(letter, "UNKNOWN").split(" ", 1)[0].split("-", 1)[0]
