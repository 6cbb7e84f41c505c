"""A coach whose packs don't change, where the program wants one that follows them."""

from __future__ import annotations

from coach.coach import Coach
from coach.living import LivingCoach


class Still(LivingCoach):
    """Holds a coach that was made before: tests share one, since making it takes a second."""

    def __init__(self, coach: Coach) -> None:
        self._coach, self._problems = coach, []
