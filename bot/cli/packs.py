"""`amends packs`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

_WANTED = "Give the folder that holds frameworks/, phrases/, avoid/ \u2026"

app = typer.Typer(add_completion=False, no_args_is_help=True, rich_markup_mode="markdown")


@app.callback()
def packs() -> None:
    """Look at the phrase packs and check them."""


@app.command()
def check(
    folder: Annotated[
        Path | None,
        typer.Argument(help="Folder of packs; those that come with Amends if not given."),
    ] = None,
    policy: Annotated[Path | None, typer.Option(help="A policy.yml to check with them.")] = None,
) -> None:
    """Check the packs: unknown keys, duplicates, ids that point nowhere, examples that fail.

    Example: `amends packs check`
    """
    from bot.cli.problem import CommandError
    from coach.pack_examples import failing_examples
    from phrasebank import load
    from phrasebank.loader import ROOT

    if folder is not None and not folder.is_dir():
        raise CommandError(f"{folder} is not a folder. {_WANTED}")
    loaded = load(folder or ROOT, policy)
    if problems := failing_examples(loaded):
        raise CommandError("\n".join(str(problem) for problem in problems))
    print(
        f"The packs are sound: {len(loaded.frameworks)} frameworks, {len(loaded.phrases)} phrases, "
        f"{len(loaded.rules)} rules to avoid, {len(loaded.answers)} answers."
    )
