"""Seeds a new Rasa session from the record."""

from __future__ import annotations

from rasa_sdk.events import ActionExecuted, ActiveLoop, EventType, SessionStarted, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Action, Tracker
from rasa_sdk.types import DomainDict

from actions.projection import FORM, slots_of
from actions.services import services


class ActionSessionStart(Action):
    """A session is disposable: each new one takes the case up where the record says it is."""

    def name(self) -> str:
        """The action's name in the domain; it overrides Rasa's default."""
        return "action_session_start"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """The session's first events: our slots, and the form if the case is in its wrap-up."""
        async with services().database.unit() as unit:
            recovery = await unit.current(str(tracker.sender_id))
        slots = slots_of(recovery)
        events = [SessionStarted(), *(SlotSet(name, value) for name, value in slots.items())]
        if slots["phase"] == "finished":
            asked = "wrapup_cause" if slots["wrapup_outcome"] else "wrapup_outcome"
            events += [ActiveLoop(FORM), SlotSet("requested_slot", asked)]
        return [*events, ActionExecuted("action_listen")]
