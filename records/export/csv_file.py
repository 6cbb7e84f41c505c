"""Records as a table, a row each, for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import datetime

from phrasebank.packs import Packs
from records.export.blocks import moment
from records.export.sections import (
    OWN_LINE,
    escalations,
    notes,
    offers,
    promises,
    severity,
)
from records.view import RecordView
from records.view_parts import StepView

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_COLUMNS = (
    *("id", "opened", "closed", "phase", "employee", "customer", "reference", "timezone"),
    *("failure", "noun", "delay", "repeated", "severity", "amount", "expectation", "facts"),
    *("feelings", "frameworks", "steps_done", "steps_skipped", "flagged", "phrases"),
    *("offers", "promises", "escalations", "notes", "outcome", "cause", "owner", "turns"),
)
"""Parts of the label ids (``record.…``), in the order of the columns."""


def render(views: Sequence[RecordView], packs: Packs) -> str:
    """A head and a row a record; lists stand in one cell, a line each."""
    output = io.StringIO()
    writer = csv.writer(output)
    writer.writerow([packs.label(f"record.{name}") for name in _COLUMNS])
    for view in views:
        cells = _cells(view, packs)
        writer.writerow([safe(cells[name] or "") for name in _COLUMNS])
    return output.getvalue()


def safe(cell: str) -> str:
    """The cell with an apostrophe before it if a spreadsheet would take it for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _sortable(at: datetime | None) -> str:
    """A time that spreadsheets know as one: 2026-03-02 12:05."""
    return f"{at:%Y-%m-%d %H:%M}" if at else ""


def _cells(view: RecordView, packs: Packs) -> dict[str, str | None]:
    return _case(view, packs) | _course(view, packs) | _tables(view, packs)


def _case(view: RecordView, packs: Packs) -> dict[str, str | None]:
    return {
        "id": view.id,
        "opened": _sortable(view.opened_at),
        "closed": _sortable(view.closed_at),
        "phase": packs.label(f"record.phase.{view.phase}"),
        "employee": view.employee,
        "customer": view.customer,
        "reference": view.reference,
        "timezone": view.timezone,
        "failure": view.failure.title,
        "noun": view.failure.noun,
        "delay": view.failure.delay,
        "repeated": packs.label("record.yes") if view.failure.repeated else None,
        "severity": severity(view, packs),
        "amount": view.failure.amount,
        "expectation": view.expectation,
        "outcome": packs.label(f"result.{view.result}") if view.result else None,
        "cause": view.cause.title if view.cause else None,
        "owner": view.cause.owner if view.cause else None,
        "turns": str(len(view.turns)),
    }


def _course(view: RecordView, packs: Packs) -> dict[str, str | None]:
    steps = [step for framework in view.frameworks for step in framework.steps]
    more = [fact for fact in view.facts if fact.kind not in OWN_LINE]
    lists = {
        "facts": [f"{packs.label(f'fact.{fact.kind}')}: {fact.value}" for fact in more],
        "feelings": [f"{moment(f.at)}: {f.feeling}" for f in view.feelings],
        "frameworks": [framework.title for framework in view.frameworks],
        "steps_done": [_step(step) for step in steps if step.state == "done"],
        "steps_skipped": [_step(step) for step in steps if step.state == "skipped"],
        "flagged": [" \u00b7 ".join((f.quote, *f.instead)) for f in view.flagged],
        "phrases": [p.text for p in view.phrases],
    }
    return {name: "\n".join(lines) for name, lines in lists.items()}


def _step(step: StepView) -> str:
    """A step with when and why it was left."""
    return " \u00b7 ".join(
        filter(None, (step.title, moment(step.at) if step.at else None, step.because))
    )


def _tables(view: RecordView, packs: Packs) -> dict[str, str | None]:
    tables = {
        "offers": offers(view, packs),
        "promises": promises(view, packs),
        "escalations": escalations(view, packs),
        "notes": notes(view, packs),
    }
    return {
        name: "\n".join(" \u00b7 ".join(cell for cell in row if cell) for row in table.rows)
        for name, table in tables.items()
    }
