"""Why a call can't be listened to."""

from __future__ import annotations


class NoSuchCall(Exception):
    """There is no call of this id."""


class CallClosed(Exception):
    """The call was closed; what comes after it isn't listened to."""


class NothingSaid(ValueError):
    """A turn without a word in it."""
