"""Pictures: well-formed, called and told, without a foreign element, with nothing outside, and equal to their table."""

import re
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from defusedxml.ElementTree import fromstring

from samverkan_cli.domain.renewal.curve import Week
from samverkan_cli.render.plot import Picture, campaign, file, style, svg
from samverkan_cli.render.plot.ink import COLOURS, DARK, drawn, shortened, wide, wrapped

SVG = "{http://www.w3.org/2000/svg}"
ALLOWED = {"svg", "title", "desc", "rect", "line", "circle", "text", "polyline", "polygon", "path", "g"}
SUNDAY = date(2023, 9, 10)
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


EACH = {
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
    bottom, top = labels["0\u00a0%"], labels["100\u00a0%"]
    drawn_ = [[round(100 * (bottom - y) / (bottom - top)) for _, y in line] for line in lines]
    assert [[10, 30], [20, 45, 60]] == drawn_
    shares = [[row[3] for row in picture.rows], [row[6] for row in picture.rows]]
    assert [["10 %", "30 %", "–"], ["20 %", "45 %", "60 %"]] == shares
    assert all(a < b for line in lines for (a, _), (b, _) in pairwise(line))


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
