"""Turns that other systems send: in a form of our own, and as Chatwoot does."""

from __future__ import annotations

import json
from typing import Annotated, Any, Self

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import JSONResponse
from pydantic import AwareDatetime, BaseModel, ConfigDict, StringConstraints, model_validator

from bot.chatwoot import Ended, Message, NotChatwoot, to_hear
from bot.referred_calls import ReferredCalls, Turn
from bot.web.problems import Problem
from bot.web.routes.chat import LONGEST, Key
from bot.web.services import AppServices, Services
from bot.web.webhook_keys import NotLetIn, WebhookKeys
from coach.listening.observation import Observation
from coach.listening.wrapup import WrapUp
from phrasebank.schema.nudge import Speaker

router = APIRouter()
REFUSED: dict[int | str, dict[str, Any]] = {
    401: {"model": Problem, "description": "The token or the signature is missing or wrong."},
    404: {"model": Problem, "description": "Webhooks are switched off."},
}
Reference = Annotated[
    str, StringConstraints(strip_whitespace=True, pattern=r"^[^#\x00-\x1f]+$", max_length=100)
]
"""Whatever the other system calls the call; ``#`` is kept for calls that go on after their end."""


class TurnSent(BaseModel):
    """A turn of a call that ``source`` knows as ``reference``, its end, or both."""

    model_config = ConfigDict(extra="forbid")

    source: Key
    reference: Reference
    speaker: Speaker | None = None
    text: Annotated[str, StringConstraints(max_length=LONGEST)] | None = None
    id: Key | None = None
    at: AwareDatetime | None = None
    closed: bool = False

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if (self.speaker is None) != (self.text is None):
            raise ValueError("give 'speaker' and 'text' together")
        if self.text is None and not self.closed:
            raise ValueError("give 'speaker' and 'text', or 'closed'")
        return self


class TurnTaken(BaseModel):
    """Which call it went to, what the turn showed, and the wrap-up if the call was closed."""

    call: str | None
    observation: Observation | None = None
    wrapup: WrapUp | None = None


def _let_in(request: Request) -> WebhookKeys:
    keys: WebhookKeys = request.app.state.webhook_keys
    keys.check(request)
    return keys


Keys = Annotated[WebhookKeys, Depends(_let_in)]


@router.post("/api/webhooks/turns", response_model=TurnTaken, responses=REFUSED)
async def turns(sent: TurnSent, services: Services, _: Keys) -> JSONResponse:
    """Hears a turn; opens its call when it is new, closes it when told."""
    calls = _calls(services)
    taken: dict[str, Any] = {"call": None, "observation": None, "wrapup": None}
    if sent.speaker is not None and sent.text is not None:
        turn = Turn(sent.speaker, sent.text, sent.id, sent.at)
        heard = await calls.hear(sent.source, sent.reference, turn)
        taken["call"], taken["observation"] = heard
    elif known := await calls.current(sent.source, sent.reference):
        taken["call"] = known.id
    if sent.closed and taken["call"]:
        taken["wrapup"] = (await calls.close(taken["call"])).model_dump(mode="json")
    return JSONResponse(taken)


@router.post("/api/webhooks/chatwoot", response_model=TurnTaken, responses=REFUSED)
async def chatwoot(
    request: Request,
    services: Services,
    keys: Keys,
    source: Annotated[
        Key, Query(description="Names this Chatwoot, if there are several.")
    ] = "chatwoot",
) -> Response:
    """Takes a webhook of Chatwoot's; answers 204 to what there is nothing to hear in."""
    body = await request.body()
    keys.check_chatwoot(request, body)
    try:
        found = to_hear(_object(body))
    except NotChatwoot as error:
        raise NotLetIn(422, str(error), "Point a webhook of Chatwoot's at this address.") from None
    call = await _taken(_calls(services), source, found)
    return JSONResponse({"call": call}) if call else Response(status_code=204)


async def _taken(calls: ReferredCalls, source: str, found: Message | Ended | None) -> str | None:
    """The id of the call that was changed; None when there was nothing to do."""
    if found is None:
        return None
    if isinstance(found, Message):
        return (await calls.hear(source, found.conversation, _turn(found)))[0]
    open_call = await calls.current(source, found.conversation)
    if open_call is None or open_call.closed_at is not None:
        return None
    if found.last is not None:
        # Webhooks may overtake each other: hear the last message before the end of the call.
        await calls.hear(source, found.conversation, _turn(found.last))
    await calls.close(open_call.id)
    return open_call.id


def _turn(message: Message) -> Turn:
    return Turn(message.speaker, message.text, message.id, message.at)


def _object(body: bytes) -> dict[str, Any]:
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        raise NotChatwoot("body: it is not JSON") from None
    if not isinstance(found, dict):
        raise NotChatwoot("body: it is no object")
    return found


def _calls(services: AppServices) -> ReferredCalls:
    return ReferredCalls(services.calls, services.database)
