"""What the listening encoder learns from: agents' sentences with moves, customers' turns with anger."""

import json
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "examples"
MOVES = (
    "apology", "empathy", "ownership", "question", "restate", "fix", "compensation", "followup",
    "thanks",
)  # fmt: skip
STEPS = (0.25, 0.5, 0.75, 1.0)
"""Anger is at least this much: one output a step."""


class Line(NamedTuple):
    """A sentence of an agent's with its moves, or a customer's message with its anger (0 to 1)."""

    text: str
    moves: tuple[str, ...] | None = None
    anger: float | None = None


def lines() -> list[Line]:
    """All examples, in the order of their files. Raises on a move that is none."""
    found = []
    for path in sorted(FOLDER.rglob("*.jsonl")):
        for number, row in enumerate(path.read_text("utf-8").splitlines(), 1):
            told = json.loads(row)
            moves = tuple(told["moves"]) if "moves" in told else None
            if moves and not set(moves) <= set(MOVES):
                raise SystemExit(f"{path.name}:{number}: one of {moves} is no move")
            found.append(Line(told["text"], moves, told.get("anger")))
    return found
