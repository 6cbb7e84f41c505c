"""The training messages of the dialogue model, and what hurry does to them."""

import random
import re
from pathlib import Path
from typing import NamedTuple

import yaml

DATA = Path(__file__).resolve().parents[1] / "data"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_PUNCTUATION = re.compile(r"[^\w\s£$€%]")


class Message(NamedTuple):
    """A message and the intent it stands under."""

    text: str
    intent: str


def messages(folder: Path = DATA) -> list[Message]:
    """All training messages, in the order of their files."""
    return [
        Message(line[2:].strip(), entry["intent"])
        for path in sorted(folder.rglob("*.yml"))
        for entry in yaml.safe_load(path.read_text("utf-8")).get("nlu", [])
        for line in entry["examples"].splitlines()
        if line.startswith("- ")
    ]


def hurried(text: str, chance: random.Random) -> str:
    """The text as typed in a hurry: at times without punctuation, at times with a slip or two."""
    if chance.random() < 0.3:
        text = _PUNCTUATION.sub("", text) or text
    if chance.random() >= 0.35:
        return text
    letters = list(text)
    for _ in range(1 if len(letters) < 25 else chance.choice([1, 1, 2, 3])):
        if len(letters) > 3:
            _slip(letters, chance)
    return "".join(letters)


def _slip(letters: list[str], chance: random.Random) -> None:
    place, kind = chance.randrange(1, len(letters) - 1), chance.random()
    if kind < 0.35:
        letters[place], letters[place + 1] = letters[place + 1], letters[place]
    elif kind < 0.65:
        del letters[place]
    elif kind < 0.85:
        letters.insert(place, letters[place])
    else:
        letters[place] = chance.choice(_LETTERS)
