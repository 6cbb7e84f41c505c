"""Leaves a step out."""

from __future__ import annotations

from actions.answering import Answering
from coach.answer import answer
from coach.turn import Reply, Turn


class ActionSkip(Answering):
    """Leaves a step out."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_skip"

    def respond(self, turn: Turn) -> Reply:
        """The coach's judgement: ``coach.behaviours.skip``, unless the state shows another meaning."""
        return answer(turn, "skip")
