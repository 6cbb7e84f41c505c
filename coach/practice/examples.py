"""Plays the scripts that a scenario carries, and says which don't end as they must.

    python -m coach.practice.examples [ID …] [--say LINE …] [--level N]

prints conversations with what was noticed, for whoever writes scenarios.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from zlib import crc32

from coach.coach import Coach
from coach.practice.rehearsal import Rehearsal, Tried
from coach.practice.stage import Played, Stage
from phrasebank.schema.scenario import Ending, Scenario

BEGUN = datetime(2026, 3, 2, 10, tzinfo=UTC)
_PACE = timedelta(seconds=12)
_SEED = 1
SCRIPTS: dict[str, tuple[int, frozenset[Ending]]] = {
    "recovers": (2, frozenset(("settled",))),
    "loses": (2, frozenset(("left", "manager"))),
    "second": (3, frozenset(("settled",))),
}
"""Each script's level, and how it must end."""


def rehearsed(
    scenario: Scenario, lines: Sequence[str], level: int, framework: str, seed: int = _SEED
) -> Rehearsal:
    """A rehearsal in which these lines were said one after the other."""
    name = f"{scenario.id}-{level}-{seed}-{crc32(chr(10).join(lines).encode())}"
    rehearsal = Rehearsal(name, name, "", scenario.id, level, seed, framework, BEGUN)
    for number, text in enumerate(lines, start=1):
        said_at = BEGUN + number * _PACE
        rehearsal = rehearsal.said(Tried(f"{number}", rehearsal.head, text, said_at))
    return rehearsal


def played_script(stage: Stage, coach: Coach, scenario: Scenario, script: str) -> Played:
    """The scenario's script, played at its level."""
    level, _ = SCRIPTS[script]
    lines = getattr(scenario.scripts, script)
    return stage.play(rehearsed(scenario, lines, level, coach.packs.policy.default_framework))


def failing_scripts(stage: Stage, coach: Coach, scenario: Scenario) -> Iterator[tuple[str, str]]:
    """Scripts that don't end as they must, with how they do."""
    for script, (_, wanted) in SCRIPTS.items():
        ending = played_script(stage, coach, scenario, script).customer.ending
        if ending not in wanted:
            yield script, ending or "open"


def told(played: Played) -> Iterator[str]:
    """The conversation with what was noticed, line by line."""
    yield f"CUSTOMER  {played.opening}"
    for each in played.exchanges:
        felt = each.after.feelings
        acts = ", ".join(act.id for act, _ in each.noticed.acts)
        offer = f" offer={each.noticed.remedy.id}" if each.noticed.remedy else ""
        yield f"YOU       {each.line.text}"
        yield (
            f"            [{acts}{offer}] anger {felt.anger:.2f} trust {felt.trust:.2f}"
            f" heard {felt.heard:.2f} patience {felt.patience}"
            f"{' SETTLED' if each.after.settled else ''}"
        )
        if each.told.event:
            yield f"EVENT     {each.told.event}"
        yield f"CUSTOMER  {each.told.says}"
    yield f"=> {played.customer.ending or 'open'}"


def main() -> None:
    """Prints the scripts of scenarios, or lines of one's own."""
    from phrasebank.loader import load

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ids", nargs="*")
    parser.add_argument("--say", action="append")
    parser.add_argument("--level", type=int, default=2)
    parser.add_argument("--seed", type=int, default=_SEED)
    given = parser.parse_args()
    coach = Coach(load())
    stage = Stage(coach)
    framework = coach.packs.policy.default_framework
    for name in given.ids or coach.packs.scenarios:
        scenario = coach.packs.scenarios[name]
        if given.say:
            lines = rehearsed(scenario, given.say, given.level, framework, given.seed)
            print("\n".join(told(stage.play(lines))))
            continue
        for script in SCRIPTS:
            print(f"\n## {name}: {script}")
            print("\n".join(told(played_script(stage, coach, scenario, script))))
        for script, ending in failing_scripts(stage, coach, scenario):
            print(f"FAILS: {name}.{script} ends {ending}")


if __name__ == "__main__":
    main()
