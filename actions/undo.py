"""Takes back the last change."""

from __future__ import annotations

from actions.answering import Answering
from coach.answer import answer
from coach.turn import Reply, Turn


class ActionUndo(Answering):
    """Takes back the last change."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_undo"

    def respond(self, turn: Turn) -> Reply:
        """The coach's judgement: ``coach.behaviours.undo``, unless the state shows another meaning."""
        return answer(turn, "undo")
