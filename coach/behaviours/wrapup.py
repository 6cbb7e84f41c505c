"""The wrap-up: at most two questions (how did it end, what caused it), then the case is closed."""

from __future__ import annotations

from dataclasses import replace

from coach.behaviours import wellbeing
from coach.behaviours.common import no_case
from coach.behaviours.resolve import promises_told, result_in
from coach.card import Button, Card
from coach.causes_told import causes_told
from coach.entries import Outcome, Phase
from coach.headline import headline
from coach.learning import learn
from coach.promises import open_promises
from coach.recovery import Recovery
from coach.suiting import likely_causes
from coach.summary import promise_line, summary_lines
from coach.turn import Reply, Turn
from coach.weighing import asks_otherwise
from coach.wording import card

_CAUSES = 4
_SHORT = 5
"""Words; a longer message that happens to hold "not sure" says something else."""
_FEW = 8
_COMMANDS = ("record.", "export.", "follow_up.", "framework.", "escalate.")
_RESULTS = ("solved", "unsolved", "lost")


def answer_to(turn: Turn, question: str) -> str | None:
    """The message's answer to ``question`` ("outcome" or "cause"); None when it gives none."""
    if asks_otherwise(turn) and not _names_a_cause(turn, question):
        return None
    if question == "outcome":
        return result_in(turn)
    pressed = turn.entities.get("cause")
    if pressed in turn.packs.causes:
        return pressed
    if "wrapup.unknown" in turn.asked and len(turn.text.split()) <= _SHORT:
        return "unknown"
    return turn.facts.causes[0].id if turn.facts.causes else None


def _names_a_cause(turn: Turn, question: str) -> bool:
    """A few words that hold a known cause, whatever the model makes of them: "handed between teams"."""
    few = len(turn.text.split()) <= _FEW and "?" not in turn.text and "question" not in turn.asked
    commanded = any(request.startswith(_COMMANDS) for request in turn.asked)
    return question == "cause" and few and bool(turn.facts.causes) and not commanded


def answered(turn: Turn, recovery: Recovery, question: str, value: str) -> Recovery:
    """The recovery with that answer on record, and with whatever else the message tells."""
    if not turn.pressed:
        # What is told as the cause ("the courier lost it") is not how the customer feels.
        facts = turn.facts if question == "outcome" else replace(turn.facts, feelings=())
        recovery = learn(recovery, facts, turn.packs, turn.message, turn.now)
        recovery = recovery.with_entries(*promises_told(turn))
    told = {"result": value} if question == "outcome" else {"cause": value}
    common = {"at": turn.now, "turn": turn.message, "quote": turn.text[:200]}
    return recovery.with_entries(Outcome.model_validate({**common, **told}))


def question(turn: Turn, recovery: Recovery) -> Card:
    """The question that is open: how did it end, and once that is told, what caused it."""
    return ask_cause(turn, recovery) if recovery.result else ask_outcome(turn, recovery)


def ask_outcome(turn: Turn, recovery: Recovery) -> Card:
    """How did it end?"""
    buttons = [
        Button(
            title=turn.packs.label(f"result.{result}"), payload=f'/resolve{{"outcome": "{result}"}}'
        )
        for result in _RESULTS
    ]
    return card(
        turn.packs,
        "resolve.ask_outcome",
        _slots(turn, recovery),
        buttons=buttons,
        record=recovery.id,
    )


def ask_cause(turn: Turn, recovery: Recovery) -> Card:
    """What caused it? What was told before comes first, then what is likely for this kind of failure."""
    told = causes_told(recovery, turn.coach)
    likely = dict.fromkeys((*told, *likely_causes(recovery, turn.packs, _CAUSES)))
    likely_or_not = [*list(likely)[:_CAUSES], "unknown"]
    buttons = [
        Button(title=turn.packs.causes[cause].title, payload=f'/fact{{"cause": "{cause}"}}')
        for cause in likely_or_not
    ]
    return card(
        turn.packs, "resolve.ask_cause", _slots(turn, recovery), buttons=buttons, record=recovery.id
    )


def close(turn: Turn) -> Reply:
    """Closes the case and shows what is on record."""
    if turn.case is None:
        return no_case(turn)
    closed = turn.case.with_entries(Phase(at=turn.now, turn=turn.message, phase="closed"))
    lines = "\n".join(f"- {line}" for line in summary_lines(closed, turn.packs))
    built = card(turn.packs, "resolve.closed", {"summary": lines}, record=closed.id)
    pause = wellbeing.offered(closed, turn.packs)
    built = built.model_copy(update={"buttons": [*built.buttons, *pause]})
    return Reply("resolve", built, closed)


def _slots(turn: Turn, recovery: Recovery) -> dict[str, str]:
    promises = "; ".join(promise_line(promise, turn.packs) for promise in open_promises(recovery))
    result = turn.packs.label(f"result.{recovery.result}") if recovery.result else ""
    slots = {"headline": headline(recovery, turn.packs), "promises": promises, "result": result}
    return {name: value for name, value in slots.items() if value}
