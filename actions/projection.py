"""Rasa's slots as a projection of the record: never the truth, only what the rules branch on."""

from __future__ import annotations

from typing import Any

from rasa_sdk.events import ActiveLoop, EventType, SlotSet
from rasa_sdk.interfaces import Tracker

from coach.recovery import Recovery

FORM = "wrapup_form"


def slots_of(recovery: Recovery | None) -> dict[str, Any]:
    """The values of all our slots for this case."""
    if recovery is None or recovery.phase == "closed":
        return {
            "case_open": False, "framework": None, "step": None, "phase": "working",
            "wrapup_outcome": None, "wrapup_cause": None,
        }  # fmt: skip
    return {
        "case_open": True,
        "framework": recovery.framework,
        "step": recovery.step,
        "phase": "finished" if recovery.phase == "wrapup" else "working",
        "wrapup_outcome": recovery.result,
        "wrapup_cause": recovery.cause,
    }


def events_for(recovery: Recovery | None, tracker: Tracker) -> list[EventType]:
    """Slot events for this case; a wrap-up form that the case has left is ended."""
    events: list[EventType] = [SlotSet(name, value) for name, value in slots_of(recovery).items()]
    in_form = (tracker.active_loop or {}).get("name") == FORM
    if in_form and (recovery is None or recovery.phase != "wrapup"):
        events += [ActiveLoop(None), SlotSet("requested_slot", None)]
    return events
