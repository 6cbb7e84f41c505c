"""The evidence behind a piece of advice."""

from __future__ import annotations

from fastapi import APIRouter

from bot.web.problems import NotFound
from bot.web.services import Services
from phrasebank.schema.knowledge import Evidence

router = APIRouter()


@router.get("/api/evidence/{evidence}")
async def evidence(evidence: str, services: Services) -> Evidence:
    """One finding with its grade, caution and source."""
    found = services.coach.packs.evidence.get(evidence)
    if found is None:
        raise NotFound("There is no evidence of this id.")
    return found
