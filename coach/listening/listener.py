"""Listens: takes each turn into the call, and tells what it showed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property

from coach.card import Card
from coach.coach import Coach
from coach.listening.call import Call, Shown
from coach.listening.ear import Ear
from coach.listening.encoder import Encoder
from coach.listening.gathering import gathered
from coach.listening.heard import HeardTurn
from coach.listening.nudging import card_of, chosen, with_stale_dropped
from coach.listening.observation import CallTurn, Observation
from coach.listening.situation import Situation, situation
from coach.listening.steps import steps_seen
from coach.listening.vows import vows_in
from coach.slots import slots_for
from coach.wording import card

_FOREIGN = "foreign"


class Listener:
    """The analysis that calls share. Pure: the same call and turn give the same observation."""

    def __init__(self, coach: Coach, encoder: Encoder | None = None) -> None:
        """Without an ``encoder`` loads one of its own when it first hears."""
        self._coach = coach
        self._encoder = encoder

    @cached_property
    def _ear(self) -> Ear:
        return Ear(self._coach, self._encoder)

    @property
    def encoder(self) -> Encoder:
        """What it reads sentences with."""
        return self._ear.encoder

    def observe(self, call: Call, turn: CallTurn) -> tuple[Call, Observation]:
        """The call with this turn in it, and what the turn showed: at most one nudge."""
        return self.taken_in(call, self.hear(turn, call))

    def hear(self, turn: CallTurn, call: Call | None = None) -> HeardTurn:
        """All that the turn's own words show; the call's facts only word the findings."""
        return self._ear.hear(turn, self.slots(call) if call else None)

    def slots(self, call: Call) -> Mapping[str, str]:
        """What of the case may stand in a rewrite."""
        return slots_for(call.recovery, self._coach.packs)

    def taken_in(self, call: Call, heard: HeardTurn) -> tuple[Call, Observation]:
        """The call with a turn in it that was heard before, here or elsewhere."""
        after = gathered(call, heard, self._coach.packs)
        seen = situation(call, after, heard)
        after, stale = with_stale_dropped(self._coach.packs, after, seen)
        nudged, after = self._nudged(after, heard, seen)
        return after, self._told(after, heard, nudged, stale)

    def situation(self, call: Call, turn: CallTurn) -> tuple[Call, Situation]:
        """The call and its situation after this turn, for looking into a nudge."""
        heard = self.hear(turn, call)
        after = gathered(call, heard, self._coach.packs)
        return after, situation(call, after, heard)

    def _nudged(self, call: Call, heard: HeardTurn, seen: Situation) -> tuple[list[Card], Call]:
        packs = self._coach.packs
        if not heard.understood:
            return self._foreign(call)
        nudge = chosen(packs, call, heard.turn.speaker, seen)
        if nudge is None:
            return [], call
        card = card_of(nudge, slots_for(call.recovery, packs), call)
        return [card], replace(call, shown=(*call.shown, Shown(nudge.id, call.turns)))

    def _foreign(self, call: Call) -> tuple[list[Card], Call]:
        """Says once that it doesn't read this language, then keeps silent."""
        if any(shown.nudge == _FOREIGN for shown in call.shown):
            return [], call
        told = Shown(_FOREIGN, call.turns)
        built = card(self._coach.packs, "nudge.foreign").model_copy(update={"nudge": told.id})
        return [built], replace(call, shown=(*call.shown, told))

    def _told(
        self, call: Call, heard: HeardTurn, nudges: list[Card], stale: list[str]
    ) -> Observation:
        recovery = call.recovery
        framework = recovery.framework if recovery else call.framework
        return Observation(
            turn=call.turns,
            id=heard.turn.id,
            speaker=heard.turn.speaker,
            text=heard.turn.text,
            at=heard.turn.at,
            phase=call.phase,
            moves=list(heard.moves),
            anger=call.anger,
            signals=list(heard.cues) if heard.turn.speaker == "customer" else [],
            steps=steps_seen(recovery, self._coach.packs.frameworks[framework]),
            findings=list(heard.findings),
            promises=vows_in(heard),
            nudges=nudges,
            stale=stale,
            understood=heard.understood,
        )
