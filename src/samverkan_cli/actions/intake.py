"""Taking in many answers at once: all of them or, where that is asked for, the good ones."""

from __future__ import annotations

import sys
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from samverkan_cli.actions import answers
from samverkan_cli.actions.answers import WITHOUT_TICKS
from samverkan_cli.actions.roll import watching
from samverkan_cli.domain import enrollment as joining
from samverkan_cli.domain import errors as no
from samverkan_cli.domain import intake as rules
from samverkan_cli.domain.days import known_in_part
from samverkan_cli.domain.likeness import Names, towns
from samverkan_cli.domain.notation import looks_like_id, mailbox, name_key, signer
from samverkan_cli.domain.refusal import Objection, Objections, Refused, Summed
from samverkan_cli.domain.request import Unread
from samverkan_cli.domain.values import Affirmation, Kind, Side

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from samverkan_cli.domain.events import Event
    from samverkan_cli.domain.records import Actor
    from samverkan_cli.domain.refusal import Notice
    from samverkan_cli.intake.answers import AnswerRow
    from samverkan_cli.store.writer import Writer

CHUNK = 2000  # rows that are looked up and written together; more than one such batch is worth a second process
FEW = 16
SHOWN = 500  # entries, or a batch more, that a preview tells one by one
COMPARED = 5000  # names in the register, at most, that a new name is compared with for likeness


def take_in(
    writer: Writer,
    request: rules.TakeIn,
    rows: Iterable[AnswerRow],
    lacks: Callable[[Sequence[Objection]], str],
    *,
    accept_partial: bool,
) -> answers.Taken:
    """Record the answers of some rows, a batch at a time in one transaction.

    `lacks` says in words what an answer that is not complete lacks. Raises `Refused` with what speaks
    against each row, unless the good ones are to be recorded without the others.
    """
    assert request.period
    period = writer.reader.period(request.period)
    read = writer.reader
    policy = read.policy(period.id, request.today)
    work = answers.Intake(
        writer, period, lacks, _names(writer), request.today, policy, read.bars(), read.actors_tried()
    )
    work.unticked = request.unticked
    if accept_partial:
        work.keeps = sys.maxsize  # each is written to a file, to be mended
    began = writer.reader.called(0) is None  # there are names to compare with
    with watching(writer):
        _take_all(work, iter(rows))
    taken = work.taken
    taken.rejected.sort(key=_place)  # a row that had to wait was judged after later ones
    unsaid = {} if work.ticked or work.unticked else _without_ticks(work)
    if unsaid:
        taken.summed = Summed(no.TicksAbsent(None, **unsaid), WITHOUT_TICKS, taken.more_without_ticks)
    if taken.rejected and not accept_partial:
        against = [o for each in taken.rejected for o in each.objections]
        raise Refused(against, then="nothing_taken_in", more=taken.more, summed=taken.summed)
    if unsaid and taken.received:
        writer.notices.append(no.AnswersWithoutTicks("affirm", count=taken.received, **unsaid))
    if without := work.warned.pop(no.ContactNotGiven.code, 0):
        writer.notices.append(no.ContactsNotGiven(count=without))
    work.warned.pop(no.PeriodHasNoText.code, None)
    if work.uncompared and began:
        writer.notices.append(no.NamesNotCompared(count=work.uncompared))
    more = {code: n - answers.TOLD for code, n in work.warned.items() if n > answers.TOLD}
    writer.notices = with_more(writer.notices, more)
    return taken


def with_more(notices: Sequence[Notice], more: Mapping[str, int]) -> list[Notice]:
    """Give warnings with how many more there are of a kind, by its code, after the last that is told of that kind."""
    last = {each.code: place for place, each in enumerate(notices)}
    told = list(notices)
    for code, count in sorted(more.items(), key=lambda each: -last.get(each[0], len(told))):
        told.insert(last.get(code, len(told)) + 1, no.MoreOfTheSame(count=count, told=code))
    return told


def _without_ticks(work: answers.Intake) -> dict[str, Any]:
    """Give what is told where no row of an intake has a tick that is asked of some; nothing where none is asked."""
    ticks = [str(tick) for tick in Affirmation if tick in work.missing]
    typed = " ".join(f"--affirm {tick}" for tick in ticks)
    return {"tick": tuple(ticks), "period": work.period.id, "typed": typed} if ticks else {}


def _names(writer: Writer) -> Names | None:
    """Give the names in the register to compare new ones with, or None when they are too many."""
    called = writer.reader.called(COMPARED)
    if called is None:
        return None
    names = Names(towns(writer.reader.registry().municipality))
    for id_, name, org_nr in called:
        names.add(id_, name, org_nr)
    return names


class Asked(NamedTuple):
    """A row with what it asks for, and its flaws."""

    row: AnswerRow
    request: joining.Enroll | None
    flaws: list[Objection]


class Waiting(NamedTuple):
    """A row that waits for others to be recorded first, and what it is about."""

    asked: Asked
    marks: set[str | None]


class Batch(NamedTuple):
    """Some rows, and what the register knew of all they name when it was asked."""

    asked: list[Asked]
    book: rules.Book


def _take_all(work: answers.Intake, rows: Iterator[AnswerRow]) -> None:
    """Record the rows batch by batch; what a batch is about is looked up at once, before it is checked.

    Where another process writes, the next batch is looked up before this one is recorded: what this one and the one
    before have touched must then wait. Where most rows wait for others, as in a file that says the same actor over
    and over, batches are small.
    """
    waiting: list[Waiting] = []
    batch, ahead = _next(work, waiting, rows), False
    while batch.asked:
        with work.writer.ahead() as looks_ahead:
            following = _next(work, [], rows) if looks_ahead and not waiting else Batch([], rules.Book())
        events, later = _take(work, batch, waiting if ahead else ())
        work.writer.record(*events, told=len(work.writer.recorded) < SHOWN)
        waiting = [*waiting, *later] if ahead else [*later, *waiting]
        ahead = bool(following.asked)
        work.behind = answers.Touched.of(work.own, work.last) if ahead else answers.Touched()
        work.last, work.own = work.own, answers.Touched()
        batch = following if ahead else _next(work, waiting, rows)


def _next(work: answers.Intake, waiting: list[Waiting], rows: Iterator[AnswerRow]) -> Batch:
    """Give the next batch, with the rows that wait first, which are then no longer among those."""
    size = CHUNK if 2 * len(waiting) <= CHUNK else FEW
    asked = [each.asked for each in waiting[:size]]
    del waiting[:size]
    if size == CHUNK:
        asked += [Asked(row, *_request(work, row)) for row in islice(rows, size - len(asked))]
    return Batch(asked, _book(work, asked))


def _take(work: answers.Intake, batch: Batch, waiting: Sequence[Waiting]) -> tuple[list[Event], list[Waiting]]:
    """Give the events of a batch, and the rows that must wait since an earlier row has touched their actor."""
    events: list[Event] = []
    later: list[Waiting] = []
    passed: set[str | None] = {mark for each in waiting for mark in each.marks}
    for asked in batch.asked:
        row, request, flaws = asked
        if request is None or request.actor is None:
            unnamed = [] if any(flaw.field in (None, "actor") for flaw in flaws) else [no.RowUnnamed("actor")]
            answers.reject(work, row, None, [*flaws, *unnamed])
            continue
        unclear = Objections()
        actor = unclear.ask(rules.whose, request, row.id, batch.book)
        if totals := list(rules.must_not_be_a_total(request, row.id, actor)):
            answers.reject(work, row, request.actor, totals)
            continue
        marks = _marks(request, actor, batch.book)
        waits_for = marks - {request.org_nr} if row.id else marks  # an id, or that it is new, tells before the number
        if not all(each.isdisjoint(waits_for) for each in (work.own.marks, work.behind.marks, passed)):
            later.append(Waiting(asked, marks))
            passed |= marks
            continue
        questions = [*unclear, *answers.named_twice(work, row, request, actor, batch.book)]
        questions = questions or list(answers.sent_as_anothers(work, request, actor))
        if questions:
            answers.reject(work, row, request.actor, [*flaws, *questions])
            found = []
        else:
            found = answers.judged(work, row, request, flaws, actor, batch.book)
        if found:
            work.own.marks |= marks
            events += found
        else:
            answers.note_sent(work, request, actor, batch.book)
    return events, later


def _marks(request: joining.Enroll, actor: Actor | None, book: rules.Book) -> set[str | None]:
    """Give what a row is about: rows that have one of it in common must be judged one after the other."""
    assert request.actor
    marks = {name_key(request.actor), actor.id if actor else None}
    if (request.kind or Kind.ASSOCIATION).side is Side.CIVIL:
        marks.add(request.org_nr)
    if request.submission:
        sent = book.submitted.get(f"{request.period} {request.submission}")
        marks |= {f"#{request.submission}", sent.actor if sent else None}
    return marks - {None}


def _request(work: answers.Intake, row: AnswerRow) -> tuple[joining.Enroll | None, list[Objection]]:
    """Give what a row asks for, and every flaw in it."""
    if row.flaws and not row.given.get("actor"):
        return None, row.flaws
    given = row.given
    work.ticked += bool(row.ticks or given.get("affirm"))
    given["unticked"] = work.unticked and rules.lacks_ticks_rightly(given, row.ticks)
    of_earlier = given["unticked"] or rules.is_of_an_earlier_register(given, work.period, work.today)
    if of_earlier or known_in_part(str(given.get("received", ""))):
        given["known_as"] = given.pop("received", None) or "unknown"
    if "actor" not in given and (named := row.id if row.id and not rules.is_new(row.id) else given.get("org_nr")):
        given["actor"] = named
    given["today"] = work.today
    try:
        return joining.Enroll(**given), row.flaws
    except Unread:
        request, flaws = joining.Enroll.read(given, work.today)
        if any(flaw.field == "known_as" for flaw in flaws):
            request = request.but(known_as=("unknown", None))  # not a signed answer for all that
        return request, [*row.flaws, *(flaw.at("received") if flaw.field == "known_as" else flaw for flaw in flaws)]


def _book(work: answers.Intake, asked: Sequence[Asked]) -> rules.Book:
    """Give what the register knows of everything the rows name."""
    ids_ = {id_.upper() for each in asked if (id_ := each.row.id) and looks_like_id(id_)}
    people: set[str] = set()
    requests = [each.request for each in asked if each.request]
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


def _place(rejected: answers.Rejected) -> tuple[str, int]:
    return rejected.row.source.file, rejected.row.number
