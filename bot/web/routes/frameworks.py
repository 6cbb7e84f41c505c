"""The frameworks there are."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import BaseModel

from bot.web.services import Services

router = APIRouter()


class StepOut(BaseModel):
    """A step in short."""

    id: str
    title: str
    goal: str
    why: str


class FrameworkOut(BaseModel):
    """A framework in short."""

    id: str
    title: str
    summary: str
    credit: str
    steps: list[StepOut]


@router.get("/api/frameworks")
async def frameworks(services: Services) -> list[FrameworkOut]:
    """All frameworks with their steps."""
    return [
        FrameworkOut(
            id=f.id, title=f.title, summary=f.summary, credit=f.credit,
            steps=[StepOut(id=s.id, title=s.title, goal=s.goal, why=s.why) for s in f.steps],
        )
        for f in services.coach.packs.frameworks.values()
    ]  # fmt: skip
