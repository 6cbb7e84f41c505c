"""Finds "thurs", "tomorrow 5pm", "in 2 hours" in a message and says when that is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from phrasebank.schema.policy import Hours

_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
_CLOCK = r"(?:\d{1,2}[:.]\d{2}\s*(?:am|pm)?|\d{1,2}\s*(?:am|pm)|noon|midday|morning|afternoon|evening|eod)"
_DATE = (
    rf"(?:(?:next|this)\s+)?{_DAY}\b|today|tonight|tomorrow|tmrw|tmw|tomoz|next week|end of (?:the )?day|eod|"
    rf"\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\b|\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?"
)
_SPAN = r"(?:in|within)\s+(?:an?|\d+)\s*(?:min(?:ute)?|hr|hour|day|week)s?"
_DEADLINE = re.compile(
    rf"\b(?:(?P<span>{_SPAN})|(?P<date>{_DATE})(?:\s+(?:at|by|before|around)?\s*(?P<clock>{_CLOCK}))?"
    rf"|(?:at|by|before)\s+(?P<alone>{_CLOCK}))\b",
    re.IGNORECASE,
)
_FULL_DAYS = {"mon": "monday", "tue": "tuesday", "wed": "wednesday", "thu": "thursday", "fri": "friday",
              "sat": "saturday", "sun": "sunday"}  # fmt: skip
_TOMORROW = ("tmrw", "tmw", "tomoz")
_PARTS = {"noon": "12:00", "midday": "12:00", "morning": "12:00", "afternoon": "16:00", "evening": "19:00"}


@dataclass(frozen=True)
class Deadline:
    """A point in time, and the words that gave it."""

    at: datetime
    text: str
    start: int
    end: int


def find_deadline(text: str, now: datetime, hours: Hours) -> Deadline | None:
    """The first deadline in ``text``, in the team's time zone. A day without a time means closing time.

    ``now`` must know its time zone. Days lie in the future; "thurs" on a Thursday is a week away.
    """
    for match in _DEADLINE.finditer(text):
        at = _when(match, now.astimezone(ZoneInfo(hours.timezone)), hours)
        if at is not None:
            return Deadline(at, match[0].strip(), match.start(), match.end())
    return None


def _when(match: re.Match[str], now: datetime, hours: Hours) -> datetime | None:
    if match["span"]:
        return _parsed("in " + re.sub(r"^(?:in|within)\s+", "", match["span"].lower()), now)
    if match["alone"]:
        return _at_clock(now, match["alone"], hours)
    day = _day(match["date"].lower(), now)
    if day is None:
        return None
    return _at_clock(day, match["clock"] or ("evening" if match["date"].lower() == "tonight" else "eod"), hours)


def _day(words: str, now: datetime) -> datetime | None:
    if words in ("today", "tonight", "eod") or words.startswith("end of"):
        return now
    words = "tomorrow" if words in _TOMORROW else words.removeprefix("this ").removeprefix("next ")
    full = _FULL_DAYS.get(words[:3]) if re.fullmatch(_DAY, words) else None
    return _parsed(full or words.replace("week", "in 1 week"), now)


def _parsed(words: str, now: datetime) -> datetime | None:
    import dateparser  # costs 0.2 s; most messages hold no date

    settings: Any = {
        "PREFER_DATES_FROM": "future", "RELATIVE_BASE": now.replace(tzinfo=None), "DATE_ORDER": "DMY",
    }  # fmt: skip
    found = dateparser.parse(words, languages=["en"], settings=settings)
    return found.replace(tzinfo=now.tzinfo) if found else None


def _at_clock(day: datetime, clock: str, hours: Hours) -> datetime:
    clock = clock.lower().replace(" ", "").replace(".", ":")
    clock = hours.closes if clock == "eod" else _PARTS.get(clock, clock)
    number = re.match(r"(\d{1,2})(?::(\d{2}))?(am|pm)?", clock)
    if number is None:
        return day
    hour = int(number[1]) % 24
    if number[3]:
        hour = hour % 12 + (12 if number[3] == "pm" else 0)
    return datetime.combine(day.date(), time(hour, min(int(number[2] or 0), 59)), day.tzinfo)
