"""A small tuned encoder: the chances of an agent's moves, and how angry a customer's words are.

The weights are one ONNX file beside this module; `tuning/tune_listening.py` makes them again, from
examples of our own. Nothing is fetched from anywhere.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import numpy
from numpy.typing import NDArray
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
_REMEMBERED = 2_048
"""Texts remembered: set phrases come again in every call."""
_LONG = 600
"""Characters: longer texts hardly come again, and are not remembered. So it never holds more than
about 9 MB."""


@dataclass(frozen=True, slots=True)
class Read:
    """What the encoder makes of a text: a chance for each of ``MOVES``, and the anger, 0 to 1."""

    moves: tuple[float, ...]
    anger: float
    vector: NDArray[numpy.float32] = field(compare=False, repr=False)
    """Of length 1: the nearer two texts are in meaning, the nearer to 1 is their dot product. Not to
    be changed."""


class Encoder:
    """Loads the weights (about 0.2 s); reading a sentence then takes about 1 ms on one core."""

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
        self._remembered = lru_cache(_REMEMBERED)(self._read)

    def read(self, text: str) -> Read:
        """What it makes of a text; remembered unless it is long."""
        return self._remembered(text) if len(text) <= _LONG else self._read(text)

    def forget(self) -> None:
        """Forgets all texts: what is read next takes its time, as at first."""
        self._remembered.cache_clear()

    def _read(self, text: str) -> Read:
        # One text at a time: in a batch the rounding of int8 would differ with its neighbours, and
        # the same words must have the same score wherever they stand.
        ids = numpy.array([self._tokenizer.encode(text).ids], dtype=numpy.int64)
        given = {"ids": ids, "mask": numpy.ones_like(ids)}
        moves, anger, vector = self._session.run(["moves", "anger", "vector"], given)
        vector.setflags(write=False)  # it is remembered, and handed to all who ask
        return Read(tuple(map(float, moves[0])), float(anger[0]), vector[0])
