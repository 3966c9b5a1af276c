"""Persons: nobody is registered by a first name or a misspelling; two are made one. Bodies have other names."""

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Once, Typed

Refusal = Callable[[str, int], list[str]]
TICKS = "--period 2024-2027 --affirm values,principles"


@pytest.fixture
def known(well: Typed, period: str, typed_once: Once) -> None:
    """Register three persons, an actor, a body, a meeting, a group, a decision and a task."""
    typed_once(
        *(f"person add '{name}'" for name in ("Eva Ek", "Anna Berg", "Anna Maria Dal")),
        f"enroll 'Blå Tuvan' {TICKS} --signed-by 'Eva Ek' --received 2024-01-10",
        "body add Kommunstyrelsen --kind nämnd",
        "meeting add Kommunstyrelsen --date 2024-10-08",
        "group add Gruppen --date 2024-01-01",
        "decision add Ja --body Kommunstyrelsen --date 2024-10-08 --paragraph 187",
        "task add Ring",
        "case open A-1 --period 2024-2027 --ground formal --from 'Eva Ek' --date 2024-02-01",
        "case screen C-1 --admit --date 2024-02-02",
    )


# Each verb that registers whom it first mentions, with the place of the name.
MENTIONING = [
    "contact add A-1 '{}'",
    "body seat Kommunstyrelsen '{}'",
    "group add Ny --member '{}'",
    "group add Ny --convener '{}'",
    "group member Gruppen '{}'",
    "group convener Gruppen '{}'",
    "meeting attend M-1 '{}'",
    "task add Skriv --owner '{}'",
    "task assign T-1 --owner '{}'",
    "decision followup D-2024-001 Skriv --owner '{}'",
    "case prepare C-1 --body Kommunstyrelsen --recommend Nej --date 2024-03-01 --stepped-aside '{}'",
    f"enroll Klockbojen {TICKS} --signed-by '{{}}, ordförande'",
    f"enroll Klockbojen {TICKS} --signed-by 'Eva Ek' --contact '{{}} <x@example.org>'",
    "person add '{}'",
]


def people(well: Typed) -> list[str]:
    return [row["name"] for row in well("person list -o json").data]


@pytest.mark.usefixtures("known")
@pytest.mark.parametrize("line", MENTIONING)
def test_a_misspelling_registers_nobody_and_is_asked_about(typed: Typed, well: Typed, line: str) -> None:
    for name in ("Ewa Ek", "Anna Borg", "Berg, Anna", "Anna Dal"):
        ran = typed(f"{line.format(name)} -o json")
        if ", " in name and ("enroll" in line or "contact" in line or "aside" in line):
            continue  # what stands after the comma is something else there
        assert (3, ["likely_same"]) == (ran.status, ran.codes), (line, name)
        assert ran.error["refs"][0] in ran.error["hint"]
        assert "--new" in ran.error["hint"]
    assert 3 == len(people(well))
    well(f"{line.format('Anna Borg')} --new")
    assert "Anna Borg" in people(well)


@pytest.mark.usefixtures("known")
@pytest.mark.parametrize("line", MENTIONING)
def test_a_first_name_that_nobody_has_registers_nobody_unless_it_is_insisted(
    refused: Refusal, well: Typed, line: str
) -> None:
    assert ["not_a_full_name"] == refused(line.format("Sven"), 3)
    well(f"{line.format('Sven')} --new")
    assert "Sven" in people(well)


@pytest.mark.usefixtures("known")
@pytest.mark.parametrize("line", MENTIONING)
def test_a_new_full_name_is_registered_unasked_and_new_is_refused_the_second_time(
    typed: Typed, well: Typed, line: str
) -> None:
    well(line.format("Siv Holm"))
    assert "Siv Holm" in people(well)
    assert 4 == len(people(well))


@pytest.mark.usefixtures("known")
def test_a_first_name_is_the_only_one_who_has_it_and_of_several_a_question(typed: Typed, well: Typed) -> None:
    told = well("task add Skriv --owner eva -o json").data
    assert "read_as" in {each["code"] for each in told["warnings"]}
    assert "Eva Ek (P-1)" in well("why T-2").out
    ran = typed("task add Läs --owner Anna -o json")
    assert (3, ["ambiguous"], ["P-2", "P-3"]) == (ran.status, ran.codes, ran.error["refs"])
    assert "P-1" == well("person show eva -o json").data["id"]
    assert "P-3" == well("person show 'dal anna' -o json").data["id"]


@pytest.mark.usefixtures("known")
def test_who_signed_or_is_a_contact_is_never_told_from_a_first_name(refused: Refusal) -> None:
    assert ["likely_same"] == refused(f"enroll Klockbojen {TICKS} --signed-by 'Eva, ordförande'", 3)
    line = f"enroll Klockbojen {TICKS} --signed-by 'Eva Ek' --contact 'Eva <eva@example.org>'"
    assert ["likely_same"] == refused(line, 3)
    both = f"enroll Klockbojen {TICKS} --signed-by 'Ewa Ek' --contact 'Ewa Ek <eva@example.org>'"
    assert ["likely_same"] == refused(both, 3)


@pytest.mark.usefixtures("known")
def test_a_role_mailbox_needs_no_person(typed: Typed, well: Typed) -> None:
    ran = typed("contact add A-1 'Kansliet <kansli@example.org>' -o json")
    assert "kansli@example.org" in ran.error["hint"]
    well("contact add A-1 kansli@example.org")


@pytest.mark.usefixtures("known")
@pytest.mark.parametrize("line", [line for line in MENTIONING if not line.startswith(("enroll", "person"))])
def test_new_is_refused_where_everybody_is_known(refused: Refusal, line: str) -> None:
    assert ["nothing_new"] == refused(f"{line.format('Eva Ek')} --new", 4)


@pytest.mark.usefixtures("known")
def test_a_namesake_is_added_by_person_add_alone(well: Typed, refused: Refusal, typed: Typed) -> None:
    assert ["already_exists"] == refused("person add 'Eva Ek'", 4)
    assert "P-4" == well("person add 'Eva Ek' --new -o json").data["person"]["id"]
    ran = typed("task add Läs --owner 'Eva Ek' -o json")
    assert (["ambiguous"], ["P-1", "P-4"]) == (ran.codes, ran.error["refs"])


@pytest.mark.usefixtures("known")
def test_who_reported_is_who_is_known_or_a_question_or_told_as_it_was_typed(well: Typed, typed: Typed) -> None:
    def told(said: str, more: str = "") -> str:
        line = f"case open A-1 --period 2024-2027 --ground value:1 --dry-run --from '{said}' {more} -o json"
        case = well(line).data["case"]
        return str(case["reporter"] or case["reported_by"])

    well("actor add 'Exempelföreningen Klockbojen'")
    assert ["P-2", "A-2", "A-1", "en granne"] == [told(s) for s in ("berg", "klockbojen", "A-1", "en granne")]
    for said in ("Ana Berg", "Exempelföreningen Klokbojen", "Anna"):
        ran = typed(f"case open A-1 --period 2024-2027 --ground value:1 --from '{said}' -o json")
        assert (3, True) == (ran.status, set(ran.codes) <= {"likely_same", "ambiguous"}), said
        assert said == told(said, "--new")


# two persons that are one -------------------------------------------------------------------------


@pytest.fixture
def doubled(known: None, well: Typed, typed_once: Once) -> None:
    """Register Eva Ek once more, with something of every kind."""
    typed_once(
        "person add 'Eva Ekk' --new --email eva@example.org",
        "contact add A-1 P-4",
        "body seat Kommunstyrelsen P-1",
        "body seat Kommunstyrelsen P-4 --represents A-1 --from 2024-02-01",
        "meeting attend M-1 P-1",
        "meeting attend M-1 P-4 --represents A-1",
        "group member Gruppen P-1",
        "group convener Gruppen P-4",
        "task add Skriv --owner P-4",
        "person request P-4 extract --received 2024-03-01",
        f"enroll Klockbojen {TICKS} --signed-by P-4 --received 2024-01-11",
        "case open A-2 --period 2024-2027 --ground formal --from P-4 --date 2024-02-01",
        "case prepare C-1 --body Kommunstyrelsen --recommend Nej --date 2024-03-01 --stepped-aside P-4"
        " --not-conflicted 'P-2, Kommunstyrelsen § 2'",
    )


def conflicted(well: Typed) -> list[str]:
    """Give the persons whose possible conflict of interest in the case has been examined."""
    steps = well("case show C-1 -o json").data["steps"]
    return [each["who"] for each in steps if each["kind"] == "conflict"]


@pytest.mark.usefixtures("doubled")
def test_every_place_of_a_merged_person_is_the_other_ones(well: Typed) -> None:
    told = well("person merge P-4 P-1 --reason felstavad -o json").data
    assert ("P-1", "eva@example.org") == (told["person"]["id"], told["person"]["email"])
    assert {"places_doubled"} == {each["code"] for each in told["warnings"]}
    for reference in ("P-4", "'Eva Ekk'", "P-1"):
        assert "P-1" == well(f"person show {reference} -o json").data["id"]
    assert ["Anna Berg", "Anna Maria Dal", "Eva Ek"] == people(well)
    (seat,) = well("body show Kommunstyrelsen -o json").data["seats"]
    assert ("P-1", "A-1", None) == (seat["id"], seat["represents"], seat["from"])
    (there,) = well("meeting show M-1 -o json").data["participants"]
    assert ("Eva Ek", "A-1") == (there["name"], there["represents"])
    group = well("group show Gruppen -o json").data
    assert ("P-1", ["P-1"]) == (group["convener"]["id"], [each["id"] for each in group["members"]])
    places = {(row["stands"], row["id"]) for row in well("person show P-4 -o json").data["places"]}
    assert {("task", "T-2"), ("signed", "E-2"), ("reporter", "C-2"), ("conflict", "C-1")} <= places
    assert "Eva Ek (P-1)" in well("case show C-1").out
    assert ["Eva Ek", "Anna Berg"] == conflicted(well)
    assert ["extract"] == [each["what"] for each in well("person show P-1 -o json").data["requests"]]
    assert "är samma person som" in well("why P-1").out
    assert well("journal verify -o json").data["ok"]


@pytest.mark.usefixtures("doubled")
def test_a_merge_is_taken_back_and_done_again_whole(well: Typed, refused: Refusal) -> None:
    before = well("body show Kommunstyrelsen -o json").data, well("group show Gruppen -o json").data
    well("person merge P-4 P-1")
    merged = well("person show P-1 -o json").data
    assert ["person_merged_already"] == refused("person merge P-4 P-1", 4)
    well("undo")
    assert before == (well("body show Kommunstyrelsen -o json").data, well("group show Gruppen -o json").data)
    assert "P-4" == well("person show 'Eva Ekk' -o json").data["id"]
    assert well("journal verify -o json").data["ok"]
    well("redo")
    assert merged == well("person show P-1 -o json").data
    assert well("journal verify -o json").data["ok"]


@pytest.mark.usefixtures("doubled")
def test_one_who_was_merged_leads_on_when_the_other_is_merged_too(well: Typed) -> None:
    well("person merge P-1 P-4")
    well("person merge P-4 P-3")
    assert "P-3" == well("person show 'Eva Ek' -o json").data["id"]
    assert ["Anna Maria Dal", "Anna Berg"] == conflicted(well)
    assert well("journal verify -o json").data["ok"]
    well("undo")
    assert "P-4" == well("person show P-1 -o json").data["id"]
    assert well("journal verify -o json").data["ok"]


@pytest.mark.usefixtures("doubled")
def test_two_that_sit_for_two_actors_at_once_are_two(refused: Refusal, well: Typed) -> None:
    well("person add 'Bo Al'")
    well("body seat Kommunstyrelsen P-5 --represents A-2 --from 2024-03-01")
    assert ["seated_for_two"] == refused("person merge P-5 P-4", 5)
    assert ["same_person"] == refused("person merge P-4 'Eva Ekk'", 4)
    assert ["not_found"] == refused("person merge P-9 P-4", 3)


# bodies -------------------------------------------------------------------------------------------


@pytest.fixture
def bodies(well: Typed, period: str) -> None:
    """Register two bodies, each with its AU, and a meeting of each."""
    well("body add Kommunstyrelsen --kind nämnd --alias KS --alias 'KS Örebro'")
    well("body add Samverkansrådet --alias SR")
    well("body add 'Kommunstyrelsens arbetsutskott' --kind utskott")
    well("body add 'Samverkansrådets AU'")
    well("meeting add KS --date 2024-10-08")
    well("meeting add SR --date 2024-10-09")


@pytest.mark.usefixtures("bodies")
def test_a_body_is_found_by_an_alias_or_words_that_only_it_has(well: Typed, typed: Typed) -> None:
    for said, id_ in (("ks", "B-1"), ("'ks  ÖREBRO'", "B-1"), ("sr", "B-2"), ("samverkansrådets", "B-4")):
        assert id_ == well(f"body show {said} -o json").data["id"]
        assert id_ == well(f"why {said} -o json").data["id"]
    assert ["KS", "KS Örebro"] == well("body show B-1 -o json").data["aliases"]
    ran = typed("body show AU -o json")
    assert (3, ["ambiguous"], ["B-3", "B-4"]) == (ran.status, ran.codes, sorted(ran.error["refs"]))


@pytest.mark.usefixtures("bodies")
def test_au_is_the_au_of_the_body_that_is_spoken_of(well: Typed, typed: Typed) -> None:
    def body(line: str) -> str:
        return str(well(f"{line} -o json").data["decision"]["body"])

    well("meeting agenda M-1 --add Ett --add Två")
    well("meeting agenda M-2 --add Ett --add Två")
    for meeting, au in (("M-1", "B-3"), ("M-2", "B-4")):
        well(f"meeting outcome {meeting} 1 --outcome åter --to AU --back 2024-12-01")
        told = well(f"meeting show {meeting} -o json").data["items"][0]["outcomes"][0]
        assert au == told["to"]
    line = "decision add 'Åter' --outcome åter --to AU --back 2024-12-01 --date 2024-10-08"
    assert "Kommunstyrelsens arbetsutskott (B-3)" in well(f"{line} --body KS").out
    assert "Samverkansrådets AU (B-4)" in well(f"{line} --body SR").out
    assert ["B-1", "B-3"] == well("meeting add KS --date 2024-11-01 --with AU -o json").data["meeting"]["bodies"]
    assert "B-4" == body("decision add Mer --body 'Samverkansrådets AU' --date 2024-11-02")
    assert 3 == typed("decision add Mer --body AU --date 2024-11-02").status


@pytest.mark.usefixtures("bodies")
def test_a_decision_is_cited_by_the_alias_of_its_body(well: Typed) -> None:
    id_ = well("decision add Ja --body KS --date 2024-10-08 --paragraph 187 -o json").data["decision"]["id"]
    assert id_ == well("decision show 'KS 2024-10-08 § 187' -o json").data["id"]
    assert id_ == well("why 'ks 2024-10-08 § 187' -o json").data["id"]


@pytest.mark.usefixtures("bodies")
def test_an_alias_is_one_bodys_alone_and_can_be_taken_from_it(refused: Refusal, well: Typed) -> None:
    for line in ("body alias SR ks", "body alias SR kommunstyrelsen", "body add ks", "body add Ny --alias KS"):
        assert ["already_exists"] == refused(line, 4)
    assert ["name_reserved"] == refused("body alias SR B-7", 2)
    assert ["not_found"] == refused("body alias SR Rådet --remove", 3)
    well("body alias KS KS --remove")
    assert ["KS Örebro"] == well("body show Kommunstyrelsen -o json").data["aliases"]
    well("body alias SR KS")
    assert "B-2" == well("body show KS -o json").data["id"]
    assert well("journal verify -o json").data["ok"]
    well("undo")
    well("undo")
    assert "B-1" == well("body show KS -o json").data["id"]
    assert well("journal verify -o json").data["ok"]


@pytest.mark.usefixtures("known")
@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("correct P-2 --name 'Ewa Ek' --reason fel", "likely_same"),
        ("correct P-2 --name Anna --reason fel", "likely_same"),
        ("correct P-2 --name Sven --reason fel", "not_a_full_name"),
        ("correct E-1 --signed-by 'Anna Borg' --reason fel", "likely_same"),
        ("correct T-1 --owner 'Anna Borg' --reason fel", "likely_same"),
    ],
)
def test_what_is_put_right_asks_who_is_meant_and_new_insists(
    refused: Refusal, well: Typed, line: str, code: str
) -> None:
    assert [code] == refused(line, 3)
    well(f"{line} --new")
    assert well("journal verify -o json").data["ok"]


@pytest.mark.parametrize("named", ["P-1", "P-2", "'Qvintus Exempelman'"])
def test_who_was_merged_is_erased_with_the_one_that_stays(well: Typed, period: str, named: str) -> None:
    well("body add KS --kind nämnd")
    well("decision add Gallras --body KS --date 2024-02-01")
    well("person add 'Qvintus Exempelman' --email qe@example.org")
    well("person add 'Kvintus Exempelman' --new --email kx@example.com")
    well("person merge P-2 P-1")
    well(f"person erase {named} --decision D-2024-001 --what all --yes")
    kept = Path("registry.db").read_bytes()
    assert [False, False] == [word in kept for word in (b"vintus", b"@example.com")]
    assert well("journal verify -o json").data["ok"]


def test_a_body_that_is_void_takes_its_other_names_along(well: Typed, period: str, refused: Refusal) -> None:
    well("body add Kommunstyrelsen --kind nämnd --alias KS")
    well("body alias KS Styrelsen")
    well("body add Rådet")
    assert ["already_exists"] == refused("body alias Rådet Styrelsen", 4)
    well("void B-1 --reason dubbelt")
    well("body alias Rådet Styrelsen")
    assert "B-2" == well("body show styrelsen -o json").data["id"]
    assert well("journal verify -o json").data["ok"]
    well("undo")
    well("undo")
    assert "B-1" == well("body show ks -o json").data["id"]
    assert well("journal verify -o json").data["ok"]
