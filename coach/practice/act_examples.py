"""Holds each act against its examples: calls whose last turn does it, and calls whose last turn doesn't."""

from __future__ import annotations

from collections.abc import Iterator

from coach.language import Finder, Reader
from coach.listening.call import Call
from coach.listening.examples import turns_of
from coach.listening.listener import Listener
from coach.listening.situation import situation
from coach.practice.noticing import Found
from phrasebank.packs import Packs
from phrasebank.schema.nudge import CallExample
from phrasebank.schema.practice import Act


def does(listener: Listener, packs: Packs, act: Act, example: CallExample) -> bool:
    """Whether the last turn of the example does the act, whatever scenario it may be from."""
    call = Call(id="example", framework=packs.policy.default_framework, employee="")
    *earlier, last = turns_of(example.turns)
    for turn in earlier:
        call, _ = listener.observe(call, turn)
    heard = listener.hear(last, call)
    after, _ = listener.taken_in(call, heard)
    found = Found(
        seen=situation(call, after, heard),
        offer=act.offer or "none",
        asked=act.asked or False,
        silent=act.silent or False,
        foreign=act.foreign or False,
        abusive=act.abusive or False,
        settled=act.settled,
        dated=heard.facts.deadline is not None,
        words=_said(packs, act, last.text),
    )
    return found.shows(act)


def _said(packs: Packs, act: Act, text: str) -> frozenset[str]:
    """The act, when its words are in the text."""
    if not act.words:
        return frozenset()
    reader = Reader(packs.shorthand.values())
    return frozenset(
        hit.entry for hit in Finder(reader, {act.id: act.words}).find(reader.read(text))
    )


def failing_acts(listener: Listener, packs: Packs, act: Act) -> Iterator[tuple[str, int]]:
    """Field and number (from 0) of each example that the act doesn't live up to."""
    for field, wanted in (("examples", True), ("passes", False)):
        for number, example in enumerate(getattr(act, field)):
            if does(listener, packs, act, example) is not wanted:
                yield field, number
