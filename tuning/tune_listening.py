"""Tunes a short encoder to tell an agent's moves and a customer's anger, for `coach/listening/`.

    python tuning/tune_listening.py [--rounds 8] [--layers 3] [--hold-out 5]

A development step, by hand; README.md beside this file says when and how.
"""

import argparse
import shutil
from pathlib import Path

import export
import torch
import torch.nn.functional as functional
from course import Course, start_folder
from examples import MOVES, STEPS, Line, lines
from network import WIDTH, Encoder, mean
from telling import LAYER, Telling, weights
from torch import Tensor, nn

TARGET = Path(__file__).resolve().parents[1] / "coach" / "listening" / "encoder"
LONGEST, SEED, SHARP = 96, 1, 8.0
FIRM = 0.9
"""What a label is worth: people who label differ, so nothing is taught as certain."""


class Heads(nn.Module):
    """One number a move and one a step of anger, before they are squashed to 0..1."""

    def __init__(self) -> None:
        super().__init__()
        self.moves, self.anger = nn.Linear(WIDTH, len(MOVES)), nn.Linear(WIDTH, len(STEPS))

    def forward(self, vectors: Tensor) -> tuple[Tensor, Tensor]:
        """Moves (texts × 9) and anger (texts × 4)."""
        return self.moves(vectors * SHARP), self.anger(vectors * SHARP)


class Listener(nn.Module):
    """What is written to the file: encoder, heads and squashing in one."""

    def __init__(self, encoder: Encoder, heads: Heads, telling: Telling) -> None:
        super().__init__()
        self.encoder, self.heads, self.telling = encoder, heads, telling

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Chances of each move, anger (0 to 1) as the mean of its steps' chances, and the vector."""
        states = self.encoder.states(ids, mask)
        moves, anger = self.heads(mean(states[-1], mask))
        about = self.telling(states[LAYER], ids, mask)
        return torch.sigmoid(moves), torch.sigmoid(anger).mean(1), about


def wanted(batch: list[Line]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Targets of both heads, and which rows each of them is taught by."""
    moves = torch.tensor([[float(m in (one.moves or ())) for m in MOVES] for one in batch])
    steps = torch.tensor([[float((one.anger or 0.0) >= s) for s in STEPS] for one in batch])
    told = torch.tensor([one.moves is not None for one in batch])
    felt = torch.tensor([one.anger is not None for one in batch])
    return moves * (2 * FIRM - 1) + 1 - FIRM, steps * (2 * FIRM - 1) + 1 - FIRM, told, felt


def course(train: list[Line], heads: Heads, rounds: float, layers: int) -> Course[Line]:
    """Teaches both at once; each example counts for the head that it was labelled for."""
    binary = functional.binary_cross_entropy_with_logits

    def loss(vectors: Tensor, batch: list[Line]) -> Tensor:
        moves, anger = heads(vectors)
        want_moves, want_anger, told, felt = wanted(batch)
        found = vectors.sum() * 0
        if told.any():
            found = found + 9 * binary(moves[told], want_moves[told])
        if felt.any():
            found = found + 4 * binary(anger[felt], want_anger[felt])
        return found

    return Course(train, heads, loss, rounds, LONGEST, layers, SEED)


@torch.no_grad()
def report(tuned: Course[Line], heads: Heads, held: list[Line]) -> None:
    """Prints F1 a move at .5 and how far off the anger is, on examples that were kept back."""
    telling = Telling(weights([one.text for one in held], tuned.tokenizer))
    listener = Listener(tuned.encoder, heads, telling).eval()
    hits = {move: [0, 0, 0] for move in MOVES}
    off: list[float] = []
    for one in held:
        read = tuned.tokenizer.encode(one.text)
        chances, anger, _ = listener(torch.tensor([read.ids]), torch.tensor([read.attention_mask]))
        if one.anger is not None:
            off.append(abs(float(anger[0]) - one.anger))
        for move, chance in zip(MOVES, chances[0], strict=True):
            if one.moves is not None:
                said, meant = float(chance) >= 0.5, move in one.moves
                for place, counted in enumerate((said and meant, said, meant)):
                    hits[move][place] += counted
    for move, (both, said, meant) in hits.items():
        print(f"{move:13} F1 {2 * both / max(1, said + meant):.2f}  of {meant}")
    print(f"anger off by {sum(off) / len(off):.3f} on average, of {len(off)}")


def main() -> None:
    """Tunes, then writes the encoder, or with `--hold-out` only tells how good it would be."""
    parser = argparse.ArgumentParser(description="Tune the listening encoder on tuning/examples.")
    parser.add_argument("--rounds", type=float, default=8, help="times through all examples")
    parser.add_argument("--layers", type=int, default=3, help="of the six; fewer are quicker")
    parser.add_argument("--hold-out", type=int, help="keep back every Nth example and test on it")
    parser.add_argument("--target", type=Path, default=TARGET, help="folder to write to")
    asked = parser.parse_args()
    torch.manual_seed(SEED)
    known = lines()
    held = known[:: asked.hold_out] if asked.hold_out else []
    heads = Heads()
    tuned = course(
        [one for one in known if one not in set(held)], heads, asked.rounds, asked.layers
    )
    tuned.run()
    if held:
        report(tuned, heads, held)
        return
    asked.target.mkdir(exist_ok=True, parents=True)
    telling = Telling(weights([one.text for one in known], tuned.tokenizer))
    questions = [one.text for one in known if "question" in (one.moves or ())]
    telling.centre(tuned.encoder, questions, tuned.tokenizer)
    listener = Listener(tuned.encoder, heads, telling)
    export.write(listener, asked.target / "listener.onnx", ["moves", "anger", "vector"])
    shutil.copy(start_folder() / "tokenizer.json", asked.target)
    print(f"written: {asked.target}")


if __name__ == "__main__":
    main()
