"""The policy of a period as it is typed: loaded, shown, printed, changed and recorded."""

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import TICKED, Typed

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
