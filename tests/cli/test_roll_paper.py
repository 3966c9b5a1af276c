"""The roll as a paper: to read or to sign, of a day or as it was recorded, with who comes for each actor."""

import csv
import re
import shlex
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest
from conftest import TICKED, Typed
from outloud import check
from readers import has

HOSTILE = (
    "=cmd|' /C calc'!A0 & <b>Åäö</b> 日本",
    "| a | b |",
    "#let x = [*fet*] $y$ {{ 7*7 }}",
    "\\ ` ~ --- 1. punkt",
    "“A” <script>alert(1)</script> 🎈",
    "Å" * 200,
)


class Cells(HTMLParser):
    """Reads the rows of the tables of a page, and which elements there are."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.tags: set[str] = set()
        self._cell = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 — the parser's
        self.tags.add(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
        self._cell = tag in ("td", "th")

    def handle_endtag(self, tag: str) -> None:
        self._cell = self._cell and tag not in ("td", "th")

    def handle_data(self, data: str) -> None:
        if self._cell:
            self.rows[-1][-1] += data


@pytest.fixture
def lived(well: Typed, period: str) -> None:
    well("registry set sender=Kommunstyrelsen 'agreement=Överenskommelsen om samverkan'")
    for name in ("Zornsällskapet", "Älvsborgs scoutkår", "Blå Tuvan"):
        well(f"enroll '{name}' {TICKED} --received 2024-01-10")
    well(f"enroll Kulturnämnden --kind nämnd {TICKED} --received 2024-02-10")


def rows(page: str) -> list[list[str]]:
    return Cells(page).rows


def test_it_is_numbered_in_the_order_of_the_roll_with_what_the_register_knows(well: Typed, lived: None) -> None:
    found = well("roll --on 2024-06-01 -o json").data
    head, *told = rows(well("document roll --on 2024-06-01 -o html").out)
    assert ["nr", "aktör", "org.nr", "ansluten fr.o.m.", "typ"] == head
    assert [[str(number), line["name"]] for number, line in enumerate(found, start=1)] == [row[:2] for row in told]
    assert ["2024-02-10", "nämnd"] == next(row[3:] for row in told if row[1] == "Kulturnämnden")


def test_one_to_sign_has_room_for_delegate_proxy_and_signature(well: Typed, lived: None) -> None:
    page = well("document roll --sign-in --on 2024-06-01 --side civil -o html").out
    head, *told = rows(page)
    assert ["nr", "aktör", "ombud", "fullmakt", "underskrift"] == head
    names = [line["name"] for line in well("roll --on 2024-06-01 --side civil -o json").data]
    assert [[str(number), name, "", "", ""] for number, name in enumerate(names, start=1)] == told
    assert 3 == len(told)
    assert '<main class="sign_in">' in page


def test_it_says_what_it_is_of(well: Typed, lived: None) -> None:
    told = well("document roll --on 2024-06-01 --period 2024-2027 --side civil --received-by 2024-01-31").out
    for said in (
        "# Förteckning över anslutna\n",
        "- Överenskommelse: Överenskommelsen om samverkan, perioden 2024-2027\n- Dag: 1 juni 2024\n"
        "- Sida: civilsamhället\n- Anmälan inkommen senast: 31 januari 2024\n- Antal anslutna: 3\n",
        "Avsändare: Kommunstyrelsen\n",
    ):
        assert said in told


def test_it_carries_the_head_of_the_journal(well: Typed, lived: None) -> None:
    verified = well("journal verify -o json").data
    told = well("document roll --on 2024-06-01 --sign-in").out
    assert f"händelselogg {verified['entries']}, med kontrollsumman\n\n{verified['head']}\n" in told


def test_a_recorded_roll_is_what_was_recorded_and_says_so(well: Typed, lived: None) -> None:
    recorded = well("roll --on 2024-06-01 --record 'Årsmötet 2024' -o json").data
    before = well("document roll R-1 -o html").out
    well("actor rename 'Blå Tuvan' 'Röda Tuvan'")
    well("withdraw Zornsällskapet --period 2024-2027 --received 2024-03-01")
    told = well("document roll 'årsmötet 2024'").out
    page = well("document roll R-1 -o html").out
    assert rows(before) == rows(page)
    assert ["Blå Tuvan", "Kulturnämnden", "Zornsällskapet", "Älvsborgs scoutkår"] == [row[1] for row in rows(page)[1:]]
    assert "# Förteckning över anslutna: Årsmötet 2024\n" in told
    assert re.search(rf"R-1, som fastställdes den .*\(händelse {recorded['entry']}\) och återges så\.", told)
    assert recorded["roll"]["sha256"] in told
    assert ("Senare uppgifter" in before, "**Senare uppgifter i registret ändrar svaret" in told) == (False, True)
    assert "# Närvarolista: Årsmötet 2024\n" in well("document roll R-1 --sign-in").out


def test_a_meeting_tells_who_comes_for_each_actor(well: Typed, lived: None) -> None:
    well("body add Rådet --kind advisory --minutes notes")
    well("body seat Rådet 'Pia Palm' --represents 'Blå Tuvan' --from 2024-01-01")
    well("body seat Rådet 'Bo Ek' --represents Zornsällskapet --from 2024-01-01 --role ledamot")
    well("meeting add Rådet --date 2024-06-01 --place Föreningarnas\\ hus --title Val--och\\ informationskväll")
    well("meeting attend M-1 'Eva | Ek' --represents 'Blå Tuvan' --role ersättare --for 'Pia Palm' --new-person")
    told = {row[1]: row[2:] for row in rows(well("document roll --sign-in --meeting M-1 -o html").out)}
    assert ["Eva | Ek, ersättare (för Pia Palm)", "", ""] == told["Blå Tuvan"]
    assert ["Bo Ek, ledamot", "", ""] == told["Zornsällskapet"]
    assert ["", "", ""] == told["Älvsborgs scoutkår"]
    page = well("document roll --meeting M-1 -o html").out
    assert "Bo Ek, ledamot" == next(row[-1] for row in rows(page) if "Zornsällskapet" in row)
    assert "Möte: Rådet, 1 juni 2024" in page


def test_a_meeting_s_day_is_the_roll_s_unless_another_is_said(well: Typed, lived: None) -> None:
    well("body add Rådet --kind advisory --minutes notes")
    well("meeting add Rådet --date 2024-02-01")
    assert 4 == len(rows(well("document roll --meeting M-1 -o html").out))
    assert 5 == len(rows(well("document roll --meeting M-1 --on 2024-03-01 -o html").out))


@pytest.mark.parametrize("more", ["", "--sign-in"])
def test_a_name_is_data_in_it_whatever_it_looks_like(well: Typed, period: str, more: str) -> None:
    plain = well(f"document roll --on 2024-06-01 {more} -o html").out
    for name in HOSTILE:
        well(f"enroll {shlex.quote(name)} {TICKED} --received 2024-01-10 --new")
    page = well(f"document roll --on 2024-06-01 {more} -o html").out
    assert set(HOSTILE) == {row[1] for row in rows(page)[1:]}
    assert {"table", "thead", "tbody", "tr", "th", "td"} == Cells(page).tags - Cells(plain).tags


def test_a_roll_of_nobody_says_so(well: Typed, period: str) -> None:
    told = well("document roll --on 2030-01-01 --sign-in").out
    assert "Ingen är ansluten den dagen." in told
    assert "| nr |" not in told


def test_it_is_written_to_a_file_and_told_of(well: Typed, lived: None) -> None:
    ran = well("document roll --on 2024-06-01 --sign-in --out lista.html")
    assert "Närvarolistan (2024-06-01) är skriven till lista.html: 4 anslutna.\n" == ran.out
    assert well("document roll --on 2024-06-01 --sign-in -o html").out.strip() == Path("lista.html").read_text("utf-8")
    told = well("document roll --on 2024-06-01 -o json").data
    assert ("roll", "2024-06-01", None) == (told["paper"], told["ref"], told["actor"])


@pytest.mark.parametrize(
    ("line", "status", "code"),
    [
        ("document roll R-1", 3, "not_found"),
        ("document roll R-1 --on 2024-06-01", 2, "options_conflict"),
        ("document roll --meeting M-9", 3, "not_found"),
        ("document roll --on 2024-13-01", 2, "date_invalid"),
        ("document roll --period 2030", 3, "not_found"),
    ],
)
def test_what_cannot_be_answered_is_told(typed: Typed, lived: None, line: str, status: int, code: str) -> None:
    ran = typed(f"{line} -o json")
    assert (status, [code]) == (ran.status, ran.codes)


def pages(path: str) -> list[str]:
    """Give the text of each page of a PDF, on one line and without the marks of direction that are added."""
    ran = subprocess.run([has("pdftotext", "poppler-utils"), path, "-"], capture_output=True, check=True)
    told = re.sub("[\u202a-\u202e\u2060]", "", ran.stdout.decode())
    return [" ".join(page.split()) for page in told.split("\f")[:-1]]


def many(well: Typed, names: list[str]) -> None:
    """Enroll some actors at once."""
    with Path("svar.csv").open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(["namn", "värdegrund", "principer", "undertecknare", "inkommen"])
        lines.writerows([name, "ja", "ja", "Eva Ek, ordförande", "2024-02-02"] for name in names)
    well("enroll --from svar.csv --period 2024-2027")


def test_a_pdf_to_sign_has_its_head_and_its_number_on_every_page_and_the_names_as_typed(
    well: Typed, period: str
) -> None:
    many(well, [*HOSTILE, *(f"Förening {number}" for number in range(34))])
    well("roll --on 2024-06-01 --record Årsmötet")
    well("document roll R-1 --sign-in --out lista.pdf")
    told = pages("lista.pdf")
    assert len(told) > 2
    for number, page in enumerate(told, start=1):
        assert f"Sida {number} av {len(told)}" in page
        assert {"nr", "aktör", "ombud", "fullmakt", "underskrift"} <= set(page.split())
    whole = re.sub(r"\s", "", "".join(told))
    for name in (
        "日本",
        "“A”<script>alert(1)</script>",
        "#letx=[*fet*]$y${{7*7}}",
        "Å" * 200,
        "\\`~---1.punkt",
        "|a|b|",
    ):
        assert name in whole
    before = Path("lista.pdf").read_bytes()
    well("document roll R-1 --sign-in --out lista.pdf --force")
    assert before == Path("lista.pdf").read_bytes()


def test_a_row_as_high_as_a_hand_needs_is_never_parted_between_pages(well: Typed, period: str) -> None:
    many(well, [f"från{number} " + "ord " * 40 + f"till{number}" for number in range(20)])
    well("document roll --on 2024-06-01 --sign-in --out lista.pdf")
    told = pages("lista.pdf")
    assert 20 == sum(len(re.findall(r"till\d", page)) for page in told)
    for page in told:
        assert set(re.findall(r"från(\d+)", page)) == set(re.findall(r"till(\d+)", page))


@pytest.mark.parametrize("more", ["", "--sign-in"])
def test_a_reader_for_those_who_do_not_see_finds_no_error_in_it(well: Typed, period: str, more: str) -> None:
    many(well, [*HOSTILE[:3], "Blå Tuvan"])
    well(f"document roll --on 2024-06-01 {more} --out lista.pdf")
    assert [] == [each for each in check("lista.pdf").findings if each.severity == "error"]


@pytest.mark.parametrize("line", ["document roll R-1", "document roll R-1 --sign-in", "roll --recorded R-1 --sign-in"])
def test_a_recorded_roll_that_was_taken_back_is_no_paper_of_nobody(
    well: Typed, typed: Typed, lived: None, line: str
) -> None:
    well("roll --on 2024-06-01 --record Årsmötet")
    well("undo")
    out = "--out lista.xlsx" if line.startswith("roll") else ""
    ran = typed(f"{line} {out} -o json")
    assert (3, ["taken_back"]) == (ran.status, ran.codes)
    assert not Path("lista.xlsx").exists()


def test_a_meeting_that_was_taken_back_tells_of_no_delegates(well: Typed, typed: Typed, lived: None) -> None:
    well("body add Rådet --kind advisory --minutes notes")
    well("meeting add Rådet --date 2024-06-01")
    well("undo")
    ran = typed("document roll --meeting M-1 -o json")
    assert (3, ["taken_back"]) == (ran.status, ran.codes)
