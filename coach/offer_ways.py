"""How to put an offer to the customer."""

from __future__ import annotations

from collections.abc import Mapping

from coach.card import Spoken
from coach.offers import PRICE, Advice
from phrasebank.packs import Packs
from phrasebank.schema.offer import OfferKind
from phrasebank.template import MissingSlot, render

_WAYS = 2
_CHOICES = 3


def ways_to_say(
    packs: Packs, advice: Advice, slots: Mapping[str, str], now: bool, paltry: bool = False
) -> list[Spoken]:
    """How to put the offer, kind by kind; where there are several gifts of one sort, as a choice.

    ``paltry``: so little money that it is better not named.
    """
    percent = int(slots["percent"])
    kinds = [
        kind
        for kind in advice.kinds
        if _may_be_said(kind, percent, now) and not (paltry and kind.monetary)
    ]
    choice = _choice(packs, [kind for kind in kinds if kind.option], slots)
    ways: list[Spoken] = []
    for kind in kinds:
        if kind.option and choice:
            ways += [choice] if choice not in ways else []
        elif said := _said(f"offer.{kind.id}", kind.say, slots, kind.move):
            ways.append(said)
    if now or not advice.high:
        return ways[: _WAYS + advice.both]
    agree = _said("offer.agree", packs.label("offer.agree"), slots, "ownership")
    return [*ways[:_WAYS], *([agree] if agree else [])]


def _may_be_said(kind: OfferKind, percent: int, now: bool) -> bool:
    """No money is spoken of before there is a yes, nor where none is meant, nor all of it for a part."""
    if kind.monetary and not (now and percent):
        return False
    return kind.share is None or (kind.share == "all") == (percent >= PRICE)


def _choice(packs: Packs, kinds: list[OfferKind], slots: Mapping[str, str]) -> Spoken | None:
    """Two or three of them in one question; None when there is nothing to choose from."""
    options = [render(kind.option or "", slots) for kind in kinds[:_CHOICES]]
    if len(options) < 2:  # noqa: PLR2004 - one is no choice
        return None
    names = ("first", "second", "third")[: len(options)]
    filled = dict(zip(names, (_inside(option) for option in options), strict=False))
    return _said("offer.choice", packs.label(f"offer.choice.{names[-1]}"), filled)


def _inside(option: str) -> str:
    return option[:1].lower() + option[1:]


def _said(
    name: str, template: str, slots: Mapping[str, str], move: str = "compensation"
) -> Spoken | None:
    """A phrase to say; None when it needs something that isn't known."""
    try:
        text = render(template, slots)
    except MissingSlot:
        return None
    return Spoken(
        id=name, text=text, tone="plain", length="medium", channel=["voice", "chat"], move=move
    )
