"""A case along its days as a picture: its steps, its last days and what lasted, as they are shown in lines."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from samverkan_cli import texts
from samverkan_cli.actions.case.docket import Docket
from samverkan_cli.cli.case.lines import FOLDED, said
from samverkan_cli.domain.case import state
from samverkan_cli.domain.case import timeline as rules
from samverkan_cli.domain.case.state import State
from samverkan_cli.domain.deadlines import Status
from samverkan_cli.render.plot.picture import Moment, Timeline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from samverkan_cli.domain.case.timeline import Lasted
    from samverkan_cli.domain.deadlines import Deadline
    from samverkan_cli.domain.records import Case
    from samverkan_cli.render.plot import Picture
    from samverkan_cli.store.reader import Reader

Shape = dict[str, Any]
_STEPS = (1, 5, 10, 25, 50, 100, 250, 500, 1000)  # days from a label to the next
_LABELS = 5
_HEADINGS = ("running", "date", "through", "what")


class _Told(Struct, frozen=True):
    """A line of a case: what it is, the days it is drawn from and to, and the day it is told by."""

    look: str
    name: str
    first: date | None
    last: date | None = None
    day: date | None = None
    done: date | None = None
    through: date | None = None
    drawn: bool = True


def picture(reader: Reader, case: Case, data: Shape, today: date) -> Picture:
    """Give a case, with the `data` it is shown by, along its days."""
    due = Docket(reader, today).last_days(case)
    steps = list(_steps(data))
    over = state.state(case, today) in (State.CLOSED, State.DISMISSED)
    last = rules.reaches(case, [each.first for each in steps if each.first], due, today, over=over)
    lasted = rules.lasted(case, reader.dates(reader.enrollment(case.enrollment)), last)
    groups = {"steps": steps, "deadlines": list(_dues(due, today)), "stretches": list(_lasted(lasted, last))}
    first = min([case.reported_on, *(each.first for group in groups.values() for each in group if each.first)])
    shown = last if over else max(today, first)
    facts = {"id": case.id, "name": data["name"] or case.actor, "period": case.period, "today": str(today)}
    return Timeline(
        title=texts.say("timeline_title", **facts),
        told=texts.say("timeline_told", running=rules.running(case, shown), last=str(shown), state=data["state"]),
        headings=tuple(texts.field(each) for each in _HEADINGS),
        rows=tuple(_row(case, each) for group in groups.values() for each in group),
        moments=tuple(_moments(case, groups, first, last)),
        labels=tuple(_labels(case, first, last)),
        today=None if over or today < first else (_place(today, first, last), _now(case, today)),
    )


def _now(case: Case, today: date) -> str:
    return texts.say("timeline_now", day=str(today), running=rules.running(case, today))


def _steps(data: Shape) -> Iterator[_Told]:
    """Give what has happened; documents, and what was found of conflicts, stand in the table alone."""
    for each in data["steps"]:
        day = date.fromisoformat(each["day"]) if each["day"] else None
        drawn = day is not None and each["kind"] not in FOLDED
        yield _Told("step", said(each), day, day, day, drawn=drawn)


def _dues(found: Iterable[Deadline], today: date) -> Iterator[_Told]:
    """Give the last days that run or have run, each with how it stands; what is late goes on to today."""
    for each in found:
        if each.due is None:
            continue
        undone = each.status is Status.MISSED and each.done is None
        status = texts.word("deadline_status", "overdue" if undone else each.status)
        name = texts.say("timeline_due", what=texts.word("deadline", each.what), status=status, done=each.done)
        first = min(each.began or each.due, each.due)
        done = today if undone else each.done
        yield _Told("due", name, min(first, done) if done else first, each.due, each.due, done)


def _lasted(found: Iterable[Lasted], last: date) -> Iterator[_Told]:
    for each in found:
        name = texts.say(f"timeline_{each.stretch}", standing=each.how)
        through = min(each.through or last, last)
        yield _Told(str(each.stretch), name, each.first, through, each.first, through=each.through)


def _row(case: Case, each: _Told) -> tuple[str, ...]:
    running = str(rules.running(case, each.day)) if each.day else "–"
    return running, str(each.day or "–"), str(each.through or "–"), each.name


def _moments(case: Case, groups: dict[str, list[_Told]], first: date, last: date) -> Iterator[Moment]:
    for name, group in groups.items():
        shown = [each for each in group if each.drawn]
        if shown:
            yield Moment(look="heading", name=texts.say(f"timeline_{name}"))
        yield from (_moment(case, each, first, last) for each in shown)


def _moment(case: Case, each: _Told, first: date, last: date) -> Moment:
    assert each.first and each.day
    # a day is its whole width: what lasts through a day ends where the next begins
    end = (each.last or each.first) + timedelta(days=each.look not in ("step", "due"))
    return Moment(
        look=each.look,
        name=each.name,
        day=str(each.day),
        running=texts.say("timeline_day", running=rules.running(case, each.day)),
        first=_place(each.first, first, last),
        last=_place(end, first, last),
        done=_place(each.done, first, last) if each.done else None,
    )


def _place(day: date, first: date, last: date) -> float:
    """Give where a day lies, 0 to 1; of a single day, at the beginning. What lies outside stands at the edge."""
    return min(1.0, max(0.0, (day - first).days / (last - first).days)) if last > first else 0.0


def _labels(case: Case, first: date, last: date) -> Sequence[tuple[float, str]]:
    """Give the days that are told on the axis: the one the concern came, and some after it at the same distance."""
    days = rules.running(case, last)
    step = next((each for each in _STEPS if days <= each * _LABELS), _STEPS[-1])
    told = range(0, days + 1, step)
    return [
        (_place(case.reported_on + timedelta(days=at), first, last), texts.say("timeline_day", running=at))
        for at in told
    ]
