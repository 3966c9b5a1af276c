"""The documentation as a site: every page is in its navigation, and what is broken in a built one is found."""

import importlib.machinery
import importlib.util
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

REPOSITORY = Path(__file__).parents[1]
PROJECT = tomllib.loads((REPOSITORY / "zensical.toml").read_text(encoding="utf-8"))["project"]


def _loaded(name: str) -> Any:
    """Give a script of the documentation, which has no ending, as a module."""
    loader = importlib.machinery.SourceFileLoader(f"docs_{name}", str(REPOSITORY / "docs" / name))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader(loader.name, loader))  # type: ignore[arg-type]
    loader.exec_module(module)
    return module


build = _loaded("build")
screenshots = _loaded("screenshots")
IMAGE = re.compile(r"!\[(?P<told>[^\]]*)\]\((?P<file>[^)]+)\)")


def _named(nav: Any) -> Iterator[str]:
    """Give every page a navigation leads to."""
    for each in nav if isinstance(nav, list) else nav.values():
        yield from [each] if isinstance(each, str) else _named(each)


def test_every_page_stands_in_the_navigation_once() -> None:
    pages = {path.relative_to(REPOSITORY / "docs").as_posix() for path in (REPOSITORY / "docs").rglob("*.md")}
    assert sorted(pages) == sorted(_named(PROJECT["nav"]))


def test_what_stands_under_swedish_has_a_swedish_frame_and_nothing_else_has() -> None:
    start, swedish, english = PROJECT["nav"]
    told = PROJECT["extra"]["swedish"]
    ours = [page.replace(".md", ".html") for page in (*_named(start), *_named(swedish))]
    assert told == [page for page in ours if not page.startswith("reference/sv/")]
    assert not [page for page in _named(english) if page.startswith("reference/sv/")]


def test_no_page_of_the_site_names_what_is_fetched_from_elsewhere() -> None:
    assert PROJECT["theme"]["font"] is False
    assert not [each for each in PROJECT["extra"]["polyfills"] if "//" in each]
    assert "repo_url" not in PROJECT


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "sub").mkdir()
    (tmp_path / "index.html").write_text(
        '<h1 id="å-rubrik">Hej</h1><a href="sub/a.html#b">b</a><a href="#%C3%A5-rubrik">å</a><a href="sub/">a</a>'
        '<a href="https://example.org/">ute</a><a href="mailto:x@example.org">x</a><link rel="canonical" href="https://x/">',
        encoding="utf-8",
    )
    (tmp_path / "sub" / "a.html").write_text('<p id="b"><a href="../index.html">upp</a>', encoding="utf-8")
    (tmp_path / "sub" / "index.html").write_text("", encoding="utf-8")
    return tmp_path


def test_a_site_that_holds_together_has_no_faults(site: Path) -> None:
    assert [] == build.faults(site)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ('<a href="b.html">b</a>', "sub/a.html: no b.html"),
        ('<a href="../index.html#nix">b</a>', "sub/a.html: no ../index.html#nix"),
        ('<a href="#nix">b</a>', "sub/a.html: no #nix"),
        ('<img src="bild.png" alt="x">', "sub/a.html: no bild.png"),
        ('<script src="https://example.org/x.js"></script>', "sub/a.html: fetches https://example.org/x.js"),
        ('<link rel="stylesheet" href="//example.org/x.css">', "sub/a.html: fetches //example.org/x.css"),
        ('<link rel="preconnect" href="https://example.org">', "sub/a.html: fetches https://example.org"),
        ('<img src="https://example.org/x.png" alt="">', "sub/a.html: fetches https://example.org/x.png"),
        ('<iframe src="https://example.org/"></iframe>', "sub/a.html: fetches https://example.org/"),
    ],
)
def test_what_leads_nowhere_or_is_fetched_from_elsewhere_is_found(site: Path, written: str, told: str) -> None:
    (site / "sub" / "a.html").write_text(f'<p id="b">{written}', encoding="utf-8")
    assert [told] == build.faults(site)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ('<html lang="sv"><body dir="direction">', "dir is direction"),
        ('<html lang="language"><body dir="ltr">', "lang is language"),
        ('<html><body dir="ltr">', "lang is None"),
    ],
)
def test_a_frame_that_says_a_key_for_a_word_is_found(site: Path, written: str, told: str) -> None:
    (site / "sub" / "a.html").write_text(f'{written}<p id="b">', encoding="utf-8")
    assert [f"sub/a.html: {told}"] == build.faults(site)


@pytest.mark.parametrize(
    "rule", ['@import "https://example.org/x.css";', "a{background:url(https://example.org/x.png)}"]
)
def test_a_style_that_fetches_from_elsewhere_is_found(site: Path, rule: str) -> None:
    (site / "x.css").write_text(rule, encoding="utf-8")
    assert re.fullmatch(r"x\.css: fetches https://example\.org/x\.\w+", *build.faults(site))


def _images() -> list[tuple[str, Path]]:
    """Give what is told of each picture of the documentation, with its file."""
    pages = sorted((REPOSITORY / "docs").rglob("*.md"))
    return [
        (shown["told"], (page.parent / shown["file"]).resolve())
        for page in pages
        for shown in IMAGE.finditer(page.read_text(encoding="utf-8"))
    ]


def test_every_picture_is_made_by_the_script_and_shown_and_small() -> None:
    kept = {path.name: path for path in screenshots.FOLDER.iterdir()}
    assert set(screenshots.MADE) == set(kept)
    assert set(kept.values()) == {path for _, path in _images()}
    for name, path in kept.items():
        assert 1_000 < path.stat().st_size < 60_000, name


def test_every_picture_is_told_in_words_to_who_does_not_see_it() -> None:
    for told, path in _images():
        assert 60 < len(told) < 400, path
        assert told.endswith("."), path


@pytest.mark.parametrize("name", [name for name in screenshots.MADE if name.endswith(".svg")])
def test_what_a_picture_of_a_terminal_shows_is_what_the_program_shows(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    drawn = screenshots.MADE[name].drawn(name.partition(".")[0]).decode("utf-8")
    kept = (screenshots.FOLDER / name).read_text(encoding="utf-8")
    assert _lines(kept) == _lines(drawn)
    assert len(_lines(kept)) > 5
    assert not re.search(r"(?:src|href)=.https?:|url\(.?https?:", kept)


def _lines(drawn: str) -> list[str]:
    """Give what stands in a picture, and not how rich draws it."""
    return re.findall(r"<text [^>]*>([^<]*)</text>", drawn)
