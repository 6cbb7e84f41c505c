"""Copies of the packs in which one thing is changed."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import yaml

from phrasebank import PackError, Problem, load, yaml_file
from phrasebank.loader import ROOT

Change = Callable[[Path], None]


def copied(to: Path) -> Path:
    """The packs' files below ``to``."""
    for source in ROOT.rglob("*.yml"):
        target = to / source.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    return to


def problems_of(root: Path, change: Change) -> list[Problem]:
    """What the loader says of a copy with that change; nothing when it takes it."""
    change(copied(root))
    try:
        load(root)
    except PackError as error:
        return error.problems
    return []


def text(file: str, old: str, new: str) -> Change:
    """Replaces a piece of a file's text, once."""

    def change(root: Path) -> None:
        path = root / file
        was = path.read_text(encoding="utf-8")
        assert old in was
        path.write_text(was.replace(old, new, 1), encoding="utf-8")

    return change


def data(file: str, edit: Callable[[Any], None]) -> Change:
    """Changes a file's data."""

    def change(root: Path) -> None:
        content = deepcopy(yaml_file.read(root / file, file))
        edit(content)
        (root / file).write_text(yaml.dump(content, Dumper=yaml.CSafeDumper), encoding="utf-8")

    return change


def field(file: str, where: str, entry: str, name: str, value: Any) -> Change:
    """Sets a field of the entry with that id in the list under ``where``."""

    def edit(content: Any) -> None:
        found = next(one for one in content[where] if entry in (one.get("id"), one.get("trade")))
        found[name] = value

    return data(file, edit)


def twice(file: str, where: str) -> Change:
    """Gives the first entry of a list a second time, at its end."""
    return data(file, lambda content: content[where].append(dict(content[where][0])))


def replaced(file: str, content: bytes) -> Change:
    """Gives a file other content."""
    return lambda root: (root / file).write_bytes(content) and None


def gone(*files: str) -> Change:
    """Takes files away."""

    def change(root: Path) -> None:
        for file in files:
            (root / file).unlink()

    return change
