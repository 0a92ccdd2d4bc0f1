"""Put a sample's annotations onto spaCy's words, window by window: what one training example holds.

Gold is mapped by character offsets. A spaCy word inside a longer treebank token takes its tag; the first such word
stands for the token in the tree and the others hang on it, so that no cycle can arise.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from spacy.tokens import Doc

from quotetrack.nlp.labels import DEPS, ENTITY_LABELS, TAGS
from quotetrack.nlp.words import Ints, Words, iter_windows, window_inputs
from training.corpora import GoldAttribution, Range, Sample

IGNORE = -100
_TAG_INDEX = {tag: i for i, tag in enumerate(TAGS)}
_DEP_INDEX = {dep: i for i, dep in enumerate(DEPS)}
_ENTITY_INDEX = {label: i for i, label in enumerate(ENTITY_LABELS)}


@dataclass(slots=True)
class Example:
    """One window with its labels.

    Attributes:
        inputs: As `window_inputs` makes them (a batch of one).
        soft: Whether attributions are not annotated but a teacher is to be asked for them.
        cue: Cue label a word, or None where attributions are not annotated.
        roles: One entry an attribution: (first cue word, last cue word + 1, role label a word).
        tag, dep, head, starts: A word's labels (`head` counts in the window; `starts` 1 at a sentence's first word),
            IGNORE where unknown; None where there are no trees.
        sentence: Running sentence number a word, for masking heads; -1 where unknown.
        entity: Entity label a word, IGNORE where unknown; None where entities are not annotated.
    """

    inputs: dict[str, Ints]
    paragraph: Ints
    soft: bool = False
    cue: Ints | None = None
    roles: list[tuple[int, int, Ints]] = field(default_factory=list)
    tag: Ints | None = None
    dep: Ints | None = None
    head: Ints | None = None
    starts: Ints | None = None
    sentence: Ints | None = None
    entity: Ints | None = None

    @property
    def size(self) -> int:
        """Word pieces, [CLS] and [SEP] among them."""
        return int(self.inputs["ids"].shape[1])


class _Ranges:
    """Which words a range of code points touches."""

    def __init__(self, doc: Doc, words: Words) -> None:
        tokens = [doc[i] for i in words.tokens.tolist()]
        self.starts = np.asarray([token.idx for token in tokens], dtype=np.int64)
        self.ends = np.asarray([token.idx + len(token) for token in tokens], dtype=np.int64)

    def words(self, low: int, high: int) -> tuple[int, int]:
        first = int(np.searchsorted(self.ends, low, side="right"))
        return first, int(np.searchsorted(self.starts, high, side="left"))


def make_examples(doc: Doc, words: Words, sample: Sample) -> Iterator[Example]:
    """Label the windows of one tokenised sample."""
    ranges = _Ranges(doc, words)
    tree = _tree_labels(ranges, len(words), sample) if sample.tokens is not None else None
    entity = _entity_labels(ranges, len(words), sample) if sample.entities is not None else None
    for low, high in iter_windows(words):
        example = Example(window_inputs(words, low, high), words.paragraph[low:high] - words.paragraph[low])
        example.soft = sample.soft
        if sample.attributions is not None:
            _add_attributions(example, ranges, low, high, sample.attributions)
        if tree is not None:
            tag, dep, head, sentence = (values[low:high].copy() for values in tree)
            outside = (head < low) | (head >= high)
            dep[outside] = IGNORE
            head = np.where(outside, IGNORE, head - low)
            starts = np.ones(high - low, dtype=np.int64)
            starts[1:] = sentence[1:] != sentence[:-1]
            starts[sentence < 0] = IGNORE
            example.tag, example.dep, example.head = tag, dep, head
            example.sentence, example.starts = sentence, starts
        if entity is not None:
            example.entity = entity[low:high]
        yield example


def _add_attributions(example: Example, ranges: _Ranges, low: int, high: int, gold: list[GoldAttribution]) -> None:
    width = high - low
    cue = np.zeros(width, dtype=np.int64)
    for attribution in gold:
        # The word that names the act is the longest run of a cue given in pieces.
        first, last = ranges.words(*max(attribution.cue, key=lambda r: r[1] - r[0]))
        if not low <= first < last <= high:
            continue
        first, last = first - low, last - low
        if cue[first:last].any():
            continue
        cue[first] = 1
        cue[first + 1 : last] = 2
        roles = np.zeros(width, dtype=np.int64)
        for label, parts in ((3, attribution.content), (1, attribution.source)):
            for start, end in _merged(ranges, parts):
                start, end = max(start - low, 0), min(end - low, width)
                if start < end:
                    roles[start] = label
                    roles[start + 1 : end] = label + 1
        example.roles.append((first, last, roles))
    example.cue = cue


def _merged(ranges: _Ranges, parts: list[Range]) -> list[Range]:
    """Word ranges of the parts, neighbours joined: annotators break content at paragraph ends, the words do not."""
    merged: list[Range] = []
    for part in parts:
        start, end = ranges.words(*part)
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif start < end:
            merged.append((start, end))
    return merged


def _tree_labels(ranges: _Ranges, count: int, sample: Sample) -> tuple[Ints, Ints, Ints, Ints]:
    tokens = sample.tokens or []
    tag = np.full(count, IGNORE, dtype=np.int64)
    dep = np.full(count, IGNORE, dtype=np.int64)
    head = np.full(count, IGNORE, dtype=np.int64)
    sentence = np.full(count, -1, dtype=np.int64)
    first_word: dict[int, int] = {}  # token -> the word that stands for it
    owner: dict[int, int] = {}  # word -> the token it stands for
    for i, token in enumerate(tokens):
        start, end = ranges.words(token.start, token.end)
        for word in range(start, end):
            if word in owner:  # one word, several tokens: keep the one nearer the root of the word
                first_word[i] = word
                kept = tokens[owner[word]]
                if kept.head == i:
                    owner[word] = i
                continue
            sentence[word] = token.sentence
            tag[word] = _TAG_INDEX.get(token.tag, IGNORE)
            if word == start:
                first_word[i] = word
                owner[word] = i
            else:
                head[word] = start
                dep[word] = _DEP_INDEX["flat"]
    for word, i in owner.items():
        token = tokens[i]
        target = first_word.get(token.head)
        if target is None:
            continue
        head[word] = word if token.head == i else target
        if target == word and token.head != i:
            continue
        dep[word] = _DEP_INDEX.get(token.dep, IGNORE)
    return tag, dep, head, sentence


def _entity_labels(ranges: _Ranges, count: int, sample: Sample) -> Ints:
    labels = np.zeros(count, dtype=np.int64)
    for low, high in sample.hidden:
        start, end = ranges.words(low, high)
        labels[start:end] = IGNORE
    for low, high, name in sample.entities or []:
        start, end = ranges.words(low, high)
        if start < end:
            labels[start] = _ENTITY_INDEX[f"B-{name}"]
            labels[start + 1 : end] = _ENTITY_INDEX[f"I-{name}"]
    return labels
