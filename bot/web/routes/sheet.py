"""A record as a page to read and print, opened in the browser instead of saved as a file."""

from __future__ import annotations

import base64
import hashlib
import re

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from bot.web.page import PAGE_HEADERS
from bot.web.routes.recoveries import view_for
from bot.web.services import Services
from records.export import FORMATS

router = APIRouter()
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)


@router.get("/records/{recovery}", include_in_schema=False)
async def sheet(recovery: str, services: Services) -> HTMLResponse:
    """The print view of one record: nothing in it runs, and only its own style applies."""
    page = FORMATS["html"].render([await view_for(recovery, services)], services.coach.packs)
    policy = f"default-src 'none'; style-src {_hashes(page)}; base-uri 'none'; form-action 'none'"
    headers = PAGE_HEADERS | {
        "Content-Security-Policy": f"{policy}; frame-ancestors 'none'",
        # Customers' names: for the reader, not for any cache.
        "Cache-Control": "no-store",
    }
    return HTMLResponse(page, headers=headers)


def _hashes(page: str) -> str:
    """The page's own style by its hash, so that no other style is let in."""
    digests = (hashlib.sha256(style.encode()).digest() for style in _STYLE.findall(page))
    return " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
