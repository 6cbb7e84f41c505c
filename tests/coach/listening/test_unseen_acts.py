"""How well unseen turns of agents are taken: restating, promising, blaming, passing on, asking who they are.

The floors are a step below what was measured before anybody looked at the errors: they catch a change
that breaks reading, and are no claim of their own.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from coach.listening.listener import Listener
from tests.coach.listening.acts import acts_in

FILE = Path(__file__).parents[2] / "data" / "listening" / "acts.jsonl"
ROWS = [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]
#: The act, the least share of what is found that is there, and of what is there that is found.
FLOORS = [
    ("restate", 0.6, 0.75),
    ("vague", 0.75, 0.75),
    ("blame", 0.85, 0.6),
    ("policy", 0.85, 0.85),
    ("handed_on", 0.75, 0.7),
    ("refusal", 0.8, 0.6),
    ("minimise", 0.85, 0.7),
    ("identity", 0.85, 0.6),
]


@pytest.fixture(scope="module")
def found(listener: Listener) -> list[set[str]]:
    """What is heard in each row."""
    return [acts_in(listener, row["text"]) for row in ROWS]


@pytest.mark.parametrize(("act", "precision", "recall"), FLOORS)
def test_the_act_is_told_from_the_others(
    found: list[set[str]], act: str, precision: float, recall: float
) -> None:
    judged = [(act in acts, act in row["labels"]) for acts, row in _rows(found, act)]
    hits = sum(heard and there for heard, there in judged)
    assert hits >= precision * sum(heard for heard, _ in judged)
    assert hits >= recall * sum(there for _, there in judged) > 0


def test_half_of_the_turns_hold_none() -> None:
    assert sum(not row["labels"] for row in ROWS) == len(ROWS) / 2 == 60


def _rows(found: list[set[str]], act: str) -> list[tuple[set[str], dict[str, list[str]]]]:
    """The rows in which a fair reader can't think otherwise of the act."""
    both = zip(found, ROWS, strict=True)
    return [(acts, row) for acts, row in both if act not in row["also"]]
