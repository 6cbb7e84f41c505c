"""What a rule is called: for the list of hints that the employee switched off."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import BaseModel

from bot.web.services import Services

router = APIRouter()


class RuleOut(BaseModel):
    """A rule in short."""

    id: str
    title: str
    why: str
    evidence: str


@router.get("/api/rules")
async def rules(services: Services) -> list[RuleOut]:
    """All rules of what is better left unsaid."""
    return [
        RuleOut(id=rule.id, title=rule.title, why=rule.why, evidence=rule.evidence)
        for rule in services.coach.packs.rules.values()
    ]
