"""What several behaviours share: asking back, and answering when no case is open."""

from __future__ import annotations

from collections.abc import Iterable

from coach.card import Button, Card
from coach.headline import headline
from coach.learning import kind_of
from coach.turn import Reply, Turn
from coach.wording import card
from phrasebank.schema.framework import Framework
from phrasebank.template import render

_CHOICES = 3
_TO_A_STEP = ("/where", "/advance")


def no_case(turn: Turn) -> Reply:
    """Nothing to do it on: asks what happened."""
    return Reply("clarify", card(turn.packs, "clarify.no_case"), turn.recovery)


def without_step(built: Card) -> Card:
    """The card without the buttons that lead to a step, for when there is none to go to."""
    kept = [button for button in built.buttons if button.payload not in _TO_A_STEP]
    return built.model_copy(update={"buttons": kept})


def recent(turn: Turn, behaviour: str) -> Reply:
    """This conversation has no recovery: names the newest of the others, with their files."""
    lines = "\n".join(
        f"- {headline(each, turn.packs) or turn.packs.label('case.untitled')}: "
        f"[{turn.packs.label('export.html')}](/api/recoveries/{each.id}/export?format=html)"
        for each in turn.recent
    )
    wording = f"{behaviour}.recent" if lines else f"{behaviour}.no_case"
    return Reply(behaviour, card(turn.packs, wording, {"recoveries": lines}), None)


def unsure(turn: Turn, behaviour: str) -> bool:
    """Whether the model is too unsure for a behaviour that changes the case.

    A pressed button is never unsure.
    """
    threshold = turn.packs.thresholds.get(behaviour)
    return not turn.pressed and threshold is not None and turn.confidence < threshold.ask_below


def clarify(turn: Turn) -> Reply:
    """Asks what was meant, with the likeliest behaviours as buttons; nothing is changed."""
    likeliest = [name for name, _ in turn.ranking if f"behaviour.{name}" in turn.packs.labels][
        :_CHOICES
    ]
    buttons = [
        Button(
            title=turn.packs.label(f"behaviour.{name}"),
            payload=f'/{name}{{"of": "{turn.message}"}}',
        )
        for name in likeliest
    ]
    return Reply("clarify", card(turn.packs, "clarify.unsure", buttons=buttons), turn.recovery)


def also_button(turn: Turn, signal: str) -> Button:
    """The way to the card of a threat or a need that is told beside something else."""
    what = turn.packs.label(f"record.escalation.{kind_of(signal)}")
    title = render(turn.packs.label("button.also"), {"what": what.lower()})
    return Button(title=title, payload=f'/escalate{{"topic": "{signal}", "of": "{turn.message}"}}')


def framework_buttons(
    turn: Turn, frameworks: Iterable[Framework], *, plain: bool = False
) -> list[Button]:
    """A button for each framework that isn't followed already: switch to it, or start with it.

    ``plain`` ones bear its name alone, and only show it when no case is open.
    """
    behaviour = "start" if turn.case is None and not plain else "framework"
    label = turn.packs.label("button.start_with" if turn.case is None else "button.switch_to")
    current = turn.case.framework if turn.case else None
    return [
        Button(
            title=each.title if plain else render(label, {"framework": each.title}),
            payload=f'/{behaviour}{{"framework": "{each.id}"}}',
        )
        for each in frameworks
        if each.id != current
    ]
