"""Who is meant by what was typed: the only one with all the words, a question where a name is like one, or new."""

from collections.abc import Callable

import pytest
from conftest import TICKED, Typed

Refusal = Callable[[str, int], list[str]]
NUMBER, OTHER = "802999-0010", "802999-0028"
TUVAN = "Exempelföreningen Blå Tuvan"


@pytest.fixture
def known(well: Typed, period: str) -> None:
    """Register three actors, the first with a number."""
    well(f"actor add '{TUVAN}' --org-nr {NUMBER} --purpose odling")
    well("actor add 'Exempelföreningen Klockbojen'")
    well("actor add 'S:t Örjans Hembygdsförening'")


def names(well: Typed) -> list[str]:
    return [row["name"] for row in well("actor list -o json").data]


# references ---------------------------------------------------------------------------------------


@pytest.mark.usefixtures("known")
@pytest.mark.parametrize(
    ("typed_", "id_"),
    [
        ("tuvan", "A-1"),
        ("'TUVAN blå'", "A-1"),
        ("'tuvan exempelföreningen'", "A-1"),
        ("klockbojen", "A-2"),
        ("'s:t örjans'", "A-3"),
        ("hembygdsförening", "A-3"),
    ],
)
def test_the_only_live_one_that_holds_all_the_typed_words_is_it(well: Typed, typed_: str, id_: str) -> None:
    assert id_ == well(f"actor show {typed_} -o json").data["id"]
    assert id_ == well(f"why {typed_} -o json").data["id"]


@pytest.mark.usefixtures("known")
def test_several_that_hold_the_words_are_told_with_their_ids(typed: Typed) -> None:
    ran = typed("actor show exempelföreningen -o json")
    assert (3, ["ambiguous"], {"A-1", "A-2"}) == (ran.status, ran.codes, set(ran.error["refs"]))
    assert f"{TUVAN} (A-1)" in ran.error["message"]


@pytest.mark.usefixtures("known")
@pytest.mark.parametrize(
    "typed_", ["tuva", "'bla tuvan'", "'blå odling'", "tuvor", "'blå bojen'", "blatuvan", "bla", "'★'"]
)
def test_part_of_a_word_another_letter_or_no_word_at_all_is_not_it(typed: Typed, typed_: str) -> None:
    ran = typed(f"actor show {typed_} -o json")
    assert (3, ["not_found"]) == (ran.status, ran.codes)


@pytest.mark.usefixtures("known")
def test_what_is_not_found_is_told_with_the_nearest_whatever_it_begins_with(typed: Typed) -> None:
    assert f"{TUVAN} (A-1)" in typed("actor show 'Blå Tuva'").err
    assert "Örjans Hembygdsförening (A-3)" in typed("actor show 'Sankt Örjans hembygdsförening'").err


@pytest.mark.usefixtures("known")
def test_the_words_may_be_those_of_an_alias_or_an_earlier_name(well: Typed) -> None:
    well("actor alias A-2 'Bojens vänner'")
    well("actor rename A-3 'Hembygden'")
    assert "A-2" == well("actor show vänner -o json").data["id"]
    assert "A-3" == well("actor show örjans -o json").data["id"]


@pytest.mark.usefixtures("known")
def test_a_name_comes_before_the_words_of_another(well: Typed) -> None:
    well("actor add Tuvan --new")
    assert "A-4" == well("actor show tuvan -o json").data["id"]
    assert "A-1" == well("actor show 'blå' -o json").data["id"]


@pytest.mark.usefixtures("known")
def test_one_that_is_dissolved_merged_or_taken_back_is_not_the_only_live_one(well: Typed, typed: Typed) -> None:
    well("actor add 'Röda Tuvan'")
    well("actor add 'Gula Tuvan'")
    well("actor dissolve A-4 --last-day 2024-01-31")
    assert 3 == typed("actor show tuvan").status
    well("undo 7")
    assert "A-1" == well("actor show tuvan -o json").data["id"]
    well("actor add 'Vita Tuvan'")
    well("actor merge A-6 A-2")
    assert 3 == typed("actor show tuvan").status
    assert "A-2" == well("actor show vita -o json").data["id"]
    assert "A-1" == well("actor show 'tuvan exempelföreningen' -o json").data["id"]


@pytest.mark.usefixtures("known")
def test_a_writing_verb_says_whom_it_read_the_words_as(well: Typed) -> None:
    well(f"enroll A-1 {TICKED} --received 2024-01-10")
    told = well("withdraw tuvan --period 2024-2027 --received 2024-05-02 -o json")
    assert "A-1" == told.data["actor"]["id"]
    (warning,) = [each for each in told.data["warnings"] if each["code"] == "read_as"]
    assert f"tuvan är läst som {TUVAN} (A-1)" in warning["message"]
    assert [] == well("actor edit A-1 --purpose x -o json").data["warnings"]


# enroll and actor add -----------------------------------------------------------------------------


@pytest.mark.usefixtures("known")
def test_who_enrolls_by_words_of_its_name_alone_is_not_registered_anew(well: Typed) -> None:
    told = well(f"enroll 'Blå Tuvan' {TICKED} --received 2024-01-10 -o json").data
    assert "A-1" == told["actor"]["id"]
    assert "read_as" in {each["code"] for each in told["warnings"]}
    assert 3 == len(names(well))


@pytest.mark.usefixtures("known")
@pytest.mark.parametrize(
    "name",
    [
        "Exempelföreningen Blå Tuva",
        "Exempelföreningen Blåa Tuvan",
        "Tuvan Blå Exempelförening",
        "Exempelföreningen Blåtuvan",
        "Exempelföreningen Blå Tuvan ideell förening",
    ],
)
@pytest.mark.parametrize("verb", [f"enroll '{{}}' {TICKED}", "actor add '{}'"])
def test_a_new_name_much_like_a_known_one_is_a_question_and_new_insists(
    well: Typed, typed: Typed, name: str, verb: str
) -> None:
    ran = typed(f"{verb.format(name)} -o json")
    assert (3, ["likely_same"], ["A-1"]) == (ran.status, ran.codes, ran.error["refs"])
    assert "--new" in ran.error["hint"]
    assert "A-1" in ran.error["hint"]
    well(f"{verb.format(name)} --new")
    assert name in names(well)


@pytest.mark.usefixtures("known")
@pytest.mark.parametrize("verb", [f"enroll '{{}}' {TICKED}", "actor add '{}'"])
@pytest.mark.parametrize("name", ["Exempelföreningen Röda Tuvan", "Exempelföreningen 1", "Sjöscouterna"])
def test_a_name_with_another_word_is_registered_unasked(well: Typed, name: str, verb: str) -> None:
    well(verb.format(name))
    assert name in names(well)


@pytest.mark.usefixtures("known")
def test_words_that_a_known_name_holds_are_a_question_to_who_registers(typed: Typed, refused: Refusal) -> None:
    assert ["likely_same"] == refused("actor add 'Blå Tuvan'", 3)
    ran = typed("actor add Exempelföreningen -o json")
    assert (["likely_same"], ["A-1", "A-2"]) == (ran.codes, ran.error["refs"])


@pytest.mark.usefixtures("known")
@pytest.mark.parametrize("verb", [f"enroll '{{}}' {TICKED}", "actor add '{}'"])
def test_the_number_and_kind_of_a_known_actor_is_the_same_question(
    well: Typed, typed: Typed, refused: Refusal, verb: str
) -> None:
    line = f"{verb.format('Sjöscouterna')} --org-nr {NUMBER}"
    ran = typed(f"{line} -o json")
    assert (3, ["likely_same"], ["A-1"]) == (ran.status, ran.codes, ran.error["refs"])
    assert NUMBER in ran.error["message"]
    well(f"{line} --kind kooperativ")
    well(f"{verb.format('Vasa nämnd')} --org-nr 212000-1967 --kind nämnd")
    well(f"{verb.format('Kulturen')} --org-nr 212000-1967 --kind nämnd")
    assert ["likely_same"] == refused(f"{verb.format('Ett')} --org-nr {NUMBER} --kind kooperativ", 3)
    well(f"{verb.format('Ett')} --org-nr {NUMBER} --kind kooperativ --new")


@pytest.mark.usefixtures("known")
def test_another_number_makes_two_of_names_that_are_alike(well: Typed) -> None:
    well(f"enroll 'Blå Tuvan' {TICKED} --org-nr {OTHER}")
    well("actor add 'Exempelföreningen Blå Tuva' --org-nr 802999-0036")
    assert {"Blå Tuvan", "Exempelföreningen Blå Tuva", TUVAN} < set(names(well))


@pytest.mark.usefixtures("known")
def test_new_is_refused_where_nobody_is_registered(refused: Refusal, well: Typed) -> None:
    assert ["already_exists"] == refused(f"enroll '{TUVAN}' {TICKED} --new", 4)
    well("person add 'Eva Ek'")
    assert ["nothing_new"] == refused(f"enroll A-1 {TICKED} --new", 4)
    assert ["already_exists"] == refused(f"actor add '{TUVAN}' --new", 4)
    assert ["usage"] == refused("withdraw A-1 --period 2024-2027 --new", 2)


@pytest.mark.usefixtures("known")
@pytest.mark.parametrize("name", ["A-99", "802999-0044", "2024-2027"])
@pytest.mark.parametrize("new", ["", "--new"])
def test_what_is_shaped_like_an_id_or_a_number_is_never_a_new_name(
    typed: Typed, well: Typed, name: str, new: str
) -> None:
    for verb in (f"enroll {name} {TICKED}", f"actor add {name}"):
        assert typed(f"{verb} {new} -o json").status in (2, 3)
    assert 3 == len(names(well))


@pytest.mark.usefixtures("known")
def test_a_number_that_is_barred_meets_its_bar_under_another_name(well: Typed, refused: Refusal) -> None:
    well(f"enroll A-1 {TICKED} --received 2024-01-10")
    well("body add KS --kind nämnd")
    well("body mandate KS --subject uteslutning --may besluta")
    well("decision add Utesluts --body KS --date 2024-10-08 --paragraph 187")
    bar = "--effective 2024-10-17 --ground formal --notified 2024-05-17 --answered 2024-06-05 --bar-through 2025-12-31"
    well(f"exclude A-1 --period 2024-2027 --decision D-2024-001 {bar}")
    for new in ("", "--new"):
        line = f"enroll Sjöscouterna {TICKED} --org-nr {NUMBER} --received 2024-12-01 {new}"
        assert ["barred"] == refused(line, 5)
    well(f"actor add Sjöscouterna --org-nr {NUMBER} --new")
    assert ["barred"] == refused(f"enroll Sjöscouterna {TICKED} --received 2025-12-31", 5)
    assert ["barred"] == refused(f"enroll A-2 {TICKED} --org-nr {NUMBER} --received 2025-12-31", 5)
    assert ["barred"] == refused(f"enroll 'Nya' {TICKED} --org-nr {NUMBER} --kind stiftelse --received 2025-12-31", 5)
    well(f"enroll Sjöscouterna {TICKED} --received 2026-01-01")
    well(f"enroll A-3 {TICKED} --received 2025-12-31")
