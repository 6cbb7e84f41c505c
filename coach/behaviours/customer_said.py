"""What the customer says, does, feels: taken into the case, and what to do about it."""

from __future__ import annotations

from coach.behaviours import escalate
from coach.behaviours.opening import opened
from coach.card import Button
from coach.learning import learn, pressing
from coach.turn import Reply, Turn
from coach.wording import step_card

#: Signals that call for their own line of advice, most pressing first.
_ADVICE = ("rejects", "leaving", "refund_wanted", "accepts", "calmer", "solved", "distrust")

#: What they said that wants an answer of its own when they are not upset beyond it.
_TOLD = ("asks", "wants")


def respond(turn: Turn, offer_new: bool = False) -> Reply:
    """Notes it and advises.

    With no case open it opens one; a threat or a demand for a manager goes first.
    """
    if turn.case is None:
        return opened(turn) if pressing(turn.facts) is None else escalate.respond(turn)
    if pressing(turn.facts, turn.case):
        return escalate.respond(turn)
    recovery = learn(turn.case, turn.facts, turn.packs, turn.message, turn.now)
    wording = _advice(turn)
    buttons = [_new_customer(turn)] if offer_new else []
    own_words = len(turn.packs.cards[wording].say)
    built, recovery = step_card(
        turn, recovery, wording, phrases=max(0, 2 - own_words), buttons=buttons
    )
    return Reply("customer_said", built, recovery)


def _advice(turn: Turn) -> str:
    for signal in _ADVICE:
        if signal in turn.facts.signals:
            return f"customer_said.{signal}"
    levels = [turn.packs.feelings[heard.id].level for heard in turn.facts.feelings]
    if "angry" in levels:
        return "customer_said.angry"
    if "calm" in levels:
        return "customer_said.calmer"
    if levels:
        return "customer_said.upset"
    told = (signal for signal in _TOLD if signal in turn.facts.signals)
    return f"customer_said.{next(told, 'noted')}"


def _new_customer(turn: Turn) -> Button:
    payload = f'/start{{"customer": "new", "of": "{turn.message}"}}'
    return Button(title=turn.packs.label("button.new_customer"), payload=payload)
