"""A case as a reader meets it who has never seen it: what happened, what is next, by when, under which rule."""

import re
from datetime import date
from pathlib import Path

import pytest
from conftest import Once, Typed
from defusedxml.ElementTree import fromstring

TEXT = "# Värdegrund\n1. Alla\n2. Öppet för alla\n# Principer\n1. Dialog\n"
JOINED = "--period 2024-2027 --affirm values --affirm principles --signed-by 'Eva Ek' --received 2024-01-10"
KEYS = """
    id actor period track state grounds name enrollment stated reported_on fact_on reporter reported_by concern evidence
    points steps decisions deadlines next next_by next_after decision outcome effective bar_through objections anyway
    waits to_do
"""
STEP_KEYS = "kind day until found decision body who told origin appeal entry"
DEADLINE_KEYS = "what due rule status done days source"
DECISION_KEYS = """
    decision cited body decided_on outcome grounds effective through bar_through deciding proportionality factors entry
    now off_from joined elsewhere ended_otherwise barred_through doubted
    in_force_from bar_lifted_from stayed_on resumed_from revoked_from annulled_on final_on
"""


@pytest.fixture
def opened(well: Typed, period: str, monkeypatch: pytest.MonkeyPatch, typed_once: Once) -> Typed:
    """Open a case about Blå Tuvan, that Klockbojen reported; one body may decide."""
    Path("text.md").write_text(TEXT, encoding="utf-8")
    typed_once(
        f"period text {period} text.md",
        *(f"enroll '{name}' {JOINED}" for name in ("Blå Tuvan", "Klockbojen")),
        "body add KS --kind nämnd",
        "body mandate KS --subject exclusion --may decide",
        "body add AU",
    )
    monkeypatch.setenv("SAMVERKAN_TODAY", "2024-03-11")
    report = "--ground value:2 --from Klockbojen --fact 2024-02-20"
    typed_once(
        f"case open 'Blå Tuvan' --period {period} {report} --what 'Medlemmar stängdes ute.'",
    )
    return well


@pytest.fixture
def heard(opened: Typed, monkeypatch: pytest.MonkeyPatch, typed_once: Once) -> Typed:
    """Let the case go on to the answer."""
    monkeypatch.setenv("SAMVERKAN_TODAY", "2024-06-10")
    typed_once(
        "case screen C-1 --admit --own styrelsen --date 2024-03-20",
        "case step C-1 --who ordföranden --what samtal --date 2024-04-04",
    )
    for name in ("b.txt", "a.txt", "c.txt", "d.txt"):
        Path(name).write_text(name, encoding="utf-8")
    typed_once(
        "case notify C-1 --material c.txt a.txt --material b.txt --date 2024-05-17 --respond-by 2024-06-07",
        "case answer C-1 --received 2024-06-05 --final-answer",
    )
    return opened


@pytest.fixture
def decided(heard: Typed, monkeypatch: pytest.MonkeyPatch, typed_once: Once) -> Typed:
    """Let KS exclude, when the decision is final."""
    monkeypatch.setenv("SAMVERKAN_TODAY", "2024-10-09")
    typed_once(
        "case prepare C-1 --body AU --recommend utesluts --date 2024-08-21 --stepped-aside 'Per Pil'",
        "decision add 'Blå Tuvan utesluts' --body KS --date 2024-10-08 --paragraph 187 --about 'Blå Tuvan'",
        "case decide C-1 --decision D-2024-001 --outcome excluded --deciding fakta --proportionality avvägt",
    )
    return heard


def shown(well: Typed) -> str:
    return well("case show C-1").out


def test_a_case_is_shown_with_the_keys_scripts_use(decided: Typed) -> None:
    data = decided("case show C-1 -o json").data
    assert KEYS.split() == list(data)
    assert STEP_KEYS.split() == list(data["steps"][0])
    assert DEADLINE_KEYS.split() == list(data["deadlines"][0])
    assert set(DECISION_KEYS.split()) == set(data["decisions"][0])


def test_it_tells_who_reported_what_and_the_text_of_the_point(opened: Typed) -> None:
    told = shown(opened)
    assert "Prövningsärende C-1: Blå Tuvan (A-1), perioden 2024-2027 (E-1), prövning av anslutningen\n" in told
    assert "Anmält av Klockbojen (A-2), inkommet 2024-03-11; det som anmäls hände 2024-02-20\n" in told
    assert "Grunder:\n  värdegrund 2 (value:2): Öppet för alla\n" in told
    assert "  2024-03-11  anmärkning (Klockbojen): Medlemmar stängdes ute.\n" in told


def test_an_anonymous_concern_is_told_to_be_one(opened: Typed) -> None:
    opened("case open Klockbojen --period 2024-2027 --ground value:1 --what okänt")
    assert "Anmält anonymt, inkommet 2024-03-11\n" in opened("case show C-2").out


def test_a_last_day_is_told_with_its_weekday_its_rule_and_where_the_rule_is_from(opened: Typed) -> None:
    told = shown(opened)
    assert (
        "  förprövning: senast tisdag 2024-04-02, löper\n    periodens regler: förprövning inom 21 dagar. Egen" in told
    )
    assert told.endswith(
        "Härnäst, senast tisdag 2024-04-02:\n  samverkan case screen C-1 --admit --own TEXT\n"
        "  samverkan case close C-1 --reason TEXT\n"
    )


def test_what_was_not_done_in_time_is_told_to_be_late(opened: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMVERKAN_TODAY", "2024-04-03")
    assert "förprövning: senast tisdag 2024-04-02, har gått ut utan att det är gjort\n" in shown(opened)
    opened("case screen C-1 --admit --own styrelsen")
    assert "förprövning: senast tisdag 2024-04-02, för sent (onsdag 2024-04-03)\n" in shown(opened)


def test_documents_stand_under_their_notification_in_the_order_they_were_typed(heard: Typed) -> None:
    wanted = (
        "  2024-05-17  underrättad, yttrande begärt t.o.m. 2024-06-07\n"
        "              handling: c.txt\n              handling: a.txt\n              handling: b.txt\n"
        "  2024-06-05  yttrande inkommet, slutligt\n"
    )
    assert wanted in shown(heard)


def test_a_document_that_was_added_later_has_its_own_day_weight_and_origin(heard: Typed) -> None:
    heard("case document C-1 d.txt --matters --date 2024-06-06")
    told = shown(heard)
    assert "  2024-06-06  handling, av betydelse, från annan: d.txt\n" in told
    assert "Härnäst:\n  samverkan case notify C-1 --material FIL --date DATUM\n" in told


def test_a_conflict_of_interest_stands_under_the_recommendation(decided: Typed) -> None:
    assert "  2024-08-21  beredd, AU: utesluts\n              jäv, Per Pil: deltog inte\n" in shown(decided)


def test_the_body_that_may_decide_stands_in_the_command(heard: Typed) -> None:
    heard("case prepare C-1 --body AU --recommend utesluts")
    assert heard("case show C-1 -o json").data["next"][:3] == [
        "samverkan case check C-1 --body KS",
        "samverkan decision add TEXT --body KS --date DATUM --paragraph N --about A-1",
        "samverkan case decide C-1 --decision REF --outcome UTFALL",
    ]


def test_a_body_with_a_space_in_its_name_is_quoted_and_of_two_none_is_guessed(heard: Typed) -> None:
    heard("body add 'Nämnden för demokrati' --kind nämnd")
    heard("case prepare C-1 --body AU --recommend utesluts")
    heard("body mandate 'Nämnden för demokrati' --subject exclusion --may prepare")
    heard("case open Klockbojen --period 2024-2027 --ground value:1 --from 'Eva Ek' --date 2024-06-10")
    heard("body mandate 'Nämnden för demokrati' --subject exclusion --may decide")
    assert "samverkan case check C-1 --body INSTANS" == heard("case show C-1 -o json").data["next"][0]
    heard("decision add 'Blå Tuvan utesluts' --body KS --date 2024-06-10 --paragraph 9 --about 'Blå Tuvan'")
    next_ = heard("case show C-1 -o json").data["next"]
    assert "samverkan case decide C-1 --decision D-2024-001 --outcome UTFALL" in next_


def test_the_one_body_that_prepares_is_quoted_as_a_shell_asks(heard: Typed) -> None:
    heard('body add "Rådet för Anna\'s hus"')
    heard('body mandate "Rådet för Anna\'s hus" --subject exclusion --may recommend')
    next_ = heard("case show C-1 -o json").data["next"]
    assert """samverkan case prepare C-1 --body 'Rådet för Anna'"'"'s hus' --recommend TEXT""" == next_[0]


def test_the_announcement_stands_in_its_place_and_the_effect_is_told(
    decided: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    pending = "    Gäller först när beslutet har fått laga kraft; aktören är ansluten till dess.\n"
    assert "  KS 2024-10-08 § 187 (D-2024-001): uteslutning, grunder värdegrund:2\n" in shown(decided)
    assert pending in shown(decided)
    monkeypatch.setenv("SAMVERKAN_TODAY", "2024-10-16")
    decided("case announce C-1 --adjusted 2024-10-15 --posted 2024-10-16")
    waiting = decided("case show C-1 -o json").data
    assert ("2024-11-06", None) == (waiting["next_after"], waiting["next_by"])
    monkeypatch.setenv("SAMVERKAN_TODAY", "2024-11-12")
    decided("case announce C-1 --posted-through 2024-11-06")
    decided("case final C-1 --date 2024-11-07 --source förvaltningsrätten")
    told = shown(decided)
    assert [step["kind"] for step in decided("case show C-1 -o json").data["steps"]][-5:] == [
        "decided",
        "announced_adjusted",
        "announced_posted",
        "announced_posted_through",
        "final",
    ]
    assert "    Inte ansluten fr.o.m. torsdag 2024-11-07. Laga kraft torsdag 2024-11-07.\n" in told
    assert "    Ingen spärr mot ny anslutning.\n" in told
    assert pending not in told


def test_objections_and_the_reason_stand_under_the_decision_they_were_recorded_with(heard: Typed) -> None:
    heard("case document C-1 d.txt --matters --date 2024-06-06")
    heard("decision add 'Blå Tuvan utesluts' --body AU --date 2024-06-07 --paragraph 5 --about 'Blå Tuvan'")
    heard("case decide C-1 --decision D-2024-001 --outcome excluded --record-anyway 'AU har sagt sitt'")
    told = shown(heard).split("beslut av AU: uteslutning (D-2024-001)\n")[1].split("Beslut och verkan")[0]
    lines = told.splitlines()
    assert all(line.startswith("              invändning när det registrerades: ") for line in lines[:-1])
    assert 2 == len(lines[:-1])
    assert "              registrerat ändå: AU har sagt sitt" == lines[-1]
    found = heard("case show C-1 -o json").data["objections"]
    assert {"AU har sagt sitt"} == {each["anyway"] for each in found}
    assert ["code", "message", "entry", "anyway"] == list(found[0])


def test_a_stay_and_a_judgment_are_told_with_what_they_do(decided: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMVERKAN_TODAY", "2025-02-20")
    decided("case announce C-1 --adjusted 2024-10-15 --posted 2024-10-16 --posted-through 2024-11-06")
    decided("case appeal C-1 --received 2024-10-30")
    decided("case final C-1 --date 2024-11-07 --source rätten --record-anyway fel")
    decided("case stay C-1 --date 2024-11-20")
    assert "Inhiberat: utan verkan fr.o.m. onsdag 2024-11-20." in shown(decided)
    decided("case outcome C-1 annulled --date 2025-01-15 --final 2025-02-05")
    told = shown(decided)
    assert "  2025-01-15  domstolen upphävde beslutet (överklagande 1), slutligt 2025-02-05\n" in told
    assert "    Upphävt av domstol, dom som fick laga kraft onsdag 2025-02-05: anslutningen är som om" in told


def test_every_step_tells_the_last_day_it_started_and_what_to_type(
    heard: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAMVERKAN_TODAY", "2024-10-22")
    heard("decision add 'Blå Tuvan utesluts' --body KS --date 2024-10-08 --paragraph 187 --about 'Blå Tuvan'")
    assert heard("case decide C-1 --decision D-2024-001 --outcome excluded").out.endswith(
        "Ska justeras senast tisdag 2024-10-22 (5 kap. 69 § och 6 kap. 35 § kommunallagen)\n"
        "Härnäst, senast tisdag 2024-10-22: samverkan case announce C-1 --adjusted DATUM\n"
    )
    assert heard("case announce C-1 --adjusted 2024-10-17").out.endswith(
        "Ska tillkännages senast måndag 2024-10-21 (8 kap. 12 § kommunallagen)\n"
        "Härnäst, senast måndag 2024-10-21: samverkan case announce C-1 --posted DATUM\n"
    )
    posted = heard("case announce C-1 --posted 2024-10-22")
    assert "Sista dag att överklaga: tisdag 2024-11-12 (13 kap. 5 § kommunallagen)" in posted.out
    assert "tillkännagivet en dag för sent (senast 2024-10-21" in posted.err
    assert "det påverkar inte beslutet" in posted.err


def test_opening_and_notifying_tell_by_when(opened: Typed) -> None:
    told = opened("case open Klockbojen --period 2024-2027 --ground value:1 --from 'Eva Ek' --what okänt").out
    assert told.endswith(
        "Ska förprövas senast tisdag 2024-04-02 (periodens regler)\n"
        "Härnäst, senast tisdag 2024-04-02: samverkan case screen C-2 --admit --own TEXT\n"
    )
    opened("case screen C-1 --admit --own styrelsen")
    Path("a.txt").write_text("a", encoding="utf-8")
    assert "Sista dag för aktören att yttra sig: tisdag 2024-04-02\n" in opened("case notify C-1 --material a.txt").out


def test_days_too_late_are_counted_in_both_languages(heard: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMVERKAN_TODAY", "2024-10-25")
    heard("decision add 'Blå Tuvan utesluts' --body KS --date 2024-10-08 --paragraph 187 --about 'Blå Tuvan'")
    heard("case decide C-1 --decision D-2024-001 --outcome excluded")
    assert "adjusted one day too late" in heard("--lang en case announce C-1 --adjusted 2024-10-23").err
    assert "announced 2 days too late" in heard("--lang en case announce C-1 --posted 2024-10-27 --dry-run").err
    assert "tillkännagivet 2 dagar för sent" in heard("case announce C-1 --posted 2024-10-27").err
    heard("case open Klockbojen --period 2024-2027 --ground value:1 --from 'Eva Ek' --what okänt")
    heard("case screen C-2 --admit --own styrelsen")
    assert "med en handling" in heard("case notify C-2 --material a.txt").out


def test_a_closed_case_says_so_and_asks_for_nothing(opened: Typed) -> None:
    told = opened("case close C-1 --reason 'anmälan drogs tillbaka'").out
    assert told.endswith("Ärendet är avslutat.\n")
    assert shown(opened).endswith("Ärendet är avslutat.\n")
    assert [] == opened("case show C-1 -o json").data["next"]


def test_there_may_be_no_case(well: Typed, period: str) -> None:
    assert "Inget prövningsärende är registrerat.\n" == well("case list").out
    assert "Inga möten och inga sista dagar de dagarna.\n" == well("calendar").out


def drawn(well: Typed) -> tuple[list[str], list[str]]:
    """Give the letters of a case's timeline, and what is told of it."""
    well("case show C-1 --out c.svg --force")
    root = fromstring(Path("c.svg").read_bytes())
    texts = [each.text or "" for each in root.iter("{http://www.w3.org/2000/svg}text")]
    return texts, [each.text or "" for each in root[:2]]


def test_a_case_is_drawn_along_its_days_from_the_facts_it_is_shown_by(
    decided: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAMVERKAN_TODAY", "2024-12-01")
    decided("case announce C-1 --adjusted 2024-10-15 --posted 2024-10-16")
    decided("case appeal C-1 --by 'Blå Tuvan' --received 2024-11-01")
    letters, (title, told) = drawn(decided)
    data = decided("case show C-1 -o json").data
    assert "Prövningsärende C-1, Blå Tuvan, perioden 2024-2027: tidslinje, läget 2024-12-01" == title
    assert "till dag 265, den 1 december 2024. Läge: överklagad." in told
    assert "läget 2024-12-01, dag 265" in letters
    shown = [each for each in data["steps"] if each["kind"] not in ("document", "conflict")]
    due = [each for each in data["deadlines"] if each["due"]]
    lasted = ["2024-11-01"]
    days = [each for each in letters if re.fullmatch("[0-9-]{10}", each)]
    assert [each["day"] for each in shown] + [each["due"] for each in due] + lasted == days
    running = [(date.fromisoformat(day) - date(2024, 3, 11)).days for day in days]
    at = letters.index(days[0]) + 1
    assert [f"dag {running[0]}", f"dag {running[-1]}"] == [letters[at], letters[-2]]


def test_who_is_off_the_roll_by_a_case_is_drawn_so_on_the_days_of_the_roll(
    heard: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAMVERKAN_TODAY", "2024-11-20")
    heard("decision add Ut --body KS --date 2024-10-08 --paragraph 187 --about 'Blå Tuvan'")
    effect = "--outcome excluded --deciding fakta --proportionality avvägt --effective 2024-10-15"
    heard(f"case decide C-1 --decision D-2024-001 {effect} --record-anyway prov")
    letters, _ = drawn(heard)
    assert ["2024-10-15", "dag 218", "inte ansluten: utesluten"] == letters[-3:]
    heard("case stay C-1 --date 2024-11-12")
    letters, _ = drawn(heard)
    assert ["2024-11-12", "dag 246", "inhiberat"] == letters[-3:]
    assert ["A-1", "A-2"] == sorted(line["id"] for line in heard("roll --on 2024-11-12 -o json").data)


def test_the_picture_of_a_case_that_was_taken_back_says_so_above_it(opened: Typed) -> None:
    opened("undo")
    letters, (title, _) = drawn(opened)
    first = opened("case show C-1").out.splitlines()[0]
    assert "C-1" in first and title.startswith(first)
    assert " ".join(letters).startswith(first)


def test_a_case_is_drawn_within_its_picture_whatever_day_it_is_asked_on(
    decided: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in ("2024-01-01", "2024-03-11", "2024-10-08", "2034-01-01"):
        monkeypatch.setenv("SAMVERKAN_TODAY", day)
        drawn(decided)
        root = fromstring(Path("c.svg").read_bytes())
        places = [
            float(each.attrib[name]) for each in root.iter() for name in ("x", "cx", "x1", "x2") if name in each.attrib
        ]
        assert 0 <= min(places) and max(places) <= float(root.attrib["width"])
