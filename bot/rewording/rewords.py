"""What can word a line anew."""

from __future__ import annotations

from typing import Protocol

from phrasebank.schema.scenario import Persona


class Rewords(Protocol):
    """Words a customer's line in that customer's own way. It decides nothing else."""

    async def reword(
        self, persona: Persona, mood: str, their_line: str, our_line: str
    ) -> str | None:
        """Another wording of ``our_line``, unchecked; None when there is none. Never raises.

        ``their_line`` is what the trainee said before it.
        """

    async def close(self) -> None:
        """Lets go of its connections."""
