"""What leaves the program is harmless where it arrives, and harmless text is left alone."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
import xml.etree.ElementTree as ET

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from quotetrack.text.sanitize import (
    count_xml_refused,
    for_csv_cell,
    for_csv_id,
    for_dot,
    for_dot_label,
    for_json,
    for_script,
    for_terminal,
    for_xml,
    for_xml_markup,
    web_address,
)
from quotetrack.text.sanitize_markup import for_github_message, for_github_property, for_markdown, for_sarif_message

DOT_ESCAPE_RE = re.compile(r"\\(?:u\{([0-9a-f]+)\}|(.))")
ANY_TEXT = st.text(st.characters(exclude_categories=()))
HOSTILE_TEXT = st.text(
    st.sampled_from([*"ab=+-@'\"<&>\t\r\n", *map(chr, range(0x20)), "\x7f", "\x85", "\x9b", "\xad", "\u200b"])
    | st.sampled_from(["\u200d", "\u200c", "\u202e", "\u2066", "\u2069", "\u2028", "\ufe0f", "\ufeff", "\ufffe"])
    | st.sampled_from(["\ud800", "\udfff", "\U000e0041", "\U000e01ef", "\U0001f468", "م", "＝"])
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("“We know,” she said — naïvely", "“We know,” she said — naïvely"),
        ("one\ntwo\tthree\r\nfour\u2028five", "one two three four five"),
        ("over\rwritten", "over␍written"),
        ("\x1b]8;;https://example.org\x07bbc\x1b]8;;\x07", "␛]8;;https://example.org␇bbc␛]8;;␇"),
        ("\x00\x08\x7f", "␀␈␡"),
        ("\x9b31mred\x85", r"\u{9b}31mred\u{85}"),
        ("live\u202egnp.exe\u2069", r"live\u{202e}gnp.exe\u{2069}"),
        ("pay\u200bpal\ufeff \xad", r"pay\u{200b}pal\u{feff} \u{ad}"),
        ("hi\U000e0048\U000e0049", r"hi\u{e0048}\u{e0049}"),
        ("half \ud83d pair", r"half \u{d83d} pair"),
        ("me\u200dn", r"me\u{200d}n"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        (
            "\U0001f468\u200d\U0001f469\u200d\U0001f467 \u2764\ufe0f",
            "\U0001f468\u200d\U0001f469\u200d\U0001f467 \u2764\ufe0f",
        ),
        ("a\ufe0f\ufe0f", "a\ufe0f\\u{fe0f}"),
        ("\ufe0f\u200cم", "\\u{fe0f}\\u{200c}م"),
        ("\u2764\ufe0f\u200d\U0001f525", "\u2764\ufe0f\u200d\U0001f525"),
        ("[sic] :smile: [/]", "[sic] :smile: [/]"),
    ],
)
def test_terminal_text_shows_what_it_would_have_obeyed(text: str, shown: str) -> None:
    """Controls and hidden characters become visible; words, accents and emoji stay."""
    assert for_terminal(text) == shown


@given(ANY_TEXT | HOSTILE_TEXT)
def test_terminal_text_is_one_harmless_line(text: str) -> None:
    """Whatever comes in, no control, surrogate, line end or bidirectional control comes out, and twice equals once."""
    shown = for_terminal(text)

    assert not [char for char in shown if unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"}]
    assert not [char for char in shown if unicodedata.bidirectional(char) in {"LRO", "RLO", "LRE", "RLE", "LRI", "RLI"}]
    assert for_terminal(shown) == shown


@pytest.mark.parametrize("text", ["\u202e" * 200_000, "\u200d" * 200_000, "\ufe0f" * 200_000, "\r" * 200_000])
def test_terminal_text_is_linear(text: str) -> None:
    """A long run of hostile characters is done at once (a quadratic rule would take minutes)."""
    assert len(for_terminal(text)) >= len(text)


@given(HOSTILE_TEXT | ANY_TEXT)
def test_json_reads_back_the_same(text: str) -> None:
    """The escaped document holds the same string and no character that a terminal obeys."""
    document = for_json(json.dumps({"text": text}, ensure_ascii=False, indent=1))

    assert for_terminal(document.replace("\n", " ")) == document.replace("\n", " ")
    # A surrogate pair written as two lone surrogates is one character again when read: compare as UTF-16.
    read = json.loads(document)["text"]
    assert read.encode("utf-16", "surrogatepass") == text.encode("utf-16", "surrogatepass")


@given(HOSTILE_TEXT | ANY_TEXT)
def test_xml_text_is_read_back(text: str) -> None:
    """A parser accepts the cleaned text, which differs from the given one in the counted characters only."""
    cleaned = for_xml(text)
    markup = for_xml_markup(text)
    document = f'<node label="{markup}">{markup}</node>'
    read = ET.fromstring(document)

    assert (read.get("label"), read.text or "") == (cleaned, cleaned)
    assert for_terminal(document) == document
    assert sum(a != b for a, b in zip(cleaned, text, strict=True)) == count_xml_refused(text)


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("plain = fine", "plain = fine"),
        ("“=1”", "“=1”"),
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("＝1", "'＝1"),
        ("  =1", "'  =1"),
        ("\u00a0@x", "'\u00a0@x"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("\x00x", "'\x00x"),
        ("\ud800", "\ufffd"),
        ("", ""),
    ],
)
def test_csv_cells_are_no_formulas(text: str, cell: str) -> None:
    """What a spreadsheet would run gets an apostrophe in front; everything else stays."""
    assert for_csv_cell(text) == cell


@given(HOSTILE_TEXT)
def test_csv_cells_survive_the_file(text: str) -> None:
    """A defused cell can be written as UTF-8 and is read back as it was."""
    cell = for_csv_cell(text)
    stream = io.StringIO(newline="")
    csv.writer(stream).writerow([cell, "next"])

    assert cell.encode("utf-8").decode("utf-8") == cell
    assert next(csv.reader(io.StringIO(stream.getvalue(), newline=""))) == [cell, "next"]
    assert cell[:1] not in {*"=+-@＝", "\t", "\r", "\x00"}


@given(HOSTILE_TEXT)
@example("'\ud800")
def test_csv_ids_stay_different(text: str) -> None:
    """No id is a formula, and an apostrophe in front is always ours: taken off, the id is what it was."""
    cell = for_csv_id(text)

    assert cell[:1] not in {*"=+-@＝", "\t", "\r", "\n", "\x00"}
    assert cell.removeprefix("'") == "".join("\ufffd" if "\ud800" <= each <= "\udfff" else each for each in text)


@given(HOSTILE_TEXT)
def test_dot_strings_give_the_text_back(text: str) -> None:
    """A DOT string ends where it should, is one line with nothing hidden in it, and holds all of the text."""
    quoted = for_dot(text)
    inner = re.fullmatch(r'"((?:[^"\\]|\\.)*)"', quoted)

    assert inner is not None
    assert for_terminal(quoted) == quoted.replace("\t", " ")
    assert DOT_ESCAPE_RE.sub(undo_dot, inner[1]) == text


def undo_dot(match: re.Match[str]) -> str:
    return chr(int(match[1], 16)) if match[1] else {"n": "\n"}.get(match[2], match[2])


@given(HOSTILE_TEXT)
def test_dot_labels_hold_no_escape(text: str) -> None:
    """Every backslash of a label is doubled and every ampersand a reference: Graphviz draws `for_terminal`'s text."""
    inner = for_dot_label(text)[1:-1]

    assert re.fullmatch(r'(?:[^"\\]|\\\\|\\")*', inner)
    assert re.sub(r"\\(.)", r"\1", inner).replace("&amp;", "&") == for_terminal(text)


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org",
        "HTTP://example.org:8080/a(b),c;d?e=%20&f=#g",
        "https://bücher.example/straße",
        "https://[2001:db8::1]/",
        "http://localhost./",
    ],
)
def test_web_addresses(text: str) -> None:
    """http and https addresses with a host are links, as they are."""
    assert web_address(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "", "example.org", "//example.org", "javascript:alert(1)", "java\nscript:alert(1)", " https://example.org",
        "https://", "https:///etc/passwd", "https:example.org", "https://bank.example@evil.example/", "https://a b/",
        "https://example.org/\u202egpj.exe", "https://example.org/\x00", "https://example.org/a\"onclick=",
        "https://example.org\\@evil.example", "https://example.org/<script>", "https://example.org/\n",
        "https://example.org:99999999/", "file:///etc/passwd", "data:text/html,x",
    ],
)  # fmt: skip
def test_no_web_addresses(text: str) -> None:
    """Scripts, files, hidden hosts and what a browser would read otherwise are no links."""
    assert web_address(text) is None


@given(HOSTILE_TEXT | ANY_TEXT | st.sampled_from(["</script>", "<!--<script>", "]]>", "&lt;"]))
def test_a_script_element_holds_the_same_and_nothing_that_ends_it(text: str) -> None:
    """JSON for a script element reads back the same and has no mark of markup, nor what a terminal obeys."""
    document = for_script(json.dumps({"text": text}, ensure_ascii=False))

    assert not set(document) & set("<>&\u2028\u2029")
    assert for_terminal(document) == document
    read = json.loads(document)["text"]
    assert read.encode("utf-16", "surrogatepass") == text.encode("utf-16", "surrogatepass")


MARKDOWN_WORDS = [*"ab 1.)-+*_`~<>&|#![](){}\\=:/$\n\t", "&amp;", "https://a.b", "“"]
MARKDOWN_TEXT = st.lists(st.sampled_from(MARKDOWN_WORDS)).map("".join)


@given(MARKDOWN_TEXT | HOSTILE_TEXT)
def test_markdown_shows_the_text_and_nothing_else(text):
    """What a reader of Markdown makes of it is one paragraph of plain text, the one that a terminal shows."""
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])

    tokens = parser.parse(for_markdown(text))

    inner = [child for token in tokens if token.type == "inline" for child in token.children or ()]
    assert [token.type for token in tokens] in ([], ["paragraph_open", "inline", "paragraph_close"])
    assert {child.type for child in inner} <= {"text", "text_special"}
    assert "".join(child.content for child in inner) == for_terminal(text).strip()


@given(ANY_TEXT)
def test_commands_of_github_end_where_they_should(text):
    """A message is one line; a property has nothing that ends it."""
    assert len(for_github_message(text).splitlines()) <= 1
    assert not set(for_github_property(text)) & set(":,\r\n")


@given(st.text(st.sampled_from([*"[](){}01a\\"])))
def test_messages_of_sarif_have_no_links_and_placeholders(text):
    """Viewers look for `[words](1)` and `{0}`."""
    shown = for_sarif_message(text)

    assert re.search(r"\[[^\]]*\]\([^)]+\)", shown) is None
    assert re.search(r"\{\d", shown.replace("{{", "").replace("}}", "")) is None
