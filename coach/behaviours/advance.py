"""This step is done: the next one."""

from __future__ import annotations

from collections.abc import Mapping

from coach.behaviours.common import clarify, no_case, unsure
from coach.learning import learn
from coach.recovery import Recovery
from coach.turn import Reply, Turn
from coach.walk import CantMove, advance
from coach.wording import step_card


def respond(turn: Turn) -> Reply:
    """Marks the step done and shows the next.

    After the last one it says nothing: the wrap-up asks its question.
    """
    if turn.case is None:
        return no_case(turn)
    if unsure(turn, "advance"):
        return clarify(turn)
    said = None if turn.pressed else turn.text
    try:
        moved = advance(turn.case, turn.packs, turn.message, turn.now, because=said)
    except CantMove:
        return Reply("advance", None, turn.case)
    moved = moved if turn.pressed else learn(moved, turn.facts, turn.packs, turn.message, turn.now)
    return arrived(turn, moved, "advance")


def arrived(
    turn: Turn, moved: Recovery, behaviour: str, slots: Mapping[str, str] | None = None
) -> Reply:
    """The card of the step that was reached; none when the wrap-up takes over."""
    if moved.step is None:
        return Reply(behaviour, None, moved)
    built, moved = step_card(turn, moved, f"{behaviour}.step", slots=dict(slots or {}))
    return Reply(behaviour, built, moved)
