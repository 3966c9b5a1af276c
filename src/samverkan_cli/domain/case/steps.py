"""A case, from a concern to its closing: what can be noted in it, and what is objected to [domain.md §6].

The steps are dated facts; what a case is on a day is computed in `procedure`. What is typed is public at once.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import ClassVar

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.case import hearing
from samverkan_cli.domain.case.interest import Examining, Hint, unexamined
from samverkan_cli.domain.deadlines import proposed
from samverkan_cli.domain.events import (
    ActorNotified,
    AnswerReceived,
    CaseClosed,
    CaseOpened,
    CasePrepared,
    CaseScreened,
    ConflictNoted,
    CureDone,
    CureSet,
    DialogueNoted,
    DocumentAdded,
    HearingExempted,
    ResponseExtended,
    SentDocument,
)
from samverkan_cli.domain.policy import Policy
from samverkan_cli.domain.records import Actor, Body, Case, CaseStep, Enrollment, Period
from samverkan_cli.domain.refusal import Notice, Objection, Objections, Refused
from samverkan_cli.domain.request import Day, Line, PeriodKey, ProvisionRef, Reference, Request, Text
from samverkan_cli.domain.values import Exemption, Origin, Screening, StepKind, Track


class OpenCase(Request):
    """A concern: about whom, on which grounds, from whom, and when what it is about happened."""

    required: ClassVar = ("actor",)
    inferred: ClassVar = ("period",)
    happened: ClassVar = ("day", "fact")

    actor: Reference | None = None
    period: PeriodKey | None = None
    ground: tuple[ProvisionRef, ...] = ()
    reporter: Line | None = None
    fact: Day | None = None
    what: Text | None = None
    evidence: Text | None = None


class OfCase(Request):
    """Something in a case."""

    required: ClassVar[tuple[str, ...]] = ("case",)
    happened: ClassVar[tuple[str, ...]] = ("day",)

    case: Reference | None = None


class Screen(OfCase):
    """The first examination: admitted or dismissed; `own` is why the act is the actor's own."""

    admit: bool = False
    dismiss: bool = False
    own: Text | None = None


class NoteDialogue(OfCase):
    """Informal contact with the actor, or none, with the reason."""

    who: Line | None = None
    what: Text | None = None
    skip: bool = False


class Notify(OfCase):
    """What reached the actor, with the digests of the documents, or why it is not told, or more time to answer."""

    documents: tuple[SentDocument, ...] = ()
    respond_by: Day | None = None
    how: Line | None = None
    exempt: Exemption | None = None
    extend: bool = False


class AddDocument(OfCase):
    """A document that came into the case."""

    required: ClassVar = ("case", "document")

    document: SentDocument | None = None
    matters: bool = False
    background: bool = False
    origin: Origin = Origin.OTHER


class NoteAnswer(OfCase):
    """What the actor answered."""

    happened: ClassVar = ("day", "received")

    received: Day | None = None
    final_answer: bool = False
    what: Text | None = None


class Cure(OfCase):
    """Time to put something right, or that it is done."""

    through: Day | None = None
    done: Day | None = None


class Prepare(OfCase, Examining):
    """What a body proposes or recommends."""

    required: ClassVar = ("case", "body")

    body: Reference | None = None
    recommend: Text | None = None


class CloseCase(OfCase):
    """The end of a case, with its reason."""


def dismissed(step: CaseStep) -> bool:
    """Tell whether a step is a screening that led to nothing; a court dismisses appeals, which is another thing."""
    return step.kind is StepKind.SCREENED and step.found == Screening.DISMISSED


def closed(case: Case) -> date | None:
    """Give the day a case was closed, or its concern dismissed, or None; what comes from a court opens it again."""
    last = case.steps[-1] if case.steps else None
    over = last is not None and (last.kind is StepKind.CLOSED or dismissed(last))
    return last.day if last and over else None


def must_be_open(case: Case) -> Iterator[Objection]:
    """Nothing more is noted in a case that is closed."""
    if day := closed(case):
        yield no.CaseIsClosed("case", refs=[case.id], id=case.id, day=str(day))


def must_follow_the_report(case: Case, day: date, field: str = "day") -> Iterator[Objection]:
    """Nothing in a case happened before its concern came in."""
    if day < case.reported_on:
        yield no.BeforeReported(field, refs=[case.id], day=str(day), reported=str(case.reported_on))


def must_be_new(
    case: Case,
    field: str,
    told_by: Mapping[str, object],
    beside: Mapping[str, object],
    among: Sequence[CaseStep] | None = None,
) -> Iterator[Objection]:
    """What is noted in a case is noted once: where something else in it differs, it is corrected, not noted anew.

    `told_by` is what a step is known by, `beside` the rest of it; `among` are the steps that it can be, else all.
    """
    for step in case.steps if among is None else among:
        if all(getattr(step, name) == value for name, value in told_by.items()):
            facts = {"id": case.id, "day": str(step.day)}
            if all(getattr(step, name) == value for name, value in beside.items()):
                yield no.AlreadyDone(field, refs=[case.id], **facts)
            else:
                yield no.StepDiffers(field, refs=[case.id], step_kind=str(step.kind), entry=step.entry, **facts)
            return


def _open(case: Case, day: date, field: str = "day") -> Objections:
    return Objections([*must_be_open(case), *must_follow_the_report(case, day, field)])


def open_case(
    request: OpenCase,
    id_: str,
    enrollment: Enrollment,
    points: frozenset[str],
    others: Sequence[Case],
    reporter: str | None,
) -> CaseOpened:
    """Give the event of a concern. `reporter` is the id of who reported, when the register knows it.

    `others` are the actor's open cases. Raises `Refused` with everything that is missing.
    """
    found = Objections()
    if not request.ground:
        found.append(no.GroundMissing("ground", period=enrollment.period))
    for ground in request.ground:
        if points and ground != "formal" and ground not in points:
            found.append(no.ProvisionUnknown("ground", grounds=ground, period=enrollment.period))
    if request.fact and request.fact > request.on:
        found.append(no.FactAfterReport("fact", fact=str(request.fact), reported=str(request.on)))
    for other in others:
        if (other.enrollment, set(other.grounds)) == (enrollment.id, set(request.ground)):
            said = ", ".join(other.grounds)
            found.append(no.CaseOpenAlready("ground", refs=[other.id], id=other.id, given=said))
    found.stop()
    return request.noted(
        CaseOpened(
            subject=id_,
            actor=enrollment.actor,
            period=enrollment.period,
            enrollment=enrollment.id,
            track=track(enrollment, request.on),
            grounds=request.ground,
            reported_on=request.on,
            fact_on=request.fact,
            reporter=reporter,
            reported_by=None if reporter else request.reporter,
            concern=request.what,
            evidence=request.evidence,
        )
    )


def track(enrollment: Enrollment, on: date) -> Track:
    """Give what a case about an enrollment may end in: who has not joined yet is not excluded, but refused."""
    joined = enrollment.effective is not None and enrollment.effective <= on
    return Track.EXCLUSION if joined else Track.ENTRY


def notices_of_opening(request: OpenCase, policy: Policy, others: Sequence[Case]) -> Iterator[Notice]:
    """Give what should be known of a concern: what it is about is old, nobody stands for it, others are open."""
    if request.fact and request.on - request.fact > timedelta(days=policy.fact_age_days):
        yield no.FactLongAgo("fact", fact=str(request.fact), days=policy.fact_age_days)
    if request.fact is None:
        yield no.FactUndated("fact")
    if request.reporter is None:
        yield no.ConcernAnonymous("reporter")
    if others:
        yield no.OtherCasesOpen("actor", refs=[each.id for each in others], others=tuple(each.id for each in others))


def screen(request: Screen, case: Case) -> CaseScreened:
    """Give the event of the screening; a dismissal has its reason, and ends the case. Raises `Refused`."""
    found = _open(case, request.on)
    if request.admit == request.dismiss:
        found.append(no.ScreeningUnsaid("admit", refs=[case.id], id=case.id))
    if earlier := next((step for step in case.steps if step.kind is StepKind.SCREENED), None):
        found.append(no.AlreadyDone("case", refs=[case.id], id=case.id, day=str(earlier.day)))
    if request.dismiss and not request.admit and not request.reason:
        found.append(no.ReasonMissing("reason", matter="dismissal"))
    if request.admit and not request.dismiss:
        found.extend(_must_rest_on_more_than_an_anonymous_concern(case))
    found.stop()
    how = Screening.ADMITTED if request.admit else Screening.DISMISSED
    return request.noted(CaseScreened(subject=case.id, screened_on=request.on, found=how, own=request.own))


def _must_rest_on_more_than_an_anonymous_concern(case: Case) -> Iterator[Objection]:
    """A concern that nobody stands for is registered, but a case does not rest on it alone."""
    named = case.reporter or case.reported_by or case.evidence
    if not named and not any(each.matters for each in case.documents):
        yield no.AnonymousAlone("admit", refs=[case.id], id=case.id)


def notices_of_screening(request: Screen, case: Case) -> Iterator[Notice]:
    """Give what should be known of a case that was admitted: whose act it is has not been said."""
    if request.admit and not request.own and set(case.grounds) - {"formal"}:
        yield no.OwnActUnsaid("own")


def note_dialogue(request: NoteDialogue, case: Case) -> DialogueNoted:
    """Give the event of an informal contact, or of why there is none. Raises `Refused`."""
    found = _open(case, request.on)
    if request.skip and not request.reason:
        found.append(no.ReasonMissing("reason", matter="dialogue"))
    if not request.skip and not request.what:
        found.append(no.WhatMissing("what"))
    if request.knows("who", "what", "day"):
        said = {"day": request.on, "who": request.who, "told": request.reason if request.skip else request.what}
        found.extend(must_be_new(case, "what", {"kind": StepKind.DIALOGUE, **said}, {}))
    found.stop()
    return request.noted(
        DialogueNoted(subject=case.id, held_on=request.on, who=request.who, what=request.what, skipped=request.skip)
    )


def notify(request: Notify, case: Case, policy: Policy) -> ActorNotified | HearingExempted | ResponseExtended:
    """Give the event of a notification that reached the actor on the day, of an exemption, or of more time.

    Raises `Refused`: the concern has been admitted, an exemption has its reason, time is extended once.
    """
    found = _open(case, request.on)
    found.extend(_must_ask_one_thing(request))
    admitted = next((step for step in case.steps if step.found == Screening.ADMITTED), None)
    if admitted is None:
        found.append(no.NotScreened("case", refs=[case.id], id=case.id))
    elif request.on < admitted.day:
        days = {"day": str(request.on), "first": str(admitted.day)}
        found.append(no.OutOfOrder("day", step="notified", before="screened", **days))
    if request.exempt and not request.reason:
        found.append(no.ReasonMissing("reason", matter="exemption"))
    if request.extend:
        found.extend(_must_be_extended_once(request, case))
    if request.respond_by and request.respond_by < request.on:
        found.append(no.LastDayBeforeFirst("respond_by", first=str(request.on), last=str(request.respond_by)))
    if not request.extend and request.knows("documents", "respond_by", "how", "day"):
        found.extend(_must_be_another_notification(request, case, policy))
    found.stop()
    if request.exempt:
        return request.noted(HearingExempted(subject=case.id, exempted_on=request.on, exemption=request.exempt))
    if request.extend:
        until = hearing.of(case).respond_by
        assert until
        respond_by = request.respond_by or proposed(max(until, request.on), policy.extension_days)
        return request.noted(ResponseExtended(subject=case.id, extended_on=request.on, respond_by=respond_by))
    respond_by = hearing.respond_by(request.respond_by, request.on, policy)
    return request.noted(
        ActorNotified(
            subject=case.id, reached_on=request.on, respond_by=respond_by, how=request.how, documents=request.documents
        )
    )


def _must_be_another_notification(request: Notify, case: Case, policy: Policy) -> Iterator[Objection]:
    """A notification of the same documents is the one there is; an exemption is made once on each ground."""
    if request.exempt:
        exempted = {"kind": StepKind.EXEMPTED, "found": request.exempt}
        yield from must_be_new(case, "exempt", exempted, {"day": request.on, "told": request.reason})
        return
    sent = {each.sha256 for each in request.documents}
    of_these = [
        step
        for step in case.steps
        if step.kind is StepKind.NOTIFIED
        and sent == {each.sha256 for each in case.documents if each.notified and each.entry == step.entry}
    ]
    respond_by = request.respond_by or proposed(request.on, policy.respond_days)
    said = {"day": request.on, "until": respond_by, "told": request.how}
    yield from must_be_new(case, "material", {}, said, of_these[-1:])


def _must_ask_one_thing(request: Notify) -> Iterator[Objection]:
    """A notification, an exemption and more time are three things; only a notification has documents."""
    if request.exempt and request.extend:
        yield no.OptionsConflict("extend", option="--extend", others=("--exempt",))
    for option, said in (("--extend", request.extend), ("--exempt", request.exempt)):
        if said and request.documents:
            yield no.OptionsConflict("material", option="--material", others=(option,))


def _must_be_extended_once(request: Notify, case: Case) -> Iterator[Objection]:
    held = hearing.of(case)
    if held.notified is None:
        yield no.NotNotified("extend", refs=[case.id], period=case.period, id=case.id)
    elif request.on < held.notified:
        days = {"day": str(request.on), "first": str(held.notified)}
        yield no.OutOfOrder("day", step="extended", before="notified", **days)
    if hearing.extended(case):
        yield no.AlreadyExtended("extend", refs=[case.id], id=case.id, respond_by=str(held.respond_by))
    if request.respond_by and held.respond_by and request.respond_by <= held.respond_by:
        yield no.AnswerTimeNotLater("respond_by", refs=[case.id], id=case.id, last=str(held.respond_by))


def notices_of_notification(request: Notify, case: Case, policy: Policy) -> Iterator[Notice]:
    """Give what should be known of a notification: nothing was sent along, little time, no dialogue before it."""
    if request.exempt or request.extend:
        return
    if not request.documents:
        yield no.NothingSent("material", id=case.id)
    if request.respond_by and (request.respond_by - request.on).days < policy.respond_days:
        yield no.LittleTime("respond_by", days=policy.respond_days, given=(request.respond_by - request.on).days)
    if not any(step.kind is StepKind.DIALOGUE for step in case.steps):
        yield no.DialogueMissing("case", id=case.id)


def add_document(request: AddDocument, case: Case) -> DocumentAdded:
    """Give the event of a document, marked as mattering or as background. Raises `Refused`."""
    assert request.document
    found = _open(case, request.on)
    if request.matters == request.background:
        found.append(no.WeightUnsaid("matters", refs=[case.id], id=case.id))
    if any(each.sha256 == request.document.sha256 for each in case.documents):
        found.append(no.AlreadyThere("document", refs=[case.id], name=request.document.name, there=case.id, id=case.id))
    found.stop()
    return request.noted(
        DocumentAdded(
            subject=case.id,
            added_on=request.on,
            document=request.document,
            matters=request.matters,
            origin=request.origin,
        )
    )


def notices_of_document(event: DocumentAdded, case: Case) -> Iterator[Notice]:
    """Give what should be known of a document: the actor must get it, if it has been notified already."""
    new = event.matters and event.origin is Origin.OTHER
    if new and hearing.of(case).notified:
        yield no.NotifyAnew("material", id=case.id, document=event.document.name)


def answer(request: NoteAnswer, case: Case) -> AnswerReceived:
    """Give the event of an answer. Raises `Refused`."""
    received = request.received or request.on
    found = _open(case, received, "received")
    if request.knows("received", "day", "what"):
        said = {"found": "final" if request.final_answer else None, "told": request.what}
        asked_at = max((step.entry for step in case.steps if step.kind is StepKind.NOTIFIED), default=0)
        since = [step for step in case.steps if step.entry > asked_at]
        of = {"kind": StepKind.ANSWERED, "day": received}
        found.extend(must_be_new(case, "received", of, said, since))
    found.stop()
    return request.noted(
        AnswerReceived(subject=case.id, received=received, final=request.final_answer, what=request.what)
    )


def notices_of_answer(event: AnswerReceived, case: Case) -> Iterator[Notice]:
    """Give what should be known of an answer that came late, or before the actor was notified."""
    held = hearing.of(case)
    if held.respond_by and event.received > held.respond_by:
        yield no.AnsweredLate("received", received=str(event.received), respond_by=str(held.respond_by))
    if held.notified is None or event.received < held.notified:
        yield no.AnsweredUnasked("received", id=case.id)


def cure(request: Cure, case: Case, policy: Policy) -> CureSet | CureDone:
    """Give the event of time to put something right, or of its having been done. Raises `Refused`."""
    found = _open(case, request.done or request.on, "done" if request.done else "day")
    if request.through and request.done:
        found.append(no.OptionsConflict("done", option="--done", others=("--through",)))
    if request.through and request.through < request.on:
        found.append(no.LastDayBeforeFirst("through", first=str(request.on), last=str(request.through)))
    through = request.through or proposed(request.on, policy.cure_days)
    if request.knows("through", "done", "day"):
        of, field = (StepKind.CURED, "done") if request.done else (StepKind.CURE, "through")
        day, until = (request.done, None) if request.done else (request.on, through)
        found.extend(must_be_new(case, field, {"kind": of, "day": day}, {"until": until}))
    found.stop()
    if request.done:
        return request.noted(CureDone(subject=case.id, done_on=request.done))
    return request.noted(CureSet(subject=case.id, set_on=request.on, through=through))


def prepare(request: Prepare, case: Case, body: Body, conflicts: tuple[ConflictNoted, ...]) -> CasePrepared:
    """Give the event of a proposal or recommendation. Raises `Refused`."""
    found = _open(case, request.on)
    if not request.recommend:
        found.append(no.RecommendationMissing("recommend"))
    if request.knows("recommend", "day"):
        of = {"kind": StepKind.PREPARED, "day": request.on, "body": body.id}
        found.extend(must_be_new(case, "recommend", of, {"told": request.recommend}))
    found.stop()
    return request.noted(
        CasePrepared(
            subject=case.id, prepared_on=request.on, body=body.id, recommendation=request.recommend, conflicts=conflicts
        )
    )


def notices_of_preparation(
    body: Body, *, mandated: bool, hints: Sequence[Hint], examined: Sequence[str]
) -> Iterator[Notice]:
    """Give what should be known of a recommendation: no mandate to give it, or a conflict nobody examined."""
    name = body.name or body.id
    if not mandated:
        yield no.MayNotPrepare("body", refs=[body.id], body=name)
    for hint in unexamined(hints, examined):
        facts = {"name": hint.name, "tie": hint.tie, "to": hint.to, "body": name}
        yield no.ConflictLeftOpen("stepped_aside", refs=[hint.person], **facts)


def close(request: CloseCase, case: Case, *, waiting: bool) -> CaseClosed:
    """Give the event that closes a case, with its reason. Raises `Refused`.

    `waiting` tells that an exclusion in it waits for being final.
    """
    found = _open(case, request.on)
    if not request.reason and not case.decisions:
        found.append(no.ReasonMissing("reason", matter="closing"))
    if waiting:
        found.append(no.EffectAwaited("case", refs=[case.id], id=case.id))
    found.stop()
    return request.noted(CaseClosed(subject=case.id, closed_on=request.on))


def notices_of_closing(case: Case, *, final: bool) -> Iterator[Notice]:
    """Give what should be known of a case that is closed although nobody has recorded that its decision is final."""
    if case.decisions and not final:
        yield no.ClosedBeforeFinal("case", id=case.id)


def must_have_applied(actor: Actor, period: Period, enrollment: Enrollment | None) -> Enrollment:
    """Give the enrollment a case is about: one that is live. Raises `Refused` with `not_enrolled`."""
    if enrollment is None or enrollment.declined_on or enrollment.ended_from:
        raise Refused([no.NotEnrolled("actor", refs=[actor.id], name=actor.name, period=period.id)])
    return enrollment


def notices_of_open_cases(cases: Sequence[Case], name: str | None) -> Iterator[Notice]:
    """Give the open cases about an actor that has left: each can be closed, or go on."""
    for case in cases:
        if not case.decisions:
            yield no.CaseGoesOn("actor", refs=[case.id], id=case.id, name=name)
