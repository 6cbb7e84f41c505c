"""The score of a conversation: plain yes or no to a few questions, each with the words that answer it.

Drawn from the live engine's observations alone, so that a practice and a live call of the same words
have the same score.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from coach.listening.call import LEVELS
from coach.listening.observation import Observation
from phrasebank.packs import Packs

PASS_SHARE = 0.7
"""Of the checks that must be met for a pass."""
_SKILLS = {
    "ownership": ("ownership",),
    "empathy": ("empathy",),
    "question": ("question",),
    "restate": ("restate",),
    "fix": ("fix", "compensation", "followup"),
}
"""What every recovery has, whatever the framework, and the moves that show it."""


@dataclass(frozen=True)
class Check:
    """One question with its answer. ``quote`` is what shows it; None: nothing does."""

    id: str
    title: str
    met: bool
    quote: str | None = None


def checks_of(seen: Sequence[Observation], packs: Packs) -> list[Check]:
    """The checks of a conversation, skills first, then the steps of its framework.

    ``seen`` are the observations of all its turns, in order.
    """
    by_agent = [one for one in seen if one.speaker == "agent"]
    checks = [
        Check(f"skill.{skill}", packs.label(f"check.{skill}"), quote is not None, quote)
        for skill, moves in _SKILLS.items()
        for quote in [_first_move(by_agent, moves)]
    ]
    for name, find in (("dated", _dated), ("words", _sound_words), ("calmer", _calmer)):
        met, quote = find(seen)
        checks.append(Check(f"skill.{name}", packs.label(f"check.{name}"), met, quote))
    return [*checks, *_steps(seen)]


def met_share(checks: Sequence[Check]) -> float:
    """How many of the checks were met, 0 to 1."""
    return sum(check.met for check in checks) / len(checks) if checks else 0.0


def is_pass(checks: Sequence[Check], ending: str | None) -> bool:
    """Whether the customer accepted, and enough of the checks were met."""
    return ending == "settled" and met_share(checks) >= PASS_SHARE


def _first_move(by_agent: Sequence[Observation], moves: Collection[str]) -> str | None:
    """The first words that make one of the moves with nothing to warn of in them."""
    for one in by_agent:
        for found in one.moves:
            warned = any(
                f.severity == "warn" and found.start < f.end and f.start < found.end
                for f in one.findings
            )
            if found.move in moves and not warned:
                return one.text[found.start : found.end]
    return None


def _dated(seen: Sequence[Observation]) -> tuple[bool, str | None]:
    """The agent named a time for something promised."""
    promised = [p for one in seen for p in one.promises if p.who == "agent"]
    dated = next((p for p in promised if p.due or p.due_text), None)
    shown = dated or next(iter(promised), None)
    return dated is not None, shown.what if shown else None


def _sound_words(seen: Sequence[Observation]) -> tuple[bool, str | None]:
    """The agent said nothing that the checker warns of; if they did, that."""
    warned = (f.quote for one in seen for f in one.findings if f.severity == "warn")
    quote = next(warned, None)
    spoke = any(one.speaker == "agent" for one in seen)
    return quote is None and spoke, quote


def _calmer(seen: Sequence[Observation]) -> tuple[bool, str | None]:
    """The customer's last words are less angry than their angriest."""
    theirs = [one for one in seen if one.speaker == "customer"]
    if len(theirs) < 2:
        return False, None
    levels = [LEVELS.index(one.anger.level) for one in theirs]
    return levels[-1] < max(levels) or max(levels) == 0, theirs[-1].text


def _steps(seen: Sequence[Observation]) -> Iterator[Check]:
    steps = seen[-1].steps if seen else []
    for step in steps:
        yield Check(f"step.{step.id}", step.title, step.state == "done", step.because)
