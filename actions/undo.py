"""Takes back the last change."""

from __future__ import annotations

from actions.answering import Answering
from coach.behaviours import undo
from coach.turn import Reply, Turn


class ActionUndo(Answering):
    """Takes back the last change."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_undo"

    def respond(self, turn: Turn) -> Reply:
        """The coach's judgement: ``coach.behaviours.undo``."""
        return undo.respond(turn)
