"""The table of commands. A command's module is imported only when that command is run."""

from __future__ import annotations

from importlib import import_module
from typing import NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup


class Entry(NamedTuple):
    """A command: `function` in `module` is its function, or a Typer instance."""

    name: str
    module: str
    function: str
    summary: str


COMMANDS = (
    Entry("up", "bot.cli.up", "up", "Set up what is missing, start Amends, print its address."),
    Entry("chat", "bot.cli.chat", "chat", "The same conversation in the terminal."),
    Entry("practise", "bot.cli.practise", "practise", "Practise on a simulated upset customer."),
    Entry("check", "bot.cli.check", "check", "What to avoid in a sentence, why, what instead."),
    Entry("listen", "bot.cli.listen", "listen", "What the coach notices in a transcript."),
    Entry("export", "bot.cli.export", "export", "Write a recovery's record to a file."),
    Entry("packs", "bot.cli.packs", "app", "Look at the phrase packs and check them."),
    Entry("scenario", "bot.cli.scenario", "app", "Draft a scenario to practise from a record."),
    Entry("train", "bot.cli.train", "train", "Train the dialogue model."),
    Entry("migrate", "bot.cli.migrate", "migrate", "Bring the database to the newest version."),
    Entry("doctor", "bot.cli.doctor", "doctor", "Check the set-up, say what to do."),
    Entry("test", "bot.cli.test", "app", "Run the test suite; arguments go to pytest."),
)


def load(entry: Entry) -> object:
    """Imports the command and returns it, ready to be invoked."""
    found = getattr(import_module(entry.module), entry.function)
    if not isinstance(found, typer.Typer):
        alone = typer.Typer(add_completion=False, rich_markup_mode="markdown")
        alone.command(name=entry.name)(found)
        found = alone
    command = typer.main.get_command(found)
    command.name = entry.name
    return command


class LazyGroup(TyperGroup):
    """Lists all commands from the table, and imports the one that was asked for."""

    def __init__(self, **attributes: object) -> None:
        """Stands a stub in for each command, which is all that `--help` needs."""
        super().__init__(**attributes)  # type: ignore[arg-type]
        for entry in COMMANDS:
            self.commands[entry.name] = TyperCommand(name=entry.name, help=entry.summary)

    def resolve_command(self, ctx, args):  # type: ignore[no-untyped-def]
        """Finds the command as ever, then puts the real one in the stub's place."""
        name, stub, rest = super().resolve_command(ctx, args)
        chosen = next((entry for entry in COMMANDS if entry.name == name), None)
        return (name, load(chosen), rest) if chosen else (name, stub, rest)
