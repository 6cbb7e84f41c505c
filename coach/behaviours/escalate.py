"""A manager is wanted, or a threat is made: what to do now, what to say, whom to call, then back to the step."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from coach.behaviours.common import also_button, clarify, unsure, without_step
from coach.behaviours.opening import open_case
from coach.card import Button
from coach.contacts import contact_slots
from coach.entries import Escalation
from coach.learning import ESCALATIONS, kind_of, learn, threats
from coach.recovery import Recovery
from coach.turn import Reply, Turn
from coach.wording import card, step_card
from phrasebank.template import render

#: What is asked about when the words show no threat that is known.
_WHICH = ("safety", "violence", "manager")


def respond(turn: Turn) -> Reply:
    """The card for the most pressing threat or demand; the others are on it as buttons.

    All of them go on the record; a case is opened if none is.
    """
    told = threats(turn.facts)
    named = {"escalate.ask", "escalate.formal"} & turn.asked
    if not told and not turn.pressed and not named:
        return clarify(turn) if unsure(turn, "escalate") else _asking_which(turn)
    if "escalate.own" in turn.asked and not told and not turn.pressed:
        return _informed(turn, "escalate.own", [])
    signal = (None if told and not turn.pressed else _asked_for(turn)) or (
        told[0] if told else "manager"
    )
    recovery = turn.case or open_case(turn)
    recovery = learn(recovery, turn.facts, turn.packs, turn.message, turn.now)
    recovery = _on_record(recovery, signal, turn)
    built, recovery = step_card(
        turn,
        recovery,
        _wording(signal, turn.case),
        phrases=0,
        slots=contact_slots(turn.packs) | _noted(recovery, turn),
    )
    also = [also_button(turn, other) for other in told if kind_of(other) != kind_of(signal)]
    built = built.model_copy(update={"buttons": [*built.buttons, *also]})
    return Reply("escalate", built, recovery)


def _asking_which(turn: Turn) -> Reply:
    """The words bear nothing out: asks what it is about. Nothing goes on the record on a guess."""
    titles = {signal: turn.packs.label(f"button.escalate.{signal}") for signal in _WHICH}
    buttons = [
        Button(title=title, payload=f'/escalate{{"topic": "{signal}", "of": "{turn.message}"}}')
        for signal, title in titles.items()
    ]
    return _informed(turn, "escalate.which", buttons)


def _informed(turn: Turn, wording: str, buttons: list[Button]) -> Reply:
    """A card that leaves the record as it is."""
    slots = contact_slots(turn.packs)
    if turn.case is None:
        asked = card(turn.packs, wording, slots, buttons=buttons)
        return Reply("escalate", without_step(asked), turn.recovery)
    built, recovery = step_card(turn, turn.case, wording, phrases=0, slots=slots)
    built = built.model_copy(update={"buttons": [*buttons, *built.buttons]})
    return Reply("escalate", built, recovery)


def _asked_for(turn: Turn) -> str | None:
    """What a pressed button asks for."""
    topic = turn.entities.get("topic") or ("formal" if "escalate.formal" in turn.asked else None)
    return topic if topic in (*ESCALATIONS, "formal") else None


def _wording(signal: str, before: Recovery | None) -> str:
    """Who was warned once about abuse is not warned again."""
    warned = before is not None and any(e.kind == "abuse" for e in before.all(Escalation))
    return "escalate.abuse_again" if signal == "abuse" and warned else f"escalate.{signal}"


def _on_record(recovery: Recovery, signal: str, turn: Turn) -> Recovery:
    kind = kind_of(signal)
    if any(escalation.kind == kind for escalation in recovery.all(Escalation)):
        return recovery
    entry = {"at": turn.now, "turn": turn.message, "kind": kind, "quote": turn.text[:200]}
    return recovery.with_entries(Escalation.model_validate(entry))


def _noted(recovery: Recovery, turn: Turn) -> dict[str, str]:
    """What this message put on record, and when by the team's clock; nothing if it was known."""
    new = [e.quote for e in recovery.all(Escalation) if e.turn == turn.message and e.quote]
    if not new:
        return {}
    at = turn.now.astimezone(ZoneInfo(turn.packs.policy.hours.timezone))
    quoted = turn.packs.label("escalate.quote")
    noted = ", ".join(render(quoted, {"quote": quote}) for quote in dict.fromkeys(new))
    return {"noted": noted, "time": f"{at:%H:%M}"}
