"""Points in time as people read and say them."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from phrasebank.schema.policy import Hours


def written(due: datetime, hours: Hours) -> str:
    """For a list or a record: "Thu 26 Nov, 17:30", in the team's time zone."""
    local = due.astimezone(ZoneInfo(hours.timezone))
    return f"{local:%a} {local.day} {local:%b}, {local:%H:%M}"


def spoken(due: datetime, hours: Hours) -> str:
    """To say aloud: "Thursday", with the time unless it is closing time, which only means "that day"."""
    local = due.astimezone(ZoneInfo(hours.timezone))
    day = f"{local:%A}"
    return day if f"{local:%H:%M}" == hours.closes else f"{day} at {_clock(local)}"


def _clock(at: datetime) -> str:
    """As one says it: "5 pm", "half" hours in figures: "9.30 am"."""
    minutes = f".{at:%M}" if at.minute else ""
    return f"{at.hour % 12 or 12}{minutes} {'am' if at.hour < 12 else 'pm'}"  # noqa: PLR2004
