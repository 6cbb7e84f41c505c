"""Says which stage a start is in, and how long each took."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO


class Stages:
    """Numbered stages: "[2/5] dialogue model … 74 s"."""

    def __init__(self, total: int, out: TextIO | None = None) -> None:
        """`total` is the number of stages that will follow."""
        self._total, self._number = total, 0
        self._out = out or sys.stdout

    @contextmanager
    def stage(self, name: str, since: float | None = None) -> Iterator[None]:
        """Prints the name at once and the time at the end; `since` (monotonic) if begun earlier."""
        self._number += 1
        started = time.monotonic() if since is None else since
        self.write(f"[{self._number}/{self._total}] {name} … ")
        try:
            yield
        except BaseException:
            self.write("stopped\n")
            raise
        self.write(f"{time.monotonic() - started:.1f} s\n")

    def write(self, text: str) -> None:
        """Prints without waiting for a line's end."""
        self._out.write(text)
        self._out.flush()
