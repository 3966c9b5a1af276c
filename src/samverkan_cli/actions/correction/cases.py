"""What can be put right of a case and its steps: each step is asked about in the case as it stood before it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from samverkan_cli.actions.case import aftermath, steps
from samverkan_cli.actions.correction.joining import later
from samverkan_cli.actions.correction.things import Beside, Correctable, Facts, Said, Thing
from samverkan_cli.domain.case.aftermath import Appeal
from samverkan_cli.domain.case.announcement import Announce
from samverkan_cli.domain.case.steps import CloseCase, Cure, NoteAnswer, NoteDialogue, Notify, OpenCase, Prepare, Screen
from samverkan_cli.domain.correction import Place
from samverkan_cli.domain.events import SentDocument
from samverkan_cli.domain.records import Announced, Case, CaseStep
from samverkan_cli.domain.values import Exemption, Screening, StepKind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from samverkan_cli.store.reader import Reader
    from samverkan_cli.store.writer import Writer


def _opened(_reader: Reader, found: Case) -> Said:
    reporter = found.reporter or found.reported_by
    facts = {"actor": found.actor, "period": found.period, "ground": found.grounds, "reporter": reporter}
    return facts | {"fact": found.fact_on, "what": found.concern, "evidence": found.evidence, "day": found.reported_on}


def _since_it_was_opened(reader: Reader, found: Case) -> list[Beside]:
    """Give what has become of the enrollment of a case since: it has not ended, and nobody joined anew."""
    about = reader.enrollment(found.enrollment)
    beside: list[Beside] = [Place("enrollment", each.id) for each in later(reader, about)]
    if about.ended_from:
        beside.append((Place("enrollment", about.id), dict.fromkeys(("ended_from", "ended_as", "end_received"))))
    return beside


CASE = Correctable(
    noun="case",
    table="case",
    facts=(
        Facts(
            asks=OpenCase,
            typed={
                "ground": "ground",
                "from": "reporter",
                "fact": "fact",
                "what": "what",
                "evidence": "evidence",
                "date": "day",
            },
            said=_opened,
            again=steps.open_case,
        ),
    ),
    find=lambda reader, ref: reader.case(ref),
    beside=_since_it_was_opened,
    after=lambda reader, found: _steps(reader, found.steps),
)


# steps ------------------------------------------------------------------------------------------


def _steps(reader: Reader, found: Sequence[CaseStep]) -> list[Thing]:
    """Give the steps of a case that can be asked about anew."""
    parts = (reader.part(CaseStep, "case_step", each.entry) for each in found if each.kind in STEPS)
    return [STEPS[each.kind].of(each) for each in parts if each]


def _before_it(reader: Reader, found: CaseStep | Announced) -> list[Place]:
    """Give what was noted in a case after a step: the step is asked about in the case as it stood before it."""
    case = reader.case(next(iter(reader.subjects([found.entry]))))
    noted = [("case_step", each.entry) for each in case.steps]
    noted += [("case_document", each.entry) for each in case.documents]
    noted += [("case_decision", each.entry) for each in case.decisions]
    if isinstance(found, Announced):
        told = reader.parts(Announced, "announcement", "decision", found.decision)
        noted += [("announcement", each.entry) for each in told]
    return [Place(table, str(entry)) for table, entry in dict.fromkeys(noted) if entry > found.entry]


def _after_it(reader: Reader, found: CaseStep) -> list[Thing]:
    case = reader.case(found.case)
    return _steps(reader, [each for each in case.steps if each.entry > found.entry])


def _step(
    kind: StepKind, asks: type[Any], again: Callable[[Writer, Any], object], said: Callable[..., Said], **typed: str
) -> Correctable:
    """Give a kind of step: the verb that notes it, what it was asked, and how that is typed."""

    def asked(reader: Reader, found: CaseStep) -> Said:
        return {"case": found.case, "day": found.day, **said(reader, found)}

    return Correctable(
        noun="step",
        table="case_step",
        facts=(Facts(asks=asks, typed={"date": "day"} | typed, said=asked, again=again),),
        by_entry=CaseStep,
        subject=lambda found: str(found.case),
        beside=_before_it,
        after=_after_it,
        is_of=lambda found: bool(found.kind is kind),
    )


def _screened(_reader: Reader, found: CaseStep) -> Said:
    admitted = found.found == Screening.ADMITTED
    return {"admit": admitted, "dismiss": not admitted, "own" if admitted else "reason": found.told}


def _talked(_reader: Reader, found: CaseStep) -> Said:
    skipped = found.found == "skipped"
    return {"who": found.who, "skip": skipped, "reason" if skipped else "what": found.told}


def _notified(reader: Reader, found: CaseStep) -> Said:
    sent = [each for each in reader.case(found.case).documents if each.entry == found.entry]
    documents = tuple(SentDocument(name=each.name, sha256=each.sha256) for each in sent)
    return {"documents": documents, "respond_by": found.until, "how": found.told}


def _prepared(_reader: Reader, found: CaseStep) -> Said:
    return {"body": found.body, "recommend": found.told}


STEPS: dict[StepKind, Correctable] = {
    StepKind.SCREENED: _step(StepKind.SCREENED, Screen, steps.screen, _screened, own="own", what="reason"),
    StepKind.DIALOGUE: _step(StepKind.DIALOGUE, NoteDialogue, steps.note_dialogue, _talked, who="who", what="what"),
    StepKind.NOTIFIED: _step(StepKind.NOTIFIED, Notify, steps.notify, _notified, respond_by="respond_by", how="how"),
    StepKind.EXEMPTED: _step(
        StepKind.EXEMPTED,
        Notify,
        steps.notify,
        lambda _reader, found: {"exempt": Exemption(found.found), "reason": found.told},
        exempt="exempt",
        what="reason",
    ),
    StepKind.EXTENDED: _step(
        StepKind.EXTENDED,
        Notify,
        steps.notify,
        lambda _reader, found: {"extend": True, "respond_by": found.until, "reason": found.told},
        respond_by="respond_by",
        what="reason",
    ),
    StepKind.ANSWERED: _step(
        StepKind.ANSWERED,
        NoteAnswer,
        steps.answer,
        lambda _reader, found: {"received": found.day, "final_answer": found.found == "final", "what": found.told},
        received="received",
        date="received",
        what="what",
        final_answer="final_answer",
    ),
    StepKind.CURE: _step(
        StepKind.CURE,
        Cure,
        steps.cure,
        lambda _reader, found: {"through": found.until, "reason": found.told},
        through="through",
        what="reason",
    ),
    StepKind.CURED: _step(
        StepKind.CURED,
        Cure,
        steps.cure,
        lambda _reader, found: {"done": found.day, "reason": found.told},
        done="done",
        date="done",
        what="reason",
    ),
    StepKind.PREPARED: _step(StepKind.PREPARED, Prepare, steps.prepare, _prepared, body="body", recommend="recommend"),
    StepKind.APPEALED: _step(
        StepKind.APPEALED,
        Appeal,
        aftermath.appeal,
        lambda _reader, found: {"received": found.day, "by": found.who, "reason": found.told},
        received="received",
        date="received",
        by="by",
        what="reason",
    ),
    StepKind.CLOSED: _step(
        StepKind.CLOSED, CloseCase, steps.close, lambda _reader, found: {"reason": found.told}, what="reason"
    ),
}


def _announced(reader: Reader, found: Announced) -> Said:
    said: Said = {name: getattr(found, name) for name in ("adjusted", "posted", "posted_through", "reported")}
    return said | {"case": next(iter(reader.subjects([found.entry])))}


ANNOUNCED = Correctable(
    noun="announcement",
    table="announcement",
    facts=(
        Facts(
            asks=Announce,
            typed={name: name for name in ("adjusted", "posted", "posted_through", "reported")},
            said=_announced,
            again=aftermath.announce,
        ),
    ),
    by_entry=Announced,
    subject=lambda found: str(found.decision),
    beside=_before_it,
)
