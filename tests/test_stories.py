"""The stories kept in the package: the demo, and the council's year in `registry.db`."""

import json
import os
import shutil
import sqlite3
import subprocess
from pathlib import Path
from typing import Any

import pytest
from conftest import Typed

from samverkan_cli.cli.demo import steps

REPOSITORY = Path(__file__).parents[1]
MINUTES = "SAMVERKAN_TODAY=2023-06-14"


@pytest.fixture
def council(well: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(REPOSITORY / "registry.db", "registry.db")
    well("database upgrade --yes")
    monkeypatch.setenv("SAMVERKAN_TODAY", "2023-06-14")


def told(path: Path) -> dict[str, Any]:
    """Give tables and entries without registry id, instants, operation ids, by-whom and digests; columns by name."""
    connection = sqlite3.connect(path)
    connection.row_factory = sqlite3.Row
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    found: dict[str, Any] = {}
    for name in names:
        if name not in {"journal", "seal"} and not name.startswith("search_index_"):
            found[name] = [dict(row) for row in connection.execute(f'SELECT * FROM "{name}"')]
    registry = found["registry"][0]["id"]
    entries = [json.loads(row[0]) for row in connection.execute("SELECT entry FROM journal ORDER BY seq")]
    left = ("registry", "at", "op", "prev", "sealed")
    found["entries"] = [{key: value for key, value in entry.items() if key not in left} for entry in entries]
    seals = [
        (row[0], row[1], json.loads(row[2]))
        for row in connection.execute("SELECT seq, part, value FROM seal ORDER BY 1, 2")
    ]
    found["seals"] = [(seq, part, {k: v for k, v in value.items() if k != "by"}) for seq, part, value in seals]
    connection.close()
    whole: dict[str, Any] = json.loads(json.dumps(found, default=str).replace(registry, "REGISTRY"))
    return whole


def test_the_councils_year_is_rebuilt_from_its_story(well: Typed, council: None) -> None:
    well("demo --story council --keep ny")
    kept, made = told(Path("registry.db")), told(Path("ny/registry.db"))
    assert set(kept) == set(made)
    for name in kept:
        assert kept[name] == made[name], name


def test_the_councils_register_is_whole_and_every_entry_has_its_source(well: Typed, council: None) -> None:
    assert well("journal verify -o json").data["ok"]
    for entry in well("journal list -o json").data:
        assert entry["source"], entry


def test_the_meeting_has_twelve_participants_two_guests_nine_items_and_two_decisions(
    well: Typed, council: None
) -> None:
    meeting = well("meeting show M-1 -o json").data
    guests = [there["name"] for there in meeting["participants"] if there["guest"]]
    assert (14, ["Lotta Karlsson-Andersson", "Tina Modin"]) == (len(meeting["participants"]), guests)
    assert list(range(1, 10)) == [item["number"] for item in meeting["items"]]
    outcomes = [(item["number"], outcome["outcome"]) for item in meeting["items"] for outcome in item["outcomes"]]
    assert [(1, "referred"), (2, "approved")] == outcomes
    back = well("decision show D-2023-001 -o json").data
    assert ["Anna Fogel"] == [task["owner"]["name"] for task in back["followups"]]
    group = well("group show G-1 -o json").data
    assert ("Anna Fogel", 5, "D-2023-002") == (group["convener"]["name"], len(group["members"]), group["decision"])


def test_the_coming_period_has_six_principles_and_two_ticks(well: Typed, council: None) -> None:
    period = well("period show 2024-2027 -o json").data
    assert ["values", "principles"] == period["affirmations"]
    assert [f"principle:{n}" for n in range(1, 7)] == [point["point"] for point in period["points"]]
    assert ([], "Ks1216/2018") == tuple(
        well("period show 2020-2023 -o json").data[key] for key in ("affirmations", "dnr")
    )


def test_plan_watch_list_and_calendar_are_those_of_the_minutes(well: Typed, council: None) -> None:
    assert 3 == len(well("plan show 2024-2025 -o json").data["activities"])
    kinds = sorted(row["kind"] for row in well("watch list -o json").data)
    assert ["assignment", "assignment", "consultation", "development", "network", "project", "project"] == kinds
    autumn = well("calendar --from 2023-09-01 --to 2023-12-31 -o json").data
    assert ["2023-09-13", "2023-11-08", "2023-12-06", "2023-12-06"] == [row["date"] for row in autumn]
    assert {"Föreningarnas Hus"} == {row["place"] for row in autumn}
    assert ("18:00", "20:00", "Val- och informationskväll") == tuple(
        autumn[3][key] for key in ("start", "end", "title")
    )


def test_what_the_minutes_do_not_say_is_not_in_the_register(well: Typed, council: None) -> None:
    assert [] == well("roll --on 2023-06-14 -o json").data
    assert [] == [m for body in well("body list -o json").data for m in body["mandates"]]


def test_each_command_of_the_demo_is_shown_with_its_output_and_ends_as_it_should(well: Typed) -> None:
    out = well("demo").out
    for step in steps("example"):
        assert step.text in out
    for shown in (
        "Följande 3 saker hindrar",
        "spärrad från ny anslutning",
        "Anslutna den 2024-10-16: 3",
        "Händelseloggen är hel",
    ):
        assert shown in out
    assert not Path("registry.db").exists()


@pytest.mark.parametrize("language", ["sv", "en"])
def test_each_command_of_the_demo_can_be_typed_by_the_reader(tmp_path: Path, language: str, at_hand: str) -> None:
    folder = REPOSITORY / "src" / "samverkan_cli" / "stories" / "example"
    shutil.copy(folder / "overenskommelse.md", tmp_path)
    environment = {**os.environ, "SAMVERKAN_LANG": language, "PATH": at_hand}
    script, expected = [], []
    for step in steps("example", language):
        if step.command:
            script.append(f"{step.text} >/dev/null 2>&1; echo $?")
            expected.append(str(step.status))
    ran = subprocess.run(
        ["bash", "-c", "\n".join(script)], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    assert expected == ran.stdout.split()


def test_the_demo_keeps_its_registry_where_it_is_told_and_never_over_another(well: Typed, typed: Typed) -> None:
    well("demo --keep prov")
    assert well("--db prov/registry.db journal verify -o json").data["ok"]
    assert (4, ["file_exists"]) == ((ran := typed("demo --keep prov -o json")).status, ran.codes)
