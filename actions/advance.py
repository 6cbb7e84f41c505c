"""Marks the step done and shows the next."""

from __future__ import annotations

from actions.answering import Answering
from coach.answer import answer
from coach.turn import Reply, Turn


class ActionAdvance(Answering):
    """Marks the step done and shows the next."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_advance"

    def respond(self, turn: Turn) -> Reply:
        """The coach's judgement: ``coach.behaviours.advance``, unless the state shows another meaning."""
        return answer(turn, "advance")
