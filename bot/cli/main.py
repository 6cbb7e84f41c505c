"""The `amends` program."""

from __future__ import annotations

import os
import signal
import sys
from importlib import metadata
from typing import Annotated, NoReturn

import typer

from bot.cli.commands import LazyGroup
from bot.cli.problem import show

app = typer.Typer(
    cls=LazyGroup,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    epilog='Example: `amends up`, then `amends check "I understand how you feel"`',
)


def _version(wanted: bool) -> None:
    if not wanted:
        return
    try:
        print(metadata.version("amends"))
    except metadata.PackageNotFoundError:
        print("amends, from a checkout")
    raise typer.Exit


@app.callback()
def amends(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Amends coaches staff through putting things right with an upset customer."""


def run() -> None:
    """Runs the command line; exits 1 with a sentence on any problem, 2 on wrong usage."""
    # So that a command which is told to end can stop what it has started.
    signal.signal(signal.SIGTERM, _interrupted)
    try:
        app(prog_name="amends")
    except BrokenPipeError:
        # The reader of our output left; keep Python from complaining about it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except Exception as problem:
        show(problem)
        sys.exit(1)


def _interrupted(*_: object) -> NoReturn:
    raise KeyboardInterrupt
