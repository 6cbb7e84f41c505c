"""The notation of phrases and card texts."""

from __future__ import annotations

import pytest

from phrasebank.template import MissingSlot, needs, render, slots_of, unreadable


@pytest.mark.parametrize(
    ("template", "slots", "expected"),
    [
        ("your {noun} is here", {"noun": "cooker"}, "Your cooker is here"),
        ("Your {noun|order} is here", {}, "Your order is here"),
        ("Your {noun|order} is here", {"noun": ""}, "Your order is here"),
        ("Your {noun|order} is here", {"noun": "sofa"}, "Your sofa is here"),
        ("Hello[, {name}].", {"name": "Mrs Patel"}, "Hello, Mrs Patel."),
        ("Hello[, {name}].", {}, "Hello."),
        ("Hello[, {name}].", {"name": ""}, "Hello."),
        ("Gone[ after {delay} with {noun|it}].", {"delay": "9 days"}, "Gone after 9 days with it."),
        ("Gone[ after {delay}][ from {noun}].", {"noun": "room"}, "Gone from room."),
        ("One {a}.  Two {b}!", {"a": "x", "b": "y"}, "One x. Two y!"),
        ("I'll ring by {deadline|<day and time>}.", {}, "I'll ring by <day and time>."),
        ("{clause|}. go on", {}, ". Go on"),
        ("{clause}. no wonder", {"clause": "it was late"}, "It was late. No wonder"),
        ("a\n{b}", {"b": "line"}, "A\nLine"),
        ("{goal|}", {}, ""),
        ("{{x}", {"x": "y"}, "{y"),
        ("At 3.5 now", {}, "At 3.5 now"),
        ("{noun}", {"noun": "{name} [x]"}, "{name} [x]"),
    ],
)
def test_rendering(template: str, slots: dict[str, str], expected: str) -> None:
    assert render(template, slots) == expected


@pytest.mark.parametrize("slots", [{}, {"noun": ""}, {"name": "Mrs Patel"}])
def test_a_needed_slot_that_is_missing_is_refused(slots: dict[str, str]) -> None:
    with pytest.raises(MissingSlot, match="noun"):
        render("Your {noun} is here[, {name}]", slots)


def test_what_is_needed_is_what_has_no_way_out() -> None:
    template = "{a} {b|else}[ {c}][ {d|else}]"
    assert slots_of(template) == {"a", "b", "c", "d"}
    assert needs(template) == {"a"}


@pytest.mark.parametrize(
    "template", ["Your {noun", "noun} is", "a [b", "a ]b", "{No Such}", "[[a]]"]
)
def test_notation_that_would_be_read_aloud_is_unreadable(template: str) -> None:
    assert unreadable(template)


@pytest.mark.parametrize("template", ["", "Plain.", "{a|b c} [d {e}] <f>", "{goal|}"])
def test_good_notation_is_readable(template: str) -> None:
    assert unreadable(template) is None
