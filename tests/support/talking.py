"""A conversation with a running coach, as the person at the keyboard has it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, cast
from uuid import uuid4

from tests.support.stack import Stack, new_conversation

BEHAVIOURS = (
    "start", "advance", "back", "skip", "where", "why", "phrase", "check", "customer_said", "compensation",
    "escalate", "follow_up", "record", "export", "train", "framework", "explain", "wellbeing", "smalltalk",
    "out_of_scope", "fact", "resolve",
)  # fmt: skip


@dataclass(frozen=True)
class Answered:
    """What came back on one message."""

    id: str
    behaviour: str
    confidence: float
    card: Mapping[str, Any]

    @classmethod
    def of(cls, body: Mapping[str, Any]) -> Answered:
        """The answer in a body of ``POST /api/chat``, with what holds for every answer."""
        assert len(body["cards"]) == 1, body
        card = body["cards"][0]
        assert card["kind"] == body["behaviour"], body
        assert card["title"].strip(), card
        assert card["text"].strip(), card
        assert body["behaviour"] in {*BEHAVIOURS, "undo", "clarify", "failure"}, body
        return cls(body["id"], body["behaviour"], body["confidence"], card)

    @property
    def step(self) -> str | None:
        """Id of the step that the card speaks of."""
        step = self.card.get("step")
        return str(step["id"]) if step else None

    @property
    def text(self) -> str:
        """Title and text."""
        return f"{self.card['title']}\n{self.card['text']}"

    @property
    def phrases(self) -> list[str]:
        """The phrases on the card."""
        return [phrase["text"] for phrase in self.card.get("phrases") or []]

    @property
    def buttons(self) -> dict[str, str]:
        """Title → payload."""
        return {button["title"]: button["payload"] for button in self.card.get("buttons") or []}


@dataclass
class Talk:
    """One conversation. Every answer is held against what holds for every answer."""

    stack: Stack
    id: str = field(default_factory=new_conversation)
    last: Answered | None = None

    def say(self, text: str, **more: str) -> Answered:
        """Types."""
        return self._took(self.stack.say(self.id, text, **more))

    def press(self, payload: str, **more: str) -> Answered:
        """Presses a button by what it carries."""
        return self._took(self.stack.press(self.id, payload, **more))

    def press_titled(self, title: str) -> Answered:
        """Presses a button of the last card by its title."""
        assert self.last is not None
        return self.press(self.last.buttons[title])

    def _took(self, body: Mapping[str, Any]) -> Answered:
        self.last = Answered.of(body)
        return self.last

    def whole(self) -> dict[str, Any]:
        """The conversation as a reload gets it."""
        return cast(dict[str, Any], self.stack.get(f"/api/conversations/{self.id}"))

    def case(self) -> dict[str, Any] | None:
        """The case as the page shows it; None when there is none."""
        return cast("dict[str, Any] | None", self.whole()["recovery"])

    def record(self) -> dict[str, Any]:
        """The whole record of the conversation's newest case."""
        case = self.case()
        assert case is not None
        return cast(dict[str, Any], self.stack.get(f"/api/recoveries/{case['id']}"))

    def export(self, form: str) -> str:
        """The record as a file."""
        case = self.case()
        assert case is not None
        path = f"/api/recoveries/{case['id']}/export?format={form}"
        answer = self.stack.client.get(self.stack.url + path)
        assert answer.status_code == 200, answer.text
        return answer.text


def new_id() -> str:
    """A message id that no other test uses."""
    return uuid4().hex
