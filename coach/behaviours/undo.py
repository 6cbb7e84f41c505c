"""Takes back the last change."""

from __future__ import annotations

from coach.behaviours import wrapup
from coach.behaviours.common import clarify, no_case, unsure
from coach.recovery import undo
from coach.turn import Reply, Turn
from coach.undone import told
from coach.wording import card, step_card


def respond(turn: Turn) -> Reply:
    """Marks everything the last changing message caused as undone; nothing is erased.

    A closed case opens again.
    """
    if turn.recovery is None:
        return no_case(turn)
    if unsure(turn, "undo"):
        return clarify(turn)
    before, taken = undo(turn.recovery)
    if not taken:
        return Reply("undo", card(turn.packs, "undo.nothing", record=before.id), before)
    back = told(taken, turn.packs)
    slots = {"taken": back} if back else {}
    if before.phase == "closed":
        built = card(turn.packs, "undo.still_closed", slots, record=before.id)
        return Reply("undo", built, before)
    if before.step is None:
        asked = wrapup.question(turn, before).buttons
        built, _ = step_card(turn, before, "undo.wrapup", buttons=asked, slots=slots)
        return Reply("undo", built, before)
    built, recovery = step_card(turn, before, "undo.done", phrases=1, slots=slots)
    return Reply("undo", built, recovery)
