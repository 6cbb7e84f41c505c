"""At most one thing is said after a turn, the one that matters most, and it goes when it is done."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from coach.coach import Coach
from coach.listening.call import Call, Shown
from coach.listening.listener import Listener
from coach.listening.nudging import card_of, chosen, with_stale_dropped
from coach.listening.situation import Situation
from phrasebank import Packs
from phrasebank.schema.nudge import CallExample, Nudge
from tests.coach.listening.calls import GOOD_CALL, heard, new_call, said

RUDE = "customer: This is a disgrace! My sofa came in pieces and I am absolutely furious with you people!"
CALM_DOWN = "agent: Please calm down."


def nudge(id: str, priority: int = 50, **more: Any) -> Nudge:
    """A nudge that speaks after every turn of an agent's."""
    example = CallExample(turns=["agent: x"])
    settled: dict[str, Any] = {
        "id": id, "title": "Do it", "text": "Do it now.", "after": "agent",
        "when": {"agent_turns": {"at_least": 1}}, "lasts": 4, "cap": 3, "cooldown": 1,
        "priority": priority, "evidence": "practice", "source": "own",
        "fires": [example, example], "silent": [example, example],
    }  # fmt: skip
    return Nudge.model_validate(settled | more)


def with_nudges(packs: Packs, *nudges: Nudge) -> Packs:
    return replace(packs, nudges={one.id: one for one in nudges})


@pytest.fixture(scope="module")
def seen(listener: Listener) -> Situation:
    """The situation after an apology to an angry customer."""
    call, _ = heard(listener, RUDE)
    return listener.situation(call, said("agent: I'm so sorry about the sofa.", 2))[1]


def pick(packs: Packs, seen: Situation, *nudges: Nudge, **call: Any) -> str | None:
    """The nudge chosen after the agent's turn 10 of a call like this."""
    state: Call = replace(new_call(), **({"turns": 10} | call))
    found = chosen(with_nudges(packs, *nudges), state, "agent", seen)
    return found.id if found else None


def test_the_one_that_matters_most_is_chosen(packs: Packs, seen: Situation) -> None:
    assert pick(packs, seen, nudge("low", 20), nudge("high", 70), nudge("middle", 50)) == "high"
    assert pick(packs, seen) is None


def test_each_speaks_after_its_own_speakers_turn(packs: Packs, seen: Situation) -> None:
    assert pick(packs, seen, nudge("other", after="customer")) is None


@pytest.mark.parametrize(
    ("phases", "spoken"), [([], True), (["problem"], True), (["closing"], False)]
)
def test_it_speaks_in_its_phases(
    packs: Packs, seen: Situation, phases: list[str], spoken: bool
) -> None:
    found = pick(packs, seen, nudge("one", phases=phases), phase="problem")
    assert (found == "one") is spoken


@pytest.mark.parametrize(
    ("more", "spoken"),
    [
        ({"when": {"moves": {"any": ["apology"]}}}, True),
        ({"when": {"moves": {"any": ["fix"]}}}, False),
        ({"when": {"moves": {"none": ["apology"]}}}, False),
        ({"when": {"level": ["angry"], "apologies": {"at_least": 1, "at_most": 1}}}, True),
        ({"when": {"level": ["angry"], "apologies": {"at_least": 2}}}, False),
        ({"when": {"turns_since_anger_rose": {"at_least": 1}}}, True),
        ({"unless": [{"moves": {"any": ["apology"]}}]}, False),
        ({"unless": [{"moves": {"any": ["fix"]}}]}, True),
        ({"unless": [{"moves": {"any": ["fix"]}}, {"level": ["angry"]}]}, False),
    ],
)
def test_its_conditions_decide(
    packs: Packs, seen: Situation, more: dict[str, Any], spoken: bool
) -> None:
    assert (pick(packs, seen, nudge("one", **more)) == "one") is spoken


def test_it_is_shown_no_oftener_than_its_cap(packs: Packs, seen: Situation) -> None:
    one = nudge("one", cap=2)
    assert pick(packs, seen, one, shown=(Shown("one", 2, False),)) == "one"
    assert pick(packs, seen, one, shown=(Shown("one", 2, False), Shown("one", 5, False))) is None


def test_it_rests_for_its_cooldown(packs: Packs, seen: Situation) -> None:
    one = nudge("one", cooldown=6)
    assert pick(packs, seen, one, shown=(Shown("one", 5, False),)) is None
    assert pick(packs, seen, one, shown=(Shown("one", 4, False),)) == "one"
    assert pick(packs, seen, one, shown=(Shown("other", 9, False),)) == "one"


def test_one_that_is_muted_leaves_room_for_the_next(packs: Packs, seen: Situation) -> None:
    both = nudge("high", 70), nudge("low", 20)
    assert pick(packs, seen, *both, muted=frozenset({"high"})) == "low"
    assert pick(packs, seen, *both, muted=frozenset({"high", "low"})) is None


@pytest.mark.parametrize(
    ("turn", "stale"), [(10, []), (9, []), (7, []), (6, ["one-6"]), (2, ["one-2"])]
)
def test_it_goes_by_its_age(packs: Packs, seen: Situation, turn: int, stale: list[str]) -> None:
    call = replace(new_call(), turns=10, shown=(Shown("one", turn),))
    after, gone = with_stale_dropped(with_nudges(packs, nudge("one", lasts=4)), call, seen)
    assert gone == stale
    assert after.shown == (Shown("one", turn, live=not stale),)


def test_it_goes_once_what_it_asked_for_is_done(packs: Packs, seen: Situation) -> None:
    done = nudge("done", clears=[{"moves": {"any": ["fix"]}}, {"moves": {"any": ["apology"]}}])
    open_still = nudge("open", clears=[{"moves": {"any": ["fix"]}}])
    call = replace(new_call(), turns=10, shown=(Shown("done", 9), Shown("open", 9)))
    after, gone = with_stale_dropped(with_nudges(packs, done, open_still), call, seen)
    assert gone == ["done-9"]
    assert [shown.live for shown in after.shown] == [False, True]


def test_it_goes_only_once_and_also_when_its_pack_was_taken_out(
    packs: Packs, seen: Situation
) -> None:
    call = replace(new_call(), turns=10, shown=(Shown("gone", 9),))
    after, gone = with_stale_dropped(with_nudges(packs), call, seen)
    assert gone == ["gone-9"]
    assert with_stale_dropped(with_nudges(packs), after, seen) == (after, [])


def test_words_whose_slots_are_not_known_are_left_out(packs: Packs) -> None:
    one = nudge("one", say=["I'm sorry about your {noun}.", "I'm sorry."])
    unknown = card_of(one, {}, replace(new_call(), turns=3))
    known = card_of(one, {"noun": "sofa"}, replace(new_call(), turns=3))
    assert [phrase.text for phrase in unknown.phrases] == ["I'm sorry."]
    assert [phrase.text for phrase in known.phrases] == ["I'm sorry about your sofa.", "I'm sorry."]
    assert (known.kind, known.nudge) == ("nudge", "one-3")


def test_a_whole_call_shows_at_most_one_a_turn_and_drops_what_it_showed(
    listener: Listener, coach: Coach
) -> None:
    lines = [RUDE, CALM_DOWN, *GOOD_CALL, RUDE, CALM_DOWN, *GOOD_CALL, RUDE, CALM_DOWN]
    call, told = heard(listener, *lines)
    assert max(len(one.nudges) for one in told) == 1
    shown = [card.nudge for one in told for card in one.nudges]
    assert len(set(shown)) == len(shown)
    assert [each.id for each in call.shown] == shown
    gone = [stale for one in told for stale in one.stale]
    assert len(set(gone)) == len(gone)
    assert set(gone) == {each.id for each in call.shown if not each.live}
    for each in {shown.nudge for shown in call.shown}:
        turns = [shown.turn for shown in call.shown if shown.nudge == each]
        pack = coach.packs.nudges[each]
        assert len(turns) <= pack.cap
        assert all(b - a >= pack.cooldown for a, b in zip(turns, turns[1:], strict=False))


def test_calm_down_is_caught_at_once(listener: Listener) -> None:
    _, told = heard(listener, RUDE, CALM_DOWN)
    assert [card.nudge for card in told[1].nudges] == ["listening.calm_down-2"]


def test_danger_comes_before_manners(listener: Listener) -> None:
    _, told = heard(
        listener, "customer: You useless idiots! I've had enough, I'm going to kill myself."
    )
    assert [card.nudge for card in told[0].nudges] == ["safety.self_harm-1"]
