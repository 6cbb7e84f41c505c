"""A small scenario of the tests' own, so that they don't hang on the words of those that are shipped."""

from __future__ import annotations

from collections.abc import Sequence

from phrasebank.schema.scenario import Scenario

WHERE, WHEN, FOR_WHOM = "Where is the lamp now?", "When did it break?", "Who was the lamp for?"
REFUND, NEW_LAMP, VOUCHER = (
    "I'll refund you by noon today.",
    "I'll send you a new lamp by noon today.",
    "I can give you a voucher.",
)
KIND = (
    "I'm so sorry, that was our mistake.",
    "I can only imagine how upset you are, with your lamp in pieces.",
    "So the lamp came in pieces and nobody rang you back. Tell me what happened.",
)
"""After these, a fair offer is taken."""


def _any(to: str, *says: str) -> dict[str, object]:
    return {"to": to, "says": list(says)}


ASKED = {
    "where": ["Where have you put it?", "Which room is it in?", "Have you kept the pieces?"],
    "when": ["Which day was that?", "Since when is it broken?", "How long ago was it?"],
    "for_whom": ["Was it a present?", "Is it for somebody in the family?", "Who will miss it?"],
}


def _fact(name: str, asks: str, says: Sequence[str], hidden: bool = False) -> dict[str, object]:
    told = {"about": f"About {name}.", "asks": [asks], "asked": ASKED[name]}
    return {"id": name, **told, "says": says, "hidden": hidden}


def _remedy(name: str, words: str, enough: bool) -> dict[str, object]:
    says = [] if name == "refund" else [f"So, the {name} it is."]
    return {"id": name, "about": name, "words": [words], "enough": enough, "says": says}


LAMP = Scenario.model_validate({
    "id": "lamp", "source": "own", "title": "A lamp in pieces", "trade": "retail",
    "failure": "lost_damaged", "temperament": "furious", "noun": "lamp",
    "customer": {"name": "Ida Berg", "about": "A teacher whose lamp came in pieces."},
    "you": "You answer for a lamp shop.",
    "limits": ["You may refund the lamp.", "You may send a new one."],
    "opening": ["My lamp came in pieces and I am furious!", "This lamp is a disgrace!"],
    "story": ["I opened the box and it was all glass.", "I rang twice.", "Nobody called me back."],
    "wish": ["I want a lamp that isn't broken.", "Just a lamp. In one piece."],
    "facts": [
        _fact("where", "where (is|are) the (lamp|box)", ["It's in the hall.", "In the hall, I said."]),
        _fact("when", "when did (it|the lamp) break", ["On Monday.", "Monday, like I told you."]),
        _fact("for_whom", "who (is|was) the lamp for", ["It was for my mother.", "My mother."], True),
    ],
    "remedies": [
        _remedy("refund", "refund you", True), _remedy("lamp", "new lamp", True), _remedy("voucher", "voucher", False),
    ],
    "lines": [
        _any("accept", "Yes, do that.", "Fine, I'll take it."),
        _any("bargain", "That would do, but you haven't listened.", "Maybe. First hear me out."),
        _any("manager", "Get me your manager."),
        _any("leave", "I'm going.", "That's it, goodbye."),
        _any("closing", "Goodbye then.", "Thanks, bye."),
        _any("helps", "All right.", "Thank you for that."),
        _any("hurts", "How dare you.", "Unbelievable."),
        _any("hollow", "“{quote}”, you say.", "Spare me that."),
        _any("fix_dated", "{deadline}, and not a minute later."),
        _any("neutral", "And?", "Well?"),
        _any("unknown", "I couldn't tell you.", "No idea.", "I'd have to look."),
    ],
    "second_failure": {
        "event": "The last lamp has just been sold.", "says": ["Sold? Again?"], "breaks": ["lamp"],
    },
    "scripts": {"recovers": [*KIND, REFUND], "loses": ["Calm down.", "No."], "second": [*KIND, NEW_LAMP]},
})  # fmt: skip
