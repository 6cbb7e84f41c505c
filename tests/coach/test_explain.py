"""Answers to general questions: found by every question of the pack and by words like them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from coach.behaviours import explain
from coach.card import Card
from coach.coach import Coach
from phrasebank import default_packs
from tests.coach.cases import turn

MESSAGES = [
    json.loads(line) for line in Path("tests/data/explain.jsonl").read_text("utf-8").splitlines()
]
"""Questions in other voices than the pack's, with the answers that a fair reader accepts: an answer,
a rule, or "compare:" and two frameworks; None: it isn't covered.
"""

ANSWERS = list(default_packs().answers)


@pytest.mark.parametrize("answer", ANSWERS)
def test_an_answer_is_found_by_each_of_its_questions(coach: Coach, answer: str) -> None:
    for question in coach.packs.answers[answer].questions:
        found = coach.knowledge.answer_to(question)
        assert found is not None, question
        assert found.id == answer, question


PARAPHRASES = [
    ("whats service recovery", "recovery.what"),
    ("what is meant by service recovery?", "recovery.what"),
    ("pls explain service recovery", "recovery.what"),
    ("whats the recovery paradox", "paradox"),
    ("what is the service recovery paradox", "paradox"),
    ("tell me about the paradox", "paradox"),
    ("what does mama stand for", "mama"),
    ("what is the mama method", "mama"),
    ("who invented mama", "mama"),
    ("what are the five steps", "five"),
    ("why is saying sorry early good", "apolog"),
    ("why does apologising work", "apolog"),
    ("does saying sorry really help", "apolog"),
    ("whats process recovery", "process"),
    ("what is employee recovery", "employee"),
    ("what is customer recovery", "customer"),
    ("why be proactive", "proactive"),
    ("why should it be planned", "plan"),
    ("why train people for recovery", "train"),
    ("what does empowered mean", "empower"),
    ("how do we build a service culture", "culture"),
    ("what good does recovery do us", "benefit"),
    ("whats the point of service recovery", "goal"),
    ("what are the stages of maturity", "matur"),
]


@pytest.mark.parametrize(("question", "topic"), PARAPHRASES)
def test_other_words_find_it_too(coach: Coach, question: str, topic: str) -> None:
    found = coach.knowledge.answer_to(question)
    assert found is not None
    assert topic in f"{found.id} {found.title}".lower(), found.id


@pytest.mark.parametrize(
    "question",
    [
        "what is the weather like",
        "who won the match last night",
        "how do i reset my password",
        "what is the capital of france",
        "why is the sky blue",
        "how much holiday have i left",
        "asdf qwer zxcv",
        "purple monkey dishwasher",
        "what is 2 plus 2",
        "when is lunch",
        "",
        "?",
    ],
)
def test_what_is_not_covered_is_not_answered(coach: Coach, question: str) -> None:
    assert coach.knowledge.answer_to(question) is None


def test_the_nearest_are_offered_instead(coach: Coach) -> None:
    found = coach.knowledge.nearest("what about fairness in it all", 3)
    assert len(found) == 3
    assert len({answer.id for answer in found}) == 3


def card(coach: Coach, text: str) -> Card:
    built = explain.respond(turn(coach, None, text)).card
    assert built is not None
    return built


def title_of(coach: Coach, answer: str) -> str:
    """The title of the card that gives this answer."""
    packs = coach.packs
    if answer.startswith("compare:"):
        one, other = answer.removeprefix("compare:").split("+")
        return " ".join(sorted((packs.frameworks[one].title, packs.frameworks[other].title)))
    if answer in packs.rules:
        return f"Why not {packs.rules[answer].title}?"
    return packs.answers[answer].title


def shown(coach: Coach, text: str) -> str:
    """The title of the answer given; of a comparison, the two names in order."""
    title = card(coach, text).title
    names = title.removesuffix("?").split(" or ")
    frameworks = {framework.title for framework in coach.packs.frameworks.values()}
    return " ".join(sorted(names)) if set(names) <= frameworks and len(names) == 2 else title


def accepted(coach: Coach, message: dict[str, Any]) -> set[str]:
    wanted = message["answer"]
    return {title_of(coach, one) for one in ([wanted] if isinstance(wanted, str) else wanted)}


def test_questions_in_other_voices_find_their_answer(coach: Coach) -> None:
    asked = [message for message in MESSAGES if message["answer"] is not None]
    assert len(asked) >= 150
    wrong = [
        (message["text"], found)
        for message in asked
        if (found := shown(coach, message["text"])) not in accepted(coach, message)
    ]
    assert len(wrong) <= 0.07 * len(asked), wrong


def test_what_is_not_covered_is_hardly_ever_answered(coach: Coach) -> None:
    other = [message["text"] for message in MESSAGES if message["answer"] is None]
    assert len(other) >= 30
    unsure = {
        coach.packs.cards[wording].title for wording in ("explain.unsure", "explain.not_covered")
    }
    answered = [text for text in other if card(coach, text).title not in unsure]
    assert len(answered) <= 0.05 * len(other), answered


@pytest.mark.parametrize(
    "question", ["what is the capital of france", "does roleplay training actually do anything"]
)
def test_when_unsure_two_topics_are_offered_that_can_be_pressed(
    coach: Coach, question: str
) -> None:
    offered = card(coach, question).buttons
    assert len(offered) == 2
    for button in offered:
        name = json.loads(button.payload.removeprefix("/explain"))["topic"]
        pressed = explain.respond(turn(coach, None, pressed=True, entities={"topic": name})).card
        assert pressed is not None
        assert pressed.title == button.title


def test_an_unknown_topic_is_answered_kindly(coach: Coach) -> None:
    built = explain.respond(turn(coach, None, pressed=True, entities={"topic": "no.such"})).card
    assert built is not None
    assert built.title == coach.packs.cards["explain.not_covered"].title


@pytest.mark.parametrize("answer", ANSWERS)
def test_an_answer_is_short_and_says_how_sure_we_are(coach: Coach, answer: str) -> None:
    built = card(coach, coach.packs.answers[answer].questions[0])
    assert len(built.text.split()) <= 60
    evidence = coach.packs.evidence[str(built.evidence)]
    assert coach.packs.label(f"sure.{evidence.grade.lower()}") in built.text
    assert evidence.source in built.text


TOPICS = [
    "what is service recovery", "goal", "why do we need service recovery", "benefits", "types of service recovery",
    "maturity", "paradox", "proactive", "planned", "trained", "empowered", "first minute", "sequence",
    "recovery in restaurants", "recovery in hospitals", "post office", "service culture", "mama",
]  # fmt: skip


@pytest.mark.parametrize("question", TOPICS)
def test_the_main_topics_are_there(coach: Coach, question: str) -> None:
    assert coach.knowledge.answer_to(question) is not None


def test_at_least_forty_questions_have_an_answer_of_their_own(coach: Coach) -> None:
    assert len({answer.answer for answer in coach.packs.answers.values()}) >= 100


@pytest.mark.parametrize("framework", list(default_packs().frameworks))
def test_each_framework_has_an_answer_with_its_steps_and_a_button(
    coach: Coach, framework: str
) -> None:
    answer = coach.packs.answers[f"framework.{framework}"]
    assert answer.frameworks == [framework]
    (button,) = card(coach, answer.questions[0]).buttons
    assert button.payload == f'/start{{"framework": "{framework}"}}'
