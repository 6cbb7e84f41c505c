"""Listens to a transcript in this process: no server, no database, nothing kept."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.transcripts import Spoken
from coach.coach import Coach
from coach.listening.call import Call
from coach.listening.listener import Listener
from coach.listening.observation import CallTurn
from coach.listening.wrapup import wrapup_of
from coach.living import warm
from phrasebank.packs import Packs

Told = Mapping[str, Any]
"""An observation or a wrap-up, as the HTTP interface gives it."""
EMPLOYEE = "employee"


class Listening:
    """What all calls of a transcript share: the listener, and the framework they follow."""

    def __init__(self, packs: Packs, framework: str | None = None) -> None:
        """Raises ``KeyError`` for a framework that isn't there."""
        self.packs = packs
        self.framework = packs.frameworks[framework or packs.policy.default_framework].id
        coach = Coach(packs)
        warm(coach)
        self.listener = Listener(coach)

    def begin(self, call: str) -> Replay:
        """A new call."""
        return Replay(self, call)


class Replay:
    """One call, from its first turn to its wrap-up."""

    def __init__(self, listening: Listening, call: str) -> None:
        self._listener, self._packs = listening.listener, listening.packs
        self._call = Call(id=call, framework=listening.framework, employee=EMPLOYEE)
        self._heard: dict[str, Told] = {}
        self._began = datetime.now(UTC)
        self._last: datetime | None = None

    def hear(self, spoken: Spoken) -> Told:
        """The observation on a turn; one whose id was heard before gets the same again."""
        if known := self._heard.get(spoken.id):
            return known
        self._last = self._time(spoken)
        turn = CallTurn(speaker=spoken.speaker, text=spoken.text, id=spoken.id, at=self._last)
        self._call, observation = self._listener.observe(self._call, turn)
        self._heard[spoken.id] = observation.as_json()
        return self._heard[spoken.id]

    def wrapup(self) -> Told:
        """The call's end as it would be put on record."""
        return wrapup_of(self._call, self._packs).model_dump(mode="json")

    def _time(self, spoken: Spoken) -> datetime:
        """When it was said; if that isn't known, at once after what was said before."""
        if isinstance(spoken.at, timedelta):
            return self._began + spoken.at
        return spoken.at or self._last or self._began
