"""Calls at the desk, over a real store: each turn heard once, kept, and passed on."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

import pytest

from bot.call_errors import CallClosed, NoSuchCall, NothingSaid
from bot.calls import CallDesk
from bot.chat import Chat
from bot.watchers import BEHIND, Event
from coach.coach import Coach
from coach.entries import Note, Phase
from coach.listening.ear import Ear
from coach.listening.encoder import Encoder
from coach.listening.wrapup import WrapUpEdited
from coach.recovery import Recovery
from coach.walk import advance
from phrasebank.schema.nudge import Speaker
from records.database import Database
from records.migrate import upgrade
from tests.coach.listening.calls import GOOD_CALL, NOW, PACE
from tests.support.living import Still

Told = Mapping[str, Any]
TROUBLE = "customer: My oven came nine days late and nobody rang me. I'm furious!"
RUDE = "customer: This is a disgrace! My sofa came in pieces and I am absolutely furious with you people!"
CALM_DOWN = "agent: Please calm down."


class Changes:
    """Where the desk tells whose case has changed."""

    def __init__(self) -> None:
        self.conversations: list[str] = []

    def changed(self, conversation: str) -> None:
        self.conversations.append(conversation)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    """An empty SQLite file."""
    url = f"sqlite:///{tmp_path / 'amends.db'}"
    await asyncio.to_thread(upgrade, url)
    async with Database(url) as made:
        yield made


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder()


@pytest.fixture
def changes() -> Changes:
    return Changes()


class Desks:
    """Makes desks on one store, as a start of the app does."""

    def __init__(
        self, coach: Coach, encoder: Encoder, database: Database, changes: Changes
    ) -> None:
        self._made_of = coach, encoder, database, changes

    def new(self) -> CallDesk:
        """A desk that remembers nothing; the encoder alone is shared, to save its loading."""
        coach, encoder, database, changes = self._made_of
        desk = CallDesk(Still(coach), database, cast(Chat, changes))
        desk.open_calls.ears.use(coach, Ear(coach, encoder))
        return desk


@pytest.fixture
def desks(coach: Coach, encoder: Encoder, database: Database, changes: Changes) -> Desks:
    return Desks(coach, encoder, database, changes)


@pytest.fixture
def desk(desks: Desks) -> CallDesk:
    return desks.new()


async def hear(
    desk: CallDesk, call: str, line: str, number: int, at: datetime | None = None
) -> Told:
    who, _, text = line.partition(": ")
    said_at = at or NOW + number * PACE
    return await desk.hear(call, cast(Speaker, who), text, f"t{number}", said_at)


async def hear_all(desk: CallDesk, call: str, *lines: str, first: int = 1) -> list[Told]:
    return [await hear(desk, call, line, number) for number, line in enumerate(lines, first)]


async def case(database: Database, call: str) -> Recovery:
    async with database.reading() as unit:
        found = await unit.current(call)
    assert found is not None
    return found


async def kept(database: Database, call: str) -> list[tuple[int, str]]:
    """Number and id of each turn in the store."""
    async with database.reading() as unit:
        return [(turn.number, turn.turn_id) for turn in await unit.calls.turns(call)]


def plain(told: Told) -> dict[str, Any]:
    """An observation without the ids of records, which are drawn by lot."""
    nudges = [{**card, "record": bool(card.get("record"))} for card in told["nudges"]]
    return {**told, "nudges": nudges}


async def test_a_turn_is_heard_kept_and_told(
    desk: CallDesk, database: Database, changes: Changes
) -> None:
    call = (await desk.open()).id
    told = await hear(desk, call, TROUBLE, 1)
    assert (told["turn"], told["id"], told["anger"]["level"]) == (1, "t1", "angry")
    async with database.reading() as unit:
        stored = await unit.calls.turn(call, "t1")
    assert stored is not None
    assert (stored.text, stored.at, stored.observation) == (
        TROUBLE.partition(": ")[2],
        NOW + PACE,
        told,
    )
    assert (await case(database, call)).fact("noun") == "oven"
    assert changes.conversations == [call]


async def test_a_turn_sent_again_gets_the_same_answer_and_is_kept_once(
    desk: CallDesk, desks: Desks, database: Database
) -> None:
    call = (await desk.open()).id
    first = await hear(desk, call, TROUBLE, 1)
    await hear(desk, call, "agent: I'm so sorry about that.", 2)
    assert await hear(desk, call, "agent: something else", 1) == first
    assert await hear(desks.new(), call, TROUBLE, 1) == first
    assert await kept(database, call) == [(1, "t1"), (2, "t2")]


async def test_the_same_turn_sent_at_once_is_heard_once(desk: CallDesk, database: Database) -> None:
    call = (await desk.open()).id
    told = await asyncio.gather(*(hear(desk, call, TROUBLE, 1) for _ in range(6)))
    assert all(one == told[0] for one in told)
    assert await kept(database, call) == [(1, "t1")]


async def test_ten_turns_at_once_are_numbered_one_after_the_other(
    desk: CallDesk, desks: Desks, database: Database
) -> None:
    call = (await desk.open()).id
    for first in (desk, desks.new()):  # also when nobody has the call in memory yet
        begun = len(await kept(database, call))
        lines = [(GOOD_CALL * 2)[n] for n in range(10)]
        told = await asyncio.gather(
            *(hear(first, call, line, begun + n) for n, line in enumerate(lines, 1))
        )
        assert sorted(one["turn"] for one in told) == list(range(begun + 1, begun + 11))
    assert [number for number, _ in await kept(database, call)] == list(range(1, 21))


async def test_calls_at_once_do_not_mix(desk: CallDesk, database: Database) -> None:
    angry, calm = (await desk.open()).id, (await desk.open()).id
    await asyncio.gather(
        hear_all(desk, angry, *GOOD_CALL[:4]),
        hear_all(desk, calm, "customer: Hello, when do you open?", "agent: At nine."),
    )
    assert (await case(database, angry)).conversation == angry
    assert (await desk.wrapup(calm)).record is None
    assert (len(await kept(database, angry)), len(await kept(database, calm))) == (4, 2)


async def test_an_unknown_call_is_refused_everywhere(desk: CallDesk) -> None:
    edited = WrapUpEdited(lines=["", "", ""])
    for refused in (
        desk.hear("nobody", "agent", "Hello."),
        desk.close("nobody"),
        desk.wrapup("nobody"),
        desk.edit("nobody", edited),
        desk.follow("nobody", "lead"),
        desk.answer_nudge("nobody", "apology.first-1", "muted"),
        anext(aiter(desk.live("nobody"))),
    ):
        with pytest.raises(NoSuchCall):
            await refused


async def test_after_its_end_a_call_hears_nothing_more(desk: CallDesk, database: Database) -> None:
    call = (await desk.open()).id
    first = await hear(desk, call, TROUBLE, 1)
    await desk.close(call)
    with pytest.raises(CallClosed):
        await hear(desk, call, "agent: One more thing.", 2)
    with pytest.raises(CallClosed):
        await desk.follow(call, "lead")
    assert await kept(database, call) == [(1, "t1")]
    assert await hear(desk, call, TROUBLE, 1) == first, "a repeat is no new turn"


async def test_a_turn_and_the_end_at_once_leave_a_whole_record(
    desk: CallDesk, database: Database
) -> None:
    call = (await desk.open()).id
    await hear(desk, call, TROUBLE, 1)
    ended, *turns = await asyncio.gather(
        desk.close(call),
        *(hear(desk, call, "agent: I'm so sorry.", number) for number in (2, 3, 4)),
        return_exceptions=True,
    )
    assert not isinstance(ended, BaseException)
    assert all(isinstance(one, Mapping | CallClosed) for one in turns)
    heard = [one["turn"] for one in turns if isinstance(one, Mapping)]
    assert len(await kept(database, call)) == 1 + len(heard)
    assert (await case(database, call)).phase == "wrapup"


@pytest.mark.parametrize("text", ["", "   ", "\n\t\n", "\x00\x07", "\u200b\ufeff"])
async def test_a_turn_without_a_word_is_refused_and_not_kept(
    desk: CallDesk, database: Database, text: str
) -> None:
    call = (await desk.open()).id
    with pytest.raises(NothingSaid):
        await desk.hear(call, "customer", text)
    assert await kept(database, call) == []
    assert (await desk.hear(call, "customer", "Hello."))["turn"] == 1


async def test_control_characters_are_taken_out_before_anything_is_kept(desk: CallDesk) -> None:
    call = (await desk.open()).id
    told = await desk.hear(call, "customer", "\x00My sofa\u202e is late\x1b[31m\r\nand broken ")
    assert told["text"] == "My sofa is late[31m\nand broken"
    assert all(0 <= move["start"] < move["end"] <= len(told["text"]) for move in told["moves"])


async def test_a_restart_goes_on_where_the_call_was(desk: CallDesk, desks: Desks) -> None:
    whole, broken = (await desk.open()).id, (await desk.open()).id
    lines = [RUDE, CALM_DOWN, *GOOD_CALL]
    steady = await hear_all(desk, whole, *lines)
    restarted = [
        await hear(desks.new(), broken, line, number) for number, line in enumerate(lines, 1)
    ]
    assert [plain(one) for one in restarted] == [plain(one) for one in steady]
    ends = [
        (await desks.new().wrapup(call)).model_dump(exclude={"call", "record"})
        for call in (whole, broken)
    ]
    assert ends[0] == ends[1]


@pytest.mark.parametrize("answer", ["muted", "dismissed"])
async def test_a_nudge_put_aside_stays_so_over_a_restart(
    desk: CallDesk, desks: Desks, answer: str
) -> None:
    """What follows is as if nothing had been restarted."""
    lines = [*GOOD_CALL[2:6], RUDE, CALM_DOWN, *GOOD_CALL[4:]]
    ran = []
    for restart in (False, True):
        call = (await desk.open()).id
        told = await hear_all(desk, call, RUDE, CALM_DOWN)
        shown = told[1]["nudges"][0]["nudge"]
        await desk.answer_nudge(call, shown, cast(Any, answer))
        goes_on = desks.new() if restart else desk
        ran.append([plain(one) for one in await hear_all(goes_on, call, *lines, first=3)])
        later = {card["nudge"].rpartition("-")[0] for one in ran[-1] for card in one["nudges"]}
        assert ("listening.calm_down" in later) is (answer == "dismissed")
        assert shown not in [gone for one in ran[-1] for gone in one["stale"]]
    assert ran[0] == ran[1]


async def test_what_is_muted_can_be_taken_back(desk: CallDesk, desks: Desks) -> None:
    call = (await desk.open()).id
    told = await hear_all(desk, call, RUDE, CALM_DOWN)
    shown = told[1]["nudges"][0]["nudge"]
    await desk.answer_nudge(call, shown, "muted")
    await desk.answer_nudge(call, shown, "unmuted")
    told = await hear_all(desks.new(), call, *GOOD_CALL[2:6], RUDE, CALM_DOWN, first=3)
    assert told[-1]["nudges"][0]["nudge"] == "listening.calm_down-8"


@pytest.mark.parametrize(
    "nudge", ["nonsense", "apology.first-x", "-", "a-99999999999999999999", "-1", "x--5"]
)
async def test_an_answer_to_a_nudge_that_never_was_harms_nothing(
    desk: CallDesk, nudge: str
) -> None:
    call = (await desk.open()).id
    await hear(desk, call, TROUBLE, 1)
    await desk.answer_nudge(call, nudge, "dismissed")
    assert (await hear(desk, call, "agent: I'm so sorry.", 2))["turn"] == 2


async def test_a_clock_that_jumps_loses_nothing(
    desk: CallDesk, desks: Desks, database: Database
) -> None:
    call = (await desk.open()).id
    times = [NOW, NOW + timedelta(days=366), NOW - timedelta(hours=3), NOW, NOW]
    for number, at in enumerate(times, 1):
        told = await hear(desk, call, GOOD_CALL[number], number, at)
        assert (told["turn"], datetime.fromisoformat(told["at"])) == (number, at)
    assert [number for number, _ in await kept(database, call)] == [1, 2, 3, 4, 5]
    again = await hear(desks.new(), call, GOOD_CALL[6], 6, NOW)
    assert (again["turn"], again["phase"]) == (6, "options")


async def test_a_step_done_in_the_chat_shows_in_the_next_observation(
    desk: CallDesk, database: Database, coach: Coach
) -> None:
    call = (await desk.open()).id
    (before,) = await hear_all(desk, call, TROUBLE)
    assert before["steps"][0]["state"] == "started"
    async with database.unit() as unit:
        recovery = await unit.current(call)
        assert recovery is not None
        await unit.save(advance(recovery, coach.packs, "m1", datetime.now(UTC), "done"))
    told = await hear(desk, call, "agent: One moment, please.", 2)
    assert [step["state"] for step in told["steps"]] == ["done", "started", "open", "open"]
    assert (await case(database, call)).step == "acknowledge"


async def test_what_the_chat_notes_and_the_call_hears_are_both_kept(
    desk: CallDesk, database: Database
) -> None:
    call = (await desk.open()).id
    for number, line in enumerate(GOOD_CALL[1:], 1):
        await hear(desk, call, line, number)
        async with database.unit() as unit:
            recovery = await unit.current(call)
            assert recovery is not None
            note = Note(at=datetime.now(UTC), turn=f"m{number}", text=f"note {number}")
            await unit.save(recovery.with_entries(note))
    recovery = await case(database, call)
    assert [note.text for note in recovery.all(Note)] == [f"note {n}" for n in range(1, 10)]
    assert set(recovery.step_states("mama").values()) == {"done"}


async def test_a_case_closed_in_the_chat_is_left_alone(desk: CallDesk, database: Database) -> None:
    call = (await desk.open()).id
    await hear(desk, call, TROUBLE, 1)
    async with database.unit() as unit:
        recovery = await unit.current(call)
        assert recovery is not None
        await unit.save(recovery.with_entries(Phase(at=NOW, turn="m1", phase="closed")))
    closed = await case(database, call)
    await hear(desk, call, "agent: I'm so sorry. I've booked an engineer for tomorrow.", 2)
    await desk.close(call)
    assert await case(database, call) == closed


async def test_another_framework_is_followed_from_here_on(
    desk: CallDesk, desks: Desks, database: Database
) -> None:
    call = (await desk.open("mama")).id
    await hear_all(desk, call, TROUBLE, "agent: I'm so sorry about that, it was our mistake.")
    await desk.follow(call, "five_step")
    told = await hear(desk, call, "agent: One moment, please.", 3)
    states = {step["id"]: step["state"] for step in told["steps"]}
    assert list(states) == ["apologize", "listen", "fix", "atone", "follow_up"]
    assert states["apologize"] == "done"
    again = await hear(desks.new(), call, "agent: I've booked an engineer for tomorrow.", 4)
    assert [step["id"] for step in again["steps"] if step["state"] == "done"] == [
        "apologize",
        "fix",
    ]
    assert (await case(database, call)).framework == "five_step"


async def test_a_framework_chosen_before_any_trouble_opens_the_case(
    desk: CallDesk, database: Database
) -> None:
    call = (await desk.open("mama")).id
    await hear(desk, call, GOOD_CALL[0], 1)
    await desk.follow(call, "lead")
    await hear(desk, call, TROUBLE, 2)
    assert (await case(database, call)).framework == "lead"


async def test_a_framework_that_is_not_there_changes_nothing(desk: CallDesk) -> None:
    with pytest.raises(KeyError):
        await desk.open("nonsense")
    call = (await desk.open("mama")).id
    with pytest.raises(KeyError):
        await desk.follow(call, "nonsense")
    assert (await desk.open("mama", "genesys", "conv-7")).framework == "mama"


async def test_a_call_that_its_source_opens_again_is_the_same(desk: CallDesk) -> None:
    opened = [await desk.open(source="genesys", reference="conv-7") for _ in range(2)]
    opened += await asyncio.gather(
        *(desk.open(source="genesys", reference="conv-7") for _ in range(4))
    )
    assert len({call.id for call in opened}) == 1
    assert (await desk.open(source="genesys", reference="conv-8")).id != opened[0].id


async def test_the_end_puts_the_summary_on_record_once(desk: CallDesk, database: Database) -> None:
    call = (await desk.open()).id
    await hear_all(desk, call, *GOOD_CALL)
    first = await desk.close(call)
    second = await desk.close(call)
    assert first.model_dump() == second.model_dump()
    recovery = await case(database, call)
    assert [note.text for note in recovery.all(Note)] == first.lines
    assert (first.result, recovery.phase, recovery.result) == ("solved", "wrapup", None)


async def test_the_summary_as_corrected_closes_the_case(
    desk: CallDesk, desks: Desks, database: Database
) -> None:
    call = (await desk.open()).id
    await hear_all(desk, call, *GOOD_CALL)
    await desk.close(call)
    edited = WrapUpEdited(lines=["Oven late.", "", "Ring."], result="withdrawn", cause="courier")
    told = await desk.edit(call, edited)
    assert (told.lines, told.result, told.cause) == (edited.lines, "withdrawn", "courier")
    assert (await desks.new().wrapup(call)).model_dump() == told.model_dump()
    recovery = await case(database, call)
    assert (recovery.phase, recovery.result, recovery.cause) == ("closed", "withdrawn", "courier")


async def test_a_call_without_trouble_leaves_no_case(desk: CallDesk, database: Database) -> None:
    call = (await desk.open()).id
    await hear_all(desk, call, "customer: Hello, when do you open?", "agent: At nine.")
    told = await desk.close(call)
    edited = await desk.edit(call, WrapUpEdited(lines=["x", "", ""], result="solved"))
    assert (told.record, edited.record) == (None, None)
    async with database.reading() as unit:
        assert await unit.current(call) is None


async def watched(desk: CallDesk, call: str, after: int = 0) -> list[Event]:
    """All that somebody who watches is told, until the call ends."""
    return [event async for event in desk.live(call, after)]


async def next_of(live: AsyncIterator[Event]) -> Event:
    return await anext(live)


def numbered(events: list[Event]) -> list[tuple[int, str]]:
    return [(event.number, event.name) for event in events]


def turns(first: int, last: int) -> list[tuple[int, str]]:
    return [(number, "observation") for number in range(first, last + 1)]


@pytest.mark.parametrize("after", [0, 2, 4, 9])
async def test_who_comes_later_gets_what_was_missed_and_then_what_comes(
    desk: CallDesk, after: int
) -> None:
    call = (await desk.open()).id
    told = await hear_all(desk, call, *GOOD_CALL[:4])
    watching = asyncio.create_task(watched(desk, call, after))
    await asyncio.sleep(0.05)
    told += await hear_all(desk, call, *GOOD_CALL[4:], first=5)
    await desk.close(call)
    events = await asyncio.wait_for(watching, 10)
    assert numbered(events) == [*turns(after + 1, 10), (10, "closed")]
    assert [event.data for event in events[:-1]] == told[after:]


async def test_nothing_is_told_twice_or_missed_while_turns_come(desk: CallDesk) -> None:
    call = (await desk.open()).id
    await hear(desk, call, TROUBLE, 1)
    talking = asyncio.create_task(hear_all(desk, call, *GOOD_CALL[2:], first=2))
    watching = []
    while not talking.done():
        watching.append(asyncio.create_task(watched(desk, call)))
        await asyncio.sleep(0.02)
    await desk.close(call)
    assert len(watching) > 1
    for events in await asyncio.wait_for(asyncio.gather(*watching), 10):
        assert numbered(events) == [*turns(1, 9), (9, "closed")]


async def test_who_watches_a_closed_call_is_told_so_and_let_go(
    desk: CallDesk, desks: Desks
) -> None:
    call = (await desk.open()).id
    await hear(desk, call, TROUBLE, 1)
    told = await desk.close(call)
    events = await asyncio.wait_for(watched(desks.new(), call), 10)
    assert numbered(events) == [(1, "observation"), (1, "closed")]
    assert events[1].data == told.model_dump(mode="json")
    assert numbered(await watched(desk, call, after=1)) == [(1, "closed")]


async def test_a_slow_watcher_is_let_go_and_comes_back_for_the_rest(desk: CallDesk) -> None:
    call = (await desk.open()).id
    await hear(desk, call, TROUBLE, 1)
    live = aiter(desk.live(call))
    assert (await anext(live)).number == 1
    waiting = asyncio.create_task(next_of(live))
    await asyncio.sleep(0.05)
    # Told to the watcher without the work of hearing as many turns.
    for number in range(2, BEHIND + 20):
        desk.watchers.tell(call, Event(number, "observation", {}))
    got = [(await waiting).number, *[event.number async for event in live]]
    assert got == list(range(2, len(got) + 2))
    assert BEHIND <= len(got) < BEHIND + 18


async def test_the_end_of_the_app_lets_watchers_go(desk: CallDesk) -> None:
    call = (await desk.open()).id
    watching = asyncio.create_task(watched(desk, call))
    await asyncio.sleep(0.05)
    desk.watchers.end()
    assert await asyncio.wait_for(watching, 10) == []
