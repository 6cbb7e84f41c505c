"""The course of a recovery in a record: frameworks, steps, drafts, phrases, what was undone."""

from __future__ import annotations

from collections.abc import Sequence

from coach.entries import (
    AnyEntry,
    Escalation,
    Fact,
    FeelingNoted,
    Flagged,
    FrameworkChosen,
    Note,
    Offer,
    Outcome,
    Phase,
    PhraseUsed,
    Promise,
    StepEvent,
)
from coach.recovery import Recovery
from phrasebank.packs import Packs
from records.mapping import ROW_OF
from records.messages import TurnRecord
from records.view_case import fact_value
from records.view_parts import FlaggedView, FrameworkView, PhraseView, StepView, UndoneView


def frameworks(
    recovery: Recovery, turns: Sequence[TurnRecord], packs: Packs
) -> list[FrameworkView]:
    """Every framework that was followed, in the order of their first choice."""
    first: dict[str, FrameworkChosen] = {}
    for chosen in recovery.all(FrameworkChosen):
        first.setdefault(chosen.framework, chosen)
    said = {turn.message_id: turn.text for turn in turns if turn.text}
    return [_framework(recovery, chosen, said, packs) for chosen in first.values()]


def _framework(
    recovery: Recovery, chosen: FrameworkChosen, said: dict[str, str], packs: Packs
) -> FrameworkView:
    known = packs.frameworks.get(chosen.framework)
    events = {e.step: e for e in recovery.all(StepEvent) if e.framework == chosen.framework}
    titles = {step.id: step.title for step in known.steps} if known else {}
    current = recovery.step if chosen.framework == recovery.framework else None
    # Steps that the pack has lost since are still told of, at the end.
    steps = [*titles, *(step for step in events if step not in titles)]
    return FrameworkView(
        id=chosen.framework,
        title=known.title if known else chosen.framework,
        credit=known.credit if known else None,
        at=chosen.at,
        steps=[
            _step(step, titles.get(step, step), events.get(step), step == current, said)
            for step in steps
        ],
    )


def _step(
    step: str, title: str, event: StepEvent | None, current: bool, said: dict[str, str]
) -> StepView:
    if event is None or event.state == "started":
        state = "current" if current else "open"
        at = event.at if event and current else None
        return StepView.model_validate(
            {"id": step, "title": title, "state": state, "at": at, "because": None}
        )
    because = event.because or (said.get(event.turn) if event.state == "done" else None)
    return StepView(id=step, title=title, state=event.state, at=event.at, because=because)


def flagged(recovery: Recovery, packs: Packs) -> list[FlaggedView]:
    """What was flagged in drafts."""
    return [
        FlaggedView(
            title=packs.rules[found.rule].title if found.rule in packs.rules else found.rule,
            **found.model_dump(include=set(FlaggedView.model_fields)),
        )
        for found in recovery.all(Flagged)
    ]


def phrases(recovery: Recovery, packs: Packs) -> list[PhraseView]:
    """The phrases that were taken; those only shown are left out."""
    return [
        PhraseView(
            at=used.at, phrase=used.phrase, step=step_title(used.step, packs), text=used.text
        )
        for used in recovery.all(PhraseUsed)
        if used.taken
    ]


def step_title(step: str, packs: Packs) -> str:
    """The title of a step given as ``framework.step`` or, where no framework is named, as it is."""
    framework, _, name = step.partition(".")
    if framework in packs.frameworks:
        for known in packs.frameworks[framework].steps:
            if known.id == name:
                return known.title
    return step


def undone(recovery: Recovery, packs: Packs) -> list[UndoneView]:
    """What was taken back, oldest first."""
    return [
        UndoneView(at=entry.at, kind=ROW_OF[type(entry)].__tablename__, text=_words(entry, packs))
        for entry in recovery.entries
        if entry.undone
    ]


def _words(entry: AnyEntry, packs: Packs) -> str:
    """What the entry said, in a line."""
    match entry:
        case Fact():
            return f"{packs.label(f'fact.{entry.kind}')}: {fact_value(entry, packs)}"
        case StepEvent():
            title = step_title(f"{entry.framework}.{entry.step}", packs)
            return f"{title}: {packs.label(f'record.step.{entry.state}')}"
        case FrameworkChosen():
            known = packs.frameworks.get(entry.framework)
            return known.title if known else entry.framework
        case FeelingNoted() | Flagged() | Escalation():
            return entry.quote
        case PhraseUsed() | Note():
            return entry.text
        case Offer():
            return f"{entry.low}\u2013{entry.high} %"
        case Promise():
            return f"{entry.what} {entry.due_text or ''}".strip()
        case Outcome():
            return _outcome(entry, packs)
        case Phase():
            return packs.label(f"record.phase.{entry.phase}")


def _outcome(entry: Outcome, packs: Packs) -> str:
    if entry.cause:
        known = packs.causes.get(entry.cause)
        return known.title if known else entry.cause
    return packs.label(f"result.{entry.result}") if entry.result else entry.quote
