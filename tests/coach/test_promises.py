"""Promises out of messages: what, and by when."""

from __future__ import annotations

from datetime import timedelta

import pytest

from coach.deadlines import find_deadline, find_deadlines
from coach.entries import Promise
from coach.promises import meant, open_promises, promise_in, promises_in
from phrasebank import Packs
from tests.coach.cases import NOW, fresh


def promised(text: str, packs: Packs) -> Promise | None:
    return promise_in(text, find_deadline(text, NOW, packs.policy.hours), "Ana", "m1", NOW)


@pytest.mark.parametrize(
    ("text", "what", "due"),
    [
        ("remind me to ring her thurs", "ring her", "thurs"),
        ("fixed, she's happy. follow up thurs", "follow up", "thurs"),
        ("i'll call back tmrw 5pm", "call back", "tmrw 5pm"),
        ("pls remind me to email mr hale by friday", "email mr hale", "friday"),
        ("need to send the new one on 12/6", "send the new one", "12/6"),
        ("promised her a refund in 2 hrs", "a refund", "in 2 hrs"),
        ("set a reminder to check the oven next tues", "check the oven", "next tues"),
        ("remind me to ring her", "ring her", None),
        ("promise: ill email her the form by 5pm today", "email her the form", "by 5pm today"),
        ("promise bottled water by 1pm today", "bottled water", "by 1pm today"),
        ("promised engineer tomorrow 8-10am, dave", "engineer", "tomorrow 8-10am"),
        ("told her i'd ring tues at 2", "ring", "tues at 2"),
        ("follow up with her friday", "follow up with her", "friday"),
        ("we sorted: new appt mon 9.30", "new appt", "mon 9.30"),
        ("Send flowers", "Send flowers", None),
    ],
)
def test_what_is_promised(packs: Packs, text: str, what: str, due: str | None) -> None:
    found = promised(text, packs)
    assert found is not None
    assert (found.what, found.due_text) == (what, due)
    assert (found.due is not None) == (due is not None)
    assert (found.who, found.state) == ("Ana", "open")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "refund 320 going back by wed, i'll ring her thurs 11am",
            [("refund 320 going back", "wed"), ("ring her", "thurs 11am")],
        ),
        ("passport needed, flight tues, i'll ring him mon 9am", [("ring him", "mon 9am")]),
        ("text him tues 6pm about the wed slot", [("text him about the wed slot", "tues 6pm")]),
        ("flight tues", [("flight", "tues")]),
        ("it came monday, will ring her fri", [("will ring her", "fri")]),
        ("send flowers", [("send flowers", None)]),
        (
            "refund by fri and ring her mon",
            [("refund", "fri"), ("ring her", "mon")],
        ),
        (
            "engineer fri 2pm will ring him thurs",
            [("engineer", "fri 2pm"), ("will ring him", "thurs")],
        ),
        (
            "refund fri n ill call her mon and text him tues",
            [("refund", "fri"), ("call her", "mon"), ("text him", "tues")],
        ),
        (
            "engineer thurs am and ring him fri 2pm",
            [("engineer", "thurs am"), ("ring him", "fri 2pm")],
        ),
        (
            "new test tmrw 8.30am and dr will ring her fri",
            [("new test", "tmrw 8.30am"), ("dr will ring her", "fri")],
        ),
        ("ring and email her fri", [("ring and email her", "fri")]),
        ("ring her mon and tues", [("ring her and tues", "mon")]),
        ("ring her mon to confirm the fri slot", [("ring her to confirm the fri slot", "mon")]),
    ],
)
def test_each_part_of_a_message_may_be_a_promise(
    packs: Packs, text: str, expected: list[tuple[str, str | None]]
) -> None:
    deadlines = find_deadlines(text, NOW, packs.policy.hours)
    made = promises_in(text, deadlines, "Ana", "m1", NOW)
    assert [(one.what, one.due_text) for one in made] == expected
    assert len({one.key for one in made}) == len(made)


@pytest.mark.parametrize("text", ["", "  ", "remind me to "])
def test_nothing_is_promised(packs: Packs, text: str) -> None:
    assert promised(text, packs) is None


def test_a_day_alone_is_a_promise_in_its_own_words(packs: Packs) -> None:
    found = promised("thurs", packs)
    assert found is not None
    assert found.what == "thurs"


def promise(what: str, days: int | None, state: str = "open") -> Promise:
    due = NOW + timedelta(days=days) if days is not None else None
    return Promise.model_validate(
        {
            "at": NOW,
            "turn": what,
            "key": what,
            "what": what,
            "who": "Ana",
            "due": due,
            "state": state,
        }
    )


def test_the_soonest_comes_first_and_the_dateless_last(packs: Packs) -> None:
    recovery = fresh(
        packs, "mama", promise("someday", None), promise("later", 9), promise("soon", 1),
        promise("kept", 0, "kept"),
    )  # fmt: skip
    assert [one.what for one in open_promises(recovery)] == ["soon", "later", "someday"]


def test_the_promise_spoken_of_shares_its_words(packs: Packs) -> None:
    recovery = fresh(packs, "mama", promise("ring her", 1), promise("send flowers", 3))
    for text, what in (("flowers are sent", "send flowers"), ("done that", "ring her")):
        found = meant(recovery, text)
        assert found is not None
        assert found.what == what


def test_without_promises_none_is_spoken_of(packs: Packs) -> None:
    assert meant(fresh(packs, "mama", promise("ring", 1, "dropped")), "rang her") is None


def test_a_time_is_no_end_of_a_sentence(packs: Packs) -> None:
    found = promised("promised restore 1pm today n call him 1.30", packs)
    assert found is not None
    assert found.what == "restore n call him 1.30"


def test_what_was_offered_for_a_day_is_promised(packs: Packs) -> None:
    found = promised("ok offered new sofa sat 10am", packs)
    assert found is not None
    assert (found.what, found.due_text) == ("new sofa", "sat 10am")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("audiologist comes to us on tuesday anyway", "audiologist comes to us anyway"),
        ("letter for the driver, valid from tomorrow morning", "valid"),
        ("we'll ring him by 5 to tell him", "ring him to tell him"),
    ],
)
def test_the_word_that_led_to_the_time_goes_with_it(packs: Packs, text: str, what: str) -> None:
    found = promised(text, packs)
    assert found is not None
    assert found.what == what
