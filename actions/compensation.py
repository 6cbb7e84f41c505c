"""Tells what may be offered."""

from __future__ import annotations

from actions.answering import Answering
from coach.answer import answer
from coach.turn import Reply, Turn


class ActionCompensation(Answering):
    """Tells what may be offered."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_compensation"

    def respond(self, turn: Turn) -> Reply:
        """The coach's judgement: ``coach.behaviours.compensation``, unless the state shows another meaning."""
        return answer(turn, "compensation")
