"""What somebody has learned over their rehearsals: skills, what to practise next, the certificate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coach.practice.rehearsal import Rehearsal
from phrasebank.packs import Packs
from phrasebank.schema.scenario import Scenario

NEEDED = 3
"""Different scenarios that must be passed: doing well in one doesn't carry over to another."""
_SKILL = "skill."
_HARDEST = 3


@dataclass(frozen=True)
class Skill:
    """One skill over time. ``course``: whether it was shown, practice by practice, oldest first."""

    id: str
    title: str
    course: tuple[bool, ...]

    @property
    def share(self) -> float:
        """How often it was shown, 0 to 1."""
        return sum(self.course) / len(self.course)


@dataclass(frozen=True)
class Suggestion:
    """What to practise next, and why."""

    scenario: str
    level: int
    why: str


def complete(rehearsals: Sequence[Rehearsal]) -> list[Rehearsal]:
    """Those that were gone through to the end of their debrief, oldest first."""
    done = [one for one in rehearsals if one.phase == "complete" and one.checks]
    return sorted(done, key=lambda one: one.opened_at)


def skills_of(rehearsals: Sequence[Rehearsal], packs: Packs) -> list[Skill]:
    """Every skill that was ever checked, weakest first."""
    courses: dict[str, list[bool]] = {}
    for one in complete(rehearsals):
        for check, met in one.checks:
            if check.startswith(_SKILL):
                courses.setdefault(check, []).append(met)
    skills = [
        Skill(check, packs.label(f"check.{check.removeprefix(_SKILL)}"), tuple(course))
        for check, course in courses.items()
    ]
    return sorted(skills, key=lambda skill: skill.share)


def passed_scenarios(rehearsals: Sequence[Rehearsal]) -> dict[str, Rehearsal]:
    """The first pass of each scenario, by its id, in the order of passing."""
    found: dict[str, Rehearsal] = {}
    for one in complete(rehearsals):
        if one.passed:
            found.setdefault(one.scenario, one)
    return found


def suggestion(rehearsals: Sequence[Rehearsal], packs: Packs) -> Suggestion | None:
    """The scenario that differs most from what was passed; None when all are passed at the hardest level."""
    passed = passed_scenarios(rehearsals)
    open_ones = [s for s in packs.scenarios.values() if s.id not in passed]
    if not open_ones:
        return None
    known = [packs.scenarios[name] for name in passed if name in packs.scenarios]
    tried = [one.scenario for one in rehearsals]
    best = max(open_ones, key=lambda s: (_difference(s, known), -tried.count(s.id), -len(s.you)))
    return Suggestion(best.id, _level(passed), _why(rehearsals, packs))


def _difference(scenario: Scenario, known: Sequence[Scenario]) -> int:
    """In how many ways it differs from those: trade, failure, temper."""
    return sum(
        getattr(scenario, field) not in {getattr(other, field) for other in known}
        for field in ("trade", "failure", "temperament")
    )


def _level(passed: Mapping[str, Rehearsal]) -> int:
    """One level up after two passes at a level."""
    levels = [one.level for one in passed.values()]
    level = 1
    while level < _HARDEST and sum(each >= level for each in levels) >= 2:
        level += 1
    return level


def _why(rehearsals: Sequence[Rehearsal], packs: Packs) -> str:
    weakest = next(iter(skills_of(rehearsals, packs)), None)
    if weakest is None:
        return packs.label("practice.why_first")
    if weakest.share < 1:
        return f"{packs.label('practice.why_weak')} {weakest.title}"
    return packs.label("practice.why_other")
