"""The route that serves our actions: who may call it, and the codes that Rasa acts upon."""

from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from rasa_sdk import Action
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection

from bot.startup import actions


async def answers(dispatcher: Any, tracker: Any, domain: Any) -> list[dict[str, Any]]:
    dispatcher.utter_message(text=f"hello {tracker.sender_id}")
    return [{"event": "slot", "name": "step", "value": "two"}]


async def rejects(dispatcher: Any, tracker: Any, domain: Any) -> list[dict[str, Any]]:
    raise ActionExecutionRejection("rejects", "not now")


async def breaks(dispatcher: Any, tracker: Any, domain: Any) -> list[dict[str, Any]]:
    raise KeyError("surprise")


@pytest.fixture
def app() -> FastAPI:
    executor = ActionExecutor()
    for function in (answers, rejects, breaks):
        executor.register_function(function.__name__, function)
    made = FastAPI(max_body_size=10)
    actions.mount(made, "secret", executor)
    return made


async def call(
    app: FastAPI, action: str, token: str = "secret", client: str = "127.0.0.1"
) -> httpx.Response:
    body = {
        "next_action": action, "sender_id": "anna", "version": "3.6.21",
        "tracker": {"sender_id": "anna", "slots": {}, "events": [], "latest_message": {}},
        "domain": {},
    }  # fmt: skip
    transport = httpx.ASGITransport(app, client=(client, 1))
    async with httpx.AsyncClient(transport=transport, base_url="http://app") as http:
        return await http.post(actions.PATH, params={"token": token}, json=body)


async def test_an_action_runs(app: FastAPI) -> None:
    answer = await call(app, "answers")
    assert answer.status_code == 200
    assert answer.json()["events"] == [{"event": "slot", "name": "step", "value": "two"}]
    assert answer.json()["responses"][0]["text"] == "hello anna"


@pytest.mark.parametrize("token", ["", "wrong", "sécret"])
async def test_without_the_token_nothing_runs(app: FastAPI, token: str) -> None:
    assert (await call(app, "answers", token=token)).status_code == 403


@pytest.mark.parametrize("client", ["192.168.1.9", "testclient"])
async def test_from_elsewhere_nothing_runs(app: FastAPI, client: str) -> None:
    assert (await call(app, "answers", client=client)).status_code == 403


async def test_ipv6_loopback_may_call(app: FastAPI) -> None:
    assert (await call(app, "answers", client="::1")).status_code == 200


async def test_a_rejection_is_told_as_rasa_expects_it(app: FastAPI) -> None:
    answer = await call(app, "rejects")
    assert answer.status_code == 400
    assert answer.json() == {"error": "not now", "action_name": "rejects"}


async def test_an_unknown_action_is_not_found(app: FastAPI) -> None:
    answer = await call(app, "unknown")
    assert answer.status_code == 404
    assert answer.json()["action_name"] == "unknown"


async def test_a_broken_action_is_logged_and_shows_no_traceback(
    app: FastAPI, caplog: pytest.LogCaptureFixture
) -> None:
    answer = await call(app, "breaks")
    assert answer.status_code == 500
    assert "Traceback" not in answer.text
    assert "surprise" not in answer.text
    assert "surprise" in caplog.text


@pytest.mark.parametrize("body", ["", "[]", "nonsense"])
async def test_a_body_that_is_no_call_is_refused(app: FastAPI, body: str) -> None:
    transport = httpx.ASGITransport(app, client=("127.0.0.1", 1))
    async with httpx.AsyncClient(transport=transport, base_url="http://app") as http:
        answer = await http.post(actions.PATH, params={"token": "secret"}, content=body)
    assert answer.status_code == 422


def test_the_whole_package_is_registered() -> None:
    executor = actions.make_executor()
    known = set(executor.actions)
    ours = {cls().name() for cls in Action.__subclasses__() if cls.__module__.startswith("actions")
            and not getattr(cls, "__abstractmethods__", None)}  # fmt: skip
    assert ours
    assert ours <= known
