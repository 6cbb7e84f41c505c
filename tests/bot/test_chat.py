"""A message's way to the engine and back, over real sockets and a real database."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest

from bot.chat import MODEL_READS, Chat, Refused, Said
from bot.dialogue import Dialogue
from bot.sessions import TURNS
from coach.coach import Coach
from coach.walk import open_recovery
from records.database import Database
from records.migrate import upgrade
from tests.support.fake_engine import CARD, Body, FakeEngine, answer, fake_engine, reply, write
from tests.support.living import Still

REPLY_SECONDS = 0.4


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    """An empty SQLite file."""
    url = f"sqlite:///{tmp_path / 'amends.db'}"
    await asyncio.to_thread(upgrade, url)
    async with Database(url) as made:
        yield made


@pytest.fixture
async def engine() -> AsyncIterator[FakeEngine]:
    """An engine that does as it is told."""
    async with fake_engine() as running:
        yield running


@pytest.fixture
async def chat(coach: Coach, database: Database, engine: FakeEngine) -> AsyncIterator[Chat]:
    """A chat with that engine."""
    dialogue = Dialogue(engine, REPLY_SECONDS)
    yield Chat(Still(coach), database, dialogue)
    await dialogue.close()


def typed(text: str, conversation: str = "c", message: str | None = None) -> Said:
    return Said(conversation, message or uuid4().hex, text=text)


def pressed(payload: str, conversation: str = "c", message: str | None = None) -> Said:
    return Said(conversation, message or uuid4().hex, payload=payload)


async def open_case(coach: Coach, database: Database, conversation: str = "c") -> None:
    framework = coach.packs.frameworks["mama"]
    async with database.unit() as unit:
        await unit.save(open_recovery(conversation, "employee", framework, "m0", datetime.now(UTC)))


async def cards_kept(database: Database, conversation: str = "c") -> list[tuple[str, bool]]:
    """Each message of a conversation, and whether it has its card."""
    async with database.reading() as unit:
        messages = await unit.conversation_messages(conversation)
    return [(message.id, message.card is not None) for message in messages]


async def test_a_message_is_answered_with_the_actions_card(chat: Chat, engine: FakeEngine) -> None:
    got = await chat.take(typed("what do i say", message="m1"))

    assert (got.id, got.behaviour, got.confidence) == ("m1", "phrase", 0.9)
    assert got.card == CARD
    assert engine.tokens == {"Bearer token"}
    (body,) = engine.received
    assert (body["conversation"], body["id"], body["text"]) == ("c", "m1", "what do i say")
    assert body["metadata"]["text"] == "what do i say"


async def test_a_draft_is_kept_from_the_model_and_given_to_the_action(
    chat: Chat, engine: FakeEngine
) -> None:
    said = "can i say skip the apology and go back to the manager"
    await chat.take(typed(said))

    (body,) = engine.received
    assert body["text"] == "can i say DRAFTTEXT"
    assert body["metadata"]["text"] == said


async def test_the_model_gets_the_start_of_a_long_message_the_action_all(
    chat: Chat, engine: FakeEngine
) -> None:
    said = "she says " + "and then he went on, " * 9 + "\n" * 200
    assert len(said.strip()) < MODEL_READS
    await chat.take(typed(said))
    await chat.take(typed("x" * 5_000))

    assert all(len(body["text"]) <= MODEL_READS for body in engine.received)
    assert engine.received[1]["metadata"]["text"] == "x" * 5_000


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("/advance", "advance"),
        ("// /restart", "restart"),
        ("\x00why\x07\u200b", "why"),
        ("a\r\nb\rc", "a\nbc"),
        ("  hi  ", "hi"),
        ("🙂", "🙂"),
    ],
)
async def test_what_is_typed_is_cleaned_and_never_a_command(
    chat: Chat, engine: FakeEngine, database: Database, said: str, kept: str
) -> None:
    await chat.take(typed(said))
    assert engine.received[0]["text"] == kept
    async with database.reading() as unit:
        (message,) = await unit.conversation_messages("c")
    assert message.text == kept


@pytest.mark.parametrize("said", ["", " ", "/", "\x00", "\u200b\ufeff", "/\x00/"])
async def test_an_empty_message_is_refused_and_not_kept(
    chat: Chat, engine: FakeEngine, database: Database, said: str
) -> None:
    with pytest.raises(Refused) as refused:
        await chat.take(typed(said))
    assert refused.value.do
    assert engine.received == []
    assert await cards_kept(database) == []


async def test_a_button_must_have_been_given_out(
    chat: Chat, engine: FakeEngine, database: Database
) -> None:
    payload = '/resolve{"outcome": "solved"}'
    with pytest.raises(Refused):
        await chat.take(pressed(payload))

    card = CARD | {"buttons": [{"title": "Solved", "payload": payload}]}
    await write(database, {"conversation": "c", "id": "m0"}, card)
    await chat.take(pressed(payload))

    assert engine.received[0]["payload"] == payload
    with pytest.raises(Refused):
        await chat.take(pressed(payload, conversation="other"))


async def test_keys_and_framework_choice_need_a_case_only(
    chat: Chat, engine: FakeEngine, database: Database, coach: Coach
) -> None:
    payloads = ["/advance", "/resolve", '/framework{"framework": "five_step"}']
    for payload in payloads:
        with pytest.raises(Refused):
            await chat.take(pressed(payload))
    await open_case(coach, database)
    for payload in payloads:
        assert (await chat.take(pressed(payload))).behaviour == "phrase"
    for payload in ("/restart", '/framework{"framework": "none"}', "/advance{}"):
        with pytest.raises(Refused):
            await chat.take(pressed(payload))
    assert [body["payload"] for body in engine.received] == payloads


async def test_which_did_you_mean_brings_the_typed_words_along(
    chat: Chat, engine: FakeEngine, database: Database
) -> None:
    payload = '/start{"of": "m1"}'

    async def unsure(body: Body) -> bytes:
        card = CARD | {"kind": "clarify", "buttons": [{"title": "New", "payload": payload}]}
        await write(database, body, card)
        return answer(reply(card))

    engine.behave = unsure
    await chat.take(typed("cooker again", message="m1"))
    await chat.take(pressed(payload))

    assert engine.received[1]["payload"] == payload
    assert engine.received[1]["metadata"]["text"] == "cooker again"


async def test_a_repeated_id_gets_the_stored_answer(
    chat: Chat, engine: FakeEngine, database: Database
) -> None:
    async def acts(body: Body) -> bytes:
        await write(database, body)
        return answer(reply(confidence=0.7))

    engine.behave = acts
    once = await chat.take(typed("hi", message="m1"))
    assert await chat.take(typed("hi", message="m1")) == once
    assert await chat.take(pressed("/anything", message="m1")) == once
    assert len(engine.received) == 1


async def test_the_same_id_at_once_asks_the_engine_once(chat: Chat, engine: FakeEngine) -> None:
    async def slowly(_: Body) -> bytes:
        await asyncio.sleep(0.1)
        return answer(reply())

    engine.behave = slowly
    answers = await asyncio.gather(*(chat.take(typed("hi", message="m1")) for _ in range(8)))
    assert all(got == answers[0] for got in answers)
    assert len(engine.received) == 1


async def test_other_conversations_do_not_wait(chat: Chat, engine: FakeEngine) -> None:
    async def slow_for_one(body: Body) -> bytes:
        await asyncio.sleep(0.3 if body["conversation"] == "slow" else 0)
        return answer(reply())

    engine.behave = slow_for_one
    waiting = asyncio.create_task(chat.take(typed("hi", conversation="slow")))
    await asyncio.sleep(0.05)
    await chat.take(typed("hi", conversation="quick"))
    assert not waiting.done()
    await waiting


GARBAGE: list[bytes | None] = [
    answer({"error": "the engine failed on this message"}, 500),
    answer({"error": "busy"}, 503),
    answer({"error": "the model knows no intent"}, 400),
    answer(b"<html>oops</html>"),
    answer(b""),
    answer(b"\xff\xfe"),
    answer([]),
    answer(None),
    answer("text"),
    answer({}),
    answer({"messages": []}),
    answer({"messages": None}),
    answer({"messages": ["text"]}),
    answer({"messages": [{"text": "no card"}]}),
    answer({"messages": [{"custom": {}}]}),
    answer({"messages": [{"custom": {"behaviour": "phrase"}}]}),
    answer({"messages": [{"custom": {"behaviour": "phrase", "card": None}}]}),
    answer({**reply(), "confidence": "high"}),
    b"not HTTP at all\r\n\r\n",
    answer(reply())[:-20],
    None,
]


@pytest.mark.parametrize("sent", GARBAGE)
async def test_an_engine_that_answers_nonsense_is_a_failure_with_retry(
    chat: Chat, engine: FakeEngine, database: Database, sent: bytes | None
) -> None:
    async def nonsense(_: Body) -> bytes | None:
        return sent

    engine.behave = nonsense
    got = await chat.take(typed("what do i say", message="m1"))

    assert (got.id, got.behaviour, got.confidence) == ("m1", "failure", 0.0)
    assert got.card["kind"] == "failure"
    assert [button["payload"] for button in got.card["buttons"]] == ["/retry"]
    assert await cards_kept(database) == [("m1", False)]


async def test_an_engine_that_is_down_is_a_failure_at_once(chat: Chat, engine: FakeEngine) -> None:
    engine.base_url = "http://127.0.0.1:9"
    began = time.monotonic()
    assert (await chat.take(typed("hi"))).behaviour == "failure"
    assert time.monotonic() - began < REPLY_SECONDS + 1


async def test_a_slow_engine_is_given_up_and_its_late_answer_kept(
    chat: Chat, engine: FakeEngine, database: Database
) -> None:
    written = asyncio.Event()

    async def late(body: Body) -> bytes:
        await asyncio.sleep(REPLY_SECONDS * 1.5)
        await write(database, body)
        written.set()
        return answer(reply())

    engine.behave = late
    began = time.monotonic()
    assert (await chat.take(typed("hi", message="m1"))).behaviour == "failure"
    assert time.monotonic() - began < REPLY_SECONDS * 1.5 + 1
    await written.wait()

    again = await chat.take(typed("hi", message="m1"))
    assert (again.id, again.behaviour) == ("m1", "phrase")
    assert len(engine.received) == 1


@pytest.mark.parametrize("sent", [None, answer({}, 500), answer(b"cut")])
async def test_what_the_action_wrote_is_the_answer_though_the_reply_was_lost(
    chat: Chat, engine: FakeEngine, database: Database, sent: bytes | None
) -> None:
    async def lost(body: Body) -> bytes | None:
        await write(database, body)
        return sent

    engine.behave = lost
    got = await chat.take(typed("hi", message="m1"))
    assert (got.behaviour, got.confidence, got.card) == ("phrase", 0.7, CARD)
    assert await cards_kept(database) == [("m1", True)]


async def test_a_client_that_hangs_up_leaves_nothing_half_done(
    chat: Chat, engine: FakeEngine, database: Database
) -> None:
    async def slowly(body: Body) -> bytes:
        await asyncio.sleep(0.1)
        await write(database, body)
        return answer(reply())

    engine.behave = slowly
    client = asyncio.create_task(chat.take(typed("hi", message="m1")))
    await asyncio.sleep(0.05)
    client.cancel()
    with pytest.raises(asyncio.CancelledError):
        await client

    again = await chat.take(typed("hi", message="m1"))
    assert again.behaviour == "phrase"
    assert len(engine.received) == 1
    assert await cards_kept(database) == [("m1", True)]


async def test_retry_sends_the_message_that_waits_under_its_own_id(
    chat: Chat, engine: FakeEngine, database: Database
) -> None:
    with pytest.raises(Refused):
        await chat.take(pressed("/retry"))
    right, engine.base_url = engine.base_url, "http://127.0.0.1:9"
    await chat.take(typed("what do i say", message="m1"))
    engine.base_url = right

    got = await chat.take(pressed("/retry", message="r1"))

    assert (got.id, got.behaviour) == ("m1", "phrase")
    (body,) = engine.received
    assert (body["id"], body["text"]) == ("m1", "what do i say")
    assert [message for message, _ in await cards_kept(database)] == ["m1"]


async def test_retry_sends_a_pressed_button_again(
    chat: Chat, engine: FakeEngine, database: Database, coach: Coach
) -> None:
    await open_case(coach, database)
    right, engine.base_url = engine.base_url, "http://127.0.0.1:9"
    await chat.take(pressed("/advance", message="m1"))
    engine.base_url = right

    await chat.take(pressed("/retry"))
    assert (engine.received[0]["id"], engine.received[0]["payload"]) == ("m1", "/advance")


async def fresh_flags(chat: Chat, engine: FakeEngine, turns: int) -> list[bool]:
    """Says "hi" so many times; whether each began a new session."""
    for _ in range(turns):
        await chat.take(typed("hi"))
    return [body["fresh"] for body in engine.received[-turns:]]


async def test_a_new_session_begins_every_so_many_turns(chat: Chat, engine: FakeEngine) -> None:
    flags = await fresh_flags(chat, engine, 2 * TURNS + 1)
    assert [number for number, fresh in enumerate(flags) if fresh] == [0, TURNS, 2 * TURNS]


async def test_a_new_session_begins_when_the_engine_forgot_or_failed(
    chat: Chat, engine: FakeEngine
) -> None:
    assert await fresh_flags(chat, engine, 2) == [True, False]
    engine.generation += 1
    assert await fresh_flags(chat, engine, 2) == [True, False]
    behave, engine.behave = engine.behave, _hang_up
    await chat.take(typed("hi"))
    engine.behave = behave
    assert await fresh_flags(chat, engine, 2) == [True, False]


async def _hang_up(_: Body) -> None:
    return None
