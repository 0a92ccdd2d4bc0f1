"""Batches of windows, and what the network is told about them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from quotetrack.nlp.words import Ints, surroundings
from training.labelled import IGNORE, Example
from training.network import Reader

CANDIDATE_FLOOR = 0.12  # words less likely to begin a cue are too easy as negatives
NEGATIVES = 4  # hard negative cues a window

WEIGHTS = {
    "cue": 1.0,
    "role": 1.0,
    "accept": 0.6,
    "tag": 0.25,
    "entity": 0.4,
    "starts": 0.15,
    "arc": 0.25,
    "label": 0.15,
}


def padded(rows: list[Any], fill: int) -> Tensor:
    """Rows of different length as one int64 tensor."""
    out = np.full((len(rows), max(len(row) for row in rows)), fill, dtype=np.int64)
    for i, row in enumerate(rows):
        out[i, : len(row)] = row
    return torch.from_numpy(out)


@dataclass(slots=True)
class Batch:
    """Some windows, padded."""

    examples: list[Example]
    inputs: dict[str, Tensor]
    mask: Tensor
    valid: Tensor

    @classmethod
    def of(cls, examples: list[Example]) -> Batch:
        names = ("ids", "shape", "quote", "begins", "first", "word_shape", "word_quote")
        inputs = {name: padded([e.inputs[name][0] for e in examples], 0) for name in names}
        mask = padded([np.ones(e.size, dtype=np.int64) for e in examples], 0).bool()[:, None, None]
        valid = padded([np.ones_like(e.paragraph) for e in examples], 0).float()
        return cls(examples, inputs, mask, valid)

    def labels(self, name: str) -> Tensor | None:
        rows = [getattr(e, name) for e in self.examples]
        if all(row is None for row in rows):
            return None
        return padded([[IGNORE] if row is None else row for row in rows], IGNORE)

    def full_labels(self, name: str) -> Tensor | None:
        found = self.labels(name)
        if found is None:
            return None
        width = self.valid.shape[1]
        return F.pad(found, (0, width - found.shape[1]), value=IGNORE)


def losses(reader: Reader, batch: Batch) -> dict[str, Tensor]:
    """The loss of each head that has labels in the batch; a weighted sum of them is what is minimised."""
    words = reader.encoder(**batch.inputs, mask=batch.mask)
    found: dict[str, Tensor] = {}
    for name, head in (("tag", reader.tag), ("entity", reader.entity)):
        gold = batch.full_labels(name)
        if gold is not None:
            scores = head(words).float()
            found[name] = F.cross_entropy(scores.flatten(0, 1), gold.flatten(), ignore_index=IGNORE)
    _tree_losses(reader, batch, words, found)
    gold = batch.full_labels("cue")
    if gold is not None:
        scores = reader.cue(words).float()
        weight = torch.tensor([1.0, 1.5, 1.5])
        found["cue"] = F.cross_entropy(scores.flatten(0, 1), gold.flatten(), weight=weight, ignore_index=IGNORE)
        _pair_losses(reader, batch, words, scores.detach(), gold, found)
    return found


def _tree_losses(reader: Reader, batch: Batch, words: Tensor, found: dict[str, Tensor]) -> None:
    head = batch.full_labels("head")
    starts = batch.full_labels("starts")
    sentence = batch.full_labels("sentence")
    dep = batch.full_labels("dep")
    if head is None or starts is None or sentence is None or dep is None:
        return
    rows = (starts != IGNORE).any(1)
    words, head, starts, sentence, dep = words[rows], head[rows], starts[rows], sentence[rows], dep[rows]
    known = starts != IGNORE
    begin = reader.starts(words).squeeze(-1).float()
    found["starts"] = F.binary_cross_entropy_with_logits(begin[known], starts[known].float())
    scores = reader.tree(words).float()
    scores = scores.masked_fill(sentence[:, None, :] != sentence[:, :, None], -1e4)
    found["arc"] = F.cross_entropy(scores.flatten(0, 1), head.flatten(), ignore_index=IGNORE)
    labels = reader.tree.labels(words, head.clamp(min=0)).float()
    found["label"] = F.cross_entropy(labels.flatten(0, 1), dep.flatten(), ignore_index=IGNORE)


def _pair_losses(
    reader: Reader, batch: Batch, words: Tensor, scores: Tensor, gold: Tensor, found: dict[str, Tensor]
) -> None:
    chance = scores.softmax(-1)[..., 1].masked_fill(gold != 0, 0.0)
    window, low, high, offset, roles, real = [], [], [], [], [], []

    def add(i: int, first: int, last: int, labels: Ints | None) -> None:
        start, end = surroundings(batch.examples[i].paragraph, first)
        last = min(last, end)
        window.append(i)
        low.append(first - start)
        high.append(last - start)
        offset.append((start, end))
        roles.append(np.full(end - start, IGNORE) if labels is None else labels[start:end])
        real.append(0.0 if labels is None else 1.0)

    for i, example in enumerate(batch.examples):
        if example.cue is None:
            continue
        for first, last, labels in example.roles:
            add(i, first, last, labels)
        wrong = chance[i].topk(min(NEGATIVES, chance.shape[1]))
        for rank, (value, place) in enumerate(zip(wrong.values.tolist(), wrong.indices.tolist(), strict=True)):
            if value > CANDIDATE_FLOOR or (rank == 0 and value > 0):
                add(i, place, place + 1, None)
    if not window:
        return
    index = torch.tensor(window)[:, None]
    width = max(end - start for start, end in offset)
    begin, end = (torch.tensor(side)[:, None] for side in zip(*offset, strict=True))
    place = begin + torch.arange(width)[None]
    valid = (place < end).float()
    place = torch.minimum(place, end - 1)
    paragraph = padded([e.paragraph for e in batch.examples], -1)[index, place]
    role_scores, accept = reader.pair(words[index, place], torch.tensor(low), torch.tensor(high), paragraph, valid)
    labels = F.pad(padded(roles, IGNORE), (0, width))[:, :width]
    weight = torch.tensor([1.0, 2.0, 1.5, 2.0, 1.0])
    if any(real):
        found["role"] = F.cross_entropy(
            role_scores.float().flatten(0, 1), labels.flatten(), weight=weight, ignore_index=IGNORE
        )
    found["accept"] = F.binary_cross_entropy_with_logits(accept.float(), torch.tensor(real))
