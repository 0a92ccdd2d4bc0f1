"""`python -m training --corpus FOLDER`: from the corpora to the packaged weights, resuming where a run stopped."""

from __future__ import annotations

import argparse
from dataclasses import fields, replace
from pathlib import Path

import torch.multiprocessing as mp

from quotetrack.nlp.pipeline import MODEL_FOLDER, load
from training.calibrate import calibrate_packaged
from training.export import package_pipeline
from training.fit import CHECKPOINT, ROUNDS, Settings
from training.score import score_all, write_scores
from training.workers import pretrained_folder, work_on

HERE = Path(__file__).parent
STEPS = ("fit", "package", "calibrate", "score")


def main() -> None:
    """Run the steps that were asked for, all of them by default."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True, help="the folder with polnear/, ud/, ner/ and articles/")
    parser.add_argument("--work", type=Path, default=HERE / "work", help="where checkpoints go")
    parser.add_argument("--workers", type=int, default=2, help="processes that share the work, one thread each")
    parser.add_argument("--leave-out", type=Path, help="a folder of texts kept for evaluation: not learnt from")
    parser.add_argument("--step", choices=STEPS, action="append", help="only this step (may be given more than once)")
    parser.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", help="a setting of training/fit.py")
    args = parser.parse_args()
    rounds = [_changed(settings, args.set, parser) for settings in ROUNDS]
    steps = args.step or STEPS
    folders = [args.work / f"round{number}" for number in range(1, len(rounds) + 1)]
    if "fit" in steps:
        for number, (settings, folder) in enumerate(zip(rounds, folders, strict=True)):
            folder.mkdir(parents=True, exist_ok=True)
            if number:
                before = str(folders[number - 1] / CHECKPOINT)
                settings = replace(settings, start=before, teachers=settings.teachers or before)
            mp.spawn(work_on, (args.workers, args.corpus, folder, settings, args.leave_out), nprocs=args.workers)
    if "package" in steps:
        package_pipeline(folders[-1] / CHECKPOINT, pretrained_folder() / "tokenizer.json", MODEL_FOLDER)
    if "calibrate" in steps:
        calibrate_packaged(args.corpus)
    if "score" in steps:
        scores = score_all(load(), args.corpus)
        write_scores(scores)
        for name, value in scores.items():
            print(f"{name:30s} {value:8.1f}")


def _changed(settings: Settings, items: list[str], parser: argparse.ArgumentParser) -> Settings:
    """The settings with what `--set` says."""
    kinds = {field.name: type(getattr(settings, field.name)) for field in fields(settings)}
    for item in items:
        name, _, value = item.partition("=")
        if name not in kinds:
            parser.error(f"--set {item}: no such setting; there are {', '.join(sorted(kinds))}")
        settings = replace(settings, **{name: value == "True" if kinds[name] is bool else kinds[name](value)})
    return settings


if __name__ == "__main__":
    main()
