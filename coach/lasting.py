"""Spares what stays the rounds of Python's garbage collector."""

from __future__ import annotations

import gc


def keep_for_good() -> None:
    """What exists now is no longer looked through: packs and patterns are 150,000 objects that stay.

    Looking through them takes more than a tenth of a second, in the middle of somebody's turn. What was
    kept so before and isn't needed any more, as packs that have changed, is let go of first.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
