"""Papers as PDF: for every reader, to be kept, the same each time, and data is data in them."""

import io
import os
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from itertools import count, islice, pairwise
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st
from readers import has
from rest_font import FAMILY, FONT, made

from samverkan_cli.domain import notation
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.render import blocks
from samverkan_cli.render.markup import on_one_line
from samverkan_cli.render.pdf import pdf

STAMP = "2024-05-14T10:00:00Z"
ABOVE_THE_FOOT = ("-nopgbrk", "-r", "72", "-x", "0", "-y", "0", "-W", "596", "-H", "766")
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff]")
LEFT, RIGHT = 70.0, 534.0  # points from the edge that a page of ours is printed between
# What a name can be, each with a number so that no two are the same. None has a point that stands beside its letter.
HOSTILE = (
    "<script>alert({n})</script></title>",
    "\"{n}\" onload='x'",
    "#let x{n} = 1; #panic() #sys.inputs",
    '#set page(width: {n}pt) #pagebreak() #include "x"',
    "$ x^{n} $ och $",
    "@ref{n} <label{n}> ~ -- --- ...",
    "= Rubrik {n} == två",
    "- punkt {n} + / term: x",
    "\\ \\u{{41}} \\#{n} \\\\",
    "*fet* _kursiv_ `rå` ```{n}```",
    "[innehåll {n}] [[ ]] // slut /* slut */",
    "{{{{ 7*{n} }}}} {{% raw %}} {{# #}}",
    "| {n} | --- | a || b",
    "![bild](/etc/passwd) [länk](javascript:{n})",
    "שלום עולם {n}",
    "ישראל abc {n}",
    "مرحبا بالعالم {n}",
    "北京市社区协会第{n}号",
    "みんなの会 {n} ハンカク 한국어",
    "\U0001f600\U0001f680 {n} \U0001f468\u200d\U0001f469\u200d\U0001f467 \U0001f3f3\ufe0f\u200d\U0001f308",
    "\U0001f1f8\U0001f1ea \U0001f44b\U0001f3fd {n} \U0001f3f4\U000e0067\U000e0062\U000e007f",
    "ax\u0323\u0301b cq\u0308d {n} o\u0332\u0301.",
    "हिन्दी संघ {n}",
    "สมาคม ก\u0e33 กุ้ง {n}",
    "ΑΒΓ Привет ĦŁŻ ß ẞ ŉ {n} ǅ ﬁ",
    "\u00a0\u2003mellanrum\u00a0{n} a\u00adb c\u2060d e\u200bf",
    "🂡 𝒳𝔜 𐍈 {n} \u2603 ∑≠√",
    "{n}" + "a" * 196,
    "https://exempel.se/" + "mycket-långt/" * 13 + "{n}",
    "中" * 190 + "{n}",
    "ا" * 190 + " {n}",
    "א" * 190 + " {n}",
    "e\u0301\u0323" * 60 + "{n}",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467" * 38 + "{n}",
    "_" * 190 + "{n}",
)


def names(many: int) -> list[str]:
    """Give hostile names, as the register keeps them."""
    found = (each.format(n=n) for n in count(100) for each in HOSTILE)
    return [notation.clean(each, notation.NAME) for each in islice(found, many)]


def text_of(made_: bytes, *options: str) -> str:
    """Give the text of a PDF as `pdftotext` reads it, without the marks of direction that it adds."""
    program = has("pdftotext", "poppler-utils")
    ran = subprocess.run([program, *options, "-", "-"], input=made_, capture_output=True, check=True)
    return re.sub("[\u202a-\u202e]", "", ran.stdout.decode())


def run_together(text: str) -> str:
    """Give a text without its blanks and line breaks, and the sign that says where a long word may be broken."""
    return "".join(text.replace("\u200b", "").split())


def lost(every: Sequence[str], told: Callable[[Sequence[str]], bytes]) -> list[str]:
    """Give the names that do not stand in a paper as they were typed.

    In which order words of both directions are read is guessed by the reader, from how most of a page runs: names with
    words from right to left have a paper of their own, in which each of their words must stand.
    """
    turned = [each for each in every if RIGHT_TO_LEFT.search(each)]
    straight = [each for each in every if each not in turned]
    text, other = (run_together(text_of(told(each), *ABOVE_THE_FOOT)) for each in (straight, turned))
    missing = [each for each in straight if run_together(each) not in text]
    return missing + [each for each in turned if not all(run_together(part) in other for part in each.split())]


def listed(of: Sequence[str]) -> str:
    """Give Markdown with names in a heading, a head, a paragraph, a list and a table, escaped as in papers."""
    told = [on_one_line(each) for each in of]
    rows = "\n".join(f"| {at} | {each} | slut |" for at, each in enumerate(told))
    pars = "\n\n".join(told)
    return f"Till: {told[0]}\n\n# {told[-1]}\n\n{pars}\n\n- {told[0]}\n\n| nr | namn | x |\n|---|---|---|\n{rows}\n"


def test_a_thousand_hostile_names_stand_in_a_paper_as_they_were_typed() -> None:
    def told(some: Sequence[str]) -> bytes:
        text = "# Alla\n\n" + "\n\n".join(map(on_one_line, some))
        return pdf(blocks.blocks(text), title=some[0], stamp=STAMP)

    assert [] == lost(names(1000), told)


def test_hostile_names_stand_as_they_were_typed_in_a_table_and_in_the_head_of_a_letter() -> None:
    def row(some: Sequence[str]) -> bytes:
        rows = "".join(f"| {on_one_line(each)} |\n" for each in some)
        return pdf(blocks.blocks(f"# x\n\n| namn |\n|---|\n{rows}"), title="x", stamp=STAMP)

    def head(some: Sequence[str]) -> bytes:
        lines = "".join(f"Till: {on_one_line(each)}\n\n" for each in some)
        return pdf(blocks.blocks(f"{lines}# x"), title="x", stamp=STAMP, kind="letter")

    short = [each for each in names(100) if len(each) < 60]
    assert [] == [*lost(short, row), *lost(short, head)]


def words_of(made_: bytes) -> list[tuple[float, float, str]]:
    """Give each word of a PDF with where it begins and ends."""
    found = re.findall(
        r'<word xMin="([-\d.]+)" yMin="[^"]*" xMax="([-\d.]+)"[^>]*>(.*?)</word', text_of(made_, "-bbox")
    )
    return [(float(left), float(right), text) for left, right, text in found]


def test_no_name_runs_out_of_its_box() -> None:
    words = words_of(pdf(blocks.blocks(listed(names(len(HOSTILE)))), title="x", stamp=STAMP, kind="letter"))
    assert [] == [each for each in words if each[0] < LEFT or each[1] > RIGHT]
    last = max(left for left, _, text in words if text == "slut")
    rows = words[next(at for at, each in enumerate(words) if each[2] == "namn") :]
    assert [] == [each for each in rows if each[0] < last - 1 < each[1] - 2 and each[2] not in ("av", "slut")]


@pytest.mark.parametrize("long", [4, 10, 15, 17, 44, 200])
@pytest.mark.parametrize("signs", ["wmkbde", "knwbdegho"])
def test_a_word_in_a_cell_stays_in_its_column(signs: str, long: int) -> None:
    told = blocks.table(signs, [[sign * long for sign in signs]])
    words = words_of(pdf([blocks.heading(1, "Rubrik"), told], title="x", stamp=STAMP))
    boxes = [[each for each in words if set(each[2]) == {sign}] for sign in signs]
    assert [long + 1] * len(signs) == [sum(len(text) for _, _, text in box) for box in boxes]
    ends = [(min(left for left, _, _ in box), max(right for _, right, _ in box)) for box in boxes]
    assert all(right <= left for (_, right), (left, _) in pairwise(ends))
    assert ends[-1][1] <= RIGHT


@settings(max_examples=40)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=80), min_size=1, max_size=20))
def test_no_text_that_a_register_holds_keeps_a_paper_from_being_set(given_: list[str]) -> None:
    kept = []
    for each in given_:
        try:
            kept.append(notation.clean(each, notation.NAME))
        except Refused:
            kept.append("x")
    assert pdf(blocks.blocks(listed(kept)), title=kept[0], stamp=STAMP, foot=kept).startswith(b"%PDF-")


@pytest.mark.parametrize(
    "sign, told",
    [
        ("\ufeff", "a\u2060b"),
        ("\ue000", "a\ufffdb"),
        ("\U000f1234", "a\ufffdb"),
        ("\ufffe", "a\ufffdb"),
        ("\ufdd0", "a\ufffdb"),
    ],
)
def test_a_sign_that_no_file_to_be_kept_may_hold_is_told_as_one_that_is_not_known(sign: str, told: str) -> None:
    assert told in text_of(pdf([blocks.par(f"a{sign}b")], title="x", stamp=STAMP))


def test_the_same_paper_is_the_same_bytes_and_another_moment_other_bytes() -> None:
    told = blocks.blocks("Till: Åsa\n\n# Rubrik\n\n- en\n- två\n")
    first, second = (pdf(told, title="Rubrik", stamp=STAMP) for _ in range(2))
    assert first == second
    assert first != pdf(told, title="Rubrik", stamp="2024-05-14T10:00:01Z")
    assert first == pdf(told, title="Rubrik", stamp="2024-05-14T10:00:00.250000Z")


def test_every_block_of_markdown_is_set() -> None:
    told = (
        "Datum: 1 maj\n\n# Ett\n\nTvå **tre** *fyra* `fem`\\\nsex\n\n> sju\n\n1. åtta\n2. nio\n\n- tio\n  - elva\n\n"
        "```\ntolv\n```\n\n| a | b |\n| --- | --- |\n| tretton | fjorton |\n\n---\n\n### Femton\n"
    )
    words = text_of(pdf(blocks.blocks(told), title="Ett", stamp=STAMP, foot=["fot"])).split()
    wanted = "Datum: Ett tre fyra fem sex sju åtta 2. nio tio elva tolv tretton fjorton Femton"
    assert set() == set(wanted.split()) - set(words)
    assert "fot Sida 1 av 1" in " ".join(words)


def test_headings_go_down_a_step_at_a_time_whatever_a_template_says() -> None:
    told = pdf(blocks.blocks("### Tre\n\n#\n\n##### Fem\n\n# Ett\n"), title="Tre", stamp=STAMP)
    assert ["Tre", "Fem", "Ett"] == [each for each in text_of(told).split("\n") if each in ("Tre", "Fem", "Ett")]


def test_a_picture_is_set_with_what_it_says() -> None:
    drawn = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50"><rect width="90" height="40"/></svg>'
    content = [blocks.heading(1, "Bild"), {"kind": "picture", "svg": drawn, "alt": "En ruta <x>"}]
    assert pdf(content, title="Bild", stamp=STAMP).startswith(b"%PDF-")


def test_a_table_repeats_its_head_on_every_page() -> None:
    told = blocks.table(("nummer", "namn"), [(str(at), f"Förening {at}") for at in range(120)])
    pages = text_of(pdf([blocks.heading(1, "Alla"), told], title="Alla", stamp=STAMP)).rstrip("\f").split("\f")
    assert len(pages) > 2
    assert all("nummer" in page and f"Sida {at} av {len(pages)}" in page for at, page in enumerate(pages, 1))


def test_a_municipality_replaces_how_a_kind_of_paper_looks_and_is_told_the_line_of_a_fault(tmp_path: Path) -> None:
    told = blocks.blocks("# Rubrik\n\nText")
    (tmp_path / "letter.typ").write_text("#set text(fill: blue)\n#paper()\nVårt slut.\n", encoding="utf-8")
    folder = str(tmp_path)
    assert "Vårt slut." in text_of(pdf(told, title="x", stamp=STAMP, kind="letter", folder=folder))
    assert "Vårt slut." not in text_of(pdf(told, title="x", stamp=STAMP, folder=folder))
    (tmp_path / "letter.typ").write_text("#paper()\n#saknas\n", encoding="utf-8")
    assert ("letter.typ", 2) == _fault(told, "letter", folder)
    (tmp_path / "house.typ").write_text("// vårt\n#let paper() = {\n  finns-inte\n}\n", encoding="utf-8")
    assert ("house.typ", 3) == _fault(told, "paper", folder)


def test_nothing_is_fetched_to_write_a_paper(tmp_path: Path) -> None:
    (tmp_path / "paper.typ").write_text('\n#import "@preview/cetz:0.4.0": canvas\n#paper()', encoding="utf-8")
    assert ("paper.typ", 2) == _fault(blocks.blocks("# x"), "paper", str(tmp_path))


def test_a_municipalitys_file_reads_nothing_outside_its_folder(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("hemligt", encoding="utf-8")
    folder = tmp_path / "mallar"
    folder.mkdir()
    for path in ("../secret", str(tmp_path / "secret")):
        (folder / "paper.typ").write_text(f'#read("{path}")\n#paper()', encoding="utf-8")
        assert ("paper.typ", 1) == _fault(blocks.blocks("# x"), "paper", str(folder))
    (folder / "own").write_text("vårt eget", encoding="utf-8")
    (folder / "paper.typ").write_text('#paper()\n#read("own")', encoding="utf-8")
    assert "vårt eget" in text_of(pdf(blocks.blocks("# x"), title="x", stamp=STAMP, folder=str(folder)))


def test_a_pipe_among_the_fonts_is_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "fonts").mkdir()
    os.mkfifo(tmp_path / "fonts" / "a.ttf")
    with pytest.raises(Refused) as refused:
        pdf(blocks.blocks("# x"), title="x", stamp=STAMP, folder=str(tmp_path))
    assert ["file_unreadable"] == [each.code for each in refused.value.objections]


def test_what_is_no_font_among_the_fonts_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "LICENSE.txt").write_text("fri", encoding="utf-8")
    (tmp_path / "fonts" / "a.ttf").write_bytes(b"no font at all")
    assert pdf(blocks.blocks("# x"), title="x", stamp=STAMP, folder=str(tmp_path)).startswith(b"%PDF-")


def _fault(told: list[blocks.Block], kind: str, folder: str) -> tuple[object, object]:
    with pytest.raises(Refused) as refused:
        pdf(told, title="x", stamp=STAMP, kind=kind, folder=folder)
    facts = refused.value.objections[0].facts
    return facts["file"], facts["line"]


def test_a_municipalitys_fonts_come_before_ours(tmp_path: Path) -> None:
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "rest.ttf").write_bytes(FONT.read_bytes())
    told = blocks.blocks("# Rubrik")
    ours, theirs = (pdf(told, title="x", stamp=STAMP, folder=folder) for folder in (None, str(tmp_path)))
    assert b"SamverkanRest" not in ours
    assert b"SamverkanRest" in theirs


def test_the_font_of_boxes_is_what_its_script_makes() -> None:
    shipped, anew = (TTFont(io.BytesIO(each)) for each in (FONT.read_bytes(), made()))
    for table in ("cmap", "glyf", "hmtx"):
        assert shipped.reader[table] == anew.reader[table]
    assert FAMILY == shipped["name"].getDebugName(1)
    leads = shipped.getBestCmap()
    assert ("box", "square", "square") == tuple(leads[ord(sign)] for sign in "ก中\U0001f600")
    assert 0x110000 - 0x20 - 0x800 == len(leads)


def test_without_what_sets_it_the_refusal_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(Refused) as refused:
        pdf([], title="Rubrik", stamp=STAMP)
    assert ["paper_not_set"] == [each.code for each in refused.value.objections]
