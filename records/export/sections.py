"""The sections of a record's document."""

from __future__ import annotations

from phrasebank.packs import Packs
from records.export.blocks import Section, moment
from records.view import RecordView

#: Kinds of fact that have a line of their own.
OWN_LINE = (
    *("name", "reference", "failure", "noun", "delay", "repeated"),
    *("severity", "amount", "expectation"),
)


def _pairs(packs: Packs, **values: str | None) -> tuple[tuple[str, str], ...]:
    """Label and value for each value that is known."""
    return tuple((packs.label(f"record.{name}"), value) for name, value in values.items() if value)


def _table(packs: Packs, title: str, columns: str, rows: list[tuple[str | None, ...]]) -> Section:
    return Section(
        title=packs.label(f"record.{title}"),
        head=tuple(packs.label(f"record.column.{column}") for column in columns.split()),
        rows=tuple(tuple(cell or "" for cell in row) for row in rows),
    )


def head(view: RecordView, packs: Packs) -> Section:
    """Who, when, how far."""
    pairs = _pairs(
        packs,
        customer=view.customer,
        reference=view.reference,
        employee=view.employee,
        opened=moment(view.opened_at),
        closed=moment(view.closed_at),
        phase=packs.label(f"record.phase.{view.phase}"),
        timezone=view.timezone,
        id=view.id,
    )
    return Section(None, pairs)


def case(view: RecordView, packs: Packs) -> Section:
    """What failed, and all else that is known."""
    failure = view.failure
    pairs = _pairs(
        packs,
        failure=failure.title,
        noun=failure.noun,
        delay=failure.delay,
        repeated=packs.label("record.yes") if failure.repeated else None,
        severity=severity(view, packs),
        amount=failure.amount,
        quote=failure.quote,
        expectation=view.expectation,
    )
    more = tuple(
        (packs.label(f"fact.{fact.kind}"), fact.value)
        for fact in view.facts
        if fact.kind not in OWN_LINE
    )
    return Section(packs.label("record.case"), pairs + more)


def severity(view: RecordView, packs: Packs) -> str | None:
    """How bad it is, in words."""
    told = view.failure.severity
    label = packs.labels.get(f"record.severity.{told}")
    return label.text if label else told


def feelings(view: RecordView, packs: Packs) -> Section:
    """The emotion timeline."""
    rows: list[tuple[str | None, ...]] = [
        (moment(f.at), f.feeling, packs.label(f"feeling.{f.level}"), f.quote) for f in view.feelings
    ]
    return _table(packs, "feelings", "at feeling level words", rows)


def frameworks(view: RecordView, packs: Packs) -> list[Section]:
    """A table of steps for each framework followed."""
    made = []
    for framework in view.frameworks:
        rows: list[tuple[str | None, ...]] = [
            (s.title, packs.label(f"record.step.{s.state}"), moment(s.at), s.because)
            for s in framework.steps
        ]
        table = _table(packs, "framework", "step state at because", rows)
        credit = _pairs(packs, credit=framework.credit)
        made.append(Section(f"{table.title}: {framework.title}", credit, table.head, table.rows))
    return made


def flagged(view: RecordView, packs: Packs) -> Section:
    """What was better left unsaid."""
    rows: list[tuple[str | None, ...]] = [
        (moment(f.at), f.quote, f.why, "\n".join(f.instead)) for f in view.flagged
    ]
    return _table(packs, "flagged", "at words why instead", rows)


def phrases(view: RecordView, packs: Packs) -> Section:
    """Phrases taken."""
    rows: list[tuple[str | None, ...]] = [(moment(p.at), p.step, p.text) for p in view.phrases]
    return _table(packs, "phrases", "at step words", rows)


def offers(view: RecordView, packs: Packs) -> Section:
    """Offers as they stand."""
    rows: list[tuple[str | None, ...]] = [
        (
            moment(offer.at),
            ", ".join(offer.kinds),
            f"{offer.low}\u2013{offer.high} %",
            f"{offer.asked} %" if offer.asked is not None else None,
            offer.amount,
            offer.approver,
            packs.label(f"offer.{offer.state}"),
        )
        for offer in view.offers
    ]
    return _table(packs, "offers", "at what band asked amount approver state", rows)


def promises(view: RecordView, packs: Packs) -> Section:
    """Promises as they stand."""
    rows: list[tuple[str | None, ...]] = [
        (p.what, p.who, moment(p.due) or p.due_text, packs.label(f"promise.{p.state}"))
        for p in view.promises
    ]
    return _table(packs, "promises", "what who due state", rows)


def escalations(view: RecordView, packs: Packs) -> Section:
    """Managers wanted and threats made."""
    rows: list[tuple[str | None, ...]] = [
        (moment(e.at), packs.label(f"record.escalation.{e.kind}"), e.quote)
        for e in view.escalations
    ]
    return _table(packs, "escalations", "at what words", rows)


def notes(view: RecordView, packs: Packs) -> Section:
    """The employee's notes."""
    rows: list[tuple[str | None, ...]] = [(moment(note.at), note.text) for note in view.notes]
    return _table(packs, "notes", "at words", rows)


def outcome(view: RecordView, packs: Packs) -> Section:
    """How it ended, and why it happened."""
    pairs = _pairs(
        packs,
        outcome=packs.label(f"result.{view.result}") if view.result else None,
        cause=view.cause.title if view.cause else None,
        owner=view.cause.owner if view.cause else None,
    )
    return Section(packs.label("record.outcome"), pairs)


def turns(view: RecordView, packs: Packs) -> Section:
    """The employee's messages; a button is shown by what it did."""
    rows: list[tuple[str | None, ...]] = []
    for turn in view.turns:
        done = packs.labels.get(f"behaviour.{turn.behaviour}")
        behaviour = done.text if done else turn.behaviour
        rows.append((moment(turn.at), turn.text or packs.label("record.pressed"), behaviour))
    return _table(packs, "turns", "at words what", rows)


def undone(view: RecordView, packs: Packs) -> Section:
    """What was taken back."""
    rows: list[tuple[str | None, ...]] = [
        (moment(u.at), packs.label(f"record.entry.{u.kind}"), u.text) for u in view.undone
    ]
    return _table(packs, "undone", "at what words", rows)
