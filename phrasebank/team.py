"""What only a team's own folder has: entries switched off, and files that nobody reads."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pydantic import Field

from phrasebank.layers import Reading
from phrasebank.schema.base import Entry, Id

HIDE = "hide.yml"


class Hidden(Entry):
    """``hide.yml``: ids of shipped entries that this team doesn't want, by pack."""

    phrases: list[Id] = Field(default_factory=list)
    rules: list[Id] = Field(default_factory=list)
    frameworks: list[Id] = Field(default_factory=list)
    answers: list[Id] = Field(default_factory=list)
    nudges: list[Id] = Field(default_factory=list)
    scenarios: list[Id] = Field(default_factory=list)


def hide(reading: Reading, parts: dict[str, Any]) -> None:
    """Takes away what the team has switched off. An id that isn't there is a problem."""
    for layer in reading.layers:
        for path in layer.files(HIDE) if layer.is_team else ():
            shown = layer.shown(path)
            content = reading.content(path, shown)
            hidden = content and reading.validated(content, Hidden, shown, "")
            for pack in Hidden.model_fields if hidden else ():
                _take_away(reading, parts[pack], pack, getattr(hidden, pack), shown)


def _take_away(
    reading: Reading, entries: dict[str, Any], pack: str, ids: list[str], shown: str
) -> None:
    for one in ids:
        if entries.pop(one, None) is None:
            reading.complain(
                shown, one, pack, f"there is no such id in {pack}; correct or delete it"
            )


def without_lost(reading: Reading, parts: dict[str, Any]) -> None:
    """Takes frameworks and steps that the team has hidden or replaced out of the shipped entries.

    A phrase with no step left goes, and an answer that was about nothing else. The team's own
    entries stay as they are: there, an id that points nowhere is a mistake.
    """
    if len(reading.layers) < 2:
        return
    frameworks = parts["frameworks"]
    steps = {f"{f.id}.{step.id}" for f in frameworks.values() for step in f.steps}
    _keep(reading, parts, "phrases", "steps", steps)
    _keep(reading, parts, "answers", "frameworks", set(frameworks))


def _keep(reading: Reading, parts: dict[str, Any], pack: str, field: str, known: set[str]) -> None:
    """Leaves in ``field`` of the shipped entries only what is ``known``."""
    team = [layer.root for layer in reading.layers if layer.is_team]
    entries: dict[str, Any] = parts[pack]
    for name, entry in list(entries.items()):
        given = getattr(entry, field)
        kept = [one for one in given if one in known]
        is_own = any(Path(reading.files[pack, name]).is_relative_to(root) for root in team)
        if kept == given or is_own:
            continue
        if kept:
            entries[name] = entry.model_copy(update={field: kept})
        else:
            del entries[name]


def complain_of_unread(reading: Reading, patterns: Iterable[str]) -> None:
    """A YAML file in the wrong place or under a wrong name would be passed over in silence."""
    wanted = sorted({*patterns, HIDE})
    for layer in reading.layers:
        if not layer.is_team:
            continue
        read = {path for pattern in wanted for path in layer.files(pattern)}
        for path in sorted(_yaml_below(layer.root) - read):
            where = "give it one of these names: " + ", ".join(wanted)
            advice = "end its name in .yml" if path.suffix == ".yaml" else where
            reading.complain(layer.shown(path), "", "", f"nobody reads this file; {advice}")


def _yaml_below(root: Path) -> set[Path]:
    found = (path for ending in ("yml", "yaml") for path in root.rglob(f"*.{ending}"))
    return {
        path for path in found
        if not any(part.startswith(".") for part in path.relative_to(root).parts)
    }  # fmt: skip
