"""Tunes the published encoder on the dialogue's messages, for the engine's pipeline.

    python tuning/tune_dialogue.py [--rounds 4] [--hold-out 5]

A development step, by hand; README.md beside this file says when and how.
"""

import argparse
import shutil
from pathlib import Path

import export
import torch
import torch.nn.functional as functional
from course import Course, start_folder
from messages import Message, messages
from network import WIDTH
from torch import Tensor, nn

TARGET = Path(__file__).resolve().parents[1] / "bot" / "engine" / "components" / "encoder"
LONGEST, SMOOTHING, CONTRAST, HEAT, SEED = 64, 0.1, 0.5, 0.1, 1


def course(train: list[Message], rounds: float) -> Course[Message]:
    """Teaches that messages of one intent lie close together and apart from the others."""
    intents = sorted({message.intent for message in train})
    head = nn.Linear(WIDTH, len(intents))

    def loss(vectors: Tensor, batch: list[Message]) -> Tensor:
        wanted = torch.tensor([intents.index(message.intent) for message in batch])
        named = functional.cross_entropy(head(vectors * 8), wanted, label_smoothing=SMOOTHING)
        return named + CONTRAST * contrast(vectors, wanted)

    return Course(train, head, loss, rounds, LONGEST, seed=SEED)


def contrast(vectors: Tensor, wanted: Tensor) -> Tensor:
    """Supervised contrastive loss (Khosla et al. 2020): like beside like, unlike apart."""
    itself = torch.eye(len(wanted), dtype=torch.bool)
    near = (vectors @ vectors.T / HEAT).masked_fill(itself, -1e9)
    like = (wanted[:, None] == wanted[None]) & ~itself
    chances = near - torch.logsumexp(near, 1, keepdim=True)
    counted = like.any(1)
    if not counted.any():
        return vectors.sum() * 0
    return -((chances * like).sum(1)[counted] / like.sum(1)[counted]).mean()


@torch.no_grad()
def right(tuned: Course[Message], held: list[Message]) -> float:
    """Share of held-out messages that lie nearest to the middle of their own intent (0 to 1)."""
    found = torch.cat([tuned.vectors([message.text]) for message in tuned.train])
    known = [message.intent for message in tuned.train]
    intents = sorted(set(known))
    middles = torch.stack([found[[i == intent for i in known]].mean(0) for intent in intents])
    hits = 0
    for message in held:
        near = int((tuned.vectors([message.text]) @ functional.normalize(middles).T).argmax())
        hits += intents[near] == message.intent
    return hits / len(held)


def main() -> None:
    """Tunes, then writes the encoder, or with `--hold-out` only tells how good it would be."""
    parser = argparse.ArgumentParser(description="Tune the dialogue's encoder on data/nlu.")
    parser.add_argument("--rounds", type=float, default=4, help="times through all messages")
    parser.add_argument("--hold-out", type=int, help="keep back every Nth message and test on it")
    asked = parser.parse_args()
    torch.manual_seed(SEED)
    known = messages()
    held = known[:: asked.hold_out] if asked.hold_out else []
    tuned = course([one for one in known if one not in set(held)], asked.rounds)
    tuned.run()
    if held:
        print(f"{right(tuned, held):.3f} of {len(held)} held-out messages are right")
        return
    TARGET.mkdir(exist_ok=True)
    export.write(tuned.encoder, TARGET / "encoder.onnx", ["vector"])
    shutil.copy(start_folder() / "tokenizer.json", TARGET)
    print(f"written: {TARGET}")


if __name__ == "__main__":
    main()
