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

    def sound_quote(self, move: str) -> str | None:
        """The words in which the move was made most plainly and with nothing to warn of.

        "I'm sorry if you feel that way" is an apology in form; it is no evidence of one.
        """
        warned = [finding for finding in self.findings if finding.severity == "warn"]
        sound = [
            found
            for found in self.moves
            if found.move == move
            and not any(found.start < w.end and w.start < found.end for w in warned)
        ]
        best = max(sound, key=lambda found: found.score, default=None)
        return self.turn.text[best.start : best.end] if best else None
