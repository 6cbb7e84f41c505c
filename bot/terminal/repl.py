"""The terminal chat: a line to type, a key for everything else."""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import Any
from uuid import uuid4

from prompt_toolkit import PromptSession
from prompt_toolkit.application import get_app
from prompt_toolkit.filters import Condition
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from rich.console import Console

from bot.terminal.card import show
from bot.terminal.client import CoachClient, CoachError

#: Key after Esc (or with Alt) → what it sends.
KEYS = {
    "n": ("/advance", "next"), "b": ("/back", "back"), "s": ("/skip", "skip"), "p": ("/phrase", "words"),
    "u": ("/undo", "undo"), "w": ("/why", "why"), "l": ("/where", "left"), "r": ("/record", "record"),
    "e": ("/export", "export"),
}  # fmt: skip
MAX_CASES = 4


class Repl:
    """Up to four cases; each is a conversation of its own."""

    def __init__(self, client: CoachClient, console: Console) -> None:
        self._client = client
        self._console = console
        self._cases = [client.conversation]
        self._card: dict[str, Any] = {}

    def run(self) -> None:
        """Reads and answers until Ctrl-D, ``quit`` or ``exit``."""
        session: PromptSession[str] = PromptSession(
            key_bindings=self._bindings(), bottom_toolbar=self._toolbar
        )
        while True:
            try:
                typed = session.prompt(self._prompt()).strip()
            except KeyboardInterrupt:
                continue
            except EOFError:
                return
            if typed in ("quit", "exit"):
                return
            self._answer(typed)

    def _prompt(self) -> str:
        """What stands before the line that is typed."""
        return f"case {self._number()} > "

    def _answer(self, typed: str) -> None:
        if not typed:
            return
        if typed.startswith("\x00"):
            self._special(typed[1:])
        elif len(typed) == 1 and (button := self._button(typed)):
            self._press(button["payload"])
        else:
            self._tell(lambda: self._client.say(typed))

    def _special(self, what: str) -> None:
        """What a key asked for: a payload, a case, a phrase."""
        kind, _, value = what.partition(":")
        if kind == "press":
            self._press(value)
        elif kind == "case":
            self._switch(int(value))
        elif kind == "new":
            self._new_case()

    def _press(self, payload: str) -> None:
        if '"customer": "new"' in payload and len(self._cases) < MAX_CASES:
            told = self._last_typed()
            self._new_case()
            if told:
                self._tell(lambda: self._client.say(told))
            return
        self._tell(lambda: self._client.press(payload))

    def _tell(self, ask: Callable[[], dict[str, Any]]) -> None:
        try:
            self._card = ask()
        except CoachError as error:
            self._console.print(str(error), style="yellow", markup=False)
            return
        show(self._console, self._card)

    def _new_case(self) -> None:
        if len(self._cases) == MAX_CASES:
            self._console.print("Four cases are open. Close one first.", style="yellow")
            return
        self._cases.append(uuid4().hex)
        self._switch(len(self._cases))

    def _switch(self, number: int) -> None:
        if 1 <= number <= len(self._cases):
            self._client.conversation = self._cases[number - 1]
            self._card = {}
            recovery = self._client.state().get("recovery")
            self._console.rule(f"case {number}: {recovery['title'] if recovery else 'new'}")

    def _number(self) -> int:
        return self._cases.index(self._client.conversation) + 1

    def _last_typed(self) -> str | None:
        messages = self._client.state()["messages"]
        return next((message["text"] for message in reversed(messages) if message["text"]), None)

    def _button(self, letter: str) -> dict[str, Any] | None:
        buttons = dict(zip("abcdefgh", self._card.get("buttons", []), strict=False))
        return buttons.get(letter)

    def _toolbar(self) -> str:
        keys = " ".join(f"{key.upper()} {name}" for key, (_, name) in KEYS.items())
        return f" Alt+ {keys} T new 1\u20264 case | 1\u20269 copy | Ctrl-D end"

    def _bindings(self) -> KeyBindings:
        bindings = KeyBindings()
        for key, (payload, _) in KEYS.items():
            bindings.add("escape", key)(_sending(f"press:{payload}"))
        for number in range(1, MAX_CASES + 1):
            bindings.add("escape", str(number))(_sending(f"case:{number}"))
        bindings.add("escape", "t")(_sending("new:"))
        for number in range(1, 10):
            bindings.add(str(number), filter=Condition(_nothing_typed))(self._copying(number))
        return bindings

    def _copying(self, number: int) -> Callable[[KeyPressEvent], None]:
        def copy(event: KeyPressEvent) -> None:
            phrases = self._card.get("phrases", [])
            if number > len(phrases):
                event.app.current_buffer.insert_text(str(number))
                return
            phrase = phrases[number - 1]
            _to_clipboard(event, phrase["text"])
            if self._card.get("record"):
                self._client.taken(self._card["record"], phrase["id"], phrase["text"])

        return copy


def _nothing_typed() -> bool:
    return not get_app().current_buffer.text


def _sending(what: str) -> Callable[[KeyPressEvent], None]:
    def send(event: KeyPressEvent) -> None:
        event.app.exit(result="\x00" + what)

    return send


def _to_clipboard(event: KeyPressEvent, text: str) -> None:
    """Through the terminal itself (OSC 52), which works over SSH too; most terminals allow it."""
    event.app.output.write_raw(f"\x1b]52;c;{base64.b64encode(text.encode()).decode()}\x07")
    event.app.output.flush()
