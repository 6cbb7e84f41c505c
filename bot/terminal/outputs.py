"""Where what was noticed in a call goes: JSON lines, a log, or a screen."""

from __future__ import annotations

import json
import sys
from typing import Protocol

from rich.console import Console

from bot.terminal.listening import WIDTH, CallLog, Told
from bot.terminal.listening_screen import CallScreen
from phrasebank.packs import Packs


class Output(Protocol):
    """Told of calls one after the other; of each its beginning, its turns and its wrap-up."""

    def begins(self, call: str) -> None:
        """A call begins."""

    def turn(self, told: Told) -> None:
        """An observation; the same may come twice."""

    def wrong(self, problem: str) -> None:
        """Something can't be read and is left out."""

    def wrapup(self, told: Told) -> None:
        """The call has ended."""

    def close(self) -> None:
        """No call will follow."""


class JsonLines:
    """An observation a line, as the HTTP interface gives it, and nothing else on stdout."""

    def begins(self, call: str) -> None:
        """Says nothing: the wrap-up names the call."""

    def turn(self, told: Told) -> None:
        """A line, sent at once: somebody may be waiting for it at the other end of a pipe."""
        print(json.dumps(told, ensure_ascii=False), flush=True)

    def wrong(self, problem: str) -> None:
        """On stderr."""
        print(problem, file=sys.stderr, flush=True)

    def wrapup(self, told: Told) -> None:
        """A line under a name of its own."""
        print(json.dumps({"wrapup": told}, ensure_ascii=False), flush=True)

    def close(self) -> None:
        """Nothing to do."""


def output_for(packs: Packs, as_json: bool, live: bool) -> Output:
    """JSON if that is asked for; a screen to play on, if there is a terminal; else a log."""
    if as_json:
        return JsonLines()
    console = Console(highlight=False)
    if live and console.is_terminal:
        return CallScreen(console, packs)
    console.width = min(WIDTH, console.width)
    return CallLog(console, packs)
