"""The policy of a period as it is typed: loaded, shown, printed, changed and recorded."""

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import TICKED, Ran, Typed

from samverkan_cli import texts
from samverkan_cli.domain.policy import SETTINGS
from samverkan_cli.intake.policy import shipped, shipped_text

Refusal = Callable[[str, int], list[str]]
ADD = "period add 2024-2027 --first-day 2024-01-01 --last-day 2027-12-31"
OURS = """\
[respond_days]
value = 28
source = "Kommunstyrelsen 2023-10-10 § 181"

[completion_days]
value = 14
source = "Kommunstyrelsen 2023-10-10 § 181"

[hearing]
value = true
source = "Kommunstyrelsen 2023-10-10 § 181"
"""


@pytest.fixture
def ours(well: Typed) -> str:
    """Make a registry, and a policy file."""
    well("init")
    Path("policy.toml").write_text(OURS, encoding="utf-8")
    return "policy.toml"


def test_a_period_keeps_the_policy_it_was_opened_with(well: Typed, ours: str) -> None:
    told = well(f"{ADD} --policy {ours} -o json").data["period"]["policy"]
    assert {"value": 28, "source": "Kommunstyrelsen 2023-10-10 § 181"} == told["respond_days"]
    assert {"value": 21, "source": shipped().source("screening_days")} == told["screening_days"]
    assert told == well("period show 2024-2027 -o json").data["policy"]
    assert well("journal verify -o json").data["ok"]


def test_the_policy_of_a_period_has_exactly_these_keys(well: Typed, period: str) -> None:
    shown = well("period show 2024-2027 -o json").data
    assert ["policy", "points"] == list(shown)[-2:]
    assert list(SETTINGS) == list(shown["policy"])
    assert [["value", "source"]] * len(SETTINGS) == [list(setting) for setting in shown["policy"].values()]
    assert {"value": ["values", "principles"], "source": shipped().source("affirmations")} == shown["policy"][
        "affirmations"
    ]
    assert ("final", True, None) == tuple(
        shown["policy"][name]["value"] for name in ("effect", "hearing", "exclusion_clause")
    )
    assert "policy" not in well("period list -o json").data[0]


def test_the_shipped_policy_is_recorded_so_that_a_later_one_changes_no_period(well: Typed, period: str) -> None:
    event = json.loads(well("journal show 2 -o json").out)["data"]["data"]
    assert list(SETTINGS) == [setting["name"] for setting in event["settings"]]
    assert all(setting["source"] for setting in event["settings"])


def test_a_person_reads_each_setting_with_its_source(well: Typed, ours: str) -> None:
    well(f"{ADD} --policy {ours} --no-networks")
    shown = well("period show 2024-2027").out
    assert "  tid att yttra sig (respond_days): 28 dagar. Källa: Kommunstyrelsen 2023-10-10 § 181\n" in shown
    assert "  nätverk får ansluta sig (networks): nej. Källa: angivet när perioden öppnades\n" in shown
    assert "Källa: –" not in shown


def test_an_option_holds_over_the_file_and_that_is_told(well: Typed, ours: str) -> None:
    ran = well(f"{ADD} --policy {ours} --no-hearing --no-networks --affirmations none --source mejl -o json")
    assert ["policy_overridden"] == [warning["code"] for warning in ran.data["warnings"]]
    assert "--no-hearing gäller, inte det som policy.toml säger" in ran.data["warnings"][0]["message"]
    told = ran.data["period"]
    assert (False, False, []) == (told["hearing"], told["networks"], told["affirmations"])
    assert {"value": False, "source": "mejl"} == told["policy"]["hearing"]
    assert {"value": [], "source": "mejl"} == told["policy"]["affirmations"]


def test_the_same_as_the_file_says_is_not_told(well: Typed, ours: str) -> None:
    ran = well(f"{ADD} --policy {ours} --hearing -o json")
    assert [] == ran.data["warnings"]
    assert "Kommunstyrelsen 2023-10-10 § 181" == ran.data["period"]["policy"]["hearing"]["source"]


def test_a_clause_comes_from_the_file_and_does_not_stand_in_clear_in_the_journal(well: Typed, ours: str) -> None:
    clause = '[exclusion_clause]\nvalue = "Den som bryter utesluts."\nsource = "punkt 7"\n'
    Path(ours).write_text(clause, encoding="utf-8")
    told = well(f"{ADD} --policy {ours} -o json").data["period"]
    assert "Den som bryter utesluts." == told["exclusion_clause"] == told["policy"]["exclusion_clause"]["value"]
    assert "klausul om uteslutning i periodens text (exclusion_clause): ja" in well("period show 2024-2027").out
    settings = json.loads(well("journal show 2 -o json").out)["data"]["data"]["settings"]
    assert {"name": "exclusion_clause", "value": "yes", "source": "punkt 7"} == settings[-1]


def test_what_is_wrong_in_the_file_does_not_hide_the_rest(refused: Refusal, ours: str) -> None:
    Path(ours).write_text("respond_days = 28\n[cure_days]\nvalue = 0\nsource = 'KS'\n", encoding="utf-8")
    line = "period add 2024-2027 --first-day 2024-01-01 --last-day 2023-12-31 --affirmations mod"
    codes = ["policy_source_missing", "policy_days_outside", "value_unknown", "last_day_before_first"]
    assert codes == refused(f"{line} --policy {ours}", 2)


def test_an_objection_names_the_line_of_the_file(typed: Typed, ours: str) -> None:
    Path(ours).write_text("[cure_days]\nvalue = 30\n\n[hearing]\nvalue = 'ja'\nsource = 'KS'\n", encoding="utf-8")
    ran = typed(f"{ADD} --policy {ours}")
    assert 2 == ran.status
    assert "rad 1 i policy.toml: cure_days har ingen källa." in ran.err
    assert "rad 4 i policy.toml: hearing har värdet ja; det ska vara true eller false." in ran.err


def test_a_file_that_is_not_there_is_told(refused: Refusal, ours: str) -> None:
    assert ["file_unreadable"] == refused(f"{ADD} --policy ingen.toml", 2)


def test_a_policy_is_read_from_standard_input(well: Typed, ours: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(OURS.encode())))
    assert 28 == well(f"{ADD} --policy - -o json").data["period"]["policy"]["respond_days"]["value"]


def test_the_shipped_policy_is_printed_as_it_is_written(well: Typed) -> None:
    assert shipped_text() == well("period policy").out
    assert list(SETTINGS) == list(well("period policy -o json").data)


def test_a_printed_policy_loads_as_the_same(well: Typed, ours: str) -> None:
    well(f"{ADD} --policy {ours} --no-hearing --exclusion-clause 'Den som \"bryter\" utesluts.'")
    printed = well("period policy 2024-2027").out
    Path("again.toml").write_text(printed, encoding="utf-8")
    well("period add 2028-2031 --first-day 2028-01-01 --last-day 2031-12-31 --policy again.toml")
    assert printed == well("period policy 2028-2031").out
    was, now = (well(f"period policy {key} -o json").data for key in ("2024-2027", "2028-2031"))
    assert [setting["value"] for setting in was.values()] == [setting["value"] for setting in now.values()]


def test_a_rule_that_is_decided_later_shows_in_the_policy_with_the_decision(well: Typed, period: str) -> None:
    well("body add KS --kind nämnd")
    well("decision add 'Nätverk får inte ansluta sig' --body KS --date 2024-10-08")
    well("period set 2024-2027 networks=no --from 2025-01-01 --decision D-2024-001")
    told = well("period show 2024-2027 -o json").data["policy"]["networks"]
    assert {"value": False, "source": "D-2024-001"} == told


def test_an_incomplete_answer_has_the_time_of_its_periods_policy(well: Typed, ours: str) -> None:
    well(f"{ADD} --policy {ours}")
    line = f"enroll Tuvan {TICKED} --received 2024-02-05 --incomplete underskrift -o json"
    assert "2024-02-19" == well(line).data["enrollment"]["complete_by"]
    Path("svar.csv").write_text("namn;värdegrund;inkommen\nKlockbojen;ja;2024-02-05\n", encoding="utf-8")
    well("enroll --period 2024-2027 --from svar.csv")
    due = {row["ref"]: row["due"] for row in well("due -o json").data}
    assert {"E-1": "2024-02-19", "E-2": "2024-02-19"} == due


# what is decided while the period runs ------------------------------------------------------------

SET = "period set 2024-2027"
BY = "--decision D-2024-001"
THREE = "ställningstaganden=värdegrund,principer,åtaganden"
PUBLIC = "--period 2024-2027 --kind nämnd"


@pytest.fixture
def decided(well: Typed, period: str) -> None:
    """Make a decision of 28 February 2024 on the rules of the period."""
    well("body add KS --kind nämnd")
    well("body mandate KS --subject exclusion --may decide")
    well("decision add 'Nya regler' --body KS --date 2024-02-28 --paragraph 12")
    well("decision add 'Inga nya regler' --body KS --date 2024-02-28 --outcome avslag")


def warned(ran: Ran) -> list[str]:
    return [warning["code"] for warning in ran.data["warnings"]]


def held(well: Typed, name: str, day: str) -> tuple[object, object]:
    setting = well(f"period show 2024-2027 --on {day} -o json").data["policy"][name]
    return setting["value"], setting["source"]


@pytest.mark.parametrize(
    ("said", "name", "value"),
    [
        ("svarstid='28 dagar'", "respond_days", 28),
        ("'tid att komplettera en anmälan=14'", "completion_days", 14),
        ("förprövningstid=7", "screening_days", 7),
        ("dialogtid=1", "dialogue_days", 1),
        ("förlängning=3650", "extension_days", 3650),
        ("rättelsetid=30", "cure_days", 30),
        ("fact-age-days=730", "fact_age_days", 730),
        ("hörande=nej", "hearing", False),
        ("avstängning=nej", "suspension", False),
        ("verkan=angiven-dag", "effect", "stated"),
        ("nätverk=nej", "networks", False),
        ("krav=inga", "affirmations", []),
        (THREE, "affirmations", ["values", "principles", "commitments"]),
        ("klausul='Punkt 7 = uteslutning.'", "exclusion_clause", "Punkt 7 = uteslutning."),
        ("'klausul=Punkt\n7 [b]'", "exclusion_clause", "Punkt\n7 [b]"),
    ],
)
def test_every_setting_is_set_in_swedish_from_a_day_by_decision(
    well: Typed, decided: None, said: str, name: str, value: object
) -> None:
    before = held(well, name, "2024-02-29")
    told = well(f"{SET} {said} --from 2024-03-01 {BY} -o json").data["period"]
    change = {"name": name, "value": value, "from_day": "2024-03-01", "decision": "D-2024-001", "entry": 7}
    assert [change] == told["changes"]
    assert (before, (value, "D-2024-001")) == (held(well, name, "2024-02-29"), held(well, name, "2024-03-01"))
    assert "fr.o.m. 2024-03-01" in well("why 2024-2027").out.splitlines()[-1]
    listed = well("journal list 2024-2027").out
    assert "fr.o.m. 2024-03-01" in listed
    assert "<000A>" not in listed
    assert "Beslut: KS 2024-02-28 § 12" in well("period show 2024-2027").out
    assert f"satte en regel för 2024-2027: {texts.word('policy_setting', name)}" in well("why D-2024-001").out
    assert well("journal verify -o json").data["ok"]


def test_a_setting_that_cannot_be_set_is_told_with_everything_else_that_is_wrong(
    typed: Typed, refused: Refusal, decided: None
) -> None:
    assert ["setting_unknown"] == refused(f"{SET} färg=blå {BY}", 2)
    assert "cure_days=1–3650" in typed(f"{SET} färg=blå {BY}").err
    assert "Skriv effect=final|stated" in typed(f"{SET} verkan=strax {BY}").err
    assert ["setting_unknown", "date_invalid"] == refused(f"{SET} respond_days=0 --from nyss {BY}", 2)
    assert ["personal_number"] == refused(f"{SET} 'klausul=Som 640823-3234 gjorde' {BY}", 2)
    assert ["decision_missing"] == refused(f"{SET} respond_days=28", 5)
    assert ["not_found"] == refused(f"{SET} respond_days=28 --decision D-2024-009", 3)
    assert ["not_found"] == refused(f"period set 2028 respond_days=28 {BY}", 3)
    outside = ["decision_not_approved", "effective_outside_period"]
    assert outside == refused(f"{SET} respond_days=28 --decision D-2024-002 --from 2028-01-01", 5)
    assert ["effective_outside_period"] == refused(f"{SET} respond_days=28 {BY} --from 2023-12-31", 5)
    assert ["already_done"] == refused(f"{SET} respond_days=21 {BY}", 4)


def test_an_answer_is_judged_by_what_was_required_when_it_came_in(well: Typed, refused: Refusal, decided: None) -> None:
    well(f"enroll Sena {TICKED} --received 2024-02-20 --incomplete 'väntar på stämman'")
    assert [] == warned(well(f"{SET} {THREE} --from 2024-03-01 {BY} -o json"))[1:]
    well(f"enroll Tuvan {TICKED} --received 2024-02-29")
    assert ["affirmation_missing"] == refused(f"enroll Klockbojen {TICKED} --received 2024-03-01", 5)
    assert "åtaganden" not in well("document completion Sena").out
    assert (
        "2024-04-02" == well("enroll Sena --period 2024-2027 --date 2024-04-02 -o json").data["enrollment"]["effective"]
    )
    rows = "namn;värdegrund;principer;undertecknare;inkommen\n{};x;x;Eva Ek;{}\n{};x;x;Eva Ek;{}\n"
    Path("svar.csv").write_text(rows.format("Ankan", "2024-02-29", "Bojen", "2024-03-01"), encoding="utf-8")
    well("enroll --period 2024-2027 --from svar.csv")
    standing = {row["name"]: row["since"] for row in well("roll --on 2024-06-01 -o json").data}
    assert {"Tuvan": "2024-02-29", "Sena": "2024-04-02", "Ankan": "2024-02-29"} == standing


def test_a_last_day_to_complete_is_that_of_the_day_the_answer_came_in(well: Typed, decided: None) -> None:
    well(f"{SET} completion_days=7 --from 2024-03-01 {BY}")
    Path("svar.csv").write_text("namn;värdegrund;inkommen\nAnkan;x;2024-02-29\nBojen;x;2024-03-01\n", encoding="utf-8")
    well("enroll --period 2024-2027 --from svar.csv")
    for name, day in (("Tuvan", "2024-02-29"), ("Klockan", "2024-03-01")):
        well(f"enroll {name} {TICKED} --received {day} --incomplete stadgar")
    days = [row["due"] for row in sorted(well("due -o json").data, key=lambda row: row["ref"])]
    assert ["2024-03-21", "2024-03-08", "2024-03-21", "2024-03-08"] == days


def test_a_rule_that_reaches_back_says_over_what_and_changes_none_of_it(well: Typed, decided: None) -> None:
    well(f"enroll Ankan {TICKED} --received 2024-02-29")
    well(f"enroll Tuvan {TICKED} --received 2024-03-01")
    well(f"enroll Bojen {TICKED} --affirm commitments --received 2024-03-01")
    well(f"enroll Sena {TICKED} --received 2024-03-04 --incomplete stadgar")
    back = well(f"{SET} {THREE} --from 2024-03-01 {BY} -o json")
    assert ["answers_wait", "rule_reaches_back"] == warned(back)
    assert "Tuvan (E-2)" in back.data["warnings"][1]["message"]
    assert "Ankan" not in back.data["warnings"][1]["message"]
    assert "Bojen" not in back.data["warnings"][1]["message"]
    first = well(f"{SET} completion_days=7 --from 2024-01-01 {BY} -o json")
    assert ["rule_before_decision", "rule_reaches_back"] == warned(first)
    assert "Sena (E-4)" in first.data["warnings"][1]["message"]
    assert ["2024-03-25"] == [row["due"] for row in well("due -o json").data]
    assert 3 == len(well("roll --on 2024-06-01 -o json").data)
    assert [] == warned(well(f"{SET} completion_days=14 --from 2024-03-05 {BY} -o json"))
    assert [] == warned(well("undo -o json"))
    taken = well("undo -o json")  # the same is reached by what holds again
    assert ["rule_reaches_back"] == warned(taken)
    assert "Sena (E-4)" in taken.data["warnings"][0]["message"]
    assert ["rule_reaches_back"] == warned(well("redo -o json"))
    assert ["rule_reaches_back"] == warned(well("void 12 --reason 'ett försök' -o json"))
    assert ["2024-03-25"] == [row["due"] for row in well("due -o json").data]


CASE = "case open Tuvan --period 2024-2027 --ground formal --fact 2024-02-01 --from Klockan"


def test_the_times_of_a_case_are_those_of_the_days_they_begin(well: Typed, decided: None) -> None:
    well(f"enroll Tuvan {TICKED} --received 2024-01-10")
    well("actor add Klockan")
    well(f"{CASE} --date 2024-02-29")
    moved = well(f"{SET} screening_days=7 --from 2024-02-29 {BY} -o json")
    assert ["last_days_move"] == warned(moved)
    assert "Tuvan (C-1)" in moved.data["warnings"][0]["message"]
    screening = well("case show C-1 -o json").data["deadlines"][0]
    assert ("2024-03-07", 7, "D-2024-001") == (screening["due"], screening["days"], screening["source"])
    well(f"{SET} screening_days=30 --from 2024-03-01 {BY}")
    assert screening == well("case show C-1 -o json").data["deadlines"][0]
    well("case screen C-1 --admit --date 2024-03-05")
    assert [] == warned(well(f"{SET} screening_days=14 --from 2024-02-29 {BY} -o json"))
    assert ["last_days_move"] == warned(well(f"{SET} dialogue_days=14 --from 2024-03-05 {BY} -o json"))
    Path("brev.txt").write_text("x", encoding="utf-8")
    well(f"{SET} respond_days=28 --from 2024-04-02 {BY}")
    assert "2024-04-22" == last(well("case notify C-1 --material brev.txt --date 2024-04-01 --dry-run -o json"))
    assert "2024-04-30" == last(well("case notify C-1 --material brev.txt --date 2024-04-02 -o json"))
    assert ["rule_reaches_back"] == warned(well(f"{SET} respond_days=7 --from 2024-04-02 {BY} -o json"))
    deadlines = {each["what"]: each for each in well("case show C-1 -o json").data["deadlines"]}
    assert "2024-04-30" == deadlines["respond_by"]["due"]
    assert "2024-03-19" == deadlines["dialogue"]["due"]


def last(ran: Ran) -> str:
    day: str = next(each["due"] for each in ran.data["case"]["deadlines"] if each["what"] == "respond_by")
    return day


def test_a_decision_is_judged_by_the_rules_of_its_own_day(well: Typed, refused: Refusal, decided: None) -> None:
    for name in ("Tuvan", "Klockan", "Bojen"):
        well(f"enroll {name} {TICKED} --received 2024-01-10")
    for day in ("2024-05-14", "2024-05-15"):
        well(f"decision add 'Tuvan utesluts' --body KS --date {day} --about Tuvan --paragraph {int(day[-2:])}")
    well(f"{SET} hörande=nej --from 2024-05-15 {BY}")
    well(f"{SET} verkan=angiven-dag --from 2024-05-15 {BY}")
    line = "exclude Tuvan --period 2024-2027 --ground formal --decision"
    assert ["not_notified"] == refused(f"{line} D-2024-003", 5)
    assert ["effective_missing"] == refused(f"{line} D-2024-004", 5)
    assert "exclusion" in well(f"{line} D-2024-004 --effective 2024-06-01 -o json").data
    for day in ("2024-05-14", "2024-05-15"):
        well(
            f"decision add 'Klockan stängs av' --body KS --date {day} --about Klockan --paragraph {int(day[-2:]) + 10}"
        )
    well(f"{SET} avstängning=nej --from 2024-05-15 {BY}")
    stop = "suspend Klockan --period 2024-2027 --through 2024-12-31 --decision"
    assert ["suspension_not_provided"] == refused(f"{stop} D-2024-006", 5)
    assert ["rule_reaches_back"] == warned(well(f"{SET} avstängning=ja --from 2024-05-15 {BY} -o json"))


def test_a_setting_is_taken_back_voided_and_put_right_as_anything_else(
    well: Typed, refused: Refusal, decided: None
) -> None:
    well(f"{SET} respond_days=28 --from 2024-03-01 {BY}")
    well(f"{SET} respond_days=7 --from 2024-04-01 {BY}")
    assert [21, 28, 7] == [held(well, "respond_days", day)[0] for day in ("2024-02-29", "2024-03-01", "2024-04-01")]
    well("undo")
    assert (28, "D-2024-001") == held(well, "respond_days", "2024-04-01")
    well("redo")
    assert (7, "D-2024-001") == held(well, "respond_days", "2024-04-01")
    well("void 8 --reason 'gällde en annan period'")
    assert 28 == held(well, "respond_days", "2024-04-01")[0]
    right = well("correct 7 --setting svarstid=30 --from 2024-03-02 --reason 'läste fel' -o json").data
    assert [21, 30] == [held(well, "respond_days", day)[0] for day in ("2024-03-01", "2024-03-02")]
    assert {"value", "from_day"} == {each["field"] for each in right["correction"]["changes"]}
    assert "värde 30 dagar i stället för 28 dagar" in well("why 2024-2027").out
    assert ["already_done"] == refused("correct 7 --setting respond_days=21 --reason x", 4)
    assert ["effective_outside_period"] == refused("correct 7 --from 2023-12-31 --reason x", 5)
    assert ["not_correctable"] == refused("correct 2 --from 2024-05-01 --reason x", 2)
    assert ["rests_on_it"] == refused("void D-2024-001 --reason x", 4)
    well("void 7 --reason 'ett försök'")
    well("void D-2024-001 --reason 'fattades aldrig'")
    assert (21, []) == (
        held(well, "respond_days", "2024-05-01")[0],
        well("period show 2024-2027 -o json").data["changes"],
    )
    assert well("journal verify -o json").data["ok"]


def test_a_rule_on_networks_that_is_voided_or_put_right_is_as_if_never_said_so(well: Typed, decided: None) -> None:
    well(f"{SET} nätverk=nej --from 2024-03-01 {BY}")
    well("correct 7 --from 2024-06-01 --reason 'läste fel'")
    assert [True, False] == [held(well, "networks", day)[0] for day in ("2024-05-31", "2024-06-01")]
    well("void 7 --reason 'gällde en annan period'")
    shown = well("period show 2024-2027 -o json").data
    assert (True, None, []) == (shown["networks"], shown["networks_decision"], shown["changes"])
    assert well("journal verify -o json").data["ok"]


def test_letters_and_the_paper_of_a_handover_tell_what_holds_on_their_day(well: Typed, decided: None) -> None:
    well(f"{SET} {THREE} --from 2024-03-01 {BY}")
    assert 'value = ["values", "principles"]' in well("period policy 2024-2027 --on 2024-02-29").out
    assert 'value = ["values", "principles", "commitments"]' in well("period policy 2024-2027").out
    for name in ("Eva Ek", "Bo Al"):
        well(f"person add '{name}'")
    well("handover --from 'Eva Ek' --to 'Bo Al' --out ut")
    paper = next(Path("ut").glob("*.md")).read_text(encoding="utf-8")
    assert "(affirmations): värdegrund, principer, åtaganden. Källa: D-2024-001" in paper
