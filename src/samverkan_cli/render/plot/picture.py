"""What can be drawn: a picture is a value, with the table of the same figures that stands beside it wherever it is."""

from msgspec import Struct


class Picture(Struct, frozen=True, kw_only=True):
    """What a picture is called, what it shows in a sentence, and its figures as a table, of texts as they are read.

    With nothing to draw, `told` says so. What is `headed` has its title above it, for there is nothing around it.
    """

    title: str
    told: str
    headings: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    headed: bool = False


class PlotLine(Struct, frozen=True, kw_only=True):
    """A line of points, one for each place on the axis; None where there is no figure. `shown` is its last one."""

    name: str
    values: tuple[float | None, ...]
    shown: str = ""


class Curves(Picture, frozen=True, kw_only=True):
    """Lines over time: `places` are days, 0 to 1 along the axis, some of them with a `label`, and so are the `marks`.

    `most` is the highest value there can be, `unit` what a value is followed by.
    """

    lines: tuple[PlotLine, ...]
    places: tuple[float, ...]
    labels: tuple[tuple[float, str], ...]
    most: float
    unit: str = ""
    marks: tuple[tuple[float, str], ...] = ()


class Column(Struct, frozen=True, kw_only=True):
    """A row of columns: how many there were on each day, and the last of them in words."""

    name: str
    values: tuple[int, ...]
    shown: str


class Columns(Picture, frozen=True, kw_only=True):
    """Rows of columns under each other, all of one scale, with `labels` under some of the days."""

    series: tuple[Column, ...]
    labels: tuple[tuple[int, str], ...]


class Bars(Picture, frozen=True, kw_only=True):
    """Bars under each other, each of as many parts as there are `parts`, from the most done to the least."""

    parts: tuple[str, ...]
    bars: tuple["PartedBar", ...]


class PartedBar(Struct, frozen=True, kw_only=True):
    """A bar: what it is of, how much each part of it is, and what is told of it; `apart` begins another group."""

    name: str
    values: tuple[int, ...]
    shown: str
    apart: bool = False


class Moment(Struct, frozen=True, kw_only=True):
    """A line of a timeline: its day, what it is, and where it lies, 0 to 1, from `first` to `last`.

    `look` is how it is drawn: `step`, `due` with the place where it was `done`, a `Stretch`, or `heading` of others.
    """

    look: str
    name: str
    day: str = ""
    running: str = ""
    first: float = 0
    last: float = 0
    done: float | None = None


class Timeline(Picture, frozen=True, kw_only=True):
    """What happened beside an axis of days, with `labels` on it and the day it is asked on."""

    moments: tuple[Moment, ...]
    labels: tuple[tuple[float, str], ...]
    today: tuple[float, str] | None = None
