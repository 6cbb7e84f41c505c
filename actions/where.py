"""Tells where the case stands."""

from __future__ import annotations

from actions.answering import Answering
from coach.answer import answer
from coach.turn import Reply, Turn


class ActionWhere(Answering):
    """Tells where the case stands."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_where"

    def respond(self, turn: Turn) -> Reply:
        """The coach's judgement: ``coach.behaviours.where``, unless the state shows another meaning."""
        return answer(turn, "where")
