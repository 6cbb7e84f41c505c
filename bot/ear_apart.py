"""An ear in a process of its own: hearing a turn costs more than all else, and must hold up nobody."""

from __future__ import annotations

import logging
import signal
from collections import deque
from collections.abc import Iterator, Mapping
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from threading import Lock, Thread

from coach.coach import Coach
from coach.lasting import keep_for_good
from coach.listening.ear import Ear
from coach.listening.examples import turns_of
from coach.listening.heard import HeardTurn
from coach.listening.observation import CallTurn
from phrasebank.packs import Packs

logger = logging.getLogger(__name__)

_REHEARSED = 5
_ENDS_SECONDS = 2


class EarApart:
    """Hears like ``Ear``, in the order of asking. One thread asks, any may wait.

    When its process is gone it hears in this one from then on, more slowly; nothing is lost.
    """

    def __init__(self, coach: Coach) -> None:
        """Starts the process, which needs two seconds or three before it hears its first turn."""
        self._coach = coach
        self._here: Ear | None = None
        self._asked: deque[tuple[CallTurn, Mapping[str, str] | None, Future[HeardTurn]]] = deque()
        self._moving = Lock()
        apart = get_context("spawn")
        self._line, theirs = apart.Pipe()
        self._process = apart.Process(
            target=listen, args=(theirs, coach.packs), name="amends-ear", daemon=True
        )
        with _deaf_to_interrupts():
            self._process.start()
        theirs.close()
        self._closing = False
        self._answers = Thread(target=self._take_answers, name="ear-answers", daemon=True)
        self._answers.start()

    def hear(self, turn: CallTurn, slots: Mapping[str, str] | None = None) -> HeardTurn:
        """All that the turn's words show. Raises what the hearing itself raised."""
        return self.hear_soon(turn, slots).result()

    def hear_soon(
        self, turn: CallTurn, slots: Mapping[str, str] | None = None
    ) -> Future[HeardTurn]:
        """Asks for it, and doesn't wait: so the process never waits for us between two turns."""
        wanted: Future[HeardTurn] = Future()
        with self._moving:
            if self._here is None:
                self._asked.append((turn, slots, wanted))
                with suppress(OSError):  # then the other thread hears of it too, and hears it here
                    self._line.send((turn, slots))
                return wanted
        return _answered(wanted, self._here, turn, slots)

    def close(self) -> None:
        """Ends the process."""
        self._closing = True
        self._process.terminate()
        self._process.join(_ENDS_SECONDS)
        self._process.kill()
        self._answers.join(_ENDS_SECONDS)
        self._line.close()

    def _take_answers(self) -> None:
        while True:
            try:
                told = self._line.recv()
            except (EOFError, OSError):
                return self._go_on_here()
            _, _, wanted = self._asked.popleft()
            if isinstance(told, Exception):
                wanted.set_exception(told)
            else:
                wanted.set_result(told)

    def _go_on_here(self) -> None:
        """Hears what is still asked for, and all that comes, in this process."""
        if not self._closing:
            logger.warning("listening: its process has ended; it goes on in the app's own")
        elif not self._asked:
            return
        here = Ear(self._coach)
        with self._moving:
            self._here = here
        while self._asked:
            turn, slots, wanted = self._asked.popleft()
            _answered(wanted, here, turn, slots)


def _answered(
    wanted: Future[HeardTurn], ear: Ear, turn: CallTurn, slots: Mapping[str, str] | None
) -> Future[HeardTurn]:
    try:
        wanted.set_result(ear.hear(turn, slots))
    except Exception as error:
        wanted.set_exception(error)
    return wanted


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
    keep_for_good()
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
