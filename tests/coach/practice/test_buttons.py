"""Every card of a practice that goes on offers what helps now."""

from __future__ import annotations

import json

import pytest

from coach.turn import Reply
from phrasebank import Packs
from tests.coach.practice.lamp import KIND, LAMP
from tests.coach.practice.playing import Trainee


def offered(reply: Reply) -> list[str]:
    assert reply.card is not None
    asked = [button.payload.removeprefix("/train") for button in reply.card.buttons]
    return [json.loads(one)["do"] for one in asked]


@pytest.mark.parametrize(
    ("level", "helps"),
    [(1, ["hint", "pause", "stop"]), (2, ["hint", "pause", "stop"]), (3, ["pause", "stop"])],
)
def test_the_first_card_offers_what_helps_now(
    trainee: Trainee, packs: Packs, level: int, helps: list[str]
) -> None:
    trainee.rehearsal = None
    begun = trainee.begin(LAMP.id, level)
    assert begun.card is not None
    assert begun.card.title == packs.cards["train.begun"].title.replace("{customer}", "Ida Berg")
    assert offered(begun) == helps


@pytest.mark.parametrize("do", ["hint", "state", "score", "rewind"])
@pytest.mark.parametrize("level", [1, 2, 3])
def test_no_answer_of_the_practice_is_a_dead_end(trainee: Trainee, level: int, do: str) -> None:
    trainee.rehearsal = None
    trainee.begin(LAMP.id, level)
    assert {"pause", "stop"} <= set(offered(trainee.press(do=do)))  # before anything was said
    trainee.say(KIND[0])
    assert {"pause", "stop"} <= set(offered(trainee.press(do=do)))


def test_a_hint_does_not_offer_the_same_hint_again(trainee: Trainee) -> None:
    assert "hint" not in offered(trainee.press(do="hint"))
