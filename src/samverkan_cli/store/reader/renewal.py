"""Questions about renewal: plans carried out, who is invited, what was written, and the facts of many at once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, ClassVar

import msgspec
from msgspec.structs import replace

from samverkan_cli.domain.case.effect import Decided, Span, bar, days, of
from samverkan_cli.domain.records import BestContact, Period, Reminder, RenewalPlan, RollQuestion
from samverkan_cli.domain.renewal.funnel import AnswerDays, Course, reply
from samverkan_cli.domain.renewal.proposal import RenewalFacts
from samverkan_cli.domain.standing import Standing, dated, end, standing
from samverkan_cli.domain.values import EndedAs, Reply
from samverkan_cli.store.reader.contact import ContactReader
from samverkan_cli.store.reader.enrollment import EnrollmentReader

_LEFT = (Standing.WITHDRAWN, Standing.EXCLUDED, Standing.REFUSED)


class _Joined(msgspec.Struct, frozen=True):
    """An enrollment in the old period, and what is known of its actor."""

    ALWAYS_NAMED: ClassVar = True
    id: str
    actor: str
    received: date
    effective: date | None
    declined_on: date | None
    ended_from: date | None
    ended_as: EndedAs | None
    name: str | None
    kind: str
    org_nr: str | None
    dissolved_on: date | None
    merged_into: str | None


class _Given(msgspec.Struct, frozen=True):
    """An answer for the new period."""

    id: str
    actor: str
    number: int
    received: date
    completed: date | None
    effective: date | None
    declined_on: date | None
    ended_from: date | None
    ended_as: EndedAs | None


class _Old(msgspec.Struct):
    """What the old period's enrollments tell of an actor."""

    name: str | None
    kind: str
    org_nr: str | None
    dissolved_on: date | None
    merged_into: str | None
    standing: Standing = Standing.AHEAD
    left: date | None = None


class _New(msgspec.Struct):
    """What else the register knows of actors: answers, bars and exclusions after the old period."""

    answers: dict[str, list[AnswerDays]] = msgspec.field(default_factory=lambda: defaultdict(list))
    bars: dict[str, date] = msgspec.field(default_factory=dict)
    excluded: dict[str, date] = msgspec.field(default_factory=dict)


class RenewalReader(ContactReader, EnrollmentReader):
    """Renewal plans, invitations and reminders."""

    def renewal_plan(self, reference: str) -> RenewalPlan:
        """Give a plan that was carried out by its id."""
        return self._by_id_or_name(RenewalPlan, "renewal_plan", reference, "renewal_plan")

    def find_applied(self, key: str) -> RenewalPlan | None:
        """Give the plan with a key if it has been carried out, or None."""
        return self._one(RenewalPlan, "SELECT * FROM renewal_plan WHERE voided_by IS NULL AND key = :key", key=key)

    def applied_plans(self, period: str) -> list[RenewalPlan]:
        """Give the plans that were carried out for a period, the earliest first."""
        asked = "SELECT * FROM renewal_plan WHERE voided_by IS NULL AND period = :period ORDER BY number"
        return self._all(RenewalPlan, asked, period=period)

    def invited(self, period: str) -> dict[str, date]:
        """Give the actors that are invited to a period, and since when; a merged one as what it is part of."""
        asked = "SELECT actor, invited_on FROM invitation WHERE voided_by IS NULL AND period = :period"
        return self._earliest((actor, date.fromisoformat(on)) for actor, on in self._rows(asked, period=period))

    def reminders(self, period: str) -> list[Reminder]:
        """Give what was written for a period, the earliest first."""
        asked = "SELECT * FROM reminder WHERE voided_by IS NULL AND period = :period ORDER BY entry"
        found, merged = self._all(Reminder, asked, period=period), self._merged()
        return [replace(each, actor=that_stays(each.actor, merged)) if each.actor in merged else each for each in found]

    def periods_invited_to(self, on: date) -> list[Period]:
        """Give the periods that are not over on a day and that somebody has been invited to, the earliest first."""
        asked = (
            "SELECT * FROM period p WHERE voided_by IS NULL AND last_day >= :day AND EXISTS"
            " (SELECT 1 FROM invitation i WHERE i.period = p.id AND i.voided_by IS NULL) ORDER BY first_day"
        )
        return self._all(Period, asked, day=on)

    def last_round(self, period: str) -> list[Reminder]:
        """Give the letter that told a last day to answer last, for a period, or nothing."""
        asked = (
            "SELECT * FROM reminder WHERE voided_by IS NULL AND period = :period AND last_day IS NOT NULL"
            " ORDER BY entry DESC LIMIT 1"
        )
        return self._all(Reminder, asked, period=period)

    def letters_to(self, actor: str) -> list[Reminder]:
        """Give what was written to an actor, the earliest first."""
        asked = "SELECT * FROM reminder WHERE voided_by IS NULL AND actor = :actor ORDER BY written_on, entry"
        return self._all(Reminder, asked, actor=actor)

    def reminded(self, period: str) -> dict[str, date]:
        """Give the actors that were reminded (in round 1 or later) to join a period, and since when."""
        return self._earliest((each.actor, each.written_on) for each in self.reminders(period) if each.round)

    def _earliest(self, found: Iterable[tuple[str, date]]) -> dict[str, date]:
        merged = self._merged()
        days: dict[str, date] = {}
        for actor, day in found:
            whole = that_stays(actor, merged)
            days[whole] = min(day, days.get(whole, day))
        return days

    def _merged(self) -> dict[str, str]:
        return dict(self._rows("SELECT id, merged_into FROM actor WHERE merged_into IS NOT NULL"))

    def renewal_facts(self, period: Period, earlier: Period, on: date) -> list[RenewalFacts]:
        """Give the facts of every actor with an enrollment in the earlier period, in the order of their ids."""
        old = self._old(earlier)
        new = self._new(period, earlier)
        contacts = self.best_contacts(on, old.keys())
        return [_facts(id_, known, new, contacts.pop(id_)) for id_, known in old.items()]

    def _old(self, earlier: Period) -> dict[str, _Old]:
        asked = (
            "SELECT e.id, e.actor, e.received, e.effective, e.declined_on, e.ended_from, e.ended_as,"
            " a.name, a.kind, a.org_nr, a.dissolved_on, a.merged_into"
            " FROM enrollment e JOIN actor a ON a.id = e.actor"
            " WHERE e.period = :period AND e.voided_by IS NULL AND e.declined_on IS NULL ORDER BY a.number, e.number"
        )
        decided = self._decided(None)
        found: dict[str, _Old] = {}
        for each in self._each(_Joined, asked, period=earlier.id):
            old = found.get(each.actor)
            if old is None:
                old = _Old(each.name, each.kind, each.org_nr, each.dissolved_on, each.merged_into)
                found[each.actor] = old
            if old.standing is not Standing.ENROLLED:
                given = {"received": each.received, "effective": each.effective, "declined_on": each.declined_on}
                given |= {"last_day": earlier.last_day, "dissolved_on": old.dissolved_on}
                old.standing, old.left = _stood(decided.get(each.id), each.ended_from, each.ended_as, **given)
        return found

    def _new(self, period: Period, earlier: Period) -> _New:
        asked = (
            "SELECT id, actor, number, received, completed, effective, declined_on, ended_from, ended_as"
            " FROM enrollment WHERE period = :period AND voided_by IS NULL"
        )
        new, decided = _New(), self._decided(None)
        for each in self._each(_Given, asked, period=period.id):
            ended_from, ended_as = each.ended_from, each.ended_as
            out: tuple[Span, ...] = ()
            if known := decided.get(each.id):
                ended_from, ended_as = known.lasting(ended_from, ended_as)
                out = days(map(of, known.exclusions))
            dates = (each.received, each.completed, each.effective, each.declined_on)
            new.answers[each.actor].append(AnswerDays(each.number, *dates, ended_from, ended_as, out))
        for exclusion in (each for known in decided.values() for each in known.exclusions):
            if spans := bar(exclusion):
                new.bars[exclusion.actor] = max(spans[-1][1], new.bars.get(exclusion.actor, spans[-1][1]))
            for first, _ in of(exclusion).spans():
                if first > earlier.last_day:
                    new.excluded[exclusion.actor] = min(first, new.excluded.get(exclusion.actor, first))
        return new

    def courses(self, period: Period, earlier: Period) -> tuple[dict[str, Course], dict[str, Course]]:
        """Give what is known of the earlier period's last signatories, and of the others that have answered."""
        new, merged, dissolved = self._new(period, earlier), self._merged(), self._dissolved()
        answers: dict[str, list[AnswerDays]] = defaultdict(list)
        for actor, given in new.answers.items():
            answers[that_stays(actor, merged)] += given

        def course(actor: str) -> Course:
            return Course(tuple(answers.get(actor, ())), dissolved.get(actor), new.excluded.get(actor))

        question = RollQuestion(on=earlier.last_day, period=earlier.id)
        signatories = {that_stays(line.id, merged) for line in self.roll(question)}
        others = answers.keys() - signatories
        return {actor: course(actor) for actor in signatories}, {actor: course(actor) for actor in others}

    def _dissolved(self) -> dict[str, date]:
        found = self._rows("SELECT id, dissolved_on FROM actor WHERE dissolved_on IS NOT NULL")
        return {id_: date.fromisoformat(on) for id_, on in found}


def _stood(
    decided: Decided | None, ended_from: date | None, ended_as: EndedAs | None, **facts: Any
) -> tuple[Standing, date | None]:
    """Give the standing on the period's last day, and the first day off the roll for who has left."""
    effective, last = facts["effective"], facts["last_day"]
    if effective and effective <= last and not (decided or ended_from or facts["dissolved_on"]):
        return Standing.ENROLLED, None
    dates = dated(decided or Decided(), ended_from, ended_as, **facts)
    told = standing(dates, last)
    return told, end(dates)[0] if told in _LEFT else None


def _facts(id_: str, old: _Old, new: _New, contact: BestContact) -> RenewalFacts:
    given = new.answers.get(id_)
    answer = reply(Course(tuple(given)), date.max) if given else None
    bar = new.bars.get(id_)
    return RenewalFacts(
        id=id_,
        name=old.name,
        kind=str(old.kind),
        org_nr=old.org_nr,
        standing=str(old.standing),
        left=_iso(old.left),
        answer=None if answer in (None, Reply.SILENT) else str(answer),
        bar=_iso(bar),
        dissolved=_iso(old.dissolved_on),
        merged=old.merged_into,
        contact=contact.told,
        reach=str(contact.why or "mailbox"),
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def that_stays(actor: str, merged: Mapping[str, str]) -> str:
    """Give the actor that a merged one is part of."""
    seen: set[str] = set()
    while actor in merged and actor not in seen:
        seen.add(actor)
        actor = merged[actor]
    return actor
