"""What the employee thinks of a card or a rule."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Response
from pydantic import BaseModel, ConfigDict, StringConstraints

from bot.cleaning import clean
from bot.web.routes.chat import Key
from bot.web.services import Services
from records.messages import FeedbackGiven, FeedbackKind

router = APIRouter()


class FeedbackRequest(BaseModel):
    """An opinion on the card that answered ``message``, or on one ``rule`` in it."""

    model_config = ConfigDict(extra="forbid")

    conversation: Key
    message: Key
    kind: Key
    what: FeedbackKind
    rule: Key | None = None
    note: Annotated[str, StringConstraints(max_length=2_000)] | None = None


@router.post("/api/feedback", status_code=204)
async def feedback(request: FeedbackRequest, services: Services) -> Response:
    """Keeps it; nobody is ranked by it."""
    async with services.database.unit() as unit:
        recovery = await unit.current(request.conversation)
        await unit.add_feedback(
            FeedbackGiven(
                conversation=request.conversation,
                message_id=request.message,
                card_kind=request.kind,
                what=request.what,
                at=datetime.now(UTC),
                recovery_id=recovery.id if recovery else None,
                rule=request.rule,
                note=clean(request.note) if request.note else None,
            )
        )
    return Response(status_code=204)
