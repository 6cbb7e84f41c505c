"""What the employee would like to give, in their own words: "refund all plus £50", "200 off", "double"."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace

from coach.values import unit_of

_NUMBER = r"\d[\d,]*(?:\.\d{1,2})?"
_GIVE = (
    r"give|giving|offer|offering|refund|credit|send|knock|take|do|allow|allowed|pay|paying|bung|go(?:\s(?:up\s)?to)?"
    r"|up\sto|wants?|after|asking\sfor|demand(?:s|ing)|looking\sfor|expects?|claiming"
)
_TERM = re.compile(
    r"(?P<percent>\d{1,4}(?:\.\d+)?)\s?(?:%|percent|per\scent|pct)(?!\w)"
    r"|(?<!charged\s)(?<!billed\s)(?<!paid\s)\b(?P<double>double|2x|twice(?=\s(?:the|her|his|their|what)\b))"
    r"(?!\s(?:book|charg|bill|room|bed|check|glaz|shift|pay|espresso|debit))(?:[\s\w]{0,20}?\sback\b)?"
    r"|\b(?P<triple>triple|3x|treble)\b(?:[\s\w]{0,20}?\sback\b)?"
    r"|\b(?P<all>full\srefund|in\sfull|money\sback|all\s(?:her|his|their|the|your)\smoney|everything|the\slot\b"
    r"|(?:refund|credit|comp|wipe|waive)(?:\s(?:her|him|them|it))?\s(?:all|the\s(?:whole|full|entire|bill))\b"
    r"|the\s(?:whole|full|entire)\s(?:amount|price|sum|cost|bill|order))(?!\sright|\sok)"
    r"|\b(?P<half>half)\s(?:off|price|the|back|of\sit|now|as|her|his|their)\b"
    rf"|(?P<sign>[\u00a3$\u20ac])\s?(?P<after>{_NUMBER})(?P<thousand>k)?\b"
    rf"|\b(?P<before>{_NUMBER})\s?(?P<coin>quid|pounds?|gbp|dollars?|usd|bucks|euros?|eur)\b"
    rf"|\b(?P<bare>{_NUMBER})(?=\s*(?:$|[,;!?]|\.(?!\d)|\+|plus\s\d|(?:off|back|credit|voucher|goodwill|instead|extra|more|on\stop|for\s[a-z]+)\b))",
    re.IGNORECASE,
)
_TIME = r"month|mth|week|wk|year|yr"
_FREE = re.compile(
    rf"\b(?P<count>\d{{1,2}}|an?|one|two|three|next|this|half a)\s(?P<unit>{_TIME})s?(?:'s?)?"
    r"(?:\s(?:for|sub|subscription|rental))?\s(?:free|nothing)\b"
    rf"|\b(?P<count2>\d{{1,2}}|an?|one|two|three)\sfree\s(?P<unit2>{_TIME})s?\b"
    r"|\b(?:waive|waiving|write off|comp|refund)\s(?:the\s|all\s)?"
    rf"(?P<count3>\d{{1,2}}|an?|one|two|three|next|this)\s(?P<unit3>{_TIME})s?\b",
    re.IGNORECASE,
)
"""Time that isn't to be paid for: "2 months free"."""
_COUNTS = {"a": 1, "an": 1, "one": 1, "next": 1, "this": 1, "two": 2, "three": 3, "half a": 0.5}
_TIMES = re.compile(
    rf"\s?(?:a\s|per\s|p/|/|each\s|every\s)\s?(?P<unit>{_TIME})\b\s(?:for|x)\s?(?P<count>\d{{1,2}})\s?(?P<of>{_TIME})s?\b",
    re.IGNORECASE,
)
"""Behind a sum, how often it is meant: "a month for 2 months"."""
_SHARES = {"half": 50, "all": 100, "double": 200, "triple": 300}
_SIGNS = {"q": "\u00a3", "p": "\u00a3", "g": "\u00a3", "d": "$", "u": "$", "b": "$", "e": "\u20ac"}
"""First letter of a currency as it is typed → its sign."""
_GIVEN = re.compile(rf"\b(?:{_GIVE})(?:\s[\w']+){{0,3}},?\s*$", re.IGNORECASE)
_GIVEN_BARE = re.compile(
    rf"\b(?:{_GIVE})(?:\s(?:her|him|them|it|a|for|to|up|the))*\s*$", re.IGNORECASE
)
_JUDGED = re.compile(
    r"\s?(?:as\s)?(?:a\s)?(?:off|back|credit|vouchers?|goodwill|gift|extra|on\stop|compensation|too\s(?:much|little|low|high)|ok|okay|enough"
    r"|fair|reasonable|all\sright)\b",
    re.IGNORECASE,
)
_BARE_OFF = re.compile(r"\s?(?:off|voucher|goodwill)\b", re.IGNORECASE)
_AT_STAKE = re.compile(
    r"\b(?:cost|costs|paid|paying\sfor|worth|price|bill|total|charged|spent|order|room|flight|ref)(?:\s\w+){0,2}\s*$",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r"^[\w\s']{0,16}(?:\bplus\b|\band\b|\+|\bwith\b|\bon top\b)\s*"
    r"(?:(?:an?|another|extra|also|then|give|her|him|them|about)\s*)*$",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"\b(?:because|cos|coz|cuz|bc|reason:|due to)\s+(?P<why>\S.*)$", re.IGNORECASE | re.DOTALL
)


@dataclass(frozen=True)
class Proposal:
    """Something the employee would like to give; with both ``percent`` and ``money``, one on top of the other."""

    percent: int | None = None
    """Of the amount at stake."""
    money: float | None = None
    sign: str | None = None
    """The currency sign as it was typed; None when only a number was."""
    free: tuple[float, str] | None = None
    """Time that isn't to be paid for, and its unit: ``money`` is what it costs, if that is known."""
    reason: str | None = None
    """Why, when the message says so."""
    quotes: tuple[str, ...] = ()
    """The words that named it."""

    @property
    def named(self) -> bool:
        """Whether anything was proposed at all."""
        return self.percent is not None or self.money is not None


def proposal(text: str) -> Proposal:
    """The proposal in ``text``; fields stay None when it names no size."""
    terms: list[re.Match[str]] = []
    for match in _TERM.finditer(text):
        joined = bool(terms) and _JOINED.match(text[terms[-1].end() : match.start()]) is not None
        if (not terms or joined) and _counts(match, text, joined):
            terms.append(match)
    shares = [share for share in map(_share, terms) if share is not None]
    sums = [_money(match) * _times(match, text) for match in terms if _share(match) is None]
    why = _REASON.search(text)
    return Proposal(
        percent=sum(shares) if shares else None,
        money=sum(sums) if sums else None,
        sign=next((sign for match in terms if (sign := _sign(match))), None),
        free=_for_so_long(terms, text) if sums else _free(text),
        reason=why["why"].strip() if why else None,
        quotes=tuple(match[0] for match in terms),
    )


def for_free(wanted: Proposal, rate: tuple[str, float] | None) -> Proposal:
    """The proposal with its free time as a sum, by what is paid for each month; as it is where that isn't known."""
    if wanted.free is None or rate is None or wanted.named:
        return wanted
    count, unit = wanted.free
    paid_for, each = rate
    months = {"month": 1, "year": 12}
    times = (
        months.get(unit, 0) / months[paid_for] if paid_for in months else float(unit == paid_for)
    )
    return replace(wanted, money=round(count * times * each, 2)) if times else wanted


def sign_in(quote: str) -> str | None:
    """The currency sign in the words that told an amount; None when they hold none."""
    match = next((m for m in _TERM.finditer(quote) if m["sign"] or m["coin"]), None)
    return _sign(match) if match else None


def _counts(match: re.Match[str], text: str, joined: bool) -> bool:
    """Whether a number is something to give: what they paid is not, nor is the number of an order."""
    if _share(match) is not None or joined:
        return True
    before, after = text[: match.start()], text[match.end() :]
    if each := _TIMES.match(after):
        after = after[each.end() :]
    if _AT_STAKE.search(before):
        return False
    if match["bare"]:
        return bool(_GIVEN_BARE.search(before) or _BARE_OFF.match(after))
    return bool(_GIVEN.search(before) or _JUDGED.match(after))


def _share(match: re.Match[str]) -> int | None:
    if match["percent"]:
        return math.ceil(float(match["percent"]))
    return next((share for name, share in _SHARES.items() if match[name]), None)


def _free(text: str) -> tuple[float, str] | None:
    match = _FREE.search(text)
    if match is None:
        return None
    count, unit = next(
        (match[f"count{n}"].lower(), match[f"unit{n}"])
        for n in ("", "2", "3")
        if match[f"count{n}"]
    )
    return float(_COUNTS.get(count) or count), unit_of(unit)


def _for_so_long(terms: list[re.Match[str]], text: str) -> tuple[float, str] | None:
    told = (_TIMES.match(text, match.end()) for match in terms)
    return next(((float(each["count"]), unit_of(each["unit"])) for each in told if each), None)


def _times(match: re.Match[str], text: str) -> int:
    each = _TIMES.match(text, match.end())
    return int(each["count"]) if each and unit_of(each["unit"]) == unit_of(each["of"]) else 1


def _money(match: re.Match[str]) -> float:
    digits = match["after"] or match["before"] or match["bare"]
    return float(digits.replace(",", "")) * (1000 if match["thousand"] else 1)


def _sign(match: re.Match[str]) -> str | None:
    return match["sign"] or (_SIGNS[match["coin"][0].lower()] if match["coin"] else None)
