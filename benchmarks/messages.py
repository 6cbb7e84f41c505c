"""Reads the messages that the rules are measured on. None of them is part of the project."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LABELLED = "phrases_hand"
UNLABELLED = ("agent_moves_hand", "moves_twcs_thirdparty", "upset_dialogues", "moves_esconv")


class Unreadable(Exception):
    """A file that isn't there, or isn't what it should be."""


@dataclass(frozen=True)
class Labelled:
    """An agent's message, and which phrases to avoid a reader found in it."""

    text: str
    core: tuple[str, ...]
    extra: tuple[str, ...]
    borderline: bool

    @property
    def types(self) -> tuple[str, ...]:
        """All of them."""
        return (*self.core, *self.extra)


def labelled(folder: Path) -> list[Labelled]:
    """The messages with labels."""
    return [
        Labelled(
            row["text"], tuple(row["types_core"]), tuple(row["types_extra"]), row["borderline"]
        )
        for row in rows_of(folder, LABELLED)
    ]


def agents_lines(folder: Path) -> dict[str, list[str]]:
    """What agents and supporters wrote in the other files, by file."""
    return {
        name: [line for row in rows_of(folder, name) for line in _lines(row)] for name in UNLABELLED
    }


def _lines(row: dict[str, Any]) -> list[str]:
    if "turns" in row:
        return [turn["text"] for turn in row["turns"] if turn["speaker"] == "agent"]
    return [row["text"]]


def rows_of(folder: Path, name: str) -> list[dict[str, Any]]:
    """The rows of one file of labelled messages. Raises with what to do when it isn't there."""
    path = folder / f"{name}.jsonl"
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in lines if line.strip()]
    except OSError as error:
        raise Unreadable(f"can't read {path}: {error.strerror}") from error
    except ValueError as error:
        raise Unreadable(f"{path} isn't JSON, one record a line: {error}") from error
