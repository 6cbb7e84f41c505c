"""Recoveries and entries for tests."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

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
from records.messages import TurnRecord

NOON = datetime(2026, 3, 2, 12, 0, 0, 123456, tzinfo=UTC)


def later(minutes: float) -> datetime:
    return NOON + timedelta(minutes=minutes)


def opened(
    id: str = "r1", conversation: str = "c1", employee: str = "Ana", at: datetime = NOON
) -> Recovery:
    """As ``coach.walk.open_recovery`` makes it, with ids that tests can name."""
    entries = (
        FrameworkChosen(at=at, turn="m0", framework="mama"),
        StepEvent(at=at, turn="m0", framework="mama", step="listen", state="started"),
    )
    return Recovery(
        id=id, conversation=conversation, employee=employee, opened_at=at, entries=entries
    )


def note(text: str, turn: str = "m1") -> Note:
    return Note(at=later(1), turn=turn, text=text)


def one_of_each(turn: str = "m1") -> tuple[AnyEntry, ...]:
    """Every kind of entry, every optional field filled."""
    at = later(1)
    return (
        Fact(at=at, turn=turn, kind="name", value="Mrs Patel", quote="mrs patel"),
        FeelingNoted(at=at, turn=turn, feeling="upset", level="angry", quote="furious"),
        FrameworkChosen(at=at, turn=turn, framework="five_step"),
        StepEvent(
            at=at, turn=turn, framework="five_step", step="apologize", state="done", because="sorry"
        ),
        Flagged(
            at=at, turn=turn, rule="empathy.i_understand", start=0, end=12, quote="I understand",
            draft="I understand how you feel", why="You can't.", instead=["That is hard.", "x"],
            severity="warn", evidence="p21",
        ),
        PhraseUsed(at=at, turn=turn, phrase="p.one", step="mama.listen", text="Hello.", taken=True),
        Offer(
            at=at, turn=turn, key="o1", kinds=["refund", "voucher"], low=10, high=30, asked=50,
            amount="170.00", approver="supervisor", state="made",
        ),
        Promise(
            at=at, turn=turn, key="p1", what="ring her", who="me", due=later(600),
            due_text="tonight", state="open",
        ),
        Escalation(at=at, turn=turn, kind="legal", quote="she will sue"),
        Note(at=at, turn=turn, text="has a new baby"),
        Outcome(at=at, turn=turn, result="solved", cause="courier", quote="all sorted"),
        Phase(at=at, turn=turn, phase="closed"),
    )  # fmt: skip


def whole_case() -> tuple[Recovery, list[TurnRecord]]:
    """A case from its opening to its end, with everything that a record can show."""
    steps: list[AnyEntry] = [
        Fact(at=later(0), turn="m0", kind="failure", value="late", quote="9 days late"),
        Fact(at=later(0), turn="m0", kind="noun", value="cooker", quote="cooker"),
        Fact(at=later(0), turn="m0", kind="delay", value="9 days", quote="9 days late"),
        Fact(at=later(0), turn="m0", kind="repeated", value="yes", quote="2nd time"),
        Fact(at=later(0), turn="m0", kind="amount", value="340.00", quote="cost 340"),
        Fact(at=later(0), turn="m0", kind="fault", value="ours", quote="our van"),
        FeelingNoted(at=later(0), turn="m0", feeling="upset", level="angry", quote="furious"),
        Fact(at=later(1), turn="m1", kind="name", value="Mrs Wrong", quote="mrs wrong"),
        Note(at=later(2), turn="m2", text="said in error"),
        Fact(at=later(3), turn="m3", kind="name", value="Mrs Patel", quote="mrs patel"),
        StepEvent(at=later(4), turn="m4", framework="mama", step="listen", state="done"),
        StepEvent(at=later(4), turn="m4", framework="mama", step="acknowledge", state="started"),
        *one_of_each("m5"),
    ]
    undone = {"m2"}
    steps = [e.model_copy(update={"undone": True}) if e.turn in undone else e for e in steps]
    recovery = opened().with_entries(*steps)
    told = ["cust furious", "mrs wrong", "note: said in error", "mrs patel", "done", "all sorted"]
    turns = [
        TurnRecord("c1", f"m{number}", later(number), "r1", text, behaviour="start")
        for number, text in enumerate(told)
    ]
    return recovery, turns
