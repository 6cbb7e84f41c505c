"""A conversation as it stands, so that a reload loses nothing."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Path
from pydantic import BaseModel

from bot.web.services import Services
from coach.overview import Overview, overview

router = APIRouter()


class Message(BaseModel):
    """What was typed or pressed, and the card that answered; None while none has."""

    id: str
    at: datetime
    text: str | None
    payload: str | None
    behaviour: str | None
    card: dict[str, Any] | None


class Conversation(BaseModel):
    """The case and all messages, oldest first. A conversation that was never used is empty."""

    conversation: str
    recovery: Overview | None
    messages: list[Message]


@router.get("/api/conversations/{conversation}")
async def conversation(
    conversation: Annotated[str, Path(pattern=r"^[A-Za-z0-9_.:-]{1,100}$")], services: Services
) -> Conversation:
    """The conversation's newest case and its messages."""
    async with services.database.reading() as unit:
        recovery = await unit.current(conversation)
        messages = await unit.conversation_messages(conversation)
    return Conversation(
        conversation=conversation,
        recovery=overview(recovery, services.coach.packs) if recovery else None,
        messages=[
            Message(
                id=m.id, at=m.at, text=m.text, payload=m.payload, behaviour=m.behaviour,
                card=dict(m.card) if m.card else None,
            )
            for m in messages
        ],
    )  # fmt: skip
