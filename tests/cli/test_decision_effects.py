"""What a decision on an actor means on a day is the same wherever it is asked, whatever became of it since."""

import re

import pytest
from conftest import TICKED, Typed
from deciding import DECISION, SAID, begun, exclude, in_force, join, names, standing


@pytest.fixture
def register(well: Typed, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("SAMVERKAN_TODAY", "2026-06-01")
    return begun(well)


@pytest.fixture
def upheld(well: Typed, register: str) -> None:
    """An exclusion that waits is announced, appealed, stayed, upheld, and final."""
    join(well, "Klockbojen", "2024-01-10")
    exclude(well, "Klockbojen", "--effective final --bar-through 2025-10-16")
    well("case announce C-1 --adjusted 2024-10-15 --posted 2024-10-16")
    well("case appeal C-1 --received 2024-11-05")
    well("case stay C-1 --date 2024-11-20")
    well("case announce C-1 --posted-through 2024-11-06")
    well("case outcome C-1 upheld --date 2025-03-03 --final 2025-03-25")
    well("case final C-1 --date 2025-03-25 --source förvaltningsrätten")


def test_a_stay_that_ended_disarms_no_bar(typed: Typed, well: Typed, upheld: None) -> None:
    ran = join(typed, "Klockbojen", "2025-04-01")
    assert (5, ["barred"]) == (ran.status, ran.codes)
    assert ["Klockbojen"] == names(well, "2025-03-24")
    assert [] == names(well, "2025-03-25")


def test_who_was_stayed_while_its_exclusion_waited_keeps_the_days_off_before_a_reconsideration(
    well: Typed, register: str
) -> None:
    join(well, "Klockbojen", "2024-01-10")
    exclude(well, "Klockbojen", "--effective final")
    well("case announce C-1 --adjusted 2024-10-15 --posted 2024-10-16 --posted-through 2024-11-06")
    well("case appeal C-1 --received 2024-11-05")
    well("case stay C-1 --date 2025-01-16")
    well("case outcome C-1 upheld --date 2025-01-20 --final 2025-02-03")
    well("case final C-1 --date 2025-02-03 --source förvaltningsrätten")
    assert [] == names(well, "2025-02-10")
    well("case revoke C-1 --decision 'Kommunstyrelsen 2025-02-25 § 9' --effective 2025-02-27")
    assert [] == names(well, "2025-02-10")
    assert [] == names(well, "2025-02-26")
    assert ["Klockbojen"] == names(well, "2025-02-27")


def test_a_bar_that_is_reconsidered_runs_until_the_day_of_that(typed: Typed, well: Typed, register: str) -> None:
    well("period add 2020-2023 --first-day 2020-01-01 --last-day 2023-12-31 --affirmations none")
    well("enroll Klockbojen --period 2020-2023 --signed-by 'Eva Ek' --received 2020-03-01")
    heard = "--notified 2023-03-01 --answered 2023-03-10 --ground formal"
    well(
        f"exclude Klockbojen --period 2020-2023 --decision 'Kommunstyrelsen 2023-06-05 § 4' {heard} {SAID}"
        " --effective 2023-06-09 --bar-through 2025-06-08"
    )
    well("case revoke C-1 --decision 'Kommunstyrelsen 2024-05-14 § 9' --effective 2024-09-01")
    ran = join(typed, "Klockbojen", "2024-06-04")
    assert (0, "2024-09-01") == (ran.status, ran.data["enrollment"]["effective"])
    assert [] == names(well, "2024-08-31")
    assert ["Klockbojen"] == names(well, "2024-09-01")


def test_entry_that_was_refused_is_refused_until_the_day_it_is_reconsidered(well: Typed, register: str) -> None:
    well(f"enroll Klockbojen --period {register} --received 2024-03-01 --incomplete underskrift")
    heard = "--notified 2024-04-02 --answered 2024-04-10 --ground principle:1"
    well(
        f"refuse Klockbojen --period {register} --decision 'Kommunstyrelsen 2024-06-01 § 4' {heard} {SAID}"
        " --effective 2024-06-01"
    )
    well("case revoke C-1 --decision 'Kommunstyrelsen 2024-09-10 § 2' --effective 2024-10-01")
    days = ("2024-05-31", "2024-06-01", "2024-07-01", "2024-09-30", "2024-10-01")
    told = [standing(well, "E-1", day) for day in days]
    assert ["received", "refused", "refused", "refused", "received"] == told


def test_a_stay_changes_nothing_of_the_days_before_it_also_when_the_period_is_over(well: Typed) -> None:
    well("init")
    well("period add 2020-2023 --first-day 2020-01-01 --last-day 2023-12-31 --affirmations none --no-hearing")
    well("body add Kommunstyrelsen --kind nämnd")
    well("body mandate Kommunstyrelsen --subject exclusion --may decide")
    well("enroll Klockbojen --period 2020-2023 --signed-by 'Eva Ek' --received 2020-03-01")
    well(
        "exclude Klockbojen --period 2020-2023 --decision 'Kommunstyrelsen 2023-12-20 § 4' --ground formal"
        f" {SAID} --effective 2023-12-27"
    )
    before = standing(well, "E-1", "2024-01-25")
    well("case appeal C-1 --received 2024-01-02")
    well("case stay C-1 --date 2024-04-07")
    assert ("excluded", "excluded") == (before, standing(well, "E-1", "2024-01-25"))
    assert "lapsed" == standing(well, "E-1", "2024-04-07")


def test_a_decision_is_in_force_on_the_days_it_has_effect(well: Typed, upheld: None) -> None:
    days = ("2024-10-08", "2025-03-24", "2025-03-25", "2026-01-01")
    assert [[], [], ["D-2024-001"], ["D-2024-001"]] == [in_force(well, day) for day in days]
    assert well("decision show D-2024-001 -o json").data["in_force"] is True


@pytest.mark.parametrize(
    ("became", "days"),
    [
        (
            ("case appeal C-1 --received 2024-10-20", "case stay C-1 --date 2024-11-20"),
            {"2024-10-16": False, "2024-10-17": True, "2024-11-19": True, "2024-11-20": False},
        ),
        (
            (
                "case appeal C-1 --received 2024-10-20",
                "case outcome C-1 annulled --date 2025-03-03 --final 2025-03-25",
            ),
            {"2025-03-25": False, "2026-01-01": False},
        ),
        (
            ("case revoke C-1 --decision 'Kommunstyrelsen 2024-12-03 § 9' --effective 2025-01-01",),
            {"2024-12-31": True, "2025-01-01": False},
        ),
    ],
)
def test_an_exclusion_that_is_stayed_annulled_or_revoked_is_not_in_force(
    well: Typed, register: str, became: tuple[str, ...], days: dict[str, bool]
) -> None:
    join(well, "Klockbojen", "2024-01-10")
    exclude(well, "Klockbojen", "--effective 2024-10-17")
    for line in became:
        well(line)
    assert days == {day: "D-2024-001" in in_force(well, day) for day in days}


def test_a_suspension_that_begins_later_is_in_force_from_then_and_keeps_nobody_off_when_it_is_over(
    well: Typed, register: str
) -> None:
    join(well, "Klockbojen", "2024-01-10")
    decided = "--decision 'Kommunstyrelsen 2024-10-08 § 3' --effective 2024-10-14 --through 2024-12-31"
    well(f"suspend Klockbojen --period 2024-2027 {decided}")
    days = ("2024-10-08", "2024-10-13", "2024-10-14", "2024-12-31", "2025-01-01")
    assert [[], [], ["D-2024-001"], ["D-2024-001"], ["D-2024-001"]] == [in_force(well, day) for day in days]
    on = ["Klockbojen"]
    assert [on, on, [], [], on] == [names(well, day) for day in days]


def test_an_application_before_an_exclusion_is_final_is_recorded_and_told_of_its_bar(
    typed: Typed, well: Typed, register: str
) -> None:
    well("period add 2028-2031 --first-day 2028-01-01 --last-day 2031-12-31")
    join(well, "Klockbojen", "2024-01-10")
    exclude(well, "Klockbojen", "--effective final --bar-through 2029-10-16")
    well("withdraw Klockbojen --period 2024-2027 --received 2024-10-20")
    anew = join(typed, "Klockbojen", "2024-10-25")
    ahead = typed(f"enroll Klockbojen {TICKED} --received 2024-10-25 -o json".replace("2024-2027", "2028-2031"))
    for ran in (anew, ahead):
        assert (0, True) == (ran.status, "exclusion_ahead" in [each["code"] for each in ran.data["warnings"]])
    well("case announce C-1 --adjusted 2024-10-15 --posted 2024-10-16 --posted-through 2024-11-06")
    final = well("case final C-1 --date 2024-11-07 --source förvaltningsrätten -o json").data
    told = [each["message"] for each in final["warnings"] if each["code"] == "bar_meets"]
    assert ["E-2", "E-3"] == [id_ for message in told for id_ in ("E-2", "E-3") if id_ in message]
    found = typed("check -o json")
    assert 6 == found.status
    assert ["E-2", "E-3"] == [each["ref"] for each in found.data if each["code"] == "bar_meets_answer"]
    assert ["Klockbojen"] == names(well, "2024-11-08")


def test_an_exclusion_tells_at_once_which_answers_its_bar_meets(typed: Typed, well: Typed, register: str) -> None:
    well("period add 2028-2031 --first-day 2028-01-01 --last-day 2031-12-31")
    join(well, "Klockbojen", "2024-01-10")
    typed(f"enroll Klockbojen {TICKED} --received 2024-10-01".replace("2024-2027", "2028-2031"))
    well("case open Klockbojen --period 2024-2027 --ground principle:1 --from 'En medlem' --date 2024-09-01")
    asked = "case check C-1 --body Kommunstyrelsen --on 2024-10-08 --outcome excluded --effective 2024-10-17 -o json"
    assert "bar_meets_answer" not in [each["code"] for each in typed(asked).data]
    assert "bar_meets_answer" not in [each["code"] for each in typed(f"{asked} --bar-through 2027-12-31").data]
    assert "bar_meets_answer" in [each["code"] for each in typed(f"{asked} --bar-through 2028-01-01").data]
    told = exclude(well, "Klockbojen", "--effective final --bar-through 2028-01-01").data["warnings"]
    assert ["bar_meets"] == [each["code"] for each in told if "E-2" in each["message"]]
    assert "bar_meets_answer" not in [each["code"] for each in typed("check -o json").data]  # it does not run yet


def test_a_merge_tells_which_answers_of_the_other_a_bar_meets(typed: Typed, well: Typed, register: str) -> None:
    well("period add 2028-2031 --first-day 2028-01-01 --last-day 2031-12-31")
    join(well, "Klockbojen", "2024-01-10")
    typed(f"enroll Klockan {TICKED} --received 2024-10-01".replace("2024-2027", "2028-2031"))
    exclude(well, "Klockbojen", "--effective 2024-10-17 --bar-through 2028-06-30")
    told = well("actor merge Klockan Klockbojen -o json").data["warnings"]
    assert "bar_meets" in [each["code"] for each in told if "E-2" in each["message"]]
    assert "bar_meets_answer" in [each["code"] for each in typed("check -o json").data]
    assert "enrolled_though_excluded" not in [each["code"] for each in told]  # of one enrollment one thing is said


def test_a_merge_tells_of_an_enrollment_after_an_exclusion_without_a_bar(
    typed: Typed, well: Typed, register: str
) -> None:
    well("period add 2028-2031 --first-day 2028-01-01 --last-day 2031-12-31")
    join(well, "Klockbojen", "2024-01-10")
    typed(f"enroll Klockan {TICKED} --received 2024-10-01".replace("2024-2027", "2028-2031"))
    exclude(well, "Klockbojen", "--effective 2024-10-17")
    told = well("actor merge Klockan Klockbojen -o json").data["warnings"]
    assert ["enrolled_though_excluded"] == [each["code"] for each in told if "E-2" in each["message"]]


@pytest.fixture
def renewed(well: Typed, register: str) -> None:
    """An exclusion of 2024-2027 that becomes final when the actor has renewed, in the period after."""
    well("period add 2028-2031 --first-day 2028-01-01 --last-day 2031-12-31")
    join(well, "Klockbojen", "2024-01-10")
    well(f"enroll Klockbojen {TICKED} --received 2027-10-01".replace("2024-2027", "2028-2031"))
    decided = "'Kommunstyrelsen 2027-12-14 § 5'"
    exclude(well, "Klockbojen", "--effective final --record-anyway 'enligt protokoll'", decided)
    well("case announce C-1 --adjusted 2027-12-15 --posted 2027-12-16 --posted-through 2028-01-10")
    well("case final C-1 --date 2028-01-11 --source förvaltningsrätten")


def test_why_and_case_show_tell_that_a_late_exclusion_ends_nothing(
    well: Typed, renewed: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAMVERKAN_TODAY", "2028-02-01")
    assert ["Klockbojen"] == names(well, "2028-02-01")
    told = well("why Klockbojen").out
    assert "Utesluten fr.o.m." not in told
    assert "utesluten, inte längre ansluten" not in told
    assert (
        "    Anslutningen hade redan upphört fr.o.m. 2028-01-01 när det fick verkan; beslutet ändrar den inte.\n"
        in told
    )
    assert "    Aktören är ansluten till 2028-2031; den anslutningen står kvar.\n" in told
    sheet = well("case show C-1").out
    assert (
        "    Skulle gälla fr.o.m. tisdag 2028-01-11, men anslutningen hade då redan upphört (lördag 2028-01-01):"
        " beslutet ändrar den inte. Laga kraft tisdag 2028-01-11."
        " Aktören är ansluten till 2028-2031; den anslutningen står kvar.\n"
    ) in sheet
    (made,) = well("case show C-1 -o json").data["decisions"]
    assert ("outlived", None, False, ["2028-2031"], "2028-01-01") == tuple(
        made[name] for name in ("now", "off_from", "joined", "elsewhere", "ended_otherwise")
    )


def test_who_has_left_is_not_told_to_be_joined_until_a_decision_is_final(well: Typed, register: str) -> None:
    join(well, "Klockbojen", "2024-01-10")
    exclude(well, "Klockbojen", "--effective final")
    waits = "Gäller först när beslutet har fått laga kraft"
    assert f"    {waits}; aktören är ansluten till dess.\n" in well("case show C-1").out
    well("withdraw Klockbojen --period 2024-2027 --received 2024-10-20")
    assert f"    {waits}.\n" in well("case show C-1").out


# the letter -------------------------------------------------------------------------------------


MONTHS = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)


def letter(well: Typed, day: str) -> str:
    """Give what a letter says that a decision means, with the days that it writes in words as dates."""
    told = well(f"document decision C-1 --date {day}").out
    said = told.split("## Vad beslutet innebär\n\n")[1].split("\n\n## ")[0]
    return re.sub(r"den (\d{1,2}) ([a-z]+) (\d{4})", _as_a_date, said)


def _as_a_date(found: re.Match[str]) -> str:
    return f"{found[3]}-{MONTHS.index(found[2]) + 1:02}-{int(found[1]):02}"


NO_BAR = (
    "Beslutet innehåller ingen spärr mot ny anslutning. I en ny anmälan ska det framgå att orsaken till uteslutningen"
    " är undanröjd."
)
PERIOD = "i perioden 2024-2027"


def test_the_letter_about_an_exclusion_that_waits(well: Typed, register: str) -> None:
    join(well, "Klockbojen", "2024-01-10")
    exclude(well, "Klockbojen", "--effective final --bar-through 2025-10-16")
    waits = "Uteslutningen gäller när beslutet har fått laga kraft."
    barred = "När beslutet har fått laga kraft kan ni inte ansluta er på nytt till och med 2025-10-16."
    assert f"{waits} Till dess är ni anslutna som tidigare.\n\n{barred}" == letter(well, "2024-10-17")
    well("withdraw Klockbojen --period 2024-2027 --received 2024-10-20")
    left = f"Er anslutning {PERIOD} har upphört från och med 2024-10-20 (utträde)."
    assert f"{waits}\n\n{left}\n\n{barred}" == letter(well, "2024-10-21")


def test_the_letter_about_an_exclusion_that_is_stayed_upheld_and_final(well: Typed, upheld: None) -> None:
    off = f"Från och med 2025-03-25 är ni inte längre anslutna {PERIOD}. Sista dagen som anslutna är 2025-03-24."
    assert f"{off}\n\nNi kan inte ansluta er på nytt till och med 2025-10-16." == letter(well, "2025-03-26")
    over = "Spärren mot ny anslutning, som beslutet satte till och med 2025-10-16, har löpt ut."
    assert f"{off}\n\n{over}" == letter(well, "2025-10-17")


def test_the_letter_about_an_exclusion_that_a_court_stays_and_annuls(well: Typed, register: str) -> None:
    join(well, "Klockbojen", "2024-01-10")
    exclude(well, "Klockbojen", "--effective 2024-10-17 --bar-through 2025-10-16")
    off = f"Från och med 2024-10-17 är ni inte längre anslutna {PERIOD}. Sista dagen som anslutna"
    barred = "Ni kan inte ansluta er på nytt till och med 2025-10-16."
    assert f"{off} är 2024-10-16.\n\n{barred.replace('till', 'från och med 2024-10-17 till')}" == letter(
        well, "2024-10-15"
    )
    assert f"{off} är 2024-10-16.\n\n{barred}" == letter(well, "2024-10-18")
    well("case appeal C-1 --received 2024-11-05")
    well("case stay C-1 --date 2024-11-20")
    were = f"Från och med 2024-10-17 till och med 2024-11-19 var ni inte anslutna {PERIOD}."
    bar = "Så länge beslutet inte gäller, gäller inte heller spärren mot ny anslutning till och med 2025-10-16."
    stays = "Domstol bestämde 2024-11-20 att beslutet tills vidare inte gäller. Ni är anslutna tills vidare."
    assert f"{stays}\n\n{were}\n\n{bar}" == letter(well, "2024-11-21")
    well("case outcome C-1 annulled --date 2025-03-03 --final 2025-03-25")
    gone = "Beslutet har upphävts av domstol i en dom som fick laga kraft 2025-03-25."
    as_if = "Det är som om beslutet aldrig hade fattats."
    assert f"{gone} {as_if} Ni är anslutna {PERIOD}." == letter(well, "2025-03-26")
    over = f"Er anslutning {PERIOD} har upphört från och med 2028-01-01 (perioden är slut)."
    assert f"{gone} {as_if}\n\n{over}" == letter(well, "2028-03-26")


def test_the_letter_about_an_exclusion_that_its_body_reconsiders_tells_of_no_bar(well: Typed, register: str) -> None:
    join(well, "Klockbojen", "2024-01-10")
    exclude(well, "Klockbojen", "--effective 2024-10-17 --bar-through 2027-10-16")
    well("case revoke C-1 --decision 'Kommunstyrelsen 2024-12-03 § 9' --effective 2025-01-01")
    were = f"Från och med 2024-10-17 till och med 2024-12-31 var ni inte anslutna {PERIOD}."
    revoked = "Beslutet har omprövats och gäller inte från och med 2025-01-01. Ni är anslutna."
    assert f"{revoked}\n\n{were}" == letter(well, "2025-01-02")
    off = f"Från och med 2024-10-17 är ni inte längre anslutna {PERIOD}. Sista dagen som anslutna är 2024-10-16."
    ahead = revoked.removesuffix(" Ni är anslutna.")
    barred = "Ni kan inte ansluta er på nytt till och med 2024-12-31."
    assert f"{off}\n\n{barred}\n\n{ahead}" == letter(well, "2024-12-04")


def test_the_letter_about_an_exclusion_that_came_too_late_denies_no_renewal(well: Typed, renewed: None) -> None:
    ended = f"Er anslutning {PERIOD} hade redan upphört, från och med 2028-01-01 (perioden är slut)"
    late = f"{ended}, när beslutet fick verkan. Beslutet ändrar inte det."
    stands = "Er anslutning i perioden 2028-2031 berörs inte av beslutet."
    assert f"{late}\n\n{NO_BAR}\n\n{stands}" == letter(well, "2028-02-01")


def test_the_letter_about_a_suspension_on_its_days_and_when_it_is_stayed(well: Typed, register: str) -> None:
    join(well, "Klockbojen", "2024-01-10")
    well("case open Klockbojen --period 2024-2027 --ground principle:1 --from 'En medlem' --date 2024-09-01")
    anyway = "--record-anyway 'enligt protokoll'"
    well(f"case decide C-1 --decision {DECISION} --outcome suspended --through 2024-12-31 {anyway}")
    off = "Ni är avstängda från och med 2024-10-08 till och med 2024-12-31."
    assert f"{off} Från och med 2025-01-01 är ni anslutna igen, utan ny anmälan." == letter(well, "2024-10-09")
    well("case appeal C-1 --received 2024-10-20")
    well("case stay C-1 --date 2024-11-20")
    were = f"Från och med 2024-10-08 till och med 2024-11-19 var ni avstängda {PERIOD}."
    stays = "Domstol bestämde 2024-11-20 att beslutet tills vidare inte gäller. Ni är anslutna tills vidare."
    assert f"{stays}\n\n{were}" == letter(well, "2024-11-21")


def test_the_letter_about_a_suspension_that_is_over_or_outlived_by_a_withdrawal(well: Typed, register: str) -> None:
    join(well, "Klockbojen", "2024-01-10")
    well("case open Klockbojen --period 2024-2027 --ground principle:1 --from 'En medlem' --date 2024-09-01")
    anyway = "--record-anyway 'enligt protokoll'"
    well(f"case decide C-1 --decision {DECISION} --outcome suspended --through 2024-12-31 {anyway}")
    were = "Ni var avstängda från och med 2024-10-08 till och med 2024-12-31."
    assert f"{were} Från och med 2025-01-01 är ni anslutna igen." == letter(well, "2025-01-02")
    well("withdraw Klockbojen --period 2024-2027 --received 2024-11-05")
    off = f"Från och med 2024-10-08 till och med 2024-11-04 var ni avstängda {PERIOD}."
    assert f"{off}\n\nEr anslutning {PERIOD} har upphört från och med 2024-11-05 (utträde)." == letter(
        well, "2024-11-06"
    )


def test_the_letter_tells_both_times_off_when_a_stay_between_them_has_ended(well: Typed, register: str) -> None:
    join(well, "Klockbojen", "2024-01-10")
    exclude(well, "Klockbojen", "--effective 2024-10-17")
    for line in (
        "case announce C-1 --adjusted 2024-10-15 --posted 2024-10-16 --posted-through 2024-11-06",
        "case appeal C-1 --received 2024-10-20",
        "case stay C-1 --date 2024-11-20",
        "case outcome C-1 upheld --date 2025-03-03 --final 2025-03-25",
        "case final C-1 --date 2025-03-25 --source förvaltningsrätten",
    ):
        well(line)
    were = f"Från och med 2024-10-17 till och med 2024-11-19 var ni inte anslutna {PERIOD}."
    off = f"Från och med 2025-03-25 är ni inte längre anslutna {PERIOD}. Sista dagen som anslutna är 2025-03-24."
    assert f"{were}\n\n{off}\n\n{NO_BAR}" == letter(well, "2025-03-26")
    assert "Laga kraft" in well("document decision C-1 --date 2025-03-25").out
    assert "Laga kraft" not in well("document decision C-1 --date 2025-03-24").out


def test_the_letter_about_an_exclusion_that_a_judgment_annuls_which_is_not_final(well: Typed, register: str) -> None:
    join(well, "Klockbojen", "2024-01-10")
    exclude(well, "Klockbojen", "--effective 2024-10-17")
    well("case appeal C-1 --received 2024-10-20")
    well("case outcome C-1 annulled --date 2025-03-03")
    off = f"Från och med 2024-10-17 är ni inte längre anslutna {PERIOD}. Sista dagen som anslutna är 2024-10-16."
    not_final = (
        "Domstol har 2025-03-03 upphävt beslutet i en dom som inte har fått laga kraft. Tills domen har fått laga kraft"
        " gäller det som sägs här."
    )
    assert f"{off}\n\n{NO_BAR}" == letter(well, "2025-03-02")
    assert f"{off}\n\n{NO_BAR}\n\n{not_final}" == letter(well, "2025-03-03")


def test_the_letter_does_not_deny_that_the_actor_has_joined_anew(well: Typed, register: str) -> None:
    join(well, "Klockbojen", "2024-01-10")
    exclude(well, "Klockbojen", "--effective 2024-10-17")
    well(f"enroll Klockbojen {TICKED} --received 2025-02-01 --cause-removed 'ny styrelse'")
    told = letter(well, "2025-03-01")
    assert "var ni inte längre anslutna" in told
    assert "Ni har anslutit er på nytt, och är anslutna i perioden." in told
    assert "berörs inte" not in told
    well(f"enroll Tegelbruket --period {register} --received 2024-03-01 --incomplete underskrift")
    heard = "--notified 2024-04-02 --answered 2024-04-10 --ground principle:1"
    well(f"refuse Tegelbruket --period {register} --decision 'Kommunstyrelsen 2024-06-01 § 4' {heard} {SAID}")
    asked = "document decision C-2 --date"
    assert "Tegelbruket är inte ansluten i perioden." in well(f"{asked} 2024-06-02").out
    well(f"enroll Tegelbruket {TICKED} --received 2024-07-01")
    told = well(f"{asked} 2024-07-02").out
    assert "avslogs från och med den 1 juni 2024. Ni har lämnat en ny anmälan, och är anslutna i perioden." in told
    assert "är inte ansluten" not in told


def test_the_letter_names_a_later_enrollment_that_a_bar_meets_without_a_word_on_what_becomes_of_it(
    well: Typed, register: str
) -> None:
    well("period add 2028-2031 --first-day 2028-01-01 --last-day 2031-12-31")
    join(well, "Klockbojen", "2024-01-10")
    well(f"enroll Klockbojen {TICKED} --received 2027-09-01".replace("2024-2027", "2028-2031"))
    exclude(well, "Klockbojen", "--effective 2027-10-17 --bar-through 2028-12-31", "'Kommunstyrelsen 2027-10-08 § 187'")
    told = letter(well, "2028-03-01")
    assert told.endswith(
        "Ni kan inte ansluta er på nytt till och med 2028-12-31.\n\nNi är anslutna i perioden 2028-2031."
    )
    assert letter(well, "2029-01-01").endswith("Er anslutning i perioden 2028-2031 berörs inte av beslutet.")


@pytest.mark.parametrize("first", ["stay", "final"])
def test_of_a_stay_and_being_final_on_one_day_the_later_one_holds(well: Typed, register: str, first: str) -> None:
    join(well, "Klockbojen", "2024-01-10")
    exclude(well, "Klockbojen", "--effective final")
    well("case announce C-1 --adjusted 2024-10-15 --posted 2024-10-16 --posted-through 2024-11-06")
    lines = ["case stay C-1 --date 2024-11-07", "case final C-1 --date 2024-11-07 --source förvaltningsrätten"]
    for line in lines if first == "stay" else lines[::-1]:
        well(line)
    assert (["Klockbojen"] if first == "final" else []) == names(well, "2024-11-07")
    assert well("journal verify -o json").data["ok"]


@pytest.fixture
def applied(well: Typed, register: str) -> None:
    """Who is excluded has applied anew, lacks something, and is brought back by a stay."""
    join(well, "Klockbojen", "2024-01-10")
    exclude(well, "Klockbojen", "--effective 2024-10-17")
    lacking = "--period 2024-2027 --affirm values --incomplete principerna --cause-removed nytt"
    well(f"enroll Klockbojen {lacking} --received 2024-11-03")
    well("case announce C-1 --adjusted 2024-10-15 --posted 2024-10-16 --posted-through 2024-11-06")
    well("case stay C-1 --date 2024-11-05")


def waits(well: Typed) -> list[str]:
    return [each["ref"] for each in well("due -o json").data if each["kind"] == "completion"]


def test_an_application_lies_aside_while_a_stay_lasts_and_waits_again_when_it_is_over(
    well: Typed, applied: None
) -> None:
    assert "set-aside" == well("show E-2 -o json").data["standing"]
    assert "lagd åt sidan" in well("why E-2").out
    assert [] == waits(well)
    ran = well("case final C-1 --date 2025-03-03 --source rätten -o json")
    assert ["applications_wait_again"] == [w["code"] for w in ran.data["warnings"] if "E-2" in w["message"]]
    assert ("received", ["E-2"]) == (well("show E-2 -o json").data["standing"], waits(well))
    assert well("journal verify -o json").data["ok"]
    well("undo --no-input")
    assert ("set-aside", []) == (well("show E-2 -o json").data["standing"], waits(well))
    well("redo --no-input")
    well(f"enroll Klockbojen {TICKED} --received 2025-04-01 --cause-removed nytt")
    found = well("show E-2 -o json").data
    assert ("2024-11-03", "2025-04-01") == (found["received"], found["effective"])
    assert well("journal verify -o json").data["ok"]


def test_an_application_stays_aside_after_a_reconsideration(well: Typed, applied: None) -> None:
    well("case revoke C-1 --decision 'Kommunstyrelsen 2024-12-03 § 9'")
    assert ("set-aside", []) == (well("show E-2 -o json").data["standing"], waits(well))


def test_an_application_does_not_wait_again_where_the_actor_has_applied_anew_since(well: Typed, applied: None) -> None:
    well("withdraw Klockbojen --received 2024-11-20")
    well(f"enroll Klockbojen {TICKED} --received 2025-01-07")
    ran = well("case final C-1 --date 2025-03-03 --source rätten -o json")
    assert "applications_wait_again" not in [each["code"] for each in ran.data["warnings"]]
    assert "set-aside" == well("show E-2 -o json").data["standing"]


def test_a_stay_of_another_day_leaves_waiting_again_what_it_set_aside(well: Typed, applied: None) -> None:
    well("case final C-1 --date 2025-03-03 --source rätten")
    (stay,) = (each["seq"] for each in well("journal list C-1 -o json").data if each["verb"] == "case stay")
    well(f"correct {stay} --date 2024-11-06 --reason fel")
    assert ("received", ["E-2"]) == (well("show E-2 -o json").data["standing"], waits(well))
    assert well("journal verify -o json").data["ok"]


@pytest.mark.parametrize(
    "since",
    [
        (),
        ("withdraw Klockbojen --received 2024-11-20",),
        ("withdraw Klockbojen --received 2024-11-20", f"enroll Klockbojen {TICKED} --received 2025-01-07"),
        ("case final C-1 --date 2025-03-03 --source rätten",),
        (
            "case final C-1 --date 2025-03-03 --source rätten",
            f"enroll Klockbojen {TICKED} --received 2025-04-01 --cause-removed nytt",
        ),
        ("case revoke C-1 --decision 'Kommunstyrelsen 2024-12-03 § 9'",),
        ("case final C-1 --date 2025-03-03 --source rätten", "correct E-2 --received 2024-11-04 --reason fel"),
    ],
)
@pytest.mark.parametrize("right", ["--deciding 'Tre rader'", "--considered ja"])
def test_a_correction_of_a_decision_lets_an_application_that_was_set_aside_lie_where_it_lies(
    well: Typed, applied: None, since: tuple[str, ...], right: str
) -> None:
    for line in since:
        well(line)
    days = ("2024-10-01", "2024-10-20", "2024-11-10", "2025-01-10", "2025-05-01")
    before = well("show E-2 -o json").data["standing"], [names(well, day) for day in days]
    well(f"correct C-1 {right} --reason fel")
    assert before == (well("show E-2 -o json").data["standing"], [names(well, day) for day in days])
    assert well("journal verify -o json").data["ok"]
