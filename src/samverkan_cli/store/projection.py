"""From an event to row changes. Both the tables and the replay come from here.

A projection is a plain function: given the event and the number of its entry, it gives the changes
as values. What an event does not say is not known here: nothing is read.
"""

from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar

from msgspec import Struct

from samverkan_cli.domain import events as e
from samverkan_cli.domain.notation import name_key
from samverkan_cli.domain.values import EndedAs, Origin, Ruling, StepKind
from samverkan_cli.store.names import RENEWED

Values = dict[str, Any]


class Insert(NamedTuple):
    """A new row."""

    table: str
    values: Values


class Update(Struct, frozen=True):
    """New values of the row with an id, or of the row an entry made (`key` is the column that tells)."""

    table: str
    id: str | int
    values: Values
    key: str = "id"


Change = Insert | Update
Projection = Callable[[Any, int], Iterable[Change]]
PROJECTIONS: dict[type[e.Event], Projection] = {}
P = TypeVar("P", bound=Projection)


def changes(event: e.Event, seq: int) -> Iterable[Change]:
    """Give the row changes of an event whose entry has the number `seq`."""
    return PROJECTIONS[type(event)](event, seq)


def of(kind: type[e.Event]) -> Callable[[P], P]:
    """Mark the projection of a kind of event."""

    def mark(function: P) -> P:
        PROJECTIONS[kind] = function
        return function

    return mark


def _all(part: e.Part, *without: str) -> Values:
    names, get = _fields(type(part), without)
    return dict(zip(names, get(part), strict=True))


@cache
def _fields(kind: type[e.Part], without: tuple[str, ...]) -> tuple[tuple[str, ...], Callable[[e.Part], Iterable[Any]]]:
    left_out = {"subject", "reason", "source", "dnr", *without}
    names = tuple(name for name in kind.__struct_fields__ if name not in left_out)
    get: Any = attrgetter(*names)
    return names, get if len(names) > 1 else lambda part: (get(part),)


def _known(part: e.Part, *without: str) -> Values:
    return {name: value for name, value in _all(part, *without).items() if value is not None}


def _noun(table: str, event: e.Event, seq: int, **values: Any) -> Insert:
    """Give the row of a new noun: its id is the subject, its number stands in the id."""
    return Insert(table, {"id": event.subject, "number": _order_of_id(event.subject), "entry": seq, **values})


def _order_of_id(id_: str) -> int:
    """Give the number that orders ids: `A-12` is 12, `D-2023-004` is 202,300,004."""
    _, *digits = id_.split("-")
    return int(digits[0]) if len(digits) == 1 else int(digits[0]) * 100_000 + int(digits[1])


def _key(name: str | None) -> str | None:
    return None if name is None else name_key(name)


# events whose own fields are a row -------------------------------------------------------------

# A new noun, whose number stands in its id, and the table of its row.
NOUNS: dict[type[e.Event], str] = {
    e.PersonRegistered: "person",
    e.RenewalApplied: "renewal_plan",
    e.CaseOpened: "case",
    e.BodyAdded: "body",
    e.GroupFormed: "working_group",
    e.TaskAdded: "task",
    e.WatchItemAdded: "watch_item",
}
# The table of the row, and the column that holds what the event is about.
ROWS: dict[type[e.Event], tuple[str, str]] = {
    e.RegistryCreated: ("registry", "id"),
    e.PlanOpened: ("plan", "id"),
    e.ActivityAdded: ("activity", "id"),
    e.NetworkMemberAdded: ("network_member", "network"),
    e.ContactAdded: ("contact", "actor"),
    e.ActorInvited: ("invitation", "actor"),
    e.ReminderWritten: ("reminder", "actor"),
    e.RoundAnswered: ("round_answer", "round"),
    e.PersonRequested: ("person_request", "person"),
    e.SeatTaken: ("seat", "body"),
    e.AttendanceNoted: ("attendance", "meeting"),
    e.ApproverNoted: ("approver", "meeting"),
    e.OutcomeNoted: ("item_outcome", "meeting"),
    e.GroupMemberAdded: ("group_member", "working_group"),
    e.StanceTaken: ("stance", "decision"),
    e.DecisionChanged: ("decision_change", "decision"),
    e.ActivityActorAdded: ("activity_actor", "activity"),
    e.ActivityNoted: ("activity_note", "activity"),
    e.TaskHelperAdded: ("task_helper", "task"),
    e.TaskNoted: ("task_note", "task"),
}
# What an event says is a new value of the row it is about; the rest stays.
EDITED: dict[type[e.Event], str] = {
    e.PeriodClosed: "period",
    e.ActorEdited: "actor",
    e.GroupClosed: "working_group",
    e.ActivityAssigned: "activity",
    **dict.fromkeys((e.TaskAssigned, e.TaskStarted, e.TaskDone, e.TaskDropped), "task"),
}


def _new(event: e.Event, seq: int) -> Iterable[Change]:
    facts = _all(event)
    key = {"name_key": _key(facts["name"])} if "name" in facts else {}
    yield _noun(NOUNS[type(event)], event, seq, **facts, **key)


def _row(event: e.Event, seq: int) -> Iterable[Change]:
    table, noun = ROWS[type(event)]
    yield Insert(table, {"entry": seq, noun: event.subject, **_all(event)})


def _edited(event: e.Event, seq: int) -> Iterable[Change]:  # noqa: ARG001 — every projection has one signature
    yield Update(EDITED[type(event)], event.subject, _known(event))


PROJECTIONS |= {**dict.fromkeys(NOUNS, _new), **dict.fromkeys(ROWS, _row), **dict.fromkeys(EDITED, _edited)}


# registry and periods ---------------------------------------------------------------------------


@of(e.RegistrySet)
def _(event: e.RegistrySet, seq: int) -> Iterable[Change]:
    for position, setting in enumerate(event.settings):
        yield Insert("setting", {"entry": seq, "position": position, **_all(setting)})


@of(e.PeriodOpened)
def _(event: e.PeriodOpened, seq: int) -> Iterable[Change]:
    yield Insert("period", {"id": event.subject, "entry": seq, "dnr": event.dnr, **_all(event, "settings")})
    for position, setting in enumerate(event.settings):
        place = {"entry": seq, "position": position, "period": event.subject}
        yield Insert("policy_setting", {**place, "source": setting.source, **_all(setting)})


@of(e.PeriodTextSet)
def _(event: e.PeriodTextSet, seq: int) -> Iterable[Change]:
    yield Insert("period_text", {"entry": seq, "period": event.subject, **_all(event, "provisions")})
    for position, point in enumerate(event.provisions):
        place = {"entry": seq, "position": position, "period": event.subject, "version": event.version}
        yield Insert("provision", {**place, "ordinal": point.number, **_all(point, "number")})


@of(e.PeriodExtended)
def _(event: e.PeriodExtended, seq: int) -> Iterable[Change]:  # noqa: ARG001 — every projection has one signature
    yield Update("period", event.subject, {"last_day": event.last_day})


@of(e.PeriodRuleSet)
def _(event: e.PeriodRuleSet, seq: int) -> Iterable[Change]:
    said = {"name": "networks", "value": "yes" if event.networks else "no"}
    yield _setting(event, seq, **said, from_day=event.from_day, decision=event.decision)


@of(e.PolicySet)
def _(event: e.PolicySet, seq: int) -> Iterable[Change]:
    yield _setting(event, seq, **_all(event))


def _setting(event: e.Event, seq: int, **said: Any) -> Insert:
    return Insert("policy_setting", {"entry": seq, "position": 0, "period": event.subject, **said})


# actors and persons -----------------------------------------------------------------------------


@of(e.ActorRegistered)
def _(event: e.ActorRegistered, seq: int) -> Iterable[Change]:
    yield _actor(event, event.actor, seq)


def _actor(event: e.Event, facts: e.ActorFacts, seq: int) -> Insert:
    return _noun("actor", event, seq, **_all(facts), name_key=_key(facts.name))


@of(e.ActorRenamed)
def _(event: e.ActorRenamed, seq: int) -> Iterable[Change]:
    yield Update("actor", event.subject, {"name": event.name, "name_key": _key(event.name)})
    earlier = {"name": event.earlier, "name_key": _key(event.earlier), "through_day": event.from_day}
    yield Insert("actor_name", {"entry": seq, "actor": event.subject, **earlier})


@of(e.ActorAliasAdded)
def _(event: e.ActorAliasAdded, seq: int) -> Iterable[Change]:
    names = {"name": event.alias, "name_key": _key(event.alias)}
    yield Insert("actor_name", {"entry": seq, "actor": event.subject, **names})


@of(e.ActorMerged)
def _(event: e.ActorMerged, seq: int) -> Iterable[Change]:
    for enrollment in event.duplicates:  # first, so that what is moved never meets them
        yield Update("enrollment", enrollment, {"voided_by": seq})
    for row in event.dropped:
        yield _of_row(row, {"voided_by": seq})
    for row in event.moved:
        column = row.column or ("network" if row.table == "network_member" else "actor")
        yield _of_row(row, {column: row.to or event.into})
    for days in event.days:
        yield Update("enrollment", days.enrollment, _all(days, "enrollment", "exclusion", "before_from", "before_as"))
        if days.exclusion:
            before = {"before_from": days.before_from, "before_as": days.before_as}
            yield Update("exclusion", days.exclusion, before, key="entry")
    for span in event.spans:
        yield _spanned(span)
    yield Update("actor", event.subject, {"merged_into": event.into})
    yield Insert("actor_name", {"entry": seq, "actor": event.into, "name": event.name, "name_key": _key(event.name)})
    if event.org_nr:
        yield Update("actor", event.into, {"org_nr": event.org_nr})


def _spanned(span: e.JoinedSpan) -> Update:
    """Give the change of a row that holds the days of another too."""
    days: Values = {"from_day": span.from_day, "through_day": span.through_day}
    if span.consented_on or span.withdrawn_on:
        days |= {"consented_on": span.consented_on, "withdrawn_on": span.withdrawn_on}
    return Update(span.table, span.entry, days, key="entry")


def _of_row(row: e.MovedRow | e.CorrectedRow | e.VoidedRow | e.RowEmptied, values: Values) -> Update:
    """Give the change of a row that is told by its id, or by the entry that made it."""
    by_entry = row.key.isdigit() and row.table not in RENEWED
    return Update(row.table, int(row.key) if by_entry else row.key, values, key="entry" if by_entry else "id")


@of(e.BodyAliasAdded)
def _(event: e.BodyAliasAdded, seq: int) -> Iterable[Change]:
    names = {"name": event.alias, "name_key": _key(event.alias)}
    yield Insert("body_alias", {"entry": seq, "body": event.subject, **names})


@of(e.BodyAliasRemoved)
def _(event: e.BodyAliasRemoved, seq: int) -> Iterable[Change]:
    yield Update("body_alias", event.added, {"voided_by": seq}, key="entry")


@of(e.PersonMerged)
def _(event: e.PersonMerged, seq: int) -> Iterable[Change]:
    for row in event.dropped:
        yield _of_row(row, {"voided_by": seq})
    for row in event.moved:
        yield _of_row(row, {row.column or "person": row.to or event.into})
    for span in event.spans:
        yield _spanned(span)
    yield Update("person", event.subject, {"merged_into": event.into})
    if event.mailbox:
        yield Update("person", event.into, {"mailbox": event.mailbox})


@of(e.NetworkMemberLeft)
def _(event: e.NetworkMemberLeft, seq: int) -> Iterable[Change]:  # noqa: ARG001 — every projection has one signature
    yield Update("network_member", event.added, {"through_day": event.through_day}, key="entry")


@of(e.ActorDissolved)
def _(event: e.ActorDissolved, seq: int) -> Iterable[Change]:  # noqa: ARG001 — every projection has one signature
    yield Update("actor", event.subject, {"dissolved_on": event.last_day, "successor": event.successor})


def _contact(event: e.ContactEnded | e.ContactVerified | e.ConsentWithdrawn, seq: int) -> Iterable[Change]:  # noqa: ARG001 — every projection has one signature
    yield Update("contact", event.contact, _all(event, "contact"), key="entry")


PROJECTIONS[e.ContactEnded] = PROJECTIONS[e.ContactVerified] = PROJECTIONS[e.ConsentWithdrawn] = _contact


@of(e.ContactConsented)
def _(event: e.ContactConsented, seq: int) -> Iterable[Change]:  # noqa: ARG001 — every projection has one signature
    marks = {"consented_on": event.consented_on, "withdrawn_on": None}  # what was taken back is given anew
    yield Update("contact", event.contact, marks, key="entry")


@of(e.ContactBounced)
def _(event: e.ContactBounced, seq: int) -> Iterable[Change]:  # noqa: ARG001 — every projection has one signature
    marks = {"bounced_on": event.bounced_on, "verified_on": None}  # what came back is not verified any more
    yield Update("contact", event.contact, marks, key="entry")


@of(e.PersonErased)
@of(e.ActorErased)
def _(event: e.PersonErased | e.ActorErased, seq: int) -> Iterable[Change]:
    facts = {"subject": event.subject, "decision": event.decision, "erased_on": event.erased_on}
    yield Insert("erasure", {"entry": seq, **facts, "what": getattr(event, "what", None)})
    for position, seal in enumerate(event.seals):
        place = {"entry": seq, "position": position, "target": seal.entry}
        yield Insert("erased_seal", {**place, **_all(seal, "entry")})
    for row in event.rows:
        yield _of_row(row, dict.fromkeys(row.columns))
    if event.request:
        yield Update("person_request", event.request, {"answered_on": event.erased_on}, key="entry")


@of(e.PersonRequestAnswered)
def _(event: e.PersonRequestAnswered, seq: int) -> Iterable[Change]:  # noqa: ARG001 — every projection has one signature
    yield Update("person_request", event.request, _all(event, "request"), key="entry")


@of(e.RefusalReached)
def _(event: e.RefusalReached, seq: int) -> Iterable[Change]:  # noqa: ARG001 — every projection has one signature
    yield Update("person_request", event.request, {"reached_on": event.reached_on}, key="entry")


# enrollments ------------------------------------------------------------------------------------


def _application(event: e.Application, seq: int) -> Iterable[Change]:
    """Give the rows of an answer: the actor and persons it first mentions, the contact, the enrollment."""
    if event.registered:
        yield _actor(event, event.registered, seq)
    yield from _people(event, seq)
    facts = _all(event, "enrollment", "contact", "registered", "introduced", "because")
    row = {"id": event.enrollment, "number": _order_of_id(event.enrollment), "entry": seq, "actor": event.subject}
    yield Insert("enrollment", {**row, **facts})


def _introduced(introduced: Iterable[e.Introduced], seq: int) -> Iterable[Change]:
    for person in introduced:
        facts = {"name": person.name, "name_key": _key(person.name), "mailbox": None}
        yield Insert("person", {"id": person.id, "number": _order_of_id(person.id), "entry": seq, **facts})


def _people(event: e.Application, seq: int) -> Iterable[Change]:
    yield from _introduced(event.introduced, seq)
    if event.contact:
        contact = {"entry": seq, "actor": event.subject, "from_day": event.received}
        yield Insert("contact", {**contact, **_all(event.contact)})


PROJECTIONS[e.EnrollmentReceived] = _application
PROJECTIONS[e.ActorEnrolled] = _application


@of(e.EnrollmentCompleted)
def _(event: e.EnrollmentCompleted, seq: int) -> Iterable[Change]:
    yield from _people(event, seq)
    left = ("enrollment", "period", "received", "contact", "registered", "introduced", "because", "submission")
    number: Values = {"completing": event.submission} if event.submission else {}
    yield Update("enrollment", event.enrollment, _known(event, *left) | number)


@of(e.EarlierAnswerCounted)
def _(event: e.EarlierAnswerCounted, seq: int) -> Iterable[Change]:
    yield from _people(event, seq)
    left = ("enrollment", "period", "contact", "registered", "introduced", "because")
    yield Update("enrollment", event.enrollment, {**_all(event, *left), "completed": None, "completing": None})


@of(e.EnrollmentDeclined)
def _(event: e.EnrollmentDeclined, seq: int) -> Iterable[Change]:
    row = {"id": event.enrollment, "number": _order_of_id(event.enrollment), "entry": seq, "actor": event.subject}
    days = {"received": event.declined_on, "declined_on": event.declined_on}
    yield Insert("enrollment", {**row, "period": event.period, "affirmed": (), **days})


@of(e.EnrollmentClosed)
def _(event: e.EnrollmentClosed, seq: int) -> Iterable[Change]:  # noqa: ARG001 — every projection has one signature
    yield _end(event.enrollment, event.closed_from, EndedAs.CLOSED)


@of(e.ActorWithdrew)
def _(event: e.ActorWithdrew, seq: int) -> Iterable[Change]:  # noqa: ARG001 — every projection has one signature
    end = {"ended_from": event.effective, "ended_as": EndedAs.WITHDRAWAL, "end_received": event.received}
    yield Update("enrollment", event.enrollment, end)


@of(e.ActorSuspended)
def _(event: e.ActorSuspended, seq: int) -> Iterable[Change]:
    yield Insert("suspension", {"entry": seq, **_all(event, "period")})


@of(e.ActorExcluded)
def _(event: e.ActorExcluded, seq: int) -> Iterable[Change]:
    row = {"entry": seq, "actor": event.subject, **_all(event, "objections")}
    yield Insert("exclusion", row)
    yield from _objected(event, event.enrollment, event.case, seq)
    if event.effective:
        yield _end(event.enrollment, event.effective, EndedAs.EXCLUSION)


def _objected(
    event: e.ActorExcluded | e.CaseDecided | e.Affecting, enrollment: str, case: str | None, seq: int
) -> Iterable[Change]:
    for position, objection in enumerate(event.objections):
        place = {"entry": seq, "position": position, "enrollment": enrollment, "case": case}
        yield Insert("recorded_objection", {**place, **_all(objection)})


def _end(enrollment: str, from_day: date | None, ended_as: EndedAs | None) -> Update:
    return Update("enrollment", enrollment, {"ended_from": from_day, "ended_as": ended_as})


@of(e.EntryRefused)
def _(event: e.EntryRefused, seq: int) -> Iterable[Change]:  # noqa: ARG001 — every projection has one signature
    yield _end(event.enrollment, event.effective, EndedAs.REFUSAL)


# cases ------------------------------------------------------------------------------------------


def _step(event: e.Event, seq: int, kind: StepKind, day: date, **values: Any) -> Insert:
    return Insert("case_step", {"entry": seq, "case": event.subject, "kind": kind, "day": day, **values})


@of(e.CaseScreened)
def _(event: e.CaseScreened, seq: int) -> Iterable[Change]:
    yield _step(event, seq, StepKind.SCREENED, event.screened_on, found=event.found, told=event.own or event.reason)


@of(e.DialogueNoted)
def _(event: e.DialogueNoted, seq: int) -> Iterable[Change]:
    skipped = "skipped" if event.skipped else None
    told = event.reason if event.skipped else event.what
    yield _step(event, seq, StepKind.DIALOGUE, event.held_on, found=skipped, who=event.who, told=told)


@of(e.ActorNotified)
def _(event: e.ActorNotified, seq: int) -> Iterable[Change]:
    yield _step(event, seq, StepKind.NOTIFIED, event.reached_on, until=event.respond_by, told=event.how)
    for position, document in enumerate(event.documents):
        sent = {"day": event.reached_on, "matters": True, "origin": Origin.OTHER, "notified": True}
        yield _document(event, document, seq, position, **sent)


def _document(event: e.Event, document: e.SentDocument, seq: int, position: int, **values: Any) -> Insert:
    place = {"entry": seq, "position": position, "case": event.subject}
    return Insert("case_document", {**place, **_all(document), **values})


@of(e.HearingExempted)
def _(event: e.HearingExempted, seq: int) -> Iterable[Change]:
    yield _step(event, seq, StepKind.EXEMPTED, event.exempted_on, found=event.exemption, told=event.reason)


@of(e.ResponseExtended)
def _(event: e.ResponseExtended, seq: int) -> Iterable[Change]:
    yield _step(event, seq, StepKind.EXTENDED, event.extended_on, until=event.respond_by, told=event.reason)


@of(e.DocumentAdded)
def _(event: e.DocumentAdded, seq: int) -> Iterable[Change]:
    facts = {"day": event.added_on, "matters": event.matters, "origin": event.origin, "notified": False}
    yield _document(event, event.document, seq, 0, **facts)


@of(e.AnswerReceived)
def _(event: e.AnswerReceived, seq: int) -> Iterable[Change]:
    final = "final" if event.final else None
    yield _step(event, seq, StepKind.ANSWERED, event.received, found=final, told=event.what)


@of(e.CureSet)
def _(event: e.CureSet, seq: int) -> Iterable[Change]:
    yield _step(event, seq, StepKind.CURE, event.set_on, until=event.through, told=event.reason)


@of(e.CureDone)
def _(event: e.CureDone, seq: int) -> Iterable[Change]:
    yield _step(event, seq, StepKind.CURED, event.done_on, told=event.reason)


@of(e.CasePrepared)
def _(event: e.CasePrepared, seq: int) -> Iterable[Change]:
    yield _step(event, seq, StepKind.PREPARED, event.prepared_on, body=event.body, told=event.recommendation)
    yield from _conflicts(event, event.body, seq)


def _conflicts(event: e.CasePrepared | e.CaseDecided, body: str, seq: int) -> Iterable[Change]:
    for position, conflict in enumerate(event.conflicts):
        place = {"entry": seq, "position": position, "case": event.subject, "body": body}
        yield Insert("conflict", {**place, **_all(conflict)})


@of(e.CaseDecided)
def _(event: e.CaseDecided, seq: int) -> Iterable[Change]:
    facts = _all(event, "body", "conflicts", "objections")
    yield Insert("case_decision", {"entry": seq, "case": event.subject, **facts})
    yield from _conflicts(event, event.body, seq)
    yield from _objected(event, event.enrollment, event.subject, seq)


@of(e.DecisionAnnounced)
def _(event: e.DecisionAnnounced, seq: int) -> Iterable[Change]:
    yield Insert("announcement", {"entry": seq, **_all(event)})


@of(e.AppealReceived)
def _(event: e.AppealReceived, seq: int) -> Iterable[Change]:
    told = {"decision": event.decision, "who": event.appellant, "told": event.reason}
    yield _step(event, seq, StepKind.APPEALED, event.received, **told)


def _affected(event: e.Affecting, seq: int, **marks: Any) -> Iterable[Change]:
    """Give what an event does to a decision's effect: marks on it, set-aside enrollments, the enrollment's end."""
    for name in ("exclusion", "suspension"):
        if marks and (entry := getattr(event, name)) is not None:
            yield Update(name, entry, marks, key="entry")
    for enrollment in event.set_aside:
        yield Update("enrollment", enrollment, {"voided_by": seq})
    for row in event.moved:
        yield Update(row.table, int(row.key), {"enrollment": event.enrollment}, key="entry")
    if event.ends:
        yield _end(event.enrollment, event.ended_from, event.ended_as)
    yield from _objected(event, event.enrollment, event.subject, seq)


@of(e.EffectStayed)
def _(event: e.EffectStayed, seq: int) -> Iterable[Change]:
    yield _step(event, seq, StepKind.STAYED, event.stayed_on, decision=event.decision, told=event.reason)
    yield from _affected(event, seq, stayed_on=event.stayed_on, resumed_from=event.resumed_from)


@of(e.CourtRuled)
def _(event: e.CourtRuled, seq: int) -> Iterable[Change]:
    found = f"{event.ruling}-{event.part}" if event.part else event.ruling
    said = {"found": found, "until": event.final_on, "decision": event.decision, "told": event.reason}
    yield _step(event, seq, StepKind.RULED, event.ruled_on, appeal=event.appeal, **said)
    annulled = event.ruling is Ruling.ANNULLED and event.final_on and not event.part
    marks = {"annulled_on": event.final_on if annulled else None, "bar_lifted_from": event.bar_lifted_from}
    yield from _affected(event, seq, **{name: day for name, day in marks.items() if day})


@of(e.DecisionRevoked)
def _(event: e.DecisionRevoked, seq: int) -> Iterable[Change]:
    yield _step(event, seq, StepKind.REVOKED, event.from_day, decision=event.by_decision, told=event.reason)
    yield from _affected(event, seq, revoked_from=event.from_day)


@of(e.DecisionFinal)
def _(event: e.DecisionFinal, seq: int) -> Iterable[Change]:
    yield _step(event, seq, StepKind.FINAL, event.final_on, decision=event.decision, told=event.source)
    resumed = event.resumed_from or event.effective  # what waited for being final is not stayed any more either
    marks: Values = {"effective": event.effective, "resumed_from": resumed, "before_from": event.before_from}
    marks["before_as"] = event.before_as
    yield from _affected(event, seq, **{name: value for name, value in marks.items() if value is not None})
    for enrollment in event.waiting_again:
        yield Update("enrollment", enrollment, {"voided_by": None})


@of(e.BarLifted)
def _(event: e.BarLifted, seq: int) -> Iterable[Change]:
    yield _step(event, seq, StepKind.BAR_LIFTED, event.from_day, decision=event.by_decision, told=event.reason)
    yield from _affected(event, seq, bar_lifted_from=event.from_day)


@of(e.CaseClosed)
def _(event: e.CaseClosed, seq: int) -> Iterable[Change]:
    yield _step(event, seq, StepKind.CLOSED, event.closed_on, told=event.reason)


@of(e.RoundOpened)
def _(event: e.RoundOpened, seq: int) -> Iterable[Change]:
    yield _noun("yearly_round", event, seq, **_all(event, "asked"), name_key=_key(event.name))
    for position, actor in enumerate(event.asked):
        yield Insert("round_asked", {"entry": seq, "position": position, "round": event.subject, "actor": actor})


@of(e.RollRecorded)
def _(event: e.RollRecorded, seq: int) -> Iterable[Change]:
    facts = _all(event, "on", "lines")
    yield _noun("recorded_roll", event, seq, on_day=event.on, count=len(event.lines), **facts)
    for position, line in enumerate(event.lines):
        yield Insert("recorded_roll_line", {"entry": seq, "position": position, "roll": event.subject, **_all(line)})


# bodies, meetings and decisions -----------------------------------------------------------------


@of(e.MandateGiven)
def _(event: e.MandateGiven, seq: int) -> Iterable[Change]:
    facts = {"body": event.subject, "subject": event.on, "source": event.source, **_all(event, "on")}
    yield Insert("mandate", {"entry": seq, **facts})


@of(e.MeetingCalled)
def _(event: e.MeetingCalled, seq: int) -> Iterable[Change]:
    yield _noun("meeting", event, seq, **_all(event, "bodies"))
    for position, body in enumerate(event.bodies):
        yield Insert("meeting_body", {"entry": seq, "position": position, "meeting": event.subject, "body": body})


@of(e.StandingItemAdded)
def _(event: e.StandingItemAdded, seq: int) -> Iterable[Change]:
    item = {"body": event.subject, "title": event.title, "behind": event.after}
    yield Insert("standing_item", {"entry": seq, **item})


@of(e.StandingItemDropped)
def _(event: e.StandingItemDropped, seq: int) -> Iterable[Change]:
    yield Update("standing_item", event.added, {"voided_by": seq}, key="entry")


@of(e.MeetingMoved)
def _(event: e.MeetingMoved, seq: int) -> Iterable[Change]:  # noqa: ARG001 — every projection has one signature
    yield Update("meeting", event.subject, {name: getattr(event, name) for name in ("date", "start", "end", "place")})


@of(e.MeetingCancelled)
def _(event: e.MeetingCancelled, seq: int) -> Iterable[Change]:  # noqa: ARG001 — every projection has one signature
    yield Update("meeting", event.subject, {"cancelled_on": event.cancelled_on, "cancelled_why": event.reason})


@of(e.MinutesSent)
def _(event: e.MinutesSent, seq: int) -> Iterable[Change]:  # noqa: ARG001 — every projection has one signature
    yield Update("meeting", event.subject, {"minutes_sent": event.sent_on})


@of(e.MeetingApproved)
def _(event: e.MeetingApproved, seq: int) -> Iterable[Change]:  # noqa: ARG001 — every projection has one signature
    days = {"approved_on": event.approved_on, "adjusted_on": event.adjusted_on}
    yield Update("meeting", event.subject, {**days, "approved_at": event.meeting})


@of(e.RoomLeft)
def _(event: e.RoomLeft, seq: int) -> Iterable[Change]:
    facts = {"meeting": event.subject, **_all(event), "why": event.reason}
    yield Insert("left_room", {"entry": seq, **facts})


@of(e.MandateEnded)
def _(event: e.MandateEnded, seq: int) -> Iterable[Change]:  # noqa: ARG001 — every projection has one signature
    yield Update("mandate", event.mandate, {"through_day": event.through_day}, key="entry")


@of(e.SeatLeft)
def _(event: e.SeatLeft, seq: int) -> Iterable[Change]:  # noqa: ARG001 — every projection has one signature
    yield Update("seat", event.seat, {"through_day": event.through_day}, key="entry")


@of(e.AgendaItemAdded)
def _(event: e.AgendaItemAdded, seq: int) -> Iterable[Change]:
    item = {"meeting": event.subject, "ordinal": event.number, **_all(event, "number")}
    yield Insert("agenda_item", {"entry": seq, **item})


@of(e.ItemDropped)
def _(event: e.ItemDropped, seq: int) -> Iterable[Change]:  # noqa: ARG001 — every projection has one signature
    dropped = {"dropped_on": event.dropped_on, "dropped_because": event.reason}
    yield Update("agenda_item", event.added, dropped, key="entry")


def _righted(event: e.ItemRenamed | e.ItemMoved) -> Values:
    return {"righted_on": event.righted_on, "righted_because": event.reason} if event.righted_on else {}


@of(e.ItemRenamed)
def _(event: e.ItemRenamed, seq: int) -> Iterable[Change]:  # noqa: ARG001 — every projection has one signature
    yield Update("agenda_item", event.added, {"title": event.title, **_righted(event)}, key="entry")


@of(e.ItemMoved)
def _(event: e.ItemMoved, seq: int) -> Iterable[Change]:  # noqa: ARG001 — every projection has one signature
    yield Update("agenda_item", event.added, {"place": event.place, **_righted(event)}, key="entry")
    yield from _places(event.others)


@of(e.AgendaOrdered)
def _(event: e.AgendaOrdered, seq: int) -> Iterable[Change]:  # noqa: ARG001 — every projection has one signature
    yield from _places(event.places)


def _places(places: Iterable[e.ItemPlace]) -> Iterable[Change]:
    for place in places:
        yield Update("agenda_item", place.added, {"place": place.place}, key="entry")


@of(e.ItemNoted)
def _(event: e.ItemNoted, seq: int) -> Iterable[Change]:  # noqa: ARG001 — every projection has one signature
    yield Update("agenda_item", event.added, {"text": event.text}, key="entry")


@of(e.DecisionRecorded)
def _(event: e.DecisionRecorded, seq: int) -> Iterable[Change]:
    yield _noun("decision", event, seq, dnr=event.dnr, source=event.source, **_all(event))


# groups, plans, tasks and the watch list --------------------------------------------------------


@of(e.ConvenerNamed)
def _(event: e.ConvenerNamed, seq: int) -> Iterable[Change]:  # noqa: ARG001 — every projection has one signature
    named = {"convener": event.person, "convener_from": event.from_day}
    yield Update("working_group", event.subject, named)


@of(e.GroupMemberLeft)
def _(event: e.GroupMemberLeft, seq: int) -> Iterable[Change]:  # noqa: ARG001 — every projection has one signature
    yield Update("group_member", event.added, {"through_day": event.through_day}, key="entry")


@of(e.PlanAdopted)
def _(event: e.PlanAdopted, seq: int) -> Iterable[Change]:
    yield Insert("plan_adoption", {"entry": seq, "plan": event.subject, **_all(event, "activities")})
    for activity in event.activities:
        yield Update("activity", activity, {"adopted_by": event.decision, "adopted_on": event.adopted_on})


def _went(event: e.ActivityStarted | e.ActivityDone | e.ActivityDropped, seq: int) -> Iterable[Change]:
    """Give the day an activity was started, done or dropped, and the note that came with it."""
    said = _all(event, "note")
    yield Update("activity", event.subject, said)
    yield from _note_of(event, event.note, next(iter(said.values())), seq)


def _note_of(event: e.Event, note: str | None, day: date, seq: int) -> Iterable[Change]:
    if note:
        yield Insert("activity_note", {"entry": seq, "activity": event.subject, "noted_on": day, "note": note})


PROJECTIONS[e.ActivityStarted] = PROJECTIONS[e.ActivityDone] = PROJECTIONS[e.ActivityDropped] = _went


@of(e.ActivityMoved)
def _(event: e.ActivityMoved, seq: int) -> Iterable[Change]:
    yield Update("activity", event.subject, {"moved_on": event.moved_on, "moved_to": event.to})
    yield from _note_of(event, event.note, event.moved_on, seq)


@of(e.ActivityActorLeft)
def _(event: e.ActivityActorLeft, seq: int) -> Iterable[Change]:
    yield Update("activity_actor", event.added, {"voided_by": seq}, key="entry")


@of(e.TaskHelperLeft)
def _(event: e.TaskHelperLeft, seq: int) -> Iterable[Change]:
    yield Update("task_helper", event.added, {"voided_by": seq}, key="entry")


@of(e.TaskMoved)
def _(event: e.TaskMoved, seq: int) -> Iterable[Change]:  # noqa: ARG001 — every projection has one signature
    yield Update("task", event.subject, {"due": event.due})


@of(e.WorkHandedOver)
def _(event: e.WorkHandedOver, seq: int) -> Iterable[Change]:  # noqa: ARG001 — every projection has one signature
    for task in event.tasks:
        yield Update("task", task, {"owner": event.to})
    for item in event.items:
        yield Update("watch_item", item, {"owner": event.owner})
    for activity in event.activities:
        yield Update("activity", activity, {"lead": event.to})


@of(e.WatchNoted)
def _(event: e.WatchNoted, seq: int) -> Iterable[Change]:
    yield Insert("watch_note", {"entry": seq, "watch": event.subject, **_all(event, "next_day")})
    if event.next_day:
        yield Update("watch_item", event.subject, {"next_day": event.next_day})


@of(e.WatchPromoted)
def _(event: e.WatchPromoted, seq: int) -> Iterable[Change]:  # noqa: ARG001 — every projection has one signature
    yield Update("watch_item", event.subject, {"promoted_on": event.promoted_on, "promoted_to": event.to})


@of(e.WatchResolved)
def _(event: e.WatchResolved, seq: int) -> Iterable[Change]:
    yield Update("watch_item", event.subject, {"resolved_on": event.resolved_on})
    if event.note:
        noted = {"watch": event.subject, "noted_on": event.resolved_on, "note": event.note}
        yield Insert("watch_note", {"entry": seq, **noted})


# taking back ------------------------------------------------------------------------------------


@of(e.EntryTakenBack)
def _(event: e.EntryTakenBack, seq: int) -> Iterable[Change]:
    yield Insert("taken_back", {"entry": seq, "target": event.entry})


# putting right ----------------------------------------------------------------------------------

NAME_KEYED = frozenset({"actor", "person", "body", "working_group", "yearly_round"})  # what is found by its name


@of(e.Corrected)
def _(event: e.Corrected, seq: int) -> Iterable[Change]:
    yield from _introduced(event.introduced, seq)
    for row in sorted(event.rows, key=_in_the_way):
        values: Values = {each.column: each.now for each in row.values}
        if row.table in NAME_KEYED and "name" in values:
            values["name_key"] = _key(values["name"])
        if "voided_by" in values:  # what was set aside for an enrollment that is in force again, or is no more
            values["voided_by"] = seq if values["voided_by"] else None
        if values:
            yield _of_row(row, values)
    if event.bodies_entry:
        yield Update("meeting_body", event.bodies_entry, {"voided_by": seq}, key="entry")
        for position, body in enumerate(event.bodies):
            yield Insert("meeting_body", {"entry": seq, "position": position, "meeting": event.subject, "body": body})


def _in_the_way(row: e.CorrectedRow) -> int:
    """Give the order in which rows change, so that none meets another: set aside first, there again last."""
    aside = [each.now for each in row.values if each.column == "voided_by"]
    return 0 if not aside else -1 if aside[0] else 1


@of(e.Voided)
def _(event: e.Voided, seq: int) -> Iterable[Change]:
    for row in event.rows:
        yield _of_row(row, {"voided_by": seq})
