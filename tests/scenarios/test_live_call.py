"""A live call over HTTP, from its opening to the record, with the employee typing beside it."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest

from tests.coach.listening.calls import GOOD_CALL
from tests.support.stack import Stack
from tests.support.talking import Talk

pytestmark = pytest.mark.full

TROUBLE = "customer: My oven came nine days late and nobody rang me. I'm furious!"


@dataclass
class LiveCall:
    """A call on a running coach."""

    stack: Stack
    id: str = ""
    told: list[dict[str, Any]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.id = self.id or str(self.stack.post("/api/calls", {})["id"])

    @property
    def path(self) -> str:
        return f"/api/calls/{self.id}"

    def send(self, method: str, path: str, body: object = None) -> httpx.Response:
        """The answer, whatever its status. What changes anything must be JSON, if only ``{}``."""
        sent = {} if body is None and method != "GET" else body
        return self.stack.client.request(method, f"{self.stack.url}{self.path}{path}", json=sent)

    def say(self, line: str, **more: object) -> dict[str, Any]:
        """The observation on a turn written "customer: …" or "agent: …"."""
        speaker, _, text = line.partition(": ")
        said = {"speaker": speaker, "text": text, **more}
        observation = self.stack.post(f"{self.path}/turns", said)
        self.told.append(observation)
        return observation

    def refused(self, said: object) -> int:
        """The status of a turn that isn't taken; what is wrong and what to do must be told."""
        answer = self.send("POST", "/turns", said)
        assert set(answer.json()) == {"error", "do"}, answer.text
        return answer.status_code

    def events(self, last: int | None = None) -> list[tuple[int, str, dict[str, Any]]]:
        """All that a watcher who has seen number ``last`` is told until the call ends."""
        headers = {} if last is None else {"Last-Event-ID": str(last)}
        url = f"{self.stack.url}{self.path}/live"
        with httpx.stream("GET", url, headers=headers, timeout=60, trust_env=False) as answer:
            assert answer.status_code == 200
            assert answer.headers["content-type"].startswith("text/event-stream")
            return list(read_events(answer.iter_lines()))


def read_events(lines: Iterator[str]) -> Iterator[tuple[int, str, dict[str, Any]]]:
    """Server-sent events: number, name, data. Comments keep a connection alive and tell nothing."""
    fields: dict[str, str] = {}
    for line in lines:
        if line and not line.startswith(":"):
            name, _, value = line.partition(":")
            fields[name] = value.removeprefix(" ")
        elif not line and fields:
            yield int(fields["id"]), fields["event"], json.loads(fields["data"])
            fields = {}


@pytest.fixture
def call(stack: Stack) -> LiveCall:
    return LiveCall(stack)


@pytest.fixture(scope="module")
def ended(stack: Stack) -> LiveCall:
    """A good call that has ended; its wrap-up is still as suggested."""
    one = LiveCall(stack)
    for line in GOOD_CALL:
        one.say(line)
    assert one.send("POST", "/close").status_code == 200
    return one


def test_turns_are_numbered_and_heard(call: LiveCall) -> None:
    told = [call.say(line) for line in GOOD_CALL]
    assert [one["turn"] for one in told] == list(range(1, 11))
    assert told[1]["anger"]["level"] == "angry"
    assert told[1]["anger"]["because"]
    assert told[-1]["phase"] == "agreement"
    assert {step["state"] for step in told[-1]["steps"]} == {"done"}
    head = call.stack.get(call.path)
    assert (head["id"], head["closed_at"]) == (call.id, None)


def test_a_turn_sent_again_is_the_same_turn(call: LiveCall) -> None:
    first = call.say(TROUBLE, id="t-1", at="2026-03-04T10:00:00+01:00")
    assert call.say(TROUBLE, id="t-1", at="2026-03-04T10:00:09+01:00") == first
    assert call.say("agent: I'm so sorry.")["turn"] == 2


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({"speaker": "robot", "text": "Hello."}, 422),
        ({"speaker": "customer"}, 422),
        ({"speaker": "customer", "text": None}, 422),
        ({"speaker": "customer", "text": "Hello.", "at": "2026-03-04T10:00:00"}, 422),
        ({"speaker": "customer", "text": "Hello.", "id": "no blanks"}, 422),
        ({"speaker": "customer", "text": "Hello.", "tone": "angry"}, 422),
        ({"speaker": "customer", "text": " \u200b\x00\n"}, 422),
        ({"speaker": "customer", "text": "x" * 20_001}, 413),
        ({"speaker": "customer", "text": "x" * 300_000}, 413),
        ([], 422),
    ],
)
def test_what_is_no_turn_is_refused_and_leaves_nothing(
    call: LiveCall, said: object, status: int
) -> None:
    assert call.refused(said) == status
    assert call.say(TROUBLE)["turn"] == 1


def test_a_call_that_never_was_is_not_found(stack: Stack) -> None:
    nobody = LiveCall(stack, id="nobody")
    edited = {"lines": ["", "", ""]}
    for method, path, body in (
        ("GET", "", None), ("POST", "/turns", {"speaker": "agent", "text": "Hello."}),
        ("POST", "/close", None), ("GET", "/wrapup", None), ("PUT", "/wrapup", edited),
        ("PUT", "/framework", {"framework": "lead"}),
        ("POST", "/nudges/apology.first-1", {"what": "muted"}),
    ):  # fmt: skip
        answer = nobody.send(method, path, body)
        assert answer.status_code == 404, (method, path, answer.text)
        assert set(answer.json()) == {"error", "do"}


def test_a_call_that_never_was_can_not_be_watched(stack: Stack) -> None:
    assert LiveCall(stack, id="nobody").send("GET", "/live").status_code == 404


def test_a_framework_that_is_not_there_is_not_found(call: LiveCall) -> None:
    opened = call.stack.client.post(f"{call.stack.url}/api/calls", json={"framework": "nonsense"})
    assert opened.status_code == 404
    assert call.send("PUT", "/framework", {"framework": "nonsense"}).status_code == 404


def test_after_its_end_a_call_takes_no_turn(ended: LiveCall) -> None:
    assert ended.refused({"speaker": "agent", "text": "One more thing."}) == 409
    assert ended.send("PUT", "/framework", {"framework": "lead"}).status_code == 409


def test_who_reconnects_gets_what_was_missed(ended: LiveCall) -> None:
    everything = ended.events()
    assert [number for number, _, _ in everything] == [*range(1, 11), 10]
    assert [name for _, name, _ in everything] == ["observation"] * 10 + ["closed"]
    assert [data for _, name, data in everything if name == "observation"] == ended.told
    assert ended.events(last=7) == everything[7:]
    assert ended.events(last=10) == everything[10:]


def test_who_watches_sees_each_turn_as_it_comes(call: LiveCall) -> None:
    call.say(TROUBLE)
    seen: list[tuple[int, str, dict[str, Any]]] = []
    watching = threading.Thread(target=lambda: seen.extend(call.events(last=0)), daemon=True)
    watching.start()
    for line in GOOD_CALL[2:6]:
        call.say(line)
    summary = call.send("POST", "/close").json()
    watching.join(30)
    assert not watching.is_alive(), "the end of the call ends the stream"
    assert [data for _, name, data in seen if name == "observation"] == call.told
    assert seen[-1] == (5, "closed", summary)


@pytest.mark.parametrize("last", ["x", "-1", "1.5"])
def test_a_last_event_that_never_was_breaks_nothing(ended: LiveCall, last: str) -> None:
    url = f"{ended.stack.url}{ended.path}/live"
    answer = ended.stack.client.get(url, headers={"Last-Event-ID": last})
    assert answer.status_code in (200, 422)


def test_the_wrap_up_as_corrected_is_on_record(stack: Stack) -> None:
    call = LiveCall(stack)
    for line in GOOD_CALL:
        call.say(line)
    suggested = call.send("POST", "/close").json()
    assert "oven" in suggested["lines"][0]
    assert suggested["result"] == "solved"
    assert suggested["cause"] is None
    lines = ["Oven nine days late.", "Fitted tomorrow, £40 back.", "Dana rings on Friday."]
    edited = {"lines": lines, "result": "solved", "cause": suggested["causes"][0]["id"]}

    answer = call.send("PUT", "/wrapup", edited)

    assert answer.status_code == 200, answer.text
    assert answer.json() == call.send("GET", "/wrapup").json()
    record: dict[str, Any] = stack.get(f"/api/recoveries/{suggested['record']}")
    assert [note["text"] for note in record["notes"]] == lines
    assert (record["phase"], record["result"]) == ("closed", "solved")
    assert record["cause"]["id"] == edited["cause"]
    assert record["failure"]["noun"] == "oven"
    steps = {step["id"]: step for step in record["frameworks"][0]["steps"]}
    assert {step["state"] for step in steps.values()} == {"done"}
    assert steps["minds"]["because"] == "I've booked an engineer to fit it tomorrow morning."
    (promise,) = record["promises"]
    assert promise["what"] == "ring you to check that it works"


@pytest.mark.parametrize(
    "edited", [{"lines": ["one"]}, {"lines": ["", "", ""], "result": "perhaps"}, {}]
)
def test_what_is_no_wrap_up_is_refused(ended: LiveCall, edited: object) -> None:
    before = ended.send("GET", "/wrapup").json()
    assert ended.send("PUT", "/wrapup", edited).status_code == 422
    assert ended.send("GET", "/wrapup").json() == before


def test_a_call_without_trouble_has_nothing_to_put_on_record(call: LiveCall) -> None:
    call.say("customer: Hello, when do you open?")
    summary = call.send("POST", "/close").json()
    assert (summary["record"], summary["lines"][1:]) == (None, ["", ""])
    assert Talk(call.stack, call.id).case() is None


def test_the_employee_who_types_during_a_call_is_told_what_was_done_in_it(call: LiveCall) -> None:
    for line in GOOD_CALL[:5]:
        call.say(line)
    talk = Talk(call.stack, call.id)

    left = talk.say("whats left")

    assert (left.behaviour, left.step) == ("where", "minds")
    assert "**Done:** Make time to listen, Acknowledge and apologize" in left.text
    case = talk.case()
    assert case is not None
    assert [step["state"] for step in case["steps"]] == ["done", "done", "current", "todo"]


def test_what_is_typed_during_a_call_counts_in_it_and_the_call_counts_in_the_chat(
    call: LiveCall,
) -> None:
    call.say(TROUBLE)
    talk = Talk(call.stack, call.id)
    assert talk.say("done").step == "acknowledge"
    told = call.say("agent: One moment, please.")
    assert [step["state"] for step in told["steps"]] == ["done", "started", "open", "open"]
    call.say("agent: I'm so sorry. That must have been a horrible week.")
    assert talk.say("whats left").step == "minds"


def test_a_framework_switched_in_the_chat_is_followed_in_the_call(call: LiveCall) -> None:
    call.say(TROUBLE)
    assert Talk(call.stack, call.id).say("switch to 5 steps").behaviour == "framework"
    told = call.say("agent: I'm so sorry about that.")
    assert [step["id"] for step in told["steps"] if step["state"] == "done"] == ["apologize"]


def test_a_disputed_nudge_is_kept_with_what_was_said_to_it(call: LiveCall) -> None:
    call.say("customer: This is a disgrace! My sofa came in pieces and I am absolutely furious!")
    told = call.say("agent: Please calm down.")
    (nudge,) = told["nudges"]
    answered = call.send(
        "POST", f"/nudges/{nudge['nudge']}", {"what": "disputed", "note": "he asked me to"}
    )
    assert answered.status_code == 204
    with closing(sqlite3.connect(call.stack.home / "amends.db")) as store:
        query = "SELECT rule, what, note, message_id FROM feedback WHERE conversation = ?"
        (kept,) = store.execute(query, (call.id,)).fetchall()
    assert kept == ("listening.calm_down", "disputed", "he asked me to", told["id"])


def test_a_muted_nudge_says_nothing_more_in_this_call(stack: Stack) -> None:
    rude = "customer: This is a disgrace! My sofa came in pieces and I am absolutely furious!"
    lines = [
        rude,
        "agent: Please calm down.",
        *["agent: One moment."] * 6,
        rude,
        "agent: Please calm down.",
    ]
    shown = []
    for mute in (True, False):
        call = LiveCall(stack)
        for line in lines:
            told = call.say(line)
            if mute and call.told[-1]["turn"] == 2:
                (nudge,) = told["nudges"]
                call.send("POST", f"/nudges/{nudge['nudge']}", {"what": "muted"})
        shown.append("listening.calm_down-10" in [n["nudge"] for n in call.told[-1]["nudges"]])
    assert shown == [False, True]


@pytest.mark.parametrize("nudge", ["nonsense", "apology.first-x", "-1", "x-99999999999999999999"])
def test_an_answer_to_a_nudge_that_never_was_is_no_trouble(call: LiveCall, nudge: str) -> None:
    call.say(TROUBLE)
    answer = call.send("POST", f"/nudges/{nudge}", {"what": "dismissed"})
    assert answer.status_code in (204, 404)


def test_calls_are_listed_newest_first(stack: Stack) -> None:
    older, newer = LiveCall(stack), LiveCall(stack)
    older.send("POST", "/close")
    listed: Any = stack.get("/api/calls?limit=2")
    assert [call["id"] for call in listed] == [newer.id, older.id]
    still_open: Any = stack.get("/api/calls?open=true&limit=1000")
    assert newer.id in {call["id"] for call in still_open}
    assert older.id not in {call["id"] for call in still_open}
