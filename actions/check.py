"""Checks a draft."""

from __future__ import annotations

from actions.answering import Answering
from coach.answer import answer
from coach.turn import Reply, Turn


class ActionCheck(Answering):
    """Checks a draft."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_check"

    def respond(self, turn: Turn) -> Reply:
        """The coach's judgement: ``coach.behaviours.check``, unless the state shows another meaning."""
        return answer(turn, "check")
