"""A fact for the record: name, number, amount, date, item."""

from __future__ import annotations

from dataclasses import replace

from coach.behaviours import wrapup
from coach.behaviours.common import no_case
from coach.behaviours.opening import opened
from coach.entries import AnyEntry, Fact, Note
from coach.facts import Facts
from coach.headline import headline
from coach.learning import learn, tells
from coach.offer_words import money
from coach.proposal import sign_in
from coach.recovery import Recovery
from coach.turn import Reply, Turn
from coach.wording import card, step_card

_KNOWN = 5
"""Words; a longer message than this that tells nothing new holds something else worth a note."""
_BARE = 2
_CORRECTING = {"fact.corrects", "fact.no"}


def respond(turn: Turn) -> Reply:
    """Puts it on the record; what holds no known kind of fact is kept as a note.

    With no case open it may open one.
    """
    if turn.recovery is None or (turn.case is None and turn.facts.tells_of_a_case):
        return opened(turn) if turn.facts.tells_of_a_case else no_case(turn)
    cause = turn.packs.causes.get(turn.entities.get("cause", ""))
    if cause:  # pressed when the wrap-up had moved on: a correction
        return _noted(turn, wrapup.answered(turn, turn.recovery, "cause", cause.id), cause.title)
    if not turn.text.strip():
        return Reply("fact", card(turn.packs, "fact.nothing"), turn.recovery)
    facts = _to_learn(turn, turn.recovery)
    learned = learn(turn.recovery, facts, turn.packs, turn.message, turn.now, correcting=True)
    new = learned.entries[len(turn.recovery.entries) :]
    if not new and tells(facts) and len(turn.text.split()) <= _KNOWN:
        return _noted(turn, turn.recovery, turn.text.strip())
    if not new:
        learned = learned.with_entries(Note(at=turn.now, turn=turn.message, text=turn.text.strip()))
        return _noted(turn, learned, turn.text.strip())
    return _noted(turn, learned, ", ".join(_said(turn, entry) for entry in new))


def _to_learn(turn: Turn, recovery: Recovery) -> Facts:
    if recovery.phase == "wrapup" and turn.facts.causes and not _CORRECTING & turn.asked:
        # "migration bug" tells why it happened, not what it is about.
        return replace(turn.facts, noun=None, failures=())
    return turn.facts if _corrects(turn) else _beside_what_is_known(turn.facts, recovery)


def _corrects(turn: Turn) -> bool:
    """Whether the message says what it is about, and doesn't merely mention it: "found them a suite"."""
    return bool(_CORRECTING & turn.asked) or len(turn.text.split()) <= _BARE


def _beside_what_is_known(facts: Facts, recovery: Recovery) -> Facts:
    """Without another noun or failure than those on record."""
    return replace(
        facts,
        noun=None if recovery.fact("noun") else facts.noun,
        failures=() if recovery.fact("failure") else facts.failures,
    )


def _noted(turn: Turn, recovery: Recovery, what: str) -> Reply:
    slots = {"fact": what, "headline": headline(recovery, turn.packs)}
    if recovery.phase == "closed":
        return Reply("fact", card(turn.packs, "fact.noted", slots, record=recovery.id), recovery)
    asked = wrapup.question(turn, recovery).buttons if recovery.phase == "wrapup" else []
    built, _ = step_card(turn, recovery, "fact.noted", phrases=0, slots=slots, buttons=asked)
    return Reply("fact", built, recovery)


def _shown(turn: Turn, fact: Fact) -> str:
    if fact.kind == "failure":
        return turn.packs.failures[fact.value].title
    if fact.kind == "amount":
        return money(sign_in(fact.quote) or turn.packs.policy.symbol, float(fact.value))
    return fact.value


def _said(turn: Turn, entry: AnyEntry) -> str:
    if isinstance(entry, Fact):
        label = turn.packs.label(f"fact.{entry.kind}")
        return f"{label}: {_shown(turn, entry)}"
    return str(getattr(entry, "quote", ""))
