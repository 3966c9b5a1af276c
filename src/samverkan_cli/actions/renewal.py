"""Renewing a period: planning it, carrying a plan out, following it, and keeping what was written."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING
from uuid import uuid4

from samverkan_cli.domain import errors as no
from samverkan_cli.domain import likeness
from samverkan_cli.domain.case.effect import bar
from samverkan_cli.domain.events import ReminderWritten
from samverkan_cli.domain.policy import required_through
from samverkan_cli.domain.refusal import Notice, Objections, Refused
from samverkan_cli.domain.renewal import curve as curves
from samverkan_cli.domain.renewal import funnel, letters
from samverkan_cli.domain.renewal import proposal as rules
from samverkan_cli.domain.setting import LETTERS, notices_of_missing
from samverkan_cli.domain.values import Affirmation, CampaignPart, Proposal, ReminderForm, Reply, SettingKey

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from samverkan_cli.domain.events import Event
    from samverkan_cli.domain.records import Actor, BestContact, Period, RenewalPlan
    from samverkan_cli.domain.renewal.funnel import Course
    from samverkan_cli.store.reader import Reader
    from samverkan_cli.store.writer import Writer

BATCH = 2_000  # events recorded at a time
TOLD = 500  # events that are shown one by one; of more, how many


def periods(read: Reader, period: str | None, earlier: str | None) -> tuple[Period, Period]:
    """Give a period and the one it is renewed from: the one before it, unless another is named."""
    objections = Objections()
    found, named = objections.find(read.period, period), objections.find(read.period, earlier)
    objections.stop()
    assert found
    before = named or rules.predecessor(found, read.periods())
    if before is None:
        raise Refused([no.PredecessorMissing("from_period", refs=[found.id], period=found.id)])
    rules.must_follow(found, before)
    return found, before


@dataclass(frozen=True)
class Planned:
    """A plan before it is written: what it is for, its rows, and what should be known of it."""

    period: Period
    earlier: Period
    rows: Sequence[rules.Proposed]
    notices: tuple[Notice, ...]
    key: str


def plan(read: Reader, request: rules.PlanRenewal) -> Planned:
    """Give what is proposed about every actor of the earlier period."""
    period, earlier = periods(read, request.period, request.from_period)
    facts = read.renewal_facts(period, earlier, request.on)
    invited = {actor: str(day) for actor, day in read.invited(period.id).items()}
    like, notices = _likenesses(read, facts)
    rows = rules.propose(facts, period, request.on, invited, lambda each: like.get(each.id, ()))
    return Planned(period, earlier, rows, notices, key=f"{read.registry().id[:8]}-{uuid4().hex}")


def _likenesses(
    read: Reader, facts: Sequence[rules.RenewalFacts]
) -> tuple[Mapping[str, list[str]], tuple[Notice, ...]]:
    """Give, for each actor that is likely the same as another of them, the others."""
    if len(facts) > rules.EXAMINED:
        return {}, (no.LikenessNotExamined("plan", count=len(facts), limit=rules.EXAMINED),)
    there = {each.id for each in facts if not each.dissolved and not each.merged}
    live = [actor for actor in read.actors() if actor.id in there]
    found: dict[str, list[str]] = {}
    for pair in likeness.duplicates(live, read.every_alias(), likeness.towns(read.registry().municipality)):
        for one, other in ((pair.later, pair.earlier), (pair.earlier, pair.later)):
            found.setdefault(one.id, []).append(f"{other.name} ({other.id})")
    return found, ()


@dataclass(frozen=True)
class Applied:
    """What came of a plan: the record of it, and how many of its rows were carried out."""

    plan: RenewalPlan
    invited: int
    left_alone: int
    unticked: int
    already: bool = False


def apply(writer: Writer, request: rules.ApplyPlan, plan: rules.PlanFile) -> Applied:
    """Carry a plan out, all of it or nothing; one that was carried out before changes nothing."""
    read = writer.reader
    if not plan.key.startswith(read.registry().id[:8]):
        raise Refused([no.PlanOtherRegistry("file", file=plan.path)])
    if done := read.find_applied(plan.key):
        return _already(writer, plan, done)
    period, earlier = periods(read, plan.period, plan.from_period)
    known = {facts.id: facts for facts in read.renewal_facts(period, earlier, request.on)}
    rules.check(plan, known, period, request.on)
    writer.notices += rules.notices_of_hidden(plan)
    before = read.invited(period.id)
    ticked = list(plan.ticked)
    invited = [row.id for row in ticked if _invites(row, known[row.id], before)]
    id_ = writer.new_id("N")
    _record(writer, rules.applied(request, plan, period, earlier, invited, id_), len(invited))
    unticked = len(plan.rows) - len(ticked)
    return Applied(read.renewal_plan(id_), len(invited), len(ticked) - len(invited), unticked)


def _invites(row: rules.PlanFileRow, facts: rules.RenewalFacts, before: Mapping[str, object]) -> bool:
    return row.action in rules.INVITING and not facts.answer and row.id not in before


def _already(writer: Writer, plan: rules.PlanFile, done: RenewalPlan) -> Applied:
    same = plan.sha256 == done.sha256
    kind = no.PlanAppliedAlready if same else no.PlanAppliedOtherwise
    told = kind("file", refs=[done.id], id=done.id, day=str(done.applied_on), count=done.count)
    writer.notices.append(told)
    ticked = sum(row.ticked for row in plan.rows)
    return Applied(done, 0, ticked, len(plan.rows) - ticked, already=True)


def _record(writer: Writer, events: Iterable[Event], count: int) -> None:
    left = iter(events)
    if count <= TOLD:
        writer.record(*left)
        return
    while batch := list(islice(left, BATCH)):
        writer.record(*batch, told=False)


@dataclass(frozen=True)
class Followed:
    """Where a renewal stands on a day, by the same day of the one before it."""

    period: Period
    earlier: Period
    on: date
    day: date  # or the period's last one, where that was before
    asked: Mapping[str, Course]
    beside: Mapping[CampaignPart, tuple[str, ...]]
    last_day: date
    previous: Followed | None = None

    def who(self, part: CampaignPart) -> tuple[str, ...]:
        """Give the actors that a figure counts: each figure is how many these are."""
        if part in self.beside:
            return self.beside[part]
        return tuple(
            id_
            for id_, course in self.asked.items()
            if part is CampaignPart.TOTAL or str(funnel.reply(course, self.day)) == str(part)
        )

    @cached_property
    def replies(self) -> dict[Reply, int]:
        """Give how many there are of each reply."""
        return funnel.count(self.asked.values(), self.day)

    @property
    def invited(self) -> int:
        """Give how many were invited."""
        return len(self.who(CampaignPart.INVITED))

    @property
    def reminded(self) -> int:
        """Give how many were reminded."""
        return len(self.who(CampaignPart.REMINDED))

    @property
    def new(self) -> int:
        """Give how many have joined that were no signatories then."""
        return len(self.who(CampaignPart.NEW))

    @property
    def rate(self) -> float | None:
        """Give the share that has renewed, 0 to 1, or None when there was nobody to renew."""
        return funnel.rate(self.replies)

    @property
    def total(self) -> int:
        """Give how many were signatories on the earlier period's last day."""
        return sum(self.replies.values())


def follow(read: Reader, request: rules.FollowRenewal) -> Followed:
    """Give where a renewal stands on a day, and where the one before it stood that day of its own campaign."""
    period, earlier = periods(read, request.period, request.from_period)
    day = request.on_day or request.on
    before = rules.predecessor(earlier, read.periods())
    then = earlier.first_day + (day - period.first_day)
    previous = followed(read, earlier, before, then) if before else None
    return followed(read, period, earlier, day, previous)


def followed(read: Reader, period: Period, earlier: Period, on: date, previous: Followed | None = None) -> Followed:
    """Give where a renewal stands on a day."""
    day = min(on, period.last_day)
    asked, others = read.courses(period, earlier)
    return Followed(
        period=period,
        earlier=earlier,
        on=on,
        day=day,
        asked=asked,
        beside={
            CampaignPart.INVITED: _by(read.invited(period.id), day),
            CampaignPart.REMINDED: _by(read.reminded(period.id), day),
            CampaignPart.NEW: tuple(
                id_ for id_, course in others.items() if funnel.reply(course, day) is Reply.RENEWED
            ),
        },
        last_day=letters.campaign_day(period, [each for each in read.reminders(period.id) if each.written_on <= day]),
        previous=previous,
    )


def curve(read: Reader, found: Followed) -> list[curves.Week]:
    """Give a renewal week by week, beside the same weeks of the one before it where there was one."""
    before = found.previous
    return curves.curve(
        _campaign(found),
        read.invited(found.period.id).values(),
        found.day,
        found.last_day,
        _campaign(before) if before and before.total else None,
    )


def _campaign(found: Followed) -> curves.AskedToRenew:
    return curves.AskedToRenew(found.asked.values(), found.period.first_day, found.period.last_day)


def _by(days: Mapping[str, date], on: date) -> tuple[str, ...]:
    return tuple(id_ for id_, day in days.items() if day <= on)


def addressed(read: Reader, found: Followed, part: CampaignPart) -> list[tuple[BestContact, Reply | None]]:
    """Give the actors that a figure counts, each with whom to write to, and its reply where it was asked to renew."""
    ids = found.who(part)
    contacts = read.best_contacts(found.on, ids)
    replies = {id_: funnel.reply(found.asked[id_], found.day) for id_ in ids if id_ in found.asked}
    return [(contacts[id_], replies.get(id_)) for id_ in ids]


@dataclass(frozen=True)
class Letter:
    """Whom a letter is to, and in which form."""

    facts: rules.RenewalFacts
    contact: BestContact
    first: int | None = None  # the earliest round before this one that has a letter to the actor; 0 is the invitation
    on_paper: bool = False

    @property
    def mailbox(self) -> str | None:
        """Give where a draft can be sent, or None: a letter is printed then."""
        return None if self.on_paper else letters.address(self.contact.mailbox)

    @property
    def form(self) -> ReminderForm:
        """Give a draft to send where there is a mailbox, else a letter to print."""
        return ReminderForm.EMAIL if self.mailbox else ReminderForm.LETTER


@dataclass(frozen=True)
class Round:
    """A round of letters that has not been written yet."""

    period: Period
    earlier: Period | None
    number: int
    last_day: date
    letters: Sequence[Letter]
    answer_to: str | None
    affirmations: Sequence[Affirmation]
    on: date
    copies: Sequence[Letter] = ()


def remind(writer: Writer, request: letters.WriteReminders, write: Callable[[Round], None]) -> Round:
    """Write a round of letters to those who are invited and silent, and record that they were written.

    The files come first, the entries then, in one transaction that holds the write lock all the while. If it is
    interrupted between them, there are letters that the register does not know of, and the next run writes
    the same ones again, over themselves. The other order could say that a letter was written that is nowhere.
    """
    found = silent(writer.reader, request)
    _tell_of_the_uninvited(writer, found)
    if found.letters or found.copies:
        writer.notices += _notices(writer.reader, request, found)
    write(found)
    events = (
        request.noted(
            ReminderWritten(
                subject=letter.facts.id,
                period=found.period.id,
                round=found.number,
                written_on=request.on,
                form=letter.form,
                last_day=found.last_day,
            )
        )
        for letter in found.letters
    )
    _record(writer, events, len(found.letters))
    return found


def _notices(read: Reader, request: letters.WriteReminders, found: Round) -> list[Notice]:
    """Give what should be known of letters that are written: what they lack, and days that fit ill."""
    printed = any(each.form is ReminderForm.LETTER for each in (*found.letters, *found.copies))
    asked = printed and not found.answer_to  # a draft is answered as a mail is
    needed = [key for key in LETTERS if key is not SettingKey.ANSWER_TO or asked]
    first = [each.first for each in (*found.letters, *found.copies)]
    return [
        *letters.notices_of_uninvited(found.number, found.period.id, first),
        *letters.notices_of_last_day(request, found.last_day),
        *letters.notices_of_round(found.number, request, read.reminders(found.period.id)),
        *notices_of_missing(read.settings(), needed),
    ]


def silent(read: Reader, request: letters.WriteReminders) -> Round:
    """Give the round that is due: a letter to each invited actor that has not had one in it, and is silent.

    Where a round is asked for by its number, those who had its letter that day get a copy of it.
    """
    assert request.period
    period = read.period(request.period)
    written = read.reminders(period.id)
    last_day = letters.last_day_to_answer(request, period, written)
    number = letters.round_of(request, (each.round for each in written))
    Objections(letters.must_be_another_day(number, request, written)).stop()
    had = {each.actor: each.written_on for each in written if each.round == number}
    again = {actor for actor, day in had.items() if request.round is not None and day == request.on}
    invited = {actor: str(day) for actor, day in read.invited(period.id).items() if actor not in had or actor in again}
    earlier = _renewed_from(read, period)
    facts = {each.id: each for old in earlier for each in read.renewal_facts(period, old, request.on)}
    to = [
        facts[actor]
        for actor, day in invited.items()
        if actor in facts and rules.to_write(facts[actor], day, period, request.on)
    ]
    contacts = read.best_contacts(request.on, [each.id for each in to])
    first = letters.first_written(number, written)
    made = [Letter(each, contacts[each.id], first.get(each.id), request.on_paper) for each in to]
    due = [each for each in made if each.facts.id not in had]
    copies = [each for each in made if each.facts.id in again]
    answer_to = request.answer_to or read.settings().get(SettingKey.ANSWER_TO)
    made_of = _round(period, earlier, number, last_day, request, answer_to)
    return replace(made_of, letters=due, copies=copies)


def _round(
    period: Period,
    earlier: Sequence[Period],
    number: int,
    last_day: date,
    request: letters.WriteReminders,
    answer_to: str | None,
) -> Round:
    """Give a round without its letters."""
    ticks, old = required_through(period, request.on, last_day), earlier[-1] if earlier else None
    return Round(period, old, number, last_day, (), answer_to, ticks, request.on)


@dataclass(frozen=True)
class OneLetter:
    """A letter to one actor: the round it is of, whom it is to, and what is to be known of it."""

    round: Round
    actor: Actor
    contact: BestContact
    first: int | None
    notices: Sequence[Notice]


def letter(read: Reader, request: letters.WriteLetter) -> OneLetter:
    """Give one actor's letter of a renewal, as its round has it. Raises `Refused`."""
    assert request.ref and request.period
    objections = Objections()
    period, actor = objections.find(read.period, request.period), objections.find(read.actor, request.ref)
    objections.stop()
    assert period and actor
    written = read.reminders(period.id)
    number = letters.round_of_letter(request, (each.round for each in written))
    name = actor.name or actor.id
    Objections(letters.must_be_invited(actor.id, name, period, read.invited(period.id))).stop()
    had = next((each for each in reversed(written) if (each.actor, each.round) == (actor.id, number)), None)
    last_day = letters.last_day_of_letter(request, period, written, had)
    earlier = _renewed_from(read, period)
    answer_to = request.answer_to or read.settings().get(SettingKey.ANSWER_TO)
    first = letters.first_written(number, written).get(actor.id)
    answer = next((each.id for each in read.enrollments_of(actor.id) if each.period == period.id), None)
    notices = [
        *(
            [no.LetterNotNeeded("ref", refs=[actor.id], id=actor.id, name=name, period=period.id, answer=answer)]
            if answer
            else []
        ),
        *_hindered(read, actor, period, request.on),
        *letters.notices_of_last_day(request, last_day),
        *notices_of_missing(
            read.settings(), [key for key in LETTERS if key is not SettingKey.ANSWER_TO or not answer_to]
        ),
    ]
    contact = read.best_contacts(request.on, [actor.id])[actor.id]
    made = _round(period, earlier, number, last_day, request, answer_to)
    return OneLetter(made, actor, contact, first, notices)


def _hindered(read: Reader, actor: Actor, period: Period, on: date) -> Iterator[Notice]:
    """Tell of an actor that has been dissolved or barred since it was invited: a round writes to it no more."""
    barred = max((spans[-1][1] for each in read.exclusions_of(actor.id) if (spans := bar(each))), default=None)
    known = {"dissolved": actor.dissolved_on, "bar": barred}
    told = {name: day.isoformat() for name, day in known.items() if day}
    why = rules.hindrances(rules.RenewalFacts(actor.id, actor.name, actor.kind, actor.org_nr, "", **told), period, on)
    if why:
        through = dict(why).get("barred")
        facts = {"id": actor.id, "name": actor.name or actor.id, "period": period.id, "through": through}
        yield no.LetterToHindered("ref", refs=[actor.id], hindrance=tuple(code for code, _ in why), **facts)


def _renewed_from(read: Reader, period: Period) -> list[Period]:
    """Give the periods that plans for a period were made from."""
    keys = dict.fromkeys(plan.from_period for plan in read.applied_plans(period.id))
    return [read.period(key) for key in keys]


def _tell_of_the_uninvited(writer: Writer, found: Round) -> None:
    """Warn of signatories that are silent and never were invited: they get no letter."""
    read = writer.reader
    earlier = found.earlier or rules.predecessor(found.period, read.periods())
    if earlier is None:
        return
    asked, _ = read.courses(found.period, earlier)
    invited = read.invited(found.period.id)
    quiet = {actor for actor, course in asked.items() if funnel.reply(course, date.max) is Reply.SILENT}
    count = len(quiet - invited.keys())
    if count:
        told = no.SilentNotInvited("period", count=count, period=found.period.id, earlier=earlier.id)
        writer.notices.append(told)


def actions_of(rows: Iterable[rules.Proposed]) -> dict[str, int]:
    """Give how many rows there are of each action, in their own order."""
    found = Counter(row.action for row in rows)
    return {str(each): found[each] for each in Proposal if found[each]}
