"""Plays lines to practice customers, and walks a trainee through a practice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from hashlib import sha256
from typing import Any

from coach.answer import answer
from coach.behaviours import train
from coach.coach import Coach
from coach.practice.examples import BEGUN
from coach.practice.rehearsal import Rehearsal, Tried
from coach.practice.shown import PracticeShown
from coach.practice.stage import Played, Stage
from coach.turn import Reply
from phrasebank import Packs
from phrasebank.loader import default_packs
from phrasebank.schema.scenario import Scenario
from tests.coach.cases import NOW, turn

PACE = timedelta(seconds=12)
SCENARIOS = tuple(default_packs().scenarios)

GOOD = (
    "I'm so sorry, that was our mistake.",
    "I can only imagine how you feel, having to chase us.",
    "What would make this right for you?",
    "I'll stay with this myself and ring you by four today.",
)
"""What helps with any customer."""
BAD = (
    "Please calm down.",
    "That's our policy, I'm afraid.",
    "You should have checked before you called.",
    "There's nothing I can do.",
)
"""What hurts with any customer."""


def rehearsal_of(
    scenario: str, lines: Sequence[str], level: int = 2, seed: int = 1, framework: str = "mama"
) -> Rehearsal:
    """A practice in which these were said. Equal beginnings have equal ids, and are played once."""
    name = f"{scenario}-{level}-{seed}"
    made = Rehearsal(name, "c1", "employee", scenario, level, seed, framework, BEGUN)
    for number, text in enumerate(lines, start=1):
        line_id = sha256(f"{made.head}/{text}".encode()).hexdigest()[:16]
        made = made.said(Tried(line_id, made.head, text, BEGUN + number * PACE))
    return made


def play(stage: Stage, scenario: str, *lines: str, level: int = 2, seed: int = 1) -> Played:
    """What came of these lines."""
    return stage.play(rehearsal_of(scenario, lines, level, seed))


def said_by(played: Played) -> list[str]:
    """All that the customer said."""
    return [played.opening, *(each.told.says for each in played.exchanges)]


def acts_of(played: Played, number: int = -1) -> list[str]:
    """The acts of an exchange, the last by default."""
    return [act.id for act, _ in played.exchanges[number].noticed.acts]


@dataclass
class Trainee:
    """Somebody who practises: says and presses one thing after another, as the actions hand it on."""

    coach: Coach
    rehearsal: Rehearsal | None = None
    rehearsed: tuple[Rehearsal, ...] = ()
    count: int = 0
    replies: list[Reply] = field(default_factory=list)

    @property
    def open(self) -> Rehearsal:
        """The practice as it was kept last."""
        assert self.rehearsal is not None
        return self.rehearsal

    def begin(self, scenario: str, level: int = 2) -> Reply:
        """Presses the button of a scenario."""
        return self.press(scenario=scenario, level=str(level))

    def say(self, text: str, intent: str = "out_of_scope", **more: Any) -> Reply:
        """Types; ``intent`` is what the model takes it for."""
        return self._heard(intent, text, **more)

    def press(self, intent: str = "train", **entities: str) -> Reply:
        """Presses a button or a key."""
        return self._heard(intent, "", pressed=True, entities=entities)

    def _heard(self, intent: str, text: str, **more: Any) -> Reply:
        self.count += 1
        now = turn(
            self.coach, more.pop("recovery", None), text, message=f"m{self.count}",
            rehearsal=self.rehearsal, rehearsed=self.rehearsed, **more,
        )  # fmt: skip
        now = replace(now, now=NOW + self.count * PACE)
        reply = answer(now, intent) if self.rehearsal or intent != "train" else train.respond(now)
        if reply.rehearsal is not None:
            self._keep(reply.rehearsal)
        self.replies.append(reply)
        return reply

    def _keep(self, changed: Rehearsal) -> None:
        self.rehearsal = None if changed.phase == "complete" else changed
        others = (one for one in self.rehearsed if one.id != changed.id)
        self.rehearsed = (*others, changed)


def shown(reply: Reply) -> PracticeShown:
    """How the practice stands by the card, which must tell it."""
    assert reply.card is not None
    assert reply.card.practice is not None
    return reply.card.practice


def passed(packs: Packs, scenario: Scenario | str, level: int = 1, **changes: Any) -> Rehearsal:
    """A practice of this scenario that was passed and gone through."""
    name = scenario if isinstance(scenario, str) else scenario.id
    checks = (("skill.ownership", True), ("skill.empathy", True))
    number = sum(map(ord, name)) + level
    opened = BEGUN + number * timedelta(hours=1)
    done = Rehearsal(f"{name}-{level}", name, "employee", name, level, 1, "mama", opened)
    settled: dict[str, Any] = {
        "phase": "complete", "ended_at": opened + PACE, "ending": "settled", "passed": True, "checks": checks,
    }  # fmt: skip
    assert name in packs.scenarios
    return replace(done, **settled | changes)
