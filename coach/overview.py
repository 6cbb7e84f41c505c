"""The case as the page shows it: rail, chips, feelings, offers, promises."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Literal, Protocol

from pydantic import BaseModel, ConfigDict

from coach.entries import Fact, FactKind, FeelingNoted, Note, Promise, StepEvent
from coach.fitting import fitted
from coach.headline import headline, missing
from coach.recovery import Recovery
from coach.summary import offer_line
from phrasebank.packs import Packs


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Titled(Protocol):
    @property
    def title(self) -> str: ...


class Named(_Part):
    """An id with its title."""

    id: str
    title: str


class StepState(_Part):
    """One step on the rail."""

    id: str
    title: str
    goal: str
    state: Literal["todo", "current", "done", "skipped"]
    because: str | None = None


class KnownFact(_Part):
    """A fact as it is read."""

    kind: str
    label: str
    value: str


class MissingFact(_Part):
    """A fact that is still wanted; ``prompt`` is how the employee may begin to give it."""

    kind: str
    label: str
    prompt: str


class FeelingAt(_Part):
    """One point of the emotion timeline."""

    at: datetime
    label: str
    level: str
    quote: str


class OfferState(_Part):
    """An offer as it stands."""

    text: str
    state: str


class PromiseState(_Part):
    """A promise as it stands."""

    key: str
    what: str
    who: str
    due: datetime | None
    due_text: str | None
    state: str


class Overview(_Part):
    """Everything a surface needs to show a case at a glance."""

    id: str
    conversation: str
    title: str
    phase: str
    framework: Named
    steps: list[StepState]
    facts: list[KnownFact]
    missing: list[MissingFact]
    feeling: FeelingAt | None
    feelings: list[FeelingAt]
    offers: list[OfferState]
    promises: list[PromiseState]
    notes: list[str]
    result: str | None
    cause: str | None
    opened_at: datetime
    closed_at: datetime | None


def overview(recovery: Recovery, packs: Packs) -> Overview:
    """The case at a glance."""
    recovery = fitted(recovery, packs, turn="", now=recovery.opened_at)
    framework = packs.frameworks[recovery.framework]
    feelings = [_feeling(noted) for noted in recovery.feelings]
    return Overview(
        id=recovery.id,
        conversation=recovery.conversation,
        title=headline(recovery, packs) or packs.label("case.untitled"),
        phase=recovery.phase,
        framework=Named(id=framework.id, title=framework.title),
        steps=_steps(recovery, packs),
        facts=_facts(recovery, packs),
        missing=[_missing(kind, packs) for kind in missing(recovery)],
        feeling=feelings[-1] if feelings else None,
        feelings=feelings,
        offers=[OfferState(text=offer_line(o, packs), state=o.state) for o in recovery.offers],
        promises=[_promise(promise) for promise in recovery.promises],
        notes=[note.text for note in recovery.all(Note)],
        result=packs.label(f"result.{recovery.result}") if recovery.result else None,
        cause=_title(packs.causes, recovery.cause) if recovery.cause else None,
        opened_at=recovery.opened_at,
        closed_at=recovery.closed_at,
    )


def _title(known: Mapping[str, _Titled], name: str) -> str:
    """The title of an entry; its id, where the packs have lost it since."""
    return known[name].title if name in known else name


def _feeling(noted: FeelingNoted) -> FeelingAt:
    return FeelingAt(at=noted.at, label=noted.quote, level=noted.level, quote=noted.quote)


def _promise(promise: Promise) -> PromiseState:
    return PromiseState(**promise.model_dump(include=set(PromiseState.model_fields)))


def _steps(recovery: Recovery, packs: Packs) -> list[StepState]:
    because = {
        event.step: event.because
        for event in recovery.all(StepEvent)
        if event.framework == recovery.framework and event.because
    }
    states = recovery.step_states(recovery.framework)

    def state(step: str) -> Literal["todo", "current", "done", "skipped"]:
        if step == recovery.step:
            return "current"
        known = states.get(step, "started")
        return "todo" if known == "started" else known

    return [
        StepState(id=s.id, title=s.title, goal=s.goal, state=state(s.id), because=because.get(s.id))
        for s in packs.frameworks[recovery.framework].steps
    ]


def _facts(recovery: Recovery, packs: Packs) -> list[KnownFact]:
    latest: dict[FactKind, str] = {fact.kind: fact.value for fact in recovery.all(Fact)}
    if "failure" in latest:
        latest["failure"] = _title(packs.failures, latest["failure"])
    if "amount" in latest:
        latest["amount"] = f"{packs.policy.symbol}{latest['amount']}"
    return [
        KnownFact(kind=kind, label=packs.label(f"fact.{kind}"), value=value)
        for kind, value in latest.items()
    ]


def _missing(kind: str, packs: Packs) -> MissingFact:
    return MissingFact(
        kind=kind, label=packs.label(f"fact.{kind}"), prompt=f"{packs.label(f'missing.{kind}')} "
    )
