"""From bytes to characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrack.articles.decode import decode_bytes
from quotetrack.errors import UnreadableInputError

NEWS = "“Four ships are lost,” said the harbour master of Port Ellery – the café’s owner, too. " * 5
CHINESE = "港口负责人周五表示，四艘船只在风暴中沉没。" * 20


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (NEWS.encode(), NEWS, "utf-8"),
        (b"\xef\xbb\xbf" + NEWS.encode(), NEWS, "utf-8"),
        (NEWS.encode("utf-16"), NEWS, "utf-16-le"),
        (b"\xfe\xff" + NEWS.encode("utf-16-be"), NEWS, "utf-16-be"),
        (NEWS.encode("utf-16-le"), NEWS, "utf-16-le"),
        (NEWS.encode("cp1252"), NEWS, "cp1252"),
        (NEWS.encode("utf-32"), NEWS, "utf-32-le"),
        (CHINESE.encode("gb18030"), CHINESE, "gb18030"),
        (b"plain", "plain", "utf-8"),
    ],
)
def test_encodings_come_out_right(data: bytes, text: str, encoding: str) -> None:
    """What newsrooms save decodes to what they wrote, and the encoding is recorded."""
    decoded = decode_bytes(data, name="x")

    assert decoded.text == text
    assert decoded.encoding == encoding


def test_a_page_may_declare_its_encoding() -> None:
    """A declaration in the page's head is believed where the bytes are not UTF-8."""
    page = '<html><head><meta charset="windows-1251"></head><body>Корабли</body></html>'

    assert decode_bytes(page.encode("cp1251"), name="x", is_html=True).text == page


def test_a_wrong_declaration_is_recorded() -> None:
    """UTF-8 that calls itself something else is read as UTF-8; a declared encoding that cannot be right is noted."""
    page = '<html><head><meta charset="iso-8859-1"></head><body>“Ships”</body></html>'
    shift = b'<html><head><meta charset="shift_jis"></head><body>caf\xe9 \x93ships\x94 \xff</body></html>'

    assert decode_bytes(page.encode(), name="x", is_html=True).text == page
    decoded = decode_bytes(shift, name="x", is_html=True)
    assert decoded.encoding == "cp1252"
    assert any("shift_jis" in warning for warning in decoded.warnings)


def test_half_surrogates_are_replaced_and_recorded() -> None:
    """Half a surrogate pair in the bytes becomes a visible replacement, with a warning."""
    decoded = decode_bytes(b"ships \xed\xa0\xbd lost", name="x")

    assert decoded.text == "ships \ufffd lost"
    assert decoded.warnings == ("1 lone surrogates replaced",)


def test_a_few_broken_bytes_do_not_change_the_encoding() -> None:
    """UTF-8 with a byte cut out stays UTF-8, with a warning; it does not become windows-1252."""
    decoded = decode_bytes(NEWS.encode() + b"\xe2\x80 end", name="x")

    assert decoded.text.startswith(NEWS)
    assert decoded.encoding == "utf-8"
    assert decoded.warnings


def test_utf7_is_flagged() -> None:
    """UTF-7 is told, because it looks like plain text with odd words."""
    decoded = decode_bytes("“Ships,” he said. “Four.”".encode("utf-7"), name="x")

    assert any("UTF-7" in warning for warning in decoded.warnings)


@pytest.mark.parametrize(
    "data", [b"", b" \n", b"%PDF-1.4", b"PK\x03\x04rest", b"\x89PNG\r\n", b"a\x00\x01\x02b" * 30, bytes(range(32)) * 9]
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    """Empty and binary files are refused, saying which input."""
    with pytest.raises(UnreadableInputError, match="some/file"):
        decode_bytes(data, name="some/file")


@given(st.binary(max_size=300), st.booleans())
def test_decoding_never_fails_otherwise(data: bytes, is_html: bool) -> None:
    """Any bytes give characters that can be stored, or the declared error."""
    try:
        decoded = decode_bytes(data, name="x", is_html=is_html)
    except UnreadableInputError:
        return
    decoded.text.encode("utf-8")


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=80))
def test_utf8_is_always_read_as_it_stands(text: str) -> None:
    """No UTF-8 text is taken for another encoding."""
    if text.strip() and not text.startswith("\ufeff"):
        assert decode_bytes(("Ships. " + text).encode(), name="x").text == "Ships. " + text
