"""Takes a turn into the call: counts, moves, anger, phase, and the case with what it learned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from coach.entries import AnyEntry, FeelingNoted, Promise
from coach.facts import Facts
from coach.learning import learn
from coach.listening.call import LEVELS, Call
from coach.listening.heard import HeardTurn
from coach.listening.observation import Anger
from coach.listening.phases import phase_after
from coach.listening.situation import says
from coach.listening.steps import ticked
from coach.listening.vows import vows_in
from coach.recovery import Recovery
from coach.walk import open_recovery
from phrasebank.packs import Packs

#: Signals that open a case by themselves, with no anger and no failure told.
_OPENING = {
    "manager", "leaving", "legal", "press", "abuse", "violence", "safety", "self_harm",
    "vulnerable", "repeated", "refund_wanted",
}  # fmt: skip
_OPTIONS, _EXPLAINS = "options", "explains"
_LONGEST = 300


def gathered(call: Call, heard: HeardTurn, packs: Packs) -> Call:
    """The call with this turn in it."""
    call = replace(call, turns=call.turns + 1)
    if not heard.understood:
        return replace(call, last_at=heard.turn.at)
    by_agent = heard.turn.speaker == "agent"
    call = _agent_spoke(call, heard) if by_agent else _customer_spoke(call, heard)
    call = _with_case(call, heard, packs)
    explains = heard.turn.speaker == "customer" or _EXPLAINS in heard.cues
    if call.cause is None and heard.facts.causes and explains:
        call = replace(call, cause=heard.facts.causes[0].id)
    return replace(call, phase=phase_after(call, heard), last_at=heard.turn.at)


def _agent_spoke(call: Call, heard: HeardTurn) -> Call:
    apologised = "apology" in heard.made
    known = dict(call.evidence)
    quotes = {m: quote[:_LONGEST] for m in heard.made if (quote := heard.sound_quote(m))}
    if _OPTIONS in heard.cues:  # a choice is put: that is a way to fix it, whatever it is called
        quotes.setdefault("fix", heard.turn.text[:_LONGEST])
    asked = quotes.pop("question", call.asked)
    noun = call.recovery.fact("noun") if call.recovery else None
    return replace(
        call,
        agent_turns=call.agent_turns + 1,
        made=call.made | heard.made,
        evidence=tuple({**quotes, **known}.items()),
        asked=asked,
        cues=call.cues | set(heard.cues),
        apologies=call.apologies + apologised,
        apologies_running=call.apologies_running + 1 if apologised else 0,
        promises=call.promises + ("followup" in heard.made),
        noun_used=call.noun_used or bool(noun and says(heard.turn.text, noun)),
    )


def _customer_spoke(call: Call, heard: HeardTurn) -> Call:
    anger = heard.anger or Anger()
    rose = LEVELS.index(anger.level) > LEVELS.index(call.anger.level)
    known = dict(call.evidence)
    if call.asked:  # a question counts once it was answered: that is what listening is
        known.setdefault("question", call.asked)
    signals = frozenset(heard.cues)
    return replace(
        call,
        customer_turns=call.customer_turns + 1,
        signals=signals,
        heard=call.heard | signals,
        anger=anger,
        peak=max(call.peak, anger.level, key=LEVELS.index),
        course=(*call.course, anger.score),
        rose_at=call.turns if rose else call.rose_at,
        evidence=tuple(known.items()),
        asked=None,
    )


def _with_case(call: Call, heard: HeardTurn, packs: Packs) -> Call:
    """The call's case with what the turn tells; opened by the first trouble that is told."""
    recovery = call.recovery
    at, turn = heard.turn.at, heard.turn.id
    if recovery is None:
        if not _trouble(call, heard):
            return call
        framework = packs.frameworks[call.framework]
        recovery = open_recovery(call.id, call.employee, framework, turn, at)
    if recovery.phase == "closed":
        return call
    if heard.turn.speaker == "customer":
        recovery = learn(recovery, _their_words(heard), packs, turn, at)
        recovery = recovery.with_entries(*_feeling(recovery, call, heard))
    recovery = recovery.with_entries(*_promised(recovery, heard))
    recovery = ticked(recovery, packs, dict(call.evidence), turn, at)
    return replace(call, recovery=recovery)


def _trouble(call: Call, heard: HeardTurn) -> bool:
    if heard.turn.speaker != "customer":
        return False
    told = bool(heard.facts.failures) or not _OPENING.isdisjoint(heard.cues)
    return told or call.anger.level != "calm"


def _their_words(heard: HeardTurn) -> Facts:
    """The facts with the customer's own signals in place of those of employees' shorthand."""
    text = heard.turn.text[:_LONGEST]
    return replace(
        heard.facts,
        signals=dict(heard.cues),
        sentences=dict.fromkeys(heard.cues, text),
    )


def _feeling(recovery: Recovery, call: Call, heard: HeardTurn) -> Sequence[FeelingNoted]:
    """How they feel now, when no word of theirs named it but it has changed."""
    noted = recovery.feelings[-1] if recovery.feelings else None
    level = call.anger.level
    if heard.facts.feelings or (noted.level if noted else "calm") == level:
        return ()
    quote = call.anger.because[0] if call.anger.because else heard.turn.text[:_LONGEST]
    return (
        FeelingNoted(at=heard.turn.at, turn=heard.turn.id, feeling=level, level=level, quote=quote),
    )


def _promised(recovery: Recovery, heard: HeardTurn) -> Sequence[AnyEntry]:
    """New promises of the turn; one that was made before in the same words stays one."""
    known = {(promise.what.lower(), promise.due) for promise in recovery.promises}
    return [
        Promise(
            at=heard.turn.at, turn=heard.turn.id, key=f"{heard.turn.id}-{number}", what=vow.what,
            who=recovery.employee if vow.who == "agent" else vow.who, due=vow.due,
            due_text=vow.due_text,
        )
        for number, vow in enumerate(vows_in(heard), 1)
        if (vow.what.lower(), vow.due) not in known
    ]  # fmt: skip
