"""The record is complete, readable, and leaves out what was undone."""

from __future__ import annotations

from typing import get_args

import pytest

from coach.entries import Escalation, FactKind, PhaseName, PromiseState, Result, StepState
from coach.entries import OfferState as OfferStates
from coach.recovery import Recovery
from phrasebank.packs import Packs
from phrasebank.schema.offer import Fault, Severity, Value
from records.mapping import ROW_OF
from records.view import RecordView, view_of
from tests.records.samples import later, note, opened, whole_case


@pytest.fixture
def view(packs: Packs) -> RecordView:
    return view_of(*whole_case(), packs)


def test_who_and_when(view: RecordView) -> None:
    assert (view.employee, view.customer, view.phase) == ("Ana", "Mrs Patel", "closed")
    assert view.opened_at == later(0) and view.closed_at == later(1)


def test_what_failed(view: RecordView, packs: Packs) -> None:
    assert view.failure.title == packs.failures["late"].title
    assert view.failure.noun == "cooker" and view.failure.delay == "9 days"
    assert view.failure.repeated and view.failure.quote == "9 days late"
    assert view.failure.severity == packs.failures["late"].severity
    assert view.failure.amount == f"{packs.policy.symbol}340.00"
    assert view.expectation and "cooker" in view.expectation


def test_the_last_of_each_fact(view: RecordView) -> None:
    assert [fact.value for fact in view.facts if fact.kind == "name"] == ["Mrs Patel"]
    assert {fact.value for fact in view.facts if fact.kind == "fault"} == {"ours"}


def test_feelings(view: RecordView) -> None:
    assert [(f.level, f.quote) for f in view.feelings] == [("angry", "furious")] * 2


def test_steps_with_state_and_what_satisfied_them(view: RecordView, packs: Packs) -> None:
    mama, five = view.frameworks
    assert mama.title == packs.frameworks["mama"].title and mama.credit
    listen, acknowledge, *rest = mama.steps
    assert (listen.state, listen.at, listen.because) == ("done", later(4), "done")
    assert acknowledge.state == "open", "another framework is followed now"
    assert [step.state for step in rest] == ["open"] * len(rest)
    assert ("done", "sorry") in [(step.state, step.because) for step in five.steps]


def test_the_current_step(packs: Packs) -> None:
    (framework,) = view_of(opened(), [], packs).frameworks
    assert [step.state for step in framework.steps][:2] == ["current", "open"]
    assert framework.steps[0].at == later(0)


def test_the_rest(view: RecordView, packs: Packs) -> None:
    assert view.flagged[0].instead == ["That is hard.", "x"]
    assert [phrase.text for phrase in view.phrases] == ["Hello."]
    offer = view.offers[0]
    assert (offer.low, offer.high, offer.asked, offer.state) == (10, 30, 50, "made")
    assert offer.approver in [role.title for role in packs.policy.roles]
    assert (view.promises[0].what, view.promises[0].state) == ("ring her", "open")
    assert [e.kind for e in view.escalations] == ["legal"]
    assert [n.text for n in view.notes] == ["has a new baby"]
    assert view.cause is not None and view.cause.owner == packs.causes["courier"].owner
    assert view.result == "solved"
    assert [turn.text for turn in view.turns][0] == "cust furious"


def test_undone_entries_stand_apart(view: RecordView) -> None:
    assert [(u.kind, u.text) for u in view.undone] == [("note", "said in error")]
    assert "said in error" not in [n.text for n in view.notes]


def test_everything_undone_is_told_in_words(packs: Packs) -> None:
    recovery, turns = whole_case()
    entries = tuple(e.model_copy(update={"undone": e.turn != "m0"}) for e in recovery.entries)
    view = view_of(Recovery("r1", "c1", "Ana", later(0), entries), turns, packs)
    assert {entry.kind for entry in view.undone} == {r.__tablename__ for r in ROW_OF.values()}
    assert all(entry.text for entry in view.undone)


def test_ids_that_the_packs_have_lost(packs: Packs) -> None:
    import dataclasses

    bare = dataclasses.replace(
        packs, frameworks={}, failures={}, feelings={}, causes={}, rules={}, phrases={}
    )
    view = view_of(*whole_case(), bare)
    assert [framework.title for framework in view.frameworks] == ["mama", "five_step"]
    assert view.failure.title == "late" and view.cause is not None and view.cause.owner is None


def test_times_are_in_the_teams_zone(packs: Packs) -> None:
    from datetime import datetime
    from zoneinfo import ZoneInfo

    summer = datetime(2026, 7, 1, 12, tzinfo=ZoneInfo("Asia/Tokyo"))
    recovery = opened(at=summer)
    view = view_of(recovery.with_entries(note("x")), [], packs)
    assert view.timezone == packs.policy.hours.timezone
    zone = ZoneInfo(view.timezone)
    assert view.opened_at.utcoffset() == summer.astimezone(zone).utcoffset()
    assert view.opened_at == summer


def test_a_view_survives_json(view: RecordView) -> None:
    assert RecordView.model_validate_json(view.model_dump_json()) == view


def test_every_value_has_a_label(packs: Packs) -> None:
    families = {
        "fact": FactKind, "record.phase": PhaseName, "record.step": StepState,
        "record.severity": Severity, "record.fault": Fault, "record.value": Value,
        "offer": OfferStates, "promise": PromiseState, "result": Result,
        "record.escalation": Escalation.model_fields["kind"].annotation,
    }  # fmt: skip
    wanted = {f"{family}.{name}" for family, of in families.items() for name in get_args(of)}
    wanted |= {f"record.entry.{row.__tablename__}" for row in ROW_OF.values()}
    assert wanted - set(packs.labels) == set()
