"""What should never have been there is void: with what is its own, unless something else rests on it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import TICKED, Once, Typed

Refused = Callable[[str, int], list[str]]
WHY = "--reason 'skulle aldrig ha funnits'"
P = "--period 2024-2027"
CASE = f"case open A-2 {P} --ground formal --from 'Eva Ek' --date 2024-03-03"
NEXT = "period add 2028-2031 --first-day 2028-01-01 --last-day 2031-12-31"
PLAN = "plan add 2024 --first-day 2024-01-01 --last-day 2024-12-31"
DECIDED = "decision add X --body KS --date 2024-03-03"


@pytest.fixture
def register(period: str, well: Typed, typed_once: Once) -> Typed:
    """Give a registry where a line of totals became an actor, long before other things happened."""
    Path("svar.csv").write_text(
        "namn,värdegrund,principer,undertecknare,inkommen,kontakt\n"
        "Almby IK,ja,ja,Eva Ek,2024-02-01,Eva Ek <eva@example.org>\n"
        "Alla tillsammans,ja,ja,Siv Al,2024-02-02,Siv Al <siv@example.org>\n"
        "Bojen,ja,ja,Bo Ek,2024-02-03,\n",
        encoding="utf-8",
    )
    typed_once(
        f"enroll {P} --from svar.csv",
        "body add KS --kind nämnd",
        "body mandate KS --subject exclusion --may decide --source reglementet",
    )
    return well


def rests_on(typed: Typed, line: str) -> list[str]:
    """Give what each objection says is to be typed first."""
    ran = typed(f"{line} {WHY} -o json")
    assert 4 == ran.status, ran.err or ran.out
    assert {"rests_on_it"} == set(ran.codes)
    return list(ran.error["refs"])


def test_a_line_of_totals_goes_with_its_enrollment_its_contact_and_who_was_named_in_it(register: Typed) -> None:
    ran = register(f"void 'Alla tillsammans' {WHY} -o json")
    gone = {(row["table"], row["ref"]) for row in ran.data["void"]["rows"]}
    assert {("actor", "A-2"), ("enrollment", "E-2"), ("contact", "4"), ("person", "P-2")} == gone
    assert ["Almby IK", "Bojen"] == [line["name"] for line in register("roll --on 2024-06-01 -o json").data]
    assert ["Almby IK", "Bojen"] == [line["name"] for line in register("actor list -o json").data]
    assert [] == register("search tillsammans -o json").data
    assert ["Bo Ek", "Eva Ek"] == [line["name"] for line in register("person list -o json").data]
    assert register("journal verify -o json").data["ok"]


def test_what_a_void_takes_along_is_said_in_both_languages(register: Typed) -> None:
    told = register(f"void A-2 {WHY}").out
    assert "Struket, det skulle aldrig ha funnits: Alla tillsammans (A-2). Med det: E-2" in told
    register("undo")
    told = register(f"--lang en void A-2 {WHY}").out
    assert "Void, it should never have been there: Alla tillsammans (A-2). With it: E-2" in told


def test_the_id_of_what_is_void_still_resolves_and_says_so(register: Typed) -> None:
    entry = register(f"void A-2 {WHY} -o json").data["entry"]
    ran = register("actor show A-2 -o json")
    assert entry == ran.data["taken_back_by"]
    assert f"A-2 är struken av händelse {entry}" in register("actor show A-2").out
    assert "skulle aldrig ha funnits" in register("why A-2").out
    assert f"E-2 är struken av händelse {entry}" in register("why E-2").out


def test_the_name_of_what_is_void_is_free_and_nothing_is_built_on_it(register: Typed, refused: Refused) -> None:
    register(f"void A-2 {WHY}")
    assert ["taken_back"] == refused(f"withdraw A-2 {P}", 3)
    assert "A-4" == register("actor add 'Alla tillsammans' -o json").data["actor"]["id"]
    assert ["voided_already"] == refused(f"void A-2 {WHY}", 4)


def test_a_void_is_taken_back_and_done_again(register: Typed, refused: Refused) -> None:
    before = json.dumps(register("roll --on 2024-06-01 -o json").data)
    register(f"void A-2 {WHY}")
    register("undo")
    assert before == json.dumps(register("roll --on 2024-06-01 -o json").data)
    assert "A-2" in {hit["ref"] for hit in register("search tillsammans -o json").data}
    register("redo")
    assert 2 == len(register("roll --on 2024-06-01 -o json").data)
    register("actor add 'Alla tillsammans'")
    assert ["taken_meanwhile"] == refused("undo 8", 4)
    assert register("journal verify -o json").data["ok"]


def test_what_merely_came_later_is_in_no_ones_way(register: Typed) -> None:
    register("actor add 'Blå Tuvan'")
    register(f"withdraw Bojen {P} --received 2024-05-05")
    register("person add 'Åsa Al'")
    register(f"void A-2 {WHY}")


def test_what_is_the_things_own_goes_along_though_it_came_later(register: Typed) -> None:
    register("actor rename A-2 Summa")
    register("actor alias A-2 Totalt")
    register("actor edit A-2 --purpose inget")
    register("contact add A-2 post@example.org")
    register("contact verify A-2 siv@example.org --date 2024-03-03")
    register(f"correct E-2 --received 2024-02-01 {WHY}")
    ran = register(f"void A-2 {WHY} -o json")
    assert {"actor", "enrollment", "contact", "actor_name", "person"} == {r["table"] for r in ran.data["void"]["rows"]}
    assert "Totalt" not in {line["name"] for line in register("actor list -o json").data}
    register("actor add Totalt")
    assert register("journal verify -o json").data["ok"]


def test_a_person_that_is_known_elsewhere_stays(register: Typed) -> None:
    register("contact add Bojen 'Siv Al <siv@example.org>'")
    ran = register(f"void A-2 {WHY} -o json")
    assert "person" not in {row["table"] for row in ran.data["void"]["rows"]}
    assert "Siv Al" in {line["name"] for line in register("person list -o json").data}
    assert register("journal verify -o json").data["ok"]


def test_a_person_a_task_once_was_given_to_and_is_not_any_more_goes(register: Typed, typed: Typed) -> None:
    register("person add 'Felstavad Person'")
    register("task add Ring --owner 'Felstavad Person'")
    assert ["T-1"] == rests_on(typed, "void 'Felstavad Person'")
    register("task assign T-1 'Eva Ek'")
    register(f"void 'Felstavad Person' {WHY}")
    assert register("journal verify -o json").data["ok"]


@pytest.mark.parametrize(
    ("steps", "void", "rests"),
    [
        ((f"withdraw A-2 {P} --received 2024-05-05",), "void A-2", ["8"]),
        ((f"withdraw A-2 {P} --received 2024-05-05",), "void E-2", ["8"]),
        ((CASE,), "void A-2", ["C-1"]),
        (("decision add 'Om A-2' --body KS --date 2024-03-03 --about A-2",), "void A-2", ["D-2024-001"]),
        (("decision add Något --body KS --date 2024-03-03",), "void KS", ["D-2024-001"]),
        (("meeting add KS --date 2024-03-03",), "void KS", ["M-1"]),
        (("actor add Nätet --kind nätverk --purpose x", "actor member Nätet A-2"), "void A-2", ["9"]),
        (("body add Rådet", "body seat Rådet 'Eva Ek' --represents A-2"), "void A-2", ["9"]),
        ((DECIDED, "task add Y --from D-2024-001"), "void D-2024-001", ["T-1"]),
        (
            (DECIDED, "group add G --decision D-2024-001"),
            "void D-2024-001",
            ["G-1"],
        ),
        (("meeting add KS --date 2024-03-03", "decision add X --meeting M-1"), "void M-1", ["D-2024-001"]),
        (("meeting add KS --date 2024-03-03", "task add X --from M-1"), "void M-1", ["T-1"]),
        (
            (
                "meeting add KS --date 2024-03-03",
                "meeting agenda M-1 --add Ett",
                "meeting outcome M-1 1 --outcome bordlagd",
                "decision add X --meeting M-1 --item 1",
            ),
            "void M-1 --item 1",
            ["10", "D-2024-001"],
        ),
        (
            (PLAN, "plan activity 2024 Karta"),
            "void 2024",
            ["2024:1"],
        ),
        ((), "void 2024-2027", ["E-1", "E-2", "E-3"]),
        ((), "void P-1", ["E-1"]),
        (("group add G --member 'Åsa Al'", "group convener G 'Åsa Al'"), "void G-1 --member 'Åsa Al'", ["11"]),
    ],
)
def test_what_rests_on_it_is_named_and_nothing_is_void(
    register: Typed, typed: Typed, steps: tuple[str, ...], void: str, rests: list[str]
) -> None:
    for step in steps:
        register(step)
    before = Path("registry.db").read_bytes()
    assert rests == rests_on(typed, void)
    assert before == Path("registry.db").read_bytes()


@pytest.mark.parametrize(
    ("steps", "void", "tables"),
    [
        ((DECIDED,), "void D-2024-001", ["decision"]),
        (
            (
                "meeting add KS --date 2024-03-03",
                "meeting agenda M-1 --add Ett",
                "meeting attend M-1 'Eva Ek'",
                "meeting outcome M-1 1 --outcome bordlagd",
            ),
            "void M-1",
            ["meeting", "meeting_body", "agenda_item", "attendance", "item_outcome"],
        ),
        (("meeting add KS --date 2024-03-03", "meeting agenda M-1 --add Ett"), "void M-1 --item 1", ["agenda_item"]),
        (("task add Ring", "task start T-1", "task done T-1"), "void T-1", ["task"]),
        (("watch add Klimat --kind remiss", "watch note W-1 Nytt"), "void W-1", ["watch_item", "watch_note"]),
        (("watch add Klimat --kind remiss", "watch note W-1 Nytt"), "void 9", ["watch_note"]),
        (("group add G --member 'Eva Ek'", "group convener G 'Eva Ek'"), "void G", ["working_group", "group_member"]),
        (("contact add Bojen post@example.org",), "void Bojen --contact post@example.org", ["contact"]),
        (("body add Rådet", "body seat Rådet 'Eva Ek'"), "void Rådet --seat 'Eva Ek'", ["seat"]),
        (("body add Rådet", "body seat Rådet 'Eva Ek'"), "void Rådet", ["body", "seat"]),
        ((), "void KS --mandate exclusion", ["mandate"]),
        ((), "void 6", ["body", "mandate"]),
        ((), "void E-2", ["enrollment"]),
        (
            (
                f"case open A-2 {P} --ground formal --date 2024-03-03",
                "case step C-1 --who x --what y --date 2024-03-04",
            ),
            "void C-1",
            ["case", "case_step"],
        ),
        (("roll --on 2024-06-01 --record Fel",), "void R-1", ["recorded_roll", "recorded_roll_line"]),
        ((PLAN,), "void 2024", ["plan"]),
        (
            (NEXT,),
            "void 2028-2031",
            ["period", "policy_setting"],
        ),
        (
            (PLAN, "plan activity 2024 Karta"),
            "void 2024:1",
            ["activity"],
        ),
        (("person add 'Åsa Al'",), "void 'Åsa Al'", ["person"]),
    ],
)
def test_whatever_nothing_rests_on_is_void_with_its_own(
    register: Typed, steps: tuple[str, ...], void: str, tables: list[str]
) -> None:
    for step in steps:
        register(step)
    gone = [row["table"] for row in register(f"{void} {WHY} -o json").data["void"]["rows"]]
    assert tables == list(dict.fromkeys(gone))
    assert register("journal verify -o json").data["ok"]
    register("undo")
    register("redo")
    assert register("journal verify -o json").data["ok"]


def test_what_an_entry_changed_and_did_not_make_is_taken_back_instead(register: Typed, refused: Refused) -> None:
    register(f"withdraw A-2 {P} --received 2024-05-05")
    assert ["made_nothing"] == refused(f"void 8 {WHY}", 4)


def test_an_entry_that_made_several_things_is_asked_about(register: Typed, refused: Refused) -> None:
    register("actor add 'Blå Tuvan'")
    register(f"enroll 'Blå Tuvan' {TICKED} --received 2024-03-03 --contact 'Åsa Al <asa@example.org>'")
    assert ["ambiguous"] == refused(f"void 9 {WHY}", 3)


def test_a_void_says_why(register: Typed, refused: Refused) -> None:
    assert ["why_missing"] == refused("void A-2", 5)


def test_a_recorded_roll_that_a_void_reaches_is_named_and_is_in_nobodys_way(register: Typed) -> None:
    register("roll --on 2024-06-01 --record Kvällen")
    ran = register(f"void A-2 {WHY} -o json")
    assert ["recorded_roll_reached"] == [each["code"] for each in ran.data["warnings"]]


def test_who_joins_anew_after_a_void_stands_in_the_way_of_taking_it_back(register: Typed, typed: Typed) -> None:
    register(f"void E-1 {WHY}")
    register(f"enroll 'Almby IK' {TICKED} --received 2024-03-03")
    ran = typed("undo 8 -o json")
    assert 4 == ran.status
    assert register("journal verify -o json").data["ok"]


def test_what_is_void_is_not_put_right(register: Typed, refused: Refused) -> None:
    register(f"void E-1 {WHY}")
    assert ["taken_back"] == refused(f"correct E-1 --received 2024-02-02 {WHY}", 3)
    assert ["taken_back"] == refused(f"correct 3 --received 2024-02-02 {WHY}", 3)


def test_a_contact_that_rests_on_a_person_is_named_so_that_it_can_go_alone(register: Typed, typed: Typed) -> None:
    register(f"correct E-1 --signed-by 'Bo Ek' {WHY}")
    ran = typed(f"void P-1 {WHY}")
    assert "samverkan void A-1 --contact 3 --reason TEXT" in ran.err
    register(f"void A-1 --contact 3 {WHY}")
    register(f"void P-1 {WHY}")
    assert register("journal verify -o json").data["ok"]


@pytest.mark.parametrize("entry", [1, 9, 10])
def test_the_registry_itself_and_what_changed_something_else_too_are_not_void(
    register: Typed, refused: Refused, entry: int
) -> None:
    register("actor rename A-3 Bojarna")
    register("watch add Klimat --kind remiss")
    register("watch note W-1 Nytt --next 2025-01-01")
    register("registry set court=Rätten")
    assert ["made_nothing"] == refused(f"void {entry if entry != 9 else 8} {WHY}", 4)
    assert ["made_nothing"] == refused(f"void 11 {WHY}", 4)
    assert register("journal verify -o json").data["ok"]


def test_a_step_of_a_case_is_void_until_something_was_decided_in_it(register: Typed, typed: Typed) -> None:
    register(CASE)
    register("case step C-1 --who x --what y --date 2024-03-04")
    register(f"void 9 {WHY}")
    register("case step C-1 --who x --what z --date 2024-03-04")
    register("decision add X --body KS --date 2024-06-02")
    register("case decide C-1 --decision D-2024-001 --outcome none --record-anyway så")
    assert ["13"] == rests_on(typed, "void 11")


def test_a_part_that_such_a_thing_does_not_have_is_refused_with_those_it_has(register: Typed, refused: Refused) -> None:
    assert ["not_correctable"] == refused(f"void A-1 --seat 'Eva Ek' {WHY}", 2)


@pytest.mark.parametrize("number", ["A-1", "E-1", "D-2024-001"])
def test_a_file_reference_that_looks_like_an_id_rests_on_nothing(period: str, well: Typed, number: str) -> None:
    well(f"enroll Bojen {TICKED} --received 2024-02-12")
    well("body add KS")
    well("decision add 'Planen antas' --body KS --date 2024-03-01")
    well(f"decision add 'Budgeten antas' --body KS --date 2024-03-02 --dnr {number}")
    well(f"correct D-2024-002 --dnr {number[:-1]}2 --reason fel")
    well(f"task add Ring --dnr {number}")
    entry = 5 if number.startswith("D") else 3
    assert 0 == well(f"undo {entry} --no-input -o json").status
    well("redo --no-input")
    well(f"void {number} --reason fel")


def test_the_number_of_a_submission_that_looks_like_an_id_rests_on_nothing(period: str, well: Typed) -> None:
    rows = ["namn;värdegrund;principer;undertecknare;inkommen;underlag;ärende"]
    rows += ["Bojen;ja;ja;Eva Ek;2024-02-12;;E-2", "Ankaret;ja;ja;Eva Ek;2024-02-13;;A-1"]
    Path("svar.csv").write_text("\n".join(rows), encoding="utf-8")
    well("enroll --period 2024-2027 --from svar.csv")
    well("void A-1 --reason fel")
