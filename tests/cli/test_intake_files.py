"""Answers from files of every kind: read again, changed, mended, mapped and piped."""

import csv
import io
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from answer_files import FROM, HEAD, counts, roll, row, table, unchanged, workbook
from conftest import TICKED, Typed

FIELDS = HEAD.split(";")
SPACE = "http://www.oeplatform.org/version/2.0/schemas/flowinstance"

Refuse = Callable[[str, int], list[str]]
pytestmark = pytest.mark.usefixtures("period")


def answer(id_: int, name: str, *ticks: str, sent: str = "2023-10-16T09:00") -> str:
    def asked(element: str, value: str) -> str:
        return f"<{element}><QueryID>1</QueryID><Name>{element}</Name><Value>{value}</Value></{element}>"

    values = [asked("Namn", name), *(asked(tick, "Ja") for tick in ticks), asked("Undertecknare", "Eva Ek")]
    header = f"<FlowInstanceID>{id_}</FlowInstanceID><FirstSubmitted>{sent}</FirstSubmitted>"
    return f'<FlowInstance xmlns="{SPACE}"><Header>{header}</Header><Values>{"".join(values)}</Values></FlowInstance>'


def piped(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))


# read again ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "lines",
    [
        (f"{HEAD};ärende", f"{row('Almby IK')};4711", f"{row('KFUM', 'ja', 'nej', '')};4712"),
        (HEAD, row("Almby IK"), row("KFUM", "ja", "nej", "")),
        (HEAD.removesuffix(";inkommen"), "Almby IK;ja;ja;Eva Ek", "KFUM;x;;Bo Ek"),
        (f"{HEAD};kontakt;syfte;roll", f"{row('Almby IK')};Eva Ek <eva@example.org>;fotboll;ordförande"),
    ],
)
def test_a_file_read_again_changes_nothing(well: Typed, lines: tuple[str, ...]) -> None:
    table("svar.csv", *lines)
    well(f"{FROM} svar.csv")
    unchanged(well, f"{FROM} svar.csv", len(lines) - 1)


def test_a_folder_of_e_service_answers_read_again_changes_nothing(well: Typed) -> None:
    Path("svar").mkdir()
    for id_, name in enumerate(("Almby IK", "KFUM", "Klockbojen"), start=4711):
        ticks = ("Värdegrund", "Principer") if name != "KFUM" else ("Värdegrund",)
        Path(f"svar/{id_}.xml").write_text(answer(id_, name, *ticks), "utf-8")
    assert {"enrolled": 2, "received": 1} == counts(well(f"{FROM} svar -o json"))
    unchanged(well, f"{FROM} svar", 3)
    Path("svar/4720.xml").write_text(answer(4720, "KFUM", "Principer", sent="2024-02-19T10:00"), "utf-8")
    assert {"completed": 1, "unchanged": 3} == counts(well(f"{FROM} svar -o json"))
    unchanged(well, f"{FROM} svar", 4)
    joined = well("why KFUM -o json").data["enrollments"][0]
    assert ("2023-10-16", "2024-02-19") == (joined["received"], joined["effective"])


@pytest.mark.parametrize("form", ["-o csv", "--excel"])
def test_our_own_rolls_come_in_again_without_a_change(well: Typed, form: str) -> None:
    names = ["=SUMMA(A1)", "+Plus", "'Klockbojen", "-", "@grannar", "a;b", 'Sång & "dans"', "Åsa ✓"]
    workbook("svar.xlsx", FIELDS, *((name, True, True, "Eva Ek", "2023-10-16") for name in names if name != "-"))
    well(f"{FROM} svar.xlsx")
    Path("roll.csv").write_bytes(well(f"roll --on 2024-02-01 {form}").out.encode())
    assert sorted(set(names) - {"-"}) == sorted(roll(well, "2024-02-01"))
    unchanged(well, f"{FROM} roll.csv", len(names) - 1)


def test_a_date_is_never_moved_and_a_blank_says_nothing(well: Typed) -> None:
    well(f"enroll 'Almby IK' {TICKED} --received 2023-10-16 --signed 2023-10-12 --channel paper --purpose fotboll")
    table("svar.csv", f"{HEAD};undertecknad;kanal;syfte;gäller från", f"{row('Almby IK', '', '', '')};;;;")
    unchanged(well, f"{FROM} svar.csv", 1)
    table("senare.csv", f"{HEAD};syfte", f"{row('Almby IK', day='2023-12-06')};bowling")
    unchanged(well, f"{FROM} senare.csv", 1)
    assert "fotboll" == well("actor show 'Almby IK' -o json").data["purpose"]


def test_what_a_known_actor_lacks_is_filled_in(well: Typed) -> None:
    well(f"enroll 'Almby IK' {TICKED} --received 2023-10-16")
    table("svar.csv", f"{HEAD};organisationsnummer;syfte", f"{row('Almby IK')};802999-0010;fotboll")
    well(f"{FROM} svar.csv")
    shown = well("actor show 'Almby IK' -o json").data
    assert ("802999-0010", "fotboll") == (shown["org_nr"], shown["purpose"])
    unchanged(well, f"{FROM} svar.csv", 1)


# changed ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "said", "was", "now"),
    [
        ("principer", "nej", "principer", "värdegrund"),
        ("undertecknare", "Bo Ek", "Eva Ek", "Bo Ek"),
        ("undertecknad", "2023-10-13", "2023-10-12", "2023-10-13"),
        ("kanal", "e-post", "papper", "e-post"),
        ("gäller från", "2024-03-01", "2024-02-01", "2024-03-01"),
        ("syfte", "bowling", "fotboll", "bowling"),
        ("kontakt", "bo@example.org", "eva@example.org", "bo@example.org"),
    ],
)
def test_a_changed_answer_is_a_conflict_that_shows_both(
    well: Typed, typed: Typed, heading: str, said: str, was: str, now: str
) -> None:
    given = {"namn": "Almby IK", "värdegrund": "ja", "principer": "ja", "undertecknare": "Eva Ek"}
    given |= {"inkommen": "2023-10-16", "undertecknad": "2023-10-12", "kanal": "papper", "syfte": "fotboll"}
    given |= {"kontakt": "eva@example.org", "gäller från": "2024-02-01"}
    table("svar.csv", ";".join(given), ";".join(given.values()))
    well(f"{FROM} svar.csv")
    table("ny.csv", ";".join(given), ";".join((given | {heading: said}).values()))
    before = Path("registry.db").read_bytes()
    ran = typed(f"{FROM} ny.csv -o json")
    assert (4, ["answer_changed"], ["E-1"]) == (ran.status, ran.codes, ran.error["refs"])
    assert was in ran.error["message"] and now in ran.error["message"]
    assert heading == ran.error["objections"][0]["column"] or heading == "principer"
    assert before == Path("registry.db").read_bytes()


def test_an_answer_of_the_e_service_does_not_change_hands(well: Typed, refused: Refuse) -> None:
    Path("svar.xml").write_text(answer(4711, "Almby IK", "Värdegrund", "Principer"), "utf-8")
    well(f"{FROM} svar.xml")
    Path("svar.xml").write_text(answer(4711, "Helt annan klubb", "Värdegrund", "Principer"), "utf-8")
    assert ["answer_changed"] == refused(f"{FROM} svar.xml", 4)


def test_another_number_or_kind_than_the_registers_is_a_conflict_on_any_day(well: Typed, refused: Refuse) -> None:
    well(f"enroll 'Almby IK' {TICKED} --received 2023-10-16 --org-nr 802999-0010")
    for day in ("2023-10-16", "2023-12-06"):
        table("svar.csv", f"{HEAD};organisationsnummer", f"{row('Almby IK', day=day)};875999-0016")
        assert ["actor_differs"] == refused(f"{FROM} svar.csv", 4)


def test_the_same_actor_twice_in_a_file_says_the_same_or_is_a_conflict(well: Typed, typed: Typed) -> None:
    table("svar.csv", HEAD, row("Almby IK"), row("KFUM"), row("ALMBY  ik"), row("Almby IK"))
    assert {"enrolled": 2, "unchanged": 2} == counts(well(f"{FROM} svar.csv --dry-run -o json"))
    table("svar.csv", HEAD, row("Almby IK"), row("KFUM"), row("Almby IK", signer="Bo Ek"), row("Klockbojen", "kanske"))
    ran = typed(f"{FROM} svar.csv -o json")
    assert (2, ["answers_differ", "tick_unclear"]) == (ran.status, ran.codes)
    assert [4, 5] == [each["row"] for each in ran.error["objections"]]
    assert "E-" not in ran.err
    assert {"enrolled": 2, "rejected": 2} == counts(well(f"{FROM} svar.csv --accept-partial -o json"))


# what is objected to ---------------------------------------------------------------------------


@pytest.fixture
def faulty() -> None:
    head = f"{HEAD};organisationsnummer;kontakt"
    faulty = [
        f"{row('Almby IK', principles='kanske')};;",
        f"{row('Blå Tuvan')};802999-0011;",
        f"{row('', signer='Bo Ek')};;",
        f"{row('Klockbojen', day='2023-02-30')};;eva@",
        f"{row('Ensam')};;;;en för mycket",
        f"{row('God')};;",
        f"{row('850709-9805')};;",
    ]
    table("svar.csv", head, *faulty, encoding="cp1252")


@pytest.mark.usefixtures("faulty")
def test_everything_is_told_with_file_row_and_column_and_what_to_do(typed: Typed) -> None:
    before = Path("registry.db").read_bytes()
    ran = typed(f"{FROM} svar.csv -o json")
    assert 2 == ran.status
    told = [(each["row"], each["code"], each["column"]) for each in ran.error["objections"]]
    assert [
        (2, "tick_unclear", "principer"),
        (3, "org_nr_invalid", "organisationsnummer"),
        (4, "row_unnamed", "namn"),
        (5, "mailbox_invalid", "kontakt"),
        (5, "date_invalid", "inkommen"),
        (6, "row_width", None),
        (8, "personal_number", "namn"),
    ] == sorted(told, key=lambda one: one[0])
    assert {"svar.csv"} == {each["file"] for each in ran.error["objections"]}
    person = typed(f"{FROM} svar.csv")
    assert "rad 2 i svar.csv, kolumn principer: kanske är varken ett ja eller ett nej." in person.err
    assert person.err.rstrip().endswith("--accept-partial för att registrera de övriga.")
    assert before == Path("registry.db").read_bytes()
    assert not list(Path().glob("*avvisade*"))


@pytest.mark.usefixtures("faulty")
@pytest.mark.parametrize("form", ["", "-o json"])
def test_a_personal_number_is_never_printed_back(well: Typed, typed: Typed, form: str) -> None:
    for line in (f"{FROM} svar.csv {form}", f"{FROM} svar.csv --accept-partial {form}"):
        ran = typed(line)
        assert "850709" not in ran.out + ran.err


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_rejected_csv_comes_back_in_its_own_form_and_is_read_when_it_is_mended(
    well: Typed, encoding: str, delimiter: str
) -> None:
    lines = [HEAD, row("Åsa Ös vänner"), row("=1+1", "kanske"), row("Övre Ängen", "ja", "jaså")]
    table("sv år.csv", *(line.replace(";", delimiter) for line in lines), encoding=encoding)
    ran = well(f"{FROM} 'sv år.csv' --accept-partial -o json")
    assert {"enrolled": 1, "rejected": 2} == counts(ran)
    left = Path("sv år-avvisade.csv")
    assert str(left) == ran.data["rejected_file"]
    found = list(csv.reader(io.StringIO(left.read_text(encoding), newline=""), delimiter=delimiter))
    assert ["fel", *FIELDS] == found[0]
    assert ["'=1+1", "kanske"] == found[1][1:3]
    assert found[2][0].startswith("principer: jaså är varken ett ja eller ett nej. Skriv ja eller nej.")
    left.write_text(left.read_text(encoding).replace("kanske", "x").replace("jaså", "ja"), encoding)
    assert {"enrolled": 2} == counts(well(f"{FROM} '{left}' -o json"))
    assert ["=1+1", "Åsa Ös vänner", "Övre Ängen"] == roll(well, "2024-01-01")
    unchanged(well, f"{FROM} '{left}'", 2)


def test_rejected_answers_of_a_folder_come_back_under_one_set_of_headings(well: Typed) -> None:
    Path("svar").mkdir()
    Path("svar/1.xml").write_text(answer(1, "Almby IK", "Värdegrund", "Principer").replace("Ja", "Kanske"), "utf-8")
    Path("svar/2.xml").write_text(answer(2, "KFUM", "Principer").replace(">Ja<", ">Nja<"), "utf-8")
    table("svar/3.csv", "organisation;inkommen;undertecknare;värdegrund", "Klockbojen;2023-10-16;Bo Ek;hm")
    ran = well(f"{FROM} svar --accept-partial -o json")
    assert {"rejected": 3} == counts(ran)
    assert "svar-avvisade.csv" == ran.data["rejected_file"]
    left = Path("svar-avvisade.csv").read_text("utf-8-sig")
    for said, mended in (("Kanske", "ja"), ("Nja", "ja"), ("hm", "ja")):
        left = left.replace(f";{said};", f";{mended};").replace(f";{said};", f";{mended};")
    Path("lagad.csv").write_text(left, "utf-8-sig")
    assert {"enrolled": 1, "received": 2} == counts(well(f"{FROM} lagad.csv -o json"))
    assert {"unchanged": 3} == counts(well(f"{FROM} lagad.csv -o json"))


@pytest.mark.parametrize("said", [".", "../här", "sub/.."])
def test_a_folder_named_by_a_dot_leaves_its_rejected_rows_beside_it(
    well: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    Path("här/sub").mkdir(parents=True)
    table("här/svar.csv", HEAD, row("Almby IK", "kanske"))
    monkeypatch.chdir(tmp_path / "här")
    ran = well(f"--db ../registry.db {FROM} {said} --accept-partial -o json")
    assert (tmp_path / "här-avvisade.csv").is_file()
    assert {"rejected": 1} == counts(ran)


def test_an_earlier_file_of_rejected_rows_is_never_written_over(well: Typed) -> None:
    table("svar.csv", HEAD, row("Almby IK", "kanske"))
    table("svar-avvisade.csv", "min egen")
    assert "svar-avvisade-2.csv" == well(f"{FROM} svar.csv --accept-partial -o json").data["rejected_file"]
    assert "svar-avvisade-2.csv" == well(f"{FROM} svar.csv --accept-partial -o json").data["rejected_file"]
    assert "min egen\n" == Path("svar-avvisade.csv").read_text("utf-8")


def test_a_file_that_cannot_be_written_takes_the_whole_intake_back(well: Typed, refused: Refuse) -> None:
    table("svar.csv", HEAD, row("Almby IK"))
    table("upptagen.toml", "min egen")
    assert ["file_exists"] == refused(f"{FROM} svar.csv --save-map upptagen.toml", 4)
    assert ["file_unreadable"] == refused(f"{FROM} svar.csv --save-map saknas/karta.toml", 2)


# a try, a mapping, a pipe ----------------------------------------------------------------------


def test_a_try_tells_the_same_and_leaves_nothing(well: Typed, typed: Typed) -> None:
    table("svar.csv", HEAD, row("Almby IK"), row("KFUM", "ja", "", ""), row("Klockbojen", "kanske"))
    before, files = Path("registry.db").read_bytes(), sorted(Path().iterdir())
    tried = well(f"{FROM} svar.csv --accept-partial --save-map karta.toml --dry-run -o json")
    assert (True, None, None) == tuple(tried.data[name] for name in ("dry_run", "entry", "entry_last"))
    assert "Provkörning" in well(f"{FROM} svar.csv --accept-partial --dry-run").out
    assert 2 == typed(f"{FROM} svar.csv --dry-run").status
    assert before == Path("registry.db").read_bytes()
    assert files == sorted(Path().iterdir())
    done = well(f"{FROM} svar.csv --accept-partial -o json")
    assert {"enrolled": 1, "received": 1, "rejected": 1} == counts(tried) == counts(done)


def test_a_mapping_reads_what_the_headings_do_not_say_and_is_saved_as_it_was_used(well: Typed, refused: Refuse) -> None:
    table("svar.csv", "Klubb;Q1;Q2;Vem;Dag;Skostorlek", "Almby IK;Kryssad;Kryssad;Eva Ek;2023-10-16;42")
    assert ["headings_unknown"] == refused(f"{FROM} svar.csv", 2)
    columns = {"Klubb": "name", "Q1": "values", "Q2": "principles", "Vem": "signed_by", "Dag": "received"}
    said = "\n".join(f'"{heading}" = "{to}"' for heading, to in (columns | {"Skostorlek": "ignore"}).items())
    table("karta.toml", "[columns]", said, "[words]", 'yes = ["Kryssad"]')
    ran = well(f"{FROM} svar.csv --map karta.toml --save-map sparad.toml")
    assert "1 anslutna" in ran.out and "sparad.toml" in ran.out
    unchanged(well, f"{FROM} svar.csv --map sparad.toml --save-map sparad.toml", 1)


def test_standard_input_is_read_and_an_empty_one_refused(
    well: Typed, typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    piped(monkeypatch, f"{HEAD}\n{row('Almby IK')}\n{row('KFUM', 'kanske')}\n".encode())
    ran = well(f"{FROM} - --accept-partial -o json")
    assert ({"enrolled": 1, "rejected": 1}, "svar-avvisade.csv") == (counts(ran), ran.data["rejected_file"])
    for content, code in ((b"", "file_empty"), (HEAD.encode(), "rows_missing")):
        piped(monkeypatch, content)
        empty = typed(f"{FROM} - -o json")
        assert (2, [code]) == (empty.status, empty.codes)


@pytest.mark.parametrize(
    ("given", "status", "code"),
    [
        ("saknas.csv", 2, "file_unreadable"),
        ("''", 2, "file_unreadable"),
        ("tom", 2, "folder_empty"),
        ("svar.csv 'Almby IK'", 2, "options_conflict"),
        ("svar.csv --org-nr 802999-0010", 2, "options_conflict"),
        ("svar.csv --side civil --signed-by 'Eva Ek'", 2, "options_conflict"),
        ("svar.csv --incomplete syfte", 2, "options_conflict"),
        ("svar.csv --received 2021", 2, "date_invalid"),
        ("svar.csv --affirm allt --channel brev", 2, "value_unknown"),
        ("svar.csv --map saknas.toml", 2, "file_unreadable"),
    ],
)
def test_what_cannot_be_read_or_does_not_go_together_is_refused(
    refused: Refuse, given: str, status: int, code: str
) -> None:
    Path("tom").mkdir()
    table("svar.csv", HEAD, row("Almby IK"))
    assert code in refused(f"{FROM} {given}", status)


@pytest.mark.parametrize("option", ["--map karta.toml", "--save-map karta.toml", "--accept-partial"])
def test_what_is_for_files_is_not_for_one_actor(refused: Refuse, option: str) -> None:
    assert ["options_conflict"] == refused(f"enroll 'Almby IK' {TICKED} {option}", 2)


def test_a_period_that_is_not_there_and_none_at_all(refused: Refuse) -> None:
    table("svar.csv", HEAD, row("Almby IK"))
    assert ["not_found"] == refused("enroll --period 2031-2034 --from svar.csv", 3)
    assert ["period_unsaid"] == refused("enroll --from svar.csv --received 2032-01-10", 2)


# what is typed holds for the rows that say nothing ---------------------------------------------


def test_options_hold_for_rows_that_do_not_say_otherwise(well: Typed) -> None:
    table(
        "svar.csv",
        "namn;undertecknare;inkommen;kanal;typ;principer",
        "Almby IK;Eva Ek;;;;",
        "Ringen;Eva Ek;2023-11-01;papper;stiftelse;nej",
    )
    typed_ = "--affirm values --affirm principles --received 2023-12-06 --signed 2023-12-05 --channel ceremony"
    assert {"enrolled": 1, "received": 1} == counts(well(f"{FROM} svar.csv {typed_} --kind cooperative -o json"))
    first, second = (well(f"why {name} -o json").data["enrollments"][0] for name in ("'Almby IK'", "Ringen"))
    assert ("2023-12-06", ["values", "principles"]) == (first["received"], first["affirmed"])
    assert ("2023-11-01", ["values"]) == (second["received"], second["affirmed"])
    kinds = [well(f"actor show {name} -o json").data["kind"] for name in ("A-1", "A-2")]
    assert ["cooperative", "foundation"] == kinds
    assert '"channel":"paper"' in well("journal export").out and '"signed":"2023-12-05"' in well("journal export").out
    unchanged(well, f"{FROM} svar.csv {typed_}", 2)


def test_rows_of_another_period_are_refused_and_any_dash_will_do(well: Typed, refused: Refuse) -> None:
    table("svar.csv", f"{HEAD};period", f"{row('Almby IK')};2024–2027", f"{row('KFUM')};", f"{row('Åby')};2020-2023")
    assert ["row_of_other_period"] == refused(f"{FROM} svar.csv", 2)
    table("svar.csv", f"{HEAD};period", f"{row('Almby IK')};2024–2027", f"{row('KFUM')};")
    assert {"enrolled": 2} == counts(well(f"{FROM} svar.csv -o json"))


@pytest.mark.parametrize("said", ["2024-01-15", "15 jan 2024", "15 januari 2024", "45306", "2024-01-15 09:30:00"])
def test_days_are_read_however_a_spreadsheet_wrote_them(well: Typed, said: str) -> None:
    table("svar.csv", HEAD, row("Almby IK", day=said))
    well(f"{FROM} svar.csv")
    assert ["2024-01-15"] == [each["received"] for each in well("why A-1 -o json").data["enrollments"]]


def test_a_day_ahead_is_warned_of_with_its_row(well: Typed) -> None:
    table("svar.csv", HEAD, row("Almby IK", day="2027-11-01"))
    told = well(f"{FROM} svar.csv -o json").data["warnings"]
    assert [("svar.csv", 2, "inkommen")] == [
        (each["file"], each["row"], each["column"]) for each in told if each["code"] == "day_in_future"
    ]


def test_a_name_that_is_spelled_otherwise_is_the_same_actor(well: Typed) -> None:
    table("svar.csv", HEAD, row("Örebro Åkare"))
    well(f"{FROM} svar.csv")
    for name in ("ÖREBRO ÅKARE", "örebro  åkare", unicodedata.normalize("NFD", "Örebro Åkare"), "Örebro\u00a0Åkare"):
        workbook("svar.xlsx", FIELDS, (name, True, True, "Eva Ek", "2023-10-16"))
        unchanged(well, f"{FROM} svar.xlsx", 1)


def test_a_row_with_a_flaw_is_not_also_blamed_for_what_could_come_later(typed: Typed) -> None:
    table("svar.csv", HEAD, row("Almby IK", "kanske", "", "", "2023-02-30"))
    ran = typed(f"{FROM} svar.csv -o json")
    assert ["date_invalid", "tick_unclear"] == sorted(ran.codes)


def test_a_closed_standard_input_is_an_empty_one(typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    assert ["file_empty"] == typed(f"{FROM} - -o json").codes
