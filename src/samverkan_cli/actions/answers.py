"""One row of an intake: recorded, known already, rejected, or a question to a person."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from samverkan_cli.actions.enrollment import filled_in, ids
from samverkan_cli.actions.meanwhile import goes_on
from samverkan_cli.domain import actor as actors
from samverkan_cli.domain import enrollment as joining
from samverkan_cli.domain import errors as no
from samverkan_cli.domain import intake as rules
from samverkan_cli.domain.notation import looks_like_id, looks_like_number, mask_personal_numbers, name_key
from samverkan_cli.domain.records import latest_of
from samverkan_cli.domain.refusal import MOST, Notice, Objection, Refused, Summed
from samverkan_cli.domain.values import EndedAs

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from datetime import date

    from samverkan_cli.domain.events import Application, Event
    from samverkan_cli.domain.likeness import Names
    from samverkan_cli.domain.policy import Policy
    from samverkan_cli.domain.records import Actor, Barred, Contact, Enrollment, Period
    from samverkan_cli.intake.answers import AnswerRow
    from samverkan_cli.store.writer import Writer

LIKENED = 1000  # new names in a file, at most, that are compared
TOLD = 20  # warnings of one kind, at most, that are told one by one
_ROOM = 2000  # actors that are noted ahead


QUESTIONS = (
    no.LikelySame,
    no.NumberNamedTwice,
    no.RowIsTotal,
    no.StatusUnclear,
)  # a person answers them; nothing is wrong


WITHOUT_TICKS = (no.AffirmationMissing, no.DayKnownInPart)  # what a row without ticks is objected to for


@dataclass
class Rejected:
    """A row that was not recorded, and why; a question is one that a person must answer."""

    row: AnswerRow
    name: str | None
    objections: list[Objection]

    @property
    def is_question(self) -> bool:
        """Tell whether the row only asks who it is about."""
        return all(isinstance(each, QUESTIONS) for each in self.objections)


@dataclass
class Taken:
    """What became of the rows."""

    enrolled: int = 0
    completed: int = 0
    received: int = 0
    unchanged: int = 0
    who: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))  # the first names of each
    rejected: list[Rejected] = field(default_factory=list)
    more: int = 0  # objections to further rows, which are counted and not kept
    more_without_ticks: int = 0  # those of them that a whole file without ticks gives rise to
    summed: Summed | None = None  # what is told once of a whole file


@dataclass(frozen=True, slots=True)
class Sender:
    """Whose answer an earlier row was, under the e-service's number: the actor's id, if it is known, and its name."""

    id: str | None
    key: str
    name: str

    @classmethod
    def of(cls, request: joining.Enroll, actor: Actor | None) -> Sender:
        """Give whose answer a row is."""
        name = (actor.name if actor else None) or request.actor or ""
        return cls(actor.id if actor else None, name_key(request.actor or ""), name)


@dataclass
class Touched:
    """What recorded rows are about: names, numbers and ids; and the persons they introduced, by name key."""

    marks: set[str | None] = field(default_factory=set)
    people: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, *parts: Touched) -> Touched:
        """Give what several parts have touched together."""
        found = cls()
        for part in parts:
            found.marks |= part.marks
            found.people |= part.people
        return found


@dataclass
class Intake:
    """What lasts from the first row to the last."""

    writer: Writer
    period: Period
    lacks: Callable[[Sequence[Objection]], str]
    names: Names | None
    today: date
    policy: Policy
    bars: Sequence[Barred] = ()
    tried: Collection[str] = ()  # actors that there are cases about
    unticked: bool = False  # the rows are an earlier register's, which kept no ticks
    ticked: int = 0  # rows that say something of a tick
    missing: set[str] = field(default_factory=set)  # the ticks that rows lack
    keeps: int = 500  # rejected rows, at most: any of them stops the whole intake, unless the good ones are taken
    taken: Taken = field(default_factory=Taken)
    own: Touched = field(default_factory=Touched)  # by the rows of this batch
    last: Touched = field(default_factory=Touched)  # by those of the batch before
    behind: Touched = field(
        default_factory=Touched
    )  # by earlier rows that were not recorded when this batch was looked up
    warned: Counter[str] = field(default_factory=Counter)
    likened: int = 0
    uncompared: int = 0  # new names that were not compared with those in the register
    first: int | None = None  # the number of the first enrollment that was made
    named: bytearray = field(default_factory=bytearray)  # by an actor's number: whether a row said its name
    met: bytearray = field(default_factory=bytearray)  # by an enrollment's number: whether a row was its answer
    sent: dict[str, Sender] = field(default_factory=dict)  # by number, where nothing is recorded under it

    def note_missing(self, objections: Sequence[Objection]) -> None:
        """Note the ticks that a row is objected to for."""
        self.missing |= {str(each.facts["tick"]) for each in objections if isinstance(each, no.AffirmationMissing)}


def judged(
    work: Intake,
    row: AnswerRow,
    request: joining.Enroll,
    flaws: list[Objection],
    actor: Actor | None,
    book: rules.Book,
) -> list[Event]:
    """Give the events of a row: none when its answer is recorded already, or when it is rejected."""
    contacts = book.contacts.get(actor.id, []) if actor else []
    days = work.policy.on(request.arrived).completion_days
    known = book.known(work.period, actor, max(request.arrived, work.today), days, work.bars)
    answer = joining.JoiningFacts(request, known)
    objections = list(flaws)
    if actor is None:
        objections += actors.new_name(request.actor or "", "actor", None) if not flaws else ()
        objections += _likely(work, row, request)
    else:
        recorded = rules.recorded_already(request, book.enrollments.get(actor.id, []), dated=_is_dated(row))
        if not flaws and (first := _came_first(work, row, answer, recorded)):
            return _counts_first(work, row, answer, first, contacts, book)
        against = _against(work, row, answer, actor, book, recorded)
        if against == [] and not flaws:
            if recorded:
                _note(work.met, recorded.number)
            _tell_of_arrival(work, row, answer, recorded)
            work.taken.unchanged += 1
            return list(filled_in(rules.without_purpose(request, actor), actor)) if recorded else []
        if against is not None:
            reject(work, row, request.actor, [*flaws, *against])
            return []
    try:
        if not objections:
            answer = _checked(work, answer)
            found = ids(work.writer, answer, lambda name, _: _person(work, book, name), contacts)
            return _counted(work, row, joining.event_of(answer, found), answer, book)
        joining.check(answer)
    except Refused as refused:
        if actor and not flaws and rules.lacking(refused.objections) and _adds_nothing(row, answer, actor, book):
            return _waits_as_before(work, row, answer.known.waiting, actor)
        flawed = {flaw.field for flaw in flaws}
        flawed |= {"effective"} if "received" in flawed else set()
        against = [each for each in refused.objections if each.field not in flawed]
        objections += rules.standing_in_the_way(against) if flaws else against
    reject(work, row, request.actor, objections)
    return []


def _adds_nothing(row: AnswerRow, answer: joining.JoiningFacts, actor: Actor, book: rules.Book) -> bool:
    """Tell whether an answer says no more than the application that waits for what both lack."""
    waiting = answer.known.waiting
    if waiting is None:
        return False
    signed_by, contacts = book.person_names.get(waiting.signed_by or ""), book.contacts.get(actor.id, [])
    found = rules.differences(answer.request, row.ticks, waiting, signed_by, actor, contacts, row.stated)
    return next(found, None) is None


def _waits_as_before(work: Intake, row: AnswerRow, waiting: Enrollment | None, actor: Actor) -> list[Event]:
    """Let an application wait on, when another answer lacks the same: so it is said when it has been completed too."""
    assert waiting
    _warn(work, row, no.StillLacking("affirm", refs=[waiting.id], id=waiting.id, name=actor.name))
    work.taken.unchanged += 1
    return []


def _came_first(
    work: Intake, row: AnswerRow, answer: joining.JoiningFacts, recorded: Enrollment | None
) -> joining.JoiningFacts | None:
    """Give an answer as if a later one of the same intake were not there, where that one was recorded; or None."""
    live, request = answer.known.latest, answer.request
    if recorded or live is None or live.is_over or not work.first or live.number < work.first:
        return None
    known = not request.known_as or request.known_as[1] is not None
    if not (_is_dated(row) and known and request.arrived < live.received):
        return None
    others = tuple(each for each in answer.known.earlier if each.id != live.id)
    first = joining.JoiningFacts(request, replace(answer.known, latest=latest_of(others, live.period), earlier=others))
    return None if joining.lacks(first) else first


def _counts_first(
    work: Intake,
    row: AnswerRow,
    later: joining.JoiningFacts,
    answer: joining.JoiningFacts,
    contacts: Sequence[Contact],
    book: rules.Book,
) -> list[Event]:
    """Give the events that let an answer count in place of a later one of the same intake; none when it may not."""
    live, actor = later.known.latest, later.known.actor
    assert live and actor
    try:
        joining.check(answer)
        found = ids(work.writer, answer, lambda name, _: _person(work, book, name), contacts, live.id)
    except Refused as refused:
        reject(work, row, answer.request.actor, refused.objections)
        return []
    event = joining.counted_first(answer, found)
    for person in event.introduced:
        work.own.people[name_key(person.name or "")] = person.id
    if live.submission:
        work.sent.setdefault(live.submission, Sender(actor.id, name_key(actor.name or ""), actor.name or ""))
    facts = {"name": actor.name, "received": str(live.received), "said": str(event.received)}
    _warn(work, row, no.EarlierAnswerCounts("received", refs=[live.id], id=live.id, **facts))
    work.taken.unchanged += 1
    return [event, *filled_in(rules.without_purpose(answer.request, actor), actor)]


def _tell_of_arrival(work: Intake, row: AnswerRow, answer: joining.JoiningFacts, recorded: Enrollment | None) -> None:
    """Tell that a day of arrival is not moved: another one of the same answer, or an earlier one of a later answer."""
    request, actor = answer.request, answer.known.actor
    held = recorded or answer.known.latest
    if held is None or actor is None or not _is_dated(row) or (request.known_as and request.known_as[1] is None):
        return
    completed = request.submission is not None and request.submission == held.completing
    other = request.arrived != held.received and request.submission and not completed if recorded else False
    if other or (not recorded and request.arrived < held.received):
        facts = {"name": actor.name, "received": str(held.received), "said": str(request.arrived)}
        _warn(work, row, no.ArrivalNotMoved("received", refs=[held.id], id=held.id, **facts))


def sent_as_anothers(work: Intake, request: joining.Enroll, actor: Actor | None) -> Iterator[Objection]:
    """Object to the e-service's number of an earlier row about another actor; the register may hold neither."""
    earlier = work.sent.get(request.submission) if request.submission else None
    mine = Sender.of(request, actor)
    if earlier and earlier.key != mine.key and (earlier.id is None or earlier.id != mine.id):
        facts = {"what": "actor", "name": earlier.name, "recorded": earlier.name, "said": mine.name}
        yield no.AnswersDiffer("actor", **facts)


def note_sent(work: Intake, request: joining.Enroll, actor: Actor | None, book: rules.Book) -> None:
    """Keep whose answer a row was that nothing was recorded of under its number, for the rows after it."""
    if request.submission and f"{request.period} {request.submission}" not in book.submitted:
        work.sent.setdefault(request.submission, Sender.of(request, actor))


def _checked(work: Intake, answer: joining.JoiningFacts) -> joining.JoiningFacts:
    """Give an answer that can be recorded: as it is, or as incomplete when its actor can still send what it lacks."""
    try:
        joining.check(answer)
    except Refused as refused:
        lacking = rules.lacking(refused.objections)
        if not lacking or answer.known.waiting:
            raise
        work.note_missing(lacking)
        answer = joining.JoiningFacts(answer.request.but(incomplete=work.lacks(lacking)), answer.known)
        joining.check(answer)
    return answer


def _is_dated(row: AnswerRow) -> bool:
    return bool(row.given.get("received") or row.given.get("known_as"))


def _against(
    work: Intake,
    row: AnswerRow,
    answer: joining.JoiningFacts,
    actor: Actor,
    book: rules.Book,
    recorded: Enrollment | None,
) -> list[Objection] | None:
    """Give what a row says otherwise than what is recorded: nothing for the same answer, None for a new one.

    A later answer of an actor that has joined changes nothing; what it says otherwise is warned of.
    """
    request = answer.request
    live = answer.known.latest if answer.known.latest and not answer.known.latest.is_over else None
    compared = recorded or live
    if compared is None:
        return None
    signed_by = book.person_names.get(compared.signed_by or "")
    contacts = book.contacts.get(actor.id, [])
    changed = list(rules.differences(request, row.ticks, compared, signed_by, actor, contacts, row.stated))
    if compared.effective is None and compared is live and (changed or not recorded):
        return None
    if changed and compared.ended_as is EndedAs.CLOSED and not _is_dated(row) and not request.submission:
        return None  # the answer that is there is closed: this is a new one
    facts = {"name": actor.name, "id": compared.id}
    disagreed: list[Objection] = list(joining.must_agree_with_the_register(answer))
    disagreed += joining.must_stand_on_the_side_of_its_kind(answer)
    for about, what, was, now in changed:
        if recorded:
            said = {"what": what, "recorded": was, "said": now}
            disagreed.append(no.AnswerChanged(about, refs=[compared.id], **said, **facts))
        else:
            _warn(work, row, no.LaterAnswerDiffers(about, refs=[compared.id], what=what, **facts))
    return disagreed


def _likely(work: Intake, row: AnswerRow, request: joining.Enroll) -> Iterator[Objection]:
    """Ask about a new name that is much like a known one; the column for an id answers it."""
    if row.id:
        return
    if work.names is None or work.likened >= LIKENED:
        work.uncompared += 1
        return
    work.likened += 1
    found = work.names.likely(request.actor or "", request.org_nr)
    if found:
        names = work.writer.reader.names([id_ for id_, _ in found])
        others = tuple(f"{names.get(id_, id_)} ({id_})" for id_, _ in found)
        yield no.LikelySame(
            "actor", refs=[id_ for id_, _ in found], name=request.actor, others=others, who="actor", first=found[0][0]
        )


def named_twice(
    work: Intake, row: AnswerRow, request: joining.Enroll, actor: Actor | None, book: rules.Book
) -> Iterator[Objection]:
    """Ask about a new name with the number of an actor that an earlier row called by another name."""
    if actor is None:
        return
    said = request.actor or ""
    if row.id or looks_like_number(said) or name_key(said) in book.named:
        _note_named(work, actor.id)
    elif actor.number < len(work.named) and work.named[actor.number]:
        yield no.NumberNamedTwice("actor", name=said, other=actor.name, org_nr=actor.org_nr)


def _note_named(work: Intake, actor: str) -> None:
    _note(work.named, int(actor[2:]))


def _note(numbers: bytearray, number: int) -> None:
    if number >= len(numbers):
        numbers.extend(bytes(number + _ROOM - len(numbers)))
    numbers[number] = 1


def _person(work: Intake, book: rules.Book, name: str) -> str | None:
    """Give the id of the person with a name: registered, or introduced by an earlier row of the batch."""
    key = name_key(name)
    if made := work.own.people.get(key) or work.behind.people.get(key):
        return made
    if looks_like_id(name):
        return work.writer.reader.person(name).id
    found = book.people.get(key, [])
    if len(found) > 1:
        raise Refused([no.Ambiguous("signed_by", refs=found, given=name, noun="person", ids=tuple(found))])
    return found[0] if found else None


def _counted(
    work: Intake, row: AnswerRow, event: Application, answer: joining.JoiningFacts, book: rules.Book
) -> list[Event]:
    """Give the events of a good row, and count it; warn of what should be known."""
    if work.first is None and not answer.known.waiting:
        work.first = int(event.enrollment[2:])
    for person in event.introduced:
        work.own.people[name_key(person.name or "")] = person.id
    notices = [*answer.request.notices(), *joining.notices_of_answer(answer)]
    if event.registered:
        _note_named(work, event.subject)
        notices += actors.notices_of_facts(event.registered, book.numbered.get(event.registered.org_nr or "", []))
    notices += _under_other_name(row, answer, book)
    if event.subject in work.tried:
        notices += goes_on(work.writer.reader, event.subject, answer.name)
    if work.bars:
        notices += joining.notices_of_ties(event, answer.name, book.contacts.get(event.subject, ()), work.bars)
    for each in notices:
        _warn(work, row, each)
    counted = {"actor_enrolled": "enrolled", "enrollment_completed": "completed", "enrollment_received": "received"}
    name = counted[event.KIND]
    setattr(work.taken, name, getattr(work.taken, name) + 1)
    if len(work.taken.who[name]) < MOST:
        work.taken.who[name].append(answer.name or "–")
    return [event, *filled_in(answer.request, answer.known.actor)]


def _under_other_name(row: AnswerRow, answer: joining.JoiningFacts, book: rules.Book) -> Iterator[Notice]:
    """Warn of an answer whose number alone told whose it is, since what the row calls the actor is kept nowhere."""
    actor, said = answer.known.actor, answer.request.actor or ""
    if actor and not row.id and not looks_like_number(said) and name_key(said) not in book.named:
        yield no.NumberOfOtherName(
            "actor", refs=[actor.id], said=said, name=actor.name, id=actor.id, org_nr=actor.org_nr
        )


def _warn(work: Intake, row: AnswerRow, notice: Notice) -> None:
    """Tell the first few warnings of a kind, each with its row; what holds for many is told once."""
    work.warned[notice.code] += 1
    once = isinstance(notice, (no.PeriodHasNoText, no.ContactNotGiven))
    if work.warned[notice.code] <= (1 if once else TOLD):
        if not isinstance(notice, no.ContactNotGiven):
            work.writer.notices.append(notice)
        if not once:
            notice.row = (row.source.file, row.number, row.column(notice.field))


def reject(work: Intake, row: AnswerRow, name: str | None, objections: Sequence[Objection]) -> None:
    """Keep a row that is not recorded, with its place in what speaks against it; of too many, count them."""
    work.note_missing(objections)
    if len(work.taken.rejected) >= work.keeps:
        work.taken.more += len(objections)
        work.taken.more_without_ticks += sum(isinstance(each, WITHOUT_TICKS) for each in objections)
        return
    found = [_of_this_intake(work, each) for each in objections]
    for each in found:
        each.row = (row.source.file, row.number, row.column(each.field, each.facts.get("tick")))
    said = name or row.given.get("actor")
    work.taken.rejected.append(Rejected(row, mask_personal_numbers(str(said)) if said else None, found))


def _of_this_intake(work: Intake, objection: Objection) -> Objection:
    """Give an objection without the id of an answer that is a row of this very intake too."""
    if not isinstance(objection, no.AnswerChanged):
        return objection
    number = int(objection.refs[0][2:])
    new, met = work.first and number >= work.first, number < len(work.met) and work.met[number]
    if not (new or met):
        return objection
    name, what, recorded, said = (objection.facts[fact] for fact in ("name", "what", "recorded", "said"))
    return no.AnswersDiffer(objection.field, name=name, what=what, recorded=recorded, said=said)
