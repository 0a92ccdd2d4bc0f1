"""Raw text to records against spaCy's tokenizer alone and a spaCy CNN pipeline, in one run; load time and memory.

    python benchmarks/against_spacy.py [INPUT...]

Reads the inputs (samples/ by default) in turns with each of the three, after a warm-up, and prints words a processor
second and the ratio to ours: the ratio is what to compare between machines. A word is a token with a letter or digit
in it.

The CNN pipeline is tok2vec, tagger, parser and entities in spaCy's default sizes, as its small English pipeline has
them (less its lemmatizer and attribute rules), with random weights: their values change nothing in the time.
"""

from __future__ import annotations

import resource
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from quotetrack.articles import iter_documents, make_article
from quotetrack.nlp import load
from quotetrack.nlp.labels import DEPS, ENTITY_TYPES, TAGS
from quotetrack.pipeline.reader import Reader
from quotetrack.records import InputDocument

SAMPLES = Path(__file__).parents[1] / "samples"
ROUNDS = 3
LISTENER = {
    "@architectures": "spacy.Tok2VecListener.v1",
    "width": 96,
    "upstream": "tok2vec",
}


def make_cnn() -> Language:
    """spaCy's small English pipeline with random weights."""
    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec")
    tagger = {"@architectures": "spacy.Tagger.v2", "nO": None, "tok2vec": LISTENER}
    parser = {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "parser",
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "nO": None,
        "tok2vec": LISTENER,
    }
    nlp.add_pipe("tagger", config={"model": tagger})
    nlp.add_pipe("parser", config={"model": parser})
    nlp.add_pipe("ner")
    words = [f"w{i}" for i in range(max(len(TAGS), len(DEPS)))]
    told = {
        "words": words,
        "tags": [TAGS[i % len(TAGS)] for i in range(len(words))],
        "heads": [0] * len(words),
        "deps": ["ROOT", *(DEPS[i % len(DEPS)] for i in range(1, len(words)))],
        "entities": [f"U-{ENTITY_TYPES[i]}" if i < len(ENTITY_TYPES) else "O" for i in range(len(words))],
    }
    doc = Doc(nlp.vocab, words=words)
    nlp.initialize(lambda: [Example.from_dict(doc, told)])
    return nlp


def main() -> None:
    """Time the three in turns."""
    began = time.process_time()
    load()
    loaded = time.process_time() - began
    reader = Reader()
    documents = [d for d in iter_documents(sys.argv[1:] or [str(SAMPLES)]) if isinstance(d, InputDocument)]
    texts = [make_article(document).text for document in documents]
    for document in documents:
        reader.read(make_article(document))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    blank, cnn = spacy.blank("en"), make_cnn()
    words = sum(any(c.isalnum() for c in token.text) for text in texts for token in blank(text))
    seconds: Counter[str] = Counter()

    def timed(name: str, work: Callable[[], object]) -> None:
        start = time.process_time()
        work()
        seconds[name] += time.process_time() - start  # type: ignore[assignment]

    for number in range(ROUNDS + 1):
        if number == 1:  # the round before it was the warm-up
            seconds.clear()
        for document, text in zip(documents, texts, strict=True):
            timed("tokenizer alone", lambda: blank(text))  # noqa: B023
            timed("spaCy CNN", lambda: cnn(text))  # noqa: B023
            timed("text to records", lambda: reader.read(make_article(document)))  # noqa: B023
    for name, spent in seconds.items():
        print(f"{name:16s} {words * ROUNDS / spent:9.0f} words/s, {seconds['text to records'] / spent:6.2f} times ours")
    print(f"load             {loaded:9.2f} s after imports")
    print(f"memory           {memory:9.0f} MB at most, before the CNN was made")


if __name__ == "__main__":
    main()
