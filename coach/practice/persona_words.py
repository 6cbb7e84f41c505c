"""The words and signs by which a new wording of a customer's line is held against the line itself."""

from __future__ import annotations

import re

from coach.lean_spacy import blank

WORD = re.compile(r"[^\W_]+")
CHARACTERS = frozenset(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    "\u00e9\u00e8\u00ea\u00e1\u00e0\u00e4\u00f6\u00fc\u00f1\u00e7\u00ef\u00f3\u00ed"
    " .,!?;:'\"%$\u20ac\u00a3-\u2013\u2014\u2026\u2018\u2019\u201c\u201d"
)
"""Enough for English speech; anything else has to be in the line itself."""
LINK = re.compile(r"\w*://\S*|\bwww\.\S*|\S+@\S+|\b\w+\.[a-z]{2,}\b", re.IGNORECASE)
LABEL = re.compile(r"\s*\w+(?: \w+)?:(?!\d)")


def _any(*words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)


_UNITS = r"(?:days?|weeks?|months?|years?|hours?|minutes?|times?|nights?|dollars?|pounds?|euros?)"
_TENS = ("ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
FIGURES = {word: str(figure) for figure, word in enumerate(_ONES)} | {
    word: str(10 * figure) for figure, word in enumerate(_TENS, 1)
}
"""Number words as figures."""
NUMBERS = re.compile(
    rf"\d+(?:[.,:]\d+)*|[$\u20ac\u00a3%]|\bone(?=[ -]{_UNITS}\b)"
    rf"|\b(?:{'|'.join(word for word in FIGURES if word != 'one')}"
    r"|hundreds?|thousands?|millions?|dozens?|once|twice|thrice|half|third|fourth|fifth|sixth|seventh|eighth"
    r"|ninth|tenth|percent|dollars?|bucks?|euros?|pounds?|quid|cents?|pence)\b",
    re.IGNORECASE,
)
SIGNS = {
    "$": ("dollar", "dollars", "buck", "bucks"), "\u20ac": ("euro", "euros"),
    "\u00a3": ("pound", "pounds", "quid"), "%": ("percent",),
}  # fmt: skip
"""Signs, and the words that are spoken for them."""
DATES = _any(
    "mon", "tues?", "wed", "thurs?", "fri", r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?",
    "january", "february", "april", "june", "july", "august", "september", "october", "november",
    "december", "today", "tonight", "tomorrow", "yesterday", "noon", "midday", "midnight",
    "mornings?", "afternoons?", "evenings?", "nights?", "weekends?", "weeks?", "months?", "years?",
    "days?", "hours?", "minutes?", "fortnights?", r"o['\u2019]clock", "am", "pm", r"[ap]\.m",
)  # fmt: skip
QUESTION = re.compile(
    r"\?|(?:^|[.!;]\s+)(?:can|could|will|would|shall|should|may|do|does|did|is|are|was|were|have|has|had)"
    r"(?:n['\u2019]t)? (?:i|you|we|they|he|she|it|there|any\w+|some\w+)\b[^.?!;]*(?=[.!;]|$)",
    re.IGNORECASE,
)
"""A question, with its mark or without."""
MEANINGS = (
    re.compile(
        r"\b(?:no|not|never|nothing|nobody|none|nowhere|neither|nor|cannot|without|hardly)\b|n['\u2019]t\b",
        re.I,
    ),
    _any(
        "deal", r"agree\w*", r"accept\w*", "settled?", "sorted", "resolved?", "satisfied", "happy", "fixed",
        "works? (?:for me|fine|well)", "that works", "fine by me", r"let['\u2019]?s do", "all good",
        r"we['\u2019]?re (?:good|done|fine|square|even)", "suits me", "sounds good", "good enough", "forgive",
        r"i['\u2019]?ll take (?:it|that)", "fair enough", "go ahead",
    ),
    _any("yes", "yep", "yeah", "yup", "sure", "okay", "ok", "all right", "alright"),
    _any(
        "bye", "goodbye", "good night", r"hang(?:ing)? up", r"i['\u2019]?m (?:leaving|done|off|going)",
        r"cancel\w*", r"give up", "dispute", "have a good", "take care",
    ),
    _any(r"manager\w*", r"supervisor\w*", "boss", "in charge", "superiors?", "somebody else", "someone else"),
    _any("thanks?", "thank you", "grateful", r"appreciat\w+", "cheers"),
)  # fmt: skip
"""What a line does; a new wording does all of it and nothing else."""
NEVER_NEW = (
    # Staff: an apology, an offer, a promise, the company's voice.
    _any(
        "sorry", r"apolog\w+", r"regret\w*", r"refund\w*", r"compensat\w+", r"reimburs\w+", r"vouchers?",
        r"discounts?", r"credits?", r"coupons?", r"replacements?", "free", r"offer\w*", r"gifts?", "inconvenience",
        "patience", "assist", "assistance", r"escalat\w+", "policy", "we", "we'll", "our", "us", "on behalf",
        "valued", "rest assured", "look into", "how (?:can|may) i help", "anything else",
        r"i(?:['\u2019]ll| will| can|['\u2019]d) (?:\w+ )?(?:send|pay|give|arrange|call you|ring you|check|see what"
        r"|make sure|sort|fix|transfer|help)",
    ),
    # Machines, and what they were told.
    _any(
        "ai", r"artificial\w*", r"models?", "llm", "gpt", r"chat ?gpt", r"assistants?", r"bots?", r"chatbots?",
        r"prompts?", r"instructions?", r"instructed", r"ignor\w+", r"systems?", r"role[- ]?play\w*", r"scenarios?",
        r"trainees?", "training", r"practice", r"practi[sc]ing", r"personas?", r"customers?", "scripted", r"scripts?",
        r"characters?", r"rephras\w+", r"reword\w*", "as an", "json", "api", r"tokens?", "keys?", "passwords?",
        "score", r"scored?", "points",
    ),
    # The stage.
    _any(
        r"sigh\w*", r"paus(?:es|ing)", "laughs", "shouts", r"shouting", "whispers", "angrily", "sternly", "coldly",
        "rolls", "sobs", "groans", "voice", "tone",
    ),
    # Abuse and threats.
    _any(
        r"f+u+c*k\w*", r"\w*shit\w*", r"bitch\w*", r"bastard\w*", r"arse\w*", r"ass", r"asshole\w*", r"cunt\w*",
        r"dick\w*", r"piss\w*", r"crap\w*", r"damn\w*", r"bloody", r"hell", r"idiot\w*", r"stupid\w*", r"moron\w*",
        r"imbecile\w*", r"dumb\w*", r"useless", r"pathetic", r"scum\w*", r"liars?", r"lying", r"thie(?:f|ves)",
        r"crooks?", r"kill\w*", r"die", r"hurt\w*", r"hit", r"beat", r"punch\w*", r"burn\w*", r"bomb\w*", r"sue",
        r"suing", r"court", r"lawyers?", r"solicitors?", r"police", r"hate", r"retard\w*", r"whores?", r"sluts?",
        r"shut up", r"screw\w*", r"disgusting", r"fat", r"ugly", r"incompetent", r"clowns?", r"fools?",
    ),
)  # fmt: skip
"""Words that may be in a new wording only if the line itself has them."""
_MORE = """
okay ok yeah yep oh hi hello want wanted know going gonna got get let like come came time day days
thing things right good look think thought said say tell told need really honestly listen way back
long waiting wait sort maybe don didn doesn isn wasn won couldn wouldn haven hasn s t d m ll ve re
"""
EVERYDAY = frozenset(blank("en").Defaults.stop_words) | frozenset(_MORE.split())
"""Words by which English is told."""
