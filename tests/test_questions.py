"""Random years of a council: no open question is ever lost, and an agenda that was built lacks nothing.

What is open is told here by the words of the rule alone, from the rows as they stand: it is open, or an item that goes
on with it has settled it, or it was let drop with a reason.
"""

import tempfile
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from samverkan_cli.actions import agenda, body, item, meeting, undo
from samverkan_cli.domain.body import AddBody
from samverkan_cli.domain.events import RegistryCreated
from samverkan_cli.domain.item import AddItems, ChangeItem, NoteOutcome
from samverkan_cli.domain.meeting import CallMeeting, CancelMeeting
from samverkan_cli.domain.records import AgendaLine
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.domain.undo import TakeBack
from samverkan_cli.store.registry import Registry, new_registry_id
from samverkan_cli.store.verify import verify

TODAY = date(2024, 6, 30)
FIRST = date(2024, 1, 10)
BODIES = {"B-1": ("Rådet", "advisory"), "B-2": ("AU", "subcommittee"), "B-3": ("KS", "committee")}
MEETINGS = ("B-1", "B-2", "B-1", "B-3", "B-1")  # a month apart, the last one after today
WHICH = st.integers(0, 9)
OUTCOMES = st.sampled_from(["referred", "referred", "tabled", "tabled", "noted", "approved", "rejected", "dropped"])
TITLES = st.sampled_from(["Övriga frågor", "M-1:1", "Kartan"])
SENT_ON = {"referred", "tabled"}


def titled(line: AgendaLine) -> str:
    return line.title or f"Ärende {line.origin}"


class Years(RuleBasedStateMachine):
    """Types what a secretary types, in any order, and asks after each step what is open."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.registry = Registry(Path(self.folder.name) / "registry.db", 5)

    def teardown(self) -> None:
        with self.registry.reading() as reader:
            told = verify(reader)
        assert told["ok"], told["problems"]
        self.folder.cleanup()

    def do(self, action: Any, request: Any) -> Any:
        """Do it, or be refused."""
        try:
            with self.registry.writing("test", "Maj") as writer:
                return action(writer, request)
        except Refused:
            return None

    @initialize()
    def begin(self) -> None:
        with self.registry.creating("init", "Maj", RegistryCreated(subject=new_registry_id()), dry_run=False):
            pass
        for name, kind in BODIES.values():
            self.do(body.add, AddBody(today=TODAY, name=name, kind=kind))
        for at, of in enumerate(MEETINGS):
            self.do(meeting.call, CallMeeting(today=TODAY, body=of, day=FIRST + timedelta(days=45 * at)))
        self.add(0, "Kartan", None, under=False)
        self.outcome(0, "referred", "B-2")

    def items(self) -> list[str]:
        with self.registry.reading() as reader:
            return [each.id for one in reader.meetings() for each in reader.items(one.id)]

    @rule(which=st.integers(0, 4), title=TITLES, before=st.none() | WHICH, under=st.booleans())
    def add(self, which: int, title: str, before: int | None, *, under: bool) -> None:
        items = self.items()
        continues = items[before % len(items)] if before is not None and items else None
        said = {"under": "1"} if under else {}
        request = AddItems(today=TODAY, meeting=f"M-{which + 1}", add=(title,), continues=continues, **said)
        self.do(item.add, request)

    @rule(which=WHICH, outcome=OUTCOMES, to=st.none() | st.sampled_from(sorted(BODIES)))
    def outcome(self, which: int, outcome: str, to: str | None) -> None:
        if items := self.items():
            id_ = items[which % len(items)]
            where = {"meeting": id_.partition(":")[0], "item": id_}
            self.do(item.note_outcome, NoteOutcome(today=TODAY, **where, outcome=outcome, to=to, reason="så"))

    @rule(which=WHICH, at=st.integers(0, 4), outcome=OUTCOMES)
    def take_up(self, which: int, at: int, outcome: str) -> None:
        """Take an open question up at a meeting, of whatever body, and say what became of it."""
        with self.registry.reading() as reader:
            asked = reader.questions()
        if asked:
            id_ = f"M-{at + 1}"
            continues = asked[which % len(asked)].ref
            request = AddItems(today=TODAY, meeting=id_, add=("Tas upp",), continues=continues, first=True)
            if self.do(item.add, request):
                with self.registry.reading() as reader:
                    number = str(reader.items(id_)[-1].ordinal)
                self.do(
                    item.note_outcome, NoteOutcome(today=TODAY, meeting=id_, item=number, outcome=outcome, reason="så")
                )

    @rule(which=WHICH, first=st.booleans())
    def change(self, which: int, *, first: bool) -> None:
        if items := self.items():
            id_ = items[which % len(items)]
            change = {"move": id_, "first": True} if first else {"drop": id_}
            self.do(item.change, ChangeItem(today=TODAY, meeting=id_.partition(":")[0], reason="så", **change))

    @rule(which=st.integers(0, 4))
    def cancel(self, which: int) -> None:
        self.do(meeting.cancel, CancelMeeting(today=TODAY, meeting=f"M-{which + 1}", reason="så"))

    @rule()
    def undo(self) -> None:
        with self.registry.reading() as reader:
            latest = reader.latest()
        if latest and latest.first > len(BODIES) + len(MEETINGS) + 1:
            self.do(undo.take_back, TakeBack(today=TODAY))

    @rule(which=st.integers(0, 4))
    def build(self, which: int) -> None:
        """Build an agenda: all that waits for its bodies stands there, once, and building it again adds nothing."""
        id_ = f"M-{which + 1}"
        write = partial(agenda.write, titled=titled)
        if self.do(write, AddItems(today=TODAY, meeting=id_)) is None:
            return
        with self.registry.reading() as reader:
            head, found = reader.last_entry(), reader.meeting(id_)
            assert [] == agenda.lacking(reader, found, TODAY)
            items = reader.items(id_)
            asked = [each for each in reader.questions() if each.concerns(found.bodies)]
            for each in asked:
                ids = {*each.thread, *((each.answer.of,) if each.answer else ())}
                there = [one for one in items if one.continues in ids or one.id in (*ids, *each.on_agenda)]
                assert there, each
                built = [one for one in there if one.came_from and not one.dropped_on]
                assert len({one.origin for one in built}) == len(built)
        self.do(write, AddItems(today=TODAY, meeting=id_))
        with self.registry.reading() as reader:
            assert head == reader.last_entry()

    @invariant()
    def nothing_is_lost(self) -> None:
        with self.registry.reading() as reader:
            rows = reader.connection.execute(
                "SELECT i.meeting || ':' || i.ordinal, i.continues, (SELECT body FROM meeting_body b WHERE"
                " b.meeting = m.id) FROM agenda_item i JOIN meeting m ON m.id = i.meeting WHERE i.voided_by IS NULL"
                " AND i.dropped_on IS NULL AND m.cancelled_on IS NULL"
            ).fetchall()
            told = reader.connection.execute(
                "SELECT meeting || ':' || item, outcome FROM item_outcome WHERE voided_by IS NULL ORDER BY entry"
            ).fetchall()
            threads = [each.thread for each in reader.questions()]
        continues = {id_: before for id_, before, _ in rows}
        bodies = {id_: of for id_, _, of in rows}
        last: dict[str, str] = {}
        for id_, outcome in told:
            if id_ in bodies and not (outcome == "noted" and last.get(id_) in SENT_ON):
                last[id_] = outcome
        open_ = {id_ for thread in threads for id_ in thread if id_ in bodies}
        assert open_ == {
            id_ for id_, outcome in last.items() if outcome in SENT_ON and not _settled(id_, continues, bodies, last)
        }
        assert len({thread[-1] for thread in threads}) == len(threads)


def _settled(id_: str, continues: dict[str, str | None], bodies: dict[str, str], last: dict[str, str]) -> bool:
    first = id_
    while (before := continues.get(first)) in bodies:
        first = str(before)
    after = {id_}
    while more := {one for one, before in continues.items() if before in after} - after:
        after |= more
    ended = {one: last[one] for one in after - {id_} if last.get(one, "tabled") not in SENT_ON}
    return any(outcome == "dropped" or bodies[one] in (bodies[first], "B-3") for one, outcome in ended.items())


TestYears = Years.TestCase
TestYears.settings = settings(
    max_examples=20, stateful_step_count=14, deadline=None, suppress_health_check=list(HealthCheck)
)
