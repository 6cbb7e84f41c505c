"""The recoveries on record."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, ConfigDict, StringConstraints

from bot.web.problems import NotFound
from bot.web.routes.chat import Key
from bot.web.services import AppServices, Services
from coach.entries import PhraseUsed
from coach.headline import headline
from records.export import FORMATS
from records.view import RecordView, view_of

router = APIRouter()


class RecoveryLine(BaseModel):
    """A recovery in one line."""

    id: str
    conversation: str
    title: str
    opened_at: datetime
    phase: str
    step: str | None
    level: str | None


class PhraseTaken(BaseModel):
    """A phrase that the employee copied."""

    model_config = ConfigDict(extra="forbid")

    phrase: Key
    text: Annotated[str, StringConstraints(max_length=2_000)]


@router.get("/api/recoveries")
async def recoveries(
    services: Services, open: bool = False, limit: Annotated[int, Query(ge=1, le=1_000)] = 100
) -> list[RecoveryLine]:
    """Recoveries, the newest first."""
    packs = services.coach.packs
    async with services.database.reading() as unit:
        found = await unit.recoveries(open_only=open, limit=limit)
    return [
        RecoveryLine(
            id=r.id,
            conversation=r.conversation,
            title=headline(r, packs) or packs.label("case.untitled"),
            opened_at=r.opened_at,
            phase=r.phase,
            step=r.step,
            level=r.feelings[-1].level if r.feelings else None,
        )
        for r in found
    ]


@router.get("/api/recoveries/{recovery}")
async def recovery(recovery: str, services: Services) -> RecordView:
    """The whole record of one recovery."""
    return await view_for(recovery, services)


@router.get("/api/recoveries/{recovery}/export")
async def export(
    recovery: str,
    services: Services,
    format: Annotated[str, Query(pattern=f"^({'|'.join(FORMATS)})$")] = "md",
) -> Response:
    """The record as a file."""
    view = await view_for(recovery, services)
    chosen = FORMATS[format]
    name = f"recovery-{recovery[:8]}{chosen.suffix}"
    return Response(
        chosen.render([view], services.coach.packs),
        media_type=chosen.media_type,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@router.post("/api/recoveries/{recovery}/phrases", status_code=204)
async def phrase_taken(recovery: str, taken: PhraseTaken, services: Services) -> Response:
    """Puts on record that the employee took a phrase."""
    async with services.database.unit() as unit:
        found = await unit.recovery(recovery)
        if found is None:
            raise NotFound("There is no recovery of this id.")
        now = datetime.now(UTC)
        entry = PhraseUsed(
            at=now,
            turn=f"taken-{now:%H%M%S%f}",
            phrase=taken.phrase,
            step=found.step or "",
            text=taken.text,
            taken=True,
        )
        await unit.save(found.with_entries(entry))
    return Response(status_code=204)


async def view_for(recovery: str, services: AppServices) -> RecordView:
    """The whole record of one recovery. Raises ``NotFound`` when there is none of this id."""
    async with services.database.reading() as unit:
        found = await unit.recovery(recovery)
        turns = await unit.turns(recovery) if found else []
    if found is None:
        raise NotFound("There is no recovery of this id.")
    return view_of(found, turns, services.coach.packs)
