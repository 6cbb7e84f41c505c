"""Reads the dialogue's own files, for tests that hold them against the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from tests.support.stack import ROOT


def read(file: str) -> Any:
    """The content of a YAML file at the root."""
    return yaml.safe_load((ROOT / file).read_text(encoding="utf-8"))


def names(entries: list[Any]) -> list[str]:
    """The names of a list in which an entry may be a name or a name with settings."""
    return [next(iter(entry)) if isinstance(entry, dict) else entry for entry in entries]


def steps() -> Iterator[dict[str, Any]]:
    """Every step of every rule and story."""
    parts = [*read("data/rules.yml")["rules"], *read("data/stories.yml")["stories"]]
    for part in parts:
        yield from (*part.get("condition", []), *part["steps"])


def nlu() -> dict[str, list[str]]:
    """The examples of each intent."""
    return {
        entry["intent"]: re.findall(r"^- (.*)$", entry["examples"], re.MULTILINE)
        for path in sorted((ROOT / "data" / "nlu").glob("*.yml"))
        for entry in read(f"data/nlu/{path.name}")["nlu"]
        if "intent" in entry
    }


DOMAIN = read("domain.yml")
INTENTS = names(DOMAIN["intents"])
ACTIONS = names(DOMAIN["actions"])
SLOTS = list(DOMAIN["slots"])
ENTITIES = names(DOMAIN["entities"])
