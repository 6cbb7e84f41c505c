"""Whom to call, in words for a card: from the policy, and plain about a number that isn't set."""

from __future__ import annotations

from phrasebank.packs import Packs
from phrasebank.schema.policy import Contact, Policy
from phrasebank.template import render


def contact_line(contact: Contact, packs: Packs) -> str:
    """Title and number of one contact; says so where the number is not set."""
    wording = packs.label("contact.call" if contact.number else "contact.unset")
    return render(wording, {"title": contact.title, "phone": contact.number or ""})


def contact_slots(packs: Packs) -> dict[str, str]:
    """Everyone whom a card may name, by slot, with what the policy notes on them (``legal_note``).

    ``crisis`` is there only where a help line is set; a note on the duty manager speaks of handing
    over, so it doesn't go with those that the manager stands in for.
    """
    policy = packs.policy
    named = {
        "manager": policy.duty_manager,
        "safety": policy.safety_contact,
        "contact": policy.wellbeing_contact,
        "legal": _or_manager(policy.legal_contact, policy),
        "press": _or_manager(policy.press_contact, policy),
        "vulnerable": _or_manager(policy.vulnerable_contact, policy),
    }
    if policy.crisis_contact and policy.crisis_contact.number:
        named["crisis"] = policy.crisis_contact
    slots = {slot: contact_line(contact, packs) for slot, contact in named.items()}
    for slot, contact in named.items():
        if slot == "manager" or contact is not policy.duty_manager:
            slots[f"{slot}_note"] = contact.note
    emergency = policy.emergency_number or packs.label("contact.emergency")
    return slots | {"emergency": emergency, "regulated": policy.regulated_wording}


def _or_manager(own: Contact | None, policy: Policy) -> Contact:
    """The contact of its own if it can be reached, else the duty manager."""
    if own and (own.number or not policy.duty_manager.number):
        return own
    return policy.duty_manager
