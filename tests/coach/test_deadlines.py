"""Deadlines as hurried people write them, reckoned in the team's own time zone."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from coach.deadlines import find_deadline, find_deadlines
from phrasebank import Packs
from tests.coach.cases import LONDON, NOW


def due(text: str, packs: Packs, now: datetime = NOW) -> str | None:
    """When that is, as "Thu 19 Nov 17:30"."""
    found = find_deadline(text, now, packs.policy.hours)
    return f"{found.at:%a} {found.at.day} {found.at:%b %H:%M}" if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ring her thurs", "Thu 19 Nov 17:30"),
        ("I'll ring you on Friday at 10.", "Fri 20 Nov 10:00"),
        ("follow up thu", "Thu 19 Nov 17:30"),
        ("on wed", "Wed 18 Nov 17:30"),
        ("this wed at 3pm", "Wed 18 Nov 15:00"),
        ("manager writes to her within 5 working days", "Wed 25 Nov 17:30"),
        ("in 2 business days", "Fri 20 Nov 17:30"),
        ("within 3 working days", "Mon 23 Nov 17:30"),
        ("next wed", "Wed 25 Nov 17:30"),
        ("wed 9am", "Wed 25 Nov 09:00"),
        ("ring her 2moro", "Thu 19 Nov 17:30"),
        ("ring her 2mrw 3pm", "Thu 19 Nov 15:00"),
        ("ring her tommorow at 2", "Thu 19 Nov 14:00"),
        ("new part tomo", "Thu 19 Nov 17:30"),
        ("text him 2nite", "Wed 18 Nov 19:00"),
        ("call back 2night 8pm", "Wed 18 Nov 20:00"),
        ("call him fri nite", "Fri 20 Nov 19:00"),
        ("tomorrow night", "Thu 19 Nov 19:00"),
        ("ring her this afternoon", "Wed 18 Nov 16:00"),
        ("make sure breakfast sorted sun", "Sun 22 Nov 17:30"),
        ("engineer thurs am", "Thu 19 Nov 12:00"),
        ("call fri pm", "Fri 20 Nov 16:00"),
        ("find out by 5 and ring her", "Wed 18 Nov 17:00"),
        ("ring her sat", "Sat 21 Nov 17:30"),
        ("by sun evening", "Sun 22 Nov 19:00"),
        ("call back tmrw 5pm", "Thu 19 Nov 17:00"),
        ("a letter by tonite 8pm", "Wed 18 Nov 20:00"),
        ("collection weds by our van", "Wed 18 Nov 17:30"),
        ("tomoz", "Thu 19 Nov 17:30"),
        ("tomorrow morning", "Thu 19 Nov 12:00"),
        ("by eod", "Wed 18 Nov 17:30"),
        ("end of the day", "Wed 18 Nov 17:30"),
        ("today", "Wed 18 Nov 17:30"),
        ("tonight", "Wed 18 Nov 19:00"),
        ("in 2 hrs", "Wed 18 Nov 12:00"),
        ("in half an hour", "Wed 18 Nov 10:30"),
        ("in a couple of hours", "Wed 18 Nov 12:00"),
        ("within 48 hours", "Fri 20 Nov 10:00"),
        ("in 3 days", "Sat 21 Nov 17:30"),
        ("in a fortnight", "Wed 2 Dec 17:30"),
        ("next week", "Wed 25 Nov 17:30"),
        ("next tues 3.30pm", "Tue 24 Nov 15:30"),
        ("friday at noon", "Fri 20 Nov 12:00"),
        ("thursday at 5:30", "Thu 19 Nov 17:30"),
        ("mon 9am", "Mon 23 Nov 09:00"),
        ("call her tues at 2 with the date", "Tue 24 Nov 14:00"),
        ("ring him thurs by 3", "Thu 19 Nov 15:00"),
        ("email her the tickets today by 6", "Wed 18 Nov 18:00"),
        ("ring her sat 12 to check", "Sat 21 Nov 12:00"),
        ("ring her today by 4 w the next update", "Wed 18 Nov 16:00"),
        ("ring her by 4", "Wed 18 Nov 16:00"),
        ("engineer tomorrow 8-10am", "Thu 19 Nov 10:00"),
        ("fri between 2 and 4pm", "Fri 20 Nov 16:00"),
        ("mon 14 dec", "Mon 14 Dec 17:30"),
        ("2pm tues", "Tue 24 Nov 14:00"),
        ("by 5pm today", "Wed 18 Nov 17:00"),
        ("by 5pm", "Wed 18 Nov 17:00"),
        ("move it to 4pm", "Wed 18 Nov 16:00"),
        ("at 17:30", "Wed 18 Nov 17:30"),
        ("by 9am", "Thu 19 Nov 09:00"),
        ("on 12/6", "Sat 12 Jun 17:30"),
        ("12 june", "Sat 12 Jun 17:30"),
        ("june 12", "Sat 12 Jun 17:30"),
        ("the 3rd of december", "Thu 3 Dec 17:30"),
        ("1/12/2026", "Tue 1 Dec 17:30"),
        ("I'll ring you by 2 today", "Wed 18 Nov 14:00"),
        ("at 4 tomorrow", "Thu 19 Nov 16:00"),
        ("it'll be there by 5pm friday", "Fri 20 Nov 17:00"),
        ("I'll call you tomorrow at 4 when it's out", "Thu 19 Nov 16:00"),
        ("we'll ring you on Thursday at five", "Thu 19 Nov 17:00"),
        ("on Thursday, at ten.", "Thu 19 Nov 10:00"),
        ("at nine on Friday", "Fri 20 Nov 09:00"),
        ("I'll ring her by four", "Wed 18 Nov 16:00"),
        ("I'll call you at half eleven", "Wed 18 Nov 11:30"),
        ("confirmed by half eleven and I'll ring you on this number", "Wed 18 Nov 11:30"),
        ("at half past one", "Wed 18 Nov 13:30"),
        ("at quarter to one", "Wed 18 Nov 12:45"),
        ("tomorrow at ten past nine", "Thu 19 Nov 09:10"),
        ("friday half eight", "Fri 20 Nov 08:30"),
        ("at 8.30 when I know", "Thu 19 Nov 08:30"),
        ("ring her at 7 in the evening.", "Wed 18 Nov 19:00"),
        ("at 8 tonight", "Wed 18 Nov 20:00"),
        ("tonight at 8", "Wed 18 Nov 20:00"),
        ("at 4 this afternoon", "Wed 18 Nov 16:00"),
        ("by eight tomorrow evening", "Thu 19 Nov 20:00"),
        ("Friday Ana to ring him", "Fri 20 Nov 17:30"),
        ("on Sunday Eze will call", "Sun 22 Nov 17:30"),
        ("Monday December lists go out", "Mon 23 Nov 17:30"),
    ],
)
def test_what_is_a_deadline(text: str, expected: str, packs: Packs) -> None:
    assert due(text, packs) == expected


@pytest.mark.parametrize(
    "text",
    [
        "he sat and waited",
        "sun lounger broken",
        "she burnt in the sun",
        "he just sat",
        "they wed in june last year",
        "we are open 24/7",
        "call her at 9 elm street",
        "3 novels are missing",
        "2 decent rooms",
        "12 mars bars",
        "since monday",
        "last thursday",
        "every friday",
        "she may be late",
        "overcharged by 5",
        "open from 9 to 5pm",
        "table at 9 elm street",
        "late by 3 hours",
        "9 days late",
        "order 48213",
        "Hello, this is Sunday Eze.",
        "Sunday Eze here",
        "hi Sunday, thanks for waiting",
        "I checked them one by one, all fine",
        "I looked at two and both were torn",
        "call her at two elm street",
        "one at 2 for 1",
        "half a day late",
        "done",
    ],
)
def test_what_only_looks_like_one(text: str, packs: Packs) -> None:
    assert due(text, packs) is None


def test_the_words_are_where_the_span_says(packs: Packs) -> None:
    text = "tell mr hale i'll ring him tmrw 5pm pls"
    found = find_deadline(text, NOW, packs.policy.hours)
    assert found is not None
    assert text[found.start : found.end] == found.text == "tmrw 5pm"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I'll ring you by 2 today.", "by 2 today"),
        ("I'll ring you tomorrow at 4 when it's out", "tomorrow at 4"),
        ("We'll ring on Thursday at five.", "Thursday at five"),
        ("at 4 this afternoon if I can", "at 4 this afternoon"),
        ("I'll call you at half past one and tell you", "at half past one"),
    ],
)
def test_the_words_hold_the_day_and_the_hour(text: str, words: str, packs: Packs) -> None:
    found = find_deadline(text, NOW, packs.policy.hours)
    assert found is not None
    assert found.text == words


def test_hours_are_real_hours_when_the_clocks_go_forward(packs: Packs) -> None:
    """On 29 March 2026 London goes from 00:59 GMT to 02:00 BST."""
    night = datetime(2026, 3, 29, 0, 30, tzinfo=LONDON)
    found = find_deadline("in 2 hrs", night, packs.policy.hours)
    assert found is not None
    assert found.at.astimezone(UTC) == datetime(2026, 3, 29, 2, 30, tzinfo=UTC)


def test_a_day_keeps_its_clock_across_the_change(packs: Packs) -> None:
    """On 25 October 2026 London goes back to GMT: 5 pm on the Monday is 5 pm GMT."""
    friday = datetime(2026, 10, 23, 12, 0, tzinfo=LONDON)
    found = find_deadline("mon 5pm", friday, packs.policy.hours)
    assert found is not None
    assert found.at.astimezone(UTC) == datetime(2026, 10, 26, 17, 0, tzinfo=UTC)
    assert found.at.utcoffset() == LONDON.utcoffset(datetime(2026, 10, 26, 17, 0))


def test_now_may_be_told_in_any_zone(packs: Packs) -> None:
    """Half past midnight in London is still yesterday in UTC: the team's day counts."""
    late = datetime(2026, 7, 6, 23, 30, tzinfo=UTC)
    assert due("tomorrow", packs, late) == "Wed 8 Jul 17:30"


def test_today_after_closing_time_is_still_today(packs: Packs) -> None:
    evening = datetime(2026, 11, 18, 18, 30, tzinfo=LONDON)
    assert due("ring her today", packs, evening) == "Wed 18 Nov 23:59"


def test_the_same_weekday_is_today_while_its_hour_is_still_to_come(packs: Packs) -> None:
    """Reminded too early costs a glance; reminded a week too late is a broken promise."""
    assert due("wednesday", packs) == "Wed 18 Nov 17:30"
    evening = datetime(2026, 11, 18, 18, 30, tzinfo=LONDON)
    assert due("wednesday", packs, evening) == "Wed 25 Nov 17:30"


def test_an_hour_alone_belongs_to_the_day_told_before_it(packs: Packs) -> None:
    found = find_deadlines("fitter coming 2moro 8am, ring him at 2", NOW, packs.policy.hours)
    assert [f"{each.at:%a %H:%M}" for each in found] == ["Thu 08:00", "Thu 14:00"]
