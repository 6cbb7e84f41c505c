"""When what was offered can't be had any more, to promise it again earns nothing, with a time or without."""

from __future__ import annotations

from coach.practice.stage import Stage
from tests.coach.practice.lamp import KIND, NEW_LAMP, REFUND
from tests.coach.practice.playing import acts_of, play


def test_a_time_for_what_is_gone_is_worth_nothing(lamp_stage: Stage) -> None:
    told = play(lamp_stage, "lamp", *KIND, NEW_LAMP, level=3)
    again = play(lamp_stage, "lamp", *KIND, NEW_LAMP, NEW_LAMP, level=3)
    assert "fix_dated" in acts_of(told)  # by noon today, and it could still be had
    assert "offer_gone" in acts_of(again)
    assert "fix_dated" not in acts_of(again)
    gone = next(act for act, _ in again.exchanges[-1].noticed.acts if act.id == "offer_gone")
    before, after = again.exchanges[-1].before.feelings, again.exchanges[-1].after.feelings
    assert after.trust <= max(0.0, round(before.trust + gone.effect.trust, 4))


def test_a_time_for_what_is_left_still_counts(lamp_stage: Stage) -> None:
    played = play(lamp_stage, "lamp", *KIND, NEW_LAMP, REFUND, level=3)
    assert "fix_dated" in acts_of(played)
