"""`amends export`."""

from __future__ import annotations

import asyncio
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.problem import CommandError

if TYPE_CHECKING:
    from coach.recovery import Recovery
    from phrasebank import Packs
    from records.view import RecordView


def export(
    recovery: Annotated[
        str | None, typer.Argument(help="Id of the recovery; its first letters are enough.")
    ] = None,
    form: Annotated[
        str, typer.Option("--format", help="md, json, csv, html, or crm: five plain lines.")
    ] = "md",
    everything: Annotated[bool, typer.Option("--all", help="Every recovery.")] = False,
    since: Annotated[
        str | None, typer.Option(help="With --all: opened on or after this day, as 2026-11-01.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="File to write; else it is printed.")
    ] = None,
) -> None:
    """Write a recovery's record to a file, or print it.

    Example: `amends export 1898b114 --format html --out record.html`
    """
    from bot.packs_in_use import packs_in_use
    from records.export import FORMATS

    if form not in FORMATS:
        raise CommandError(f"There is no format {form!r}. Choose one of: {', '.join(FORMATS)}.")
    if (recovery is None) != everything:
        raise CommandError(
            'Give the id of one recovery, or --all. Type "export" to the coach to see a recovery\'s id.'
        )
    packs = packs_in_use()
    views = asyncio.run(_views(recovery, _day(since), packs))
    text = FORMATS[form].render(views, packs)
    if out is None:
        sys.stdout.write(text if text.endswith("\n") else text + "\n")
        return
    try:
        out.write_text(text, encoding="utf-8")
    except OSError as error:
        raise CommandError(
            f"{out} can't be written: {error.strerror}. Choose another place with --out."
        ) from None
    print(f"{len(views)} record(s) in {out}")


def _day(since: str | None) -> datetime | None:
    if since is None:
        return None
    try:
        return datetime.fromisoformat(since).replace(tzinfo=UTC)
    except ValueError:
        raise CommandError(f"{since!r} is not a day. Write it as 2026-11-01.") from None


async def _views(recovery: str | None, since: datetime | None, packs: Packs) -> list[RecordView]:
    from records.database import Database
    from records.settings import load_store_settings
    from records.view import view_of

    async with Database(load_store_settings().database_url) as database, database.reading() as unit:
        found = await unit.recoveries(since=since, limit=None)
        if recovery is not None:
            found = one_of(found, recovery)
        return [view_of(each, await unit.turns(each.id), packs) for each in found]


def one_of(found: list[Recovery], recovery: str) -> list[Recovery]:
    """The one whose id begins so, alone. Raises ``CommandError`` unless it is one."""
    matching = [each for each in found if each.id.startswith(recovery)]
    if len(matching) != 1:
        many = "more than one recovery" if matching else "no recovery"
        raise CommandError(
            f"There is {many} whose id begins with {recovery!r}. Give more of it, or use --all."
        )
    return matching
