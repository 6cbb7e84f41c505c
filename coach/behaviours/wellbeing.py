"""The employee is shaken or tired: they come first for a minute.

What they say of themselves stays off the customer's record; the debrief is theirs and takes no answers.
"""

from __future__ import annotations

from coach.behaviours.common import without_step
from coach.card import Button, Card
from coach.contacts import contact_slots
from coach.entries import Escalation
from coach.learning import escalations
from coach.recovery import Recovery
from coach.turn import Reply, Turn
from coach.wording import card
from phrasebank.packs import Packs

PAUSE = 60
"""Seconds of the pause; a surface may count them down."""
#: What a button may ask for.
_TOPICS = ("pause", "debrief", "debrief_helped", "debrief_need", "done")
#: What a customer did to the employee goes on record, also when they speak of themselves.
_DONE_TO_THEM = ("violence", "abuse")
#: Kinds of escalation after which a pause is offered.
_HARD = ("abuse", "safety", "self_harm", "legal")
_ANGRY_OFTEN = 2


def respond(turn: Turn) -> Reply:
    """A pause, the debrief, or a human to turn to; where a life may be at risk, that human first."""
    topic = turn.entities.get("topic", "")
    wording = f"wellbeing.{topic}" if topic in _TOPICS else _wording(turn)
    built = card(
        turn.packs,
        wording,
        contact_slots(turn.packs),
        seconds=PAUSE if topic == "pause" else None,
        buttons=[_theirs(turn)] if wording == "wellbeing.serious" and turn.text else [],
    )
    return Reply("wellbeing", built if turn.case else _alone(built), _kept(turn))


def offered(recovery: Recovery, packs: Packs) -> list[Button]:
    """The pause as a button, after a call that was hard; else nothing."""
    hard = any(escalation.kind in _HARD for escalation in recovery.all(Escalation))
    angry = [noted for noted in recovery.feelings if noted.level == "angry"]
    if not hard and len(angry) < _ANGRY_OFTEN:
        return []
    return [Button(title=packs.label("button.pause"), payload='/wellbeing{"topic": "pause"}')]


def _wording(turn: Turn) -> str:
    signals = turn.facts.signals
    if "employee_self_harm" in signals or "self_harm" in signals:
        return "wellbeing.serious"
    if "employee_crisis" in signals:
        return "wellbeing.overwhelmed"
    on_call = turn.case is not None and turn.case.phase == "open"
    return "wellbeing.on_call" if on_call else "wellbeing.after"


def _kept(turn: Turn) -> Recovery | None:
    if turn.case is None:
        return turn.recovery
    found = escalations(turn.case, turn.facts, turn.message, turn.now, _DONE_TO_THEM)
    return turn.case.with_entries(*found)


def _theirs(turn: Turn) -> Button:
    """The way out when the words were the customer's."""
    payload = f'/escalate{{"topic": "self_harm", "of": "{turn.message}"}}'
    return Button(title=turn.packs.label("button.customer_said_it"), payload=payload)


def _alone(built: Card) -> Card:
    """With no case there is no step to go back to, and nothing to hand over."""
    kept = [button for button in built.buttons if button.payload != "/escalate"]
    return without_step(built.model_copy(update={"buttons": kept}))
