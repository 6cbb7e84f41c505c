"""Reads an agent's turn as practice does: the acts of `phrasebank/practice/acts.yml` in it."""

from __future__ import annotations

from coach.listening.listener import Listener
from coach.listening.situation import holds
from phrasebank.loader import default_packs
from tests.coach.listening.calls import heard, new_call, said

_ACTS = default_packs().acts
_ANGRY = "customer: I'm furious about this."


def acts_in(listener: Listener, text: str) -> set[str]:
    """The acts that the turn makes after an angry customer's; ``identity`` for asking who they are."""
    call, _ = heard(listener, _ANGRY, call=new_call())
    _, seen = listener.situation(call, said(f"agent: {text}", 2))
    found = {act.id for act in _ACTS.values() if any(holds(when, seen) for when in act.when)}
    return found | ({"identity"} if "identity_asked" in seen.cues else set())
