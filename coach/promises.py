"""Reads a promise out of a message: what, and by when."""

from __future__ import annotations

import re
from datetime import datetime
from uuid import uuid4

from coach.deadlines import Deadline
from coach.entries import Promise
from coach.recovery import Recovery

_CLAUSE = re.compile(r"[.;!?\n]+|,\s+|\s+(?:and then|then|but)\s+")
_ASKING = re.compile(
    r"^(?:(?:ok|right|note|agreed|we sorted|sorted|promised?|follow[- ]?up):\s*"
    r"|(?:ok|pls|please|can you|could you)\s+)*"
    r"(?:(?:remind me to|remind me|need to|i'?ll|i will|we'?ll|i'?m going to|gonna|going to"
    r"|(?:i |we )?(?:promised?|told|said to|agreed with)\b(?: (?:him|her|them|cust(?:omer)?))?(?: (?:to|that|i'?ll|i'?d|we'?ll|we'?d)\b)*"
    r"|said (?:i'?ll|i'?d|we'?ll|we'?d)|set (?:a |up )?(?:follow[- ]?up|reminder)(?: to)?"
    r"|add (?:a )?(?:follow[- ]?up|promise)(?: to)?)(?:\s+|$))?",
    re.IGNORECASE,
)
_HAPPENED = re.compile(
    r"\b(?:came|arrived|was|were|been|got here|turned up|showed up)\b(?:\s\w+){0,2}\s*$",
    re.IGNORECASE,
)
_TRAILING = re.compile(r"\s+(?:on|by|at|for|this|next|to|until)$", re.IGNORECASE)


def promise_in(
    text: str, deadline: Deadline | None, who: str, turn: str, now: datetime
) -> Promise | None:
    """The promise in the clause that holds the deadline; with no deadline, in the whole message."""
    clause = _clause_at(text, deadline) if deadline else text
    what = clause.replace(deadline.text, " ") if deadline else clause
    what = _TRAILING.sub("", " ".join(_ASKING.sub("", what.strip()).split())).strip(" ,:-")
    if not what and deadline is None:
        return None
    return Promise(
        at=now,
        turn=turn,
        key=uuid4().hex,
        what=what or text.strip(),
        who=who,
        due=deadline.at if deadline else None,
        due_text=deadline.text if deadline else None,
    )


def happened(text: str, deadline: Deadline) -> bool:
    """Whether the day is told of what was ("it came monday"), not of what will be."""
    return bool(_HAPPENED.search(text[: deadline.start]))


def open_promises(recovery: Recovery) -> list[Promise]:
    """Promises still to be kept, the soonest first, those without a date last."""
    still = [promise for promise in recovery.promises if promise.state == "open"]
    return sorted(still, key=lambda promise: (promise.due is None, promise.due or promise.at))


def meant(recovery: Recovery, text: str) -> Promise | None:
    """The open promise that is spoken of: the one sharing most words, else the soonest."""
    words = set(re.findall(r"[a-z]{3,}", text.lower()))
    still = open_promises(recovery)
    return max(
        still,
        key=lambda p: len(words & set(re.findall(r"[a-z]{3,}", p.what.lower()))),
        default=None,
    )


def _clause_at(text: str, deadline: Deadline) -> str:
    start = 0
    for cut in _CLAUSE.finditer(text):
        if cut.start() >= deadline.end:
            return text[start : cut.start()]
        if cut.end() <= deadline.start:
            start = cut.end()
    return text[start:]
