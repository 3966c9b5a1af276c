"""Questions about renewal: plans carried out, who is invited, what was written, and the facts of many at once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import sqlalchemy as sa

from samverkan_cli.domain.effect import Decided, bar, days, of
from samverkan_cli.domain.funnel import Answer, Course, reply
from samverkan_cli.domain.records import BestContact, Period, Reminder, RenewalPlan, RollQuestion
from samverkan_cli.domain.renewal import Facts
from samverkan_cli.domain.standing import Standing, dated, end, standing
from samverkan_cli.domain.values import EndedAs, Reply
from samverkan_cli.store.reader.contact import ContactReader
from samverkan_cli.store.reader.enrollment import EnrollmentReader
from samverkan_cli.store.tables import table

_LEFT = (Standing.WITHDRAWN, Standing.EXCLUDED, Standing.REFUSED)


@dataclass(slots=True)
class _Old:
    """What the old period's enrollments tell of an actor."""

    name: str | None
    kind: str
    org_nr: str | None
    dissolved_on: date | None
    merged_into: str | None
    standing: Standing = Standing.AHEAD
    left: date | None = None


@dataclass(slots=True)
class _New:
    """What else the register knows of actors: answers, bars and exclusions after the old period."""

    answers: dict[str, list[Answer]] = field(default_factory=lambda: defaultdict(list))
    bars: dict[str, date] = field(default_factory=dict)
    excluded: dict[str, date] = field(default_factory=dict)


class RenewalReader(ContactReader, EnrollmentReader):
    """Renewal plans, invitations and reminders."""

    def renewal_plan(self, reference: str) -> RenewalPlan:
        """Give a plan that was carried out by its id."""
        return self._named(RenewalPlan, "renewal_plan", reference, "renewal_plan")

    def find_applied(self, key: str) -> RenewalPlan | None:
        """Give the plan with a key if it has been carried out, or None."""
        rows = table("renewal_plan")
        return self._record(RenewalPlan, self._live("renewal_plan").where(rows.c.key == key))

    def applied_plans(self, period: str) -> list[RenewalPlan]:
        """Give the plans that were carried out for a period, the earliest first."""
        rows = table("renewal_plan")
        query = self._live("renewal_plan").where(rows.c.period == period).order_by(rows.c.number)
        return self._records(RenewalPlan, query)

    def invited(self, period: str) -> dict[str, date]:
        """Give the actors that are invited to a period, and since when; a merged one as what it is part of."""
        rows = table("invitation")
        query = sa.select(rows.c.actor, rows.c.invited_on).where(rows.c.voided_by.is_(None), rows.c.period == period)
        return self._earliest((actor, day) for actor, day in self.connection.execute(query))

    def reminders(self, period: str) -> list[Reminder]:
        """Give what was written for a period, the earliest first."""
        rows, merged = table("reminder"), self._merged()
        query = self._live("reminder").where(rows.c.period == period).order_by(rows.c.entry)
        found = [Reminder.model_construct(**row) for row in self._rows(query)]
        return [
            each.model_copy(update={"actor": _whole(each.actor, merged)}) if each.actor in merged else each
            for each in found
        ]

    def reminded(self, period: str) -> dict[str, date]:
        """Give the actors that were reminded (in round 1 or later) to join a period, and since when."""
        return self._earliest((each.actor, each.written_on) for each in self.reminders(period) if each.round)

    def _earliest(self, found: Iterable[tuple[str, date]]) -> dict[str, date]:
        merged = self._merged()
        days: dict[str, date] = {}
        for actor, day in found:
            whole = _whole(actor, merged)
            days[whole] = min(day, days.get(whole, day))
        return days

    def _merged(self) -> dict[str, str]:
        rows = table("actor")
        query = sa.select(rows.c.id, rows.c.merged_into).where(rows.c.merged_into.is_not(None))
        return {id_: into for id_, into in self.connection.execute(query)}  # noqa: C416 — dict() of rows is no dict of str

    def renewal_facts(self, period: Period, earlier: Period, on: date) -> list[Facts]:
        """Give the facts of every actor with an enrollment in the earlier period, in the order of their ids."""
        old = self._old(earlier)
        new = self._new(period, earlier)
        contacts = self.best_contacts(on, old.keys())
        return [_facts(id_, known, new, contacts[id_]) for id_, known in old.items()]

    def _old(self, earlier: Period) -> dict[str, _Old]:
        rows, actors = table("enrollment").c, table("actor").c
        dated = (rows.received, rows.effective, rows.declined_on, rows.ended_from, rows.ended_as)
        query = (
            sa.select(
                rows.id,
                rows.actor,
                *dated,
                *(actors[name] for name in ("name", "kind", "org_nr", "dissolved_on", "merged_into")),
            )
            .join(table("actor"), rows.actor == actors.id)
            .where(rows.period == earlier.id, rows.voided_by.is_(None), rows.declined_on.is_(None))
            .order_by(actors.number, rows.number)
        )
        decided = self._decided(None)
        found: dict[str, _Old] = {}
        for enrollment, actor, received, effective, declined, ended_from, ended_as, *known in self.connection.execute(
            query
        ):
            old = found.setdefault(actor, _Old(*known))
            if old.standing is not Standing.ENROLLED:
                given = {"received": received, "effective": effective, "declined_on": declined}
                given |= {"last_day": earlier.last_day, "dissolved_on": old.dissolved_on}
                old.standing, old.left = _stood(decided.get(enrollment), ended_from, ended_as, **given)
        return found

    def _new(self, period: Period, earlier: Period) -> _New:
        rows = table("enrollment").c
        names = ("id", "actor", "number", "received", "completed", "effective", "declined_on", "ended_from", "ended_as")
        answers = sa.select(*(rows[name] for name in names)).where(rows.period == period.id, rows.voided_by.is_(None))
        new, decided = _New(), self._decided(None)
        for enrollment, actor, *facts in self.connection.execute(answers):
            answer = Answer(*facts)
            if known := decided.get(enrollment):
                ended_from, ended_as = known.lasting(answer.ended_from, answer.ended_as)
                out = days(map(of, known.exclusions))
                answer = replace(answer, ended_from=ended_from, ended_as=ended_as, exclusions=out)
            new.answers[actor].append(answer)
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
        answers: dict[str, list[Answer]] = defaultdict(list)
        for actor, given in new.answers.items():
            answers[_whole(actor, merged)] += given

        def course(actor: str) -> Course:
            return Course(tuple(answers.get(actor, ())), dissolved.get(actor), new.excluded.get(actor))

        question = RollQuestion(on=earlier.last_day, period=earlier.id)
        signatories = {_whole(line.id, merged) for line in self.roll(question)}
        others = answers.keys() - signatories
        return {actor: course(actor) for actor in signatories}, {actor: course(actor) for actor in others}

    def _dissolved(self) -> dict[str, date]:
        rows = table("actor")
        query = sa.select(rows.c.id, rows.c.dissolved_on).where(rows.c.dissolved_on.is_not(None))
        return {id_: day for id_, day in self.connection.execute(query)}  # noqa: C416 — as above


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


def _facts(id_: str, old: _Old, new: _New, contact: BestContact) -> Facts:
    given = new.answers.get(id_)
    answer = reply(Course(tuple(given)), date.max) if given else None
    bar = new.bars.get(id_)
    named = contact.name or contact.person
    told = f"{named} <{contact.mailbox}>" if named and contact.mailbox else contact.mailbox or named
    return Facts(
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
        contact=told,
        reach=str(contact.why or "mailbox"),
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _whole(actor: str, merged: Mapping[str, str]) -> str:
    """Give the actor that a merged one is part of."""
    seen: set[str] = set()
    while actor in merged and actor not in seen:
        seen.add(actor)
        actor = merged[actor]
    return actor
