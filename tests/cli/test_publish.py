"""What everybody and the council are to see of the register: whole commands, as typed."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import TICKED, Typed

from samverkan_cli import texts
from samverkan_cli.actions.publication import publication
from samverkan_cli.cli.publish import UNSEEN
from samverkan_cli.domain import value
from samverkan_cli.domain.publication import INTERNAL
from samverkan_cli.store.registry import Registry

CHECK = "publish --check"


@pytest.fixture
def joined(well: Typed, period: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMVERKAN_TODAY", "2024-06-01")
    well(f"enroll Klockbojen {TICKED} --contact 'Bo Ek <bo@example.org>' --received 2024-01-15 --purpose Odling")
    well("body add Samverkansrådet --kind advisory")
    well("body add Kommunstyrelsen --kind committee")


def withheld(found: Any) -> list[tuple[str, str, str]]:
    return [(each["ref"], each["field"], each["why"]) for each in found["withheld"]]


@pytest.mark.usefixtures("joined")
def test_what_would_be_public_is_told_page_by_page_and_nothing_is_written(well: Typed) -> None:
    found = well(f"{CHECK} -o json").data
    kinds = [each["kind"] for each in found["pages"]]
    assert ["front", "actors", "actor", "figures", "decisions", "watch", "calendar", "map"] == kinds[:8]
    (actors,) = (each for each in found["pages"] if each["kind"] == "actors")
    assert (1, False, []) == (actors["rows"]["actors"]["count"], found["internal"], found["withheld"])
    told = well(CHECK).out
    assert ("Inget är skrivet" in told, "egen beskrivning" in told, "Bo Ek" in told) == (True, True, False)


@pytest.mark.usefixtures("joined")
def test_a_decision_that_names_somebody_is_asked_about_until_it_is_kept(well: Typed, typed: Typed) -> None:
    well("decision add 'Bo Ek utses till ordförande' --body Kommunstyrelsen --date 2024-03-01")
    well("decision add 'Rådet får ett bidrag' --body Kommunstyrelsen --date 2024-03-01")
    assert [("D-2024-001", "text", "names-person")] == withheld(well(f"{CHECK} -o json").data)
    assert "D-2024-001, text: nämner en person (Bo Ek). Får det stå där: --keep D-2024-001" in well(CHECK).out
    (kept,) = well(f"{CHECK} --keep d-2024-001 -o json").data["withheld"]
    assert (True, "Bo Ek") == (kept["kept"], kept["told"])
    assert "inget av D-2024-002 är utelämnat" in typed(f"{CHECK} --keep D-2024-002").err
    assert [] == well(f"{CHECK} --internal -o json").data["withheld"]


@pytest.mark.usefixtures("joined")
def test_a_decision_about_one_actor_is_asked_about(well: Typed) -> None:
    well("decision add 'Bidraget betalas ut' --body Kommunstyrelsen --date 2024-03-01 --about Klockbojen")
    assert [("D-2024-001", "text", "about-actor")] == withheld(well(f"{CHECK} -o json").data)


def meetings(well: Typed, on: str) -> list[str]:
    """Give whose minutes are published on a day."""
    return [each["key"] for each in well(f"{CHECK} --on {on} -o json").data["pages"] if each["kind"] == "meeting"]


@pytest.mark.usefixtures("joined")
def test_minutes_are_published_from_the_day_they_are_approved(well: Typed) -> None:
    for line in (
        "meeting add Samverkansrådet --date 2024-03-01",
        "meeting add Samverkansrådet --date 2024-03-02",
        "meeting add Samverkansrådet --date 2024-04-05",
        "meeting approve M-1 --at M-3 --date 2024-04-05",
    ):
        well(line)
    assert ([], ["M-1"]) == (meetings(well, "2024-04-04"), meetings(well, "2024-04-05"))


@pytest.mark.usefixtures("joined")
def test_minutes_tell_how_many_came_and_for_whom_and_ask_about_who_is_named(well: Typed) -> None:
    for line in (
        "meeting add Samverkansrådet --date 2024-03-01 --time 16-18",
        "meeting agenda M-1 --add Mötesformer --add Övrigt",
        "meeting attend M-1 'Bo Ek' --represents Klockbojen",
        "meeting attend M-1 'Siv Lind' --role ordförande --new",
        "meeting attend M-1 'Åsa Al' --absent --new",
        "meeting note M-1 1 'Vi tog upp det som kom in'",
        "meeting note M-1 2 'Siv berättade om sommaren'",
        "meeting approve M-1 --adjusted 2024-03-05",
    ):
        well(line)
    found = published(well)
    (page,) = (each for each in found["pages"] if each["kind"] == "meeting")
    shown = page["facts"]
    assert (2, [{"name": "Klockbojen", "count": 1}]) == (shown["present"], shown["represented"])
    assert ["Vi tog upp det som kom in", None] == [each["text"] for each in shown["items"]]
    assert [("M-1:2", "text", "names-person")] == withheld(found)
    assert "Siv" not in str(found["pages"])
    told = published(well, internal=True)
    assert "Siv Lind" in str(told["pages"])


def published(well: Typed, *, internal: bool = False) -> Any:
    """Give what is published, as the pages are made of it."""
    with Registry(Path("registry.db"), 5).reading() as reader:
        return value.told(publication(reader, date(2024, 6, 1), internal=internal))


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_every_fact_of_the_white_list_has_a_name_in_both_languages(language: str) -> None:
    fields, facts = (texts._section("words", language).FIELDS, texts._section("words", language).WORDS["page_fact"])
    named = {name for fields_of in INTERNAL.values() for name in fields_of} - UNSEEN
    assert set() == named - set(fields) - set(facts)


@pytest.mark.usefixtures("joined")
def test_a_body_that_bears_a_name_is_asked_about_wherever_it_stands(well: Typed) -> None:
    for line in (
        "body add 'Delegaten Bo Ek' --kind delegat",
        "decision add 'Ett bidrag' --body B-3 --date 2024-03-01",
        "meeting add B-3 --date 2024-07-01",
        "meeting add B-3 --date 2024-03-02",
        "meeting approve M-2 --adjusted 2024-03-05",
    ):
        well(line)
    found = published(well)
    assert "Bo Ek" not in str(found["pages"])
    asked = {("B-3", "name"), ("D-2024-001", "body"), ("M-1", "bodies"), ("M-2", "bodies")}
    assert asked == {(ref, field) for ref, field, _ in withheld(found)}


@pytest.mark.usefixtures("joined")
def test_twice_the_minutes_are_not_twice_the_questions(well: Typed) -> None:
    def asked() -> int:
        with Registry(Path("registry.db"), 5).reading() as reader:
            statements: list[str] = []
            reader.connection.set_trace_callback(statements.append)
            publication(reader, date(2024, 6, 1))
            return len(statements)

    for day in (1, 2):
        well(f"meeting add Samverkansrådet --date 2024-03-0{day}")
        well(f"meeting agenda M-{day} --add Kartan")
        well(f"meeting attend M-{day} 'Bo Ek' --represents Klockbojen")
        well(f"decision add 'Beslut {day}' --meeting M-{day} --agenda 1")
        well(f"meeting approve M-{day} --adjusted 2024-03-05")
        if day == 1:
            few = asked()
    assert few == asked()


@pytest.mark.usefixtures("joined")
def test_a_decision_is_public_from_its_day(well: Typed) -> None:
    well("decision add 'Rådet får ett bidrag' --body Kommunstyrelsen --date 2024-03-01")
    for day, expected in (("2024-02-29", {}), ("2024-03-01", 1)):
        found = well(f"{CHECK} --on {day} -o json").data["pages"]
        (rows,) = (each["rows"].get("decisions", {}) for each in found if each["kind"] == "decisions")
        assert expected == rows.get("count", {})


@pytest.mark.usefixtures("joined")
def test_a_contact_stands_on_the_page_of_its_actor_while_it_consents(well: Typed) -> None:
    def contacts() -> Any:
        (page,) = (each for each in published(well)["pages"] if each["kind"] == "actor")
        return page["facts"]["contacts"]

    assert [] == contacts()
    well("contact consent Klockbojen 'Bo Ek' --source brev --date 2024-05-31")
    assert [{"name": "Bo Ek", "mailbox": "bo@example.org"}] == contacts()
    well("contact consent Klockbojen 'Bo Ek' --withdrawn --date 2024-06-01")
    assert [] == contacts()


@pytest.mark.usefixtures("joined")
def test_an_address_that_the_person_has_elsewhere_is_not_what_was_consented_to(well: Typed) -> None:
    well("person add 'Siv Lind' --email siv@hemma.example --new")
    well("contact add Klockbojen 'Siv Lind' --public --source brev")
    assert "siv@hemma.example" in well("contact list Klockbojen -o json").out
    (page,) = (each for each in published(well)["pages"] if each["kind"] == "actor")
    assert [{"name": "Siv Lind", "mailbox": None}] == page["facts"]["contacts"]


@pytest.mark.usefixtures("joined")
def test_a_text_on_an_actor_that_has_a_case_is_asked_about_and_its_own_words_are_not(well: Typed) -> None:
    for line in (
        "actor alias Klockbojen Bojen",
        "actor edit Klockbojen --purpose 'Klockbojen odlar'",
        "meeting add Samverkansrådet --date 2024-03-01",
        "meeting agenda M-1 --add 'Frågan om klockbojen' --add Övrigt",
        "meeting note M-1 2 'Bojen får svara'",
        "meeting approve M-1 --adjusted 2024-03-05",
        "watch add 'Bojarna i hamnen' --kind annat",
    ):
        well(line)
    assert [] == withheld(published(well))
    well("case open Klockbojen --period 2024-2027 --ground formal --from Kommunen --fact 2024-04-01")
    found = published(well)
    assert [("M-1:1", "title", "about-actor"), ("M-1:2", "text", "about-actor")] == withheld(found)
    assert "Klockbojen odlar" in str(found["pages"])
    well("undo")
    assert [] == withheld(published(well))


@pytest.mark.usefixtures("joined")
def test_what_an_item_and_a_matter_are_called_by_is_read_too(well: Typed) -> None:
    for line in (
        "decision add 'Ett bidrag' --body Kommunstyrelsen --date 2024-03-01 --dnr 'KS 2024/1 Bo Ek'",
        "meeting add Samverkansrådet --date 2024-03-01",
        "meeting agenda M-1 --add Kartan --label 'a Bo Ek'",
        "meeting approve M-1 --adjusted 2024-03-05",
    ):
        well(line)
    found = published(well)
    assert "Bo Ek" not in str(found["pages"])
    expected = [("D-2024-001", "dnr", "names-person"), ("M-1:1", "label", "names-person")]
    assert expected == withheld(found)


@pytest.mark.usefixtures("joined")
def test_each_thing_that_is_found_in_what_goes_by_one_id_is_told(well: Typed) -> None:
    for line in (
        "person add 'Siv Lind' --new",
        "meeting add Samverkansrådet --date 2024-03-01",
        "meeting agenda M-1 --add Kartan",
        "meeting note M-1 1 'Siv Lind frågade'",
        "meeting outcome M-1 1 --outcome noted --note 'Bo Ek ritar'",
        "meeting approve M-1 --adjusted 2024-03-05",
    ):
        well(line)
    assert {"Siv Lind", "Bo Ek"} == {each["told"] for each in published(well)["withheld"]}


@pytest.mark.usefixtures("joined")
def test_consent_that_was_taken_back_holds_for_no_day_before(well: Typed) -> None:
    well("contact consent Klockbojen 'Bo Ek' --source brev --date 2024-05-01")
    well("contact consent Klockbojen 'Bo Ek' --withdrawn --date 2024-06-01")
    with Registry(Path("registry.db"), 5).reading() as reader:
        assert "bo@example.org" not in str(publication(reader, date(2024, 5, 15)))


@pytest.mark.usefixtures("joined")
def test_a_contact_that_has_ended_since_stands_on_no_page_of_an_earlier_day(well: Typed) -> None:
    well("contact consent Klockbojen 'Bo Ek' --source brev --date 2024-05-01")
    well("contact end Klockbojen 'Bo Ek' --through 2024-05-20")
    with Registry(Path("registry.db"), 5).reading() as reader:
        assert "bo@example.org" not in str(publication(reader, date(2024, 5, 15)))


@pytest.mark.usefixtures("joined")
def test_somebody_whose_registration_was_taken_back_is_asked_about_all_the_same(well: Typed) -> None:
    well("person add 'Siv Lind' --new")
    well("undo")
    well("decision add 'Siv Lind utses' --body Kommunstyrelsen --date 2024-03-01")
    assert [("D-2024-001", "text", "names-person")] == withheld(published(well))


@pytest.mark.usefixtures("joined")
def test_somebody_is_asked_about_by_a_name_that_was_put_right(well: Typed) -> None:
    well("decision add 'Bo Ek utses' --body Kommunstyrelsen --date 2024-03-01")
    well("correct 'Bo Ek' --name 'Bo Asp' -m gift")
    well("decision add 'Bo Asp utses' --body Kommunstyrelsen --date 2024-03-02")
    assert {"D-2024-001", "D-2024-002"} == {ref for ref, _, _ in withheld(published(well))}


@pytest.mark.usefixtures("joined")
def test_a_text_on_an_actor_that_was_suspended_without_a_case_is_asked_about(well: Typed) -> None:
    well("body mandate Kommunstyrelsen --subject exclusion --may decide --source reglementet")
    well("watch add 'Klockbojen kommer åter' --kind annat")
    well("decision add 'Avstängning' --body Kommunstyrelsen --date 2024-05-05")
    assert [] == withheld(published(well))
    well("suspend Klockbojen --decision D-2024-001 --through 2024-08-01 --record-anyway protokollet")
    assert [("W-1", "text", "about-actor")] == withheld(published(well))


@pytest.mark.usefixtures("joined")
def test_what_was_kept_as_it_was_read_is_asked_about_when_it_reads_otherwise(well: Typed) -> None:
    well("decision add 'Bo Ek utses' --body Kommunstyrelsen --date 2024-03-01")
    (found,) = well(f"{CHECK} -o json").data["withheld"]
    keep = f"{CHECK} --keep {found['as_read'].lower()} -o json"
    assert [True] == [each["kept"] for each in well(keep).data["withheld"]]
    well("correct D-2024-001 --text 'Bo Ek är sjuk' -m fel")
    assert [False] == [each["kept"] for each in well(keep).data["withheld"]]


@pytest.mark.usefixtures("joined")
def test_a_decision_about_one_actor_is_asked_about_in_minutes_too(well: Typed) -> None:
    for line in (
        "meeting add Samverkansrådet --date 2024-03-01",
        "meeting agenda M-1 --add Bidrag",
        "decision add 'Bidraget betalas ut' --meeting M-1 --agenda 1 --about Klockbojen",
        "meeting approve M-1 --adjusted 2024-03-05",
    ):
        well(line)
    found = published(well)
    assert [("D-2024-001", "text", "about-actor")] == withheld(found)
    assert "Bidraget betalas ut" not in str(found["pages"])


@pytest.mark.usefixtures("joined")
def test_an_actor_keeps_its_name_on_the_map_so_that_its_absence_tells_of_no_case(well: Typed) -> None:
    enroll = f"{TICKED} --signed-by 'Eva Ek' --contact 'Eva Ek <eva@example.org>' --received 2024-01-15"
    well(f"enroll Kulturnämnden {enroll} --kind committee --side public")
    well("case open Kulturnämnden --period 2024-2027 --ground formal --from Kommunen --fact 2024-04-01")
    well("group add 'Gruppen om Kulturnämnden'")
    assert [("G-1", "name", "about-actor")] == withheld(published(well))


@pytest.mark.usefixtures("joined")
def test_who_reported_a_matter_is_asked_about_without_being_registered(well: Typed) -> None:
    well("watch add 'Rut Sten har skrivit igen' --kind annat")
    well("watch add 'Kommunen svarar' --kind annat")
    assert [] == withheld(published(well))
    well("case open Klockbojen --period 2024-2027 --ground formal --from 'Rut Sten, granne' --fact 2024-04-01")
    assert [("W-1", "text", "names-person")] == withheld(published(well))
