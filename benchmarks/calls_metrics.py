"""Reads from `/metrics` how long the app itself took, and what it spent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from prometheus_client.parser import text_string_to_metric_families

_BUCKET, _CPU = "amends_request_seconds_bucket", "process_cpu_seconds_total"
Buckets = Sequence[tuple[float, float]]
"""(upper bound in seconds, requests up to there), lowest first; the last bound is infinite."""


@dataclass(frozen=True)
class Inside:
    """What the app has counted so far."""

    buckets: Buckets
    cpu: float | None
    """Seconds of processor time; None where the system doesn't tell."""

    def since(self, before: Inside) -> Inside:
        """What was counted between the two."""
        known = dict(before.buckets)
        buckets = [(bound, count - known.get(bound, 0)) for bound, count in self.buckets]
        tells = self.cpu is not None and before.cpu is not None
        return Inside(buckets, self.cpu - before.cpu if tells else None)  # type: ignore[operator]

    @property
    def count(self) -> int:
        """Requests."""
        return int(self.buckets[-1][1]) if self.buckets else 0


def read(metrics: str, route: str) -> Inside:
    """The figures of a route, by its pattern."""
    samples = list(_samples(metrics))
    buckets = sorted(
        (float(labels["le"]), value)
        for name, labels, value in samples
        if name == _BUCKET and labels.get("route") == route
    )
    cpu = next((value for name, _, value in samples if name == _CPU), None)
    return Inside(buckets, cpu)


def _samples(metrics: str) -> Iterator[tuple[str, dict[str, str], float]]:
    for family in text_string_to_metric_families(metrics):
        for sample in family.samples:
            yield sample.name, sample.labels, sample.value


def at_share(buckets: Buckets, share: float) -> float:
    """About the seconds that this share of requests (0 to 1) stayed below.

    Within a bucket the requests are taken to be spread evenly, as Prometheus does; those above the
    last bound are put at it.
    """
    total = buckets[-1][1] if buckets else 0
    low, below = 0.0, 0.0
    for bound, count in buckets:
        if count > below and count >= share * total:
            inside = (share * total - below) / (count - below)
            return low if bound == float("inf") else low + (bound - low) * inside
        low, below = bound, count
    return low


def longest(buckets: Buckets) -> float:
    """The bound in seconds that no request went beyond; infinite if one went beyond them all."""
    total = buckets[-1][1] if buckets else 0
    return next((bound for bound, count in buckets if count >= total), 0.0)
