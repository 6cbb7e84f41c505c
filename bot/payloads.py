"""Which buttons a surface may send: those it was given, its keys, and the commands of practice."""

from __future__ import annotations

import json
from collections.abc import Mapping

from phrasebank.packs import Packs
from records.unit_of_work import Unit

STANDING = (
    "/advance", "/back", "/skip", "/undo", "/where", "/why", "/phrase", "/record", "/export",
    "/resolve",
)  # fmt: skip
"""What the keys of a surface send; allowed once the conversation holds a case or a practice."""
BEGINS = "/train"
_STEERS = frozenset(("hint", "pause", "resume", "stop", "score", "next", "state", "rewind"))


async def may_be_sent(unit: Unit, conversation: str, payload: str, packs: Packs) -> bool:
    """Whether the payload was given out in this conversation, or needn't be."""
    if await unit.payload_issued(conversation, payload) or _may_begin(payload, packs):
        return True
    follows = {f'/framework{{"framework": "{name}"}}' for name in packs.frameworks}
    standing = payload in STANDING or payload in follows
    if await unit.rehearsals.open_in(conversation) is not None:
        return standing or _may_steer(payload)
    return standing and await unit.current(conversation) is not None


def _may_begin(payload: str, packs: Packs) -> bool:
    """Whether it asks for practice, or for a scenario and a level that there are."""
    asked = _entities(payload)
    levels = {str(level.number) for level in packs.levels.values()}
    return (
        asked is not None
        and set(asked) <= {"scenario", "level"}
        and asked.get("scenario", next(iter(packs.scenarios), "")) in packs.scenarios
        and asked.get("level", "1") in levels
    )


def _may_steer(payload: str) -> bool:
    """Whether it steers a practice that goes on."""
    asked = _entities(payload)
    return asked is not None and set(asked) <= {"do", "at"} and asked.get("do") in _STEERS


def _entities(payload: str) -> Mapping[str, str] | None:
    """What the payload carries; None when it isn't one of practice."""
    if not payload.startswith(BEGINS):
        return None
    try:
        found = json.loads(payload.removeprefix(BEGINS) or "{}")
    except ValueError:
        return None
    texts = isinstance(found, dict) and all(isinstance(value, str) for value in found.values())
    return found if texts else None
