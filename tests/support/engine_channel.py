"""The way to the engine of a running coach past the app, for payloads that no button carries. Linux only."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx

from tests.support.stack import Stack

SCRIPT = "bot/engine/serve.py"


@dataclass(frozen=True)
class EngineProcess:
    """The Rasa process that a coach started."""

    pid: int
    port: int
    token: str
    client: httpx.Client = field(default_factory=lambda: httpx.Client(timeout=60, trust_env=False))

    def send(self, conversation: str, fresh: bool = False, **said: str) -> dict[str, Any]:
        """What the engine's channel answers to a message; ``fresh`` begins a new session."""
        body = {"conversation": conversation, "id": uuid4().hex, "fresh": fresh, "metadata": {}}
        answer = self.client.post(
            f"http://127.0.0.1:{self.port}/webhooks/amends/message",
            json=body | said,
            headers={"Authorization": f"Bearer {self.token}"},
        )
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found


def engine_of(stack: Stack) -> EngineProcess | None:
    """The engine that runs for this coach just now; None while there is none."""
    return next(filter(None, (_engine(pid) for pid in children(stack.process.pid))), None)


def children(parent: int) -> list[int]:
    """The processes that ``parent`` started and that still run."""
    return [
        int(entry.name)
        for entry in Path("/proc").iterdir()
        if entry.name.isdigit() and _parent(entry) == parent
    ]  # fmt: skip


def _parent(entry: Path) -> int | None:
    try:
        # pid (name) state parent …; a name may hold blanks and brackets.
        after_name = (entry / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    return int(after_name[1]) if after_name[0] != "Z" else None


def _engine(pid: int) -> EngineProcess | None:
    try:
        command = Path(f"/proc/{pid}/cmdline").read_text().split("\0")
        environment = Path(f"/proc/{pid}/environ").read_text(errors="replace").split("\0")
    except OSError:
        return None
    token = next(
        (line.partition("=")[2] for line in environment if line.startswith("AMENDS_ENGINE_TOKEN=")),
        "",
    )
    if not any(part.endswith(SCRIPT) for part in command) or not token:
        return None
    return EngineProcess(pid, int(command[command.index("--port") + 1]), token)
