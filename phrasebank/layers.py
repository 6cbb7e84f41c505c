"""The folders that packs are read from: the one that comes with Amends, and a team's own over it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from phrasebank import complaints, yaml_file
from phrasebank.errors import PackError, Problem

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True)
class Layer:
    """A folder of packs. A team's own may leave out any file, and is named in full in errors."""

    root: Path
    is_team: bool = False

    def shown(self, path: Path) -> str:
        """How errors name a file of this folder."""
        return str(path) if self.is_team else path.relative_to(self.root).as_posix()

    def files(self, pattern: str) -> list[Path]:
        """The files that fit, by name. What editors hide beside a file is passed over."""
        return sorted(path for path in self.root.glob(pattern) if not path.name.startswith("."))


@dataclass
class Reading:
    """One reading of all folders: what was wrong, and which file each entry came from."""

    layers: tuple[Layer, ...]
    problems: list[Problem] = field(default_factory=list)
    files: dict[tuple[str, str], str] = field(default_factory=dict)

    def complain(self, file: str, entry: str, place: str, message: str) -> None:
        """Notes a problem and goes on, so that all are told at once."""
        self.problems.append(Problem(file, entry, place, message))

    def found(self, layer: Layer, pattern: str) -> Iterator[tuple[Path, str]]:
        """The files of one folder that fit, each with its name for errors."""
        paths = layer.files(pattern)
        if not paths and not layer.is_team:
            self.complain(pattern, "", "", "the file is missing")
        for path in paths:
            yield path, layer.shown(path)

    def content(self, path: Path, shown: str) -> Any:
        """What the file holds; None if it can't be read."""
        try:
            return yaml_file.read(path, shown)
        except PackError as error:
            self.problems.extend(error.problems)
            return None

    def entries(self, path: Path, shown: str, key: str) -> list[Any]:
        """The list under the one key at the top of a file."""
        content = self.content(path, shown)
        entries = content[key] if isinstance(content, dict) and list(content) == [key] else None
        if isinstance(entries, list):
            return entries
        if content is not None:
            wanted = f"the file must hold one list under the key {key!r}, and nothing beside it"
            self.complain(shown, "", key, wanted)
        return []

    def validated(self, raw: Any, model: type[Model], shown: str, name: str) -> Model | None:
        """The entry, if it is one; else what is wrong with it is noted."""
        try:
            return model.model_validate(raw)
        except ValidationError as error:
            for detail in error.errors():
                place = complaints.place(detail["loc"], raw)
                self.complain(shown, name, place, complaints.in_words(detail, model))
            return None


def name_of(raw: Any, id_field: str, index: int | None = None) -> str:
    """How errors name an entry: its id, else its number in the list."""
    given = raw.get(id_field) if isinstance(raw, dict) else None
    return str(given) if given else ("" if index is None else f"entry {index + 1}")
