"""Answers greetings, thanks and calls for help."""

from __future__ import annotations

from actions.answering import Answering
from coach.answer import answer
from coach.turn import Reply, Turn


class ActionSmalltalk(Answering):
    """Answers greetings, thanks and calls for help."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_smalltalk"

    def respond(self, turn: Turn) -> Reply:
        """The coach's judgement: ``coach.behaviours.smalltalk``, unless the state shows another meaning."""
        return answer(turn, "smalltalk")
