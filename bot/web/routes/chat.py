"""A message to the coach, and its answer."""

from __future__ import annotations

from typing import Annotated, Any, Self
from uuid import uuid4

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from bot.chat import Said
from bot.web.services import Services

LONGEST = 20_000
Key = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_.:-]{1,100}$")]
"""An id that a client makes: letters, digits, ``_ . : -``, at most 100."""

router = APIRouter()


class ChatRequest(BaseModel):
    """Typed text, or the payload of a pressed button."""

    model_config = ConfigDict(extra="forbid", strict=True)

    conversation: Key
    text: Annotated[str, StringConstraints(max_length=LONGEST)] | None = None
    payload: Annotated[str, StringConstraints(pattern=r"^/", max_length=1_000)] | None = None
    id: Key = Field(
        default_factory=lambda: uuid4().hex, description="Repeat it to send the same message again."
    )

    @model_validator(mode="after")
    def _one_of_them(self) -> Self:
        if (self.text is None) == (self.payload is None):
            raise ValueError("give either 'text' or 'payload'")
        return self


class ChatResponse(BaseModel):
    """What was done, how sure the model was, and the card."""

    id: str
    behaviour: str
    confidence: float
    cards: list[dict[str, Any]]


@router.post("/api/chat")
async def chat(request: ChatRequest, services: Services) -> ChatResponse:
    """Answers one message of a conversation with one card."""
    said = Said(request.conversation, request.id, request.text, request.payload)
    answer = await services.chat.take(said)
    return ChatResponse(
        id=answer.id,
        behaviour=answer.behaviour,
        confidence=answer.confidence,
        cards=[dict(answer.card)],
    )
