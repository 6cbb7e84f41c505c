"""Samples to percentiles, percentiles to a Markdown table."""

from __future__ import annotations

import os
import statistics
from collections.abc import Iterable, Sequence


def percentile(samples: Sequence[float], percent: int) -> float:
    """With few samples the 95th is close to the largest."""
    if len(samples) == 1:
        return samples[0]
    return statistics.quantiles(samples, n=100, method="inclusive")[percent - 1]


def markdown(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table; the first column is text, the others are figures."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def milliseconds(seconds: float) -> str:
    """Whole milliseconds from ten on."""
    figure = seconds * 1000
    return f"{figure:.0f}" if figure >= 10 else f"{figure:.1f}"


def load() -> str:
    """How busy the machine is, for the line above the table."""
    if not hasattr(os, "getloadavg"):
        return f"{os.cpu_count()} cores"
    return f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"
