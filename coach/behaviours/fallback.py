"""When the dialogue itself doesn't know what to do: asks what was meant, changes nothing."""

from coach.behaviours.common import clarify as respond

__all__ = ["respond"]
