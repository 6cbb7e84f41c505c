"""Going through the steps: next, back, skip, where, why, undo, another framework."""

from __future__ import annotations

from typing import Any

import pytest

from coach.behaviours import (
    advance,
    back,
    compensation,
    fact,
    follow_up,
    framework,
    resolve,
    skip,
    start,
    undo,
    where,
    why,
)
from coach.coach import Coach
from coach.entries import FrameworkChosen, StepEvent
from tests.coach.cases import Desk, case


def title(desk: Desk) -> str:
    card = desk.replies[-1].card
    assert card is not None
    return card.title


def test_next_shows_the_next_step_with_its_number(desk: Desk) -> None:
    reply = desk.say(advance, "done")
    assert reply.card is not None
    assert reply.card.step is not None
    assert (reply.card.step.id, reply.card.step.number, reply.card.step.of) == ("acknowledge", 2, 4)
    assert title(desk) == "2 of 4 · Acknowledge and apologize"


def test_next_keeps_the_words_that_said_so(desk: Desk) -> None:
    desk.say(advance, "she has told me everything, mr jones is her husband")
    done = [e for e in case(desk).all(StepEvent) if e.state == "done"]
    assert done[0].because == "she has told me everything, mr jones is her husband"


def test_a_pressed_next_needs_no_words(desk: Desk) -> None:
    desk.press(advance)
    assert [e.because for e in case(desk).all(StepEvent) if e.state == "done"] == [None]


def test_after_the_last_step_the_wrap_up_takes_over(desk: Desk) -> None:
    for _ in range(3):
        assert desk.press(advance).card is not None
    assert desk.press(advance).card is None
    assert case(desk).phase == "wrapup"


def test_past_the_end_next_leaves_all_as_it_is(desk: Desk) -> None:
    for _ in range(4):
        desk.press(advance)
    before = case(desk)
    assert desk.press(advance).card is None
    assert case(desk) == before


def test_back_on_the_first_step_says_so(desk: Desk) -> None:
    before = case(desk).step
    assert desk.press(back).behaviour == "back"
    assert case(desk).step == before


def test_back_shows_the_step_before(desk: Desk) -> None:
    desk.press(advance)
    desk.press(back)
    assert title(desk) == "Back to 1 of 4 · Make time to listen"


def test_skip_leaves_the_step_out(desk: Desk) -> None:
    desk.press(skip)
    assert title(desk) == "Left out. Now 2 of 4 · Acknowledge and apologize"
    assert case(desk).step_states("mama")["listen"] == "skipped"


def test_where_tells_what_is_behind_and_ahead(desk: Desk) -> None:
    desk.press(advance)
    desk.press(skip)
    card = desk.press(where).card
    assert card is not None
    assert card.title == "You are on 3 of 4 · Meeting of minds"
    assert "**Done:** Make time to listen" in card.text
    assert "**Left out:** Acknowledge and apologize" in card.text
    assert "**Still to come:** Act and follow up" in card.text


def test_asking_changes_nothing(desk: Desk) -> None:
    before = case(desk)
    for module in (where, why):
        desk.press(module)
    assert case(desk) == before


@pytest.mark.parametrize("steps", range(4))
def test_why_gives_the_reason_and_how_sure_we_are(desk: Desk, steps: int) -> None:
    for _ in range(steps):
        desk.press(advance)
    card = desk.press(why).card
    assert card is not None
    step = desk.coach.packs.frameworks["mama"].steps[steps]
    assert step.why in card.text
    assert card.evidence == step.evidence
    assert desk.coach.packs.evidence[step.evidence].finding in card.text


def test_undo_takes_back_the_last_change_and_says_where_that_leads(desk: Desk) -> None:
    desk.press(advance)
    desk.press(undo)
    assert title(desk) == "Taken back. 1 of 4 · Make time to listen"


def test_with_nothing_done_there_is_nothing_to_take_back(desk: Desk) -> None:
    desk.press(undo)
    assert title(desk) == "Nothing to take back"


@pytest.mark.parametrize(
    ("module", "text", "gone"),
    [
        (follow_up, "ring her thurs 5pm", "ring her"),
        (fact, "her name is mrs shah", "Mrs Shah"),
        (fact, "jot down the dog bites", "the dog bites"),
        (compensation, "what can i offer", "15\u201330 %"),
        (resolve, "all sorted", "Solved"),
    ],
)
def test_undo_says_what_no_longer_counts(desk: Desk, module: Any, text: str, gone: str) -> None:
    desk.say(module, text)
    card = desk.press(undo).card
    assert card is not None
    assert gone in card.text


def test_undoing_a_step_says_where_that_leads_and_no_more(desk: Desk) -> None:
    desk.press(advance)
    card = desk.press(undo).card
    assert card is not None
    assert "No longer counts" not in card.text


def test_undo_leads_out_of_a_wrap_up_that_began_by_mistake(desk: Desk) -> None:
    desk.say(resolve, "all sorted")
    desk.press(undo)
    assert (case(desk).phase, case(desk).step) == ("open", "listen")
    assert case(desk).result is None


def test_a_switch_says_what_was_carried_over(desk: Desk) -> None:
    desk.press(advance)
    card = desk.say(framework, "switch to 5 steps").card
    assert card is not None
    assert card.title == "Five steps: 1 of 5 · Apologize"
    assert "**Carried over:** Listen and empathize" in card.text


@pytest.mark.parametrize("text", ["use mama", "MAMA please", "back to the mama method"])
def test_the_framework_already_followed_is_kept(desk: Desk, text: str) -> None:
    desk.say(framework, text)
    assert title(desk) == "You are on it: MAMA"
    assert len(list(case(desk).all(FrameworkChosen))) == 1


@pytest.mark.parametrize(
    "text", ["which frameworks are there", "list the methods", "switch framework"]
)
def test_without_one_name_all_are_listed(desk: Desk, text: str) -> None:
    card = desk.say(framework, text).card
    assert card is not None
    assert card.title == "Frameworks"
    others = [name for name in desk.coach.packs.frameworks if name != "mama"]
    assert [button.payload for button in card.buttons] == [
        f'/framework{{"framework": "{name}"}}' for name in others
    ]


def test_before_a_case_a_framework_is_shown_and_may_be_started_with(coach: Coach) -> None:
    desk = Desk(coach)
    card = desk.say(framework, "five steps").card
    assert card is not None
    assert card.text.count("\n") >= 5
    assert card.buttons[0].payload == '/start{"framework": "five_step"}'
    assert desk.press(start, framework="five_step").recovery is not None
    assert case(desk).framework == "five_step"


@pytest.mark.parametrize("module", [advance, back, skip, undo, framework, resolve])
def test_what_changes_a_case_asks_when_unsure(desk: Desk, module: object) -> None:
    before = case(desk)
    reply = desk.say(
        module, "use five steps ok", confidence=0.05, ranking=(("advance", 0.05), ("skip", 0.04))
    )
    assert reply.behaviour == "clarify"
    assert reply.card is not None
    assert [b.payload for b in reply.card.buttons] == ['/advance{"of": "m2"}', '/skip{"of": "m2"}']
    assert case(desk) == before


def test_a_pressed_button_is_never_unsure(desk: Desk) -> None:
    assert desk.say(advance, pressed=True, confidence=0.0).behaviour == "advance"
