"""Service recovery in general: short answers with their source, and how sure we are."""

from __future__ import annotations

from collections.abc import Mapping

from coach.behaviours.common import framework_buttons
from coach.behaviours.comparing import comparison
from coach.card import Button, Card, Spoken
from coach.checker import rewrites
from coach.explain import LIKELY, SURE
from coach.turn import Reply, Turn
from coach.wording import card
from phrasebank.packs import Packs
from phrasebank.schema.avoid import Rule
from phrasebank.schema.knowledge import Answer, Evidence

_WORDS = 60
"""An answer has no more words than this, its source included."""
_PAIR = 2
_REWRITES = 2


def respond(turn: Turn) -> Reply:
    """The answer to the question; the topics nearest to it, as buttons, when none is surely meant."""
    topic = turn.entities.get("topic", "")
    if topic in turn.packs.answers:
        return Reply("explain", answer_card(turn, turn.packs.answers[topic]), turn.recovery)
    if found := turn.coach.knowledge.exactly(turn.text):
        return Reply("explain", answer_card(turn, found), turn.recovery)
    named = turn.coach.framework_names.named(turn.text)
    if len(named) == _PAIR:
        return Reply("explain", comparison(turn, named, kind="explain"), turn.recovery)
    if rule := turn.coach.rule_questions.about(turn.text):
        return Reply("explain", rule_card(turn, rule), turn.recovery)
    return Reply("explain", _looked_up(turn), turn.recovery)


def answer_card(turn: Turn, answer: Answer, kind: str = "explain") -> Card:
    """The answer with its source, what it leans on, and the frameworks that it speaks for."""
    evidence = turn.packs.evidence.get(answer.evidence or "")
    slots = {"title": answer.title, "answer": answer.answer, "source": answer.source}
    if evidence:
        slots |= _sure(turn.packs, evidence, slots)
    frameworks = [turn.packs.frameworks[name] for name in answer.frameworks]
    return card(
        turn.packs,
        "explain.answer",
        slots,
        kind=kind,
        evidence=answer.evidence,
        buttons=framework_buttons(turn, frameworks),
    )


def rule_card(turn: Turn, rule: Rule, kind: str = "explain") -> Card:
    """Why a rule is there, how sure we are of it, and what to say instead."""
    evidence = turn.packs.evidence[rule.evidence]
    slots = {"rule": rule.title, "answer": rule.why}
    slots |= _sure(turn.packs, evidence, slots)
    phrases = [
        Spoken(
            id=f"{rule.id}.{number}", text=text, tone="plain", length="short",
            channel=["voice", "chat"], move="restate",
        )
        for number, text in enumerate(rewrites(rule, turn.slots)[:_REWRITES], start=1)
    ]  # fmt: skip
    return card(
        turn.packs, "explain.rule", slots, kind=kind, evidence=rule.evidence, phrases=phrases
    )


def _looked_up(turn: Turn) -> Card:
    likeness, answer = turn.coach.knowledge.likeliest(turn.text)
    if answer and likeness >= SURE:
        return answer_card(turn, answer)
    wording = "explain.unsure" if likeness >= LIKELY else "explain.not_covered"
    buttons = [
        Button(title=near.title, payload=f'/explain{{"topic": "{near.id}"}}')
        for near in turn.coach.knowledge.nearest(turn.text)
    ]
    return card(turn.packs, wording, buttons=buttons)


def _sure(packs: Packs, evidence: Evidence, slots: Mapping[str, str]) -> dict[str, str]:
    """How sure we are, and why we might be wrong, as far as there is room for it."""
    found = {
        "sure": packs.label(f"sure.{evidence.grade.lower()}"),
        "source": evidence.source,
    }
    written = [slots["answer"], *found.values(), packs.cards["explain.answer"].text]
    if evidence.caution and _count([*written, evidence.caution]) <= _WORDS:
        found["caution"] = evidence.caution
    return found


def _count(texts: list[str]) -> int:
    return sum(len(text.split()) for text in texts)
