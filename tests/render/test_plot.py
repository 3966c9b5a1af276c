"""Pictures: well-formed, called and told, without a foreign element, with nothing outside, and equal to their table."""

import re
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from defusedxml.ElementTree import fromstring

from samverkan_cli.domain.progress import PlanPart
from samverkan_cli.domain.renewal.curve import Week
from samverkan_cli.domain.trend import Trend
from samverkan_cli.domain.values import Kind
from samverkan_cli.render.plot import Picture, campaign, file, progress, style, svg, trend
from samverkan_cli.render.plot.ink import COLOURS, DARK, drawn, shortened, wide, wrapped
from samverkan_cli.render.plot.picture import Moment, Timeline

SVG = "{http://www.w3.org/2000/svg}"
ALLOWED = {"svg", "title", "desc", "defs", "pattern", "rect", "line", "circle", "text", "polyline", "path"}
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


def parsed(picture: Picture) -> Any:
    root = fromstring(file(picture).encode())
    assert ALLOWED >= {each.tag.removeprefix(SVG) for each in root.iter()}
    assert not [name for each in root.iter() for name in each.attrib if name.startswith("on") or "href" in name]
    return root


def must_be_whole(picture: Picture) -> None:
    """Hold what every picture has: a title and a description, and every letter and line within its box."""
    root = parsed(picture)
    title, desc, *_ = root
    assert (picture.title, picture.told) == (title.text, desc.text)
    assert (title.attrib["id"], desc.attrib["id"]) == (root.attrib["aria-labelledby"], root.attrib["aria-describedby"])
    assert ("img", "sv") == (root.attrib["role"], root.attrib["lang"])
    _, _, width, height = map(float, root.attrib["viewBox"].split())
    for text in root.iter(f"{SVG}text"):
        at, taken = float(text.attrib["x"]), wide(text.text or "")
        left = at - {None: 0.0, "middle": taken / 2, "end": taken}[text.attrib.get("text-anchor")]
        assert left >= -1 and left + taken <= width + 1, (text.text, left, taken)
        assert 10 <= float(text.attrib["y"]) <= height - 3, text.text
    for each in root.iter():
        for name, value in each.attrib.items():
            if name in ("x", "x1", "x2", "cx"):
                assert -1 <= float(value) <= width + 1
            if name in ("y", "y1", "y2", "cy"):
                assert -1 <= float(value) <= height + 1


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


@pytest.mark.parametrize("picture", EACH.values(), ids=EACH)
def test_a_picture_is_called_and_told_and_nothing_reaches_outside_it(picture: Picture) -> None:
    must_be_whole(picture)


def test_what_is_drawn_is_what_stands_in_the_table() -> None:
    picture = of_campaign((1, 4), (3, 9), (None, 12))
    root = parsed(picture)
    lines = [
        [tuple(map(float, point.split(","))) for point in each.attrib["points"].split()]
        for each in root.iter(f"{SVG}polyline")
    ]
    labels = {each.text: float(each.attrib["y"]) - 4 for each in root.iter(f"{SVG}text")}
    bottom, top = labels["0 %"], labels["100 %"]
    drawn_ = [[round(100 * (bottom - y) / (bottom - top)) for _, y in line] for line in lines]
    assert [[10, 30], [20, 45, 60]] == drawn_
    shares = [[row[3] for row in picture.rows], [row[6] for row in picture.rows]]
    assert [["10 %", "30 %", "–"], ["20 %", "45 %", "60 %"]] == shares
    assert all(a < b for line in lines for (a, _), (b, _) in pairwise(line))


def test_each_column_is_as_high_as_its_figure_in_the_table() -> None:
    picture = of_kinds({A: (10, 20, 40) * 4, C: (0, 10, 10) * 4})
    root = parsed(picture)
    high = [float(each.attrib["height"]) for each in root.iter(f"{SVG}rect")][1:]
    unit = high[0] / int(picture.rows[0][1])
    told = [int(row[at]) for at in (1, 2, 3) for row in picture.rows]
    assert [count for count in told if count] == [round(each / unit) for each in high]
    assert ("dag", "alla", "förening", "nämnd") == picture.headings
    assert ["50", "40", "10"] == [each.text for each in root.iter(f"{SVG}text") if each.text.isdigit()]


def test_what_lasted_lies_between_its_days_and_what_was_late_goes_on_after_its_last() -> None:
    root = parsed(of_case(moment("off", first=0.25, last=0.75), moment("due", first=0.0, last=0.5, done=1.0)))
    _, bar = root.iter(f"{SVG}rect")
    left, across = 440, 266
    assert (left + 0.25 * across, 0.5 * across) == (float(bar.attrib["x"]), float(bar.attrib["width"]))
    late = [each for each in root.iter(f"{SVG}line") if "plot-stroke-two" in each.attrib["class"]]
    assert [(left + 0.5 * across, left + across)] == [
        (float(each.attrib["x1"]), float(each.attrib["x2"])) for each in late
    ]
    assert [left + across] == [float(each.attrib["cx"]) for each in root.iter(f"{SVG}circle") if "r" in each.attrib][
        -1:
    ]


def test_of_many_kinds_the_fewest_stand_together() -> None:
    picture = EACH["every kind"]
    assert 8 == len(picture.headings)
    assert "övriga (7 typer)" == picture.headings[-1]
    assert all(int(row[1]) == sum(map(int, row[2:])) for row in picture.rows)


def test_each_part_of_a_bar_is_as_long_as_its_figure_in_the_table() -> None:
    picture = of_plan(WHOLE, PlanPart(part="side", ref="civil", done=3, adopted=4))
    boxes = [each for each in parsed(picture).iter(f"{SVG}rect") if "stroke-width" in each.attrib][4:]
    unit = float(boxes[0].attrib["width"]) / 3
    told = [int(count) for row in picture.rows for count in row[2:6]]
    assert [count for count in told if count] == [round(float(each.attrib["width"]) / unit) for each in boxes]
    fills = [each.attrib["fill"] for each in boxes]
    assert [COLOURS["one"], "url(#plot-lines)", "url(#plot-dots)", "none", COLOURS["one"], "url(#plot-dots)"] == fills


def test_what_is_filled_with_a_pattern_finds_it_in_its_own_picture() -> None:
    told = svg(EACH["a plan"], "plan")
    assert set(re.findall(r"url\(#([^)]+)\)", told)) <= set(re.findall(r' id="([^"]+)"', told))


def test_with_nothing_to_draw_a_sentence_says_so_and_there_is_no_table() -> None:
    for name in ("no week", "no signatory", "nobody on any day", "no task", "a plan of nothing"):
        root = parsed(EACH[name])
        assert EACH[name].told == " ".join(each.text for each in root.iter(f"{SVG}text"))
        assert () == EACH[name].rows


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_is_a_text_in_one_line_of_its_room(text: str) -> None:
    told = drawn("text", text, aria_label=text)
    assert [] == list(fromstring(told))
    assert wide(shortened(text, 150)) <= 150
    assert all(wide(line) <= 150 for line in wrapped(text, 150, 3))
    assert len(wrapped(text, 150, 3)) <= 3
    assert max(map(len, re.findall("[\u0300-\u036f]+", shortened(text, 150))), default=0) <= 2


def test_a_text_of_the_register_stands_in_an_element_as_it_was_typed() -> None:
    for text in HOSTILE[:3]:
        assert text == fromstring(drawn("text", text)).text
        assert text == fromstring(drawn("text", "x", title=text)).attrib["title"]


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colours", [COLOURS, DARK], ids=["light", "dark"])
def test_every_colour_stands_out_from_the_ground_and_letters_more(colours: dict[str, str]) -> None:
    ground = colours["ground"]
    assert COLOURS.keys() == colours.keys()
    assert all(contrast(colour, ground) >= 3 for name, colour in colours.items() if name != "ground")
    assert contrast(colours["ink"], ground) >= 7


def test_the_style_of_pages_changes_each_colour_where_a_page_is_dark() -> None:
    assert all(f".plot-fill-{name}{{fill:{colour}}}" in style() for name, colour in DARK.items())
    classes = {name for each in EACH.values() for name in re.findall(r'class="(plot-[a-z-]+)"', svg(each))}
    assert all(f".{name}{{" in style() for name in classes)


def test_two_pictures_of_one_page_have_ids_of_their_own() -> None:
    one, other = (set(re.findall(r' id="([^"]+)"', svg(EACH["a campaign"], mark))) for mark in ("kurva", "plan"))
    assert one.isdisjoint(other)
