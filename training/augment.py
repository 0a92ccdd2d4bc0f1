"""Text the newsroom corpora lack, made from theirs: other quotation marks, lost commas and line breaks.

Every change keeps the annotation: offsets are carried along.
"""

from __future__ import annotations

import random
import re
from bisect import bisect_left
from dataclasses import replace

from training.corpora import GoldAttribution, Range, Sample

_TO_STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
_TO_SINGLE = str.maketrans({"“": "‘", "”": "’"})
_TO_GUILLEMETS = str.maketrans({"“": "«", "”": "»"})
_STRAIGHT_PAIR_RE = re.compile(r'"([^"\n]*)"')
_LOST_COMMA_RE = re.compile(r",|(?<=\w)['’](?=s\b)")


def augment(sample: Sample, rng: random.Random) -> Sample:
    """One of the variants, or in most cases the sample as it is."""
    draw = rng.random()
    if draw < 0.10:
        return replace(sample, text=sample.text.translate(_TO_STRAIGHT))
    if draw < 0.20:
        curly = _STRAIGHT_PAIR_RE.sub("“\\1”", sample.text)
        table = rng.choice((_TO_SINGLE, _TO_GUILLEMETS, {}))
        return replace(sample, text=curly.translate(table))
    if draw < 0.35:
        return lose_marks(replace(sample, text=sample.text.translate(_TO_STRAIGHT)))
    return sample


def lose_marks(sample: Sample) -> Sample:
    """The sample in one paragraph without commas and possessive apostrophes, as some corpora of news come."""
    text = re.sub(r"\n+", lambda match: " " * len(match[0]), sample.text)
    lost = [match.start() for match in _LOST_COMMA_RE.finditer(text)]
    lost += [match.start() + i for match in re.finditer(r" {2,}", text) for i in range(1, len(match[0]))]
    lost.sort()
    gone = set(lost)

    def moved(ranges: list[Range]) -> list[Range]:
        pairs = [(low - bisect_left(lost, low), high - bisect_left(lost, high)) for low, high in ranges]
        return [(low, high) for low, high in pairs if low < high]

    attributions = [GoldAttribution(moved(a.source), moved(a.cue), moved(a.content)) for a in sample.attributions or []]
    kept = "".join(char for i, char in enumerate(text) if i not in gone)
    return replace(sample, text=kept, attributions=[a for a in attributions if a.cue and a.content])
