"""Promises in a turn: who does what, by when."""

from __future__ import annotations

import re
from dataclasses import replace

from coach.deadlines import Deadline
from coach.listening.heard import HeardTurn
from coach.listening.observation import PromiseHeard
from coach.promises import happened, promises_in

_COMMITS = re.compile(
    r"\b(?:i|we)(?:\s+will|'ll|\s+shall|'m\s+going\s+to|\s+am\s+going\s+to|'re\s+going\s+to)\b",
    re.IGNORECASE,
)
_CHOICE = re.compile(r"(?:[^.!?;\n]|\.\d)*\bor\s+(?:i|we)\s+(?:can|could)\b", re.IGNORECASE)
"""Two ways put to the customer, each with its hour, promise neither of them."""
_JOINT = re.compile(r",?\s+(?:and|then|but)\s+(?:then\s+)?", re.IGNORECASE)
_BEFORE_TIME = re.compile(r"\b(?:on|by|at|for|until|before)\s+$", re.IGNORECASE)
_LONGEST = 160


def vows_in(heard: HeardTurn) -> list[PromiseHeard]:
    """The promises, in the order of the text.

    An agent's later act counts with or without a time; a customer's only with one.
    """
    spoken = _agents(heard) if heard.turn.speaker == "agent" else _customers(heard)
    found = []
    for start, end in spoken:
        text = heard.turn.text[start:end]
        moved = [_within(each, text, start) for each in _times(heard, start, end)]
        if heard.turn.speaker == "customer" and not moved:
            continue
        for promise in promises_in(text, moved, heard.turn.speaker, heard.turn.id, heard.turn.at):
            found.append(
                PromiseHeard(
                    who=heard.turn.speaker, what=promise.what[:_LONGEST], due=promise.due,
                    due_text=promise.due_text,
                )
            )  # fmt: skip
    return found


def _times(heard: HeardTurn, start: int, end: int) -> list[Deadline]:
    """The times to come that are named in this piece of the turn."""
    times = [each for each in heard.facts.deadlines if start <= each.start < end]
    return [each for each in times if not happened(heard.turn.text, each)]


def _within(time: Deadline, piece: str, start: int) -> Deadline:
    """The time in its piece, with the "on" before it: "ring you on Friday to check"."""
    begins = time.start - start
    little = _BEFORE_TIME.search(piece[:begins])
    begins = little.start() if little else begins
    ends = time.end - start
    return replace(time, start=begins, end=ends, text=piece[begins:ends])


def _agents(heard: HeardTurn) -> list[tuple[int, int]]:
    """The pieces in which the agent commits to a later act."""
    found = []
    for move in heard.moves:
        if move.move == "followup":
            pieces = _cut(heard, move.start, move.end)
            acts = [piece for piece in pieces if _COMMITS.search(heard.turn.text, *piece)]
            if acts or not _CHOICE.match(heard.turn.text, move.start):
                found += acts if len(pieces) > 1 and acts else [(move.start, move.end)]
    return found


def _cut(heard: HeardTurn, start: int, end: int) -> list[tuple[int, int]]:
    """A sentence with two acts, "I've booked it, and I'll ring you on Friday", in its two pieces."""
    found = []
    for joint in _JOINT.finditer(heard.turn.text, start, end):
        if _COMMITS.match(heard.turn.text, joint.end(), end):
            found.append((start, joint.start()))
            start = joint.end()
    return [*found, (start, end)]


def _customers(heard: HeardTurn) -> list[tuple[int, int]]:
    text = heard.turn.text
    sentences = (found.span() for found in re.finditer(r"[^.!?;\n]+", text))
    pieces = [piece for sentence in sentences for piece in _cut(heard, *sentence)]
    return [piece for piece in pieces if _COMMITS.search(text, *piece)]
