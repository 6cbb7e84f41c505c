"""Gives words to say."""

from __future__ import annotations

from actions.answering import Answering
from coach.answer import answer
from coach.turn import Reply, Turn


class ActionPhrase(Answering):
    """Gives words to say."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_phrase"

    def respond(self, turn: Turn) -> Reply:
        """The coach's judgement: ``coach.behaviours.phrase``, unless the state shows another meaning."""
        return answer(turn, "phrase")
