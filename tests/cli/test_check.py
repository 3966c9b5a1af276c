"""`check` of many: a person is told the first ones of each kind and how many more; a script every one."""

from collections import Counter

import pytest
from conftest import TICKED, Once, Typed

from samverkan_cli.cli.check import NAMED

P = "--period 2024-2027"


@pytest.fixture
def many(period: str, typed_once: Once) -> int:
    """Give how many actors have joined without showing evidence, and without a contact."""
    said = f'--period {period} --affirm values --affirm principles --signed-by "Eva Ek, ordförande"'
    typed_once(*(f'enroll "Nr {number:02}" {said}' for number in range(NAMED + 2)), 'task add "Ring alla"')
    return NAMED + 2


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_a_person_is_told_the_first_of_each_kind_and_how_many_more(typed: Typed, many: int, lang: str) -> None:
    ran = typed(f"--lang {lang} check")

    assert 6 == ran.status
    rows = ran.out.splitlines()[1:]
    assert "E" * NAMED + "–" + "A" * NAMED + "–" + "TT" == "".join(row[0] for row in rows)
    more = [row for row in rows if row.startswith("–")]
    assert 2 == len(more)
    assert all("2 " in row and "samverkan check --all" in row for row in more)


def test_all_of_them_are_told_when_they_are_asked_for(typed: Typed, many: int) -> None:
    rows = typed("check --all").out.splitlines()[1:]

    assert {"E": many, "A": many, "T": 2} == Counter(row[0] for row in rows)


@pytest.mark.parametrize(("form", "heads"), [("-o jsonl", 0), ("-o csv", 1), ("--excel", 1), ("-o id", 0)])
def test_a_script_is_told_every_finding(typed: Typed, many: int, form: str, heads: int) -> None:
    ran = typed(f"check {form}")

    assert 6 == ran.status
    assert 2 * many + 2 == len(ran.out.splitlines()) - heads


def test_scripts_read_the_same_with_and_without_all(typed: Typed, many: int) -> None:
    assert typed("check -o json").data == typed("check --all -o json").data
    assert 2 * many + 2 == len(typed("check -o json").data)


def test_a_standing_choice_of_format_counts(typed: Typed, many: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMVERKAN_OUTPUT", "id")

    assert 2 * many + 2 == len(typed("check").out.splitlines())


def test_what_is_asked_for_strictly_is_asked_for_again(typed: Typed, many: int) -> None:
    assert "samverkan check --strict --all" in typed("check --strict").out


def test_as_many_as_are_named_are_told_without_a_rest(well: Typed, typed: Typed, period: str) -> None:
    for number in range(NAMED):
        well(f'task add "Nr {number}" --due 2030-01-01')

    assert NAMED == len(typed("check").out.splitlines()) - 1


def gone(typed: Typed, day: str) -> set[tuple[str, str]]:
    """Give the findings of a day about seats and members, each with what it is about."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SAMVERKAN_TODAY", day)
        found = typed("check -o json").data
    return {(each["code"], each["ref"]) for each in found if each["code"].endswith(("_dissolved", "_former"))}


@pytest.fixture
def sitting(well: Typed, period: str) -> None:
    """Seat somebody for each of three actors, two of whom are in a working group."""
    well("body add Rådet")
    well("group add Gruppen")
    for name, who in (("Klockbojen", "Eva Ek"), ("Blå Tuvan", "Bo Al"), ("Åbojen", "Siv Sjö")):
        well(f"enroll '{name}' {TICKED} --received 2024-02-01 --new")
        new = "" if who == "Eva Ek" else "--new"  # who signs for all three is known
        well(f"body seat Rådet '{who}' --represents '{name}' --from 2024-02-01 {new}")
    well("group member G-1 'Eva Ek'")
    well("group member G-1 'Siv Sjö'")


def test_a_seat_and_a_membership_for_who_has_left_are_found_from_the_first_day_off(
    well: Typed, typed: Typed, sitting: None
) -> None:
    well(f"withdraw Klockbojen {P} --received 2024-12-05")
    assert set() == gone(typed, "2024-12-04")
    assert {("seat_of_former", "B-1"), ("member_of_former", "G-1")} == gone(typed, "2024-12-05")
    well("body seat Rådet 'Eva Ek' --through 2024-12-04")
    assert set() == gone(typed, "2024-12-05")


def test_a_seat_for_a_dissolved_actor_is_found_the_day_after_its_last_also_if_it_never_joined(
    well: Typed, typed: Typed, sitting: None
) -> None:
    well("actor add Vilan")
    well("body seat Rådet 'My Å' --represents Vilan --new --from 2024-02-01")
    well("actor dissolve Vilan --last-day 2024-12-06")
    well("actor dissolve 'Blå Tuvan' --last-day 2024-12-07")
    assert set() == gone(typed, "2024-12-06")
    assert {("seat_of_dissolved", "B-1")} == gone(typed, "2024-12-07")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SAMVERKAN_TODAY", "2024-12-08")
        told = typed("check").out
    assert "My Å (P-" in told
    assert "Bo Al (P-" in told
    assert "--through 2024-12-07" in told


def test_a_seat_of_who_is_suspended_or_never_joined_is_no_finding(well: Typed, typed: Typed, sitting: None) -> None:
    well("actor add Vilan")
    well("body seat Rådet 'My Å' --represents Vilan --new --from 2024-02-01")
    well("body add KS --kind nämnd")
    well("body mandate KS --subject exclusion --may decide")
    well("decision add 'Stängs av' --body KS --date 2024-12-01 --about Klockbojen")
    well(f"suspend Klockbojen {P} --through 2024-12-20 --decision D-2024-001 --record-anyway prov")
    assert set() == gone(typed, "2024-12-10")


def test_a_member_who_stands_for_another_signatory_too_is_no_finding(well: Typed, typed: Typed, sitting: None) -> None:
    well("contact add Åbojen 'Eva Ek' --date 2024-02-01")
    well(f"withdraw Klockbojen {P} --received 2024-12-05")
    assert {("seat_of_former", "B-1")} == gone(typed, "2024-12-05")


def test_every_seat_lapses_with_the_period_where_its_actor_does_not_join_anew(typed: Typed, sitting: None) -> None:
    assert set() == gone(typed, "2027-12-31")
    assert {("seat_of_former", "B-1"), ("member_of_former", "G-1")} == gone(typed, "2028-01-01")
