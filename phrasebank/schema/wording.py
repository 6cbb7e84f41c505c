"""The words on the cards."""

from __future__ import annotations

from pydantic import Field

from phrasebank.schema.base import Entry, Id, Line


class Button(Entry):
    """A button.

    Its payload is what Rasa receives when it is pressed: ``/intent{"entity": "value"}``.
    """

    title: Line
    payload: str = Field(pattern=r"^/[a-z_]+(\{.*\})?$")


class CardWording(Entry):
    """Title and text of a card, as templates (``phrasebank.template``), with its fixed buttons."""

    id: Id
    title: Line
    text: Line
    say: list[Line] = Field(default_factory=list)
    """Words to say aloud at this moment, as templates; they go before phrases of the step."""
    buttons: list[Button] = Field(default_factory=list)
    evidence: Id | None = None


class Label(Entry):
    """A word or short line used inside cards, records and exports."""

    id: Id
    text: Line
