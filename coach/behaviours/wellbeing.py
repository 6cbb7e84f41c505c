"""The employee is shaken or tired: they come first for a minute.

Nothing of this goes on the customer's record.
"""

from __future__ import annotations

from coach.turn import Reply, Turn
from coach.wording import card


def respond(turn: Turn) -> Reply:
    """A pause, and a human to turn to; where a life may be at risk, that human first."""
    contact = turn.packs.policy.wellbeing_contact
    slots = {"contact": f"{contact.title} ({contact.phone})", "note": contact.note}
    wording = "wellbeing.on_call" if turn.case else "wellbeing.after"
    if "self_harm" in turn.facts.signals:
        wording = "wellbeing.serious"
    return Reply("wellbeing", card(turn.packs, wording, slots), turn.recovery)
