"""The recovery as a value: what holds, and how a change is taken back."""

from __future__ import annotations

import pytest

from coach.entries import Fact, FeelingNoted, Flagged, Note, Offer, Outcome, Phase, Promise
from coach.recovery import Recovery, undo
from phrasebank import Packs
from tests.coach.cases import NOW, fresh


def fact(kind: str, value: str, turn: str = "m1") -> Fact:
    return Fact.model_validate(
        {"at": NOW, "turn": turn, "kind": kind, "value": value, "quote": value}
    )


def flagged(turn: str = "m1") -> Flagged:
    return Flagged(
        at=NOW, turn=turn, rule="r", start=0, end=1, quote="q", draft="d", why="w", instead=["i"],
        severity="nudge", evidence="p1",
    )  # fmt: skip


def promise(key: str, turn: str, **more: str) -> Promise:
    return Promise.model_validate(
        {"at": NOW, "turn": turn, "key": key, "what": "ring", "who": "Ana"} | more
    )


def test_the_last_of_a_kind_holds(packs: Packs) -> None:
    recovery = fresh(packs, "mama", fact("name", "Ann"), fact("name", "Anna", "m2"))
    assert recovery.fact("name") == "Anna"
    assert recovery.fact("noun") is None


def test_what_was_undone_does_not_hold(packs: Packs) -> None:
    recovery, taken = undo(fresh(packs, "mama", fact("name", "Ann"), fact("name", "Anna", "m2")))
    assert recovery.fact("name") == "Ann"
    assert [entry.turn for entry in taken] == ["m2"]
    assert len(recovery.entries) == 4


def test_undo_takes_back_all_that_one_message_did(packs: Packs) -> None:
    feeling = FeelingNoted(at=NOW, turn="m1", feeling="furious", level="angry", quote="furious")
    recovery, taken = undo(fresh(packs, "mama", fact("name", "Ann"), feeling, flagged()))
    assert len(taken) == 3
    assert recovery.feelings == ()
    assert recovery.last(Flagged) is None


def test_undo_passes_over_what_was_only_shown(packs: Packs) -> None:
    recovery, taken = undo(fresh(packs, "mama", fact("name", "Ann"), flagged("m2")))
    assert [entry.turn for entry in taken] == ["m1"]
    assert recovery.last(Flagged) is not None


def test_the_opening_stays(packs: Packs) -> None:
    opened = fresh(packs)
    assert undo(opened) == (opened, ())


def test_undo_after_undo_goes_further_back(packs: Packs) -> None:
    recovery = fresh(packs, "mama", *(fact("name", str(n), f"m{n}") for n in (1, 2, 3)))
    values = []
    for _ in range(4):
        values.append(recovery.fact("name"))
        recovery, _taken = undo(recovery)
    assert values == ["3", "2", "1", None]


def test_undo_reopens_a_closed_case(packs: Packs) -> None:
    recovery = fresh(packs, "mama", Phase(at=NOW, turn="m1", phase="closed"))
    assert recovery.closed_at == NOW
    assert undo(recovery)[0].phase == "open"
    assert undo(recovery)[0].closed_at is None


def test_offers_and_promises_stand_once_a_key(packs: Packs) -> None:
    offers = [
        Offer.model_validate({"at": NOW, "turn": "m1", "key": "o", "kinds": ["redo"]} | more)
        for more in ({"low": 5, "high": 10}, {"low": 5, "high": 10, "state": "accepted"})
    ]
    recovery = fresh(
        packs, "mama", *offers, promise("a", "m2"), promise("b", "m3"),
        promise("a", "m4", state="kept"),
    )  # fmt: skip
    assert [offer.state for offer in recovery.offers] == ["accepted"]
    assert [(p.key, p.state) for p in recovery.promises] == [("a", "kept"), ("b", "open")]


def test_result_and_cause_may_come_apart(packs: Packs) -> None:
    recovery = fresh(
        packs, "mama",
        Outcome(at=NOW, turn="m1", result="solved"), Outcome(at=NOW, turn="m2", cause="courier"),
    )  # fmt: skip
    assert (recovery.result, recovery.cause) == ("solved", "courier")


def test_a_case_without_a_framework_says_so() -> None:
    with pytest.raises(ValueError, match="no framework"):
        _ = Recovery(id="r", conversation="c", employee="e", opened_at=NOW).framework


def test_notes_keep_their_order(packs: Packs) -> None:
    notes = (Note(at=NOW, turn=f"m{n}", text=str(n)) for n in range(3))
    recovery = fresh(packs, "mama", *notes)
    assert [note.text for note in recovery.all(Note)] == ["0", "1", "2"]
