"""Calls to listen to while it is measured what that costs."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from bot.startup.paths import ROOT
from bot.transcripts import Begins, Spoken, read
from coach.listening.examples import turns_of
from coach.listening.observation import CallTurn
from phrasebank.packs import Packs

OWN = ROOT / "tests" / "data" / "calls"
DIALOGUES = "upset_dialogues.jsonl"
Lines = list[str]
"""The turns of a call, each written "customer: …" or "agent: …"."""


def own_lines(packs: Packs, folder: Path = OWN) -> list[Lines]:
    """The calls of our tests; without them, those by which the nudges are tried."""
    files = sorted(folder.glob("*.jsonl"))
    if files:
        return [call for file in files for call in lines_in(file)]
    return [list(example.turns) for nudge in packs.nudges.values() for example in nudge.fires]


def lines_in(file: Path) -> list[Lines]:
    """The calls of a transcript; what can't be read of it is left out."""
    found: list[Lines] = []
    with file.open("rb") as source:
        for item in read(source):
            if isinstance(item, Begins):
                found.append([])
            if isinstance(item, Spoken):
                found[-1].append(f"{item.speaker}: {item.text}")
    return [call for call in found if call]


def calls_of(calls: Iterable[Lines]) -> list[list[CallTurn]]:
    """The same as turns, eight seconds apart."""
    return [list(turns_of(lines)) for lines in calls]


def one_long(calls: Iterable[Lines], turns: int) -> list[CallTurn]:
    """All of them as one call of so many turns; when they are used up, they begin again."""
    lines = [line for call in calls for line in call]
    return list(turns_of([lines[number % len(lines)] for number in range(turns)]))
