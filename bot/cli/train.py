"""`amends train`."""

from __future__ import annotations

from typing import Annotated

import typer


def train(
    force: Annotated[bool, typer.Option("--force", help="Train even if nothing changed.")] = False,
) -> None:
    """Train the dialogue model, if config.yml, domain.yml or data/ changed since the last time.

    Example: `amends train --force`
    """
    from bot.settings import load_settings
    from bot.startup import model, paths, preflight
    from bot.startup.problem import StartupError
    from bot.startup.progress import Stages
    from bot.startup.up import trainer
    from records.settings import load_store_settings

    home = load_store_settings().home
    preflight.check_home(home)
    python = preflight.engine_python(load_settings())
    with Stages(1).stage("dialogue model"):
        found = model.ensure(paths.ROOT, paths.models(home), trainer(python, home), force)
    if found.stale:
        raise StartupError(f"{found.stale}\nThe model trained before is kept.")
    print(found.path)
