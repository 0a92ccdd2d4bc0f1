"""The trained network at run time: two ONNX graphs on one thread, no torch.

`encoder.onnx` reads a window once and answers for every head; `pair.onnx` reads the surroundings of each candidate
cue. `training/export.py` writes both, weights as int8.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime

from quotetrack.errors import ModelError
from quotetrack.nlp.words import Floats, Ints, surroundings

ENCODER_FILE, PAIR_FILE, TOKENIZER_FILE = "encoder.onnx", "pair.onnx", "tokenizer.json"

# The fused node takes eight times as long as the two it stands for: a tenth of the encoder's time.
_SLOW_FUSIONS = ["SkipLayerNormFusion"]


@dataclass(frozen=True, slots=True)
class WindowReading:
    """What the encoder and its heads say of one window of n words.

    Attributes:
        words: float32 (n, width): the vectors that the pair head reads.
        cue: float32 (n, 3): chances of `labels.CUE_LABELS`.
        tag: int64 (n,): index in `labels.TAGS`.
        entity: float32 (n, labels): log chances of `labels.ENTITY_LABELS`.
        starts: bool (n,): whether a sentence begins at the word.
        arcs: float32 (n, n): score of each word (row) hanging on each other (column), itself for a root; words of
            other sentences are far below the rest.
        head, dep: int64 (n,): the best head on its own account (not yet a tree), and the label for it.
    """

    words: Floats
    cue: Floats
    tag: Ints
    entity: Floats
    starts: npt.NDArray[np.bool_]
    arcs: Floats
    head: Ints
    dep: Ints


@dataclass(frozen=True, slots=True)
class CueReading:
    """What the pair head says of one candidate cue.

    Attributes:
        low, high: Half-open words of the window that were read.
        roles: float32 (high - low, 5): log chances of `labels.ROLE_LABELS`.
        accept: Chance, 0..1, that the candidate is a cue with these roles.
    """

    low: int
    high: int
    roles: Floats
    accept: float


class ModelSession:
    """The two graphs, loaded.

    Args:
        folder: Where the model's files are.
        threads: Threads of the inference runtime; one is the measured default.

    Raises:
        ModelError: A file is missing or damaged.
    """

    def __init__(self, folder: Path, threads: int = 1) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # A thread that spins while it waits takes the core from whoever else works on this laptop.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._encoder = _open(folder / ENCODER_FILE, options)
        self._pair = _open(folder / PAIR_FILE, options)

    def read_window(self, inputs: dict[str, Ints]) -> WindowReading:
        """Run the encoder over one window (see `words.window_inputs`)."""
        words, cue, tag, entity, starts, arcs, head, dep = self._encoder.run(None, inputs)
        return WindowReading(words[0], cue[0], tag[0], entity[0], starts[0], arcs[0], head[0], dep[0])

    def read_cues(self, words: Floats, paragraph: Ints, cues: list[tuple[int, int]]) -> list[CueReading]:
        """Run the pair head over candidate cues of one window.

        Args:
            words: As in `WindowReading`.
            paragraph: int64 (n,): paragraph number a word, rising.
            cues: Half-open word ranges.
        """
        if not cues:
            return []
        ranges = [surroundings(paragraph, low) for low, _ in cues]
        width = max(high - low for low, high in ranges)
        place = np.asarray([low for low, _ in ranges])[:, None] + np.arange(width)[None]
        end = np.asarray([high for _, high in ranges])[:, None]
        valid = (place < end).astype(np.float32)
        place = np.minimum(place, end - 1)
        first = np.asarray([low - start for (low, _), (start, _) in zip(cues, ranges, strict=True)], dtype=np.int64)
        last = np.asarray(
            [min(high, end) - start for (_, high), (start, end) in zip(cues, ranges, strict=True)], dtype=np.int64
        )
        roles, accept = self._pair.run(
            None,
            {"words": words[place], "low": first, "high": last, "paragraph": paragraph[place], "valid": valid},
        )
        return [CueReading(low, high, roles[i, : high - low], float(accept[i])) for i, (low, high) in enumerate(ranges)]


def _open(path: Path, options: onnxruntime.SessionOptions) -> onnxruntime.InferenceSession:
    if not path.is_file():
        raise ModelError(f"{path.name}: the language model is incomplete; reinstall quotetrack, or run `make model`")
    try:
        return onnxruntime.InferenceSession(
            str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOW_FUSIONS
        )
    except Exception as error:  # the runtime has no documented error class of its own
        raise ModelError(f"{path.name}: the language model is damaged ({error}); reinstall quotetrack") from error
