"""Which ways of making amends make sense for what it is about: no upgrade for a blocked card."""

from __future__ import annotations

from itertools import combinations

from coach.recovery import Recovery
from phrasebank.packs import Packs
from phrasebank.schema.lexicon import Nouns, RootCause
from phrasebank.schema.offer import OfferKind, OfferRow

_NONE = "never"
"""The entry of ``nouns.yml`` for words that only look like what it is about."""


def trades_of(noun: str, packs: Packs) -> list[Nouns]:
    """The trades that the noun belongs to, also in the plural; none if it isn't known.

    Of one that no trade lists, each of its own words may tell: "boiler cover" is about a boiler.
    """
    trades = [entry for entry in packs.nouns.values() if entry.trade != _NONE]
    known = [entry for entry in trades if entry.holds(noun)]
    return known or [entry for entry in trades if any(entry.holds(part) for part in _parts(noun))]


def _parts(noun: str) -> list[str]:
    """Its runs of words, the whole left out: of "blood test results" also "blood test"."""
    words = noun.split()
    return [
        " ".join(words[start:end])
        for start, end in combinations(range(len(words) + 1), 2)
        if end - start < len(words)
    ]


def suited(
    packs: Packs,
    row: OfferRow,
    trades: tuple[str, ...],
    failure: str | None = None,
    *,
    spoken_of: bool,
) -> tuple[OfferKind, ...]:
    """The row's kinds that make sense in these trades; all of them where none would be left.

    ``spoken_of``: whether money may be spoken of at all.
    """
    kinds = {kind.id: kind for kind in packs.offers.kinds}
    every = [kinds[kind] for kind in row.kinds]
    fitting = [
        kind
        for kind in every
        if in_trade(kind, trades)
        and failure not in kind.not_failures
        and (spoken_of or not kind.monetary)
    ]
    return tuple(fitting or every)


def in_trade(kind: OfferKind | RootCause, trades: tuple[str, ...]) -> bool:
    """Something better at no extra cost fits a room, not a blocked card, nor what isn't known."""
    if not trades:
        return not kind.trades
    fits = not kind.trades or any(trade in kind.trades for trade in trades)
    return fits and not all(trade in kind.not_trades for trade in trades)


def likely_causes(recovery: Recovery | None, packs: Packs, most: int) -> list[str]:
    """Ids of the root causes to suggest, the likeliest first; those that the trade can't have are left out."""
    failure = packs.failures.get((recovery.fact("failure") if recovery else None) or "")
    likely = list(failure.causes) if failure else list(packs.causes)
    noun = (recovery.fact("noun") if recovery else None) or ""
    trades = tuple(entry.trade for entry in trades_of(noun, packs))
    fitting = [one for one in likely if in_trade(packs.causes[one], trades)]
    return [cause for cause in fitting if cause != "unknown"][:most]
