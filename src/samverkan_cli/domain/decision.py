"""Decisions: what a body resolved. Recording one asks for no mandate; acting on it does."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.case.effect import InForce
from samverkan_cli.domain.events import DecisionRecorded
from samverkan_cli.domain.records import Body, Decision, Meeting
from samverkan_cli.domain.refusal import Objections, Refused
from samverkan_cli.domain.request import Day, Line, Name, Number, Reference, Request, Text
from samverkan_cli.domain.values import Outcome


class RecordDecision(Request):
    """What a body resolved, and where; decided on `--date`, else the meeting's day, else today."""

    required: ClassVar = ("text",)
    happened: ClassVar = ("day",)

    text: Text | None = None
    body: Reference | None = None
    meeting: Reference | None = None
    item: Number | None = None
    agenda: Reference | None = None
    paragraph: Number | None = None
    effective: Day | None = None
    when_final: bool = False
    outcome: Outcome = Outcome.APPROVED
    to: Reference | None = None
    to_meeting: Reference | None = None
    back: Day | None = None
    about: tuple[Reference, ...] = ()
    another: bool = False


class FollowUp(Request):
    """Something somebody is to do because of a decision."""

    required: ClassVar = ("decision", "text")

    decision: Reference | None = None
    text: Line | None = None
    owner: Name | None = None
    due: Day | None = None


def decided_on(request: RecordDecision, meeting: Meeting | None) -> date:
    """Give the day a decision was taken."""
    return request.day or (meeting.date if meeting else request.today)


def deciding_body(body: Body | None, meeting: Meeting | None) -> str:
    """Give the body that decided: the named one, or the meeting's only one. Raises `Refused`."""
    if body:
        if meeting and body.id not in meeting.bodies:
            raise Refused(
                [no.NotThere("body", refs=[meeting.id, *meeting.bodies], body=body.name or body.id, meeting=meeting.id)]
            )
        return body.id
    if meeting is None:
        raise Refused([no.Missing("body")])
    if len(meeting.bodies) != 1:
        raise Refused([no.BodiesMissing("body", refs=meeting.bodies, meeting=meeting.id)])
    return meeting.bodies[0]


def in_force(decision: Decision, effects: Sequence[InForce], day: date) -> bool:
    """Tell whether a decision is in force on a day: taken, approved, and with the effect it was given [domain.md §6].

    One that was taken back never is.

    `effects` are those it had on actors; a decision on several is in force as long as one of them is.
    """
    if decision.voided_by or decision.outcome is not Outcome.APPROVED or day < decision.decided_on:
        return False
    if effects:
        return any(each.on(day) for each in effects)
    begins = None if decision.when_final else decision.effective or decision.decided_on
    return begins is not None and begins <= day


def must_be_new(request: RecordDecision, body: str | None, meeting: Meeting | None, known: list[Decision]) -> None:
    """Raise `Refused` when the body took this very decision on that day already, or another in the same paragraph.

    A paragraph of the minutes may hold several decisions: then it is said that this is `another`.
    """
    if not request.knows("text", "paragraph", "item", "outcome", "day"):
        return
    day = decided_on(request, meeting)
    those = [other for other in known if (other.body, other.decided_on) == (body, day)]
    for other in those:
        same = (other.text, other.paragraph, other.item, other.outcome)
        if same == (request.text, request.paragraph, request.item, request.outcome):
            raise Refused([no.AlreadyExists("text", refs=[other.id], noun="decision", id=other.id, name=other.text)])
    for other in those:
        if request.paragraph and other.paragraph == request.paragraph and not request.another:
            facts = {"day": str(day), "id": other.id, "unlike": _unlike(request, other), "text": other.text}
            raise Refused([no.ParagraphTaken("paragraph", refs=[other.id], paragraph=request.paragraph, **facts)])


def _unlike(request: RecordDecision, other: Decision) -> str:
    if other.text is None:
        return "without_text"
    if other.text != request.text:
        return "other_text"
    return "other_outcome" if other.outcome != request.outcome else "other_item"


def record(
    request: RecordDecision, id_: str, body: str, meeting: Meeting | None, to: str | None, about: tuple[str, ...]
) -> DecisionRecorded:
    """Give the event of a decision; raises `Refused` when it would take effect before it was taken."""
    day = decided_on(request, meeting)
    objections = Objections()
    if request.effective and request.effective < day:
        objections.append(no.EffectiveBeforeDecision("effective", effective=str(request.effective), decided=str(day)))
    objections.stop()
    return request.noted(
        DecisionRecorded(
            subject=id_,
            text=request.text,
            body=body,
            meeting=meeting.id if meeting else None,
            item=request.item,
            paragraph=request.paragraph,
            decided_on=day,
            effective=request.effective,
            when_final=request.when_final,
            outcome=request.outcome,
            to_body=to,
            to_meeting=request.to_meeting,
            back_by=request.back,
            about=about,
        )
    )
