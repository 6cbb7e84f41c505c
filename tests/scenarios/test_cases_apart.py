"""Several customers, several conversations: nothing gets from one to the other."""

from __future__ import annotations

import pytest

from tests.support.stack import Stack
from tests.support.talking import Talk

pytestmark = pytest.mark.full


def test_two_calls_at_once_never_mix(stack: Stack) -> None:
    cooker, room = Talk(stack), Talk(stack)
    both = [
        ("cust furious, cooker delivered 9 days late", "got an angry guest, room wasnt ready"),
        ("her name is mrs patel", "his name is mr novak"),
        ("done", "skip this step"),
        ("it cost 340", "it cost 95"),
        ("remind me to ring her thurs", "note: he is vegan"),
    ]
    for first, second in both:
        cooker.say(first)
        room.say(second)

    one, other = cooker.record(), room.record()
    assert (one["customer"], other["customer"]) == ("Mrs Patel", "Mr Novak")
    assert (one["failure"]["noun"], other["failure"]["noun"]) == ("cooker", "room")
    assert (one["failure"]["amount"], other["failure"]["amount"]) == ("£340.00", "£95.00")
    assert (len(one["promises"]), len(other["promises"])) == (1, 0)
    assert (len(one["notes"]), len(other["notes"])) == (0, 1)
    assert one["frameworks"][0]["steps"][0]["state"] == "done"
    assert other["frameworks"][0]["steps"][0]["state"] == "skipped"
    for record, foreign in ((one, "novak"), (other, "patel")):
        assert foreign not in str(record).lower()


def test_a_new_failure_in_an_open_case_offers_a_new_customer(stack: Stack) -> None:
    talk = Talk(stack)
    talk.say("cust furious, cooker delivered 9 days late")
    talk.say("her name is mrs patel")
    first = talk.record()["id"]

    told = talk.say("got an angry guest, room wasnt ready")

    assert told.behaviour == "customer_said"
    assert talk.record()["id"] == first, "nothing may be opened before it is asked for"

    opened = talk.press_titled("New customer")

    assert opened.behaviour == "start"
    second = talk.record()
    assert second["id"] != first
    assert second["failure"]["noun"] == "room"
    assert second["customer"] is None


def test_the_case_set_aside_is_kept_and_can_be_gone_on_with(stack: Stack) -> None:
    talk = Talk(stack)
    talk.say("cust furious, cooker delivered 9 days late")
    talk.say("done")
    first = talk.record()["id"]
    talk.say("got an angry guest, room wasnt ready")
    talk.press_titled("New customer")

    lines = stack.get("/api/recoveries?open=true&limit=1000")
    parked = next(line for line in lines if line["id"] == first)  # type: ignore[index]
    assert parked["conversation"] != talk.id  # type: ignore[index]

    again = Talk(stack, id=parked["conversation"])  # type: ignore[index]
    assert again.record()["id"] == first
    went_on = again.say("done")
    assert (went_on.behaviour, went_on.step) == ("advance", "minds")
    assert talk.record()["failure"]["noun"] == "room"


def test_a_third_customer_sets_the_second_aside_as_well(stack: Stack) -> None:
    talk = Talk(stack)
    ids = []
    for text in (
        "cust furious, cooker delivered 9 days late",
        "got an angry guest, room wasnt ready",
        "caller upset, parcel lost",
    ):
        talk.say(text)
        if talk.last and "New customer" in talk.last.buttons:
            talk.press_titled("New customer")
        ids.append(talk.record()["id"])
    assert len(set(ids)) == 3
    conversations = {
        line["conversation"]  # type: ignore[index]
        for line in stack.get("/api/recoveries?open=true&limit=1000")
        if line["id"] in ids  # type: ignore[index]
    }
    assert len(conversations) == 3
