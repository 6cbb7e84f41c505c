"""The coach in use, which follows its packs: a changed file is taken up while Amends runs."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from pathlib import Path

from coach.coach import Coach
from coach.lasting import keep_for_good
from coach.pack_examples import failing_examples
from phrasebank.errors import PackError, Problem
from phrasebank.loader import ROOT, load
from phrasebank.stamps import Stamp, stamp

logger = logging.getLogger(__name__)

LOOK_SECONDS = 1.0
"""How often the files' times are looked at; a few dozen calls to the file system."""

FindTeam = Callable[[], Path | None]
"""Where a team's own packs are just now; None: there are none."""


class LivingCoach:
    """Holds the coach in use and puts a new one in its place when a pack file has changed.

    The new one is made and checked whole, aside, before it takes the place of the old one in a single
    step: whoever asks gets the one or the other. Packs that can't be used leave the old ones in use.
    """

    def __init__(self, find_team: FindTeam = lambda: None, root: Path = ROOT) -> None:
        """Loads the packs. Raises ``PackError`` if they can't be used."""
        self._find_team, self._root = find_team, root
        self._seen = self._in_use = self._stamp()
        self._coach = self._loaded()
        self._problems: list[Problem] = []
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    @property
    def coach(self) -> Coach:
        """The coach in use. Take it once a turn: the next time it may be another."""
        return self._coach

    @property
    def problems(self) -> list[Problem]:
        """Why the files as they are now aren't in use; empty when they are."""
        return self._problems

    def watch(self, every: float = LOOK_SECONDS) -> None:
        """Looks at the files from now on, in a thread that ends with the process or ``close``."""
        self._thread = threading.Thread(
            target=self._watch, args=(every,), name="packs", daemon=True
        )
        self._thread.start()

    def close(self) -> None:
        """Stops looking."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join(timeout=5)

    def look(self) -> bool:
        """Takes up what has changed; True if there is another coach now.

        Files that changed since the last look are left alone until the next one, since whoever saves
        them may not be done.
        """
        seen, self._seen = self._seen, self._stamp()
        if self._seen != seen or self._seen == self._in_use:
            return False
        self._in_use = self._seen
        try:
            self._coach = self._loaded(anew=True)
        except PackError as error:
            self._problems = error.problems
            logger.error(
                "packs: the changed files can't be used, the old ones stay in use:\n%s", error
            )
            return False
        self._problems = []
        keep_for_good()
        logger.warning("packs: the changed files are in use")
        return True

    def _loaded(self, anew: bool = False) -> Coach:
        """A coach of the files as they are now.

        What a team wrote, and what was changed while Amends runs, is held against its examples. What
        comes with Amends was so before it was released: a start needn't take the time.
        """
        team = self._find_team()
        coach = Coach(load(self._root, team=team))
        if anew:
            warm(coach)
        if (anew or team) and (problems := failing_examples(coach.packs, coach, team)):
            raise PackError(problems)
        return coach

    def _stamp(self) -> Stamp:
        return stamp(self._root, self._find_team())

    def _watch(self, every: float) -> None:
        while not self._stop.wait(every):
            try:
                self.look()
            except Exception:
                # Whatever it was: the coach in use still is, and the next change may be sound.
                logger.exception("packs: the files could not be looked at")


def warm(coach: Coach) -> None:
    """Builds what is built at first use, so that the first customer doesn't wait for it."""
    _ = coach.checker, coach.drafts, coach.facts, coach.requests, coach.knowledge, coach.gist
