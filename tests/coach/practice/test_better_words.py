"""Better words in one turn never leave the customer worse off, right then or later."""

from __future__ import annotations

import pytest

from coach.practice.stage import Stage
from coach.practice.state import Feelings
from tests.coach.practice.playing import BAD, GOOD, SCENARIOS, acts_of, play

#: Worse, better.
PAIRS = [
    ("I understand how you feel.", "I can only imagine how you feel, having to chase us."),
    ("I'm sorry if this caused any inconvenience.", "I'm so sorry, that was our mistake."),
    ("Please calm down.", "You've every right to be upset about this."),
    ("You should have checked before you called.", "That's our mistake, nobody else's."),
    ("That's our policy, I'm afraid.", "Here's what I can do: I'll ask for an exception and ring you by four today."),
    ("There's nothing I can do.", "What would make this right for you?"),
    ("Someone will get back to you as soon as possible.", "I'll ring you myself by four today."),
    ("You need to call the billing department.", "I'll take care of this for you myself."),
    ("Can I take your account number?", "I'm so sorry. Tell me what happened."),
    ("Ok, bye now.", "Thank you for telling me."),
]  # fmt: skip
FIRST, REST = (
    "Hello, this is Dana.",
    ("Tell me what happened.", "I'll ring you myself by noon tomorrow."),
)


def no_worse(better: Feelings, worse: Feelings) -> bool:
    return (
        better.anger <= worse.anger and better.trust >= worse.trust and better.heard >= worse.heard
    )


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair[0])
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_better_words_do_no_harm(stage: Stage, scenario: str, pair: tuple[str, str]) -> None:
    worse, better = (play(stage, scenario, FIRST, said, *REST) for said in pair)
    now_worse, now_better = (played.exchanges[1].after.feelings for played in (worse, better))
    assert no_worse(now_better, now_worse), (acts_of(worse, 1), acts_of(better, 1))
    assert now_better != now_worse
    assert no_worse(better.customer.feelings, worse.customer.feelings)
    assert better.customer.feelings.patience >= worse.customer.feelings.patience


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_kindness_calms_and_carelessness_angers(stage: Stage, scenario: str) -> None:
    kind, careless = (play(stage, scenario, *lines) for lines in (GOOD, BAD))
    start = kind.exchanges[0].before.feelings
    assert kind.customer.feelings.anger < start.anger < careless.customer.feelings.anger
    assert kind.customer.feelings.heard > start.heard
    assert careless.customer.feelings.trust < start.trust < kind.customer.feelings.trust


@pytest.mark.parametrize("level", [1, 2, 3])
def test_the_words_are_judged_alike_at_every_level(stage: Stage, level: int) -> None:
    for scenario in SCENARIOS[:4]:
        played = play(stage, scenario, *GOOD, level=level)
        at_two = play(stage, scenario, *GOOD)
        for one, other in zip(played.exchanges, at_two.exchanges, strict=True):
            assert one.noticed.acts == other.noticed.acts


def test_a_higher_level_is_no_easier_to_begin_with(stage: Stage) -> None:
    for scenario in SCENARIOS:
        starts = [play(stage, scenario, level=level).customer.feelings for level in (1, 2, 3)]
        assert starts[0].anger <= starts[1].anger <= starts[2].anger
        assert starts[0].patience >= starts[1].patience >= starts[2].patience
