"""The cards of a practice that goes on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from coach.card import Button, Card
from coach.practice.feedback import remarks_on
from coach.practice.rehearsal import Rehearsal
from coach.practice.score import Check, checks_of
from coach.practice.shown import CheckShown, PracticeShown, ReasonShown, Remark
from coach.practice.stage import Played, Stage
from coach.turn import Turn
from coach.wording import card
from phrasebank.packs import Packs

KIND = "train"
_TENTHS = 10


def practice_card(
    turn: Turn,
    rehearsal: Rehearsal,
    wording: str,
    slots: Mapping[str, str] | None = None,
    *,
    buttons: Sequence[Button] = (),
    **shown: object,
) -> Card:
    """A card about a practice, with how it stands. ``shown`` goes into that part."""
    stage, packs = turn.coach.stage, turn.packs
    played, scenario = stage.play(rehearsal), stage.scenario(rehearsal)
    known = {"customer": scenario.customer.name, "says": played.says} | dict(slots or {})
    part = how_it_stands(stage, rehearsal, packs).model_copy(update=shown)
    return card(packs, wording, known, kind=KIND, buttons=list(buttons), practice=part)


def how_it_stands(stage: Stage, rehearsal: Rehearsal, packs: Packs) -> PracticeShown:
    """The practice as surfaces show it, without reasons or remarks."""
    played, scenario = stage.play(rehearsal), stage.scenario(rehearsal)
    feelings = played.customer.feelings
    return PracticeShown(
        id=rehearsal.id,
        scenario=scenario.id,
        title=scenario.title,
        level=rehearsal.level,
        customer=scenario.customer.name,
        phase=rehearsal.phase,
        line=rehearsal.head,
        turn=len(rehearsal.path),
        mood=feelings.mood,
        anger=feelings.anger,
        trust=feelings.trust,
        heard=feelings.heard,
        patience=max(0, feelings.patience),
        ending=rehearsal.ending,
        passed=rehearsal.passed,
    )


def reasons_of(played: Played, number: int, packs: Packs) -> list[ReasonShown]:
    """Why the customer feels as they do after exchange ``number`` (from 0)."""
    return [
        ReasonShown(
            act=reason.act, title=act.title, why=act.why, tone=act.tone, quote=reason.quote,
            anger=reason.anger, trust=reason.trust, heard=reason.heard, patience=reason.patience,
        )
        for reason in played.exchanges[number].told.reasons
        for act in [packs.acts[reason.act]]
    ]  # fmt: skip


def feedback_text(remarks: Iterable[Remark], packs: Packs) -> str:
    """Remarks as Markdown, each with its quote; empty when there are none."""
    return "\n".join(_remark_line(remark, packs) for remark in remarks)


def _remark_line(remark: Remark, packs: Packs) -> str:
    mark = packs.label("practice.yes" if remark.tone == "worked" else "practice.change_mark")
    quote = " ".join(remark.quote.split())
    line = f"{mark} **{remark.text}** \u2013 \u201c{quote}\u201d. {remark.why}"
    if remark.step:
        line += f" ({packs.label('practice.serves')}: {remark.step})"
    if remark.instead:
        line += f" {packs.label('practice.say_instead')}: \u201c{remark.instead[0]}\u201d"
    return line


def checks_shown(checks: Iterable[Check]) -> list[CheckShown]:
    """The checks for a surface."""
    return [CheckShown(id=c.id, title=c.title, met=c.met, quote=c.quote) for c in checks]


def checks_text(checks: Iterable[Check], packs: Packs) -> str:
    """The checks as Markdown, a line each, with the words that answer it."""
    return "\n".join(
        f"- {packs.label('practice.yes' if check.met else 'practice.no')} {check.title}"
        + (f": \u201c{check.quote}\u201d" if check.quote else "")
        for check in checks
    )


def score(stage: Stage, rehearsal: Rehearsal, packs: Packs) -> list[Check]:
    """The checks of the branch that goes on: what the live engine says of the same words."""
    return checks_of(stage.play(rehearsal).seen, packs)


def button(packs: Packs, what: str, payload: str) -> Button:
    """A button of a practice, by the name of its label."""
    return Button(title=packs.label(f"button.practice_{what}"), payload=payload)


def what_helps(turn: Turn, rehearsal: Rehearsal) -> list[Button]:
    """What can be pressed now instead of saying a line, as the level gives it."""
    packs, level = turn.packs, turn.coach.stage.level(rehearsal)
    found = [button(packs, "hint", do("hint"))] if level.hints else []
    if level.feedback == "when asked" and rehearsal.head:
        found.append(button(packs, "feedback", do("score")))
    if rehearsal.head:
        found.append(button(packs, "rewind", do("rewind", rehearsal.head)))
    return [*found, button(packs, "pause", do("pause")), button(packs, "stop", do("stop"))]


def do(what: str, at: str | None = None) -> str:
    """The payload that steers a practice; ``at`` is the line it is about."""
    payload = f'/train{{"do": "{what}"}}'
    if at is not None:
        payload = f'/train{{"do": "{what}", "at": "{at}"}}'
    return payload


def tenths(share: float) -> str:
    """A share as so many of ten."""
    return str(round(share * _TENTHS))


def last_remarks(turn: Turn, rehearsal: Rehearsal) -> list[Remark]:
    """What to tell about the trainee's last line."""
    stage = turn.coach.stage
    played = stage.play(rehearsal)
    last = len(played.exchanges) - 1
    return remarks_on(played, last, stage.scenario(rehearsal), turn.packs) if last >= 0 else []
