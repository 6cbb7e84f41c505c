"""Whatever is pressed or typed, in whatever state: one card that fits, and the conversation goes on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from phrasebank import Packs
from tests.dialogue.states import STATES, in_state, on_record
from tests.support.engine_channel import EngineProcess, engine_of
from tests.support.stack import Stack
from tests.support.talking import BEHAVIOURS, Answered

pytestmark = pytest.mark.full

#: One clear message each.
TYPED = {
    "start": "cust furious, sofa delivered 9 days late",
    "advance": "done",
    "back": "go back",
    "skip": "skip this step",
    "where": "whats left",
    "why": "why",
    "phrase": "what do i say",
    "check": "can i say i understand how you feel",
    "customer_said": "she says sorry isn't enough",
    "compensation": "can i refund her",
    "escalate": "hes asking for a manager",
    "follow_up": "remind me to ring her thurs",
    "record": "summary",
    "export": "export this",
    "train": "let me practise",
    "framework": "which frameworks are there",
    "explain": "what is the recovery paradox",
    "wellbeing": "im shaking",
    "smalltalk": "hi",
    "out_of_scope": "asdf qwer zxcv",
    "fact": "her name is mrs patel",
    "resolve": "all sorted",
    "undo": "undo",
}
OPEN = {"on_the_first_step", "on_the_last_step", "asked_for_the_outcome", "asked_for_the_cause"}
#: What there is nothing to do on, with no case at all and with none open.
NEEDS_CASE = {"advance", "back", "skip", "fact", "resolve", "undo"}
NEEDS_OPEN_CASE = {"advance", "back", "skip", "resolve"}


def done_for(state: str, meant: str) -> str:
    """What the coach does when this is meant in this state."""
    if meant == "start" and state in OPEN:
        return "customer_said"
    if meant == "customer_said" and state not in OPEN:
        return "start"
    if state == "nothing_told" and meant in NEEDS_CASE:
        return "clarify"
    if state == "closed" and meant in NEEDS_OPEN_CASE:
        return "clarify"
    return meant


@pytest.fixture(scope="module")
def engine(stack: Stack) -> Iterator[EngineProcess]:
    """The engine behind the coach: most payloads are on no button in most states."""
    found = engine_of(stack)
    assert found
    yield found
    found.client.close()


@pytest.mark.parametrize("meant", [*BEHAVIOURS, "undo"])
@pytest.mark.parametrize("state", STATES)
def test_pressed(stack: Stack, engine: EngineProcess, packs: Packs, state: str, meant: str) -> None:
    talk = on_record(stack, packs, state)

    reply = engine.send(talk.id, fresh=True, payload=f"/{meant}")

    cards = [message["custom"] for message in reply["messages"]]
    assert len(cards) == 1, reply
    told = {"id": "pressed", "behaviour": cards[0]["behaviour"], "confidence": reply["confidence"]}
    answer = Answered.of({**told, "cards": [cards[0]["card"]]})
    assert answer.behaviour == done_for(state, meant)
    assert talk.say("hi").behaviour == "smalltalk"


@pytest.mark.parametrize("meant", TYPED)
@pytest.mark.parametrize("state", STATES)
def test_typed(stack: Stack, state: str, meant: str) -> None:
    talk = in_state(stack, state)

    answer = talk.say(TYPED[meant])

    if meant == "out_of_scope":  # gibberish: asking back is as good
        assert answer.behaviour in ("out_of_scope", "clarify")
    elif (state, meant) == ("asked_for_the_cause", "skip"):  # leaves the question out, not a step
        assert answer.behaviour == "resolve"
    else:
        assert answer.behaviour == done_for(state, meant)
    assert talk.say("hi").behaviour == "smalltalk"


def test_every_behaviour_has_its_message() -> None:
    assert set(TYPED) == {*BEHAVIOURS, "undo"}
