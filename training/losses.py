"""Batches of windows, and what the network is told about them."""

from __future__ import annotations

from collections.abc import Sequence
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
UNANNOTATED = 12  # candidate cues a window of news that nobody annotated

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


def losses(reader: Reader, batch: Batch, teachers: Sequence[Reader] = (), trust: float = 0.5) -> dict[str, Tensor]:
    """The loss of each head that has labels in the batch; a weighted sum of them is what is minimised.

    Args:
        reader: The network that learns.
        batch: The windows.
        teachers: Networks whose chances, averaged, are learnt from too: on annotated attributions beside the
            annotation, on news without annotation alone (Hinton et al. 2015, "Distilling the knowledge").
        trust: The teachers' share where there is an annotation, 0..1.
    """
    words = reader.encoder(**batch.inputs, mask=batch.mask)
    found: dict[str, Tensor] = {}
    for name, head in (("tag", reader.tag), ("entity", reader.entity)):
        gold = batch.full_labels(name)
        if gold is not None:
            scores = head(words).float()
            found[name] = F.cross_entropy(scores.flatten(0, 1), gold.flatten(), ignore_index=IGNORE)
    _tree_losses(reader, batch, words, found)
    annotated = [e.cue is not None for e in batch.examples]
    rows = [i for i, e in enumerate(batch.examples) if annotated[i] or (e.soft and teachers)]
    if rows:
        part = Batch.of([batch.examples[i] for i in rows])
        mean = _Teaching.of(teachers, part)
        words = words[rows][:, : part.valid.shape[1]]
        _attribution_losses(reader, part, words, mean, trust, found)
    return found


@dataclass(slots=True)
class _Teaching:
    """What the teachers see in a batch: their word vectors, and the mean of their chances of cues."""

    teachers: Sequence[Reader]
    words: list[Tensor]
    cue: Tensor | None

    @classmethod
    def of(cls, teachers: Sequence[Reader], batch: Batch) -> _Teaching:
        with torch.no_grad():
            words = [teacher.encoder(**batch.inputs, mask=batch.mask) for teacher in teachers]
            chances = [t.cue(w).float().softmax(-1) for t, w in zip(teachers, words, strict=True)]
        return cls(teachers, words, torch.stack(chances).mean(0) if chances else None)

    def pairs(self, at: tuple[Tensor, Tensor], *rest: Tensor) -> tuple[Tensor, Tensor]:
        """Mean chances of roles (cues, words, 5) and of acceptance (cues,)."""
        with torch.no_grad():
            answers = [t.pair(w[at], *rest) for t, w in zip(self.teachers, self.words, strict=True)]
            roles = torch.stack([roles.float().softmax(-1) for roles, _ in answers]).mean(0)
            return roles, torch.stack([accept.float().sigmoid() for _, accept in answers]).mean(0)


def _soft_cross_entropy(scores: Tensor, target: Tensor, weight: Tensor) -> Tensor:
    """Cross entropy against chances (..., classes); what is all zero counts for nothing."""
    weighted = target * weight
    return -(weighted * scores.float().log_softmax(-1)).sum() / weighted.sum().clamp(min=1e-6)


def _one_hot(labels: Tensor, classes: int) -> Tensor:
    """Chances of 1 for what is labelled, all zero for what is not."""
    return F.one_hot(labels.clamp(min=0), classes).float() * (labels >= 0)[..., None]


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


def _attribution_losses(
    reader: Reader, batch: Batch, words: Tensor, teaching: _Teaching, trust: float, found: dict[str, Tensor]
) -> None:
    annotated = torch.tensor([e.cue is not None for e in batch.examples])[:, None, None]
    gold = batch.full_labels("cue")
    if gold is None:
        gold = torch.full(batch.valid.shape, IGNORE)
    target = _one_hot(gold, 3)
    if teaching.cue is not None:
        taught = teaching.cue * batch.valid[..., None]
        target = torch.where(annotated, (1 - trust) * target + trust * taught, taught)
    scores = reader.cue(words).float()
    found["cue"] = _soft_cross_entropy(scores, target, torch.tensor([1.0, 1.5, 1.5]))
    # A cue that is none: where the network itself is wrong, or, without annotation, where the teachers see one.
    chance = scores.detach().softmax(-1)[..., 1].masked_fill(gold != 0, 0.0)
    if teaching.cue is not None:
        chance = torch.where(annotated[..., 0], chance, torch.maximum(chance, teaching.cue[..., 1]) * batch.valid)
    _pair_losses(reader, batch, words, chance, teaching, trust, found)


def _pair_losses(
    reader: Reader,
    batch: Batch,
    words: Tensor,
    chance: Tensor,
    teaching: _Teaching,
    trust: float,
    found: dict[str, Tensor],
) -> None:
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
        for first, last, labels in example.roles:
            add(i, first, last, labels)
        likely = chance[i].topk(min(NEGATIVES if example.cue is not None else UNANNOTATED, chance.shape[1]))
        for rank, (value, place) in enumerate(zip(likely.values.tolist(), likely.indices.tolist(), strict=True)):
            if value > CANDIDATE_FLOOR or (rank == 0 and value > 0 and example.cue is not None):
                add(i, place, place + 1 if example.cue is not None else _cue_end(teaching, i, place), None)
    if not window:
        return
    index = torch.tensor(window)[:, None]
    width = max(end - start for start, end in offset)
    begin, end = (torch.tensor(side)[:, None] for side in zip(*offset, strict=True))
    place = begin + torch.arange(width)[None]
    valid = (place < end).float()
    place = torch.minimum(place, end - 1)
    paragraph = padded([e.paragraph for e in batch.examples], -1)[index, place]
    rest = (torch.tensor(low), torch.tensor(high), paragraph, valid)
    role_scores, accept = reader.pair(words[index, place], *rest)
    target = _one_hot(F.pad(padded(roles, IGNORE), (0, width))[:, :width], 5)
    accepted = torch.tensor(real)
    if teaching.teachers:
        taught, taught_accepted = teaching.pairs((index, place), *rest)
        taught = taught * valid[..., None]
        annotated = torch.tensor([batch.examples[i].cue is not None for i in window])
        share = torch.where(annotated, accepted * trust, taught_accepted)[:, None, None]
        target = target * (1 - trust) + taught * share
        accepted = torch.where(annotated, (1 - trust) * accepted + trust * taught_accepted, taught_accepted)
    if target.sum() > 0:
        found["role"] = _soft_cross_entropy(role_scores, target, torch.tensor([1.0, 2.0, 1.5, 2.0, 1.0]))
    found["accept"] = F.binary_cross_entropy_with_logits(accept.float(), accepted)


def _cue_end(teaching: _Teaching, i: int, first: int) -> int:
    assert teaching.cue is not None
    inside = teaching.cue[i, :, 2]
    last = first + 1
    while last < len(inside) and inside[last] > 0.5:
        last += 1
    return last
