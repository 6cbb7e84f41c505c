"""How the command line tells of trouble: in a sentence, never as a traceback."""

from __future__ import annotations

import os
import sys
import tempfile
import traceback
from pathlib import Path

# Named, not imported: a quick command must not load the database to be able to fail.
TOLD = {
    "bot.cli.problem.CommandError",
    "bot.settings.SettingsError",
    "bot.startup.problem.StartupError",
    "phrasebank.errors.PackError",
    "records.errors.StoreError",
}


class CommandError(Exception):
    """A command cannot do what was asked; the text says why and what to do."""


def is_told(problem: BaseException) -> bool:
    """True if the exception's text was written for the person at the keyboard."""
    return any(f"{base.__module__}.{base.__qualname__}" in TOLD for base in type(problem).__mro__)


def show(problem: Exception) -> None:
    """Prints what is wrong to stderr; an unforeseen error leaves its details in a file."""
    if is_told(problem):
        print(f"amends: {problem}", file=sys.stderr)
        return
    what = f"{type(problem).__name__}: {problem}"
    print(
        f"amends: something went wrong that Amends did not foresee ({what}).\n"
        f"The details are in {_keep_details(problem)}; please report it with that file.",
        file=sys.stderr,
    )


def _keep_details(problem: Exception) -> Path:
    home = os.environ.get("AMENDS_HOME")
    folders = [Path(home) / "run"] if home else []
    for folder in [*folders, Path(tempfile.gettempdir())]:
        path = folder / "amends-error.log"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            path.write_text("".join(traceback.format_exception(problem)), encoding="utf-8")
        except OSError:
            continue
        return path
    return Path(os.devnull)
