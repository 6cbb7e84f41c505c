"""Reads a promise out of a message: what, and by when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from uuid import uuid4

from coach.deadlines import Deadline
from coach.entries import Promise
from coach.recovery import Recovery

_CLAUSE = re.compile(r"(?:\.(?!\d)|[;!?\n])+|,\s+|\s+(?:and then|then|but)\s+")
_ASKING = re.compile(
    r"^(?:(?:ok|right|note|agreed|we sorted|sorted|promised?|follow[- ]?up):\s*"
    r"|(?:ok|pls|please|can you|could you)\s+)*"
    r"(?:(?:remind me to|remind me|need to|i'?ll|i will|we'?ll|i'?m going to|gonna|going to"
    r"|(?:i |we )?(?:promised?|told|said to|agreed with)\b(?: (?:him|her|them|cust(?:omer)?))?"
    r"(?: (?:to|that|i'?ll|i'?d|we'?ll|we'?d)\b)*"
    r"|(?:(?:i|we|just|have) )*offered(?: (?:him|her|them|cust(?:omer)?))?"
    r"|said (?:i'?ll|i'?d|we'?ll|we'?d)|set (?:a |up )?(?:follow[- ]?up|reminder)(?: to)?"
    r"|add (?:a )?(?:follow[- ]?up|promise)(?: to)?)(?:\s+|$))?",
    re.IGNORECASE,
)
_HAPPENED = re.compile(
    r"\b(?:came|arrived|was|were|been|got here|turned up|showed up)\b(?:\s\w+){0,2}\s*$",
    re.IGNORECASE,
)
_DOING = re.compile(
    r"\b(?:will|i'?ll|we'?ll|ring\w*|call\w*|phon\w+|text\w*|e?mail\w*|send\w*|sent|post\w*|book\w*|deliver\w*|refund\w*"
    r"|repl\w+|fix\w*|visit\w*|check\w*|updat\w+|confirm\w*|collect\w*|com(?:e|es|ing)|go(?:es|ing)|restor\w+|transfer\w*"
    r"|pay\w*|credit\w*|arrang\w+|engineer|courier|message\w*|write|let|see|new)\b",
    re.IGNORECASE,
)
_ALSO = re.compile(
    r"\s*(?:(?:and|n|&|\+|plus|also|then)\s+)?"
    rf"(?=(?:(?:i|i'?ll|we|we'?ll|will|also|then|the|her|his|their|a|[a-z]+(?=\s+(?:will|is|ll)\b))\s+)*{_DOING.pattern})",
    re.IGNORECASE,
)
"""Behind a time, the beginning of another act with a time of its own: "refund by fri and ring her mon"."""
_TRAILING = re.compile(r"\s+(?:on|by|at|for|from|before|this|next|to|until)$", re.IGNORECASE)
"""What a time leaves behind when it is cut out: "ring you by", "comes to us on"."""


def promise_in(
    text: str,
    deadline: Deadline | None,
    who: str,
    turn: str,
    now: datetime,
    others: Sequence[Deadline] = (),
) -> Promise | None:
    """The promise in the clause that holds the deadline; with no deadline, in the whole message."""
    clause = _clause_at(text, deadline, others) if deadline else text
    what = _without(clause, deadline.text) if deadline else clause
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


def _without(clause: str, time: str) -> str:
    """The clause without the time, wherever it stands, and without the word that led to it."""
    before, _, after = clause.partition(time)
    return f"{_TRAILING.sub('', before.rstrip())} {after}"


def promises_in(
    text: str, deadlines: Sequence[Deadline], who: str, turn: str, now: datetime
) -> list[Promise]:
    """A promise for each part of the message that holds a deadline; with none, the whole message is one.

    Beside parts that tell of something being done, a part that only names a day ("flight tues") is none.
    """
    clauses = {_clause_at(text, deadline, deadlines): deadline for deadline in reversed(deadlines)}
    told = [(clause, clauses[clause]) for clause in reversed(clauses)]
    told = [(clause, at) for clause, at in told if not happened(text, at)] or told
    done = [deadline for clause, deadline in told if _DOING.search(clause)]
    chosen: Sequence[Deadline | None] = done or [deadline for _, deadline in told] or [None]
    made = (promise_in(text, deadline, who, turn, now, deadlines) for deadline in chosen)
    return [promise for promise in made if promise is not None]


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


def _clause_at(text: str, deadline: Deadline, others: Sequence[Deadline] = ()) -> str:
    """The part of the message that holds the deadline, without the acts that ``others`` belong to."""
    start = 0
    for begin, end in _cuts(text, others):
        if begin >= deadline.end:
            return text[start:begin]
        if end <= deadline.start:
            start = max(start, end)
    return text[start:]


def _cuts(text: str, deadlines: Sequence[Deadline]) -> list[tuple[int, int]]:
    cuts = [cut.span() for cut in _CLAUSE.finditer(text)]
    for deadline in deadlines[:-1]:
        if also := _ALSO.match(text, deadline.end):
            cuts.append(also.span())
    return sorted(cuts)
