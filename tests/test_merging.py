"""Random pairs of lives made one: the days of both, less those off by a decision about either, and nothing else.

What is expected is told by the records before the merge alone: each day's roll, and the decisions that stand.
"""

import os
from datetime import date, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_lives import PERIODS, TODAY
from test_taking_back import Lived

from samverkan_cli.actions import actor, body, decision, enrollment, period
from samverkan_cli.actions.case import aftermath
from samverkan_cli.actions.case import decision as verdict
from samverkan_cli.domain.actor import MergeActor, RegisterActor
from samverkan_cli.domain.body import AddBody, GiveMandate
from samverkan_cli.domain.case import effect
from samverkan_cli.domain.case.aftermath import Appeal, ByDecision, Finalize, Stay
from samverkan_cli.domain.case.decision import Exclude, Suspend
from samverkan_cli.domain.decision import RecordDecision
from samverkan_cli.domain.enrollment import Enroll
from samverkan_cli.domain.events import RegistryCreated
from samverkan_cli.domain.leaving import Decline, Withdraw
from samverkan_cli.domain.period import OpenPeriod
from samverkan_cli.domain.records import Enrollment, Exclusion, RollQuestion, Suspension
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.store.reader import Reader
from samverkan_cli.store.registry import new_registry_id
from samverkan_cli.store.verify import verify

DAYS = st.dates(date(2023, 6, 1), date(2026, 6, 30))
WHO = ("Alfa", "Beta")
STEP = st.one_of(
    st.tuples(st.just("enroll"), st.sampled_from(WHO), DAYS, st.sampled_from([True, True, True, False])),
    st.tuples(st.just("withdraw"), st.sampled_from(WHO), DAYS, st.integers(0, 300)),
    st.tuples(st.just("exclude"), st.sampled_from(WHO), DAYS, st.none() | st.integers(0, 300)),
    st.tuples(st.just("suspend"), st.sampled_from(WHO), DAYS, st.integers(0, 300)),
    st.tuples(st.just("decline"), st.sampled_from(WHO), DAYS, st.none()),
    st.tuples(st.sampled_from(["stay", "final", "revoke"]), st.sampled_from(WHO), DAYS, st.none()),
)
PERIOD = st.sampled_from(["2024-2027", "2024-2027", "2024-2027", "2020-2023"])
ONE = timedelta(days=1)


class Pair(Lived):
    """Two actors, what happens to each, and a merge."""

    def begin(self) -> None:
        with self.registry.creating("init", "Maj", RegistryCreated(subject=new_registry_id()), dry_run=False):
            pass
        for key, (first, last) in PERIODS.items():
            self.well(
                period.open_period, OpenPeriod(today=TODAY, period=key, first_day=first, last_day=last, hearing=False)
            )
        self.well(body.add, AddBody(today=TODAY, name="KS", kind="committee"))
        self.well(body.give_mandate, GiveMandate(today=TODAY, body="KS", subject="exclusion", may="decide"))
        for name in WHO:
            self.well(actor.register, RegisterActor(today=TODAY, name=name))

    def well(self, action: Any, request: Any) -> Any:
        """Do it, or leave it where a rule objects."""
        try:
            with self.registry.writing("test", "Maj") as writer:
                return action(writer, request)
        except Refused:
            return None

    def step(self, told: tuple[str, str, date, Any], key: str) -> None:
        what, who, day, more = told
        asked = {"today": TODAY, "actor": who, "period": key}
        if what == "enroll":
            ticks = ("values", "principles") if more else ("values",)
            lacks = {} if more else {"incomplete": "principerna"}
            said = {"signed_by": f"Eva {who}", "evidence": f"{who} {day}", "cause_removed": "ny styrelse"}
            self.well(enrollment.enroll, Enroll(**asked, **said, **lacks, received=day, affirm=ticks))
        elif what == "withdraw":
            self.well(enrollment.withdraw, Withdraw(**asked, received=day, effective=day + timedelta(days=more)))
        elif what == "decline":
            self.well(enrollment.decline, Decline(**asked, received=day))
        elif what in ("stay", "final", "revoke"):
            self.becomes(what, who, day)
        else:
            made = self.well(
                decision.record, RecordDecision(today=TODAY, day=day, text=f"beslut {self.count()}", body="KS")
            )
            through = day + timedelta(days=more or 0)
            if what == "suspend":
                self.well(verdict.suspend, Suspend(**asked, decision=made.id, through=through))
            else:  # in force from a later day, or waiting to be final
                effective = {} if more is None else {"effective": through}
                bar = {"bar_through": through + timedelta(days=400)}
                self.well(
                    verdict.exclude, Exclude(**asked, decision=made.id, **effective, **bar, record_anyway="så beslutat")
                )

    def becomes(self, what: str, who: str, day: date) -> None:
        """Let something become of the latest decision about an actor."""
        with self.registry.reading() as reader:
            case = max((each.id for each in reader.cases(reader.actor(who).id)), default=None)
        if case is None:
            return
        asked = {"today": TODAY, "day": day, "case": case}
        if what == "stay":
            self.well(aftermath.appeal, Appeal(**asked))
            self.well(aftermath.stay, Stay(**asked))
        elif what == "final":
            self.well(aftermath.finalize, Finalize(**asked, source="rätten", record_anyway="så är det"))
        else:
            made = RecordDecision(today=TODAY, day=day, text=f"upphävs {self.count()}", body="KS")
            by = self.well(decision.record, made)
            self.well(aftermath.revoke, ByDecision(today=TODAY, case=case, decision=by.id, effective=day))


def known(reader: Reader) -> tuple[list[Enrollment], list[Exclusion], list[Suspension]]:
    enrollments = [each for id_ in ("A-1", "A-2") for each in reader.enrollments_of(id_)]
    exclusions = [each for id_ in ("A-1", "A-2") for each in reader.exclusions_of(id_)]
    return enrollments, exclusions, [found for each in enrollments for found in reader.suspensions_of(each.id)]


def off(exclusions: list[Exclusion], suspensions: list[Suspension]) -> list[tuple[str, effect.Span]]:
    """Give the enrollment of each decision, with each span of days that it is in force."""
    out = [(each.enrollment, span) for each in exclusions for span in effect.of(each).spans()]
    return out + [(each.enrollment, span) for each in suspensions for span in effect.of(each).spans()]


def edges(reader: Reader) -> list[date]:
    """Give every day on which something can change, and those beside it."""
    enrollments, exclusions, suspensions = known(reader)
    found = {day for each in enrollments for day in (each.received, each.effective, each.ended_from) if day}
    found |= {each.effective for each in exclusions if each.effective}
    decided = [span for _, span in off(exclusions, suspensions)]
    found |= {day for span in decided for day in span if day != effect.OPEN}
    return sorted({near for day in found for near in (day - ONE, day, day + ONE)} | {TODAY, date(2027, 12, 31)})


def on_roll(reader: Reader, day: date) -> set[str]:
    lines = reader.roll(RollQuestion(on=day))
    assert len(lines) == len({(line.id, line.period) for line in lines}), "an actor stands twice"
    assert len(lines) == reader.signatory_count(day)
    return {line.enrollment for line in lines}


def expected(reader: Reader, days: list[date]) -> dict[date, bool]:
    """Give the days somebody is on the roll when the two are one."""
    enrollments, exclusions, suspensions = known(reader)

    def ended(one: Enrollment) -> date | None:
        """Give the day from which the other's exclusion ends what began before it."""
        others = (x for x in exclusions if x.actor != one.actor and x.period == one.period and x.stands)
        goes_on = [first for x in others for first, last in effect.of(x).spans() if last == effect.OPEN]
        return min((day for day in goes_on if one.effective and one.effective < day), default=None)

    def spans(one: Enrollment) -> tuple[date, date]:
        assert one.effective
        return one.effective, min(day for day in (one.ended_from, ended(one), date.max) if day)

    def share(one: Enrollment, other: Enrollment) -> bool:
        (first, off), (second, other_off) = spans(one), spans(other)
        return one.period == other.period and first < other_off and second < off

    joined = [each for each in enrollments if each.effective and spans(each)[0] < spans(each)[1]]
    groups: list[set[str]] = []
    for one in joined:
        mine = {one.id} | {other.id for other in joined if share(one, other)}
        touching = [each for each in groups if each & mine]
        groups = [each for each in groups if each not in touching] + [mine.union(*touching)]
    over = [(id_, span) for id_, span in off(exclusions, suspensions) if span[1] != effect.OPEN]
    away = {one.id: [span for id_, span in over if any({one.id, id_} <= group for group in groups)] for one in joined}
    found = {}
    for day in days:
        there = [one for one in joined if one.id in on_roll(reader, day)]
        free = [one for one in there if not effect.covers(away[one.id], day)]
        found[day] = any((end := ended(one)) is None or day < end for one in free)
    return found


@settings(
    max_examples=int(os.environ.get("SAMVERKAN_PAIRS", "20")), deadline=None, suppress_health_check=list(HealthCheck)
)
@given(steps=st.lists(st.tuples(STEP, PERIOD), min_size=4, max_size=14), merge=st.permutations(["A-1", "A-2"]))
def test_two_lives_made_one_have_the_days_of_both_less_those_off_by_a_decision(
    steps: list[tuple[Any, str]], merge: list[str]
) -> None:
    pair = Pair()
    try:
        pair.begin()
        for step, key in steps:
            pair.step(step, key)
        registry, rows = pair.registry, pair.rows(live=True)
        with registry.reading() as reader:
            days = edges(reader)
            wanted, (_, exclusions, suspensions) = expected(reader, days), known(reader)
        objections: set[str] = set()
        try:
            with registry.writing("actor merge", "Maj") as writer:
                actor.merge(writer, MergeActor(today=TODAY, actor=merge[0], into=merge[1]))
                codes = [each.code for each in writer.notices]
        except Refused as refused:
            objections = {each.code for each in refused.objections}
        if objections:
            assert {"excluded_twice"} == objections
            return
        with registry.reading() as reader:
            assert wanted == {day: bool(on_roll(reader, day)) for day in days}
            after = known(reader)
            assert sorted(x.decision for x in exclusions) == sorted(x.decision for x in after[1])
            bars = [(x.decision, x.effective, x.bar_through) for x in exclusions]
            assert sorted(bars, key=str) == sorted(
                ((x.decision, x.effective, x.bar_through) for x in after[1]), key=str
            )
            live = {each.id for each in after[0]}
            assert all(x.enrollment in live and x.actor == merge[1] for x in after[1])
            assert sorted(s.decision for s in suspensions) == sorted(s.decision for s in after[2])
            gone = {x[0] for x in rows["enrollment"]} - {x[0] for x in pair.rows(live=True)["enrollment"]}
            assert bool(gone) is ("enrollments_joined" in codes)
            assert verify(reader)["ok"]
        assert pair.undo()
        assert rows == pair.rows(live=True)
    finally:
        pair.folder.cleanup()
