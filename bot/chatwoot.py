"""What is to be heard in a webhook of Chatwoot's. Pure: a payload in, a message or an ending out.

Chatwoot sends a message as ``message_created``, with the conversation inside, and a change of status as
the conversation itself, with its last message inside.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from bot.cleaning import clean
from bot.plain_text import plain_text
from phrasebank.schema.nudge import Speaker

LONGEST = 20_000
"""Characters of a message that are heard; an e-mail may be longer."""
_SPEAKERS: dict[object, Speaker] = {
    "incoming": "customer", "outgoing": "agent", 0: "customer", 1: "agent",
}  # fmt: skip
"""By ``message_type``: a word in a message, a number in a conversation's last message."""
_MACHINES = {"agent_bot", "captain_assistant"}


class NotChatwoot(ValueError):
    """The payload isn't one of Chatwoot's; the text says what is missing."""


@dataclass(frozen=True)
class Message:
    """Something that the customer or the employee wrote."""

    conversation: str
    id: str
    speaker: Speaker
    text: str
    at: datetime | None


@dataclass(frozen=True)
class Ended:
    """The conversation was resolved; ``last`` is what was written last, which may come late."""

    conversation: str
    last: Message | None


def to_hear(payload: Mapping[str, Any]) -> Message | Ended | None:
    """None when there is nothing to hear in it. Raises ``NotChatwoot``."""
    match payload.get("event"):
        case "message_created":
            return _message(payload, _id(_part(payload, "conversation"), "conversation.id"))
        case "conversation_resolved":
            return _ended(payload)
        case "conversation_status_changed" if payload.get("status") == "resolved":
            return _ended(payload)
        case str():
            return None
    raise NotChatwoot("event: there is none")


def _ended(payload: Mapping[str, Any]) -> Ended:
    # Older versions wrapped the conversation.
    inside = payload.get("conversation")
    conversation = inside if isinstance(inside, Mapping) else payload
    number = _id(conversation, "id")
    messages = conversation.get("messages")
    last = messages[-1] if isinstance(messages, list) and messages else None
    return Ended(number, _message(last, number) if isinstance(last, Mapping) else None)


def _message(given: Mapping[str, Any], conversation: str) -> Message | None:
    speaker = _speaker(given)
    content = given.get("content")
    text = clean(plain_text(content))[:LONGEST] if isinstance(content, str) else ""
    if speaker is None or not text:
        return None
    number = _id(given, "id")
    return Message(conversation, number, speaker, text, _time(given.get("created_at")))


def _speaker(given: Mapping[str, Any]) -> Speaker | None:
    """Who wrote it; None for notes among colleagues, for machines, and for what tells of no words."""
    kind = given.get("message_type")
    speaker = _SPEAKERS.get(kind) if isinstance(kind, str | int) else None
    by_machine = (
        _part(given, "sender").get("type") in _MACHINES
        or _part(given, "content_attributes").get("automation_rule_id")
        or _part(given, "additional_attributes").get("campaign_id")
    )
    return None if given.get("private") or by_machine else speaker


def _part(given: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = given.get(name)
    return found if isinstance(found, Mapping) else {}


def _id(given: Mapping[str, Any], place: str) -> str:
    found = given.get("id")
    if (
        isinstance(found, bool)
        or not isinstance(found, int | str)
        or not 0 < len(str(found)) <= 100
    ):
        raise NotChatwoot(f"{place}: there is none")
    return str(found)


def _time(given: object) -> datetime | None:
    """Chatwoot writes ISO, "2026-11-03 13:05:57 UTC", or seconds since 1970."""
    try:
        if isinstance(given, int | float) and not isinstance(given, bool):
            return datetime.fromtimestamp(given, UTC)
        if isinstance(given, str):
            at = datetime.fromisoformat(given.replace(" UTC", "+00:00"))
            return at if at.tzinfo else at.replace(tzinfo=UTC)
    except (ValueError, OverflowError, OSError):
        pass
    return None
