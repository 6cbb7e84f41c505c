"""What may be offered in a case: the row of the table, the limits of each role, the card."""

from __future__ import annotations

from typing import Any

from rich.console import RenderableType
from rich.text import Text

from bot.preview.case import turn_of, understood
from bot.preview.drawing import View, heading, row, rows, said, table
from coach.behaviours import compensation
from coach.coach import Coach
from coach.limits import Limit, limit_of, own_role
from coach.offers import Advice, Stakes, advise, stakes_of
from coach.recovery import Recovery
from phrasebank.packs import Packs


def view(coach: Coach, case: Recovery, asked: str) -> View:
    """The offer for the case; ``asked`` is what the employee would like to give, in their words."""
    packs, turn = coach.packs, turn_of(coach, case, asked)
    stakes = stakes_of(case, packs)
    advice = advise(packs, stakes)
    shown = compensation.respond(turn).card
    return {
        "understood": understood(case, packs),
        **summary(packs, stakes, advice),
        "why": advice.row.why,
        "file": packs.file_of("rows", advice.row.id),
        "limits": [
            _limit(role.title, limit_of(role, stakes.amount, stakes.sign is None), packs)
            for role in packs.policy.roles
        ],
        "asked": asked,
        "card": shown.as_json() if shown else {},
    }


def summary(packs: Packs, stakes: Stakes, advice: Advice) -> dict[str, Any]:
    """The offer in a line or two."""
    return {
        "stakes": _stakes(stakes, packs),
        "row": advice.row.id,
        "kinds": [kind.title for kind in advice.kinds],
        "band": _band(advice),
        "money": money(packs, stakes.worth(advice.high)) if advice.high else None,
        "agrees": _who(packs, advice),
    }


def _band(advice: Advice) -> str:
    return f"{advice.low}\u2013{advice.high} %" if advice.high else "no money"


def _who(packs: Packs, advice: Advice) -> str:
    """Who may give the top of the band."""
    if advice.too_much:
        return "nobody in the policy"
    return (advice.approver or own_role(packs.policy)).title


def money(packs: Packs, sum_: float | None) -> str | None:
    """A sum with the policy's sign; pence only where there are any."""
    return None if sum_ is None else f"{packs.policy.symbol}{sum_:,.2f}".removesuffix(".00")


def _stakes(stakes: Stakes, packs: Packs) -> dict[str, str]:
    return {
        "failure": stakes.failure or "not told",
        "severity": stakes.severity,
        "fault": stakes.fault,
        "repeated": "yes" if stakes.repeated else "no",
        "value": stakes.value,
        "amount": money(packs, stakes.amount) or "not told",
    }


def _limit(title: str, limit: Limit, packs: Packs) -> dict[str, str]:
    return {
        "role": title,
        "percent": f"{limit.percent} %",
        "money": money(packs, limit.money) or "",
    }


def draw(view: View) -> list[RenderableType]:
    """The view as text; the card is drawn by the terminal's own hand."""
    limits = table("role", "may give, without asking", "")
    for each in view["limits"]:
        limits.add_row(each["role"], each["percent"], each["money"])
    top = f", at most {view['money']}" if view["money"] else ""
    return [
        *rows("understood", view["understood"]),
        row("stakes", ", ".join(f"{name} {value}" for name, value in view["stakes"].items())),
        Text(""),
        heading("The row that fits", view["row"], view["file"]),
        *rows("offer", view["kinds"]),
        row("how much", f"{view['band']}{top}", "bold"),
        row("why", view["why"]),
        row("agrees", f"{view['agrees']} (to the top of it)"),
        Text(""),
        limits,
        Text(""),
        heading("The card", said(view["asked"]) if view["asked"] else ""),
    ]
