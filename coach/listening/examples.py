"""Replays the examples that nudges and cues carry, for `amends packs check` and for their tests."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from coach.listening.call import Call
from coach.listening.listener import Listener
from coach.listening.nudging import fits
from coach.listening.observation import CallTurn
from phrasebank.packs import Packs
from phrasebank.schema.nudge import TURN, CallExample, Nudge, Speaker

_BEGUN = datetime(2026, 3, 4, 10, 0, tzinfo=UTC)
_PACE = timedelta(seconds=8)


def replayed(listener: Listener, packs: Packs, example: CallExample, nudge: Nudge) -> bool:
    """Whether the nudge's own conditions hold after the example's last turn."""
    call = Call(id="example", framework=packs.policy.default_framework, employee="employee")
    turns = list(turns_of(example.turns))
    for turn in turns[:-1]:
        call, _ = listener.observe(call, turn)
    after, seen = listener.situation(call, turns[-1])
    return fits(nudge, turns[-1].speaker, after, seen)


def turns_of(lines: list[str]) -> Iterator[CallTurn]:
    """Turns as ``phrasebank.schema.nudge.CallExample`` writes them, eight seconds apart if not told."""
    at = _BEGUN
    for number, line in enumerate(lines):
        written = TURN.fullmatch(line)
        assert written is not None, line  # the schema has seen to it
        at += timedelta(seconds=int(written["seconds"])) if written["seconds"] else _PACE
        who: Speaker = "customer" if written["speaker"] == "customer" else "agent"
        yield CallTurn(speaker=who, text=written["text"], id=f"t{number}", at=at)


def failing(listener: Listener, packs: Packs, nudge: Nudge) -> Iterator[tuple[str, int]]:
    """Examples of a nudge that don't do what they say: the field, and which one from 0."""
    for number, example in enumerate(nudge.fires):
        if not replayed(listener, packs, example, nudge):
            yield "fires", number
    for number, example in enumerate(nudge.silent):
        if replayed(listener, packs, example, nudge):
            yield "silent", number
