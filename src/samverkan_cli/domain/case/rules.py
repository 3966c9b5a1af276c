"""What must have happened before a decision on an actor is acted on: one tuple of rules with one signature.

The program objects, and never vetoes: what a body has decided can be recorded anyway, with the objections, which
are shown for ever. Absolute are only those in `ABSOLUTE`. The page docs/guards.md is made from the first sentences.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from samverkan_cli.domain import deadlines
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.case import hearing
from samverkan_cli.domain.case.hearing import Hearing
from samverkan_cli.domain.case.interest import Hint, unexamined
from samverkan_cli.domain.policy import Policy
from samverkan_cli.domain.records import Actor, Body, Case, CaseStep, Decision, Enrollment, Period
from samverkan_cli.domain.refusal import Objection
from samverkan_cli.domain.values import CaseOutcome, Outcome, Screening, StepKind, Subject, Track

LEAVING = (CaseOutcome.EXCLUDED, CaseOutcome.SUSPENDED)


def subjects(track: Track, outcome: CaseOutcome | None = None) -> tuple[Subject, ...]:
    """Give the subjects of which one mandate suffices: who may exclude may refuse as well, but not the other way.

    The first is the one to be told to register [delegationsordningen; domain.md §6, step 8].
    """
    entry = track is Track.ENTRY and outcome not in LEAVING
    return (Subject.ENTRY, Subject.EXCLUSION) if entry or outcome is CaseOutcome.REFUSED else (Subject.EXCLUSION,)


@dataclass(frozen=True)
class Verdict:
    """What a body decided, or is about to: with which grounds, from when, and through when."""

    outcome: CaseOutcome
    grounds: tuple[str, ...] = ()
    effective: date | None = None
    when_final: bool = False
    through: date | None = None
    bar_through: date | None = None
    considered: bool = False
    silent: bool = False  # "no answer" was said outright


@dataclass(frozen=True)
class CaseFacts:
    """What the register knows of a case and of a decision in it.

    `policy` is that of the day of the decision. `examined` are the persons whose possible conflict was examined.
    `ahead` is the day a decision is thought of, before there is one. `interim` is a suspension beside a case, which no
    hearing goes before. `gone` is the case in which the decision was annulled, or revoked by its body; `undone` that
    this has become of the case's last one.
    """

    case: Case
    verdict: Verdict
    actor: Actor
    period: Period
    policy: Policy
    enrollment: Enrollment | None = None
    decision: Decision | None = None
    body: Body | None = None
    mandated: bool = False
    acted_on: frozenset[str] = frozenset()
    points: frozenset[str] = frozenset()
    hints: tuple[Hint, ...] = ()
    examined: frozenset[str] = frozenset()
    decision_unreadable: bool = False
    ahead: date | None = None
    interim: bool = False
    gone: CaseStep | None = None
    undone: bool = False

    @property
    def decided_on(self) -> date | None:
        """Give the day the decision was taken, or is thought of."""
        return self.decision.decided_on if self.decision else self.ahead

    @property
    def subjects(self) -> tuple[Subject, ...]:
        """Give what the body needs a mandate on, the one to register first."""
        return subjects(self.case.track, self.verdict.outcome)

    @property
    def begins(self) -> date | None:
        """Give the first day of the effect: the one that was said, or the first on which the decision can be final."""
        if self.verdict.effective or not self.verdict.when_final or self.decided_on is None:
            return self.verdict.effective
        return deadlines.final_at_the_earliest(self.decided_on)

    @property
    def before(self) -> list[CaseStep]:
        """Give what had happened in the case by the day of the decision."""
        decided = self.decided_on
        return [step for step in self.case.steps if decided is None or step.day <= decided]

    @property
    def hearing(self) -> Hearing:
        """Give how the actor had been heard by the day of the decision."""
        return hearing.of(self.case, self.decided_on)

    @property
    def heard_for(self) -> bool:
        """Tell whether a hearing goes before this decision."""
        burdens = self.verdict.outcome is not CaseOutcome.NONE
        return self.policy.hearing and burdens and not self.interim and not self.hearing.exempted


Guard = Callable[[CaseFacts], Iterator[Objection]]


def must_rest_on_a_decision(facts: CaseFacts) -> Iterator[Objection]:
    """Exclusion, suspension and refusal are reasoned decisions of a body, never the program's."""
    if facts.decision is None and facts.ahead is None and not facts.decision_unreadable:
        matter = "refusal" if facts.verdict.outcome is CaseOutcome.REFUSED else "exclusion"
        yield no.DecisionMissing("decision", matter=matter)


def must_be_about_this_actor(facts: CaseFacts) -> Iterator[Objection]:
    """A decision about another actor decides nothing about this one."""
    decision = facts.decision
    if decision is None:
        return
    others = set(decision.about) or facts.acted_on
    if others and facts.actor.id not in others:
        yield no.DecisionOtherActor(
            "decision", refs=[decision.id, *sorted(others)], decision=decision.id, others=tuple(sorted(others))
        )


def must_say_from_when(facts: CaseFacts) -> Iterator[Objection]:
    """An exclusion has a first day off the roll, be it the day it is final; a suspension a first and a last day."""
    verdict = facts.verdict
    waits = verdict.when_final and verdict.outcome is CaseOutcome.EXCLUDED
    undated = verdict.outcome is CaseOutcome.EXCLUDED or verdict.when_final
    if verdict.effective is None and undated and not waits:
        yield no.EffectiveMissing("effective")
    if verdict.outcome is not CaseOutcome.SUSPENDED:
        return
    begins = verdict.effective or facts.decided_on
    if verdict.through is None:
        yield no.ThroughMissing("through")
    elif begins and verdict.through < begins:
        yield no.LastDayBeforeFirst("through", first=str(begins), last=str(verdict.through))


def must_be_approved(facts: CaseFacts) -> Iterator[Objection]:
    """Only an approved decision is acted on; to do nothing, the proposal may have been rejected."""
    decision = facts.decision
    nothing = facts.verdict.outcome is CaseOutcome.NONE
    good = (Outcome.APPROVED, Outcome.REJECTED) if nothing else (Outcome.APPROVED,)
    if decision and decision.outcome not in good:
        yield no.DecisionNotApproved("decision", refs=[decision.id], decision=decision.id, outcome=decision.outcome)


def must_be_decided_with_mandate(facts: CaseFacts) -> Iterator[Objection]:
    """The body may decide on exclusion, or on entry, on the day it decides [KL 6:3, 6:37-38]."""
    if facts.body and not facts.mandated:
        refs = [facts.decision.id, facts.body.id] if facts.decision else [facts.body.id]
        name, day = facts.body.name or facts.body.id, str(facts.decided_on)
        yield no.MandateMissing("decision", refs=refs, body=name, day=day, subject=facts.subjects[0])


def must_be_admitted_first(facts: CaseFacts) -> Iterator[Objection]:
    """A concern is screened, and admitted, before a body decides on it."""
    burdens = facts.verdict.outcome is not CaseOutcome.NONE
    if burdens and not facts.case.stated and not any(_admitted(step) for step in facts.before):
        yield no.NotScreened("case", refs=[facts.case.id], id=facts.case.id)


def _admitted(step: CaseStep) -> bool:
    return step.kind is StepKind.SCREENED and step.found == Screening.ADMITTED


def must_be_notified_first(facts: CaseFacts) -> Iterator[Objection]:
    """Where the period asks for a hearing, the actor is notified before the decision."""
    if not facts.heard_for:
        return
    decided, told = facts.decided_on, hearing.of(facts.case).notified
    before = facts.hearing.notified
    if told is None:
        yield no.NotNotified("notified", refs=[facts.case.id], period=facts.period.id, **_typed(facts, "notified"))
    elif decided and (before is None or before >= decided):
        yield no.NotifiedAfterDecision("notified", notified=str(before or told), decided=str(decided))


def must_be_heard_first(facts: CaseFacts) -> Iterator[Objection]:
    """The actor has answered for good, or had its time: silence is no admission."""
    held, decided = facts.hearing, facts.decided_on
    if not facts.heard_for or not decided or held.notified is None or held.notified >= decided:
        return
    said = held.final or facts.verdict.silent or not facts.case.stated
    if not held.over(decided) or not said:
        days = {"respond_by": str(held.respond_by), "decided": str(decided)}
        yield no.AnswerAwaited("answered", **days, **_typed(facts, "answered"))


def must_have_had_time_to_answer(facts: CaseFacts) -> Iterator[Objection]:
    """The time to answer was no shorter than the period's rules say; a final answer ends the wait."""
    held = facts.hearing
    if not facts.heard_for or held.notified is None or held.respond_by is None or held.final:
        return
    given, asked = (held.respond_by - held.notified).days, facts.policy.on(held.notified).respond_days
    if given < asked:
        days = {"notified": str(held.notified), "respond_by": str(held.respond_by)}
        yield no.TimeShortened("respond_by", refs=[facts.case.id], id=facts.case.id, **days, days=given, asked=asked)


def must_have_sent_what_matters(facts: CaseFacts) -> Iterator[Objection]:
    """The actor has got every document that matters, but for its own answer and the preparation's proposal."""
    if not facts.heard_for or facts.hearing.notified is None:
        return
    for document in facts.hearing.unsent:
        facts_ = {"document": document.name or document.sha256[:12], "day": str(document.day), "id": facts.case.id}
        yield no.MaterialNotSent("material", refs=[facts.case.id], **facts_)


def must_consider_a_late_answer(facts: CaseFacts) -> Iterator[Objection]:
    """An answer that came late, but before the decision, has been considered in it."""
    late = facts.hearing.late
    asked = facts.ahead is None and not facts.case.stated
    if facts.heard_for and late and asked and not facts.verdict.considered:
        respond_by = str(facts.hearing.respond_by)
        yield no.LateAnswerUnconsidered("considered", received=str(late[-1].day), respond_by=respond_by)


def must_leave_time_to_put_it_right(facts: CaseFacts) -> Iterator[Objection]:
    """Where the actor was given time to put something right, that time is over, or it has been put right."""
    given = [step for step in facts.before if step.kind is StepKind.CURE]
    decided = facts.decided_on
    if given and decided and facts.verdict.outcome is not CaseOutcome.NONE and not _cured(facts):
        through = given[-1].until
        if through and decided <= through:
            yield no.CureRuns("cure", refs=[facts.case.id], through=str(through), decided=str(decided))


def must_not_rest_on_what_is_put_right(facts: CaseFacts) -> Iterator[Objection]:
    """What was formally wrong and has been put right is no ground any more."""
    grounds = facts.verdict.grounds or facts.case.grounds
    if facts.verdict.outcome is not CaseOutcome.NONE and set(grounds) == {"formal"} and (cured := _cured(facts)):
        yield no.CausePutRight("ground", refs=[facts.case.id], day=str(cured))


def _cured(facts: CaseFacts) -> date | None:
    """Give the day, at the latest that of the decision, that what was wrong was put right; not if it was wrong anew."""
    cures = [step for step in facts.before if step.kind in (StepKind.CURE, StepKind.CURED)]
    return cures[-1].day if cures and cures[-1].kind is StepKind.CURED else None


def must_examine_conflicts_of_interest(facts: CaseFacts) -> Iterator[Objection]:
    """Nobody tied to the actor, or to the one who reported, took part unexamined in the decision [KL 6:28-32, 7:4]."""
    for hint in unexamined(facts.hints, facts.examined):
        body = facts.body.name if facts.body else None
        yield no.ConflictNotExamined(
            "stepped_aside", refs=[hint.person], name=hint.name, tie=hint.tie, to=hint.to, body=body
        )


def must_be_a_measure_of_the_period(facts: CaseFacts) -> Iterator[Objection]:
    """Suspension exists only where the period's rules have it."""
    if facts.verdict.outcome is CaseOutcome.SUSPENDED and not facts.policy.suspension:
        yield no.SuspensionNotProvided("outcome", period=facts.period.id)


def must_not_take_effect_before_the_decision(facts: CaseFacts) -> Iterator[Objection]:
    """No decision has effect before it is taken [FL 5; compare KL 2:4, which protects members of the municipality]."""
    effective, decided = facts.verdict.effective, facts.decided_on
    if effective and decided and effective < decided:
        yield no.EffectiveBeforeDecision("effective", effective=str(effective), decided=str(decided))


def must_take_effect_in_the_period(facts: CaseFacts) -> Iterator[Objection]:
    """An exclusion or suspension lies in the target period, when the actor has joined it; `final`, at the earliest."""
    verdict, period = facts.verdict, facts.period
    if verdict.outcome not in LEAVING:
        return
    first, last = str(period.first_day), str(period.last_day)
    waits = {"earliest": str(facts.begins)} if facts.begins and verdict.effective is None else {}
    for day, more in ((facts.begins, waits), (verdict.through, {})):
        if day and not period.first_day <= day <= period.last_day:
            known = {"effective": str(day), "period": period.id, "first": first, "last": last}
            yield no.EffectiveOutsidePeriod("effective", **known, **more)
    joined = facts.enrollment.effective if facts.enrollment else None
    if facts.begins and joined and facts.begins < joined:
        yield no.EffectiveBeforeJoined("effective", effective=str(facts.begins), joined=str(joined), **waits)


def must_last_as_long_as_it_says(facts: CaseFacts) -> Iterator[Objection]:
    """A bar that ends before it begins keeps nobody off."""
    begins, last = facts.verdict.effective or facts.decided_on, facts.verdict.bar_through
    if last and begins and last < begins:
        yield no.LastDayBeforeFirst("bar_through", first=str(begins), last=str(last))


def must_name_a_ground(facts: CaseFacts) -> Iterator[Objection]:
    """A measure against an actor rests on a ground that is named: an actor is held to what it ticked."""
    burdens = facts.verdict.outcome is not CaseOutcome.NONE and not facts.interim
    if burdens and not (facts.verdict.grounds or facts.case.grounds):
        yield no.GroundsMissing("ground", period=facts.period.id)


def must_name_points_of_the_text(facts: CaseFacts) -> Iterator[Objection]:
    """Grounds are numbered points of the period's text, or `formal`."""
    for ground in facts.verdict.grounds:
        if facts.points and ground != "formal" and ground not in facts.points:
            yield no.ProvisionUnknown("ground", grounds=ground, period=facts.period.id)


def _typed(facts: CaseFacts, option: str) -> dict[str, str]:
    """Give how a step is typed: in the case, or, where one is only stated, by an option of the verb that states it."""
    return {"form": option} if facts.case.stated else {"id": facts.case.id}


GUARDS: tuple[Guard, ...] = (
    must_rest_on_a_decision,
    must_be_about_this_actor,
    must_say_from_when,
    must_be_approved,
    must_be_decided_with_mandate,
    must_be_admitted_first,
    must_be_notified_first,
    must_be_heard_first,
    must_have_had_time_to_answer,
    must_have_sent_what_matters,
    must_consider_a_late_answer,
    must_leave_time_to_put_it_right,
    must_not_rest_on_what_is_put_right,
    must_examine_conflicts_of_interest,
    must_be_a_measure_of_the_period,
    must_not_take_effect_before_the_decision,
    must_take_effect_in_the_period,
    must_last_as_long_as_it_says,
    must_name_a_ground,
    must_name_points_of_the_text,
)
ABSOLUTE: frozenset[Guard] = frozenset(GUARDS[:3])


def unmet(facts: CaseFacts) -> tuple[list[Objection], list[Objection]]:
    """Give everything that is objected to: what is absolute, and what can be recorded with a decision."""
    found = [(guard in ABSOLUTE, objection) for guard in GUARDS for objection in guard(facts)]
    return [one for absolute, one in found if absolute], [one for absolute, one in found if not absolute]
