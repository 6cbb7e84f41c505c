"""The card that every surface renders (design, section 5)."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from coach.findings import Finding
from coach.practice.shown import PracticeShown


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Button(_Part):
    """Something to press; ``payload`` is what the dialogue receives."""

    title: str
    payload: str


class Spoken(_Part):
    """A phrase ready to be said in this case."""

    id: str
    text: str
    tone: str
    length: str
    channel: list[str]
    move: str


class StepMark(_Part):
    """Which step a card speaks of; ``number`` counts from 1."""

    id: str
    title: str
    number: int
    of: int


class Card(_Part):
    """One answer of the coach. ``text`` is Markdown; ``evidence`` and ``record`` are ids."""

    kind: str
    title: str
    text: str
    step: StepMark | None = None
    phrases: list[Spoken] = Field(default_factory=list)
    findings: list[Finding] = Field(default_factory=list)
    buttons: list[Button] = Field(default_factory=list)
    evidence: str | None = None
    record: str | None = None
    seconds: int | None = None
    """How long to stay on it; a surface may count it down."""
    nudge: str | None = None
    """Of a nudge, its id within the call: to dismiss, mute or dispute it by."""
    practice: PracticeShown | None = None
    """Of a practice, how it stands."""

    def plain(self) -> str:
        """The card as plain text, for channels that know nothing of cards."""
        lines = [self.title, self.text.replace("**", "")]
        lines += [f"\u201c{phrase.text}\u201d" for phrase in self.phrases]
        for finding in self.findings:
            lines.append(f"\u2717 {finding.quote}: {finding.why}")
            lines += [f"  \u2192 {rewrite}" for rewrite in finding.instead]
        return "\n".join(line for line in lines if line)

    def as_json(self) -> dict[str, object]:
        """The card as the interface sends it: empty parts left out."""
        full = self.model_dump(mode="json")
        return {key: value for key, value in full.items() if value not in (None, [])}
