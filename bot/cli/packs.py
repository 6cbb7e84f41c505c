"""`amends packs`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.preview import app as preview_app
from bot.cli.problem import CommandError

if TYPE_CHECKING:
    from phrasebank import Packs

app = typer.Typer(add_completion=False, no_args_is_help=True, rich_markup_mode="markdown")
app.add_typer(preview_app, name="preview")


@app.callback()
def packs() -> None:
    """Make packs of your team's own, look at what they do, check them.

    Example: `amends packs init`, then `amends packs check`
    """


@app.command()
def init(
    folder: Annotated[
        Path | None, typer.Argument(help="Where to; else AMENDS_PACKS, or packs in AMENDS_HOME.")
    ] = None,
) -> None:
    """Make a folder for your team's own content, with a policy.yml to fill in.

    Nothing that is there already is touched.

    Example: `amends packs init`
    """
    from bot.team_folder import make
    from records.folders import load_folders

    settings = load_folders()
    made = make(folder or settings.packs_folder)
    print(f"Made {made}. Fill in the lines marked EDIT, then: amends packs check")
    if made.parent != settings.packs_folder:
        print(f"To use this folder, set AMENDS_PACKS={made.parent}")


@app.command()
def check(
    folder: Annotated[
        Path | None,
        typer.Argument(
            help="A team's folder, or a whole set of packs; if not given, the packs in use."
        ),
    ] = None,
    policy: Annotated[
        Path | None, typer.Option(help="A policy.yml to check in place of the team's.")
    ] = None,
) -> None:
    """Check the packs: unknown keys, duplicates, ids that point nowhere, examples that fail.

    Example: `amends packs check`
    """
    from bot.team_folder import is_whole
    from phrasebank.loader import ROOT
    from records.folders import load_folders

    if folder is not None and not folder.is_dir():
        raise CommandError(f"{folder} is not a folder. Make one: amends packs init {folder}")
    if folder is not None and is_whole(folder):
        _check(folder, policy, None)
    else:
        _check(ROOT, policy, folder or load_folders().team_packs())


def _check(root: Path, policy: Path | None, team: Path | None) -> None:
    from coach.pack_examples import failing_examples
    from phrasebank import PackError, load

    loaded = load(root, policy, team)
    if problems := failing_examples(loaded, within=team):
        raise PackError(problems)
    print(
        f"The packs are sound: {len(loaded.frameworks)} frameworks, {len(loaded.phrases)} phrases, "
        f"{len(loaded.rules)} rules to avoid, {len(loaded.answers)} answers, "
        f"{len(loaded.scenarios)} scenarios."
    )
    if team is not None:
        print(f"{_own(loaded, team)} of your own, from {team}")
    _warn_of_unset(loaded)


def _own(loaded: Packs, team: Path) -> str:
    """How many entries the team's folder gave."""
    count = sum(Path(file).is_relative_to(team) for file in loaded.files.values())
    return f"{count} {'entry' if count == 1 else 'entries'}"


def _warn_of_unset(loaded: Packs) -> None:
    from bot.preview.policy import unset

    if names := unset(loaded.policy):
        file = loaded.file_of("policy")
        print(f"Still to do: {', '.join(names)} in {file} have no phone number.")
