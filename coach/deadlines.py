"""Finds "thurs", "tomorrow 5pm", "in 2 hours" in a message and says when that is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from coach.clocks import CLOCK, FIGURE, FIGURE_HOUR, HOUR, HOUR_ENDS, NIGHT, at_clock
from phrasebank.schema.policy import Hours

_DAY = r"(?:mon|tues?|wed(?:nes|s)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_TOMORROW = r"tom+or+ow|tomoro+|2mor+ow|2mor+o|2mr[ow]|tmro?w?|tmw|tomoz?|tmoz"
_FROM = rf"(?:(?:between\s+)?{FIGURE}(?:[:.]\d\d)?\s*(?:am|pm)?\s*(?:-|\u2013|to|and)\s*)?"
"""The beginning of a time window; its end is what is promised: "8-10am"."""
_DATE = (
    rf"(?:{_DAY}\s+)?(?:the\s+)?\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\b"
    rf"|(?:(?:next|this)\s+)?{_DAY}\b|today|(?:to|2)(?:{NIGHT})|(?:{_TOMORROW})\b|next week"
    r"|this(?=\s+(?:morning|afternoon|evening))"
    r"|end of (?:the )?day|eod"
    rf"|(?!may \d+\b){_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?\b"
    r"|(?!24/7)\d{1,2}/\d{1,2}(?:/\d{2,4})?"
)
_SPAN = (
    r"(?:in|within)\s+(?P<count>half an|(?:a )?couple of|an?|\d{1,3})\s*"
    r"(?P<unit>min(?:ute)?|hr|hour|(?:working |business )?day|week|fortnight)s?"
)
_DEADLINE = re.compile(
    rf"\b(?:(?P<span>{_SPAN})"
    rf"|(?:(?:(?:at|by|before)\s+)?(?P<first>{CLOCK})|(?:at|by|before|around)\s+(?P<early>{HOUR}))"
    rf"\s+(?:on\s+)?(?P<then>{_DATE})(?:\s+(?P<part>morning|afternoon|evening|{NIGHT}))?"
    rf"|(?P<date>{_DATE})(?:,?\s+(?:at|by|before|around)?\s*{_FROM}(?P<clock>{CLOCK}|{NIGHT}|am|pm)"
    rf"|(?:,?\s+(?:at|by|before|around)\s+(?P<hour>{HOUR})|\s+(?P<bare>{FIGURE_HOUR})){HOUR_ENDS})?"
    rf"|(?:at|by|before|(?P<to>to))\s+(?P<alone>{CLOCK}|{HOUR}{HOUR_ENDS}))\b",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"\b(?:since|last|every|each)\s+$", re.IGNORECASE)
"""Before a day, this makes it no deadline."""
_MOVING = re.compile(
    r"\b(?:move|push|shift|change|bump|put|postpone|reschedule)\b[^.,;!?]*$", re.IGNORECASE
)
"""Before "to 4pm", this makes it a time and not the end of one."""
_BY_SO_MUCH = re.compile(
    r"(?i)\b(?:late|delayed|(?<!find )out|over|short|wrong|up|down|\w*charged|look\w*|one|two)\s+$"
)
"""Before "by 5", this makes it an amount; "one by one" and "looked at two" are no times either."""
_ALSO_WORDS = ("sat", "sun", "wed")
"""Days that are words of their own: "he sat and waited". They count where a day is expected."""
_AWAITED = re.compile(
    r"(?:^|\b(?:on|by|until|till|til|for|due|before|to|up|back|call|ring|her|him|them|it)\s+)$",
    re.IGNORECASE,
)
_NO_DAY = re.compile(r"(?i)^$|\b(?:the|in|of|a|he|she|they|we|who|just|was|were|got|get)\s+$")
_DAY_NAME = re.compile(r"[A-Z][a-z]+day")
_GREETED = re.compile(r"(?i)\b(?:hi|hello|hey|dear|mr|mrs|ms|miss|dr|name is|name's)\s+$")
_ON = re.compile(r"(?i)\b(?:on|by|before|until|till|this|next|for|from|to|and|or|every)\s+$")
_SURNAME = re.compile(
    rf"\s+(?!(?:I|Mrs?|Ms|Miss|Dr|(?i:{_MONTH}))\b)"
    r"[A-Z][a-z]+\b(?!'|\s+(?:to|will|can|is)\b)"
)
_ENDED = re.compile(r"^\s*(?:$|[.,;!?)])")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True)
class Deadline:
    """A point in time, and the words that gave it."""

    at: datetime
    text: str
    start: int
    end: int
    day_told: bool = True
    """Whether the words name the day; "to 4pm" leaves it open."""


def find_deadline(text: str, now: datetime, hours: Hours) -> Deadline | None:
    """The first deadline in ``text``; None when it holds none."""
    return next(iter(find_deadlines(text, now, hours)), None)


def find_deadlines(text: str, now: datetime, hours: Hours) -> list[Deadline]:
    """The deadlines in ``text``, in the order of the words and the team's time zone.

    A day without a time means closing time. ``now`` must know its time zone. Days lie in the
    future; "thurs" on a Thursday is today while that time is still to come ("next thurs" is not):
    who reminds too early costs a glance, a week too late breaks a promise.
    """
    local = now.astimezone(ZoneInfo(hours.timezone))
    found: list[Deadline] = []
    for match in _DEADLINE.finditer(text):
        at = _when(match, local, hours) if _is_deadline(match, text) else None
        if at is not None:
            alone = bool(match["alone"])
            if alone and found and found[-1].day_told and found[-1].at > at:  # "8am, ring him at 2"
                at = datetime.combine(found[-1].at.date(), at.timetz())
            found.append(Deadline(at, match[0].strip(), *match.span(), day_told=not alone))
    return found


def _is_deadline(match: re.Match[str], text: str) -> bool:
    before = text[: match.start()]
    if match["to"] and not _MOVING.search(before):
        return False
    if _BEHIND.search(before) or (match["alone"] and _BY_SO_MUCH.search(before)):
        return False
    timed = any(match[group] for group in ("clock", "first", "early", "hour", "bare"))
    if not timed and _is_name(match["date"] or "", before, text[match.end() :]):
        return False
    if (match["date"] or "").lower() not in _ALSO_WORDS or timed:
        return True
    ended = _ENDED.match(text[match.end() :])
    if _AWAITED.search(before):
        return bool(before.strip() or ended)
    return bool(ended) and not _NO_DAY.search(before)


def _is_name(day: str, before: str, after: str) -> bool:
    """Whether the day is somebody's name: "Hi Sunday", "this is Sunday Eze"."""
    if not _DAY_NAME.fullmatch(day):
        return False
    return bool(_GREETED.search(before) or (_SURNAME.match(after) and not _ON.search(before)))


def _when(match: re.Match[str], now: datetime, hours: Hours) -> datetime | None:
    if match["span"]:
        return _after(match["count"].lower(), match["unit"].lower(), now, hours)
    if match["alone"]:
        at = at_clock(now, match["alone"], hours)
        return at if at > now else at + timedelta(days=1)
    words = (match["date"] or match["then"]).lower()
    night = re.search(rf"(?:{NIGHT})$", words)
    day = _day(words, now)
    if day is None:
        return None
    at = at_clock(
        day,
        next(filter(None, match.group("clock", "first", "early", "hour", "bare")), None)
        or ("evening" if night else "eod"),
        hours,
        "night" if night else match["part"] or "",
    )
    if at <= now and (words == "this" or re.fullmatch(rf"(?:this )?{_DAY}", words)):
        return None if words == "this" else at + timedelta(days=7)
    return at if at > now else datetime.combine(at.date(), time(23, 59), at.tzinfo)


def _after(count: str, unit: str, now: datetime, hours: Hours) -> datetime:
    """So much later. Hours are real hours, also where the clocks change; days end at closing."""
    known = {"half an": 0.5, "couple of": 2, "a couple of": 2, "a": 1, "an": 1}
    number = known[count] if count in known else int(count)
    if unit[0] in "mh":
        later = timedelta(minutes=number) if unit[0] == "m" else timedelta(hours=number)
        return (now.astimezone(UTC) + later).astimezone(now.tzinfo)
    if unit.endswith(" day"):
        return at_clock(_working_days(int(number), now), "eod", hours)
    days = number * {"d": 1, "w": 7, "f": 14}[unit[0]]
    return at_clock(now + timedelta(days=days), "eod", hours)


def _working_days(number: int, now: datetime) -> datetime:
    """So many days later, Saturdays and Sundays not counted."""
    day = now
    for _ in range(number):
        day += timedelta(days=1)
        while day.weekday() >= _WEEKDAYS.index("sat"):
            day += timedelta(days=1)
    return day


def _day(words: str, now: datetime) -> datetime | None:
    if re.fullmatch(rf"today|eod|end of.*|this|(?:to|2)(?:{NIGHT})", words):
        return now
    if re.fullmatch(_TOMORROW, words):
        return now + timedelta(days=1)
    if words == "next week":
        return now + timedelta(days=7)
    if named := re.fullmatch(rf"(?P<next>next )?(?:this )?(?P<day>{_DAY})", words):
        ahead = (_WEEKDAYS.index(named["day"][:3]) - now.weekday()) % 7
        return now + timedelta(days=ahead or (7 if named["next"] else 0))
    return _parsed(words, now)


def _parsed(words: str, now: datetime) -> datetime | None:
    import dateparser  # costs 0.2 s; most messages hold no date

    settings: Any = {
        "PREFER_DATES_FROM": "future",
        "RELATIVE_BASE": now.replace(tzinfo=None),
        "DATE_ORDER": "DMY",
    }
    found = dateparser.parse(words, languages=["en"], settings=settings)
    return found.replace(tzinfo=now.tzinfo) if found else None
