"""`amends practise`."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Annotated
from uuid import uuid4

import typer

from bot.cli.problem import CommandError

if TYPE_CHECKING:
    from phrasebank import Packs

HOW = "What you type is said to the customer. Ctrl-D ends; what you did is kept."


def practise(
    scenario: Annotated[
        str | None, typer.Option(help="Id of the scenario; else a few are offered.")
    ] = None,
    level: Annotated[
        int | None, typer.Option(help="1 to 3; else the one that fits what you passed.")
    ] = None,
    listed: Annotated[bool, typer.Option("--list", help="List the scenarios and levels.")] = False,
) -> None:
    """Practise on a simulated upset customer. Uses the coach that is running, else starts one for the while.

    Example: `amends practise --scenario sofa_not_delivered --level 1`
    """
    from bot.packs_in_use import packs_in_use

    packs = packs_in_use()
    if listed:
        _list(packs)
        return
    payload = payload_of(packs, scenario, level)
    from rich.console import Console

    from bot.cli.chat import piped, running_coach
    from bot.settings import load_settings
    from bot.terminal.client import CoachClient
    from bot.terminal.practice_repl import PracticeRepl

    settings, console = load_settings(), Console()
    with (
        running_coach(settings.url, settings.engine_start_seconds + 120),
        CoachClient(settings.url, uuid4().hex) as client,
    ):
        repl = PracticeRepl(client, console, payload)
        if not sys.stdin.isatty():
            repl.begin()
            piped(client, console)
            return
        console.print(HOW, style="dim")
        repl.run()


def payload_of(packs: Packs, scenario: str | None, level: int | None) -> str:
    """What begins this practice. Raises ``CommandError`` for what there isn't, naming what there is."""
    if scenario is not None and scenario not in packs.scenarios:
        raise CommandError(
            f"There is no scenario {scenario!r}. Choose one of: {', '.join(packs.scenarios)}."
        )
    levels = [str(one.number) for one in packs.levels.values()]
    if level is not None and str(level) not in levels:
        raise CommandError(f"There is no level {level}. Choose one of: {', '.join(levels)}.")
    given = {"scenario": scenario, "level": str(level) if level is not None else None}
    told = {name: value for name, value in given.items() if value is not None}
    return f"/train{json.dumps(told)}" if told else "/train"


def _list(packs: Packs) -> None:
    """Every scenario by its id, then the levels."""
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    for head in ("scenario", "trade", "temper", "what it is about"):
        table.add_column(head, no_wrap=head == "scenario")
    for one in packs.scenarios.values():
        temper = packs.temperaments[one.temperament].title.lower()
        table.add_row(one.id, one.trade, temper, one.title)
    console = Console(highlight=False)
    console.print(table)
    console.print()
    for level in packs.levels.values():
        console.print(f"level {level.number}: {level.about}")
