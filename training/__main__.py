"""`python -m training --corpus FOLDER`: from the corpora to the packaged weights, resuming where a run stopped."""

from __future__ import annotations

import argparse
import json
from dataclasses import fields, replace
from pathlib import Path

import torch.multiprocessing as mp

from quotetrack.nlp.pipeline import MODEL_FOLDER, load
from training.export import package_pipeline
from training.fit import Settings
from training.score import score_all
from training.workers import pretrained_folder, work_on

HERE = Path(__file__).parent
STEPS = ("fit", "package", "score")


def main() -> None:
    """Run the steps that were asked for, all of them by default."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True, help="the folder with polnear/, ud/ and ner/")
    parser.add_argument("--work", type=Path, default=HERE / "work", help="where checkpoints go")
    parser.add_argument("--workers", type=int, default=2, help="processes that share the work, one thread each")
    parser.add_argument("--step", choices=STEPS, action="append", help="only this step (may be given more than once)")
    parser.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", help="a setting of training/fit.py")
    args = parser.parse_args()
    settings = Settings()
    kinds = {field.name: type(getattr(settings, field.name)) for field in fields(settings)}
    for item in args.set:
        name, _, value = item.partition("=")
        if name not in kinds:
            parser.error(f"--set {item}: no such setting; there are {', '.join(sorted(kinds))}")
        settings = replace(settings, **{name: value == "True" if kinds[name] is bool else kinds[name](value)})
    steps = args.step or STEPS
    args.work.mkdir(parents=True, exist_ok=True)
    if "fit" in steps:
        mp.spawn(work_on, (args.workers, args.corpus, args.work, settings), nprocs=args.workers)
    if "package" in steps:
        package_pipeline(args.work / "last.pt", pretrained_folder() / "tokenizer.json", MODEL_FOLDER)
    if "score" in steps:
        scores = score_all(load(), args.corpus)
        (HERE / "scores.json").write_text(json.dumps(scores, indent=1) + "\n", "utf-8")
        for name, value in scores.items():
            print(f"{name:30s} {value:8.1f}")


if __name__ == "__main__":
    main()
