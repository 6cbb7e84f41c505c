"""What listening to a turn costs in time, and what an open call holds in memory."""

from __future__ import annotations

import gc
import statistics
import time
import tracemalloc
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from coach.coach import Coach
from coach.listening.call import Call
from coach.listening.encoder import Encoder
from coach.listening.listener import Listener
from coach.listening.observation import CallTurn

WINDOWS = 5
"""A long call is cut into so many stretches; the first and the last are compared."""
Clock = Callable[[], float]


@dataclass(frozen=True)
class Bench:
    """A listener that is warm, and what it was made of."""

    coach: Coach
    encoder: Encoder
    listener: Listener

    def begin(self, name: str) -> Call:
        """A new call."""
        framework = self.coach.packs.policy.default_framework
        return Call(id=name, framework=framework, employee="employee")

    def hear(
        self, turns: Sequence[CallTurn], clock: Clock = time.perf_counter, forgetful: bool = False
    ) -> tuple[Call, list[float]]:
        """The call after these turns, and the seconds that each took.

        ``forgetful``: what the encoder remembers is cleared before each turn, outside the time.
        """
        call, took = self.begin("benchmark"), []
        for turn in turns:
            if forgetful:
                self.encoder.forget()
            begun = clock()
            call, _ = self.listener.observe(call, turn)
            took.append(clock() - begun)
        return call, took


def bench(coach: Coach) -> Bench:
    """A bench with the encoder loaded; the first call warms it."""
    encoder = Encoder()
    return Bench(coach, encoder, Listener(coach, encoder))


def turn_seconds(on: Bench, calls: Sequence[Sequence[CallTurn]], rounds: int) -> list[float]:
    """Seconds of each turn of each call, nudges included, after a round that isn't counted."""
    took: list[float] = []
    for number in range(rounds + 1):
        on.encoder.forget()  # else a line of the round before would cost nothing
        spent = [seconds for turns in calls for seconds in on.hear(turns)[1]]
        took += spent if number else []
    return took


def growth(on: Bench, turns: Sequence[CallTurn]) -> tuple[float, float, float]:
    """Processor seconds a turn at the start and at the end of one long call, and end ÷ start."""
    _, took = on.hear(turns, time.process_time, forgetful=True)
    stretch = len(took) // WINDOWS
    first, last = statistics.fmean(took[:stretch]), statistics.fmean(took[-stretch:])
    return first, last, last / first


def kilobytes_a_call(on: Bench, turns: Sequence[CallTurn], calls: int) -> float:
    """What an open call holds after these turns, in kB (1,024 bytes): the mean over so many."""
    on.hear(turns)  # what is remembered of these turns isn't the calls'
    held: list[Call] = []
    gc.collect()
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        for _ in range(calls):
            held.append(on.hear([_anew(turn) for turn in turns])[0])
        gc.collect()
        return (tracemalloc.get_traced_memory()[0] - before) / len(held) / 1024
    finally:
        tracemalloc.stop()


def _anew(turn: CallTurn) -> CallTurn:
    """The turn as a client would send it: with texts that no other call has a part in."""
    return CallTurn.model_validate_json(turn.model_dump_json())
