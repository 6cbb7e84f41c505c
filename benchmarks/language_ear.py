"""Listens to a single turn as the product does, for those who measure it."""

from __future__ import annotations

from datetime import UTC, datetime

from coach.coach import Coach
from coach.listening.encoder import MOVES, Encoder
from coach.listening.heard import HeardTurn
from coach.listening.listener import Listener
from coach.listening.observation import Anger, CallTurn
from coach.listening.parts import parts_of
from phrasebank.schema.nudge import Speaker

_NOW = datetime(2026, 3, 4, 10, 0, tzinfo=UTC)


class Ear:
    """The listener with an encoder at hand."""

    def __init__(self, coach: Coach) -> None:
        self._reader, self._encoder = coach.reader, Encoder()
        self._listener = Listener(coach, self._encoder)

    def moves(self, text: str) -> dict[str, float]:
        """The moves made in an agent's turn, each with its highest score, 0 to 1."""
        found = self._heard("agent", text).moves
        return {one.move: max(m.score for m in found if m.move == one.move) for one in found}

    def anger(self, text: str) -> Anger:
        """The anger in a customer's turn; none in a language that isn't read."""
        return self._heard("customer", text).anger or Anger()

    def chance(self, text: str, move: str) -> float:
        """What the encoder alone gives a move in the likeliest piece of the text, 0 to 1."""
        place = MOVES.index(move)
        parts = parts_of(text, self._reader.read(text))
        return max((self._encoder.read(part.text).moves[place] for part in parts), default=0.0)

    def _heard(self, speaker: Speaker, text: str) -> HeardTurn:
        return self._listener.hear(CallTurn(speaker=speaker, text=text, id="one", at=_NOW))
