"""`amends doctor`."""

from __future__ import annotations

import typer


def doctor() -> None:
    """Check the set-up (Pythons, packages, model, database, port, disk, phrase packs, the policy's
    phone numbers) and say what to do about what is wrong. The exit code is 1 if Amends can't run as it should.

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
        state = "[green]ok[/]"
        if finding.advice:
            state = "[red]problem[/]" if finding.urgent else "[yellow]to do[/]"
        table.add_row(state, finding.what, escape(finding.found), escape(finding.advice))
    console.print(table)
    if any(finding.advice and finding.urgent for finding in findings):
        raise typer.Exit(1)
