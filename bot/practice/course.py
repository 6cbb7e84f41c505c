"""What somebody has practised so far: skills, what comes next, how far the certificate is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from pydantic import BaseModel

from bot.practice.parts import Head
from bot.practice.views import head_of, title_of
from coach.practice.learning import NEEDED, Skill, skills_of, suggestion
from coach.practice.rehearsal import Rehearsal
from phrasebank.packs import Packs
from records.rehearsals import Asked, Passed


class SkillOut(BaseModel):
    """A skill: in how many practices it was looked at and shown, one by one, oldest first."""

    id: str
    title: str
    tried: int
    met: int
    course: list[bool]


class NextOut(BaseModel):
    """What to practise next, and why."""

    scenario: str
    title: str
    level: int
    why: str


class PassOut(BaseModel):
    """The first pass of a scenario."""

    scenario: str
    title: str
    level: int
    at: datetime


class CertificateOut(BaseModel):
    """Whether the certificate is earned. ``needs``: how many different scenarios it takes."""

    holds: bool
    passed: list[PassOut]
    needs: int


class CourseOut(BaseModel):
    """An employee's practice, for their own eyes."""

    rehearsals: list[Head]
    skills: list[SkillOut]
    next: NextOut | None
    certificate: CertificateOut


class AskedOut(BaseModel):
    """What somebody was asked to practise, and when they passed it after that."""

    employee: str
    scenario: str
    title: str
    asked_at: datetime
    passed_at: datetime | None


def course_of(rehearsals: Sequence[Rehearsal], passed: Iterable[Passed], packs: Packs) -> CourseOut:
    """How far somebody is. ``rehearsals`` are theirs, newest first; ``passed`` oldest first."""
    return CourseOut(
        rehearsals=[head_of(one, packs) for one in rehearsals],
        skills=[_skill(skill) for skill in skills_of(rehearsals, packs)],
        next=_next(rehearsals, packs),
        certificate=certificate_of(passed, packs),
    )


def certificate_of(passed: Iterable[Passed], packs: Packs) -> CertificateOut:
    """The first pass of each scenario, in the order of passing (as ``passed`` are)."""
    first: dict[str, Passed] = {}
    for one in passed:
        first.setdefault(one.scenario, one)
    passes = [
        PassOut(
            scenario=one.scenario, title=title_of(one.scenario, packs), level=one.level, at=one.at
        )
        for one in first.values()
    ]
    return CertificateOut(holds=len(passes) >= NEEDED, passed=passes, needs=NEEDED)


def asked_out(asked: Iterable[Asked], passed: Sequence[Passed], packs: Packs) -> list[AskedOut]:
    """What was asked for, with the first pass since then; nothing else of anybody's practice."""
    return [
        AskedOut(
            employee=one.employee,
            scenario=one.scenario,
            title=title_of(one.scenario, packs),
            asked_at=one.at,
            passed_at=next((each.at for each in passed if _answers(each, one)), None),
        )
        for one in asked
    ]


def _answers(passed: Passed, asked: Asked) -> bool:
    same = (passed.employee, passed.scenario) == (asked.employee, asked.scenario)
    return same and passed.at >= asked.at


def _skill(skill: Skill) -> SkillOut:
    return SkillOut(
        id=skill.id,
        title=skill.title,
        tried=len(skill.course),
        met=sum(skill.course),
        course=list(skill.course),
    )


def _next(rehearsals: Sequence[Rehearsal], packs: Packs) -> NextOut | None:
    found = suggestion(rehearsals, packs)
    if found is None:
        return None
    title = packs.scenarios[found.scenario].title
    return NextOut(scenario=found.scenario, title=title, level=found.level, why=found.why)
