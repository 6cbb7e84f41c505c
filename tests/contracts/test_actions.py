"""The actions as Rasa calls them: a real tracker, a real database, the card on each kind of channel."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from rasa_sdk.executor import ActionExecutor, CollectingDispatcher
from rasa_sdk.interfaces import Tracker

from actions.services import Services
from coach.card import Card
from coach.coach import Coach
from records import migrate
from records.database import Database
from tests.contracts.dialogue import ACTIONS, DOMAIN, INTENTS
from tests.support.living import Still

TEXT = "cust furious, cooker delivered 9 days late 2nd time"


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with all tables and no rows."""
    file = tmp_path_factory.mktemp("empty") / "amends.db"
    migrate.upgrade(f"sqlite:///{file}")
    return file


@pytest.fixture
async def database(
    tmp_path: Path, empty: Path, coach: Coach, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Database]:
    """A fresh copy of it, in use by the actions."""
    file = Path(shutil.copy(empty, tmp_path / "amends.db"))
    async with Database(f"sqlite:///{file}") as opened:
        monkeypatch.setattr("actions.services._given", Services(Still(coach), opened))
        yield opened


def tracker(
    text: str, intent: str, *, channel: str = "amends", message: str = "m1", **more: Any
) -> Tracker:
    """What Rasa knows when it calls an action."""
    latest = {
        "text": text, "intent": {"name": intent, "confidence": 0.98}, "intent_ranking": [],
        "entities": [], "message_id": message, "metadata": {"id": message, "text": text},
    } | more  # fmt: skip
    return Tracker(
        "c1", {}, latest, [{"event": "user", "input_channel": channel}], False, None, {}, None
    )


@cache
def executor() -> ActionExecutor:
    """All actions, found as `python -m rasa_sdk --actions actions` finds them."""
    found = ActionExecutor()
    found.register_package("actions")
    return found


async def run(name: str, told: Tracker) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The messages and the events of one call."""
    dispatcher = CollectingDispatcher()
    events = await executor().actions[name](dispatcher, told, DOMAIN)
    return dispatcher.messages, events


async def test_on_our_own_channel_the_card_goes_as_it_is(database: Database) -> None:
    messages, events = await run("action_start", tracker(TEXT, "start"))
    (message,) = messages
    assert message["text"] is None
    assert message["custom"]["behaviour"] == "start"
    card = Card.model_validate(message["custom"]["card"])
    assert card.kind == "start"
    assert "cooker" in card.text
    assert {event["name"]: event["value"] for event in events} == {
        "case_open": True, "framework": "mama", "step": "listen", "phase": "working",
        "wrapup_outcome": None, "wrapup_cause": None,
    }  # fmt: skip


@pytest.mark.parametrize("channel", ["rest", "socketio", "cmdline"])
async def test_on_any_other_channel_its_text_does(database: Database, channel: str) -> None:
    messages, _ = await run("action_start", tracker(TEXT, "start", channel=channel))
    (message,) = messages
    assert not message["custom"]
    assert "cooker" in message["text"]
    assert "**" not in message["text"]


async def test_the_effect_is_on_record_with_the_answer(database: Database) -> None:
    await run("action_start", tracker(TEXT, "start"))
    async with database.reading() as unit:
        recovery = await unit.current("c1")
        messages = await unit.conversation_messages("c1")
    assert recovery is not None
    assert recovery.fact("failure") == "late"
    assert [message.behaviour for message in messages] == ["start"]


async def test_the_same_message_again_is_answered_again_but_not_done_again(
    database: Database,
) -> None:
    first = await run("action_start", tracker(TEXT, "start"))
    await run("action_advance", tracker("done", "advance", message="m2"))
    again = await run("action_start", tracker(TEXT, "start"))
    assert again == first
    async with database.reading() as unit:
        recovery = await unit.current("c1")
    assert recovery is not None
    assert recovery.step == "acknowledge"


async def test_the_whole_text_comes_with_the_message_not_from_rasa(database: Database) -> None:
    whole = "can i say i understand how you feel"
    told = tracker("can i say DRAFTTEXT", "check", metadata={"id": "m1", "text": whole})
    messages, _ = await run("action_check", told)
    card = Card.model_validate(messages[0]["custom"]["card"])
    assert [finding.rule.split(".")[0] for finding in card.findings] == ["empathy"]


async def test_a_failing_action_leaves_nothing_behind(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("out of luck")

    monkeypatch.setattr("actions.answering.stored_answer", fail)
    with pytest.raises(RuntimeError, match="out of luck"):
        await run("action_start", tracker(TEXT, "start"))
    async with database.reading() as unit:
        assert await unit.current("c1") is None


@pytest.mark.parametrize("intent", INTENTS)
@pytest.mark.parametrize("opened", [False, True], ids=["no case", "a case"])
async def test_every_action_answers_with_one_card_or_leaves_it_to_the_form(
    database: Database, intent: str, opened: bool
) -> None:
    if opened:
        await run("action_start", tracker(TEXT, "start", message="m0"))
    text = "all sorted" if intent == "resolve" else "she says hello"
    messages, events = await run(f"action_{intent}", tracker(text, intent))
    phase = next(event["value"] for event in events if event["name"] == "phase")
    assert len(messages) == 1 or (not messages and phase == "finished")


async def test_the_wrap_up_is_asked_answered_and_closed(database: Database) -> None:
    await run("action_start", tracker(TEXT, "start", message="m1"))
    messages, events = await run("action_resolve", tracker("its over", "resolve", message="m2"))
    assert messages == []
    assert {"event": "slot", "name": "phase", "value": "finished", "timestamp": None} in events
    asked, _ = await run(
        "action_ask_wrapup_form_wrapup_outcome", tracker("its over", "resolve", message="m2")
    )
    assert asked[0]["custom"]["behaviour"] == "resolve"

    told = tracker("solved", "resolve", message="m3")
    told.slots = {"requested_slot": "wrapup_outcome"}
    _, events = await run("validate_wrapup_form", told)
    assert [(event["name"], event["value"]) for event in events] == [("wrapup_outcome", "solved")]

    told = tracker("driver went to the wrong house", "fact", message="m4")
    told.slots = {"requested_slot": "wrapup_cause"}
    _, events = await run("validate_wrapup_form", told)
    assert [(event["name"], event["value"]) for event in events] == [("wrapup_cause", "courier")]

    closed, events = await run("action_close", tracker("driver", "fact", message="m4"))
    assert closed[0]["custom"]["card"]["record"]
    assert {event["name"]: event["value"] for event in events}["case_open"] is False


@pytest.mark.parametrize("intent", ["start", "customer_said", "fact"])
async def test_an_ending_that_the_model_took_for_something_else_gets_its_question(
    database: Database, intent: str
) -> None:
    await run("action_start", tracker(TEXT, "start", message="m1"))
    ranking = [{"name": intent, "confidence": 0.3}, {"name": "resolve", "confidence": 0.6}]
    told = tracker("he has gone home", intent, message="m2", intent_ranking=ranking)
    messages, events = await run(f"action_{intent}", told)
    assert messages == []
    assert {"event": "followup", "timestamp": None, "name": "wrapup_form"} in events


async def test_what_is_no_answer_fills_no_slot(database: Database) -> None:
    await run("action_start", tracker(TEXT, "start", message="m1"))
    await run("action_resolve", tracker("its over", "resolve", message="m2"))
    told = tracker("what is the recovery paradox", "explain", message="m3")
    told.slots = {"requested_slot": "wrapup_cause"}
    assert await run("validate_wrapup_form", told) == ([], [])


async def test_a_question_is_not_asked_twice_for_one_message(database: Database) -> None:
    await run("action_start", tracker(TEXT, "start", message="m1"))
    await run("action_resolve", tracker("its over", "resolve", message="m2"))
    await run("action_explain", tracker("what is the recovery paradox", "explain", message="m3"))
    asked = await run(
        "action_ask_wrapup_form_wrapup_outcome", tracker("what", "explain", message="m3")
    )
    assert asked == ([], [])


async def test_a_new_session_takes_the_case_up_where_it_is(database: Database) -> None:
    _, events = await run("action_session_start", tracker("", "start", message="m0"))
    assert [event["event"] for event in events][0] == "session_started"
    assert not any(event["event"] == "active_loop" for event in events)
    await run("action_start", tracker(TEXT, "start", message="m1"))
    await run("action_resolve", tracker("all sorted", "resolve", message="m2"))
    _, events = await run("action_session_start", tracker("", "start", message="m3"))
    assert {event.get("name"): event.get("value") for event in events}[
        "requested_slot"
    ] == "wrapup_cause"
    assert events[-1]["name"] == "action_listen"


async def test_the_fallback_takes_the_message_out_of_the_dialogue(database: Database) -> None:
    messages, events = await run("action_default_fallback", tracker("asdf qwer", "fact"))
    assert messages[0]["custom"]["behaviour"] == "clarify"
    assert events[-1]["event"] == "rewind"


def test_all_actions_can_be_made() -> None:
    assert sorted(executor().actions) == sorted(ACTIONS)
