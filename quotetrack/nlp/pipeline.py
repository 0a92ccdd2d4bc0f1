"""Build and open the spaCy pipeline: tokenizer, the trained reader, rule lemmas."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from functools import cache
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.lookups import Lookups

from quotetrack.errors import ModelError
from quotetrack.nlp.component import FACTORY, AttributionReader

MODEL_FOLDER = Path(__file__).parent / "model"

KNOWN_WORDS = 40_000
"""Strings that the vocabulary keeps, some 10 MB: the words of two hundred articles, and so nearly all common ones."""

# spacy-lookups-data leaves the table of auxiliaries empty, and every "was" would stay "was".
_AUX_EXCEPTIONS = {
    "be": ("am", "are", "is", "was", "were", "been", "being", "'m", "'re", "’m", "’re", "ai", "m", "re"),
    "have": ("has", "had", "having", "'ve", "’ve", "ve"),
    "do": ("does", "did", "done", "doing"),
    "will": ("'ll", "’ll", "wo", "ll"),
    "can": ("ca",),
    "shall": ("sha",),
}


def blank_pipeline(folder: Path) -> Language:
    """A pipeline around the exported graphs in `folder`; needs spacy-lookups-data, so only training calls it."""
    nlp = spacy.blank("en")
    reader = nlp.add_pipe(FACTORY)
    if not isinstance(reader, AttributionReader):
        raise TypeError(f"{FACTORY} is registered for {type(reader).__name__}: a bug of ours")
    reader.from_disk(folder)
    lemmatizer = nlp.add_pipe("lemmatizer", config={"mode": "rule"})
    lemmatizer.initialize(lookups=_lemma_tables())  # type: ignore[attr-defined]
    nlp.meta["name"] = "quotetrack"
    nlp.meta["description"] = "Attributions, entities, tags and trees of English news; see training/README.md."
    nlp.meta["license"] = "Apache-2.0"
    nlp.meta["spacy_version"] = ">=3.8,<4"  # as in pyproject.toml: the pipeline has nothing of one release
    return nlp


def _lemma_tables() -> Lookups:
    from spacy.lookups import load_lookups

    tables = load_lookups("en", ["lemma_rules", "lemma_index", "lemma_exc"])
    index = tables.get_table("lemma_index")
    for part in list(index):
        # The lemmatizer asks whether a form is in here; the lists of the package make it read 55,000 nouns for that.
        index[part] = dict.fromkeys(index[part])
    exceptions = tables.get_table("lemma_exc")
    exceptions["aux"] = {form: [lemma] for lemma, forms in _AUX_EXCEPTIONS.items() for form in forms}
    return tables


def word_memory(nlp: Language) -> AbstractContextManager[object]:
    """Inside it the pipeline keeps the new words it meets, until it knows `KNOWN_WORDS`; then it forgets them again.

    The tokenizer is four times as quick with words it knows as in a memory zone, where it remembers none; without a
    zone the vocabulary would grow for ever. Nothing of a Doc may leave the block.
    """
    return nlp.memory_zone() if len(nlp.vocab.strings) >= KNOWN_WORDS else nullcontext()


@cache
def load() -> Language:
    """Open quotetrack's language model as an ordinary spaCy pipeline.

    `nlp(text)` writes tags, lemmas, trees, sentence starts, `doc.ents`, and
    `doc.spans["source"]`, `["cue"]`, `["content"]`, where the spans of one attribution share a `span_id`.
    The same pipeline is handed out on every call.

    Raises:
        ModelError: The weights are missing from the package.
    """
    if not (MODEL_FOLDER / "config.cfg").is_file():
        raise ModelError(
            "quotetrack: the language model is missing from the package; reinstall it, or run `make model`"
        )
    return spacy.load(MODEL_FOLDER)
