"""The wrap-up has its answers: closes the case."""

from __future__ import annotations

from actions.answering import Answering
from coach.behaviours import wrapup
from coach.turn import Reply, Turn


class ActionClose(Answering):
    """Closes the case and shows what is on record."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_close"

    def respond(self, turn: Turn) -> Reply:
        """The coach's judgement: ``coach.behaviours.wrapup.close``."""
        return wrapup.close(turn)
