"""Plays a transcript: hears what it holds in order, and passes on what was noticed."""

from __future__ import annotations

import time
from collections.abc import Iterable

from bot.pace import Pace
from bot.replay import Listening, Replay
from bot.terminal.outputs import Output
from bot.transcripts import Begins, Item, Spoken, Wrong


class Player:
    """Counts the turns that were heard, and the lines and turns that couldn't be read."""

    def __init__(self, listening: Listening, output: Output, pace: Pace | None = None) -> None:
        self._listening, self._output, self._pace = listening, output, pace
        self._call: Replay | None = None
        self.turns = self.wrong = 0

    def play(self, items: Iterable[Item]) -> None:
        """Everything, then the wrap-up; if it is interrupted, the wrap-up of what was heard."""
        try:
            for item in items:
                self._take(item)
        finally:
            self._end()
            self._output.close()

    def _take(self, item: Item) -> None:
        match item:
            case Wrong():
                self.wrong += 1
                self._output.wrong(str(item))
            case Begins():
                self._end()
                self._begin(item.id)
            case Spoken():
                self._wait(item)
                assert self._call is not None
                self.turns += 1
                self._output.turn(self._call.hear(item))

    def _begin(self, call: str) -> None:
        self._call = self._listening.begin(call)
        self._output.begins(call)
        if self._pace:
            self._pace.begins()

    def _end(self) -> None:
        call, self._call = self._call, None
        if call is not None:
            self._output.wrapup(call.wrapup())

    def _wait(self, spoken: Spoken) -> None:
        if self._pace:
            time.sleep(self._pace.pause(spoken))
