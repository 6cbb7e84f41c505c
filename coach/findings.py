"""What the checker says about a phrase (design, section 5: Finding)."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict


class Finding(BaseModel):
    """Something better left unsaid.

    ``start`` and ``end`` index the text that was given, end excluded.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    rule: str
    start: int
    end: int
    quote: str
    why: str
    instead: list[str]
    severity: Literal["nudge", "warn"]
    evidence: str
