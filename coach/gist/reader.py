"""Reads the gist of a message with a small tuned encoder.

The weights are one ONNX file beside this module; `tuning/tune_gist.py` makes them again, from
examples of our own. Nothing is fetched from anywhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy
from numpy.typing import NDArray
from onnxruntime import InferenceSession, SessionOptions
from tokenizers import Tokenizer

from coach.gist.gist import CAUSES, FAILURES, Gist, Likely, Span

WEIGHTS = Path(__file__).parent / "weights"
TOKENS = Path(__file__).parents[1] / "listening" / "encoder" / "tokenizer.json"
"""Both encoders read the same word pieces."""
LONGEST = 96
"""Tokens read of a message; what comes behind them tells nothing more of the gist."""
_REMEMBERED = 256
"""Messages remembered: one is read by the dialogue's form and by its action alike."""
_FEW = 3
_PIECE = 0.3
"""From this chance on a piece of a word belongs to the noun, once another piece is surely in it."""


class GistReader:
    """Loads the weights (about 0.2 s); reading a message then takes about 3 ms on one core."""

    def __init__(self, folder: Path = WEIGHTS, tokens: Path = TOKENS) -> None:
        options = SessionOptions()
        # More threads gain nothing on a message, and would spin beside the server's own.
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session = InferenceSession(
            str(folder / "gist.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer = Tokenizer.from_file(str(tokens))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(LONGEST)
        self.read = lru_cache(_REMEMBERED)(self._read)
        """The gist of a text, of any length; empty texts tell nothing."""

    def _read(self, text: str) -> Gist:
        tokens = self._tokenizer.encode(text)
        ids = numpy.array([tokens.ids], dtype=numpy.int64)
        given = {"ids": ids, "mask": numpy.ones_like(ids)}
        failures, causes, nouns = self._session.run(["failures", "causes", "nouns"], given)
        return Gist(
            _likeliest(FAILURES, failures[0])[0],
            _likeliest(CAUSES, causes[0]),
            _noun(text, tokens.offsets, nouns[0]),
        )


def _likeliest(ids: Sequence[str], chances: NDArray[numpy.float32]) -> tuple[Likely, ...]:
    # What stands behind the ids is the chance of none of them.
    found = (Likely(one, float(chance)) for one, chance in zip(ids, chances, strict=False))
    return tuple(sorted(found, key=lambda one: -one.chance)[:_FEW])


def _noun(
    text: str, offsets: Sequence[tuple[int, int]], chances: NDArray[numpy.float32]
) -> Span | None:
    """The likeliest run of neighbouring pieces, out to the ends of their words."""
    runs: list[Span] = []
    pieces = [(*place, float(chance)) for place, chance in zip(offsets, chances, strict=True)]
    said = [piece for piece in pieces if piece[1] > piece[0] and piece[2] >= _PIECE]
    for start, end, chance in said:
        if runs and not text[runs[-1].end : start].strip():
            last = runs.pop()
            start, chance = last.start, max(last.chance, chance)
        runs.append(Span(start, end, chance))
    best = max(runs, key=lambda run: run.chance, default=None)
    return best and _whole(text, best)


def _whole(text: str, run: Span) -> Span:
    start, end = run.start, run.end
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return Span(start, end, run.chance)
