"""A manager is wanted, or a threat is made: what to do now, then back to the step."""

from __future__ import annotations

from coach.behaviours.common import clarify, unsure
from coach.behaviours.opening import open_case
from coach.entries import Escalation
from coach.learning import learn, pressing
from coach.recovery import Recovery
from coach.turn import Reply, Turn
from coach.wording import step_card


def respond(turn: Turn) -> Reply:
    """The card for this kind of threat or demand, with whom to call.

    It goes on the record; a case is opened if none is.
    """
    kind = pressing(turn.facts)
    if kind is None and unsure(turn, "escalate"):
        return clarify(turn)
    recovery = turn.case or open_case(turn)
    recovery = learn(recovery, turn.facts, turn.packs, turn.message, turn.now)
    recovery = _on_record(recovery, kind or "manager", turn)
    built, recovery = step_card(
        turn, recovery, f"escalate.{kind or 'manager'}", phrases=0, slots=_contacts(turn)
    )
    return Reply("escalate", built, recovery)


def _on_record(recovery: Recovery, kind: str, turn: Turn) -> Recovery:
    if any(escalation.kind == kind for escalation in recovery.all(Escalation)):
        return recovery
    entry = {"at": turn.now, "turn": turn.message, "kind": kind, "quote": turn.text[:200]}
    return recovery.with_entries(Escalation.model_validate(entry))


def _contacts(turn: Turn) -> dict[str, str]:
    policy = turn.packs.policy
    return {
        "manager": f"{policy.duty_manager.title} ({policy.duty_manager.phone})",
        "safety": f"{policy.safety_contact.title} ({policy.safety_contact.phone})",
        "regulated": policy.regulated_wording,
    }
