"""Reads a transcript, line by line, while it is still being written. A bad line loses no good one."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, BinaryIO, get_args

from bot.cleaning import clean
from phrasebank.schema.nudge import Speaker

LONGEST_TEXT = 20_000
"""Characters of a turn, as at the HTTP interface."""
LONGEST_LINE = 1_000_000
"""Bytes of a line; a whole exchange of hours fits in."""
LONGEST_ID = 100
EXAMPLE = '{"speaker": "customer", "text": "It never came."}'
_A_DAY = 86_400
_YEARS = range(1970, 2200)
_SPEAKERS: tuple[Speaker, ...] = get_args(Speaker)


@dataclass(frozen=True)
class Spoken:
    """A turn as it stands in the transcript. ``at`` may be unknown; ``id`` is unique in the call."""

    line: int
    speaker: Speaker
    text: str
    id: str
    at: datetime | timedelta | None = None
    """When, or how long after the call began."""


@dataclass(frozen=True)
class Begins:
    """A new call begins here."""

    line: int
    id: str


@dataclass(frozen=True)
class Wrong:
    """A line, or a turn in it, that can't be read: why, and what to do."""

    line: int
    problem: str

    def __str__(self) -> str:
        """As it is told to the user."""
        return f"line {self.line}: {self.problem}"


Item = Spoken | Begins | Wrong


class _Bad(ValueError):
    """What is wrong with a line."""


def read(source: BinaryIO, name: str = "call") -> Iterator[Item]:
    """What the lines hold, in order; the first call is called ``name``.

    A line is a turn, ``{"speaker", "text", "at"?, "id"?}``, or a whole call, ``{"turns": […], "id"?}``.
    """
    ended, call = True, name
    for number, line in enumerate(_lines(source), 1):
        if isinstance(line, bytes) and not line.strip():
            continue
        try:
            found = _object(line)
            if "turns" in found:
                yield from _whole_call(found, number)
                ended, call = True, f"{name}-{number + 1}"
                continue
            spoken = _turn(found, number, str(number))
        except _Bad as bad:
            yield Wrong(number, str(bad))
            continue
        if ended:
            yield Begins(number, call)
            ended = False
        yield spoken


def _lines(source: BinaryIO) -> Iterator[bytes | None]:
    """The lines; None for one that is too long, which is never held in memory whole."""
    while line := source.readline(LONGEST_LINE + 1):
        if len(line) <= LONGEST_LINE:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = source.readline(LONGEST_LINE)
        yield None


def _object(line: bytes | None) -> Mapping[str, Any]:
    if line is None:
        raise _Bad(f"it is longer than {LONGEST_LINE:,} bytes. Put each turn on a line of its own.")
    try:
        found = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise _Bad("it is not UTF-8. Save the file as UTF-8.") from None
    except (ValueError, RecursionError):
        raise _Bad(f"it is not JSON. Write a turn as {EXAMPLE}") from None
    if not isinstance(found, dict):
        raise _Bad(f"it is JSON, but no turn. Write a turn as {EXAMPLE}")
    return found


def _whole_call(found: Mapping[str, Any], line: int) -> Iterator[Item]:
    turns = found["turns"]
    if not isinstance(turns, list) or not turns:
        raise _Bad('"turns" is no list of turns. Give the turns of the call between [ and ].')
    yield Begins(line, _text_id(found.get("id")) or f"call-{line}")
    for number, turn in enumerate(turns, 1):
        try:
            if not isinstance(turn, dict):
                raise _Bad(f"it is no turn. Write a turn as {EXAMPLE}")
            yield _turn(turn, line, f"{line}.{number}")
        except _Bad as bad:
            yield Wrong(line, f"turn {number}: {bad}")


def _turn(found: Mapping[str, Any], line: int, place: str) -> Spoken:
    return Spoken(
        line,
        _speaker(found.get("speaker")),
        _text(found.get("text")),
        _text_id(found.get("id")) or f"line-{place}",
        _time(found.get("at")),
    )


def _speaker(given: object) -> Speaker:
    wanted = given.strip().lower() if isinstance(given, str) else given
    for speaker in _SPEAKERS:
        if wanted == speaker:
            return speaker
    told = "there is no speaker" if given is None else f"the speaker is {_short(given)}"
    raise _Bad(f'{told}. Write "customer" or "agent".')


def _text(given: object) -> str:
    if given is not None and not isinstance(given, str):
        raise _Bad(f"the text is {_short(given)}. Put what was said in quotes.")
    text = clean(given or "")
    if not text:
        raise _Bad('there is no text. Put what was said in "text", or delete the line.')
    if len(text) > LONGEST_TEXT:
        raise _Bad(
            f"the text has {len(text):,} characters; a turn may have {LONGEST_TEXT:,}. Split it."
        )
    return text


def _text_id(given: object) -> str | None:
    if given is None or given == "":
        return None
    if isinstance(given, bool) or not isinstance(given, str | int):
        raise _Bad(f'the id is {_short(given)}. Write letters and digits, like "m-17".')
    name = clean(str(given))
    if len(name) > LONGEST_ID:
        raise _Bad(f"the id is longer than {LONGEST_ID} characters. Shorten it.")
    return name or None


def _time(given: object) -> datetime | timedelta | None:
    """A point in time, in UTC if it names no zone; a number is seconds since the call began."""
    if given is None or given == "":
        return None
    try:
        if isinstance(given, int | float) and not isinstance(given, bool):
            if 0 <= given < _A_DAY:
                return timedelta(seconds=given)
        elif isinstance(given, str):
            at = datetime.fromisoformat(given)
            if at.year in _YEARS:
                return at if at.tzinfo else at.replace(tzinfo=UTC)
    except ValueError:
        pass
    raise _Bad(
        f'the time is {_short(given)}. Write "at" as "2026-11-20T10:02:11Z", as seconds since'
        " the call began, or leave it out."
    )


def _short(given: object) -> str:
    told = json.dumps(given, ensure_ascii=False)
    return told if len(told) <= 40 else told[:39] + "\u2026"
