"""Practice: what there is to practise, what was practised, the certificate."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response
from pydantic import BaseModel, ConfigDict, StringConstraints

from bot.calls import EMPLOYEE
from bot.practice.certificate import FORMATS, Certificate
from bot.practice.course import AskedOut, CourseOut, asked_out, certificate_of, course_of
from bot.practice.errors import NoSuchPractice, NotEarned
from bot.practice.parts import PracticeOut, ScenarioOut
from bot.practice.views import practice_out, scenario_out
from bot.web.problems import Problem
from bot.web.routes.chat import Key
from bot.web.services import AppServices, Services
from coach.practice.rehearsal import Rehearsal
from records.rehearsals import Asked

router = APIRouter()
EARLY: dict[int | str, dict[str, object]] = {
    409: {"model": Problem, "description": "The certificate isn't earned yet."}
}
KEPT = 200
"""Practices that are told of; the certificate counts all."""
SUPERVISOR = "supervisor"


def signed_in() -> str:
    """Who asks. There is one employee until there is a sign-in."""
    return EMPLOYEE


Me = Annotated[str, Depends(signed_in)]


class Sharing(BaseModel):
    """Whether supervisors may read it."""

    model_config = ConfigDict(extra="forbid")

    shared: bool


class AskFor(BaseModel):
    """Who is asked to practise what."""

    model_config = ConfigDict(extra="forbid")

    employee: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    scenario: Key


@router.get("/api/practice/scenarios")
async def scenarios(services: Services) -> list[ScenarioOut]:
    """All scenarios there are to practise."""
    packs = services.coach.packs
    return [scenario_out(one, packs) for one in packs.scenarios.values()]


@router.get("/api/practice")
async def course(services: Services, me: Me) -> CourseOut:
    """One's own practice: what was tried, skills over time, what comes next."""
    async with services.database.reading() as unit:
        rehearsals = await unit.rehearsals.newest(me, KEPT)
        passed = await unit.rehearsals.passed(me)
    return course_of(rehearsals, passed, services.coach.packs)


@router.get("/api/practice/certificate", responses=EARLY)
async def certificate(
    services: Services,
    me: Me,
    format: Annotated[str, Query(pattern=f"^({'|'.join(FORMATS)})$")] = "md",
) -> Response:
    """The certificate as a file."""
    packs = services.coach.packs
    async with services.database.reading() as unit:
        found = certificate_of(await unit.rehearsals.passed(me), packs)
    if not found.holds:
        raise NotEarned(len(found.passed), found.needs)
    chosen = FORMATS[format]
    return Response(
        chosen.render(Certificate.of(me, found, packs), packs),
        media_type=chosen.media_type,
        headers={"Content-Disposition": f'attachment; filename="certificate{chosen.suffix}"'},
    )


@router.get("/api/practice/asked")
async def asked(services: Services) -> list[AskedOut]:
    """What supervisors asked for, and whether it was passed since; nothing else of anybody's."""
    async with services.database.reading() as unit:
        wanted, passed = await unit.rehearsals.asked(), await unit.rehearsals.passed()
    return asked_out(wanted, passed, services.coach.packs)


@router.post("/api/practice/asked", status_code=204)
async def ask(wanted: AskFor, services: Services) -> Response:
    """Asks somebody to practise a scenario; asked again, the last time counts."""
    if wanted.scenario not in services.coach.packs.scenarios:
        raise NoSuchPractice(
            f"There is no scenario {wanted.scenario!r}.", "Choose one of /api/practice/scenarios."
        )
    if wanted.employee != EMPLOYEE:
        raise NoSuchPractice(
            f"There is no employee {wanted.employee!r}.",
            f"There is one, {EMPLOYEE!r}, until there is a sign-in.",
        )
    asked = Asked(wanted.employee, wanted.scenario, SUPERVISOR, datetime.now(UTC))
    async with services.database.unit() as unit:
        await unit.rehearsals.ask(asked)
    return Response(status_code=204)


@router.get("/api/practice/{practice}")
async def practice(practice: Key, services: Services, me: Me) -> PracticeOut:
    """A whole practice with all its branches: one's own, or one that was shared."""
    found = await _found(practice, services)
    if found is None or not (found.employee == me or found.shared):
        raise _none()
    coach = services.coach
    stage, packs = coach.stage, coach.packs
    if found.scenario not in packs.scenarios:
        raise NoSuchPractice(
            "This practice can't be shown: its scenario was taken out of the packs.",
            "Put the scenario back, or practise another one.",
        )
    for line in found.tried:
        # Line by line, so that others are answered meanwhile; the stage remembers what it played.
        stage.play(found, line.id)
        await asyncio.sleep(0)
    return practice_out(stage, found, packs)


@router.post("/api/practice/{practice}/share", status_code=204)
async def share(practice: Key, sharing: Sharing, services: Services, me: Me) -> Response:
    """Lets supervisors read one's own practice, or no longer."""
    found = await _found(practice, services)
    if found is None or found.employee != me:
        raise _none()
    async with services.database.unit() as unit:
        await unit.rehearsals.share(practice, sharing.shared)
    return Response(status_code=204)


async def _found(practice: str, services: AppServices) -> Rehearsal | None:
    async with services.database.reading() as unit:
        return await unit.rehearsals.of(practice)


def _none() -> NoSuchPractice:
    """The same for one that isn't there and for somebody else's: no one learns which it is."""
    return NoSuchPractice(
        "There is no practice of this id that you may read.", "/api/practice lists yours."
    )
