"""Listens: takes a turn apart, takes it into the call, and tells what it showed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property

from coach.card import Card
from coach.coach import Coach
from coach.listening.anger import anger_in
from coach.listening.call import Call, Shown
from coach.listening.cues import CueFinder
from coach.listening.encoder import Encoder
from coach.listening.gathering import gathered
from coach.listening.heard import HeardTurn
from coach.listening.moves import MoveReader
from coach.listening.nudging import card_of, chosen, with_stale_dropped
from coach.listening.observation import CallTurn, Observation
from coach.listening.parts import parts_of
from coach.listening.situation import Situation, situation
from coach.listening.steps import steps_seen
from coach.listening.tongue import Tongue
from coach.listening.vows import vows_in
from coach.slots import slots_for
from coach.wording import card

_FOREIGN = "foreign"


class Listener:
    """The analysis that calls share. Pure: the same call and turn give the same observation."""

    def __init__(self, coach: Coach, encoder: Encoder | None = None) -> None:
        self._coach = coach
        self._encoder = encoder or Encoder()
        self._tongue = Tongue()

    @cached_property
    def _cues(self) -> Mapping[str, CueFinder]:
        packs, reader = self._coach.packs, self._coach.reader
        return {
            "agent": CueFinder(packs, reader, "agent"),
            "customer": CueFinder(packs, reader, "customer"),
        }

    @cached_property
    def _moves(self) -> MoveReader:
        return MoveReader(self._coach.packs, self._coach.reader, self._encoder)

    def observe(self, call: Call, turn: CallTurn) -> tuple[Call, Observation]:
        """The call with this turn in it, and what the turn showed: at most one nudge."""
        heard = self.hear(turn, call)
        after = gathered(call, heard, self._coach.packs)
        seen = situation(call, after, heard)
        after, stale = with_stale_dropped(self._coach.packs, after, seen)
        nudged, after = self._nudged(after, heard, seen)
        return after, self._told(after, heard, nudged, stale)

    def hear(self, turn: CallTurn, call: Call | None = None) -> HeardTurn:
        """All that the turn's own words show; the call's facts only word the findings."""
        doc = self._coach.reader.read(turn.text)
        facts = self._coach.facts.find(turn.text, turn.at)
        if self._tongue.foreign(doc):
            return HeardTurn(turn, facts, understood=False)
        parts = parts_of(turn.text, doc)
        cues = self._cues[turn.speaker].find(doc)
        if turn.speaker == "customer":
            anger = anger_in(turn.text, parts, facts, self._encoder)
            return HeardTurn(turn, facts, anger=anger, cues=cues)
        slots = slots_for(call.recovery if call else None, self._coach.packs)
        findings = tuple(self._coach.checker.check(turn.text, slots))
        moves = self._moves.find(parts, doc)
        return HeardTurn(turn, facts, moves=moves, cues=cues, findings=findings)

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
