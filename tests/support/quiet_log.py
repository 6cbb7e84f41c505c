"""Fails a test during which something broke inside the coach, even if the answer looked right.

Rasa swallows an action that failed, and a form asks its question as if nothing had been.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.stack import Stack


@pytest.fixture(autouse=True)
def quiet_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """Holds what the session's coach wrote during the test against errors."""
    if "stack" not in request.fixturenames:
        yield
        return
    stack: Stack = request.getfixturevalue("stack")
    before = stack.log.stat().st_size
    yield
    with stack.log.open("rb") as log:
        log.seek(before)
        written = log.read().decode("utf-8", "replace")
    broken = [
        line for line in written.splitlines() if line.startswith(("ERROR", "CRITICAL", "Traceback"))
    ]
    assert not broken, written[-3000:]
