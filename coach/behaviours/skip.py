"""Leaves a step out."""

from __future__ import annotations

from coach.behaviours.advance import arrived
from coach.behaviours.common import clarify, no_case, unsure
from coach.turn import Reply, Turn
from coach.walk import CantMove, skip


def respond(turn: Turn) -> Reply:
    """Marks the step as left out and shows the next; after the last one the wrap-up asks."""
    if turn.case is None:
        return no_case(turn)
    if unsure(turn, "skip"):
        return clarify(turn)
    try:
        moved = skip(turn.case, turn.packs, turn.message, turn.now)
    except CantMove:
        return Reply("skip", None, turn.case)
    return arrived(turn, moved, "skip")
