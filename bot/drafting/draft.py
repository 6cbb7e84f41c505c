"""Drafts a scenario to practise on from a past recovery."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

import yaml

from bot.drafting.quotes import OPENINGS, Told, quotes
from bot.drafting.redaction import Redactor
from bot.drafting.remedies import remedies_of
from coach.recovery import Recovery
from coach.slots import slots_for
from phrasebank.loader import ROOT
from phrasebank.packs import Packs
from phrasebank.schema.scenario import Scenario, Trade
from phrasebank.template import needs, render

_SLOT = re.compile(r"\{([a-z]+)\}")
_FILE = ROOT / "practice" / "draft.yml"
_TEMPERS = {
    "tearful": "tearful", "hurt": "tearful", "scared": "tearful", "worried": "tearful",
    "embarrassed": "tearful", "shocked": "tearful", "suspicious": "sarcastic",
    "fed_up": "weary", "exhausted": "weary", "let_down": "weary",
}  # fmt: skip
_BY_LEVEL = {"angry": "furious", "frustrated": "weary", "calm": "cold"}
_LEVELS = ("calm", "frustrated", "angry")
_NOTES = 5


@dataclass(frozen=True)
class Draft:
    """A draft: what goes into the file, the shipped scenario it borrows from, the employee's words."""

    content: dict[str, Any]
    base: Scenario
    notes: tuple[str, ...]
    slots: Mapping[str, str]


@cache
def parts() -> Mapping[str, Any]:
    """What stands in a draft where the record tells nothing (``practice/draft.yml``)."""
    found: Mapping[str, Any] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return found


def draft_of(told: Told, packs: Packs, name: str | None = None) -> Draft:
    """The draft. ``name`` is its id; None makes one of what went wrong with what."""
    recovery = told.recovery
    temper = _temper(recovery, packs)
    known = packs.failures.get(recovery.fact("failure") or "")
    failure = known.id if known else str(parts()["failure"])
    trade = _trade(recovery.fact("noun"), packs)
    base = _nearest(temper, failure, trade, packs)
    redactor = Redactor(recovery, base.customer.name)
    slots = _slots(recovery, packs, failure, redactor)
    head = {
        "id": name or f"our_{failure}_{re.sub('[^a-z]+', '_', slots['noun'].lower()).strip('_')}",
        "source": "own",
        "title": _filled("title", slots),
        "trade": trade,
        "failure": failure,
        "temperament": temper,
        "customer": {"name": base.customer.name, "about": _filled("about", slots)},
        "you": _filled("you", slots),
        "noun": slots["noun"],
    }
    content = {**head, **_body(told, packs, base, redactor, slots)}
    notes = tuple(redactor.clean(text) for text in told.typed[:_NOTES])
    return Draft(content, base, notes, slots)


def _body(
    told: Told, packs: Packs, base: Scenario, redactor: Redactor, slots: Mapping[str, str]
) -> dict[str, Any]:
    opening, story, wish = quotes(told, redactor)
    body = {
        "limits": _lines("limits", slots),
        "opening": [*opening, *_lines("opening", slots)][: max(OPENINGS, len(opening))],
        "story": [*story, *_lines("story", slots)][: max(3, len(story))],
        "wish": [*wish, *_lines("wish", slots)][: max(2, len(wish))],
        "facts": list(_facts(slots)),
        "remedies": [
            *remedies_of(told.recovery, packs, redactor),
            *(filled_in(one, slots) for one in parts()["remedies"]),
        ],
        "second_failure": filled_in(parts()["second_failure"], slots),
    }
    spoken = {line for value in body.values() for line in _strings(value)}
    lines = _borrowed(base, slots["noun"], spoken)
    return {**body, "lines": lines, "scripts": filled_in(parts()["scripts"], slots)}


def _temper(recovery: Recovery, packs: Packs) -> str:
    """By how they felt at their angriest."""
    felt = max(recovery.feelings, key=lambda f: _LEVELS.index(f.level), default=None)
    if felt is None:
        return next(iter(packs.temperaments))
    found = _TEMPERS.get(felt.feeling, _BY_LEVEL[felt.level])
    return found if found in packs.temperaments else next(iter(packs.temperaments))


def _trade(noun: str | None, packs: Packs) -> str:
    """The trade whose nouns hold this one."""
    known = get_args(Trade)
    fitting = (e.trade for e in packs.nouns.values() if noun in e.nouns and e.trade in known)
    return next(fitting, str(parts()["trade"]))


def _nearest(temper: str, failure: str, trade: str, packs: Packs) -> Scenario:
    """The scenario of the same temper that has most else in common."""
    found = [one for one in packs.scenarios.values() if one.temperament == temper]
    return max(
        found or packs.scenarios.values(), key=lambda s: (s.failure == failure) + (s.trade == trade)
    )


def _slots(recovery: Recovery, packs: Packs, failure: str, redactor: Redactor) -> dict[str, str]:
    known = slots_for(recovery, packs)
    slots: dict[str, str] = {
        name: redactor.clean(known[name]) for name in ("noun", "delay", "amount") if name in known
    }
    noun = re.sub(r"[^\w '\u2019-]", "", slots.get("noun", "")).strip()
    slots["noun"] = noun or str(parts()["noun"])
    slots["failure"] = packs.failures[failure].title
    if recovery.fact("repeated"):
        slots["again"] = packs.label("case.repeated")
    return slots


def _facts(slots: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """Those whose slots are known."""
    for fact in parts()["facts"]:
        wanted = needs(" ".join((fact["about"], *fact["says"]))) | {fact.get("needs", "noun")}
        if wanted <= slots.keys():
            yield filled_in({k: v for k, v in fact.items() if k != "needs"}, slots)


def _borrowed(base: Scenario, noun: str, spoken: set[str]) -> list[dict[str, Any]]:
    """The other scenario's lines about our thing; none that is said elsewhere already."""
    theirs, said, found = re.compile(rf"\b{re.escape(base.noun)}\b"), set(spoken), []
    for lines in base.lines:
        says = [theirs.sub(noun, line) for line in lines.says]
        says = [line for line in dict.fromkeys(says) if line not in said]
        said.update(says)
        if says:
            mood = {"mood": lines.mood} if lines.mood else {}
            found.append({"to": lines.to, **mood, "says": says})
    return found


def _filled(name: str, slots: Mapping[str, str]) -> str:
    return render(parts()[name], slots)


def _lines(name: str, slots: Mapping[str, str]) -> list[str]:
    return [render(line, slots) for line in parts()[name]]


def filled_in(value: Any, slots: Mapping[str, str]) -> Any:
    """The same with all slots filled; ids, patterns and lists keep their shape."""
    if isinstance(value, dict):
        return {key: filled_in(one, slots) for key, one in value.items()}
    if isinstance(value, list):
        return [filled_in(one, slots) for one in value]
    if isinstance(value, str) and "{" in value:
        return _SLOT.sub(lambda found: slots[found[1]], value)
    return value


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (dict, list)):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _strings(one)
