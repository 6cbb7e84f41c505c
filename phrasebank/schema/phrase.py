"""A phrase to say: a template with slots, filed under the step it serves."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from phrasebank.schema.base import Id, Line, Sourced
from phrasebank.schema.framework import Move
from phrasebank.schema.offer import Fault

Tone = Literal["warm", "plain", "formal"]
Length = Literal["short", "medium", "long"]
Channel = Literal["voice", "chat", "email"]


class Phrase(Sourced):
    """One thing to say.

    It is offered only when every slot it needs is known (``phrasebank.template``).
    """

    steps: list[Id] = Field(min_length=1)
    """The steps it serves, each as ``framework.step``."""
    move: Move
    tone: Tone
    length: Length
    channel: list[Channel] = Field(min_length=1)
    text: Line
    failures: list[Id] = Field(default_factory=list)
    """Failure kinds it fits; empty means any."""
    repeated: bool | None = None
    """Only when the failure is (not) a repeat; None means either."""
    fault: list[Fault] = Field(default_factory=list)
    """Only when it was so; empty means any.

    Words that own the mistake don't fit a fault that isn't ours.
    """
    moment: Literal["call", "later"] = "call"
    """During the call, or at a later contact."""
    example: Line
    """How it reads in the sample case (``phrasebank/sample.yml``); a test compares."""
    evidence: Id | None = None
