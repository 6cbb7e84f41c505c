"""Promises, the record, its files, and the end of a case."""

from __future__ import annotations

import pytest

from coach.answer import answer as answer_turn
from coach.behaviours import (
    advance,
    compensation,
    export,
    fact,
    follow_up,
    record,
    resolve,
    start,
    why,
    wrapup,
)
from coach.card import Card
from coach.coach import Coach
from coach.entries import Note
from tests.coach.cases import NOW, Desk, case, turn


class Close:
    """The wrap-up's end, as a module with a ``respond``."""

    respond = staticmethod(wrapup.close)


def shown(desk: Desk, module: object, text: str) -> Card:
    card = desk.say(module, text).card
    assert card is not None
    return card


def test_a_promise_with_a_day_is_kept_with_it(desk: Desk) -> None:
    card = shown(desk, follow_up, "remind me to ring her thurs")
    assert "ring her" in card.text
    assert "Thu 19 Nov" in card.text
    (promise,) = case(desk).promises
    assert promise.due is not None
    assert (promise.what, promise.due.day, promise.state) == ("ring her", 19, "open")


def test_a_promise_without_a_day_is_asked_for_one(desk: Desk) -> None:
    assert shown(desk, follow_up, "remind me to ring her").title == "On record, but without a date"


def test_two_promises_in_one_message_are_two_on_record(desk: Desk) -> None:
    card = shown(desk, follow_up, "refund going back by fri, i'll ring her thurs 11am")
    assert "refund going back" in card.text
    assert "ring her" in card.text
    assert [promise.due_text for promise in case(desk).promises] == ["fri", "thurs 11am"]


def test_the_promises_that_come_with_an_ending_are_kept_too(desk: Desk) -> None:
    desk.say(resolve, "sorted, refund by fri, i'll ring her thurs 11am")
    assert [promise.due_text for promise in case(desk).promises] == ["fri", "thurs 11am"]


def test_a_new_time_alone_keeps_the_day(desk: Desk) -> None:
    desk.say(follow_up, "remind me to ring her fri 3pm")
    assert "Fri 20 Nov, 16:00" in shown(desk, follow_up, "move it to 4pm").text


def test_promises_are_listed_moved_kept_and_dropped(desk: Desk) -> None:
    desk.say(follow_up, "remind me to ring her thurs")
    assert "ring her" in shown(desk, follow_up, "what did we promise").text
    assert "Fri 20 Nov" in shown(desk, follow_up, "move it to friday").text
    assert shown(desk, follow_up, "callback done").title == "Kept"
    assert [promise.state for promise in case(desk).promises] == ["kept"]
    assert shown(desk, follow_up, "what did we promise").title == "Nothing is promised yet"


def test_a_dropped_promise_asks_whether_the_customer_knows(desk: Desk) -> None:
    desk.say(follow_up, "remind me to ring her thurs")
    assert "customer" in shown(desk, follow_up, "cancel the callback").text
    assert [promise.state for promise in case(desk).promises] == ["dropped"]


def test_promises_outlive_the_call(desk: Desk) -> None:
    desk.say(follow_up, "remind me to ring her thurs")
    desk.say(resolve, "all sorted")
    desk.say(Close)
    assert shown(desk, follow_up, "callback done").title == "Kept"
    assert case(desk).phase == "closed"


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("note: she has a new baby", "she has a new baby"),
        ("note: pregnant", "pregnant"),
        ("add a note that gate code is 1234", "gate code is 1234"),
        ("pls make a note: ring the side bell", "ring the side bell"),
        ("write down he is deaf", "he is deaf"),
    ],
)
def test_a_note_goes_on_record_in_the_employees_words(desk: Desk, text: str, note: str) -> None:
    assert shown(desk, record, text).title == "Noted"
    assert [one.text for one in case(desk).all(Note)] == [note]


@pytest.mark.parametrize(
    "text", ["summary", "what have we got so far", "show me the notes", "record", "notes pls"]
)
def test_the_record_is_shown_and_nothing_noted(desk: Desk, text: str) -> None:
    card = shown(desk, record, text)
    assert card.title == "The record so far"
    assert "cooker" in card.text
    assert list(case(desk).all(Note)) == []


@pytest.mark.parametrize(
    ("text", "formats"),
    [
        ("export this", ["md", "html", "csv", "json"]),
        ("save as csv", ["csv"]),
        ("print it", ["html"]),
        ("json and markdown", ["md", "json"]),
    ],
)
def test_files_are_offered_in_the_formats_asked_for(
    desk: Desk, text: str, formats: list[str]
) -> None:
    card = shown(desk, export, text)
    for name in ("md", "html", "csv", "json"):
        assert (f"export?format={name})" in card.text) == (name in formats)
    assert f"amends export {case(desk).id} --format {formats[0]}" in card.text


def test_mail_is_not_sent_and_says_so(desk: Desk) -> None:
    assert "don’t send mail" in shown(desk, export, "email me the report").text


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("fixed, she's happy. follow up thurs", "solved"),
        ("all sorted", "solved"),
        ("no luck, not fixed", "unsolved"),
        ("not sorted, still broken", "unsolved"),
        ("he hung up", "lost"),
        ("its over", None),
        ("hes gone quiet, said ok bye", None),
    ],
)
def test_how_it_ended_is_taken_from_the_words(desk: Desk, text: str, result: str | None) -> None:
    reply = desk.say(resolve, text)
    assert reply.card is None
    assert (case(desk).phase, case(desk).result) == ("wrapup", result)


def test_a_promise_made_in_parting_is_kept(desk: Desk) -> None:
    desk.say(resolve, "fixed, she's happy. follow up thurs")
    (promise,) = case(desk).promises
    assert promise.what == "follow up"
    assert promise.due is not None
    assert f"{promise.due:%a}" == "Thu"


@pytest.mark.parametrize(
    "text", ["sorted, new one came monday", "fixed, engineer was here on tues"]
)
def test_what_happened_on_a_day_is_no_promise(desk: Desk, text: str) -> None:
    desk.say(resolve, text)
    assert case(desk).promises == ()


@pytest.mark.parametrize("result", ["solved", "unsolved", "lost"])
def test_how_it_ended_may_be_pressed(desk: Desk, result: str) -> None:
    desk.press(resolve, outcome=result)
    assert case(desk).result == result


def answer(desk: Desk, text: str, question: str, **entities: str) -> str | None:
    return wrapup.answer_to(
        turn(desk.coach, desk.recovery, text, entities=entities, pressed=bool(entities)), question
    )


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("driver went to the wrong house", "courier"),
        ("dont know", "unknown"),
        ("no idea", "unknown"),
        ("waiting for parts from the manufacturer", "supplier"),
        ("what is the recovery paradox", None),
        ("hi", None),
    ],
)
def test_the_cause_is_taken_from_the_words(desk: Desk, text: str, cause: str | None) -> None:
    assert answer(desk, text, "cause") == cause


@pytest.mark.parametrize(
    ("text", "guess", "cause"),
    [
        ("handed between teams", "escalate", "handover"),
        ("signal failure at york", "out_of_scope", "system_fault"),
        ("lead actor ill", "escalate", "staffing_level"),
        ("export the system record", "export", None),
        ("what if the driver comes back", "explain", None),
    ],
)
def test_a_few_words_with_a_cause_in_them_are_the_answer(
    desk: Desk, text: str, guess: str, cause: str | None
) -> None:
    now = turn(desk.coach, desk.recovery, text, ranking=((guess, 0.98),))
    assert wrapup.answer_to(now, "cause") == cause


def test_answers_may_be_pressed(desk: Desk) -> None:
    assert answer(desk, "", "cause", cause="staffing_level") == "staffing_level"
    assert answer(desk, "", "cause", cause="gremlins") is None
    assert answer(desk, "", "outcome", outcome="lost") == "lost"


def test_every_answer_that_is_offered_is_taken(desk: Desk) -> None:
    """Each button of both questions answers its question."""
    now = turn(desk.coach, desk.recovery)
    for ask, question in ((wrapup.ask_outcome, "outcome"), (wrapup.ask_cause, "cause")):
        for button in ask(now, case(desk)).buttons:
            if f'"{question}"' in button.payload:
                value = button.payload.split('"')[3]
                assert answer(desk, "", question, **{question: value}) == value


def test_the_likeliest_causes_come_first_and_not_knowing_last(desk: Desk) -> None:
    titles = [
        button.title
        for button in wrapup.ask_cause(turn(desk.coach, desk.recovery), case(desk)).buttons
    ]
    causes = desk.coach.packs.causes
    assert titles[0] == causes["courier"].title
    assert titles[-1] == causes["unknown"].title


def test_a_cause_told_before_comes_first(desk: Desk) -> None:
    told = turn(desk.coach, desk.recovery, "it was cos the label fell off", message="m9")
    recovery = answer_turn(told, "customer_said").recovery
    assert recovery is not None
    assert [note.text for note in recovery.all(Note)] == ["it was cos the label fell off"]
    asked = wrapup.ask_cause(turn(desk.coach, recovery), recovery)
    assert asked.buttons[0].title == desk.coach.packs.causes["product_quality"].title
    assert len(asked.buttons) == 5


def test_a_cause_told_too_early_is_noted_and_comes_first(desk: Desk) -> None:
    desk.say(resolve, "call over")
    desk.say(fact, "migration bug")
    assert case(desk).fact("noun") == "cooker"
    asked = wrapup.ask_cause(turn(desk.coach, desk.recovery), case(desk))
    assert asked.buttons[0].title == desk.coach.packs.causes["system_fault"].title


def test_why_a_wrap_up_leaves_its_question_open(desk: Desk) -> None:
    desk.say(resolve, "all sorted")
    card = shown(desk, why, "cause?")
    assert [button.title for button in card.buttons][-1:] == ["Not known yet"]


def test_closing_shows_what_is_on_record(desk: Desk) -> None:
    desk.press(advance)
    desk.say(compensation, "can i do 10%")
    desk.say(resolve, "all sorted, follow up thurs")
    now = turn(desk.coach, desk.recovery)
    desk.recovery = wrapup.answered(now, case(desk), "cause", "courier")
    card = shown(desk, Close, "")
    assert card.title == "Closed and on record"
    for part in (
        "Mrs Patel",
        "cooker",
        "Solved",
        desk.coach.packs.causes["courier"].title,
        "Thu 19 Nov",
    ):
        assert part in card.text
    assert case(desk).phase == "closed"
    assert case(desk).closed_at is not None
    assert case(desk).closed_at > NOW


def test_there_is_nothing_to_close_without_a_case(coach: Coach) -> None:
    reply = Desk(coach).say(Close)
    assert reply.behaviour == "clarify"
    assert reply.card is not None
    assert reply.card.kind == "clarify"


@pytest.mark.parametrize(
    ("opening", "courier"),
    [
        ("appointment 3 weeks late, patient upset", False),
        ("parcel 3 days late, upset", True),
        ("3 weeks late and she is upset", True),
        ("food 40 min late, diner upset", False),
    ],
)
def test_only_causes_of_the_trade_are_offered(coach: Coach, opening: str, courier: bool) -> None:
    desk = Desk(coach)
    desk.say(start, opening)
    asked = wrapup.ask_cause(turn(desk.coach, desk.recovery), case(desk))
    titles = [button.title for button in asked.buttons]
    assert (coach.packs.causes["courier"].title in titles) is courier
    assert len(titles) > 2
