"""When no rule fits: asks what was meant.

Overrides Rasa's default action, which would say nothing.
"""

from __future__ import annotations

from rasa_sdk.events import EventType, UserUtteranceReverted
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Tracker
from rasa_sdk.types import DomainDict

from actions.answering import Answering
from coach.behaviours import fallback
from coach.turn import Reply, Turn


class ActionDefaultFallback(Answering):
    """Asks back and takes the message out of the dialogue: it goes on as if it had not come."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_default_fallback"

    def respond(self, turn: Turn) -> Reply:
        """The coach's judgement: ``coach.behaviours.fallback``."""
        return fallback.respond(turn)

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """As every answer, but the message is reverted: Rasa must not predict from it again."""
        return [*await super().run(dispatcher, tracker, domain), UserUtteranceReverted()]
