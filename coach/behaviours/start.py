"""A new upset customer: opens the recovery at the first step."""

from __future__ import annotations

from dataclasses import replace

from coach.behaviours import customer_said
from coach.behaviours.common import clarify, unsure
from coach.behaviours.opening import opened
from coach.recovery import Recovery
from coach.turn import Reply, Turn

_SURE = 0.9


def respond(turn: Turn) -> Reply:
    """Opens a recovery.

    A failure told while one is open belongs to that customer, unless a new one was asked for or plainly told of.
    """
    told_apart = "customer.other" in turn.asked and turn.confidence >= _SURE
    wants_new = turn.entities.get("customer") == "new" or told_apart
    if turn.case and not wants_new:
        return customer_said.respond(turn, offer_new=True)
    if unsure(turn, "start") and not turn.facts.tells_of_a_case:
        return clarify(turn)
    reply = opened(turn)
    return replace(reply, parked=_parked(turn.case, turn.message)) if turn.case else reply


def _parked(recovery: Recovery, message: str) -> Recovery:
    """The open case under a conversation of its own, so that it can be taken up again."""
    return replace(recovery, conversation=f"{recovery.conversation}.{message[:8]}")
