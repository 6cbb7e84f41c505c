"""JSON is the view itself."""

from __future__ import annotations

import json

from phrasebank.packs import Packs
from records.export.json_file import VERSION, render
from records.view import RecordView


def test_json_is_the_views_dump(view: RecordView, hostile: RecordView, packs: Packs) -> None:
    content = json.loads(render([view, hostile], packs))
    assert content["version"] == VERSION
    assert content["timezone"] == packs.policy.hours.timezone
    assert [RecordView.model_validate(record) for record in content["records"]] == [view, hostile]


def test_times_have_an_offset(view: RecordView, packs: Packs) -> None:
    record = json.loads(render([view], packs))["records"][0]
    assert record["opened_at"].endswith(("Z", "+00:00", "+01:00"))
    assert record["timezone"] == packs.policy.hours.timezone
