"""How a practice customer feels, as a value, and how acts change it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from coach.listening.anger import level_of
from phrasebank.schema.nudge import Level
from phrasebank.schema.practice import Act, PracticeLevel, Temperament

MOST_PATIENCE = 12
_WEARS_OFF = 0.5
"""What the same kindness is worth each further time."""


@dataclass(frozen=True)
class Feelings:
    """Anger, trust and being heard, 0 to 1; patience: how many poor turns they will still bear."""

    anger: float
    trust: float
    heard: float
    patience: int

    @property
    def mood(self) -> Level:
        """Calm, frustrated or angry, by the bounds of the live engine."""
        return level_of(self.anger)


@dataclass(frozen=True)
class Reason:
    """Why the state changed: the act, its words in the trainee's turn, and by how much."""

    act: str
    quote: str
    anger: float
    trust: float
    heard: float
    patience: int


def at_start(temperament: Temperament, level: PracticeLevel) -> Feelings:
    """How this customer comes to the call at this level."""
    start = temperament.start
    return Feelings(
        anger=_unit(start.anger + level.anger),
        trust=start.trust,
        heard=0.0,
        patience=max(2, start.patience + level.patience),
    )


def moved(
    feelings: Feelings, act: Act, temper: Temperament, times: int, quote: str
) -> tuple[Feelings, Reason]:
    """The feelings after an act that was done ``times`` times before, and why they changed."""
    share = _share(act, times)
    anger = act.effect.anger * (temper.boils if act.effect.anger > 0 else temper.calms) * share
    after = Feelings(
        anger=_unit(feelings.anger + anger),
        trust=_unit(feelings.trust + act.effect.trust * share),
        heard=_unit(feelings.heard + act.effect.heard * share),
        patience=min(MOST_PATIENCE, feelings.patience + act.effect.patience),
    )
    return after, Reason(
        act=act.id,
        quote=quote,
        anger=round(after.anger - feelings.anger, 3),
        trust=round(after.trust - feelings.trust, 3),
        heard=round(after.heard - feelings.heard, 3),
        patience=after.patience - feelings.patience,
    )


def calmer(feelings: Feelings, by: float) -> Feelings:
    """The feelings with this much less anger; more for a negative amount."""
    return replace(feelings, anger=_unit(feelings.anger - by))


def _share(act: Act, times: int) -> float:
    """How much of its effect an act still has. What hurts never wears off."""
    if act.tone == "hurts" or not times:
        return 1.0
    return 0.0 if act.once else _WEARS_OFF**times


def _unit(value: float) -> float:
    return min(1.0, max(0.0, round(value, 4)))
