"""The step before."""

from __future__ import annotations

from coach.behaviours.advance import arrived
from coach.behaviours.common import clarify, no_case, unsure
from coach.turn import Reply, Turn
from coach.walk import CantMove, back
from coach.wording import step_card


def respond(turn: Turn) -> Reply:
    """Goes one step back; on the first step it says so and shows that step."""
    if turn.case is None:
        return no_case(turn)
    if unsure(turn, "back"):
        return clarify(turn)
    try:
        moved = back(turn.case, turn.packs, turn.message, turn.now)
    except CantMove:
        built, same = step_card(turn, turn.case, "back.first")
        return Reply("back", built, same)
    return arrived(turn, moved, "back")
