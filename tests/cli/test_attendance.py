"""Attendance in one line, as typed: by name, by seat, by list; and that nothing is found by a party."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import Once, Typed
from on_terminal import talk

from samverkan_cli.store.registry import Registry

Refuse = Callable[[str, int], list[str]]


@pytest.fixture(autouse=True)
def council(well: Typed, period: str, typed_once: Once) -> None:
    """Register a body with three seats on the day of its meeting, and one that had ended."""
    typed_once(
        "actor add 'Blå Tuvan'",
        "body add Rådet",
        "body seat Rådet 'Eva Ek' --represents 'Blå Tuvan' --role ordförande --party Folkviljan",
        "body seat Rådet 'Bo Al' --represents 'Föreningen Norden'",
        "body seat Rådet 'Ulla Holm' --from 2024-04-24 --through 2024-04-24",
        "body seat Rådet 'Siv Holm' --through 2024-04-23",
        "meeting add Rådet --date 2024-04-24 --time 16-18",
        "meeting agenda M-1 --add Öppnande --add Budget --add Övrigt",
    )


def there(well: Typed) -> dict[str, dict[str, Any]]:
    return {each["name"]: each for each in well("meeting show M-1 -o json").data["participants"]}


def test_all_who_hold_a_seat_that_day_come_but_for_some_with_what_the_seat_says(well: Typed) -> None:
    well("meeting attend M-1 --seated --except Bo")
    assert ["Eva Ek", "Ulla Holm"] == list(there(well))
    eva = there(well)["Eva Ek"]
    assert ("A-1", "ordförande", "Folkviljan", False) == tuple(
        eva[key] for key in ("represents", "role", "party", "absent")
    )
    well("meeting attend M-1 'Bo Al' --absent --apology")
    bo = there(well)["Bo Al"]
    assert (None, "Föreningen Norden", True, True) == tuple(
        bo[key] for key in ("represents", "organisation", "absent", "apology")
    )
    before = well("journal list -o json").data
    well("meeting attend M-1 --seated")
    assert before == well("journal list -o json").data


def test_several_are_named_in_one_line_and_a_part_of_a_name_is_asked_about(
    well: Typed, typed: Typed, refused: Refuse
) -> None:
    well("meeting attend M-1 'Eva Ek' 'Bo Al' P-3")
    assert ["Eva Ek", "Bo Al", "Ulla Holm"] == list(there(well))
    ran = typed("meeting attend M-1 Holm Eva -o json")
    assert (3, ["person_nearest", "person_nearest"]) == (ran.status, ran.codes)
    assert ["P-3", "P-1"] == ran.error["refs"]
    assert "--new-person" in ran.error["hint"]
    assert ["not_a_full_name"] == refused("meeting attend M-1 Kalle", 3)
    assert "Holm" not in {row["name"] for row in well("person list -o json").data}


def test_a_name_that_is_part_of_anothers_is_somebody_new_where_that_is_insisted(
    well: Typed, typed: Typed, refused: Refuse
) -> None:
    well("person add 'Anna Lind Berg'")
    well("body seat Rådet 'Anna Lind Berg'")
    assert ["person_nearest"] == refused("meeting attend M-1 'Anna Berg'", 3)
    well("meeting attend M-1 'Anna Berg' --new-person")
    assert ["Anna Berg"] == list(there(well))


def test_an_organisation_that_is_no_actor_stands_as_it_was_written(well: Typed) -> None:
    before = len(well("actor list -o json").data)
    told = well("meeting attend M-1 'Kent Lund' --represents 'Röda =1+1 Stugan' -o json").data
    assert ["represents_as_written"] == [each["code"] for each in told["warnings"]]
    assert "Röda =1+1 Stugan" == there(well)["Kent Lund"]["organisation"]
    well("meeting attend M-1 'Per Lund' --represents 'BLÅ TUVAN'")
    assert ("A-1", None) == tuple(there(well)["Per Lund"][key] for key in ("represents", "organisation"))
    assert before == len(well("actor list -o json").data)
    (seat,) = [each for each in well("body show Rådet -o json").data["seats"] if each["name"] == "Bo Al"]
    assert (None, "Föreningen Norden") == (seat["represents"], seat["organisation"])


def test_what_leads_to_no_actor_by_an_id_or_a_number_is_no_organisation(refused: Refuse) -> None:
    for said in ("A-99", "802999-0010"):
        assert ["not_found"] == refused(f"meeting attend M-1 'Kent Lund' --represents {said}", 3)


def test_a_substitute_comes_for_some_items_and_leaves_the_room_for_one(well: Typed, refused: Refuse) -> None:
    assert ["person_nearest"] == refused("meeting attend M-1 'Kent Lund' --for Bo", 3)
    well("meeting attend M-1 'Kent Lund' --for P-2 --from-item Budget --until-item M-1:3 --out 2 -m jäv")
    kent = there(well)["Kent Lund"]
    assert {"id": "P-2", "name": "Bo Al"} == kent["substitutes"]
    assert ("M-1:2", "M-1:3", [{"item": "M-1:2", "reason": "jäv"}]) == tuple(
        kent[key] for key in ("from_item", "until_item", "out")
    )
    assert ["items_turned_around"] == refused("meeting attend M-1 'Eva Ek' --from-item 3 --until-item 1", 5)
    well("meeting attend M-1 'Kent Lund' --out 3 -m jäv")
    assert 2 == len(there(well)["Kent Lund"]["out"])
    assert ["already_there"] == refused("meeting attend M-1 'Kent Lund' --out 3 -m jäv", 4)


def test_who_is_noted_is_put_right_by_correct(well: Typed, refused: Refuse) -> None:
    well("meeting attend M-1 'Eva Ek' --until-item 2")
    assert ["already_there"] == refused("meeting attend M-1 'Eva Ek'", 4)
    assert ["attendance_differs"] == refused("meeting attend M-1 'Eva Ek' --until-item 3", 4)
    assert ["attendance_differs"] == refused("meeting attend M-1 'Eva Ek' --absent", 4)
    well("correct M-1 --participant 'Eva Ek' --until-item 3 --party Nya --represents Norden -m hörfel")
    eva = there(well)["Eva Ek"]
    assert ("M-1:3", "Nya", None, "Norden") == tuple(
        eva[key] for key in ("until_item", "party", "represents", "organisation")
    )
    well("correct M-1 --participant 'Eva Ek' --absent apology --clear until-item -m 'var sjuk'")
    assert there(well)["Eva Ek"]["apology"]
    well("undo")
    assert not there(well)["Eva Ek"]["absent"]
    assert well("journal verify -o json").data["ok"]


def test_a_list_of_names_is_taken_whole_or_not_at_all_with_the_line_of_each_flaw(well: Typed, typed: Typed) -> None:
    Path("namn.txt").write_text("Åsa Dal; Blå Tuvan\n\nPer Ström ;Röda Stugan\nBo\nSven\n", encoding="utf-8")
    ran = typed("meeting attend M-1 --from namn.txt -o json")
    assert (3, ["person_nearest", "not_a_full_name"]) == (ran.status, ran.codes)
    assert "4" in typed("meeting attend M-1 --from namn.txt").err
    assert {} == there(well)
    Path("namn.txt").write_bytes("\ufeffÅsa Dal; Blå Tuvan\r\n ; \r\nPer Ström;Röda Stugan\r\nP-2\r\n".encode())
    well("meeting attend M-1 --from namn.txt")
    found = there(well)
    assert ["Åsa Dal", "Per Ström", "Bo Al"] == list(found)
    assert ["A-1", None, None] == [each["represents"] for each in found.values()]
    assert [None, "Röda Stugan", "Föreningen Norden"] == [each["organisation"] for each in found.values()]
    head = well("status -o json").data["head"]
    well("meeting attend M-1 --from namn.txt")
    assert head == well("status -o json").data["head"]
    Path("namn.txt").write_text("Åsa Dal; Annan\n", encoding="utf-8")
    assert (4, ["attendance_differs"]) == (
        (ran := typed("meeting attend M-1 --from namn.txt -o json")).status,
        ran.codes,
    )
    Path("namn.txt").write_text("\n;\n", encoding="utf-8")
    assert (2, ["file_unreadable"]) == ((ran := typed("meeting attend M-1 --from namn.txt -o json")).status, ran.codes)


def test_a_meeting_that_is_ahead_is_told_and_one_that_is_cancelled_has_nobody(
    well: Typed, refused: Refuse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAMVERKAN_TODAY", "2024-04-23")
    told = well("meeting attend M-1 'Eva Ek' -o json").data["warnings"]
    assert ["day_in_future"] == [each["code"] for each in told]
    assert [] == well("meeting attend M-1 'Bo Al' --absent --apology -o json").data["warnings"]
    well("meeting add Rådet --date 2024-05-24")
    well("meeting cancel M-2 -m inställt")
    assert ["meeting_is_cancelled"] == refused("meeting attend M-2 'Eva Ek'", 5)
    assert ["meeting_is_cancelled"] == refused("meeting agenda M-2 --add Val", 5)
    assert ["meeting_is_cancelled"] == refused("decision add Ja --meeting M-2", 5)


def test_nobody_is_found_by_a_party(well: Typed, typed: Typed) -> None:
    well("meeting attend M-1 --seated")
    assert [] == well("search Folkviljan -o json").data
    for line in ("person find Folkviljan", "person show Folkviljan", "person extract Folkviljan"):
        assert typed(line).status != 0 or "Eva" not in typed(line).out
    for line in ("person list", "meeting list", "body list", "report statistics", "roll --on 2024-06-01"):
        ran = typed(f"{line} -o json")
        assert "Folkviljan" not in ran.out
    for words in ("person list", "person find", "meeting list", "body list", "search"):
        assert "--party" not in typed(f"{words} --help").out
    keys = well("person show P-1 -o json").data
    assert "Folkviljan" not in json.dumps({key: value for key, value in keys.items() if key != "places"})


def test_where_somebody_was_substituted_approved_or_left_the_room_is_its_place_and_moves_with_it(well: Typed) -> None:
    well("meeting attend M-1 'Eva Ek'")
    well("meeting attend M-1 'Kent Lund' --for P-2 --out 2 -m jäv")
    well("meeting approve M-1 --adjusted 2024-04-25 --by 'Kent Lund' --by 'Eva Ek'")
    well("person add 'Kent Lundh' --new")
    places = {(row["stands"], row["id"]) for row in well("person show 'Kent Lund' -o json").data["places"]}
    assert {("attended", "M-1"), ("approver", "M-1"), ("left-room", "M-1")} == places
    assert ("substituted", "M-1") in {
        (row["stands"], row["id"]) for row in well("person show 'Bo Al' -o json").data["places"]
    }
    well("person merge 'Kent Lund' 'Kent Lundh'")
    assert 3 == len(well("person show 'Kent Lundh' -o json").data["places"])
    minutes = well("meeting show M-1 -o json").data["minutes"]
    assert ["Kent Lundh", "Eva Ek"] == [each["name"] for each in minutes["by"]]
    assert well("journal verify -o json").data["ok"]


def test_two_that_are_one_approved_and_left_the_room_once(well: Typed) -> None:
    well("meeting attend M-1 'Kent Lund' --out 2 -m jäv")
    well("meeting attend M-1 'Kent Lundh' --new-person --absent")
    well("correct M-1 --participant 'Kent Lundh' --clear absent -m kom")
    well("meeting attend M-1 'Kent Lundh' --out 2 --out 3 -m jäv")
    well("meeting approve M-1 --adjusted 2024-04-25 --by 'Kent Lund' --by 'Kent Lundh'")
    well("person merge 'Kent Lundh' 'Kent Lund'")
    data = well("meeting show M-1 -o json").data
    assert ["Kent Lund"] == [each["name"] for each in data["minutes"]["by"]]
    (kent,) = data["participants"]
    assert {"M-1:2", "M-1:3"} == {each["item"] for each in kent["out"]}
    assert well("journal verify -o json").data["ok"]
    well("undo")
    assert 2 == len(there(well))
    assert well("journal verify -o json").data["ok"]


def test_an_item_somebody_came_for_is_not_void_under_it(refused: Refuse, well: Typed) -> None:
    well("meeting attend M-1 'Eva Ek' --from-item 2 --out 3 -m jäv")
    for item in (2, 3):
        assert ["rests_on_it"] == refused(f"void M-1 --item {item} -m nej", 4)
    well("void M-1 --item 1 -m nej")


def test_a_change_of_an_approved_meeting_says_why_and_is_a_correction(well: Typed, refused: Refuse) -> None:
    well("meeting attend M-1 'Eva Ek'")
    well("meeting approve M-1 --adjusted 2024-04-25")
    for line in (
        "meeting attend M-1 'Bo Al'",
        "meeting attend M-1 --seated",
        "meeting agenda M-1 --add Sent",
        "meeting outcome M-1 1 --outcome noted",
        "meeting note M-1 1 Sagt",
        "decision add Ja --meeting M-1",
    ):
        assert ["approved_needs_why"] == refused(line, 5), line
        well(f"{line} -m glömt")
    well("correct M-1 --participant 'Eva Ek' --role sekreterare -m glömt")
    assert ["why_missing"] == refused("void M-1 --participant 'Bo Al'", 5)


def test_an_extract_tells_who_it_is_about_what_stands_of_it_the_party_too(well: Typed) -> None:
    well("meeting attend M-1 'Eva Ek'")
    well("meeting attend M-1 'Bo Al' --absent --apology")
    well("meeting attend M-1 'Kent Lund' --for P-2 --out 2 -m 'bror till sökanden'")
    well("meeting approve M-1 --adjusted 2024-04-25 --by 'Kent Lund'")
    eva, bo, kent = (well(f"person extract '{name}'").out for name in ("Eva Ek", "Bo Al", "Kent Lund"))
    assert 2 == eva.count("ordförande, Folkviljan")  # the seat, and the meeting
    assert "Inte med på möte M-1" in bo
    assert "Föreningen Norden" in bo
    assert "Deltog i möte" not in bo
    assert "Ersattes vid möte M-1" in bo
    assert "Lämnade rummet under ett ärende vid möte M-1 (Rådet): bror till sökanden" in kent
    assert "Godkände eller justerade anteckningarna från möte M-1" in kent
    assert "Folkviljan" not in well("person show 'Eva Ek'").out + well("person find 'Eva Ek'").out


def test_who_was_not_at_the_meeting_has_no_conflict_of_interest_there(well: Typed) -> None:
    well("enroll 'Blå Tuvan' --period 2024-2027 --affirm values,principles --signed-by 'Siv Al' --received 2024-01-10")
    well("case open 'Blå Tuvan' --period 2024-2027 --ground formal --from 'Ulla Holm' --date 2024-02-01")

    def tied(meeting: str | None) -> list[str]:
        with Registry(Path("registry.db"), 5).reading() as reader:
            hints = reader.hints(reader.case("C-1"), "B-1", date(2024, 4, 24), meeting)
            return sorted({each.person for each in hints})

    assert ["P-1", "P-3"] == tied(None) == tied("M-1")
    well("meeting attend M-1 'Eva Ek' --absent --apology")
    assert ["P-1", "P-3"] == tied(None)
    assert ["P-3"] == tied("M-1")


def test_on_a_terminal_a_part_of_a_name_is_asked_about_and_a_no_registers_no_first_name(well: Typed) -> None:
    status, _ = talk("meeting", "attend", "M-1", "Eva", said=[("Menar du Eva Ek (P-1)?", "")])
    assert (0, ["Eva Ek"]) == (status, list(there(well)))
    status, shown = talk("meeting", "attend", "M-1", "Holm", said=[("Menar du Ulla Holm (P-3)?", "n")])
    assert (3, True) == (status, "Det gick inte" in shown)
    assert ["Eva Ek"] == list(there(well))
    assert "Holm" not in {row["name"] for row in well("person list -o json").data}


def test_who_left_the_room_was_there_and_does_not_stop_having_been(well: Typed, refused: Refuse) -> None:
    entry = well("meeting attend M-1 'Eva Ek' 'Bo Al' -o json").data["entry"] - 1
    well("meeting attend M-1 'Eva Ek' --out 2 -m jäv")
    assert ["rests_on_it"] == refused("void M-1 --participant 'Eva Ek' -m fel", 4)
    assert ["built_on"] == refused(f"undo {entry}", 4)
    well("void M-1 --participant 'Bo Al' -m fel")
    left = next(row["seq"] for row in well("journal list M-1 -o json").data if row["kind"] == "room_left")
    well(f"void {left} -m fel")
    well("void M-1 --participant 'Eva Ek' -m fel")
    assert {} == there(well)
    well("meeting attend M-1 'Siv Al' --out 2 -m jäv")
    well("undo")
    assert {} == there(well)
    assert "M-1" not in {row["id"] for row in well("person find 'Siv Al' -o json").data}
    assert well("journal verify -o json").data["ok"]


def test_what_is_said_twice_in_one_line_is_said_once_and_otherwise_is_asked_about(well: Typed, typed: Typed) -> None:
    well("meeting attend M-1 'Eva Ek' 'eva ek' P-1 --out 2 --out Budget -m jäv")
    assert ["M-1:2"] == [each["item"] for each in there(well)["Eva Ek"]["out"]]
    Path("namn.txt").write_text("Åsa Dal; Norden\nÅsa Dal; Norden\n", encoding="utf-8")
    well("meeting attend M-1 --from namn.txt")
    Path("namn.txt").write_text("Siv Dal; Norden\nSiv Dal; Söder\n", encoding="utf-8")
    ran = typed("meeting attend M-1 --from namn.txt -o json")
    assert (4, ["attendance_differs"]) == (ran.status, ran.codes)
    assert ["Eva Ek", "Åsa Dal"] == list(there(well))


def test_a_standing_item_without_a_letter_is_told_and_no_fault(refused: Refuse) -> None:
    assert ["text_empty"] == refused("body standing Rådet --add '' --add Val", 2)


def test_a_party_after_a_name_stands_on_the_attendance_and_not_on_the_person(well: Typed) -> None:
    well("meeting attend M-1 'Jerker Lindgren (L)' 'Eva Ek (S)'")
    Path("namn.txt").write_text("Åke Öberg, (ÖrP); Blå Tuvan\nMadelen Spinord (S)\nAnna Berg (Ek)\n", encoding="utf-8")
    well("meeting attend M-1 --from namn.txt")
    told = {name: each["party"] for name, each in there(well).items()}
    expected = {"Jerker Lindgren": "L", "Eva Ek": "S", "Åke Öberg": "ÖrP", "Madelen Spinord": "S"}
    assert expected | {"Anna Berg (Ek)": None} == told
    assert [] == [each for each in well("person list -o json").data if "(L)" in each["name"] or "(S)" in each["name"]]
    assert "Jerker Lindgren (L)" not in well("journal list").out


@pytest.mark.parametrize(
    "line",
    [
        "person add 'Jerker Lindgren (L)'",
        "body seat Rådet 'Jerker Lindgren (KD)'",
        "meeting attend M-1 'Bo Ny' --for 'Jerker Lindgren (M)'",
        "task add Ring --owner 'Jerker Lindgren (Fi)'",
        "group add Gruppen --member 'Jerker Lindgren (SD)'",
    ],
)
def test_a_party_in_a_persons_name_is_refused_where_persons_are_registered(refused: Refuse, line: str) -> None:
    assert ["party_in_name"] == refused(line, 2)


@pytest.mark.parametrize("name", ["B Al", "Bo A", "B. Al", "Bo A."])
def test_an_initial_of_somebody_who_has_a_seat_is_a_question(well: Typed, refused: Refuse, name: str) -> None:
    assert ["person_nearest"] == refused(f"meeting attend M-1 '{name}'", 3)
    well(f"meeting attend M-1 'Cia {name}' --dry-run")
