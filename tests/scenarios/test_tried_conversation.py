"""One call from the first word to the file, with everything people do on the way, turn by turn."""

from __future__ import annotations

import csv
import io
import json
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.support.stack import Stack
from tests.support.talking import Talk

pytestmark = pytest.mark.full

TOLD = "cust furious, cooker delivered 9 days late 2nd time"
THURSDAY = 3


def known(talk: Talk) -> dict[str, str]:
    """The facts on the page, by kind."""
    case = talk.case()
    assert case
    return {fact["kind"]: fact["value"] for fact in case["facts"]}


def test_the_call_as_it_was_tried(stack: Stack) -> None:
    talk = Talk(stack)

    told = talk.say(TOLD)
    assert (told.behaviour, told.step) == ("start", "listen")
    assert told.card["step"]["number"] == 1
    assert len(told.phrases) == 2
    facts = known(talk)
    assert facts["failure"] == "Late or too slow"
    assert (facts["noun"], facts["delay"], facts["repeated"]) == ("cooker", "9 days", "yes")
    case = talk.case()
    assert case
    assert (case["framework"]["id"], case["feeling"]["quote"]) == ("mama", "furious")

    wording = talk.say("what do i say")
    assert wording.behaviour == "phrase"
    assert wording.phrases
    assert not set(wording.phrases) & set(told.phrases), "the same words again"

    checked = talk.say("can i say i understand how you feel")
    assert checked.behaviour == "check"
    (finding,) = checked.card["findings"]
    assert finding["rule"].startswith("empathy.")
    assert len(finding["instead"]) == 3
    assert any("cooker" in better or "9 days" in better for better in finding["instead"])

    done = talk.say("done")
    assert (done.behaviour, done.step) == ("advance", "acknowledge")

    offer = talk.say("she wants a refund can i do 50%")
    assert offer.behaviour == "compensation"
    for expected in ("50 %", "Supervisor", "20 %", "15–30 %"):
        assert expected in offer.text
    assert offer.phrases, "no word on how to say it"

    manager = talk.say("hes asking for a manager")
    assert manager.behaviour == "escalate"
    assert "Call:" in manager.text
    assert manager.buttons["Back to the step"] == "/where"
    assert "Acknowledge" in talk.press_titled("Back to the step").text

    switched = talk.say("switch to 5 steps")
    assert (switched.behaviour, switched.step) == ("framework", "apologize")
    assert "Listen and empathize" in switched.text, "listening was done and must carry over"

    left = talk.say("whats left")
    assert left.behaviour == "where"
    assert "**Done:** Listen and empathize" in left.text
    assert "Fix the problem" in left.text

    assert talk.say("why").behaviour == "why"

    back = talk.say("back")
    assert (back.behaviour, back.step) == ("back", "apologize")

    undone = talk.say("undo")
    assert (undone.behaviour, undone.step) == ("undo", "acknowledge")
    case = talk.case()
    assert case
    assert case["framework"]["id"] == "mama"

    summary = talk.say("summary")
    assert summary.behaviour == "record"
    assert "cooker" in summary.text
    assert "refund" in summary.text

    assert talk.say("what is the recovery paradox").behaviour == "explain"

    ended = talk.say("fixed, she's happy. follow up thurs")
    assert ended.behaviour == "resolve"
    case = talk.case()
    assert case
    (promise,) = case["promises"]
    due = datetime.fromisoformat(promise["due"]).astimezone(ZoneInfo("Europe/London"))
    assert due.weekday() == THURSDAY
    assert (case["phase"], case["result"]) == ("wrapup", "Solved")

    cause = talk.say("the courier lost it")
    assert cause.behaviour == "resolve"
    case = talk.case()
    assert case
    assert (case["phase"], case["cause"]) == ("closed", "Courier or delivery round")
    assert [feeling["quote"] for feeling in case["feelings"]] == ["furious", "she's happy"]

    exported = talk.say("export this")
    assert exported.behaviour == "export"
    for form in ("md", "html", "csv", "json"):
        assert f"/api/recoveries/{case['id']}/export?format={form}" in exported.text


@pytest.fixture(scope="module")
def recorded(stack: Stack) -> Talk:
    """A conversation that put something of every kind on the record."""
    talk = Talk(stack)
    for text in (
        TOLD, "her name is mrs patel", "order 48213", "it cost 340", "can i say i understand how you feel",
        "done", "she wants a refund can i do 50%", "hes asking for a manager", "skip this step",
        "note: she is deaf in one ear", "switch to 5 steps", "undo", "fixed, she's happy. follow up thurs",
        "the courier lost it",
    ):  # fmt: skip
        talk.say(text)
    return talk


def test_the_record_holds_the_whole_recovery(recorded: Talk) -> None:
    record: dict[str, Any] = recorded.record()

    assert (record["customer"], record["reference"]) == ("Mrs Patel", "48213")
    assert record["failure"]["kind"] == "late"
    assert (record["failure"]["noun"], record["failure"]["repeated"]) == ("cooker", True)
    assert record["failure"]["amount"] == "£340.00"
    assert "cooker" in record["expectation"]
    steps = {step["id"]: step for step in record["frameworks"][0]["steps"]}
    assert (steps["listen"]["state"], steps["listen"]["because"]) == ("done", "done")
    assert steps["listen"]["at"]
    assert (steps["acknowledge"]["state"], steps["minds"]["state"]) == ("skipped", "open")
    (flagged,) = record["flagged"]
    assert "understand how you feel" in flagged["quote"]
    assert flagged["instead"]
    (offer,) = record["offers"]
    assert (offer["low"], offer["high"], offer["asked"]) == (15, 30, 50)
    assert offer["approver"] == "Supervisor"
    (promise,) = record["promises"]
    assert datetime.fromisoformat(promise["due"]).weekday() == THURSDAY
    assert record["escalations"][0]["kind"] == "manager"
    assert record["notes"][0]["text"] == "she is deaf in one ear"
    assert (record["cause"]["id"], record["result"], record["phase"]) == (
        "courier",
        "solved",
        "closed",
    )
    assert "Five steps" in [undone["text"] for undone in record["undone"]]
    assert [turn["text"] for turn in record["turns"]][:2] == [TOLD, "her name is mrs patel"]


#: What must be found in every file.
IN_EVERY_FILE = (
    "Mrs Patel", "48213", "cooker", "9 days", "Late or too slow", "340", "Make time to listen",
    "understand how you feel", "I can only imagine how you feel", "Supervisor", "Courier or delivery round",
    "she is deaf in one ear", "follow up",
)  # fmt: skip


@pytest.mark.parametrize("form", ["md", "html", "csv", "json"])
def test_each_file_holds_the_whole_recovery(recorded: Talk, form: str) -> None:
    text = recorded.export(form)
    if form == "json":
        (read,) = json.loads(text) if text.startswith("[") else [json.loads(text)]
        text = json.dumps(read, ensure_ascii=False)
    if form == "csv":
        (row,) = csv.DictReader(io.StringIO(text))
        text = "\n".join(row.values())
    assert [wanted for wanted in IN_EVERY_FILE if wanted not in text] == []
