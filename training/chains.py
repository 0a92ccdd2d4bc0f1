"""GUM's documents with who is who in them: names, pronouns and descriptions in chains, for scoring coreference."""

from __future__ import annotations

import gzip
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

from quotetrack.records import Article, Attribution, AttributionClass, Block, BlockKind, Kind, Mention, Reading, Token
from training.corpora import GoldToken, add_sentence

GENRES = ("news", "interview", "bio")
_OPENING_RE = re.compile(r"\((\d+)-([a-z]+)-")
_CLOSING_RE = re.compile(r"(?<![\d-])(\d+)\)")
_LABELS = {"person": "PERSON", "organization": "ORG", "place": "LOC"}
_SPEECH = frozenset(
    {"acknowledge", "add", "admit", "announce", "answer", "argue", "ask", "believe", "claim", "confirm", "declare",
     "deny", "describe", "explain", "insist", "note", "recall", "reply", "report", "say", "state", "suggest", "tell",
     "think", "warn", "write"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Member:
    """One mention of a chain: its half-open tokens, its head token, its chain, what it is, whether a name heads it."""

    first: int
    last: int
    head: int
    chain: int
    kind: str
    named: bool


@dataclass(frozen=True, slots=True)
class Story:
    """One document: its text, its words with their trees, and its chains' members in reading order."""

    key: str
    text: str
    tokens: tuple[GoldToken, ...]
    lemmas: tuple[str, ...]
    members: tuple[Member, ...]
    headline: int

    def words(self, member: Member) -> str:
        """The text of a member."""
        return self.text[self.tokens[member.first].start : self.tokens[member.last - 1].end]


def read_stories(path: Path) -> list[Story]:
    """The news, interviews and biographies of a GUM file (CC BY 4.0 annotations), one story a document."""
    return [_make_story(key, lines) for key, lines in _iter_documents(path) if key.split("_")[1] in GENRES]


def _iter_documents(path: Path) -> Iterator[tuple[str, list[str]]]:
    key, lines = "", []
    with gzip.open(path, "rt", encoding="utf-8") as source:
        for line in source:
            if line.startswith("# newdoc id"):
                if lines:
                    yield key, lines
                key, lines = line.strip().partition("= ")[2], []
            lines.append(line.rstrip("\n"))
    if lines:
        yield key, lines


def _make_story(key: str, lines: list[str]) -> Story:
    text, sentence, headline = "", 0, 0
    tokens: list[GoldToken] = []
    misc: list[str] = []
    lemmas: list[str] = []
    rows: list[list[str]] = []
    new_paragraph = heading = False
    for line in [*lines, ""]:
        if line.startswith("# newpar"):
            new_paragraph, heading = True, "head" in line and not tokens
        elif line and not line.startswith("#"):
            rows.append(line.split("\t"))
        elif not line and rows:
            text += ("\n" if new_paragraph else " ") if text else ""
            new_paragraph = False
            sentence += 1
            text = add_sentence(rows, text, tokens, sentence)
            misc += [row[9] for row in rows if row[0].isdigit()]
            lemmas += [row[2].casefold() for row in rows if row[0].isdigit()]
            headline = len(text) if heading else headline
            heading, rows = False, []
    return Story(key, text, tuple(tokens), tuple(lemmas), _read_members(tokens, misc), headline)


def _read_members(tokens: list[GoldToken], misc: list[str]) -> tuple[Member, ...]:
    open_: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    members: list[Member] = []
    for index, field in enumerate(misc):
        value = next((part.partition("=")[2] for part in field.split("|") if part.startswith("Entity=")), "")
        for piece in re.findall(r"\([^()]*\)?|\d+\)", value):
            opening = _OPENING_RE.match(piece)
            if opening and piece.endswith(")"):
                members.append(_make_member(tokens, index, index + 1, int(opening[1]), opening[2]))
            elif opening:
                open_[int(opening[1])].append((index, opening[2]))
            elif (closing := _CLOSING_RE.match(piece)) and open_[int(closing[1])]:
                first, kind = open_[int(closing[1])].pop()
                members.append(_make_member(tokens, first, index + 1, int(closing[1]), kind))
    return tuple(sorted(members, key=lambda member: (member.first, -member.last)))


def _make_member(tokens: list[GoldToken], first: int, last: int, chain: int, kind: str) -> Member:
    head = next((k for k in range(first, last) if not first <= tokens[k].head < last or tokens[k].head == k), first)
    return Member(first, last, head, chain, kind, tokens[head].tag.startswith("NNP"))


def annotated_reading(story: Story) -> Reading:
    """The story as its annotators read it: their names and trees; who says what as far as the trees tell."""
    starts = [0, *(k for k in range(1, len(story.tokens)) if story.tokens[k].sentence != story.tokens[k - 1].sentence)]
    tokens = tuple(
        Token(t.start, t.end, story.text[t.start : t.end], lemma, t.tag, t.dep, t.head)
        for t, lemma in zip(story.tokens, story.lemmas, strict=True)
    )
    article = make_plain_article(story)
    return Reading(
        article,
        tokens,
        tuple(pairwise([*starts, len(tokens)])),
        tuple(_iter_names(story)),
        tuple(_iter_said(story, article)),
    )


def make_plain_article(story: Story) -> Article:
    """The story as an article: its first line a headline where it is one, the rest its body."""
    digest = sha256(story.text.encode()).hexdigest()
    blocks = [
        Block(match.start(), match.end(), BlockKind.HEADLINE if match.end() <= story.headline else BlockKind.BODY)
        for match in re.finditer(r"\S(?:[^\n]*\S)?", story.text)
    ]
    return Article(name=story.key, id=digest[:16], text=story.text, text_sha256=digest, blocks=tuple(blocks))


def _iter_names(story: Story) -> Iterator[Mention]:
    end = 0
    for member in story.members:
        label = _LABELS.get(member.kind)
        if label is None or not member.named or story.tokens[member.first].start < end:
            continue
        inside = {member.head} | {
            k
            for k in range(member.first, member.last)
            if story.tokens[k].head == member.head
            and story.tokens[k].tag.startswith("NNP")
            and story.tokens[k].dep.partition(":")[0] in ("flat", "compound")
        }
        low, high = story.tokens[min(inside)].start, story.tokens[max(inside)].end
        if low >= end:
            yield Mention(low, high, story.text[low:high], label)
            end = high


def _iter_said(story: Story, article: Article) -> Iterator[Attribution]:
    """An attribution for each verb of speech with a subject and a clause of what is said."""
    children: defaultdict[int, list[int]] = defaultdict(list)
    for k, token in enumerate(story.tokens):
        if token.head != k:
            children[token.head].append(k)
    for verb, lemma in enumerate(story.lemmas):
        if lemma not in _SPEECH or not story.tokens[verb].tag.startswith("VB"):
            continue
        deps = {story.tokens[k].dep: k for k in children[verb]}
        clause = deps.get("ccomp", deps.get("parataxis"))
        if "nsubj" not in deps or clause is None:
            continue
        source, content = (_reach(children, k) for k in (deps["nsubj"], clause))
        if content[0] <= verb < content[1]:
            content = (content[0], verb) if source[0] >= content[0] else (verb + 1, content[1])
        spans = [
            article.span(story.tokens[low].start, story.tokens[high - 1].end)
            for low, high in (source, content)
            if low < high
        ]
        if len(spans) == 2:
            yield Attribution(
                id=f"{verb:016x}",
                article=article.name,
                article_id=article.id,
                text_sha256=article.text_sha256,
                kind=Kind.DIRECT if story.text[max(spans[1].start - 1, 0)] in '"“' else Kind.INDIRECT,
                content=(spans[1],),
                cue=article.span(story.tokens[verb].start, story.tokens[verb].end),
                source=spans[0],
                category=AttributionClass.STATEMENT,
                confidence=1.0,
            )


def _reach(children: dict[int, list[int]], top: int) -> tuple[int, int]:
    found, todo = [top], [top]
    while todo:
        below = children.get(todo.pop(), [])
        found += below
        todo += below
    return min(found), max(found) + 1
