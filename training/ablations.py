"""`python -m training.ablations --corpus FOLDER`: what each ingredient gives, from the checkpoints of a training run.

Every variant is packaged, reads PolNeAR's dev part, and is scored as `training/calibrate.py` scores: attribution F1 of
what the network finds, before the rules for layouts. Two columns: candidates accepted by the network's two chances
multiplied, and by the fitted layer, cross-validated over articles.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import spacy

from quotetrack.nlp.confidence import multiply_chances
from quotetrack.nlp.decode import THRESHOLD
from training.calibrate import Observed, cross_validate, observe, score_at
from training.corpora import read_polnear
from training.export import BITS, package_pipeline
from training.fit import CHECKPOINT, ROUNDS
from training.workers import pretrained_folder

PRODUCT_THRESHOLD = 0.4  # what was best for the product alone


def main() -> None:
    """Print one line a variant as a Markdown table."""
    parser = argparse.ArgumentParser(prog="python -m training.ablations", description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True, help="the folder with polnear/")
    parser.add_argument("--work", type=Path, default=Path(__file__).parent / "work", help="where the checkpoints are")
    args = parser.parse_args()
    samples = {sample.key: sample for sample in reversed(read_polnear(args.corpus / "polnear" / "dev.jsonl.gz"))}
    names = [f"round{number}" for number in range(1, len(ROUNDS) + 1)]
    variants = [(name, BITS, True) for name in names]
    variants += [(names[-1], BITS, False), (names[0], 8, True), (names[-1], 8, True), (names[-1], 32, True)]
    print("| weights | bits | product | fitted layer |\n|---|---:|---:|---:|")
    for name, bits, averaged in variants:
        with tempfile.TemporaryDirectory() as work:
            tokenizer = pretrained_folder() / "tokenizer.json"
            package_pipeline(
                args.work / name / CHECKPOINT, tokenizer, Path(work) / "model", bits=bits, averaged=averaged
            )
            observed = observe(spacy.load(Path(work) / "model"), samples.values())
        print(f"| {name}, {'averaged' if averaged else 'last step'} | {bits} | {_cells(observed)} |", flush=True)


def _cells(observed: Observed) -> str:
    product = score_at(observed, multiply_chances(observed.evidence), PRODUCT_THRESHOLD)
    fitted = score_at(observed, cross_validate(observed), THRESHOLD)
    return f"{100 * product[-1]:.1f} | {100 * fitted[-1]:.1f}"


if __name__ == "__main__":
    main()
