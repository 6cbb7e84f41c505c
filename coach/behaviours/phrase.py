"""Words to say now: others, shorter, warmer, for an e-mail."""

from __future__ import annotations

from typing import get_args

from coach.phrases import Wish, suggest
from coach.turn import Reply, Turn
from coach.wording import card, step_card
from phrasebank.schema.framework import Move
from phrasebank.schema.phrase import Channel, Length, Tone

_COUNT = 3


def respond(turn: Turn) -> Reply:
    """Phrases for the current step, as wished.

    With no case open, for the first step of the usual framework.
    """
    wish = _wish(turn)
    if turn.case is None:
        framework = turn.packs.frameworks[turn.packs.policy.default_framework]
        spoken = suggest(
            turn.packs, None, f"{framework.id}.{framework.steps[0].id}", {}, _COUNT, wish
        )
        return Reply("phrase", card(turn.packs, "phrase.no_case", phrases=spoken), turn.recovery)
    if turn.case.step is None:
        built, _ = step_card(turn, turn.case, "phrase.wrapup", phrases=0)
        return Reply("phrase", built, turn.case)
    place = f"{turn.case.framework}.{turn.case.step}"
    if wish.move and not suggest(turn.packs, turn.case, place, turn.slots, 1, Wish(move=wish.move)):
        return _of_another_step(turn, wish)
    built, recovery = step_card(turn, turn.case, "phrase.step", phrases=_COUNT, wish=wish)
    return Reply("phrase", built, recovery)


def _of_another_step(turn: Turn, wish: Wish) -> Reply:
    """Words of the step that the wish belongs to: "how do I apologise" is answered on any step."""
    assert turn.case is not None
    framework = turn.packs.frameworks[turn.case.framework]
    for step in framework.steps:
        if wish.move in step.moves:
            spoken = suggest(
                turn.packs, turn.case, f"{framework.id}.{step.id}", turn.slots, _COUNT, wish
            )
            return Reply(
                "phrase",
                card(turn.packs, "phrase.other", phrases=spoken, record=turn.case.id),
                turn.case,
            )
    built, recovery = step_card(turn, turn.case, "phrase.step", phrases=_COUNT)
    return Reply("phrase", built, recovery)


def _wish(turn: Turn) -> Wish:
    def first(names: tuple[str, ...]) -> str | None:
        return next((name for name in names if f"phrase.{name}" in turn.asked), None)

    return Wish(
        tone=first(get_args(Tone)),
        length=first(get_args(Length)),
        channel=first(get_args(Channel)),
        move=first(get_args(Move)),
    )
