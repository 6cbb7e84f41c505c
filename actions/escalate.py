"""Helps when a manager is wanted or a threat is made."""

from __future__ import annotations

from actions.answering import Answering
from coach.answer import answer
from coach.turn import Reply, Turn


class ActionEscalate(Answering):
    """Helps when a manager is wanted or a threat is made."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_escalate"

    def respond(self, turn: Turn) -> Reply:
        """The coach's judgement: ``coach.behaviours.escalate``, unless the state shows another meaning."""
        return answer(turn, "escalate")
