"""What becomes of a decision in a case: appealed, stayed, upheld or annulled, reconsidered, final.

Final is recorded, never computed. How a decision is announced is in `announcement`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from samverkan_cli.domain import deadlines
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.case import announcement
from samverkan_cli.domain.case.appeal import awaited, chosen
from samverkan_cli.domain.case.appeal import of as appeals_of
from samverkan_cli.domain.case.decision import kept
from samverkan_cli.domain.case.effect import gone, holds_after, since
from samverkan_cli.domain.case.rules import subjects
from samverkan_cli.domain.case.steps import OfCase, must_be_new
from samverkan_cli.domain.events import (
    Affecting,
    AppealReceived,
    BarLifted,
    CourtRuled,
    DecisionFinal,
    DecisionRevoked,
    EffectStayed,
    MovedRow,
)
from samverkan_cli.domain.records import (
    Body,
    Case,
    CaseDecision,
    CaseStep,
    Decision,
    Enrollment,
    Exclusion,
    Period,
    Suspension,
)
from samverkan_cli.domain.refusal import Notice, Objection, Objections, Refused
from samverkan_cli.domain.request import Day, Name, Number, Reference, Text
from samverkan_cli.domain.values import CaseOutcome, EndedAs, Minutes, Outcome, Ruling, RulingPart, StepKind


class Appeal(OfCase):
    """An appeal that came in, and from whom."""

    received: Day | None = None
    by: Name | None = None


class Stay(OfCase):
    """A court's order that a decision has no effect until further notice."""


class Rule(OfCase):
    """A court's judgment on an appeal, and the day it became final; `part` is all that it annulled."""

    required: ClassVar = ("case", "ruling")

    ruling: Ruling | None = None
    final: Day | None = None
    appeal: Number | None = None
    part: RulingPart | None = None


class ByDecision(OfCase):
    """A new decision that changes what an earlier one does."""

    decision: Reference | None = None
    effective: Day | None = None
    record_anyway: Text | None = None


class Finalize(OfCase):
    """That a decision cannot be appealed any more, when it has been checked, and with whom."""

    record_anyway: Text | None = None


@dataclass(frozen=True)
class DecidedCase:
    """A decision in a case and everything that it has had effect on.

    `later` are the actor's later enrollments in the same period, the earliest first, and `decided` what was decided
    in them. `aside` are those that a stay of the decision set aside.
    """

    case: Case
    made: CaseDecision
    body: Body
    period: Period
    enrollment: Enrollment
    exclusion: Exclusion | None = None
    suspension: Suspension | None = None
    later: Sequence[Enrollment] = ()
    decided: Sequence[Exclusion | Suspension] = ()
    aside: Sequence[Enrollment] = ()

    def steps(self, kind: StepKind) -> list[CaseStep]:
        """Give what happened of a kind since the decision was recorded."""
        return [step for step in since(self.case, self.made) if step.kind is kind]

    @property
    def ends_it(self) -> bool:
        """Tell whether it is this exclusion that ends the enrollment now."""
        if self.exclusion is None or self.enrollment.ended_as is not EndedAs.EXCLUSION:
            return False
        return self.enrollment.ended_from in (self.exclusion.effective, self.exclusion.resumed_from)

    @property
    def refuses_it(self) -> bool:
        """Tell whether it is this refusal that ends the application now."""
        return self.made.outcome is CaseOutcome.REFUSED and self.enrollment.ended_as is EndedAs.REFUSAL

    def affecting(self, **more: Any) -> dict[str, Any]:
        """Give what every event that changes the effect says of it."""
        return {
            "subject": self.case.id,
            "decision": self.made.decision,
            "enrollment": self.enrollment.id,
            "exclusion": self.exclusion.entry if self.exclusion else None,
            "suspension": self.suspension.entry if self.suspension else None,
            **more,
        }


def must_be_decided(case: Case) -> CaseDecision:
    """Give the decision a case ended in last. Raises `Refused` when there is none."""
    if not case.decisions:
        raise Refused([no.CaseUndecided("case", refs=[case.id], id=case.id)])
    return case.decisions[-1]


# court ------------------------------------------------------------------------------------------


def appeal(request: Appeal, effect: DecidedCase) -> AppealReceived:
    """Give the event of an appeal; whether it came in time is the court's to say. Raises `Refused`."""
    received = request.received or request.on
    found = Objections()
    if received < effect.made.decided_on:
        found.append(_before(effect, "appealed", received, "received"))
    made = effect.made.decision
    if request.knows("received", "day", "by"):
        of = {"kind": StepKind.APPEALED, "day": received, "who": request.by, "decision": made}
        found.extend(must_be_new(effect.case, "received", of, {}))
    found.stop()
    return request.noted(AppealReceived(subject=effect.case.id, received=received, decision=made, appellant=request.by))


def notices_of_appeal(event: AppealReceived, effect: DecidedCase) -> Iterator[Notice]:
    """Give what should be known of an appeal that came after the last day, or of a decision noted as final."""
    posted = effect.case.announced.posted
    if posted and event.received > deadlines.appeal_through(posted):
        yield no.AppealedLate("received", last=str(deadlines.appeal_through(posted)), id=effect.case.id)
    elif final := effect.steps(StepKind.FINAL):
        facts = {"id": effect.case.id, "day": str(final[-1].day)}
        yield no.AppealAfterFinal("received", refs=[effect.case.id], entry=final[-1].entry, **facts)


def _before(effect: DecidedCase, step: str, day: date, field: str = "day") -> Objection:
    decided = str(effect.made.decided_on)
    return no.OutOfOrder(field, step=step, day=str(day), before="decided", first=decided)


def _noted(step: CaseStep, day: date, told: str | None) -> Objection:
    """Give why a step is not noted again: it is there, or it is with something else in it, which is corrected."""
    facts = {"id": step.case, "day": str(step.day)}
    if (step.day, step.told) == (day, told):
        return no.AlreadyDone("case", refs=[step.case], **facts)
    return no.StepDiffers("case", refs=[step.case], step_kind=str(step.kind), entry=step.entry, **facts)


def stay(request: Stay, effect: DecidedCase) -> EffectStayed:
    """Give the event of a stay: the actor is on the roll again from the order's day. Raises `Refused`.

    One that is told after the decision became final on a later day was over then [domain.md §6, step 10].
    """
    found = Objections(_must_have_effect(effect))
    if request.on < effect.made.decided_on:
        found.append(_before(effect, "stayed", request.on))
    if earlier := effect.steps(StepKind.STAYED):
        found.append(_noted(earlier[0], request.on, earlier[0].told))
    found.stop()
    finals = [step.day for step in effect.steps(StepKind.FINAL) if step.day > request.on]
    told = _meanwhile(effect, max(finals)) if finals else _back(effect)
    return request.noted(EffectStayed(**(effect.affecting(stayed_on=request.on) | told)))


def _meanwhile(effect: DecidedCase, final: date) -> dict[str, Any]:
    """Give what a stay did that was over when the decision was final: no more than to move the day it ends on."""
    exclusion = effect.exclusion.effective if effect.exclusion else None
    held = effect.suspension.first_day if effect.suspension else exclusion
    if held is None:
        return {}
    resumed = max(final, held)
    back = _back(effect) if held < resumed else {}
    earlier = back.get("ended_from")
    ended = bool(earlier and earlier <= resumed)
    if back and (ended or resumed <= effect.period.last_day):  # who applied before the stay waits again
        back |= {"set_aside": ()} | ({} if ended else {"ended_from": resumed, "ended_as": EndedAs.EXCLUSION})
    return back | {"resumed_from": resumed}


def _back(effect: DecidedCase) -> dict[str, Any]:
    """Give the end an enrollment has when its exclusion has no effect any more: the one it came before, or none.

    Who has joined anew meanwhile is there already, and is not let in twice; who has only applied need not have.
    """
    exclusion = effect.exclusion
    if exclusion is None or not effect.ends_it or any(_joined(each) for each in effect.later):
        return {}
    aside = tuple(each.id for each in effect.later if each.ended_from is None)
    return {"ends": True, "ended_from": exclusion.before_from, "ended_as": exclusion.before_as, "set_aside": aside}


def _must_have_effect(effect: DecidedCase) -> Iterator[Objection]:
    """What has been annulled, or reconsidered by the body, has no effect that could change."""
    if found := gone(effect.case, effect.made):
        yield no.DecisionGone("case", refs=[effect.case.id], id=effect.case.id, day=str(found.day), how=found.kind)


def rule(request: Rule, effect: DecidedCase) -> CourtRuled:
    """Give the event of a judgment; one that annuls restores the enrollment when it is final. Raises `Refused`."""
    assert request.ruling
    found = Objections(_must_have_effect(effect))
    if request.on < effect.made.decided_on:
        found.append(_before(effect, "ruled", request.on))
    if request.final and request.final < request.on:
        found.append(no.LastDayBeforeFirst("final", first=str(request.on), last=str(request.final)))
    found.extend(_must_be_a_part_of_it(request, effect))
    gone_ = gone(effect.case, effect.made)
    on = None if gone_ else found.ask(chosen, appeals_of(effect.case, effect.made), request.appeal, effect.case.id)
    final = request.on if request.ruling is Ruling.WITHDRAWN and request.final is None else request.final
    if on and request.knows("final", "day"):
        word = f"{request.ruling}-{request.part}" if request.part else str(request.ruling)
        of = {"kind": StepKind.RULED, "appeal": on.step.entry, "day": request.on}
        found.extend(must_be_new(effect.case, "ruling", of | {"until": final}, {"found": word}))
    found.stop()
    assert on
    said = effect.affecting(ruled_on=request.on, ruling=request.ruling, final_on=final)
    said |= {"appeal": on.step.entry, "part": request.part}
    return request.noted(CourtRuled(**(said | _annulled(request, effect, final))))


def _must_be_a_part_of_it(request: Rule, effect: DecidedCase) -> Iterator[Objection]:
    """Only what a judgment annuls has parts, and only a bar that was decided can be one."""
    if request.part and request.ruling is not Ruling.ANNULLED:
        yield no.OptionsConflict("part", option="--part", others=(str(request.ruling),))
    elif request.part and (effect.exclusion is None or effect.exclusion.bar_through is None):
        yield no.BarMissing("part", refs=[effect.case.id], id=effect.case.id)


def _annulled(request: Rule, effect: DecidedCase, final: date | None) -> dict[str, Any]:
    """Give what a final judgment that annuls does: all is as before the decision, or its bar has never been."""
    if request.ruling is not Ruling.ANNULLED or final is None:
        return {}
    if request.part is None:
        return _restored(effect)
    return {"bar_lifted_from": (effect.exclusion and effect.exclusion.effective) or final}


def _restored(effect: DecidedCase) -> dict[str, Any]:
    """Give what a final annulment does: the enrollment is as if the decision had never been taken.

    An enrollment that was made only because of the exclusion is set aside; its end, or none, is taken over, and so is
    what was decided in it. One from the day of an end announced before the exclusion, or later, stands, and so does
    one that was made after what was set aside had ended.
    """
    if effect.refuses_it:
        return {} if effect.later else {"ends": True}
    if not effect.ends_it or effect.exclusion is None:
        return {}
    end = (effect.exclusion.before_from, effect.exclusion.before_as)
    aside = [each for each in effect.later if end[0] is None or (each.effective or each.received) < end[0]]
    if joined := next((each for each in aside if _joined(each)), None):
        aside = aside[: aside.index(joined) + 1]
        end = (joined.ended_from, joined.ended_as)
    ids = tuple(each.id for each in aside)
    return {"ends": True, "ended_from": end[0], "ended_as": end[1], "set_aside": ids, "moved": _moved(effect, ids)}


def _moved(effect: DecidedCase, aside: tuple[str, ...]) -> tuple[MovedRow, ...]:
    """Give the exclusions and suspensions of enrollments that are set aside: what they decide goes on."""
    return tuple(
        MovedRow(table="exclusion" if isinstance(each, Exclusion) else "suspension", key=str(each.entry))
        for each in effect.decided
        if each.enrollment in aside
    )


def _joined(enrollment: Enrollment) -> bool:
    """Tell whether an enrollment was in force on any day."""
    first, end = enrollment.effective, enrollment.ended_from
    return first is not None and (end is None or first < end)


def notices_of_ruling(event: CourtRuled, effect: DecidedCase) -> Iterator[Notice]:
    """Give what should be known of a judgment that does not bind yet."""
    if event.final_on is None:
        yield no.JudgmentNotFinal("final", id=effect.case.id, ruling=event.ruling)


def notices_of_set_aside(event: Affecting) -> Iterator[Notice]:
    """Give what should be known when an enrollment is in force again: which others are set aside for it."""
    if event.set_aside:
        yield no.EnrollmentsSetAside("case", refs=event.set_aside, ids=event.set_aside, enrollment=event.enrollment)


# the body's own reconsideration, and the bar ----------------------------------------------------


@dataclass(frozen=True)
class New:
    """A new decision, and whether its body may take it; `unreadable` is why there is none, where one was named."""

    decision: Decision | None
    body: Body | None = None
    mandated: bool = False
    unreadable: tuple[Objection, ...] = ()


def _by(new: New, effect: DecidedCase) -> tuple[list[Objection], list[Objection]]:
    """Give what speaks against acting on a new decision: what is absolute, and what can be recorded with it."""
    if new.decision is None:
        return list(new.unreadable) or [no.DecisionMissing("decision", matter="anew")], []
    decision, unmet, absolute = new.decision, list[Objection](), list[Objection]()
    if decision.id == effect.made.decision:
        absolute.append(no.SameDecision("decision", refs=[decision.id], decision=decision.id))
    if decision.about and effect.case.actor not in decision.about:
        others = tuple(sorted(decision.about))
        absolute.append(no.DecisionOtherActor("decision", refs=[decision.id], decision=decision.id, others=others))
    if decision.decided_on < effect.made.decided_on:
        absolute.append(_before(effect, "decided_anew", decision.decided_on, "decision"))
    if decision.outcome is not Outcome.APPROVED:
        unmet.append(
            no.DecisionNotApproved("decision", refs=[decision.id], decision=decision.id, outcome=decision.outcome)
        )
    if new.body and not new.mandated:
        refs, day = [decision.id, new.body.id], str(decision.decided_on)
        subject, name = subjects(effect.case.track, effect.made.outcome)[0], new.body.name or new.body.id
        unmet.append(no.MandateMissing("decision", refs=refs, body=name, day=day, subject=subject))
    return absolute, unmet


def _acted(request: ByDecision, effect: DecidedCase, new: New, more: Sequence[Objection] = ()) -> dict[str, Any]:
    """Give what an event says of the decision it rests on, with what was objected to. Raises `Refused`."""
    absolute, unmet = _by(new, effect)
    day = request.effective or (new.decision.decided_on if new.decision else None)
    if new.decision and day and day < new.decision.decided_on:
        facts = {"effective": str(day), "decided": str(new.decision.decided_on)}
        unmet.append(no.EffectiveBeforeDecision("effective", **facts))
    found = [*more, *absolute]
    if new.decision is None or found or (unmet and request.record_anyway is None):
        raise Refused([*found, *unmet])
    kept_ = {"objections": kept(unmet), "recorded_anyway": request.record_anyway}
    return effect.affecting(by_decision=new.decision.id, from_day=day, **kept_)


def revoke(request: ByDecision, effect: DecidedCase, new: New) -> DecisionRevoked:
    """Give the event of a body's own reconsideration: from its day, and the gap stays. Raises `Refused`."""
    said = _acted(request, effect, new, list(_must_have_effect(effect)))
    refused = effect.refuses_it and not effect.later
    return request.noted(DecisionRevoked(**(said | ({"ends": True} if refused else _back(effect)))))


def lift_bar(request: ByDecision, effect: DecidedCase, new: New) -> BarLifted:
    """Give the event of a bar that is lifted from the new decision's day, or a later one. Raises `Refused`."""
    bar = effect.exclusion.bar_through if effect.exclusion else None
    lifted = effect.exclusion.bar_lifted_from if effect.exclusion else None
    more: list[Objection] = []
    if bar is None:
        more.append(no.BarMissing("case", refs=[effect.case.id], id=effect.case.id))
    if lifted:
        more.append(no.AlreadyDone("case", refs=[effect.case.id], id=effect.case.id, day=str(lifted)))
    said = _acted(request, effect, new, more)
    if bar and said["from_day"] > bar:
        raise Refused([no.LastDayBeforeFirst("effective", first=str(said["from_day"]), last=str(bar))])
    return request.noted(BarLifted(**said))


# final ------------------------------------------------------------------------------------------


def finalize(request: Finalize, effect: DecidedCase) -> DecisionFinal:
    """Give the event of a decision that is final: what waited for it takes effect on the day. Raises `Refused`."""
    absolute = [*_must_have_effect(effect)]
    if not request.source:
        absolute.append(no.SourceMissing("source", refs=[effect.case.id]))
    if request.on < effect.made.decided_on:
        absolute.append(_before(effect, "final", request.on))
    stays = effect.steps(StepKind.STAYED)
    if earlier := [step for step in effect.steps(StepKind.FINAL) if not any(holds_after(each, step) for each in stays)]:
        absolute.append(_noted(earlier[0], request.on, request.source))
    unmet = [objection for each in FINAL for objection in each(effect, request.on)]
    if absolute or (unmet and request.record_anyway is None):
        raise Refused([*absolute, *unmet])
    said = effect.affecting(final_on=request.on, objections=kept(unmet), recorded_anyway=request.record_anyway)
    return request.noted(DecisionFinal(**(said | _in_force(effect, request.on))))


def _in_force(effect: DecidedCase, day: date) -> dict[str, Any]:
    """Give what takes effect on the day a decision is final: an exclusion that waited, or one that was stayed.

    What was stayed ahead of its own first day resumes on that. A stay of a later day, told already, holds on.
    """
    stays, exclusion = effect.steps(StepKind.STAYED), effect.exclusion
    holds, had = any(stay.day > day for stay in stays), effect.suspension or (exclusion and exclusion.effective)
    if (had and (holds or not stays)) or not (effect.suspension or exclusion):
        return {}
    if effect.suspension:
        return {"resumed_from": max(day, effect.suspension.first_day)}
    assert exclusion
    day = max(day, exclusion.effective or day)
    days = {"resumed_from" if exclusion.effective else "effective": day}
    return days if effect.later else days | _ended(effect, day, holds=holds)


def _ended(effect: DecidedCase, day: date, *, holds: bool) -> dict[str, Any]:
    """Give the end that an exclusion makes on a day, unless a stay holds; who applied before the stay waits again."""
    enrollment = effect.enrollment
    ended = bool(enrollment.ended_from and enrollment.ended_from <= day)
    if day > effect.period.last_day and not ended:
        return {}
    waiting = () if holds else tuple(each.id for each in effect.aside if each.effective is None)
    if ended:
        return {"waiting_again": waiting}
    before = {"before_from": enrollment.ended_from, "before_as": enrollment.ended_as, "waiting_again": waiting}
    return before | ({} if holds else {"ends": True, "ended_from": day, "ended_as": EndedAs.EXCLUSION})


def must_be_announced(effect: DecidedCase, _day: date) -> Iterator[Objection]:
    """Without an announcement no clock runs, and no decision becomes final [KL 8:12, 13:5]."""
    if effect.body.minutes is not Minutes.NOTES and effect.case.announced.posted is None:
        yield no.NotAnnounced("case", refs=[effect.made.decision], id=effect.case.id)


def must_have_run_out(effect: DecidedCase, day: date) -> Iterator[Objection]:
    """The last day to appeal is over [KL 13:5]."""
    posted = effect.case.announced.posted
    if posted and day <= deadlines.appeal_through(posted):
        yield no.ClockRuns("day", last=str(deadlines.appeal_through(posted)), day=str(day))


def must_have_stayed_up(effect: DecidedCase, _day: date) -> Iterator[Objection]:
    """It is noted that the notice stayed up through the last day to appeal [KL 8:12, 13:5]."""
    known = effect.case.announced
    if known.posted is None:
        return
    facts = {"id": effect.case.id, "last": str(deadlines.appeal_through(known.posted))}
    if known.posted_through is None:
        yield no.NoticeUnrecorded("case", refs=[effect.case.id], **facts)
    elif announcement.taken_down_early(known):
        yield no.NoticeCameDown("case", refs=[effect.case.id], through=str(known.posted_through), **facts)


def must_not_wait_for_the_court(effect: DecidedCase, day: date) -> Iterator[Objection]:
    """A decision is final when every appeal that came in time has its own outcome, which is final."""
    for each in awaited(effect.case, effect.made, day):
        id_, who, received = effect.case.id, each.step.who, str(each.step.day)
        yield no.CourtAwaited("case", refs=[id_], id=id_, number=each.number, who=who, received=received)


FINAL = (must_be_announced, must_have_run_out, must_have_stayed_up, must_not_wait_for_the_court)


def notices_of_final(event: DecisionFinal, effect: DecidedCase) -> Iterator[Notice]:
    """Give what should be known of a final decision that changes nothing any more, and of who waits again."""
    if event.waiting_again:
        ids = event.waiting_again
        yield no.ApplicationsWaitAgain("case", refs=ids, ids=ids, enrollment=event.enrollment)
    waited = effect.exclusion is not None and effect.exclusion.effective is None
    if waited and not event.ends:
        yield no.EffectOutlived("case", refs=[effect.enrollment.id], id=effect.enrollment.id)
