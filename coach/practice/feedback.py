"""What to tell a trainee about a turn: what worked, what to change, why, and how else to say it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coach.listening.observation import Observation
from coach.practice.rewrites import Rewrites
from coach.practice.shown import Remark
from coach.practice.stage import Exchange, Played
from phrasebank.packs import Packs
from phrasebank.schema.practice import Act
from phrasebank.schema.scenario import Scenario

_MOST = 3
_REWRITES = 2
_PRESSING = 85
"""Nudges from this priority on come before all else."""
_UNDERSTOOD = 3
"""Words that a quote needs to be understood alone."""


def remarks_on(played: Played, number: int, scenario: Scenario, packs: Packs) -> list[Remark]:
    """What worked in exchange ``number`` (from 0), then what to change; at most three of each.

    Other words are about the ``scenario`` that is played.
    """
    exchange = played.exchanges[number]
    rewrites = Rewrites.at(played, exchange.call, scenario, packs)
    worked = list(_worked(exchange, ticked(played, number)))[:_MOST]
    return [*worked, *_to_change(exchange, rewrites)[:_MOST]]


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
                tone="worked", quote=_whole(act, quote, exchange), text=act.title, why=act.why, evidence=act.evidence,
                step=step,
            )  # fmt: skip
            step = None


def _whole(act: Act, quote: str, exchange: Exchange) -> str:
    """The quote; where it is too short to be understood alone ("at 5"), the words of the act's moves."""
    if len(quote.split()) >= _UNDERSTOOD:
        return quote
    named = {move for when in act.when if when.moves for move in (*when.moves.any, *when.moves.all)}
    said = [(m.move in named, exchange.line.text[m.start : m.end]) for m in exchange.seen.moves]
    own = [words for its, words in said if its]
    around = [words for _, words in said if quote in words]
    fitting = [words for words in own if words in around] or own or around
    return fitting[0] if fitting else quote or exchange.line.text


def _to_change(exchange: Exchange, rewrites: Rewrites) -> list[Remark]:
    """What is pressing, what the checker found, what else hurt, then what the live coach would have said."""
    found = [
        Remark(
            tone="change", quote=f.quote, text=rewrites.packs.rules[f.rule].title, why=f.why,
            instead=rewrites.of_finding(f), evidence=f.evidence,
        )
        for f in exchange.seen.findings
    ]  # fmt: skip
    quoted = [remark.quote for remark in found]
    for act, quote in exchange.noticed.acts:
        told = _by_checker(act) and any(quote in q or q in quote for q in quoted)
        if act.tone == "hurts" and not told:
            found.append(_hurt(act, quote or exchange.line.text, rewrites))
    pressing = list(_left_out(exchange, rewrites, pressing=True))
    # What was merely left out can wait while something hurt.
    return [*pressing, *(found or _left_out(exchange, rewrites, pressing=False))]


def _by_checker(act: Act) -> bool:
    """Whether the checker's findings show the act; rudeness is told though they point at the same words."""
    return any(when.findings for when in act.when)


def _hurt(act: Act, quote: str, rewrites: Rewrites) -> Remark:
    return Remark(
        tone="change", quote=quote, text=act.title, why=act.why, evidence=act.evidence,
        instead=rewrites.of_act(act),
    )  # fmt: skip


def _left_out(exchange: Exchange, rewrites: Rewrites, *, pressing: bool) -> Iterator[Remark]:
    """What the live coach would have shown after this turn, but for what the checker has said already.

    ``pressing``: only what brooks no delay, such as danger; else only the rest.
    """
    for nudge in map(rewrites.of_nudge, exchange.seen.nudges):
        rule = rewrites.packs.nudges.get((nudge.nudge or "").rpartition("-")[0])
        if (rule is not None and rule.priority >= _PRESSING) is not pressing:
            continue
        if rule is not None and rule.when.findings and exchange.seen.findings:
            continue
        yield Remark(
            tone="change", quote=exchange.line.text, text=nudge.title, why=nudge.text,
            instead=[phrase.text for phrase in nudge.phrases][:_REWRITES],
            evidence=nudge.evidence or "practice",
        )  # fmt: skip
