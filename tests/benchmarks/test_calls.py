"""The benchmark of many calls: what it counts, and a small run against the real app."""

from __future__ import annotations

import math
import subprocess
import sys

import pytest

from benchmarks import calls, calls_metrics
from benchmarks.calls_client import Outcome, Plan, unlike
from tests.support.stack import ROOT

SECONDS = 240
METRICS = """\
# TYPE amends_request_seconds histogram
amends_request_seconds_bucket{{le="0.01",route="{route}"}} {quick}
amends_request_seconds_bucket{{le="0.1",route="{route}"}} {all}
amends_request_seconds_bucket{{le="+Inf",route="{route}"}} {all}
amends_request_seconds_bucket{{le="0.01",route="/healthz"}} 99
# TYPE process_cpu_seconds_total counter
process_cpu_seconds_total {cpu}
"""


def outcome(**changes: object) -> Outcome:
    before = METRICS.format(route=calls.ROUTE, quick=2, all=2, cpu=1.5)
    after = METRICS.format(route=calls.ROUTE, quick=5, all=6, cpu=2.5)
    sound: dict[str, object] = {
        "due": 4, "seconds": [0.01, 0.02, 0.03, 0.04], "errors": {}, "watched": [[1, 2]],
        "answered": [2], "metrics": (before, after), "lasted": 2.0, "cpu": 0.5,
    }  # fmt: skip
    return Outcome.model_validate({**sound, **changes})


def test_what_the_app_counted_meanwhile() -> None:
    inside = calls.inside(outcome())
    assert inside.buckets == [(0.01, 3), (0.1, 4), (math.inf, 4)]
    assert (inside.count, inside.cpu) == (4, 1.0)


def test_percentiles_of_a_histogram_lie_within_their_bucket() -> None:
    buckets = [(0.01, 3.0), (0.1, 4.0), (math.inf, 4.0)]
    assert calls_metrics.at_share(buckets, 0.75) == pytest.approx(0.01)
    assert calls_metrics.at_share(buckets, 0.375) == pytest.approx(0.005)
    assert calls_metrics.at_share(buckets, 0.875) == pytest.approx(0.055)
    assert calls_metrics.longest(buckets) == 0.1
    beyond = [(0.01, 0.0), (0.1, 1.0), (math.inf, 4.0)]
    assert calls_metrics.at_share(beyond, 0.95) == 0.1
    assert calls_metrics.longest(beyond) == math.inf
    assert (calls_metrics.at_share([], 0.5), calls_metrics.longest([])) == (0, 0)


def test_processor_time_is_told_in_all_and_a_turn() -> None:
    plan = Plan(url="", lines=[], calls=2, every=1, seconds=2, watch=1)
    told = calls.lines(plan, outcome())
    assert "Of one core: the app 50% (250 ms a turn), the client 25%." in told


def test_a_system_that_tells_no_processor_time() -> None:
    found = outcome(metrics=("", ""))
    assert calls.inside(found).cpu is None
    plan = Plan(url="", lines=[], calls=1, every=1, seconds=1, watch=0)
    assert any("the app unknown" in line for line in calls.lines(plan, found))


def test_the_table() -> None:
    client, app = calls.time_rows(outcome())
    assert client == ["seen by the client", "4", "25", "38", "40", "40"]
    assert app[1:] == ["4", "~6.7", "~82", "~96", "≤100"]


@pytest.mark.parametrize(
    ("changes", "lost", "told"),
    [
        ({}, 0, 1),
        ({"due": 5}, 1, 1),
        ({"due": 5, "errors": {"503": 1}}, 0, 1),
        ({"watched": [[1]]}, 0, 0),
        ({"watched": [[1, 1, 2]]}, 0, 0),
        ({"watched": [[2, 1]]}, 0, 0),
    ],
)
def test_what_is_lacking_is_noticed(changes: dict[str, object], lost: int, told: int) -> None:
    found = outcome(**changes)
    assert (calls.lost(found), calls.told_all(found)) == (lost, told)
    assert calls.is_whole(found) is (not changes)


def test_each_sentence_gets_the_number() -> None:
    assert (
        unlike("Where is it?! I rang 3.5 times", 7) == "Where is it 10007?! I rang 3.5 times 10007"
    )


def test_more_watchers_than_calls_are_refused() -> None:
    with pytest.raises(SystemExit):
        calls.arguments(["--calls", "2", "--watch", "3"])


@pytest.mark.full
@pytest.mark.timeout(SECONDS + 30)
def test_every_call_is_answered_and_every_watcher_told() -> None:
    command = [sys.executable, "-m", "benchmarks.calls"]
    command += ["--calls", "4", "--every", "0.5", "--seconds", "2", "--watch", "2"]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=SECONDS, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Due 16, answered 16, dropped 0; errors: none." in done.stdout
    assert "2 of 2 got every observation once, in order (8 observations)" in done.stdout
    assert "| inside the app (from its histogram) | 16 |" in done.stdout
