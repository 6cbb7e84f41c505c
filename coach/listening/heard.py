"""One turn, taken apart: all that its words show, whatever came before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from coach.facts import Facts
from coach.findings import Finding
from coach.listening.observation import Anger, CallTurn, MoveFound


@dataclass(frozen=True)
class HeardTurn:
    """What was found in one turn. ``cues`` are the speaker's: id → the words that gave it."""

    turn: CallTurn
    facts: Facts
    understood: bool = True
    moves: tuple[MoveFound, ...] = ()
    anger: Anger | None = None
    """Of a customer's turn; None for an agent's."""
    cues: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()

    @property
    def made(self) -> frozenset[str]:
        """The moves, each once."""
        return frozenset(found.move for found in self.moves)

    def quote(self, move: str) -> str:
        """The words in which the move was made most plainly. Raises ``ValueError`` if it wasn't."""
        best = max((m for m in self.moves if m.move == move), key=lambda m: m.score)
        return self.turn.text[best.start : best.end]
