"""Five plain lines, whatever was typed and however little is known."""

from __future__ import annotations

import pytest

from coach.entries import Offer, Promise
from phrasebank.packs import Packs
from records.export.crm import lines, render
from records.view import RecordView, view_of
from tests.records.samples import later, note, one_of_each, opened


def test_a_whole_case_in_five_lines(view: RecordView, packs: Packs) -> None:
    happened, done, agreed, promised, outcome = render([view], packs).splitlines()
    assert happened.startswith("What happened: Mrs Patel. Late or too slow, cooker, 9 days, again.")
    assert "\u00a3340.00" in happened and "The customer was upset." in happened
    assert done.startswith("Said and done: Make time to listen")
    assert "Legal threat" in done and "Note: has a new baby" in done
    assert agreed == "Agreed: offered: refund, a voucher, 50 %."
    assert promised == "Promised: me: ring her, by Mon 2 Mar 2026, 22:00 (open)."
    assert outcome.startswith("Outcome: Solved. Cause: ")
    assert str(packs.causes["courier"].owner) in outcome


def test_nothing_known_says_so_in_five_lines(packs: Packs) -> None:
    told = lines(view_of(opened(), [], packs), packs)
    assert told == [
        "What happened: not told yet.",
        "Said and done: nothing marked as done.",
        "Agreed: nothing on record.",
        "Promised: nothing.",
        "Outcome: still open.",
    ]


def test_line_breaks_in_what_was_typed_make_no_new_line(hostile: RecordView, packs: Packs) -> None:
    assert len(lines(hostile, packs)) == 5
    assert len(render([hostile], packs).splitlines()) == 5


def test_advice_is_not_told_as_an_offer(packs: Packs) -> None:
    advised = Offer(at=later(1), turn="m1", key="o", kinds=["voucher"], low=15, high=30)
    agreed = lines(view_of(opened().with_entries(advised), [], packs), packs)[2]
    assert agreed == "Agreed: nothing on record; advised was 15\u201330 %."


@pytest.mark.parametrize(("who", "told"), [("employee", "our team: "), ("Ana", "Ana: ")])
def test_an_unnamed_employee_is_the_team(who: str, told: str, packs: Packs) -> None:
    promise = Promise(at=later(1), turn="m1", key="p", what="ring her", who=who)
    line = lines(view_of(opened().with_entries(promise), [], packs), packs)[3]
    assert line == f"Promised: {told}ring her, no date (open)."


def test_several_are_apart(view: RecordView, packs: Packs) -> None:
    text = render([view, view], packs)
    assert [len(part.splitlines()) for part in text.split("\n\n")] == [5, 5]


def test_what_was_undone_is_left_out(packs: Packs) -> None:
    entries = (*one_of_each(), note("said in error"))
    gone = [entry.model_copy(update={"undone": True}) for entry in entries]
    told = "\n".join(lines(view_of(opened().with_entries(*gone), [], packs), packs))
    assert "said in error" not in told and "Mrs Patel" not in told
