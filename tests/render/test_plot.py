"""Pictures: well-formed, called and told, without a foreign element, with nothing outside, and equal to their table."""

import re
from itertools import pairwise
from typing import Any

import pytest
from defusedxml.ElementTree import fromstring
from pictures import EACH, HOSTILE, WHOLE, A, C, moment, of_campaign, of_case, of_kinds, of_plan

from samverkan_cli.domain.progress import PlanPart
from samverkan_cli.render.plot import Picture, file, style, svg
from samverkan_cli.render.plot.curves import scale
from samverkan_cli.render.plot.ink import COLOURS, DARK, drawn, legal, shortened, wide, wrapped

SVG = "{http://www.w3.org/2000/svg}"
ALLOWED = {"svg", "title", "desc", "defs", "pattern", "rect", "line", "circle", "text", "polyline", "path", "g"}


def parsed(picture: Picture) -> Any:
    root = fromstring(file(picture).encode())
    assert ALLOWED >= {each.tag.removeprefix(SVG) for each in root.iter()}
    assert not [name for each in root.iter() for name in each.attrib if name.startswith("on") or "href" in name]
    return root


def must_be_whole(picture: Picture) -> None:
    """Hold what every picture has: a title and a description, and every letter and line within its box."""
    root = parsed(picture)
    title, desc, *_ = root
    assert picture.title == title.text
    assert "\n".join([picture.told, *(", ".join(map(legal, row)) for row in picture.rows)]) == desc.text
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


def test_a_curve_says_nothing_of_a_campaign_before_that_there_was_none_of() -> None:
    assert of_campaign((1, None), (3, None)).told.endswith("30 % den 10 september 2023.")
    assert "Samma vecka förra gången" in of_campaign((1, 4), (3, 9)).told


def test_each_column_is_as_high_as_its_figure_in_the_table() -> None:
    picture = of_kinds({A: (10, 20, 40) * 4, C: (0, 10, 10) * 4})
    root = parsed(picture)
    high = [float(each.attrib["height"]) for each in root.iter(f"{SVG}rect")][1:]
    unit = high[0] / int(picture.rows[0][1])
    told = [int(row[at]) for at in (1, 2, 3) for row in picture.rows]
    assert [count for count in told if count] == [round(each / unit) for each in high]
    assert ("dag", "alla", "förening", "nämnd") == picture.headings
    assert ["50", "40", "10"] == [each.text for each in root.iter(f"{SVG}text") if each.text.isdigit()]


def test_what_stands_at_an_axis_is_whole_and_nothing_is_higher_than_its_end() -> None:
    ends = [4, 8, 20, 40, 80, 100, 200, 400, 800, 1000, 2000]
    assert ends == sorted({scale(most) for most in range(1501)})
    assert all(scale(most) >= most and scale(most) % 4 == 0 for most in range(0, 200_000, 7))


def test_what_lasted_lies_between_its_days_and_what_was_late_goes_on_after_its_last() -> None:
    root = parsed(of_case(moment("off", first=0.25, last=0.75), moment("due", first=0.0, last=0.5, done=1.0)))
    _, bar = root.iter(f"{SVG}rect")
    left, across = 440, 266
    assert (left + 0.25 * across, 0.5 * across) == (float(bar.attrib["x"]), float(bar.attrib["width"]))
    late = [each for each in root.iter(f"{SVG}line") if "plot-stroke-two" in each.attrib["class"]]
    assert [(left + 0.5 * across, left + across)] == [
        (float(each.attrib["x1"]), float(each.attrib["x2"])) for each in late
    ]
    assert left + across == [float(each.attrib["cx"]) for each in root.iter(f"{SVG}circle")][-1]


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
        told = " ".join(each.text for each in root.iter(f"{SVG}text"))
        assert f"{EACH[name].title} {EACH[name].told}" == told
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


def test_a_file_has_its_title_above_it_whole_on_as_many_lines_as_it_needs() -> None:
    root = parsed(EACH["a campaign"])
    group = root.find(f"{SVG}g")
    above = [each for each in root if each.tag == f"{SVG}text"]
    assert EACH["a campaign"].title == " ".join(each.text for each in above)
    (shift,) = re.findall(r"translate\(0 (\d+)\)", group.attrib["transform"])
    assert max(float(each.attrib["y"]) for each in above) < float(shift)
    alone = fromstring(svg(EACH["a campaign"]))
    height = float(alone.attrib["height"]) + float(shift)
    assert height == float(root.attrib["height"])


def test_in_a_page_the_table_stands_beside_the_picture_and_not_in_it() -> None:
    picture = EACH["a campaign"]
    assert picture.told == fromstring(svg(picture))[1].text


def test_two_pictures_of_one_page_have_ids_of_their_own() -> None:
    one, other = (set(re.findall(r' id="([^"]+)"', svg(EACH["a campaign"], mark))) for mark in ("kurva", "plan"))
    assert one.isdisjoint(other)
