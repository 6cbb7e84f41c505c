"""The engine's channel, with a real Rasa server behind it."""

from __future__ import annotations

import tarfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest

from bot.startup.handle import NoModelError
from tests.bot.engine.conftest import Running

pytestmark = [pytest.mark.full, pytest.mark.timeout(400)]


def message(conversation: str | None = None, **more: Any) -> dict[str, Any]:
    return {"conversation": conversation or uuid4().hex, "id": uuid4().hex, **more}


def said(answer: httpx.Response) -> list[Any]:
    assert answer.status_code == 200, answer.text
    return [each.get("custom") or each.get("text") for each in answer.json()["messages"]]


def test_a_message_is_read_and_answered(rasa: Running) -> None:
    sent = message(text="hello", metadata={"seed": "x", "case": 7}, fresh=True)
    answer = rasa.post(sent).json()
    assert answer["intent"] == "hello"
    assert answer["ranking"][0] == {"name": "hello", "confidence": answer["confidence"]}
    assert len(answer["ranking"]) == 3
    first, second = answer["messages"]
    assert (first["text"], first["buttons"][0]["payload"]) == ("hello", "/why")
    assert second["custom"]["metadata"] == {"seed": "x", "case": 7, "id": sent["id"]}


@pytest.mark.parametrize("given", [None, "Bearer", "Bearer wrong", "Bearer té", "Basic eA=="])
def test_without_the_token_nothing_is_read(rasa: Running, given: str | None) -> None:
    headers = {"Authorization": given.encode()} if given else {}
    url = f"{rasa.engine.base_url}/webhooks/amends/message"
    answer = httpx.post(url, headers=headers, json=message(text="hello"), trust_env=False)
    assert answer.status_code == 401
    assert "error" in answer.json()


def test_rasas_own_interface_wants_the_token_too(rasa: Running) -> None:
    answer = httpx.get(f"{rasa.engine.base_url}/status", trust_env=False)
    assert answer.status_code == 401


def test_the_channel_tells_that_it_is_there(rasa: Running) -> None:
    answer = httpx.get(f"{rasa.engine.base_url}/webhooks/amends/", trust_env=False)
    assert answer.json() == {"status": "ok"}


@pytest.mark.parametrize("text", ["/done", " /done", "// /done", '/done{"a": "b"}'])
def test_typed_text_is_never_a_command(rasa: Running, text: str) -> None:
    answer = rasa.post(message(text=text)).json()
    assert answer["intent"] is not None
    assert answer["confidence"] < 1.0


def test_a_payload_is_one(rasa: Running) -> None:
    answer = rasa.post(message(payload="/done")).json()
    assert (answer["intent"], answer["confidence"]) == ("done", 1.0)


@pytest.mark.parametrize(
    "body",
    [
        [], {}, "text",
        {"conversation": "a", "id": "1"},
        {"conversation": "a", "text": "hello"},
        {"conversation": "", "id": "1", "text": "hello"},
        {"conversation": "a", "id": "1", "text": "hello", "payload": "/why"},
        {"conversation": "a", "id": "1", "text": " // "},
        {"conversation": "a", "id": "1", "text": 3},
        {"conversation": "a", "id": "1", "payload": "why"},
        {"conversation": "a", "id": "1", "payload": "/unknown_intent"},
        {"conversation": "a", "id": "1", "text": "hello", "metadata": []},
        {"conversation": "a", "id": "1", "text": "hello", "fresh": "yes"},
    ],
)  # fmt: skip
def test_a_bad_body_is_told_in_words(rasa: Running, body: Any) -> None:
    answer = rasa.post(body)
    assert answer.status_code == 400
    assert answer.json()["error"]


def test_what_is_no_json_is_told_in_words(rasa: Running) -> None:
    answer = rasa.post(content=b"{nonsense")
    assert (answer.status_code, answer.json()) == (400, {"error": "the body is not JSON"})


def test_a_fresh_session_is_seeded_silently_and_forgets_the_old_one(rasa: Running) -> None:
    who = uuid4().hex
    rasa.post(message(who, payload="/hello"))
    [before] = said(rasa.post(message(who, payload="/why")))
    assert before["step"] == "set by hello"
    [after] = said(rasa.post(message(who, payload="/why", fresh=True, metadata={"seed": "two"})))
    assert after["step"] == "two"
    assert after["events"] < before["events"]


def test_a_new_conversation_may_be_fresh_too(rasa: Running) -> None:
    [seen] = said(rasa.post(message(payload="/why", fresh=True, metadata={"seed": "first"})))
    assert seen["step"] == "first"


def test_an_action_that_crashes_leaves_no_message(rasa: Running) -> None:
    assert said(rasa.post(message(payload="/why", fresh=True, metadata={"crash": True}))) == []


def test_messages_of_one_conversation_wait_for_each_other_not_for_others(rasa: Running) -> None:
    who = uuid4().hex
    rasa.post(message(who, payload="/done"))

    def timed(body: dict[str, Any]) -> float:
        started = time.monotonic()
        assert rasa.post(body).status_code == 200
        return time.monotonic() - started

    with ThreadPoolExecutor(3) as pool:
        slow = pool.submit(timed, message(who, payload="/why", metadata={"dawdle": 1.5}))
        time.sleep(0.3)
        same = pool.submit(timed, message(who, payload="/done"))
        other = pool.submit(timed, message(payload="/done"))
    assert slow.result() > 1.4
    assert same.result() > 1.0
    assert other.result() < 1.0


def test_without_a_model_it_says_so(
    start_engine: Callable[[Path], Running], tmp_path: Path
) -> None:
    junk = tmp_path / "junk.tar.gz"
    with tarfile.open(junk, "w:gz") as archive:
        archive.add(__file__, "junk.py")
    running = start_engine(junk)
    with pytest.raises(NoModelError):
        running.do(running.engine.wait_ready(), 150)
    answer = running.post(message(text="hello"))
    assert answer.status_code == 503
    assert "amends train" in answer.json()["error"]
