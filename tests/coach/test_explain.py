"""Answers to general questions: found by every question of the pack and by words like them."""

from __future__ import annotations

import pytest

from coach.coach import Coach
from phrasebank import default_packs

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
    found = coach.knowledge.nearest("what about fairness in it all")
    assert len(found) == 3
    assert len({answer.id for answer in found}) == 3
