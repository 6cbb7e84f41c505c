"""Asks the wrap-up's question about the cause."""

from __future__ import annotations

from actions.wrapup_question import WrapupQuestion
from coach.behaviours import wrapup
from coach.card import Card
from coach.recovery import Recovery
from coach.turn import Turn


class ActionAskWrapupFormWrapupCause(WrapupQuestion):
    """Called by the form when ``wrapup_cause`` is not known."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_ask_wrapup_form_wrapup_cause"

    def question(self, turn: Turn, recovery: Recovery) -> Card:
        """The coach's wording: ``coach.behaviours.wrapup.ask_cause``."""
        return wrapup.ask_cause(turn, recovery)
