"""Random lives of actors: the tables are the replayed journal, and the reader says what the events say.

The model below is written from the rule in the domain alone: on the roll on X ⇔ effective ≤ X <
ended-from, and not suspended on X. It knows nothing of tables or standings.
"""

import os
import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from samverkan_cli.actions import actor, body, contact, decision, enrollment, erasure, period, roll, undo
from samverkan_cli.actions.case import decision as verdict
from samverkan_cli.domain.actor import DissolveActor, RenameActor
from samverkan_cli.domain.body import AddBody, GiveMandate
from samverkan_cli.domain.case.decision import Exclude, Suspend
from samverkan_cli.domain.contact import AddContact, EndContact
from samverkan_cli.domain.decision import RecordDecision
from samverkan_cli.domain.enrollment import Enroll
from samverkan_cli.domain.erasure import EraseActor, ErasePerson
from samverkan_cli.domain.events import RegistryCreated
from samverkan_cli.domain.leaving import Decline, Withdraw
from samverkan_cli.domain.period import OpenPeriod
from samverkan_cli.domain.records import RollQuestion
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.domain.roll import AskRoll
from samverkan_cli.domain.undo import TakeBack
from samverkan_cli.store.registry import Registry, new_registry_id
from samverkan_cli.store.sqlite import residue
from samverkan_cli.store.verify import verify

TODAY = date(2026, 6, 30)
PERIODS = {"2020-2023": (date(2020, 1, 1), date(2023, 12, 31)), "2024-2027": (date(2024, 1, 1), date(2027, 12, 31))}
ACTORS = st.sampled_from(["Blå Tuvan", "F-11", "[ungdom] =1+1", "Nämnden"])
# Names and texts look like ids, points or formulas: none of it may be taken for such.
TEXTS = st.sampled_from(["Eva Ek", "K-3", "S-38, A-1", "value:2", "F-7:1", "=E-1"])
PERIOD = st.sampled_from(sorted(PERIODS))
DAYS = st.dates(date(2019, 6, 1), date(2028, 6, 30))
ONE_DAY = timedelta(days=1)


class Lives(RuleBasedStateMachine):
    """Types what secretaries type, keeps what the rule says, and compares."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.registry = Registry(Path(self.folder.name) / "registry.db", 5)
        self.spans: list[dict[str, Any]] = []
        self.last_day: dict[str, date] = {}
        self.counted = 0
        self.gone: set[str] = set()
        self.kept: dict[str, tuple[RollQuestion, list[str]]] = {}

    def teardown(self) -> None:
        with self.registry.reading() as reader:
            told = verify(reader)
        assert told["ok"], told["problems"]
        residue.pack(self.registry.path, 5)
        held = self.registry.path.read_bytes()
        assert [] == [text for text in sorted(self.gone) if text.encode() in held]
        self.folder.cleanup()

    def do(self, action: Any, request: Any) -> Any:
        """Do it, or be refused: a refusal must write nothing."""
        before = self.registry.path.read_bytes()
        try:
            with self.registry.writing("test", "Maj") as writer:
                return action(writer, request)
        except Refused:
            assert before == self.registry.path.read_bytes()
            return None

    @initialize()
    def open(self) -> None:
        created = RegistryCreated(subject=new_registry_id())
        with self.registry.creating("init", "Maj", created, dry_run=False):
            pass
        for key, (first, last) in PERIODS.items():
            self.do(
                period.open_period, OpenPeriod(today=TODAY, period=key, first_day=first, last_day=last, hearing=False)
            )
        self.do(body.add, AddBody(today=TODAY, name="KS", kind="committee"))
        self.do(body.give_mandate, GiveMandate(today=TODAY, body="KS", subject="exclusion", may="decide"))

    def first_day(self, key: str) -> date:
        """Give the first day of a period."""
        return PERIODS[key][0]

    @rule(who=ACTORS, key=PERIOD, day=DAYS, whole=st.booleans(), told=TEXTS)
    def enroll(self, who: str, key: str, day: date, whole: bool, told: str) -> None:
        ticks = ("values", "principles") if whole else ("values",)
        said = {"signed_by": told, "cause_removed": told, "evidence": told, "received": day, "affirm": ticks}
        lacks = {} if whole else {"incomplete": told}
        kind = "committee" if who == "Nämnden" else None
        done = self.do(enrollment.enroll, Enroll(today=TODAY, actor=who, period=key, kind=kind, **said, **lacks))
        if done and done.effective:
            received = done.received
            assert max(received, day, self.first_day(key)) == done.effective
            self.spans = [span for span in self.spans if span["id"] != done.id]
            ends = [PERIODS[key][1] + ONE_DAY]
            if done.actor in self.last_day:
                ends.append(self.last_day[done.actor] + ONE_DAY)
            self.spans.append(
                {
                    "id": done.id,
                    "who": done.actor,
                    "period": key,
                    "from": done.effective,
                    "off": min(ends),
                    "received": received,
                    "away": [],
                }
            )

    @rule(who=ACTORS, key=PERIOD, day=DAYS)
    def decline(self, who: str, key: str, day: date) -> None:
        self.do(enrollment.decline, Decline(today=TODAY, actor=who, period=key, received=day))

    @rule(who=ACTORS, key=PERIOD, day=DAYS, later=st.integers(0, 400))
    def withdraw(self, who: str, key: str, day: date, later: int) -> None:
        effective = day + timedelta(days=later)
        done = self.do(
            enrollment.withdraw, Withdraw(today=TODAY, actor=who, period=key, received=day, effective=effective)
        )
        if done:
            self.end(done.id, effective)

    @rule(who=ACTORS, key=PERIOD, day=DAYS, later=st.integers(0, 400), bar=st.none() | st.integers(0, 900))
    def exclude(self, who: str, key: str, day: date, later: int, bar: int | None) -> None:
        made = self.do(decision.record, RecordDecision(today=TODAY, day=day, text=f"A-{self.count()}", body="KS"))
        effective = day + timedelta(days=later)
        through = None if bar is None else effective + timedelta(days=bar)
        asked = Exclude(today=TODAY, actor=who, period=key, decision=made.id, effective=effective, bar_through=through)
        done = self.do(verdict.exclude, asked)
        if done:
            self.end(done.id, effective)

    @rule(who=ACTORS, key=PERIOD, day=DAYS, long=st.integers(0, 300))
    def suspend(self, who: str, key: str, day: date, long: int) -> None:
        made = self.do(
            decision.record, RecordDecision(today=TODAY, day=day, text=f"D-2024-{self.count():03}", body="KS")
        )
        through = day + timedelta(days=long)
        done = self.do(verdict.suspend, Suspend(today=TODAY, actor=who, period=key, decision=made.id, through=through))
        for span in self.spans:
            if done and span["id"] == done.id:
                span["away"].append((day, through))

    @rule(who=ACTORS, whole=st.booleans(), back=st.integers(0, 2))
    def erase(self, who: str, whole: bool, back: int) -> None:
        """Let somebody be a contact for a while, take some of it back, and erase what may go of it."""
        name, address = f"Kontakt Unik{self.count()}sson", f"unik{self.count()}@gallrad.example"
        made = self.do(contact.add, AddContact(today=TODAY, actor=who, contact=f"{name} <{address}>"))
        if not made:
            return
        self.do(contact.end, EndContact(today=TODAY, actor=who, contact=made.person))
        for _ in range(back):
            self.do(undo.take_back, TakeBack(today=TODAY))
        by = self.do(decision.record, RecordDecision(today=TODAY, text=f"Gallring {self.count()}", body="KS"))
        what = "all" if whole else "contacts"
        asked = ErasePerson(today=TODAY, person=made.person, decision=by.id, what=what)
        if self.do(erasure.erase_person, asked):
            self.gone |= {name, address, name.casefold()} if whole else {address}

    @rule(who=ACTORS)
    def erase_actor(self, who: str) -> None:
        """Erase an actor that is over: from then on nothing is called so, and the next of the name is another."""
        by = self.do(decision.record, RecordDecision(today=TODAY, text=f"Gallring {self.count()}", body="KS"))
        self.do(erasure.erase_actor, EraseActor(today=TODAY, actor=who, decision=by.id))

    @rule(who=ACTORS, day=DAYS)
    def dissolve(self, who: str, day: date) -> None:
        done = self.do(actor.dissolve, DissolveActor(today=TODAY, actor=who, last_day=day))
        if done:
            self.last_day[done.id] = day
            for span in self.spans:
                if span["who"] == done.id:
                    span["off"] = min(span["off"], day + ONE_DAY)

    @rule(who=ACTORS, new=ACTORS, day=DAYS)
    def rename(self, who: str, new: str, day: date) -> None:
        self.do(actor.rename, RenameActor(today=TODAY, day=day, actor=who, name=new))

    @rule(day=DAYS)
    def record(self, day: date) -> None:
        kept = self.do(roll.record, AskRoll(today=TODAY, on_day=day, record=f"R-{self.count()}"))
        self.kept[kept.id] = RollQuestion(on=day), self.on(day)

    def count(self) -> int:
        """Give a number that has not been given: decisions and titles are not repeated."""
        self.counted += 1
        return self.counted

    def end(self, id_: str, effective: date) -> None:
        for span in self.spans:
            if span["id"] == id_:
                span["off"] = min(span["off"], effective)

    def on(self, day: date) -> list[str]:
        return sorted(
            span["id"]
            for span in self.spans
            if span["from"] <= day < span["off"] and not any(first <= day <= last for first, last in span["away"])
        )

    @invariant()
    def the_roll_is_right_on_every_day_that_matters(self) -> None:
        if not self.registry.path.exists():
            return
        edges = {
            day
            for span in self.spans
            for day in (span["from"], span["off"], *(d for away in span["away"] for d in away))
        }
        with self.registry.reading() as reader:
            for day in {near for edge in edges for near in (edge - ONE_DAY, edge, edge + ONE_DAY)} | {TODAY}:
                assert self.on(day) == sorted(line.enrollment for line in reader.roll(RollQuestion(on=day))), day
                assert len(self.on(day)) == reader.signatory_count(day), day

    @invariant()
    def a_recorded_roll_never_changes_and_is_flagged_when_it_should_be(self) -> None:
        if not self.kept:
            return
        with self.registry.reading() as reader:
            for kept in reader.recorded_rolls():
                question, lines = self.kept[kept.id]
                assert lines == sorted(line["enrollment"] for line in reader.recorded_lines(kept.id))
                assert (self.on(question.on) != lines) is reader.differs(kept)


Lives.TestCase.settings = settings(
    derandomize="SAMVERKAN_LIVES" not in os.environ,  # by hand each run draws lives of its own
    max_examples=int(os.environ.get("SAMVERKAN_LIVES", "25")),
    stateful_step_count=15,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
TestLives = Lives.TestCase
