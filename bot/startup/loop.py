"""The event loop that the app runs on."""

from __future__ import annotations

import asyncio
from collections.abc import Callable


def quick_loop() -> Callable[[], asyncio.AbstractEventLoop] | None:
    """Makes uvloop's loop where there is one; None, for Python's own, where there isn't (Windows).

    With many live calls Python's own falls behind at half as many turns a second (`benchmarks/calls.py`).
    """
    try:
        import uvloop
    except ImportError:
        return None
    return uvloop.new_event_loop
