"""Take calendar files into a calendar of khal, one after the other, and print what stands on each day: JSON.

It is run in a process of its own: khal changes how icalendar reckons with time zones, for all who use it.
"""

import json
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any


def calendar(folder: Path) -> tuple[Any, dict[str, Any]]:
    """Give an empty calendar of khal, and how it is set up."""
    import pytz  # what khal reckons with
    from khal.khalendar import CalendarCollection

    here = pytz.timezone("Europe/Stockholm")
    locale: Any = {"default_timezone": here, "local_timezone": here, "unicode_symbols": True, "firstweekday": 0}
    locale |= {"timeformat": "%H:%M", "dateformat": "%Y-%m-%d", "longdateformat": "%Y-%m-%d", "weeknumbers": "off"}
    locale |= {"datetimeformat": "%Y-%m-%d %H:%M", "longdatetimeformat": "%Y-%m-%d %H:%M"}
    ours: Any = {"name": "ours", "path": str(folder / "vdir"), "readonly": False, "ctype": "calendar"}
    ours |= {"color": "", "addresses": ""}
    held: Any = CalendarCollection({"ours": ours}, locale=locale, dbpath=str(folder / "khal.db"))
    held.default_calendar_name = "ours"
    return held, {"locale": locale, "view": {"event_format": ""}}


def days(held: Any, first: date, last: date) -> dict[str, list[list[str]]]:
    """Give, by id, each day something stands on, when it begins and whether it is cancelled."""
    found: dict[str, list[list[str]]] = {}
    for day in map(date.fromordinal, range(first.toordinal(), last.toordinal() + 1)):
        for event in held.get_events_on(day):
            starts = event.start_local
            hour = "" if event.allday else starts.strftime("%H:%M") if isinstance(starts, datetime) else "?"
            status = "cancelled" if "STATUS:CANCELLED" in event.raw else ""
            found.setdefault(event.uid.partition("@")[0], []).append([str(day), hour, status])
    return found


def main(folder: str, first: str, last: str, *files: str) -> None:
    from khal.controllers import import_ics

    held, conf = calendar(Path(folder))
    for file in files:
        import_ics(held, conf, Path(file).read_text(encoding="utf-8"), batch=True)
        held.update_db()
    print(json.dumps(days(held, date.fromisoformat(first), date.fromisoformat(last))))  # noqa: T201 — who runs it reads it


if __name__ == "__main__":
    main(*sys.argv[1:])
