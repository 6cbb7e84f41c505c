"""The recovery as a pure value: what happened so far, and what follows from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from coach.entries import (
    SHOWN,
    AnyEntry,
    Entry,
    Fact,
    FactKind,
    FeelingNoted,
    FrameworkChosen,
    Offer,
    Outcome,
    Phase,
    PhaseName,
    Promise,
    StepEvent,
    StepState,
)

E = TypeVar("E", bound=Entry)


@dataclass(frozen=True)
class Recovery:
    """One upset customer, one failure.

    Every change gives a new value; entries are kept in order.
    """

    id: str
    conversation: str
    employee: str
    opened_at: datetime
    entries: tuple[AnyEntry, ...] = ()

    def with_entries(self, *entries: AnyEntry) -> Recovery:
        """The same recovery with these entries added at the end."""
        return replace(self, entries=self.entries + entries)

    def all(self, kind: type[E]) -> Iterator[E]:
        """Entries of one kind that were not undone, oldest first."""
        for entry in self.entries:
            if isinstance(entry, kind) and not entry.undone:
                yield entry

    def last(self, kind: type[E]) -> E | None:
        """The newest entry of one kind that was not undone."""
        found: E | None = None
        for entry in self.all(kind):
            found = entry
        return found

    @property
    def phase(self) -> PhaseName:
        """Open, in wrap-up, or closed."""
        last = self.last(Phase)
        return last.phase if last else "open"

    @property
    def framework(self) -> str:
        """Id of the framework followed now."""
        last = self.last(FrameworkChosen)
        if last is None:
            raise ValueError(
                f"recovery {self.id} has no framework: coach.walk.open_recovery did not open it"
            )
        return last.framework

    @property
    def step(self) -> str | None:
        """Id of the current step; None once the wrap-up has begun."""
        return self.under_way if self.phase == "open" else None

    @property
    def under_way(self) -> str | None:
        """Id of the step that was begun and not left, also when the wrap-up cut it short."""
        for event in reversed(list(self.all(StepEvent))):
            if event.framework == self.framework and event.state == "started":
                states = self.step_states(self.framework)
                return event.step if states.get(event.step, "started") == "started" else None
        return None

    def step_states(self, framework: str) -> Mapping[str, StepState]:
        """The state of every step touched so far in ``framework``."""
        return {
            event.step: event.state for event in self.all(StepEvent) if event.framework == framework
        }

    def fact(self, kind: FactKind) -> str | None:
        """What is known of one kind."""
        value: str | None = None
        for fact in self.all(Fact):
            if fact.kind == kind:
                value = fact.value
        return value

    @property
    def feelings(self) -> tuple[FeelingNoted, ...]:
        """The emotion timeline, oldest first."""
        return tuple(self.all(FeelingNoted))

    @property
    def offers(self) -> tuple[Offer, ...]:
        """Offers as they stand, oldest first."""
        return tuple({offer.key: offer for offer in self.all(Offer)}.values())

    @property
    def promises(self) -> tuple[Promise, ...]:
        """Promises as they stand, oldest first."""
        return tuple({promise.key: promise for promise in self.all(Promise)}.values())

    @property
    def result(self) -> str | None:
        """How it ended, once told."""
        return next((o.result for o in reversed(list(self.all(Outcome))) if o.result), None)

    @property
    def cause(self) -> str | None:
        """Id of the root cause, once told."""
        return next((o.cause for o in reversed(list(self.all(Outcome))) if o.cause), None)

    @property
    def closed_at(self) -> datetime | None:
        """When it was closed; None while it is open."""
        last = self.last(Phase)
        return last.at if last and last.phase == "closed" else None


def undo(recovery: Recovery) -> tuple[Recovery, tuple[AnyEntry, ...]]:
    """The recovery without its last change, and the entries taken back.

    A change is everything one message caused; messages that only showed something are passed over.
    The opening itself stays: with nothing else to take back, the recovery comes back as it was,
    with no entries.
    """
    opening = recovery.entries[0].turn if recovery.entries else None
    turns = [
        e.turn
        for e in recovery.entries
        if not e.undone and not isinstance(e, SHOWN) and e.turn != opening
    ]
    if not turns:
        return recovery, ()
    taken = tuple(
        entry for entry in recovery.entries if entry.turn == turns[-1] and not entry.undone
    )
    entries = tuple(
        e.model_copy(update={"undone": True}) if e in taken else e for e in recovery.entries
    )
    return replace(recovery, entries=entries), taken
