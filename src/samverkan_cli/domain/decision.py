"""Decisions: what a body resolved. Recording one asks for no mandate; acting on it does."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import ClassVar

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.days import ends_on
from samverkan_cli.domain.events import DecisionRecorded, StanceTaken
from samverkan_cli.domain.records import Body, Decision, Meeting, StanceHeld
from samverkan_cli.domain.refusal import Notice, Objection, Objections, Refused
from samverkan_cli.domain.request import Day, Line, Name, Number, Reference, Request, Text, Votes
from samverkan_cli.domain.values import Outcome, Stance


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
    votes: Votes | None = None
    reservations: tuple[Name, ...] = ()
    recused: tuple[Name, ...] = ()
    review: Day | None = None
    all_decisions: bool = False

    @property
    def bare(self) -> bool:
        """Tell whether it says no more than an outcome of an item can hold: no vote, nobody apart, no effect."""
        apart = (self.votes, self.reservations, self.recused, self.review, self.about, self.effective, self.when_final)
        return not any(apart)


class NoteStance(Request):
    """Somebody who stood apart from a decision that is recorded already."""

    required: ClassVar = ("decision", "person", "stance")

    decision: Reference | None = None
    person: Name | None = None
    stance: Stance | None = None


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
    """Give the event of a decision; raises `Refused` for one of another day than its meeting, or in effect before."""
    day = decided_on(request, meeting)
    objections = Objections(must_be_decided_there(day, meeting) if request.knows("day", "meeting") else ())
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
            votes=request.votes,
            review_on=request.review,
        )
    )


def must_be_decided_there(day: date, meeting: Meeting | None) -> Iterator[Objection]:
    """What a meeting decided, it decided on one of its days: one that goes on past midnight has two."""
    if meeting is None:
        return
    last = ends_on(meeting.date, meeting.start, meeting.end) or meeting.date
    if not meeting.date <= day <= last:
        facts = {"day": str(day), "meeting": meeting.id, "date": str(meeting.date)}
        yield no.DecisionDayDiffers("day", refs=[meeting.id], **facts)


def stances(request: Request, id_: str, taken: Sequence[tuple[str, Stance]]) -> list[StanceTaken]:
    """Give the events of who reserved themselves and who stepped aside; raises `Refused` for who did both.

    Who takes no part in a decision cannot reserve itself against it [KL 4:27, 6:30].
    """
    reserved, recused = ({who for who, how in taken if how is stance} for stance in Stance)
    Objections(no.RecusedReserves("recused", refs=[each], person=each) for each in sorted(reserved & recused)).stop()
    return [
        request.noted(StanceTaken(subject=id_, person=person, stance=stance)) for person, stance in dict.fromkeys(taken)
    ]


def note_stance(request: NoteStance, decision: Decision, person: str, held: Sequence[StanceHeld]) -> StanceTaken:
    """Give the event of somebody who stood apart from a decision; raises `Refused` for one who is noted already."""
    assert request.stance
    others = [(each.person, each.stance) for each in held]
    if (person, request.stance) in others:
        facts = {"name": request.person, "there": decision.id, "id": decision.id}
        raise Refused([no.AlreadyThere("person", refs=[decision.id, person], **facts)])
    return stances(request, decision.id, [*others, (person, request.stance)])[-1]


def notices_of_recording(request: RecordDecision, day: date) -> Iterator[Notice]:
    """Tell of votes that do not carry the outcome, and of a review that does not lie after the decision."""
    if request.votes and request.outcome is Outcome.APPROVED:
        yes, against = (int(each) for each in request.votes.split("-")[:2])
        if against > yes:
            yield no.VotesAgainst("votes", votes=request.votes)
    if request.review and request.review <= day:
        yield no.ReviewBeforeDecision("review", review=str(request.review), decided=str(day))
