"""The score of a practice is the score of a live call of the same words."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import cast

import pytest

from bot.calls import CallDesk
from bot.chat import Chat
from coach.coach import Coach
from coach.listening.call import Call
from coach.listening.listener import Listener
from coach.listening.observation import CallTurn, Observation
from coach.practice.rehearsal import Rehearsal
from coach.practice.score import Check, checks_of, is_pass, met_share
from coach.practice.stage import Played, Stage
from phrasebank import Packs
from records.database import Database
from records.migrate import upgrade
from tests.coach.practice.playing import BAD, GOOD, SCENARIOS, rehearsal_of
from tests.support.living import Still

TRANSCRIPTS = ("recovers", "loses")


def turns_of(played: Played, opened: Rehearsal) -> list[CallTurn]:
    """What was said, as a live call hears it."""
    first = CallTurn(speaker="customer", text=played.opening, id="t0", at=opened.opened_at)
    turns = [first]
    for number, each in enumerate(played.exchanges, start=1):
        at = each.line.at
        turns += [
            CallTurn(speaker="agent", text=each.line.text, id=f"t{number}", at=at),
            CallTurn(speaker="customer", text=each.told.says, id=f"t{number}a", at=at),
        ]
    return turns


def heard_live(coach: Coach, turns: Sequence[CallTurn]) -> list[Observation]:
    listener = Listener(coach)
    call = Call(id="live", framework="mama", employee="employee")
    seen = []
    for turn in turns:
        call, one = listener.observe(call, turn)
        seen.append(one)
    return seen


@pytest.mark.parametrize("script", TRANSCRIPTS)
@pytest.mark.parametrize("scenario", SCENARIOS[::3])
def test_a_live_call_of_the_same_words_scores_the_same(
    coach: Coach, stage: Stage, packs: Packs, scenario: str, script: str
) -> None:
    lines = getattr(packs.scenarios[scenario].scripts, script)
    practised = rehearsal_of(scenario, lines)
    played = stage.play(practised)
    live = heard_live(coach, turns_of(played, practised))
    assert checks_of(live, packs) == checks_of(played.seen, packs)
    assert [one.anger for one in live] == [one.anger for one in played.seen]


async def test_a_call_at_the_desk_scores_the_same(
    coach: Coach, stage: Stage, packs: Packs, tmp_path: Path
) -> None:
    """Through the store as well, with the case that the desk opens."""
    name = SCENARIOS[0]
    practised = rehearsal_of(name, packs.scenarios[name].scripts.recovers)
    played = stage.play(practised)
    url = f"sqlite:///{tmp_path / 'amends.db'}"
    await asyncio.to_thread(upgrade, url)
    async with Database(url) as database:
        desk = CallDesk(Still(coach), database, cast(Chat, _Nobody()))
        call = (await desk.open()).id
        told = [
            await desk.hear(call, turn.speaker, turn.text, turn.id, turn.at)
            for turn in turns_of(played, practised)
        ]
    seen = [Observation.model_validate(one) for one in told]
    assert checks_of(seen, packs) == checks_of(played.seen, packs)


class _Nobody:
    """Who is told of changes, and does nothing."""

    def changed(self, conversation: str) -> None:
        """A case has changed."""


@pytest.mark.parametrize("scenario", SCENARIOS[::5])
def test_the_good_script_passes_and_the_bad_one_does_not(
    stage: Stage, packs: Packs, scenario: str
) -> None:
    scripts = packs.scenarios[scenario].scripts
    good, bad = (
        stage.play(rehearsal_of(scenario, lines)) for lines in (scripts.recovers, scripts.loses)
    )
    assert is_pass(checks_of(good.seen, packs), good.customer.ending)
    assert not is_pass(checks_of(bad.seen, packs), bad.customer.ending)
    assert met_share(checks_of(good.seen, packs)) > met_share(checks_of(bad.seen, packs))


def test_each_check_that_is_met_has_its_words(stage: Stage, packs: Packs) -> None:
    for lines in (GOOD, BAD, (*GOOD, *BAD), ("...",)):
        played = stage.play(rehearsal_of(SCENARIOS[1], lines))
        said = " ".join(one.text for one in played.seen)
        for check in checks_of(played.seen, packs):
            assert check.title
            assert check.quote is None or check.quote in said, check
            assert not check.met or check.quote or check.id in ("skill.words",), check


def test_no_words_meet_no_check_of_the_trainee(stage: Stage, packs: Packs) -> None:
    played = stage.play(rehearsal_of(SCENARIOS[1], ()))
    assert not any(check.met for check in checks_of(played.seen, packs))
    assert checks_of([], packs)
    assert met_share([]) == 0.0


def test_a_pass_needs_an_agreement_and_seven_in_ten() -> None:
    checks = [Check(str(n), "?", n < 7) for n in range(10)]
    assert is_pass(checks, "settled")
    assert not is_pass(checks, "left")
    assert not is_pass(checks, None)
    assert not is_pass(checks[1:], "settled")
