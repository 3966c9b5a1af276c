"""How figures have changed, as scripts read it, as bars on a terminal, and as a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from samverkan_cli import texts
from samverkan_cli.cli.drawn import drawn
from samverkan_cli.render import DRAWN_IN, Listing, Sheet
from samverkan_cli.render.bars import Bar, bars, rising, room_of
from samverkan_cli.render.plot import trend as pictures
from samverkan_cli.render.width import columns_of, padded

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from samverkan_cli.cli.call import Reading
    from samverkan_cli.domain.trend import Trend
    from samverkan_cli.render.plot import Picture
    from samverkan_cli.store.reader import Reader

Rows = list[dict[str, Any]]
KINDS = ("day", "kind", "signatories")
TASKS = ("day", "open", "done")


def signatories(call: Reading, reader: Reader, found: Trend, on: date, period: str | None) -> Listing | Sheet:
    """Give how many signatories there were, of each kind and in all, day by day."""
    every = texts.say("every") if call.form in ("md", "xlsx") else None
    rows = [
        {"day": day.isoformat(), "kind": kind, "signatories": counts[at]}
        for at, day in enumerate(found.days)
        for kind, counts in ((every, found.total), *found.counts.items())
    ]
    picture = pictures.signatories(found, on, period)
    return _shown(call, reader, picture, rows, KINDS, _columns(picture, found))


def _columns(picture: Picture, found: Trend) -> list[str]:
    """Give the rows of columns that a picture has, each with its first figure and its last."""
    if not any(found.total):
        return [picture.told]
    series = {texts.say("every"): found.total, **pictures.by_kind(found)}
    most = max(found.total)
    wide = len(str(most))
    told = {
        name: texts.say("trend_row", was=f"{counts[0]:>{wide}}", now=f"{counts[-1]:>{wide}}")
        for name, counts in series.items()
    }
    named = max(map(columns_of, series))
    room = max(1, room_of() - named - max(map(columns_of, told.values())) - 4)
    each_th, times = -(-len(found.days) // room), 2 if room >= 2 * len(found.days) else 1
    days = found.days[::-1][::each_th][::-1]
    facts = {"first": str(found.days[0]), "last": str(found.days[-1]), "points": len(days)}
    lines = [picture.title, texts.say("trend_heading", **facts)]
    for name, counts in series.items():
        columns = rising([count for count in counts[::-1][::each_th][::-1] for _ in range(times)], most)
        lines.append(f"{padded(name, named)}  {columns}  {told[name]}")
    return lines


def tasks(call: Reading, reader: Reader, found: Trend, on: date, *, plotted: bool) -> Listing | Sheet:
    """Give how many tasks were open and done, day by day."""
    open_, done = (found.counts.get(of, ()) for of in TASKS[1:])
    rows = [{"day": day.isoformat(), "open": open_[at], "done": done[at]} for at, day in enumerate(found.days)]
    picture = pictures.tasks(found, on)
    if not plotted:
        return Listing(call.words, rows, TASKS, picture.title, picture.told, keys=TASKS)
    return _shown(call, reader, picture, rows, TASKS, [picture.title, *_bars(rows)] if rows else [picture.told])


def _bars(rows: Rows) -> list[str]:
    """Give a bar for the tasks that were open on each day, of the most there were."""
    most = max(row["open"] for row in rows) or 1
    wide = {name: max(len(str(row[name])) for row in rows) for name in TASKS[1:]}
    return bars(
        [
            Bar(
                name=row["day"],
                share=row["open"] / most,
                told=texts.say("tasks_bar", **{name: f"{row[name]:>{width}}" for name, width in wide.items()}),
            )
            for row in rows
        ]
    )


def _shown(
    call: Reading, reader: Reader, picture: Picture, rows: Rows, columns: Sequence[str], lines: list[str]
) -> Listing | Sheet:
    """Give a picture with the bars a person is told, and its rows for what reads those."""
    if call.form == "table" or call.form in DRAWN_IN:
        return drawn(call, reader, picture, {"rows": rows}, lines)
    return Listing(call.words, rows, tuple(columns), picture.title, picture.told, keys=tuple(columns))
