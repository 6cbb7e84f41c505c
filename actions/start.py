"""Opens a recovery for a new upset customer."""

from __future__ import annotations

from actions.answering import Answering
from coach.answer import answer
from coach.turn import Reply, Turn


class ActionStart(Answering):
    """Opens a recovery for a new upset customer."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_start"

    def respond(self, turn: Turn) -> Reply:
        """The coach's judgement: ``coach.behaviours.start``, unless the state shows another meaning."""
        return answer(turn, "start")
