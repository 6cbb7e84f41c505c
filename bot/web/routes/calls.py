"""Live calls: turns in, what the coach notices out, as answers and as server-sent events."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Header, Query, Response
from fastapi.responses import JSONResponse
from fastapi.sse import EventSourceResponse, ServerSentEvent
from pydantic import AwareDatetime, BaseModel, ConfigDict, StringConstraints

from bot.call_errors import NoSuchCall
from bot.web.problems import NotFound, Problem
from bot.web.routes.chat import LONGEST, Key
from bot.web.services import Services
from coach.listening.observation import Observation, StepSeen
from coach.listening.wrapup import WrapUp, WrapUpEdited
from records.calls import StoredCall
from records.messages import FeedbackKind

router = APIRouter()
GONE: dict[int | str, dict[str, object]] = {
    409: {"model": Problem, "description": "The call is closed."}
}


class OpenCall(BaseModel):
    """A call to listen to. ``framework`` None follows the policy's."""

    model_config = ConfigDict(extra="forbid")

    framework: Key | None = None


class CallHead(BaseModel):
    """A call, without what was said."""

    id: str
    framework: str
    source: str
    opened_at: datetime
    closed_at: datetime | None


class Said(BaseModel):
    """One turn. Repeat an ``id`` to send the same turn again: it is heard once."""

    model_config = ConfigDict(extra="forbid")

    speaker: Literal["customer", "agent"]
    text: Annotated[str, StringConstraints(max_length=LONGEST)]
    id: Key | None = None
    at: AwareDatetime | None = None


class Followed(BaseModel):
    """The framework to follow from here on."""

    model_config = ConfigDict(extra="forbid")

    framework: Key


class NudgeAnswered(BaseModel):
    """What the employee thinks of a nudge."""

    model_config = ConfigDict(extra="forbid")

    what: FeedbackKind
    note: Annotated[str, StringConstraints(max_length=2_000)] | None = None


@router.post("/api/calls")
async def open_call(services: Services, request: OpenCall | None = None) -> CallHead:
    """Opens a call; the conversation of the same id shares its case."""
    wanted = request.framework if request else None
    if wanted is not None and wanted not in services.coach.packs.frameworks:
        raise NotFound("There is no framework of this id; /api/frameworks lists them.")
    return _head(await services.calls.open(wanted))


@router.get("/api/calls")
async def calls(
    services: Services, open: bool = False, limit: Annotated[int, Query(ge=1, le=1_000)] = 50
) -> list[CallHead]:
    """Calls, the newest first."""
    async with services.database.reading() as unit:
        found = await unit.calls.newest(limit, open_only=open)
    return [_head(call) for call in found]


@router.get("/api/calls/{call}")
async def call_head(call: Key, services: Services) -> CallHead:
    """One call."""
    async with services.database.reading() as unit:
        found = await unit.calls.of(call)
    if found is None:
        raise NoSuchCall
    return _head(found)


@router.post("/api/calls/{call}/turns", response_model=Observation, responses=GONE)
async def turn(call: Key, said: Said, services: Services) -> JSONResponse:
    """Hears one turn and tells what it showed."""
    told = await services.calls.hear(call, said.speaker, said.text, said.id, said.at)
    return JSONResponse(told)


async def known_call(call: Key, services: Services) -> str:
    """The call's id. Raises ``NoSuchCall`` before an answer has begun."""
    return (await call_head(call, services)).id


@router.get("/api/calls/{call}/live", response_class=EventSourceResponse)
async def live(
    call: Annotated[str, Depends(known_call)],
    services: Services,
    last_event_id: Annotated[int | None, Header()] = None,
) -> AsyncIterator[ServerSentEvent]:
    """Every observation as it comes, after ``Last-Event-ID`` those that were missed first."""
    async for event in services.calls.live(call, last_event_id or 0):
        yield ServerSentEvent(event=event.name, id=str(event.number), raw_data=event.text)


@router.post("/api/calls/{call}/nudges/{nudge}", status_code=204)
async def answer_nudge(
    call: Key, nudge: Key, answered: NudgeAnswered, services: Services
) -> Response:
    """Dismisses, mutes or disputes a nudge, or takes that back; it is kept."""
    await services.calls.answer_nudge(call, nudge, answered.what, answered.note)
    return Response(status_code=204)


@router.put("/api/calls/{call}/framework", responses=GONE)
async def follow(call: Key, followed: Followed, services: Services) -> list[StepSeen]:
    """Follows another framework from here on; what was done counts there too."""
    if followed.framework not in services.coach.packs.frameworks:
        raise NotFound("There is no framework of this id; /api/frameworks lists them.")
    await services.calls.follow(call, followed.framework)
    return (await services.calls.wrapup(call)).steps


@router.post("/api/calls/{call}/close")
async def close(call: Key, services: Services) -> WrapUp:
    """Ends the call and puts its summary on record; again, it tells the summary again."""
    return await services.calls.close(call)


@router.get("/api/calls/{call}/wrapup")
async def wrapup(call: Key, services: Services) -> WrapUp:
    """The summary as it stands."""
    return await services.calls.wrapup(call)


@router.put("/api/calls/{call}/wrapup")
async def edit(call: Key, edited: WrapUpEdited, services: Services) -> WrapUp:
    """Puts the summary on record as corrected; with a result, the case is closed."""
    return await services.calls.edit(call, edited)


def _head(call: StoredCall) -> CallHead:
    return CallHead(
        id=call.id, framework=call.framework, source=call.source, opened_at=call.opened_at,
        closed_at=call.closed_at,
    )  # fmt: skip
