"""Goes back one step; overrides Rasa's default action of this name."""

from __future__ import annotations

from actions.answering import Answering
from coach.answer import answer
from coach.turn import Reply, Turn


class ActionBack(Answering):
    """Goes back one step; overrides Rasa's default action of this name."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_back"

    def respond(self, turn: Turn) -> Reply:
        """The coach's judgement: ``coach.behaviours.back``, unless the state shows another meaning."""
        return answer(turn, "back")
