"""`samverkan check`: what a person should look at."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

import typer

from samverkan_cli import texts
from samverkan_cli.cli import findings
from samverkan_cli.cli.call import Reading, reads
from samverkan_cli.cli.tree import noun
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.contact import written
from samverkan_cli.domain.days import next_day
from samverkan_cli.domain.question import missed
from samverkan_cli.domain.records import RollQuestion
from samverkan_cli.domain.refusal import Finding
from samverkan_cli.domain.standing import Standing, left_from, standing
from samverkan_cli.domain.values import Kind
from samverkan_cli.render import Listing

if TYPE_CHECKING:
    from datetime import date

    from samverkan_cli.domain.deadlines import Deadline
    from samverkan_cli.domain.records import Case
    from samverkan_cli.store.reader import Reader

Row: TypeAlias = dict[str, Any]

app = noun()
NAMED = 20  # findings of one kind that a person is told one by one
LIVE = (Standing.AHEAD, Standing.RECEIVED, Standing.ENROLLED, Standing.SUSPENDED)


@reads(app, "check")
def check(
    call: Reading,
    strict: Annotated[bool, typer.Option("--strict", help=texts.option("strict"))] = False,
    all_: Annotated[bool, typer.Option("--all", help=texts.option("all_findings"))] = False,
) -> Listing:
    """Show what a person should look at; a person is told a few of each kind and how many more, a script all."""
    with call.reader() as reader:
        checks = (*CHECKS, nothing_is_half_told) if strict else CHECKS
        findings = (finding for each in checks for finding in each(reader, call.session.today))
        rows = [_row(each) for each in findings] if all_ or not call.aloud else _by_kind(findings, strict=strict)
    columns, empty = ("ref", "message", "hint"), texts.say("no_findings")
    keys, status = ("code", *columns), 6 if rows else 0
    return Listing(call.words, rows, columns, empty=empty, status=status, keys=keys, below=("hint",))


def _row(finding: Finding) -> Row:
    message, hint = texts.objection(finding.code, finding.facts)
    return {"code": finding.code, "ref": finding.refs[0] if finding.refs else None, "message": message, "hint": hint}


def _by_kind(findings: Iterable[Finding], *, strict: bool) -> list[Row]:
    """Give the findings kind by kind: the first ones of each, and how many more there are."""
    counts: Counter[str] = Counter()
    first: dict[str, list[Row]] = {}
    for each in findings:
        counts[each.code] += 1
        if counts[each.code] <= NAMED:
            first.setdefault(each.code, []).append(_row(each))
    every = texts.say("all_findings", strict="--strict" if strict else None)
    for code, rows in first.items():
        if more := counts[code] - len(rows):
            rows.append({"code": code, "ref": None, "message": texts.say("more_findings", more=more), "hint": every})
    return [row for rows in first.values() for row in rows]


def signatories_show_evidence(reader: Reader, today: date) -> Iterator[Finding]:
    """Find signatories without evidence of the signer's authority, or without a contact."""
    shown, reached = reader.enrollments_with_evidence(), reader.actors_with_contact(today)
    for line in reader.roll(RollQuestion(on=today)):
        if line.enrollment not in shown:
            yield no.EnrolledWithoutEvidence(refs=[line.enrollment], name=line.name, id=line.id, period=line.period)
        if line.id not in reached:
            yield no.EnrolledWithoutContact(refs=[line.id], name=line.name, id=line.id)


def contacts_are_reached(reader: Reader, today: date) -> Iterator[Finding]:
    """Find contacts that mail has come back from."""
    bounced = reader.bounced_contacts(today)
    names = reader.names({contact.actor for contact in bounced})
    for contact in bounced:
        told = {"name": names.get(contact.actor), "contact": written(contact.name, contact.mailbox)}
        number, day = contact.entry, str(contact.bounced_on)
        yield no.ContactHasBounced(refs=[contact.actor], id=contact.actor, number=number, day=day, **told)


def activities_serve_something(reader: Reader, _today: date) -> Iterator[Finding]:
    """Find activities that serve no point of the agreement, or one that the text of their period does not have."""
    activities = reader.activities()
    for activity in activities:
        if not activity.serves:
            yield no.ActivityWithoutPrinciple(refs=[activity.id], text=activity.text, id=activity.id)
    if served := [each for each in activities if each.serves]:
        from samverkan_cli.actions.plan import points_of

        points = {plan.id: points_of(reader, plan) for plan in reader.plans()}
        for each in served:
            period, known = points[each.plan]
            if known and (other := [point for point in each.serves if point not in known]):
                facts = {"text": each.text, "id": each.id, "period": period}
                yield no.ActivityServesUnknown(refs=[each.id], serves=tuple(other), **facts)


def activities_go_on(reader: Reader, today: date) -> Iterator[Finding]:
    """Find activities whose last day, or whose plan's, has passed before anything became of them."""
    for each, last in reader.activities_late(today):
        yield no.ActivityOverdue(refs=[each.id], text=each.text, id=each.id, due=str(last))


def tasks_have_owner_and_date(reader: Reader, _today: date) -> Iterator[Finding]:
    """Find open tasks without an owner or a last day."""
    for task in reader.open_tasks():
        if not task.owner:
            yield no.TaskWithoutOwner(refs=[task.id], text=task.text, id=task.id)
        if not task.due:
            yield no.TaskWithoutDate(refs=[task.id], text=task.text, id=task.id)


def groups_have_a_convener(reader: Reader, today: date) -> Iterator[Finding]:
    """Find working groups that nobody calls together."""
    for group in reader.groups():
        if group.convener_on(today) is None and not group.closed_by(today):
            yield no.GroupWithoutConvener(refs=[group.id], name=group.name, id=group.id)


def seats_are_held_for_signatories(reader: Reader, today: date) -> Iterator[Finding]:
    """Find seats that are held for an actor that is dissolved, or that was a signatory and has left."""
    seats = reader.seats_held(today)
    former = _former(reader, {each.represents for each in seats if each.represents}, today)
    names = reader.names({id_ for each in seats for id_ in (each.person, each.body, each.represents) if id_})
    for seat in seats:
        if seat.represents in former:
            first, gone = former[seat.represents]
            told = _told_of_former(seat.represents, seat.person, names, first)
            facts = {"body": names.get(seat.body), "body_id": seat.body, **told}
            yield (no.SeatOfDissolved if gone else no.SeatOfFormer)(refs=[seat.body], **facts)


def members_stand_for_signatories(reader: Reader, today: date) -> Iterator[Finding]:
    """Find members of working groups who stand for nobody but actors that were signatories and have left."""
    held = [(group, who) for group in reader.groups() if not group.closed_by(today) for who in group.members_on(today)]
    stands_for = reader.represented_by({who for _, who in held}, today)
    former = _former(reader, {actor for actors in stands_for.values() for actor in actors}, today)
    names = reader.names({*former, *(who for _, who in held)})
    for group, who in held:
        actors = stands_for.get(who, set())
        if actors and actors <= former.keys():
            actor = max(actors, key=lambda each: (former[each][0], each))
            told = _told_of_former(actor, who, names, former[actor][0])
            yield no.MemberOfFormer(refs=[group.id], group=group.name, group_id=group.id, **told)


def _former(reader: Reader, actors: set[str], today: date) -> dict[str, tuple[date, bool]]:
    """Give since when those of some actors are no signatories that have left, and whether they are dissolved."""
    found: dict[str, tuple[date, bool]] = {}
    dissolved, dates = reader.dissolved_before(actors, today), reader.dates_by_actor(actors)
    for actor in actors:
        if actor in dissolved:
            found[actor] = next_day(dissolved[actor]), True
        elif first := left_from(dates.get(actor, ()), today):
            found[actor] = first, False
    return found


def _told_of_former(actor: str, person: str, names: dict[str, str], first: date) -> dict[str, str | None]:
    """Give who stands for an actor that has left, and its last day."""
    facts = {"name": names.get(actor), "id": actor, "person": names.get(person), "person_id": person}
    return facts | {"day": str(first), "last": str(first - timedelta(days=1))}


def questions_are_taken_up(reader: Reader, today: date) -> Iterator[Finding]:
    """Find open questions that wait for nobody, whose day is over, or that the body has met twice without taking up."""
    found = reader.questions()
    names = reader.names({each.waits_for for each in found if each.waits_for})
    days = {body: reader.meeting_days(body) for body in names}
    for each in found:
        told = {"id": each.ref, "title": each.title or each.text, "since": str(each.waits_since)}
        if each.waits_for is None:
            yield no.QuestionForNobody(refs=[each.ref], **told)
            continue
        body = names.get(each.waits_for)
        if each.back_by and each.back_by < today:
            yield no.QuestionLate(refs=[each.ref], **told, body=body, due=str(each.back_by))
        if missed(each, days.get(each.waits_for, ()), today):
            yield no.QuestionMissed(refs=[each.ref], **told, body=body)


def decisions_met_every_rule(reader: Reader, _today: date) -> Iterator[Finding]:
    """Find the objections that decisions were recorded with: they are shown for ever."""
    for each in reader.recorded_objections():
        told = texts.objection(each.code, json.loads(each.facts or "{}"))[0]
        actor = reader.enrollment(each.enrollment).actor
        facts = {"id": each.case or actor, "name": reader.names([actor]).get(actor), "told": told, "case": each.case}
        yield no.RecordedWithObjections(refs=[actor], **facts)


def recorded_rolls_stand(reader: Reader, _today: date) -> Iterator[Finding]:
    """Find recorded rolls that later entries reach back over."""
    for roll in reader.recorded_rolls():
        if reader.differs(roll):
            yield no.RecordedRollDiffers(refs=[roll.id], title=roll.title, id=roll.id, day=str(roll.on_day))


def nothing_is_half_told(reader: Reader, _today: date) -> Iterator[Finding]:
    """Find what is merely incomplete: periods without text, watch items without a day, actors without a number."""
    for period in reader.periods():
        if not period.text_version:
            yield no.PeriodWithoutText(refs=[period.id], period=period.id)
    for item in reader.watching():
        if not item.next_day:
            yield no.WatchWithoutDate(refs=[item.id], text=item.text, id=item.id)
    for actor in reader.actors():
        if not actor.org_nr and actor.kind is not Kind.NETWORK:
            yield no.ActorWithoutNumber(refs=[actor.id], name=actor.name, id=actor.id)


def cases_go_on(reader: Reader, today: date) -> Iterator[Finding]:
    """Find open cases that are late, wait for somebody to ask the court, or outlive what they are about."""
    cases = reader.cases()
    if not cases:
        return
    from samverkan_cli.cli.case.sheet import last_days
    from samverkan_cli.domain.case.steps import closed

    names = reader.names({case.actor for case in cases})
    for case in cases:
        if closed(case) is None:
            yield from _of_case(reader, case, names.get(case.actor), last_days(reader, case, today), today)


def _of_case(reader: Reader, case: Case, name: str | None, days: list[Deadline], today: date) -> Iterator[Finding]:
    from samverkan_cli.domain.case import state

    told = {"id": case.id, "name": name}
    for each in state.awaited(case, days, today):
        if each.due and each.due < today:
            facts = {"deadline": each.what, "due": str(each.due), "rule": each.rule}
            yield no.CaseDeadlineMissed(refs=[case.id], **told, **facts)
    for each in days:
        if each.what == "notice" and each.status == "missed" and state.state(case, today) not in state.OVER:
            through, last = str(each.done), str(each.due)
            yield no.NoticeDownEarly(refs=[case.id], **told, through=through, last=last)
    since = state.final_unchecked(case, days, today)
    waits = any(each.effective is None and each.stands for each in reader.exclusions_in(case))
    if since and waits:
        yield no.FinalUnchecked(refs=[case.id], **told, last=str(since))
    here = standing(reader.dates(reader.enrollment(case.enrollment)), today)
    if not case.decisions and here not in LIVE:
        yield no.CaseOutlivesEnrollment(refs=[case.id], **told, standing=str(here), period=case.period)


def bars_meet_nobody(reader: Reader, today: date) -> Iterator[Finding]:
    """Find answers that a bar on joining again meets, given before it began."""
    barring = [each for each in reader.exclusions_barring(today) if each.effective and each.effective <= today]
    if barring:
        from samverkan_cli.actions.meanwhile import met
        from samverkan_cli.domain.case.effect import bar

        for each in barring:
            yield from met(reader, each, bar(each), today, no.BarMeetsAnswer)


Check = Callable[["Reader", "date"], Iterator[Finding]]
CHECKS: tuple[Check, ...] = (
    signatories_show_evidence,
    contacts_are_reached,
    activities_serve_something,
    activities_go_on,
    tasks_have_owner_and_date,
    groups_have_a_convener,
    seats_are_held_for_signatories,
    members_stand_for_signatories,
    questions_are_taken_up,
    decisions_met_every_rule,
    recorded_rolls_stand,
    cases_go_on,
    bars_meet_nobody,
    findings.decisions_name_who_carries_them_out,
    findings.decisions_in_one_paragraph_agree,
    findings.decisions_are_of_the_days_of_their_meetings,
    findings.reviews_are_done,
    findings.things_rest_on_what_is_in_force,
)
