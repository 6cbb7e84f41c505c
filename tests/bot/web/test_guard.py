"""The guard keeps foreign pages out and lets our own, the terminal and the engine in."""

from __future__ import annotations

import httpx
import pytest
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

from bot.web.guard import LARGEST, Guard

PORT = 8420
JSON = {"Content-Type": "application/json"}


async def inner(scope: Scope, receive: Receive, send: Send) -> None:
    await PlainTextResponse("in")(scope, receive, send)


def client(host: str = "127.0.0.1", base: str | None = None) -> httpx.AsyncClient:
    """A client of the guarded app, which listens on ``host``."""
    transport = httpx.ASGITransport(app=Guard(inner, host, PORT))
    return httpx.AsyncClient(transport=transport, base_url=base or f"http://127.0.0.1:{PORT}")


@pytest.mark.parametrize(
    "base", ["http://127.0.0.1:8420", "http://localhost:8420", "http://LOCALHOST:8420", "http://[::1]:8420"]
)  # fmt: skip
async def test_our_own_names_are_let_in(base: str) -> None:
    async with client(base=base) as ours:
        assert (await ours.get("/")).text == "in"


async def test_the_address_it_listens_on_is_ours() -> None:
    async with client("127.0.0.7", "http://127.0.0.7:8420") as ours:
        assert (await ours.get("/")).status_code == 200
    async with client("127.0.0.1", "http://127.0.0.7:8420") as other:
        assert (await other.get("/")).status_code == 403


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1", "127.0.0.1:8421", "", "localhost:84200"]
)
async def test_another_name_is_refused(host: str) -> None:
    async with client() as rebound:
        answer = await rebound.get("/", headers={"Host": host})
    assert answer.status_code == 403
    assert set(answer.json()) == {"error", "do"}


@pytest.mark.parametrize("origin", ["http://127.0.0.1:8420", "http://localhost:8420"])
async def test_our_page_may_post(origin: str) -> None:
    async with client() as ours:
        assert (await ours.post("/x", json={}, headers={"Origin": origin})).text == "in"


@pytest.mark.parametrize(
    "origin",
    ["null", "", "http://evil.example", "https://127.0.0.1:8420", "http://127.0.0.1:8420.evil"],
)
async def test_a_foreign_page_may_neither_look_nor_post(origin: str) -> None:
    async with client() as foreign:
        for method in ("GET", "POST", "HEAD", "OPTIONS"):
            answer = await foreign.request(method, "/", headers={"Origin": origin, **JSON})
            assert answer.status_code == 403


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        ("application/json", 200),
        ("application/json; charset=utf-8", 200),
        ("Application/JSON", 200),
        ("text/plain", 415),
        ("text/plain; application/json", 415),
        ("application/x-www-form-urlencoded", 415),
        ("multipart/form-data; boundary=x", 415),
        ("application/jsonp", 415),
        ("", 415),
    ],
)
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
async def test_only_json_may_change_anything(method: str, kind: str, status: int) -> None:
    async with client() as ours:
        answer = await ours.request(method, "/x", content=b"{}", headers={"Content-Type": kind})
    assert answer.status_code == status


async def test_only_what_has_nothing_to_tell_may_come_without_a_body() -> None:
    async with client() as ours:
        close = "/api/calls/c1/close"
        assert (await ours.post(close)).status_code == 200
        assert (await ours.post(close, content=b"{}", headers=JSON)).status_code == 200
        assert (await ours.post("/api/calls/c1/turns")).status_code == 415
        for kind in ("text/plain", "application/x-www-form-urlencoded"):
            answer = await ours.post(close, headers={"Content-Type": kind})
            assert answer.status_code == 415
        assert (await ours.post(close, content=b"x")).status_code == 415
        assert (
            await ours.post(close, headers={"Origin": "http://evil.example"})
        ).status_code == 403


async def test_a_body_is_as_large_as_it_says_and_not_too_large() -> None:
    async with client() as ours:
        fits = await ours.post("/x", content=b" " * LARGEST, headers=JSON)
        large = await ours.post("/x", content=b" " * (LARGEST + 1), headers=JSON)
        odd = [
            await ours.post("/x", content=b"{}", headers={**JSON, "Content-Length": length})
            for length in ("-1", "1e9", "many", "")
        ]
    assert (fits.status_code, large.status_code) == (200, 413)
    assert [answer.status_code for answer in odd] == [411] * 4


async def test_the_engine_may_send_its_large_calls() -> None:
    async with client() as engine:
        call = await engine.post("/engine/actions", content=b"x" * (LARGEST + 1))
        assert call.status_code == 200
        assert (await engine.post("/engine/actions/", content=b"x")).status_code == 415
        from_page = await engine.post("/engine/actions", headers={"Origin": "http://evil.example"})
    assert from_page.status_code == 403
