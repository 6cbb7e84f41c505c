"""What one turn's own words show, whatever came before: the costly half of listening."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from coach.coach import Coach
from coach.listening.anger import anger_in
from coach.listening.cues import CueFinder
from coach.listening.encoder import Encoder
from coach.listening.heard import HeardTurn
from coach.listening.moves import MoveReader
from coach.listening.observation import CallTurn
from coach.listening.parts import parts_of
from coach.listening.tongue import Tongue


class Ear:
    """Takes turns apart. Keeps nothing of them, so it may sit in another process than the calls."""

    def __init__(self, coach: Coach, encoder: Encoder | None = None) -> None:
        """Without an ``encoder`` loads one of its own."""
        self._coach = coach
        self.encoder = encoder or Encoder()
        self._tongue = Tongue()

    @cached_property
    def _cues(self) -> Mapping[str, CueFinder]:
        packs, reader = self._coach.packs, self._coach.reader
        return {
            "agent": CueFinder(packs, reader, "agent"),
            "customer": CueFinder(packs, reader, "customer"),
        }

    @cached_property
    def _moves(self) -> MoveReader:
        return MoveReader(self._coach.packs, self._coach.reader, self.encoder)

    def hear(self, turn: CallTurn, slots: Mapping[str, str] | None = None) -> HeardTurn:
        """All that the turn's words show; ``slots`` (of the case) only word the findings."""
        doc = self._coach.reader.read(turn.text)
        facts = self._coach.facts.find(turn.text, turn.at)
        if self._tongue.foreign(doc):
            return HeardTurn(turn, facts, understood=False)
        parts = parts_of(turn.text, doc)
        cues = self._cues[turn.speaker].find(doc)
        if turn.speaker == "customer":
            anger = anger_in(turn.text, parts, facts, self.encoder)
            return HeardTurn(turn, facts, anger=anger, cues=cues)
        findings = tuple(self._coach.checker.check(turn.text, slots or {}))
        moves = self._moves.find(parts, doc)
        return HeardTurn(turn, facts, moves=moves, cues=cues, findings=findings)
