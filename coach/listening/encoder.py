"""A small tuned encoder: the chances of an agent's moves, and how angry a customer's words are.

The weights are one ONNX file beside this module; `tuning/tune_listening.py` makes them again, from
examples of our own. Nothing is fetched from anywhere.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy
from onnxruntime import InferenceSession, SessionOptions
from tokenizers import Tokenizer

WEIGHTS = Path(__file__).parent / "encoder"
MOVES = (
    "apology", "empathy", "ownership", "question", "restate", "fix", "compensation", "followup",
    "thanks",
)  # fmt: skip
"""In the order of the file's output."""
LONGEST = 96
"""Tokens read of a text."""
_REMEMBERED = 1_024


class Read(NamedTuple):
    """What the encoder makes of a text: a chance for each of ``MOVES``, and the anger, 0 to 1."""

    moves: tuple[float, ...]
    anger: float


class Encoder:
    """Loads the weights (about 0.2 s); reading a sentence then takes about 2 ms on one core."""

    def __init__(self, folder: Path = WEIGHTS) -> None:
        options = SessionOptions()
        # More threads gain nothing on a sentence, and would spin beside the server's own.
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session = InferenceSession(
            str(folder / "listener.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(LONGEST)
        self.read = lru_cache(_REMEMBERED)(self._read)
        """What it makes of a text; remembered, since a check and a score read the same."""

    def _read(self, text: str) -> Read:
        # One text at a time: in a batch the rounding of int8 would differ with its neighbours, and
        # the same words must have the same score wherever they stand.
        tokens = self._tokenizer.encode(text)
        given = {
            "ids": numpy.array([tokens.ids], dtype=numpy.int64),
            "mask": numpy.array([tokens.attention_mask], dtype=numpy.int64),
        }
        moves, anger = self._session.run(["moves", "anger"], given)
        return Read(tuple(float(chance) for chance in moves[0]), float(anger[0]))
