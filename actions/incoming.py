"""Reads a message out of Rasa's tracker into the coach's own terms."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from rasa_sdk.interfaces import Tracker

from coach.coach import Coach
from coach.fitting import fitted
from coach.recovery import Recovery
from coach.turn import Turn

CHANNEL = "amends"


def message_id(tracker: Tracker) -> str:
    """The id the app gave the message; on other channels Rasa's own."""
    given = metadata(tracker).get("id") or tracker.latest_message.get("message_id")
    return str(given or uuid4().hex)


def metadata(tracker: Tracker) -> Mapping[str, Any]:
    """What the app sent along with the message."""
    found = tracker.latest_message.get("metadata")
    return found if isinstance(found, Mapping) else {}


def turn_from(tracker: Tracker, coach: Coach, recovery: Recovery | None) -> Turn:
    """The message as a turn.

    The whole text comes from the app, since Rasa may have read a masked one.
    """
    told = metadata(tracker)
    latest: Mapping[str, Any] = tracker.latest_message
    typed = str(latest.get("text") or "")
    pressed = typed.startswith("/")
    text = str(told["text"]) if isinstance(told.get("text"), str) else ("" if pressed else typed)
    now, message = datetime.now(UTC), message_id(tracker)
    intent, ranking = latest.get("intent") or {}, latest.get("intent_ranking") or []
    return Turn(
        coach=coach,
        # The packs may have changed since the case was opened.
        recovery=recovery and fitted(recovery, coach.packs, message, now),
        conversation=str(tracker.sender_id),
        message=message,
        text=text,
        now=now,
        employee=str(told.get("employee") or "employee"),
        entities={e["entity"]: str(e["value"]) for e in latest.get("entities") or []},
        pressed=pressed,
        confidence=float(intent.get("confidence") or 0.0),
        ranking=tuple((str(r["name"]), float(r["confidence"])) for r in ranking),
    )
