"""`amends doctor`."""

from __future__ import annotations

import typer


def doctor() -> None:
    """Check the set-up (Pythons, packages, model, database, port, disk, phrase packs) and say what
    to do about what is wrong. The exit code is 1 if anything is.

    Example: `amends doctor`
    """
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    from bot.settings import load_settings
    from bot.startup.health import CHECKS
    from records.settings import load_store_settings

    settings, store = load_settings(), load_store_settings()
    console = Console()
    with console.status("Looking …"):
        findings = [check(settings, store) for check in CHECKS]
    table = Table("", "what", "found", "what to do", box=None, pad_edge=False)
    for finding in findings:
        state = "[red]problem[/]" if finding.advice else "[green]ok[/]"
        table.add_row(state, finding.what, escape(finding.found), escape(finding.advice))
    console.print(table)
    if any(finding.advice for finding in findings):
        raise typer.Exit(1)
