"""Whatever is sent: a sentence that says what to do, or one card that fits. Never an error 500, never a command."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from tests.support.stack import Stack
from tests.support.talking import Answered, Talk, new_id

pytestmark = pytest.mark.full

TOLD = "cust furious, cooker delivered 9 days late 2nd time"
JSON = {"Content-Type": "application/json"}


@pytest.fixture
def client(stack: Stack) -> Iterator[httpx.Client]:
    """A client of the coach that takes any status."""
    with httpx.Client(base_url=stack.url, timeout=60, trust_env=False) as made:
        yield made


@pytest.fixture
def talk(stack: Stack) -> Talk:
    """A conversation with an open case."""
    made = Talk(stack)
    made.say(TOLD)
    return made


def refused(answer: httpx.Response, *statuses: int) -> dict[str, Any]:
    """Checks that the answer is a refusal in words; gives them."""
    assert answer.status_code in statuses, (answer.status_code, answer.text)
    body: dict[str, Any] = answer.json()
    assert set(body) == {"error", "do"}, body
    assert body["error"].strip()
    assert body["do"].strip()
    assert "Traceback" not in answer.text
    return body


@pytest.mark.parametrize(
    "text", ["", "   ", "\n\t", "/", "///", " / / ", "\x00\x00", "\u200b\u202e"]
)
def test_a_message_with_nothing_in_it_is_refused(
    client: httpx.Client, talk: Talk, text: str
) -> None:
    before = talk.whole()
    refused(client.post("/api/chat", json={"conversation": talk.id, "text": text}), 400)
    assert talk.whole() == before


@pytest.mark.parametrize(
    "text",
    [
        "\x07\x1b[31mwhat do i say\x1b[0m",
        "what do\x00 i say",
        "😡🤬 🙂🙂",
        "العميل غاضب جدا والطباخ وصل متأخرا",
        "顾客非常生气，炉子晚了九天",
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)> her name is <b>mrs patel</b>",
        "'; DROP TABLE recovery; --",
        "Robert'); DELETE FROM turn WHERE ('1'='1",
        "{{7*7}} ${jndi:ldap://x} %s %n {noun} [x] <first>",
        "note: {noun} [and {name}] <day>",
        "her name is {noun}",
        "= 1+1",
        "a" * 19_999,
        "why " * 4_000,
        "e\u0301" * 500,
        "👩\u200d👩\u200d👧" * 200,
        "\ud7ff\ue000",
        "line one\r\nline two\rline three",
    ],
)  # fmt: skip
def test_odd_texts_get_one_card(talk: Talk, text: str) -> None:
    answer = talk.say(text)

    case = talk.case()
    assert case
    assert case["framework"]["id"] == "mama"
    assert case["steps"][0]["state"] == "current"
    assert "\x00" not in json.dumps(answer.card)
    assert talk.say("what do i say").behaviour == "phrase"


def test_an_odd_text_is_kept_as_it_was_typed(talk: Talk) -> None:
    text = "note: <script>alert(1)</script> '; DROP TABLE recovery; -- {noun} 🙂"
    talk.say(text)
    kept = talk.whole()["messages"][-1]
    assert kept["text"] == text
    assert "<script>alert" not in talk.export("html")
    assert "&lt;script&gt;" in talk.export("html")


@pytest.mark.parametrize("size", [20_001, 100_000, 240_000])
def test_a_text_too_long_is_refused(client: httpx.Client, talk: Talk, size: int) -> None:
    refused(client.post("/api/chat", json={"conversation": talk.id, "text": "x" * size}), 413)


def test_a_body_too_large_is_refused(client: httpx.Client, talk: Talk) -> None:
    refused(client.post("/api/chat", json={"conversation": talk.id, "text": "x" * 600_000}), 413)


@pytest.mark.parametrize(
    "typed",
    [
        "/advance", "/restart", "/session_start", '/advance{"x":1}', "//advance", "/ advance", "\u200b/advance",
        '/resolve{"outcome": "solved"}', '/start{"customer": "new"}', "/nonsense", "/back",
        'EXTERNAL: advance', "/action_close",
    ],
)  # fmt: skip
def test_a_typed_command_is_read_as_words(talk: Talk, typed: str) -> None:
    """It is kept without its slash, read by the model with a confidence, and may be undone."""
    talk.say("her name is mrs patel")
    answer = talk.say(typed)

    assert answer.confidence < 1.0, "run as a command"
    case, record = talk.case(), talk.record()
    assert case
    assert case["phase"] != "closed"
    assert (record["customer"], record["failure"]["noun"]) == ("Mrs Patel", "cooker")
    assert not talk.whole()["messages"][-1]["text"].startswith("/")


@pytest.mark.parametrize(
    "payload",
    [
        '/start{"customer": "new"}', '/resolve{"outcome": "solved"}', '/fact{"cause": "courier"}', "/restart",
        "/session_start", "/no_such_intent", "/advance{", '/advance{"x": }', "/advance{}", "/", "/advance ",
        '/framework{"framework": "nonsense"}', "/action_close", "/advance\n/undo", "/ADVANCE",
        '/explain{"of": "../../etc/passwd"}', "/retry",
    ],
)  # fmt: skip
def test_a_button_that_was_never_given_out_is_refused(
    client: httpx.Client, talk: Talk, payload: str
) -> None:
    before = talk.whole()
    refused(client.post("/api/chat", json={"conversation": talk.id, "payload": payload}), 400)
    assert talk.whole() == before


def test_a_button_of_another_conversation_is_refused(client: httpx.Client, stack: Stack) -> None:
    other = Talk(stack)
    other.say(TOLD)
    refused(client.post("/api/chat", json={"conversation": new_id(), "payload": "/advance"}), 400)


@pytest.mark.parametrize(
    "body",
    [
        {}, [], None, "text", 7, {"text": "hi"}, {"conversation": "c"}, {"conversation": "c", "text": None},
        {"conversation": "c", "text": "hi", "payload": "/advance"}, {"conversation": "c", "text": 7},
        {"conversation": 7, "text": "hi"}, {"conversation": "c", "text": ["hi"]},
        {"conversation": "c", "text": {"a": 1}}, {"conversation": "c", "payload": 7},
        {"conversation": "c", "payload": "advance"}, {"conversation": "c", "text": "hi", "more": 1},
        {"conversation": "c", "text": "hi", "fresh": True}, {"conversation": "c", "text": True},
        {"conversation": "", "text": "hi"}, {"conversation": "a b", "text": "hi"},
        {"conversation": "a/../b", "text": "hi"}, {"conversation": "x" * 101, "text": "hi"},
        {"conversation": "c", "text": "hi", "id": ""}, {"conversation": "c", "text": "hi", "id": "a b"},
        {"conversation": "c", "text": "hi", "id": "x" * 101}, {"conversation": "c", "text": "hi", "id": 1},
        {"conversation": "c\n", "text": "hi"}, {"conversation": "c", "text": "hi", "id": "<script>"},
        {"conversation": "c", "payload": "/" + "x" * 2_000},
    ],
)  # fmt: skip
def test_a_body_of_the_wrong_shape_is_refused(client: httpx.Client, body: object) -> None:
    answer = client.post("/api/chat", content=json.dumps(body), headers=JSON)
    refused(answer, 413, 422)


@pytest.mark.parametrize(
    "raw", [b"", b"{", b"\xff\xfe", b'{"conversation": "c", "text": "hi"', b"[" * 50_000, b"\x00"]
)
def test_a_body_that_is_no_json_is_refused(client: httpx.Client, raw: bytes) -> None:
    refused(client.post("/api/chat", content=raw, headers=JSON), 400, 411, 422)


def test_a_lone_surrogate_is_no_reason_to_fall(client: httpx.Client, talk: Talk) -> None:
    raw = f'{{"conversation": "{talk.id}", "text": "why \\ud83d \\u0000 \\udfff"}}'
    answer = client.post("/api/chat", content=raw.encode(), headers=JSON)
    if answer.status_code == 200:
        Answered.of(answer.json())
    else:
        refused(answer, 400, 422)


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "", "multipart/form-data"]
)
def test_only_json_changes_anything(client: httpx.Client, talk: Talk, kind: str) -> None:
    body = json.dumps({"conversation": talk.id, "payload": "/advance"})
    before = talk.whole()
    refused(client.post("/api/chat", content=body, headers={"Content-Type": kind}), 415)
    assert talk.whole() == before


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "https://127.0.0.1", "http://127.0.0.1:1"]
)
def test_a_foreign_page_may_not_use_the_coach(
    client: httpx.Client, talk: Talk, origin: str
) -> None:
    body = {"conversation": talk.id, "payload": "/advance"}
    refused(client.post("/api/chat", json=body, headers={"Origin": origin}), 403)
    refused(client.get(f"/api/conversations/{talk.id}", headers={"Origin": origin}), 403)


def test_our_own_page_may(client: httpx.Client, stack: Stack, talk: Talk) -> None:
    body = {"conversation": talk.id, "payload": "/advance"}
    assert client.post("/api/chat", json=body, headers={"Origin": stack.url}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example:80"]
)
def test_a_name_that_is_not_ours_is_refused(client: httpx.Client, host: str) -> None:
    refused(client.get("/api/recoveries", headers={"Host": host}), 403)
    refused(client.get("/", headers={"Host": host}), 403)


def test_without_a_length_nothing_is_read(client: httpx.Client) -> None:
    def chunks() -> Iterator[bytes]:
        yield b'{"conversation": "c", "text": "hi"}'

    refused(client.post("/api/chat", content=chunks(), headers=JSON), 411)


def test_the_engines_own_door_is_closed(client: httpx.Client) -> None:
    call = {"next_action": "action_close", "tracker": {"sender_id": "c"}}
    for path in ("/engine/actions", "/engine/actions?token=", "/engine/actions?token=guess"):
        assert client.post(path, json=call).status_code == 403


@pytest.mark.parametrize(
    ("path", "statuses"),
    [
        ("/api/recoveries/nothing", {404}),
        ("/api/recoveries/nothing/export", {404}),
        ("/api/recoveries/%00/export", {404, 422}),
        ("/api/recoveries/..%2f..%2fetc%2fpasswd", {404}),
        ("/api/evidence/nothing", {404}),
        ("/api/conversations/a%20b", {422}),
        ("/api/recoveries?limit=0", {422}),
        ("/api/recoveries?limit=x", {422}),
        ("/api/nothing", {404}),
        ("/static/../app.py", {404}),
        ("/static/%2e%2e/app.py", {404}),
    ],
)  # fmt: skip
def test_what_is_not_there_is_told_in_words(
    client: httpx.Client, path: str, statuses: set[int]
) -> None:
    refused(client.get(path), *statuses)


def test_an_unknown_conversation_is_empty(client: httpx.Client) -> None:
    answer = client.get(f"/api/conversations/{new_id()}")
    assert answer.status_code == 200
    assert (answer.json()["recovery"], answer.json()["messages"]) == (None, [])


@pytest.mark.parametrize("form", ["exe", "", "MD", "md.html", "../md"])
def test_an_unknown_export_format_is_refused(client: httpx.Client, talk: Talk, form: str) -> None:
    refused(
        client.get(f"/api/recoveries/{talk.record()['id']}/export", params={"format": form}), 422
    )


@pytest.mark.parametrize("path", ["/api/check", "/api/feedback", "/api/recoveries/x/phrases"])
@pytest.mark.parametrize("body", [{}, [], {"text": 7}, {"what": "nonsense"}, None])
def test_the_other_doors_refuse_too(client: httpx.Client, path: str, body: object) -> None:
    refused(client.post(path, content=json.dumps(body), headers=JSON), 404, 422)


def rows(stack: Stack, conversation: str) -> tuple[int, int]:
    """How many messages and answers the database holds for a conversation."""
    found = []
    # Opened to look only: the coach holds it.
    database = sqlite3.connect(f"file:{stack.home / 'amends.db'}?mode=ro", uri=True)
    try:
        tables = {
            name
            for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        }
        for table in ("turn", "answer"):
            assert table in tables, tables
            count = f"SELECT count(*) FROM {table} WHERE conversation = ?"  # noqa: S608
            found.append(database.execute(count, [conversation]).fetchone()[0])
    finally:
        database.close()
    return found[0], found[1]


def test_a_repeated_id_gets_the_same_answer_and_doubles_nothing(stack: Stack, talk: Talk) -> None:
    once = talk.press("/advance", id="same")
    held, record = rows(stack, talk.id), talk.record()

    assert talk.press("/advance", id="same") == once
    # Even with other words: the id is what counts.
    assert talk.say("skip this step", id="same") == once

    assert rows(stack, talk.id) == held
    assert talk.record() == record
    case = talk.case()
    assert case
    assert [step["state"] for step in case["steps"]] == ["done", "current", "todo", "todo"]


def test_the_same_id_twice_at_once_is_done_once(stack: Stack, talk: Talk) -> None:
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: stack.press(talk.id, "/advance", id="same"), range(8)))

    assert all(answer == answers[0] for answer in answers)
    case = talk.case()
    assert case
    assert [step["state"] for step in case["steps"]] == ["done", "current", "todo", "todo"]
    assert len(talk.whole()["messages"]) == 2


def test_ten_messages_at_once_are_all_answered_once(stack: Stack, talk: Talk) -> None:
    async def all_at_once() -> list[httpx.Response]:
        async with httpx.AsyncClient(base_url=stack.url, timeout=60, trust_env=False) as many:
            bodies = [
                {"conversation": talk.id, "text": f"note: she rang {n} times", "id": f"m{n}"}
                for n in range(10)
            ]
            return await asyncio.gather(*(many.post("/api/chat", json=body) for body in bodies))

    answers = [Answered.of(answer.json()) for answer in asyncio.run(all_at_once())]

    assert {answer.id for answer in answers} == {f"m{n}" for n in range(10)}
    assert all(answer.behaviour == "record" for answer in answers)
    messages = talk.whole()["messages"]
    assert len(messages) == 11
    assert all(message["card"] for message in messages)
    notes = sorted(note["text"] for note in talk.record()["notes"])
    assert notes == sorted(f"she rang {n} times" for n in range(10))


def test_ten_presses_of_next_at_once_move_on_one_step_each(stack: Stack, talk: Talk) -> None:
    """Ten ids are ten presses: four steps, then the wrap-up's question, and nothing breaks."""
    with ThreadPoolExecutor(10) as pool:
        answers = list(pool.map(lambda _: stack.press(talk.id, "/advance"), range(10)))

    assert [Answered.of(answer).behaviour for answer in answers] == ["advance"] * 10
    case = talk.case()
    assert case
    assert [step["state"] for step in case["steps"]] == ["done"] * 4
    assert case["phase"] == "wrapup"
