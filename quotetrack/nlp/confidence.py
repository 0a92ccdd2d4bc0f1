"""How likely a candidate attribution is right: what speaks for it, weighed as the dev part of the corpus taught.

The network's own two chances (a cue here; accepted) are far too sure and say nothing of the spans. A logistic layer
over them and ten further observations gives a chance that means what it says. `training/calibrate.py` fits it anew
for each set of network weights and writes it beside them; without that file the two chances are multiplied.

Source: logistic calibration: Platt 1999 ("Probabilistic outputs for support vector machines").
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from quotetrack.errors import ModelError
from quotetrack.nlp.session import CueReading
from quotetrack.nlp.words import Floats, Ints

CONFIDENCE_FILE = "confidence.json"

EVIDENCE = (
    "cue",  # log odds of the cue
    "accept",  # log chance of acceptance
    "content",  # log chance of being content, mean over the content's words
    "weakest content word",  # the smallest of the same
    "content overlap",  # content words that the chances lead one to expect, over the larger of expected and chosen
    "content length",  # log of the number of words
    "source",  # log chance of being source, mean over the source's words; 0 without a source
    "source overlap",  # as for content
    "no source",  # 1 or 0, as the rest of this list
    "quoted content",  # all content words stand in quotation marks
    "inside another",  # product of the two chances of the likeliest candidate whose content holds this cue
    "holds another",  # the same of the likeliest candidate whose cue stands in this content
)
"""What is observed of each candidate, in the order of the columns of `weigh_evidence`."""

_LEAST = 1e-4  # chances nearer to 0 or 1 are no surer: int8 arithmetic is not that fine
_CUE, _ACCEPT = 0, 1

Doubles = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Confidence:
    """The logistic layer: a bias and one weight for each of `EVIDENCE`, in that order."""

    bias: float
    weights: tuple[float, ...]

    def chances(self, evidence: Doubles) -> Doubles:
        """Chance, 0..1, of each candidate to be right: float64 (candidates,)."""
        chances: Doubles = 1 / (1 + np.exp(-(evidence @ np.asarray(self.weights) + self.bias)))
        return chances

    def to_disk(self, path: Path) -> None:
        """Write it as JSON, weights by name."""
        weights = {name: round(weight, 4) for name, weight in zip(EVIDENCE, self.weights, strict=True)}
        path.write_text(json.dumps({"bias": round(self.bias, 4), "weights": weights}, indent=1) + "\n", "utf-8")

    @classmethod
    def from_disk(cls, path: Path) -> Confidence:
        """Read what `to_disk` wrote.

        Raises:
            ModelError: The file is damaged, or of a release that observes other things.
        """
        advice = "fit it again with python -m training.calibrate, or delete it"
        try:
            data = json.loads(path.read_text("utf-8"))
            bias, weights = float(data["bias"]), {str(k): float(v) for k, v in data["weights"].items()}
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise ModelError(f"{path.name}: damaged ({error}); {advice}") from error
        if set(weights) != set(EVIDENCE):
            odd = sorted(set(weights) ^ set(EVIDENCE))
            raise ModelError(f"{path.name}: weighs other evidence than this release ({', '.join(odd)}); {advice}")
        return cls(bias, tuple(weights[name] for name in EVIDENCE))


def multiply_chances(evidence: Doubles) -> Doubles:
    """The product of the network's two chances: what a candidate scores where no layer was fitted."""
    product: Doubles = np.exp(evidence[:, _ACCEPT]) / (1 + np.exp(-evidence[:, _CUE]))
    return product


def weigh_evidence(
    candidates: list[tuple[int, int, float]], readings: list[CueReading], roles: list[Ints], quote: Ints
) -> Doubles:
    """Observe the candidates of one window.

    Args:
        candidates: (first word, last word + 1, chance of a cue).
        readings: What the pair head says of each.
        roles: The role chosen for each word of each reading (see `decode.best_roles`).
        quote: int64 (words of the window,): quote states.

    Returns:
        float64 (candidates, len(EVIDENCE)). Rows of candidates without content mean nothing.
    """
    count, width = len(candidates), len(quote)
    if not count:
        return np.zeros((0, len(EVIDENCE)))
    # Places are words of the window here, so that candidates can be compared; outside its reading a word has no role.
    chances = np.zeros((count, width, 5), dtype=np.float32)
    chosen = np.zeros((count, width), dtype=np.int64)
    for i, (reading, own) in enumerate(zip(readings, roles, strict=True)):
        chances[i, reading.low : reading.high] = np.exp(reading.roles)
        chosen[i, reading.low : reading.high] = own
    first = np.asarray([low for low, _, _ in candidates])
    last = np.asarray([high for _, high, _ in candidates])
    content, source = chosen >= 3, (chosen == 1) | (chosen == 2)
    found: dict[str, npt.NDArray[np.float64]] = {}
    found["cue"] = _log_odds(np.asarray([chance for _, _, chance in candidates]))
    found["accept"] = np.log(np.clip(np.asarray([reading.accept for reading in readings], dtype=np.float64), _LEAST, 1))
    found |= _spans("content", content, chances[..., 3] + chances[..., 4])
    found |= _spans("source", source, chances[..., 1] + chances[..., 2])
    found["no source"] = (~source.any(1)).astype(np.float64)
    found["content length"] = np.log(np.maximum(content.sum(1), 1))
    found["quoted content"] = (~(content & (quote == 0)).any(1)).astype(np.float64)
    found |= _neighbours(first, last, content, multiply_chances(np.stack([found["cue"], found["accept"]], axis=1)))
    return np.stack([found[name] for name in EVIDENCE], axis=1)


def _log_odds(chances: Floats | Doubles) -> Doubles:
    clipped = np.clip(chances.astype(np.float64), _LEAST, 1 - _LEAST)
    odds: Doubles = np.log(clipped / (1 - clipped))
    return odds


def _spans(name: str, chosen: npt.NDArray[np.bool_], chances: Floats) -> dict[str, Doubles]:
    """Mean log chance over the chosen words, the smallest, and how far choice and expectation agree in words."""
    logs = np.where(chosen, np.log(chances + 1e-6), 0.0)
    size = chosen.sum(1)
    expected = chances.sum(1)
    agreed = np.where(size > 0, (chances * chosen).sum(1) / np.maximum(size, expected + 1e-9), 1 / (1 + expected))
    found = {name: logs.sum(1) / np.maximum(size, 1), f"{name} overlap": agreed}
    if name == "content":
        found["weakest content word"] = logs.min(1)
    return found


def _neighbours(first: Ints, last: Ints, content: npt.NDArray[np.bool_], strength: Doubles) -> dict[str, Doubles]:
    """What the other candidates of the window say against this one; those on the same words are the same one."""
    inside = content[:, first].T  # [i, j]: the first word of candidate i's cue is content of candidate j
    apart = (first[:, None] >= last[None]) | (first[None] >= last[:, None])
    other = strength[None] * apart
    return {"inside another": (other * inside).max(1), "holds another": (other * inside.T).max(1)}
