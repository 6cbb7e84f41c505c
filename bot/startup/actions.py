"""Serves our custom actions to Rasa from inside the app's own process.

The one module that hands `actions/` to the process that serves them. `python -m rasa_sdk
--actions actions` serves the same classes, for those who scale out.
"""

from __future__ import annotations

import hmac
import ipaddress
import logging
import warnings
from typing import Any

from fastapi import APIRouter, FastAPI, Request
from fastapi.responses import JSONResponse
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection, ActionNotFoundException

logger = logging.getLogger(__name__)

PATH = "/engine/actions"
PACKAGE = "actions"
# A call carries the domain and the session's events: generous, but not without end.
MAX_BODY = 20_000_000


def make_executor(package: str = PACKAGE) -> ActionExecutor:
    """An executor that knows every action of the package."""
    # The two versions differ on purpose and were tried together.
    warnings.filterwarnings("ignore", message=".*versions of rasa and rasa_sdk.*")
    executor = ActionExecutor()
    executor.register_package(package)
    return executor


def share(app: FastAPI) -> None:
    """Lets the actions use the app's own coach and store: one set of compiled packs, one pool of connections."""
    from actions.services import Services, provide

    provide(Services(app.state.services.living, app.state.services.database))


def mount(app: FastAPI, token: str, executor: ActionExecutor | None = None) -> None:
    """Adds `POST /engine/actions` to the app; it answers only loopback with the right token."""
    chosen = executor or make_executor()
    router = APIRouter()

    @router.post(PATH, include_in_schema=False, max_body_size=MAX_BODY)
    async def run_action(request: Request) -> JSONResponse:
        if not _is_loopback(request) or not _has_token(request, token):
            return _error("Only the dialogue engine may call this.", 403)
        return await _run(chosen, request)

    app.include_router(router)


def _is_loopback(request: Request) -> bool:
    try:
        return request.client is not None and ipaddress.ip_address(request.client.host).is_loopback
    except ValueError:
        return False


def _has_token(request: Request, token: str) -> bool:
    given = request.query_params.get("token", "")
    return hmac.compare_digest(given.encode(), token.encode())


async def _run(executor: ActionExecutor, request: Request) -> JSONResponse:
    """Runs one action call; the status codes are those that Rasa acts upon."""
    call = await _read(request)
    if call is None:
        return _error("The body is not an action call.", 422)
    action = str(call.get("next_action"))
    try:
        result = await executor.run(call)
    except ActionExecutionRejection as rejected:
        return _error(rejected.message, 400, rejected.action_name)
    except ActionNotFoundException as missing:
        logger.error("%s", missing.message)
        return _error(missing.message, 404, missing.action_name)
    except Exception:
        logger.exception("The action %s failed.", action)
        return _error(f"The action {action} failed; the app's log says why.", 500, action)
    return JSONResponse(result.model_dump() if result else None)


async def _read(request: Request) -> dict[str, Any] | None:
    try:
        call = await request.json()
    except ValueError:
        return None
    return call if isinstance(call, dict) else None


def _error(text: str, status: int, action: str | None = None) -> JSONResponse:
    return JSONResponse({"error": text, "action_name": action}, status_code=status)
