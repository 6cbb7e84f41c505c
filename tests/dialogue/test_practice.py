"""Practice through the real model: what is typed is said to the customer, whatever it is like."""

from __future__ import annotations

from typing import Any

import pytest

from phrasebank.loader import default_packs
from tests.dialogue.test_every_behaviour_in_every_state import TYPED
from tests.support.stack import Stack
from tests.support.talking import Answered, Talk

pytestmark = pytest.mark.full

SCENARIO = "sofa_not_delivered"
STEERING = {"phrase", "undo", "back", "train"}
"""What asks for a hint, or for one's last line back, in a practice too; and for practice itself."""


def part(answer: Answered) -> dict[str, Any]:
    """How the practice stands."""
    found = answer.card["practice"]
    assert isinstance(found, dict)
    return found


@pytest.fixture
def talk(stack: Stack) -> Talk:
    """A conversation in which a practice goes on."""
    made = Talk(stack)
    begun = made.press(f'/train{{"scenario": "{SCENARIO}", "level": "2"}}')
    assert part(begun)["phase"] == "running"
    return made


@pytest.mark.parametrize("text", [
    "let me practise", "i want to practise with a hotel customer", "role play someone furious", "can we do a role play",
])  # fmt: skip
def test_asked_for_practice_there_is_a_choice(stack: Stack, text: str) -> None:
    answer = Talk(stack).say(text)
    assert answer.behaviour == "train"
    assert any('"scenario"' in payload for payload in answer.buttons.values())


@pytest.mark.parametrize("meant", sorted({*TYPED} - STEERING - {"wellbeing"}))
def test_whatever_is_typed_is_said_to_the_customer(talk: Talk, meant: str) -> None:
    answer = talk.say(TYPED[meant])
    assert answer.behaviour == "train"
    assert part(answer)["turn"] == 1, answer.text
    assert part(answer)["says"]
    assert talk.case() is None


@pytest.mark.parametrize("meant", ["phrase", "undo", "back"])
def test_the_same_words_steer_as_at_work(talk: Talk, meant: str) -> None:
    talk.say("I'm so sorry, that was our mistake.")
    answer = talk.say(TYPED[meant])
    assert answer.behaviour == "train"
    assert part(answer)["turn"] == (1 if meant == "phrase" else 0)


def test_an_employee_who_cannot_go_on_is_helped(talk: Talk) -> None:
    assert talk.say("i want to kill myself").behaviour == "wellbeing"
    assert part(talk.say("I'm so sorry."))["turn"] == 1


def test_a_practice_from_the_first_line_to_the_last(stack: Stack, talk: Talk) -> None:
    script = default_packs().scenarios[SCENARIO].scripts.recovers
    first = talk.say(script[0])
    assert talk.press('/train{"do": "hint"}').card["practice"]["turn"] == 1
    assert part(talk.say("pause"))["phase"] == "paused"
    assert part(talk.say("resume"))["says"] == part(first)["says"]
    worse = part(talk.say("Please calm down."))
    assert worse["anger"] >= part(first)["anger"]
    assert part(talk.press(f'/train{{"do": "rewind", "at": "{worse["line"]}"}}'))["turn"] == 1
    for line in script[1:]:
        last = talk.say(line)
    assert (part(last)["phase"], part(last)["ending"]) == ("debrief", "settled")
    parts = [part(talk.press('/train{"do": "next"}'))["part"] for _ in range(3)]
    assert parts == ["worked", "change", "checks"]
    done = talk.press('/train{"do": "next"}')
    assert any('"scenario"' in payload for payload in done.buttons.values())
    told: Any = stack.get("/api/practice")
    (mine,) = [one for one in told["rehearsals"] if one["id"] == part(last)["id"]]
    assert (mine["phase"], mine["passed"]) == ("complete", part(last)["passed"])
    assert talk.say("hi").behaviour == "smalltalk"


def test_a_practice_leaves_no_case_behind(talk: Talk) -> None:
    talk.say("cust furious, sofa delivered 9 days late")
    talk.say("end practice")
    for _ in range(4):
        talk.press('/train{"do": "next"}')
    assert talk.case() is None
    assert talk.say("cust furious, sofa delivered 9 days late").behaviour == "start"


def test_with_a_case_open_nothing_begins(stack: Stack) -> None:
    talk = Talk(stack)
    talk.say("cust furious, sofa delivered 9 days late")
    answer = talk.say("let me practise")
    assert answer.behaviour == "train"
    assert not answer.card.get("practice")
    assert talk.case() is not None


@pytest.mark.parametrize(
    "payload",
    ['/train{"scenario": "no_such"}', '/train{"level": "9"}', '/train{"do": "hint"}', "/train{"],
)
def test_a_button_that_was_not_given_out_is_refused(stack: Stack, payload: str) -> None:
    conversation = Talk(stack).id
    answer = stack.client.post(
        f"{stack.url}/api/chat", json={"conversation": conversation, "payload": payload}
    )
    assert answer.status_code == 400, answer.text
    assert set(answer.json()) == {"error", "do"}
