"""Opens a case, for every behaviour that may be the first to hear of one."""

from __future__ import annotations

from coach.behaviours.common import also_button
from coach.headline import headline
from coach.learning import KNOWN_ONCE, learn, threats
from coach.recovery import Recovery
from coach.turn import Reply, Turn
from coach.walk import open_recovery
from coach.wording import step_card


def opened(turn: Turn) -> Reply:
    """The answer to the first message of a case; what guides the whole call is a button on it."""
    recovery = open_case(turn)
    known = headline(recovery, turn.packs)
    wording = "start.opened" if known else "start.no_facts"
    also = [also_button(turn, signal) for signal in threats(turn.facts) if signal in KNOWN_ONCE]
    built, recovery = step_card(turn, recovery, wording, slots={"headline": known})
    built = built.model_copy(update={"buttons": [*built.buttons, *also]})
    return Reply("start", built, recovery)


def open_case(turn: Turn) -> Recovery:
    """A recovery in the framework asked for, else the policy's, knowing what the message tells."""
    frameworks = turn.packs.frameworks
    asked = frameworks.get(turn.entities.get("framework", ""))
    framework = asked or frameworks[turn.packs.policy.default_framework]
    recovery = open_recovery(turn.conversation, turn.employee, framework, turn.message, turn.now)
    return learn(recovery, turn.facts, turn.packs, turn.message, turn.now)
