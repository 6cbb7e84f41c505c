"""Greetings, thanks, "what is this": short, then back to the work."""

from __future__ import annotations

from coach.behaviours import wrapup
from coach.turn import Reply, Turn
from coach.wording import card, step_card

_KINDS = ("help", "thanks", "bye", "bot", "yes", "no")


def respond(turn: Turn) -> Reply:
    """Answers in kind; with a case open it points back to the step or the open question."""
    kind = next((kind for kind in _KINDS if f"smalltalk.{kind}" in turn.asked), "greet")
    if turn.case is None:
        return Reply("smalltalk", card(turn.packs, f"smalltalk.{kind}"), turn.recovery)
    if turn.case.phase == "wrapup" and kind in ("yes", "no"):
        asked = wrapup.question(turn, turn.case).model_copy(update={"kind": "smalltalk"})
        return Reply("smalltalk", asked, turn.case)
    wording = f"smalltalk.{kind}_open"
    built, _ = step_card(
        turn, turn.case, wording if wording in turn.packs.cards else f"smalltalk.{kind}", phrases=0
    )
    return Reply("smalltalk", built, turn.case)
