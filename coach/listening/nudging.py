"""Which one nudge to show after a turn, if any; and which of those shown no longer fit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from coach.card import Card, Spoken
from coach.listening.call import Call, Shown
from coach.listening.situation import Situation, holds
from phrasebank.packs import Packs
from phrasebank.schema.nudge import Nudge, Speaker
from phrasebank.template import needs, render

KIND = "nudge"
_ONLY_URGENT = 85
"""From this priority on a nudge may follow another within a turn."""


def fits(nudge: Nudge, speaker: Speaker, call: Call, seen: Situation) -> bool:
    """Whether the nudge's own conditions hold; what was shown before doesn't count here."""
    return (
        nudge.after == speaker
        and (not nudge.phases or call.phase in nudge.phases)
        and holds(nudge.when, seen)
        and not any(holds(excuse, seen) for excuse in nudge.unless)
    )


def chosen(packs: Packs, call: Call, speaker: Speaker, seen: Situation) -> Nudge | None:
    """The one to show now: of those that fit and are free, the one that matters most."""
    free = [
        nudge
        for nudge in packs.nudges.values()
        if _free(nudge, call) and fits(nudge, speaker, call, seen)
    ]
    return max(free, key=lambda nudge: nudge.priority, default=None)


def _free(nudge: Nudge, call: Call) -> bool:
    """Not muted, not used up, not shown too lately, and nothing else was just put before the agent."""
    if nudge.id in call.muted:
        return False
    turns = [shown.turn for shown in call.shown if shown.nudge == nudge.id]
    if len(turns) >= nudge.cap or (turns and call.turns - turns[-1] < nudge.cooldown):
        return False
    just_shown = any(shown.live and call.turns - shown.turn < 1 for shown in call.shown)
    return not just_shown or nudge.priority >= _ONLY_URGENT


def with_stale_dropped(packs: Packs, call: Call, seen: Situation) -> tuple[Call, list[str]]:
    """The call without the nudges that this turn made stale, and their ids."""
    kept, stale = [], []
    for shown in call.shown:
        if shown.live and _stale(packs.nudges.get(shown.nudge), shown, call, seen):
            stale.append(shown.id)
            shown = replace(shown, live=False)
        kept.append(shown)
    return (replace(call, shown=tuple(kept)) if stale else call), stale


def _stale(nudge: Nudge | None, shown: Shown, call: Call, seen: Situation) -> bool:
    if nudge is None or call.turns - shown.turn >= nudge.lasts:
        return True
    return any(holds(when, seen) for when in nudge.clears)


def card_of(nudge: Nudge, slots: Mapping[str, str], call: Call) -> Card:
    """The nudge as a card, in the words of this case."""
    said = [
        Spoken(
            id=f"{nudge.id}.{number}", text=render(template, slots), tone="plain", length="short",
            channel=["voice", "chat"], move="",
        )
        for number, template in enumerate(nudge.say, 1)
        if needs(template) <= slots.keys()
    ]  # fmt: skip
    return Card(
        kind=KIND,
        title=nudge.title,
        text=render(nudge.text, slots),
        phrases=said,
        evidence=nudge.evidence,
        record=call.recovery.id if call.recovery else None,
        nudge=Shown(nudge.id, call.turns).id,
    )
