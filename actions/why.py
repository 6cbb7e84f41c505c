"""Gives the reason for the current step."""

from __future__ import annotations

from actions.answering import Answering
from coach.answer import answer
from coach.turn import Reply, Turn


class ActionWhy(Answering):
    """Gives the reason for the current step."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_why"

    def respond(self, turn: Turn) -> Reply:
        """The coach's judgement: ``coach.behaviours.why``, unless the state shows another meaning."""
        return answer(turn, "why")
