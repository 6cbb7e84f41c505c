"""Loads the packs from their YAML files and refuses them with every problem found."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from phrasebank import yaml_file
from phrasebank.errors import PackError, Problem
from phrasebank.notation import misread
from phrasebank.packs import Packs
from phrasebank.references import dangling
from phrasebank.schema.avoid import Rule
from phrasebank.schema.framework import Framework
from phrasebank.schema.knowledge import Answer, Evidence
from phrasebank.schema.lexicon import (
    FailureKind,
    Feeling,
    LeadIn,
    Nouns,
    Request,
    RootCause,
    Shorthand,
    Signal,
    Threshold,
)
from phrasebank.schema.offer import OfferTable
from phrasebank.schema.phrase import Phrase
from phrasebank.schema.policy import Policy
from phrasebank.schema.wording import CardWording, Label

ROOT = Path(__file__).parent
Model = TypeVar("Model", bound=BaseModel)

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
    ("lead_ins", "lexicon/lead_ins.yml", "lead_ins", LeadIn, "id"),
    ("requests", "lexicon/requests.yml", "requests", Request, "id"),
    ("thresholds", "lexicon/thresholds.yml", "thresholds", Threshold, "id"),
    ("evidence", "evidence.yml", "evidence", Evidence, "id"),
    ("answers", "knowledge/*.yml", "answers", Answer, "id"),
    ("cards", "wording/cards.yml", "cards", CardWording, "id"),
    ("labels", "wording/labels*.yml", "labels", Label, "id"),
)


def load(root: Path = ROOT, policy: Path | None = None) -> Packs:
    """All packs below ``root``; ``policy`` replaces the policy file that comes with them.

    Raises ``PackError`` with every problem found: unknown keys, duplicates, dangling ids.
    """
    problems: list[Problem] = []
    files: dict[tuple[str, str], str] = {}
    parts: dict[str, Any] = {row[0]: _entries(root, row, files, problems) for row in LISTS}
    parts["frameworks"] = _frameworks(root, problems)
    parts["offers"] = _one(root / "offers.yml", "offers.yml", OfferTable, problems)
    files["policy", ""] = str(policy or "policy.yml")
    parts["policy"] = _one(policy or root / "policy.yml", files["policy", ""], Policy, problems)
    parts["sample"] = _sample(root, problems)
    if problems:
        raise PackError(problems)
    packs = Packs(**parts, files=files)
    if problems := [*dangling(packs), *misread(packs)]:
        raise PackError(problems)
    return packs


@lru_cache(maxsize=4)
def default_packs(policy: Path | None = None) -> Packs:
    """The packs that come with Amends, loaded once."""
    return load(policy=policy)


def _entries(
    root: Path, row: ListRow, files: dict[tuple[str, str], str], problems: list[Problem]
) -> Mapping[str, BaseModel]:
    pack, pattern, key, model, id_field = row
    found: dict[str, BaseModel] = {}
    for path, shown in _files(root, pattern, problems):
        for index, raw in enumerate(_list_in(path, shown, key, problems)):
            entry = _validated(raw, model, shown, _name(raw, id_field, index), problems)
            if entry is None:
                continue
            name = str(getattr(entry, id_field))
            if name in found:
                taken = f"the {id_field} is already taken in {files[pack, name]}"
                problems.append(Problem(shown, name, id_field, taken))
            found[name], files[pack, name] = entry, shown
    return found


def _files(root: Path, pattern: str, problems: list[Problem]) -> Iterator[tuple[Path, str]]:
    paths = sorted(root.glob(pattern))
    if not paths:
        problems.append(Problem(pattern, "", "", "the file is missing"))
    for path in paths:
        yield path, path.relative_to(root).as_posix()


def _list_in(path: Path, shown: str, key: str, problems: list[Problem]) -> list[Any]:
    content = _content(path, shown, problems)
    entries = content[key] if isinstance(content, dict) and list(content) == [key] else None
    if isinstance(entries, list):
        return entries
    if content is not None:
        problem = f"the file must hold one list under the key {key!r}"
        problems.append(Problem(shown, "", key, problem))
    return []


def _content(path: Path, shown: str, problems: list[Problem]) -> Any:
    try:
        return yaml_file.read(path, shown)
    except PackError as error:
        problems.extend(error.problems)
        return None


def _frameworks(root: Path, problems: list[Problem]) -> Mapping[str, Framework]:
    found: dict[str, Framework] = {}
    for path, shown in _files(root, "frameworks/*.yml", problems):
        framework = _one(path, shown, Framework, problems)
        if framework is None:
            continue
        if framework.id != path.stem:
            problems.append(
                Problem(shown, framework.id, "id", f"must be the file's name, {path.stem!r}")
            )
        steps = [step.id for step in framework.steps]
        for step in sorted({step for step in steps if steps.count(step) > 1}):
            problems.append(
                Problem(shown, framework.id, "steps", f"the step id {step!r} is given twice")
            )
        found[framework.id] = framework
    return found


def _one(path: Path, shown: str, model: type[Model], problems: list[Problem]) -> Model | None:
    content = _content(path, shown, problems)
    if content is None:
        return None
    return _validated(content, model, shown, _name(content, "id", None), problems)


def _sample(root: Path, problems: list[Problem]) -> Mapping[str, str]:
    content = _content(root / "sample.yml", "sample.yml", problems)
    if isinstance(content, dict) and all(isinstance(value, str) for value in content.values()):
        return content
    if content is not None:
        problems.append(Problem("sample.yml", "", "", "must give each slot a text"))
    return {}


def _validated(
    raw: Any, model: Callable[..., Model], shown: str, name: str, problems: list[Problem]
) -> Model | None:
    try:
        return model.model_validate(raw)  # type: ignore[attr-defined, no-any-return]
    except ValidationError as error:
        for detail in error.errors():
            place = ".".join(str(part) for part in detail["loc"])
            problems.append(Problem(shown, name, place, detail["msg"]))
        return None


def _name(raw: Any, id_field: str, index: int | None) -> str:
    given = raw.get(id_field) if isinstance(raw, dict) else None
    return str(given) if given else ("" if index is None else f"entry {index + 1}")
