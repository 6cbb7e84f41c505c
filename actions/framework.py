"""Lists and switches frameworks."""

from __future__ import annotations

from actions.answering import Answering
from coach.answer import answer
from coach.turn import Reply, Turn


class ActionFramework(Answering):
    """Lists and switches frameworks."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_framework"

    def respond(self, turn: Turn) -> Reply:
        """The coach's judgement: ``coach.behaviours.framework``, unless the state shows another meaning."""
        return answer(turn, "framework")
