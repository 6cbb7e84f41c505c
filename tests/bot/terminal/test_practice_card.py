"""What a practice looks like in the terminal, and how it begins there."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, cast

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput
from rich.console import Console

from bot.terminal.card import show
from bot.terminal.client import CoachClient, CoachError
from bot.terminal.practice_card import meter
from bot.terminal.practice_repl import KEYS, PracticeRepl
from bot.terminal.repl import KEYS as CHAT_KEYS
from coach.behaviours import train
from coach.card import Card
from coach.coach import Coach
from coach.practice import steering
from coach.practice.rehearsal import Rehearsal
from coach.turn import Reply
from tests.coach.cases import pressed, turn

BEGUN = datetime(2026, 3, 2, 10, tzinfo=UTC)
REHEARSAL = Rehearsal("p", "c1", "", "sofa_not_delivered", 1, 7, "mama", BEGUN)
RUDE = "Calm down, it's only a sofa."


def drawn(card: Card | None, width: int = 100) -> str:
    shown = io.StringIO()
    assert card is not None
    show(Console(file=shown, width=width, color_system=None), card.as_json())
    return " ".join(shown.getvalue().replace("\u2502", " ").split())


def said(coach: Coach, text: str, level: int = 1) -> Reply:
    rehearsal = replace(REHEARSAL, level=level, id=f"{level} {text}")
    return steering.said(turn(coach, None, text, rehearsal=rehearsal), rehearsal)


def practised(card: Card | None) -> dict[str, Any]:
    assert card is not None
    return cast(dict[str, Any], card.as_json()["practice"])


def test_it_begins_with_the_scene_and_the_customers_words(coach: Coach) -> None:
    begun = train.respond(pressed(coach, None, scenario="sofa_not_delivered", level="1")).card
    shown = drawn(begun)
    assert "Denise Hartley is on the line" in shown
    assert "You may offer" in shown
    assert f"\u201c{practised(begun)['says']}\u201d" in shown
    assert shown.index("You may offer") < shown.index(practised(begun)["says"])


@pytest.mark.parametrize("width", [40, 100])
def test_what_they_say_how_they_feel_and_what_to_change(coach: Coach, width: int) -> None:
    card = said(coach, RUDE).card
    shown = drawn(card, width)
    told = practised(card)
    assert shown.count(told["says"]) == 1
    assert "angry" in shown
    remark = told["remarks"][0]
    assert f"\u2192 {remark['text']}" in shown
    assert shown.count(remark["why"]) == 1
    assert "**" not in shown


def test_what_worked_is_marked(coach: Coach) -> None:
    shown = drawn(said(coach, "I'm so sorry, nobody came. That was our mistake.").card)
    assert "\u2713" in shown


def test_the_hardest_level_shows_no_remarks(coach: Coach) -> None:
    shown = drawn(said(coach, RUDE, level=3).card)
    assert "\u2192" not in shown
    assert "patience" in shown


def test_the_debrief_is_drawn_part_by_part(coach: Coach) -> None:
    rehearsal = said(coach, RUDE).rehearsal
    assert rehearsal is not None
    over = steering.stop(turn(coach, None, rehearsal=rehearsal), rehearsal)
    seen, reply = [], over
    for _ in range(3):
        now = reply.rehearsal
        reply = steering.respond(pressed_in(coach, now), "train")
        seen.append(drawn(reply.card))
    assert "What worked" in seen[0]
    assert "\u2192" in seen[1]
    checks = practised(reply.card)["checks"]
    assert all(seen[2].count(check["title"]) == 1 for check in checks)


def pressed_in(coach: Coach, rehearsal: Rehearsal | None) -> Any:
    return replace(pressed(coach, None, do="next"), rehearsal=rehearsal)


def test_the_meter_is_told_in_words_too() -> None:
    told = {"anger": 0.9, "trust": 0.1, "heard": 0.3, "patience": 1, "mood": "angry"}
    assert [word in meter(told).plain for word in ("angry", "little", "partly")] == [True] * 3
    assert meter(told).plain.count("\n") == 0


class Client:
    """Keeps what was sent, and answers with the same card."""

    def __init__(self, card: Card, works: bool = True) -> None:
        self.conversation, self.sent = "c1", list[str]()
        self._card, self._works = card.as_json(), works

    def press(self, payload: str) -> dict[str, Any]:
        self.sent.append(payload)
        if not self._works:
            raise CoachError("The coach is gone.")
        return self._card

    say = press


def typed(client: Client, keys: str) -> str:
    shown = io.StringIO()
    console = Console(file=shown, width=100, color_system=None)
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        pipe.send_text(keys + "\x04")
        PracticeRepl(cast(CoachClient, client), console, "/train").run()
    return shown.getvalue()


def test_it_begins_by_itself_then_reads_what_is_said(coach: Coach) -> None:
    card = said(coach, RUDE).card
    assert card is not None
    client = Client(card)
    assert "Denise Hartley" in typed(client, "I'm sorry\r\x1bu")
    assert client.sent == ["/train", "I'm sorry", "/undo"]


def test_a_coach_that_is_gone_is_said(coach: Coach) -> None:
    card = said(coach, RUDE).card
    assert card is not None
    assert "The coach is gone." in typed(Client(card, works=False), "")


def test_its_keys_are_keys_of_the_chat() -> None:
    assert KEYS.keys() <= CHAT_KEYS.keys()


def test_what_is_to_be_filled_in_is_seen_in_a_hint(coach: Coach) -> None:
    """Markdown takes "<day and time>" for a mark-up of its own, and drops it."""
    rehearsal = said(coach, "I'll look into it as soon as possible.", level=2).rehearsal
    assert rehearsal is not None
    hint = replace(pressed(coach, None, do="hint"), rehearsal=rehearsal)
    card = steering.respond(hint, "train").card
    assert card is not None
    assert "<day and time>" in card.text
    assert "<day and time>" in drawn(card)


def test_who_hears_what_is_typed_stands_before_the_line(coach: Coach) -> None:
    rehearsal = said(coach, RUDE).rehearsal
    assert rehearsal is not None
    running = said(coach, RUDE).card
    paused = steering.pause(turn(coach, None, rehearsal=rehearsal), rehearsal).card
    for card, prompt in ((running, "you say > "), (paused, "case 1 > ")):
        assert card is not None
        practised_at = PracticeRepl(
            cast(CoachClient, Client(card)), Console(file=io.StringIO()), "/train"
        )
        practised_at.begin()
        assert practised_at._prompt() == prompt


def test_people_are_introduced_as_they_are_written(coach: Coach) -> None:
    """ "Mrs Sudha Krishnan, indian English" """
    begun = train.respond(pressed(coach, None, scenario="hotel_rude_desk", level="1")).card
    about = coach.packs.scenarios["hotel_rude_desk"].customer.about
    assert begun is not None
    assert f"**Mrs Sudha Krishnan.** {about}" in begun.text
