"""The spaCy component: one pass over the text, everything the model knows written into the Doc."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup
from spacy.vocab import Vocab
from tokenizers import Tokenizer

from quotetrack.errors import ModelError
from quotetrack.nlp.confidence import CONFIDENCE_FILE, Confidence, multiply_chances
from quotetrack.nlp.decode import (
    FLOOR,
    THRESHOLD,
    FoundAttribution,
    choose_attributions,
    find_candidates,
)
from quotetrack.nlp.entities import find_entities
from quotetrack.nlp.labels import CONTENT_KEY, CUE_KEY, DEPS, SOURCE_KEY, TAGS
from quotetrack.nlp.session import ENCODER_FILE, PAIR_FILE, TOKENIZER_FILE, ModelSession
from quotetrack.nlp.tags import coarse_tag
from quotetrack.nlp.trees import window_heads
from quotetrack.nlp.words import Ints, PieceTable, Words, iter_windows, make_words, window_inputs

FACTORY = "quotetrack_attribution"
_FILES = (ENCODER_FILE, PAIR_FILE, TOKENIZER_FILE)
_COLUMNS = ["TAG", "POS", "DEP", "HEAD"]
_NO_TREE = DEPS.index("dep")


@Language.factory(
    FACTORY,
    assigns=["token.tag", "token.pos", "token.dep", "token.head", "token.is_sent_start", "doc.ents", "doc.spans"],
    default_config={"threshold": THRESHOLD, "threads": 1},
)
def make_attribution_reader(nlp: Language, name: str, threshold: float, threads: int) -> AttributionReader:
    """Make the component for a pipeline.

    Args:
        nlp: The pipeline; only its vocabulary is used.
        name: The component's name in it.
        threshold: Score, 0..1, from which a candidate is an attribution. Where the weights come with a fitted
            `confidence.json` the score is the chance of being right, and the record's confidence.
        threads: Threads of the inference runtime.
    """
    return AttributionReader(nlp.vocab, threshold=threshold, threads=threads)


class AttributionReader:
    """Reads a tokenised Doc with the trained network.

    Writes tags, heads and labels, sentence starts, `ents`, and the span groups of `labels`; the groups'
    `attrs["scores"]` hold each attribution's score, and `attrs["evidence"]` of the cues what it was made of
    (`confidence.EVIDENCE`). Entities that stand in the Doc already are kept.
    """

    def __init__(self, vocab: Vocab, *, threshold: float = THRESHOLD, threads: int = 1) -> None:
        self.vocab = vocab
        self.threshold = threshold
        self.threads = threads
        self._session: ModelSession | None = None
        self._table: PieceTable | None = None
        self._folder: Path | None = None
        self.confidence: Confidence | None = None
        self._tags = np.asarray([vocab.strings.add(tag) for tag in TAGS], dtype=np.uint64)
        self._deps = np.asarray([vocab.strings.add("ROOT" if d == "root" else d) for d in DEPS], dtype=np.uint64)
        self._space = vocab.strings.add("_SP")
        for label in ("PERSON", "ORG", "LOC", "NORP", "SOURCE", "CUE", "CONTENT", "SPACE"):
            vocab.strings.add(label)

    def __call__(self, doc: Doc) -> Doc:
        """Annotate the Doc in place.

        Raises:
            ModelError: The component has no weights yet (a blank pipeline).
        """
        if self._session is None or self._table is None:
            raise ModelError(f"{FACTORY}: no weights loaded; use quotetrack.load()")
        words = make_words(doc, self._table)
        found: list[FoundAttribution] = []
        entities: list[tuple[int, int, str]] = []
        tag, dep, head = (np.zeros(len(words), dtype=np.int64) for _ in range(3))
        tokens = words.tokens.tolist()
        for low, high in iter_windows(words):
            reading = self._session.read_window(window_inputs(words, low, high))
            tag[low:high] = reading.tag
            dep[low:high] = reading.dep
            head[low:high] = low + window_heads(reading.head, reading.starts, reading.arcs)
            named = find_entities(reading.entity, [doc[i].text for i in tokens[low:high]])
            entities += [(low + first, low + last, kind) for first, last, kind in named]
            candidates = find_candidates(reading.cue, FLOOR)
            cues = [(first, last) for first, last, _ in candidates]
            read = self._session.read_cues(reading.words, words.paragraph[low:high], cues)
            chances = multiply_chances if self.confidence is None else self.confidence.chances
            quote = words.quote[low:high]
            chosen = choose_attributions(candidates, read, quote, threshold=self.threshold, chances=chances)
            found += [_shifted(f, low) for f in chosen]
        self._write_trees(doc, words, tag, dep, head)
        spans = [Span(doc, tokens[first], tokens[last - 1] + 1, label=kind) for first, last, kind in entities]
        _add_entities(doc, spans)
        _write_attributions(doc, tokens, found)
        return doc

    def _write_trees(self, doc: Doc, words: Words, tag: Ints, dep: Ints, head: Ints) -> None:
        count = len(doc)
        if count == 0:
            return
        array = np.zeros((count, 4), dtype=np.uint64)
        array[:, 0] = self._space
        array[:, 1] = self.vocab.strings["SPACE"]
        array[:, 2] = self._deps[_NO_TREE]
        # White space hangs on the word before it, or on the first word, so that it opens no sentence of its own.
        tokens = words.tokens
        place = np.arange(count)
        if len(tokens):
            before = np.clip(np.searchsorted(tokens, place, side="right") - 1, 0, None)
            array[:, 3] = (tokens[before] - place).astype(np.int64).view(np.uint64)
            names = [TAGS[i] for i in tag.tolist()]
            labels = [DEPS[i] for i in dep.tolist()]
            # A root must be labelled so, and nothing else may be.
            own = head == np.arange(len(words))
            dep = np.where(own, DEPS.index("root"), np.where(dep == DEPS.index("root"), _NO_TREE, dep))
            coarse = [self.vocab.strings[coarse_tag(t, d)] for t, d in zip(names, labels, strict=True)]
            array[tokens, 0] = self._tags[tag]
            array[tokens, 1] = np.asarray(coarse, dtype=np.uint64)
            array[tokens, 2] = self._deps[dep]
            array[tokens, 3] = (tokens[head] - tokens).astype(np.int64).view(np.uint64)
        doc.from_array(_COLUMNS, array)  # type: ignore[arg-type]  # spaCy's stub asks for its own protocol

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 1) -> Iterable[Doc]:
        """Annotate Docs one after another; batches would only make the int8 arithmetic coarser."""
        for doc in stream:
            yield self(doc)

    def initialize(self, get_examples: Callable[[], object], *, nlp: Language | None = None) -> None:
        """Nothing to do: the weights come from `from_disk`."""

    def to_disk(self, path: Path | str, *, exclude: Iterable[str] = ()) -> None:
        """Copy the weights into the folder `path`."""
        if self._folder is None:
            raise ModelError(f"{FACTORY}: no weights loaded, so none can be saved; use quotetrack.load()")
        target = Path(path)
        target.mkdir(parents=True, exist_ok=True)
        for name in _FILES:
            shutil.copy(self._folder / name, target / name)
        if self.confidence is not None:
            self.confidence.to_disk(target / CONFIDENCE_FILE)

    def from_disk(self, path: Path | str, *, exclude: Iterable[str] = ()) -> AttributionReader:
        """Load the weights from the folder `path`.

        Raises:
            ModelError: A file is missing or damaged.
        """
        folder = Path(path)
        self._session = ModelSession(folder, self.threads)
        tokenizer = Tokenizer.from_file(str(folder / TOKENIZER_FILE))
        tokenizer.no_padding()
        tokenizer.no_truncation()
        self._table = PieceTable(tokenizer)
        self._folder = folder
        fitted = folder / CONFIDENCE_FILE
        self.confidence = Confidence.from_disk(fitted) if fitted.is_file() else None
        return self


def _shifted(found: FoundAttribution, low: int) -> FoundAttribution:
    return FoundAttribution(
        (found.cue[0] + low, found.cue[1] + low),
        None if found.source is None else (found.source[0] + low, found.source[1] + low),
        tuple((first + low, last + low) for first, last in found.content),
        found.score,
        found.evidence,
    )


def _add_entities(doc: Doc, spans: list[Span]) -> None:
    taken = {token.i for span in doc.ents for token in span}
    free = [span for span in spans if taken.isdisjoint(range(span.start, span.end))]
    doc.set_ents(free, default="unmodified")


def _write_attributions(doc: Doc, tokens: list[int], found: list[FoundAttribution]) -> None:
    groups: dict[str, list[Span]] = {SOURCE_KEY: [], CUE_KEY: [], CONTENT_KEY: []}
    for number, attribution in enumerate(found):
        parts = (
            (SOURCE_KEY, () if attribution.source is None else (attribution.source,)),
            (CUE_KEY, (attribution.cue,)),
            (CONTENT_KEY, attribution.content),
        )
        for key, ranges in parts:
            for first, last in ranges:
                span = Span(doc, tokens[first], tokens[last - 1] + 1, label=key.upper(), span_id=str(number))
                groups[key].append(span)
    scores = [attribution.score for attribution in found]
    for key, spans in groups.items():
        doc.spans[key] = SpanGroup(doc, name=key, spans=spans, attrs={"scores": scores})
    doc.spans[CUE_KEY].attrs["evidence"] = [list(attribution.evidence) for attribution in found]
