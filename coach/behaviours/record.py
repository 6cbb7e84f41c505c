"""The record so far, or a note for it."""

from __future__ import annotations

import re

from coach.behaviours.common import recent
from coach.entries import Note
from coach.learning import learn
from coach.summary import summary_lines
from coach.turn import Reply, Turn
from coach.wording import card

_NOTE = re.compile(
    r"^\s*(?:pls |please )?"
    r"(?:(?:add|make|put|take)\s+(?:a |this |that |in the )?(?:to |in |into )?(?:the )?)?"
    r"(?:notes?|record|log|jot(?: down)?|write down)"
    r"(?:\s+(?:that|this|it|down))?\s*(?P<mark>[:,-])?\s+(?P<note>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_SHORTEST = 2
"""Words; after "note" alone one word more isn't a note ("notes please")."""


def respond(turn: Turn) -> Reply:
    """Adds the note in the message, else shows the summary of the newest case."""
    if turn.recovery is None:
        return recent(turn, "record")
    note = _note(turn)
    if note:
        recovery = learn(turn.recovery, turn.facts, turn.packs, turn.message, turn.now)
        recovery = recovery.with_entries(Note(at=turn.now, turn=turn.message, text=note))
        return Reply(
            "record", card(turn.packs, "record.noted", {"note": note}, record=recovery.id), recovery
        )
    lines = "\n".join(f"- {line}" for line in summary_lines(turn.recovery, turn.packs))
    built = card(turn.packs, "record.summary", {"summary": lines}, record=turn.recovery.id)
    return Reply("record", built, turn.recovery)


def _note(turn: Turn) -> str | None:
    if "record.show" in turn.asked:
        return None
    match = _NOTE.match(turn.text)
    if match is None or (match["mark"] is None and len(match["note"].split()) < _SHORTEST):
        return None
    return match["note"].strip()
