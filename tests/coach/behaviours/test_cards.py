"""What holds for the card of every behaviour, in every state of a case."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from copy import copy
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from coach import behaviours
from coach.behaviours import (
    advance,
    back,
    check,
    compensation,
    customer_said,
    escalate,
    explain,
    export,
    fact,
    fallback,
    follow_up,
    framework,
    out_of_scope,
    phrase,
    record,
    resolve,
    skip,
    smalltalk,
    start,
    train,
    undo,
    wellbeing,
    where,
    why,
    wrapup,
)
from coach.card import Card
from coach.coach import Coach
from coach.headline import missing
from phrasebank import Packs
from tests.coach.cases import OPENINGS, Desk, fresh, turn


def elsewhere(desk: Desk) -> None:
    """No case here, but others that this employee has in hand."""
    other = Desk(desk.coach)
    other.say(start, OPENINGS["late"])
    other.say(follow_up, "remind me to ring her thurs")
    assert other.recovery is not None
    desk.recent = (other.recovery,)


#: A clear message for each behaviour, and further ones that lead to other cards of it.
MESSAGES: dict[ModuleType, list[str]] = {
    start: [*OPENINGS.values(), "new call", "got someone here"],
    advance: ["done", "ok said it whats next"],
    back: ["go back"],
    skip: ["skip this"],
    where: ["where am i"],
    why: ["why"],
    phrase: [
        "what do i say", "something warmer", "shorter", "for an email", "more formal",
        "how do i apologise", "what should i ask her", "how do i end the call",
    ],
    check: [
        "can i say i understand how you feel", "can i say it's our policy, calm down",
        "can i say what happened, from the start?", "check this",
    ],
    customer_said: [
        "he says sorry isn't enough", "shes crying now", "she is shouting at me",
        "customer says she wants a refund", "he says ok fine, lets do that", "shes calmer now",
        "he says he will never shop here again", "she says its all sorted now", "he told me more",
        "they want the manager", "hes happy now", "she wants a new sofa and a named engineer",
        "when will it be fixed she asks", "she doesnt believe a word we say",
    ],
    compensation: [
        "what can i offer", "can i do 50%", "can i give her 10%", "can i refund her 140%",
        "can i do 30%", "it was her own fault, what can i give her",
        "it was her own fault, can i do 20%", "can i give him £10", "can i give her £100",
        "can i give her £5000", "can i do 120% because she paid for a hotel", "can i give her $40",
        "refund all plus £50", "she paid £8000, what can i offer", "can i give her a free repair", "free dessert ok?",
        "taxi home ok to offer?",
    ],
    escalate: [
        "wants a manager", "threatening to sue", "he'll tell the papers", "he called me a bitch",
        "her child was hurt", "she says she wants to kill herself", "she is disabled",
        "i know where you work he says", "she is scared of her husband", "hes swinging a stapler",
        "whos the duty mgr",
    ],
    follow_up: [
        "refund by fri, i'll ring her thurs",
        "remind me to ring her thurs", "remind me to ring her", "what did we promise",
        "callback done", "move it to friday", "cancel the callback",
    ],
    record: ["summary", "note: she has a new baby"],
    export: ["export this", "as csv please", "email me the report"],
    train: ["let me practise"],
    framework: ["which frameworks are there", "switch to 5 steps", "use mama", "compare mama and lead"],
    explain: [
        "what is the recovery paradox", "what is the capital of france", "whats wrong with calm down",
        "does roleplay training actually do anything",
    ],
    wellbeing: ["im shaking", "need a minute", "i cant breathe", "i cant go on, i want to die"],
    smalltalk: ["hi", "thx", "bye", "are you a bot", "help", "ok", "no"],
    out_of_scope: ["whats the weather"],
    fact: ["her name is mrs patel", "order 48213", "its blue", "actually it was a sofa", ""],
    resolve: ["all sorted, she's happy", "he hung up", "no luck she left", "its over"],
    undo: ["undo"],
    fallback: ["asdf"],
}  # fmt: skip

#: What the buttons of a behaviour ask for, which nobody types.
TOPICS: dict[ModuleType, list[str]] = {
    escalate: ["formal"],
    wellbeing: ["pause", "debrief", "debrief_helped", "debrief_need", "done"],
}

STATES: dict[str, Callable[[Desk], object]] = {
    "no case": lambda desk: None,
    "no case, others in hand": elsewhere,
    "first step": lambda desk: desk.say(start, OPENINGS["late"]),
    "first step, nothing known": lambda desk: desk.say(start, "new call"),
    "a step on": lambda desk: (desk.say(start, OPENINGS["wrong"]), desk.press(advance)),
    "five steps": lambda desk: (desk.say(start, OPENINGS["billing"]), desk.say(framework, "5 steps")),
    "promised": lambda desk: (
        desk.say(start, OPENINGS["rude"]), desk.say(follow_up, "remind me to ring her thurs"),
    ),
    "insulted": lambda desk: (
        desk.say(start, OPENINGS["late"]), desk.say(escalate, "he called me a cow"),
    ),
    "wrap-up": lambda desk: (desk.say(start, OPENINGS["late"]), desk.say(resolve, "its over")),
    "closed": lambda desk: (
        desk.say(start, OPENINGS["late"]), desk.say(resolve, "all sorted"), desk.say(Close, ""),
    ),
}  # fmt: skip


class Close:
    """The wrap-up's end, as a module with a ``respond``."""

    respond = staticmethod(wrapup.close)


#: What may be answered although it was not asked for: a failure opens a case, a threat goes first.
INSTEAD: dict[ModuleType, set[str]] = {
    customer_said: {"start", "escalate"},
    fact: {"start"},
    start: {"customer_said", "escalate"},
    fallback: {"clarify"},
    compensation: set(),
}


def closed_then_told_more(desk: Desk) -> None:
    """A closed case to which a fact came later."""
    desk.say(start, OPENINGS["late"])
    desk.say(resolve, "all sorted")
    desk.say(Close)
    desk.say(fact, "order 48213")


STATES["closed, and told more"] = closed_then_told_more


def kind_of(module: ModuleType) -> str:
    return module.__name__.rsplit(".", 1)[-1]


_TOLD: dict[str, Desk] = {}


def told(state: str, coach: Coach) -> Desk:
    """A desk in that state; a case is a value, so each state is told only once."""
    if state not in _TOLD:
        STATES[state](_TOLD.setdefault(state, Desk(coach)))
    ready = _TOLD[state]
    return Desk(coach, ready.recovery, ready.count, recent=ready.recent)


def texts(card: Card) -> Iterator[str]:
    yield from (card.title, card.text)
    yield from (phrase.text for phrase in card.phrases)
    yield from (button.title for button in card.buttons)
    yield from (line for finding in card.findings for line in finding.instead)


def assert_reads_well(card: Card) -> None:
    for text in texts(card):
        assert text == text.strip() != "", card
        without_links = re.sub(r"\[[^\]]+\]\([^)]+\)", "", text)
        assert not re.search(r"[{}\[\]|]", without_links), text
        assert not re.search(r"\bNone\b(?! of)", text), text
        assert "? of ?" not in text, text
        assert not re.search(r"\s[,.](\s|$)|\*\*\s?\*\*|, ,", text), text
        assert not re.search(r"\b([a-z]+) \1\b", text), text


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("module", MESSAGES, ids=kind_of)
def test_every_behaviour_answers_in_every_state(
    coach: Coach, module: ModuleType, state: str
) -> None:
    for text in MESSAGES[module]:
        reply = told(state, coach).say(module, text)
        if reply.card is None:
            # Then the wrap-up asks its question: that is another action's card.
            assert reply.recovery is not None
            assert reply.recovery.phase == "wrapup"
            continue
        assert_reads_well(reply.card)
        if reply.behaviour == "clarify":
            assert reply.card.kind == "clarify"
            continue
        assert reply.behaviour in {kind_of(module)} | INSTEAD.get(module, set()), text
        assert reply.card.kind == reply.behaviour


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("module", TOPICS, ids=kind_of)
def test_what_a_button_asks_for_reads_well_in_every_state(
    coach: Coach, module: ModuleType, state: str
) -> None:
    for topic in TOPICS[module]:
        reply = told(state, coach).press(module, topic=topic)
        assert reply.card is not None
        assert reply.card.kind == kind_of(module)
        assert_reads_well(reply.card)


@pytest.mark.parametrize("state", STATES)
def test_the_wrap_up_asks_and_closes_in_words(coach: Coach, state: str) -> None:
    desk = told(state, coach)
    if desk.recovery is None:
        return
    for question in (wrapup.ask_outcome, wrapup.ask_cause):
        assert_reads_well(question(turn(coach, desk.recovery), desk.recovery))
    reply = desk.say(Close, "")
    assert reply.card is not None
    assert_reads_well(reply.card)


def used(pattern: str) -> set[str]:
    """What stands in the sources of the coach and the actions, and of those who show records."""
    root = Path(behaviours.__file__).parents[2]
    sources = [
        path.read_text(encoding="utf-8")
        for house in ("coach", "actions", "records", "bot")
        for path in (root / house).rglob("*.py")
        if "engine" not in path.parts
    ]
    return {found for source in sources for found in re.findall(pattern, source)}


@cache
def composed() -> list[re.Pattern[str]]:
    """Ids that the sources put together, as patterns: f"record.{kind}" stands for many."""
    made = used(r'f"([a-z_.]*\{[^"\s]*\}[a-z_.{}]*)"')
    parts = [re.split(r"\{[^}]*\}", one) for one in made if "." in one]
    return [re.compile("[a-z_]+".join(map(re.escape, part))) for part in parts]


def is_used(name: str, literal: set[str]) -> bool:
    return name in literal or any(pattern.fullmatch(name) for pattern in composed())


LITERAL = used(r'"([a-z_]+(?:\.[a-z_]+)+)"')


def test_every_wording_named_in_the_sources_exists(packs: Packs) -> None:
    families = {wording.split(".")[0] for wording in packs.cards}
    named = {one for one in LITERAL if one.split(".")[0] in families and not one.endswith(".py")}
    named -= {"practice.id"}  # a column
    # Requests and labels are named the same way.
    assert named <= packs.cards.keys() | packs.requests.keys() | packs.labels.keys()


@pytest.mark.parametrize("pack", ["cards", "labels", "requests"])
def test_every_wording_and_label_is_used(packs: Packs, pack: str) -> None:
    assert {one for one in getattr(packs, pack) if not is_used(one, LITERAL)} == set()


class Watched(dict[str, object]):
    """The words of the cards, taking note of what is looked up."""

    def __init__(self, words: Mapping[str, object]) -> None:
        super().__init__(words)
        self.shown: set[str] = set()

    def __getitem__(self, key: str) -> object:
        self.shown.add(key)
        return super().__getitem__(key)


def test_every_card_comes_up_somewhere(coach: Coach, packs: Packs) -> None:
    """In some state, for some message: words that nobody gets to see are none."""
    watched = Watched(packs.cards)
    coach = copy(coach)
    coach.packs = replace(packs, cards=watched)
    for state in STATES:
        for module, messages in MESSAGES.items():
            for text in messages:
                told(state, coach).say(module, text)
        for module, topics in TOPICS.items():
            for topic in topics:
                told(state, coach).press(module, topic=topic)
        desk = told(state, coach)
        if desk.recovery:
            now = turn(coach, desk.recovery)
            wrapup.ask_outcome(now, desk.recovery)
            wrapup.ask_cause(now, desk.recovery)
            wrapup.close(now)
    # The app words the one itself, when the dialogue doesn't answer; the other is for listening.
    # The cards of practice come up in tests/coach/practice.
    shown_there = ("practice.", "train.")
    left = {one for one in packs.cards if not one.startswith(shown_there)} - watched.shown
    assert sorted(left) == ["failure.no_answer", "nudge.foreign"]


def test_every_signal_is_heeded(packs: Packs) -> None:
    assert packs.signals.keys() - used(r'"([a-z_]+)"') == set()


def test_every_fact_still_missing_can_be_prompted_for(packs: Packs) -> None:
    for kind in missing(fresh(packs)):
        assert packs.label(f"missing.{kind}")
        assert packs.label(f"fact.{kind}")
