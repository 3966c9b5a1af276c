"""Pictures of everything that can be drawn: of much, of little and of nothing, and with names that look like markup."""

from datetime import date, timedelta

from samverkan_cli.domain.progress import PlanPart
from samverkan_cli.domain.renewal.curve import Week
from samverkan_cli.domain.trend import Trend
from samverkan_cli.domain.values import Kind
from samverkan_cli.render.plot import Picture, campaign, progress, trend
from samverkan_cli.render.plot.picture import Moment, Timeline

SUNDAY = date(2023, 9, 10)
A, C = Kind.ASSOCIATION, Kind.COMMITTEE
HOSTILE = (
    "<script>alert(1)</script>",
    '"><image href="x" onload=\'y\'/>',
    '</text></svg>&lt;b&gt; & &amp; ]]> <!-- -- {{ 7*7 }} #read("x")',
    "\u202egro.elpmaxe\u202c \u2066x",
    "👩‍👩‍👧‍👦" * 9 + " 日本語の団体" * 12,
    "e" + "\u0301" * 60,
    "W" * 200,
    "Ett namn av många ord " * 9,
    "\ufdfd" * 20 + "\U0001202b" * 20,
    "\ufffe\uffff\x0b\ud800",
)


def weeks(*counts: tuple[int | None, int | None]) -> list[Week]:
    days = [SUNDAY + timedelta(weeks=at) for at in range(len(counts))]
    back = timedelta(days=1461)
    return [
        Week(day, now, day - back if then is not None else None, then)
        for day, (now, then) in zip(days, counts, strict=True)
    ]


def of_campaign(*counts: tuple[int | None, int | None], total: int = 10, before: int = 20) -> Picture:
    return campaign.picture("2024-2027", weeks(*counts), SUNDAY, date(2023, 12, 29), total, before)


DAYS = tuple(date(2024, month, 28) for month in range(1, 13))


def of_kinds(counts: dict[Kind, tuple[int, ...]], days: tuple[date, ...] = DAYS) -> Picture:
    return trend.signatories(Trend(days, {str(kind): each for kind, each in counts.items()}), date(2024, 12, 28))


def of_tasks(*counts: tuple[int, int], days: tuple[date, ...] = DAYS) -> Picture:
    open_, done = zip(*counts, strict=True) if counts else ((), ())
    return trend.tasks(Trend(days[: len(counts)], {"open": open_, "done": done}), date(2024, 12, 28))


def of_plan(*parts: PlanPart) -> Picture:
    return progress.picture("2024-2025", parts, SUNDAY)


WHOLE = PlanPart(part="plan", ref=None, proposed=1, adopted=6, ongoing=3, done=3, dropped=1)
LOOKS = ("heading", "step", "due", "off", "appeal", "stay")


def of_case(*moments: Moment, today: float | None = 0.9) -> Picture:
    labels = tuple((at / 4, f"dag {100 * at}") for at in range(5))
    shown = None if today is None else (today, "läget 2024-12-31")
    rows = tuple((each.running, each.day, "–", each.name) for each in moments)
    told = ("En tidslinje", "Ett ärende")
    return Timeline(title=told[0], told=told[1], rows=rows, moments=moments, labels=labels, today=shown)


def moment(look: str, name: str = "överklagat", **places: float) -> Moment:
    return Moment(look=look, name=name, day="2024-12-31", running="dag 12345", **places)


POINTS = tuple(PlanPart(part="point", ref=f"principle:{at}", text=text, done=1) for at, text in enumerate(HOSTILE))
EACH = {
    "kinds": of_kinds({A: (1, 2, 4) * 4, C: (0, 1, 1) * 4}),
    "every kind": of_kinds({kind: tuple(range(at, at + 12)) for at, kind in enumerate(Kind)}),
    "ten thousand": of_kinds({A: (10_000,) * 12, Kind.NETWORK: (1,) * 12}),
    "one day": of_kinds({A: (1,)}, DAYS[:1]),
    "forty days": of_kinds({A: tuple(range(36))}, DAYS * 3),
    "no signatory": of_kinds({}, ()),
    "nobody on any day": of_kinds({A: (0,) * 12}),
    "tasks": of_tasks((1, 0), (3, 2), (2, 9)),
    "many tasks": of_tasks((12_345, 99_999)),
    "no task": of_tasks(),
    "no open task": of_tasks((0, 0)),
    "a plan": of_plan(WHOLE, *POINTS, PlanPart(part="side", ref="civil", done=3, adopted=4)),
    "a plan of nothing": of_plan(PlanPart(part="plan"), PlanPart(part="point", ref="principle:1", text="Dialog")),
    "a plan of what was moved": of_plan(PlanPart(part="plan", moved=2)),
    "a plan of very many": of_plan(PlanPart(part="plan", done=1, proposed=12_345)),
    "a case": of_case(*(moment(look, name, first=0.2, last=0.5, done=0.7) for look in LOOKS for name in HOSTILE)),
    "a case of a day": of_case(*(moment(look) for look in LOOKS), today=0.0),
    "a case to its end": of_case(*(moment(look, first=1.0, last=1.0, done=1.0) for look in LOOKS), today=1.0),
    "a case of nothing": of_case(today=None),
    "a campaign": of_campaign((1, 4), (3, 9), (None, 12)),
    "one week": of_campaign((3, None), before=0),
    "nobody yet": of_campaign((0, 0)),
    "everybody": of_campaign((10, 20), (10, 20)),
    "no week": of_campaign(),
    "a year": of_campaign(*((at, at // 2) for at in range(54)), total=54, before=54),
}
