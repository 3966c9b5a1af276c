"""Agendas: items added, moved, renamed and dropped, and the agenda that builds itself from what waits."""

from collections.abc import Callable
from typing import Any

import pytest
from conftest import TICKED, Once, Typed

Refuse = Callable[[str, int], list[str]]


@pytest.fixture
def council(well: Typed, period: str, monkeypatch: pytest.MonkeyPatch, typed_once: Once) -> Typed:
    """Give a council that met in June and is to meet in September, November and December, and its committee."""
    monkeypatch.setenv("SAMVERKAN_TODAY", "2023-06-20")
    typed_once(
        "body add Samverkansrådet",
        "body add 'Samverkansrådets AU' --kind utskott",
        "meeting add Samverkansrådet --date 2023-06-14 --time 16-18",
        "meeting agenda M-1 --add 'Kan nätverk ansluta sig?' --add 'Aktivitetsplanen 2024-2025'",
        "meeting add Samverkansrådet --date 2023-09-13 --time 16-18",
        "meeting add Samverkansrådet --date 2023-11-08 --time 16-18",
        "meeting add Samverkansrådet --date 2023-12-06 --time 16-18",
    )
    return well


def agenda(typed: Typed, meeting: str) -> list[tuple[str, str, str]]:
    return [(row["label"], row["title"], row["id"]) for row in typed(f"meeting agenda {meeting} -o json").data]


def lacking(typed: Typed, meeting: str) -> list[tuple[str, str]]:
    return [(row["came_from"], row["origin"]) for row in typed(f"meeting agenda {meeting} --build -o json").data]


def test_items_are_placed_labelled_and_keep_their_numbers(council: Typed) -> None:
    council("meeting agenda M-2 --add Budget --add Kartan")
    council("meeting agenda M-2 --add Dagordning --first")
    council("meeting agenda M-2 --add Lokaler --after budget --label '§ 45'")
    council("meeting agenda M-2 --add Remiss --under Kartan --label a")
    council("meeting agenda M-2 --drop Budget -m 'tas i november'")
    council("meeting agenda M-2 --move Kartan --first")
    council("meeting agenda M-2 --rename 3 'Fastställande av dagordningen'")
    expected = [
        ("1", "Kartan", "M-2:2"),
        ("a", "Remiss", "M-2:5"),
        ("2", "Fastställande av dagordningen", "M-2:3"),
        ("45", "Lokaler", "M-2:4"),
    ]
    assert expected == agenda(council, "M-2")
    council("undo")
    council("undo")
    assert ["Dagordning", "Lokaler", "Kartan", "Remiss"] == [title for _, title, _ in agenda(council, "M-2")]
    told = council("meeting show M-2 -o json").data["items"][-1]
    assert ("Budget", "2023-06-20", "tas i november") == tuple(
        told[key] for key in ("title", "dropped_on", "dropped_because")
    )


def test_what_was_taken_back_does_not_give_its_number_away(council: Typed) -> None:
    council("meeting agenda M-2 --add Budget")
    council("undo")
    council("meeting agenda M-2 --add Kartan")
    assert [("1", "Kartan", "M-2:2")] == agenda(council, "M-2")


def test_nothing_becomes_of_what_was_dropped(council: Typed, refused: Refuse) -> None:
    council("meeting agenda M-2 --add Budget --add Kartan")
    council("meeting agenda M-2 --drop 1 -m senare")
    for line in (
        "meeting outcome M-2:1 --outcome noted",
        "decision add Antas --agenda M-2:1 --date 2023-09-13",
        "meeting agenda M-2 --add Under --under M-2:1",
        "meeting agenda M-2 --move 1 --after 2",
    ):
        assert ["item_is_dropped"] == refused(line, 5)


def test_equal_titles_are_told_and_not_refused(council: Typed, refused: Refuse) -> None:
    told = council("meeting agenda M-2 --add Budget --add Budget -o json").data
    assert ["same_title"] == [each["code"] for each in told["warnings"]]
    told = council("meeting agenda M-2 --add budget -o json").data
    assert ["same_title"] == [each["code"] for each in told["warnings"]]
    assert 3 == len(agenda(council, "M-2"))
    assert ["ambiguous"] == refused("meeting outcome M-2 budget --outcome noted", 3)


def test_what_was_held_is_changed_with_a_reason_and_that_is_shown(council: Typed, refused: Refuse) -> None:
    assert ["held_already"] == refused("meeting agenda M-1 --rename 1 Nätverken", 5)
    council("meeting agenda M-1 --rename 1 Nätverken -m felskrivet")
    told = council("meeting show M-1 -o json").data["items"][0]
    assert ("Nätverken", "2023-06-20", "felskrivet") == tuple(
        told[key] for key in ("title", "righted_on", "righted_because")
    )
    assert "rättelse 2023-06-20: felskrivet" in council("meeting show M-1").out
    council("meeting agenda M-1 --add 'Övrigt'")
    assert ["drop_needs_reason"] == refused("meeting agenda M-1 --drop Övrigt", 5)
    council("meeting outcome M-1 Övrigt --outcome noted")
    assert ["item_dealt_with"] == refused("meeting agenda M-1 --drop Övrigt -m fel", 5)


@pytest.mark.parametrize(
    ("line", "status", "codes"),
    [
        ("meeting agenda M-2 --build --drop 1", 2, ["options_conflict"]),
        ("meeting agenda M-2 --write", 2, ["missing"]),
        ("meeting agenda M-2 Rubrik", 2, ["missing"]),
        ("meeting agenda M-2 --rename 1", 2, ["missing"]),
        ("meeting agenda M-2 --add A --drop 1", 2, ["options_conflict"]),
        ("meeting agenda M-2 --add A --continues M-3:1", 3, ["not_found"]),
        ("meeting agenda M-2 --add A --continues M-2:1", 5, ["continues_later"]),
        ("meeting agenda M-2 --add A --under 9", 3, ["not_found"]),
        ("meeting agenda M-2 --add A --after M-1:1", 3, ["item_of_other"]),
        ("meeting note M-2 9 text", 3, ["not_found"]),
        ("meeting outcome M-2:9 --outcome noted", 3, ["not_found"]),
        ("meeting outcome M-2:1 --outcome bordlagd --to-meeting M-1", 5, ["meeting_not_later"]),
        ("task add X --from M-2:9", 3, ["not_found"]),
        ("decision add X --agenda M-2:9", 3, ["not_found"]),
        ("show M-2:9", 3, ["not_found"]),
        ("why M-2:9", 3, ["not_found"]),
    ],
)
def test_what_cannot_be_done_to_an_agenda_is_told(
    council: Typed, refused: Refuse, line: str, status: int, codes: list[str]
) -> None:
    council("meeting agenda M-2 --add Ett")
    assert codes == refused(line, status)


def test_an_item_is_found_shown_explained_and_worked_from(council: Typed) -> None:
    council("meeting note M-1:1 'Gränsdragningen diskuterades'")
    council("meeting note M-1 1 'Anna undersöker'")
    council("task add 'Undersök andra kommuner' --from M-1:1 --owner 'Anna Fogel'")
    council("decision add 'Frågan tas tillbaka' --agenda M-1:1 --outcome återremiss --to AU")
    council("meeting agenda M-2 --add Nätverken --continues M-1:1")
    shown = council("show M-1:1 -o json").data
    assert ("M-1:1", "Gränsdragningen diskuterades\n\nAnna undersöker") == (shown["id"], shown["text"])
    assert ["referred"] == [each["outcome"] for each in shown["outcomes"]]
    assert (["M-2:1"], True, ["T-1"]) == (shown["continued_by"], shown["open"], [each["id"] for each in shown["tasks"]])
    assert ["M-1:1"] == [row["ref"] for row in council("search Gränsdragningen -o json").data]
    verbs = [row["verb"] for row in council("journal list M-1:1 -o json").data]
    assert ["meeting agenda", "meeting note", "meeting note", "task add", "decision add", "meeting agenda"] == verbs
    assert "M-2:1" in council("why M-1:1").out
    council("correct M-1:1 --text 'Gränsdragningen diskuterades.' --reason stavning")
    assert "Gränsdragningen diskuterades." == council("show M-1:1 -o json").data["text"]


def test_what_something_rests_on_is_not_voided(council: Typed, refused: Refuse) -> None:
    council("meeting agenda M-2 --add Nätverken --continues M-1:1")
    council("task add Ring --from M-1:1")
    assert ["rests_on_it", "rests_on_it"] == refused("void M-1:1 --reason fel", 4)
    council("void T-1 --reason fel")
    council("void M-2:1 --reason fel")
    council("void M-1:1 --reason fel")
    assert [("1", "Aktivitetsplanen 2024-2025", "M-1:2")] == agenda(council, "M-1")


def test_the_agenda_builds_itself_and_twice_adds_nothing(council: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    council("body standing Samverkansrådet --add 'Laget runt'")
    council("meeting outcome M-1 1 --outcome återremiss --to AU")
    council("task add 'Undersök andra kommuner' --from M-1:1")
    council("task add 'Boka lokal' --from M-1 --due 2023-10-01")
    council("decision add 'Gruppen utses' --agenda M-1:2 --review 2023-09-01")
    council("watch add Klimatstrategin --kind remiss --next 2023-09-13")
    council("watch add Senare --kind remiss --next 2023-09-14")
    council(f"enroll Klockbojen {TICKED} --received 2023-06-19")
    entries = council("journal list Samverkansrådet -o json").data
    council("plan add 2023 --first-day 2023-01-01 --last-day 2023-12-31")
    council("plan activity 2023 'Rita kartan'")
    council("decision add 'Planen antas' --meeting M-1")
    council("plan adopt 2023 --decision D-2023-002")
    standing = next(entry["seq"] for entry in entries if entry["verb"] == "body standing")
    expected = [
        ("standing", str(standing)),
        ("minutes", "M-1"),
        ("question", "M-1:1"),
        ("task", "T-1"),
        ("review", "D-2023-001"),
        ("watch", "W-1"),
        ("answer", "M-1"),
        ("activity", "2023:1"),
    ]
    assert expected == lacking(council, "M-2")
    assert [] == agenda(council, "M-2")
    council("meeting agenda M-2 --build --write")
    assert [] == lacking(council, "M-2")
    head = council("journal verify -o json").data["head"]
    told = council("meeting agenda M-2 --build --write -o json").data
    assert (head, []) == (told["head"], told["warnings"])
    items: list[dict[str, Any]] = council("meeting agenda M-2 -o json").data
    assert expected == [(each["came_from"], each["origin"]) for each in items]
    assert ["M-1:1", "M-2:3"] == [items[2]["continues"], items[3]["parent"]]
    council("meeting agenda M-2 --drop Klimatstrategin -m 'inget nytt'")
    assert [] == lacking(council, "M-2")
    monkeypatch.setenv("SAMVERKAN_TODAY", "2023-09-20")
    assert ("watch", "W-1") in lacking(council, "M-3")


def test_what_a_meeting_has_taken_up_is_not_on_the_next_agenda(council: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    council("meeting outcome M-1 1 --outcome återremiss --to AU")
    council("decision add 'Gruppen utses' --agenda M-1:2 --review 2023-09-01")
    council("meeting agenda M-2 --build --write")
    monkeypatch.setenv("SAMVERKAN_TODAY", "2023-09-20")
    council("meeting approve M-1 --date 2023-09-13")
    council("meeting outcome M-2 'Gruppen utses' --outcome noted")
    found = lacking(council, "M-3")
    assert ("question", "M-1:1") in found
    assert not {("review", "D-2023-001"), ("minutes", "M-1")} & set(found)
    council("decision add 'Nätverk får ansluta sig' --agenda M-2:2 --date 2023-09-13")
    assert [("minutes", "M-2")] == lacking(council, "M-3")


def test_what_is_tabled_to_a_later_meeting_waits_for_that_one_unless_it_is_cancelled(council: Typed) -> None:
    council("meeting outcome M-1 1 --outcome bordlagd --to-meeting M-3")
    assert ("question", "M-1:1") not in lacking(council, "M-2")
    assert ("question", "M-1:1") in lacking(council, "M-3")
    council("meeting cancel M-3 -m 'för få anmälda'")
    assert ("question", "M-1:1") in lacking(council, "M-2")


def test_a_case_that_waits_for_the_body_is_told_by_whose_it_is_and_no_more(council: Typed) -> None:
    council("body mandate AU --subject exclusion --may prepare")
    council("body add KS --kind nämnd")
    council("body mandate KS --subject exclusion --may decide")
    council("meeting add KS --date 2024-10-08")
    council("meeting add AU --date 2024-10-01")
    council(f"enroll 'Blå Tuvan' {TICKED} --received 2023-06-01")
    council("case open 'Blå Tuvan' --period 2024-2027 --ground formal --from 'Eva Ek' --what hemligt --date 2024-02-01")
    council("case screen C-1 --admit --date 2024-02-02")
    council("case step C-1 --skip --date 2024-02-02 -m onödigt")
    council("case notify C-1 --date 2024-02-03 --respond-by 2024-02-24")
    council("case answer C-1 --received 2024-02-10 --final-answer")
    (found,) = [row for row in council("meeting agenda M-6 --build -o json").data if row["came_from"] == "case"]
    assert ("C-1", "Prövningsärende C-1: Blå Tuvan") == (found["origin"], found["title"])
    assert "hemligt" not in str(found)
    assert [] == [each for each in lacking(council, "M-2") if each[0] == "case"]


def test_the_question_is_carried_through_the_year(council: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    def open_() -> list[str]:
        return [row["ref"] for row in council("due --kind återkommer -o json").data]

    council("meeting outcome M-1 1 --outcome återremiss --to AU")
    council("meeting outcome M-1 2 --outcome bordlagd")
    assert [("question", "M-1:1"), ("question", "M-1:2")] == lacking(council, "M-2")[1:]
    council("meeting agenda M-2 --build --write")
    monkeypatch.setenv("SAMVERKAN_TODAY", "2023-10-10")
    council("meeting outcome M-2 Aktivitetsplanen --outcome noted")
    council("meeting add AU --date 2023-10-04")
    council("meeting agenda M-5 --build --write")
    assert ["M-1:1"] == [row["continues"] for row in council("meeting agenda M-5 -o json").data if row["continues"]]
    council("meeting outcome M-5 nätverk --outcome bifall --note 'AU föreslår ja'")
    assert ["M-1:1"] == open_()
    (row,) = [each for each in council("meeting agenda M-3 --build -o json").data if each["came_from"] == "question"]
    assert ("M-1:1", "M-5:1") == (row["origin"], row["continues"])
    assert "svar från Samverkansrådets AU" in row["because"]
    council("meeting agenda M-3 --add 'Nätverk i överenskommelsen' --continues M-1:1")
    monkeypatch.setenv("SAMVERKAN_TODAY", "2023-11-10")
    council("decision add 'Nätverk får ansluta sig' --agenda M-3:1")
    assert [] == open_()
    assert [] == [each for each in lacking(council, "M-4") if each[0] == "question"]
    for ref in ("M-1:1", "M-5:1", "M-3:1", "D-2023-001"):
        told = council(f"why {ref} -o json").data
        assert ["M-1:1", "M-2:2", "M-5:1", "M-3:1"] == [each["id"] for each in told["thread"]]
        outcomes = [each["outcome"] for item in told["thread"] for each in item["outcomes"]]
        assert ["referred", "approved", "approved"] == outcomes
        verbs = [entry["verb"] for entry in told["entries"]]
        assert 2 == verbs.count("meeting outcome")
        assert 1 == verbs.count("decision add")
    told = council("why M-1:1").out
    assert "2023-10-04 Samverkansrådets AU: Kan nätverk ansluta sig? (M-5:1)" in told
    assert "→ bifall: Nätverk får ansluta sig (D-2023-001)" in told


def test_a_summons_tells_when_and_where_and_what_each_item_goes_on_with(council: Typed) -> None:
    council("registry set sender=KSF 'caseholder=Anna Fogel, 019-21 10 00'")
    council("meeting outcome M-1 1 --outcome återremiss --to AU")
    council("task add 'Undersök andra kommuner' --from M-1:1")
    council(f"enroll 'Blå Tuvan' {TICKED} --received 2023-06-19")
    council("meeting agenda M-2 --build --write")
    council("meeting agenda M-2 --add 'Lokaler' --label '§ 45'")
    council("meeting agenda M-2 --drop 1 -m 'inte klara'")
    ran = council("document agenda M-2 --date 2023-08-30")
    assert "" == ran.err
    for said in (
        "# Kallelse och föredragningslista\n",
        "Datum: 30 augusti 2023\n",
        "Till: ledamöterna i Samverkansrådet\n",
        "- Dag: onsdag 13 september 2023\n- Tid: kl. 16:00–18:00\n- Plats: **[Saknas: plats]**\n",
        "- 1 Kan nätverk ansluta sig? – fråga från Samverkansrådet den 14 juni 2023\n"
        "- 1.1 Undersök andra kommuner – rapport om en uppgift\n",
        "- 45 Lokaler\n",
        "- Svar från Blå Tuvan, 19 juni 2023\n",
        "Anmäl förhinder till Anna Fogel, 019-21 10 00.",
    ):
        assert said in ran.out, said
    assert "Föregående minnesanteckningar" not in ran.out
    assert "<li>1.1 Undersök andra kommuner" in council("document agenda M-2 -o html").out
    council("meeting cancel M-2 -m 'För få anmälda.'")
    told = council("document agenda M-2").out
    assert "# Inställt möte" in told
    assert "Mötet den 13 september 2023 är inställt. För få anmälda." in told
    assert "Föredragningslista" not in told


@pytest.mark.parametrize(
    "how", ["meeting cancel M-2 -m 'för få anmälda'", "meeting agenda M-2 --drop 1 -m 'hann inte'"]
)
def test_a_question_is_settled_through_an_item_that_a_meeting_never_took_up(council: Typed, how: str) -> None:
    council("meeting outcome M-1 1 --outcome referred --to 'Samverkansrådets AU'")
    council("meeting agenda M-2 --add Nätverk --continues M-1:1")
    council(how)
    council("meeting agenda M-3 --add Nätverk --continues M-2:1")
    assert ("question", "M-1:1") not in lacking(council, "M-3")
    council("meeting outcome M-3 1 --outcome approved")
    assert [] == council("due -o json").data


@pytest.mark.parametrize(
    "how", ["meeting cancel M-2 -m 'för få anmälda'", "meeting agenda M-2 --drop 1 -m 'hann inte'"]
)
def test_what_was_watched_is_watched_again_when_its_item_falls_away(
    council: Typed, refused: Refuse, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    def watched() -> list[str]:
        return [row["id"] for row in council("watch list -o json").data]

    council("watch add Klimatstrategin --kind remiss --next 2023-07-01")
    council("watch promote W-1 M-2 --to item")
    assert [] == watched()
    assert ["already_done"] == refused("watch promote W-1 M-3 --to item", 4)
    council(how)
    assert ["W-1"] == watched()
    assert "open" == council("watch show W-1 -o json").data["state"]
    assert ["W-1"] == [row["ref"] for row in council("due -o json").data]
    assert ("watch", "W-1") not in lacking(council, "M-2")
    assert ("watch", "W-1") in lacking(council, "M-3")
    council("undo")
    assert [] == watched()
    council("redo")
    council("meeting agenda M-3 --add Klimatstrategin --continues M-2:1")
    assert [] == watched()
    council("undo")
    council("watch promote W-1 M-3 --to item")
    assert [] == watched()
    council("watch resolve W-1 --note klart")
    council("meeting agenda M-3 --drop 1 -m 'hann inte'")
    assert [] == watched()


def test_a_question_that_was_tabled_to_a_meeting_that_is_cancelled_is_told_and_comes_to_the_next(
    council: Typed,
) -> None:
    council("meeting outcome M-1 1 --outcome tabled --to-meeting M-2")
    council("meeting outcome M-1 2 --outcome tabled --to-meeting M-3")
    told = council("meeting cancel M-2 -m 'för få anmälda' -o json").data["warnings"]
    assert [("tabled_to_cancelled", True)] == [(each["code"], "M-1:1" in each["message"]) for each in told]
    assert ("question", "M-1:1") in lacking(council, "M-3")
