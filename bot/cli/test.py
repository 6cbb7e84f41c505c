"""`amends test`."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from typing import Annotated

import typer

from bot.cli.problem import CommandError

WORKERS = 2
"""Each starts a coach of its own; more would need more memory than a small machine has."""

app = typer.Typer(add_completion=False, rich_markup_mode="markdown")


# "-h" is pytest's too, so only the long form is ours; pytest's own options pass through.
@app.command(context_settings={"ignore_unknown_options": True, "allow_extra_args": True})
def test(
    context: typer.Context,
    fast: Annotated[
        bool,
        typer.Option("--fast", help="Leave out what needs the model, a browser or PostgreSQL."),
    ] = False,
) -> None:
    """Run the whole test suite. Any other argument goes to pytest.

    Example: `amends test --fast tests/coach -k offers`
    """
    from bot.startup.paths import ROOT

    if find_spec("pytest") is None:
        raise CommandError(
            "The tests' packages are not installed: run `python3 amends.py test`, which does it."
        )
    chosen = ["-m", "not full"] if fast else []
    # Files side by side: most of a full run is waiting for engine and browser. What somebody picks
    # out by hand is quicker in one process.
    shared = [] if context.args else ["-n", str(WORKERS), "--dist", "loadfile"]
    command = [sys.executable, "-m", "pytest", *chosen, *shared, *context.args]
    raise typer.Exit(subprocess.call(command, cwd=ROOT))
