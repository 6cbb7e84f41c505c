"""`amends check`."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.problem import CommandError

if TYPE_CHECKING:
    from coach.findings import Finding

LONGEST = 20_000


def check(
    text: Annotated[str, typer.Argument(help="The sentence; `-` reads it from standard input.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print the findings as JSON.")] = False,
) -> None:
    """What to avoid in a sentence, why, and what to say instead.

    Exits 0 whether or not anything is found.

    Example: `amends check "I understand how you feel, but it's our policy"`
    """
    sentence = _checkable(sys.stdin.read() if text == "-" else text)
    # Imported here: spaCy costs more than everything else that the program does at its start.
    from bot.packs_in_use import packs_in_use
    from coach.checker import Checker
    from coach.language import Reader

    packs = packs_in_use()
    findings = Checker(packs, Reader(packs.shorthand.values())).check(sentence)
    _show(findings, packs.cards["check.clean"].text, as_json)


def _show(findings: list[Finding], clean: str, as_json: bool) -> None:
    if as_json:
        told = [finding.model_dump() for finding in findings]
        print(json.dumps({"findings": told}, ensure_ascii=False, indent=2))
        return
    if not findings:
        print(clean)
    for finding in findings:
        print(f"\u2717 {finding.quote}\n  {finding.why}")
        for rewrite in finding.instead:
            print(f"  \u2192 {rewrite}")


def _checkable(sentence: str) -> str:
    """The sentence, if it is one that can be checked; else raises ``CommandError``."""
    if not sentence.strip():
        raise CommandError(
            'There is nothing to check. Give a sentence: amends check "I understand how you feel"'
        )
    if len(sentence) > LONGEST:
        raise CommandError(
            f"The text has {len(sentence)} characters; at most {LONGEST} are checked at a time."
        )
    return sentence
