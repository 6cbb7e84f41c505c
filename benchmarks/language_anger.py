"""How well a customer's anger is heard: the level, and the order that the score puts turns in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.language_ear import Ear
from benchmarks.language_scores import auc, confusion, spearman
from benchmarks.messages import rows_of
from benchmarks.table import markdown
from coach.listening.call import LEVELS
from coach.listening.observation import Anger

BY_HAND, MAPPED, YES_OR_NO = "anger_hand", ("anger_xci", "anger_goemotions"), "upset_airline"
HEAD = ("file", "n", "accuracy", "with neighbours", "Spearman", "AUC")


@dataclass(frozen=True)
class Told:
    """A customer's message: the level a reader gave it, others that will do, and what was heard."""

    text: str
    level: str
    also: frozenset[str]
    heard: Anger


def told_in(folder: Path, name: str, ear: Ear) -> list[Told]:
    """The messages of a file, listened to. Raises ``Unreadable``."""
    return [
        Told(
            row["text"],
            row["anger"],
            frozenset(row.get("anger_also_acceptable", ())),
            ear.anger(row["text"]),
        )
        for row in rows_of(folder, name)
    ]


def level_row(name: str, rows: Sequence[Told]) -> list[str]:
    """A line of the table, for a file with levels."""
    count = len(rows) or 1
    right = sum(row.heard.level == row.level for row in rows)
    near = sum(row.heard.level in row.also | {row.level} for row in rows)
    order = spearman([row.heard.score for row in rows], [LEVELS.index(r.level) for r in rows])
    neighbours = f"{near / count:.2f}" if any(row.also for row in rows) else "–"
    return [name, str(len(rows)), f"{right / count:.2f}", neighbours, f"{order:.2f}", "–"]


def airline_row(folder: Path, ear: Ear) -> list[str]:
    """A line of the table, for the file that only says who is upset."""
    rows = rows_of(folder, YES_OR_NO)
    figure = auc([ear.anger(row["text"]).score for row in rows], [row["upset"] for row in rows])
    return [YES_OR_NO, str(len(rows)), "–", "–", "–", f"{figure:.2f}"]


def confusion_table(rows: Sequence[Told]) -> str:
    """How often each level was taken for each."""
    counts = confusion(LEVELS, [row.level for row in rows], [row.heard.level for row in rows])
    table = [[level, *map(str, row)] for level, row in zip(LEVELS, counts, strict=True)]
    return markdown(("wanted, down; heard, across", *LEVELS), table)


def errors(rows: Sequence[Told]) -> list[str]:
    """A line for each message whose level was neither the reader's nor one that will do."""
    return [
        f"- {row.heard.level} {row.heard.score:.2f} | wanted {', '.join([row.level, *row.also])}"
        f" | {' '.join(row.text.split())}"
        for row in rows
        if row.heard.level not in row.also | {row.level}
    ]
