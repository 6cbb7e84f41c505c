"""`amends listen`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from bot.cli.problem import CommandError

if TYPE_CHECKING:
    from bot.replay import Listening
    from bot.terminal.player import Player


def listen(
    file: Annotated[str, typer.Argument(help="The transcript; `-` reads standard input.")],
    as_json: Annotated[
        bool, typer.Option("--json", help="Print observations as JSON, a line each.")
    ] = False,
    framework: Annotated[
        str | None, typer.Option(help="Follow this framework, like mama; else the policy's.")
    ] = None,
    live: Annotated[
        bool, typer.Option("--live", help="Play it as fast as it was spoken, on one screen.")
    ] = False,
    speed: Annotated[
        float | None, typer.Option(min=0.1, max=1_000, help="With --live: so many times as fast.")
    ] = None,
) -> None:
    """Replay a transcript and print what the coach notices, turn by turn. Nothing is kept.

    A line of the file is a turn, `{"speaker": "customer", "text": "It never came."}` (or "agent"; with
    "at" and "id" if they are known), or a whole call, `{"turns": [...]}`. A line that can't be read is
    told on stderr and left out; the exit code is then 1.

    Example: `amends listen call.jsonl`
    """
    if speed is not None and not live:
        raise CommandError("--speed is for playing. Add --live.")
    with _opened(file) as source:
        # Imported here: the coach costs more than everything else that the program does.
        from bot.pace import Pace
        from bot.terminal.outputs import output_for
        from bot.terminal.player import Player
        from bot.transcripts import read

        listening = _listening(framework)
        output = output_for(listening.packs, as_json, live)
        player = Player(listening, output, Pace(speed or 1.0) if live else None)
        try:
            player.play(read(source, "call" if file == "-" else Path(file).stem))
        except KeyboardInterrupt:
            raise typer.Exit(130) from None
    _account_for(player)


@contextmanager
def _opened(file: str) -> Iterator[BinaryIO]:
    """The transcript, ready to be read. Raises ``CommandError``."""
    if file == "-":
        yield sys.stdin.buffer
        return
    try:
        source = Path(file).open("rb")  # noqa: SIM115 (closed below)
    except OSError as error:
        raise CommandError(
            f"{file} can't be read: {error.strerror}. Give a file of turns, or - for standard input."
        ) from None
    with source:
        yield source


def _listening(framework: str | None) -> Listening:
    from bot.packs_in_use import packs_in_use
    from bot.replay import Listening

    packs = packs_in_use()
    if framework is not None and framework not in packs.frameworks:
        raise CommandError(
            f"There is no framework {framework!r}. Choose one of: {', '.join(packs.frameworks)}."
        )
    return Listening(packs, framework)


def _account_for(player: Player) -> None:
    """Ends with an error unless everything was heard."""
    from bot.transcripts import EXAMPLE

    if player.wrong:
        raise CommandError(
            f"{_count(player.turns, 'turn was', 'turns were')} heard,"
            f" {player.wrong} could not be read; correct what is told above."
        )
    if not player.turns:
        raise CommandError(f"No turn was given. Write one a line, like {EXAMPLE}")


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
