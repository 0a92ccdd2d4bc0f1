"""Sentences of news prose, by rules."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from quotetrack.records import Article, Block, BlockKind
from quotetrack.text.sentences import find_sentence_at, find_sentences, split_sentences

CASES = yaml.safe_load(Path(__file__).with_name("sentences.yaml").read_text("utf-8"))


@pytest.mark.parametrize("marked", CASES.values(), ids=CASES)
def test_sentences_end_where_marked(marked: str) -> None:
    """Each passage is cut where it is marked and nowhere else."""
    text = marked.replace("|", "")

    found = split_sentences(text)

    assert [text[start:end] for start, end in found] == [piece.strip() for piece in marked.split("|")]


@given(st.text(alphabet='aB1 .!?…"”’)[]-\n\u00a0é', max_size=60))
def test_sentences_hold_every_word(text: str) -> None:
    """Whatever the text, sentences are in order, apart, without white space at the edges, and leave nothing out."""
    found = split_sentences(text)

    edges = [edge for sentence in found for edge in sentence]
    assert edges == sorted(edges)
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in found)
    assert sum(len("".join(text[start:end].split())) for start, end in found) == len("".join(text.split()))


def test_blocks_end_sentences() -> None:
    """A headline without a stop is a sentence; a caption is none; a line break inside a paragraph is white space."""
    text = "Ferry sinks off Fenwick\nPicture: M. Reed\nThe ferry\nsank. Nobody was hurt"
    headline = Block(0, 23, BlockKind.HEADLINE)
    blocks = (headline, Block(24, 40, BlockKind.PICTURE), Block(41, len(text), BlockKind.BODY))
    article = Article("a.txt", "a", text, "0" * 64, blocks=blocks)

    found = find_sentences(article)

    assert [text[start:end] for start, end in found] == [
        "Ferry sinks off Fenwick",
        "The ferry\nsank.",
        "Nobody was hurt",
    ]


def test_an_article_without_blocks_is_read_line_by_line() -> None:
    """Where nothing says what a line is, each line ends its sentences."""
    text = "Ferry sinks\n\nThe ferry sank. Nobody was hurt."

    found = find_sentences(Article("a.txt", "a", text, "0" * 64))

    assert [text[start:end] for start, end in found] == ["Ferry sinks", "The ferry sank.", "Nobody was hurt."]


@pytest.mark.parametrize(("offset", "found"), [(0, (0, 3)), (2, (0, 3)), (3, None), (4, (4, 9)), (9, None), (99, None)])
def test_the_sentence_at_an_offset(offset: int, found: tuple[int, int] | None) -> None:
    """Start included, end excluded; between sentences there is none."""
    assert find_sentence_at([(0, 3), (4, 9)], offset) == found
    assert find_sentence_at([], offset) is None
