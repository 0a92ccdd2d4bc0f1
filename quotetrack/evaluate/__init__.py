"""How well records agree with gold: read gold, score, show, and hold figures above their floors.

Above the pipeline, because it is about what the whole of quotetrack finds; nothing below knows that it is measured.
"""

from __future__ import annotations

from quotetrack.evaluate.evaluation import Evaluation, Figure, evaluate
from quotetrack.evaluate.floors import FloorBreach, Floors, open_floors, settle_floors
from quotetrack.evaluate.gold import Gold, GoldFormat, RecordGold, SpanGold
from quotetrack.evaluate.gold_files import read_gold
from quotetrack.evaluate.predictions import Predictions, read_predictions
from quotetrack.evaluate.reading import read_texts

__all__ = [
    "Evaluation",
    "Figure",
    "FloorBreach",
    "Floors",
    "Gold",
    "GoldFormat",
    "Predictions",
    "RecordGold",
    "SpanGold",
    "evaluate",
    "open_floors",
    "read_gold",
    "read_predictions",
    "read_texts",
    "settle_floors",
]
