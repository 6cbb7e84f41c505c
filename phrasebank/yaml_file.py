"""Reads one YAML file and refuses what YAML itself would silently accept: a key given twice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from phrasebank.errors import PackError, Problem

_Loader: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _StrictLoader(_Loader):  # type: ignore[misc]
    """A safe loader whose mappings refuse duplicate keys."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[Any] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if not isinstance(key, str | int | float | bool):
                raise yaml.constructor.ConstructorError(
                    None, None, "a key must be a plain word", key_node.start_mark
                )
            if key in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"the key {key!r} is given twice", key_node.start_mark
                )
            seen.add(key)
        mapping: dict[Any, Any] = super().construct_mapping(node, deep=deep)
        return mapping


def read(path: Path, shown_as: str) -> Any:
    """The content of ``path``. ``shown_as`` is how errors name the file.

    Raises ``PackError`` when the file is missing, isn't UTF-8, isn't YAML, is empty, or gives
    a key twice.
    """
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=_StrictLoader)
    except FileNotFoundError:
        raise PackError([Problem(shown_as, "", "", "the file is missing")]) from None
    except (OSError, UnicodeDecodeError) as error:
        raise PackError([Problem(shown_as, "", "", f"can't be read: {error}")]) from error
    except yaml.MarkedYAMLError as error:
        line = f"line {error.problem_mark.line + 1}" if error.problem_mark else ""
        what = error.problem or "is not valid YAML"
        raise PackError([Problem(shown_as, line, "", what)]) from error
    except yaml.YAMLError as error:
        raise PackError([Problem(shown_as, "", "", f"is not valid YAML: {error}")]) from error
    if content is None:
        raise PackError([Problem(shown_as, "", "", "the file is empty")])
    return content
