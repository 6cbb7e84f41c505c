"""A drafted scenario as a YAML file, with what a person must still write marked."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

import yaml

from bot.drafting.draft import Draft, filled_in, parts

_WIDTH = 118


def file_text(draft: Draft) -> str:
    """The whole file; it loads as it is."""
    lines = list(_comment("top", draft))
    for key, value in draft.content.items():
        lines += _comment(key, draft)
        if key == "opening" and draft.notes:
            lines += _comment("notes", draft)
            lines += [line for note in draft.notes for line in _commented(f"  {note}")]
        dumped = yaml.safe_dump(
            {key: value},
            allow_unicode=True,
            sort_keys=False,
            width=10_000,
            default_flow_style=False,
        )
        lines += dumped.rstrip("\n").split("\n")
    return "\n".join(lines) + "\n"


def _comment(key: str, draft: Draft) -> Iterator[str]:
    slots = {**draft.slots, "base": draft.base.id}
    for line in parts()["comments"].get(key, "").strip().splitlines():
        yield from _commented(filled_in(line, slots))


def _commented(text: str) -> Iterator[str]:
    for line in wrap(text, _WIDTH, drop_whitespace=True) or [""]:
        yield f"# {line}"
