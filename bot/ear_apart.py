"""An ear in a process of its own: hearing a turn costs more than all else, and must hold up nobody."""

from __future__ import annotations

import logging
import signal
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection

from coach.coach import Coach
from coach.listening.ear import Ear
from coach.listening.examples import turns_of
from coach.listening.heard import HeardTurn
from coach.listening.observation import CallTurn
from phrasebank.packs import Packs

logger = logging.getLogger(__name__)

_REHEARSED = 5
_ENDS_SECONDS = 2


class EarApart:
    """Hears like ``Ear``, one turn at a time. Not for several threads at once.

    When its process is gone it hears in this one from then on, more slowly; nothing is lost.
    """

    def __init__(self, coach: Coach) -> None:
        """Starts the process, which needs two seconds or three before it hears its first turn."""
        self._coach = coach
        self._here: Ear | None = None
        apart = get_context("spawn")
        self._line, theirs = apart.Pipe()
        self._process = apart.Process(
            target=listen, args=(theirs, coach.packs), name="amends-ear", daemon=True
        )
        with _deaf_to_interrupts():
            self._process.start()
        theirs.close()

    def hear(self, turn: CallTurn, slots: Mapping[str, str] | None = None) -> HeardTurn:
        """All that the turn's words show. Raises what the hearing itself raised."""
        if self._here is None:
            try:
                self._line.send((turn, slots))
                told = self._line.recv()
            except (EOFError, OSError):
                logger.warning("listening: its process has ended; it goes on in the app's own")
                self._here = Ear(self._coach)
            else:
                if isinstance(told, Exception):
                    raise told
                assert isinstance(told, HeardTurn)
                return told
        return self._here.hear(turn, slots)

    def close(self) -> None:
        """Ends the process."""
        self._line.close()
        self._process.join(_ENDS_SECONDS)
        self._process.kill()


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """A process begun in here never hears of Ctrl-C, which a terminal sends to all of its processes.

    The app ends it when it is done itself.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def listen(line: Connection, packs: Packs) -> None:
    """The process's work: turns in, what was heard out, until the other side is gone."""
    ear = Ear(Coach(packs))
    rehearse(ear, packs)
    while True:
        try:
            turn, slots = line.recv()
        except (EOFError, OSError):
            return
        try:
            line.send(ear.hear(turn, slots))
        except Exception as error:
            line.send(error)


def rehearse(ear: Ear | EarApart, packs: Packs) -> None:
    """Has the ear build what it builds at first use, with the calls that nudges carry as examples."""
    for nudge in list(packs.nudges.values())[:_REHEARSED]:
        for turn in turns_of(nudge.fires[0].turns):
            ear.hear(turn)
