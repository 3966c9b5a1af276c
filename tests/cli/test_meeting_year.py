"""A year of meetings, typed: moved, cancelled, held together, approved at the next, and put right afterwards."""

from collections.abc import Callable
from typing import Any

import pytest
from conftest import Typed

Refuse = Callable[[str, int], list[str]]
At = Callable[[str], None]


@pytest.fixture
def on(monkeypatch: pytest.MonkeyPatch) -> At:
    return lambda day: monkeypatch.setenv("SAMVERKAN_TODAY", day)


@pytest.fixture(autouse=True)
def year(well: Typed, period: str, on: At) -> None:
    """Plan the meetings of a year."""
    on("2024-01-15")
    well("actor add 'Blå Tuvan'")
    well("body add Rådet")
    well("body add Nätet --kind nätverk")
    well("body add Kommunstyrelsen --kind nämnd")
    well("body seat Rådet 'Eva Ek' --represents 'Blå Tuvan' --role ordförande --party Folkviljan")
    well("body seat Nätet 'Bo Al' --represents 'Föreningen Norden'")
    well("meeting add Rådet --with Nätet --date 2024-03-20 --time 16-18 --place Hus --invited seated")
    well("meeting add Rådet --date 2024-06-05 --time 16-18")
    well("meeting add Kommunstyrelsen --date 2024-10-08 --time 9")
    well("meeting agenda M-1 --add Öppnande --add Klimat")


def state(well: Typed, meeting: str = "M-1") -> str:
    return str(well(f"meeting show {meeting} -o json").data["state"])


def test_a_meeting_goes_from_planned_to_approved_at_the_next_one(well: Typed, on: At, refused: Refuse) -> None:
    assert "planned" == state(well)
    on("2024-03-20")
    assert "planned" == state(well)
    well("meeting attend M-1 --seated")
    assert "held" == state(well)
    on("2024-04-01")
    well("meeting minutes M-1 --sent 2024-04-01")
    assert "minutes-out" == state(well)
    warned = well("meeting approve M-1 --at M-2 -o json").data["warnings"]
    assert ["day_in_future"] == [each["code"] for each in warned]
    assert "minutes-out" == state(well)
    on("2024-06-05")
    assert "approved" == state(well)
    minutes = well("meeting show M-1 -o json").data["minutes"]
    assert {"sent": "2024-04-01", "approved": "2024-06-05", "adjusted": None, "at": "M-2", "by": []} == minutes
    assert ["meeting_was_held"] == refused("meeting move M-2 --date 2024-06-06", 5)
    assert ["rests_on_it"] == refused("void M-2 -m fel", 4)


def test_the_protocol_of_a_board_is_adjusted_by_persons(well: Typed, on: At) -> None:
    on("2024-10-20")
    well("meeting approve M-3 --adjusted 2024-10-15 --by 'Kurt Lind' --by 'Siv Just'")
    data = well("meeting show M-3 -o json").data
    days = data["state"], data["minutes"]["approved"], data["minutes"]["adjusted"]
    assert ("approved", "2024-10-15", "2024-10-15") == days
    assert ["Kurt Lind", "Siv Just"] == [each["name"] for each in data["minutes"]["by"]]
    assert "Läge: justerat 2024-10-15 av Kurt Lind, Siv Just" in well("meeting show M-3").out


def test_a_moved_meeting_has_its_id_and_why_tells_the_old_day(well: Typed) -> None:
    well("meeting move M-1 --date 2024-03-27 --time 17-19 --place Torget -m 'lokalen upptagen'")
    data = well("meeting show M-1 -o json").data
    assert ("2024-03-27", "17:00", "19:00", "Torget") == tuple(data[key] for key in ("date", "start", "end", "place"))
    told = well("why M-1").out
    assert "2024-03-20" in told
    assert "lokalen upptagen" in told
    well("undo")
    assert "2024-03-20" == well("meeting show M-1 -o json").data["date"]
    well("redo")
    assert "2024-03-27" == well("meeting show M-1 -o json").data["date"]
    well("correct M-1 --date 2024-03-28 -m felskrivet")
    assert "2024-03-28" == well("meeting show M-1 -o json").data["date"]
    assert well("journal verify -o json").data["ok"]


def test_days_of_a_meeting_are_put_right_under_the_rules_of_the_verbs_that_took_them(
    well: Typed, on: At, refused: Refuse
) -> None:
    on("2024-06-20")
    well("meeting minutes M-1 --sent 2024-04-01")
    well("meeting approve M-1 --at M-2")
    well("meeting add Rådet --date 2024-06-12")
    well("meeting cancel M-3 -m inställt")
    well("correct M-1 --sent 2024-04-02 -m läsfel")
    well("correct M-1 --at M-4 -m 'ett annat möte'")
    well("correct M-3 --cancelled 2024-06-19 -m läsfel")
    minutes = well("meeting show M-1 -o json").data["minutes"]
    assert ("2024-04-02", "2024-06-12", "M-4") == tuple(minutes[key] for key in ("sent", "approved", "at"))
    assert {"on": "2024-06-19", "reason": "inställt"} == well("meeting show M-3 -o json").data["cancelled"]
    assert ["minutes_before_meeting"] == refused("correct M-1 --sent 2024-03-19 -m läsfel", 5)
    assert ["approved_too_early"] == refused("correct M-1 --sent 2024-06-13 -m läsfel", 5)
    assert ["approval_day_differs"] == refused("correct M-1 --approved 2024-06-14 -m läsfel", 5)
    well("correct M-1 --invited open -m läsfel")
    assert "open" == well("meeting show M-1 -o json").data["invited"]
    assert well("journal verify -o json").data["ok"]


def test_what_is_changed_after_the_approval_is_shown_as_a_correction_with_its_reason(well: Typed, on: At) -> None:
    on("2024-06-20")
    well("meeting attend M-1 --seated")
    well("meeting outcome M-1 2 --outcome noted")
    well("decision add Ja --meeting M-1 --body Rådet --item 1 --all-decisions")
    well("meeting approve M-1 --at M-2")
    assert [] == well("meeting show M-1 -o json").data["rectified"]
    assert "Rättelser" not in well("meeting show M-1").out
    well("meeting attend M-1 'Per Sen' --guest -m 'glömd i listan'")
    well("correct M-1 --participant 'Bo Al' --role sekreterare -m 'stod inte med'")
    well("correct D-2024-001 --text Nej -m hörfel")
    well("meeting attend M-1 'Siv Sen' --new-person -m 'också glömd'")
    well("undo -m 'hon var inte där'")
    told: list[dict[str, Any]] = well("meeting show M-1 -o json").data["rectified"]
    assert ["glömd i listan", "stod inte med", "hörfel"] == [each["reason"] for each in told]
    shown = well("meeting show M-1").out
    assert "Rättelser efter godkännandet:" in shown
    assert "skäl: glömd i listan" in shown
    assert "Siv Sen" not in shown.partition("Rättelser")[2]
    number = next(row["seq"] for row in well("journal list M-1 -o json").data if row["kind"] == "outcome_noted")
    well(f"undo {number}")
    assert 4 == len(well("meeting show M-1 -o json").data["rectified"])


def test_a_sheet_fits_the_terminal_and_leaves_nobody_out(well: Typed, on: At) -> None:
    on("2024-06-20")
    well("meeting attend M-1 --seated --except Bo")
    well("meeting attend M-1 'Bo Al' --absent --apology")
    well("meeting attend M-1 'Kent Lund' --for P-2 --from-item 2 --out 2 -m jäv")
    well("meeting attend M-1 'Ulla Dal' --absent")
    well("meeting attend M-1 'Gäst Gren' --guest --represents 'Röda Stugan'")
    shown = well("meeting show M-1").out
    expected = """\
Rådet, Nätet
2024-03-20 kl. 16:00–18:00, Hus
Läge: hållet
Inbjudna: ledamöter
Närvarande (3):
  Eva Ek, Blå Tuvan (ordförande), Folkviljan
  Kent Lund, ersätter Bo Al, fr.o.m. 2
    lämnade rummet under 2: jäv
  gäst: Gäst Gren, Röda Stugan
Anmält förhinder (1):
  Bo Al, Föreningen Norden
Frånvarande (1):
  Ulla Dal
1. Öppnande (M-1:1)
2. Klimat (M-1:2)
"""
    assert expected == shown
    assert max(map(len, shown.splitlines())) <= 80


def test_meetings_of_the_same_bodies_may_share_an_hour_with_one_that_is_cancelled(well: Typed, refused: Refuse) -> None:
    well("meeting cancel M-2 -m sjukdom")
    assert "M-2" == well("meeting show 2024-06-05 -o json").data["id"]
    well("meeting add Rådet --date 2024-06-05 --time 16-18")
    assert "M-4" == well("meeting show 2024-06-05 -o json").data["id"]
    assert ["already_exists"] == refused("meeting add Rådet --date 2024-06-05 --time 16-18", 4)
    assert ["already_done"] == refused("meeting cancel M-2 -m sjukdom", 4)
    assert ["meeting_is_cancelled"] == refused("meeting move M-2 --date 2024-06-06", 5)
    assert ["cancelled_without_why"] == refused("meeting cancel M-4", 5)
