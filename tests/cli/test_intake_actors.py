"""Answers from files: whose they are when many share a number or a name, and what the period's rules say of them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from answer_files import FROM, HEAD, counts, roll, row, table, unchanged
from conftest import TICKED, Ran, Typed

Refuse = Callable[[str, int], list[str]]
pytestmark = pytest.mark.usefixtures("period")


def turned_down(ran: Ran) -> list[tuple[int, str | None, list[str]]]:
    return [
        (each["row"], each["name"], [one["code"] for one in each["objections"]])
        for each in (*ran.data["questions"], *ran.data["rejected"])
    ]


# one number, many actors -----------------------------------------------------------------------


def test_a_hundred_committees_with_one_number_are_themselves(well: Typed) -> None:
    names = [f"Nämnd {number:03}" for number in range(100)]
    lines = [f"{row(name)};212000-1967;nämnd" for name in names]
    table("svar.csv", f"{HEAD};organisationsnummer;typ", *lines)
    assert {"enrolled": 100} == counts(well(f"{FROM} svar.csv -o json"))
    assert names == roll(well, "2024-02-01")
    unchanged(well, f"{FROM} svar.csv", 100)
    table("utan.csv", f"{HEAD};organisationsnummer", *(f"{row(name)};212000-1967" for name in names))
    unchanged(well, f"{FROM} utan.csv", 100)


def test_an_association_is_known_by_its_number_and_a_new_one_with_the_same_says_so(well: Typed) -> None:
    well(f"enroll 'Klockbojen' --org-nr 875999-0016 {TICKED} --received 2023-10-16")
    heading = f"{HEAD};organisationsnummer;id"
    table("svar.csv", heading, f"{row('Klockbojens vänförening')};875999-0016;")
    unchanged(well, f"{FROM} svar.csv", 1)
    table("svar.csv", heading, f"{row('Bojens ungdom')};875999-0016;ny")
    ran = well(f"{FROM} svar.csv -o json")
    assert {"enrolled": 1} == counts(ran)
    assert "number_shared" in [each["code"] for each in ran.data["warnings"]]
    assert ["Bojens ungdom", "Klockbojen"] == roll(well, "2024-02-01")


def test_a_name_that_only_the_number_leads_from_is_told(well: Typed) -> None:
    well("actor add 'Blå Tuvan' --org-nr 802999-0010")
    table("svar.csv", f"{HEAD};organisationsnummer", f"{row('Gröna Grinden')};802999-0010")
    ran = well(f"{FROM} svar.csv")
    assert "raden säger Gröna Grinden, men numret 802999-0010 är Blå Tuvan (A-1)" in ran.err
    unchanged(well, f"{FROM} svar.csv", 1)


def test_a_file_may_name_its_actors_by_number_or_id_alone(well: Typed, typed: Typed) -> None:
    well("actor add Klockbojen --org-nr 875999-0016")
    table("svar.csv", "organisationsnummer;värdegrund;principer;undertecknare", "875999-0016;ja;ja;Eva Ek")
    assert {"enrolled": 1} == counts(well(f"{FROM} svar.csv -o json"))
    table("svar.csv", "id;värdegrund;principer;undertecknare", "A-1;ja;ja;Eva Ek", "ny;ja;ja;Bo Ek", "A-7;;;")
    ran = typed(f"{FROM} svar.csv -o json")
    assert (2, ["row_unnamed", "not_found"]) == (ran.status, ran.codes)
    table("svar.csv", "organisationsnummer;värdegrund;principer;undertecknare", "802999-0010;ja;ja;Eva Ek")
    assert ["name_reserved"] == typed(f"{FROM} svar.csv -o json").codes


# names -----------------------------------------------------------------------------------------


def test_earlier_names_aliases_and_merged_actors_lead_to_the_one_that_is_there(well: Typed) -> None:
    well(f"enroll 'Blå Tuvan' {TICKED} --received 2023-10-16")
    well("actor rename 'Blå Tuvan' 'Gröna Tuvan'")
    well("actor alias 'Gröna Tuvan' BT")
    well("actor add 'Tuvan i väster'")
    well("actor merge A-2 A-1")
    names = ["blå tuvan", "Gröna Tuvan", "bt", "Tuvan i väster"]
    table("svar.csv", f"{HEAD};id", *(f"{row(name)};" for name in names), f"{row('Vad som helst')};A-2")
    unchanged(well, f"{FROM} svar.csv", 5)


def test_a_name_that_several_have_had_is_not_chosen_between(well: Typed, refused: Refuse) -> None:
    for name in ("Norra", "Södra"):
        well(f"actor add {name}bojen")
        well(f"actor rename {name}bojen 'Bojen {name}'")
    well("actor alias 'Bojen Norra' Bojen")
    assert "already_exists" in refused("actor alias 'Bojen Södra' Bojen", 4)
    table("svar.csv", HEAD, row("Bojen"))
    assert {"enrolled": 1} == counts(well(f"{FROM} svar.csv -o json"))


def test_a_likely_name_is_asked_about_and_the_answer_stands_in_the_id_column(well: Typed, refused: Refuse) -> None:
    well("actor add Klockbojen --org-nr 875999-0016")
    table("svar.csv", HEAD, row("Klockbojens förening"), row("Blå Tuvan"))
    line = f"{FROM} svar.csv"
    assert ["likely_same"] == refused(line, 3)
    ran = well(f"{line} --accept-partial -o json")
    assert [(2, "Klockbojens förening", ["likely_same"])] == turned_down(ran)
    assert {"enrolled": 1, "questions": 1} == counts(ran)
    left = Path("svar-avvisade.csv").read_text("utf-8").splitlines()
    assert "liknar Klockbojen (A-1)" in left[1] and "Skriv A-1 i en kolumn med rubriken id" in left[1]
    table("svar-avvisade.csv", f"{left[0]};id", f"{left[1]};A-1")
    assert {"enrolled": 1} == counts(well(f"{FROM} svar-avvisade.csv -o json"))


# what the rules say ----------------------------------------------------------------------------


@pytest.fixture
def excluded(well: Typed, period: str) -> None:
    well("period add 2020-2023 --first-day 2020-01-01 --last-day 2023-12-31 --no-hearing")
    ticked = TICKED.replace("2024-2027", "2020-2023")
    well(f"enroll 'Blå Tuvan' --org-nr 802999-0010 {ticked} --received 2021-01-10")
    well("body add KS --kind committee")
    well("body mandate KS --subject exclusion --may decide --source reglementet")
    well("decision add 'Blå Tuvan utesluts' --body KS --date 2023-10-08 --paragraph 187")
    decision = "exclude 'Blå Tuvan' --period 2020-2023 --decision D-2023-001 --effective 2023-10-17"
    well(f"{decision} --bar-through 2024-06-30 --record-anyway 'enligt protokoll'")


@pytest.mark.usefixtures("excluded")
def test_an_excluded_actor_in_the_middle_is_turned_down_with_the_decision(well: Typed, typed: Typed) -> None:
    table("svar.csv", HEAD, row("Almby IK"), row("Blå Tuvan", day="2023-12-06"), row("KFUM"))
    whole = typed(f"{FROM} svar.csv -o json")
    assert (5, ["barred"], ["D-2023-001"]) == (whole.status, whole.codes, whole.error["refs"])
    ran = well(f"{FROM} svar.csv --accept-partial -o json")
    assert [(3, "Blå Tuvan", ["barred"])] == turned_down(ran)
    assert "D-2023-001" in ran.data["rejected"][0]["objections"][0]["message"]
    assert ["Almby IK", "KFUM"] == roll(well, "2024-02-01")


@pytest.mark.usefixtures("excluded")
def test_a_barred_actor_that_also_lacks_a_tick_does_not_slip_in_as_received(well: Typed) -> None:
    table("svar.csv", HEAD, row("Blå Tuvan", "ja", "", day="2023-12-06"))
    ran = well(f"{FROM} svar.csv --accept-partial -o json")
    assert [(2, "Blå Tuvan", ["affirmation_missing", "barred"])] == turned_down(ran)


@pytest.mark.usefixtures("excluded")
def test_after_the_bar_the_row_says_that_the_cause_is_removed(well: Typed, refused: Refuse) -> None:
    table("svar.csv", HEAD, row("Blå Tuvan", day="2024-08-01"))
    assert ["cause_not_removed"] == refused(f"{FROM} svar.csv", 5)
    table("svar.csv", f"{HEAD};orsaken undanröjd", f"{row('Blå Tuvan', day='2024-08-01')};ny styrelse")
    assert {"enrolled": 1} == counts(well(f"{FROM} svar.csv -o json"))


def test_a_network_states_its_purpose_and_contact_or_waits_for_them(well: Typed) -> None:
    name = "Nätverket Exempelvis Grannar"
    table("svar.csv", f"{HEAD};typ", f"{row(name)};nätverk")
    assert {"received": 1} == counts(well(f"{FROM} svar.csv -o json"))
    assert "syfte, kontakt" == well(f"why '{name}' -o json").data["enrollments"][0]["lacks"]
    lines = f"{name};;;;2023-11-20;grannsamverkan;eva@example.org"
    table("mer.csv", f"{HEAD};syfte;e-post", lines)
    assert {"completed": 1} == counts(well(f"{FROM} mer.csv -o json"))
    assert [name] == roll(well, "2024-01-01")


def test_a_network_that_the_period_bars_is_turned_down_by_its_rule(well: Typed, refused: Refuse) -> None:
    well("period add 2028-2031 --first-day 2028-01-01 --last-day 2031-12-31 --no-networks")
    table("svar.csv", f"{HEAD};typ", f"{row('Nätverket Exempelvis Grannar', day='2028-02-12')};nätverk")
    assert "networks_barred" in refused("enroll --period 2028-2031 --from svar.csv", 5)


def test_what_is_dissolved_or_too_late_or_no_name_is_turned_down(well: Typed) -> None:
    well("actor add Klockbojen")
    well("actor dissolve Klockbojen --last-day 2024-01-31")
    well("period close 2024-2027 --date 2024-03-31")
    lines = [row("Klockbojen", day="2024-02-05"), row("Sen", day="2024-04-01"), row("A-12"), row("2024-2027")]
    table("svar.csv", HEAD, *lines, row("God"))
    ran = well(f"{FROM} svar.csv --accept-partial -o json")
    assert [
        (2, "Klockbojen", ["actor_dissolved"]),
        (3, "Sen", ["period_is_closed"]),
        (4, "A-12", ["name_reserved"]),
        (5, "2024-2027", ["name_reserved"]),
    ] == turned_down(ran)
    assert {"enrolled": 1, "rejected": 4} == counts(ran)


def test_one_that_has_withdrawn_stays_out_when_its_file_is_read_again_and_joins_by_a_new_answer(well: Typed) -> None:
    table("svar.csv", HEAD, row("Almby IK"))
    well(f"{FROM} svar.csv")
    well("withdraw 'Almby IK' --period 2024-2027 --received 2024-03-01")
    unchanged(well, f"{FROM} svar.csv", 1)
    assert [] == roll(well, "2024-06-01")
    table("ny.csv", HEAD, row("Almby IK", day="2024-05-02"))
    assert {"enrolled": 1} == counts(well(f"{FROM} ny.csv -o json"))
    assert ["Almby IK"] == roll(well, "2024-06-01")


def test_one_that_has_declined_and_then_answers_has_joined(well: Typed) -> None:
    well("actor add 'Almby IK'")
    well("decline 'Almby IK' --period 2024-2027 --received 2023-10-01")
    table("svar.csv", HEAD, row("Almby IK"))
    assert {"enrolled": 1} == counts(well(f"{FROM} svar.csv -o json"))
    unchanged(well, f"{FROM} svar.csv", 1)


# persons ---------------------------------------------------------------------------------------


def test_a_person_that_several_rows_name_is_one(well: Typed) -> None:
    heading = f"{HEAD};kontaktperson;e-post"
    lines = [
        f"{row('Ett', signer='Eva Ek, ordförande')};eva  EK;eva@example.org",
        f"{row('Två', signer='EVA EK')};Bo Ek;",
        f"{row('Tre', signer='Bo Ek')};Eva Ek;eva@example.org",
    ]
    table("svar.csv", heading, *lines)
    well(f"{FROM} svar.csv")
    assert ["Bo Ek", "Eva Ek"] == sorted(each["name"] for each in well("person list -o json").data)
    well(f"enroll Fyra {TICKED.replace('Eva Ek', 'Maj By')} --contact 'maj  BY <maj@example.org>'")
    assert 3 == len(well("person list -o json").data)
    table("id.csv", HEAD, row("Fem", signer="P-1"), row("Sex", signer="P-99"))
    ran = well(f"{FROM} id.csv --accept-partial -o json")
    assert [(3, "Sex", ["not_found"])] == turned_down(ran)
    assert 3 == len(well("person list -o json").data)


def test_a_contact_may_be_a_person_a_mailbox_or_both(well: Typed) -> None:
    lines = [f"{row('Ett')};Bo Ek;", f"{row('Två')};;tva@example.org", f"{row('Tre')};Bo Ek;bo@example.org"]
    table("svar.csv", f"{HEAD};kontaktperson;e-post", *lines)
    well(f"{FROM} svar.csv")
    told = [well(f"contact list {name} -o json").data[0] for name in ("Ett", "Två", "Tre")]
    assert [("Bo Ek", None), (None, "tva@example.org"), ("Bo Ek", "bo@example.org")] == [
        (each["person"] and each["person"]["name"], each["mailbox"]) for each in told
    ]
    unchanged(well, f"{FROM} svar.csv", 3)


def test_an_import_is_taken_back_by_one_undo(well: Typed) -> None:
    table("svar.csv", f"{HEAD};e-post", f"{row('Almby IK')};eva@example.org", f"{row('KFUM', 'ja', '')};")
    well(f"{FROM} svar.csv")
    well("undo")
    assert [] == roll(well, "2024-02-01")
    assert [] == well("actor list -o json").data
    assert {"enrolled": 1, "received": 1} == counts(well(f"{FROM} svar.csv -o json"))
    assert "hel" in well("journal verify").out


# kinds ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Ideell förening", "association"),
        ("IDEELL\u00a0FÖRENING", "association"),
        ("Ideell fo\u0308rening", "association"),
        ("ideell-förening", "association"),
        ("Ideella föreningar", "association"),
        ("Ekonomisk förening", "cooperative"),
        ("Ek. för.", "cooperative"),
        ("Stiftelse", "foundation"),
        ("Insamlingsstiftelse", "foundation"),
        ("Trossamfund", "congregation"),
        ("Registrerat trossamfund", "congregation"),
        ("Studieförbund", "study-association"),
        ("Arbetsintegrerande socialt företag", "social-enterprise"),
    ],
)
def test_a_kind_is_said_as_forms_say_it_in_a_file_and_where_it_is_typed(well: Typed, said: str, kind: str) -> None:
    table("svar.csv", f"{HEAD};typ", f"{row('Almby IK')};{said}")
    well(f"{FROM} svar.csv")
    well(f"actor add Klockbojen --kind '{said}'")
    shown = [well(f"actor show '{name}' -o json").data["kind"] for name in ("Almby IK", "Klockbojen")]
    assert [kind, kind] == shown


@pytest.mark.parametrize("said", ["Samfällighetsförening", "Aktiebolag", "Handelsbolag", "förening (ej ideell)"])
def test_a_form_that_is_none_of_the_kinds_is_objected_to_with_those_there_are(typed: Typed, said: str) -> None:
    table("svar.csv", f"{HEAD};typ", f"{row('Almby IK')};{said}")
    assert (2, ["value_unknown"]) == ((ran := typed(f"{FROM} svar.csv -o json")).status, ran.codes)
    assert "förening" in typed(f"actor add Klockbojen --kind '{said}'").err
