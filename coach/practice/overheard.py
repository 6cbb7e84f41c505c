"""The customer's words as the live engine takes them, read when somebody first asks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from coach.listening.call import Call
from coach.listening.listener import Listener
from coach.listening.observation import CallTurn, Observation


@dataclass(eq=False)
class Overheard:
    """A turn of the customer's. The trainee needn't wait until it was read."""

    listener: Listener
    before: Call
    turn: CallTurn

    @cached_property
    def _read(self) -> tuple[Call, Observation]:
        return self.listener.observe(self.before, self.turn)

    @property
    def call(self) -> Call:
        """The call with this turn in it."""
        return self._read[0]

    @property
    def seen(self) -> Observation:
        """What the live engine noticed in it."""
        return self._read[1]
