"""Looks after the employee."""

from __future__ import annotations

from actions.answering import Answering
from coach.answer import answer
from coach.turn import Reply, Turn


class ActionWellbeing(Answering):
    """Looks after the employee."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_wellbeing"

    def respond(self, turn: Turn) -> Reply:
        """The coach's judgement: ``coach.behaviours.wellbeing``, unless the state shows another meaning."""
        return answer(turn, "wellbeing")
