"""Papers: a template filled with plain data, as Markdown, and from that as a page of HTML.

Data is data: what a register holds is escaped where it is put in, and never markup, a template or a link. A
municipality's folder is asked for each template first, so that one file replaces one of ours.
"""

from __future__ import annotations

import os
import re
import sys
import traceback
from contextlib import contextmanager, nullcontext
from datetime import date
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import ChoiceLoader, FileSystemLoader, PackageLoader, StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.loaders import split_template_path
from jinja2.runtime import Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from samverkan_cli import files, texts
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.render import blocks
from samverkan_cli.render.markup import on_one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from types import FrameType

    from jinja2 import Environment

    from samverkan_cli.render.blocks import Block
    from samverkan_cli.render.imprint import Imprint

FORMS = ("md", "html")
LETTERS = frozenset(  # to somebody
    {"agenda", "completion", "confirmation", "decision", "invitation", "notice", "refusal", "reminder"}
)
LAYOUT, FOOT = "layout.html.j2", "foot.md.j2"
STEPS = 1_000_000  # lines of templates that one paper may take; the longest we know takes some thousands
LARGEST, LARGEST_POWER = 1_000_000, 100  # of the numbers that a template multiplies, and raises to a power
WHY = 200  # characters of a template's fault, at most, that a message shows
_PACKAGE = ("samverkan_cli", "templates")
_UNESCAPING = ("safe", "urlize", "tojson", "xmlattr")  # filters whose answer is never escaped
_GAPS = re.compile(r"\n(?:[ \t]*\n){2,}")
_APART = re.compile(r"^(- .*)\n\n(?=- )", re.MULTILINE)  # only a template opens a list: data is escaped


class _Data(str):
    """A text of the register: joined to a template's own words, it is escaped for Markdown too."""

    __slots__ = ()

    def __html__(self) -> Markup:
        return escaped(self)


class _Day(_Data):
    """A day: its own digits where a template compares or cuts it, and an officer's words where it is printed."""

    __slots__ = ()

    def __html__(self) -> Markup:
        return escaped(self)


class Papers:
    """Fills the templates of a folder and ours; each is read once, however many papers are made of it."""

    def __init__(self, folder: str | None = None) -> None:
        self._folder = folder
        self._markdown = cache(lambda: _markdown(folder))
        self._plain = cache(lambda: _plain(folder))

    def paper(self, template: str, facts: Mapping[str, Any], form: str) -> str:
        """Give a paper in one of `FORMS`. Raises `Refused` for a fault in one of the folder's own templates."""
        with self._told():
            text = _spaced(_filled(self._markdown(), f"{template}.md.j2", _data(facts)))
            return text if form == "md" else page(text, template, self._folder)

    def made(self, template: str, facts: Mapping[str, Any], form: str, imprint: Imprint) -> bytes:
        """Give the file of a paper in Markdown, as a page or as PDF. Raises `Refused` as `paper` and `pdf` do."""
        if form != "pdf":
            return self.paper(template, facts, form).encode()
        content = blocks.blocks(self.paper(template, facts, "md"))
        return self.as_pdf(content, template, imprint, _kind(template)["lang"])

    def as_pdf(self, content: Sequence[Block], template: str, imprint: Imprint, lang: str = "sv") -> bytes:
        """Give a paper of blocks as PDF: its title is the first heading, and its foot tells whose record it is of."""
        from samverkan_cli.render import pdf

        kind, folder = _kind(template)["paper"], self._folder
        title = next((blocks.said(each["inlines"]) for each in content if each["kind"] == "heading"), template)
        about = {"municipality": imprint.municipality, "agreement": imprint.agreement, "lang": lang}
        head = {"entry": imprint.entry, "hash": imprint.hash}
        with self._told():
            told = _filled(self._markdown(), FOOT, _data(about | {"head": head}))
        foot = [blocks.said(each["inlines"]) for each in blocks.blocks(told)]
        kind = kind if pdf.is_set_apart(kind, folder) else "letter" if kind in LETTERS else "paper"
        return pdf.pdf(content, title=title, lang=lang, stamp=imprint.at, foot=foot, kind=kind, folder=folder)

    def plain(self, template: str, facts: Mapping[str, Any]) -> str:
        """Give a paper as plain text, in which nothing is escaped; raises `Refused` as `paper` does."""
        with self._told():
            return _spaced(_filled(self._plain(), f"{template}.md.j2", _data(facts)))

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Tell of a fault in one of the folder's own templates."""
        try:
            with _ending() if self._folder else nullcontext():
                yield
        except Refused:
            raise
        except Exception as error:
            told = _fault(error, self._folder) if self._folder else None
            if told is None:
                raise
            raise told from None


def paper(template: str, facts: Mapping[str, Any], form: str, folder: str | None = None) -> str:
    """Give one paper, as `Papers` does."""
    return Papers(folder).paper(template, facts, form)


def _spaced(text: str) -> str:
    """Give a text with one empty line between its parts, and none between the lines of a list."""
    return _APART.sub(r"\1\n", _GAPS.sub("\n\n", text.strip())) + "\n"


class _Endless(Exception):
    """A template goes on and on."""


@contextmanager
def _ending() -> Iterator[None]:
    """Stop a template that has not ended after `STEPS` of its lines: what loops is told with its line."""
    before, left = sys.gettrace(), STEPS

    def stepped(_frame: FrameType, event: str, _said: object) -> Any:
        nonlocal left
        left -= event == "line"
        if left < 0:
            raise _Endless("endless")
        return stepped

    sys.settrace(lambda frame, *_: stepped if frame.f_code.co_filename.endswith(".j2") else None)
    try:
        yield
    finally:
        sys.settrace(before)


class _Environment(ImmutableSandboxedEnvironment):
    """Where templates are filled: they multiply numbers, and make no endless text of a short one."""

    intercepted_binops = frozenset({"*", "**"})

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Give the product or the power of two small numbers."""
        largest = LARGEST if operator == "*" else LARGEST_POWER
        if not all(isinstance(each, (int, float)) and abs(each) <= largest for each in (left, right)):
            raise _Endless("endless")
        return super().call_binop(context, operator, left, right)


def shipped() -> dict[str, str]:
    """Give the text of each shipped template by its file name."""
    folder = resources.files(_PACKAGE[0]).joinpath(_PACKAGE[1])
    held = sorted(
        (each for each in folder.iterdir() if each.name.endswith((".j2", ".typ"))), key=lambda each: each.name
    )
    return {each.name: each.read_text("utf-8") for each in held}


def escaped(value: Any) -> Markup:
    """Give a value so that Markdown shows it as it is, on one line; what a template has made itself stays."""
    if isinstance(value, Markup):
        return value
    if isinstance(value, _Day):
        return Markup(texts.day(date.fromisoformat(value), "sv"))  # noqa: S704 — digits and the name of a month
    if isinstance(value, Undefined):
        return Markup(str(value))  # noqa: S704 — it raises: what is not known is not printed
    text = "–" if value is None else str(value)
    return Markup(on_one_line(text.strip() if isinstance(value, _Data) else text))  # noqa: S704 — it is escaped


def bare(value: Any) -> Any:
    """Give a day without its article, as it stands after a label; anything else as it is."""
    if not isinstance(value, _Day):
        return value
    return Markup(texts.day(date.fromisoformat(value), "sv", bare=True))  # noqa: S704 — as above


def in_english(value: Any) -> Any:
    """Give a day as it is written in English; anything else as it is."""
    return Markup(texts.day(date.fromisoformat(value), "en")) if isinstance(value, _Day) else value  # noqa: S704 — as above


def unescaped(value: Any) -> Any:
    """Give a value as plain text shows it: one of the register's on one line."""
    if isinstance(value, _Day):
        return texts.day(date.fromisoformat(value), "sv")
    if isinstance(value, _Data):
        return " ".join(value.split())
    return "–" if value is None else value


def lined(value: Any) -> Markup:
    """Give a text of several lines with its breaks, each line escaped."""
    lines = [line for line in str(value).splitlines() if line.strip()]
    return Markup("\\\n").join(escaped(line) for line in lines)


def _markdown(folder: str | None) -> _Environment:
    """Give the environment that Markdown is made in: `finalize` escapes all that a template prints."""
    made = _environment(folder)
    made.finalize = escaped
    made.filters |= {"lines": lined, "bare": bare, "english": in_english}
    made.filters |= dict.fromkeys(("e", "escape", "forceescape"), escaped)
    for name in _UNESCAPING:
        del made.filters[name]
    return made


def _plain(folder: str | None) -> _Environment:
    """Give the environment that plain text is made in."""
    made = _environment(folder)
    made.autoescape, made.finalize = False, unescaped
    made.filters |= {"lines": str, "bare": bare, "english": in_english}
    return made


class _Own(FileSystemLoader):
    """A municipality's folder, whose templates are files as others that come in."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Give the text of a template of the folder; raises `Refused` for what is no regular file."""
        path = os.path.join(self.searchpath[0], *split_template_path(template))  # noqa: PTH118 — as Jinja joins it
        if os.path.lexists(path):
            files.opened(path, "templates", files.WRITTEN).close()
        return super().get_source(environment, template)


def _environment(folder: str | None) -> _Environment:
    ours = PackageLoader(*_PACKAGE)
    return _Environment(
        loader=ChoiceLoader([_Own(folder), ours]) if folder else ours,
        undefined=StrictUndefined,
        autoescape=True,
        lstrip_blocks=True,
    )


def _data(value: Any) -> Any:
    """Give plain data with every text in it marked as one of the register's, and every day as a day."""
    if isinstance(value, dict):
        return {name: _data(each) for name, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_data(each) for each in value]
    if isinstance(value, date):
        return _Day(value.isoformat())
    return _Data(value) if isinstance(value, str) else value


def _filled(environment: _Environment, name: str, facts: Mapping[str, Any]) -> str:
    return environment.get_template(name).render(facts)


def made(template: str, facts: Mapping[str, Any], form: str, imprint: Imprint, folder: str | None = None) -> bytes:
    """Give the file of one paper, as `Papers` does."""
    return Papers(folder).made(template, facts, form, imprint)


def as_pdf(
    content: Sequence[Block], template: str, imprint: Imprint, folder: str | None = None, lang: str = "sv"
) -> bytes:
    """Give one paper of blocks as PDF, as `Papers` does."""
    return Papers(folder).as_pdf(content, template, imprint, lang)


def page(text: str, template: str, folder: str | None = None) -> str:
    """Give a page of what Markdown says; its title is the first heading."""
    reader = blocks.reader()
    tokens = reader.parse(text)
    heading = next((tokens[at + 1] for at, each in enumerate(tokens) if each.type == "heading_open"), None)
    title = "".join(child.content for child in heading.children or ()) if heading else template
    body = Markup(reader.renderer.render(tokens, reader.options, {}))  # noqa: S704 — HTML in Markdown is shown as text
    return _filled(_environment(folder), LAYOUT, {"title": title, "body": body, **_kind(template)})


def _kind(template: str) -> dict[str, str]:
    """Give which paper a template is, and in which language: `reminder.en` is a reminder in English."""
    kind, _, lang = template.partition(".")
    return {"paper": kind, "lang": lang or "sv"}


def _fault(error: Exception, folder: str) -> Refused | None:
    """Give what is wrong in a template, with its file and line; None for a fault that is not a template's."""
    why = (str(error) or type(error).__name__)[:WHY]
    if isinstance(error, TemplateSyntaxError):
        return _faulty(error.name, error.lineno, error.message or why)
    places = [each for each in traceback.extract_tb(error.__traceback__) if each.filename.endswith(".j2")]
    if places:
        return _faulty(Path(places[-1].filename).name, places[-1].lineno, why)
    if isinstance(error, TemplateError):
        return _faulty(str(error), 1, type(error).__name__)
    if isinstance(error, (OSError, UnicodeDecodeError)):
        return Refused([no.FileUnreadable("templates", path=folder, why=getattr(error, "strerror", None) or "utf-8")])
    return None


def _faulty(file: str | None, line: int | None, why: str) -> Refused:
    return Refused([no.TemplateFaulty("templates", file=file, line=line or 1, fault=why)])
