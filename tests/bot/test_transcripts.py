"""A transcript is read as far as it can be, and what can't be read is told with its line."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.pace import LONGEST_PAUSE, Pace
from bot.transcripts import LONGEST_LINE, LONGEST_TEXT, Begins, Item, Spoken, Wrong, read

CALLS = sorted((Path(__file__).parents[1] / "data/calls").glob("*.jsonl"))
GOOD = '{"speaker": "customer", "text": "My sofa came in two halves."}'


def items(*lines: str | bytes) -> list[Item]:
    raw = [line if isinstance(line, bytes) else line.encode() for line in lines]
    return list(read(io.BytesIO(b"\n".join(raw)), "sofa"))


def only(line: str | bytes) -> Item:
    """What a single line beside a good one gives."""
    begins, good, *found = items(GOOD, line)
    assert isinstance(begins, Begins)
    assert isinstance(good, Spoken)
    return found[0]


def test_a_turn_is_read_with_what_it_tells() -> None:
    line = '{"speaker": "Agent", "text": " So sorry.\\u200b ", "id": 7, "at": "2026-11-20T10:02:11+01:00"}'
    begins, spoken = items(line)
    assert begins == Begins(1, "sofa")
    at = datetime(2026, 11, 20, 9, 2, 11, tzinfo=UTC)
    assert spoken == Spoken(1, "agent", "So sorry.", "7", at)


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ('"2026-11-20T10:02:11Z"', datetime(2026, 11, 20, 10, 2, 11, tzinfo=UTC)),
        ('"2026-11-20T10:02:11"', datetime(2026, 11, 20, 10, 2, 11, tzinfo=UTC)),
        ("12.5", timedelta(seconds=12.5)),
        ("0", timedelta(0)),
        ("null", None),
        ('""', None),
    ],
)
def test_times_come_in_several_forms(at: str, expected: object) -> None:
    found = only(f'{{"speaker": "agent", "text": "Oh no.", "at": {at}}}')
    assert isinstance(found, Spoken)
    assert found.at == expected


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Customer: it never came", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ('["customer", "hi"]', "no turn"),
        ("null", "no turn"),
        ('{"text": "hi"}', "no speaker"),
        ('{"speaker": "boss", "text": "hi"}', '"boss"'),
        ('{"speaker": 3, "text": "hi"}', "the speaker is 3"),
        ('{"speaker": "agent"}', "no text"),
        ('{"speaker": "agent", "text": "  \\u200b "}', "no text"),
        ('{"speaker": "agent", "text": ["hi"]}', "in quotes"),
        ('{"speaker": "agent", "text": "hi", "at": "yesterday"}', "yesterday"),
        ('{"speaker": "agent", "text": "hi", "at": -1}', "-1"),
        ('{"speaker": "agent", "text": "hi", "at": NaN}', "NaN"),
        ('{"speaker": "agent", "text": "hi", "at": true}', "true"),
        ('{"speaker": "agent", "text": "hi", "at": "0001-01-01T00:00:00+14:00"}', "0001"),
        ('{"speaker": "agent", "text": "hi", "id": ["a"]}', "the id is"),
        (f'{{"speaker": "agent", "text": "hi", "id": "{"x" * 101}"}}', "100 characters"),
        (f'{{"speaker": "agent", "text": "{"a" * (LONGEST_TEXT + 1)}"}}', "20,001 characters"),
        ('{"turns": []}', "no list of turns"),
        ('{"turns": "all"}', "no list of turns"),
        (b'{"speaker": "agent", "text": "caf\xe9"}', "UTF-8"),
    ],
)
def test_a_bad_line_is_told_with_its_number_and_what_to_do(line: str | bytes, told: str) -> None:
    found = only(line)
    assert isinstance(found, Wrong)
    assert str(found).startswith("line 2: ")
    assert told in str(found)
    assert len(str(found)) < 200


def test_good_lines_before_and_after_bad_ones_are_kept() -> None:
    found = items("oops", GOOD, "", "{", GOOD)
    assert [type(item) for item in found] == [Wrong, Begins, Spoken, Wrong, Spoken]
    assert [item.line for item in found] == [1, 2, 2, 4, 5]
    assert found[1] == Begins(2, "sofa")


def test_an_enormous_line_is_left_out_and_the_next_one_read() -> None:
    found = items(b"a" * (3 * LONGEST_LINE), GOOD)
    assert [type(item) for item in found] == [Wrong, Begins, Spoken]
    assert "longer than" in str(found[0])
    assert found[2].line == 2


def test_a_file_from_windows_is_read() -> None:
    found = list(read(io.BytesIO(b"\xef\xbb\xbf" + f"{GOOD}\r\n{GOOD}\r\n".encode()), "sofa"))
    assert [type(item) for item in found] == [Begins, Spoken, Spoken]


def test_nothing_gives_nothing() -> None:
    assert items() == items("", "  ", "\t") == []


def test_a_whole_call_is_a_call_of_its_own() -> None:
    whole = {
        "id": "c-9",
        "turns": [{"speaker": "agent", "text": "Hello."}, {"speaker": "x"}, {"text": "?"}, 4],
    }
    found = items(GOOD, json.dumps(whole), GOOD, json.dumps({"turns": [json.loads(GOOD)]}))
    begun = [item for item in found if isinstance(item, Begins)]
    assert [call.id for call in begun] == ["sofa", "c-9", "sofa-3", "call-4"]
    wrong = [str(item) for item in found if isinstance(item, Wrong)]
    assert [told.split(":")[:2] for told in wrong] == [["line 2", f" turn {n}"] for n in (2, 3, 4)]
    assert [item.id for item in found if isinstance(item, Spoken)] == [
        "line-1", "line-2.1", "line-3", "line-4.1",
    ]  # fmt: skip


def test_a_turn_is_given_before_the_next_line_is_written() -> None:
    class Pipe(io.BytesIO):
        def readline(self, size: int | None = -1, /) -> bytes:
            lines.append(1)
            return super().readline(size)

    lines: list[int] = []
    reading = read(Pipe(f"{GOOD}\n{GOOD}\n".encode()), "pipe")
    next(reading), next(reading)
    assert len(lines) == 1


@pytest.mark.parametrize("path", CALLS, ids=lambda path: path.stem)
def test_the_calls_of_the_tests_are_sound(path: Path) -> None:
    with path.open("rb") as source:
        found = list(read(source, path.stem))
    spoken = [item for item in found if isinstance(item, Spoken)]
    assert 10 <= len(spoken) <= 16
    assert len(found) == len(spoken) + 1
    assert {turn.speaker for turn in spoken} == {"customer", "agent"}


def spoken(text: str, at: datetime | timedelta | None = None) -> Spoken:
    return Spoken(1, "agent", text, text, at)


def test_it_plays_by_its_times_or_by_its_words() -> None:
    pace, start = Pace(2), datetime(2026, 11, 20, tzinfo=UTC)
    assert pace.pause(spoken("one", start)) == 0
    assert pace.pause(spoken("two", start + timedelta(seconds=7))) == 3.5
    assert pace.pause(spoken("back in time", start)) == 0
    assert pace.pause(spoken("five words, and no time")) == 1
    assert pace.pause(spoken("a", timedelta(seconds=5))) == 0.2
    assert pace.pause(spoken("b", timedelta(seconds=9))) == 2
    assert pace.pause(spoken("c", timedelta(hours=2))) == LONGEST_PAUSE / 2
    pace.begins()
    assert pace.pause(spoken("a new call", start)) == 0
