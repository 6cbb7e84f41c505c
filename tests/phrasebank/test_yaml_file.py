"""What a YAML file means to us, and what of YAML is refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from phrasebank import PackError
from phrasebank.loader import ROOT
from phrasebank.yaml_file import read

PLAIN = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MEANT: dict[str, tuple[str, Any]] = {
    "texts": ("a: b\nc: 'd: e'", {"a": "b", "c": "d: e"}),
    "numbers and the like": (
        "[1, 1.5, yes, ~, 2026-02-03, '1']", [1, 1.5, True, None, date(2026, 2, 3), "1"],
    ),
    "a text that is asked for": ("!!str 20", "20"),
    "keys that are no texts": ("2: one\ntrue: two", {2: "one", True: "two"}),
    "one value in two places": ("a: &it [x, {y: 1}]\nb: *it", {"a": ["x", {"y": 1}], "b": ["x", {"y": 1}]}),
    "an empty text is not nothing": ("a: ''\nb:", {"a": "", "b": None}),
}  # fmt: skip
REFUSED = {
    "a key twice, one of them an alias": "&a x: 1\n*a : 2",
    "a key twice, inside a list": "- {a: 1, a: 2}",
    "a list as key": "[a]: 1",
    "nothing as key": "~: 1",
    "mappings that are merged": "a: &a {b: 1}\nc:\n  <<: *a",
    "a value within itself": "a: &a [1, *a]",
    "a mapping within itself": "&a\nb: *a",
    "a list that is called a text": "!!str [a]",
    "a text that is called a mapping": "!!map a",
    "an object of ours": "!thing {a: 1}",
}


def written(folder: Path, content: str) -> Path:
    file = folder / "file.yml"
    file.write_text(content, "utf-8")
    return file


@pytest.mark.parametrize(("content", "meant"), MEANT.values(), ids=MEANT)
def test_what_a_file_means(tmp_path: Path, content: str, meant: object) -> None:
    assert read(written(tmp_path, content), "file.yml") == meant


@pytest.mark.parametrize("content", REFUSED.values(), ids=REFUSED)
def test_what_is_refused_names_the_line(tmp_path: Path, content: str) -> None:
    with pytest.raises(PackError) as refused:
        read(written(tmp_path, content), "file.yml")

    (problem,) = refused.value.problems
    assert problem.file == "file.yml"
    assert problem.entry.startswith("line ")


def test_aliases_of_aliases_do_not_grow_without_end(tmp_path: Path) -> None:
    lines = ["l0: &l0 [x, x]"]
    lines += [f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 30)]

    assert len(read(written(tmp_path, "\n".join(lines)), "file.yml")) == 30


@pytest.mark.parametrize("file", sorted(ROOT.glob("*/[a-c]*.yml")), ids=lambda file: file.name)
def test_our_packs_mean_what_a_plain_reader_of_yaml_finds(file: Path) -> None:
    assert read(file, file.name) == yaml.load(file.read_text("utf-8"), Loader=PLAIN)
