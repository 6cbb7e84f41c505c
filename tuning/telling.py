"""A vector of what a text is about: words that tell something count, and what all questions share is taken out."""

from collections import Counter

import torch
import torch.nn.functional as functional
from network import WIDTH, WORDS, Encoder
from tokenizers import Tokenizer
from torch import Tensor, nn

LAYER = 1
"""From 0. Later layers know the move that is made, and have forgotten much of the matter."""
COMMON = 0.03
"""A word in this share of the texts counts half."""
ALMOST_NOTHING = 1e-4


def weights(texts: list[str], tokenizer: Tokenizer) -> Tensor:
    """How much each token tells, by how few of the texts hold it: tokens × 1."""
    holding = Counter(token for text in texts for token in set(tokenizer.encode(text).ids))
    told = torch.tensor([COMMON / (COMMON + holding[token] / len(texts)) for token in range(WORDS)])
    for edge in ("[CLS]", "[SEP]"):  # not nothing: a text without words has a vector too
        told[tokenizer.token_to_id(edge)] = ALMOST_NOTHING
    return told[:, None]


class Telling(nn.Module):
    """Token states of layer ``LAYER`` to one vector of length 1 a text."""

    weight: Tensor
    middle: Tensor

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        self.register_buffer("weight", weight)
        self.register_buffer("middle", torch.zeros(1, WIDTH))

    def forward(self, states: Tensor, ids: Tensor, mask: Tensor) -> Tensor:
        """`states` (texts × tokens × width), `ids` and `mask`; the answer: texts × width."""
        each = functional.embedding(ids, self.weight) * mask.to(states.dtype)[:, :, None]
        direction = functional.normalize((states * each).sum(1), dim=-1)
        return functional.normalize(direction - self.middle, dim=-1)

    @torch.no_grad()
    def centre(self, encoder: Encoder, questions: list[str], tokenizer: Tokenizer) -> None:
        """Takes out what these questions share."""
        encoder.eval()
        found = []
        for text in questions:
            ids = torch.tensor([tokenizer.encode(text).ids])
            mask = torch.ones_like(ids)
            found.append(self(encoder.states(ids, mask)[LAYER], ids, mask))
        self.middle = torch.cat(found).mean(0, keepdim=True)
