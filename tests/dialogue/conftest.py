"""What the tests of the dialogue share."""

from __future__ import annotations

from tests.support.quiet_log import quiet_log

__all__ = ["quiet_log"]
