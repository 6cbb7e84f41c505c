"""Times of day as people write and say them: "3.30pm", "half eight", "five", "this evening"."""

from __future__ import annotations

import re
from datetime import datetime, time

from phrasebank.schema.policy import Hours

_HOURS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
_SAID = "|".join(_HOURS)
FIGURE = r"(?:1[0-2]|0?[1-9])"
FIGURE_HOUR = rf"{FIGURE}(?![\d:/-]|\.\d)"
"""An hour in figures alone: "tues at 2". What follows must show that it isn't a number of something."""
HOUR = rf"(?:(?:{FIGURE_HOUR}|(?:{_SAID})\b)(?:\s+in\s+the\s+(?:morning|afternoon|evening))?)"
"""An hour alone, also as a word; it needs an "at" or "by" before it: "on thursday at five"."""
HOUR_ENDS = (
    r"(?=\s*(?:$|[,;!?)\u2013\u2014]|-\s|\.(?!\d)|for\b(?!\s*\d)|(?:to|with|w|latest|sharp|instead|o'?clock|and|so|about"
    r"|re|when|if|once|but|or|because|as|then|unless|while|after|please|pls|i|we|you|he|she|they|exactly)\b))"
)
_SPOKEN = rf"(?:half(?:\s+past)?|quarter\s+(?:past|to)|(?:five|ten|twenty)\s+past)\s+(?:{FIGURE}|{_SAID})\b"
CLOCK = (
    rf"(?:{_SPOKEN}(?:\s*(?:am|pm))?|\d{{1,2}}[:.]\d{{2}}\s*(?:am|pm)?|\d{{1,2}}\s*(?:am|pm)"
    r"|noon|midday|morning|afternoon|evening|eod)"
)
NIGHT = r"night|nite|nyt"
_PARTS = {
    "noon": "12:00", "midday": "12:00", "am": "12:00", "morning": "12:00", "pm": "16:00", "afternoon": "16:00",
    "evening": "19:00", **dict.fromkeys(NIGHT.split("|"), "19:00"),
}  # fmt: skip
_LATE = re.compile(rf"(?:afternoon|evening|{NIGHT})$")
_PAST_OR_TO = re.compile(rf"(half|quarter|five|ten|twenty)\s+(?:(past|to)\s+)?(?={FIGURE}|{_SAID})")
_MINUTES = {"half": 30, "quarter": 15, "five": 5, "ten": 10, "twenty": 20}


def at_clock(day: datetime, clock: str, hours: Hours, part: str = "") -> datetime:
    """That day at ``clock``; ``part`` is the part of the day that was told beside it ("tonight at 8").

    An hour told without am or pm is one at which somebody would call.
    """
    words = clock.lower()
    words = hours.closes if words == "eod" else _PARTS.get(words, words)
    before, words = _minutes(words)
    number = re.match(rf"(\d{{1,2}}|{_SAID})(?:\s*[:.](\d{{2}}))?\s*(am|pm)?", words)
    if number is None:
        return day
    hour = int(number[1]) if number[1].isdigit() else _HOURS.index(number[1]) + 1
    hour, minute = _moved(hour % 24, min(int(number[2] or 0), 59), before)
    if number[3] or _LATE.search(words) or _LATE.search(part.lower()):
        hour = hour % 12 + (0 if number[3] == "am" else 12) if hour <= 12 else hour
    elif not number[1].startswith("0") and 1 <= hour <= 6:
        hour += 12  # nobody promises a call for half past five in the morning
    return datetime.combine(day.date(), time(hour, minute), day.tzinfo)


def _minutes(words: str) -> tuple[int, str]:
    """The minutes that "half", "quarter to" or "ten past" add to the hour, and the rest of the words."""
    told = _PAST_OR_TO.match(words)
    if told is None:
        return 0, words
    return _MINUTES[told[1]] * (-1 if told[2] == "to" else 1), words[told.end() :]


def _moved(hour: int, minute: int, by: int) -> tuple[int, int]:
    """The time ``by`` minutes on, by a clock of twelve hours where it goes back past one."""
    if not by:
        return hour, minute
    hour, minute = divmod(hour * 60 + minute + by, 60)
    return hour or 12, minute
