"""Tells where the record's file is."""

from __future__ import annotations

from actions.answering import Answering
from coach.answer import answer
from coach.turn import Reply, Turn


class ActionExport(Answering):
    """Tells where the record's file is."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_export"

    def respond(self, turn: Turn) -> Reply:
        """The coach's judgement: ``coach.behaviours.export``, unless the state shows another meaning."""
        return answer(turn, "export")
