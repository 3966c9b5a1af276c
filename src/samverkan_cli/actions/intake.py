"""Taking in many answers at once: all of them or, where that is asked for, the good ones."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from pydantic import ValidationError

from samverkan_cli.actions.enrollment import filled_in, ids
from samverkan_cli.actions.roll import watching
from samverkan_cli.domain import actor as actors
from samverkan_cli.domain import enrollment as joining
from samverkan_cli.domain import errors as no
from samverkan_cli.domain import intake as check
from samverkan_cli.domain.contact import reachable
from samverkan_cli.domain.days import known_in_part
from samverkan_cli.domain.errors import Notice, Objection, Objections, Refused
from samverkan_cli.domain.likeness import Names, towns
from samverkan_cli.domain.values import (
    Kind,
    Side,
    looks_like_id,
    looks_like_number,
    mailbox,
    mask_personal_numbers,
    name_key,
    signer,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from samverkan_cli.domain.events import Application, Event
    from samverkan_cli.domain.records import Actor, Enrollment, Period
    from samverkan_cli.intake.answers import AnswerRow
    from samverkan_cli.store.writer import Writer

    Asked = tuple[AnswerRow, joining.Enroll | None, list[Objection]]

CHUNK = 2000  # rows that are looked up and written together
FEW = 16
COMPARED = 5000  # names in the register, at most, that a new name is compared with for likeness
LIKENED = 1000  # new names in a file, at most, that are compared
TOLD = 20  # warnings of one kind, at most, that are told one by one


@dataclass
class Rejected:
    """A row that was not recorded, and why; a question is one that a person must answer."""

    row: AnswerRow
    name: str | None
    objections: list[Objection]

    @property
    def is_question(self) -> bool:
        """Tell whether the row only asks who it is about."""
        return all(isinstance(each, (no.LikelySame, no.NumberNamedTwice)) for each in self.objections)


@dataclass
class Taken:
    """What became of the rows."""

    enrolled: int = 0
    completed: int = 0
    received: int = 0
    unchanged: int = 0
    rejected: list[Rejected] = field(default_factory=list)


@dataclass
class Touched:
    """What the rows of a batch are about: names, numbers and ids, and the persons they introduce."""

    marks: set[str | None] = field(default_factory=set)
    people: dict[str, str] = field(default_factory=dict)


@dataclass
class _Intake:
    """What lasts from the first row to the last."""

    writer: Writer
    period: Period
    lacks: Callable[[Sequence[Objection]], str]
    names: Names | None
    today: date
    taken: Taken = field(default_factory=Taken)
    ahead: Touched = field(default_factory=Touched)  # by the batch that may not be written yet
    touched: Touched = field(default_factory=Touched)  # by this one
    warned: Counter[str] = field(default_factory=Counter)
    likened: int = 0
    first: int | None = None  # the number of the first enrollment that was made
    named: bytearray = field(default_factory=bytearray)  # by an actor's number: whether a row said its name


def take_in(
    writer: Writer,
    request: check.TakeIn,
    rows: Iterable[AnswerRow],
    lacks: Callable[[Sequence[Objection]], str],
    *,
    accept_partial: bool,
) -> Taken:
    """Record the answers of some rows, a batch at a time in one transaction.

    `lacks` says in words what an answer that is not complete lacks. Raises `Refused` with what speaks
    against each row, unless the good ones are to be recorded without the others.
    """
    assert request.period
    period = writer.reader.period(request.period)
    work = _Intake(writer, period, lacks, _names(writer), request.today)
    with watching(writer):
        _take_all(work, iter(rows))
    taken = work.taken
    taken.rejected.sort(key=_place)  # a row that had to wait was judged after later ones
    if taken.rejected and not accept_partial:
        raise Refused([o for each in taken.rejected for o in each.objections], then="nothing_taken_in")
    if without := work.warned.pop(no.ContactNotGiven.code, 0):
        writer.notices.append(no.ContactsNotGiven(count=without))
    work.warned.pop(no.PeriodHasNoText.code, None)
    writer.notices += [no.MoreOfTheSame(count=n - TOLD, told=code) for code, n in work.warned.items() if n > TOLD]
    return taken


def _names(writer: Writer) -> Names | None:
    """Give the names in the register to compare new ones with, or None when they are too many."""
    called = writer.reader.called(COMPARED)
    if called is None:
        return None
    names = Names(towns(writer.reader.registry().municipality))
    for id_, name, org_nr in called:
        names.add(id_, name, org_nr)
    return names


def _take_all(work: _Intake, rows: Iterator[AnswerRow]) -> None:
    """Record the rows batch by batch: while one is being written, the next one is checked.

    A batch is looked up before the one ahead of it is written, so it must know what that one touches.
    Where most rows wait for others, as in a file that says the same actor over and over, batches are small.
    """
    writer = work.writer
    waiting: list[Asked] = []
    asked = _asked(work, islice(rows, CHUNK))
    book = _book(work, asked)
    while asked:
        work.ahead, work.touched = work.touched, Touched()
        events, later = _take(work, asked, book)
        batch = writer.prepared(events)
        waiting = [*later, *waiting]
        size = CHUNK if 2 * len(waiting) <= CHUNK else FEW
        asked, waiting = waiting[:size], waiting[size:]
        if size == CHUNK:
            asked += _asked(work, islice(rows, size - len(asked)))
        writer.settle()
        book = _book(work, asked)
        writer.start(batch)
    writer.settle()


def _asked(work: _Intake, rows: Iterable[AnswerRow]) -> list[Asked]:
    return [(row, *_request(work, row)) for row in rows]


def _take(work: _Intake, asked: Sequence[Asked], book: check.Book) -> tuple[list[Event], list[Asked]]:
    """Give the events of a batch, and the rows that must wait since an earlier row has touched their actor."""
    events: list[Event] = []
    later: list[Asked] = []
    passed: set[str | None] = set()
    for row, request, flaws in asked:
        if request is None or request.actor is None:
            unnamed = [] if any(flaw.field in (None, "actor") for flaw in flaws) else [no.RowUnnamed("actor")]
            _reject(work, row, None, [*flaws, *unnamed])
            continue
        unclear = Objections()
        actor = unclear.ask(check.whose, request, row.id, book)
        marks = _marks(request, actor, book)
        waits_for = marks - {request.org_nr} if row.id else marks  # an id tells whose a row is before the number does
        if not all(held.isdisjoint(waits_for) for held in (work.touched.marks, work.ahead.marks, passed)):
            later.append((row, request, flaws))
            passed |= marks
        elif questions := [*unclear, *_named_twice(work, row, request, actor, book)]:
            _reject(work, row, request.actor, [*flaws, *questions])
        elif found := _recorded(work, row, request, flaws, actor, book):
            work.touched.marks |= marks
            events += found
    return events, later


def _marks(request: joining.Enroll, actor: Actor | None, book: check.Book) -> set[str | None]:
    """Give what a row is about: rows that have one of it in common must be judged one after the other."""
    assert request.actor
    marks = {name_key(request.actor), actor.id if actor else None}
    if (request.kind or Kind.ASSOCIATION).side is Side.CIVIL:
        marks.add(request.org_nr)
    if request.submission:
        sent = book.submitted.get(f"{request.period} {request.submission}")
        marks |= {f"#{request.submission}", sent.actor if sent else None}
    return marks - {None}


def _request(work: _Intake, row: AnswerRow) -> tuple[joining.Enroll | None, list[Objection]]:
    """Give what a row asks for, and every flaw in it."""
    if row.flaws and not row.given.get("actor"):
        return None, row.flaws
    given = row.given
    if check.is_of_an_earlier_register(given, work.period) or known_in_part(str(given.get("received", ""))):
        given["known_as"] = given.pop("received", None) or "unknown"
    if "actor" not in given and (named := row.id if row.id and not check.is_new(row.id) else given.get("org_nr")):
        given["actor"] = named
    given["today"] = work.today
    try:
        return joining.Enroll.model_validate(given, context={"today": work.today}), row.flaws
    except ValidationError:
        request, flaws = joining.Enroll.read(given, work.today)
        if any(flaw.field == "known_as" for flaw in flaws):
            request = request.model_copy(update={"known_as": ("unknown", None)})  # not a signed answer for all that
        return request, [*row.flaws, *(flaw.at("received") if flaw.field == "known_as" else flaw for flaw in flaws)]


def _book(work: _Intake, asked: Sequence[Asked]) -> check.Book:
    """Give what the register knows of everything the rows name."""
    ids_ = {id_.upper() for row, _, _ in asked if (id_ := row.id) and looks_like_id(id_)}
    people: set[str] = set()
    requests = [request for _, request, _ in asked if request]
    for request in requests:
        if request.signed_by:
            people.add(name_key(signer(request.signed_by)[0]))
        if request.contact and (who := mailbox(request.contact)[0]):
            people.add(name_key(who))
    return work.writer.reader.book(
        ids_,
        {name_key(request.actor) for request in requests if request.actor},
        {request.org_nr for request in requests if request.org_nr},
        people,
        {request.submission for request in requests if request.submission},
    )


def _recorded(
    work: _Intake,
    row: AnswerRow,
    request: joining.Enroll,
    flaws: list[Objection],
    actor: Actor | None,
    book: check.Book,
) -> list[Event]:
    """Give the events of a row: none when its answer is recorded already, or when it is rejected."""
    contacts = book.contacts.get(actor.id, []) if actor else []
    known = book.known(work.period, actor, reachable=bool(actor) and reachable(contacts, work.today))
    answer = joining.Answer(request, known)
    objections = list(flaws)
    if actor is None:
        objections += actors.new_name(request.actor or "", "actor", None) if not flaws else ()
        objections += _likely(work, row, request)
    elif (against := _against(row, answer, actor, book)) is not None:
        if not against and not flaws:
            work.taken.unchanged += 1
            return list(filled_in(check.without_purpose(request, actor), actor))
        _reject(work, row, request.actor, [*flaws, *against])
        return []
    try:
        if not objections:
            answer = _checked(work, answer)
            found = ids(work.writer, answer, lambda name: _person(work, book, name), contacts)
            return _counted(work, row, joining.event_of(answer, found), answer, book)
        joining.check(answer)
    except Refused as refused:
        flawed = {flaw.field for flaw in flaws}
        flawed |= {"effective"} if "received" in flawed else set()
        against = [each for each in refused.objections if each.field not in flawed]
        objections += check.standing_in_the_way(against) if flaws else against
    _reject(work, row, request.actor, objections)
    return []


def _checked(work: _Intake, answer: joining.Answer) -> joining.Answer:
    """Give an answer that can be recorded: as it is, or as incomplete when its actor can still send what it lacks."""
    try:
        joining.check(answer)
    except Refused as refused:
        lacking = check.lacking(refused.objections)
        if not lacking or answer.known.waiting:
            raise
        answer = joining.Answer(answer.request.model_copy(update={"incomplete": work.lacks(lacking)}), answer.known)
        joining.check(answer)
    return answer


def _against(row: AnswerRow, answer: joining.Answer, actor: Actor, book: check.Book) -> list[Objection] | None:
    """Give what a row says otherwise than what is recorded: nothing for the same answer, None for a new one."""
    request = answer.request
    enrollments = book.enrollments.get(actor.id, [])
    dated = bool(row.given.get("received") or row.given.get("known_as"))
    recorded = check.recorded_already(request, enrollments, dated=dated)
    live = answer.known.latest if answer.known.latest and _is_live(answer.known.latest) else None
    if recorded is None:
        return list(joining.must_agree_with_the_register(answer)) if live and live.effective else None
    signed_by = book.person_names.get(recorded.signed_by or "")
    contacts = book.contacts.get(actor.id, [])
    changed = list(check.differences(request, row.ticks, recorded, signed_by, actor, contacts, row.stated))
    if changed and recorded is live and live.effective is None:
        return None
    facts = {"name": actor.name, "id": recorded.id}
    return [
        *joining.must_agree_with_the_register(answer),
        *(
            no.AnswerChanged(field, refs=[recorded.id], what=what, recorded=was, said=now, **facts)
            for field, what, was, now in changed
        ),
    ]


def _is_live(enrollment: Enrollment) -> bool:
    return enrollment.ended_from is None and enrollment.declined_on is None


def _likely(work: _Intake, row: AnswerRow, request: joining.Enroll) -> Iterator[Objection]:
    """Ask about a new name that is much like a known one; the column for an id answers it."""
    if work.names is None or row.id or work.likened >= LIKENED:
        return
    work.likened += 1
    found = work.names.likely(request.actor or "", request.org_nr)
    if found:
        work.writer.settle()
        names = work.writer.reader.names([id_ for id_, _ in found])
        others = tuple(f"{names.get(id_, id_)} ({id_})" for id_, _ in found)
        yield no.LikelySame(
            "actor", refs=[id_ for id_, _ in found], name=request.actor, others=others, first=found[0][0]
        )


def _named_twice(
    work: _Intake, row: AnswerRow, request: joining.Enroll, actor: Actor | None, book: check.Book
) -> Iterator[Objection]:
    """Ask about a new name with the number of an actor that an earlier row called by another name."""
    if actor is None:
        return
    said = request.actor or ""
    if row.id or looks_like_number(said) or name_key(said) in book.named:
        _note_named(work, actor.id)
    elif actor.number < len(work.named) and work.named[actor.number]:
        yield no.NumberNamedTwice("actor", name=said, other=actor.name, org_nr=actor.org_nr)


def _note_named(work: _Intake, actor: str) -> None:
    number = int(actor[2:])
    if number >= len(work.named):
        work.named.extend(bytes(number + CHUNK - len(work.named)))
    work.named[number] = 1


def _person(work: _Intake, book: check.Book, name: str) -> str | None:
    """Give the id of the person with a name: registered, or introduced by an earlier row of the batch."""
    key = name_key(name)
    for batch in (work.touched, work.ahead):
        if key in batch.people:
            return batch.people[key]
    if looks_like_id(name):
        work.writer.settle()
        return work.writer.reader.person(name).id
    found = book.people.get(key, [])
    if len(found) > 1:
        raise Refused([no.Ambiguous("signed_by", refs=found, given=name, noun="person", ids=tuple(found))])
    return found[0] if found else None


def _counted(
    work: _Intake, row: AnswerRow, event: Application, answer: joining.Answer, book: check.Book
) -> list[Event]:
    """Give the events of a good row, and count it; warn of what should be known."""
    if work.first is None and not answer.known.waiting:
        work.first = int(event.enrollment[2:])
    for person in event.introduced:
        work.touched.people[name_key(person.name or "")] = person.id
    notices = [*answer.request.notices(), *joining.notices(answer)]
    if event.registered:
        _note_named(work, event.subject)
        notices += actors.notices(event.registered, book.numbered.get(event.registered.org_nr or "", []))
    for each in notices:
        _warn(work, row, each)
    counted = {"actor_enrolled": "enrolled", "enrollment_completed": "completed", "enrollment_received": "received"}
    name = counted[event.KIND]
    setattr(work.taken, name, getattr(work.taken, name) + 1)
    return [event, *filled_in(answer.request, answer.known.actor)]


def _warn(work: _Intake, row: AnswerRow, notice: Notice) -> None:
    """Tell the first few warnings of a kind, each with its row; what holds for many is told once."""
    work.warned[notice.code] += 1
    once = isinstance(notice, (no.PeriodHasNoText, no.ContactNotGiven))
    if work.warned[notice.code] <= (1 if once else TOLD):
        if not isinstance(notice, no.ContactNotGiven):
            work.writer.notices.append(notice)
        if not once:
            notice.row = (row.source.file, row.number, row.column(notice.field))


def _reject(work: _Intake, row: AnswerRow, name: str | None, objections: Sequence[Objection]) -> None:
    found = [_of_this_intake(work, each) for each in objections]
    for each in found:
        each.row = (row.source.file, row.number, row.column(each.field, each.facts.get("tick")))
    said = name or row.given.get("actor")
    work.taken.rejected.append(Rejected(row, mask_personal_numbers(str(said)) if said else None, found))


def _of_this_intake(work: _Intake, objection: Objection) -> Objection:
    """Give an objection without the id of an answer that was not recorded before this very intake."""
    if not isinstance(objection, no.AnswerChanged) or not work.first or int(objection.refs[0][2:]) < work.first:
        return objection
    differ = no.AnswersDiffer(objection.field)
    differ.facts = {name: said for name, said in objection.facts.items() if name != "id"}
    return differ


def _place(rejected: Rejected) -> tuple[str, int]:
    return rejected.row.source.file, rejected.row.number
