"""The terminal chat in a practice: it begins by itself, and the keys mean what they mean there."""

from __future__ import annotations

from rich.console import Console

from bot.terminal.client import CoachClient
from bot.terminal.repl import Repl

#: Key after Esc (or with Alt) → what it does in a practice. The keys themselves are the chat's.
KEYS = {"u": "try that line again", "l": "how they feel", "p": "hint", "n": "next"}


class PracticeRepl(Repl):
    """Presses ``payload`` first, then goes on as the chat does."""

    def __init__(self, client: CoachClient, console: Console, payload: str) -> None:
        super().__init__(client, console)
        self._payload = payload

    def begin(self) -> None:
        """Begins the practice and shows who is on the line."""
        self._press(self._payload)

    def run(self) -> None:
        """Begins, then reads and answers until Ctrl-D, ``quit`` or ``exit``."""
        self.begin()
        super().run()

    def _prompt(self) -> str:
        """Who hears what is typed: while a customer is on the line, they do."""
        told = self._card.get("practice") or {}
        return "you say > " if told.get("phase") == "running" else super()._prompt()

    def _toolbar(self) -> str:
        keys = " ".join(f"{key.upper()} {name}" for key, name in KEYS.items())
        return f" Alt+ {keys} | a letter presses its button | Ctrl-D end"
