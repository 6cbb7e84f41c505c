"""What to tell a trainee about a turn: what worked, what to change, why, and how else to say it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coach.listening.call import Call
from coach.listening.observation import Observation
from coach.practice.shown import Remark
from coach.practice.stage import Exchange, Played
from coach.slots import slots_for
from phrasebank.packs import Packs
from phrasebank.schema.practice import Act
from phrasebank.template import needs, render

_MOST = 3
_REWRITES = 2


def remarks_on(played: Played, number: int, packs: Packs) -> list[Remark]:
    """What worked in exchange ``number`` (from 0), then what to change; at most three of each."""
    exchange = played.exchanges[number]
    worked = list(_worked(exchange, ticked(played, number)))[:_MOST]
    return [*worked, *_to_change(exchange, exchange.call, packs)[:_MOST]]


def ticked(played: Played, number: int) -> list[str]:
    """Titles of the steps that this exchange ticked."""
    before = played.exchanges[number - 1].answer_seen if number else None
    done = _done(before)
    now = played.exchanges[number].seen
    return [step.title for step in now.steps if step.state == "done" and step.id not in done]


def _done(seen: Observation | None) -> set[str]:
    return {step.id for step in seen.steps if step.state == "done"} if seen else set()


def _worked(exchange: Exchange, steps: Sequence[str]) -> Iterator[Remark]:
    """Each act that helped; the first names the step that the turn ticked."""
    step = ", ".join(steps) or None
    for act, quote in exchange.noticed.acts:
        if act.tone == "helps":
            yield Remark(
                tone="worked", quote=quote, text=act.title, why=act.why, evidence=act.evidence,
                step=step,
            )  # fmt: skip
            step = None


def _to_change(exchange: Exchange, call: Call, packs: Packs) -> list[Remark]:
    """What the checker found, then what else hurt, then what the live coach would have said."""
    found = [
        Remark(
            tone="change", quote=f.quote, text=packs.rules[f.rule].title, why=f.why,
            instead=f.instead[:_REWRITES], evidence=f.evidence,
        )
        for f in exchange.seen.findings
    ]  # fmt: skip
    quoted = [remark.quote for remark in found]
    slots = slots_for(call.recovery, packs)
    for act, quote in exchange.noticed.acts:
        told = _by_checker(act) and any(quote in q or q in quote for q in quoted)
        if act.tone == "hurts" and not told:
            found.append(_hurt(act, quote, slots))
    return [*found, *_left_out(exchange, packs)]


def _by_checker(act: Act) -> bool:
    """Whether the checker's findings show the act; rudeness is told though they point at the same words."""
    return any(when.findings for when in act.when)


def _hurt(act: Act, quote: str, slots: dict[str, str]) -> Remark:
    return Remark(
        tone="change", quote=quote, text=act.title, why=act.why, evidence=act.evidence,
        instead=[render(t, slots) for t in act.try_instead if needs(t) <= slots.keys()][:_REWRITES],
    )  # fmt: skip


def _left_out(exchange: Exchange, packs: Packs) -> Iterator[Remark]:
    """What the live coach would have shown after this turn, but for what the checker has said already."""
    for nudge in exchange.seen.nudges:
        rule = packs.nudges.get((nudge.nudge or "").rpartition("-")[0])
        if rule is not None and rule.when.findings and exchange.seen.findings:
            continue
        yield Remark(
            tone="change", quote=exchange.line.text, text=nudge.title, why=nudge.text,
            instead=[phrase.text for phrase in nudge.phrases][:_REWRITES],
            evidence=nudge.evidence or "practice",
        )  # fmt: skip
