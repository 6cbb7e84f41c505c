"""Packs that are one value: the offers, the policy, the sample case."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from phrasebank.layers import Layer, Reading, name_of
from phrasebank.schema.base import Sourced
from phrasebank.schema.offer import OfferKind, OfferRow, OfferTable
from phrasebank.schema.policy import Policy

OFFERS, POLICY, SAMPLE = "offers.yml", "policy.yml", "sample.yml"
_PARTS: tuple[tuple[str, type[Sourced]], ...] = (("kinds", OfferKind), ("rows", OfferRow))


def offers(reading: Reading) -> OfferTable | None:
    """The table of offers.

    A team's entry replaces the one of its id. New rows of a team are looked at first: the first
    that fits wins.
    """
    shipped, *team = reading.layers
    shown = shipped.shown(shipped.root / OFFERS)
    content = reading.content(shipped.root / OFFERS, shown)
    table = content and reading.validated(content, OfferTable, shown, "")
    if table is None:
        return None
    lists = {part: list(getattr(table, part)) for part, _ in _PARTS}
    reading.files |= {(part, entry.id): shown for part in lists for entry in lists[part]}
    for layer in team:
        for part, model in _PARTS:
            lists[part] = _laid_over(lists[part], _team_offers(reading, layer, part, model))
    return reading.validated(lists, OfferTable, reading.files["rows", lists["rows"][-1].id], "")


def _team_offers(
    reading: Reading, layer: Layer, part: str, model: type[Sourced]
) -> dict[str, Sourced]:
    found: dict[str, Sourced] = {}
    for path in layer.files(OFFERS):
        shown = layer.shown(path)
        for index, raw in enumerate(_list_of(reading, path, shown, part)):
            entry = reading.validated(raw, model, shown, name_of(raw, "id", index))
            if entry is None:
                continue
            if entry.id in found:
                reading.complain(shown, entry.id, "id", f"is given twice under {part!r}; keep one")
            found[entry.id] = entry
            reading.files[part, entry.id] = shown
    return found


def _list_of(reading: Reading, path: Path, shown: str, part: str) -> list[Any]:
    content = reading.content(path, shown)
    known = [name for name, _ in _PARTS]
    if not isinstance(content, dict) or content.keys() - set(known):
        # Told once, though the file is read for each of its parts.
        if content is not None and part == known[0]:
            reading.complain(shown, "", "", "must hold the lists 'kinds', 'rows' or both")
        return []
    entries = content.get(part, [])
    if isinstance(entries, list):
        return entries
    reading.complain(shown, "", part, "must be a list: a line each after -")
    return []


def _laid_over(shipped: list[Any], own: dict[str, Sourced]) -> list[Any]:
    known = {entry.id for entry in shipped}
    new = [entry for entry in own.values() if entry.id not in known]
    return [*new, *(own.get(entry.id, entry) for entry in shipped)]


def policy(reading: Reading, instead: Path | None) -> Policy | None:
    """The policy: the team's file, or ``instead``, key by key over the one that comes with Amends.

    So a team's policy may say only what differs, and stays valid when Amends learns a new key.
    """
    shipped, *team = reading.layers
    own = [path for layer in team for path in layer.files(POLICY)]
    merged: dict[str, Any] = {}
    shown = POLICY
    for path in (shipped.root / POLICY, *([instead] if instead else own)):
        shown = POLICY if path.parent == shipped.root else str(path)
        content = reading.content(path, shown)
        if content is None:
            return None
        if not isinstance(content, dict):
            reading.complain(shown, "", "", "must give each key a value, like currency: GBP")
            return None
        merged |= content
    reading.files["policy", ""] = shown
    return reading.validated(merged, Policy, shown, "")


def sample(reading: Reading) -> Mapping[str, str]:
    """The case in which the examples of phrases are written. It is the same for every team."""
    path = reading.layers[0].root / SAMPLE
    content = reading.content(path, SAMPLE)
    if isinstance(content, dict) and all(isinstance(value, str) for value in content.values()):
        return content
    if content is not None:
        reading.complain(SAMPLE, "", "", "must give each slot a text; put numbers in quotes")
    return {}
