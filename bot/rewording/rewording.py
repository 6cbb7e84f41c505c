"""Puts another wording into the answer of a practice that goes on, once it is on record."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.rewording.rewords import Rewords
from coach.living import LivingCoach
from coach.practice.persona_rules import Line, broken, names_in, tidy
from phrasebank.schema.scenario import Scenario
from records.database import Database
from records.errors import StoreError

logger = logging.getLogger(__name__)
Shown = Mapping[str, Any]


@dataclass(frozen=True)
class Place:
    """Where an answer stands: the message, and what was typed in it, if it was typed."""

    conversation: str
    message: str
    text: str | None


class Rewording:
    """Asks the model for a line, checks it, and keeps it in place of the customer's own.

    State and score are worked out before, from the customer's own line, and stay.
    """

    def __init__(self, living: LivingCoach, database: Database, rewords: Rewords) -> None:
        self._living, self._database, self._rewords = living, database, rewords

    async def card(self, place: Place, card: Shown) -> Shown:
        """The card to show: worded anew, or as it is. Never raises."""
        practice = card.get("practice")
        if not isinstance(practice, Mapping) or not practice.get("says"):
            return card
        try:
            says = await self._says(place, practice)
            better = says and with_line(card, says)
            return better if better and await self._kept(place, card, better) else card
        except StoreError as error:
            logger.warning("another wording could not be kept: %s", error)
            return card

    async def close(self) -> None:
        """Lets go of the model."""
        await self._rewords.close()

    async def _says(self, place: Place, practice: Shown) -> str | None:
        scenario = self._living.coach.packs.scenarios.get(practice.get("scenario", ""))
        if practice.get("phase") != "running" or scenario is None:
            return None
        if practice.get("line") != place.message:
            return await self._as_said_before(place, practice)
        return await self._anew(place, practice, scenario) if place.text else None

    async def _anew(self, place: Place, practice: Shown, scenario: Scenario) -> str | None:
        ours, heard = practice["says"], place.text or ""
        earlier = await self._earlier(place, practice["id"])
        # No unit is open here: the model may take its time.
        found = await self._rewords.reword(scenario.customer, practice["mood"], heard, ours)
        if found is None or tidy(found) == ours:
            return None
        line = Line(ours, heard[:_HEARD], earlier, _names(scenario))
        rule = broken(line, tidy(found))
        if rule:
            logger.info("a line of the language model broke a rule: %s", rule)
        return None if rule else tidy(found)

    async def _earlier(self, place: Place, practice: str) -> Sequence[str]:
        """What this customer said before."""
        async with self._database.reading() as unit:
            messages = await unit.conversation_messages(place.conversation)
        shown = [(m.card or {}).get("practice") or {} for m in messages if m.id != place.message]
        return [one["says"] for one in shown if one.get("id") == practice and one.get("says")]

    async def _as_said_before(self, place: Place, practice: Shown) -> str | None:
        """Taken up again, the line sounds as it did when it was said."""
        if not practice.get("line"):
            return None
        async with self._database.reading() as unit:
            stored = await unit.last_card(place.conversation, practice["line"])
        before = ((stored and stored.card) or {}).get("practice") or {}
        same = before.get("id") == practice["id"] and before.get("says") != practice["says"]
        return before.get("says") if same else None

    async def _kept(self, place: Place, card: Shown, better: Shown) -> bool:
        """Whether the new card stands on record; not if the stored one is another by now."""
        async with self._database.unit() as unit:
            await unit.hold(place.conversation)
            stored = await unit.last_card(place.conversation, place.message)
            if stored is None or stored.card is None or stored.card.get("text") != card["text"]:
                return False
            await unit.replace_card(stored, better)
            return True


_HEARD = 2_000
"""Characters of the trainee's line that a new wording is held against."""


def with_line(card: Shown, says: str) -> dict[str, Any] | None:
    """The card with another line of the customer's; None when its own can't be told in the text."""
    lines, own = card["text"].split("\n"), f"> {card['practice']['says']}"
    if lines.count(own) != 1:
        return None
    text = "\n".join(f"> {says}" if line == own else line for line in lines)
    return {**card, "text": text, "practice": {**card["practice"], "says": says}}


def _names(scenario: Scenario) -> frozenset[str]:
    told = [scenario.title, scenario.you, scenario.customer.about, *scenario.spoken]
    return names_in(*told) | {part.lower() for part in scenario.customer.name.split()}
