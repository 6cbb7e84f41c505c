"""The encoder's network: a six-layer BERT with mean pooling, as all-MiniLM-L6-v2 has it.

Written out in plain PyTorch, so that neither transformers nor sentence-transformers is needed.
"""

import hashlib
import math
from pathlib import Path

import torch
import torch.nn.functional as functional
from safetensors.torch import load_file
from torch import Tensor, nn

SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of the official model.safetensors of sentence-transformers/all-MiniLM-L6-v2."""
WIDTH, HEADS, INNER, LAYERS, WORDS, PLACES = 384, 12, 1536, 6, 30522, 512
MASKED = -10000.0
_NAMES = {
    "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
    "joined": "attention.output.dense", "attended": "attention.output.LayerNorm",
    "widen": "intermediate.dense", "narrow": "output.dense", "done": "output.LayerNorm",
}  # fmt: skip


class Layer(nn.Module):
    """Self-attention and a feed-forward part, each added to what came in."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, WIDTH)
        self.value, self.joined = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, WIDTH)
        self.widen, self.narrow = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.attended = nn.LayerNorm(WIDTH, eps=1e-12)
        self.done = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(0.1)

    def forward(self, states: Tensor, bias: Tensor) -> Tensor:
        """States (messages × tokens × width) after this layer; `bias` hides the padding."""
        count, length, _ = states.shape

        def by_head(values: Tensor) -> Tensor:
            return values.view(count, length, HEADS, WIDTH // HEADS).transpose(1, 2)

        query, key = by_head(self.query(states)), by_head(self.key(states))
        weights = torch.softmax(
            query @ key.transpose(-1, -2) / math.sqrt(WIDTH // HEADS) + bias, -1
        )
        seen = (weights @ by_head(self.value(states))).transpose(1, 2).reshape(states.shape)
        states = self.attended(states + self.dropout(self.joined(seen)))
        inner = self.narrow(functional.gelu(self.widen(states)))
        return self.done(states + self.dropout(inner))


class Encoder(nn.Module):
    """Token ids to one vector of length 1 a message."""

    def __init__(self, layers: int = LAYERS) -> None:
        super().__init__()
        self.words, self.places = nn.Embedding(WORDS, WIDTH), nn.Embedding(PLACES, WIDTH)
        self.kinds = nn.Embedding(2, WIDTH)
        self.normed = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.dropout = nn.Dropout(0.1)

    def states(self, ids: Tensor, mask: Tensor) -> list[Tensor]:
        """The states (messages × tokens × 384) after each layer."""
        places = self.places(torch.arange(ids.shape[1]))[None]
        states = self.dropout(self.normed(self.words(ids) + places + self.kinds.weight[0]))
        bias = (1 - mask.to(states.dtype))[:, None, None, :] * MASKED
        found = []
        for layer in self.layers:
            states = layer(states, bias)
            found.append(states)
        return found

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """`ids` and `mask`: messages × tokens; the answer: messages × 384."""
        return mean(self.states(ids, mask)[-1], mask)


def mean(states: Tensor, mask: Tensor) -> Tensor:
    """The mean of a message's token states, as a vector of length 1."""
    kept = mask.to(states.dtype)
    middle = (states * kept[:, :, None]).sum(1) / kept.sum(1, keepdim=True)
    return functional.normalize(middle, dim=-1)


def published(folder: Path, layers: int = LAYERS) -> Encoder:
    """The first `layers` of the published encoder in `folder`; refuses any file but the official one."""
    path = folder / "model.safetensors"
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != SHA256:
        raise SystemExit(f"{path} is not the official all-MiniLM-L6-v2: its SHA-256 is {found}")
    stored = load_file(path)
    weights = {
        "words.weight": stored["embeddings.word_embeddings.weight"],
        "places.weight": stored["embeddings.position_embeddings.weight"],
        "kinds.weight": stored["embeddings.token_type_embeddings.weight"],
        **{f"normed.{kind}": stored[f"embeddings.LayerNorm.{kind}"] for kind in ("weight", "bias")},
    }
    for layer in range(layers):
        for ours, theirs in _NAMES.items():
            for kind in ("weight", "bias"):
                there = f"encoder.layer.{layer}.{theirs}.{kind}"
                weights[f"layers.{layer}.{ours}.{kind}"] = stored[there]
    encoder = Encoder(layers)
    encoder.load_state_dict(weights)
    return encoder
