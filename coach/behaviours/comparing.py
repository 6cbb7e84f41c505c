"""The card that sets two frameworks side by side."""

from __future__ import annotations

from collections.abc import Sequence

from coach.behaviours.common import framework_buttons
from coach.card import Card
from coach.comparing import compared
from coach.turn import Turn
from coach.wording import card
from phrasebank.schema.framework import Framework


def comparison(turn: Turn, pair: Sequence[Framework], kind: str = "framework") -> Card:
    """Two frameworks side by side, with a button for each that isn't followed already."""
    one, other = pair
    slots = compared(turn.packs, one, other)
    buttons = framework_buttons(turn, [one, other])
    return card(turn.packs, "framework.compared", slots, kind=kind, buttons=buttons)
