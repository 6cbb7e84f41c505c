"""The certificate of practice as a file: what was passed and when, nothing that ranks."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Self
from zoneinfo import ZoneInfo

from bot.calls import EMPLOYEE
from bot.practice.course import CertificateOut, PassOut
from phrasebank.packs import Packs
from phrasebank.template import render
from records.export.markdown import escape
from records.export.template import template

VERSION = 1
_PAGE = Path(__file__).with_name("certificate.html.jinja")
_NAME_LINE = "\u2026" * 12


@dataclass(frozen=True)
class Certificate:
    """Who earned it when, with what. ``name`` None: nobody told it, it is to be written in."""

    name: str | None
    earned_at: datetime
    needs: int
    passed: tuple[PassOut, ...]

    @classmethod
    def of(cls, employee: str, found: CertificateOut, packs: Packs) -> Self:
        """The certificate of what was found, which must hold; times are in the team's zone."""
        zone = ZoneInfo(packs.policy.hours.timezone)
        passed = [each.model_copy(update={"at": each.at.astimezone(zone)}) for each in found.passed]
        name = None if employee == EMPLOYEE else employee
        return cls(name, passed[found.needs - 1].at, found.needs, tuple(passed))


@dataclass(frozen=True)
class Format:
    """One format: the file's suffix (with its dot), its media type, and what writes it."""

    suffix: str
    media_type: str
    render: Callable[[Certificate, Packs], str]


def as_markdown(certificate: Certificate, packs: Packs) -> str:
    """A page of Markdown. What people wrote can't become markup."""
    page = _page(certificate, packs)
    head, *rows = page.table
    lines = [
        f"# {page.title}", "", f"**{escape(page.name)}**", "", escape(page.text), "",
        _row(head), _row(["---"] * len(head)),
        *(_row([escape(cell) for cell in row]) for row in rows),
        "", escape(page.earned), "", escape(page.note),
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def as_json(certificate: Certificate, packs: Packs) -> str:
    """For programs; ``version`` changes when a field changes its name or meaning."""
    passed = [each.model_dump(mode="json") for each in certificate.passed]
    content = {
        "version": VERSION,
        "title": packs.label("certificate.title"),
        "employee": certificate.name,
        "earned_at": passed[certificate.needs - 1]["at"],
        "needs": certificate.needs,
        "passed": passed,
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def as_html(certificate: Certificate, packs: Packs) -> str:
    """One page to read and print; it needs no other file."""
    return template(_PAGE).render(page=_page(certificate, packs))


FORMATS: Mapping[str, Format] = {
    "md": Format(".md", "text/markdown; charset=utf-8", as_markdown),
    "json": Format(".json", "application/json", as_json),
    "html": Format(".html", "text/html; charset=utf-8", as_html),
}


@dataclass(frozen=True)
class _Page:
    title: str
    name: str
    text: str
    table: tuple[tuple[str, ...], ...]
    earned: str
    note: str


def _page(certificate: Certificate, packs: Packs) -> _Page:
    def label(name: str, **slots: str) -> str:
        return render(packs.label(f"certificate.{name}"), slots)

    rows = [(each.title, str(each.level), _day(each.at)) for each in certificate.passed]
    return _Page(
        title=label("title"),
        name=certificate.name or f"{label('name')} {_NAME_LINE}",
        text=label("text", needs=str(certificate.needs)),
        table=((label("scenario"), label("level"), label("passed")), *rows),
        earned=label("earned", day=_day(certificate.earned_at)),
        note=label("note"),
    )


def _day(at: datetime) -> str:
    return f"{at.day} {at:%B %Y}"


def _row(cells: tuple[str, ...] | list[str]) -> str:
    return "| " + " | ".join(cells) + " |"
