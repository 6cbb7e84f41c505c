"""Calls for tests of listening: turns at a fixed pace, heard one after the other."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from coach.listening.call import Call
from coach.listening.listener import Listener
from coach.listening.observation import CallTurn, Observation
from phrasebank.schema.nudge import Speaker

NOW = datetime(2026, 3, 4, 10, 0, tzinfo=UTC)
"""A Wednesday morning."""
PACE = timedelta(seconds=20)

#: A call in which the agent does all that speech can do.
GOOD_CALL = (
    "agent: Hello, this is Dana at Bright Ovens.",
    "customer: My oven came nine days late and nobody rang me. I'm furious!",
    "agent: Thank you for telling me. What happened on the day it should have come?",
    "customer: I took a day off and nobody came.",
    "agent: So the oven came nine days late and nobody rang you. That must have been a horrible week. "
    "I'm so sorry, that was our mistake.",
    "customer: Yes. So what now?",
    "agent: I've booked an engineer to fit it tomorrow morning.",
    "customer: OK, that works for me.",
    "agent: I've refunded the £40 delivery charge, and I'll ring you on Friday to check that it works.",
    "customer: Thank you, that's great.",
)


def said(line: str, number: int = 1, at: datetime | None = None) -> CallTurn:
    """A turn written "customer: …" or "agent: …"."""
    speaker, _, text = line.partition(": ")
    who: Speaker = "customer" if speaker == "customer" else "agent"
    return CallTurn(speaker=who, text=text, id=f"t{number}", at=at or NOW + number * PACE)


def new_call(framework: str = "mama") -> Call:
    """A call in which nothing was said yet."""
    return Call(id="k1", framework=framework, employee="Ana")


def heard(
    listener: Listener, *lines: str, call: Call | None = None, framework: str = "mama"
) -> tuple[Call, list[Observation]]:
    """The call after these turns, and what each showed."""
    call = call or new_call(framework)
    told = []
    for line in lines:
        call, observation = listener.observe(call, said(line, call.turns + 1))
        told.append(observation)
    return call, told
