"""Answers a turn: finds the behaviour that was meant and lets it respond."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from coach.behaviours import (
    advance,
    back,
    check,
    compensation,
    customer_said,
    escalate,
    explain,
    export,
    fact,
    fallback,
    follow_up,
    framework,
    out_of_scope,
    phrase,
    record,
    resolve,
    skip,
    smalltalk,
    start,
    train,
    undo,
    wellbeing,
    where,
    why,
)
from coach.causes_told import noted
from coach.practice import steering
from coach.reading import is_own_crisis, meant
from coach.turn import Reply, Turn

Respond = Callable[[Turn], Reply]

BEHAVIOURS: Mapping[str, Respond] = {
    module.__name__.rsplit(".", 1)[-1]: module.respond
    for module in (
        advance, back, check, compensation, customer_said, escalate, explain, export, fact, fallback, follow_up,
        framework, out_of_scope, phrase, record, resolve, skip, smalltalk, start, train, undo, wellbeing, where, why,
    )
}  # fmt: skip


def answer(turn: Turn, intent: str) -> Reply:
    """The reply to a turn that the model took for ``intent``. Raises ``KeyError`` for an intent that isn't ours.

    In a practice everything is said to the customer, but for an employee who can't go on.
    """
    if turn.rehearsal is not None and not is_own_crisis(turn):
        return steering.respond(turn, intent)
    return noted(turn, BEHAVIOURS[meant(turn, intent)](turn))
