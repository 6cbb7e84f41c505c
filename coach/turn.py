"""One turn of the conversation: what came in, the case it came to, and what the coach answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from coach.card import Card
from coach.coach import Coach
from coach.draft import Draft
from coach.entries import FactKind
from coach.facts import Facts
from coach.gist.weighed import maybe_causes
from coach.practice.rehearsal import Rehearsal
from coach.recovery import Recovery
from coach.slots import slots_for
from phrasebank.packs import Packs

_TOLD_ONCE: tuple[FactKind, ...] = ("failure", "noun")
"""What a case is about is told at its beginning; later words seldom tell it anew."""


@dataclass(frozen=True)
class Turn:
    """A message with all that is needed to judge it.

    ``ranking`` holds what else it may mean, likeliest first.
    """

    coach: Coach
    recovery: Recovery | None
    conversation: str
    message: str
    """Id of the message; all entries it causes carry it."""
    text: str
    now: datetime
    employee: str = "employee"
    entities: Mapping[str, str] = field(default_factory=dict)
    """What a pressed button carries."""
    pressed: bool = False
    """Whether a button was pressed: then nothing has to be guessed."""
    confidence: float = 1.0
    ranking: tuple[tuple[str, float], ...] = ()
    recent: tuple[Recovery, ...] = ()
    """The newest recoveries of other conversations; given only where this one has none."""
    rehearsal: Rehearsal | None = None
    """The practice that goes on in this conversation."""
    rehearsed: tuple[Rehearsal, ...] = ()
    """The employee's practices; given only where one is to be chosen or completed."""

    @property
    def packs(self) -> Packs:
        """The packs in use."""
        return self.coach.packs

    @cached_property
    def facts(self) -> Facts:
        """What the message tells about the case."""
        case = self.case
        known = [kind for kind in _TOLD_ONCE if case and case.fact(kind)]
        return self.coach.told(self.text, self.now, known)

    @cached_property
    def may_tell_a_cause(self) -> bool:
        """Whether it sounds like the reason why something failed, whichever it is."""
        return bool(self.text.strip()) and bool(maybe_causes(self.coach.gist.read(self.text)))

    @cached_property
    def draft(self) -> Draft | None:
        """The draft in the message, told from the words around it; None when it holds none."""
        return self.coach.drafts.split(self.text)

    @cached_property
    def asked(self) -> set[str]:
        """What exactly is asked for (``lexicon/requests.yml``)."""
        return self.coach.asked(self.text)

    @property
    def slots(self) -> dict[str, str]:
        """The case as it was before this message, for templates."""
        return slots_for(self.recovery, self.packs)

    @property
    def case(self) -> Recovery | None:
        """The recovery, if it is not closed."""
        return self.recovery if self.recovery and self.recovery.phase != "closed" else None


@dataclass(frozen=True)
class Reply:
    """What was done.

    ``recovery`` is the case as it is now (None: there is none); ``card`` None means say nothing.
    """

    behaviour: str
    card: Card | None
    recovery: Recovery | None
    parked: Recovery | None = None
    """A case that was set aside to make room for a new one."""
    rehearsal: Rehearsal | None = None
    """The practice as it is now, where it has changed."""
