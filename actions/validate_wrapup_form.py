"""Takes the answers to the wrap-up's questions out of what is typed or pressed."""

from __future__ import annotations

from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Action, Tracker
from rasa_sdk.types import DomainDict

from actions.incoming import turn_from
from actions.services import services
from coach.behaviours import wrapup
from coach.recovery import Recovery
from coach.turn import Turn
from records.messages import TurnRecord

_PREFIX = "wrapup_"


class ValidateWrapupForm(Action):
    """An answer goes on the record and into its slot.

    With none, Rasa lets the rules answer the message instead.
    """

    def name(self) -> str:
        """The action's name in the domain."""
        return "validate_wrapup_form"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """The slot that the message fills, if it fills the one asked for."""
        slot = str(tracker.get_slot("requested_slot") or "")
        if not slot.startswith(_PREFIX) or tracker.get_slot(slot):
            return []
        question = slot.removeprefix(_PREFIX)
        async with services().database.unit() as unit:
            recovery = await unit.current(str(tracker.sender_id))
            turn = turn_from(tracker, services().coach, recovery)
            value = wrapup.answer_to(turn, question)
            if recovery is None or value is None:
                return []
            known = getattr(recovery, "result" if question == "outcome" else question)
            if known != value:
                recovery = wrapup.answered(turn, recovery, question, value)
                await unit.save(recovery)
            await unit.add_turn(_turn_record(turn, recovery))
        return [SlotSet(slot, value)]


def _turn_record(turn: Turn, recovery: Recovery) -> TurnRecord:
    return TurnRecord(
        conversation=turn.conversation,
        message_id=turn.message,
        at=turn.now,
        recovery_id=recovery.id,
        text=turn.text or None,
        behaviour="resolve",
        confidence=turn.confidence,
    )
