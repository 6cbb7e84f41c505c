"""The call as a screen that is drawn anew with each turn: steps, the last turns, the one nudge."""

from __future__ import annotations

import sys
from typing import Any

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.layout import Layout
from rich.live import Live
from rich.text import Text

from bot.terminal.listening import Told, chart, notices, nudge, said, step, wrapup
from phrasebank.packs import Packs

KEPT = 30
"""Turns that are drawn at most; a screen holds fewer."""


class CallScreen:
    """What is to be seen after the latest turn; fits whatever size the terminal has.

    An output (``bot.terminal.outputs``): the screen is open while a call is played.
    """

    def __init__(self, console: Console, packs: Packs) -> None:
        self._console, self._packs = console, packs
        self._live: Live | None = None
        self._problems: list[str] = []
        self._call = ""
        self._turns: list[Told] = []
        self._nudge: Any = None
        self._course: list[float] = []

    def begins(self, call: str) -> None:
        """Opens an empty screen."""
        self._call, self._turns, self._nudge, self._course = call, [], None, []
        self._live = Live(
            self, console=self._console, screen=True, auto_refresh=True, refresh_per_second=4
        )
        self._live.start()

    def turn(self, told: Told) -> None:
        """Takes a turn in; a nudge leaves the screen when it no longer fits."""
        if self._turns and told["turn"] <= self._turns[-1]["turn"]:
            return
        self._turns = [*self._turns, told][-KEPT:]
        if told["speaker"] == "customer" and told["understood"]:
            self._course.append(told["anger"]["score"])
        if self._nudge and self._nudge["nudge"] in told["stale"]:
            self._nudge = None
        if told["nudges"]:
            self._nudge = told["nudges"][0]
        if self._live:
            self._live.refresh()

    def wrong(self, problem: str) -> None:
        """Kept until the screen is closed, which it would break."""
        self._problems.append(problem)

    def wrapup(self, told: Told) -> None:
        """Closes the screen and prints the end of the call below what was there before."""
        self.close()
        self._console.rule(Text(f"{self._call}: wrap-up", "bold"), align="left", style="dim")
        self._console.print(wrapup(told, self._packs))
        self._console.print()

    def close(self) -> None:
        """Gives the terminal back; safe to do twice."""
        if self._live:
            self._live.stop()
            self._live = None
        for problem in self._problems:
            print(problem, file=sys.stderr)
        self._problems = []

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Steps on top, the nudge at the bottom, between them the newest turns that fit."""
        height = options.height or console.height
        free = options.update(height=None)
        top, bottom = self._head(), Group(nudge(self._nudge)) if self._nudge else Text("")
        above = _lines(console, free, top)
        below = min(_lines(console, free, bottom), height // 2)
        screen = Layout()
        screen.split_column(
            Layout(top, size=above),
            Layout(self._latest(console, free, height - above - below)),
            Layout(bottom, size=below),
        )
        yield screen

    def _head(self) -> Group:
        head = Text.assemble((self._call, "bold"), ("  Ctrl-C ends", "dim"))
        steps = Text("   ").join(map(_unbroken, self._turns[-1]["steps"] if self._turns else []))
        course = f"anger {chart(self._course)}" if self._course else ""
        return Group(head, steps, Text(course, "dim"), Text(""))

    def _latest(self, console: Console, options: ConsoleOptions, room: int) -> Group:
        """The newest turns, whole, as many as there is room for."""
        shown: list[RenderableType] = []
        for told in reversed(self._turns):
            drawn = said(told, notices(told, self._packs))
            room -= _lines(console, options, drawn)
            if shown and room < 0:
                break
            shown.insert(0, drawn)
        return Group(*shown)


def _lines(console: Console, options: ConsoleOptions, drawn: RenderableType) -> int:
    return len(console.render_lines(drawn, options))


def _unbroken(told: Told) -> Text:
    """The step in one piece: lines end between steps."""
    drawn = step(told)
    return Text(drawn.plain.replace(" ", "\u00a0"), drawn.style)
