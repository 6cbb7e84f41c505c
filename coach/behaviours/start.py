"""A new upset customer: opens the recovery at the first step."""

from __future__ import annotations

from dataclasses import replace

from coach.behaviours import customer_said
from coach.behaviours.common import clarify, unsure
from coach.headline import headline
from coach.learning import learn
from coach.recovery import Recovery
from coach.turn import Reply, Turn
from coach.walk import open_recovery
from coach.wording import step_card


def respond(turn: Turn) -> Reply:
    """Opens a recovery. A failure told while one is open belongs to that customer, unless a new one was asked for."""
    wants_new = turn.entities.get("customer") == "new"
    if turn.case and not wants_new:
        return customer_said.respond(turn, offer_new=True)
    if unsure(turn, "start") and not turn.facts.tells_of_a_case:
        return clarify(turn)
    reply = opened(turn)
    return replace(reply, parked=_parked(turn.case, turn.message)) if turn.case else reply


def opened(turn: Turn) -> Reply:
    """The answer to the first message of a case."""
    recovery = open_case(turn)
    known = headline(recovery, turn.packs)
    wording = "start.opened" if known else "start.no_facts"
    built, recovery = step_card(turn, recovery, wording, slots={"headline": known})
    return Reply("start", built, recovery)


def open_case(turn: Turn) -> Recovery:
    """A recovery in the framework asked for, else the policy's, knowing what the message tells."""
    asked = turn.entities.get("framework")
    chosen = asked if asked in turn.packs.frameworks else turn.packs.policy.default_framework
    framework = turn.packs.frameworks[chosen]
    recovery = open_recovery(turn.conversation, turn.employee, framework, turn.message, turn.now)
    return learn(recovery, turn.facts, turn.packs, turn.message, turn.now)




def _parked(recovery: Recovery, message: str) -> Recovery:
    """The open case under a conversation of its own, so that it can be taken up again."""
    return replace(recovery, conversation=f"{recovery.conversation}.{message[:8]}")
