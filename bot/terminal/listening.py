"""Draws what the coach noticed in a call: turn by turn, at the end the wrap-up."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from phrasebank.packs import Packs

WIDTH = 80
Told = Mapping[str, Any]
"""An observation or a wrap-up, as the HTTP interface gives it."""
Notice = tuple[str, Text]
"""A mark, which says the kind without colour, and what was noticed."""
_SPEAKER = {"customer": "bold cyan", "agent": "bold"}
_LEVEL = {"calm": "dim", "frustrated": "yellow", "angry": "red"}
STEP_MARK = {"done": "\u2713", "started": "\u25b8", "skipped": "\u2013", "open": "\u25cb"}
_STEP_STYLE = {"done": "green", "started": "bold", "skipped": "dim", "open": "dim"}
_LONGEST_QUOTE = 70
_CHART = "\u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588"


class CallLog:
    """Prints calls as they go (an output, see ``bot.terminal.outputs``)."""

    def __init__(self, console: Console, packs: Packs) -> None:
        self._console, self._packs = console, packs
        self._done: set[str] = set()
        self._last = 0

    def begins(self, call: str) -> None:
        """A heading for the call."""
        self._done, self._last = set(), 0
        self._console.rule(Text(call, "bold"), align="left", style="dim")

    def turn(self, told: Told) -> None:
        """What was said and what it showed; what was printed before isn't printed again."""
        if told["turn"] <= self._last:
            return
        self._last = told["turn"]
        ticked = [s for s in told["steps"] if s["state"] == "done" and s["id"] not in self._done]
        self._done |= {step["id"] for step in ticked}
        self._console.print(said(told, [*notices(told, self._packs), *ticks(ticked)]))
        for card in told["nudges"]:
            self._console.print(Padding(nudge(card), (0, 0, 1, 12)))

    def wrong(self, problem: str) -> None:
        """On stderr, between the turns, where it belongs."""
        print(problem, file=sys.stderr, flush=True)

    def wrapup(self, told: Told) -> None:
        """The end of the call."""
        self._console.rule(Text("Wrap-up", "bold"), align="left", style="dim")
        self._console.print(wrapup(told, self._packs))
        self._console.print()

    def close(self) -> None:
        """Nothing to do."""


def said(told: Told, noticed: Iterable[Notice]) -> RenderableType:
    """Number, speaker and words of a turn; below the words what was noticed, each with its mark."""
    below = Table.grid(padding=(0, 1))
    below.add_column(width=1)
    below.add_column()
    for mark, text in noticed:
        below.add_row(Text(mark, text.style), text)
    row = Table.grid(padding=(0, 1))
    row.add_column(width=3, justify="right", style="dim")
    row.add_column(width=8)
    row.add_column(ratio=1)
    speaker = Text(told["speaker"], _SPEAKER[told["speaker"]])
    row.add_row(str(told["turn"]), speaker, Group(Text(told["text"]), below))
    return Padding(row, (0, 0, 1, 0))


def notices(told: Told, packs: Packs) -> Iterator[Notice]:
    """What was noticed: anger, signals, moves, what is better left unsaid, promises."""
    if not told["understood"]:
        yield "?", Text("Not in English: nothing was concluded from it.", "dim")
        return
    if told["speaker"] == "customer":
        yield "~", anger(told["anger"], packs)
    if told["signals"]:
        yield "!", Text(", ".join(map(_plain, told["signals"])), "yellow")
    if told["moves"]:
        moves = dict.fromkeys(packs.label(f"move.{move['move']}") for move in told["moves"])
        yield "+", Text(", ".join(moves), "dim")
    for finding in told["findings"]:
        yield from _finding(finding)
    for promise in told["promises"]:
        due = f" ({promise['due_text']})" if promise["due_text"] else ""
        yield "\u00bb", Text(f"promised by the {promise['who']}: {promise['what']}{due}", "dim")


def ticks(steps: Iterable[Told]) -> Iterator[Notice]:
    """A line for each step that was done, with the words that did it."""
    for each in steps:
        because = f" {quoted(each['because'])}" if each["because"] else ""
        line = Text(each["title"], "green")
        yield STEP_MARK["done"], line.append(because, "dim")


def anger(told: Told, packs: Packs) -> Text:
    """The level in a word, its number, and the words that show it."""
    level = str(told["level"])
    line = Text(f"{packs.label(f'level.{level}').lower()} {told['score']:.2f}", _LEVEL[level])
    if told["because"]:
        line.append(": " + ", ".join(map(quoted, told["because"])), "dim")
    return line


def nudge(card: Told) -> Panel:
    """The one thing worth saying now."""
    parts: list[RenderableType] = [Text(_unmarked(card["text"]))]
    parts += [Text(f"\u201c{phrase['text']}\u201d", "bold") for phrase in card.get("phrases", [])]
    title = Text(card["title"], "bold")
    return Panel(Group(*parts), title=title, title_align="left", border_style="magenta")


def step(told: Told) -> Text:
    """A step with its mark; colour says nothing that the mark doesn't."""
    return Text(f"{STEP_MARK[told['state']]} {told['title']}", _STEP_STYLE[told["state"]])


def wrapup(told: Told, packs: Packs) -> RenderableType:
    """The three lines, then how it stands."""
    rows = Table.grid(padding=(0, 1))
    rows.add_column(width=8, style="dim")
    rows.add_column(ratio=1)
    for number, line in enumerate(filter(None, told["lines"]), 1):
        rows.add_row(str(number), Text(line))
    result = packs.label(f"result.{told['result']}") if told["result"] else "not settled"
    rows.add_row("result", Text(result))
    if told["course"]:
        rows.add_row("anger", Text(chart(told["course"])))
    for number, each in enumerate(told["steps"]):
        rows.add_row("" if number else "steps", step(each))
    return rows


def chart(course: list[float]) -> str:
    """The anger over the customer's turns, a bar each, with first, highest and last as numbers."""
    last = len(_CHART) - 1
    bars = "".join(_CHART[round(min(max(score, 0), 1) * last)] for score in course[-40:])
    return f"{bars}  first {course[0]:.2f}, highest {max(course):.2f}, last {course[-1]:.2f}"


def quoted(text: str) -> str:
    """Words of the call in quotes, cut when they are long."""
    short = text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1].rstrip() + "\u2026"
    return f"\u201c{short}\u201d"


def _finding(told: Told) -> Iterator[Notice]:
    line = Text(style="red")
    yield "\u2717", line.append(quoted(told["quote"])).append(f" {told['why']}", "default")
    for rewrite in told["instead"][:1]:
        yield "\u2192", Text(rewrite, "green")


def _plain(name: str) -> str:
    return name.replace("_", " ")


def _unmarked(markdown: str) -> str:
    return markdown.replace("**", "")
