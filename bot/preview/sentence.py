"""What the rules say of a sentence: all of them, or one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rich.console import RenderableType
from rich.text import Text

from bot.preview.case import case_of, sample_text, understood
from bot.preview.drawing import View, case_line, heading, row, rows, said
from bot.preview.find import find
from coach.checker import Checker, rewrites
from coach.coach import Coach
from coach.findings import Finding
from coach.slots import slots_for
from phrasebank.packs import Packs
from phrasebank.schema.avoid import Rule


def view(coach: Coach, text: str, case_text: str | None) -> View:
    """All findings of a sentence."""
    packs, case = coach.packs, case_of(coach, case_text)
    found = coach.checker.check(text, slots_for(case, packs))
    return {
        "case": sample_text(packs) if case_text is None else case_text,
        "understood": understood(case, packs),
        "sentence": text,
        "findings": [_finding(finding, packs) for finding in found],
        "clean": packs.cards["check.clean"].text,
    }


def view_of_rule(coach: Coach, name: str, text: str | None, case_text: str | None) -> View:
    """One rule, on a sentence or on its own examples. Raises ``CommandError`` if there is none."""
    packs, case = coach.packs, case_of(coach, case_text)
    rule = find(packs.rules, name, "rule")
    slots = slots_for(case, packs)
    sentences = [text] if text is not None else [*rule.flags, *rule.passes]
    alone = Checker(replace(packs, rules={rule.id: rule}), coach.reader)
    return {
        "case": sample_text(packs) if case_text is None else case_text,
        "understood": understood(case, packs),
        "id": rule.id,
        "file": packs.file_of("rules", rule.id),
        "title": rule.title,
        "severity": rule.severity,
        "why": rule.why,
        "instead": rewrites(rule, slots),
        "evidence": _evidence(rule.evidence, packs),
        "sentences": [_tried(coach, alone, rule, each, slots) for each in sentences],
    }


def _tried(
    coach: Coach, alone: Checker, rule: Rule, text: str, slots: dict[str, str]
) -> dict[str, Any]:
    """Whether the rule flags the sentence, and if another rule's longer match stands in its place."""
    quotes = [finding.quote for finding in alone.check(text, slots)]
    shown = {finding.rule for finding in coach.checker.check(text, slots)}
    others = sorted(shown - {rule.id})
    return {
        "sentence": text,
        "flagged": rule.id in shown,
        "quotes": quotes,
        "instead_shown": others if quotes and rule.id not in shown else [],
    }


def _finding(finding: Finding, packs: Packs) -> dict[str, Any]:
    told = finding.model_dump(mode="json", exclude={"evidence"})
    file = packs.file_of("rules", finding.rule)
    return told | {"file": file, "evidence": _evidence(finding.evidence, packs)}


def _evidence(name: str, packs: Packs) -> str:
    evidence = packs.evidence[name]
    return f"{evidence.id}, grade {evidence.grade}: {evidence.finding}"


def draw(view: View) -> list[RenderableType]:
    """The findings as text."""
    parts = [*case_line(view), heading(said(view["sentence"]))]
    for finding in view["findings"]:
        parts += [
            row("\u2717", finding["quote"], "red"),
            row("why", finding["why"]),
            *rows("instead", finding["instead"], "\u2192"),
            row("evidence", finding["evidence"]),
            row("rule", f"{finding['rule']} ({finding['severity']})  {finding['file']}", "dim"),
            Text(""),
        ]
    return parts if view["findings"] else [*parts, row("\u2713", view["clean"], "green")]


def draw_rule(view: View) -> list[RenderableType]:
    """The rule as text."""
    return [
        *case_line(view),
        heading(view["title"], view["id"], view["file"]),
        row("why", view["why"]),
        *rows("instead", view["instead"], "\u2192"),
        row("severity", view["severity"]),
        row("evidence", view["evidence"]),
        Text(""),
        *(_drawn(each) for each in view["sentences"]),
    ]


def _drawn(tried: View) -> RenderableType:
    if tried["flagged"]:
        return row(
            "\u2717 flagged", f"{said(tried['sentence'])}: {', '.join(tried['quotes'])}", "red"
        )
    if tried["instead_shown"]:
        others = ", ".join(tried["instead_shown"])
        return row(
            "\u2717 other", f"{said(tried['sentence'])}: {others} is shown, its match is longer"
        )
    return row("\u2713 passes", said(tried["sentence"]), "green")
