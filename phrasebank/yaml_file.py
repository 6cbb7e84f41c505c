"""Reads one YAML file and refuses what YAML itself would silently accept: a key given twice."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from phrasebank.errors import PackError, Problem

_Loader: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TEXT, _LIST, _MAPPING = (f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map"))
_UNDONE = object()
_DEEPEST = 200
_BRACKET = re.compile(r"[\[\]{}]")
_DASHES = re.compile(rf"^[ ]*(?:[-?] +){{{_DEEPEST}}}", re.M)


class _StrictLoader(_Loader):  # type: ignore[misc]
    """A safe loader whose mappings refuse duplicate keys.

    Texts, lists and mappings, which is nearly all of a pack, are made here: in half of the time.
    """

    def construct_document(self, node: yaml.Node) -> Any:
        self._made: dict[yaml.Node, Any] = {}
        return self._value(node)

    def _value(self, node: Any) -> Any:
        kind, tag = type(node), node.tag
        if kind is yaml.ScalarNode and tag == _TEXT:
            return node.value
        if node not in self._made:  # else it is an alias of what was met before
            self._made[node] = _UNDONE
            if kind is yaml.SequenceNode and tag == _LIST:
                self._made[node] = [self._value(each) for each in node.value]
            elif kind is yaml.MappingNode and tag == _MAPPING:
                self._made[node] = self._mapping(node)
            else:
                self._made[node] = self.construct_object(node, deep=True)
        if self._made[node] is _UNDONE:
            raise yaml.constructor.ConstructorError(
                None, None, "a value can't be a part of itself", node.start_mark
            )
        return self._made[node]

    def _mapping(self, node: yaml.MappingNode) -> dict[Any, Any]:
        found: dict[Any, Any] = {}
        for key_node, value_node in node.value:
            key = self._value(key_node)
            if not isinstance(key, str | int | float | bool):
                raise yaml.constructor.ConstructorError(
                    None, None, "a key must be a plain word", key_node.start_mark
                )
            if key in found:
                raise yaml.constructor.ConstructorError(
                    None, None, f"the key {key!r} is given twice", key_node.start_mark
                )
            found[key] = self._value(value_node)
        return found


def read(path: Path, shown_as: str) -> Any:
    """The content of ``path``. ``shown_as`` is how errors name the file.

    Raises ``PackError`` when the file is missing, isn't UTF-8, isn't YAML, is empty, or gives
    a key twice.
    """
    try:
        content = _parsed(path, shown_as)
    except FileNotFoundError:
        raise _refused(shown_as, "the file is missing") from None
    except UnicodeDecodeError:
        raise _refused(shown_as, "is not in UTF-8; save it again with that encoding") from None
    except OSError as error:
        raise _refused(shown_as, f"can't be read: {error.strerror}; check its rights") from None
    except yaml.MarkedYAMLError as error:
        line = f"line {error.problem_mark.line + 1}" if error.problem_mark else ""
        raise _refused(shown_as, _what_is_wrong(error), line) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        # ValueError: a date that there isn't.
        why = " ".join(str(error).split())
        raise _refused(shown_as, f"is not valid YAML: {why}; put such a text in quotes") from error
    if content is None:
        raise _refused(shown_as, "the file is empty; fill it or take it away")
    return content


def _parsed(path: Path, shown_as: str) -> Any:
    # Some editors begin a file with a mark of its encoding, which "-sig" passes over.
    text = path.read_text(encoding="utf-8-sig")
    if _is_too_deep(text):
        raise _refused(shown_as, "has too many brackets or dashes inside each other; check them")
    return yaml.load(text, Loader=_StrictLoader)


def _is_too_deep(text: str) -> bool:
    """Whether values may be nested so deep that libyaml, which recurses, would end the program."""
    depth = 0
    for mark in _BRACKET.findall(text):
        depth += 1 if mark in "[{" else -1
        if depth > _DEEPEST:
            return True
    return _DASHES.search(text) is not None


def _refused(shown_as: str, why: str, entry: str = "") -> PackError:
    return PackError([Problem(shown_as, entry, "", why)])


def _what_is_wrong(error: yaml.MarkedYAMLError) -> str:
    what = error.problem or "is not valid YAML"
    if "cannot start any token" in what and "'\\t'" in what:
        return "begins with a tab; use spaces"
    if what.startswith(("a key must", "the key ")):
        return f"{what}; keep one"
    return f"is not valid YAML: {what}. Look for a bracket, a quote or a dash, and at the indent"
