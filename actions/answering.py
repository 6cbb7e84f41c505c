"""What every answering action does around the coach's judgement."""

from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod
from dataclasses import replace
from typing import Any

from rasa_sdk.events import EventType, FollowupAction
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Action, Tracker
from rasa_sdk.types import DomainDict

from actions.incoming import CHANNEL, message_id, turn_from
from actions.projection import FORM, events_for
from actions.services import services
from coach.card import Card
from coach.coach import Coach
from coach.practice.rehearsal import Rehearsal
from coach.turn import Reply, Turn
from records.messages import StoredAnswer, TurnRecord
from records.unit_of_work import Unit

_RECENT = 5
_TRAINS = "action_train"


class Answering(Action, ABC):
    """Loads the case, asks the coach, and writes record and answer in one transaction.

    A message that this action has answered before (a retry) gets the stored answer: nothing is done
    twice.
    """

    @abstractmethod
    def name(self) -> str:
        """The action's name in the domain."""

    @abstractmethod
    def respond(self, turn: Turn) -> Reply:
        """The coach's judgement on this turn."""

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Answers with at most one card, and returns the slots of the case as it is now."""
        async with services().database.unit() as unit:
            stored = await unit.answered(str(tracker.sender_id), message_id(tracker), self.name())
            if stored is None:
                stored = await self._answer(unit, tracker)
        if stored.card is not None:
            utter(dispatcher, tracker, stored)
        return [dict(event) for event in stored.events]

    async def _answer(self, unit: Unit, tracker: Tracker) -> StoredAnswer:
        recovery = await unit.current(str(tracker.sender_id))
        turn = turn_from(tracker, services().coach, recovery)
        if recovery is None:
            turn = replace(turn, recent=tuple(await unit.recoveries(limit=_RECENT)))
        reply = self.respond(await self._with_practice(unit, turn))
        for changed in (reply.parked, reply.recovery):
            if changed is not None:
                await unit.save(changed)
        if reply.rehearsal is not None:
            await unit.rehearsals.save(reply.rehearsal)
            read_ahead(turn.coach, reply.rehearsal)
        await unit.add_turn(_turn_record(tracker, turn, reply))
        events = events_for(reply.recovery, tracker)
        if reply.card is None and self.name() != f"action_{reply.behaviour}":
            # The wrap-up's question is the answer, and the rule of this action doesn't know of it.
            events.append(FollowupAction(FORM))
        stored = stored_answer(self.name(), turn, reply.behaviour, reply.card, events)
        await unit.store_answer(stored)
        return stored

    async def _with_practice(self, unit: Unit, turn: Turn) -> Turn:
        """The turn with the practice that goes on here, and those before where they matter."""
        rehearsal = await unit.rehearsals.open_in(turn.conversation)
        if rehearsal is None and self.name() != _TRAINS:
            return turn
        if rehearsal is not None and rehearsal.phase != "debrief":
            return replace(turn, rehearsal=rehearsal)
        rehearsed = await unit.rehearsals.newest(turn.employee)
        return replace(turn, rehearsal=rehearsal, rehearsed=tuple(rehearsed))


def read_ahead(coach: Coach, rehearsal: Rehearsal) -> None:
    """Has the customer's last words read while the trainee reads them too."""
    if rehearsal.phase == "running":
        asyncio.get_running_loop().run_in_executor(None, coach.stage.read_ahead, rehearsal)


def stored_answer(
    action: str, turn: Turn, behaviour: str, card: Card | None, events: list[EventType]
) -> StoredAnswer:
    """The answer as it is kept, to be given again when the message comes again."""
    return StoredAnswer(
        conversation=turn.conversation,
        message_id=turn.message,
        action=action,
        behaviour=behaviour,
        at=turn.now,
        card=card.as_json() if card else None,
        events=events,
    )


def utter(dispatcher: CollectingDispatcher, tracker: Tracker, stored: StoredAnswer) -> None:
    """The card alone on our own channel; its plain text on any other."""
    if tracker.get_latest_input_channel() == CHANNEL:
        dispatcher.utter_message(
            json_message={"behaviour": stored.behaviour, "card": dict(stored.card or {})}
        )
    else:
        # The words come from the packs, like those of the card itself.
        dispatcher.utter_message(Card.model_validate(stored.card).plain())


def _turn_record(tracker: Tracker, turn: Turn, reply: Reply) -> TurnRecord:
    typed: Any = tracker.latest_message.get("text")
    return TurnRecord(
        conversation=turn.conversation,
        message_id=turn.message,
        at=turn.now,
        recovery_id=reply.recovery.id if reply.recovery else None,
        text=turn.text or None,
        payload=str(typed) if turn.pressed else None,
        intent=(tracker.latest_message.get("intent") or {}).get("name"),
        behaviour=reply.behaviour,
        confidence=turn.confidence,
    )
