"""Promises are heard: who does what, by when."""

from __future__ import annotations

import pytest

from coach.listening.listener import Listener
from coach.listening.vows import vows_in
from tests.coach.listening.calls import NOW, heard, said

#: What is said on the Wednesday of ``NOW``, and each promise in it: what, and when as day and hour.
PROMISED = [
    ("agent: I'll ring you Friday at 10", [("ring you", (6, 10))]),
    ("agent: I'll ring you on Friday at 10am.", [("ring you", (6, 10))]),
    ("agent: I'll ring you tomorrow at 2pm to check that it works.", [("ring you to check that it works", (5, 14))]),
    ("agent: We'll call you by 6pm tomorrow.", [("call you", (5, 18))]),
    ("agent: It'll be there by 5pm friday.", [("It'll be there", (6, 17))]),
    ("agent: I'll ring you at half past one.", [("ring you", (4, 13))]),
    ("agent: Someone from the team will be in touch.", [("Someone from the team will be in touch.", None)]),
    (
        "agent: I'll email you the label today, and I'll ring you on Friday at 10am.",
        [("email you the label", (4, 17)), ("ring you", (6, 10))],
    ),
    (
        "agent: I've refunded the £40, and I'll ring you on Friday to check that it works.",
        [("ring you to check that it works", (6, 17))],
    ),
    ("customer: I'll send the photos tonight", [("send the photos", (4, 19))]),
    (
        "customer: I'll be home tomorrow. I'll bring the box back on Saturday.",
        [("be home", (5, 17)), ("bring the box back", (7, 17))],
    ),
]  # fmt: skip
NOT_PROMISED = [
    "agent: I rang you on Friday at 10.",
    "agent: The engineer came on Monday.",
    "agent: I promised you a call on Friday and nobody rang. I'm sorry.",
    "agent: We open on Monday at nine.",
    "agent: I can have Dr Osei clip that wire in Mill Lane at ten, or I can bring him here at half past four.",
    "agent: You'll get a survey tomorrow.",
    "customer: I sent the photos on Monday.",
    "customer: You said you'd ring me on Friday at 10.",
    "customer: I will pay when it works",
    "customer: It was delivered on Tuesday.",
    "customer: I'll never shop here again",
]


@pytest.mark.parametrize(("line", "promises"), PROMISED)
def test_a_promise_is_heard(
    listener: Listener, line: str, promises: list[tuple[str, tuple[int, int] | None]]
) -> None:
    found = vows_in(listener.hear(said(line, at=NOW)))
    assert [
        (vow.what, (vow.due.day, vow.due.hour) if vow.due else None) for vow in found
    ] == promises
    assert {vow.who for vow in found} == {line.partition(":")[0]}
    assert all((vow.due is None) == (vow.due_text is None) for vow in found)
    assert all(vow.due_text in line for vow in found if vow.due_text)


@pytest.mark.parametrize("line", NOT_PROMISED)
def test_what_is_past_or_somebody_elses_is_no_promise(listener: Listener, line: str) -> None:
    assert vows_in(listener.hear(said(line, at=NOW))) == []


def test_an_enormous_promise_is_cut(listener: Listener) -> None:
    (vow,) = vows_in(
        listener.hear(said("agent: I'll ring you tomorrow about " + "the sofa " * 500))
    )
    assert len(vow.what) == 160


def test_a_promise_goes_on_record_under_the_name_of_who_made_it(listener: Listener) -> None:
    call, _ = heard(
        listener,
        "customer: My sofa came in two pieces and I'm furious!",
        "agent: I'll ring you on Friday at 10am.",
        "customer: Fine, I'll send the photos tonight.",
    )
    assert call.recovery is not None
    assert [(made.who, made.what) for made in call.recovery.promises] == [
        ("Ana", "ring you"),
        ("customer", "send the photos"),
    ]


def test_a_promise_said_again_is_still_one(listener: Listener) -> None:
    call, _ = heard(
        listener,
        "customer: My sofa came in two pieces and I'm furious!",
        "agent: I'll ring you on Friday at 10am.",
        "customer: Really?",
        "agent: Yes. I'll ring you on Friday at 10am.",
    )
    assert call.recovery is not None
    assert len(call.recovery.promises) == 1
