"""The pages that docs/generate.py writes are those that it would write now."""

import runpy
from collections.abc import Callable
from pathlib import Path

import pytest

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGES: dict[str, Callable[[], str]] = runpy.run_path(str(DOCS / "generate.py"))["PAGES"]


@pytest.mark.parametrize("name", PAGES)
def test_a_generated_page_is_fresh(name: str) -> None:
    stale = f"docs/{name} is stale: run `.venv/bin/python docs/generate.py`"
    assert (DOCS / name).read_text(encoding="utf-8") == PAGES[name](), stale
