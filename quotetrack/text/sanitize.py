r"""Untrusted text on its way out: one function for each kind of output, and no second place that does it.

What stands inside the markup of a review (Markdown, SARIF, GitHub) is in `sanitize_markup.py`.

Titles, names, quotations, addresses and paths come from strangers' pages. A terminal obeys escape sequences in them,
a spreadsheet runs formulas, an XML reader refuses characters. Stored text is never changed; only what is printed is.

Source: shared rules of the project on hostile text; XML 1.0 (fifth edition), section 2.2, "Char"; OWASP, "CSV
Injection"; Graphviz, "DOT Language" and "escString"; Unicode Technical Report 36, "Bidirectional Text Spoofing".
"""

from __future__ import annotations

import re
from html import escape

__all__ = [
    "count_xml_refused",
    "for_csv_cell",
    "for_csv_id",
    "for_dot",
    "for_dot_label",
    "for_html",
    "for_json",
    "for_script",
    "for_terminal",
    "for_xml",
    "for_xml_markup",
    "web_address",
]

REPLACEMENT = "\ufffd"

# Characters that act on a terminal, reorder the line, or take no room on it, as ranges for a character class.
_CONTROLS = r"\x00-\x1f\x7f-\x9f"
_BIDI = r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_SEPARATORS = r"\u2028\u2029"
_JOINERS = r"\u200c\u200d"
_ZERO_WIDTH = r"\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0"
_VARIATIONS = r"\ufe00-\ufe0d"
_ANNOTATIONS = r"\ufff0-\ufffb"
_NOT_CHARACTERS = r"\ufdd0-\ufdef\ufffe\uffff"
_SURROGATES = r"\ud800-\udfff"
_UNSAFE_BELOW_10000 = "".join(
    (_CONTROLS, _BIDI, _SEPARATORS, _ZERO_WIDTH, _VARIATIONS, _ANNOTATIONS, _NOT_CHARACTERS, _SURROGATES)
)
# Musical controls, tags, variation selectors, and the last two of each plane, which are no characters.
_UNSAFE_ABOVE = r"\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e0100-\U000e01ef" + "".join(
    rf"\U{plane:04x}fffe\U{plane:04x}ffff" for plane in range(1, 0x11)
)
_ALWAYS_UNSAFE = _UNSAFE_BELOW_10000 + _UNSAFE_ABOVE

# Zero-width joiner and non-joiner are spelling in Persian, Arabic and the scripts of India, and build emoji: there,
# between two characters beyond Hebrew (U+0590) that are no general punctuation, they stay. Anywhere else they hide.
_NOT_JOINED = rf"\u0000-\u058f\u2000-\u206f{_ALWAYS_UNSAFE}"
_SELECTORS = r"\ufe0e\ufe0f"
# A selector joins what it follows (a heart on fire), but not where it is replaced itself.
_STRAY_JOINER = (
    rf"(?<![^{_NOT_JOINED}{_SELECTORS}])(?<![^{_ALWAYS_UNSAFE}{_SELECTORS}][{_SELECTORS}])[{_JOINERS}]"
    rf"|[{_JOINERS}](?![^{_NOT_JOINED}])"
)
# One emoji or text presentation selector after a character is ordinary; more of them in a row carry hidden data.
_STRAY_SELECTOR = rf"(?<![^{_SELECTORS}])[{_SELECTORS}]"

TERMINAL_UNSAFE_RE = re.compile(rf"\r\n|[{_ALWAYS_UNSAFE}]|{_STRAY_JOINER}|{_STRAY_SELECTOR}")
DOCUMENT_UNSAFE_RE = re.compile(rf"(?![\n\r\t])[{_ALWAYS_UNSAFE}]|{_STRAY_JOINER}|{_STRAY_SELECTOR}")
# Most text has none of it, and one character class is searched many times faster than the rules above.
# What is above U+10000 is rare and looked at by them: as ranges of their own, each costs time at every character.
SUSPECT_RE = re.compile(rf"[{_UNSAFE_BELOW_10000}{_JOINERS}\ufe0e\ufe0f\U00010000-\U0010ffff]")
# All that "Char" leaves out; said the other way round, the same class takes 13 ms to compile.
XML_REFUSED_RE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
CSV_FORMULA_RE = re.compile(r"[\t\r\n\x00]|\s*[=+\-@＝＋－＠﹢﹣﹦﹫]")
# A host, perhaps a port: no user's name before it, which is there to deceive.
WEB_ADDRESS_RE = re.compile(
    r"https?://(?:[\w-]+(?:\.[\w-]+)*\.?|\[[0-9a-f:.]+\])(?::[0-9]{1,5})?(?:[/?#][^\s\"<>\\^`{|}]*)?", re.IGNORECASE
)
SURROGATE_RE = re.compile(f"[{_SURROGATES}]")

_SPACES = frozenset(("\r\n", "\n", "\t", "\u2028", "\u2029"))
_CONTROL_PICTURES = 0x2400  # U+2400 SYMBOL FOR NULL, then the other C0 controls in order
_DELETE, _DELETE_PICTURE = "\x7f", "\u2421"


def for_terminal(text: str) -> str:
    r"""The text on one line of a terminal, with nothing in it that a terminal obeys or hides.

    Line ends and tabs become a space. A C0 control or DEL becomes its picture (`␛`); C1 controls, bidirectional
    marks, overrides and isolates, zero-width and tag characters, characters that are none and lone surrogates become
    `\u{...}` with their number in hexadecimal. Joiners stay where a script spells with them, emoji stay whole.
    Markup of a terminal library (`[bold]`, `:smile:`) is not touched here: see `quotetrack.output.console`.

    >>> for_terminal("a\x1b[2Jb\u202ec\nd")
    'a␛[2Jb\\u{202e}c d'
    """
    return TERMINAL_UNSAFE_RE.sub(_show, text) if _is_suspect(text) else text


def for_json(document: str) -> str:
    r"""A serialised JSON document that a terminal can be shown: what `for_terminal` replaces is escaped, losslessly.

    JSON allows such characters only inside strings, and there `\uXXXX` means the same character; the white space
    between values stays as it is.

    >>> for_json('{"name": "\x9b31m"}')
    '{"name": "\\u009b31m"}'
    """
    return "\n".join(
        DOCUMENT_UNSAFE_RE.sub(_escape_json, line) if _is_suspect(line) else line for line in document.split("\n")
    )


def for_script(document: str) -> str:
    r"""A serialised JSON document as it may stand in a `<script type="application/json">`, losslessly.

    No `<`, `>` or `&` is left, so nothing in it ends the element or begins a comment, and nothing that `for_json`
    escapes. Source: WHATWG, "HTML", section "Restrictions for contents of script elements".

    >>> for_script('["</script><!--"]')
    '["\\u003c/script\\u003e\\u003c!--"]'
    """
    return for_json(document).replace("<", r"\u003c").replace(">", r"\u003e").replace("&", r"\u0026")


def for_html(text: str) -> str:
    r"""The text on one line of an HTML page, in an element or a quoted attribute, literally: no tag, no entity.

    >>> for_html("<b onclick='x'>\x1b")
    '&lt;b onclick=&#x27;x&#x27;&gt;␛'
    """
    return escape(for_terminal(text))


def for_xml(text: str) -> str:
    """The text with every character that XML 1.0 refuses replaced by U+FFFD; `count_xml_refused` counts them."""
    return text if text.isprintable() else XML_REFUSED_RE.sub(REPLACEMENT, text)


def count_xml_refused(text: str) -> int:
    """How many characters of the text `for_xml` replaces."""
    return 0 if text.isprintable() else sum(1 for _ in XML_REFUSED_RE.finditer(text))


def for_xml_markup(text: str) -> str:
    r"""The text to stand between tags or inside `"` of an XML document, where it is what `for_xml` gives and no more.

    Line ends and tabs are references, because a reader makes spaces of them inside attributes; so is what
    `for_terminal` replaces, so that a terminal can be shown the document.

    >>> for_xml_markup('"a" < b\n& \x9bc')
    '&quot;a&quot; &lt; b&#10;&amp; &#x9b;c'
    """
    # Much faster than any expression, because there is mostly nothing to replace.
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    if not _is_suspect(text):
        return text
    text = DOCUMENT_UNSAFE_RE.sub(_escape_xml, for_xml(text))
    return text.replace("\n", "&#10;").replace("\t", "&#9;").replace("\r", "&#13;")


def for_csv_cell(text: str) -> str:
    """The text as a cell that no spreadsheet takes for a formula.

    A cell that begins with `=`, `+`, `-`, `@` or their full-width or small forms, also after white space, or with a
    tab, line end or NUL gets an apostrophe in front, which spreadsheets read as "this is text". Lone surrogates, which
    no encoding can write, become U+FFFD. Numbers of our own are not cells of text: write them as numbers.

    >>> for_csv_cell('=HYPERLINK("https://example.org")')
    '\\'=HYPERLINK("https://example.org")'
    """
    text = SURROGATE_RE.sub(REPLACEMENT, text)
    return f"'{text}" if CSV_FORMULA_RE.match(text) else text


def for_csv_id(text: str) -> str:
    """The text as a cell by which the rows of two files find each other: as `for_csv_cell`, and two ids stay two.

    One that begins with an apostrophe gets another, so that it is not taken for a defused one.

    >>> for_csv_id("=1+1"), for_csv_id("'=1+1")
    ("'=1+1", "''=1+1")
    """
    cell = for_csv_cell(text)
    return f"'{cell}" if text.startswith("'") else cell


def for_dot(text: str) -> str:
    r"""The text as a quoted string of DOT, on one line, with nothing in it that a terminal obeys, losslessly.

    Every backslash of the text is doubled, so `\N` and its like are never obeyed; with a single one, a line end is
    `\n` and what `for_terminal` replaces is `\u{...}`. Quoted, a string is never HTML.

    >>> print(for_dot('<b> \\N "x" \x9b'))
    "<b> \\N \"x\" \u{9b}"
    """
    text = text.replace("\\", "\\\\").replace('"', '\\"').replace("\r", "\\u{d}").replace("\n", "\\n")
    return f'"{DOCUMENT_UNSAFE_RE.sub(_escape_dot, text) if _is_suspect(text) else text}"'


def for_dot_label(text: str) -> str:
    r"""The text as a quoted string that Graphviz draws as it is, on one line, with hidden characters made visible.

    Graphviz reads `&lt;` as `<` there, so an ampersand becomes `&amp;`.

    >>> print(for_dot_label("AT&T\x9b"))
    "AT&amp;T\\u{9b}"
    """
    return for_dot(for_terminal(text).replace("&", "&amp;"))


def web_address(text: str) -> str | None:
    """The text if a link may lead there: an http or https address with a host and nothing hidden in it; else None.

    >>> web_address("https://example.org/a?b=1"), web_address("javascript:alert(1)"), web_address("https:///etc")
    ('https://example.org/a?b=1', None, None)
    """
    return text if WEB_ADDRESS_RE.fullmatch(text) and for_terminal(text) == text else None


def _is_suspect(text: str) -> bool:
    return not (text.isascii() and text.isprintable()) and SUSPECT_RE.search(text) is not None


def _show(match: re.Match[str]) -> str:
    found = match.group()
    if found in _SPACES:
        return " "
    if found == _DELETE:
        return _DELETE_PICTURE
    code = ord(found)
    return chr(_CONTROL_PICTURES + code) if code < 0x20 else f"\\u{{{code:x}}}"


def _escape_xml(match: re.Match[str]) -> str:
    return f"&#x{ord(match.group()):x};"


def _escape_json(match: re.Match[str]) -> str:
    units = match.group().encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[index : index + 2].hex()}" for index in range(0, len(units), 2))


def _escape_dot(match: re.Match[str]) -> str:
    return "".join(f"\\u{{{ord(character):x}}}" for character in match.group())
