"""Whatever goes wrong in a request: a sentence and what to do, never a traceback."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from typing import Annotated

import httpx
import pytest
from fastapi import FastAPI, HTTPException
from pydantic import BaseModel, StringConstraints

from bot.chat import Refused
from bot.web import problems
from bot.web.problems import NotFound
from records.errors import StaleRecovery, StoreBusy, StoreFull, StoreUnreachable

SECRET = "what was said"


class Body(BaseModel):
    text: Annotated[str, StringConstraints(max_length=5)]


RAISED: dict[str, tuple[Exception, int]] = {
    "refused": (Refused("Nothing was said.", "Say something."), 400),
    "not_found": (NotFound("There is no such thing."), 404),
    "busy": (StoreBusy("The database is busy."), 503),
    "full": (StoreFull("The disk is full."), 503),
    "unreachable": (StoreUnreachable("It can't be reached."), 503),
    "stale": (StaleRecovery("Load it again."), 503),
    "http": (HTTPException(405, "Not this way."), 405),
    "unforeseen": (ZeroDivisionError(SECRET), 500),
}


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    """A client of an app whose routes fail."""
    app = FastAPI()

    @app.get("/raise/{what}")
    async def fail(what: str) -> None:
        raise RAISED[what][0]

    @app.post("/body")
    async def take(_: Body) -> None:
        return None

    problems.install(app)
    transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as made:
        yield made


def in_words(answer: httpx.Response, status: int) -> str:
    assert answer.status_code == status, answer.text
    body = answer.json()
    assert set(body) == {"error", "do"}
    assert body["error"].strip()
    assert body["do"].strip()
    assert "Traceback" not in answer.text
    return str(body["error"])


@pytest.mark.parametrize("what", RAISED)
async def test_each_trouble_is_told_with_its_status(
    client: httpx.AsyncClient, what: str, caplog: pytest.LogCaptureFixture
) -> None:
    error, status = RAISED[what]
    with caplog.at_level(logging.CRITICAL + 1):
        said = in_words(await client.get(f"/raise/{what}"), status)
    if status != 500:
        assert said in str(error)


async def test_an_unforeseen_error_is_logged_but_not_shown(
    client: httpx.AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    answer = await client.get("/raise/unforeseen")
    assert SECRET not in answer.text
    assert "ZeroDivisionError" in caplog.text


async def test_what_is_not_there_is_told(client: httpx.AsyncClient) -> None:
    in_words(await client.get("/nothing"), 404)
    in_words(await client.get("/body"), 405)


async def test_a_body_that_is_not_even_text_is_told(client: httpx.AsyncClient) -> None:
    headers = {"Content-Type": "application/json"}
    in_words(await client.post("/body", content=b"\xff", headers=headers), 400)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"null", b'{"text": 7}'])
async def test_a_body_of_the_wrong_shape_is_told(client: httpx.AsyncClient, content: bytes) -> None:
    headers = {"Content-Type": "application/json"}
    in_words(await client.post("/body", content=content, headers=headers), 422)


async def test_a_text_too_long_has_its_own_status(client: httpx.AsyncClient) -> None:
    said = in_words(await client.post("/body", json={"text": "x" * 6}), 413)
    assert "text" in said
