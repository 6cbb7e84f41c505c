"""Test messages, how the trained model reads each, and what the coach does with it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot.startup import paths
from coach.answer import BEHAVIOURS
from coach.behaviours import wrapup
from coach.behaviours.opening import open_case
from coach.coach import Coach
from coach.entries import Phase
from coach.reading import meant
from coach.recovery import Recovery
from coach.turn import Turn
from phrasebank.loader import default_packs

MESSAGES = paths.ROOT / "tests" / "data" / "understanding"
OPENING = "cust upset, parcel late 3 days"
NOW = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Asked:
    """A message, the state it is typed in ("none", "open" or "wrapup") and what is wanted."""

    text: str
    state: str
    behaviour: str
    also: tuple[str, ...] = ()
    """Other behaviours that a fair reader accepts."""

    def accepts(self, behaviour: str) -> bool:
        """Whether that would be right."""
        return behaviour == self.behaviour or behaviour in self.also


@dataclass(frozen=True)
class Reading:
    """What became of a message: the model's first guess, and what the coach did."""

    asked: Asked
    ranking: tuple[tuple[str, float], ...]
    done: str
    ms: float

    @property
    def guess(self) -> str:
        """The model's, with no knowledge of the case."""
        return self.ranking[0][0]


def asked_in(files: Iterable[Path]) -> list[Asked]:
    """The messages of JSON-lines files."""
    rows = [json.loads(line) for path in files for line in path.read_text("utf-8").splitlines()]
    return [Asked(r["text"], r["state"], r["behaviour"], tuple(r["also"])) for r in rows]


def read_all(model: Path, messages: list[Asked]) -> list[Reading]:
    """Every message read by `model` and answered by the coach in the message's state."""
    coach = Coach(default_packs())
    drafts = [coach.drafts.split(message.text) for message in messages]
    texts = [
        draft.masked if draft else message.text
        for draft, message in zip(drafts, messages, strict=True)
    ]
    readings, cases = _engine(model, texts), _cases(coach)
    found = []
    for message, reading in zip(messages, readings, strict=True):
        ranking = tuple((name, confidence) for name, confidence in reading["ranking"])
        done = _done(coach, cases[message.state], message, ranking)
        found.append(Reading(message, ranking, done, reading["ms"]))
    return found


def _engine(model: Path, texts: list[str]) -> list[dict[str, object]]:
    command = [str(paths.engine_python()), str(paths.ROOT / "benchmarks" / "engine_reader.py")]
    done = subprocess.run(
        [*command, str(model)], input=json.dumps(texts), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"the engine could not read the messages:\n{done.stderr[-2000:]}")
    return json.loads(done.stdout)


def _cases(coach: Coach) -> dict[str, Recovery | None]:
    turn = Turn(coach, None, "c", "m1", OPENING, NOW)
    case = open_case(turn)
    wrapping = case.with_entries(Phase(at=NOW, turn="m2", phase="wrapup"))
    return {"none": None, "open": case, "wrapup": wrapping}


def _done(
    coach: Coach, case: Recovery | None, message: Asked, ranking: tuple[tuple[str, float], ...]
) -> str:
    """The behaviour that a person would get, as the actions decide it."""
    first, confidence = ranking[0]
    turn = Turn(coach, case, "c", "m3", message.text, NOW, confidence=confidence, ranking=ranking)
    if message.state == "wrapup" and any(
        wrapup.answer_to(turn, question) for question in ("outcome", "cause")
    ):
        return "resolve"
    return BEHAVIOURS[meant(turn, first)](turn).behaviour
