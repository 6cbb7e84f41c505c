"""The coach follows its packs: sound changes are taken up, broken ones told, none is seen half."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import pytest

from coach.living import LivingCoach
from phrasebank import PackError
from tests.support.small_packs import small_packs

RULE = """\
rules:
  - id: jargon.sku
    title: '"SKU"'
    kind: says
    match: [sku]
    why: Nobody outside the shop knows it.
    instead: ["The number on the label."]
    severity: nudge
    evidence: practice
    source: own
    flags: [what is the sku, The SKU is wrong., give me its sku]
    passes: [The skunk is gone., What is its number?, skua birds]
"""


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Packs in the place of those that come with Amends."""
    return small_packs(tmp_path_factory.mktemp("shipped"))


@pytest.fixture
def team(tmp_path: Path) -> Path:
    """A team's own folder, empty."""
    folder = tmp_path / "packs"
    folder.mkdir()
    return folder


@pytest.fixture
def living(team: Path, shipped: Path) -> LivingCoach:
    """A coach that follows it."""
    return LivingCoach(lambda: team, shipped)


def write(team: Path, file: str, text: str) -> None:
    path = team / file
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")


def flagged(living: LivingCoach, text: str = "What is the SKU?") -> set[str]:
    return {finding.rule for finding in living.coach.checker.check(text)}


def looks(living: LivingCoach) -> list[bool]:
    """What a first look and a second one give: the first leaves a fresh file alone."""
    return [living.look(), living.look()]


def test_a_new_rule_is_in_use_after_the_second_look(living: LivingCoach, team: Path) -> None:
    before = living.coach
    assert looks(living) == [False, False]
    assert living.coach is before
    write(team, "avoid/ours.yml", RULE)
    assert looks(living) == [False, True]
    assert flagged(living) == {"jargon.sku"}
    assert looks(living) == [False, False]


def test_files_still_being_written_are_left_alone(living: LivingCoach, team: Path) -> None:
    for piece in ("rules:\n", "rules:\n  - id: x\n", RULE):
        write(team, "avoid/ours.yml", piece)
        assert not living.look()
        assert living.problems == []
    assert living.look()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("rules: [", ""),
        (RULE.replace("severity: nudge", "severity: loud"), "severity"),
        (RULE.replace("evidence: practice", "evidence: nothing"), "evidence"),
        (RULE.replace("what is the sku", "what is it"), "flags"),
    ],
)
def test_broken_packs_leave_the_old_ones_in_use_and_say_why(
    living: LivingCoach, team: Path, text: str, place: str, caplog: pytest.LogCaptureFixture
) -> None:
    write(team, "avoid/ours.yml", RULE)
    assert looks(living) == [False, True]
    write(team, "avoid/ours.yml", text)
    assert looks(living) == [False, False]
    assert flagged(living) == {"jargon.sku"}
    assert [problem.file for problem in living.problems] == [str(team / "avoid/ours.yml")]
    assert living.problems[0].field == place
    assert str(team / "avoid/ours.yml") in caplog.text
    write(team, "avoid/ours.yml", RULE)
    assert looks(living) == [False, True]
    assert living.problems == []


def test_a_file_that_goes_takes_its_entries_along(living: LivingCoach, team: Path) -> None:
    write(team, "avoid/ours.yml", RULE)
    looks(living)
    (team / "avoid/ours.yml").unlink()
    assert looks(living) == [False, True]
    assert flagged(living) == set()


def test_a_named_folder_that_goes_leaves_the_old_packs_in_use(
    tmp_path: Path, shipped: Path
) -> None:
    team = tmp_path / "packs"
    team.mkdir()
    write(team, "avoid/ours.yml", RULE)
    living = LivingCoach(lambda: team, shipped)
    team.rename(tmp_path / "away")
    assert looks(living) == [False, False]
    assert flagged(living) == {"jargon.sku"}
    assert "missing" in living.problems[0].message


def test_a_folder_that_comes_later_is_taken_up(tmp_path: Path, shipped: Path) -> None:
    team = tmp_path / "packs"
    living = LivingCoach(lambda: team if team.is_dir() else None, shipped)
    team.mkdir()
    write(team, "avoid/ours.yml", RULE)
    assert looks(living) == [False, True]
    assert flagged(living) == {"jargon.sku"}


def test_the_same_size_at_another_time_is_a_change(living: LivingCoach, team: Path) -> None:
    write(team, "avoid/ours.yml", RULE)
    looks(living)
    write(team, "avoid/ours.yml", RULE.replace("The number on", "A number from"))
    os.utime(team / "avoid/ours.yml", (1, 1))
    assert living.look() or living.look()


def test_a_start_with_packs_that_fail_their_examples_is_refused(team: Path, shipped: Path) -> None:
    write(team, "avoid/ours.yml", RULE.replace("what is the sku", "what is it"))
    with pytest.raises(PackError, match="is not flagged"):
        LivingCoach(lambda: team, shipped)


def test_a_team_may_change_how_a_shipped_rule_does(living: LivingCoach, team: Path) -> None:
    """Its longer match takes the shipped rule's own example over: no mistake of the team's."""
    text = RULE.replace("match: [sku]", "match: [sorry if this upset you today]")
    flags = ["what is the sku", "The SKU is wrong.", "give me its sku"]
    for number, flag in enumerate(flags):
        text = text.replace(flag, f"Sorry if this upset you today{'!' * number}")
    write(team, "avoid/ours.yml", text)
    looks(living)
    assert living.problems == []


def test_whoever_asks_meanwhile_gets_one_whole_coach(living: LivingCoach, team: Path) -> None:
    """Changes while others check: each sees the rule with the reason that goes with it."""
    stop, seen, broken = threading.Event(), set(), []

    def ask() -> None:
        while not stop.is_set():
            coach = living.coach
            whys = {f.why for f in coach.checker.check("sku") if f.rule == "jargon.sku"}
            rule = coach.packs.rules.get("jargon.sku")
            if whys != ({rule.why} if rule else set()):
                broken.append(whys)
            seen.update(whys or {""})

    asking = threading.Thread(target=ask)
    asking.start()
    for why in ("One.", "Two."):
        write(team, "avoid/ours.yml", RULE.replace("Nobody outside the shop knows it.", why))
        looks(living)
        time.sleep(0.05)
    stop.set()
    asking.join()
    assert broken == []
    assert seen >= {"One.", "Two."}


def test_watching_takes_changes_up_by_itself_until_it_is_closed(
    living: LivingCoach, team: Path
) -> None:
    living.watch(every=0.02)
    write(team, "avoid/ours.yml", RULE)
    ends = time.monotonic() + 30
    while not flagged(living) and time.monotonic() < ends:
        time.sleep(0.05)
    living.close()
    assert flagged(living) == {"jargon.sku"}
    (team / "avoid/ours.yml").unlink()
    time.sleep(0.1)
    assert flagged(living) == {"jargon.sku"}
