"""Anything else: says so kindly and asks a useful question."""

from __future__ import annotations

from coach.turn import Reply, Turn
from coach.wording import card, step_card


def respond(turn: Turn) -> Reply:
    """Never does anything to a case."""
    if turn.case is None:
        return Reply("out_of_scope", card(turn.packs, "out_of_scope.no_case"), turn.recovery)
    built, _ = step_card(turn, turn.case, "out_of_scope.open", phrases=0)
    return Reply("out_of_scope", built, turn.case)
