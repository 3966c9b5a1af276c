"""Papers: what the register holds is data in them, in Markdown and in HTML, also in a municipality's own templates."""

from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from samverkan_cli.domain.errors import TemplateFaulty
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.render import papers

HOSTILE = (
    "[b]fet[/b]",
    "<script>alert(1)</script>",
    "# rubrik",
    "{{ 7*7 }}{% raw %}",
    "| a | b |",
    "- punkt",
    "1. punkt",
    "1) punkt",
    "+ punkt",
    "=====",
    "-----",
    "> citat",
    "```kod```",
    "**fet** _kursiv_ ~~struken~~",
    "[länk](javascript:alert(1)) ![bild](x)",
    "<https://example.org>",
    "&lt;b&gt; &amp; &#60;",
    "bak\\streck\\",
    "två\nrader\n\n# rubrik",
    "</title></main><h1>x</h1>",
    "\"'`$x$ ^ : @ #123",
)


class Read(HTMLParser):
    """Reads a page: its tags in order, and the text of each paragraph."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text: list[str] = []
        self.title = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 — the parser's
        self.tags.append(tag)
        self.text.append("")

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1] == "title" and not self.title:
            self.title = data
        if self.text:
            self.text[-1] += data


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "mallar"
    made.mkdir()
    return made


def one(folder: Path, template: str, form: str = "md", **facts: object) -> str:
    (folder / "en.md.j2").write_text(template, encoding="utf-8")
    return papers.paper("en", facts, form, str(folder))


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("form", ["# {x}", "{x}", "- {x}", "> {x}", "a {x}", "**{x}**", "{{{{ 'a' ~ name ~ 'b' }}}}"])
def test_what_is_hostile_stays_data_wherever_a_template_puts_it(folder: Path, text: str, form: str) -> None:
    page = Read(one(folder, form.format(x="{{ name }}"), "html", name=text))
    plain = Read(one(folder, form.format(x="{{ name }}"), "html", name="oskyldig"))
    assert plain.tags == page.tags
    assert [flat(part).replace("oskyldig", flat(text)) for part in plain.text] == [flat(part) for part in page.text]


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_any_text_comes_out_as_it_went_in(text: str) -> None:
    marked = f"x{text}x"
    tokens = MarkdownIt("commonmark", {"html": False}).parse(str(papers.escaped(marked)))
    inline = [token for token in tokens if token.type == "inline"]
    assert ["paragraph_open", "inline", "paragraph_close"] == [token.type for token in tokens]
    assert {"text"} == {child.type for child in inline[0].children or ()}
    assert flat(marked) == flat("".join(child.content for child in inline[0].children or ()))


def test_a_text_of_several_lines_keeps_its_breaks_and_nothing_else(folder: Path) -> None:
    page = Read(one(folder, "> {{ said|lines }}", "html", said="en\n\n- två\n# tre"))
    assert ["blockquote", "p", "br", "br"] == page.tags[page.tags.index("main") + 1 :]
    assert ["en", "- två", "# tre"] == [flat(part) for part in page.text if flat(part)][-3:]


@pytest.mark.parametrize(
    "filtered", ["name|e", "name|upper", "name|escape", "[name, name]|join(', ')", "'%s'|format(name)"]
)
def test_a_filter_does_not_make_data_markup(folder: Path, filtered: str) -> None:
    page = Read(one(folder, f"{{{{ {filtered} }}}}", "html", name="**<b>A</b>**"))
    assert ["p"] == page.tags[page.tags.index("main") + 1 :]
    assert "**<B>A</B>**" in page.text[-1].upper()


def test_a_page_is_whole_swedish_and_needs_nothing_from_elsewhere(folder: Path) -> None:
    page = one(folder, "# {{ name }}\n\nHej.", "html", name="Å & Ö")
    assert page.startswith('<!DOCTYPE html>\n<html lang="sv">')
    assert ("Å & Ö", 1) == (Read(page).title, Read(page).tags.count("h1"))
    assert "@media print" in page
    assert not {"script", "img", "link", "iframe", "a"} & set(Read(page).tags)
    assert not any(word in page for word in ("http", "src=", "url(", "@import"))


@pytest.mark.parametrize(
    ("template", "line"),
    [
        ("en\n{{ saknas }}", 2),
        ("en\n\n{% if %}", 3),
        ("{{ name.saknas }}", 1),
        ("{% for x in range(10**9) %}{% endfor %}", 1),
        ("en\n{{ name|safe }}", 2),
        ("en\n{{ name.__class__.__mro__ }}", 2),
        ("en\n{{ 1 / 0 }}", 2),
        ("{% include 'saknas.md.j2' %}", 1),
        ("{% include 'en.md.j2' %}", 1),
    ],
)
def test_a_fault_in_a_template_of_ones_own_is_told_with_file_and_line(folder: Path, template: str, line: int) -> None:
    with pytest.raises(Refused) as refused:
        one(folder, template, name="X")
    (said,) = refused.value.objections
    assert (TemplateFaulty, "en.md.j2", line) == (type(said), said.facts["file"], said.facts["line"])


def test_a_fault_in_what_a_template_includes_is_told_of_that_file(folder: Path) -> None:
    (folder / "del.md.j2").write_text("ett\n\n{{ saknas }}", encoding="utf-8")
    with pytest.raises(Refused) as refused:
        one(folder, "{% include 'del.md.j2' %}")
    assert ("del.md.j2", 3) == tuple(refused.value.objections[0].facts[name] for name in ("file", "line"))


def test_a_template_that_is_no_text_is_unreadable(folder: Path) -> None:
    (folder / "en.md.j2").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(Refused) as refused:
        papers.paper("en", {}, "md", str(folder))
    assert ["file_unreadable"] == [said.code for said in refused.value.objections]


def test_a_template_cannot_change_what_it_is_given(folder: Path) -> None:
    names = ["A"]
    with pytest.raises(Refused):
        one(folder, "{{ names.append('B') }}", names=names)
    assert ["A"] == names


def test_no_shipped_template_prints_without_escaping() -> None:
    for name, text in papers.shipped().items():
        assert "|safe" not in text.replace(" ", ""), name
        assert "autoescape" not in text, name


def test_the_words_of_the_au_are_always_those_of_the_council(folder: Path) -> None:
    assert "Samverkansrådets AU\n" == one(
        folder, "{% import 'words.md.j2' as words %}{{ words.body(name) }}", name="AU"
    )
    for name, text in papers.shipped().items():
        assert "AU" not in text.replace("Samverkansrådets AU", "").replace('"AU"', ""), name


@pytest.mark.parametrize(
    "template",
    [
        "en\n\n{% for a in range(100000) %}{% for b in range(100000) %}x{% endfor %}{% endfor %}",
        "en\n\n{% for a in range(100000) %}{% for b in range(100000) %}{% endfor %}{% endfor %}",
        "en\n\n{% for a in range(9999) %}{% set b = range(9999)|list %}{% for c in b %}x{% endfor %}{% endfor %}",
        "en\n\n{{ 'x' * 1000000000 }}",
        "en\n\n{{ [1] * 1000000000 }}",
        "en\n\n{{ 9 ** 999999999 }}",
        "en\n\n{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}",
    ],
)
def test_a_template_that_never_ends_is_stopped_and_told_with_its_line(folder: Path, template: str) -> None:
    with pytest.raises(Refused) as refused:
        one(folder, template)
    said = refused.value.objections[0]
    assert (TemplateFaulty, "en.md.j2", 3) == (type(said), said.facts["file"], said.facts["line"])


def test_a_template_may_be_long_and_may_count(folder: Path) -> None:
    long = "{% for a in range(20000) %}\n{{ loop.index * 2 }}{% endfor %}"
    assert "40000" in one(folder, long)
