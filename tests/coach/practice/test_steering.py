"""A practice from its first line to its last: what is said, what steers it, and what can't be skipped."""

from __future__ import annotations

import pytest

from coach.coach import Coach
from coach.practice.debrief import PARTS
from coach.turn import Reply
from phrasebank import Packs
from tests.coach.practice.lamp import FOR_WHOM, KIND, LAMP, NEW_LAMP, REFUND, WHERE
from tests.coach.practice.playing import Trainee, shown

INTENTS = ("out_of_scope", "customer_said", "start", "advance", "check", "smalltalk", "wellbeing")


def texts(reply: Reply) -> str:
    assert reply.card is not None
    return f"{reply.card.title}\n{reply.card.text}"


def over(trainee: Trainee) -> Reply:
    """The call talked to its good end."""
    for line in (*KIND, REFUND):
        trainee.say(line)
    return trainee.say("Thank you, goodbye.")


def test_it_begins_with_the_scene_and_the_customers_words(trainee: Trainee) -> None:
    told = trainee.replies[0]
    assert trainee.open.scenario == LAMP.id
    assert shown(told).says in LAMP.opening
    assert all(part in texts(told) for part in (LAMP.you, *LAMP.limits, LAMP.customer.name))
    assert (shown(told).turn, shown(told).line, shown(told).phase) == (0, None, "running")


@pytest.mark.parametrize("intent", INTENTS)
def test_whatever_the_model_takes_it_for_it_is_said_to_the_customer(
    trainee: Trainee, intent: str
) -> None:
    reply = trainee.say(WHERE, intent)
    assert "It's in the hall." in str(shown(reply).says)
    assert shown(reply).line == trainee.open.head == "m2"
    assert reply.recovery is None


@pytest.mark.parametrize("line", [
    "Can I pause you there?", "Let me go back to what you said.", "Go on.", "Go on, I'm listening.", "Carry on.",
    "Help me understand what happened.", "Help me understand.", "How is that?", "I'll stop it today.",
    "I'll finish it now.", "Let me leave it open until then.", "What should I say to the driver?",
    "How angry you must be!", "What would the score be on your side?", "I'd like to start over with you, if I may.",
    "Please hold.", "skip the queue? I can do that for you", "I'll undo the charge right now.", "How are you doing?",
    "What do you want to do next?", "Is there anything else?", "done", "hello", "yes", "?  really",
])  # fmt: skip
def test_it_is_said_to_the_customer(trainee: Trainee, line: str) -> None:
    trainee.say(KIND[0])
    reply = trainee.say(line)
    assert trainee.open.path[-1].text == line, texts(reply)
    assert shown(reply).says


@pytest.mark.parametrize(("text", "wording"), [
    ("hint", "practice.hint"), ("hint pls", "practice.hint"), ("give me a hint", "practice.hint"),
    ("what should i say now", "practice.hint"), ("help me out", "practice.hint"), ("pause", "practice.paused"),
    ("pause please", "practice.paused"), ("how angry is she", "practice.where"), ("rewind", "practice.rewound"),
    ("let me try that again", "practice.rewound"), ("feedback pls", "practice.feedback"),
    ("how am i doing", "practice.feedback"), ("are you a bot", "practice.aside"), ("who made you", "practice.aside"),
])  # fmt: skip
def test_it_steers_the_practice(trainee: Trainee, packs: Packs, text: str, wording: str) -> None:
    trainee.say(WHERE)
    reply = trainee.say(text)
    assert reply.card is not None
    title = packs.cards[wording].title
    assert title in (reply.card.title, "{customer}", "{customer}: {mood}")
    assert [line.text for line in trainee.open.tried] == [WHERE]


def test_the_keys_of_a_surface_steer_it_too(trainee: Trainee, packs: Packs) -> None:
    trainee.say(WHERE)
    assert texts(trainee.press("phrase")).startswith(packs.cards["practice.hint"].title)
    assert LAMP.customer.name in texts(trainee.press("where"))
    assert texts(trainee.press("undo")).startswith(packs.cards["practice.rewound"].title)
    for nothing in ("advance", "skip", "back", "record", "export", "resolve", "framework"):
        assert texts(trainee.press(nothing)).startswith(packs.cards["practice.aside"].title)
    assert len(trainee.open.tried) == 1


@pytest.mark.parametrize("level", [1, 2, 3])
def test_what_is_shown_at_once_depends_on_the_level(lamp_coach: Coach, level: int) -> None:
    trainee = Trainee(lamp_coach)
    trainee.begin(LAMP.id, level)
    reply = trainee.say("I understand your frustration.")
    part = shown(reply)
    assert bool(part.reasons) is bool(part.remarks) is (level == 1)
    hint = texts(trainee.say("hint"))
    assert hint.startswith(lamp_coach.packs.cards["practice.no_hints"].title) is (level == 3)
    asked = shown(trainee.say("feedback"))
    assert bool(asked.remarks) is (level < 3)


def test_a_remark_says_what_else_to_say_and_why(trainee: Trainee) -> None:
    trainee.say("I understand your frustration.")
    remarks = shown(trainee.say("feedback")).remarks
    first = remarks[0]
    assert first.tone == "change"
    assert first.quote.lower().startswith("i understand")
    assert first.why
    assert first.instead
    assert first.evidence


def test_paused_the_customer_waits(trainee: Trainee) -> None:
    before = trainee.say(WHERE)
    paused = trainee.say("pause")
    assert (shown(paused).phase, trainee.open.phase) == ("paused", "paused")
    assert shown(trainee.say("I'm so sorry.")).phase == "paused"
    assert len(trainee.open.tried) == 1
    resumed = trainee.say("resume")
    assert (shown(resumed).says, shown(resumed).phase) == (shown(before).says, "running")
    trainee.press(do="pause")
    assert shown(trainee.press(do="resume")).anger == shown(before).anger


def test_going_back_keeps_what_was_said(trainee: Trainee) -> None:
    trainee.say(KIND[0])
    worse = trainee.say("Please calm down.")
    back = trainee.press(do="rewind", at=str(shown(worse).line))
    better = trainee.say(KIND[1])
    assert shown(back).turn == 1
    assert shown(better).anger < shown(worse).anger
    assert [[line.text for line in way] for way in trainee.open.branches()] == [
        [KIND[0], "Please calm down."], [KIND[0], KIND[1]],
    ]  # fmt: skip


@pytest.mark.parametrize("at", ["m99", "", "'; --", "opening"])
def test_there_is_no_going_back_to_no_line(trainee: Trainee, packs: Packs, at: str) -> None:
    reply = trainee.press(do="rewind", at=at)
    assert texts(reply).startswith(packs.cards["practice.no_line"].title)
    assert trainee.open.phase == "running"


def test_well_ended_it_is_a_pass(trainee: Trainee, packs: Packs) -> None:
    ended = over(trainee)
    assert (shown(ended).phase, shown(ended).ending) == ("debrief", "settled")
    assert packs.label("practice.ended_settled") in texts(ended)
    assert shown(ended).passed is trainee.open.passed
    assert trainee.open.ended_at is not None
    assert trainee.open.checks


def test_the_debrief_cannot_be_skipped(trainee: Trainee) -> None:
    over(trainee)
    told = [trainee.say("stop"), trainee.press(do="resume"), trainee.press(do="hint")]
    assert [shown(reply).part for reply in told] == list(PARTS)
    assert trainee.open.phase == "debrief", "three were shown, and the third is being read"
    done = trainee.press(do="next")
    assert trainee.rehearsal is None
    assert trainee.rehearsed[-1].phase == "complete"
    assert done.card is not None
    payloads = [button.payload for button in done.card.buttons]
    assert '/train{"scenario": "lamp", "level": "2"}' in payloads


def test_the_checks_come_with_the_words_that_answer_them(trainee: Trainee) -> None:
    over(trainee)
    trainee.press(do="next")
    trainee.press(do="next")
    checks = {check.id: check for check in shown(trainee.press(do="next")).checks}
    assert checks["skill.ownership"].met
    assert "our mistake" in str(checks["skill.ownership"].quote)
    assert trainee.open.checks == tuple((check.id, check.met) for check in checks.values())


def test_from_the_debrief_one_can_go_back(trainee: Trainee) -> None:
    over(trainee)
    trainee.press(do="next")
    reply = trainee.press(do="rewind", at="m3")
    assert (trainee.open.phase, trainee.open.ending) == ("running", None)
    assert shown(reply).ending is None
    assert trainee.say(KIND[1]).behaviour == "train"


def test_stopped_it_is_talked_over_but_no_pass(trainee: Trainee) -> None:
    trainee.say(KIND[0])
    stopped = trainee.say("end practice")
    assert (shown(stopped).phase, shown(stopped).ending, shown(stopped).passed) == (
        "debrief", "stopped", False,
    )  # fmt: skip


def test_stopped_before_a_line_there_is_nothing_to_talk_over(trainee: Trainee) -> None:
    trainee.press(do="stop")
    assert trainee.rehearsal is None
    assert trainee.rehearsed[-1].phase == "complete"
    assert not trainee.rehearsed[-1].checks
    assert not trainee.rehearsed[-1].passed


def test_what_goes_wrong_meanwhile_is_told_aside(lamp_coach: Coach) -> None:
    trainee = Trainee(lamp_coach)
    trainee.begin(LAMP.id, 3)
    for line in KIND:
        trainee.say(line)
    reply = trainee.say(NEW_LAMP)
    assert shown(reply).event == LAMP.second_failure.event
    assert LAMP.second_failure.event in texts(reply)
    assert "Sold? Again?" in texts(reply)


def test_abuse_ends_it_and_is_talked_over_kindly(trainee: Trainee, packs: Packs) -> None:
    ended = trainee.say("You stupid cow, shut up.")
    assert (shown(ended).ending, shown(ended).passed) == ("left", False)
    worked, change = trainee.press(do="next"), trainee.press(do="next")
    assert not shown(worked).remarks
    told = {remark.text: remark for remark in shown(change).remarks}
    act = packs.acts["abuse"]
    assert act.try_instead[0] in told[act.title].instead


def test_an_employee_who_cannot_go_on_is_helped_first(trainee: Trainee) -> None:
    trainee.say(KIND[0])
    reply = trainee.say("i want to kill myself", "wellbeing")
    assert reply.behaviour == "wellbeing"
    assert trainee.open.phase == "running"
    assert len(trainee.open.tried) == 1


def test_a_scenario_that_was_taken_away_ends_the_practice(trainee: Trainee, packs: Packs) -> None:
    trainee.say(KIND[0])
    trainee.coach = Coach(packs)  # without the tests' own
    reply = trainee.say(KIND[1])
    assert texts(reply).startswith(packs.cards["practice.lost"].title)
    assert trainee.rehearsal is None
    assert trainee.rehearsed[-1].tried, "what was said is kept"


@pytest.mark.parametrize("text", [
    "...", "?!", "😡🤬", "\U0001f469\u200d\U0001f469\u200d\U0001f467", "asdf qwer zxcv", "a", "0", "x" * 50_000,
    "sorry " * 8_000,
    "Je suis vraiment désolé madame, pouvez-vous me dire ce qui s'est passé ?", "العميل غاضب جدا", "顾客非常生气",
    "<script>alert(1)</script>", "'; DROP TABLE rehearsal; --", "{quote} {deadline} [x] {{7*7}}",
    "> not a quote\n\n# nor a title\n- **nor** a list", "/train{\"do\": \"stop\"", "\x07\x1b[31mhello",
])  # fmt: skip
def test_whatever_is_said_there_is_an_answer(trainee: Trainee, text: str) -> None:
    reply = trainee.say(text)
    assert shown(reply).says
    assert "{" not in str(shown(reply).says)
    assert trainee.open.path[-1].text == text


def test_another_language_puzzles_and_silence_worries_them(trainee: Trainee, packs: Packs) -> None:
    trainee.say("Je suis vraiment désolé madame, pouvez-vous me dire ce qui s'est passé ?")
    trainee.say("...")
    ended = trainee.press(do="stop")
    assert shown(ended).phase == "debrief"
    titles = {packs.acts[act].title for act in ("puzzled", "silence")}
    trainee.press(do="next")
    assert titles <= {remark.text for remark in shown(trainee.press(do="next")).remarks}


def test_a_hint_speaks_of_the_next_open_step(trainee: Trainee) -> None:
    step = trainee.coach.packs.frameworks[trainee.open.framework].steps[0]
    assert step.title in texts(trainee.say("hint"))
    trainee.say("Someone will get back to you.")
    assert "\u201c" in texts(trainee.say("hint")), "other words for what went wrong"


def test_the_card_shows_no_hidden_fact_and_no_limit_of_patience_below_none(
    trainee: Trainee,
) -> None:
    for _ in range(3):
        trainee.say("There's nothing I can do. That's our policy.")
    assert all(shown(reply).patience >= 0 for reply in trainee.replies)
    assert "mother" not in "".join(map(texts, trainee.replies))
    assert FOR_WHOM not in "".join(map(texts, trainee.replies))
