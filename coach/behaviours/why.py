"""Why this step: the reason and how sure we are."""

from __future__ import annotations

from coach.behaviours import wrapup
from coach.behaviours.explain import rule_card
from coach.turn import Reply, Turn
from coach.walk import current_step
from coach.wording import card, step_card


def respond(turn: Turn) -> Reply:
    """The reason for the current step, with its evidence; with no case open, for the first step.

    Asked why certain words are better left unsaid, it gives the reason for that rule.
    """
    if not turn.pressed and (rule := turn.coach.rule_questions.about(turn.text)):
        return Reply("why", rule_card(turn, rule, kind="why"), turn.recovery)
    if turn.case is None:
        framework = turn.packs.frameworks[turn.packs.policy.default_framework]
        step = framework.steps[0]
        slots = {"step": step.title, "why": step.why} | _evidence(turn, step.evidence)
        return Reply(
            "why", card(turn.packs, "why.no_case", slots, evidence=step.evidence), turn.recovery
        )
    current = current_step(turn.case, turn.packs)
    if current is None:
        buttons = wrapup.question(turn, turn.case).buttons
        built, _ = step_card(turn, turn.case, "why.wrapup", phrases=0, buttons=buttons)
        return Reply("why", built, turn.case)
    slots = _evidence(turn, current.evidence)
    built, _ = step_card(
        turn, turn.case, "why.step", phrases=0, slots=slots, evidence=current.evidence
    )
    return Reply("why", built, turn.case)


def _evidence(turn: Turn, evidence: str) -> dict[str, str]:
    found = turn.packs.evidence[evidence]
    return {"finding": found.finding, "grade": turn.packs.label(f"grade.{found.grade.lower()}")}
