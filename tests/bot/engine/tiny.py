"""A bot with three intents, to try the channel with: Rasa's files, and its actions."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

CONFIG = """
recipe: default.v1
assistant_id: tiny
language: en
pipeline:
  - name: WhitespaceTokenizer
  - name: CountVectorsFeaturizer
  - name: LogisticRegressionClassifier
policies:
  - name: RulePolicy
"""
DOMAIN = """
version: "3.1"
intents: [hello, done, why]
slots:
  step: {type: text, influence_conversation: false, mappings: [{type: custom}]}
responses:
  utter_done: [{text: "Well done."}]
actions: [action_hello, action_why, action_session_start]
session_config: {session_expiration_time: 0, carry_over_slots_to_new_session: false}
"""
NLU = """
version: "3.1"
nlu:
- intent: hello
  examples: |
    - hello
    - hi there
    - good morning
- intent: done
  examples: |
    - done
    - ok done next
    - said it
- intent: why
  examples: |
    - why
    - why this step
    - what for
"""
RULES = """
version: "3.1"
rules:
- rule: hello
  steps: [{intent: hello}, {action: action_hello}]
- rule: done
  steps: [{intent: done}, {action: utter_done}]
- rule: why
  steps: [{intent: why}, {action: action_why}]
"""


def write(folder: Path) -> None:
    """Writes the bot's files where Rasa looks for them."""
    (folder / "data").mkdir(parents=True)
    files = {"config.yml": CONFIG, "domain.yml": DOMAIN, "data/nlu.yml": NLU, "data/r.yml": RULES}
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")


async def action_hello(dispatcher: Any, tracker: Any, _: Any) -> list[dict[str, Any]]:
    """Answers with two messages and sets a slot."""
    dispatcher.utter_message(
        text="hello", buttons=[{"title": "Why?", "payload": "/why"}], channel="x"
    )
    dispatcher.utter_message(json_message={"metadata": tracker.latest_message["metadata"]})
    return [{"event": "slot", "name": "step", "value": "set by hello"}]


async def action_why(dispatcher: Any, tracker: Any, _: Any) -> list[dict[str, Any]]:
    """Says what it sees; crashes or dawdles when the metadata asks for it."""
    asked = tracker.latest_message["metadata"]
    await asyncio.sleep(asked.get("dawdle", 0))
    if asked.get("crash"):
        raise KeyError("asked for")
    seen = {"step": tracker.get_slot("step"), "events": len(tracker.events)}
    dispatcher.utter_message(json_message=seen)
    return []


async def action_session_start(dispatcher: Any, tracker: Any, _: Any) -> list[dict[str, Any]]:
    """Seeds the slot from the metadata, as the real one does from the record; also chatters."""
    given = tracker.get_slot("session_started_metadata") or {}
    dispatcher.utter_message(text="chatter of the session start")
    return [
        {"event": "session_started"},
        {"event": "slot", "name": "step", "value": given.get("seed", "unseeded")},
        {"event": "action", "name": "action_listen"},
    ]
