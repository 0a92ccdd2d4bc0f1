"""Fit the network: batches, schedule, averaging, checkpoints that a stopped run resumes from."""

from __future__ import annotations

import json
import math
import random
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import spacy
import torch
import torch.distributed as dist

from quotetrack.nlp.words import PieceTable, make_words
from training.augment import augment
from training.corpora import Sample, read_newswire, read_polnear, read_treebank, read_uner, read_unlabelled
from training.labelled import Example, make_examples
from training.losses import WEIGHTS, Batch, losses
from training.network import Reader

CHECKPOINT = "last.pt"


@dataclass(frozen=True, slots=True)
class Settings:
    """What one run is made with; written beside the weights."""

    seed: int = 1
    steps: int = 2150
    pieces: int = 1400  # in one worker's batch, padding included
    encoder_rate: float = 1.5e-4
    head_rate: float = 1.2e-3
    warmup: float = 0.04
    decay: float = 0.01
    bfloat16: bool = False  # twice as slow as float32 on processors without bf16 tiles: measure before switching on
    average: float = 0.998  # exponential moving average of the weights, the one that ships
    treebank_share: float = 0.6  # of the treebanks in one epoch, and so on
    newswire_share: float = 0.3
    unlabelled_share: float = 0.0
    start: str = ""  # a checkpoint whose averaged weights are the start, instead of the published encoder
    teachers: str = ""  # checkpoints with commas between, whose averaged weights teach
    trust: float = 0.5  # in the teachers, where there is an annotation
    entity_weight: float = WEIGHTS["entity"]
    coarse_from: float = 1.0  # share of the run after which weights are rounded as the exported ones are


# Each later round goes on from the average of the one before it, which also teaches it.
ROUNDS = (
    Settings(),
    Settings(
        seed=2, steps=2600, encoder_rate=1.2e-4, head_rate=1e-3, treebank_share=1.0, newswire_share=0.6,
        unlabelled_share=0.35, coarse_from=0.5,
    ),
    Settings(
        seed=3, steps=1000, encoder_rate=7e-5, head_rate=7e-4, treebank_share=1.0, newswire_share=1.0,
        unlabelled_share=0.2, entity_weight=0.8, coarse_from=0.0,
    ),
)  # fmt: skip


class Data:
    """The training samples, and one epoch of them as examples."""

    def __init__(self, corpus: Path, tokenizer: object, settings: Settings, left_out: Path | None = None) -> None:
        self.settings = settings
        self.make_doc = spacy.blank("en").make_doc
        self.table = PieceTable(tokenizer)
        by_article: dict[str, list[Sample]] = defaultdict(list)
        for sample in read_polnear(corpus / "polnear" / "train.jsonl.gz"):
            by_article[sample.key].append(sample)
        self.articles = list(by_article.values())
        web = read_uner(
            corpus / "ner" / "uner_ewt-train.iob2.gz", read_treebank(corpus / "ud" / "en_ewt-train.conllu.gz")
        )
        self.treebank = web + read_treebank(corpus / "ud" / "en_gum-train.conllu.gz")
        self.newswire = read_newswire(corpus / "ner" / "worldwide_newswire-train.jsonl.gz")
        news = [corpus / "articles" / f"{name}.jsonl.gz" for name in ("fa-kes", "wikinews")]
        self.unlabelled = read_unlabelled(news, left_out) if settings.teachers else []

    def examples(self, sample: Sample) -> list[Example]:
        doc = self.make_doc(sample.text)
        return list(make_examples(doc, make_words(doc, self.table), sample))

    def epoch(self, rng: random.Random) -> Iterator[Example]:
        """All attribution articles (one annotator each), and a share of the rest."""
        share = self.settings
        for annotators in self.articles:
            yield from self.examples(augment(rng.choice(annotators), rng))
        for sample in rng.sample(self.treebank, round(len(self.treebank) * share.treebank_share)):
            yield from self.examples(sample)
        for samples, part in ((self.newswire, share.newswire_share), (self.unlabelled, share.unlabelled_share)):
            for sample in rng.sample(samples, round(len(samples) * part)):
                yield from self.examples(augment(sample, rng))

    def batches(self, seed: int) -> Iterator[list[Example]]:
        """Endless batches: epochs cut into pools, a pool sorted by size so that little is padding."""
        for number in range(1000):
            rng = random.Random(seed * 1000 + number)
            examples = list(self.epoch(rng))
            rng.shuffle(examples)
            batches = []
            for low in range(0, len(examples), 400):
                pool = sorted(examples[low : low + 400], key=lambda e: e.size)
                batch: list[Example] = []
                for example in pool:
                    if batch and (len(batch) + 1) * example.size > self.settings.pieces:
                        batches.append(batch)
                        batch = []
                    batch.append(example)
                batches.append(batch)
            rng.shuffle(batches)
            print(f"epoch {number}: {len(examples)} windows, {len(batches)} batches", flush=True)
            yield from batches


def fit(data: Data, pretrained: Path, out: Path, settings: Settings, *, rank: int = 0, world: int = 1) -> None:
    """Train and write `out/last.pt` every few minutes; with `world` processes, each takes its own batches.

    Args:
        data: The corpora.
        pretrained: The encoder's published weights (safetensors).
        out: Folder for checkpoints and the log.
        settings: The run's settings.
        rank, world: This process among how many; gradients are averaged over them.
    """
    torch.manual_seed(settings.seed)
    reader = Reader()
    if settings.start:
        reader.load_state_dict(checkpoint_weights(Path(settings.start)))
    else:
        reader.encoder.load_pretrained(pretrained)
    teachers = [load_reader(Path(name)) for name in settings.teachers.split(",") if name]
    reader.train()
    named = [(name, p) for name, p in reader.named_parameters() if p.requires_grad]
    encoder = [
        p
        for name, p in named
        if name.startswith(("encoder.layers", "encoder.norm", "encoder.position", "encoder.kind"))
    ]
    ours = {id(p) for p in encoder}
    rest = [p for _, p in named if id(p) not in ours]
    optimizer = torch.optim.AdamW(
        [{"params": encoder, "lr": settings.encoder_rate}, {"params": rest, "lr": settings.head_rate}],
        weight_decay=settings.decay, betas=(0.9, 0.98), fused=True,
    )  # fmt: skip
    rates = [group["lr"] for group in optimizer.param_groups]
    average = {name: p.detach().clone() for name, p in named}
    step = 0
    checkpoint = out / CHECKPOINT
    if checkpoint.is_file():
        state = torch.load(checkpoint, weights_only=True)
        reader.load_state_dict(state["reader"])
        optimizer.load_state_dict(state["optimizer"])
        average, step = state["average"], state["step"]
    parameters = [p for _, p in named]
    weights = {**WEIGHTS, "entity": settings.entity_weight}
    seen: dict[str, float] = defaultdict(float)
    began, pieces, saved = time.monotonic(), 0, time.monotonic()
    torch.manual_seed(settings.seed + 17 * rank + step)
    for examples in data.batches(settings.seed + 100 * rank + step):
        if step >= settings.steps:
            break
        done = step / settings.steps
        scale = min(1.0, done / settings.warmup + 1e-3) * max(
            0.02, (1 - done) / (1 - settings.warmup) if done > settings.warmup else 1.0
        )
        for group, rate in zip(optimizer.param_groups, rates, strict=True):
            group["lr"] = rate * scale
        if done >= settings.coarse_from:
            reader.train_coarsely()
        batch = Batch.of(examples)
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=settings.bfloat16):
            found = losses(reader, batch, teachers, settings.trust)
        total = torch.stack([weights[name] * value for name, value in found.items()]).sum()
        optimizer.zero_grad(set_to_none=False)
        total.backward()
        if world > 1:
            _average_gradients(parameters, world)
        torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        optimizer.step()
        step += 1
        keep = min(settings.average, (1 + step) / (10 + step))
        with torch.no_grad():
            for name, p in named:
                average[name].lerp_(p, 1 - keep)
        for name, value in found.items():
            seen[name] = 0.98 * seen[name] + 0.02 * value.item() if name in seen else value.item()
        pieces += batch.inputs["ids"].numel()
        if rank == 0 and step % 25 == 0:
            speed = pieces / (time.monotonic() - began)
            print(
                f"step {step} {speed:.0f} pieces/s",
                " ".join(f"{k} {v:.3f}" for k, v in sorted(seen.items())),
                flush=True,
            )
        if rank == 0 and (time.monotonic() - saved > 240 or step == settings.steps):
            saved = time.monotonic()
            state = {
                "reader": reader.state_dict(),
                "optimizer": optimizer.state_dict(),
                "average": average,
                "step": step,
            }
            torch.save(state, out / "new.pt")
            (out / "new.pt").replace(checkpoint)
            (out / "settings.json").write_text(json.dumps(asdict(settings), indent=1) + "\n", "utf-8")
            if not math.isfinite(total.item()):
                raise FloatingPointError(f"the loss is {total.item()} at step {step}")


def checkpoint_weights(checkpoint: Path, *, averaged: bool = True) -> dict[str, torch.Tensor]:
    """The weights of a checkpoint: their exponential average, which is what ships, or the last ones."""
    state = torch.load(checkpoint, weights_only=True)
    return {**state["reader"], **(state["average"] if averaged else {})}


def load_reader(checkpoint: Path, *, averaged: bool = True) -> Reader:
    """The network of a checkpoint, for reading alone."""
    reader = Reader()
    reader.load_state_dict(checkpoint_weights(checkpoint, averaged=averaged))
    return reader.eval().requires_grad_(False)


def _average_gradients(parameters: list[torch.nn.Parameter], world: int) -> None:
    grads = [p.grad if p.grad is not None else torch.zeros_like(p) for p in parameters]
    flat = torch.cat([g.flatten() for g in grads])
    dist.all_reduce(flat)
    flat /= world
    at = 0
    for p in parameters:
        count = p.numel()
        p.grad = flat[at : at + count].view_as(p)
        at += count
