"""One encoder, one pass, many heads: the network behind quotetrack's language model.

Encoder: all-MiniLM-L6-v2 (Wang et al. 2020; Apache-2.0), 6 layers, 384 wide, uncased. Three small embeddings added to
its input say what an uncased model cannot see: case shape, quote state, paragraph start. They start at zero.
"""

from __future__ import annotations

import math
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from quotetrack.nlp.labels import CUE_LABELS, DEPS, ENTITY_LABELS, QUOTE_STATES, ROLE_LABELS, SHAPES, TAGS

WIDTH, LAYERS, HEADS, INNER = 384, 6, 12, 1536
SIDE = 16  # case shape and quote state, concatenated to the output
WORD_WIDTH = WIDTH + 2 * SIDE
PAIR_WIDTH = 160
ARC_WIDTH, LABEL_WIDTH = 128, 64
DISTANCES = 24


class Coarse(nn.Linear):
    """A linear layer that can train with its weights rounded as `export.py` will round them.

    Seven bits and one scale an output, the gradient passed straight through (Jacob et al. 2018, "Quantization and
    training of neural networks for efficient integer-arithmetic-only inference").
    """

    coarse = False

    def forward(self, x: Tensor) -> Tensor:
        weight = self.weight
        if self.coarse and self.training:
            with torch.no_grad():
                scale = weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / 64
                error = (weight / scale).round() * scale - weight
            weight = weight + error
        return F.linear(x, weight, self.bias)


class Layer(nn.Module):
    """A transformer layer with normalisation after each step, as BERT has it."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = Coarse(WIDTH, 3 * WIDTH)
        self.output = Coarse(WIDTH, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.inner = Coarse(WIDTH, INNER)
        self.outer = Coarse(INNER, WIDTH)
        self.final = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        batch, length, _ = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        mixed = mixed.transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.norm(x + self.dropout(self.output(mixed)))
        return self.final(x + self.dropout(self.outer(F.gelu(self.inner(x)))))


class Encoder(nn.Module):
    """Word pieces in, one vector a word out: float (batch, words, WORD_WIDTH)."""

    def __init__(self, vocabulary: int = 30522, dropout: float = 0.1) -> None:
        super().__init__()
        self.word = nn.Embedding(vocabulary, WIDTH)
        self.word.weight.requires_grad = False  # frozen: 11.7 of 22 million weights, and no gain in training them
        self.position = nn.Embedding(512, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.shape = nn.Embedding(len(SHAPES) + 1, WIDTH)
        self.quote = nn.Embedding(len(QUOTE_STATES) + 1, WIDTH)
        self.begins = nn.Embedding(2, WIDTH)
        for table in (self.shape, self.quote, self.begins):
            nn.init.zeros_(table.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.side_shape = nn.Embedding(len(SHAPES) + 1, SIDE)
        self.side_quote = nn.Embedding(len(QUOTE_STATES) + 1, SIDE)

    def forward(
        self, ids: Tensor, shape: Tensor, quote: Tensor, begins: Tensor, first: Tensor,
        word_shape: Tensor, word_quote: Tensor, mask: Tensor | None = None,
    ) -> Tensor:  # fmt: skip
        x = self.word(ids) + self.position.weight[: ids.shape[1]] + self.kind
        x = x + self.shape(shape) + self.quote(quote) + self.begins(begins)
        x = self.dropout(self.norm(x))
        for layer in self.layers:
            x = layer(x, mask)
        words = torch.gather(x, 1, first[..., None].expand(-1, -1, WIDTH))
        return torch.cat([words, self.side_shape(word_shape), self.side_quote(word_quote)], dim=-1)

    def load_pretrained(self, path: Path) -> None:
        """Take over the weights of a BERT-shaped safetensors file."""
        from safetensors.torch import load_file

        weights = load_file(path)
        with torch.no_grad():
            self.word.weight.copy_(weights["embeddings.word_embeddings.weight"])
            self.position.weight.copy_(weights["embeddings.position_embeddings.weight"])
            self.kind.copy_(weights["embeddings.token_type_embeddings.weight"][0])
            self.norm.weight.copy_(weights["embeddings.LayerNorm.weight"])
            self.norm.bias.copy_(weights["embeddings.LayerNorm.bias"])
            for i, layer in enumerate(self.layers):
                base = f"encoder.layer.{i}."
                names = [f"{base}attention.self.{name}" for name in ("query", "key", "value")]
                layer.qkv.weight.copy_(torch.cat([weights[f"{name}.weight"] for name in names]))
                layer.qkv.bias.copy_(torch.cat([weights[f"{name}.bias"] for name in names]))
                for own, theirs in (
                    (layer.output, "attention.output.dense"), (layer.norm, "attention.output.LayerNorm"),
                    (layer.inner, "intermediate.dense"), (layer.outer, "output.dense"),
                    (layer.final, "output.LayerNorm"),
                ):  # fmt: skip
                    own.weight.copy_(weights[f"{base}{theirs}.weight"])
                    own.bias.copy_(weights[f"{base}{theirs}.bias"])


class Biaffine(nn.Module):
    """Scores of every word as every word's head (Dozat and Manning 2017); a root heads itself."""

    def __init__(self) -> None:
        super().__init__()
        self.dependent = Coarse(WORD_WIDTH, ARC_WIDTH)
        self.head = Coarse(WORD_WIDTH, ARC_WIDTH)
        self.arc = Coarse(ARC_WIDTH, ARC_WIDTH)
        self.bias = nn.Linear(ARC_WIDTH, 1)
        self.root = nn.Linear(ARC_WIDTH, 1)
        self.label_dependent = Coarse(WORD_WIDTH, LABEL_WIDTH)
        self.label_head = Coarse(WORD_WIDTH, LABEL_WIDTH)
        self.label = Coarse(LABEL_WIDTH, len(DEPS) * LABEL_WIDTH)
        self.label_bias = nn.Linear(2 * LABEL_WIDTH, len(DEPS))
        self.dropout = nn.Dropout(0.2)

    def forward(self, words: Tensor) -> Tensor:
        """Float (batch, words, words): [b, dependent, head]."""
        dependent = self.dropout(F.gelu(self.dependent(words)))
        head = self.dropout(F.gelu(self.head(words)))
        scores = self.arc(dependent) @ head.transpose(1, 2) + self.bias(head).transpose(1, 2)
        place = torch.arange(words.shape[1], device=words.device)
        own = place[:, None] == place[None]
        return torch.where(own, self.root(dependent).expand_as(scores), scores)

    def labels(self, words: Tensor, heads: Tensor) -> Tensor:
        """Label scores (batch, words, labels), given each word's head (batch, words)."""
        dependent = self.dropout(F.gelu(self.label_dependent(words)))
        head = self.dropout(F.gelu(self.label_head(words)))
        head = torch.gather(head, 1, heads[..., None].expand(-1, -1, LABEL_WIDTH))
        crossed = self.label(dependent).view(*dependent.shape[:2], len(DEPS), LABEL_WIDTH) @ head[..., None]
        return crossed.squeeze(-1) + self.label_bias(torch.cat([dependent, head], dim=-1))


class Neighbours(Coarse):
    """A convolution of three words, as one matrix product and two shifts."""

    def forward(self, x: Tensor, dilation: int) -> Tensor:  # type: ignore[override]
        return shift_and_add(*super().forward(x).chunk(3, dim=-1), dilation)


def shift_and_add(before: Tensor, here: Tensor, after: Tensor, dilation: int) -> Tensor:
    """What each word gets from the word `dilation` before it, from itself, and from the one as far behind it."""
    before = F.pad(before, (0, 0, dilation, 0))[:, :-dilation]
    after = F.pad(after, (0, 0, 0, dilation))[:, dilation:]
    return before + here + after


class PairHead(nn.Module):
    """Given one candidate cue, which words around it are its source and its content, and is it a cue at all."""

    def __init__(self) -> None:
        super().__init__()
        self.word = Coarse(WORD_WIDTH, PAIR_WIDTH)
        self.cue = Coarse(WORD_WIDTH, 2 * PAIR_WIDTH)
        self.distance = nn.Embedding(DISTANCES, PAIR_WIDTH)
        self.flag = nn.Embedding(4, PAIR_WIDTH)
        self.convolutions = nn.ModuleList(Neighbours(PAIR_WIDTH, 3 * PAIR_WIDTH) for _ in range(4))
        self.norms = nn.ModuleList(nn.LayerNorm(PAIR_WIDTH) for _ in range(4))
        self.role = nn.Linear(PAIR_WIDTH, len(ROLE_LABELS))
        self.accept = nn.Sequential(
            Coarse(3 * PAIR_WIDTH + WORD_WIDTH, PAIR_WIDTH), nn.GELU(), nn.Dropout(0.1), nn.Linear(PAIR_WIDTH, 1)
        )
        self.dropout = nn.Dropout(0.1)

    def forward(
        self, words: Tensor, low: Tensor, high: Tensor, paragraph: Tensor, valid: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Read each candidate's surroundings (see `quotetrack.nlp.words.surroundings`).

        Args:
            words: float (cues, words, WORD_WIDTH): the words around each cue.
            low, high: int (cues,): the cue's half-open word range.
            paragraph: int (cues, words): paragraph numbers.
            valid: float (cues, words): 1 for words, 0 for padding.

        Returns:
            Role scores (cues, words, 5) and accept scores (cues,).
        """
        place = torch.arange(words.shape[1], device=words.device)[None]
        inside = (place >= low[:, None]) & (place < high[:, None])
        weight = inside.to(words.dtype) / (high - low)[:, None].to(words.dtype)
        cue = (weight[:, None] @ words).squeeze(1)
        own = torch.gather(paragraph, 1, low[:, None])
        flag = inside.long() + 2 * (paragraph == own).long()
        scale, shift = self.cue(cue)[:, None].chunk(2, dim=-1)
        x = self.word(words) * (1 + scale) + shift + self.flag(flag) + self.distance(distance_bucket(place, low, high))
        x = F.gelu(self.dropout(x)) * valid[..., None]
        for dilation, convolution, norm in zip((1, 2, 4, 8), self.convolutions, self.norms, strict=True):
            x = norm(x + self.dropout(F.gelu(convolution(x, dilation)))) * valid[..., None]
        roles = self.role(x)
        # What the accept score pools over: the words the roles themselves single out, and the cue.
        shares = (roles.softmax(-1) * valid[..., None]).transpose(1, 2)
        source, content = shares[:, 1:3].sum(1, keepdim=True), shares[:, 3:5].sum(1, keepdim=True)
        pooled = [(part @ x).squeeze(1) / (part.sum(-1) + 1) for part in (source, content, weight[:, None])]
        return roles, self.accept(torch.cat([*pooled, cue], dim=-1)).squeeze(-1)


def distance_bucket(place: Tensor, low: Tensor, high: Tensor) -> Tensor:
    """Signed distance to the cue in steps that widen: 0..DISTANCES-1, int (cues, words)."""
    before = (low[:, None] - place).clamp(min=0)
    after = (place - high[:, None] + 1).clamp(min=0)
    half = DISTANCES // 2 - 1
    steps = (torch.log1p((before + after).float()) * (half / math.log(257.0)) + 0.999).clamp(max=half).long()
    return torch.where(after > 0, half + steps, half - steps)


def two_layers(inner: int, labels: int) -> nn.Sequential:
    """A small classifier over word vectors."""
    return nn.Sequential(Coarse(WORD_WIDTH, inner), nn.GELU(), nn.Dropout(0.1), nn.Linear(inner, labels))


class Reader(nn.Module):
    """Encoder and heads."""

    def __init__(self, vocabulary: int = 30522) -> None:
        super().__init__()
        self.encoder = Encoder(vocabulary)
        self.cue = two_layers(128, len(CUE_LABELS))
        self.tag = Coarse(WORD_WIDTH, len(TAGS))
        self.entity = two_layers(128, len(ENTITY_LABELS))
        self.starts = nn.Sequential(Coarse(WORD_WIDTH, 64), nn.GELU(), nn.Linear(64, 1))
        self.tree = Biaffine()
        self.pair = PairHead()

    def train_coarsely(self) -> None:
        """From now on, train with weights as coarse as the exported ones."""
        for module in self.modules():
            if isinstance(module, Coarse):
                module.coarse = True
