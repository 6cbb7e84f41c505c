"""Turns that aren't in English are told apart, and nothing is concluded from them."""

from __future__ import annotations

import pytest

from coach.listening.listener import Listener
from tests.coach.listening.calls import heard, said

FOREIGN = [
    "Je suis vraiment très déçu, mon colis n'est jamais arrivé et personne ne répond.",
    "J'attends depuis deux heures et toujours rien",
    "C'est inadmissible, je veux un remboursement !",
    "¿Dónde está mi pedido? Llevo tres semanas esperando y nadie me contesta.",
    "Esto es una vergüenza, quiero hablar con el gerente",
    "Quiero mi dinero de vuelta ya",
    "Ich warte seit drei Wochen auf meine Bestellung und niemand ruft mich zurück!",
    "Das ist eine Frechheit, ich will mein Geld zurück",
    "Wo bleibt mein Paket?",
    "no entiendo nada",
    "C'est inacceptable",
    "c\u2019est nul",
    "je suis furieux",
    "non capisco",
    "Das ist schlecht!",
    "ich verstehe nicht",
    "mein Paket fehlt",
    "n\u00e3o entendo",
    "waar is het",
    "No funciona.",
    "Mera order abhi tak nahi aaya hai, aap log kya kar rahe ho",
    "Bhai mera paisa wapas karo abhi",
    "मेरा ऑर्डर अभी तक नहीं आया",
    "我的包裹还没到，太过分了",
    "где мой заказ??",
    "Γιατί δεν ήρθε;",
    "أين طلبي؟",
]
#: Hindi in Latin letters that isn't told for sure: read, but in silence.
IN_SILENCE = [
    "Mujhe paise wapas chahiye, bahut ho gaya",
    "Yeh bahut kharab service hai, teen hafte ho gaye",
    "merci beaucoup monsieur",
]
ENGLISH = [
    "wheres me parcel",
    "wot u gonna do bout it",
    "ur app dont wrk m8",
    "pls giv mony bk asap",
    "wer iz mi parsel",
    "ordrd pizza neva came",
    "soz wrong ordr nmbr",
    "refund?",
    "kaputt",
    "c'est la vie",
    "hasta la vista",
    "no problemo",
    "muchas gracias mate",
    "absolutely nada",
    "wrong size",
    "absolute rubbish",
    "no signal",
    "Le Creuset pan",
    "Ana da Silva",
    "Jan van Dijk",
    "die cast car",
    "non stop beeping",
    "pro rata",
    "dove soap",
    "in jest",
    "chicken tikka masala",
    "isn't it",
    "n't cool",
    "J'adore perfume broken",
    "Is het broken?",
    "9am EST",
    "ha ha ha ha",
    "broken washing machine dishwasher fridge",
    "asap pls refund order 48213",
    "Mrs Patel order 48213 oven Hackney",
    "Samsung Galaxy screen cracked",
    "croissants stale baguette mouldy",
    "hola my order no arrive",
    "Der parcel is not here, kaputt, I want my money",
    "The chicken tikka masala and the naan were cold, bilkul cold yaar",
    "vat u doin bro why no refund",
    "My name is Φωτεινή and I ordered a lamp",
    "10 µg Ω?",
    "𝐖𝐡𝐞𝐫𝐞 𝐢𝐬 𝐦𝐲 𝐩𝐚𝐫𝐜𝐞𝐥",
    "😡😡😡",
    "48213",
    "",
]


@pytest.mark.parametrize("speaker", ["customer", "agent"])
@pytest.mark.parametrize("text", FOREIGN)
def test_another_language_is_told(listener: Listener, text: str, speaker: str) -> None:
    found = listener.hear(said(f"{speaker}: {text}"))
    assert not found.understood
    assert (found.moves, found.anger, dict(found.cues), found.findings) == ((), None, {}, ())


@pytest.mark.parametrize("text", IN_SILENCE)
def test_what_is_not_told_for_sure_opens_no_case_and_says_nothing(
    listener: Listener, text: str
) -> None:
    call, told = heard(listener, f"customer: {text}", f"agent: {text}")
    assert call.recovery is None
    assert all(one.nudges == [] and one.promises == [] and one.moves == [] for one in told)


@pytest.mark.parametrize("text", ENGLISH)
def test_short_misspelt_and_mixed_english_is_read(listener: Listener, text: str) -> None:
    assert listener.hear(said(f"customer: {text}")).understood


def test_a_foreign_turn_changes_nothing_but_the_count(listener: Listener) -> None:
    before, _ = heard(listener, "customer: My sofa is nine days late and I'm furious!")
    after, (told,) = heard(listener, f"customer: {FOREIGN[0]}", call=before)
    assert (after.turns, told.turn, told.understood) == (2, 2, False)
    assert (after.recovery, after.anger, after.phase) == (
        before.recovery,
        before.anger,
        before.phase,
    )


def test_the_language_is_told_once_in_a_call(listener: Listener) -> None:
    lines = [
        f"{who}: {text}" for who, text in zip(["customer", "agent"] * 4, FOREIGN[:8], strict=True)
    ]
    _, told = heard(listener, *lines)
    assert [len(one.nudges) for one in told] == [1, 0, 0, 0, 0, 0, 0, 0]
    assert told[0].nudges[0].nudge == "foreign-1"


def test_after_a_foreign_turn_english_is_listened_to_again(listener: Listener) -> None:
    _, told = heard(
        listener, f"customer: {FOREIGN[0]}", "customer: Sorry. My sofa came in pieces, I'm furious!"
    )
    assert told[1].understood
    assert told[1].anger.level != "calm"
