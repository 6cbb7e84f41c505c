"""`amends scenario`."""

from __future__ import annotations

import asyncio
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.problem import CommandError

if TYPE_CHECKING:
    from bot.drafting.quotes import Told

app = typer.Typer(add_completion=False, no_args_is_help=True, rich_markup_mode="markdown")
_ID = re.compile(r"[a-z][a-z0-9_]*")


@app.callback()
def scenario() -> None:
    """Make scenarios of your team's own to practise on.

    Example: `amends scenario from 1898b114`
    """


@app.command(name="from")
def from_record(
    record: Annotated[str, typer.Argument(help="Id of a recovery; its first letters are enough.")],
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", "-o", help="File to write, named like the scenario; else it is printed."
        ),
    ] = None,
) -> None:
    """Draft a scenario from a past recovery, without names and numbers. Lines marked TODO are yours to write.

    Example: `amends scenario from 1898b114 --out packs/scenarios/late_cooker.yml`
    """
    from bot.drafting.draft import draft_of
    from bot.drafting.file import file_text
    from bot.packs_in_use import packs_in_use

    name = _name(out) if out else None
    told = asyncio.run(_told(record))
    text = file_text(draft_of(told, packs_in_use(), name))
    if out is None:
        sys.stdout.write(text)
        return
    _write(out, text)
    print(
        f"A draft is in {out}. Read every line, fill in what is marked TODO, then: amends packs check"
    )


def _name(out: Path) -> str:
    """The scenario's id. Raises ``CommandError`` for a file that can't be a scenario's."""
    if out.suffix != ".yml" or not _ID.fullmatch(out.stem):
        raise CommandError(
            f"{out.name} can't be a scenario's file. Name it in small letters, digits and _,"
            " like late_cooker.yml."
        )
    if out.exists():
        raise CommandError(f"{out} is there already. Choose another name with --out.")
    return out.stem


def _write(out: Path, text: str) -> None:
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with out.open("x", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        raise CommandError(
            f"{out} can't be written: {error.strerror}. Choose another place with --out."
        ) from None


async def _told(record: str) -> Told:
    """The recovery, with what was said on its call and typed in its chat. Raises ``CommandError``."""
    from bot.cli.export import one_of
    from bot.drafting.quotes import Told
    from records.database import Database
    from records.settings import load_store_settings
    from records.view import PRIVATE

    async with Database(load_store_settings().database_url) as database, database.reading() as unit:
        (recovery,) = one_of(await unit.recoveries(limit=None), record)
        said = [
            turn.text for turn in await unit.calls.turns(recovery.conversation)
            if turn.speaker == "customer"
        ]  # fmt: skip
        typed = [
            turn.text for turn in await unit.turns(recovery.id)
            if turn.text and turn.behaviour != PRIVATE
        ]  # fmt: skip
    return Told(recovery, said, typed)
