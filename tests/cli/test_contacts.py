"""Contacts as they are typed: added, ended, marked and listed, and what a network needs of them."""

from collections.abc import Callable
from typing import Any

import pytest
from conftest import TICKED, Typed

Refusal = Callable[[str, int], list[str]]
NETWORK = f"enroll 'Nätverket Exempelvis Grannar' --kind nätverk --purpose grannskap {TICKED} --received 2024-02-12"


@pytest.fixture
def tuvan(well: Typed, period: str) -> str:
    """Make an actor without a contact."""
    well("actor add 'Blå Tuvan'")
    return period


def listed(well: Typed, more: str = "") -> list[tuple[str | None, str | None, str]]:
    """Give person, mailbox and state of every contact."""
    rows: list[dict[str, Any]] = well(f"contact list {more} -o json").data
    return [(row["person"] and row["person"]["name"], row["mailbox"], row["state"]) for row in rows]


def test_a_contact_is_a_person_a_mailbox_or_both_and_a_person_is_registered_once(well: Typed, tuvan: str) -> None:
    well("contact add 'Blå Tuvan' 'Eva Ek <eva@example.org>'")
    well("contact add 'Blå Tuvan' info@example.org --date 2024-01-01")
    well("person add 'Bo Ek' --email bo@example.org")
    well("contact add A-1 'Bo Ek'")
    made = well("contact add A-1 'P-1 <ny@example.org>' -o json").data["contact"]
    assert {
        "id": "A-1",
        "name": "Blå Tuvan",
        "person": {"id": "P-1", "name": "Eva Ek"},
        "mailbox": "ny@example.org",
        "from": None,
        "through": None,
        "verified": None,
        "bounced": None,
        "consented": None,
        "withdrawn": None,
        "public": False,
        "state": "current",
        "number": 9,
    } == made
    assert [
        ("Eva Ek", "eva@example.org", "current"),
        (None, "info@example.org", "current"),
        ("Bo Ek", "bo@example.org", "current"),
        ("Eva Ek", "ny@example.org", "current"),
    ] == listed(well)
    assert "ahead" == listed(well, "A-1 --on 2023-12-31")[1][2]
    assert ["Bo Ek", "Eva Ek"] == [row["name"] for row in well("person list -o json").data]


def test_wrong_contacts_are_refused(well: Typed, refused: Refusal, tuvan: str) -> None:
    well("contact add A-1 'Eva Ek <eva@example.org>'")
    assert ["missing", "missing"] == refused("contact add", 2)
    assert ["mailbox_invalid"] == refused("contact add A-1 'Eva <eva@>'", 2)
    assert ["not_found", "not_found"] == refused("contact add A-9 P-9", 3)
    assert ["already_there"] == refused("contact add A-1 'eva ek <EVA@example.org>'", 4)
    assert ["already_there"] == refused("contact add A-1 'Eva Ek'", 4)
    assert ["not_found"] == refused("contact end A-1 'Bo Ek'", 3)
    assert ["not_found"] == refused("contact verify A-9 1", 3)


def test_several_contacts_that_answer_are_told_with_what_to_type(well: Typed, typed: Typed, tuvan: str) -> None:
    well("contact add A-1 'Eva Ek <eva@example.org>'")
    well("contact add A-1 'Eva Ek <ek@example.org>'")
    ran = typed("contact verify A-1 'Eva Ek' -o json")
    assert (3, ["contact_ambiguous"]) == (ran.status, ran.codes)
    assert "5 (Eva Ek <eva@example.org>), 6 (Eva Ek <ek@example.org>)" in ran.error["message"]
    assert "current" == well("contact verify A-1 6 --date 2024-02-01 -o json").data["contact"]["state"]


def test_an_ended_contact_stays_in_history_and_is_no_longer_used(well: Typed, refused: Refusal, tuvan: str) -> None:
    well("contact add A-1 info@example.org --date 2024-01-01")
    assert ["last_day_before_first"] == refused("contact end A-1 info@example.org --through 2023-12-31", 5)
    well("contact end A-1 info@example.org --through 2024-06-30")
    assert ["contact_has_ended"] == refused("contact end A-1 info@example.org --date 2024-07-01", 4)
    assert ["contact_has_ended"] == refused("contact verify A-1 info@example.org --date 2024-07-01", 4)
    assert "current" == listed(well, "--on 2024-06-30")[0][2]
    assert "ended" == listed(well, "--on 2024-07-01")[0][2]
    well("contact add A-1 info@example.org --date 2024-08-01")
    assert ["ended", "current"] == [state for _, _, state in listed(well, "--on 2024-08-01")]


def test_the_later_mark_of_a_day_counts_and_check_tells_of_mail_that_came_back(
    well: Typed, typed: Typed, refused: Refusal, tuvan: str
) -> None:
    well("contact add A-1 info@example.org")
    for verb, state in (("verify", "current"), ("bounced", "bounced"), ("verify", "current"), ("bounced", "bounced")):
        assert state == well(f"contact {verb} A-1 info@example.org --date 2024-03-01 -o json").data["contact"]["state"]
    assert ["already_done"] == refused("contact bounced A-1 info@example.org --date 2024-03-01", 4)
    assert ["contact_marked_later"] == refused("contact verify A-1 info@example.org --date 2024-02-29", 5)
    found = {row["code"]: row for row in typed("check -o json").data}
    assert "samverkan contact end A-1 4" in found["contact_bounced"]["hint"]
    well("contact verify A-1 4")
    assert {} == {row["code"]: row for row in typed("check -o json").data}
    assert well("journal verify -o json").data["ok"]


def test_an_answer_with_a_contact_the_actor_has_adds_none(well: Typed, period: str) -> None:
    well(f"enroll 'Blå Tuvan' {TICKED} --received 2024-01-10 --contact 'Eva Ek <eva@example.org>'")
    well(f"withdraw 'Blå Tuvan' --period {period} --received 2024-02-01")
    again = f"enroll 'Blå Tuvan' {TICKED} --received 2024-03-01 --contact"
    told = well(f"{again} 'Eva Ek <EVA@example.org>' -o json").data
    assert "contact_not_given" not in {warning["code"] for warning in told["warnings"]}
    assert [("Eva Ek", "eva@example.org", "current")] == listed(well)


@pytest.mark.parametrize("mark", ["end A-1 info@example.org --through 2024-01-31", "bounced A-1 info@example.org"])
def test_a_network_with_only_an_ended_or_bounced_contact_names_another(
    well: Typed, refused: Refusal, period: str, mark: str
) -> None:
    well("actor add 'Nätverket Exempelvis Grannar' --kind nätverk")
    well("contact add A-1 info@example.org")
    well(f"contact {mark}")
    assert ["contact_missing"] == refused(NETWORK, 5)
    well(f"{NETWORK} --contact 'Bo Ek <bo@example.org>'")
    assert 1 == len(well("roll --on 2024-02-12 -o json").data)


@pytest.mark.parametrize("verb", ["bounced", "verify", "end"])
def test_a_contact_that_is_marked_is_told_by_its_name_and_address(well: Typed, verb: str) -> None:
    well("init")
    well("period add 2024-2027 --first-day 2024-01-01 --last-day 2027-12-31")
    well(f"enroll Klockbojen {TICKED} --received 2024-01-10 --contact 'Vera Lund <vera@example.org>'")
    well("contact add Klockbojen info@example.org")
    for given, told in (("'Vera Lund'", "Vera Lund <vera@example.org>"), ("info@example.org", "<info@example.org>")):
        out = well(f"contact {verb} Klockbojen {given}").out
        assert f"Kontakten: {told}" in out
        assert ("samverkan contact add A-1" in out) == (verb == "bounced")


def consented(well: Typed) -> list[tuple[str | None, str | None, bool]]:
    """Give when each contact was consented to, when that was taken back, and whether everybody sees it."""
    return [(row["consented"], row["withdrawn"], row["public"]) for row in well("contact list -o json").data]


def test_consent_is_given_with_its_source_and_taken_back(
    well: Typed, typed: Typed, refused: Refusal, tuvan: str
) -> None:
    well("contact add A-1 'Eva Ek <eva@example.org>'")
    assert ["never_consented"] == refused("contact consent A-1 'Eva Ek' --withdrawn", 5)
    assert "--source" in typed("contact consent A-1 'Eva Ek' --date 2024-02-01").err
    assert [("2024-02-01", None, True)] == consented(well)
    assert ["already_done"] == refused("contact consent A-1 eva@example.org", 4)
    well("contact consent A-1 'Eva Ek' --withdrawn --date 2024-03-01 --source 'samtal 2024-03-01'")
    assert [("2024-02-01", "2024-03-01", False)] == consented(well)
    assert ["contact_marked_later"] == refused("contact consent A-1 'Eva Ek' --date 2024-02-28 --source brev", 5)
    assert "" == typed("contact consent A-1 'Eva Ek' --source brev").err.partition("journal")[0]
    assert True is consented(well)[0][2]


def test_a_contact_is_added_with_consent_in_one_and_undone_in_one(well: Typed, tuvan: str) -> None:
    told = well("contact add A-1 'Eva Ek <eva@example.org>' --public --source brev --date 2024-02-01")
    assert "får vara offentlig fr.o.m. 2024-02-01" in told.out
    assert [("2024-02-01", None, True)] == consented(well)
    well("undo")
    assert [] == consented(well)
    well("redo")
    assert [("2024-02-01", None, True)] == consented(well)
    assert well("journal verify -o json").data["ok"]


def test_days_of_consent_are_put_right(well: Typed, tuvan: str) -> None:
    well("contact add A-1 'Eva Ek <eva@example.org>' --public --source brev --date 2024-02-01")
    well("contact consent A-1 'Eva Ek' --withdrawn --date 2024-03-01")
    days = "--consented 2024-02-02 --consent-withdrawn 2024-03-02"
    well(f"correct A-1 --contact 'Eva Ek' {days} --reason 'läst fel'")
    assert [("2024-02-02", "2024-03-02", False)] == consented(well)
    assert well("journal verify -o json").data["ok"]


def test_consent_of_one_who_was_registered_twice_is_what_was_said_last(well: Typed, tuvan: str) -> None:
    well("contact add A-1 'Eva Ek <eva@example.org>' --public --source brev --date 2024-01-01")
    well("contact add A-1 'Eva Eek <eva@example.org>' --new --public --source brev --date 2024-01-02")
    well("contact consent A-1 'Eva Ek' --withdrawn --date 2024-02-01")
    well("person merge 'Eva Ek' 'Eva Eek'")
    assert [("2024-01-01", "2024-02-01", False)] == consented(well)
    well("undo")
    assert [("2024-01-01", "2024-02-01", False), ("2024-01-02", None, True)] == consented(well)
    assert well("journal verify -o json").data["ok"]


def test_who_consented_reads_it_in_its_extract(well: Typed, tuvan: str) -> None:
    well("contact add A-1 'Eva Ek <eva@example.org>' --public --source brev --date 2024-02-01")
    told = well("person extract 'Eva Ek'").out.replace("\\", "")
    assert "med adressen eva@example.org (får vara offentlig fr.o.m. den 1 februari 2024)" in told
