"""A second look at the model's guess: what the words of a message plainly say against it, within a case."""

from __future__ import annotations

from coach.behaviours.resolve import result_in
from coach.cause_asked import REACTIONS, SAYINGS, tells_the_cause
from coach.draft import quotes_them
from coach.proposal import proposal
from coach.told_plainly import told_plainly
from coach.turn import Turn

#: Words; an answer in short.
_SHORT = 8
_FEW = 4
_VERY_SURE = 0.9
_NONSENSE, _PERHAPS = 0.88, 0.03
_TELLS = ("fact", "customer_said", "follow_up", "resolve")
"""What a message may be instead of nonsense, when the model holds it for possible at all."""
#: Guesses that a plain offer with a day to it is taken for.
_TELLING = ("customer_said", "fact", "advance", "start")
#: Guesses that the matter is another one than the case.
_ELSEWHERE = ("out_of_scope", "wellbeing")
_ENOUGH = 12
"""Words; a longer message that asks for other words holds a draft too."""


def against_the_guess(turn: Turn, guess: str, *, sure: bool) -> str | None:
    """The behaviour that the words ask for instead of ``guess``; None when they say nothing against it."""
    if plainly := _plainly_asked(turn, guess) or told_plainly(turn, guess, sure=sure):
        return plainly
    if guess == "explain" and _switches(turn):
        return "framework"
    if guess == "escalate" and _only_says(turn):
        return "customer_said"
    if tells_the_cause(turn, guess):
        return "fact"
    if guess in _ELSEWHERE and (told := _told_of_the_case(turn, guess)):
        return told
    if dated := _about_a_date(turn, guess):
        return dated
    if guess == "why" and not sure and "wants" in turn.facts.signals and "?" not in turn.text:
        return "customer_said"
    if guess == "resolve" and (_goes_on(turn) or (not sure and _still_upset(turn))):
        return "customer_said"
    return None


def tells_more(turn: Turn) -> bool:
    """Trouble or a reaction of the customer's, told and not asked about."""
    told = bool(turn.facts.failures) or any(signal in turn.facts.signals for signal in REACTIONS)
    told = told or any(cause.id != "unknown" for cause in turn.facts.causes)
    return told and "question" not in turn.asked and "?" not in turn.text


def _told_of_the_case(turn: Turn, guess: str) -> str | None:
    """What is no nonsense and no cry for help, as the words show: "hotel n meals sorted", "just do 30 off"."""
    if guess == "out_of_scope" and any(request.startswith("offer.") for request in turn.asked):
        return "compensation"
    if guess == "wellbeing" and "explain.prevent" in turn.asked:
        return "explain"
    asks = "question" in turn.asked or "?" in turn.text
    own = any(signal.startswith("employee_") for signal in turn.facts.signals)
    if asks or own or "employee.own" in turn.asked:
        return None
    wrapping_up = turn.case is not None and turn.case.phase == "wrapup"
    if turn.facts.causes and (guess == "wellbeing" or wrapping_up):
        return "fact"
    if guess == "wellbeing" or (turn.confidence >= _VERY_SURE and not _is_upset(turn)):
        return None
    if proposal(turn.text).named:
        return "compensation"
    said = (
        tells_more(turn)
        or _is_upset(turn)
        or any(signal in turn.facts.signals for signal in SAYINGS)
    )
    if said and not wrapping_up:
        return "customer_said"
    return "fact" if guess == "out_of_scope" and _may_be_of_the_case(turn) else None


def _may_be_of_the_case(turn: Turn) -> bool:
    """A few words that the model isn't certain about: "dryer 6 again, thermostat" is part of the story.

    Real nonsense it knows: nearly all is guessed as surely as this. One word alone may be a slip of keys.
    """
    next_best = turn.ranking[1] if len(turn.ranking) > 1 else ("", 0.0)
    tells = next_best[0] in _TELLS and next_best[1] >= _PERHAPS
    return tells and turn.confidence < _NONSENSE and len(turn.text.split()) > 1


def _about_a_date(turn: Turn, guess: str) -> str | None:
    """A date that the customer would like is no promise of ours; one that was offered to them is."""
    if turn.facts.deadline is None or "question" in turn.asked:
        return None
    ours = any(request.startswith("follow_up.") for request in turn.asked)
    if guess == "follow_up" and "wants" in turn.facts.signals and not ours:
        return "customer_said"
    taken = not any(signal in turn.facts.signals for signal in (*SAYINGS, "repeated"))
    told = taken and "customer.reports" not in turn.asked and not turn.facts.failures
    return "follow_up" if guess in _TELLING and "follow_up.offered" in turn.asked and told else None


def _switches(turn: Turn) -> bool:
    """An order to follow a framework by its name, and no question about it: "use service success"."""
    ordered = "framework.use" in turn.asked and "question" not in turn.asked
    return ordered and "?" not in turn.text and bool(turn.coach.framework_names.named(turn.text))


def _only_says(turn: Turn) -> bool:
    """What they want, how they take it or what else went wrong, and nothing of a threat or a manager in it."""
    said = any(signal in turn.facts.signals for signal in SAYINGS)
    short = len(turn.text.split()) <= _SHORT and turn.confidence < _VERY_SURE
    said = said or (short and bool(turn.facts.failures)) or _is_upset(turn)
    return said and "escalate.ask" not in turn.asked


def _is_upset(turn: Turn) -> bool:
    """A few words of how they feel, in which no threat is known: "dad going mental at desk"."""
    return bool(turn.facts.feelings) and len(turn.text.split()) <= _SHORT


def _plainly_asked(turn: Turn, guess: str) -> str | None:
    """What the words ask for against the model: a CRM note, words for an e-mail, a correction."""
    exports = any(request.startswith("export.") for request in turn.asked)
    if guess == "record" and exports and "record.note" not in turn.asked:
        return "export"
    if guess == "export" and "phrase.email" in turn.asked and not exports:
        return "phrase"
    if guess == "out_of_scope" and "fact.corrects" in turn.asked and turn.facts.noun:
        return "fact"
    if guess == "out_of_scope" and {"smalltalk.yes", "smalltalk.no"} & turn.asked:
        return "smalltalk" if len(turn.text.split()) == 1 else None
    if drafted := _drafted(turn, guess):
        return drafted
    named = turn.coach.framework_names.named(turn.text)
    if guess in ("framework", "explain") and "offer.gift" in turn.asked and not named:
        return "compensation"  # "whats better, wine or dessert" sets no two methods side by side
    told = turn.facts.noun or turn.facts.failures
    if guess == "check" and "fact.no" in turn.asked and turn.draft is None and told:
        return "fact"
    return None


def _drafted(turn: Turn, guess: str) -> str | None:
    """A draft that nothing announces ("we cant refund because of policy"), or only the wish for other words."""
    asks = "question" in turn.asked or "?" in turn.text
    if guess == "compensation" and "check.draft" in turn.asked and not asks:
        return "check"
    few = len(turn.text.split()) <= _ENOUGH and turn.draft is None
    if guess == "check" and turn.draft is None and not asks and quotes_them(turn.text):
        return "customer_said"
    return "phrase" if guess == "check" and "phrase.reword" in turn.asked and few else None


def _still_upset(turn: Turn) -> bool:
    """Thanks do not end it while something is still on their mind: "she thanked me, still worried"."""
    return any(turn.packs.feelings[felt.id].level != "calm" for felt in turn.facts.feelings)


def _goes_on(turn: Turn) -> bool:
    """A few words that end nothing: "he didnt show" of the engineer, "shes stopped swearing"."""
    ends = result_in(turn) is not None or "ended" in turn.facts.signals
    few = len(turn.text.split()) <= _FEW and "question" not in turn.asked
    working = turn.case is not None and turn.case.phase == "open"
    told = "calmer" in turn.facts.signals or (turn.facts.failures and turn.confidence < _VERY_SURE)
    return working and few and bool(told) and not ends
