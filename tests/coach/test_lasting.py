"""What stays is spared the collector's rounds, and what is no longer needed goes."""

from __future__ import annotations

import gc
import weakref

import pytest

from coach.lasting import keep_for_good


class Ring:
    """Holds itself: only the collector can let go of it."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def _thawed():
    yield
    gc.unfreeze()


def test_what_is_there_is_no_longer_looked_through() -> None:
    kept = Ring()
    keep_for_good()
    assert gc.get_freeze_count() > 0
    assert not any(each is kept for each in gc.get_objects())


def test_what_was_kept_and_is_needed_no_more_goes_the_next_time() -> None:
    kept = Ring()
    keep_for_good()
    gone = weakref.ref(kept)
    del kept
    gc.collect()
    assert gone() is not None
    keep_for_good()
    assert gone() is None
