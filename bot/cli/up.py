"""`amends up`."""

from __future__ import annotations

from typing import Annotated

import typer


def up(
    port: Annotated[
        int | None, typer.Option(min=1, max=65535, help="Port to use instead of AMENDS_PORT.")
    ] = None,
) -> None:
    """Set up what is missing (model, database), start the dialogue engine and the app, and print
    the address to open. Ctrl-C stops everything.

    Example: `amends up --port 9000`
    """
    from bot.settings import load_settings
    from bot.startup.up import up as start
    from records.settings import load_store_settings

    settings = load_settings()
    if port is not None:
        settings = settings.model_copy(update={"port": port})
    start(settings, load_store_settings())
