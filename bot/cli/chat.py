"""`amends chat`."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated
from uuid import uuid4

import typer

from bot.cli.problem import CommandError

GREETING = "Tell me of an upset customer: what went wrong, with what, how are they? (Ctrl-D ends)"


def chat(
    conversation: Annotated[
        str | None, typer.Option(help="Take up this conversation instead of starting a new one.")
    ] = None,
) -> None:
    """The same conversation in the terminal. Uses the coach that is running, else starts one for the while.

    Example: `amends chat`
    """
    from rich.console import Console

    from bot.settings import load_settings
    from bot.terminal.client import CoachClient
    from bot.terminal.repl import Repl

    settings = load_settings()
    console = Console()
    with (
        running_coach(settings.url, settings.engine_start_seconds + 120),
        CoachClient(settings.url, conversation or uuid4().hex) as client,
    ):
        if not sys.stdin.isatty():
            piped(client, console)
            return
        console.print(GREETING, style="dim")
        Repl(client, console).run()


def piped(client: object, console: object) -> None:
    """Messages from a pipe or a file, a line each."""
    from bot.terminal.card import show
    from bot.terminal.client import CoachClient, CoachError

    assert isinstance(client, CoachClient)
    for line in sys.stdin:
        if not line.strip():
            continue
        if line.strip() in ("quit", "exit"):
            return
        print(f"> {line.strip()}")
        try:
            show(console, client.say(line))  # type: ignore[arg-type]
        except CoachError as error:
            print(error)


@contextmanager
def running_coach(url: str, seconds: float) -> Iterator[None]:
    """A running coach: the one that is there, or one that is started now and stopped at the end."""
    from bot.terminal.client import is_ready

    if is_ready(url):
        yield
        return
    print("Starting the coach \u2026", file=sys.stderr)
    # A session of its own: Ctrl-C at the prompt must not stop the coach behind it.
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "up"], stdout=sys.stderr, start_new_session=True
    )
    try:
        _wait(process, url, seconds)
        yield
    finally:
        process.terminate()
        process.wait(30)


def _wait(process: subprocess.Popen[bytes], url: str, seconds: float) -> None:
    from bot.terminal.client import is_ready

    ends = time.monotonic() + seconds
    while not is_ready(url):
        if process.poll() is not None:
            raise CommandError("The coach could not be started; the lines above say why.")
        if time.monotonic() > ends:
            raise CommandError(
                f"The coach was not ready after {seconds:.0f} s. Try `amends doctor`."
            )
        time.sleep(0.3)
