"""Which day it is, is told by Sweden's clock, not by the machine's, nor by the one that stamped a file."""

import json
import os
import shlex
import subprocess
import sys

import pytest
import time_machine
from answer_files import FROM, table, workbook
from conftest import TICKED, Typed

UTC_EVENING = "2024-06-30T22:30:00+00:00"  # half past midnight on 1 July in Sweden


@pytest.mark.parametrize(
    ("instant", "today"),
    [
        (UTC_EVENING, "2024-07-01"),
        ("2024-06-30T21:30:00+00:00", "2024-06-30"),
        ("2024-12-31T23:10:00+00:00", "2025-01-01"),
        ("2024-12-31T22:50:00+00:00", "2024-12-31"),
    ],
)
@pytest.mark.parametrize("zone", ["UTC", "America/Los_Angeles", "Asia/Tokyo", "Europe/Stockholm", "nonsense"])
def test_an_answer_without_a_day_has_come_in_on_the_day_it_is_in_sweden(
    well: Typed, period: str, monkeypatch: pytest.MonkeyPatch, zone: str, instant: str, today: str
) -> None:
    monkeypatch.setenv("TZ", zone)
    with time_machine.travel(instant, tick=False):
        assert today == well(f"enroll Klockbojen {TICKED} -o json").data["enrollment"]["received"]
        assert (
            today
            == well("withdraw Klockbojen --period 2024-2027 --received idag -o json").data["enrollment"]["ended_from"]
        )


def test_the_machine_may_stand_in_any_zone(well: Typed, period: str) -> None:
    told = set()
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):  # 25 hours apart: never the same day
        words = ["enroll", "Klockbojen", *shlex.split(TICKED), "--dry-run", "-o", "json"]
        ran = subprocess.run(
            [sys.executable, "-m", "samverkan_cli.main", *words],
            env={**os.environ, "TZ": zone},
            check=True,
            capture_output=True,
        )
        told.add(json.loads(ran.stdout)["data"]["enrollment"]["received"])
    assert 1 == len(told)


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("2024-06-30T22:30:00Z", "2024-07-01"),
        ("2024-07-01T00:30:00+02:00", "2024-07-01"),
        ("2024-06-30 23:59", "2024-06-30"),
        ("2024-07-01T02:30:00+09:00", "2024-06-30"),
    ],
)
def test_a_stamp_with_a_zone_is_the_day_it_was_in_sweden(well: Typed, period: str, stamp: str, day: str) -> None:
    headings = ("namn", "värdegrund", "principer", "undertecknare", "inkommen")
    table("svar.csv", ";".join(headings), f"Almby IK;ja;ja;Eva Ek;{stamp}")
    workbook("svar.xlsx", headings, ("Klockbojen", "ja", "ja", "Eva Ek", stamp))
    asked = [("Namn", "Åsa IK"), ("Värdegrund", "ja"), ("Principer", "ja"), ("Undertecknare", "Eva Ek")]
    values = "".join(f"<{name}><Name>{name}</Name><Value>{value}</Value></{name}>" for name, value in asked)
    header = f"<Header><FlowInstanceID>7</FlowInstanceID><FirstSubmitted>{stamp}</FirstSubmitted></Header>"
    space = "http://www.oeplatform.org/version/2.0/schemas/flowinstance"
    table("svar.xml", f'<FlowInstance xmlns="{space}">{header}<Values>{values}</Values></FlowInstance>')
    for file in ("svar.csv", "svar.xlsx", "svar.xml"):
        well(f"{FROM} {file}")
    for name in ("Almby IK", "Klockbojen", "Åsa IK"):
        assert day == well(f"why '{name}' -o json").data["enrollments"][0]["received"]
    if "T" in stamp:
        assert day == well(f"enroll KFUM {TICKED} -o json", "--received", stamp).data["enrollment"]["received"]
