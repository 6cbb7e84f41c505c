"""The model's guess, held against the state of the case and what the words plainly show."""

from __future__ import annotations

from typing import Any

import pytest

from coach.answer import BEHAVIOURS, answer
from coach.behaviours import resolve, start
from coach.coach import Coach
from coach.reading import meant
from coach.weighing import asks_otherwise, weighed
from tests.coach.cases import OPENINGS, Desk, turn


def understood(coach: Coach, text: str, intent: str, opened: bool, **more: Any) -> str:
    recovery = Desk(coach).say(start, OPENINGS["late"]).recovery if opened else None
    return meant(turn(coach, recovery, text, **more), intent)


@pytest.mark.parametrize("intent", sorted(set(BEHAVIOURS) - {"fallback"}))
@pytest.mark.parametrize("opened", [False, True])
def test_a_pressed_button_means_what_it_says(coach: Coach, intent: str, opened: bool) -> None:
    assert understood(coach, "", intent, opened, pressed=True) == intent


@pytest.mark.parametrize("opened", [False, True])
def test_a_draft_is_a_draft_whatever_the_model_thought(coach: Coach, opened: bool) -> None:
    assert understood(coach, "can i say we will skip it", "skip", opened) == "check"


@pytest.mark.parametrize(
    ("text", "intent", "opened", "expected"),
    [
        ("cust furious, cooker late", "advance", False, "start"),
        ("cooker late", "start", False, "start"),
        ("what is the recovery paradox", "explain", False, "explain"),
        ("done", "advance", True, "advance"),
        ("she's threatening to sue", "customer_said", True, "escalate"),
        ("what do i say", "phrase", True, "phrase"),
    ],
)
def test_what_is_plainly_shown_counts(
    coach: Coach, text: str, intent: str, opened: bool, expected: str
) -> None:
    assert understood(coach, text, intent, opened) == expected


@pytest.mark.parametrize(
    ("confidence", "expected"), [(0.5, "customer_said"), (0.95, "skip")], ids=["unsure", "sure"]
)
def test_a_report_is_no_order_unless_the_model_is_sure(
    coach: Coach, confidence: float, expected: str
) -> None:
    text = "she wont want this bit, she says leave it"
    assert understood(coach, text, "skip", True, confidence=confidence) == expected


@pytest.mark.parametrize(
    ("text", "intent", "expected"),
    [
        ("crm note", "record", "export"),
        ("show me the notes", "record", "record"),
        ("for an email", "export", "phrase"),
        ("export it for an email as csv", "export", "export"),
        ("no its his flight", "out_of_scope", "fact"),
        ("no its not a safety thing, the crown came loose", "check", "fact"),
        ("no courtesy car either", "skip", "customer_said"),
        ("he needs it for work", "escalate", "customer_said"),
        ("can send crew thurs am", "export", "follow_up"),
        ("email me it by fri", "export", "export"),
        ("how do i stop this happening agen", "wellbeing", "explain"),
        ("how do i stop crying", "wellbeing", "wellbeing"),
        ("whats better, wine or dessert", "framework", "compensation"),
        ("whats better, mama or service success", "framework", "framework"),
        ("it's the courier's fault, not ours", "check", "check"),
        ("what is the capital of france", "out_of_scope", "out_of_scope"),
    ],
)
def test_plain_words_count_more_than_the_model(
    coach: Coach, text: str, intent: str, expected: str
) -> None:
    assert understood(coach, text, intent, True) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("rules too strict", "fact"), ("she says its not enough", "customer_said")],
)
def test_a_few_words_in_the_wrap_up_are_the_cause_unless_they_said_it(
    coach: Coach, text: str, expected: str
) -> None:
    desk = Desk(coach)
    desk.say(start, OPENINGS["late"])
    desk.say(resolve, "not solved")
    assert meant(turn(coach, desk.recovery, text, confidence=0.5), "customer_said") == expected


@pytest.mark.parametrize(("confidence", "expected"), [(0.6, "customer_said"), (0.9, "resolve")])
def test_thanks_do_not_end_it_while_they_are_upset(
    coach: Coach, confidence: float, expected: str
) -> None:
    text = "she thanked me, still worried"
    assert understood(coach, text, "resolve", True, confidence=confidence) == expected


@pytest.mark.parametrize("text", ["customer dey vex o", "he is not having any of it"])
def test_a_report_with_no_case_opens_one(coach: Coach, text: str) -> None:
    assert understood(coach, text, "customer_said", False, confidence=0.7) == "start"


def test_a_threat_outweighs_a_guess(coach: Coach) -> None:
    text = "he says he will see us in court over the parcel"
    assert understood(coach, text, "where", True, confidence=0.6) == "escalate"


def test_the_state_weighs_a_close_guess(coach: Coach) -> None:
    ranking = (("start", 0.5), ("customer_said", 0.4))
    opened = Desk(coach).say(start, OPENINGS["late"]).recovery
    assert weighed(turn(coach, opened, "parcel lost too", ranking=ranking), "start")[0] == (
        "customer_said"
    )
    assert weighed(turn(coach, None, "parcel lost", ranking=ranking), "start")[0] == "start"


@pytest.mark.parametrize(
    ("guess", "confidence", "otherwise"),
    [("record", 0.95, True), ("resolve", 0.95, False), ("record", 0.3, False)],
)
def test_a_plain_question_is_no_answer_to_the_wrap_up(
    coach: Coach, guess: str, confidence: float, otherwise: bool
) -> None:
    opened = Desk(coach).say(start, OPENINGS["late"]).recovery
    ranking = ((guess, confidence),)
    said = turn(coach, opened, "rundown of it all before i hand over", ranking=ranking)
    assert asks_otherwise(said) is otherwise


def test_noise_is_asked_about(coach: Coach) -> None:
    assert understood(coach, "asdf qwer zxcv", "skip", True, confidence=0.1) == "fallback"


def test_every_intent_is_answered(coach: Coach) -> None:
    for intent in BEHAVIOURS:
        reply = answer(turn(coach, None, "hi", pressed=True), intent)
        assert reply.card is not None


def test_an_intent_that_is_not_ours_is_a_mistake(coach: Coach) -> None:
    with pytest.raises(KeyError):
        answer(turn(coach, None, "hi", pressed=True), "sing")


@pytest.mark.parametrize(
    "text",
    [
        "she wants compensation and a named engineer",
        "his tablets ran out too",
        "hes safe, wife w him",
    ],
)
def test_a_manager_is_not_read_into_words_that_name_none(coach: Coach, text: str) -> None:
    assert understood(coach, text, "escalate", True, confidence=0.7) == "customer_said"


@pytest.mark.parametrize("text", ["he didnt show", "shes stopped swearing"])
def test_what_goes_on_is_no_ending(coach: Coach, text: str) -> None:
    assert understood(coach, text, "resolve", True, confidence=0.8) == "customer_said"


@pytest.mark.parametrize(
    "text", ["boiler still leaking, left it there with him", "refused the lot, we stopped there"]
)
def test_a_longer_ending_is_believed(coach: Coach, text: str) -> None:
    assert understood(coach, text, "resolve", True, confidence=0.95) == "resolve"


def test_an_ending_is_one(coach: Coach) -> None:
    assert understood(coach, "fixed, it works now, all sorted", "resolve", True) == "resolve"


@pytest.mark.parametrize(
    ("text", "intent", "expected"),
    [
        ("lead act poorly", "escalate", "fact"),
        ("burst thing in the road", "framework", "fact"),
        ("pass it up pls", "escalate", "escalate"),
        ("use six steps", "framework", "framework"),
        ("ring her friday", "follow_up", "follow_up"),
        ("what can you do", "out_of_scope", "out_of_scope"),
    ],
)
def test_asked_for_the_cause_a_few_words_are_the_cause(
    coach: Coach, text: str, intent: str, expected: str
) -> None:
    desk = Desk(coach)
    desk.say(start, OPENINGS["late"])
    desk.say(resolve, "all sorted")
    assert meant(turn(coach, desk.recovery, text), intent) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("use service success", "framework"), ("what is service success", "explain")],
)
def test_an_order_to_switch_is_no_question(coach: Coach, text: str, expected: str) -> None:
    assert understood(coach, text, "explain", True) == expected


def test_a_demand_is_no_threat_however_sure_the_model(coach: Coach) -> None:
    text = "she wants compensation £200 and a named engineer"
    assert understood(coach, text, "escalate", True, confidence=0.99) == "customer_said"


@pytest.mark.parametrize(
    ("text", "intent", "expected"),
    [
        ("she'd like a new date 14 dec", "follow_up", "customer_said"),
        ("she wants a callback thurs 5pm", "follow_up", "follow_up"),
        ("she'd like 14 dec, i'll confirm it thurs", "follow_up", "follow_up"),
        ("ok offered new sofa sat 10am", "customer_said", "follow_up"),
        ("offered her a new slot mon, she refused it", "customer_said", "customer_said"),
        ("he was offered a new date 14 dec and no one came", "customer_said", "customer_said"),
        ("hes safe, wife w him", "escalate", "customer_said"),
        ("his tablets ran out too", "out_of_scope", "out_of_scope"),
        ("we cant refund because of t&c", "compensation", "check"),
        ("unfortunately we are unable to refund you as per our policy", "compensation", "check"),
        ("we cant refund it, what can i offer", "compensation", "compensation"),
        ("can i refund her", "compensation", "compensation"),
        ("too formal, make it like a normal person", "check", "phrase"),
        ("make it sound human pls", "check", "phrase"),
    ],
)
def test_what_playing_recoveries_showed(
    coach: Coach, text: str, intent: str, expected: str
) -> None:
    assert understood(coach, text, intent, True, confidence=0.98) == expected


@pytest.mark.parametrize(
    ("text", "guess"),
    [("his tablets ran out too", "out_of_scope"), ("his tablets ran out too", "escalate")],
)
def test_what_went_wrong_too_is_told_and_not_asked(coach: Coach, text: str, guess: str) -> None:
    assert understood(coach, text, guess, True, confidence=0.86) == "customer_said"


@pytest.mark.parametrize(
    ("text", "guess", "expected"),
    [
        ("dad going mental at desk", "escalate", "customer_said"),
        ("wants a named physio n a slot this wk", "escalate", "customer_said"),
        ("cant do anything weather innit", "wellbeing", "fact"),
        ("i cant do this any more", "wellbeing", "wellbeing"),
        ("nah just do 30 off", "out_of_scope", "compensation"),
        ("hotel n meals sorted for tonite", "out_of_scope", "customer_said"),
        ("the groom kicking off at reception", "out_of_scope", "customer_said"),
        ("champagne on us?", "out_of_scope", "compensation"),
        ("ok card unblocked just now", "out_of_scope", "customer_said"),
        ("engineer sat 8am booked, joe", "fact", "follow_up"),
        ("collection weds 9-12 by our van", "fact", "follow_up"),
        ("engineer sat 8am never came", "fact", "fact"),
        ("who won the match", "out_of_scope", "out_of_scope"),
        ('he goes "not the point mate"', "check", "customer_said"),
        ("booked her w sam fri 8.30am", "fact", "follow_up"),
    ],
)
def test_hurried_words_are_told_of_the_case(
    coach: Coach, text: str, guess: str, expected: str
) -> None:
    assert understood(coach, text, guess, True, confidence=0.86) == expected


@pytest.mark.parametrize(
    ("text", "intent", "confidence", "expected"),
    [
        ("38 a month", "out_of_scope", 0.94, "fact"),
        ("£24 each", "out_of_scope", 0.51, "fact"),
        ("12k a yr account", "out_of_scope", 0.81, "fact"),
        ("got new steaks coming", "out_of_scope", 0.57, "fact"),
        ("who won the cup", "out_of_scope", 0.57, "out_of_scope"),
        ("will send letter by fri and ring her mon", "customer_said", 0.65, "follow_up"),
        ("will get reader out weds and call her fri am", "escalate", 0.99, "follow_up"),
        ("new suit fri by noon and txt her tracking 2nite", "fact", 0.35, "follow_up"),
        ("new suit fri by noon and txt her tracking 2nite", "start", 0.35, "follow_up"),
        ("plumber coming weds am, will text her tues nite", "check", 0.71, "follow_up"),
        ("all good now", "smalltalk", 0.54, "customer_said"),
        ("it left the depot mon, cos driver scanned wrong address", "record", 0.99, "fact"),
        ("i will get my manager fri", "escalate", 0.99, "escalate"),
        ("anything else i shud do", "follow_up", 0.49, "where"),
        ("he says ok but wants complaint form", "customer_said", 0.93, "escalate"),
    ],
)
def test_plain_words_are_told_whatever_the_model_makes_of_them(
    coach: Coach, text: str, intent: str, confidence: float, expected: str
) -> None:
    assert understood(coach, text, intent, True, confidence=confidence) == expected


def test_trouble_with_no_promise_in_it_asks_for_no_promises(coach: Coach) -> None:
    told = "claim 6 wks no reply mr osei fed up passed round 4 ppl"
    assert understood(coach, told, "follow_up", False, confidence=0.98) == "start"
    assert understood(coach, "who do we owe callbacks", "follow_up", False) == "follow_up"


@pytest.mark.parametrize(
    ("text", "intent", "expected"),
    [
        ("what do i do", "advance", "where"),
        ("stylist is off til thurs", "out_of_scope", "fact"),
        ("heaters dropped off 2day by 3", "out_of_scope", "follow_up"),
        ("anything else", "phrase", "where"),
        ("he took it", "advance", "customer_said"),
        ("no other beds here tonight", "out_of_scope", "fact"),
        ("next slot is in 2 wks", "where", "fact"),
        ("name dave ross", "out_of_scope", "fact"),
        ("manager will ring her 2nite", "escalate", "follow_up"),
        ("i need a manager by 5", "escalate", "escalate"),
        ("who won the match last night", "out_of_scope", "out_of_scope"),
    ],
)
def test_a_doubtful_guess_gives_way_to_what_is_told(
    coach: Coach, text: str, intent: str, expected: str
) -> None:
    assert understood(coach, text, intent, True, confidence=0.7) == expected


@pytest.mark.parametrize(
    ("result", "text", "intent"),
    [
        ("wrap up", "partly", "customer_said"),
        ("not solved", "junior did it on her own", "resolve"),
    ],
)
def test_an_answer_to_the_wrap_up_that_no_list_holds(
    coach: Coach, result: str, text: str, intent: str
) -> None:
    desk = Desk(coach)
    desk.say(start, OPENINGS["late"])
    desk.say(resolve, result)
    assert meant(turn(coach, desk.recovery, text, confidence=0.5), intent) == "fact"


def wrapping_up(coach: Coach, text: str, intent: str, **more: Any) -> str:
    desk = Desk(coach)
    desk.say(start, OPENINGS["late"])
    return meant(turn(coach, desk.say(resolve, "its over").recovery, text, **more), intent)


@pytest.mark.parametrize(
    "text",
    ["two off sick so we were short", "road was shut after a crash", "note never got passed on"],
)
@pytest.mark.parametrize("guess", ["customer_said", "compensation", "advance"])
def test_why_it_happened_is_a_fact_before_anybody_asked(
    coach: Coach, text: str, guess: str
) -> None:
    assert wrapping_up(coach, text, guess, confidence=0.99) == "fact"


@pytest.mark.parametrize(
    ("text", "guess"),
    [
        ("she's calm now", "customer_said"),
        ("what caused it usually?", "explain"),
        ("all sorted", "resolve"),
        ("i'll ring her fri", "follow_up"),
    ],
)
def test_what_tells_no_cause_is_none(coach: Coach, text: str, guess: str) -> None:
    assert wrapping_up(coach, text, guess, confidence=0.99) == guess


@pytest.mark.parametrize(
    ("text", "confidence", "expected"),
    [
        ("dryer 6 again, thermostat", 0.87, "fact"),
        ("printer jam again", 0.999, "out_of_scope"),
        ("fgfgfgf", 0.9, "out_of_scope"),
        ("is it raining outside?", 0.9, "out_of_scope"),
    ],
)
def test_only_what_the_model_knows_for_nonsense_is_sent_away(
    coach: Coach, text: str, confidence: float, expected: str
) -> None:
    ranking = (("out_of_scope", confidence), ("fact", (1 - confidence) / 2))
    more = {"confidence": confidence, "ranking": ranking}
    assert understood(coach, text, "out_of_scope", True, **more) == expected


@pytest.mark.parametrize("text", ["nah", "yep"])
def test_a_bare_yes_or_no_is_never_nonsense(coach: Coach, text: str) -> None:
    assert understood(coach, text, "out_of_scope", True, confidence=0.48) == "smalltalk"


@pytest.mark.parametrize(("text", "guess"), [("Forfar", "framework"), ("Kallangur", "smalltalk")])
def test_a_bare_name_is_a_fact(coach: Coach, text: str, guess: str) -> None:
    assert understood(coach, text, guess, True, confidence=0.85) == "fact"


@pytest.mark.parametrize(("text", "guess"), [("use mama", "framework"), ("thanks", "smalltalk")])
def test_a_word_that_asks_for_it_is_no_bare_name(coach: Coach, text: str, guess: str) -> None:
    assert understood(coach, text, guess, True, confidence=0.85) == guess


def test_a_promise_behind_something_else_is_one(coach: Coach) -> None:
    text = "no charge and i'll check her finger myself sat morning"
    assert understood(coach, text, "fact", True, confidence=0.95) == "follow_up"
