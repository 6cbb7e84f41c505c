"""The wrap-up says in three lines what was, and keeps what the employee makes of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import ValidationError

from coach.coach import Coach
from coach.entries import Note, Outcome
from coach.listening.call import Call
from coach.listening.listener import Listener
from coach.listening.observation import CallTurn
from coach.listening.wrapup import WrapUpEdited, with_wrapup, wrapup_of
from tests.coach.listening.calls import GOOD_CALL, NOW, heard, new_call

DENTIST = Path(__file__).parents[2] / "data" / "calls" / "dentist.jsonl"
EDITED = WrapUpEdited(
    lines=["Oven late.", "New one tomorrow.", "Ring on Friday."], result="solved", cause="courier"
)


@pytest.fixture(scope="module")
def good(listener: Listener) -> Call:
    return heard(listener, *GOOD_CALL)[0]


def test_the_lines_say_what_failed_what_was_agreed_and_what_is_promised(
    good: Call, coach: Coach
) -> None:
    told = wrapup_of(good, coach.packs)
    failed, agreed, promised = told.lines
    assert "oven" in failed and "angry" in failed and "calm" in failed
    assert "I've booked an engineer to fit it tomorrow morning." in agreed
    assert agreed.startswith("Agreed")
    assert promised == "ring you to check that it works (Fri 6 Mar, 17:30)"
    assert (told.call, told.record) == (good.id, good.recovery and good.recovery.id)
    assert told.result == "solved"
    assert told.course == list(good.course)


def test_causes_to_choose_are_the_likely_ones_and_not_known_yet(good: Call, coach: Coach) -> None:
    causes = [cause.id for cause in wrapup_of(good, coach.packs).causes]
    assert causes[-1] == "unknown"
    assert len(causes) == len(set(causes)) == 5
    assert "courier" in causes


def test_when_nothing_happened_it_says_so_and_makes_no_record(
    listener: Listener, coach: Coach
) -> None:
    call, _ = heard(listener, "customer: Hello, when do you open?", "agent: At nine.")
    told = wrapup_of(call, coach.packs)
    assert told.lines == [coach.packs.label("wrapup.nothing"), "", ""]
    assert (told.record, told.result, told.cause) == (None, None, None)
    assert {step.state for step in told.steps} == {"open"}


def test_an_offer_that_got_no_yes_is_not_called_agreed(listener: Listener, coach: Coach) -> None:
    call, _ = heard(
        listener,
        "customer: My oven is nine days late, I'm furious!",
        "agent: I've refunded the £40.",
    )
    told = wrapup_of(call, coach.packs)
    assert told.lines[1] == "Offered, no yes heard: I've refunded the £40."
    assert told.lines[2] == coach.packs.label("wrapup.no_promise")
    assert told.result is None


def test_that_they_are_calm_again_is_said_once(good: Call, coach: Coach) -> None:
    failed = wrapup_of(good, coach.packs).lines[0]
    assert coach.packs.label("feeling.calm").lower() not in failed.lower()
    assert failed.endswith("At worst angry, at the end calm.")


def test_ways_put_to_the_customer_are_agreed_and_not_promised(
    listener: Listener, coach: Coach
) -> None:
    call = new_call()
    for line in DENTIST.read_text(encoding="utf-8").splitlines():
        call, _ = listener.observe(call, CallTurn.model_validate_json(line))
    told = wrapup_of(call, coach.packs)
    assert told.lines[1].startswith("Agreed: ")
    assert "clip that wire at our Mill Lane surgery at ten" in told.lines[1]
    assert told.lines[2] == "ring you to tell you why nobody called (Thu 19 Nov, 12:00)"


def test_a_customer_who_leaves_is_not_solved(listener: Listener, coach: Coach) -> None:
    call, _ = heard(
        listener, "customer: My oven is nine days late, I'm furious!", "agent: I've refunded the £40.",
        "customer: Keep it. I'm cancelling my account and going to another company!",
    )  # fmt: skip
    assert wrapup_of(call, coach.packs).result == "unsolved"


def test_an_edit_takes_the_place_of_the_suggestion(good: Call, coach: Coach) -> None:
    assert good.recovery is not None
    recovery = with_wrapup(good.recovery, EDITED, NOW)
    told = wrapup_of(replace(good, recovery=recovery), coach.packs)
    assert (told.lines, told.result, told.cause) == (EDITED.lines, "solved", "courier")


def test_a_second_edit_replaces_the_first_and_the_first_stays_on_record_as_undone(
    good: Call, coach: Coach
) -> None:
    assert good.recovery is not None
    second = EDITED.model_copy(
        update={"lines": ["One", "", ""], "result": "unsolved", "cause": None}
    )
    recovery = with_wrapup(with_wrapup(good.recovery, EDITED, NOW), second, NOW)
    told = wrapup_of(replace(good, recovery=recovery), coach.packs)
    assert (told.lines, told.result, told.cause) == (["One", "", ""], "unsolved", None)
    assert [note.text for note in recovery.all(Note)] == ["One"]
    undone = [entry for entry in recovery.entries if entry.undone]
    assert [entry.text for entry in undone if isinstance(entry, Note)] == EDITED.lines


def test_notes_and_outcomes_of_the_chat_are_left_alone(good: Call) -> None:
    assert good.recovery is not None
    typed = (
        Note(at=NOW, turn="m1", text="deaf in one ear"),
        Outcome(at=NOW, turn="m2", cause="courier"),
    )
    recovery = with_wrapup(good.recovery.with_entries(*typed), EDITED, NOW)
    recovery = with_wrapup(recovery, EDITED, NOW)
    assert [note.text for note in recovery.all(Note)] == ["deaf in one ear", *EDITED.lines]
    assert typed[1] in recovery.all(Outcome)


def test_an_empty_line_in_the_middle_stays_where_it_is(good: Call, coach: Coach) -> None:
    assert good.recovery is not None
    edited = WrapUpEdited(lines=["Oven late.", "", "Ring on Friday."])
    told = wrapup_of(replace(good, recovery=with_wrapup(good.recovery, edited, NOW)), coach.packs)
    assert told.lines == edited.lines


def test_all_lines_emptied_stay_empty(good: Call, coach: Coach) -> None:
    assert good.recovery is not None
    edited = WrapUpEdited(lines=["", " ", ""], result="unsolved")
    told = wrapup_of(replace(good, recovery=with_wrapup(good.recovery, edited, NOW)), coach.packs)
    assert told.lines == ["", "", ""]


@pytest.mark.parametrize(
    "wrong",
    [
        {"lines": ["one", "two"]},
        {"lines": ["1", "2", "3", "4"]},
        {"lines": ["x" * 601, "", ""]},
        {"lines": ["", "", ""], "result": "perhaps"},
        {"lines": ["", "", ""], "note": "x"},
    ],
)
def test_what_is_no_wrap_up_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        WrapUpEdited.model_validate(wrong)
