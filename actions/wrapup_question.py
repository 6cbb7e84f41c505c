"""What the two questions of the wrap-up share."""

from __future__ import annotations

from abc import abstractmethod

from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Tracker
from rasa_sdk.types import DomainDict

from actions.answering import Answering, stored_answer, utter
from actions.incoming import message_id, turn_from
from actions.services import services
from coach.card import Card
from coach.recovery import Recovery
from coach.turn import Reply, Turn


class WrapupQuestion(Answering):
    """Asks, unless this message already has its card: a digression is answered and no more."""

    @abstractmethod
    def question(self, turn: Turn, recovery: Recovery) -> Card:
        """The card that asks."""

    def respond(self, turn: Turn) -> Reply:
        """The question as a reply; with no case there is nothing to ask."""
        card = self.question(turn, turn.recovery) if turn.recovery else None
        return Reply("resolve", card, turn.recovery)

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Asks in the name of what was just done, so that card and behaviour agree."""
        conversation, message = str(tracker.sender_id), message_id(tracker)
        async with services().database.unit() as unit:
            if await unit.last_card(conversation, message) is not None:
                return []
            reply = self.respond(
                turn_from(tracker, services().coach, await unit.current(conversation))
            )
            if reply.card is None:
                return []
            done = await unit.behaviour_done(conversation, message) or reply.behaviour
            turn = turn_from(tracker, services().coach, reply.recovery)
            answer = stored_answer(
                self.name(), turn, done, reply.card.model_copy(update={"kind": done}), []
            )
            await unit.store_answer(answer)
        utter(dispatcher, tracker, answer)
        return []
