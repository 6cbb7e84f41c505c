"""Turns come in from other systems: each heard once, whoever isn't let in is told why."""

from __future__ import annotations

import asyncio
import json
import re
import shlex
import shutil
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.settings import Settings
from bot.startup.paths import ROOT
from bot.web.app import create_app
from bot.web.guard import LARGEST
from coach.coach import Coach
from records.calls import StoredCall, StoredTurn
from records.database import Database
from tests.support.fake_chatwoot import AGENT, FakeChatwoot
from tests.support.fake_engine import FakeEngine
from tests.support.living import Still

TOKEN, SECRET = "a-long-random-word", "signs-webhooks"
TURNS, CHATWOOT = "/api/webhooks/turns", "/api/webhooks/chatwoot"
BEARER = {"Authorization": f"Bearer {TOKEN}"}
ELSEWHERE = "http://amends.shop.example"
"""The name a reverse proxy knows us by."""

Make = Callable[..., httpx.AsyncClient]


@pytest.fixture
async def database(tmp_path: Path, migrated_file: Path) -> AsyncIterator[Database]:
    url = f"sqlite:///{shutil.copy(migrated_file, tmp_path / 'amends.db')}"
    async with Database(url) as made:
        yield made


@pytest.fixture
async def app(
    coach: Coach, database: Database, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Make]:
    """Makes a client of the whole app, with these settings."""
    monkeypatch.setattr("bot.web.app.LivingCoach", lambda _: Still(coach))
    clients: list[httpx.AsyncClient] = []

    def made(**settings: str) -> httpx.AsyncClient:
        with monkeypatch.context() as here:
            for name, value in ({"WEBHOOK_TOKEN": TOKEN} | settings).items():
                here.setenv(f"AMENDS_{name}", value)
            served = create_app(Settings(), FakeEngine(), database)
        transport = httpx.ASGITransport(app=served)
        clients.append(httpx.AsyncClient(transport=transport, base_url=ELSEWHERE))
        return clients[-1]

    yield made
    for client in clients:
        await client.aclose()


@pytest.fixture
def client(app: Make) -> httpx.AsyncClient:
    return app()


@pytest.fixture
def chatwoot(app: Make) -> FakeChatwoot:
    """A Chatwoot that signs, pointed at us as the docs say."""
    return FakeChatwoot(app(CHATWOOT_SECRET=SECRET), f"{CHATWOOT}?token={TOKEN}", SECRET)


async def kept(database: Database) -> list[tuple[StoredCall, list[StoredTurn]]]:
    """All calls with their turns, oldest first."""
    async with database.reading() as unit:
        calls = await unit.calls.newest(100)
        found = [(call, await unit.calls.turns(call.id)) for call in calls]
    return sorted(found, key=lambda each: each[0].opened_at)


async def said(database: Database) -> list[list[str]]:
    """What was heard, call by call."""
    return [[turn.text for turn in turns] for _, turns in await kept(database)]


def turn(text: str = "My lamp came without a plug.", **more: Any) -> dict[str, Any]:
    return {
        "source": "telephony",
        "reference": "CA-7",
        "speaker": "customer",
        "text": text,
        **more,
    }


async def test_a_turn_opens_its_call_and_is_heard(client, database) -> None:
    answer = await client.post(TURNS, json=turn(id="1", at="2026-11-10T09:30:00Z"), headers=BEARER)
    assert answer.status_code == 200
    taken = answer.json()
    assert taken["observation"]["turn"] == 1
    assert taken["observation"]["at"] == "2026-11-10T09:30:00Z"
    assert taken["wrapup"] is None
    [(call, turns)] = await kept(database)
    assert (call.source, call.reference, call.id) == ("telephony", "CA-7", taken["call"])
    assert [each.speaker for each in turns] == ["customer"]


async def test_a_repeat_is_heard_once(client, database) -> None:
    first, again = [
        (await client.post(TURNS, json=turn(id="1"), headers=BEARER)).json() for _ in range(2)
    ]
    assert first == again
    assert await said(database) == [["My lamp came without a plug."]]


async def test_the_end_comes_with_the_last_turn_or_alone(client, database) -> None:
    await client.post(TURNS, json=turn(id="1"), headers=BEARER)
    last = turn("A new one comes today.", id="2", speaker="agent", closed=True)
    for _ in range(2):
        taken = (await client.post(TURNS, json=last, headers=BEARER)).json()
        assert len(taken["wrapup"]["lines"]) == 3
    alone = {"source": "telephony", "reference": "CA-7", "closed": True}
    assert (await client.post(TURNS, json=alone, headers=BEARER)).json()["call"] == taken["call"]
    [(call, turns)] = await kept(database)
    assert call.closed_at is not None
    assert len(turns) == 2


async def test_the_end_of_an_unknown_call_opens_none(client, database) -> None:
    alone = {"source": "telephony", "reference": "CA-9", "closed": True}
    answer = await client.post(TURNS, json=alone, headers=BEARER)
    assert answer.json() == {"call": None, "observation": None, "wrapup": None}
    assert await kept(database) == []


async def test_a_call_that_goes_on_after_its_end_is_a_new_one(client, database) -> None:
    for number in range(1, 4):
        body = turn(f"number {number}", id=str(number), closed=True)
        assert (await client.post(TURNS, json=body, headers=BEARER)).status_code == 200
    late = (await client.post(TURNS, json=turn("number 1", id="1"), headers=BEARER)).json()
    found = await kept(database)
    assert [call.reference for call, _ in found] == ["CA-7", "CA-7#2", "CA-7#3"]
    assert [len(turns) for _, turns in found] == [1, 1, 1]
    assert late["call"] == found[0][0].id


async def test_two_sources_may_use_one_reference(client, database) -> None:
    for source in ("telephony", "forum"):
        await client.post(TURNS, json=turn(source=source), headers=BEARER)
    assert len(await kept(database)) == 2


async def test_turns_at_once_open_one_call(client, database) -> None:
    bodies = [turn(f"word {number}", id=str(number)) for number in range(5)]
    answers = await asyncio.gather(
        *(client.post(TURNS, json=body, headers=BEARER) for body in bodies)
    )
    assert {answer.status_code for answer in answers} == {200}
    [(_, turns)] = await kept(database)
    assert [each.number for each in turns] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ({"speaker": "boss"}, 422),
        ({"text": None}, 422),
        ({"text": " \u200b"}, 422),
        ({"text": "a" * 20_001}, 413),
        ({"reference": "CA#2"}, 422),
        ({"reference": " "}, 422),
        ({"source": "a b"}, 422),
        ({"at": "2026-11-10T09:30:00"}, 422),
        ({"colour": "red"}, 422),
    ],
)
async def test_what_is_wrong_with_a_turn_is_named(client, more, status: int) -> None:
    answer = await client.post(TURNS, json=turn(**more), headers=BEARER)
    assert answer.status_code == status
    assert set(answer.json()) == {"error", "do"}


@pytest.mark.parametrize("path", [TURNS, CHATWOOT])
async def test_without_a_token_of_ours_webhooks_are_off(app: Make, path: str) -> None:
    answer = await app(WEBHOOK_TOKEN="").post(path, json=turn(), headers=BEARER)
    assert answer.status_code == 404
    assert "AMENDS_WEBHOOK_TOKEN" in answer.json()["do"]


@pytest.mark.parametrize("path", [TURNS, CHATWOOT])
@pytest.mark.parametrize(
    ("query", "headers"),
    [
        ("", {}),
        ("?token=wrong", {}),
        ("?token=", {"Authorization": "Bearer "}),
        ("", {"Authorization": f"Basic {TOKEN}"}),
        ("", {"Authorization": f"Bearer {TOKEN}x"}),
        ("?token=%ff%fe", {}),
    ],
)
async def test_a_wrong_token_is_refused(client, database, path, query, headers) -> None:
    answer = await client.post(path + query, json=turn(), headers=headers)
    assert answer.status_code == 401
    assert TOKEN not in answer.text
    assert await kept(database) == []


async def test_the_guard_lets_them_in_but_keeps_its_limits(client) -> None:
    page = await client.post(
        TURNS, json=turn(), headers={**BEARER, "Origin": "http://evil.example"}
    )
    text = {**BEARER, "Content-Type": "text/plain"}
    form = await client.post(TURNS, content=json.dumps(turn()), headers=text)
    large = await client.post(TURNS, json=turn("a" * LARGEST), headers=BEARER)
    other = await client.post("/api/calls", json={}, headers=BEARER)
    look = await client.get(TURNS, headers=BEARER)
    statuses = [answer.status_code for answer in (page, form, large, other, look)]
    assert statuses == [403, 415, 413, 403, 403]


async def test_the_examples_in_the_docs_are_true(app: Make, database) -> None:
    page = (ROOT / "docs/webhooks.md").read_text(encoding="utf-8")
    token = re.findall(r'webhook_token = "(.+)"', page)[0]
    client = app(WEBHOOK_TOKEN=token)
    for example in re.findall(r"^curl .+?'$", page, re.M | re.S):
        _, address, *given = shlex.split(example.replace("\\\n", " "))
        headers = dict(
            value.split(": ", 1) for name, value in zip(given[::2], given[1::2], strict=True)
            if name == "-H"
        )  # fmt: skip
        answer = await client.post(httpx.URL(address).path, content=given[-1], headers=headers)
        assert answer.status_code == 200, answer.text
    [(call, turns)] = await kept(database)
    assert call.closed_at is not None
    assert len(turns) == 1


# --- Chatwoot


async def test_a_conversation_is_listened_to_from_beginning_to_end(chatwoot, database) -> None:
    answers = [
        await chatwoot.customer("My lamp arrived without a plug, and nobody answers my mails!"),
        await chatwoot.agent("Ines has written three times", private=True),
        await chatwoot.customer(None),
        await chatwoot.agent("<p>I'm so sorry, Ines. We <b>should have</b> answered.</p>"),
        await chatwoot.customer("ok. and the plug?"),
        await chatwoot.agent("It goes out today, you'll have it by Friday."),
        await chatwoot.status("resolved"),
    ]
    assert [answer.status_code for answer in answers] == [200, 204, 204, 200, 200, 200, 200]
    [(call, turns)] = await kept(database)
    assert (call.source, call.reference) == ("chatwoot", "42")
    assert call.closed_at is not None
    assert [each.speaker for each in turns] == ["customer", "agent", "customer", "agent"]
    assert turns[1].text == "I'm so sorry, Ines. We should have answered."
    assert "apology" in {move["move"] for move in turns[1].observation["moves"]}


async def test_a_delivery_that_comes_again_is_heard_once(chatwoot, database) -> None:
    await chatwoot.customer("where is my lamp")
    first = await chatwoot.again()
    await chatwoot.status("resolved")
    again = await chatwoot.again()
    assert first.json() == again.json()
    assert (await chatwoot.status("resolved")).status_code == 204
    assert await said(database) == [["where is my lamp"]]


async def test_the_end_that_overtakes_the_last_message_loses_nothing(chatwoot, database) -> None:
    await chatwoot.customer("where is my lamp")
    chatwoot.unsent("It is on its way. Goodbye!", "outgoing", AGENT)
    await chatwoot.status("resolved")
    await chatwoot.again()
    assert await said(database) == [["where is my lamp", "It is on its way. Goodbye!"]]


async def test_a_conversation_that_is_opened_again_is_a_new_call(chatwoot, database) -> None:
    await chatwoot.customer("where is my lamp")
    await chatwoot.status("resolved")
    assert (await chatwoot.status("open")).status_code == 204
    await chatwoot.customer("it still isn't here")
    await chatwoot.status("resolved")
    found = await kept(database)
    assert [call.reference for call, _ in found] == ["42", "42#2"]
    assert all(call.closed_at for call, _ in found)
    assert await said(database) == [["where is my lamp"], ["it still isn't here"]]


async def test_a_conversation_that_was_never_heard_needs_no_end(chatwoot, database) -> None:
    assert (await chatwoot.status("resolved")).status_code == 204
    assert await kept(database) == []


async def test_two_chatwoots_have_names(chatwoot, database) -> None:
    await chatwoot.customer("hello")
    chatwoot.url += "&source=chatwoot-be"
    await chatwoot.again()
    sources = {call.source for call, _ in await kept(database)}
    assert sources == {"chatwoot", "chatwoot-be"}


async def test_other_events_are_answered_with_nothing(chatwoot, database) -> None:
    for event in ("conversation_created", "message_updated", "contact_created", "new_one"):
        assert (await chatwoot.send({"event": event, "id": 1})).status_code == 204
    assert await kept(database) == []


async def test_one_that_does_not_sign_is_let_in_without_a_secret(app: Make, database) -> None:
    plain = FakeChatwoot(app(), f"{CHATWOOT}?token={TOKEN}")
    assert (await plain.customer("hello")).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Chatwoot-Signature": "sha256=" + "0" * 64},
        {"X-Chatwoot-Signature": ""},
        {"X-Chatwoot-Signature": "sha256=é"},
        {"X-Chatwoot-Timestamp": str(int(time.time()) + 60)},
        {"X-Chatwoot-Timestamp": ""},
    ],
)
async def test_a_wrong_signature_is_refused(chatwoot, database, headers) -> None:
    given = {name: value.encode() for name, value in headers.items()}
    answer = await chatwoot.send({"event": "message_created"}, **given)
    assert answer.status_code == 401
    assert "AMENDS_CHATWOOT_SECRET" in answer.json()["do"]
    assert await kept(database) == []


@pytest.mark.parametrize("age", [-400, 400])
async def test_a_delivery_that_was_kept_for_later_is_refused(chatwoot, age: int) -> None:
    body = {"event": "message_created"}
    old = chatwoot.signed(json.dumps(body).encode(), time.time() - age)
    answer = await chatwoot.send(body, **old)
    assert answer.status_code == 401
    assert "too long ago" in answer.json()["error"]


async def test_without_a_signature_nothing_is_taken_once_there_is_a_secret(chatwoot) -> None:
    chatwoot.secret = None
    assert (await chatwoot.customer("hello")).status_code == 401


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{}", b"{", b'{"event": "message_created"}', b"\xff"]
)
async def test_what_is_not_chatwoots_is_told(client, body: bytes) -> None:
    json_body = {**BEARER, "Content-Type": "application/json"}
    answer = await client.post(CHATWOOT, content=body, headers=json_body)
    assert answer.status_code == 422, answer.text
    assert set(answer.json()) == {"error", "do"}
