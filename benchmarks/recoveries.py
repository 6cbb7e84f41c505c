"""Whole recoveries, as staff would type them, played through a running coach: what it did with each message.

    .venv/bin/python -m benchmarks.recoveries ADDRESS [FILE …] [--cards FOLDER]

ADDRESS is that of `amends up`, for example http://127.0.0.1:8000. benchmarks/README.md says what is what.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx

from benchmarks.table import load, markdown
from bot.startup import paths

RECOVERIES = paths.ROOT / "tests" / "data" / "recoveries"
HEAD = ("behaviour", "n", "right", "share", "taken for")
_SECONDS = 60.0


@dataclass(frozen=True)
class Said:
    """A message as it was labelled, and what became of it."""

    wanted: Mapping[str, Any]
    """A row of the file: ``text``, ``behaviour``, ``also``, ``failure``, ``noun`` …"""
    done: str
    card: Mapping[str, Any]
    failure: Mapping[str, Any]
    """What failed, as the record tells it after the message; empty while there is none."""

    @property
    def right(self) -> bool:
        """Whether a fair reader accepts what was done. The wrap-up's questions are part of resolve."""
        accepted = {self.wanted["behaviour"], *self.wanted["also"]}
        if self.wanted["state"] == "wrapup" and "fact" in accepted:
            accepted.add("resolve")
        return self.done in accepted


def play(address: str, recovery: Mapping[str, Any]) -> Iterator[Said]:
    """Says its messages in order in a conversation of its own; yields what became of each."""
    conversation = str(uuid4())
    with httpx.Client(base_url=address, timeout=_SECONDS, trust_env=False) as client:
        for message in recovery["messages"]:
            body = {"conversation": conversation, "text": message["text"]}
            answer = client.post("/api/chat", json=body).raise_for_status().json()
            yield Said(
                message, answer["behaviour"], answer["cards"][0], _failure(client, conversation)
            )


def _failure(client: httpx.Client, conversation: str) -> Mapping[str, Any]:
    now = client.get(f"/api/conversations/{conversation}").raise_for_status().json()
    if now["recovery"] is None:
        return {}
    record = client.get(f"/api/recoveries/{now['recovery']['id']}").raise_for_status().json()
    return dict(record["failure"])


def rows(said: Sequence[Said]) -> list[list[str]]:
    """A line a behaviour: how many got it, and what the rest got."""
    table = []
    for behaviour in sorted({one.wanted["behaviour"] for one in said}):
        asked = [one for one in said if one.wanted["behaviour"] == behaviour]
        wrong = Counter(one.done for one in asked if not one.right)
        right = len(asked) - wrong.total()
        taken = ", ".join(f"{name} {count}" for name, count in wrong.most_common(5))
        table.append([behaviour, str(len(asked)), str(right), f"{right / len(asked):.2f}", taken])
    return table


def openings(played: Sequence[Sequence[Said]]) -> str:
    """How many recoveries knew what had failed, and what it was about, after their first message."""
    known = named = alike = meant = 0
    for first, *_ in played:
        kind, noun = first.failure.get("kind"), first.failure.get("noun")
        known, alike = known + (kind is not None), alike + (kind in first.wanted["failure"])
        named, meant = named + (noun is not None), meant + _same(noun, first.wanted["noun"])
    return (
        f"after the opening: failure known {known} of {len(played)}, as labelled {alike}; "
        f"a thing named {named}, as labelled {meant}"
    )


def _same(noun: str | None, wanted: str | None) -> bool:
    return bool(noun and wanted and (noun in wanted.lower() or wanted.lower() in noun))


def errors(said: Sequence[Said]) -> str:
    """Every message that was taken for something else."""
    return "\n".join(
        f"{one.wanted['state']:7}{one.wanted['behaviour']:14} -> {one.done:14} | {one.wanted['text']}"
        for one in said
        if not one.right
    )


def shown(said: Sequence[Said]) -> str:
    """The messages with their cards, to be read."""
    return "\n\n".join(f"> {one.wanted['text']}   [{one.done}]\n{_card(one.card)}" for one in said)


def _card(card: Mapping[str, Any]) -> str:
    phrases = [f"  “{phrase['text']}”" for phrase in card.get("phrases") or ()]
    buttons = " ".join(f"[{button['title']}]" for button in card.get("buttons") or ())
    return "\n".join(
        part for part in [f"# {card['title']}", card["text"], *phrases, buttons] if part
    )


def main() -> None:
    """Plays every file and prints its table."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.recoveries", description=(__doc__ or "").splitlines()[0]
    )
    parser.add_argument("address", help="of a running coach")
    parser.add_argument("files", nargs="*", type=Path, help="JSON lines; default: all of them")
    parser.add_argument("--errors", action="store_true", help="list what was misunderstood")
    parser.add_argument("--cards", type=Path, help="a folder to write all cards to, to be read")
    asked = parser.parse_args()
    print(f"machine: {load()}\n")
    for path in asked.files or sorted(RECOVERIES.glob("*.jsonl")):
        recoveries = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        played = [list(play(asked.address, recovery)) for recovery in recoveries]
        said = [one for each in played for one in each]
        right = sum(one.right for one in said)
        print(f"## {path.name}\n\nright: {right} of {len(said)} ({right / len(said):.1%})")
        print(f"{openings(played)}\n\n{markdown(HEAD, rows(said))}\n")
        if asked.errors:
            print(errors(said) + "\n")
        if asked.cards:
            asked.cards.mkdir(parents=True, exist_ok=True)
            for number, (recovery, each) in enumerate(zip(recoveries, played, strict=True)):
                name = f"{path.stem}_{number:02}_{recovery['trade'].replace(' ', '_')}.txt"
                (asked.cards / name).write_text(shown(each) + "\n", "utf-8")


if __name__ == "__main__":
    main()
