"""Why something of practice can't be had."""

from __future__ import annotations


class NoSuchPractice(Exception):
    """There is no such thing to practise or to read; the text says what, ``do`` what to do."""

    def __init__(self, why: str, do: str) -> None:
        self.do = do
        super().__init__(why)


class NotEarned(Exception):
    """The certificate isn't earned yet. ``passed`` of ``needs`` different scenarios are passed."""

    def __init__(self, passed: int, needs: int) -> None:
        self.passed, self.needs = passed, needs
        super().__init__(f"{passed} of {needs}")
