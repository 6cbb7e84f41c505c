"""Says when a conversation needs a new Rasa session: turns stay quick and slots stay true."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from bot.dialogue import Dialogue

TURNS = 20
"""Rasa replays a session's events at every turn; from about here on it can be felt."""
REMEMBERED = 10_000


@dataclass
class _Session:
    generation: int
    turns: int = 0


class Sessions:
    """Counts turns a session.

    Forgetting one costs nothing: the next message starts a new one from the record.
    """

    def __init__(self, dialogue: Dialogue) -> None:
        self._dialogue = dialogue
        self._known: OrderedDict[str, _Session] = OrderedDict()

    @contextmanager
    def turn(self, conversation: str) -> Iterator[bool]:
        """Whether this turn must start a new session; after one that fails the next must."""
        session = self._known.pop(conversation, None)
        generation = self._dialogue.generation
        fresh = session is None or session.generation != generation or session.turns >= TURNS
        if session is None or fresh:
            session = _Session(generation)
        yield fresh
        session.turns += 1
        self._known[conversation] = session
        while len(self._known) > REMEMBERED:
            self._known.popitem(last=False)

    def forget(self, conversation: str) -> None:
        """Makes the next turn start a new session, because the case changed elsewhere."""
        self._known.pop(conversation, None)
