"""What is heard in Chatwoot's webhooks, payloads as Chatwoot writes them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.chatwoot import LONGEST, Ended, Message, NotChatwoot, to_hear
from bot.plain_text import plain_text

CUSTOMER = {"id": 310, "name": "Ines Duarte", "type": "contact", "email": "ines@example.org"}
AGENT = {"id": 4, "name": "Tom Bell", "type": "user", "email": "tom@shop.example"}
CONVERSATION: dict[str, Any] = {
    "additional_attributes": {"browser": {"browser_name": "Firefox"}, "referer": "https://shop.example"},
    "can_reply": True, "channel": "Channel::WebWidget", "id": 42, "inbox_id": 3, "labels": [],
    "contact_inbox": {"id": 95, "contact_id": 310, "inbox_id": 3, "source_id": "b1f6"},
    "meta": {"sender": CUSTOMER, "assignee": AGENT, "team": None, "hmac_verified": False},
    "status": "open", "unread_count": 1, "priority": None, "waiting_since": 1_794_300_000,
    "timestamp": 1_794_300_000, "created_at": 1_794_299_000, "messages": [],
}  # fmt: skip


def created(**more: Any) -> dict[str, Any]:
    """A message of the customer's, as ``message_created`` carries it."""
    return {
        "account": {"id": 1, "name": "Shop"}, "additional_attributes": {},
        "content_attributes": {"in_reply_to": None}, "content_type": "text",
        "content": "My lamp arrived without a plug", "conversation": CONVERSATION,
        "created_at": "2026-11-10T09:30:12.262Z", "id": 7012, "inbox": {"id": 3, "name": "Site"},
        "message_type": "incoming", "private": False, "sender": CUSTOMER, "source_id": None,
        "event": "message_created", **more,
    }  # fmt: skip


def status_changed(status: str = "resolved", **more: Any) -> dict[str, Any]:
    """A change of status: the conversation itself, its last message inside, with numbers for names."""
    last = {
        "id": 7020, "content": "Thanks, bye", "account_id": 1, "inbox_id": 3, "conversation_id": 42,
        "message_type": 0, "created_at": 1_794_303_000, "private": False, "status": "sent",
        "content_type": "text", "content_attributes": {}, "sender": CUSTOMER,
    }  # fmt: skip
    changed = [{"status": {"previous_value": "open", "current_value": status}}]
    return {
        **CONVERSATION, "messages": [last], "status": status, "changed_attributes": changed,
        "event": "conversation_status_changed", **more,
    }  # fmt: skip


def test_what_the_customer_writes_is_the_customers() -> None:
    at = datetime(2026, 11, 10, 9, 30, 12, 262_000, UTC)
    text = "My lamp arrived without a plug"
    assert to_hear(created()) == Message("42", "7012", "customer", text, at)


def test_what_an_employee_writes_is_the_agents() -> None:
    found = to_hear(created(message_type="outgoing", sender=AGENT, content="So sorry."))
    assert isinstance(found, Message)
    assert found.speaker == "agent"


@pytest.mark.parametrize(
    "more",
    [
        {"private": True, "message_type": "outgoing", "sender": AGENT, "content": "watch out"},
        {"content": None},
        {"content": ""},
        {"content": "<p>&nbsp;</p>"},
        {"content": "> She wrote this before"},
        {"content": {"odd": 1}},
        {"message_type": "template"},
        {"message_type": "activity", "content": "Tom resolved the conversation"},
        {"message_type": None},
        {"message_type": ["incoming"]},
        {"message_type": "outgoing", "sender": {"id": 2, "name": "Bot", "type": "agent_bot"}},
        {"message_type": "outgoing", "sender": {"type": "captain_assistant"}},
        {
            "message_type": "outgoing",
            "sender": None,
            "content_attributes": {"automation_rule_id": 5},
        },
        {"message_type": "outgoing", "sender": None, "additional_attributes": {"campaign_id": 8}},
        {"event": "message_updated"},
        {"event": "conversation_created"},
        {"event": "conversation_typing_on"},
        {"event": "contact_updated"},
        {"event": "something_new"},
    ],
)
def test_what_nobody_said_is_not_heard(more: dict[str, Any]) -> None:
    assert to_hear(created(**more)) is None


def test_a_phones_own_app_sends_without_a_sender() -> None:
    found = to_hear(created(message_type="outgoing", sender=None))
    assert isinstance(found, Message)
    assert found.speaker == "agent"


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("2026-11-10 09:30:12 UTC", datetime(2026, 11, 10, 9, 30, 12, tzinfo=UTC)),
        ("2026-11-10T09:30:12", datetime(2026, 11, 10, 9, 30, 12, tzinfo=UTC)),
        (1_794_303_000, datetime(2026, 11, 10, 9, 30, tzinfo=UTC)),
        ("soon", None),
        (1e30, None),
        (True, None),
        (None, None),
    ],
)
def test_times_come_in_several_forms(at: object, expected: datetime | None) -> None:
    found = to_hear(created(created_at=at))
    assert isinstance(found, Message)
    assert found.at == expected


def test_a_resolved_conversation_ends_with_its_last_message() -> None:
    at = datetime(2026, 11, 10, 9, 30, tzinfo=UTC)
    last = Message("42", "7020", "customer", "Thanks, bye", at)
    assert to_hear(status_changed()) == Ended("42", last)


def test_a_note_that_stands_last_is_not_heard_at_the_end() -> None:
    note = {**status_changed()["messages"][0], "private": True}
    assert to_hear(status_changed(messages=[note])) == Ended("42", None)
    assert to_hear(status_changed(messages=[])) == Ended("42", None)


@pytest.mark.parametrize("status", ["open", "pending", "snoozed"])
def test_other_changes_of_status_end_nothing(status: str) -> None:
    assert to_hear(status_changed(status)) is None


def test_the_older_name_of_the_end_is_known_too() -> None:
    wrapped = {"event": "conversation_resolved", "conversation": CONVERSATION}
    assert to_hear(wrapped) == Ended("42", None)
    assert to_hear({**CONVERSATION, "event": "conversation_resolved"}) == Ended("42", None)


@pytest.mark.parametrize(
    ("payload", "told"),
    [
        ({}, "event"),
        ({"event": 5}, "event"),
        (created(conversation=None), "conversation.id"),
        (created(conversation={"id": True}), "conversation.id"),
        (created(id=None), "id"),
        (created(id="x" * 101), "id"),
        (status_changed(id=None), "id"),
    ],
)
def test_what_is_missing_is_named(payload: dict[str, Any], told: str) -> None:
    with pytest.raises(NotChatwoot, match=told):
        to_hear(payload)


def test_an_endless_mail_is_heard_up_to_a_point() -> None:
    found = to_hear(created(content="word " * 20_000))
    assert isinstance(found, Message)
    assert len(found.text) <= LONGEST


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("plain, 3 < 5 and 5 > 3 & so on", "plain, 3 < 5 and 5 > 3 & so on"),
        ("<p>The lamp<br>is <b>broken</b>&nbsp;&amp; late.</p>", "The lamp\nis broken & late."),
        ("<div>Hi</div><blockquote><p>old words</p></blockquote><p>New.</p>", "Hi\nNew."),
        ("<style>p {color: red}</style><p>Seen</p>", "Seen"),
        ("<ul><li>one</li><li>two</li></ul>", "one\ntwo"),
        ("<p>not closed <b>at all", "not closed at all"),
        (
            "**So sorry**, look at [this page](https://shop.example/x)",
            "So sorry, look at this page",
        ),
        ("> what you wrote\n\nI see.", "I see."),
        ("2 * 3 * 4 and snake_case_name", "2 * 3 * 4 and snake_case_name"),
        ("a <day> and a <time>", "a <day> and a <time>"),
        ("\ud83e\udee0 fine", "\ud83e\udee0 fine"),
    ],
)
def test_only_the_words_are_heard(content: str, said: str) -> None:
    assert plain_text(content) == said


@pytest.mark.timeout(20)
@pytest.mark.parametrize("piece", ["**a ", "[", "[](", "\n", "<p ", "`a ", "\u2003", "> ", "<b>"])
def test_nothing_but_marks_takes_no_minute(piece: str) -> None:
    plain_text(piece * (250_000 // len(piece)))
