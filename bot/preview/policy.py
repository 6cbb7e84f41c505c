"""The policy in force: roles, contacts, hours, and what it comes to in an example."""

from __future__ import annotations

from typing import Any, get_args

from rich.console import RenderableType
from rich.text import Text

from bot.preview.drawing import View, heading, row, table
from bot.preview.offer import money, summary
from coach.limits import limit_of
from coach.offers import Stakes, advise
from phrasebank.packs import Packs
from phrasebank.schema.offer import Severity
from phrasebank.schema.policy import Contact, Policy

NOT_SET = "not set"


def view(packs: Packs, amount: float) -> View:
    """The policy, with examples in which ``amount`` is at stake."""
    policy = packs.policy
    limits = {role.id: limit_of(role, amount) for role in policy.roles}
    return {
        "file": packs.file_of("policy"),
        "currency": f"{policy.currency} ({policy.symbol})",
        "default_framework": packs.frameworks[policy.default_framework].title,
        "amount": money(packs, amount),
        "roles": [
            {
                "title": role.title,
                "percent": f"{role.percent} %",
                "amount": money(packs, role.amount),
                "here": money(packs, limits[role.id].money),
                "uses_the_coach": role.id == policy.employee_role,
            }
            for role in policy.roles
        ],
        "contacts": [_contact(name, contact) for name, contact in contacts(policy).items()],
        "emergency_number": policy.emergency_number or NOT_SET,
        "hours": _hours(policy),
        "regulated_wording": policy.regulated_wording,
        "examples": _examples(packs, amount),
    }


def contacts(policy: Policy) -> dict[str, Contact]:
    """The contacts that the policy gives, by field."""
    found = {name: getattr(policy, name) for name in type(policy).model_fields}
    return {name: value for name, value in found.items() if isinstance(value, Contact)}


def unset(policy: Policy) -> list[str]:
    """The contacts whose phone is not a number yet."""
    return [name for name, contact in contacts(policy).items() if contact.number is None]


def _contact(name: str, contact: Contact) -> dict[str, Any]:
    number = contact.number or NOT_SET
    return {"field": name, "title": contact.title, "number": number, "note": contact.note}


def _hours(policy: Policy) -> str:
    hours = policy.hours
    return f"{' '.join(hours.days)}, {hours.opens}\u2013{hours.closes}, {hours.timezone}"


def _examples(packs: Packs, amount: float) -> list[dict[str, Any]]:
    """A delivery too late, our fault, again, for a regular customer: once for each severity."""
    failure = "late" if "late" in packs.failures else next(iter(packs.failures))
    cases = [
        Stakes(failure, severity, "ours", True, "regular", amount=amount)
        for severity in get_args(Severity)
    ]
    return [summary(packs, stakes, advise(packs, stakes)) for stakes in cases]


def draw(view: View) -> list[RenderableType]:
    """The view as text."""
    parts: list[RenderableType] = [
        heading("Policy", view["file"]),
        row("currency", view["currency"]),
        row("framework", view["default_framework"]),
        row("hours", view["hours"]),
        Text(""),
        _roles(view),
        Text(""),
        heading("Whom to call"),
        row("emergency", view["emergency_number"]),
    ]
    for contact in view["contacts"]:
        style = "bold red" if contact["number"] == NOT_SET else "bold"
        parts += [
            row(contact["number"], f"{contact['title']}  ({contact['field']})", style),
            row("", contact["note"]),
        ]
    formal = [heading("Formal complaints"), row("read out", view["regulated_wording"])]
    return [*parts, Text(""), *formal, Text(""), *_drawn_examples(view)]


def _roles(view: View) -> RenderableType:
    made = table("role", "percent", "at most", f"of {view['amount']}", "")
    for role in view["roles"]:
        mark = "uses the coach" if role["uses_the_coach"] else ""
        made.add_row(role["title"], role["percent"], role["amount"], role["here"], mark)
    return made


def _drawn_examples(view: View) -> list[RenderableType]:
    made = table("severity", "how much", "at most", "agrees", "first of all")
    for each in view["examples"]:
        made.add_row(
            each["stakes"]["severity"], each["band"], each["money"] or "", each["agrees"],
            each["kinds"][0],
        )  # fmt: skip
    title = f"For example: late again, our fault, {view['amount']} at stake"
    return [heading(title), made]
