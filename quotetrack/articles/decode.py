"""From bytes to characters: byte order mark, UTF-8 strictly, the declared encoding, windows-1252, then a detector."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from quotetrack.errors import UnreadableInputError

__all__ = ["Decoded", "decode_bytes"]

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED_RE = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE
)
_HEAD = 4096
_SAMPLE = 65_536

# Files that people take for text, by their first bytes.
_MAGIC = (
    (b"%PDF-", "is a PDF"),
    (b"PK\x03\x04", "is a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "is an old office document"),
    (b"\x1f\x8b", "is compressed"),
    (b"BZh", "is compressed"),
    (b"\xfd7zXZ", "is compressed"),
    (b"\x89PNG", "is a picture"),
    (b"\xff\xd8\xff", "is a picture"),
    (b"GIF8", "is a picture"),
    (b"\x7fELF", "is a program"),
    (b"SQLite format 3\x00", "is a database"),
    (b"{\\rtf", "is a rich-text document"),
)
_BINARY_ADVICE = "give plain text, HTML or JSON lines"

MAX_CONTROL_SHARE = 0.01
"""Of the bytes of a text, control characters other than white space may be this share."""

MAX_HIGH_SHARE = 0.15
"""English in windows-1252 has few bytes above 127; above this share it is something else, mislabelled or undeclared."""

_CONTROL = bytes(code for code in range(32) if code not in b"\t\n\v\f\r\x1b\x1c\x1d\x1e\x1f")
_HIGH = bytes(range(128, 256))
# Curly quotes and dashes, as UTF-7 writes them.
_UTF7_RE = re.compile(r"\+(?:IB[kwg0-9]|IBM|IBQ|AC[IE0-9]|AK[A-Za-z0-9])[A-Za-z0-9+/]{0,8}-")
_WINDOWS_LABELS = frozenset({"iso-8859-1", "latin-1", "latin1", "iso8859-1", "ascii", "us-ascii", "cp819", "l1"})


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters, the encoding that gave them, and what was mended on the way."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode_bytes(data: bytes, *, name: str, is_html: bool = False) -> Decoded:
    """Decode an input.

    Args:
        name: The input as given, for the error message.
        is_html: Whether a `<meta charset>` may declare the encoding.

    Raises:
        UnreadableInputError: It is empty or binary.
    """
    if not data.strip():
        raise UnreadableInputError(name, "is empty", "give a file with the text of an article")
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _finish(data[len(mark) :].decode(encoding, "replace"), encoding)
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise UnreadableInputError(name, what, _BINARY_ADVICE)
    wide = _guess_wide(data)
    if wide is not None:
        return _finish(data.decode(wide, "replace"), wide, f"decoded as {wide}, which nothing declares")
    sample = data[:_SAMPLE]
    if (b"\x00" in sample[:_HEAD] and not is_html) or len(sample) - len(
        sample.translate(None, _CONTROL)
    ) > MAX_CONTROL_SHARE * len(sample):
        raise UnreadableInputError(name, "looks binary", _BINARY_ADVICE)
    utf8 = _try_decode(data, "utf-8")
    if utf8 is not None:
        return _finish(utf8, "utf-8")
    return _decode_legacy(data, is_html=is_html)


def _decode_legacy(data: bytes, *, is_html: bool) -> Decoded:
    """Decode what is not UTF-8."""
    declared = _declared(data) if is_html else None
    if declared is not None and declared != "utf-8":
        text = _try_decode(data, declared)
        if text is not None:
            return _finish(text, declared)
    wrong = () if declared is None else (f"the declared encoding {declared} does not fit",)
    surrogates = _try_decode(data, "utf-8", errors="surrogatepass")
    if surrogates is not None:
        return _finish(surrogates, "utf-8", *wrong)
    # A few broken bytes in UTF-8 are a cut or a splice, not another encoding.
    mended = data.decode("utf-8", "replace")
    broken = mended.count("\ufffd")
    whole = sum(char > "\x7f" for char in mended) - broken
    if whole > 10 * broken:
        return _finish(mended, "utf-8", *wrong, f"{broken} bytes that are not UTF-8 replaced")
    high = len(data) - len(data.translate(None, _HIGH))
    windows = _try_decode(data, "cp1252")
    if windows is not None and high <= MAX_HIGH_SHARE * len(data):
        return _finish(windows, "cp1252", *wrong)
    detected = _detect(data)
    if detected is not None:
        return _finish(data.decode(detected, "replace"), detected, *wrong, f"encoding {detected} guessed")
    return _finish(data.decode("cp1252", "replace"), "cp1252", *wrong, "encoding cp1252 guessed")


def _declared(data: bytes) -> str | None:
    """The encoding that an HTML head declares, by Python's name; None where it is none we know."""
    match = _DECLARED_RE.search(data[:_HEAD])
    if match is None:
        return None
    label = match[1].decode("ascii").lower()
    if label in _WINDOWS_LABELS:  # as every browser does (WHATWG Encoding Standard)
        return "cp1252"
    if label in {"gb2312", "gbk"}:
        return "gb18030"
    try:
        name = codecs.lookup(label).name
    except LookupError:
        return None
    return name if name not in {"utf-7", "utf-16", "utf-16-le", "utf-16-be"} else None


def _guess_wide(data: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of English text is zero."""
    sample = data[:_HEAD]
    if len(sample) < 8 or b"\x00" not in sample:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > 0.7 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.7 * half and odd < 0.1 * half:
        return "utf-16-be"
    return None


def _detect(data: bytes) -> str | None:
    """Ask charset-normalizer, over the first 64 KiB."""
    from charset_normalizer import from_bytes  # costs 20 ms to import, and one file in a thousand needs it

    best = from_bytes(data[:_SAMPLE]).best()
    return None if best is None else best.encoding


def _try_decode(data: bytes, encoding: str, *, errors: str = "strict") -> str | None:
    try:
        return data.decode(encoding, errors)
    except (UnicodeDecodeError, LookupError):
        return None


def _finish(text: str, encoding: str, *warnings: str) -> Decoded:
    """Replace half surrogates, flag UTF-7, drop a mark that slipped in."""
    noted = list(warnings)
    text = text.removeprefix("\ufeff")
    if not text.isascii():
        count = sum("\ud800" <= char <= "\udfff" for char in text)
        if count:
            text = "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)
            noted.append(f"{count} lone surrogates replaced")
    elif len(_UTF7_RE.findall(text[:_SAMPLE])) >= 2:
        noted.append("looks like UTF-7, which is not decoded")
    return Decoded(text, encoding, tuple(noted))
