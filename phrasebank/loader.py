"""Loads the packs from their YAML files and refuses them with every problem found."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from phrasebank import team as own
from phrasebank import whole_files
from phrasebank.errors import PackError, Problem
from phrasebank.layers import Layer, Reading, name_of
from phrasebank.notation import misread
from phrasebank.packs import Packs
from phrasebank.practice_soundness import unsound_practice
from phrasebank.references import dangling
from phrasebank.schema.avoid import Rule
from phrasebank.schema.framework import Framework
from phrasebank.schema.knowledge import Answer, Evidence
from phrasebank.schema.lexicon import (
    FailureKind,
    Feeling,
    Fillers,
    LeadIn,
    Nouns,
    Request,
    RootCause,
    Shorthand,
    Signal,
    Threshold,
)
from phrasebank.schema.nudge import Cue, MoveWords, Nudge
from phrasebank.schema.phrase import Phrase
from phrasebank.schema.practice import Act, PracticeLevel, Temperament
from phrasebank.schema.scenario import Scenario
from phrasebank.schema.wording import CardWording, Label

ROOT = Path(__file__).parent
_Single = TypeVar("_Single", Framework, Scenario)
ListRow = tuple[str, str, str, type[BaseModel], str]
#: Packs that are lists of entries: attribute of ``Packs``, files, key at the top of the file,
#: model, field that names it.
LISTS: tuple[ListRow, ...] = (
    ("phrases", "phrases/*.yml", "phrases", Phrase, "id"),
    ("rules", "avoid/*.yml", "rules", Rule, "id"),
    ("feelings", "lexicon/feelings.yml", "feelings", Feeling, "id"),
    ("failures", "lexicon/failures.yml", "failures", FailureKind, "id"),
    ("causes", "lexicon/causes.yml", "causes", RootCause, "id"),
    ("signals", "lexicon/signals.yml", "signals", Signal, "id"),
    ("nouns", "lexicon/nouns.yml", "nouns", Nouns, "trade"),
    ("shorthand", "lexicon/shorthand.yml", "shorthand", Shorthand, "word"),
    ("fillers", "lexicon/fillers.yml", "fillers", Fillers, "id"),
    ("lead_ins", "lexicon/lead_ins.yml", "lead_ins", LeadIn, "id"),
    ("requests", "lexicon/requests.yml", "requests", Request, "id"),
    ("thresholds", "lexicon/thresholds.yml", "thresholds", Threshold, "id"),
    ("cues", "lexicon/cues*.yml", "cues", Cue, "id"),
    ("moves", "lexicon/moves.yml", "moves", MoveWords, "id"),
    ("nudges", "nudges/*.yml", "nudges", Nudge, "id"),
    ("acts", "practice/acts.yml", "acts", Act, "id"),
    ("temperaments", "practice/temperaments.yml", "temperaments", Temperament, "id"),
    ("levels", "practice/levels.yml", "levels", PracticeLevel, "id"),
    ("evidence", "evidence.yml", "evidence", Evidence, "id"),
    ("answers", "knowledge/*.yml", "answers", Answer, "id"),
    ("cards", "wording/cards*.yml", "cards", CardWording, "id"),
    ("labels", "wording/labels*.yml", "labels", Label, "id"),
)
FRAMEWORKS, SCENARIOS = "frameworks/*.yml", "scenarios/*.yml"
#: Everything that a folder of a team may hold, beside `hide.yml`.
PATTERNS = (
    *(row[1] for row in LISTS),
    FRAMEWORKS,
    SCENARIOS,
    whole_files.OFFERS,
    whole_files.POLICY,
)


def load(root: Path = ROOT, policy: Path | None = None, team: Path | None = None) -> Packs:
    """All packs below ``root``, with a team's own folder laid over them.

    An entry in ``team`` replaces the one of its id or is added; ``hide.yml`` takes entries away.
    ``policy`` is used in place of the team's policy file. Raises ``PackError`` with every problem
    found: unknown keys, duplicates, dangling ids.
    """
    if team is not None and not team.is_dir():
        make = "the folder is missing; make it with: amends packs init"
        raise PackError([Problem(str(team), "", "", make)])
    reading = Reading((Layer(root), *([Layer(team, is_team=True)] if team else ())))
    parts = _parts(reading, policy)
    own.complain_of_unread(reading, PATTERNS)
    if not reading.problems:
        own.hide(reading, parts)
        own.without_lost(reading, parts)
    if reading.problems:
        raise PackError(reading.problems)
    packs = Packs(**parts, files=reading.files)
    if problems := [*dangling(packs), *misread(packs), *unsound_practice(packs)]:
        raise PackError(problems)
    return packs


def _parts(reading: Reading, policy: Path | None) -> dict[str, Any]:
    parts: dict[str, Any] = {row[0]: _entries(reading, row) for row in LISTS}
    parts["frameworks"] = _singles(reading, "frameworks", FRAMEWORKS, Framework)
    parts["scenarios"] = _singles(reading, "scenarios", SCENARIOS, Scenario)
    parts["offers"] = whole_files.offers(reading)
    parts["policy"] = whole_files.policy(reading, policy)
    parts["sample"] = whole_files.sample(reading)
    return parts


@lru_cache(maxsize=4)
def default_packs(policy: Path | None = None) -> Packs:
    """The packs that come with Amends, without any team's own; loaded once."""
    return load(policy=policy)


def _entries(reading: Reading, row: ListRow) -> dict[str, BaseModel]:
    found: dict[str, BaseModel] = {}
    for layer in reading.layers:
        found |= _entries_of(reading, layer, row)
    return found


def _entries_of(reading: Reading, layer: Layer, row: ListRow) -> dict[str, BaseModel]:
    """The entries of one folder, in which each id may stand once."""
    pack, pattern, key, model, id_field = row
    found: dict[str, BaseModel] = {}
    for path, shown in reading.found(layer, pattern):
        for index, raw in enumerate(reading.entries(path, shown, key)):
            entry = reading.validated(raw, model, shown, name_of(raw, id_field, index))
            if entry is None:
                continue
            name = str(getattr(entry, id_field))
            if name in found:
                first = reading.files[pack, name]
                taken = f"the {id_field} is already taken in {first}; choose another"
                reading.complain(shown, name, id_field, taken)
            found[name] = entry
            reading.files[pack, name] = shown
    return found


def _singles(reading: Reading, pack: str, pattern: str, model: type[_Single]) -> dict[str, _Single]:
    """Entries that fill a file each, named like it."""
    found: dict[str, _Single] = {}
    for layer in reading.layers:
        for path, shown in reading.found(layer, pattern):
            content = reading.content(path, shown)
            if content is None:
                continue
            entry = reading.validated(content, model, shown, name_of(content, "id"))
            if entry is not None:
                _check_names(reading, entry, path, shown)
                found[entry.id] = entry
                reading.files[pack, entry.id] = shown
    return found


def _check_names(reading: Reading, entry: Framework | Scenario, path: Path, shown: str) -> None:
    if entry.id != path.stem:
        wanted = f"must be the file's name, {path.stem!r}; change one of the two"
        reading.complain(shown, entry.id, "id", wanted)
    steps = [step.id for step in entry.steps] if isinstance(entry, Framework) else []
    for step in sorted({step for step in steps if steps.count(step) > 1}):
        twice = f"the step id {step!r} is given twice; rename one"
        reading.complain(shown, entry.id, "steps", twice)
