"""Cards from the words of the packs, and the case as slots, headline, summary and overview."""

from __future__ import annotations

from datetime import datetime

import pytest

from coach.behaviours import advance, compensation, fact, follow_up, framework, resolve, skip, start
from coach.card import Card
from coach.coach import Coach
from coach.entries import FeelingNoted
from coach.findings import Finding
from coach.headline import headline, missing
from coach.overview import overview
from coach.slots import slots_for
from coach.summary import summary_lines
from coach.when import spoken, written
from coach.wording import card, step_card
from phrasebank import Packs
from tests.coach.cases import LONDON, NOW, OPENINGS, Desk, fresh, turn


def late(coach: Coach) -> Desk:
    desk = Desk(coach)
    desk.say(start, OPENINGS["late"])
    return desk


def test_the_slots_are_the_case_in_words(coach: Coach, packs: Packs) -> None:
    desk = late(coach)
    desk.say(follow_up, "remind me to ring her thurs 5pm")
    slots = slots_for(desk.recovery, packs)
    assert slots.items() >= {
        "name": "Mrs Patel", "noun": "cooker", "delay": "9 days", "amount": "£340.00",
        "feeling": "upset", "clause": "you were kept waiting 9 days for your cooker",
    }.items()  # fmt: skip
    assert slots["deadline"].startswith("Thursday")


def test_the_deadline_is_when_they_hear_from_us(coach: Coach, packs: Packs) -> None:
    """Not when a letter goes out."""
    desk = late(coach)
    desk.say(follow_up, "i'll ring her thurs 11am, refund back by fri")
    assert slots_for(desk.recovery, packs)["deadline"].startswith("Thursday")
    desk.say(follow_up, "ring her mon")
    assert slots_for(desk.recovery, packs)["deadline"].startswith("Monday")


def test_a_person_who_failed_to_come_is_spoken_of_as_a_visit(coach: Coach, packs: Packs) -> None:
    reply = Desk(coach).say(start, "no show engineer again, he took day off")
    assert slots_for(reply.recovery, packs)["noun"] == "engineer's visit"


@pytest.mark.parametrize(
    ("told", "clause"),
    [
        ("we lost his luggage", "your luggage went missing"),
        ("sofa scratched, she is upset", "your sofa got damaged"),
        ("her shoes came back torn", "your shoes got damaged"),
        ("show cancelled last night", "your show got cancelled"),
        ("engineer no show again", "nobody came when we said they would"),
        ("broadband down 3rd day", "you were left without your broadband"),
        ("cant log in to his account", "you couldn't get into your account"),
    ],
)
def test_a_failure_is_said_as_it_was_told(coach: Coach, told: str, clause: str) -> None:
    desk = Desk(coach)
    desk.say(start, told)
    assert slots_for(desk.recovery, coach.packs)["clause"].startswith(clause)


def test_nothing_known_gives_no_slots(packs: Packs) -> None:
    assert slots_for(None, packs) == {}
    assert slots_for(fresh(packs), packs) == {}


def test_being_calm_is_nothing_to_say_to_a_customer(packs: Packs) -> None:
    calm = FeelingNoted(at=NOW, turn="m1", feeling="calm", level="calm", quote="calm")
    assert "feeling" not in slots_for(fresh(packs, "mama", calm), packs)


def test_the_headline_tells_it_in_a_line(coach: Coach, packs: Packs) -> None:
    recovery = late(coach).recovery
    assert recovery is not None
    assert (
        headline(recovery, packs)
        == "Mrs Patel · Late or too slow · cooker · 9 days · again · furious"
    )
    assert headline(fresh(packs), packs) == ""


def test_what_a_record_still_lacks(coach: Coach, packs: Packs) -> None:
    recovery = late(coach).recovery
    assert recovery is not None
    assert missing(recovery) == ["reference"]
    assert missing(fresh(packs)) == ["failure", "noun", "name", "amount", "reference"]


def test_the_summary_holds_all_that_happened(coach: Coach, packs: Packs) -> None:
    desk = late(coach)
    desk.press(advance)
    desk.press(skip)
    desk.say(compensation, "can i do 50%")
    desk.say(fact, "order 48213")
    desk.say(follow_up, "remind me to ring her thurs")
    desk.say(resolve, "all sorted")
    assert desk.recovery is not None
    text = "\n".join(summary_lines(desk.recovery, packs))
    for part in ("Mrs Patel", "48213", "✓ Make time to listen", "50 %", "ring her", "Solved"):
        assert part in text


def test_the_summary_of_an_empty_case_is_short(packs: Packs) -> None:
    assert len(summary_lines(fresh(packs), packs)) == 1


def test_the_overview_has_at_most_one_current_step(coach: Coach, packs: Packs) -> None:
    desk = late(coach)
    for move in (advance, skip, framework, advance):
        desk.say(move, "switch to 5 steps")
        assert desk.recovery is not None
        states = [step.state for step in overview(desk.recovery, packs).steps]
        assert states.count("current") == (1 if desk.recovery.phase == "open" else 0)


def test_the_overview_tells_facts_as_they_are_read(coach: Coach, packs: Packs) -> None:
    recovery = late(coach).recovery
    assert recovery is not None
    seen = overview(recovery, packs)
    values = {one.kind: one.value for one in seen.facts}
    assert values["amount"] == "£340.00"
    assert values["failure"] == "Late or too slow"
    assert seen.feeling is not None
    assert seen.feeling.level == "angry"
    assert [one.kind for one in seen.missing] == ["reference"]
    assert overview(fresh(packs), packs).title == packs.label("case.untitled")


def test_a_card_of_unknown_wording_is_a_mistake(packs: Packs) -> None:
    with pytest.raises(KeyError):
        card(packs, "no.such")


def test_a_card_shows_at_most_three_phrases(coach: Coach, packs: Packs) -> None:
    recovery = late(coach).recovery
    assert recovery is not None
    built, after = step_card(turn(coach, recovery), recovery, "phrase.step", phrases=9)
    assert len(built.phrases) == 3
    assert len(after.entries) > len(recovery.entries)


def test_given_buttons_come_before_the_wordings_own(coach: Coach) -> None:
    desk = late(coach)
    reply = desk.say(start, "sofa late, upset")
    assert reply.card is not None
    assert reply.card.buttons[0].title == coach.packs.label("button.new_customer")


def test_a_card_about_a_step_names_that_steps_evidence(coach: Coach, packs: Packs) -> None:
    recovery = fresh(packs)
    step = packs.frameworks[recovery.framework].steps[0]
    built, _ = step_card(turn(coach, recovery), recovery, "advance.step")
    assert built.evidence == step.evidence
    # Words with evidence of their own keep it.
    own = next(
        w for w, words in packs.cards.items() if w.startswith("customer_said.") and words.evidence
    )
    built, _ = step_card(turn(coach, recovery), recovery, own, slots={"clause": "it was late"})
    assert built.evidence == packs.cards[own].evidence


def test_a_card_in_plain_text_has_all_its_words(packs: Packs) -> None:
    finding = Finding(
        rule="r", start=0, end=4, quote="calm", why="It stings.", instead=["Take your time."],
        severity="warn", evidence="p1",
    )  # fmt: skip
    plain = Card(kind="check", title="One", text="**Say** this", findings=[finding]).plain()
    assert plain == "One\nSay this\n✗ calm: It stings.\n  → Take your time."


def test_a_card_as_json_leaves_out_what_is_empty() -> None:
    assert Card(kind="k", title="t", text="x").as_json() == {"kind": "k", "title": "t", "text": "x"}


@pytest.mark.parametrize(
    ("due", "said", "noted"),
    [
        (datetime(2026, 11, 19, 17, 30, tzinfo=LONDON), "Thursday", "Thu 19 Nov, 17:30"),
        (datetime(2026, 11, 19, 9, 5, tzinfo=LONDON), "Thursday at 9.05 am", "Thu 19 Nov, 09:05"),
    ],
)
def test_points_in_time_as_said_and_as_noted(
    packs: Packs, due: datetime, said: str, noted: str
) -> None:
    assert spoken(due, packs.policy.hours) == said
    assert written(due, packs.policy.hours) == noted
