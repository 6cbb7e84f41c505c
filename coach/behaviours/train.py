"""Practice: says plainly what there is."""

from __future__ import annotations

from coach.turn import Reply, Turn
from coach.wording import card


def respond(turn: Turn) -> Reply:
    """Practice conversations are not part of this version; drafts can be tried."""
    return Reply("train", card(turn.packs, "train.not_yet"), turn.recovery)
