"""Answers anything else."""

from __future__ import annotations

from actions.answering import Answering
from coach.answer import answer
from coach.turn import Reply, Turn


class ActionOutOfScope(Answering):
    """Answers anything else."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_out_of_scope"

    def respond(self, turn: Turn) -> Reply:
        """The coach's judgement: ``coach.behaviours.out_of_scope``, unless the state shows another meaning."""
        return answer(turn, "out_of_scope")
