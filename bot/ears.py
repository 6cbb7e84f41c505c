"""The ear of the coach in use: in this process or in one of its own, a new one when the packs change."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor

from bot.ear_apart import EarApart, rehearse
from coach.coach import Coach
from coach.listening.ear import Ear
from coach.listening.heard import HeardTurn
from coach.listening.observation import CallTurn
from coach.living import LivingCoach


class Ears:
    """Hears turns beside the event loop, in the order of asking."""

    def __init__(self, living: LivingCoach, apart: bool = False) -> None:
        """``apart``: turns are heard in a process of their own."""
        self._living, self._apart = living, apart
        self._ear: tuple[Coach, Ear | EarApart] | None = None
        # One thread: much of the work is outside Python, and so goes on beside the app's own.
        self._thread = ThreadPoolExecutor(1, "listening")

    def prepare(self) -> None:
        """Builds what the first turn of a call needs, beside the start of the app."""
        self._thread.submit(self._rehearse)

    def close(self) -> None:
        """Ends what it has begun beside the app."""
        self._thread.shutdown(cancel_futures=True)
        self._let_go()

    def use(self, coach: Coach, ear: Ear) -> None:
        """Hears with this ear as long as this coach is in use."""
        self._ear = coach, ear

    async def hear(self, coach: Coach, turn: CallTurn, slots: Mapping[str, str]) -> HeardTurn:
        """All that the turn's own words show."""
        loop = asyncio.get_running_loop()
        heard = await loop.run_in_executor(self._thread, self._heard, coach, turn, slots)
        return await asyncio.wrap_future(heard) if isinstance(heard, Future) else heard

    def _rehearse(self) -> None:
        coach = self._living.coach
        rehearse(self._ear_of(coach), coach.packs)

    def _ear_of(self, coach: Coach) -> Ear | EarApart:
        """The ear for this coach; a new one when the packs have changed."""
        if self._ear is None or self._ear[0] is not coach:
            self._let_go()
            self._ear = coach, EarApart(coach) if self._apart else Ear(coach)
        return self._ear[1]

    def _heard(
        self, coach: Coach, turn: CallTurn, slots: Mapping[str, str]
    ) -> HeardTurn | Future[HeardTurn]:
        ear = self._ear_of(coach)
        return ear.hear_soon(turn, slots) if isinstance(ear, EarApart) else ear.hear(turn, slots)

    def _let_go(self) -> None:
        if self._ear is not None and isinstance(self._ear[1], EarApart):
            self._ear[1].close()
