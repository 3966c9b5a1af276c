"""`import minutes`: what is proposed, what is recorded, what is there already, and what is refused."""

import json
import re
from pathlib import Path

import pytest
from conftest import Typed

MINUTES = """Minnesanteckningar
Rådet i Orten
Datum: 4 mars 2024
Tid: kl. 16-18
Plats: Stadshuset
Närvarande: Eva Holm, Tallens IF (ordförande), Bo Ek (S), Maria Lind, Maria Berg
Frånvarande: Siv Lo

1. Öppnande

Beslut: Dagordningen godkänns.

2. Lokaler

Beslut: Frågan återremitteras till AU, som ska återkomma till rådet den 20 maj.
Bo undersöker hyrorna senast den 15 april.

Maria håller rådet informerat.

3. På gång

Projekt: Gröna gårdar (Tekniska förvaltningen)

4. Kommande möten

20 maj kl. 16-18 Stadshuset Rådet i Orten
"""


@pytest.fixture
def file(well: Typed) -> Path:
    well("init --municipality Orten --agreement Överenskommelsen")
    path = Path("anteckningar.txt")
    path.write_text(MINUTES, encoding="utf-8")
    return path


def test_everything_is_recorded_in_one_command_which_one_undo_takes_back(well: Typed, file: Path) -> None:
    told = well(f"import minutes {file} --yes -o json").data
    assert {"participants": 5, "items": 4, "decisions": 2, "groups": 0, "tasks": 2, "watch": 1, "meetings": 1} == told[
        "recorded"
    ]
    assert ("M-1", 0) == (told["meeting"], told["unchanged"])
    shown = well("meeting show M-1 -o json").data
    assert ("2024-03-04", "16:00", "18:00", "Stadshuset") == tuple(
        shown[name] for name in ("date", "start", "end", "place")
    )
    assert ["1", "2", "3", "4"] == [each["label"] for each in shown["items"]]
    assert [("Eva Holm", "Tallens IF", "ordförande")] == [
        (each["name"], each["organisation"], each["role"]) for each in shown["participants"][:1]
    ]
    well("undo")
    assert [] == well("meeting list -o json").data


def test_what_was_sent_back_is_an_open_question_and_what_is_routine_is_no_decision(well: Typed, file: Path) -> None:
    well(f"import minutes {file} --yes")
    assert [("Frågan återremitteras till AU, som ska återkomma till rådet den 20 maj.", "referred")] == [
        (each["text"], each["outcome"]) for each in well("decision list -o json").data
    ]
    asked = [each for each in well("due -o json").data if each["ref"] == "M-1:2"]
    assert [("2024-05-20", "Lokaler")] == [(each["due"], each["what"]) for each in asked] or asked


def test_what_only_sounds_routine_is_a_decision_and_what_is_routine_under_another_title_is_none(
    well: Typed, file: Path
) -> None:
    file.write_text(
        MINUTES.replace("2. Lokaler", "2. Justering av taxan").replace("1. Öppnande", "1. Formalia"), encoding="utf-8"
    )
    well(f"import minutes {file} --yes")
    assert ["D-2024-001"] == [each["id"] for each in well("decision list -o json").data]
    assert "återremitteras" in well("decision show D-2024-001").out


def test_routine_outcomes_are_decisions_where_all_are_asked_for(well: Typed, file: Path) -> None:
    well(f"import minutes {file} --yes --all-decisions")
    assert "Dagordningen godkänns." in [each["text"] for each in well("decision list -o json").data]


def test_a_first_name_that_two_share_is_nobodys_task_and_a_question(well: Typed, file: Path) -> None:
    told = well(f"import minutes {file} --yes -o json").data
    assert [("who", ["Maria Lind", "Maria Berg"])] == [(each["code"], each["candidates"]) for each in told["questions"]]
    assert {"Bo Ek", None} == {each["owner"] and each["owner"]["name"] for each in well("task list -o json").data}


def test_the_same_file_again_is_nothing_new(well: Typed, file: Path) -> None:
    head = well(f"import minutes {file} --yes -o json").data["head"]
    again = well(f"import minutes {file} --yes -o json").data
    assert (head, 0, None) == (again["head"], sum(again["recorded"].values()), again["entry_first"])
    assert "Inget nytt" in well(f"import minutes {file} --yes").out


def test_a_corrected_version_proposes_the_difference(well: Typed, file: Path) -> None:
    well(f"import minutes {file} --yes")
    file.write_text(MINUTES.replace("Maria håller", "Eva bokar lokal.\n\nMaria håller"), encoding="utf-8")
    told = well(f"import minutes {file} --yes -o json").data
    assert [("task", "bokar lokal")] == [(each["kind"], each["text"]) for each in told["proposals"]]


def test_a_planned_meeting_is_the_one_that_was_held(well: Typed, file: Path) -> None:
    well("body add 'Rådet i Orten'")
    well("meeting add 'Rådet i Orten' --date 2024-03-04 --time 16-18")
    assert "M-1" == well(f"import minutes {file} --yes -o json").data["meeting"]
    assert ["M-1", "M-2"] == [each["id"] for each in well("meeting list -o json").data]


def test_only_what_a_label_said_is_recorded_as_sure(well: Typed, file: Path) -> None:
    told = well(f"import minutes {file} --sure -o json").data
    assert {True} == {each["sure"] for each in told["proposals"] if each["ref"]}
    assert 0 == told["recorded"]["tasks"]


def test_a_dry_run_proposes_and_records_nothing(well: Typed, file: Path) -> None:
    before = Path("registry.db").read_bytes()
    told = well(f"import minutes {file} --dry-run -o json").data
    assert told["proposals"]
    assert before == Path("registry.db").read_bytes()


def test_every_line_became_something(well: Typed, file: Path) -> None:
    lines = well(f"import minutes {file} --dry-run -o json").data["lines"]
    assert lines["total"] == sum(lines[name] for name in ("read", "furniture", "blank", "unread"))


def test_every_entry_says_where_it_is_from(well: Typed, file: Path) -> None:
    well(f"import minutes {file} --yes")
    assert "anteckningar.txt (" in well("why D-2024-001").out
    assert ", rad 15" in well("why D-2024-001").out


def test_without_a_terminal_one_says_what_is_wanted(typed: Typed, file: Path) -> None:
    assert ["answer_needed"] == typed(f"import minutes {file} -o json").codes


@pytest.mark.parametrize(
    ("text", "more", "status", "code"),
    [
        ("", "", 2, "minutes_unreadable"),
        ("Hej\n\nDet här är ett brev.\n", "", 2, "minutes_unreadable"),
        ("Rådet i Orten\n\n1. Ett\n\nText.\n\n2. Två\n\nText.\n", "", 2, "day_missing"),
        ("Datum: 4 mars 2024\n\n1. Ett\n\nText.\n\n2. Två\n\nText.\n", "", 2, "body_missing"),
        (MINUTES + "\nBo 19640823-3234\n", "", 2, "personal_number"),
        (MINUTES + "\nBo\x1b[2J\n", "", 2, "text_not_allowed"),
        (MINUTES, "--meeting M-9", 3, "not_found"),
        (MINUTES, "--body Nämnden", 3, "not_found"),
    ],
)
def test_what_cannot_be_read_is_one_clear_objection(
    typed: Typed, file: Path, text: str, more: str, status: int, code: str
) -> None:
    file.write_text(text, encoding="utf-8")
    before = Path("registry.db").read_bytes()
    ran = typed(f"import minutes {file} --yes {more} -o json")
    assert (status, [code]) == (ran.status, ran.codes)
    assert "3234" not in ran.err
    assert before == Path("registry.db").read_bytes()


def test_a_day_and_a_body_may_be_typed_where_the_file_says_none(well: Typed, file: Path) -> None:
    file.write_text("Anteckningar\n\n1. Ett\n\nText.\n\n2. Två\n\nText.\n", encoding="utf-8")
    well("body add Rådet")
    told = well(f"import minutes {file} --yes --body Rådet --date 2024-03-04 -o json").data
    assert 2 == told["recorded"]["items"]


def test_approved_minutes_are_not_read_over(well: Typed, typed: Typed, file: Path) -> None:
    well(f"import minutes {file} --yes")
    well("meeting minutes M-1 --sent 2024-03-10")
    well("meeting approve M-1 --date 2024-05-20")
    file.write_text(MINUTES + "\nEva bokar lokal.\n", encoding="utf-8")
    assert ["minutes_approved"] == typed(f"import minutes {file} --yes -o json").codes


@pytest.mark.parametrize("suffix", ["md", "docx"])
def test_minutes_that_are_written_are_read_in_again_as_they_were(well: Typed, file: Path, suffix: str) -> None:
    well(f"import minutes {file} --yes")
    well(f"meeting minutes M-1 --out ut.{suffix}")
    assert 0 == sum(well(f"import minutes ut.{suffix} --yes -o json").data["recorded"].values())
    held = {verb: well(f"{verb} -o json").data for verb in ("decision list", "task list", "watch list", "meeting list")}
    shown = well("meeting show M-1 -o json").data
    well("--db ny.db init --municipality Orten --agreement Överenskommelsen")
    well(f"--db ny.db import minutes ut.{suffix} --yes")
    for verb, rows in held.items():
        again = well(f"--db ny.db {verb} -o json").data
        assert [each.get("text", each.get("date")) for each in rows] == [
            each.get("text", each.get("date")) for each in again
        ], verb
    again = well("--db ny.db meeting show M-1 -o json").data
    for field in ("date", "start", "end", "place"):
        assert shown[field] == again[field]
    assert [(each["label"], each["title"]) for each in shown["items"]] == [
        (each["label"], each["title"]) for each in again["items"]
    ]
    people = ("name", "organisation", "party", "role", "guest", "absent")
    assert [[each[name] for name in people] for each in shown["participants"]] == [
        [each[name] for name in people] for each in again["participants"]
    ]


def test_words_of_ones_own_are_known_beside_the_programs(well: Typed, file: Path) -> None:
    file.write_text(
        "Rådet i Orten\n2024-03-04\n\n1. Ett\n\nResolution: Vi köper en server.\n\n2. Två\n\nText.\n", encoding="utf-8"
    )
    Path("ord.toml").write_text('[label]\ndecision = ["resolution"]\n', encoding="utf-8")
    assert 0 == well(f"import minutes {file} --dry-run -o json").data["recorded"]["decisions"]
    assert 1 == well(f"import minutes {file} --words ord.toml --dry-run -o json").data["recorded"]["decisions"]


def test_minutes_that_are_written_have_an_item_after_the_one_it_stands_under(well: Typed) -> None:
    well("init --municipality Orten --agreement Överenskommelsen")
    well("body add Rådet")
    well("meeting add Rådet --date 2024-03-01")
    well("meeting agenda M-1 --add Kartan --add Planen")
    well("meeting agenda M-1 --under M-1:1 --add Nätverken --add Föreningarna")
    well("meeting agenda M-1 --under M-1:3 --add Undret")
    well("meeting minutes M-1 --out ut.md")
    found = re.findall(r"^## (\w+)$", Path("ut.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert ["Kartan", "Nätverken", "Undret", "Föreningarna", "Planen"] == found


@pytest.mark.parametrize(
    ("typed_as", "outcome"),
    [
        ("bifall", "approved"),
        ("avslag", "rejected"),
        ("bordlagd", "tabled"),
        ("noted", "noted"),
        ("återremiss --to B-2", "referred"),
        ("återremiss --to B-2 --back 2024-06-03", "referred"),
    ],
)
def test_an_outcome_without_words_is_written_and_read_as_that_outcome(well: Typed, typed_as: str, outcome: str) -> None:
    for registry in ("registry.db", "ny.db"):
        well(f"--db {registry} init --municipality Orten --agreement Överenskommelsen")
        well(f"--db {registry} body add Rådet")
        well(f"--db {registry} body add 'Rådets AU'")
    well("meeting add Rådet --date 2024-03-01")
    well("meeting agenda M-1 --add Kartan --add Planen --label 1 --label 2")
    well(f"meeting outcome M-1 M-1:2 --outcome {typed_as}")
    well("meeting minutes M-1 --out ut.md")
    assert 0 == sum(well("import minutes ut.md --yes -o json").data["recorded"].values())
    well("--db ny.db import minutes ut.md --yes")
    was, became = (
        well(f"--db {registry} meeting show M-1 -o json").data["items"][1]["outcomes"]
        for registry in ("registry.db", "ny.db")
    )
    assert outcome == was[0]["outcome"]
    assert [(one["outcome"], one["to"], one["back"]) for one in was] == [
        (one["outcome"], one["to"], one["back"]) for one in became
    ]


def test_a_body_that_is_called_only_au_is_that_body(well: Typed, file: Path) -> None:
    well("body add 'Rådet i Orten'")
    well("body add AU")
    file.write_text(
        "Rådet i Orten\n\nDatum: 4 mars 2024\n\n"
        "1. Kartan\n\nBeslut: Ta frågan tillbaka till AU.\n\n2. Planen\n\nText.\n",
        encoding="utf-8",
    )
    well(f"import minutes {file} --yes")
    assert ["AU", "Rådet i Orten"] == [each["name"] for each in well("body list -o json").data]
    assert ["B-2"] == [each["to"] for each in well("decision list -o json").data]


def test_a_page_of_minutes_shows_hostile_text_as_it_is(well: Typed, file: Path) -> None:
    file.write_text(MINUTES.replace("Gröna gårdar", "<b>[x](y)*z* | a_b_"), encoding="utf-8")
    well(f"import minutes {file} --yes")
    well("meeting minutes M-1 --out ut.html")
    page = Path("ut.html").read_text(encoding="utf-8")
    assert "&lt;b&gt;[x](y)*z* | a_b_" in page
    assert json.dumps("<b>") not in page


# ------------------------------------------------------------------------------ what cannot be so


def test_two_meetings_that_fit_are_asked_by_their_ids(well: Typed, typed: Typed, file: Path) -> None:
    well("body add 'Rådet i Orten'")
    well("meeting add 'Rådet i Orten' --date 2024-03-04 --time 16-18")
    well("meeting add 'Rådet i Orten' --date 2024-03-04 --time 19-20")
    file.write_text(MINUTES.replace("Tid: kl. 16-18\n", ""), encoding="utf-8")
    ran = typed(f"import minutes {file} --yes -o json")
    assert (3, ["ambiguous"]) == (ran.status, ran.codes)
    assert "M-1" in ran.err
    assert "M-2" in ran.err
    assert "M-2" == well(f"import minutes {file} --yes --meeting M-2 -o json").data["meeting"]


def codes(told: dict[str, object]) -> list[str]:
    return [each["code"] for each in told["questions"] if each["code"] != "who"]  # type: ignore[attr-defined]


@pytest.mark.parametrize("day", ["4 mars 2099", "2099-01-01"])
def test_a_meeting_that_has_not_been_is_left_out_and_asked(well: Typed, file: Path, day: str) -> None:
    file.write_text(MINUTES.replace("4 mars 2024", day), encoding="utf-8")
    told = well(f"import minutes {file} --yes -o json").data
    assert (None, ["meeting_ahead"], None) == (told["meeting"], codes(told), told["entry_first"])
    assert "har inte varit än" in well(f"import minutes {file} --yes").out
    assert "M-1" == well(f"import minutes {file} --yes --date 2024-03-04 -o json").data["meeting"]


@pytest.mark.parametrize(("today", "held"), [("2024-03-03", None), ("2024-03-04", "M-1")])
def test_minutes_of_today_are_of_a_meeting_that_has_been(
    well: Typed, file: Path, monkeypatch: pytest.MonkeyPatch, today: str, held: str | None
) -> None:
    monkeypatch.setenv("SAMVERKAN_TODAY", today)
    assert held == well(f"import minutes {file} --yes -o json").data["meeting"]


@pytest.mark.parametrize(
    ("hours", "asked", "end"),
    [("18.00-16.00", ["end_before_start"], None), ("19-23.30", [], "23:30"), ("22-01.30", [], "01:30")],
)
def test_an_end_before_the_start_is_left_out_and_asked(
    well: Typed, file: Path, hours: str, asked: list[str], end: str | None
) -> None:
    file.write_text(MINUTES.replace("16-18\nPlats", f"{hours}\nPlats"), encoding="utf-8")
    assert asked == codes(well(f"import minutes {file} --yes -o json").data)
    assert end == well("meeting show M-1 -o json").data["end"]


@pytest.mark.parametrize(
    ("said", "recorded"),
    [
        ("Frågan bordläggs till den 12 januari 2024.", [("tabled", None)]),
        ("Den 12 februari 2024 beslutade rådet att köpa en server.", []),
        ("Rådet beslutade den 12 februari 2024 att köpa en server.", []),
        ("Planen från den 12 februari 2024 gäller.", [("approved", None)]),
    ],
)
def test_a_day_of_a_decision_before_the_meeting_is_left_out_and_asked(
    well: Typed, file: Path, said: str, recorded: list[tuple[str, str | None]]
) -> None:
    old = "Frågan återremitteras till AU, som ska återkomma till rådet den 20 maj."
    file.write_text(MINUTES.replace(old, said), encoding="utf-8")
    told = well(f"import minutes {file} --yes -o json").data
    assert (["day_before_meeting"] if "Planen" not in said else []) == codes(told)
    assert recorded == [(each["outcome"], each.get("back_by")) for each in well("decision list -o json").data]


def test_more_warnings_of_a_kind_are_counted_after_the_last_that_is_told(well: Typed) -> None:
    well("init --municipality K --agreement Ö")
    guests = ", ".join(f"Anna{'a' * n} Ek (Förening {n})" for n in range(6))
    text = (
        f"Anteckningar Rådet 2024-03-05\n\nNärvarande: {guests}\n\n1. Ett\nBeslut: ordna en kväll.\n\n2. Två\nText.\n"
    )
    Path("a.txt").write_text(text, encoding="utf-8")
    codes = [each["code"] for each in well("import minutes a.txt --yes -o json").data["warnings"]]
    at = codes.index("more_of_the_same")
    assert ["represents_as_written"] * 3 == codes[at - 3 : at]
    assert "represents_as_written" not in codes[at:]
    assert codes[at + 1 :]


def test_a_group_that_the_minutes_form_makes_it_a_decision_and_no_warning_says_otherwise(well: Typed) -> None:
    well("init --municipality K --agreement Ö")
    text = (
        "Anteckningar Rådet 2024-03-05\n\nNärvarande: Anna Ek, Bo Al, Eva Ny\n\n1. Plan\nEn arbetsgrupp utses.\n"
        "Beslut: Anna Ek (sammankallande), Bo Al.\n\n2. Kväll\nBeslut: ordna en temakväll i maj.\n"
    )
    Path("a.txt").write_text(text, encoding="utf-8")
    ran = well("import minutes a.txt --yes -o json").data
    shown = {each["id"]: each["form"] for each in well("decision list -o json").data}
    told = [each["message"] for each in ran["warnings"] if each["code"] == "recorded_as_recommendation"]
    assert {"D-2024-001": "decision", "D-2024-002": "recommendation"} == shown
    assert ["Rådet har ingen beslutanderätt i saken: D-2024-002 visas som ett ställningstagande."] == told
