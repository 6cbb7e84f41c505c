"""Whether the app lives, whether it can answer, and how it has been doing."""

from __future__ import annotations

from fastapi import APIRouter, Response
from fastapi.responses import JSONResponse
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from bot.web.services import Services
from records.errors import StoreError

router = APIRouter()


@router.get("/healthz")
async def healthz() -> dict[str, str]:
    """The process answers."""
    return {"status": "ok"}


@router.get("/readyz")
async def readyz(services: Services) -> JSONResponse:
    """Whether a message would be answered now: database and dialogue engine.

    ``packs`` says why changed packs aren't in use; the old ones answer meanwhile.
    """
    try:
        await services.database.check()
    except StoreError as error:
        return JSONResponse(
            {"ready": False, "waiting_for": "database", "why": str(error)}, status_code=503
        )
    if not services.engine.ready:
        why = services.engine.problem or "it is starting"
        return JSONResponse(
            {"ready": False, "waiting_for": "dialogue engine", "why": why}, status_code=503
        )
    refused = [str(problem) for problem in services.living.problems]
    return JSONResponse({"ready": True} | ({"packs": refused} if refused else {}))


@router.get("/metrics", include_in_schema=False)
async def metrics() -> Response:
    """Counters for Prometheus."""
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)
