"""What is exported can be taken in again, and makes the same register."""

import csv
import io
import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from conftest import TICKED, Once, Typed
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samverkan_cli.domain.notation import NAME, clean, name_key, quoted, signature
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.intake.cells import bare

HEADINGS = [
    *("name", "org_nr", "kind", "side", "purpose", "contact", "values", "principles", "commitments", "signed_by"),
    *("signed", "received", "effective", "channel", "evidence", "submission"),
]
P, OLD = "--period 2024-2027", "--period 2020-2023"
EXPORT = f"export register {P}"
PERIODS = (
    "init",
    "period add 2020-2023 --first-day 2020-01-01 --last-day 2023-12-31 --affirmations none",
    "period add 2024-2027 --first-day 2024-01-01 --last-day 2027-12-31",
)
LIFE = (
    f"enroll Klockbojen {TICKED} --received 2023-10-16 --signed 2023-10-12 --channel e-tjänst"
    " --evidence 'Protokoll § 4' --org-nr 875999-0016 --contact 'Eva Ek <eva@example.org>'",
    f"enroll 'Blå Tuvan' {TICKED} --affirm åtaganden --received 2024-03-01 --org-nr 802999-0010"
    " --contact info@tuvan.example",
    f"enroll 'Nätverket Exempelvis Grannar' {TICKED} --kind nätverk"
    " --purpose 'Grannar; \"som\" hjälps åt' --contact 'Bo Ek' --received 2024-02-01",
    f"enroll Kulturnämnden {TICKED} --kind nämnd --org-nr 212000-1967 --received 2024-01-20",
    f"enroll Socialnämnden {TICKED} --kind nämnd --org-nr 212000-1967 --received 2024-01-20 --effective 2024-04-01",
    f"enroll Senare {P} --affirm värdegrund --signed-by 'Bo Ek' --received 2024-02-05 --incomplete principer",
    f"enroll Senare {P} --affirm principer --received 2024-02-19",
    f"enroll Halva {P} --affirm värdegrund --signed-by 'Bo Ek' --received 2024-02-05 --incomplete principer",
    f"enroll Verdandi {OLD} --received 2021",
    f"enroll KFUM {OLD} --received okänt",
    f"enroll Lyktan {OLD} --received 2021-04 --signed-by 'Bo Ek'",
)
FORMS = ("anslutna.csv", "anslutna.csv --excel", "anslutna.xlsx")


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def told(well: Typed, of: str = P) -> list[dict[str, Any]]:
    """Give what the register says of everybody in a period, but for what no column tells."""
    found: list[dict[str, Any]] = [json.loads(line) for line in well(f"export register {of} -o jsonl").out.splitlines()]
    for row in found:
        actor = well("actor show -o json", row["name"]).data
        row["enrollments"] = [
            {name: each[name] for name in ("period", "received", "effective", "affirmed", "standing")}
            for each in actor["enrollments"]
            if each["period"] == of.partition(" ")[2]
        ]
    return found


@pytest.fixture
def lived(well: Typed, typed_once: Once) -> None:
    typed_once(
        *PERIODS,
        *LIFE,
    )


def test_the_headings_are_those_an_import_knows_in_english(well: Typed, lived: None) -> None:
    for language in ("sv", "en"):
        assert ",".join(HEADINGS) == well(f"--lang {language} {EXPORT}").out.splitlines()[0]


def test_a_row_says_what_an_answer_said(well: Typed, lived: None) -> None:
    blank = dict.fromkeys(HEADINGS, "")
    found = {row["name"]: row for row in rows(well(EXPORT).out)}
    assert (
        blank
        | {
            "name": "Klockbojen",
            "org_nr": "875999-0016",
            "kind": "association",
            "side": "civil",
            "contact": "Eva Ek <eva@example.org>",
            "values": "ja",
            "principles": "ja",
            "signed_by": "Eva Ek, ordförande",
            "signed": "2023-10-12",
            "received": "2023-10-16",
            "channel": "e-service",
            "evidence": "Protokoll § 4",
        }
        == found["Klockbojen"]
    )
    assert ("ja", "", "2024-02-05") == tuple(found["Halva"][name] for name in ("values", "principles", "received"))
    assert {"Kulturnämnden": "", "Socialnämnden": "2024-04-01", "Senare": "2024-02-19"} == {
        name: found[name]["effective"] for name in ("Kulturnämnden", "Socialnämnden", "Senare")
    }


def test_days_are_written_as_an_earlier_register_knew_them(well: Typed, lived: None) -> None:
    found = {row["name"]: row["received"] for row in rows(well(f"export register {OLD}").out)}
    assert {"Verdandi": "2021", "KFUM": "unknown", "Lyktan": "2021-04"} == found


@pytest.mark.parametrize("out", FORMS)
@pytest.mark.parametrize("of", [P, OLD])
def test_an_export_taken_in_by_the_same_register_changes_nothing(well: Typed, lived: None, out: str, of: str) -> None:
    well(f"export register {of} --out {out}")
    count = len(told(well, of))
    before = Path("registry.db").read_bytes()
    receipt = well(f"enroll {of} --from {out.partition(' ')[0]} -o json").data
    assert (count, 0, []) == (receipt["unchanged"], receipt["enrolled"], receipt["rejected"])
    assert before == Path("registry.db").read_bytes()


@pytest.mark.parametrize("out", FORMS)
@pytest.mark.parametrize("of", [P, OLD])
def test_an_export_taken_in_by_a_fresh_register_makes_the_same(well: Typed, lived: None, out: str, of: str) -> None:
    well(f"export register {of} --out {out}")
    expected = told(well, of)
    Path("registry.db").rename("first.db")
    for line in PERIODS:
        well(line)
    well(f"enroll {of} --from {out.partition(' ')[0]}")
    assert expected == told(well, of)


def test_json_holds_the_same_rows_and_none_for_what_is_not_said(well: Typed, lived: None) -> None:
    found = well(f"{EXPORT} -o json").data
    assert [HEADINGS] * 7 == [list(row) for row in found]
    assert [{name: text or None for name, text in row.items()} for row in rows(well(EXPORT).out)] == found
    assert found == [json.loads(line) for line in well(f"{EXPORT} -o jsonl").out.splitlines()]


def test_who_has_left_is_left_out_and_counted(well: Typed, lived: None) -> None:
    well("body add KS --kind nämnd")
    well("body mandate KS --subject exclusion --may decide")
    well("decision add 'Blå Tuvan utesluts' --body KS --date 2024-10-08 --about 'Blå Tuvan'")
    well(
        f"exclude 'Blå Tuvan' {P} --decision D-2024-001 --effective 2024-10-17"
        " --ground formal --notified 2024-05-17 --answered 2024-06-05"
    )
    well(f"withdraw Klockbojen {P} --received 2024-11-01 --effective 2026-01-01")
    well("actor dissolve Socialnämnden --last-day 2025-12-31")
    well("actor dissolve Verdandi --last-day 2024-12-31")
    well(f"decline Verdandi {P} --received 2024-01-02")
    well(f"enroll Väntar {TICKED} --received 2024-02-05 --incomplete stadgar")
    ran = well(f"{EXPORT} --out kvar.json -o json")
    assert {"withdrawn": 1, "excluded": 1, "dissolved": 1, "declined": 1, "received": 1} == ran.data["left_out"]
    assert ran.data["rows"] == len(json.loads(Path("kvar.json").read_text(encoding="utf-8"))["data"]) == 4
    assert "1 som har utträtt. 1 uteslutna. 1 upplösta. 1 som avstår. 1 ofullständiga" in ran.err
    assert ["Verdandi", "KFUM", "Lyktan"] == [row["name"] for row in rows(well(f"export register {OLD}").out)]


def test_a_suspension_and_a_contact_that_ended_are_told_of(well: Typed, lived: None) -> None:
    well("body add KS --kind nämnd")
    well("body mandate KS --subject exclusion --may decide")
    well("decision add 'Blå Tuvan stängs av' --body KS --date 2024-10-08 --about 'Blå Tuvan'")
    well(f"suspend 'Blå Tuvan' {P} --decision D-2024-001 --through 2027-12-31")
    well("contact end 'Nätverket Exempelvis Grannar' 'Bo Ek' --through 2024-06-30")
    told_of = well(f"{EXPORT} -o csv").err
    assert "1 avstängda" in told_of
    assert "Blå Tuvan" in told_of
    assert "blir inte desamma" in told_of
    assert "Nätverket Exempelvis Grannar" in told_of


def test_what_is_not_known_is_no_row(well: Typed, period: str) -> None:
    ran = well(EXPORT)
    assert ",".join(HEADINGS) + "\n" == ran.out
    assert "Det finns inga anslutningar" in well(f"{EXPORT} -o table").out


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("export register --period 24", 2),
        ("export register --period 2030", 3),
        (f"{EXPORT} -o xlsx", 2),
        (f"{EXPORT} -o xml", 2),
        (f"{EXPORT} -o table --out x.csv", 2),
        (f"{EXPORT} -o xlsx --out x.csv", 2),
        (f"{EXPORT} --fields name --out x.csv", 2),
        (f"{EXPORT} --out finns.csv", 4),
        (f"{EXPORT} --out saknas/x.csv", 2),
        ("period close 2024-2027 -o xlsx", 2),
    ],
)
def test_what_cannot_be_done_writes_no_file(typed: Typed, period: str, line: str, status: int) -> None:
    Path("finns.csv").write_text("mitt", encoding="utf-8")
    ran = typed(line)
    assert (status, "") == (ran.status, ran.out)
    assert "mitt" == Path("finns.csv").read_text(encoding="utf-8")
    assert ["finns.csv", "registry.db"] == sorted(path.name for path in Path().iterdir() if "journal" not in path.name)


def test_a_file_is_the_owner_s_alone_and_written_over_only_when_told(well: Typed, lived: None) -> None:
    well(f"{EXPORT} --out x.csv")
    assert 0o600 == Path("x.csv").stat().st_mode & 0o777
    well(f"{EXPORT} --out x.csv --force --excel")
    assert Path("x.csv").read_bytes().startswith(b"\xef\xbb\xbfname;org_nr;kind")


def test_the_suffix_of_a_file_decides_its_form_and_o_how_it_is_told(well: Typed, lived: None) -> None:
    assert 7 == well(f"{EXPORT} --out x.xlsx -o json").data["rows"]
    assert Path("x.xlsx").read_bytes().startswith(b"PK")
    well(f"{EXPORT} --out x.txt -o jsonl")
    assert HEADINGS == list(json.loads(Path("x.txt").read_text(encoding="utf-8").splitlines()[0]))
    assert "7 anslutningar" in well(f"{EXPORT} --out y.jsonl").out
    assert Path("x.txt").read_bytes() == Path("y.jsonl").read_bytes()


def test_the_standing_choice_of_output_holds_for_what_is_shown_and_not_for_files(
    well: Typed, lived: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAMVERKAN_OUTPUT", "id")
    assert "Klockbojen" == well(EXPORT).out.splitlines()[0]
    well(f"{EXPORT} --out x.csv")
    assert HEADINGS == Path("x.csv").read_text(encoding="utf-8").splitlines()[0].split(",")


def test_two_actors_with_one_number_are_asked_about_and_never_made_one(well: Typed, typed: Typed, lived: None) -> None:
    for name in ("Almby IK", "Brickeberg"):
        well(f"enroll '{name}' {TICKED} --org-nr 802999-0028 --received 2024-03-01 --new")
    well(f"{EXPORT} --out x.csv")
    assert 9 == well(f"enroll {P} --from x.csv -o json").data["unchanged"]
    Path("registry.db").rename("first.db")
    for line in PERIODS:
        well(line)
    ran = typed(f"enroll {P} --from x.csv -o json")
    assert (3, ["number_named_twice"], ["name"]) == (
        ran.status,
        ran.codes,
        [said["column"] for said in ran.error["objections"]],
    )
    told_of = well(f"enroll {P} --from x.csv --accept-partial -o json").data
    assert (7, ["Brickeberg"]) == (told_of["enrolled"], [row["name"] for row in told_of["questions"]])
    again = well(f"enroll {P} --from x.csv --accept-partial -o json").data
    assert (8, ["Brickeberg"]) == (again["unchanged"], [row["name"] for row in again["questions"]])
    heading, *lines = Path("x.csv").read_text(encoding="utf-8").splitlines()
    mended = [f"{heading},id", *(f"{line},{'ny' if line.startswith('Brickeberg') else ''}" for line in lines)]
    Path("x.csv").write_text("\n".join(mended), encoding="utf-8")
    for expected in ((1, 8), (0, 9)):
        taken_in = well(f"enroll {P} --from x.csv -o json").data
        assert expected == (taken_in["enrolled"], taken_in["unchanged"])


# whatever it is called ---------------------------------------------------------------------------

HOSTILE = st.text(
    st.sampled_from("'\"=+-@;,|<>[](){}\\/%$#&*` \u00a0\uff1da\u00e5\u00d6Z7\U0001f3f3\ufe0f\u200d\U0001f308_x")
    | st.characters(exclude_categories=["Cc", "Cs", "Cn"]),
    min_size=1,
    max_size=24,
)
NAMES = st.builds(lambda before, word, after: f"{before}{word}{after}".strip(), HOSTILE, st.just("Tuvan"), HOSTILE)
FIXED = ["'=Tuvan", "''=Tuvan", "=cmd|' /C calc'!A0 Tuvan", "'Tuvan", '"Tuvan"', "Tuvan; & [b]co[/b]", "Tuvan 🏳️‍🌈"]


def taken(text: str) -> bool:
    """Tell whether the register takes a name; letters that look garbled are refused in files."""
    try:
        return "Ã" not in text and bare(clean(text, NAME)) == clean(text, NAME)
    except Refused:
        return False


@settings(
    max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None
)
@given(st.lists(NAMES, min_size=1, max_size=6), st.lists(HOSTILE.filter(taken), min_size=1, max_size=3))
def test_every_name_comes_back_as_it_was(well: Typed, names: list[str], purposes: list[str]) -> None:
    kept = {name_key(clean(name, NAME)): clean(name, NAME) for name in (*FIXED, *names) if taken(f"{name} Ek")}
    with tempfile.TemporaryDirectory() as folder:
        first, second = f"--db {folder}/first.db", f"--db {folder}/second.db"
        for db in (first, second):
            for line in (PERIODS[0], PERIODS[2]):
                well(f"{db} {line}")
        for number, name in enumerate(kept.values()):
            person, purpose = f"{name} Ek", purposes[number % len(purposes)]
            said = (f"--purpose={purpose}", f"--signed-by={signature(person, purpose)}", f"--contact={quoted(person)}")
            well(
                f"{first} enroll {P} --affirm values --affirm principles --received 2024-02-01 --new", *said, "--", name
            )
        expected = well(f"{first} {EXPORT} -o json").data
        assert list(kept.values()) == [row["name"] for row in expected]
        for form in ("csv", "xlsx", "csv --excel"):
            file = f"{folder}/x.{form.partition(' ')[0]}"
            well(f"{first} {EXPORT} --force --out {file} {form.partition(' ')[2]}")
            receipt = well(f"{first} enroll {P} --from {file} -o json").data
            assert (len(kept), 0, None) == (receipt["unchanged"], receipt["enrolled"], receipt["entry_last"])
            well(f"{second} enroll {P} --from {file}")
            assert expected == well(f"{second} {EXPORT} -o json").data
            well(f"{second} undo")
