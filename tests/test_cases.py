"""Random cases: no way to an exclusion in force past a condition that is not objected to, and all the way back.

What should be is told by `case_model`, from what was done alone.
"""

import os
import tempfile
from collections.abc import Callable
from copy import deepcopy
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from case_model import ONE_DAY, PERIODS, Concern, Model, objections, unfinal
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from samverkan_cli.actions import actor, body, decision, enrollment, period, roll, undo
from samverkan_cli.actions.case import aftermath
from samverkan_cli.actions.case import decision as verdict
from samverkan_cli.actions.case import steps as case
from samverkan_cli.actions.due import due
from samverkan_cli.cli.case.sheet import shape
from samverkan_cli.cli.check import cases_go_on
from samverkan_cli.cli.shapes import iso
from samverkan_cli.domain.actor import DissolveActor
from samverkan_cli.domain.body import AddBody, GiveMandate, TakeSeat
from samverkan_cli.domain.case import appeal
from samverkan_cli.domain.case.aftermath import Appeal, ByDecision, Finalize, Rule, Stay
from samverkan_cli.domain.case.announcement import Announce
from samverkan_cli.domain.case.decision import Decide, Exclude, Refuse, Suspend
from samverkan_cli.domain.case.state import Next, next_steps, state
from samverkan_cli.domain.case.steps import (
    AddDocument,
    CloseCase,
    Cure,
    NoteAnswer,
    NoteDialogue,
    Notify,
    OpenCase,
    Prepare,
    Screen,
    closed,
)
from samverkan_cli.domain.deadlines import appeal_through
from samverkan_cli.domain.decision import RecordDecision
from samverkan_cli.domain.enrollment import Enroll
from samverkan_cli.domain.events import RegistryCreated, SentDocument
from samverkan_cli.domain.leaving import Withdraw
from samverkan_cli.domain.period import OpenPeriod
from samverkan_cli.domain.records import Case, Exclusion, RollQuestion, Suspension
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.domain.roll import AskRoll
from samverkan_cli.domain.undo import TakeBack
from samverkan_cli.domain.values import DueKind
from samverkan_cli.store.registry import Registry, new_registry_id
from samverkan_cli.store.verify import verify

PERIOD = "2024-2027"
ACTORS = ("Blå Tuvan", "F-11")
WHO = st.sampled_from(ACTORS)
BODIES = st.sampled_from(("KS", "KS", "KS", "Delegaten", "Rådet"))
DIGIT = {"a": 1, "b": 2, "c": 3}
DIGESTS = st.sampled_from([letter * 64 for letter in "abc"])
SOON = st.integers(0, 40)
ANYWAY = st.sampled_from(("KS beslut enligt protokoll", None))
WHICH = st.integers(0, 5)
TEA = ("K-3",)  # names and texts look like ids, periods, numbers, points or data: none of it may be taken for such
known = precondition(lambda self: self.model.cases)
decided = precondition(lambda self: any(each.decided for each in self.model.cases.values()))


class Cases(RuleBasedStateMachine):
    """Types what a secretary types, by and by, and now and then too early, too late or not at all."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.registry = Registry(Path(self.folder.name) / "registry.db", 5)
        self.model = Model()
        self.before: Model | None = None
        self.now = date(2024, 2, 1)
        self.counted = 0
        self.kept: dict[str, tuple[date, set[str]]] = {}
        self.touched: str | None = None

    def teardown(self) -> None:
        with self.registry.reading() as reader:
            told = verify(reader)
        assert told["ok"], told["problems"]
        self.folder.cleanup()

    def do(self, action: Any, kind: Any, /, **given: Any) -> Any:
        """Do it, or be refused: a refusal must write nothing."""
        before = self.registry.path.read_bytes()
        try:
            with self.registry.writing("test", "Maj") as writer:
                done = action(writer, kind(today=self.now, **given))
        except Refused:
            assert before == self.registry.path.read_bytes()
            return None
        self.before = deepcopy(self.model)
        return done

    def later(self, days: int) -> date:
        """Give a day: time goes on."""
        self.now += timedelta(days=days)
        return self.now

    def picked(self, which: int) -> Concern | None:
        """Give a case, the latest first."""
        cases = list(self.model.cases.values())[::-1]
        self.touched = cases[which % len(cases)].id if cases else None
        return self.model.cases[self.touched] if self.touched else None

    def noted(self, which: int, action: Any, kind: Any, step: Callable[..., tuple[Any, ...]], **given: Any) -> None:
        """Note a step in a case, in the register and in the model."""
        if concern := self.picked(which):
            done = self.do(action, kind, case=concern.id, **given)
            if done:
                self.model.cases[concern.id].steps.append(step(done))

    @initialize(far=st.sampled_from((3, 2, 3, 1, 3, 0, 3, 3)))
    def begin(self, far: int) -> None:
        """Make the register; often cases are open already, or heard, or one has ended the enrollment."""
        created = RegistryCreated(subject=new_registry_id())
        with self.registry.creating("init", "Maj", created, dry_run=False):
            pass
        first, last = PERIODS[PERIOD]
        self.do(period.open_period, OpenPeriod, period=PERIOD, first_day=first, last_day=last)
        for name, kind in (("KS", "committee"), ("Delegaten", "delegate"), ("Rådet", "advisory")):
            minutes = "notes" if name == "Rådet" else "protocol"
            self.do(body.add, AddBody, name=name, kind=kind, minutes=minutes)
        for name in ("KS", "Delegaten"):
            self.do(body.give_mandate, GiveMandate, body=name, subject="exclusion", may="decide")
        for name in ACTORS:
            self.enroll(name, 0, whole=True)
        self.do(body.take_seat, TakeSeat, body="KS", person="K-3", represents="Blå Tuvan")
        for name in ACTORS[: far and 2]:
            self.open(name, 5, "value:1", named=True)
            if far > 1:
                self.hear(0, 5)
        if far > 2:
            said = {"effect": 0, "bar": None, "long": 0, "said": True, "anyway": None}
            self.decide(0, 0, 0, "KS", "approved", outcome="excluded", **said)
            assert self.model.cases["C-2"].decided

    # joining and leaving

    @rule(who=WHO, days=SOON, whole=st.booleans())
    def enroll(self, who: str, days: int, whole: bool) -> None:
        day = self.later(days)
        said = {"signed_by": "S-9, R-1", "cause_removed": "D-2024-001", "received": day}
        lacks = {} if whole else {"incomplete": "value:2"}
        ticks = ("values", "principles") if whole else ("values",)
        done = self.do(enrollment.enroll, Enroll, actor=who, period=PERIOD, affirm=ticks, **said, **lacks)
        if done and done.effective:
            self.model.acts.append(("joined", done.id, done.actor, PERIOD, done.effective))

    @rule(who=WHO, days=SOON, ahead=st.integers(0, 60))
    def withdraw(self, who: str, days: int, ahead: int) -> None:
        day = self.later(days)
        effective = day + timedelta(days=ahead)
        done = self.do(enrollment.withdraw, Withdraw, actor=who, period=PERIOD, received=day, effective=effective)
        if done:
            self.model.acts.append(("withdrew", done.id, effective))

    @precondition(lambda self: self.now > date(2025, 1, 1))
    @rule(who=WHO, days=SOON)
    def dissolve(self, who: str, days: int) -> None:
        last = self.later(days)
        if done := self.do(actor.dissolve, DissolveActor, actor=who, last_day=last):
            self.model.acts.append(("dissolved", done.id, last))

    @rule(back=st.integers(0, 300))
    def record(self, back: int) -> None:
        day = self.now - timedelta(days=back)
        if kept := self.do(roll.record, AskRoll, on_day=day, record=f"R-{self.count()}"):
            self.kept[kept.id] = day, set(self.model.on(day))

    @rule()
    def undo(self) -> None:
        """Take the latest back, when it was not that."""
        before, self.before = self.before, None
        if before is not None and len(before.acts) >= len(ACTORS):
            taken = deepcopy(before)
            if self.do(undo.take_back, TakeBack):
                self.model, self.before = taken, None
                with self.registry.reading() as reader:
                    self.kept = {id_: self.kept[id_] for id_ in {each.id for each in reader.recorded_rolls()}}

    # before a decision

    @rule(who=WHO, days=SOON, ground=st.sampled_from(("value:1", "formal")), named=st.booleans())
    def open(self, who: str, days: int, ground: str, named: bool) -> None:
        day = self.later(days)
        given = {"reporter": "F-11"} if named else {}
        done = self.do(case.open_case, OpenCase, actor=who, period=PERIOD, ground=(ground,), day=day, **given)
        if done:
            self.model.cases[done.id] = Concern(done.id, who, done.enrollment, ground, day, named)
            self.touched = done.id

    @known
    @rule(which=WHICH, days=SOON, admit=st.sampled_from((True, True, True, False)))
    def screen(self, which: int, days: int, admit: bool) -> None:
        day, how = self.later(days), "admitted" if admit else "dismissed"
        given = {"admit": admit, "dismiss": not admit, "reason": "M-1:3"}
        self.noted(which, case.screen, Screen, lambda _: (how, day), day=day, **given)

    @known
    @rule(which=WHICH, days=SOON)
    def talk(self, which: int, days: int) -> None:
        day = self.later(days)
        self.noted(which, case.note_dialogue, NoteDialogue, lambda _: ("dialogue", day), day=day, what="2024-2027:1")

    @known
    @rule(which=WHICH, days=SOON, digests=st.sets(DIGESTS), time=st.none() | st.integers(0, 40))
    def notify(self, which: int, days: int, digests: set[str], time: int | None) -> None:
        day = self.later(days)
        documents = [SentDocument(name=f"D-2024-00{DIGIT[digest[:1]]}", sha256=digest) for digest in sorted(digests)]
        until = None if time is None else day + timedelta(days=time)
        concern = self.picked(which)
        if concern is None:
            return
        done = self.do(case.notify, Notify, case=concern.id, day=day, documents=documents, respond_by=until)
        if done:
            concern = self.model.cases[concern.id]
            concern.steps.append(("notified", day, done.steps[-1].until))
            concern.sent += [(digest, day) for digest in digests]

    @known
    @rule(which=WHICH, days=SOON)
    def extend(self, which: int, days: int) -> None:
        day = self.later(days)
        self.noted(
            which, case.notify, Notify, lambda done: ("extended", day, done.steps[-1].until), day=day, extend=True
        )

    @known
    @rule(which=WHICH, days=SOON)
    def exempt(self, which: int, days: int) -> None:
        day = self.later(days)
        given = {"exempt": "haste", "reason": "A-1"}
        self.noted(which, case.notify, Notify, lambda _: ("exempted", day), day=day, **given)

    @known
    @rule(
        which=WHICH,
        days=SOON,
        digest=DIGESTS,
        matters=st.booleans(),
        origin=st.sampled_from(("actor", "preparation", "other", "other")),
    )
    def document(self, which: int, days: int, digest: str, matters: bool, origin: str) -> None:
        day, concern = self.later(days), self.picked(which)
        if concern is None:
            return
        asked = {"document": SentDocument(name="R-1", sha256=digest), "origin": origin}
        weight = {"matters": matters, "background": not matters}
        if self.do(case.add_document, AddDocument, case=concern.id, day=day, **asked, **weight):
            new = matters and origin == "other"
            self.model.cases[concern.id].documents.append((digest, day, new))

    @known
    @rule(which=WHICH, days=SOON, final=st.booleans())
    def answer(self, which: int, days: int, final: bool) -> None:
        day = self.later(days)
        self.noted(which, case.answer, NoteAnswer, lambda _: ("answered", day, final), received=day, final_answer=final)

    @known
    @rule(which=WHICH, days=SOON, long=st.integers(0, 90))
    def cure(self, which: int, days: int, long: int) -> None:
        day = self.later(days)
        through = day + timedelta(days=long)
        self.noted(which, case.cure, Cure, lambda _: ("cure", day, through), day=day, through=through)

    @known
    @rule(which=WHICH, days=SOON)
    def put_right(self, which: int, days: int) -> None:
        day = self.later(days)
        self.noted(which, case.cure, Cure, lambda _: ("cured", day), done=day)

    @known
    @rule(which=WHICH, days=SOON)
    def prepare(self, which: int, days: int) -> None:
        day = self.later(days)
        given = {"body": "Rådet", "recommend": "[/b] D-2024-001"}
        self.noted(which, case.prepare, Prepare, lambda _: ("prepared", day), day=day, **given)

    @known
    @rule(which=WHICH, days=SOON)
    def close(self, which: int, days: int) -> None:
        day = self.later(days)
        self.noted(which, case.close, CloseCase, lambda _: ("closed", day), day=day, reason="N-1")

    @known
    @rule(which=WHICH, days=SOON)
    def hear(self, which: int, days: int) -> None:
        """Bring a case to its decision as it should be."""
        self.screen(which, days, admit=True)
        self.notify(which, 0, {letter * 64 for letter in "abc"}, 21)
        self.answer(which, 5, final=True)
        self.later(1)

    # the decision

    def resolved(self, by: str, day: date, how: str = "approved") -> str:
        made = self.do(decision.record, RecordDecision, day=day, text=f"T-{self.count()}", body=by, outcome=how)
        return str(made.id)

    @known
    @rule(
        which=WHICH,
        days=SOON,
        back=st.sampled_from((0, 0, 0, 10, 30)),
        by=BODIES,
        how=st.sampled_from(("approved", "approved", "approved", "rejected")),
        outcome=st.sampled_from(("excluded", "excluded", "excluded", "suspended", "reprimand", "none", "refused")),
        effect=st.sampled_from((0, 0, "final", None, 5, 40, -3)),
        bar=st.none() | st.integers(-5, 200),
        long=st.integers(0, 90),
        said=st.booleans(),
        anyway=ANYWAY,
    )
    def decide(self, which: int, days: int, back: int, by: str, how: str, **said: Any) -> None:
        concern = self.picked(which)
        if concern is None:
            return
        day = self.later(days) - timedelta(days=back)
        asked, made = _asked(day, by, how, concern.ground, **said)
        made["decision"] = self.resolved(by, day, how)
        done = self.do(
            verdict.decide, Decide, case=concern.id, decision=made["decision"], outcome=made["outcome"], **asked
        )
        if done:
            with self.registry.reading() as reader:
                acted_on: list[Exclusion | Suspension] = [*reader.exclusions_in(done), *reader.suspensions_in(done)]
            ids = [each.enrollment for each in acted_on if each.decision == made["decision"]]
            made["on"] = ids[0] if ids else concern.enrollment
            self.keep(self.model.cases[done.id], made, said["anyway"])

    @rule(
        who=WHO,
        days=SOON,
        by=BODIES,
        outcome=st.sampled_from(("excluded", "excluded", "refused", "suspended")),
        effect=st.sampled_from((0, "final", None, 20)),
        bar=st.none() | st.integers(0, 200),
        long=st.integers(0, 90),
        told=st.none() | st.integers(0, 60),
        heard=st.sampled_from((None, "silent", 0, 10)),
        ground=st.sampled_from(("value:2", "value:2", "")),
        anyway=ANYWAY,
    )
    def state_at_once(
        self, who: str, days: int, by: str, told: int | None, heard: Any, ground: str, **said: Any
    ) -> None:
        """Exclude, refuse or suspend without a case; a suspension is then interim, and makes none."""
        day = self.later(days)
        asked, made = _asked(day, by, "approved", ground, said=True, **said)
        asked |= {"ground": (ground,) if ground and made["outcome"] != "suspended" else ()}
        notified = None if told is None else day - timedelta(days=told)
        answered = notified + timedelta(days=heard) if isinstance(heard, int) and notified else None
        asked |= {"notified": notified, "answered": answered, "no_answer": heard == "silent"}
        made |= {"silent": heard == "silent", "decision": self.resolved(by, day), "considered": True}
        act, kind = {
            "excluded": (verdict.exclude, Exclude),
            "refused": (verdict.refuse, Refuse),
            "suspended": (verdict.suspend, Suspend),
        }[made["outcome"]]
        done = self.do(act, kind, actor=who, period=PERIOD, decision=made["decision"], **asked)
        if not done:
            return
        if made["outcome"] == "suspended":
            self.model.acts.append(
                ("acted", made["decision"], "suspended", done.id, made["effective"], made["through"])
            )
            return
        with self.registry.reading() as reader:
            (opened,) = reader.cases_decided_by(made["decision"])
        concern = Concern(opened.id, who, done.id, ground, opened.reported_on, named=True, stated=True)
        concern.steps += [("notified", notified, opened.steps[0].until)] if notified else []
        concern.steps += [("answered", answered, True)] if answered else []
        self.model.cases[opened.id], self.touched = concern, opened.id
        self.keep(concern, made | {"on": done.id}, said["anyway"])

    def keep(self, concern: Concern, made: dict[str, Any], anyway: str | None) -> None:
        """Keep a decision that was recorded: without a word for it, nothing may have spoken against it."""
        firsts = {act[1]: act[4] for act in self.model.acts if act[0] == "joined"}
        speaks = objections(concern, made, firsts.get(made["on"]), PERIODS[PERIOD])
        assert anyway or not speaks, speaks
        concern.codes += speaks
        made |= {"at": len(concern.steps), "notice": {}}
        concern.decided.append(made)
        kind, first = made["outcome"], made["effective"]
        if kind == "refused":
            self.model.acts.append(("refused", made["decision"], made["on"], first))
        if kind in ("excluded", "suspended"):
            self.model.acts.append(("acted", made["decision"], kind, made["on"], first, made["through"]))

    # what becomes of it

    def made(self, which: int) -> tuple[Concern, dict[str, Any]] | None:
        """Give a case that has been decided, and its last decision."""
        decided = [each for each in self.model.cases.values() if each.decided][::-1]
        if not decided:
            return None
        concern = decided[which % len(decided)]
        self.touched = concern.id
        return concern, concern.decided[-1]

    @decided
    @rule(which=WHICH, what=st.sampled_from(("all", "early", "adjusted", "posted", "through")), days=SOON)
    def announce(self, which: int, what: str, days: int) -> None:
        if not (found := self.made(which)):
            return
        concern, made = found
        day = self.later(days)
        up = made["notice"].get("posted") or day
        early = {"posted": day, "posted_through": day + timedelta(days=7)}
        said = {
            "adjusted": {"adjusted": day},
            "posted": {"posted": day},
            "through": {"posted_through": appeal_through(up)},
            "all": {"adjusted": day, "posted": day, "posted_through": appeal_through(day)},
            "early": early,
        }[what]
        reported = {"reported": day} if made["body"] == "Delegaten" and not made["notice"].get("reported") else {}
        if self.do(aftermath.announce, Announce, case=concern.id, **said, **reported):
            notice = self.model.cases[concern.id].decided[-1]["notice"]
            if "posted" in said:
                notice.pop("posted_through", None)
            notice |= said | reported

    @decided
    @rule(which=WHICH, days=SOON)
    def appeal(self, which: int, days: int) -> None:
        if found := self.made(which):
            self.after(found[0], aftermath.appeal, Appeal, ("appealed", self.later(days)), received=self.now)

    @decided
    @rule(which=WHICH, days=SOON)
    def stay(self, which: int, days: int) -> None:
        if found := self.made(which):
            day = self.later(days)
            if self.after(found[0], aftermath.stay, Stay, ("stayed", day), day=day):
                self.model.acts.append(("changed", found[1]["decision"], "stayed", day))

    @decided
    @rule(
        which=WHICH,
        days=SOON,
        ruling=st.sampled_from(("upheld", "annulled", "annulled", "dismissed", "withdrawn")),
        final=st.none() | SOON,
        number=st.integers(1, 2),
    )
    def judge(self, which: int, days: int, ruling: str, final: int | None, number: int) -> None:
        if not (found := self.made(which)):
            return
        day = self.later(days)
        last = None if final is None else day + timedelta(days=final)
        self.annul(found, day, ruling, last, number)

    @decided
    @rule(which=WHICH, days=SOON)
    def appeal_and_annul(self, which: int, days: int) -> None:
        """Annul for good, what has not been yet."""
        if found := self.made(which):
            day = self.later(days)
            self.after(found[0], aftermath.appeal, Appeal, ("appealed", day), received=day)
            since = self.model.cases[found[0].id].steps[found[1]["at"] :]
            number = sum(step[0] == "appealed" for step in since)
            self.annul(found, day, "annulled", day, number or 1)

    def annul(
        self, found: tuple[Concern, dict[str, Any]], day: date, ruling: str, last: date | None, number: int
    ) -> None:
        over = day if ruling == "withdrawn" and last is None else last
        step, given = ("ruled", day, over, number), {"ruling": ruling, "final": last, "appeal": number}
        done = self.after(found[0], aftermath.rule, Rule, step, day=day, **given)
        if done and ruling == "annulled" and last:
            self.model.annulled.add(found[1]["decision"])

    @decided
    @rule(which=WHICH, days=SOON, lift=st.booleans(), ahead=st.integers(0, 20))
    def reconsider(self, which: int, days: int, lift: bool, ahead: int) -> None:
        if not (found := self.made(which)):
            return
        day = self.later(days)
        given = {"decision": self.resolved("KS", day), "effective": day + timedelta(days=ahead)}
        action, kind = (aftermath.lift_bar, "bar") if lift else (aftermath.revoke, "revoked")
        if self.after(found[0], action, ByDecision, (kind, given["effective"]), **given) and not lift:
            self.model.acts.append(("changed", found[1]["decision"], "revoked", given["effective"]))

    @decided
    @rule(which=WHICH, days=SOON, anyway=ANYWAY)
    def finalize(self, which: int, days: int, anyway: str | None) -> None:
        if not (found := self.made(which)):
            return
        concern, made = found
        day = self.later(days)
        posted = made["notice"].get("posted")
        last = appeal_through(posted) if posted else None
        speaks = unfinal(concern, day, last, notes=made["body"] == "Rådet")
        given = {"day": day, "source": "B-1", "record_anyway": anyway}
        if self.after(concern, aftermath.finalize, Finalize, ("final", day), **given):
            assert anyway or not speaks, speaks
            self.model.cases[concern.id].codes += speaks
            self.model.acts.append(("took_effect", made["decision"], day))
            self.model.acts.append(("changed", made["decision"], "resumed", day))

    def after(self, concern: Concern, action: Any, kind: Any, step: tuple[Any, ...], **given: Any) -> bool:
        done = self.do(action, kind, case=concern.id, **given)
        if done:
            self.model.cases[concern.id].steps.append(step)
        return bool(done)

    def count(self) -> int:
        self.counted += 1
        return self.counted

    # what must hold

    @invariant()
    def the_roll_is_right_on_every_day_that_matters(self) -> None:
        if not self.registry.path.exists():
            return
        with self.registry.reading() as reader:
            for day in sorted(self.model.edges()):
                told = {line.enrollment: line.since for line in reader.roll(RollQuestion(on=day))}
                assert (day, self.model.on(day)) == (day, told)
                assert (day, len(told)) == (day, reader.signatory_count(day))
            for kept in reader.recorded_rolls():
                day, ids = self.kept[kept.id]
                assert (set(self.model.on(day)) != ids) is reader.differs(kept)

    @invariant()
    def whatever_was_left_out_is_recorded_and_nothing_else(self) -> None:
        if not self.registry.path.exists():
            return
        with self.registry.reading() as reader:
            for concern in self.model.cases.values():
                assert sorted(concern.codes) == sorted(each.code for each in reader.case_objections(concern.id))

    @invariant()
    def a_case_is_closed_or_goes_on(self) -> None:
        if self.touched not in self.model.cases:
            return
        with self.registry.reading() as reader:
            found = reader.case(self.touched)
            by = reader.body(found.decisions[-1].body) if found.decisions else None
        steps = next_steps(found, by, self.now)
        if str(state(found, self.now)) in ("closed", "dismissed"):
            assert steps == ()
        else:
            day = max(self.now, self.model.cases[found.id].last()) + ONE_DAY
            assert any(self.would(step, found, day) for step in steps), (state(found, self.now), steps)

    @invariant()
    def what_a_case_says_is_next_is_due_and_nothing_else(self) -> None:
        if not self.model.cases:
            return
        with self.registry.reading() as reader:
            cases, due_ = reader.cases(), due(reader, self.now, DueKind.CASE)
            assert [each.id for each in reader.open_cases()] == [each.id for each in cases if closed(each) is None]
            for found in cases:
                told = shape(reader, found, self.now)
                listed = [(iso(each.due), each.facts["what"], each.rule) for each in due_ if each.ref == found.id]
                assert sorted(map(str, listed)) == sorted(
                    str((each["due"], each["what"], each["rule"])) for each in told["to_do"]
                )
                assert (told["waits"] is None) is (not told["next"]) is (not listed)
                runs = [each for each in told["deadlines"] if each["status"] in ("open", "missed") and not each["done"]]
                if listed and told["state"] not in ("final", "annulled", "revoked"):
                    days = {(day, what) for day, what, _ in listed}
                    assert {(each["due"], each["what"]) for each in runs if each["due"]} <= days
                if told["next_by"] or told["next_after"]:
                    first = told["next_after"] and iso(date.fromisoformat(told["next_after"]) + ONE_DAY)
                    assert {told["next_by"], first} - {None} <= {day for day, _, _ in listed}
            for finding in cases_go_on(reader, self.now):
                listed_of = {(iso(each.due), each.facts["what"]) for each in due_ if each.ref == finding.refs[0]}
                told_of = {
                    "case_deadline_missed": (finding.facts.get("due"), finding.facts.get("deadline")),
                    "notice_down_early": (None, "post"),
                }
                expected = told_of.get(finding.code)
                assert expected is None or expected in listed_of, (finding.code, finding.facts, listed_of)
                assert finding.code != "final_unchecked" or "final" in {what for _, what in listed_of}

    def would(self, step: Next, found: Case, day: date) -> bool:
        """Tell whether a step would be recorded."""
        try:
            with self.registry.writing("test", "Maj", dry_run=True) as writer:
                if step is Next.CHECK:
                    return False
                resolved = {"today": day, "day": day, "text": "något annat", "body": "KS"}
                new = decision.record(writer, RecordDecision(**resolved)).id
                posted = found.announced.posted
                known: dict[Next, tuple[Any, Any, dict[str, Any]]] = {
                    Next.SCREEN: (case.screen, Screen, {"dismiss": True, "reason": "för litet"}),
                    Next.DIALOGUE: (case.note_dialogue, NoteDialogue, {"what": "samtal"}),
                    Next.NOTIFY: (case.notify, Notify, {}),
                    Next.ANSWER: (case.answer, NoteAnswer, {}),
                    Next.CURED: (case.cure, Cure, {"done": day}),
                    Next.PREPARE: (case.prepare, Prepare, {"body": "Rådet", "recommend": "inget"}),
                    Next.DECIDE: (
                        verdict.decide,
                        Decide,
                        {"decision": new, "outcome": "none", "stepped_aside": TEA},
                    ),
                    Next.ADJUST: (aftermath.announce, Announce, {"adjusted": day, "reported": day}),
                    Next.POST: (aftermath.announce, Announce, {"posted": day}),
                    Next.TAKE_DOWN: (
                        aftermath.announce,
                        Announce,
                        {"posted_through": appeal_through(posted) if posted else day},
                    ),
                    Next.APPEAL: (aftermath.appeal, Appeal, {}),
                    Next.STAY: (aftermath.stay, Stay, {}),
                    Next.RULE: (aftermath.rule, Rule, {"ruling": "upheld", "appeal": _first_open(found)}),
                    Next.FINAL: (aftermath.finalize, Finalize, {"source": "rätten", "record_anyway": "kontrollerat"}),
                    Next.REVOKE: (aftermath.revoke, ByDecision, {"decision": new}),
                    Next.LIFT_BAR: (aftermath.lift_bar, ByDecision, {"decision": new}),
                    Next.CLOSE: (case.close, CloseCase, {"reason": "klart"}),
                }
                action, kind, given = known[step]
                action(writer, kind(today=day, day=day, case=found.id, **given))
        except Refused:
            return False
        return True


def _first_open(found: Case) -> int | None:
    """Give the number of the first appeal that no final ruling is on."""
    known = appeal.of(found, found.decisions[-1]) if found.decisions else []
    return next((each.number for each in known if each.ruled is None or each.ruled.until is None), None)


def _asked(day: date, by: str, how: str, ground: str, **said: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """Give what a decision says, for the request and for the model."""
    outcome, effect = said["outcome"], said["effect"]
    stated = day + timedelta(days=effect) if isinstance(effect, int) else None
    through = day + timedelta(days=said["long"]) if outcome == "suspended" else None
    bar = day + timedelta(days=said["bar"]) if said["bar"] is not None else None
    asked = {
        "effective": stated,
        "when_final": effect == "final",
        "through": through,
        "bar_through": bar,
        "considered": said["said"],
        "stepped_aside": TEA if said["said"] else (),
        "record_anyway": said["anyway"],
    }
    default = day if outcome in ("suspended", "refused") else None
    made = {
        "day": day,
        "body": by,
        "how": how,
        "outcome": outcome,
        "effective": None if outcome in ("none", "reprimand") else stated or default,
        "through": through,
        "bar": bar if outcome == "excluded" else None,
        "considered": said["said"],
        "examined": said["said"],
        "silent": False,
        "ground": ground,
    }
    return asked, made


Cases.TestCase.settings = settings(
    derandomize="SAMVERKAN_CASES" not in os.environ,  # by hand each run draws lives of its own
    max_examples=int(os.environ.get("SAMVERKAN_CASES", "12")),
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
TestCases = Cases.TestCase
