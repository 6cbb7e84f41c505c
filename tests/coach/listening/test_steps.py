"""Steps are ticked by what is said, in any order, each with the words that show it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from coach.coach import Coach
from coach.listening.call import Call
from coach.listening.listener import Listener
from coach.listening.observation import StepSeen
from coach.listening.steps import steps_seen
from coach.recovery import undo
from coach.walk import advance, skip
from phrasebank.loader import default_packs
from tests.coach.listening.calls import GOOD_CALL, NOW, heard

FRAMEWORKS = list(default_packs().frameworks)
TROUBLE = "customer: My oven came nine days late and nobody rang me. I'm furious!"


def states(steps: list[StepSeen]) -> dict[str, str]:
    return {step.id: step.state for step in steps}


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_a_good_call_ticks_every_step_that_is_said_to_the_customer(
    listener: Listener, coach: Coach, framework: str
) -> None:
    _, told = heard(listener, *GOOD_CALL, framework=framework)
    steps = coach.packs.frameworks[framework].steps
    seen = states(told[-1].steps)
    assert list(seen) == [step.id for step in steps]
    assert {step.id for step in steps if step.carries} == {
        step for step, state in seen.items() if state == "done"
    }


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_what_ticked_a_step_is_a_quote_of_the_agents(listener: Listener, framework: str) -> None:
    _, told = heard(listener, *GOOD_CALL, framework=framework)
    agents = " ".join(line for line in GOOD_CALL if line.startswith("agent: "))
    for step in told[-1].steps:
        assert (step.because is not None) == (step.state == "done")
        assert step.because is None or step.because in agents


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_nothing_is_ticked_before_there_is_any_trouble(listener: Listener, framework: str) -> None:
    lines = [line for line in GOOD_CALL if line.startswith("agent: ")]
    call, told = heard(listener, *lines, framework=framework)
    assert call.recovery is None
    assert {step.state for one in told for step in one.steps} == {"open"}


def test_what_was_done_before_the_trouble_was_told_counts_once_it_is(listener: Listener) -> None:
    _, told = heard(
        listener, "agent: I'm so sorry that you had to wait.", TROUBLE, framework="five_step"
    )
    assert states(told[1].steps)["apologize"] == "done"


def test_a_question_counts_once_it_was_answered(listener: Listener) -> None:
    call, told = heard(listener, TROUBLE, "agent: What happened on the day?")
    assert states(told[1].steps)["listen"] == "started"
    _, (answered,) = heard(listener, "customer: I took a day off.", call=call)
    assert states(answered.steps)["listen"] == "done"
    assert answered.steps[0].because == "What happened on the day?"


def test_saying_it_back_counts_without_waiting_for_an_answer(listener: Listener) -> None:
    _, told = heard(
        listener, TROUBLE, "agent: So the oven came nine days late and nobody rang you."
    )
    assert states(told[1].steps)["listen"] == "done"


def test_steps_done_out_of_order_are_ticked_and_the_current_stays(listener: Listener) -> None:
    _, told = heard(listener, TROUBLE, "agent: I've booked an engineer for tomorrow morning.")
    assert states(told[1].steps) == {
        "listen": "started", "acknowledge": "open", "minds": "done", "act": "open",
    }  # fmt: skip


def test_a_step_is_ticked_once_by_the_first_words_that_did_it(listener: Listener) -> None:
    call, told = heard(
        listener, TROUBLE, "agent: I'm so sorry about that.", "agent: Again, I do apologise for it.",
        framework="five_step",
    )  # fmt: skip
    assert told[2].steps[0].because == "I'm so sorry about that."
    assert call.recovery is not None
    assert len([e for e in call.recovery.entries if getattr(e, "step", "") == "apologize"]) == 2


def sorry(listener: Listener) -> Call:
    """A call in which the agent has apologised."""
    call, _ = heard(listener, TROUBLE, "agent: I'm so sorry about that.", framework="five_step")
    return call


def test_a_step_skipped_or_done_by_chat_stays_as_it_is(listener: Listener, coach: Coach) -> None:
    call, _ = heard(listener, TROUBLE, framework="five_step")
    assert call.recovery is not None
    recovery = skip(call.recovery, coach.packs, "m1", NOW)
    recovery = advance(recovery, coach.packs, "m2", NOW, "done")
    _, (told,) = heard(
        listener, "agent: I'm so sorry. What happened then?", call=replace(call, recovery=recovery)
    )
    assert states(told.steps)["apologize"] == "skipped"
    assert (told.steps[1].state, told.steps[1].because) == ("done", "done")


def test_a_step_undone_by_chat_is_open_until_the_next_turn_that_shows_it(
    listener: Listener, coach: Coach
) -> None:
    call = sorry(listener)
    assert call.recovery is not None
    recovery, taken = undo(call.recovery)
    assert taken
    assert (
        states(steps_seen(recovery, coach.packs.frameworks["five_step"]))["apologize"] == "started"
    )


def test_a_case_that_is_closed_is_ticked_no_more(listener: Listener) -> None:
    from coach.entries import Phase

    call = sorry(listener)
    assert call.recovery is not None
    closed = call.recovery.with_entries(Phase(at=NOW, turn="m1", phase="closed"))
    after, (told,) = heard(
        listener,
        "agent: I've booked an engineer for tomorrow.",
        call=replace(call, recovery=closed),
    )
    assert after.recovery == closed
    assert states(told.steps)["fix"] == "open"
