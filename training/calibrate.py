"""`python -m training.calibrate --corpus FOLDER`: fit how sure the packaged model is, on PolNeAR's dev part.

The training part cannot teach it: there the network knows the answers. So that the printed figures are honest all the
same they are cross-validated: each article is judged by a layer fitted on nine tenths of the others. What is written
beside the weights (`quotetrack/nlp/confidence.py` says what it is) is fitted on all of them.
"""

from __future__ import annotations

import argparse
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from spacy.language import Language
from spacy.tokens import Doc

from quotetrack.articles import make_article
from quotetrack.evaluate.reliability import measure_reliability
from quotetrack.nlp.component import FACTORY, AttributionReader
from quotetrack.nlp.confidence import CONFIDENCE_FILE, Confidence, Doubles, multiply_chances
from quotetrack.nlp.contents import QuotationIndex, Range, tidy_content
from quotetrack.nlp.decode import THRESHOLD
from quotetrack.nlp.labels import CONTENT_KEY, CUE_KEY, SOURCE_KEY
from quotetrack.nlp.pipeline import MODEL_FOLDER, load
from quotetrack.nlp.view import readable_view
from quotetrack.records import InputDocument
from quotetrack.text import pair_quotes
from quotetrack.text.words import WORD_RE
from training.corpora import Sample, read_polnear

RIDGE = 5.0  # pull towards no weight at all, in standard deviations of the evidence
FOLDS = 10
TRIED = (0.3, 0.35, 0.4, 0.45, 0.5)

Sides = tuple[frozenset[int], frozenset[int], frozenset[int]]


@dataclass(frozen=True, slots=True)
class Observed:
    """All candidates of the dev part.

    Attributes:
        evidence: float64 (candidates, len(EVIDENCE)).
        right: bool (candidates,): whether an annotated attribution is the same, each matched once.
        article: int64 (candidates,): number of its article.
        gold: How many attributions the annotators marked.
    """

    evidence: Doubles
    right: npt.NDArray[np.bool_]
    article: npt.NDArray[np.int64]
    gold: int


def observe(nlp: Language, samples: Iterable[Sample]) -> Observed:
    """Read the texts with every candidate accepted, and judge each by the annotation."""
    reader = nlp.get_pipe(FACTORY)
    if not isinstance(reader, AttributionReader):
        raise TypeError(f"{FACTORY} is registered for {type(reader).__name__}: a bug of ours")
    kept = reader.threshold, reader.confidence
    reader.threshold, reader.confidence = 0.0, None
    evidence: list[list[float]] = []
    right: list[bool] = []
    article: list[int] = []
    gold = 0
    try:
        with nlp.select_pipes(enable=[FACTORY]):
            for number, sample in enumerate(samples):
                doc = nlp(readable_view(make_article(InputDocument(sample.key, sample.text))))
                judged = judge(doc, sample)
                rows = doc.spans[CUE_KEY].attrs["evidence"]
                evidence += rows
                right += judged
                article += [number] * len(rows)
                gold += len(sample.attributions or [])
    finally:
        reader.threshold, reader.confidence = kept
    return Observed(np.asarray(evidence), np.asarray(right, dtype=bool), np.asarray(article), gold)


def judge(doc: Doc, sample: Sample) -> list[bool]:
    """Whether each attribution of the Doc is right: cue overlaps, source and content share half of the larger.

    Content is compared as it is recorded (`tidy_content`); each annotated attribution counts once, for the surest.
    """
    words = [match.span() for match in WORD_RE.finditer(sample.text)]
    starts, ends = [low for low, _ in words], [high for _, high in words]

    def covered(ranges: Iterable[Range]) -> frozenset[int]:
        return frozenset(i for low, high in ranges for i in range(bisect_right(ends, low), bisect_left(starts, high)))

    index = QuotationIndex(doc.text, pair_quotes(doc.text))
    scores = doc.spans[CUE_KEY].attrs["scores"]
    parts: list[dict[str, list[Range]]] = [{SOURCE_KEY: [], CUE_KEY: [], CONTENT_KEY: []} for _ in scores]
    for key in (SOURCE_KEY, CUE_KEY, CONTENT_KEY):
        for span in doc.spans[key]:
            parts[int(span.id_)][key].append((span.start_char, span.end_char))
    free: list[Sides] = [(covered(a.source), covered(a.cue), covered(a.content)) for a in sample.attributions or []]
    right = [False] * len(parts)
    for number in sorted(range(len(parts)), key=lambda i: -scores[i]):
        part = parts[number]
        content, _ = tidy_content(part[CONTENT_KEY], index)
        own = covered(part[SOURCE_KEY]), covered(part[CUE_KEY]), covered(content)
        same = next((sides for sides in free if _is_same(own, sides)), None)
        if same is not None:
            free.remove(same)
            right[number] = True
    return right


def _is_same(own: Sides, other: Sides) -> bool:
    return bool(own[1] & other[1]) and all(_share_half(own[i], other[i]) for i in (0, 2))


def _share_half(a: frozenset[int], b: frozenset[int]) -> bool:
    return (not a and not b) or len(a & b) * 2 >= max(len(a), len(b))


def fit(evidence: Doubles, right: npt.NDArray[np.bool_]) -> Confidence:
    """The logistic layer that makes the judgements likeliest, by Newton's method, with ridge."""
    mean, spread = evidence.mean(0), evidence.std(0) + 1e-9
    rows = np.hstack([np.ones((len(evidence), 1)), (evidence - mean) / spread])
    pull = np.full(rows.shape[1], RIDGE)
    pull[0] = 0.0
    weights = np.zeros(rows.shape[1])
    for _ in range(12):
        chances = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (chances - right) + pull * weights
        bend = (rows * (chances * (1 - chances))[:, None]).T @ rows + np.diag(pull)
        weights -= np.linalg.solve(bend, slope)
    plain = weights[1:] / spread
    return Confidence(float(weights[0] - plain @ mean), tuple(plain.tolist()))


def cross_validate(observed: Observed) -> Doubles:
    """Each candidate's chance by a layer that has not seen its article: float64 (candidates,)."""
    chances = np.zeros(len(observed.right))
    for fold in range(FOLDS):
        held = observed.article % FOLDS == fold
        chances[held] = fit(observed.evidence[~held], observed.right[~held]).chances(observed.evidence[held])
    return chances


def score_at(observed: Observed, chances: Doubles, threshold: float) -> tuple[float, float, float]:
    """Precision, recall and F1, 0..1, of the candidates from a threshold on."""
    kept = chances >= threshold
    hits, count = int((kept & observed.right).sum()), int(kept.sum())
    return hits / max(count, 1), hits / max(observed.gold, 1), 2 * hits / max(count + observed.gold, 1)


def describe(observed: Observed, chances: Doubles) -> list[str]:
    """Lines that say how good chances are: F1 by threshold, errors, and the reliability of what is accepted."""
    right = observed.right
    lines = ["threshold   precision  recall      F1"]
    for threshold in TRIED:
        precision, recall, f1 = score_at(observed, chances, threshold)
        lines.append(f"{threshold:9.2f}   {100 * precision:9.1f}  {100 * recall:6.1f}  {100 * f1:6.1f}")
    kept = chances >= THRESHOLD
    squares = (chances - right) ** 2
    lines.append(f"Brier score: all candidates {squares.mean():.4f}")
    if kept.any():
        lines[-1] += f", from {THRESHOLD} {squares[kept].mean():.4f}"
    reliability = measure_reliability(zip(chances[kept].tolist(), right[kept].tolist(), strict=True))
    if reliability is not None:
        lines.append("confidence   records  mean   right")
        lines += [
            f"{each.low:.1f} to {each.high:.1f}   {each.n:7d}  {each.confidence:.3f}  {each.right:.3f}"
            for each in reliability.bins
            if each.n
        ]
        lines.append(f"expected calibration error {reliability.error:.4f}")
    return lines


def calibrate(nlp: Language, samples: list[Sample], path: Path, tell: Callable[[str], None] = print) -> None:
    """Fit, tell how good it is before and after, and write the layer to `path`."""
    observed = observe(nlp, samples)
    for title, chances in (
        ("the network's two chances, multiplied", multiply_chances(observed.evidence)),
        (f"fitted, {FOLDS}-fold cross-validation over articles", cross_validate(observed)),
    ):
        tell(f"\n{title}: {len(observed.right)} candidates, {int(observed.right.sum())} right")
        for line in describe(observed, chances):
            tell(line)
    fit(observed.evidence, observed.right).to_disk(path)


def calibrate_packaged(corpus: Path) -> None:
    """Fit the packaged model's confidence on `corpus/polnear/dev.jsonl.gz` and write it beside the weights."""
    samples = {sample.key: sample for sample in reversed(read_polnear(corpus / "polnear" / "dev.jsonl.gz"))}
    calibrate(load(), list(samples.values()), MODEL_FOLDER / FACTORY / CONFIDENCE_FILE)


def main() -> None:
    """Fit the packaged model's confidence."""
    parser = argparse.ArgumentParser(prog="python -m training.calibrate", description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True, help="the folder with polnear/")
    calibrate_packaged(parser.parse_args().corpus)


if __name__ == "__main__":
    main()
