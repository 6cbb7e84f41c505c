"""Takes in what the customer said."""

from __future__ import annotations

from actions.answering import Answering
from coach.answer import answer
from coach.turn import Reply, Turn


class ActionCustomerSaid(Answering):
    """Takes in what the customer said."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_customer_said"

    def respond(self, turn: Turn) -> Reply:
        """The coach's judgement: ``coach.behaviours.customer_said``, unless the state shows another meaning."""
        return answer(turn, "customer_said")
