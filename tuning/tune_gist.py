"""Tunes a short encoder to tell what failed, why, and what it is about, for `coach/gist/`.

    python tuning/tune_gist.py [--rounds 14] [--layers 4]

A development step, by hand; README.md beside this file says when and how.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from types import EllipsisType
from typing import NamedTuple

import export
import torch
import torch.nn.functional as functional
from course import Course
from messages import hurried
from network import WIDTH, Encoder, mean
from tokenizers import Encoding
from torch import Tensor, nn

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from coach.gist.gist import CAUSES, FAILURES  # noqa: E402 - the ids, in the order of the output

EXAMPLES, TARGET = HERE / "gist", HERE.parent / "coach" / "gist" / "weights"
LONGEST, SEED, SHARP, SMOOTHING = 96, 1, 8.0, 0.08
SHARES = ((), (1.0,), (0.65, 0.35))
"""Of two kinds of failure the main one counts more."""
NOUN_WORTH, NOUN_WEIGHT = 1.5, 2.0
"""Pieces of a noun are few, so they count twice."""


class Told(NamedTuple):
    """A message and what it was labelled for; what it wasn't labelled for (`...`) teaches nothing."""

    text: str
    failure: tuple[str, ...] | EllipsisType = ...
    """The kinds told, the main one first."""
    cause: str | None | EllipsisType = ...
    noun: str | None | EllipsisType = ...


class Heads(nn.Module):
    """A number for each failure and cause and for none of them; two for each piece of a word."""

    def __init__(self) -> None:
        super().__init__()
        self.failures = nn.Linear(WIDTH, len(FAILURES) + 1)
        self.causes = nn.Linear(WIDTH, len(CAUSES) + 1)
        self.nouns = nn.Linear(WIDTH, 2)


class Gist(nn.Module):
    """What is written to the file: encoder, heads and squashing in one."""

    def __init__(self, encoder: Encoder, heads: Heads) -> None:
        super().__init__()
        self.encoder, self.heads = encoder, heads

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Chances of each failure and none, of each cause and none, and of each piece being in the noun."""
        states = self.encoder.states(ids, mask)[-1]
        vector = mean(states, mask) * SHARP
        failures, causes = self.heads.failures(vector), self.heads.causes(vector)
        nouns = torch.softmax(self.heads.nouns(states), -1)[:, :, 1]
        return torch.softmax(failures, -1), torch.softmax(causes, -1), nouns


class GistCourse(Course[Told]):
    """A course whose loss needs the state of every piece, not the message's vector alone."""

    def __init__(self, train: list[Told], heads: Heads, rounds: float, layers: int) -> None:
        super().__init__(
            train, heads, lambda vectors, _: vectors.sum(), rounds, LONGEST, layers, SEED
        )
        self.heads = heads

    def losses(self, batch: list[Told]) -> Tensor:
        """All three losses of a batch in one."""
        # A slip of the finger would move the noun away from its label.
        texts = [one.text if one.noun else hurried(one.text, self.chance) for one in batch]
        read = self.tokenizer.encode_batch(texts)
        ids = torch.tensor([one.ids for one in read])
        mask = torch.tensor([one.attention_mask for one in read])
        states = self.encoder.states(ids, mask)[-1]
        vectors = mean(states, mask) * SHARP
        pieces = zip(batch, read, strict=True)
        return (
            functional.cross_entropy(self.heads.failures(vectors), _rows(map(failures_of, batch)))
            + functional.cross_entropy(self.heads.causes(vectors), _rows(map(causes_of, batch)))
            + NOUN_WORTH * functional.cross_entropy(
                self.heads.nouns(states).flatten(0, 1),
                torch.stack([pieces_of(*one) for one in pieces]).flatten(),
                torch.tensor([1.0, NOUN_WEIGHT]),
            )
        )  # fmt: skip

    def _step(self, batch: list[Told]) -> float:
        return self.learn_from(self.losses(batch))


def _rows(wanted: Iterable[Tensor]) -> Tensor:
    return torch.stack(list(wanted))


def _softened(wanted: Tensor) -> Tensor:
    """People who label differ, so nothing is taught as certain; what wasn't labelled stays nothing."""
    total = wanted.sum()
    return wanted * (1 - SMOOTHING) + SMOOTHING * total / len(wanted)


def failures_of(one: Told) -> Tensor:
    """The chances to teach, none last; the first of two kinds counts more than the second."""
    wanted = torch.zeros(len(FAILURES) + 1)
    if isinstance(one.failure, tuple):
        for kind, share in zip(one.failure, SHARES[len(one.failure)], strict=True):
            wanted[FAILURES.index(kind)] = share
        wanted[-1] = float(not one.failure)
    return _softened(wanted)


def causes_of(one: Told) -> Tensor:
    """The chances to teach, none last."""
    wanted = torch.zeros(len(CAUSES) + 1)
    if one.cause is None or isinstance(one.cause, str):
        wanted[CAUSES.index(one.cause) if one.cause else -1] = 1
    return _softened(wanted)


def span_of(text: str, noun: str) -> tuple[int, int] | None:
    """Where the noun stands as whole words, singular or plural; None when it doesn't."""
    found = re.search(rf"(?<!\w){re.escape(noun)}s?(?!\w)", text, re.IGNORECASE)
    return found.span() if found else None


def pieces_of(one: Told, read: Encoding) -> Tensor:
    """1 for each piece in the noun, 0 for each other one; -100, not taught, for what is no piece."""
    taught = one.noun is None or isinstance(one.noun, str)
    place = span_of(one.text, one.noun) if isinstance(one.noun, str) else None
    return torch.tensor(
        [
            int(place is not None and place[0] <= start and end <= place[1])
            if taught and end > start and shown
            else -100
            for (start, end), shown in zip(read.offsets, read.attention_mask, strict=True)
        ]
    )


def examples(folder: Path = EXAMPLES) -> list[Told]:
    """All examples, in the order of their files. Raises on a label that is none."""
    found = []
    for path in sorted(folder.glob("*.jsonl")):
        for number, row in enumerate(path.read_text("utf-8").splitlines(), 1):
            told = json.loads(row)
            if "failure" in told:
                told["failure"] = tuple(told["failure"])
            one = Told(**told)
            if wrong := _wrong_label(one):
                raise SystemExit(f"{path.name}:{number}: {wrong}")
            found.append(one)
    return found


def _wrong_label(one: Told) -> str | None:
    if isinstance(one.failure, tuple) and not set(one.failure) <= set(FAILURES):
        return f"one of {one.failure} is no failure"
    if isinstance(one.failure, tuple) and len(one.failure) >= len(SHARES):
        return "name two kinds of failure at most, the main one first"
    if isinstance(one.cause, str) and one.cause not in CAUSES:
        return f"{one.cause} is no cause"
    if isinstance(one.noun, str) and not span_of(one.text, one.noun):
        return f"{one.noun!r} doesn't stand in the message"
    return None


def main() -> None:
    """Tunes, then writes the encoder."""
    parser = argparse.ArgumentParser(description="Tune the encoder of coach/gist on tuning/gist.")
    parser.add_argument("--rounds", type=float, default=14, help="times through all examples")
    parser.add_argument("--layers", type=int, default=4, help="of the six; fewer are quicker")
    parser.add_argument("--target", type=Path, default=TARGET, help="folder to write to")
    asked = parser.parse_args()
    torch.manual_seed(SEED)
    heads = Heads()
    tuned = GistCourse(examples(), heads, asked.rounds, asked.layers)
    tuned.run()
    asked.target.mkdir(exist_ok=True, parents=True)
    written = asked.target / "gist.onnx"
    export.write(
        Gist(tuned.encoder, heads), written, ["failures", "causes", "nouns"], by_piece=["nouns"]
    )
    print(f"written: {written}")


if __name__ == "__main__":
    main()
