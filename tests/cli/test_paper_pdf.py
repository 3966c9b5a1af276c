"""Every paper as PDF, typed: whom it is readable for, what it is stamped with, and where it goes."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Typed
from outloud import check
from outloud.model import Document
from readers import has

from samverkan_cli import main

SETTINGS = (
    *("sender=Samverkanskansliet", "answer_to=samverkan@example.org", "caseholder='Maj Strand, maj@example.org'"),
    *("court='Förvaltningsrätten i Exempelstad'", "court_address='Box 1, 123 45 Exempelstad'"),
    *("controller=Kommunstyrelsen", "controller_contact=ks@example.org", "data_protection_officer=dso@example.org"),
)
TICKED = "--period 2024-2027 --affirm values --affirm principles --signed-by 'Eva Ek, ordförande'"
LIFE = (
    "init --municipality Exempelköping --agreement Överenskommelsen",
    f"registry set {' '.join(SETTINGS)}",
    "period add 2024-2027 --first-day 2024-01-01 --last-day 2027-12-31",
    f"enroll 'Blå Tuvan' {TICKED} --received 2024-01-10 --contact 'Eva Ek <eva@example.org>' --dnr 'Ks 55/2024'",
    "enroll Klockbojen --period 2024-2027 --affirm values --incomplete stadgar --received 2024-02-05",
    f"enroll Tallkotten {TICKED} --received 2024-03-01",
    "body add KS --kind committee",
    "body mandate KS --subject exclusion --may decide",
    "meeting add KS --date 2024-04-02 --time 16-18 --place Stadshuset",
    "meeting agenda M-1 --add 'Val av justerare' --add 'Remissen'",
    "case open 'Blå Tuvan' --period 2024-2027 --ground formal --from 'Bo Ek' --fact 2024-02-20 --what Fel"
    " --date 2024-03-11",
    "case screen C-1 --admit --date 2024-03-20",
    "decision add 'Tallkotten utesluts.' --body KS --date 2024-04-02 --paragraph 8",
    "exclude Tallkotten --period 2024-2027 --decision D-2024-001 --effective 2024-04-03 --record-anyway tidigare",
    "decision add 'Klockbojen tas inte emot.' --body KS --date 2024-04-02 --paragraph 9",
    "refuse Klockbojen --period 2024-2027 --decision D-2024-002 --record-anyway tidigare",
)
ON = "--date 2024-05-14"
PAPERS = {
    "Bekräftelse: svar om anslutning": f"document confirmation E-1 {ON}",
    "Underrättelse före beslut": f"document notice C-1 {ON}",
    "Tjänsteskrivelse: ärende C-1": f"document memorandum C-1 --proposal 'att vänta' {ON}",
    "Underrättelse om beslut: uteslutning": f"document decision C-2 {ON}",
    "Kallelse och föredragningslista": f"document agenda M-1 {ON}",
    "Tillkännagivande: justerat protokoll": f"document announcement C-2 --adjusted 2024-04-10 {ON}",
    "Förteckning över anslutna": f"document roll {ON}",
    "Närvarolista": f"document roll --sign-in {ON}",
    "Registerutdrag": f"person extract 'Eva Ek' {ON}",
    "Protokoll": "meeting minutes M-1",
    "Året 2024, t.o.m. 2024-05-14": "report annual 2024",
}


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a registry in which every paper can be written, made once."""
    folder = tmp_path_factory.mktemp("lived")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SAMVERKAN_USER", "Maj Strand")
        patch.chdir(folder)
        for line in LIFE:
            assert 0 == main.run(shlex.split(line)), line
    return folder / "registry.db"


@pytest.fixture(autouse=True)
def _here(lived: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(lived, "registry.db")
    monkeypatch.setenv("SAMVERKAN_TODAY", "2024-05-14")


def readable(name: str, title: str) -> None:
    """Assert that a PDF is for every reader, to be kept, tagged, in Swedish, and called what its paper is."""
    found = check(name)
    assert (None, 0, []) == (found.error, found.errors, [each for each in found.findings if each.severity == "error"])
    held = Document(name)
    with held.pdf.open_metadata() as about:
        kept = (about["pdfuaid:part"], about["pdfaid:part"], about["pdfaid:conformance"], about["dc:title"])
    assert ("1", "2", "A", title) == kept
    assert ("sv", True) == (str(held.root.Lang)[:2], bool(held.root.MarkInfo.Marked))
    held.close()


@pytest.mark.parametrize("title", PAPERS)
def test_a_paper_is_for_every_reader_and_the_same_bytes_each_time(well: Typed, title: str) -> None:
    well(f"{PAPERS[title]} --out a.pdf")
    readable("a.pdf", title)
    well(f"{PAPERS[title]} --out b.pdf")
    assert Path("a.pdf").read_bytes() == Path("b.pdf").read_bytes()


def text_of(name: str) -> str:
    ran = subprocess.run([has("pdftotext", "poppler-utils"), name, "-"], capture_output=True, check=True)
    return re.sub("[\u202a-\u202e\u200b]", "", ran.stdout.decode())


@pytest.mark.parametrize(
    "name",
    [
        "#let x = 1; $y$ @ref <label> \\ *b* _i_ {{ 7*7 }} {% raw %}",
        '<script>alert(1)</script> | [b] "x" 北京 \U0001f468\u200d\U0001f469\u200d\U0001f467',
        "x" * 200,
    ],
)
def test_an_actor_of_any_name_stands_in_every_paper_as_it_was_typed(well: Typed, name: str) -> None:
    well("actor rename A-1", name, "--date", "2024-01-11")
    for title in ("Bekräftelse", "Underrättelse före", "Tjänste", "Förteckning", "Närvaro", "Registerutdrag", "Året"):
        line = next(line for said, line in PAPERS.items() if said.startswith(title))
        well(f"{line} --out a.pdf --force")
        assert "".join(name.split()) in "".join(text_of("a.pdf").split()), line


def test_a_paper_tells_at_its_foot_whose_it_is_and_where_the_journal_ends(well: Typed) -> None:
    head = well("journal verify -o json").data
    well(f"document notice C-1 {ON} --out a.pdf")
    told = text_of("a.pdf")
    for page in told.rstrip("\f").split("\f"):
        assert "Registret över anslutna, Exempelköping\n" in page
        assert f"Händelse {head['entries']}, kontrollsumma {head['head'][:16]}…" in page
    assert "Sida 2 av 2" in told


def test_the_head_of_a_letter_tells_who_sends_it_to_whom(well: Typed) -> None:
    well(f"document confirmation E-1 {ON} --out a.pdf")
    told = text_of("a.pdf").split("Bekräftelse")[0].split()
    theirs = ["Till:", "Blå", "Tuvan", "Kontakt:", "Eva", "Ek,", "eva@example.org"]
    ours = "Exempelköping Avsändare: Samverkanskansliet Handläggare: Maj Strand, maj@example.org Datum: 14 maj 2024"
    assert theirs == told[-len(theirs) :]
    assert sorted([*ours.split(), *["Diarienummer:", "Ks", "55/2024"]]) == sorted(told[: -len(theirs)])


@pytest.mark.parametrize(
    "line, codes",
    [
        ("--form doc", ["value_unknown"]),
        ("--out a.doc", ["value_unknown"]),
        ("--form pdf --out a.html", ["options_conflict"]),
        ("--form html --out a.pdf", ["options_conflict"]),
        ("--form pdf", ["options_conflict"]),  # beside -o json
    ],
)
def test_a_paper_has_one_form(typed: Typed, line: str, codes: list[str]) -> None:
    assert (2, codes) == ((ran := typed(f"document notice C-1 -o json {line}")).status, ran.codes)
    assert [] == list(Path().glob("a.*"))


@pytest.mark.parametrize("fields", ["text", "help", "dag,namn"])
def test_a_paper_that_is_set_has_no_fields_to_choose_between(typed: Typed, fields: str) -> None:
    for line in ("document notice C-1 --form pdf", "report annual 2024 --out a.pdf", "person extract P-1 --form pdf"):
        ran = typed(f"{line} --fields {fields}")
        assert (2, "", True) == (ran.status, ran.out, "--fields kan inte användas tillsammans med pdf" in ran.err), line
    assert [] == list(Path().glob("a.*"))


def test_every_way_to_say_the_form_says_the_same(well: Typed) -> None:
    for at, said in enumerate(
        ("--out a0.pdf", "--form pdf --out a1", "-o pdf --out a2.pdf", "--form PDF --out a3.PDF")
    ):
        well(f"document notice C-1 {ON} {said}")
        assert Path("a0.pdf").read_bytes() == next(Path().glob(f"a{at}*")).read_bytes()
    page = well(f"document notice C-1 {ON} --form html").out
    assert page == well(f"document notice C-1 {ON} -o html").out
    assert well(f"document notice C-1 {ON}").out == well(f"document notice C-1 {ON} --form md").out
    assert page == well(f"document notice C-1 {ON} --form html -o json").data["text"] + "\n"


def test_a_pdf_goes_to_a_pipe_whole_and_to_no_terminal(well: Typed, typed: Typed) -> None:
    started = [sys.executable, "-c", "from samverkan_cli.main import main; main()"]
    line = shlex.split(f"document notice C-1 {ON} --form pdf")
    piped = subprocess.run([*started, *line], capture_output=True, check=True).stdout
    well(f"document notice C-1 {ON} --out a.pdf")
    assert Path("a.pdf").read_bytes() == piped
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stdout.isatty", lambda: True)
        ran = typed(f"document notice C-1 {ON} --form pdf")
    assert (2, "", True) == (ran.status, ran.out, "--out FIL.pdf" in ran.err)


def test_without_what_sets_it_no_file_is_made_and_the_rest_is_as_before(
    well: Typed, typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    entries = well("journal verify -o json").data["entries"]
    monkeypatch.setitem(sys.modules, "typst", None)
    lines = ("document notice C-1", "person extract 'Eva Ek'", "meeting minutes M-1", "report annual 2024")
    for line in (*lines, "handover --from 'Eva Ek' --to 'Bo Ny' --form pdf"):
        ran = typed(f"{line} --out {'ut' if 'handover' in line else 'a.pdf'}")
        assert (2, True) == (ran.status, "pip install 'samverkan-cli[pdf]'" in ran.err), line
    assert [] == list(Path().glob("a.*"))
    assert entries == well("journal verify -o json").data["entries"]
    well(f"document notice C-1 {ON} --out a.html")


def test_a_handover_is_written_in_the_form_that_was_asked_for(well: Typed, typed: Typed) -> None:
    assert ["option_alone"] == typed("handover --from 'Eva Ek' --to 'Bo Ny' --form pdf -o json").codes
    assert ["value_unknown"] == typed("handover --from 'Eva Ek' --to 'Bo Ny' --form doc --out ut -o json").codes
    well("handover --from 'Eva Ek' --to 'Bo Ny' --form pdf --out ut")
    assert ["överlämning-2024-05-14.pdf"] == [each.name for each in Path("ut").iterdir()]
    readable("ut/överlämning-2024-05-14.pdf", "Överlämning")


def test_an_extract_for_a_folder_is_what_it_was_and_as_pdf_where_that_is_said(well: Typed) -> None:
    well("person extract 'Eva Ek' --out ut/")
    assert ["registerutdrag-P-1.html", "registerutdrag-P-1.md"] == sorted(each.name for each in Path("ut").iterdir())
    well("person extract 'Eva Ek' --out ut/ --form pdf")
    assert b"%PDF-" == Path("ut/registerutdrag-P-1.pdf").read_bytes()[:5]


def test_a_municipality_changes_how_its_papers_look(well: Typed, typed: Typed) -> None:
    well("document templates --out mallar")
    house = Path("mallar/house.typ")
    for each in Path("mallar").iterdir():
        each.unlink() if each != house else None
    house.write_text(house.read_text(encoding="utf-8").replace('"Sida", "av"', '"Blad", "av"'), encoding="utf-8")
    well(f"document notice C-1 {ON} --out a.pdf --templates mallar")
    assert "Blad 1 av 2" in text_of("a.pdf")
    house.write_text("#saknas", encoding="utf-8")
    ran = typed(f"document notice C-1 {ON} --out b.pdf --templates mallar")
    assert (2, True) == (ran.status, "house.typ går inte att fylla i: fel på rad 1" in ran.err)
