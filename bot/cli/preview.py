"""`amends packs preview`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.problem import CommandError

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from bot.preview.drawing import View
    from coach.coach import Coach

app = typer.Typer(add_completion=False, no_args_is_help=True, rich_markup_mode="markdown")

Case = Annotated[
    str | None,
    typer.Option("--case", help="A case, in the words of an employee; else the sample case."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print it as JSON.")]


@app.callback()
def preview() -> None:
    """See what the packs do, your team's own and unsaved work included.

    Example: `amends packs preview policy`
    """


@app.command()
def framework(
    name: Annotated[str, typer.Argument(metavar="ID", help="Its id, like mama.")],
    case: Case = None,
    as_json: AsJson = False,
) -> None:
    """A framework step by step: goal, why, what to say, what to avoid, as the cards show it.

    Example: `amends packs preview framework mama`
    """
    from bot.preview import framework as shown

    _show(shown.view(_coach(), name, case), shown.draw, as_json)


@app.command()
def phrase(
    name: Annotated[str | None, typer.Argument(metavar="[ID]", help="The phrase's id.")] = None,
    step: Annotated[
        str | None, typer.Option(help="All phrases of this step, like mama.listen.")
    ] = None,
    case: Case = None,
    as_json: AsJson = False,
) -> None:
    """How a phrase reads in a case, or which phrases a step has, the best first.

    Example: `amends packs preview phrase --step mama.listen --case "cooker 9 days late, mrs patel, upset, £340"`
    """
    if (name is None) == (step is None):
        raise CommandError("Give the id of one phrase, or --step and a step like mama.listen.")
    from bot.preview import phrase as shown

    coach = _coach()
    found = (
        shown.view_of_one(coach, name, case)
        if name
        else shown.view_of_step(coach, step or "", case)
    )
    _show(found, shown.draw, as_json)


@app.command()
def rule(
    name: Annotated[str, typer.Argument(metavar="ID", help="The rule's id.")],
    text: Annotated[
        str | None, typer.Argument(metavar="[SENTENCE]", help="Else its own examples.")
    ] = None,
    case: Case = None,
    as_json: AsJson = False,
) -> None:
    """One rule on a sentence: whether it flags it, where, and what it says instead.

    Example: `amends packs preview rule apology.sorry_if "We are sorry if this upset you"`
    """
    from bot.preview import sentence as shown

    _show(shown.view_of_rule(_coach(), name, text, case), shown.draw_rule, as_json)


@app.command()
def sentence(
    text: Annotated[str, typer.Argument(metavar="SENTENCE", help="What would be said.")],
    case: Case = None,
    as_json: AsJson = False,
) -> None:
    """What all rules together find in a sentence, with why and what to say in this case.

    Example: `amends packs preview sentence "I understand how you feel, but it's our policy"`
    """
    from bot.preview import sentence as shown

    _show(shown.view(_coach(), text, case), shown.draw, as_json)


@app.command()
def offer(
    failure: Annotated[str | None, typer.Option(help="Its id, like late.")] = None,
    severity: Annotated[
        str | None, typer.Option(help="minor, moderate, serious or critical.")
    ] = None,
    fault: Annotated[str | None, typer.Option(help="ours, shared, theirs or unknown.")] = None,
    repeated: Annotated[bool, typer.Option("--repeated", help="It happened before.")] = False,
    value: Annotated[str | None, typer.Option(help="new, regular or valued.")] = None,
    amount: Annotated[float | None, typer.Option(min=0, help="What is at stake.")] = None,
    ask: Annotated[str, typer.Option(help='What an employee asks, like "can i give 50%".')] = "",
    case: Annotated[
        str | None, typer.Option("--case", help="A case, in the words of an employee.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """What may be offered in a case: kind, how much, who must agree, how to put it.

    Example: `amends packs preview offer --failure late --severity serious --repeated --amount 340`
    """
    from bot.cli.preview_stakes import told
    from bot.preview import offer as shown
    from bot.preview.case import case_of

    coach = _coach()
    facts = told(coach.packs, failure, severity, fault, repeated, value, amount)
    view = shown.view(coach, case_of(coach, case or "", **facts), ask)
    _show(view, shown.draw, as_json)
    if not as_json:
        from bot.terminal.card import show

        show(_console(), view["card"])


@app.command()
def policy(
    amount: Annotated[float, typer.Option(min=0, help="What is at stake in the examples.")] = 340,
    as_json: AsJson = False,
) -> None:
    """The policy in force: roles, numbers still unset, hours, and what it comes to in examples.

    Example: `amends packs preview policy`
    """
    from bot.packs_in_use import packs_in_use
    from bot.preview import policy as shown

    _show(shown.view(packs_in_use(), amount), shown.draw, as_json)


def _coach() -> Coach:
    from bot.packs_in_use import packs_in_use
    from coach.coach import Coach

    return Coach(packs_in_use())


def _console() -> Console:
    from bot.preview.drawing import console

    return console()


def _show(view: View, draw: Callable[[View], list[RenderableType]], as_json: bool) -> None:
    from bot.preview.drawing import print_json

    if as_json:
        print_json(view)
        return
    console = _console()
    for part in draw(view):
        console.print(part)
