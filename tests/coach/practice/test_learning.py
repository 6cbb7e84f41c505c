"""What somebody has learned: skills over time, what to practise next, and when the certificate is earned."""

from __future__ import annotations

from dataclasses import replace

import pytest

from coach.practice.learning import NEEDED, passed_scenarios, skills_of, suggestion
from phrasebank import Packs
from tests.coach.practice.playing import passed

SOFA, SHOES, CAKE, BANK = (
    "sofa_not_delivered",
    "wedding_shoes_wrong",
    "birthday_cake_wrong",
    "bank_card_blocked",
)


def test_nobody_has_skills_before_a_practice_is_complete(packs: Packs) -> None:
    assert skills_of([], packs) == []
    assert skills_of([passed(packs, SOFA, phase="debrief")], packs) == []


def test_a_skill_is_what_was_shown_practice_by_practice(packs: Packs) -> None:
    first = passed(packs, SOFA, checks=(("skill.empathy", False), ("step.act", True)))
    later = passed(packs, SOFA, 3, checks=(("skill.empathy", True), ("skill.fix", True)))
    skills = {skill.id: skill for skill in skills_of([later, first], packs)}
    assert skills["skill.empathy"].course == (False, True), "oldest first"
    assert skills["skill.empathy"].share == 0.5
    assert skills.keys() == {"skill.empathy", "skill.fix"}, "steps are the framework's"
    assert next(iter(skills)) == "skill.empathy", "weakest first"
    assert skills["skill.fix"].title == packs.label("check.fix")


def test_the_first_suggestion_is_at_the_first_level(packs: Packs) -> None:
    found = suggestion([], packs)
    assert found
    assert found.level == 1
    assert found.why == packs.label("practice.why_first")


@pytest.mark.parametrize("known", [[SOFA], [SOFA, CAKE], [BANK, SHOES, CAKE]])
def test_the_next_differs_from_what_was_passed(packs: Packs, known: list[str]) -> None:
    found = suggestion([passed(packs, name) for name in known], packs)
    assert found
    assert found.scenario not in known
    new = packs.scenarios[found.scenario]
    before = [packs.scenarios[name] for name in known]
    assert new.trade not in {one.trade for one in before}
    assert new.failure not in {one.failure for one in before}
    assert new.temperament not in {one.temperament for one in before}


def test_the_weakest_skill_is_named(packs: Packs) -> None:
    weak = passed(packs, SOFA, checks=(("skill.empathy", True), ("skill.dated", False)))
    found = suggestion([weak], packs)
    assert found
    assert packs.label("check.dated") in found.why


@pytest.mark.parametrize(("levels", "next_level"), [
    ([], 1), ([1], 1), ([1, 1], 2), ([1, 2], 2), ([2, 2], 3), ([1, 1, 3, 3], 3), ([3, 3, 3], 3),
])  # fmt: skip
def test_it_goes_up_a_level_after_two_passes(
    packs: Packs, levels: list[int], next_level: int
) -> None:
    done = [
        passed(packs, name, level) for name, level in zip(packs.scenarios, levels, strict=False)
    ]
    found = suggestion(done, packs)
    assert found
    assert found.level == next_level


def test_what_was_tried_and_not_passed_may_come_again(packs: Packs) -> None:
    first = suggestion([], packs)
    assert first
    tried = [passed(packs, first.scenario, passed=False, ending="left")]
    assert suggestion(tried, packs)
    all_but_one = [passed(packs, name) for name in packs.scenarios if name != first.scenario]
    last = suggestion([*all_but_one, *tried], packs)
    assert last
    assert last.scenario == first.scenario


def test_with_all_passed_there_is_nothing_to_suggest(packs: Packs) -> None:
    assert suggestion([passed(packs, name) for name in packs.scenarios], packs) is None


def test_a_scenario_that_is_gone_does_no_harm(packs: Packs) -> None:
    gone = passed(packs, SOFA)
    done = [gone, replace(passed(packs, CAKE), scenario="taken_away")]
    assert suggestion(done, packs)
    assert list(passed_scenarios(done)) in (["taken_away", SOFA], [SOFA, "taken_away"])


def test_the_certificate_needs_three_different_ones(packs: Packs) -> None:
    thrice = [passed(packs, SOFA, level) for level in (1, 2, 3)]
    assert len(passed_scenarios(thrice)) == 1 < NEEDED == 3
    assert passed_scenarios(thrice)[SOFA].level == 1, "the first pass counts"
    others = [passed(packs, CAKE, passed=False), passed(packs, BANK, phase="debrief")]
    assert len(passed_scenarios([*thrice, *others])) == 1
    assert len(passed_scenarios([*thrice, passed(packs, CAKE), passed(packs, BANK)])) == NEEDED
