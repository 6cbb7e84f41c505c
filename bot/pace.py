"""How long to wait before a turn of a transcript, so that it plays as it was spoken."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.transcripts import Spoken

LONGEST_PAUSE = 60.0
"""Seconds; nobody watches a longer silence."""
WORDS_A_SECOND = 2.5
"""How fast people speak, where the transcript has no times."""


class Pace:
    """Remembers the turn before; ``speed`` 2 is twice as fast as it was spoken."""

    def __init__(self, speed: float = 1.0) -> None:
        self._speed = speed
        self._before: Spoken | None = None

    def begins(self) -> None:
        """A new call: its times have nothing to do with those before."""
        self._before = None

    def pause(self, spoken: Spoken) -> float:
        """Seconds from the turn before to this one."""
        seconds = _between(self._before, spoken)
        if seconds is None:
            seconds = len(spoken.text.split()) / WORDS_A_SECOND
        self._before = spoken
        return min(max(seconds, 0.0), LONGEST_PAUSE) / self._speed


def _between(before: Spoken | None, now: Spoken) -> float | None:
    """None when the transcript doesn't say."""
    if before is None:
        return 0.0
    match before.at, now.at:
        case (datetime() as earlier, datetime() as later):
            return (later - earlier).total_seconds()
        case (timedelta() as sooner, timedelta() as after):
            return (after - sooner).total_seconds()
    return None
