"""Domain, data, actions and behaviours agree, in both directions."""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
from pathlib import Path

import pytest
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import Action

import actions
from actions.projection import slots_of
from coach import behaviours
from coach.answer import BEHAVIOURS
from phrasebank import Packs
from tests.contracts.dialogue import ACTIONS, DOMAIN, ENTITIES, INTENTS, SLOTS, nlu, read, steps
from tests.support.stack import ROOT

#: What the coach does in answer to a message (design, section 5), and undo.
DESIGNED = {
    "start", "advance", "back", "skip", "where", "why", "phrase", "check", "customer_said",
    "compensation", "escalate", "follow_up", "record", "export", "train", "framework", "explain",
    "wellbeing", "smalltalk", "out_of_scope", "fact", "resolve", "undo",
}  # fmt: skip
#: Rasa's own, which ours override.
RASA_OWN = {"action_session_start", "action_default_fallback", "action_back"}
#: Actions that aren't a behaviour.
OTHER_ACTIONS = {
    "action_close", "action_ask_wrapup_form_wrapup_outcome", "action_ask_wrapup_form_wrapup_cause",
    "validate_wrapup_form", "action_session_start", "action_default_fallback",
}  # fmt: skip
#: Behaviours' modules that aren't one.
SHARED_MODULES = {"common", "comparing", "opening", "wrapup", "fallback"}
#: Modules of actions that hold none.
NO_ACTION = {"answering", "incoming", "projection", "services", "wrapup_question"}


def modules_of(package: object) -> set[str]:
    return {module.name for module in pkgutil.iter_modules(package.__path__)}  # type: ignore[attr-defined]


def action_classes(module: str) -> list[type[Action]]:
    """The finished action classes that a module defines itself."""
    found = vars(importlib.import_module(f"actions.{module}")).values()
    return [
        one for one in found
        if isinstance(one, type) and issubclass(one, Action)
        and one.__module__ == f"actions.{module}" and not getattr(one, "__abstractmethods__", None)
    ]  # fmt: skip


def test_the_intents_are_the_designed_behaviours() -> None:
    assert set(INTENTS) == DESIGNED
    assert len(INTENTS) == len(set(INTENTS))


def test_every_intent_has_an_action_and_every_action_an_intent() -> None:
    assert {f"action_{intent}" for intent in INTENTS} == set(ACTIONS) - OTHER_ACTIONS


def test_every_behaviour_has_a_module_and_every_module_a_behaviour() -> None:
    assert modules_of(behaviours) - SHARED_MODULES == DESIGNED
    assert set(BEHAVIOURS) == DESIGNED | {"fallback"}


def test_the_executor_finds_exactly_the_actions_of_the_domain() -> None:
    executor = ActionExecutor()
    executor.register_package("actions")
    assert set(executor.actions) == set(ACTIONS)


def test_every_action_has_a_module_of_its_own() -> None:
    holding = {module: action_classes(module) for module in modules_of(actions)}
    assert {module for module, found in holding.items() if not found} == NO_ACTION
    for module, found in holding.items():
        assert len(found) <= 1, module


@pytest.mark.parametrize("behaviour", sorted(DESIGNED))
def test_an_action_bears_the_name_of_its_behaviour(behaviour: str) -> None:
    (found,) = action_classes(behaviour)
    assert found().name() == f"action_{behaviour}"
    assert found.__name__ == "Action" + "".join(map(str.capitalize, behaviour.split("_")))


@pytest.mark.parametrize("intent", INTENTS)
def test_an_intent_has_a_rule_that_answers_it_in_every_state(intent: str) -> None:
    """Its first step is the intent, its second the action; a condition would leave states out."""
    rules = [
        rule for rule in read("data/rules.yml")["rules"] if rule["steps"][0].get("intent") == intent
    ]
    assert rules
    for rule in rules:
        assert "condition" not in rule, rule["rule"]
        assert rule["steps"][1] == {"action": f"action_{intent}"}, rule["rule"]
    # One rule without a branch, or one for each value that the action may set.
    told = [
        slot for rule in rules for step in rule["steps"] for slot in step.get("slot_was_set", [])
    ]
    phases = sorted(slot["phase"] for slot in told)
    assert phases in ([], ["finished", "working"])
    assert len(rules) == max(1, len(phases))


def test_rules_have_names_of_their_own() -> None:
    rules = [rule["rule"] for rule in read("data/rules.yml")["rules"]]
    stories = [story["story"] for story in read("data/stories.yml")["stories"]]
    assert len(set(rules)) == len(rules)
    assert len(set(stories)) == len(stories)


def test_rules_and_stories_name_what_the_domain_knows() -> None:
    for step in steps():
        if "intent" in step:
            assert step["intent"] in INTENTS, step
        if "action" in step:
            assert step["action"] in {*ACTIONS, *DOMAIN["forms"], "action_listen"}, step
        for slot in step.get("slot_was_set", []):
            assert set(slot) <= {*SLOTS, "requested_slot"}, step
        for entity in step.get("entities", []):
            assert set(entity) <= set(ENTITIES), step


def test_every_action_is_used_or_overrides_rasas_own() -> None:
    used = {step["action"] for step in steps() if "action" in step}
    called_by_form = {name for name in ACTIONS if "wrapup_form" in name}
    assert set(ACTIONS) - used - called_by_form <= RASA_OWN


def test_every_slot_is_projected_from_the_record() -> None:
    assert set(slots_of(None)) == set(SLOTS)


def test_the_form_asks_for_slots_of_the_domain_and_each_has_its_question() -> None:
    (form,) = DOMAIN["forms"].values()
    for slot in form["required_slots"]:
        assert slot in SLOTS
        assert f"action_ask_wrapup_form_{slot}" in ACTIONS


def test_only_what_rules_branch_on_influences_the_dialogue() -> None:
    rules = [step for rule in read("data/rules.yml")["rules"] for step in rule["steps"]]
    branched = {slot for step in rules for one in step.get("slot_was_set", []) for slot in one}
    influencing = {n for n, s in DOMAIN["slots"].items() if s.get("influence_conversation", True)}
    assert influencing == branched - {"requested_slot"}


def test_every_response_is_used_and_every_one_used_exists() -> None:
    sources = "".join(path.read_text("utf-8") for path in Path(actions.__path__[0]).glob("*.py"))
    assert set(re.findall(r'response="(\w+)"', sources)) == set(DOMAIN.get("responses", {}))


def test_no_action_speaks_in_words_of_its_own() -> None:
    """A message is a card, or a card's plain text; both are worded by the packs."""
    said = re.compile(r"utter_message\((?!\s*(?:json_message=|Card\.))")
    for path in Path(actions.__path__[0]).glob("*.py"):
        assert not said.search(path.read_text("utf-8")), path.name


def test_every_intent_is_taught_and_none_besides() -> None:
    taught = nlu()
    # "undo" is a fixed command; it is taught only if it needs to be.
    assert set(taught) | {"undo"} == set(INTENTS)
    for intent, examples in taught.items():
        assert len(examples) >= 5, intent


def test_no_example_is_taught_for_two_intents() -> None:
    home: dict[str, str] = {}
    for intent, examples in nlu().items():
        for example in examples:
            assert home.setdefault(example.lower().strip(), intent) == intent, example


def payloads(packs: Packs) -> list[str]:
    """Every payload of a fixed button, and of those that the coach makes."""
    made = [
        found
        for path in (ROOT / "coach").rglob("*.py")
        for found in re.findall(
            r"payload\s*=\s*f?['\"](/(?:[a-z_]+|\{\w+\})(?:\{\{.*?\}\})?)['\"]",
            path.read_text("utf-8"),
        )
    ]
    fixed = [button.payload for wording in packs.cards.values() for button in wording.buttons]
    # A behaviour that is filled in stands for any.
    made = [re.sub(r"^/\{\w+\}", "/start", one) for one in made]
    return [*fixed, *(one.replace("{{", "{").replace("}}", "}") for one in made)]


def test_every_button_sends_what_the_dialogue_knows(packs: Packs) -> None:
    found = payloads(packs)
    assert len(found) > 50
    for payload in found:
        match = re.fullmatch(r"/([a-z_]+)(\{.*\})?", payload)
        assert match, payload
        assert match[1] in {*INTENTS, "retry"}, payload
        entities = json.loads(match[2]) if match[2] else {}
        assert set(entities) <= set(ENTITIES), payload


def test_every_entity_is_sent_by_a_button(packs: Packs) -> None:
    sent = {name for one in payloads(packs) for name in re.findall(r'"(\w+)":', one)}
    assert sent == set(ENTITIES)


def test_every_threshold_is_a_behaviour_and_every_behaviour_that_changes_the_case_has_one(
    packs: Packs,
) -> None:
    asked = {
        path.stem
        for path in (ROOT / "coach/behaviours").glob("*.py")
        if re.search(rf'unsure\(turn, "{path.stem}"\)', path.read_text("utf-8"))
    }
    assert set(packs.thresholds) == asked
    assert asked >= {"start", "skip", "back", "framework", "resolve", "export", "escalate"}


def test_every_behaviour_that_may_be_meant_has_a_button(packs: Packs) -> None:
    labelled = {label.split(".")[1] for label in packs.labels if label.startswith("behaviour.")}
    assert labelled <= DESIGNED
    # Asking back with these would be no help.
    assert DESIGNED - labelled <= {"train", "smalltalk", "out_of_scope"}
