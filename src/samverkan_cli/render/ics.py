"""iCalendar: meetings in Swedish time, last days as whole days and tasks, each under an id it keeps [RFC 5545]."""

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from samverkan_cli import __version__, texts
from samverkan_cli.domain import days
from samverkan_cli.render import Listing
from samverkan_cli.render.plain import visible

if TYPE_CHECKING:
    from icalendar import Event, Todo

HERE = "Europe/Stockholm"
LAST_SEQUENCE = 2**31 - 1


def render(shown: Listing) -> bytes:
    """Give a calendar of the rows, called what the listing is; one that is called off says so."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", f"-//samverkan//samverkan {__version__}//{texts.language().upper()}")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", visible(shown.title))
    for row in shown.rows:
        calendar.add_component(_todo(row) if row["kind"] == "task" else _event(row))
    calendar.add_missing_timezones()
    told: bytes = calendar.to_ical()
    return told


def _event(row: dict[str, Any]) -> "Event":
    from icalendar import Event

    event = Event()
    about = texts.say("ics_meeting" if row["kind"] == "meeting" else "ics_last_day", ref=row["ref"])
    _identify(event, row, about)
    first, last = _span(row)
    event.add("dtstart", first)
    if last:
        event.add("dtend", last)
    if row["place"]:
        event.add("location", visible(row["place"]))
    event.add("status", "CANCELLED" if row["cancelled"] else "CONFIRMED")
    event.add("transp", "OPAQUE" if row["start"] else "TRANSPARENT")
    return event


def _todo(row: dict[str, Any]) -> "Todo":
    """Give a task; who is to do it is not told: a calendar that is shared is read by anybody."""
    from icalendar import Todo

    todo = Todo()
    _identify(todo, row, texts.say("ics_task", ref=row["ref"]))
    if row["date"]:
        todo.add("due", date.fromisoformat(row["date"]))
    if row["done"] and not row["cancelled"]:
        todo.add("completed", _at(date.fromisoformat(row["done"]), "12:00").astimezone(ZoneInfo("UTC")))
        todo.add("percent-complete", 100)
    open_ = "IN-PROCESS" if row["started"] else "NEEDS-ACTION"
    todo.add("status", "CANCELLED" if row["cancelled"] else "COMPLETED" if row["done"] else open_)
    return todo


def _identify(component: "Event | Todo", row: dict[str, Any], about: str) -> None:
    """Say which one it is, how often it was changed, and what it is called."""
    component.add("uid", row["uid"])
    component.add("dtstamp", days.local(row["stamp"]).astimezone(ZoneInfo("UTC")).replace(microsecond=0))
    component.add("sequence", min(row["sequence"], LAST_SEQUENCE))
    component.add("summary", visible(row["title"] or about))
    component.add("description", about)


def _span(row: dict[str, Any]) -> tuple[date | datetime, date | datetime | None]:
    """Give when it begins and ends: a whole day, which ends as the next one begins, where it has no time."""
    day = date.fromisoformat(row["date"])
    if not row["start"]:
        return day, day + timedelta(days=1)
    ends = _at(date.fromisoformat(row["ends_on"] or row["date"]), row["end"]) if row["end"] else None
    return _at(day, row["start"]), ends


def _at(day: date, clock: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(clock), ZoneInfo(HERE))
