"""Keeps promises."""

from __future__ import annotations

from actions.answering import Answering
from coach.answer import answer
from coach.turn import Reply, Turn


class ActionFollowUp(Answering):
    """Keeps promises."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_follow_up"

    def respond(self, turn: Turn) -> Reply:
        """The coach's judgement: ``coach.behaviours.follow_up``, unless the state shows another meaning."""
        return answer(turn, "follow_up")
