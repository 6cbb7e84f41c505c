"""Says in plain words what is wrong with a value in a pack, and what to write instead."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel

Detail = Mapping[str, Any]
"""One error of pydantic's: its type, its message, its place, what it wanted."""

_IDS = "small letters, digits and _, beginning with a letter; a dot sets a family apart"


def _one_of(detail: Detail) -> str:
    wanted = str(detail["ctx"]["expected"]).replace("'", "").replace(" or ", ", ")
    return f"is {detail['input']!r}; write one of: {wanted}"


def _too_few(detail: Detail) -> str:
    context = detail["ctx"]
    return f"has {context['actual_length']}; give at least {context['min_length']}"


def _pattern(detail: Detail) -> str:
    wanted = (
        'hours and minutes in quotes, like "09:00"' if ":" in detail["ctx"]["pattern"] else _IDS
    )
    if detail["ctx"]["pattern"].startswith("^/"):
        wanted = "a command, like /advance"
    return f"is {detail['input']!r}; write {wanted}"


_WORDS: Mapping[str, Callable[[Detail], str]] = {
    "missing": lambda _: "is missing; add it",
    "literal_error": _one_of,
    "too_short": _too_few,
    "string_too_short": lambda _: "is empty; write something or take the line away",
    "string_pattern_mismatch": _pattern,
    "string_type": lambda d: f"is {d['input']!r}; write text, in quotes if YAML reads it otherwise",
    "list_type": lambda d: (
        f"is {d['input']!r}; write a list: [one, another], or a line each after -"
    ),
    "dict_type": lambda d: f"is {d['input']!r}; write its fields, each as name: value",
    "model_type": lambda d: f"is {d['input']!r}; write its fields, each as name: value",
    "bool_type": lambda d: f"is {d['input']!r}; write true or false",
    "bool_parsing": lambda d: f"is {d['input']!r}; write true or false",
    "int_type": lambda d: f"is {d['input']!r}; write a whole number",
    "int_parsing": lambda d: f"is {d['input']!r}; write a whole number",
    "int_from_float": lambda d: f"is {d['input']!r}; write a whole number",
    "float_type": lambda d: f"is {d['input']!r}; write a number",
    "float_parsing": lambda d: f"is {d['input']!r}; write a number",
    "finite_number": lambda d: f"is {d['input']!r}; write a number",
    "greater_than_equal": lambda d: f"is {d['input']!r}; write {d['ctx']['ge']} or more",
    "less_than_equal": lambda d: f"is {d['input']!r}; write {d['ctx']['le']} or less",
    "greater_than": lambda d: f"is {d['input']!r}; write more than {d['ctx']['gt']}",
    "less_than": lambda d: f"is {d['input']!r}; write less than {d['ctx']['lt']}",
    "value_error": lambda d: str(d["msg"]).removeprefix("Value error, "),
}


def in_words(detail: Detail, model: type[BaseModel]) -> str:
    """What is wrong and what to write instead. ``model`` is what the whole entry should be."""
    if detail["type"] == "extra_forbidden":
        return _no_such_field(str(detail["loc"][-1]), detail["loc"], model)
    words = _WORDS.get(detail["type"])
    return words(detail) if words else str(detail["msg"])


def place(loc: tuple[int | str, ...], raw: Any) -> str:
    """Where it is: the fields down to it with dots; an entry in a list by its id if it has one."""
    parts, at = [], raw
    for step in loc:
        try:
            at = at[step]
        except (KeyError, IndexError, TypeError):
            at = None
        named = at.get("id") if isinstance(step, int) and isinstance(at, dict) else None
        parts.append(str(named or step))
    return ".".join(parts)


def _no_such_field(name: str, loc: tuple[int | str, ...], model: type[BaseModel]) -> str:
    known = _fields(loc, model)
    close = get_close_matches(name, known, 1)
    meant = f"did you mean {close[0]!r}?" if close else f"it takes: {', '.join(known)}"
    return f"there is no such field; {meant}" if known else "there is no such field; take it away"


def _fields(loc: tuple[int | str, ...], model: type[BaseModel]) -> list[str]:
    """The fields of the part that ``loc`` leads to."""
    for step in loc[:-1]:
        if isinstance(step, str):
            inner = (
                _model_in(model.model_fields[step].annotation)
                if step in model.model_fields
                else None
            )
            if inner is None:
                return []
            model = inner
    return list(model.model_fields)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The model that a field's type is or holds: a ``Role`` in ``list[Role]``."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inner = getattr(annotation, "__args__", ())
    return next((found for part in inner if (found := _model_in(part))), None)
