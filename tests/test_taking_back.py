"""Random lives with every step taken back: before is before, after is after, and nothing is left half done."""

import os
import random
import sqlite3
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import rule
from test_lives import ACTORS, DAYS, PERIODS, TEXTS, TODAY, Lives

from samverkan_cli.actions import actor, correct, erasure, undo, void
from samverkan_cli.actions.correction import finding
from samverkan_cli.domain.actor import AddAlias, MergeActor
from samverkan_cli.domain.correction import Correct, Void
from samverkan_cli.domain.undo import LetBeAgain, TakeBack
from samverkan_cli.store.verify import verify

FIRST = 6  # what every life begins with stands before it
SETTINGS = settings(
    derandomize="SAMVERKAN_LIVES" not in os.environ,  # by hand each run draws lives of its own
    max_examples=int(os.environ.get("SAMVERKAN_LIVES", "12")),
    stateful_step_count=12,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


class Lived(Lives):
    """A life with what the tables hold, and with merges."""

    def rows(self, *, live: bool) -> dict[str, list[Any]]:
        """Give what stands in the tables, the journal's own aside, and in the search index."""
        connection = sqlite3.connect(self.registry.path)
        try:
            names = [
                name
                for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
                if not name.startswith(("sqlite", "search_index", "journal", "seal", "mention", "taken", "alembic"))
            ]
            where = "WHERE voided_by IS NULL" if live else ""
            found = {
                name: connection.execute(f'SELECT * FROM "{name}" {where} ORDER BY 1, 2, 3').fetchall()
                for name in names
            }
            found["search_index"] = connection.execute("SELECT rowid, ref, text FROM search_index").fetchall()
            return found
        finally:
            connection.close()

    def last(self) -> int:
        with self.registry.reading() as reader:
            return reader.last_entry()[0]

    def undo(self, entry: int | None = None) -> Any:
        return Lives.do(self, undo.take_back, TakeBack(today=TODAY, entry=entry))

    def redo(self) -> Any:
        return Lives.do(self, undo.take_back, LetBeAgain(today=TODAY))


ENTRIES = st.integers(FIRST, 40)
DECIDED = {"actor_excluded", "actor_suspended", "case_decided"}


class Rectified(Lived):
    """A life in which things are put right and voided: the model knows nothing of that."""

    @rule(entry=ENTRIES, day=DAYS, told=TEXTS, what=st.sampled_from(["received", "signed_by", "evidence", "effective"]))
    def put_an_answer_right(self, entry: int, day: date, told: str, what: str) -> None:
        said: Any = day if what in ("received", "effective") else told
        self.do(_right(f"E-{entry % 5 + 1}", what, said), Correct(today=TODAY, ref="E-1", reason=told))

    @rule(entry=ENTRIES, day=DAYS, later=st.integers(0, 90))
    def put_a_withdrawal_right(self, entry: int, day: date, later: int) -> None:
        asked = Correct(today=TODAY, ref="E-1", reason="fel")
        self.do(_right(f"E-{entry % 5 + 1}", "off_from", day + timedelta(days=later)), asked)

    @rule(
        back=st.integers(0, 5),
        day=DAYS,
        what=st.sampled_from(["effective", "bar_through", "through", "when_final"]),
    )
    def put_a_decision_on_an_actor_right(self, back: int, day: date, what: str) -> None:
        with self.registry.reading() as reader:
            acts = [each.stamp.seq for each in reader.entries() if each.event.KIND in DECIDED]
        if acts:
            said: Any = True if what == "when_final" else day
            asked = Correct(today=TODAY, ref="E-1", reason="fel")
            field = "effective" if what == "when_final" else what
            self.do(_right(str(acts[-1 - back % len(acts)]), field, said, what), asked)

    @rule(key=st.sampled_from(sorted(PERIODS)), day=DAYS, what=st.sampled_from(["first_day", "last_day", "adopted"]))
    def put_a_period_right(self, key: str, day: date, what: str) -> None:
        self.do(_right(key, what, day), Correct(today=TODAY, ref=key, reason="fel"))

    @rule(entry=ENTRIES, told=TEXTS)
    def put_a_name_right(self, entry: int, told: str) -> None:
        asked = Correct(today=TODAY, ref="A-1", reason=told)
        self.do(_right(("A-1", "A-2", "P-1", "P-2", "P-3")[entry % 5], "name", f"{told} {entry % 2}"), asked)

    @rule(entry=ENTRIES, ref=st.sampled_from(["E-1", "E-2", "A-1", "A-2", "P-1", "D-2026-001", "C-1", "R-1"]))
    def void_something(self, entry: int, ref: str) -> None:
        asked = Void(today=TODAY, ref=ref if entry % 3 else str(entry), reason="aldrig")
        self.do(lambda writer, request: void.void(writer, request, {}), asked)

    def first_day(self, key: str) -> date:
        """Give the first day of a period, as it has been put right."""
        with self.registry.reading() as reader:
            return reader.period(key).first_day

    def the_roll_is_right_on_every_day_that_matters(self) -> None:
        """The model knows nothing of what is put right."""

    def a_recorded_roll_never_changes_and_is_flagged_when_it_should_be(self) -> None:
        """The model knows nothing of what is put right."""


def _right(ref: str, option: str, said: Any, field: str | None = None) -> Any:
    """Give what puts a value of something right, if it has such a value."""

    def action(writer: Any, request: Any) -> Any:
        thing, _ = finding.thing(writer.reader, ref, {}, [option])
        those = [each for each in thing.kind.facts if each.has(thing.found) and option in each.typed]
        right = [correct.Right(each, {field or each.typed[option]: said}) for each in those]
        return correct.correct(writer, request, thing, right)

    return action


ERASING = (erasure.erase_person, erasure.erase_actor)


class TakenBackAtOnce(Lived):
    """Every step is taken back, and that is taken back too."""

    def do(self, action: Any, request: Any) -> Any:
        if not self.registry.path.exists():
            return super().do(action, request)
        before, last = self.rows(live=True), self.last()
        done = super().do(action, request)
        if self.last() > last:
            after = self.rows(live=False)
            if action in ERASING:  # what is gone does not come back, and nothing is taken back over it unseen
                assert self.undo() is None
                assert after == self.rows(live=False)
                return done
            if action is undo.take_back:  # by its number: without one, the command before is meant
                live = self.rows(live=True)
                assert self.undo(self.last())
                assert before == self.rows(live=True)
                assert self.undo(self.last())
                assert live == self.rows(live=True)
                return done
            assert self.undo()
            assert before == self.rows(live=True)
            assert self.redo()
            assert after == self.rows(live=False)
        return done

    @rule(back=st.randoms(use_true_random=False))
    def take_back_any(self, back: random.Random) -> None:
        """What happened long ago is taken back and again in force, or refused and untouched."""
        before = self.rows(live=False)
        if self.undo(back.randint(1, self.last())):
            with self.registry.reading() as reader:
                told = verify(reader)
            assert told["ok"], told["problems"]
            assert self.undo(self.last())
            assert before == self.rows(live=False)


class RectifiedAtOnce(Rectified, TakenBackAtOnce):
    """What is put right or voided is taken back too, and that again: before is before, after is after."""


class TakenBackForGood(Rectified):
    """Steps are taken back in any order, for good or until they are taken back again."""

    @rule(back=st.randoms(use_true_random=False))
    def take_back_any(self, back: random.Random) -> None:
        self.undo(back.randint(FIRST, max(FIRST, self.last())))

    @rule()
    def take_back_the_latest(self) -> None:
        if self.last() >= FIRST:
            self.undo()

    @rule()
    def let_the_latest_be_again(self) -> None:
        self.redo()

    @rule(who=ACTORS, into=ACTORS)
    def merge(self, who: str, into: str) -> None:
        self.do(actor.merge, MergeActor(today=TODAY, actor=who, into=into))

    @rule(who=ACTORS, name=st.sampled_from(["BT", "Tuvan", "F-11"]))
    def alias(self, who: str, name: str) -> None:
        self.do(actor.add_alias, AddAlias(today=TODAY, actor=who, alias=name))

    def the_roll_is_right_on_every_day_that_matters(self) -> None:
        """No actor stands twice on a roll, and no name leads to two: the model knows nothing of taking back."""

    def a_recorded_roll_never_changes_and_is_flagged_when_it_should_be(self) -> None:
        """The model knows nothing of taking back."""

    def teardown(self) -> None:
        with self.registry.reading() as reader:
            for key in ("2020-2023", "2024-2027"):
                if reader.find_period(key):
                    for who in reader.actors():
                        spans = sorted(
                            (one.effective or one.received, one.ended_from or date.max)
                            for one in reader.enrollments_of(who.id)
                            if one.period == key and not one.declined_on
                        )
                        assert all(one[1] <= next_[0] for one, next_ in pairwise(spans)), spans
            assert [] == reader.names_held_twice([("actor", each.id) for each in reader.actors()])
        super().teardown()


TakenBackAtOnce.TestCase.settings = TakenBackForGood.TestCase.settings = SETTINGS
RectifiedAtOnce.TestCase.settings = SETTINGS
TestTakenBackAtOnce = TakenBackAtOnce.TestCase
TestRectifiedAtOnce = RectifiedAtOnce.TestCase
TestTakenBackForGood = TakenBackForGood.TestCase
