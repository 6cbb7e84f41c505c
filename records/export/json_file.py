"""Records as JSON, for programs. ``version`` changes when a field changes its name or meaning."""

from __future__ import annotations

import json
from collections.abc import Sequence

from phrasebank.packs import Packs
from records.view import RecordView

VERSION = 1


def render(views: Sequence[RecordView], packs: Packs) -> str:
    """All records under one key. Times carry their offset; ``timezone`` names the zone."""
    content = {
        "version": VERSION,
        "timezone": packs.policy.hours.timezone,
        "records": [view.model_dump(mode="json") for view in views],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
