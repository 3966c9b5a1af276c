"""`show`: every id that is printed anywhere can be shown, and a card holds all that is known of what it shows."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import TICKED, Once, Typed

Refuse = Callable[[str, int], list[str]]
IDS = re.compile(
    r"(?<![\w-])(?:D-\d{4}-\d{3,}|[A-Z]-\d+|\d{4}-\d{4}:\d+|\d{4}-\d{4}"
    r"|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?![\w-])"
)
ENTRIES = re.compile(r'"(?:entry|seq|number|entry_first|taken_back_by)": (\d+)')
LISTS = (
    *("period list", "actor list", "person list", "contact list", "body list", "meeting list", "decision list"),
    *("group list", "plan list", "task list", "watch list", "case list", "journal list", "due", "week", "status"),
    *("check --strict --all", "roll --on 2024-06-01", "calendar --from 2020-01-01", "registry show"),
)


def printed(typed: Typed, line: str) -> Iterator[str]:
    """Give every id, and number of an entry, that a command prints, for people or for scripts."""
    for form in ("", " -o json"):
        ran = typed(line + form)
        assert ran.status in (0, 6), (line, ran.err)
        yield from IDS.findall(ran.out)
        yield from ENTRIES.findall(ran.out)


@pytest.mark.parametrize("story", ["example", "council"])
def test_every_id_that_is_printed_anywhere_can_be_shown(
    well: Typed, typed: Typed, monkeypatch: pytest.MonkeyPatch, story: str
) -> None:
    well(f"demo --keep register --story {story}")
    monkeypatch.chdir("register")
    well("roll --on 2024-06-01 --record Kvällen")
    well("task add Rita --from 2024-2025:1" if story == "council" else "task add Rita")
    well("watch note W-1 'Nytt' --next 2024-12-01" if story == "council" else "watch add Nytt --kind projekt")
    well("undo")
    waiting, shown = {id_ for line in LISTS for id_ in printed(typed, line)}, set()
    while waiting:
        id_ = waiting.pop()
        shown.add(id_)
        waiting |= {*printed(typed, f"show {id_}")} - shown
    letters = {id_[0] for id_ in shown if id_[1:2] == "-"}
    assert set("ABDPRT" + ("EC" if story == "example" else "GMW")) <= letters
    assert any(len(id_) == 36 for id_ in shown)
    assert any(id_.isdigit() for id_ in shown)


@pytest.fixture
def council(well: Typed, period: str, monkeypatch: pytest.MonkeyPatch, typed_once: Once) -> Typed:
    """Make a council with a member that represents Blå Tuvan, a group, a plan, a case and letters."""
    monkeypatch.setenv("SAMVERKAN_TODAY", "2024-11-20")
    Path("a.txt").write_text("a", encoding="utf-8")
    typed_once(
        f"enroll 'Blå Tuvan' {TICKED} --received 2024-02-01 --channel e-tjänst --evidence årsmötet"
        " --contact 'Bo Ek <bo@exempel.se>'",
        "actor alias 'Blå Tuvan' Tuvan",
        "actor rename 'Blå Tuvan' 'Gröna Tuvan'",
        "contact add A-1 kansli@exempel.se",
        "contact bounced A-1 kansli@exempel.se",
        "body add Rådet",
        "body seat Rådet 'Bo Ek' --represents A-1 --role ledamot --from 2024-03-01",
        "body seat Rådet 'Maj Strand' --role sekreterare",
        "meeting add Rådet --date 2024-11-13",
        "meeting agenda M-1 --add Budget",
        "meeting add Rådet --date 2024-12-04 --time 16-18",
        "decision add 'Budgeten antas' --meeting M-1 --item 1",
        "decision add 'En grupp bildas' --meeting M-1",
        "decision followup D-2024-001 'Skicka brevet' --owner 'Maj Strand' --due 2024-12-01",
        "group add Gruppen --decision D-2024-002 --member 'Bo Ek'",
        "task add 'Kalla gruppen' --from G-1",
        "task add 'Boka sal' --from M-1",
        "plan add 2024-2025 --first-day 2024-01-01 --last-day 2025-12-31",
        "plan activity 2024-2025 'Rita kartan'",
        "task add 'Köp pennor' --from 2024-2025:1 --owner 'Bo Ek'",
        "watch add Klimatstrategin --kind remiss --owner KLF --next 2024-12-01",
        "watch note W-1 'Remissen är ute' --date 2024-11-19",
        "case open A-1 --period 2024-2027 --ground formal --from 'Eva Ek' --what stadgar --date 2024-10-01",
        "case screen C-1 --dismiss --reason inget --date 2024-10-02",
        "case open A-1 --period 2024-2027 --ground formal --from 'Eva Ek' --what igen --date 2024-11-01",
        "period add 2028-2031 --first-day 2028-01-01 --last-day 2031-12-31",
        "roll --on 2024-11-20 --record Kvällen",
    )
    return well


def test_the_card_of_an_actor_tells_all_that_is_known_of_it(council: Typed) -> None:
    council("renew plan 2028-2031 --from 2024-2027 --out plan.csv")
    council("renew apply plan.csv")
    council("renew remind 2028-2031 --out brev")
    plan = council("show N-1 -o json").data
    assert ("2028-2031", "2024-2027", 1) == (plan["period"], plan["from_period"], plan["count"])
    lines = council("actor show A-1").out.splitlines()
    heads = ["id A-1", "namn Gröna Tuvan", "typ förening", "sida civilsamhället", "andra namn Tuvan, Blå Tuvan"]
    assert heads == [" ".join(line.split()) for line in lines[:5]]
    assert [
        "  hette t.o.m. 2024-11-20: Blå Tuvan",
        "  2024-2027: ansluten (läget 2024-11-20). Inkommen 2024-02-01. Ansluten fr.o.m. 2024-02-01 (E-1).",
        "    undertecknad av Eva Ek (P-1), ordförande; e-tjänst; underlag: årsmötet",
        "  kontakt 3: Bo Ek <bo@exempel.se>, fr.o.m. 2024-02-01 (gäller)",
        "  kontakt 6: kansli@exempel.se (brev kommer tillbaka)",
        "  företräds av Bo Ek (P-2) i Rådet (B-1), ledamot, fr.o.m. 2024-03-01",
        "  prövningsärende C-2 (2024-2027): anmärkning inkommen",
        "    väntar på sekreteraren, sedan 2024-11-01",
        "  prövningsärende C-1 (2024-2027): nedlagd",
        "  inbjudan till 2028-2031: 2024-11-20 (e-post)",
    ] == lines[5:]


def test_an_answer_that_lacks_something_tells_what_and_by_when(council: Typed) -> None:
    council(f"enroll Klockbojen {TICKED} --received 2024-11-15 --incomplete stadgar")
    lacks = "    saknas: stadgar; komplettering senast 2024-12-06"
    for line in ("actor show Klockbojen", "show E-2"):
        assert lacks in council(line).out.splitlines()
    council(f"enroll Klockbojen {TICKED} --received 2024-11-20")
    assert "saknas" not in council("show E-2").out


def test_a_body_tells_whom_each_member_represents_and_when_it_meets_next(council: Typed) -> None:
    assert [
        "Rådet (B-1), rådgivande organ, minnesanteckningar",
        "  Bo Ek (P-2), ledamot, företräder Gröna Tuvan (A-1), fr.o.m. 2024-03-01",
        "  Maj Strand (P-3), sekreterare",
        "  nästa möte: 2024-12-04 kl. 16:00–18:00 (M-2)",
    ] == council("body show Rådet").out.splitlines()
    assert "M-2" == council("show B-1 -o json").data["next_meeting"]["id"]
    assert None is council("body add AU -o json").data["body"].get("next_meeting")


def test_a_meeting_tells_what_was_decided_beside_the_agenda_and_what_is_to_follow(council: Typed) -> None:
    lines = council("meeting show M-1").out.splitlines()
    assert "   → bifall: En grupp bildas (D-2024-002)" in lines
    assert "  uppgift T-3: Boka sal (öppen)" in lines


def test_a_decision_and_a_group_tell_what_rests_on_them(council: Typed) -> None:
    assert [{"id": "G-1", "name": "Gruppen"}] == council("decision show D-2024-002 -o json").data["groups"]
    assert "Budget" == council("decision show D-2024-001 -o json").data["item_title"]
    assert "  uppgift T-1: Skicka brevet, Maj Strand, senast 2024-12-01 (öppen)" in council("show D-2024-001").out
    told = council("group show G-1 -o json").data
    assert ("En grupp bildas", ["T-2"]) == (told["decision_text"], [task["id"] for task in told["tasks"]])


@pytest.mark.parametrize(
    ("ref", "key", "expected"),
    [
        ("T-4", "from_text", None),
        ("t-1", "from_text", "Budgeten antas"),
        ("W-1", "notes", [{"noted_on": "2024-11-19", "note": "Remissen är ute"}]),
        ("2024-2025:1", "text", "Rita kartan"),
        ("2024-2025", "id", "2024-2025"),
        ("2024-2027", "id", "2024-2027"),
        ("E-1", "actor", {"id": "A-1", "name": "Gröna Tuvan"}),
        ("R-1", "title", "Kvällen"),
        ("C-2", "state", "reported"),
        ("Tuvan", "id", "A-1"),
        ("Rådet", "id", "B-1"),
        ("Gruppen", "id", "G-1"),
        ("'Bo Ek'", "id", "P-2"),
        ("7", "verb", "contact bounced"),
    ],
)
def test_a_reference_of_any_kind_is_shown(council: Typed, ref: str, key: str, expected: object) -> None:
    told = council(f"show {ref} -o json")
    assert expected == told.data[key]
    assert council(f"show {ref}").out
    assert "show" == json.loads(told.out)["kind"] or ref.isdigit()


def test_what_one_command_entered_is_shown_by_its_id(council: Typed) -> None:
    entry = council("journal show 3 -o json").data
    told = council(f"show {entry['op']} -o json").data
    assert (entry["verb"], entry["op"]) == (told["verb"], told["id"])
    assert 3 in [each["seq"] for each in told["entries"]]


def test_what_is_taken_back_is_shown_as_that(council: Typed) -> None:
    council("task add Fel")
    council("undo")
    assert council("show T-5 -o json").data["taken_back_by"]


@pytest.mark.parametrize("ref", ["A-99", "X-1", "2030", "99999", "2024-2025:9", "Ingen", "T-"])
def test_what_is_nowhere_is_not_found(council: Typed, refused: Refuse, ref: str) -> None:
    assert ["not_found"] == refused(f"show {ref}", 3)


def test_a_year_is_a_period_where_there_is_one_and_else_the_number_of_an_entry(council: Typed) -> None:
    def told(ref: str) -> Any:
        return council(f"show {ref} -o json").data

    council("plan add 2026 --first-day 2026-01-01 --last-day 2026-12-31")
    assert "2026" == told("2026")["id"]
    assert 12 == told("12")["seq"]
