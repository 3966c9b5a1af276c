"""The curve of a renewal: as scripts read it, as bars on a terminal, and as a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from samverkan_cli import texts
from samverkan_cli.actions.renewal import curve
from samverkan_cli.cli.drawn import drawn
from samverkan_cli.cli.shapes import iso
from samverkan_cli.render import IN_ROWS, Listing
from samverkan_cli.render.bars import Bar, bars
from samverkan_cli.render.plot import campaign

if TYPE_CHECKING:
    from collections.abc import Sequence

    from samverkan_cli.actions.renewal import Followed
    from samverkan_cli.cli.call import Reading
    from samverkan_cli.domain.renewal.curve import Week
    from samverkan_cli.render import Sheet
    from samverkan_cli.render.plot import Picture
    from samverkan_cli.store.reader import Reader


def shown(call: Reading, reader: Reader, found: Followed, data: dict[str, Any], told: Sequence[str]) -> Listing | Sheet:
    """Give where a renewal stands, and its curve: alone, a row a week, in a form that has nothing but rows."""
    weeks = curve(reader, found)
    rows = shape(found, weeks)
    if call.form in IN_ROWS:
        told_of = picture(found, weeks)
        return Listing(call.words, rows, campaign.HEADINGS, told_of.title, told_of.told, keys=campaign.HEADINGS)
    data = data | {"curve": rows}
    return drawn(call, reader, picture(found, weeks), data, (*told, "", *lines(found, weeks)))


def shape(found: Followed, weeks: Sequence[Week]) -> list[dict[str, Any]]:
    """Give the weeks as scripts read them; a share is 0 to 1, as in the funnel."""
    return [
        {
            "week": "{}-W{:02}".format(*each.day.isocalendar()[:2]),
            "day": iso(each.day),
            "renewed": each.renewed,
            "rate": _rate(each.renewed, found.total),
            "previous_day": iso(each.previous_day),
            "previous_renewed": each.previous,
            "previous_rate": _rate(each.previous, _before(found)),
        }
        for each in weeks
    ]


def lines(found: Followed, weeks: Sequence[Week]) -> list[str]:
    """Give the weeks as bars."""
    if not weeks or not found.total:
        return [picture(found, weeks).told]
    told = [
        Bar(
            name=texts.say("curve_week", week=campaign.week_of(each.day), day=str(each.day)),
            share=_rate(each.renewed, found.total),
            told=_told(found, each),
        )
        for each in weeks
        if each.renewed is not None or each.previous is not None
    ]
    return [texts.say("curve_heading" if _before(found) else "curve_heading_alone"), *bars(told)]


def _told(found: Followed, week: Week) -> str:
    """Give the figures of a week: how many and which share, and the share of the same week last time."""
    share = campaign.percent(None if week.renewed is None else 100 * week.renewed / found.total)
    count, width = "–" if week.renewed is None else str(week.renewed), len(str(found.total))
    before = _rate(week.previous, _before(found))
    then = "" if before is None else f"({campaign.percent(100 * before)})"
    return f"{count:>{width}}  {share:>5}  {then:>7}".rstrip()


def picture(found: Followed, weeks: Sequence[Week]) -> Picture:
    """Give the weeks as a picture."""
    return campaign.picture(found.period.id, weeks, found.on, found.last_day, found.total, _before(found))


def _before(found: Followed) -> int:
    return found.previous.total if found.previous else 0


def _rate(count: int | None, total: int) -> float | None:
    return None if count is None or not total else round(count / total, 4)
