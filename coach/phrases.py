"""Chooses phrases for the step at hand: fitting, about this case, no repeat until it must be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from coach.card import Spoken
from coach.entries import PhraseUsed
from coach.offers import USUAL_FAULT
from coach.recovery import Recovery
from phrasebank.packs import Packs
from phrasebank.schema.framework import Move
from phrasebank.schema.phrase import Phrase
from phrasebank.template import needs, render, slots_of


@dataclass(frozen=True)
class Wish:
    """What the employee asked for: a tone, a length, a channel, a move; None means no wish."""

    tone: str | None = None
    length: str | None = None
    channel: str | None = None
    move: str | None = None


def suggest(
    packs: Packs,
    recovery: Recovery | None,
    step: str,
    slots: Mapping[str, str],
    count: int = 2,
    wish: Wish | None = None,
) -> list[Spoken]:
    """Up to ``count`` phrases for ``step`` ("framework.step"), best first.

    They are of different moves where the step has several. Phrases shown before come last, the
    longest unseen of them first.
    """
    wish = wish or Wish()
    shown = _shown(recovery)
    fitting = [
        phrase for phrase in packs.phrases.values() if _fits(phrase, recovery, step, slots, wish)
    ]
    ranked = sorted(fitting, key=lambda phrase: _rank(phrase, shown, slots, wish))
    chosen = _varied(ranked, shown, count)
    moves = _moves(packs, step)
    chosen.sort(key=lambda phrase: moves.index(phrase.move) if phrase.move in moves else len(moves))
    return [_spoken(phrase, slots) for phrase in chosen]


def _moves(packs: Packs, step: str) -> list[Move]:
    """The moves of a step in their order: what the step is for comes first."""
    framework, name = step.split(".")
    steps = packs.frameworks[framework].steps
    return steps[packs.frameworks[framework].position(name)].moves


def _fits(
    phrase: Phrase, recovery: Recovery | None, step: str, slots: Mapping[str, str], wish: Wish
) -> bool:
    failure = recovery.fact("failure") if recovery else None
    repeated = bool(recovery and recovery.fact("repeated"))
    fault = (recovery.fact("fault") if recovery else None) or USUAL_FAULT
    return (
        step in phrase.steps
        and phrase.moment == "call"
        and (not phrase.fault or fault in phrase.fault)
        and needs(phrase.text) <= slots.keys()
        and (not phrase.failures or failure in phrase.failures)
        and (phrase.repeated is None or phrase.repeated == repeated)
        and (wish.move is None or phrase.move == wish.move)
        and (wish.channel is None or wish.channel in phrase.channel)
    )


def _rank(
    phrase: Phrase, shown: Mapping[str, int], slots: Mapping[str, str], wish: Wish
) -> tuple[float, ...]:
    """Smaller is better: as wished, fit to be said aloud, unseen, speaking of this case, short.

    Words for e-mail come after all that can be said, also after those seen before, unless they were asked for.
    """
    wished = (wish.tone is None or phrase.tone == wish.tone) + (
        wish.length is None or phrase.length == wish.length
    )
    about = (
        len(slots_of(phrase.text) & slots.keys())
        + (phrase.repeated is True)
        + bool(phrase.failures)
    )
    aloud = "voice" in phrase.channel or wish.channel is not None
    length = ("short", "medium", "long").index(phrase.length)
    return (-wished, -aloud, shown.get(phrase.id, 0), -min(about, 3), length)


def _varied(ranked: list[Phrase], shown: Mapping[str, int], count: int) -> list[Phrase]:
    """The best, then the best of other moves that are no older, then the rest."""
    chosen: list[Phrase] = []
    for fresh_move in (True, False):
        for phrase in ranked:
            repeats_move = any(phrase.move == other.move for other in chosen)
            older = bool(ranked) and shown.get(phrase.id, 0) > shown.get(ranked[0].id, 0)
            if (
                len(chosen) < count
                and phrase not in chosen
                and not (fresh_move and (repeats_move or older))
            ):
                chosen.append(phrase)
    return chosen


def _shown(recovery: Recovery | None) -> dict[str, int]:
    """Phrase id → when it was last shown: its place in the record, from 1; absent means never."""
    if recovery is None:
        return {}
    return {used.phrase: place for place, used in enumerate(recovery.all(PhraseUsed), start=1)}


def _spoken(phrase: Phrase, slots: Mapping[str, str]) -> Spoken:
    return Spoken(
        id=phrase.id,
        text=render(phrase.text, slots),
        tone=phrase.tone,
        length=phrase.length,
        channel=list(phrase.channel),
        move=phrase.move,
    )
