"""`python -m training.floors`: hold the model's figures on the corpora (scores.json) above those of floors.toml."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from pathlib import Path

from quotetrack.evaluate import open_floors, settle_floors
from training.score import SCORES_FILE, SPEED, score_all, write_scores

FLOORS_FILE = Path(__file__).parent / "floors.toml"


def main() -> int:
    """Compare, and change the floors where that is asked for; 1 when a figure is below its floor."""
    parser = argparse.ArgumentParser(prog="python -m training.floors", description=__doc__)
    parser.add_argument("--corpus", type=Path, help="score the packaged model anew on this folder (see README.md)")
    parser.add_argument("--raise-floors", action="store_true", help="write the floors up to the figures")
    parser.add_argument("--lower-floors", metavar="SENTENCE", help="write the floors down to the figures; says why")
    parser.add_argument("--date", type=date.fromisoformat, default=date.today(), help="the day to write beside it")
    args = parser.parse_args()
    floors = open_floors(FLOORS_FILE, raising=args.raise_floors, day=args.date)
    if args.corpus is not None:
        from quotetrack.nlp import load

        write_scores(score_all(load(), args.corpus))
    scores = json.loads(SCORES_FILE.read_text("utf-8"))
    figures = {name: value for name, value in scores.items() if name != SPEED}
    breaches = settle_floors(
        FLOORS_FILE, floors, figures, raising=args.raise_floors, why=args.lower_floors, day=args.date
    )
    for breach in breaches:
        print(f"{FLOORS_FILE.name}: {breach}", file=sys.stderr)
    return int(bool(breaches))


if __name__ == "__main__":
    sys.exit(main())
