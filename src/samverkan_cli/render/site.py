"""The site: pages of HTML that need nothing but a style, in Swedish and with an English twin of what is fixed.

What the register holds is escaped where it is put in, kept apart from the text around it in its direction, and is
never markup, a template, a file's name, or a place to go to but an address of the web.
"""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from importlib import resources
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape
from msgspec.structs import replace

from samverkan_cli import texts
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.open_data import FOLDER, contact
from samverkan_cli.domain.progress import PlanPart
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.domain.trend import Trend
from samverkan_cli.domain.values import ActivityState, ForumKind, Kind, PageKind, Side
from samverkan_cli.render import Listing, Sheet, ics, plot
from samverkan_cli.render.forums import counted, kind_of, listed
from samverkan_cli.render.plain import visible
from samverkan_cli.render.plot import progress
from samverkan_cli.render.plot import trend as pictures

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from samverkan_cli.domain.publication import Facts, Page, Publication

FRONT, STYLE, CALENDAR, DATA = "index.html", "style.css", "kalender.ics", FOLDER
# Nothing but our own style and pictures is fetched, nothing is sent anywhere, and no script runs.
POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"
PLACES = {  # a page by its kind; one of several is named by its key, an id
    PageKind.FRONT: FRONT,
    PageKind.ACTORS: "anslutna.html",
    PageKind.ACTOR: "aktor/{key}.html",
    PageKind.FIGURES: "antal.html",
    PageKind.DECISIONS: "beslut.html",
    PageKind.PLAN: "plan/{key}.html",
    PageKind.WATCH: "bevakning.html",
    PageKind.CALENDAR: "kalender.html",
    PageKind.MAP: "karta.html",
    PageKind.TEXT: "text/{key}.html",
    PageKind.MINUTES: "anteckningar.html",
    PageKind.MEETING: "mote/{key}.html",
    PageKind.JOIN: "anslut.html",
    PageKind.DATA: "data.html",
}
SOME_ACTORS = "anslutna/{name}.html"
ABOVE = {
    PageKind.ACTOR: PageKind.ACTORS,
    PageKind.FIGURES: PageKind.ACTORS,
    PageKind.MEETING: PageKind.MINUTES,
}
MENU = (
    *(PageKind.FRONT, PageKind.ACTORS, PageKind.TEXT, PageKind.PLAN, PageKind.DECISIONS, PageKind.CALENDAR),
    *(PageKind.MINUTES, PageKind.WATCH, PageKind.MAP, PageKind.JOIN, PageKind.DATA),
)
FOUND = (
    *(PageKind.ACTORS, PageKind.TEXT, PageKind.PLAN, PageKind.DECISIONS, PageKind.CALENDAR, PageKind.MINUTES),
    *(PageKind.WATCH, PageKind.MAP, PageKind.FIGURES, PageKind.DATA),
)
MANY = 60  # actors from which on a list has a line of letters to go to
TWIN = "en/"
WITHOUT_TWIN = (PageKind.ACTOR,)  # what stands on it is Swedish, and they are many; its twin is the list
_PACKAGE = ("samverkan_cli", "templates/site")
_KEY = re.compile(r"[A-Za-z0-9-]+")
_ADDRESS = re.compile(r"https?://[^\s<>\"'\\]+", re.IGNORECASE)
_MAILBOX = re.compile(r"[^\s<>\"'\\@?&:,;()]+@[^\s<>\"'\\@?&:,;()]+")
_APART = re.compile(r"\n[ \t]*\n\s*")


def files(published: Publication, beside: Mapping[str, bytes] | None = None) -> dict[str, bytes]:
    """Give every file of the site by its path in it; `beside` are files that are put there with the pages."""
    own = resources.files(_PACKAGE[0]).joinpath(_PACKAGE[1], STYLE).read_text("utf-8")
    if published.internal:  # open data are for everybody, and lie beneath the pages that are
        published = replace(published, pages=tuple(each for each in published.pages if each.kind is not PageKind.DATA))
    held = {STYLE: f"{own}\n{plot.style()}\n".encode(), **(beside or {})}
    for page in published.of(PageKind.CALENDAR):
        held[CALENDAR] = _calendar(published, page)
    environment = _environment()
    for language in texts.LANGUAGES:
        with texts.spoken(language):
            held |= _Site(published, language, tuple(beside or ()), environment).files()
    return held


class _Site:
    """The pages of the site in one language."""

    def __init__(self, published: Publication, language: str, beside: Sequence[str], environment: Environment) -> None:
        self.published, self.environment = published, environment
        self.folder = "" if language == texts.LANGUAGES[0] else TWIN
        self.held: dict[str, bytes] = {}
        self.now = {kind: place for kind in PageKind if (place := self._now(kind))}
        menu = [{"kind": kind, "path": self.now[kind]} for kind in MENU if kind in self.now]
        self.common = {
            "lang": language,
            "other": next(each for each in texts.LANGUAGES if each != language),
            "elsewhere": Markup(' hreflang="sv"') if self.folder else "",
            "swedish": "" if language == texts.LANGUAGES[0] else Markup(' lang="sv"'),
            "policy": Markup(POLICY),  # noqa: S704 — it is ours
            "internal": published.internal,
            "municipality": published.municipality,
            "agreement": published.agreement,
            "site_name": visible(published.agreement or texts.page("unnamed")),
            "on": str(published.on),
            "entry": published.entry,
            "head": published.head,
            "contact": _contact(published.contact),
            "menu": menu,
            "found": [{"kind": kind, "path": self.now[kind]} for kind in FOUND if kind in self.now],
            "files": beside,
            "place": self._place,
            "say": texts.page,
            "word": texts.word,
        }

    def files(self) -> dict[str, bytes]:
        """Give the pages, and the pictures on them, by path."""
        for page in self.published.pages:
            if self.folder and page.kind in WITHOUT_TWIN:
                continue
            making = {
                PageKind.ACTORS: self._actors,
                PageKind.FIGURES: self._figures,
                PageKind.PLAN: self._plan,
                PageKind.MAP: self._map,
                PageKind.TEXT: self._text,
            }.get(page.kind, self._page)
            making(page)
        return self.held

    def _now(self, kind: PageKind) -> str | None:
        """Give the place of the page of a kind that the menu leads to: of several the one of the day."""
        if "{" in PLACES[kind] and kind not in (PageKind.PLAN, PageKind.TEXT):
            return None
        pages = self.published.of(kind)
        today = str(self.published.on)
        of_today = (
            each for each in pages if each.facts.get("first_day", "") <= today <= each.facts.get("last_day", "~")
        )
        chosen = next(of_today, pages[0] if pages else None)
        return _path(kind, chosen.key) if chosen else None

    def _place(self, kind: str, key: str = "") -> str | None:
        """Give where a page lies in its language, or None where there is none of its kind."""
        return _path(PageKind(kind), key) if key else self.now.get(PageKind(kind))

    def _page(self, page: Page, path: str | None = None, more: Facts | None = None) -> None:
        """Keep a page as HTML, under the path of its kind and key or another."""
        path = path or _path(page.kind, page.key)
        home = "../" * path.count("/")
        section = ABOVE.get(page.kind, page.kind)
        above = [PageKind.FRONT, *([section] if path != self.now.get(section) and section in self.now else [])]
        if page.kind in (PageKind.PLAN, PageKind.TEXT):
            above = above[:1]
        title = f"title_{page.kind}"
        twin = PLACES[section] if page.kind in WITHOUT_TWIN else path
        facts = {
            "facts": page.facts,
            "path": path,
            "home": home,
            "root": home + "../" * self.folder.count("/"),
            "twin": f"{home}../{path}" if self.folder else f"{home}{TWIN}{twin}",
            "translated": page.kind not in WITHOUT_TWIN,
            "section": section,
            "heading": "" if page.kind in _NAMED_BY_DATA else texts.page(title),
            "trail": [{"kind": kind, "path": self.now[kind]} for kind in above]
            if path != PLACES[PageKind.FRONT]
            else [],
        }
        template = self.environment.get_template(f"{page.kind}.html.j2")
        self.held[self.folder + path] = template.render(self.common | facts | (more or {})).encode()

    def _actors(self, page: Page) -> None:
        """Keep the list of who has joined, and those of each side and kind."""
        actors, counted = page.facts["actors"], page.facts["kinds"]
        sides = [_choice("side", side, counted) for side in Side]
        kinds = [_choice("kind", kind, counted) for kind in Kind]
        every = {"field": "", "name": "", "path": PLACES[page.kind], "count": len(actors)}
        offered = {
            name: [each for each in those if each["count"]] for name, those in (("sides", sides), ("kinds", kinds))
        }
        offered["sides"].insert(0, every)
        for choice in (every, *sides, *kinds):
            shown = [each for each in actors if choice is every or each[choice["field"]] == choice["name"]]
            if shown or choice is every:
                self._page(page, choice["path"], {"shown": shown} | offered | _letters(shown))

    def _figures(self, page: Page) -> None:
        by_day: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        for each in page.facts["counts"]:
            by_day[each["on"]][each["kind"]] += each["count"]
        columns = [kind for kind in Kind if any(kind in counts for counts in by_day.values())]
        days = [
            {"on": day, "counts": [counts.get(kind, 0) for kind in columns], "total": sum(counts.values())}
            for day, counts in by_day.items()
        ]
        trend = Trend(
            tuple(date.fromisoformat(day) for day in by_day),
            {kind: tuple(counts.get(kind, 0) for counts in by_day.values()) for kind in columns},
        )
        drawn = _plotted(pictures.signatories(trend, self.published.on)) if days else None
        self._page(page, more={"columns": columns, "days": days, "plot": drawn})

    def _plan(self, page: Page) -> None:
        parts = [PlanPart(**{name: each[name] for name in _OF_PART}) for each in page.facts["progress"]]
        drawn = _plotted(progress.picture(page.key, parts, self.published.on)) if parts[0].count else None
        self._page(page, more={"states": _states(page), "others": self._others(page), "plot": drawn})

    def _text(self, page: Page) -> None:
        groups = [
            {"kind": kind, "points": [each for each in page.facts["points"] if each["kind"] == kind]}
            for kind in dict.fromkeys(each["kind"] for each in page.facts["points"])
        ]
        file = f"text/{page.key}.md" if page.facts["text"] else None
        if file:
            self.held[file] = page.facts["text"].encode()
        self._page(page, more={"groups": groups, "others": self._others(page), "file": file})

    def _map(self, page: Page) -> None:
        """Keep the map as a list, and as a picture where what draws it is installed."""
        tree = _tree(page, {each.key for each in self.published.of(PageKind.ACTOR)})
        picture = _drawn(page) if tree else None
        if picture:
            self.held[f"{self.folder}karta.svg"] = picture
        self._page(page, more={"tree": tree, "picture": "karta.svg" if picture else None})

    def _others(self, page: Page) -> list[str]:
        return [each.key for each in self.published.of(page.kind) if each.key != page.key]


_OF_PART = ("part", "ref", "text", *ActivityState)
_NAMED_BY_DATA = (PageKind.FRONT, PageKind.ACTOR, PageKind.MEETING)


def _contact(said: str | None) -> Facts | None:
    """Give who answers the public: a name, where one is said, and an address."""
    return dict(zip(("name", "mailbox"), contact(said), strict=True)) if said else None


def _path(kind: PageKind, key: str) -> str:
    """Give where a page lies: what the register holds is never a part of it, but for its ids."""
    if key and not _KEY.fullmatch(key):
        raise ValueError(key)
    return PLACES[kind].format(key=key)


def _choice(field: str, name: str, counted: Sequence[Facts]) -> Facts:
    """Give some of those who have joined, as a choice: where they are listed, and how many they are."""
    count = sum(each["count"] for each in counted if each[field] == name)
    return {"field": field, "name": name, "path": SOME_ACTORS.format(name=name), "count": count}


def _states(page: Page) -> list[ActivityState]:
    """Give the states that some activity of a plan is in, and the one they are all to come to."""
    parts = page.facts["progress"]
    return [state for state in ActivityState if state is ActivityState.DONE or any(each[state] for each in parts)]


def _letters(actors: Sequence[Facts]) -> Facts:
    """Give the letters that the names of many begin with, and the first page of each."""
    letters: list[dict[str, str]] = []
    starts: dict[str, str] = {}
    for each in actors if len(actors) >= MANY else ():
        first = each["name"][:1].upper()
        letter = first if first.isalpha() else "#"
        if not letters or letters[-1]["letter"] != letter:
            letters.append({"letter": letter, "id": f"l{len(letters) + 1}"})
            starts[each["page"]] = letters[-1]["id"]
    return {"letters": letters, "starts": starts}


def _tree(page: Page, actors: Collection[str]) -> list[Facts]:
    """Give the map's list: one of the `actors` with its page, and of a body and a public actor what kind it is."""
    return [
        {"heading": heading, "forums": [_forum(*each, actors) for each in there]}
        for heading, there in listed(page.facts)
    ]


def _forum(forum: Facts, told: list[str], actors: Collection[str]) -> Facts:
    apart = forum["forum"] in (ForumKind.ENTRY, ForumKind.CIVIL)
    page = forum["id"] if forum["id"] in actors else None
    return {"name": counted(forum), "kind": None if apart else kind_of(forum), "page": page, "told": told}


def _plotted(picture: plot.Picture) -> Markup:
    """Give a picture of figures as a part of the page, whose style it has."""
    return Markup(plot.svg(picture))  # noqa: S704 — every text in it is escaped where it is put in


def _drawn(page: Page) -> bytes | None:
    from samverkan_cli.render import svg

    try:
        return svg.render(Sheet("map", page.facts)).encode()
    except Refused as refused:
        if all(isinstance(each, no.MapNotDrawn) for each in refused.objections):
            return None
        raise


def _calendar(published: Publication, page: Page) -> bytes:
    with texts.spoken(texts.LANGUAGES[0]):
        title = published.agreement or published.municipality or texts.say("calendar_title")
        rows = [
            each | {"kind": "meeting", "ref": each["id"], "title": each["title"] or ", ".join(each["bodies"])}
            for each in page.facts["meetings"]
        ]
        return ics.render(Listing("calendar", rows, (), title))


# ------------------------------------------------------------------------------ what templates print


def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader(*_PACKAGE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "plain": visible,
        "data": _data,
        "paragraphs": _paragraphs,
        "day": _day,
        "bare": _bare,
        "span": _span,
        "clock": _clock,
        "number": _number,
        "point": _point,
        "years": _years,
        "web": _web,
        "mail": _mail,
    }
    return made


def _swedish() -> bool:
    return texts.language() == texts.LANGUAGES[0]


def _data(text: str) -> Markup:
    """Give a text of the register, which runs in its own direction and is Swedish wherever it stands."""
    language = "" if _swedish() else ' lang="sv"'
    return Markup(f"<bdi{language}>{escape(visible(str(text)))}</bdi>")  # noqa: S704 — it is escaped


def _paragraphs(text: str) -> list[str]:
    return ["\n".join(map(visible, each.strip().split("\n"))) for each in _APART.split(text.strip()) if each.strip()]


def _day(day: str) -> Markup:
    """Give a day as an officer writes it, and as a program reads it."""
    return Markup('<time datetime="{}">{}</time>').format(day, _bare(day))


def _bare(day: str) -> str:
    return texts.day(date.fromisoformat(day), bare=True).replace(" ", "\N{NO-BREAK SPACE}", 1)


def _span(row: Facts) -> Markup:
    return Markup("{}–{}").format(_day(row["first_day"]), _day(row["last_day"]))


def _clock(clock: str) -> str:
    return clock.replace(":", ".") if _swedish() else clock


def _number(number: int) -> str:
    return f"{number:,}".replace(",", "\N{NO-BREAK SPACE}" if _swedish() else ",")


def _years(period: str) -> str:
    """Give a period or a plan, `2024-2027`, as it is printed."""
    return period.replace("-", "–")


def _point(ref: str) -> str:
    """Give a point of the agreement, as `principle:2`, in words."""
    kind, _, number = ref.partition(":")
    return f"{texts.page(f'point_{kind}')}\N{NO-BREAK SPACE}{number}".rstrip()


def _web(text: str) -> Markup:
    """Give an address of the web as a link, and what is none as the text it is."""
    told = _data(text)
    return (
        Markup('<a href="{}" rel="external nofollow">{}</a>').format(text, told) if _ADDRESS.fullmatch(text) else told
    )


def _mail(text: str) -> Markup:
    """Give an address of mail as a link, and what is none as the text it is."""
    told = _data(text)
    return Markup('<a href="mailto:{}">{}</a>').format(text, told) if _MAILBOX.fullmatch(text) else told
