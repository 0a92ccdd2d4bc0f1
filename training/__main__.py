"""`python -m training --corpus FOLDER`: from the corpora to the packaged weights, resuming where a run stopped."""

from __future__ import annotations

import argparse
from dataclasses import fields, replace
from pathlib import Path

import torch.multiprocessing as mp

from training.fit import Settings
from training.workers import work_on

WORK = Path(__file__).parent / "work"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True, help="the folder with polnear/, ud/ and ner/")
    parser.add_argument("--work", type=Path, default=WORK, help="where checkpoints and logs go")
    parser.add_argument("--workers", type=int, default=1, help="processes that share the work, one thread each")
    parser.add_argument(
        "--set", action="append", default=[], metavar="NAME=VALUE", help="change a setting of training/fit.py"
    )
    args = parser.parse_args()
    settings = Settings()
    kinds = {f.name: type(getattr(settings, f.name)) for f in fields(settings)}
    for item in args.set:
        name, _, value = item.partition("=")
        settings = replace(settings, **{name: kinds[name](value)})
    args.work.mkdir(parents=True, exist_ok=True)
    if args.workers == 1:
        work_on(0, 1, args.corpus, args.work, settings)
    else:
        mp.spawn(work_on, (args.workers, args.corpus, args.work, settings), nprocs=args.workers)


if __name__ == "__main__":
    main()
