"""Answers general questions about service recovery."""

from __future__ import annotations

from actions.answering import Answering
from coach.answer import answer
from coach.turn import Reply, Turn


class ActionExplain(Answering):
    """Answers general questions about service recovery."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_explain"

    def respond(self, turn: Turn) -> Reply:
        """The coach's judgement: ``coach.behaviours.explain``, unless the state shows another meaning."""
        return answer(turn, "explain")
