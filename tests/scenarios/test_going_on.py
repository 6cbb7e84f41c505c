"""A conversation goes on: after a reload, through the wrap-up, after a close, for hours."""

from __future__ import annotations

import pytest

from tests.support.stack import Stack
from tests.support.talking import Talk

pytestmark = pytest.mark.full

TOLD = "cust furious, cooker delivered 9 days late 2nd time"


def phase(talk: Talk) -> str:
    """Where the case stands as a whole."""
    case = talk.case()
    assert case
    return str(case["phase"])


def current(talk: Talk) -> str | None:
    """The step marked as current on the page."""
    case = talk.case()
    assert case
    return next((step["id"] for step in case["steps"] if step["state"] == "current"), None)


def test_a_reload_gives_everything_back(stack: Stack) -> None:
    talk = Talk(stack)
    answers = [talk.say(TOLD), talk.press("/advance"), talk.say("can i say calm down madam")]

    whole = talk.whole()

    assert [message["card"] for message in whole["messages"]] == [answer.card for answer in answers]
    assert [message["behaviour"] for message in whole["messages"]] == ["start", "advance", "check"]
    assert [message["text"] for message in whole["messages"]][0] == TOLD
    assert whole["messages"][1]["payload"] == "/advance"
    assert whole["messages"][1]["text"] is None
    assert whole["recovery"]["phase"] == "open"
    assert current(talk) == "acknowledge"


def test_a_conversation_never_used_is_empty(stack: Stack) -> None:
    assert Talk(stack).whole()["messages"] == []
    assert Talk(stack).case() is None


def test_questions_in_the_wrap_up_are_answered_and_then_it_goes_on(stack: Stack) -> None:
    talk = Talk(stack)
    talk.say(TOLD)
    ended = talk.say("he hung up")
    assert '/fact{"cause": "courier"}' in ended.buttons.values()

    for text, behaviour in (
        ("what did we promise", "follow_up"),
        ("what is the recovery paradox", "explain"),
        ("can i say calm down madam", "check"),
        ("summary", "record"),
        ("im shaking", "wellbeing"),
        ("hi", "smalltalk"),
    ):
        assert talk.say(text).behaviour == behaviour
        assert phase(talk) == "wrapup"
    assert "What caused it?" in talk.say("whats left").text

    talk.say("the courier lost it")
    assert phase(talk) == "closed"


def test_next_in_the_wrap_up_asks_again_and_back_goes_on_with_the_walk(stack: Stack) -> None:
    talk = Talk(stack)
    talk.say(TOLD)
    talk.say("done")
    talk.say("he hung up")

    assert "What caused it?" in talk.say("next").text
    assert (phase(talk), current(talk)) == ("wrapup", None)

    back = talk.say("back")
    assert (back.behaviour, back.step) == ("back", "acknowledge")
    assert (phase(talk), current(talk)) == ("open", "acknowledge")
    assert talk.say("done").step == "minds"


def test_undo_of_a_close_reopens_it(stack: Stack) -> None:
    talk = Talk(stack)
    talk.say(TOLD)
    talk.say("fixed, she's happy")
    talk.say("the courier lost it")
    assert phase(talk) == "closed"

    undone = talk.say("undo")

    assert undone.behaviour == "undo"
    assert "What caused it?" in undone.text
    assert phase(talk) == "wrapup"
    talk.press('/fact{"cause": "scheduling"}')
    assert (phase(talk), talk.record()["cause"]["id"]) == ("closed", "scheduling")


def test_undo_all_the_way_ends_at_the_beginning(stack: Stack) -> None:
    talk = Talk(stack)
    for text in (TOLD, "done", "done", "fixed, she's happy", "the courier lost it"):
        talk.say(text)
    for _ in range(4):
        assert talk.say("undo").behaviour == "undo"
    assert (phase(talk), current(talk)) == ("open", "listen")
    assert "Nothing to take back" in talk.say("undo").text


def test_an_old_button_of_the_wrap_up_still_does_what_it_says(stack: Stack) -> None:
    talk = Talk(stack)
    talk.say(TOLD)
    talk.say("fixed, she's happy")
    talk.press('/fact{"cause": "courier"}')

    again = talk.press('/fact{"cause": "scheduling"}')

    assert again.behaviour == "fact"
    assert (phase(talk), talk.record()["cause"]["id"]) == ("closed", "scheduling")


def test_yes_no_and_ok_change_nothing_by_themselves(stack: Stack) -> None:
    talk = Talk(stack)
    talk.say(TOLD)
    for text in ("yes", "no", "ok", "yep", "nah"):
        answer = talk.say(text)
        assert answer.behaviour in ("smalltalk", "clarify"), (text, answer)
        assert current(talk) == "listen"
    assert talk.say("ok").buttons["Yes, next"] == "/advance"


@pytest.mark.parametrize(
    "nonsense", ["asdf qwer zxcv", "🙂🙂", "purple monkey dishwasher", "?", "…"]
)
def test_nonsense_never_changes_the_case(stack: Stack, nonsense: str) -> None:
    talk = Talk(stack)
    assert talk.say(nonsense).behaviour in ("out_of_scope", "clarify", "smalltalk")
    assert talk.case() is None

    talk.say(TOLD)
    before = talk.case()
    answer = talk.say(nonsense)
    assert answer.behaviour in ("out_of_scope", "clarify", "smalltalk")
    assert talk.case() == before


def test_a_conversation_of_160_turns_keeps_answering_and_keeps_its_place(stack: Stack) -> None:
    """Every 20 turns the engine starts a new session, which must take the case up where it is."""
    talk = Talk(stack)
    assert talk.say(TOLD).behaviour == "start"
    walk = ["listen", "acknowledge", "minds", "act"]
    at = 0
    # Nine a round, so that the new session falls on each of them in turn.
    for turn in range(1, 160):
        match turn % 9:
            case 1:
                assert talk.say("what do i say").behaviour == "phrase"
            case 2 | 5:
                answer, at = talk.press("/advance"), at + 1
                assert (answer.behaviour, answer.step) == ("advance", walk[at])
            case 3:
                assert talk.say("whats left").step == walk[at]
            case 4 | 7:
                answer, at = talk.press("/back"), at - 1
                assert (answer.behaviour, answer.step) == ("back", walk[at])
            case 6:
                assert talk.say("can i say calm down madam").behaviour == "check"
            case 8:
                assert talk.say(f"note: she rang {turn} times").behaviour == "record"
            case _:
                assert talk.say("summary").behaviour == "record"
    assert current(talk) == walk[at]
    kept = talk.whole()["messages"]
    assert len(kept) == 160
    assert all(message["card"] for message in kept)
    assert len(talk.record()["notes"]) == len([turn for turn in range(1, 160) if turn % 9 == 8])


def test_a_session_that_begins_in_the_wrap_up_goes_on_with_its_question(stack: Stack) -> None:
    talk = Talk(stack)
    talk.say(TOLD)
    talk.say("he hung up")
    for _ in range(19):
        assert talk.say("hi").behaviour == "smalltalk"
    talk.say("the courier lost it")
    assert phase(talk) == "closed"
