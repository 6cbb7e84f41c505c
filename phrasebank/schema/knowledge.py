"""Answers about service recovery in general, and the evidence behind all advice."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from phrasebank.schema.base import Id, Line, Sourced


class Answer(Sourced):
    """A short answer. ``questions`` are ways in which people ask it; they are its examples."""

    title: Line
    questions: list[Line] = Field(min_length=3)
    answer: Line
    evidence: Id | None = None
    frameworks: list[Id] = Field(default_factory=list)
    """Those it speaks for; the card offers them as buttons."""


class Evidence(Sourced):
    """A finding that advice leans on.

    Grade A: meta-analysis; B: field data or experiments; C: practice.
    """

    grade: Literal["A", "B", "C"]
    finding: Line
    caution: Line | None = None
    examples: list[Line] = Field(min_length=1)
    """What the coach does because of it."""
