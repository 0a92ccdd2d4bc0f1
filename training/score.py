"""Score the packaged pipeline on the dev parts: attributions, tags, trees, entities."""

from __future__ import annotations

import json
import time
from collections import Counter
from pathlib import Path

from spacy.language import Language

from training.corpora import Sample, read_newswire, read_polnear, read_treebank, read_uner

SCORES_FILE = Path(__file__).parent / "scores.json"
SPEED = "words per processor second"
"""The one score that is the machine's as much as the model's: it is written down and has no floor."""


def f1(right: int, predicted: int, gold: int) -> float:
    """Balanced F, 0..100."""
    return 200 * right / (predicted + gold) if predicted + gold else 0.0


def score_attributions(polnear: Path) -> dict[str, float]:
    """Every figure of `quotetrack evaluate` on a part of PolNeAR, through the whole of what `extract` does.

    Raises:
        InputError: A text could not be read, or the part itself is damaged.
    """
    # Fitting needs torch and not the rooms that read pages; scoring needs the whole package.
    from quotetrack.evaluate import evaluate, read_gold, read_texts

    gold = read_gold([str(polnear)])
    predictions, refused = read_texts(gold)
    if refused:
        raise refused[0]
    figures = evaluate(gold, predictions).figures()
    return {f"polnear.{name}": figure.value for name, figure in figures.items() if figure.value is not None}


def score_trees(nlp: Language, samples: list[Sample]) -> dict[str, float]:
    """Tags and attachment on raw treebank text; only words that spaCy and the treebank cut alike are counted."""
    n: Counter[str] = Counter()
    for sample in samples:
        doc = nlp(sample.text)
        by_range = {(token.idx, token.idx + len(token)): token for token in doc}
        gold = sample.tokens or []
        for token in gold:
            own = by_range.get((token.start, token.end))
            if own is None:
                continue
            n["words"] += 1
            n["tags"] += own.tag_ == token.tag
            head = gold[token.head]
            attached = (own.head.idx, own.head.idx + len(own.head)) == (head.start, head.end)
            n["attached"] += attached
            n["labelled"] += attached and (own.dep_ == token.dep or (own.dep_, token.dep) == ("ROOT", "root"))
        starts = {gold[i].start for i in range(len(gold)) if i == 0 or gold[i].sentence != gold[i - 1].sentence}
        own_starts = {next((t.idx for t in sentence if not t.is_space), -1) for sentence in doc.sents}
        n["starts right"] += len(starts & own_starts)
        n["starts"] += len(starts)
        n["own starts"] += len(own_starts)
    return {
        "ud.tags": 100 * n["tags"] / n["words"],
        "ud.unlabelled": 100 * n["attached"] / n["words"],
        "ud.labelled": 100 * n["labelled"] / n["words"],
        "ud.sentences.f1": f1(n["starts right"], n["own starts"], n["starts"]),
    }


def score_entities(nlp: Language, corpus: str, samples: list[Sample]) -> dict[str, float]:
    """Exact entity F1 of PERSON, ORG and LOC, as `corpus.person.f1`; NORP and MISC are not counted."""
    n: Counter[tuple[str, str]] = Counter()
    for sample in samples:
        if sample.entities is None:
            continue
        doc = nlp(sample.text)
        own = {(e.start_char, e.end_char, e.label_) for e in doc.ents}
        for kind in ("PERSON", "ORG", "LOC"):
            gold_part = {e for e in sample.entities if e[2] == kind}
            own_part = {e for e in own if e[2] == kind}
            n["right", kind] += len(gold_part & own_part)
            n["own", kind] += len(own_part)
            n["gold", kind] += len(gold_part)
    return {
        f"{corpus}.{kind.lower()}.f1": f1(n["right", kind], n["own", kind], n["gold", kind])
        for kind in ("PERSON", "ORG", "LOC")
    }


def score_all(nlp: Language, corpus: Path) -> dict[str, float]:
    """Every figure of the model's score file, 0..100, and the words a second of one pass over PolNeAR dev."""
    polnear = corpus / "polnear" / "dev.jsonl.gz"
    web = read_treebank(corpus / "ud" / "en_ewt-dev.conllu.gz")
    newswire = corpus / "ner" / "worldwide_newswire-train.jsonl.gz"
    scores = score_attributions(polnear)
    scores |= score_trees(nlp, web + read_treebank(corpus / "ud" / "en_gum-dev.conllu.gz"))
    scores |= score_entities(nlp, "uner", read_uner(corpus / "ner" / "uner_ewt-dev.iob2.gz", web))
    scores |= score_entities(nlp, "newswire", read_newswire(newswire, held_out=True))
    texts = {sample.key: sample.text for sample in read_polnear(polnear)}
    began = time.process_time()
    words = sum(len(nlp(text)) for text in texts.values())
    scores[SPEED] = words / (time.process_time() - began)
    return {name: round(value, 1) for name, value in scores.items()}


def write_scores(scores: dict[str, float]) -> None:
    """Put the scores where docs/accuracy.md and the floors look for them."""
    SCORES_FILE.write_text(json.dumps(scores, indent=1) + "\n", "utf-8")
