"""What a practice over HTTP is made of."""

from __future__ import annotations

from datetime import datetime

from pydantic import BaseModel

from coach.practice.shown import CheckShown, ReasonShown, Remark


class ScenarioOut(BaseModel):
    """A scenario as a trainee may know it beforehand: nothing that the customer has to tell."""

    id: str
    title: str
    trade: str
    failure: str
    temperament: str
    about: str
    customer: str
    you: str
    limits: list[str]


class Head(BaseModel):
    """A practice in one line."""

    id: str
    scenario: str
    title: str
    level: int
    phase: str
    ending: str | None
    passed: bool | None
    opened_at: datetime
    ended_at: datetime | None
    shared: bool


class Followed(BaseModel):
    """The framework whose steps are ticked."""

    id: str
    title: str


class Felt(BaseModel):
    """How the customer feels."""

    anger: float
    trust: float
    heard: float
    patience: int
    mood: str


class LineOut(BaseModel):
    """A line of the trainee's, the customer's answer, and what it did.

    Without ``reasons``, ``remarks`` and ``steps`` while the level keeps them for later.
    """

    id: str
    parent: str | None
    text: str
    at: datetime
    says: str
    event: str | None
    feelings: Felt
    reasons: list[ReasonShown]
    remarks: list[Remark]
    steps: list[str]


class Branch(BaseModel):
    """One way through: its lines, how it ended, its checks, the anger at the start and after each line."""

    end: str
    lines: list[str]
    ending: str | None
    checks: list[CheckShown]
    anger: list[float]


class PracticeOut(BaseModel):
    """A whole practice. ``path`` leads to where it stands; ``checks`` are of that branch."""

    head: Head
    scenario: ScenarioOut
    framework: Followed
    opening: str
    lines: list[LineOut]
    path: list[str]
    checks: list[CheckShown]
    branches: list[Branch]
