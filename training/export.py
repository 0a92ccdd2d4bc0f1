"""From a checkpoint to the packaged pipeline: two ONNX graphs with int8 weights, in a folder that spaCy loads."""

from __future__ import annotations

import shutil
import tempfile
import warnings
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional as F

from quotetrack.nlp.session import ENCODER_FILE, PAIR_FILE, TOKENIZER_FILE
from training.fit import load_reader
from training.network import HEADS, WIDTH, Encoder, Layer, Neighbours, Reader, shift_and_add

OPSET = 17
BITS = 7  # with eight, processors without VNNI overflow 16 bits and answer differently from others


class SmallEmbedding(nn.Module):
    """A frozen embedding table as int8 rows with a scale each: a quarter of the size, 0.4 % of a row's length off."""

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        scale = weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("rows", (weight / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor) -> Tensor:
        return self.rows[ids].float() * self.scale[ids]  # type: ignore[index]


class FlatLayer(nn.Module):
    """A `Layer` for a batch of one, in the shape that the runtime is quickest with.

    Three products share one quantized input, so that no packed result has to be cut up and turned; the attention's
    scale is in the weights of the queries; there is no batch axis to carry. Measured on one core: 6 % of the encoder's
    time. Not quicker, and left out: the runtime's fused attention operators, and a GELU by tanh.
    """

    def __init__(self, layer: Layer) -> None:
        super().__init__()
        self.layer = layer
        weights, biases = layer.qkv.weight.chunk(3), layer.qkv.bias.chunk(3)
        scale = (WIDTH // HEADS) ** -0.5
        self.query = _linear(weights[0] * scale, biases[0] * scale)
        self.key, self.value = _linear(weights[1], biases[1]), _linear(weights[2], biases[2])

    def forward(self, x: Tensor, read: Tensor) -> Tensor:
        """What the layer makes of the rows `read`, which are rows of `x`, having looked at all of `x`."""
        layer = self.layer
        query, key, value = (
            product(rows).view(-1, HEADS, WIDTH // HEADS).transpose(0, 1)
            for product, rows in ((self.query, read), (self.key, x), (self.value, x))
        )
        mixed = (query @ key.transpose(1, 2)).softmax(-1) @ value
        read = layer.norm(read + layer.output(mixed.transpose(0, 1).reshape(1, -1, WIDTH)))
        return layer.final(read + layer.outer(F.gelu(layer.inner(read))))


def _linear(weight: Tensor, bias: Tensor) -> nn.Linear:
    product = nn.Linear(weight.shape[1], weight.shape[0])
    product.weight, product.bias = nn.Parameter(weight.detach()), nn.Parameter(bias.detach())
    return product


class FlatEncoder(nn.Module):
    """An `Encoder` for a batch of one; its last layer answers for the words' first pieces only."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        self.word = SmallEmbedding(encoder.word.weight.detach())
        self.layers = nn.ModuleList(FlatLayer(layer) for layer in encoder.layers)  # type: ignore[arg-type]

    def forward(
        self, ids: Tensor, shape: Tensor, quote: Tensor, begins: Tensor,
        first: Tensor, word_shape: Tensor, word_quote: Tensor,
    ) -> Tensor:  # fmt: skip
        encoder = self.encoder
        x = self.word(ids) + encoder.position.weight[: ids.shape[1]] + encoder.kind
        x = encoder.norm(x + encoder.shape(shape) + encoder.quote(quote) + encoder.begins(begins))
        for layer in self.layers[:-1]:
            x = layer(x, x)
        words = self.layers[-1](x, torch.gather(x, 1, first[..., None].expand(-1, -1, WIDTH)))
        return torch.cat([words, encoder.side_shape(word_shape), encoder.side_quote(word_quote)], dim=-1)


class EncoderGraph(nn.Module):
    """A window in, every head's answer out (see `quotetrack.nlp.session.WindowReading`)."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader
        self.encoder = FlatEncoder(reader.encoder)

    def forward(
        self, ids: Tensor, shape: Tensor, quote: Tensor, begins: Tensor,
        first: Tensor, word_shape: Tensor, word_quote: Tensor,
    ) -> tuple[Tensor, ...]:  # fmt: skip
        reader = self.reader
        words = self.encoder(ids, shape, quote, begins, first, word_shape, word_quote)
        starts = (reader.starts(words).squeeze(-1) > 0) | (torch.gather(begins, 1, first) > 0)
        sentence = starts.long().cumsum(1)
        arcs = reader.tree(words).masked_fill(sentence[:, None, :] != sentence[:, :, None], -1e4)
        head = arcs.argmax(-1)
        dep = reader.tree.labels(words, head).argmax(-1)
        cue = reader.cue(words).softmax(-1)
        entity = reader.entity(words).log_softmax(-1)
        return words, cue, reader.tag(words).argmax(-1), entity, starts, arcs, head, dep


class FlatNeighbours(nn.Module):
    """`Neighbours` as three products of one quantized input: nothing to cut up, a tenth of the pair head's time."""

    def __init__(self, whole: Neighbours) -> None:
        super().__init__()
        self.parts = nn.ModuleList(map(_linear, whole.weight.chunk(3), whole.bias.chunk(3)))

    def forward(self, x: Tensor, dilation: int) -> Tensor:
        return shift_and_add(*(part(x) for part in self.parts), dilation)


class PairGraph(nn.Module):
    """Candidate cues with their surroundings in, log chances of roles and chances of acceptance out."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.pair = reader.pair
        self.pair.convolutions = nn.ModuleList(map(FlatNeighbours, self.pair.convolutions))  # type: ignore[arg-type]

    def forward(
        self, words: Tensor, low: Tensor, high: Tensor, paragraph: Tensor, valid: Tensor
    ) -> tuple[Tensor, Tensor]:
        roles, accept = self.pair(words, low, high, paragraph, valid)
        return roles.log_softmax(-1), accept.sigmoid()


def export_graphs(reader: Reader, folder: Path, bits: int = BITS) -> None:
    """Write both graphs into the folder, with weights of 7, 8 or 32 bits."""
    pieces, count = 12, 9
    whole = torch.ones(1, pieces, dtype=torch.int64)
    first = torch.arange(1, count + 1)[None]
    word = torch.ones(1, count, dtype=torch.int64)
    _export(
        EncoderGraph(reader), (whole, whole, whole, whole * 0, first, word, word), folder / ENCODER_FILE,
        {"ids": "p", "shape": "p", "quote": "p", "begins": "p", "first": "w", "word_shape": "w", "word_quote": "w"},
        ["words", "cue", "tag", "entity", "starts", "arcs", "head", "dep"], fixed_batch=True, bits=bits,
    )  # fmt: skip
    cues = 3
    vectors = torch.randn(cues, count, reader.pair.word.in_features)
    low = torch.tensor([1, 2, 3])
    _export(
        PairGraph(reader),
        (vectors, low, low + 1, torch.zeros(cues, count, dtype=torch.int64), torch.ones(cues, count)),
        folder / PAIR_FILE, {"words": "w", "low": "", "high": "", "paragraph": "w", "valid": "w"},
        ["roles", "accept"], fixed_batch=False, bits=bits,
    )  # fmt: skip


def _export(
    graph: nn.Module,
    inputs: tuple[Tensor, ...],
    path: Path,
    axes: dict[str, str],
    outputs: list[str],
    *,
    fixed_batch: bool,
    bits: int,
) -> None:
    dynamic: dict[str, dict[int, str]] = {}
    for name, axis in axes.items():
        dynamic[name] = {} if fixed_batch else {0: "cues"}
        if axis:
            dynamic[name][1] = axis
    for name in outputs:
        dynamic[name] = {1: "w"} if fixed_batch else {0: "cues"}
    if "arcs" in outputs:
        dynamic["arcs"][2] = "w"
    if "roles" in outputs:
        dynamic["roles"][1] = "w"
    with tempfile.TemporaryDirectory() as work, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        plain = Path(work) / "plain.onnx"
        torch.onnx.export(
            graph.eval(), inputs, str(plain), input_names=list(axes), output_names=outputs, dynamic_axes=dynamic,
            opset_version=OPSET, dynamo=False,
        )  # fmt: skip
        if bits == 32:
            shutil.copy(plain, path)
            return
        quantize_dynamic(
            str(plain), str(path), per_channel=True, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul"],
            reduce_range=bits == 7, nodes_to_exclude=_small_products(plain),
        )  # fmt: skip


def _small_products(path: Path) -> list[str]:
    """Matrix products with so small a constant that int8 saves nothing and costs accuracy."""
    model = onnx.load(str(path))
    sizes = {tensor.name: tensor.dims for tensor in model.graph.initializer}
    names = []
    for node in model.graph.node:
        dims = next((sizes[name] for name in node.input if name in sizes), None)
        if node.op_type == "MatMul" and dims is not None and (len(dims) < 2 or min(dims) < 16):
            names.append(node.name)
    return names


def package_pipeline(
    checkpoint: Path, tokenizer: Path, target: Path, *, bits: int = BITS, averaged: bool = True
) -> None:
    """Write the spaCy pipeline that `quotetrack.load()` opens.

    Args:
        checkpoint: `last.pt` of a training run.
        tokenizer: The encoder's `tokenizer.json`.
        target: The pipeline's folder; replaced as a whole.
        bits: Bits of a weight, 7, 8 or 32; what ships has 7.
        averaged: Whether to take the average of the weights over the steps, or the last ones.
    """
    from quotetrack.nlp.pipeline import blank_pipeline

    with tempfile.TemporaryDirectory() as work:
        folder = Path(work)
        export_graphs(load_reader(checkpoint, averaged=averaged), folder, bits)
        shutil.copy(tokenizer, folder / TOKENIZER_FILE)
        nlp = blank_pipeline(folder)
        if target.exists():
            shutil.rmtree(target)
        nlp.to_disk(target)
