"""A practice as HTTP gives it: every line with the answer, how the customer felt, the branches."""

from __future__ import annotations

from collections.abc import Sequence

from bot.practice.parts import Branch, Felt, Followed, Head, LineOut, PracticeOut, ScenarioOut
from coach.practice.cards import checks_shown, reasons_of
from coach.practice.feedback import remarks_on, ticked
from coach.practice.rehearsal import Rehearsal, Tried
from coach.practice.score import checks_of
from coach.practice.shown import CheckShown
from coach.practice.stage import Played, Stage
from phrasebank.packs import Packs
from phrasebank.schema.scenario import Scenario

_GOES_ON = ("running", "paused")
_EACH_TURN = "each turn"


def scenario_out(scenario: Scenario, packs: Packs) -> ScenarioOut:
    """The scenario, with failure and temper in words."""
    failure, temper = packs.failures.get(scenario.failure), packs.temperaments[scenario.temperament]
    return ScenarioOut(
        id=scenario.id,
        title=scenario.title,
        trade=scenario.trade,
        failure=failure.title if failure else scenario.failure,
        temperament=temper.title,
        about=scenario.customer.about,
        customer=scenario.customer.name,
        you=scenario.you,
        limits=list(scenario.limits),
    )


def title_of(scenario: str, packs: Packs) -> str:
    """The scenario's title; its id when the packs have it no longer."""
    known = packs.scenarios.get(scenario)
    return known.title if known else scenario


def head_of(rehearsal: Rehearsal, packs: Packs) -> Head:
    """The practice in one line."""
    same = (
        "id",
        "scenario",
        "level",
        "phase",
        "ending",
        "passed",
        "opened_at",
        "ended_at",
        "shared",
    )
    known = {name: getattr(rehearsal, name) for name in same}
    return Head(title=title_of(rehearsal.scenario, packs), **known)


def practice_out(stage: Stage, rehearsal: Rehearsal, packs: Packs) -> PracticeOut:
    """The whole practice, played anew. Raises ``KeyError`` when the scenario is gone."""
    tells = rehearsal.phase not in _GOES_ON or stage.level(rehearsal).feedback == _EACH_TURN
    framework = packs.frameworks.get(rehearsal.framework)
    played = stage.play(rehearsal)
    return PracticeOut(
        head=head_of(rehearsal, packs),
        scenario=scenario_out(stage.scenario(rehearsal), packs),
        framework=Followed(
            id=rehearsal.framework, title=framework.title if framework else rehearsal.framework
        ),
        opening=played.opening,
        lines=[_line(stage, rehearsal, line, packs, tells) for line in rehearsal.tried],
        path=[line.id for line in rehearsal.path],
        checks=_checks(played, packs) if tells else [],
        branches=[_branch(stage, rehearsal, path, packs, tells) for path in rehearsal.branches()],
    )


def _line(stage: Stage, rehearsal: Rehearsal, line: Tried, packs: Packs, tells: bool) -> LineOut:
    played = stage.play(rehearsal, line.id)
    number = len(played.exchanges) - 1
    exchange = played.exchanges[number]
    felt = exchange.after.feelings
    return LineOut(
        id=line.id,
        parent=line.parent,
        text=line.text,
        at=line.at,
        says=exchange.told.says,
        event=exchange.told.event,
        feelings=Felt(
            anger=felt.anger, trust=felt.trust, heard=felt.heard,
            patience=max(0, felt.patience), mood=felt.mood,
        ),
        reasons=reasons_of(played, number, packs) if tells else [],
        remarks=remarks_on(played, number, stage.scenario(rehearsal), packs) if tells else [],
        steps=ticked(played, number) if tells else [],
    )  # fmt: skip


def _branch(
    stage: Stage, rehearsal: Rehearsal, path: Sequence[Tried], packs: Packs, tells: bool
) -> Branch:
    end = path[-1].id
    played = stage.play(rehearsal, end)
    stopped = rehearsal.ending if end == rehearsal.head else None
    came = played.exchanges[0].before.feelings.anger
    return Branch(
        end=end,
        lines=[line.id for line in path],
        ending=played.customer.ending or stopped,
        checks=_checks(played, packs) if tells else [],
        anger=[came, *(each.after.feelings.anger for each in played.exchanges)],
    )


def _checks(played: Played, packs: Packs) -> list[CheckShown]:
    return checks_shown(checks_of(played.seen, packs))
