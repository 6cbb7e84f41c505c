"""Will this draft do: what to avoid in it, why, and what to say instead."""

from __future__ import annotations

from typing import Any

from coach.behaviours.common import without_step
from coach.entries import Flagged
from coach.findings import Finding
from coach.recovery import Recovery
from coach.turn import Reply, Turn
from coach.wording import card

_SHORTEST = 2
"""A message of fewer words than this without a lead-in holds no draft."""


def respond(turn: Turn) -> Reply:
    """Checks the draft in the message; asks for it when there is none."""
    draft = _draft(turn)
    if draft is None:
        return Reply("check", card(turn.packs, "check.no_draft"), turn.recovery)
    findings = turn.coach.checker.check(draft, turn.slots)
    recovery = _recorded(turn, draft, findings)
    record = recovery.id if recovery else None
    slots = {"draft": draft, "count": str(len(findings))}
    parts: dict[str, Any] = {"record": record, "findings": findings}
    if findings:
        parts["evidence"] = findings[0].evidence
    built = card(turn.packs, _wording(findings), slots, **parts)
    return Reply("check", built if turn.case else without_step(built), recovery)


def _wording(findings: list[Finding]) -> str:
    if not findings:
        return "check.clean"
    return "check.one" if len(findings) == 1 else "check.several"


def _draft(turn: Turn) -> str | None:
    if turn.draft:
        return turn.draft.text
    if turn.pressed or turn.coach.drafts.only_announces(turn.text):
        return None
    return turn.text.strip() if len(turn.text.split()) > _SHORTEST else None


def _recorded(turn: Turn, draft: str, findings: list[Finding]) -> Recovery | None:
    if turn.case is None:
        return turn.recovery
    flagged = [
        Flagged(at=turn.now, turn=turn.message, draft=draft, **finding.model_dump())
        for finding in findings
    ]
    return turn.case.with_entries(*flagged)
