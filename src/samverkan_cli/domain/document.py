"""Papers about an enrollment or a case: what is asked for, and what must have happened before one is written."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.case import hearing
from samverkan_cli.domain.records import Case, Enrollment
from samverkan_cli.domain.refusal import Notice, Objection
from samverkan_cli.domain.request import Day, Line, Reference, Request, Text
from samverkan_cli.domain.values import CaseOutcome, Screening, StepKind, Track

OUTCOMES = {
    Track.EXCLUSION: (CaseOutcome.NONE, CaseOutcome.REPRIMAND, CaseOutcome.SUSPENDED, CaseOutcome.EXCLUDED),
    Track.ENTRY: (CaseOutcome.NONE, CaseOutcome.REPRIMAND, CaseOutcome.REFUSED),
}


class WritePaper(Request):
    """A paper, dated `day`; `answer_to` is whom to write to, and `proposal` the officer's att-satser."""

    required: ClassVar = ("ref",)

    ref: Reference | None = None
    answer_to: Line | None = None
    respond_by: Day | None = None
    proposal: tuple[Text, ...] = ()


def lacking(enrollment: Enrollment) -> bool:
    """Tell whether an answer waits for what it lacks."""
    return enrollment.complete_by is not None and enrollment.effective is None and enrollment.ended_from is None


def must_be_noticeable(request: WritePaper, case: Case) -> Iterator[Objection]:
    """An actor is told of a case that was admitted and is not decided; once it was told, the day to answer stands."""
    held = hearing.of(case)
    if case.decisions and not told(case):
        yield no.AlreadyDecided("case", refs=[case.id], id=case.id, decision=case.decisions[-1].decision)
    elif held.notified is None and not any(step.found == Screening.ADMITTED for step in case.steps):
        yield no.NotScreened("case", refs=[case.id], id=case.id)
    if request.respond_by and told(case) and request.respond_by != held.respond_by:
        yield no.AlreadyDone("respond_by", refs=[case.id], id=case.id, day=str(held.respond_by))
    if request.respond_by and request.respond_by < request.on:
        last = str(request.respond_by)
        yield no.LastDayBeforeFirst("respond_by", first=str(request.on), last=last)


def notices_of_notice(case: Case, grounds: Sequence[Mapping[str, Any]]) -> Iterator[Notice]:
    """Give what a notice does not say, and an actor must know to answer it: what happened, when, why, by what."""
    unworded = not grounds or any(each["kind"] != "formal" and not each["text"] for each in grounds)
    found = {
        "event": not case.concern and not case.evidence,
        "day": case.fact_on is None,
        "grounds": unworded,
        "material": not any(each.matters for each in case.documents),
    }
    lacking = tuple(name for name, lacks in found.items() if lacks)
    options = " ".join(option for name, option in (("event", "--what …"), ("day", "--fact …")) if found[name])
    if lacking:
        yield no.NoticeLacks(
            "ref",
            refs=[case.id],
            id=case.id,
            notice_lacks=lacking,
            typed=options or None,
            unworded=case.period if found["grounds"] else None,
            unheard=case.id if found["material"] else None,
        )


def told(case: Case) -> bool:
    """Tell whether the actor has been notified of all that matters: a new notice is not needed."""
    held = hearing.of(case)
    return held.notified is not None and not held.unsent


def must_have_a_proposal(request: WritePaper, case: Case) -> tuple[list[Objection], list[Notice]]:
    """Give what is missing of a proposal: what a body recommends is not the officer's."""
    if request.proposal:
        return [], []
    if any(step.kind is StepKind.PREPARED and step.told for step in case.steps):
        return [], [no.ProposalUnsaid("proposal", refs=[case.id], id=case.id)]
    return [no.ProposalMissing("proposal", refs=[case.id], id=case.id)], []


def clauses(request: WritePaper) -> list[str]:
    """Give what is proposed clause by clause, where each line is an att-sats; else nothing."""
    lines = [line.strip() for text in request.proposal for line in text.splitlines() if line.strip()]
    return lines if all(line.casefold().startswith("att ") for line in lines) else []


def confirmable(enrollments: Sequence[Enrollment], last_days: Mapping[str, date], on: date) -> Sequence[Enrollment]:
    """Give the enrollments of an actor that are meant by its name: those that go on, else the latest.

    `last_days` are those of the periods.
    """
    going = [each for each in enrollments if not each.is_over and last_days[each.period] >= on]
    return going or enrollments[-1:]
