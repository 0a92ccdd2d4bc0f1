"""Score the packaged pipeline on the dev parts: attributions, tags, trees, entities."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from quotetrack.nlp.labels import CONTENT_KEY, CUE_KEY, SOURCE_KEY
from training.corpora import Range, Sample, read_polnear, read_treebank, read_uner


def f1(right: int, predicted: int, gold: int) -> float:
    """Balanced F, 0..100."""
    return 200 * right / (predicted + gold) if predicted + gold else 0.0


def _tokens(doc: Doc, ranges: Iterable[Range]) -> frozenset[int]:
    found: set[int] = set()
    for low, high in ranges:
        span = doc.char_span(low, high, alignment_mode="expand")
        if span is not None:
            found.update(token.i for token in span if not token.is_space and not token.is_punct)
    return frozenset(found)


def _half(a: frozenset[int], b: frozenset[int]) -> bool:
    return (not a and not b) or bool(a and b and len(a & b) * 2 >= max(len(a), len(b)))


def score_attributions(nlp: Language, samples: list[Sample]) -> dict[str, float]:
    """Attribution F1 on PolNeAR: the cue overlaps, source and content share half of the larger, matched one to one.

    The cue, source and content are the pipeline's span groups, before `nlp/contents.py` tidies them.
    """
    right = predicted = gold_count = 0
    for sample in samples:
        doc = nlp(sample.text)
        found: dict[str, dict[str, list[Range]]] = {}
        for key in (SOURCE_KEY, CUE_KEY, CONTENT_KEY):
            for span in doc.spans[key]:
                found.setdefault(span.id_, {}).setdefault(key, []).append((span.start_char, span.end_char))
        free = {
            number: tuple(_tokens(doc, part.get(key, [])) for key in (SOURCE_KEY, CUE_KEY, CONTENT_KEY))
            for number, part in found.items()
        }
        gold = [
            tuple(_tokens(doc, ranges) for ranges in (a.source, a.cue, a.content)) for a in sample.attributions or []
        ]
        predicted += len(free)
        gold_count += len(gold)
        for source, cue, content in gold:
            for number, (own_source, own_cue, own_content) in free.items():
                cues_meet = bool(cue & own_cue) or (not cue and not own_cue)
                if cues_meet and _half(source, own_source) and _half(content, own_content):
                    right += 1
                    del free[number]
                    break
    return {
        "attribution precision": 100 * right / max(predicted, 1),
        "attribution recall": 100 * right / max(gold_count, 1),
        "attribution F1": f1(right, predicted, gold_count),
    }


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
        "tag accuracy": 100 * n["tags"] / n["words"],
        "unlabelled attachment": 100 * n["attached"] / n["words"],
        "labelled attachment": 100 * n["labelled"] / n["words"],
        "sentence F1": f1(n["starts right"], n["own starts"], n["starts"]),
    }


def score_entities(nlp: Language, samples: list[Sample]) -> dict[str, float]:
    """Exact entity F1 of PERSON, ORG and LOC; NORP is not annotated here and not counted."""
    n: Counter[tuple[str, str]] = Counter()
    for sample in samples:
        if sample.entities is None:
            continue
        doc = nlp(sample.text)
        own = {(e.start_char, e.end_char, e.label_) for e in doc.ents if e.label_ != "NORP"}
        for kind in ("PERSON", "ORG", "LOC"):
            gold_part = {e for e in sample.entities if e[2] == kind}
            own_part = {e for e in own if e[2] == kind}
            n["right", kind] += len(gold_part & own_part)
            n["own", kind] += len(own_part)
            n["gold", kind] += len(gold_part)
    return {f"{kind} F1": f1(n["right", kind], n["own", kind], n["gold", kind]) for kind in ("PERSON", "ORG", "LOC")}


def score_all(nlp: Language, corpus: Path) -> dict[str, float]:
    """Every figure of the model's score file, 0..100, and the words a second of one pass over PolNeAR dev."""
    articles = list(
        {sample.key: sample for sample in reversed(read_polnear(corpus / "polnear" / "dev.jsonl.gz"))}.values()
    )
    web = read_treebank(corpus / "ud" / "en_ewt-dev.conllu.gz")
    scores = score_attributions(nlp, articles)
    scores |= score_trees(nlp, web + read_treebank(corpus / "ud" / "en_gum-dev.conllu.gz"))
    scores |= score_entities(nlp, read_uner(corpus / "ner" / "uner_ewt-dev.iob2.gz", web))
    began = time.process_time()
    words = sum(len(nlp(sample.text)) for sample in articles)
    scores["words per processor second"] = words / (time.process_time() - began)
    return {name: round(value, 1) for name, value in scores.items()}
