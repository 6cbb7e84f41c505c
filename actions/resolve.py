"""Begins the wrap-up."""

from __future__ import annotations

from actions.answering import Answering
from coach.answer import answer
from coach.turn import Reply, Turn


class ActionResolve(Answering):
    """Begins the wrap-up."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_resolve"

    def respond(self, turn: Turn) -> Reply:
        """The coach's judgement: ``coach.behaviours.resolve``, unless the state shows another meaning."""
        return answer(turn, "resolve")
