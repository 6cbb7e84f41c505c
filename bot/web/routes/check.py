"""Checks a sentence while it is being typed."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, StringConstraints

from bot.web.problems import NotFound
from bot.web.routes.chat import LONGEST, Key
from bot.web.services import Services
from coach.findings import Finding
from coach.slots import slots_for

router = APIRouter()


class CheckRequest(BaseModel):
    """A text, and the recovery it is meant for."""

    model_config = ConfigDict(extra="forbid", strict=True)

    text: Annotated[str, StringConstraints(max_length=LONGEST)]
    case: Key | None = None


class CheckResponse(BaseModel):
    """What is better left unsaid."""

    findings: list[Finding]


@router.post("/api/check")
async def check(request: CheckRequest, services: Services) -> CheckResponse:
    """Findings with spans into the text given; nothing is put on record."""
    slots: dict[str, str] = {}
    if request.case:
        async with services.database.reading() as unit:
            recovery = await unit.recovery(request.case)
        if recovery is None:
            raise NotFound("There is no recovery of this id.")
        slots = slots_for(recovery, services.coach.packs)
    return CheckResponse(findings=services.coach.checker.check(request.text, slots))
