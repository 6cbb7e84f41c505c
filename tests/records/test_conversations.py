"""Messages, answers, buttons and opinions."""

from __future__ import annotations

from dataclasses import replace

from records.database import Database
from records.messages import FeedbackGiven, StoredAnswer, TurnRecord
from tests.records.samples import NOON, later, opened

CARD = {
    "kind": "start",
    "title": "Listen",
    "buttons": [{"title": "Next", "payload": "/advance"}, {"title": "Why", "payload": "/why"}],
}


def answer(message: str = "m1", action: str = "action_start", **changes: object) -> StoredAnswer:
    made = StoredAnswer(
        conversation="c1",
        message_id=message,
        action=action,
        behaviour="start",
        at=NOON,
        card=CARD,
        events=[{"event": "slot", "name": "step", "value": None}],
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def turn(message: str = "m1", **changes: object) -> TurnRecord:
    made = TurnRecord(conversation="c1", message_id=message, at=NOON, text="cust furious")
    return replace(made, **changes)  # type: ignore[arg-type]


async def test_an_answer_comes_back(database: Database) -> None:
    async with database.unit() as unit:
        assert await unit.answered("c1", "m1", "action_start") is None
        await unit.store_answer(answer())
    async with database.unit() as unit:
        assert await unit.answered("c1", "m1", "action_start") == answer()
        assert await unit.answered("c1", "m1", "action_other") is None
        assert await unit.answered("c2", "m1", "action_start") is None


async def test_the_first_answer_stays(database: Database) -> None:
    async with database.unit() as unit:
        await unit.store_answer(answer())
        await unit.store_answer(answer(behaviour="advance"))
        found = await unit.answered("c1", "m1", "action_start")
    assert found == answer()


async def test_the_last_card_is_the_newest_with_a_card(database: Database) -> None:
    async with database.unit() as unit:
        assert await unit.last_card("c1", "m1") is None
        await unit.store_answer(answer(action="a", card={"kind": "one"}))
        await unit.store_answer(answer(action="b", card={"kind": "two"}))
        await unit.store_answer(answer(action="c", card=None))
        found = await unit.last_card("c1", "m1")
    assert found is not None and found.card == {"kind": "two"}


async def test_payloads_are_issued_by_cards(database: Database) -> None:
    async with database.unit() as unit:
        await unit.store_answer(answer())
        await unit.store_answer(answer("m2"))
        assert await unit.payload_issued("c1", "/advance")
        assert not await unit.payload_issued("c1", "/resolve")
        assert not await unit.payload_issued("c2", "/advance")


async def test_a_payload_may_be_long(database: Database) -> None:
    long = '/check{"draft": "' + "\N{PILE OF POO}x\u4e2d" * 3000 + '"}'
    async with database.unit() as unit:
        card = {"kind": "x", "buttons": [{"title": "x", "payload": long}]}
        await unit.store_answer(answer(card=card))
        assert await unit.payload_issued("c1", long)


async def test_a_turn_is_kept_once_and_filled_in(database: Database) -> None:
    async with database.unit() as unit:
        await unit.save(opened())
        await unit.add_turn(turn())
        known = turn(
            at=later(9), text="other", recovery_id="r1", intent="start", behaviour="start",
            confidence=0.75,
        )  # fmt: skip
        await unit.add_turn(known)
        await unit.add_turn(turn())
        assert await unit.turns("r1") == [replace(known, at=NOON, text="cust furious")]


async def test_what_an_employee_says_of_themselves_is_not_kept(database: Database) -> None:
    async with database.unit() as unit:
        await unit.save(opened())
        await unit.add_turn(turn())
        await unit.add_turn(turn(recovery_id="r1", behaviour="wellbeing"))
        await unit.add_turn(turn())
        [kept] = await unit.turns("r1")
        assert (kept.behaviour, kept.text) == ("wellbeing", None)


async def test_messages_come_with_their_cards_oldest_first(database: Database) -> None:
    async with database.unit() as unit:
        await unit.add_turn(turn("m2", at=later(2), text=None, payload="/advance"))
        await unit.add_turn(turn("m1"))
        await unit.add_turn(turn("m3", at=later(3)))
        await unit.add_turn(turn("m1", conversation="c2"))
        await unit.store_answer(answer("m1", action="a", card={"kind": "one"}))
        await unit.store_answer(answer("m1", action="b", card={"kind": "two"}))
        await unit.store_answer(answer("m2"))
        found = await unit.conversation_messages("c1")
    assert [(m.id, m.card and m.card["kind"]) for m in found] == [
        ("m1", "two"), ("m2", "start"), ("m3", None),
    ]  # fmt: skip
    assert found[1].payload == "/advance" and found[1].text is None
    assert found[0].behaviour == "start"


async def test_feedback_is_kept(database: Database) -> None:
    given = FeedbackGiven(
        conversation="c1", message_id="m1", card_kind="check", what="disputed", at=NOON,
        rule="empathy.i_understand", note="I do understand: I had the same",
    )  # fmt: skip
    async with database.unit() as unit:
        await unit.add_feedback(given)
        await unit.add_feedback(given)
