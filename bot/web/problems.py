"""Turns what can go wrong in a request into a sentence and what to do; never a traceback."""

from __future__ import annotations

import logging
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from bot.call_errors import CallClosed, NoSuchCall, NothingSaid
from bot.chat import Refused
from bot.practice.errors import NoSuchPractice, NotEarned
from records.errors import StoreError

logger = logging.getLogger(__name__)


class Problem(BaseModel):
    """What every error answers: what is wrong, and what to do about it."""

    error: str
    do: str


TOLD: dict[int | str, dict[str, Any]] = {
    404: {"model": Problem, "description": "There is no such thing."},
    422: {"model": Problem, "description": "The request isn't as described."},
    503: {"model": Problem, "description": "The database can't be used now."},
}
"""For the description of the interface: FastAPI's own shape of a 422 is never sent."""


class NotFound(Exception):
    """What was asked for doesn't exist."""


def install(app: FastAPI) -> None:
    """Adds the handlers."""
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(Refused, _refused)
    app.add_exception_handler(NotFound, _not_found)
    app.add_exception_handler(NoSuchCall, _no_call)
    app.add_exception_handler(CallClosed, _call_closed)
    app.add_exception_handler(NothingSaid, _nothing_said)
    app.add_exception_handler(NoSuchPractice, _no_practice)
    app.add_exception_handler(NotEarned, _not_earned)
    app.add_exception_handler(StoreError, _store)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _unexpected)


def _problem(status: int, error: str, do: str) -> JSONResponse:
    return JSONResponse({"error": error, "do": do}, status_code=status)


async def _invalid(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    details = error.errors()
    too_long = any(detail["type"] == "string_too_long" for detail in details)
    places = "; ".join(
        f"{'.'.join(str(p) for p in d['loc'][1:]) or 'body'}: {d['msg']}" for d in details[:5]
    )
    return _problem(
        413 if too_long else 422, places, "Correct the request; /docs shows what is expected."
    )


async def _refused(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, Refused)
    return _problem(400, str(error), error.do)


async def _not_found(_: Request, error: Exception) -> JSONResponse:
    return _problem(404, str(error), "Look it up in /api/recoveries.")


async def _no_call(_: Request, __: Exception) -> JSONResponse:
    return _problem(404, "There is no call of this id.", "Open one with POST /api/calls.")


async def _call_closed(_: Request, __: Exception) -> JSONResponse:
    return _problem(
        409, "This call is closed.", "Its record stays as it is. Open a new call for what comes."
    )


async def _nothing_said(_: Request, __: Exception) -> JSONResponse:
    return _problem(422, "text: nothing was said.", "Send a turn with at least one word in it.")


async def _no_practice(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, NoSuchPractice)
    return _problem(404, str(error), error.do)


async def _not_earned(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, NotEarned)
    return _problem(
        409,
        f"The certificate isn't earned yet: {error.passed} of {error.needs} different scenarios are passed.",
        "Pass more of them, each to the end of its feedback; /api/practice suggests one.",
    )


async def _store(_: Request, error: Exception) -> JSONResponse:
    logger.error("the store failed: %s", error)
    return _problem(
        503, str(error), "Your message is not lost on this page: press Retry in a moment."
    )


async def _http(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    return _problem(error.status_code, str(error.detail), "Look at /docs for what there is.")


async def _unexpected(request: Request, error: Exception) -> JSONResponse:
    logger.exception("a request to %s failed", request.url.path, exc_info=error)
    return _problem(500, "Something went wrong here.", "Try again; the app's log says what it was.")
