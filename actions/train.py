"""Answers a wish to practise."""

from __future__ import annotations

from actions.answering import Answering
from coach.answer import answer
from coach.turn import Reply, Turn


class ActionTrain(Answering):
    """Answers a wish to practise."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_train"

    def respond(self, turn: Turn) -> Reply:
        """The coach's judgement: ``coach.behaviours.train``, unless the state shows another meaning."""
        return answer(turn, "train")
