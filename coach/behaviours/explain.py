"""Service recovery in general: short answers with their source."""

from __future__ import annotations

from coach.turn import Reply, Turn
from coach.wording import card


def respond(turn: Turn) -> Reply:
    """The answer to the question, or the questions nearest to it."""
    answer = turn.coach.knowledge.answer_to(turn.text)
    if answer is None:
        topics = "\n".join(f"- {near.title}" for near in turn.coach.knowledge.nearest(turn.text))
        return Reply(
            "explain", card(turn.packs, "explain.not_covered", {"topics": topics}), turn.recovery
        )
    evidence = turn.packs.evidence.get(answer.evidence) if answer.evidence else None
    slots = {"title": answer.title, "answer": answer.answer}
    if evidence:
        slots["source"] = evidence.source
    return Reply(
        "explain",
        card(turn.packs, "explain.answer", slots, evidence=answer.evidence),
        turn.recovery,
    )
