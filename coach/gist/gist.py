"""What a message tells: what failed, why, and what it is about, each as likely as it is."""

from __future__ import annotations

from dataclasses import dataclass

FAILURES = (
    "unavailable", "late", "wrong", "rude", "lost_damaged", "billing", "safety", "privacy",
)  # fmt: skip
"""Kinds of failure, in the order of the weights' output; behind them stands "none"."""
CAUSES = (
    "stock_planning", "courier", "supplier", "scheduling", "system_fault", "billing_process",
    "staff_training", "staffing_level", "handover", "information", "product_quality", "third_party",
    "customer_error",
)  # fmt: skip
"""Root causes, likewise."""


@dataclass(frozen=True, slots=True)
class Likely:
    """An id of the lexicon, and how likely the message tells it (0 to 1)."""

    id: str
    chance: float


@dataclass(frozen=True, slots=True)
class Span:
    """The customer's word for what it is about: where it stands, and how likely it is that (0 to 1)."""

    start: int
    end: int
    chance: float


@dataclass(frozen=True, slots=True)
class Gist:
    """The likeliest of each; whether the message tells it at all, the chances say."""

    failure: Likely
    causes: tuple[Likely, ...]
    """The likeliest first, at most three."""
    noun: Span | None
