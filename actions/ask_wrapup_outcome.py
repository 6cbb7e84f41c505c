"""Asks the wrap-up's question about the outcome."""

from __future__ import annotations

from actions.wrapup_question import WrapupQuestion
from coach.behaviours import wrapup
from coach.card import Card
from coach.recovery import Recovery
from coach.turn import Turn


class ActionAskWrapupFormWrapupOutcome(WrapupQuestion):
    """Called by the form when ``wrapup_outcome`` is not known."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_ask_wrapup_form_wrapup_outcome"

    def question(self, turn: Turn, recovery: Recovery) -> Card:
        """The coach's wording: ``coach.behaviours.wrapup.ask_outcome``."""
        return wrapup.ask_outcome(turn, recovery)
