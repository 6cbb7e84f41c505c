"""Finds the name by which customers tell who they are: "this is Tom", "I'm Clare", "it's Priya here".

On a call an employee's own greeting is another turn; in what an employee types it isn't, so it is not looked for there.
"""

from __future__ import annotations

import re
from collections.abc import Container

from coach.values import Value
from phrasebank.packs import Packs

_GREETED = (
    r"(?:^|[.,!;:\n\u2013-]|\b(?:hi|hello|hey|hiya|morning|afternoon|evening|yes|yeah|ok|okay))\s*"
)
_FRAME = r"(?:[Tt]his is|[Ii]t(?:['\u2019]?s| is)|[Ii](?:['\u2019]?m| am))"
_WORD = r"[A-Z](?:['\u2019][A-Z])?[a-z]+(?:-[A-Z][a-z]+)?"
_HERE = r"\s+(?:here|speaking|calling|ringing|phoning)\b"
_END = r"(?=\s*(?:$|[.,!;\n\u2013])|\s+(?:here|speaking|calling|ringing|phoning|again|from|and|about)\b)"
_TOLD = re.compile(rf"(?i:{_GREETED})(?P<quote>{_FRAME}\s+(?P<name>{_WORD}(?:\s{_WORD})?)){_END}")
_ITS = re.compile(r"[Ii]t")
"""Before a place, a day or a thing as often as before a name: then only "it's Priya here" tells one."""
_WRITTEN_SMALL = re.compile(
    rf"(?i:{_GREETED})(?P<quote>(?:this is|it'?s) (?P<name>[a-z]{{3,}}(?: [a-z]{{3,}})?)) (?:speaking|calling)\b"
)
"""Speech is often written down without capitals."""
_NO_NAME = re.compile(
    r"(?:ing|ous|ness|ful|less|able|ible|ive|ical|ese|(?<!fr)(?<!mm)(?<!hm)(?<!e)(?<=\w{4})ed)$"
)
"""Endings of words that say how somebody is."""
_ALSO_NAMES = frozenset((
    "mark", "will", "bill", "sue", "hope", "joy", "penny", "rob", "grace", "rose", "pat", "jack",
    "frank", "dawn", "ray", "max", "grant", "dean", "drew", "carol", "guy", "miles", "faith",
))  # fmt: skip
"""Names that are words as well: a capital and no more than the name tells them."""
_NEVER = frozenset((
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january",
    "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december", "christmas", "easter", "english", "british", "scottish", "irish",
    "welsh", "polish", "spanish", "swedish", "danish", "finnish", "turkish", "jewish", "french",
    "dutch", "german", "italian", "greek", "indian", "asian", "african", "american", "canadian",
    "australian", "romanian", "bulgarian", "ukrainian", "russian", "nigerian", "pakistani",
    "muslim", "catholic", "hindu", "sikh", "buddhist", "london", "skint", "bonkers", "chaos",
    "mum", "dad", "god", "jesus", "christ", "bollocks", "bullshit", "shite", "crap", "carnage",
    "daft", "mental", "vegan", "vegetarian", "retired", "redundant",
))  # fmt: skip
"""Written with a capital without being a name, or said with one for weight; no pack has them."""


def own_name(text: str, ordinary: Container[str]) -> Value | None:
    """The name of whoever speaks, if they tell it. ``ordinary`` are words that are mostly no names."""
    for match in _TOLD.finditer(text):
        here = re.match(_HERE, text[match.end() :])
        if _ITS.match(match["quote"]) and not here:
            continue
        if all(_is_name(word, ordinary) for word in match["name"].split()):
            return Value(match["name"], match["quote"])
    small = _WRITTEN_SMALL.search(text)
    words = small["name"].split() if small else []
    if small is None or not all(_is_name(word, ordinary) for word in words):
        return None
    return Value(" ".join(map(str.capitalize, words)), small["quote"])


def ordinary_words(packs: Packs) -> frozenset[str]:
    """Every word of the patterns by which anything else is heard: "livid", "waiting", "broken"."""
    heard = (packs.failures, packs.feelings, packs.causes, packs.signals, packs.cues, packs.moves)
    lines = [line for entries in heard for entry in entries.values() for line in entry.words]
    lines += [noun for entry in packs.nouns.values() for noun in entry.nouns]
    return frozenset(word for line in lines for word in re.findall(r"[a-z]+", line.lower()))


def _is_name(word: str, ordinary: Container[str]) -> bool:
    small = word.lower()
    if small in _ALSO_NAMES:
        return True
    return small not in _NEVER and small not in ordinary and not _NO_NAME.search(small)
