"""Looking after the employee: the pause, the debrief, a human in distress; nothing of it on record."""

from __future__ import annotations

import pytest

from coach.answer import answer
from coach.behaviours import customer_said, escalate, resolve, start, wellbeing, wrapup
from coach.card import Card
from coach.coach import Coach
from coach.contacts import contact_line
from coach.entries import Escalation
from coach.recovery import Recovery
from tests.coach.cases import Desk, fresh, turn

PAUSE = '/wellbeing{"topic": "pause"}'


def pressed(desk: Desk, topic: str) -> Card:
    card = desk.press(wellbeing, topic=topic).card
    assert card is not None
    return card


def closed_after(coach: Coach, *told: str) -> Card:
    desk = Desk(coach)
    desk.say(start, "cooker late")
    for text in told:
        desk.say(customer_said, text)
    desk.say(resolve, "all sorted")
    assert desk.recovery is not None
    card = wrapup.close(turn(coach, desk.recovery)).card
    assert card is not None
    return card


@pytest.mark.parametrize("opened", [True, False])
@pytest.mark.parametrize("intent", ["customer_said", "fact", "start", "advance", "out_of_scope"])
@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("i cant breathe", "overwhelmed"),
        ("having a panic attack", "overwhelmed"),
        ("cant stop crying", "overwhelmed"),
        ("want to hurt myself", "serious"),
        ("i want to die", "serious"),
    ],
)
def test_serious_distress_gets_a_human_whatever_the_model_thought(
    coach: Coach, text: str, wording: str, intent: str, opened: bool
) -> None:
    case: Recovery | None = fresh(coach.packs) if opened else None
    reply = answer(turn(coach, case, text), intent)
    assert reply.behaviour == "wellbeing"
    assert reply.card is not None
    assert reply.card.title == coach.packs.cards[f"wellbeing.{wording}"].title
    assert contact_line(coach.packs.policy.wellbeing_contact, coach.packs) in reply.card.text
    assert f"**{coach.packs.policy.emergency_number}**" in reply.card.text
    assert reply.recovery == case, "nothing of it on record"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("she cant breathe", "safety"),
        ("he says i want to die", "self_harm"),
        ("she wants to kill herself and i cant breathe", "self_harm"),
    ],
)
def test_the_same_words_of_a_customer_are_a_threat_to_them(
    coach: Coach, text: str, kind: str
) -> None:
    reply = answer(turn(coach, fresh(coach.packs), text), "customer_said")
    assert reply.card is not None
    assert reply.card.title == coach.packs.cards[f"escalate.{kind}"].title


def test_if_the_customer_said_it_one_press_puts_that_right(desk: Desk) -> None:
    card = desk.say(wellbeing, "i want to die").card
    assert card is not None
    assert card.buttons[0].payload == '/escalate{"topic": "self_harm", "of": "m2"}'
    reply = desk.say(escalate, "i want to die", pressed=True, entities={"topic": "self_harm"})
    assert reply.card is not None
    assert reply.card.title == desk.coach.packs.cards["escalate.self_harm"].title
    assert desk.recovery is not None
    kept = [(entry.kind, entry.quote) for entry in desk.recovery.all(Escalation)]
    assert kept == [("self_harm", "i want to die")]


def test_what_was_done_to_them_is_on_record_and_how_they_are_is_not(desk: Desk) -> None:
    desk.say(wellbeing, "he called me a cow. cant stop crying")
    assert desk.recovery is not None
    kept = [(entry.kind, entry.quote) for entry in desk.recovery.all(Escalation)]
    assert kept == [("abuse", "he called me a cow.")]


def test_the_pause_lasts_a_minute_and_asks_for_nothing(desk: Desk) -> None:
    card = pressed(desk, "pause")
    assert card.seconds == 60
    assert card.as_json()["seconds"] == 60
    assert "nothing to type" in card.text
    assert "seconds" not in pressed(desk, "done").as_json()


def test_the_debrief_is_at_most_three_questions_and_keeps_nothing(desk: Desk) -> None:
    before = desk.recovery
    titles = []
    topic: str | None = "debrief"
    while topic and topic != "done":
        card = pressed(desk, topic)
        titles.append(card.title)
        topic = card.buttons[0].payload.removeprefix('/wellbeing{"topic": "').removesuffix('"}')
        assert '/wellbeing{"topic": "done"}' in [button.payload for button in card.buttons]
    assert [title[:6] for title in titles] == ["1 of 3", "2 of 3", "3 of 3"]
    assert desk.recovery == before


@pytest.mark.parametrize("topic", ["pause", "done", ""])
def test_with_no_case_nothing_leads_to_a_step_or_a_new_case(coach: Coach, topic: str) -> None:
    payloads = {button.payload for button in pressed(Desk(coach), topic).buttons}
    assert not payloads & {"/where", "/advance", "/escalate"}


@pytest.mark.parametrize(
    "told",
    [
        ["he called me a cow"],
        ["he says he knows where i live"],
        ["she's threatening to sue"],
        ["hes furious", "now hes livid"],
    ],
)
def test_after_a_hard_call_a_pause_is_offered_once(coach: Coach, told: list[str]) -> None:
    assert [b.payload for b in closed_after(coach, *told).buttons].count(PAUSE) == 1


def test_after_an_ordinary_call_nothing_is_offered(coach: Coach) -> None:
    assert PAUSE not in [b.payload for b in closed_after(coach, "hes a bit annoyed").buttons]


def test_no_card_says_what_ails_them_or_what_to_try(coach: Coach) -> None:
    for wording, card in coach.packs.cards.items():
        if wording.startswith("wellbeing."):
            words = f"{card.title} {card.text}".lower()
            for never in ("have you tried", "you are suffering", "disorder", "symptom", "anxiety"):
                assert never not in words, wording
