"""After a practice: what worked, what to change, the checks. It counts when all three were seen."""

from __future__ import annotations

from dataclasses import replace

from coach.card import Button, Card
from coach.practice.cards import (
    button,
    checks_shown,
    checks_text,
    do,
    feedback_text,
    practice_card,
    score,
)
from coach.practice.feedback import remarks_on
from coach.practice.learning import suggestion
from coach.practice.rehearsal import Rehearsal
from coach.practice.score import is_pass
from coach.practice.shown import Remark
from coach.practice.stage import Played
from coach.turn import Reply, Turn
from coach.wording import card
from phrasebank.packs import Packs

PARTS = ("worked", "change", "checks")
"""Of the debrief, in order."""
_REMARKS = 4


def enter_debrief(turn: Turn, rehearsal: Rehearsal) -> Reply:
    """The call is over: how it ended, and whether it is a pass."""
    packs, stage = turn.packs, turn.coach.stage
    checks = score(stage, rehearsal, packs)
    passed = is_pass(checks, rehearsal.ending)
    over = replace(
        rehearsal, phase="debrief", seen=frozenset(), ended_at=turn.now, passed=passed,
        checks=tuple((check.id, check.met) for check in checks),
    )  # fmt: skip
    played = stage.play(over)
    slots = {
        "ended": packs.label(f"practice.ended_{over.ending}"),
        "passed": packs.label("practice.passed" if passed else "practice.not_passed"),
    }
    event = played.exchanges[-1].told.event
    built = practice_card(
        turn, over, "practice.over", slots, buttons=[button(packs, "next", do("next"))],
        says=played.says, event=event,
    )  # fmt: skip
    return Reply("train", built, turn.recovery, rehearsal=over)


def next_part(turn: Turn, rehearsal: Rehearsal) -> Reply:
    """The next part that wasn't seen; after the last, the practice is complete."""
    part = next((one for one in PARTS if one not in rehearsal.seen), None)
    if part is None:
        return _complete(turn, rehearsal)
    after = replace(rehearsal, seen=rehearsal.seen | {part})
    built = _checks(turn, after) if part == "checks" else _remarks(turn, after, part)
    return Reply("train", built, turn.recovery, rehearsal=after)


def _complete(turn: Turn, rehearsal: Rehearsal) -> Reply:
    done = replace(rehearsal, phase="complete")
    packs = turn.packs
    others = [one for one in turn.rehearsed if one.id != done.id]
    found = suggestion([*others, done], packs)
    buttons, text = [], packs.label("practice.why_other")
    if found is not None:
        title = packs.scenarios[found.scenario].title
        payload = f'/train{{"scenario": "{found.scenario}", "level": "{found.level}"}}'
        buttons, text = [Button(title=title, payload=payload)], found.why
    again = f'/train{{"scenario": "{done.scenario}", "level": "{done.level}"}}'
    buttons.append(button(packs, "again", again))
    built = card(packs, "practice.complete", {"next": text}, kind="train", buttons=buttons)
    return Reply("train", built, turn.recovery, rehearsal=done)


def _checks(turn: Turn, rehearsal: Rehearsal) -> Card:
    packs = turn.packs
    checks = score(turn.coach.stage, rehearsal, packs)
    slots = {
        "met": str(sum(check.met for check in checks)),
        "of": str(len(checks)),
        "checks": checks_text(checks, packs),
    }
    return practice_card(
        turn, rehearsal, "practice.checks", slots, buttons=_on(turn, rehearsal), part="checks",
        checks=checks_shown(checks),
    )  # fmt: skip


def _remarks(turn: Turn, rehearsal: Rehearsal, part: str) -> Card:
    """The remarks of one tone over the whole call, those of different kinds first."""
    packs = turn.packs
    remarks = _all_remarks(turn, rehearsal, part)
    none = packs.label("practice.none_worked" if part == "worked" else "practice.none_to_change")
    text = feedback_text(remarks, packs) or none
    return practice_card(
        turn, rehearsal, f"practice.{part}", {"remarks": text}, buttons=_on(turn, rehearsal),
        part=part, remarks=remarks,
    )  # fmt: skip


def _all_remarks(turn: Turn, rehearsal: Rehearsal, tone: str) -> list[Remark]:
    """Each kind once, where it was first; of more than there is room for, those that did most."""
    stage = turn.coach.stage
    played, scenario = stage.play(rehearsal), stage.scenario(rehearsal)
    found: dict[str, Remark] = {}
    for number in range(len(played.exchanges)):
        for remark in remarks_on(played, number, scenario, turn.packs):
            if remark.tone == tone:
                found.setdefault(remark.text, remark)
    if tone == "worked":
        did = _did(played, turn.packs)
        kept = sorted(found, key=lambda text: -did.get(text, 0.0))[:_REMARKS]
        return [remark for text, remark in found.items() if text in kept]
    return list(found.values())[:_REMARKS]


def _did(played: Played, packs: Packs) -> dict[str, float]:
    """What each act did to the customer over the call, by its title."""
    did: dict[str, float] = {}
    for each in played.exchanges:
        for reason in each.told.reasons:
            title = packs.acts[reason.act].title
            did[title] = did.get(title, 0.0) - reason.anger + reason.trust + reason.heard
    return did


def _on(turn: Turn, rehearsal: Rehearsal) -> list[Button]:
    """Next, and the way back to the line that hurt most."""
    packs, played = turn.packs, turn.coach.stage.play(rehearsal)
    buttons = [button(packs, "next", do("next"))]
    worst = max(
        played.exchanges,
        key=lambda each: each.after.feelings.anger - each.before.feelings.anger,
        default=None,
    )
    if worst and any(act.tone == "hurts" for act, _ in worst.noticed.acts):
        buttons.append(button(packs, "rewind", do("rewind", worst.line.id)))
    return buttons
