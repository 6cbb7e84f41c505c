"""Shows the record or adds a note."""

from __future__ import annotations

from actions.answering import Answering
from coach.answer import answer
from coach.turn import Reply, Turn


class ActionRecord(Answering):
    """Shows the record or adds a note."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_record"

    def respond(self, turn: Turn) -> Reply:
        """The coach's judgement: ``coach.behaviours.record``, unless the state shows another meaning."""
        return answer(turn, "record")
