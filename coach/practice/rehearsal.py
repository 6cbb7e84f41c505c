"""One practice as a value: who practises what, and every line that was tried, as a tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal

RehearsalPhase = Literal["running", "paused", "debrief", "complete"]


class NoSuchTurn(KeyError):
    """There is no turn of this id in the rehearsal."""


@dataclass(frozen=True)
class Tried:
    """A line that the trainee said. ``parent`` is the line before it; None: the first."""

    id: str
    parent: str | None
    text: str
    at: datetime


@dataclass(frozen=True)
class Rehearsal:
    """A practice. Everything else about it follows from this, the packs and nothing more."""

    id: str
    conversation: str
    employee: str
    scenario: str
    level: int
    seed: int
    framework: str
    opened_at: datetime
    tried: tuple[Tried, ...] = ()
    head: str | None = None
    """The line that was said last on the branch that goes on; None: at the opening."""
    phase: RehearsalPhase = "running"
    ended_at: datetime | None = None
    seen: frozenset[str] = field(default_factory=frozenset)
    """Parts of the debrief that the trainee has looked at."""
    ending: str | None = None
    """How the branch that counts ended: settled, left, manager; stopped when the trainee did."""
    checks: tuple[tuple[str, bool], ...] = ()
    """Once complete: each check of the score and whether it was met."""
    passed: bool | None = None
    """Once complete: whether this one is a pass."""
    shared: bool = False
    """Whether the trainee lets a supervisor read it."""

    @property
    def path(self) -> tuple[Tried, ...]:
        """The lines that lead to the head, first to last."""
        return self.path_to(self.head)

    def path_to(self, turn: str | None) -> tuple[Tried, ...]:
        """The lines that lead to this one. Raises ``NoSuchTurn``."""
        by_id = {one.id: one for one in self.tried}
        found: list[Tried] = []
        while turn is not None:
            if turn not in by_id:
                raise NoSuchTurn(turn)
            found.append(by_id[turn])
            turn = by_id[turn].parent
        return tuple(reversed(found))

    def said(self, line: Tried) -> Rehearsal:
        """The rehearsal with one more line on the branch that goes on."""
        return replace(self, tried=(*self.tried, line), head=line.id)

    def rewound(self, before: str) -> Rehearsal:
        """Gone back to just before this line; what came after it is kept as a branch."""
        line = self.path_to(before)[-1]
        return replace(self, head=line.parent, phase="running", ended_at=None)

    def branches(self) -> Iterator[tuple[Tried, ...]]:
        """Every way through, in the order of their ends; the one that goes on included."""
        parents = {one.parent for one in self.tried}
        for one in self.tried:
            if one.id not in parents or one.id == self.head:
                yield self.path_to(one.id)
