"""The states a conversation can be in, each built the way a person gets there."""

from __future__ import annotations

from collections.abc import Callable

from tests.support.stack import Stack
from tests.support.talking import Talk

TOLD = "cust furious, cooker delivered 9 days late 2nd time"
STEPS = 4
"""Of the framework that a recovery starts in."""


def nothing_told(_: Talk) -> None:
    """No case is open."""


def on_the_first_step(talk: Talk) -> None:
    """A customer was told of."""
    assert talk.say(TOLD).behaviour == "start"


def on_the_last_step(talk: Talk) -> None:
    """All steps but the last are done."""
    on_the_first_step(talk)
    for _ in range(STEPS - 1):
        talk.press("/advance")
    assert talk.last
    assert talk.last.step == "act"


def asked_for_the_outcome(talk: Talk) -> None:
    """All steps are done; the wrap-up's first question is open."""
    on_the_last_step(talk)
    talk.press("/advance")
    assert talk.last
    assert '/resolve{"outcome": "solved"}' in talk.last.buttons.values()


def asked_for_the_cause(talk: Talk) -> None:
    """Ended early, on the first step; the wrap-up's second question is open."""
    on_the_first_step(talk)
    talk.say("fixed, she's happy")
    assert talk.last
    assert '/fact{"cause": "courier"}' in talk.last.buttons.values()


def closed(talk: Talk) -> None:
    """Closed and on record."""
    asked_for_the_cause(talk)
    talk.press('/fact{"cause": "courier"}')
    case = talk.case()
    assert case
    assert case["phase"] == "closed"


STATES: dict[str, Callable[[Talk], None]] = {
    build.__name__: build
    for build in (
        nothing_told, on_the_first_step, on_the_last_step, asked_for_the_outcome, asked_for_the_cause, closed,
    )
}  # fmt: skip


def in_state(stack: Stack, state: str) -> Talk:
    """A new conversation in this state."""
    talk = Talk(stack)
    STATES[state](talk)
    return talk
