"""What every pack entry shares: strictness, and an id that is safe in files and addresses."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*(\.[a-z0-9][a-z0-9_]*)*$")]
"""Lower-case words joined by underscores; dots separate a family from its member
(``empathy.i_understand``).
"""

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""Text that must not be empty."""


class Entry(BaseModel):
    """A frozen pack entry.

    Unknown keys are refused, so that a typo stops the check and not a conversation.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)


class Sourced(Entry):
    """An entry with an id of its own that can say where it comes from."""

    id: Id
    source: Line
    """Where it comes from: a key of ``evidence.yml`` or a plain reference; ``own`` for our own
    wording.
    """
