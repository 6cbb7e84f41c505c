"""The end of a call in three lines that the employee may correct, and what they are drawn from."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from coach.entries import FeelingNoted, Note, Outcome, Promise, Result
from coach.headline import headline
from coach.listening.call import Call
from coach.listening.observation import StepSeen
from coach.listening.steps import steps_seen
from coach.promises import open_promises
from coach.recovery import Recovery
from coach.suiting import likely_causes
from coach.summary import promise_line
from phrasebank.packs import Packs
from phrasebank.template import render

LINES = 3
TURN = "wrapup"
"""The turn that the entries of a wrap-up carry; an edit takes the ones before it back."""
_SUGGESTED = 4
_EMPTY = "\u2013"
"""Stands on record for a line that was left empty before one that wasn't."""
_OFFERED = re.compile(r"(?:then |or )?(?:i|we) (?:can|could)\b", re.IGNORECASE)
"""How an offer begins that may have been heard as a promise."""
Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=600)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class CauseOffered(_Part):
    """A root cause to choose, the likeliest first."""

    id: str
    title: str


class WrapUpEdited(_Part):
    """What the employee leaves standing: what failed, what was agreed, what is promised."""

    lines: list[Line] = Field(min_length=LINES, max_length=LINES)
    result: Result | None = None
    cause: str | None = None


class WrapUp(_Part):
    """What the coach suggests to put on record."""

    call: str
    record: str | None
    lines: list[str]
    """What failed and how they felt; what was agreed; what is promised by when."""
    steps: list[StepSeen]
    cause: str | None
    causes: list[CauseOffered]
    result: Result | None
    course: list[float]
    """The anger after each turn of the customer's."""

    def unconfirmed(self) -> WrapUpEdited:
        """Its lines alone: how it ended and why is only suggested, and for the employee to say."""
        return WrapUpEdited(lines=self.lines)


def wrapup_of(call: Call, packs: Packs) -> WrapUp:
    """The wrap-up of a call as it stands."""
    recovery = call.recovery
    framework = packs.frameworks[recovery.framework if recovery else call.framework]
    causes = _causes(call, packs)
    told = recovery is not None and recovery.result is not None
    cause = recovery.cause if recovery else None
    noted = _noted(recovery)
    return WrapUp(
        call=call.id,
        record=recovery.id if recovery else None,
        lines=noted or _lines(call, packs),
        steps=steps_seen(recovery, framework),
        cause=cause or (call.cause if call.cause in packs.causes and not told else None),
        causes=causes,
        result=_result(call),
        course=list(call.course),
    )


def with_wrapup(recovery: Recovery, edited: WrapUpEdited, now: datetime) -> Recovery:
    """The recovery with this wrap-up in place of the one it had."""
    recovery = _taken_back(recovery)
    lines = list(edited.lines)
    while lines and not lines[-1]:
        lines.pop()
    entries: list[Note | Outcome] = [Note(at=now, turn=TURN, text=line or _EMPTY) for line in lines]
    if edited.result or edited.cause:
        entries.append(Outcome(at=now, turn=TURN, result=edited.result, cause=edited.cause))
    return recovery.with_entries(*entries)


def _taken_back(recovery: Recovery) -> Recovery:
    """Without the notes and the outcome of a wrap-up before; they stay on record, marked undone."""
    entries = tuple(
        entry.model_copy(update={"undone": True})
        if entry.turn == TURN and isinstance(entry, Note | Outcome)
        else entry
        for entry in recovery.entries
    )
    return replace(recovery, entries=entries)


def _noted(recovery: Recovery | None) -> list[str]:
    """The lines that are on record from a wrap-up before, padded to three; none if there was none."""
    if recovery is None or all(entry.turn != TURN for entry in recovery.entries):
        return []
    notes = [note.text for note in recovery.all(Note) if note.turn == TURN]
    lines = ["" if text == _EMPTY else text for text in notes]
    return [*lines, "", "", ""][:LINES]


def _lines(call: Call, packs: Packs) -> list[str]:
    if call.recovery is None:
        return [packs.label("wrapup.nothing"), "", ""]
    return [_failed(call, packs), _agreed(call, packs), _promised(call.recovery, packs)]


def _failed(call: Call, packs: Packs) -> str:
    assert call.recovery is not None
    known = headline(_before_calm(call.recovery), packs) or packs.label("case.untitled")
    slots = {"headline": known.rstrip(" .!?")}
    slots |= {"peak": packs.label(f"level.{call.peak}").lower()}
    slots |= {"last": packs.label(f"level.{call.anger.level}").lower()}
    same = call.peak == call.anger.level
    return render(packs.label("wrapup.failed_same" if same else "wrapup.failed"), slots)


def _before_calm(recovery: Recovery) -> Recovery:
    """Without the feelings of a customer who is calm now: the line goes on to say so."""
    if not recovery.feelings or recovery.feelings[-1].level != "calm":
        return recovery
    rest = tuple(entry for entry in recovery.entries if not isinstance(entry, FeelingNoted))
    return replace(recovery, entries=rest)


def _agreed(call: Call, packs: Packs) -> str:
    quotes = dict(call.evidence)
    done = [quotes[move] for move in ("fix", "compensation") if move in quotes]
    if not done:
        return packs.label("wrapup.nothing_agreed")
    taken = "accepts" in call.heard and "rejects" not in call.signals
    label = "wrapup.accepted" if taken else "wrapup.offered"
    return render(packs.label(label), {"what": " \u00b7 ".join(dict.fromkeys(done))})


def _promised(recovery: Recovery, packs: Packs) -> str:
    still = [promise for promise in open_promises(recovery) if not _is_offer(promise)]
    if not still:
        return packs.label("wrapup.no_promise")
    return "; ".join(promise_line(promise, packs) for promise in still)


def _is_offer(promise: Promise) -> bool:
    """Whether it is a way put to the customer, with no time: "I can bring him here, or …"."""
    return promise.due is None and bool(_OFFERED.match(promise.what))


def _result(call: Call) -> Result | None:
    if call.recovery is not None and call.recovery.result is not None:
        return call.recovery.result  # type: ignore[return-value]
    if "leaving" in call.signals or "rejects" in call.signals:
        return "unsolved"
    calm_again = call.anger.level == "calm" and call.phase in ("agreement", "closing")
    return "solved" if "accepts" in call.heard and calm_again else None


def _causes(call: Call, packs: Packs) -> list[CauseOffered]:
    """What somebody said in the call comes first, then what is likely for this failure and trade."""
    likely = likely_causes(call.recovery, packs, _SUGGESTED)
    named = [call.cause] if call.cause in packs.causes else []
    ranked = dict.fromkeys(cause for cause in (*named, *likely) if cause and cause != "unknown")
    chosen = [*list(ranked)[:_SUGGESTED], "unknown"]
    return [CauseOffered(id=cause, title=packs.causes[cause].title) for cause in chosen]
