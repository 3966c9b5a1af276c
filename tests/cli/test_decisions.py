"""`decision` as it is typed: votes, who stood apart, what later ones do, what was done on one, what is late."""

from pathlib import Path

import pytest
from conftest import Ran, Typed


@pytest.fixture
def council(well: Typed, period: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMVERKAN_TODAY", "2024-12-20")
    well("body add Kommunstyrelsen --kind styrelse")
    well("body add Samverkansrådet --kind råd")
    well("meeting add Kommunstyrelsen --date 2024-10-08 --time 22-01")
    well(
        "decision add 'Planen antas' --meeting M-1 --paragraph 45 --votes '7 – 3 – 1' --reservation 'Eva Ek'"
        " --reservation 'Bo Al' --recused 'Cia Dal' --review 2025-10-08 --source protokollet"
    )
    well("decision add 'Planen ändras' --body Kommunstyrelsen --date 2024-10-15 --effective 2024-12-01")


def text() -> None:
    Path("ny.md").write_text("# Principer\n1. Dialog\n", encoding="utf-8")


def shown(well: Typed, ref: str) -> dict[str, object]:
    return dict(well(f"decision show {ref} -o json").data)


def in_force(well: Typed, on: str) -> list[str]:
    return [row["id"] for row in well(f"decision list --in-force --on {on} -o json").data]


def test_a_decision_tells_votes_who_stood_apart_its_review_and_where_it_was_read(well: Typed, council: None) -> None:
    told = shown(well, "D-2024-001")
    assert ("7-3-1", "2025-10-08", "protokollet") == (told["votes"], told["review"], told["source"])
    assert [{"id": "P-1", "name": "Eva Ek"}, {"id": "P-2", "name": "Bo Al"}] == told["reservations"]
    assert [{"id": "P-3", "name": "Cia Dal"}] == told["recused"]
    assert "reserverade sig         Eva Ek (P-1), Bo Al (P-2)" in well("decision show D-2024-001").out


@pytest.mark.parametrize("votes", ["0-0", "ja", "7", "7-3-1-2", "12345-1", "-3", "811218-9876"])
def test_what_is_no_vote_is_refused(typed: Typed, council: None, votes: str) -> None:
    told = typed(f"decision add Nytt --body Kommunstyrelsen --votes='{votes}' -o json")
    assert (2, votes) == (told.status, votes)
    assert set(told.codes) <= {"votes_invalid", "personal_number"}


def test_a_decision_of_another_day_than_its_meetings_is_refused_and_after_midnight_it_is_one(
    typed: Typed, well: Typed, council: None
) -> None:
    told = typed("decision add Nytt --meeting M-1 --date 2024-10-10 -o json")
    assert (5, ["decision_day_differs"]) == (told.status, told.codes)
    assert (
        "2024-10-09" == well("decision add Nytt --meeting M-1 --date 2024-10-09 -o json").data["decision"]["decided_on"]
    )


def test_a_decision_of_a_day_ahead_ends_nothing_before_it_on_every_listing(well: Typed, council: None) -> None:
    well("decision supersede D-2024-001 --by D-2024-002")
    assert ["D-2024-001"] == in_force(well, "2024-11-30")
    assert ["D-2024-002"] == in_force(well, "2024-12-01")
    assert [{"how": "superseded", "scope": None, "by": "D-2024-002", "from": "2024-12-01"}] == shown(
        well, "D-2024-001"
    )["changes"]
    assert "ersatt genom D-2024-002, fr.o.m. 2024-12-01" in well("decision show D-2024-001").out
    assert "ersatte D-2024-001" in well("why D-2024-002").out


def test_one_that_waits_for_being_final_ends_nothing_until_its_day_is_told(well: Typed, council: None) -> None:
    well("decision add Upphävs --body Kommunstyrelsen --date 2024-11-01 --effective final")
    well("decision annul D-2024-001 --by D-2024-003")
    assert "D-2024-001" in in_force(well, "2025-06-01")
    well("decision annul D-2024-001 --by D-2024-003 --date 2024-12-10")
    assert "D-2024-001" in in_force(well, "2024-12-09")
    assert "D-2024-001" not in in_force(well, "2024-12-10")


def test_what_is_amended_or_ended_in_a_part_is_in_force_with_the_change_shown(well: Typed, council: None) -> None:
    well("decision amend D-2024-001 --by D-2024-002")
    well("decision annul D-2024-001 --by D-2024-002 --scope spärren")
    assert "D-2024-001" in in_force(well, "2025-01-01")
    assert "upphävt genom D-2024-002, i den del som gäller spärren" in well("decision show D-2024-001").out


@pytest.mark.parametrize(
    ("line", "status", "code"),
    [
        ("decision annul D-2024-001 --by D-2024-003", 4, "already_done"),
        ("decision annul D-2024-001 --by D-2024-004", 4, "not_in_force"),
        ("decision annul D-2024-003 --by D-2024-004", 5, "annulment_annulled"),
        ("decision supersede D-2024-004 --by D-2024-002", 5, "changed_by_earlier"),
        ("decision annul D-2024-002 --by D-2024-002", 5, "changed_by_earlier"),
        ("decision annul D-2024-009 --by D-2024-002", 3, "not_found"),
        ("decision amend D-2024-002 --by D-2024-009", 3, "not_found"),
        ("decision annul D-2024-002 --by D-2024-004 --date 2024-11-01", 5, "effective_before_decision"),
    ],
)
def test_what_cannot_be_changed_so_is_refused(
    typed: Typed, well: Typed, council: None, line: str, status: int, code: str
) -> None:
    well("decision add Upphävs --body Kommunstyrelsen --date 2024-11-01")
    well("decision annul D-2024-001 --by D-2024-003")
    well("decision add 'Upphävs åter' --body Kommunstyrelsen --date 2024-12-01")
    told = typed(f"{line} -o json")
    assert (status, [code]) == (told.status, told.codes)


def test_what_a_later_decision_does_is_taken_back_put_right_and_voided(well: Typed, council: None) -> None:
    well("decision annul D-2024-001 --by D-2024-002")
    well("undo")
    assert "D-2024-001" in in_force(well, "2025-01-01")
    well("redo")
    assert "D-2024-001" not in in_force(well, "2025-01-01")
    well("correct D-2024-001 --changed-by D-2024-002 --date 2025-02-01 -m fel")
    assert "D-2024-001" in in_force(well, "2025-01-31")
    well("void D-2024-001 --changed-by D-2024-002 -m fel")
    assert "D-2024-001" in in_force(well, "2025-02-01")
    assert 0 == well("journal verify").status


def test_what_a_later_decision_does_rests_on_it(typed: Typed, well: Typed, council: None) -> None:
    well("decision annul D-2024-001 --by D-2024-002")
    told = typed("void D-2024-002 -m fel -o json")
    assert (4, ["rests_on_it"]) == (told.status, told.codes)


def test_a_reservation_that_came_later_is_noted_put_right_and_found(typed: Typed, well: Typed, council: None) -> None:
    well("decision stance D-2024-001 'Dan Ek'")
    assert (4, ["already_there"]) == ((told := typed("decision stance D-2024-001 'Dan Ek' -o json")).status, told.codes)
    assert (5, ["recused_reserves"]) == (
        (told := typed("decision stance D-2024-001 'Cia Dal' -o json")).status,
        told.codes,
    )
    well("correct D-2024-001 --stance-of 'Dan Ek' --stance jäv -m fel")
    assert ["Cia Dal", "Dan Ek"] == [each["name"] for each in shown(well, "D-2024-001")["recused"]]  # type: ignore[attr-defined]  # a list
    assert "avstod på grund av jäv från beslut" in well("person find 'Dan Ek'").out
    assert "Reserverade sig mot beslut D-2024-001" in well("person extract 'Eva Ek' -o md").out


def test_two_persons_that_are_one_stand_apart_once(well: Typed, council: None) -> None:
    well("person merge 'Bo Al' 'Eva Ek'")
    assert [{"id": "P-1", "name": "Eva Ek"}] == shown(well, "D-2024-001")["reservations"]
    well("undo")
    assert ["P-1", "P-2"] == [each["id"] for each in shown(well, "D-2024-001")["reservations"]]  # type: ignore[attr-defined]  # a list


def test_a_name_in_the_minutes_of_a_decision_stays_when_a_person_is_erased(typed: Typed, council: None) -> None:
    told = typed("person erase 'Eva Ek' --decision D-2024-001 --what all --yes -o json")
    assert (4, ["nothing_to_erase"]) == (told.status, told.codes)


def test_a_council_recommends_and_decides_its_own_work(well: Typed, council: None) -> None:
    told = well("decision add 'Rådet ställer sig bakom' --body Samverkansrådet -o json").data
    assert ("recommendation", ["recorded_as_recommendation"]) == (
        told["decision"]["form"],
        [each["code"] for each in told["warnings"]],
    )
    well("decision add 'En grupp bildas' --body Samverkansrådet")
    well("group add Gruppen --decision D-2024-004")
    well("decision add 'Åter till AU' --body Samverkansrådet --outcome återremiss --to Samverkansrådet")
    forms = {row["id"]: row["form"] for row in well("decision list -o json").data}
    assert ["decision", "recommendation", "decision", "decision"] == [
        forms[f"D-2024-{number:03}"] for number in (1, 3, 4, 5)
    ]
    assert "ställningstagande" in well("decision show D-2024-003").out
    well("body mandate Samverkansrådet --subject agreement --may decide --from 2024-01-01")
    assert "decision" == shown(well, "D-2024-003")["form"]


def test_what_was_done_on_a_decision_is_told_from_both_sides_and_stands_when_it_is_annulled(
    well: Typed, council: None
) -> None:
    text()
    well("period text 2024-2027 ny.md --decision D-2024-001")
    well("period extend 2024-2027 --last-day 2028-06-30 --decision D-2024-001")
    well("group add Gruppen --decision D-2024-001")
    well("plan add 2024-2025 --first-day 2024-01-01 --last-day 2025-12-31")
    well("plan activity 2024-2025 Karta")
    well("plan adopt 2024-2025 --decision D-2024-001")
    done = [(each["what"], each["ref"]) for each in shown(well, "D-2024-001")["done"]]  # type: ignore[attr-defined]  # a list
    assert [("text", "2024-2027"), ("extension", "2024-2027"), ("group", "G-1"), ("plan", "2024-2025")] == done
    assert "antog version 1 av texten för 2024-2027" in well("why D-2024-001").out
    assert "perioden förlängdes genom beslut Kommunstyrelsen 2024-10-08 § 45 (D-2024-001)" in well("why 2024-2027").out
    warned = well("decision annul D-2024-001 --by D-2024-002 -o json").data["warnings"]
    assert ["stands_all_the_same"] == [each["code"] for each in warned]
    assert "2028-06-30" == well("period show 2024-2027 -o json").data["last_day"]
    (behind,) = well("why G-1 --on 2025-01-01 -o json").data["rests_on"]
    assert (False, "annulled") == (behind["in_force"], behind["ended"]["how"])


def test_a_period_is_opened_by_a_decision_that_tells_who_adopted_it(typed: Typed, well: Typed, council: None) -> None:
    told = well("period add 2028-2031 --first-day 2028-01-01 --last-day 2031-12-31 --decision D-2024-001 -o json").data
    assert ["D-2024-001", "B-1", "2024-10-08", 45] == [
        told["period"][name] for name in ("decision", "adopted_by", "adopted_on", "paragraph")
    ]
    both = typed(
        "period add 2032-2035 --first-day 2032-01-01 --last-day 2035-12-31 --decision D-2024-001"
        " --adopted 2024-10-08 -o json"
    )
    assert (2, ["options_conflict"]) == (both.status, both.codes)
    well("decision add Nej --body Kommunstyrelsen --date 2024-10-09 --outcome avslag")
    text()
    refused = typed("period text 2024-2027 ny.md --decision D-2024-003 -o json")
    assert (5, ["decision_not_approved"]) == (refused.status, refused.codes)


def findings(typed: Typed, code: str) -> list[str]:
    return [row["ref"] for row in typed("check -o json").data if row["code"] == code]


def test_a_decision_that_names_nobody_to_carry_it_out_is_found_until_somebody_is_to(
    typed: Typed, well: Typed, council: None
) -> None:
    well("decision add 'Undersök hur andra gör' --body Samverkansrådet")
    well("decision add 'Sekreteraren undersöker hur andra gör' --body Samverkansrådet")
    well("decision add 'Kanske undersök' --body Samverkansrådet --outcome avslag")
    assert ["D-2024-003"] == findings(typed, "nobody_to_carry_out")
    well("decision followup D-2024-003 'Ring runt' --owner 'Eva Ek'")
    assert [] == findings(typed, "nobody_to_carry_out")


def test_two_decisions_in_one_paragraph_that_differ_are_found(typed: Typed, well: Typed, council: None) -> None:
    well("decision add 'Planen avslås' --body Kommunstyrelsen --date 2024-10-08 --paragraph 45 --another")
    assert ["D-2024-001"] == findings(typed, "decisions_differ")
    well("decision add 'Planen antas' --body Kommunstyrelsen --date 2024-10-09 --paragraph 45")
    assert ["D-2024-001"] == findings(typed, "decisions_differ")


def test_a_review_is_to_be_done_until_a_decision_about_it_is_taken(
    typed: Typed, well: Typed, council: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    due = well("due --kind översyn -o json").data
    assert [("2025-10-08", "D-2024-001")] == [(row["due"], row["ref"]) for row in due]
    monkeypatch.setenv("SAMVERKAN_TODAY", "2025-10-08")
    assert [] == findings(typed, "review_passed")
    monkeypatch.setenv("SAMVERKAN_TODAY", "2025-10-09")
    assert ["D-2024-001"] == findings(typed, "review_passed")
    well("decision add 'Planen ligger fast' --body Kommunstyrelsen --date 2025-10-08")
    well("decision amend D-2024-001 --by D-2025-001")
    assert [] == findings(typed, "review_passed")
    assert [] == well("due --kind review -o json").data


def test_a_decision_of_a_meeting_that_was_moved_is_found(typed: Typed, well: Typed, council: None) -> None:
    well("correct M-1 --date 2024-10-09 -m fel")
    assert ["D-2024-001"] == findings(typed, "decided_another_day")


def test_what_rests_on_a_decision_that_has_ended_is_found_from_its_day(
    typed: Typed, well: Typed, council: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    well("group add Gruppen --decision D-2024-001 --date 2024-10-08")
    well("decision annul D-2024-001 --by D-2024-002")
    monkeypatch.setenv("SAMVERKAN_TODAY", "2024-11-30")
    assert [] == findings(typed, "rests_on_ended")
    monkeypatch.setenv("SAMVERKAN_TODAY", "2024-12-01")
    assert ["G-1"] == findings(typed, "rests_on_ended")
    well("group close G-1 --date 2024-12-01")
    monkeypatch.setenv("SAMVERKAN_TODAY", "2024-12-02")
    assert [] == findings(typed, "rests_on_ended")


@pytest.mark.parametrize("title", ["Mötets öppnande", "§ 2 Dagordning", "Föregående minnesanteckningar", "Avslutning"])
def test_what_is_resolved_of_an_item_that_every_meeting_has_is_its_outcome(
    well: Typed, council: None, title: str
) -> None:
    well("meeting agenda M-1 --add", title)
    told = well("decision add Godkänns --meeting M-1 --item 1 --paragraph 46 -o json").data
    assert ("M-1:1", "outcome", ["routine_noted"]) == (
        told["decision"]["id"],
        told["decision"]["form"],
        [each["code"] for each in told["warnings"]],
    )
    assert ["D-2024-001", "D-2024-002"] == [row["id"] for row in well("decision list -o json").data]
    (item,) = well("meeting show M-1 -o json").data["items"]
    assert [("approved", None, "Godkänns")] == [(o["outcome"], o["decision"], o["text"]) for o in item["outcomes"]]


@pytest.mark.parametrize(
    "more", ["--all-decisions", "--votes 7-3", "--reservation 'Eva Ek'", "--review 2025-01-01", "--effective final"]
)
def test_a_routine_item_is_numbered_when_it_is_asked_for_or_holds_what_no_outcome_does(
    well: Typed, council: None, more: str
) -> None:
    well("meeting agenda M-1 --add Dagordning")
    told = well(f"decision add 'Dagordningen godkänns' --meeting M-1 --item 1 {more} -o json").data["decision"]
    assert ("D-2024-003", "decision") == (told["id"], told["form"])


def test_the_text_tells_too_and_without_an_item_there_is_nothing_to_note_it_on(well: Typed, council: None) -> None:
    well("meeting agenda M-1 --add Formalia")
    assert "M-1:1" == well("decision add 'Dagordningen godkänns' --agenda M-1:1 -o json").data["decision"]["id"]
    assert "D-2024-003" == well("decision add 'Dagordningen godkänns' --meeting M-1 -o json").data["decision"]["id"]
    assert "D-2024-004" == well("decision add 'Planen gäller' --agenda M-1:1 -o json").data["decision"]["id"]


def test_a_report_tells_a_recommendation_as_one(well: Typed, council: None) -> None:
    well("decision add 'Rådet ställer sig bakom' --body Samverkansrådet --date 2024-11-01")
    told = {row["id"]: row["happened"] for row in well("report changes --from 2024-01-01 -o json").data}
    assert ("decision", "recommendation") == (told["D-2024-001"], told["D-2024-003"])
    assert "ställningstagande" in well("report annual 2024").out


def warned(ran: Ran) -> list[str]:
    return [each["code"] for each in ran.data["warnings"] if each["code"] == "decision_has_ended"]


@pytest.mark.parametrize(
    "typed_then",
    [
        "group add Gruppen --decision D-2024-001",
        "period set 2024-2027 respond_days=28 --from 2025-01-01 --decision D-2024-001",
        "period extend 2024-2027 --last-day 2028-12-31 --decision D-2024-001",
        "plan adopt 2024-2025 --decision D-2024-001",
    ],
)
def test_what_is_done_on_a_decision_that_a_later_one_has_ended_is_told(
    well: Typed, council: None, monkeypatch: pytest.MonkeyPatch, typed_then: str
) -> None:
    well("plan add 2024-2025 --first-day 2024-01-01 --last-day 2025-12-31")
    well("plan activity 2024-2025 'En träff om året'")
    assert [] == warned(well(typed_then, "--dry-run", "-o", "json"))
    well("decision annul D-2024-001 --by D-2024-002")
    monkeypatch.setenv("SAMVERKAN_TODAY", "2024-11-30")
    later = ["decision_has_ended"] if "2025-01-01" in typed_then else []
    assert later == warned(well(typed_then, "--dry-run", "-o", "json"))
    monkeypatch.setenv("SAMVERKAN_TODAY", "2024-12-01")
    assert ["decision_has_ended"] == warned(well(typed_then, "-o", "json"))


def test_a_decision_that_has_ended_waits_for_nobody_to_follow_it_up(
    typed: Typed, well: Typed, council: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def told(on: str) -> tuple[list[str], int]:
        monkeypatch.setenv("SAMVERKAN_TODAY", on)
        ids = [row["id"] for row in well("decision list --unfollowed -o json").data]
        counted = [each["count"] for each in well("week -o json").data["without"] if each["what"] == "decision"]
        return ids, sum(counted)

    ids, count = told("2024-11-30")
    assert ("D-2024-001" in ids, len(ids)) == (True, count)
    well("decision amend D-2024-001 --by D-2024-002")
    assert "D-2024-001" in told("2024-12-01")[0]
    well("decision supersede D-2024-001 --by D-2024-002")
    assert ids == told("2024-11-30")[0] + (["D-2024-002"] if "D-2024-002" in ids else [])
    ids, count = told("2024-12-01")
    assert ("D-2024-001" in ids, len(ids)) == (False, count)
