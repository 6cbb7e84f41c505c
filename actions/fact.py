"""Puts a fact on the record."""

from __future__ import annotations

from actions.answering import Answering
from coach.answer import answer
from coach.turn import Reply, Turn


class ActionFact(Answering):
    """Puts a fact on the record."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_fact"

    def respond(self, turn: Turn) -> Reply:
        """The coach's judgement: ``coach.behaviours.fact``, unless the state shows another meaning."""
        return answer(turn, "fact")
