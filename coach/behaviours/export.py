"""The record as a file."""

from __future__ import annotations

from coach.behaviours.common import clarify, recent, unsure
from coach.turn import Reply, Turn
from coach.wording import card

FORMATS = ("md", "html", "csv", "json", "crm")


def respond(turn: Turn) -> Reply:
    """Tells where the file is to be had, in the format asked for or in all of them."""
    if turn.recovery is None:
        return recent(turn, "export")
    if unsure(turn, "export"):
        return clarify(turn)
    wanted = [name for name in FORMATS if f"export.{name}" in turn.asked] or list(FORMATS)
    record = turn.recovery.id
    links = "\n".join(
        f"- [{turn.packs.label(f'export.{name}')}](/api/recoveries/{record}/export?format={name})"
        for name in wanted
    )
    slots = {"links": links, "id": record, "format": wanted[0]}
    wording = "export.mail" if "export.mail" in turn.asked else "export.ready"
    return Reply("export", card(turn.packs, wording, slots, record=record), turn.recovery)
