"""The renewal script of the documentation is run as it stands there, night after night."""

import json
import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import Typed
from test_documentation import REPOSITORY

SCRIPT = re.compile(r"^<!-- script: renewal.sh -->\n```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
ANSWERS = "namn;värdegrund;principer;undertecknare;inkommen\n"
Night = Callable[..., "tuple[int, str]"]


@pytest.fixture
def night(well: Typed, tmp_path: Path, at_hand: str) -> Night:
    """Give a register to renew, with three signatories, and what runs the script on a night."""
    (script,) = SCRIPT.findall((REPOSITORY / "docs/scripting.md").read_text(encoding="utf-8"))
    Path("renewal.sh").write_text(script, encoding="utf-8")
    well("init --municipality Exempelköping")
    well("period add 2020-2023 --first-day 2020-01-01 --last-day 2023-12-31 --affirmations none")
    well("period add 2024-2027 --first-day 2024-01-01 --last-day 2027-12-31")
    for name, contact in (("Blå Tuvan", "info@tuvan.example"), ("Klockbojen", "Bo Ek"), ("Gula [b]Grinden", "'=1")):
        well(
            f"enroll '{name}' --new --period 2020-2023 --signed-by 'Eva Ek' --received 2020-02-03", "--contact", contact
        )

    def run(today: str, shell: str = "sh", **settings: str) -> tuple[int, str]:
        environment = {**os.environ, "PATH": at_hand, "SAMVERKAN_TODAY": today, "FOLDER": str(tmp_path), **settings}
        ran = subprocess.run(
            [shell, "renewal.sh"], env=environment, capture_output=True, text=True, check=False, stdin=subprocess.PIPE
        )
        assert "" == ran.stderr
        return ran.returncode, ran.stdout

    return run


def journal(well: Typed) -> tuple[int, str]:
    told = well("status -o json").data
    return told["entries"], told["head"]


def funnel(day: str) -> dict[str, Any]:
    (line,) = Path(f"log/funnel-{day}.jsonl").read_text(encoding="utf-8").splitlines()
    found: dict[str, Any] = json.loads(line)["data"]
    return found


def inbox(name: str, rows: str) -> None:
    Path("inbox").mkdir(exist_ok=True)
    Path("inbox", name).write_text(ANSWERS + rows, encoding="utf-8")


@pytest.mark.parametrize("shell", ["sh", "bash"])
def test_the_second_run_of_the_script_writes_nothing(well: Typed, night: Night, shell: str) -> None:
    inbox("svar.csv", "Blå Tuvan;ja;ja;Vera Lund, ordförande;2023-08-30\n")
    assert (0, "2 letters to send in letters/ (round 0).\n") == night("2023-09-01", shell, APPLY="proposed")
    first = journal(well)
    assert (3, 1, 3) == tuple(funnel("2023-09-01")[name] for name in ("total", "renewed", "invited"))
    assert ["A-2-0.md", "A-3-0.md"] == sorted(path.name for path in Path("letters").iterdir())
    inbox("svar.csv", "Blå Tuvan;ja;ja;Vera Lund, ordförande;2023-08-30\n")
    before = Path("registry.db").read_bytes()
    assert (0, "") == night("2023-09-01", shell, APPLY="proposed")
    assert (0, "") == night("2023-09-02", shell, APPLY="proposed")
    assert first == journal(well)
    assert before == Path("registry.db").read_bytes()
    heads = Path("log/heads").read_text(encoding="utf-8").splitlines()
    assert f"journal {first[0]} {first[1][:8]}" == heads[-1]
    assert len(heads) == len(set(heads))


def test_a_plan_waits_until_somebody_has_been_through_it(well: Typed, night: Night) -> None:
    before = journal(well)
    assert (0, "plan.xlsx: 3 actors, 3 to invite. Save it as plan-reviewed.xlsx.\n") == night("2023-08-01")
    assert (0, "") == night("2023-08-02")
    assert before == journal(well)
    Path("plan.xlsx").rename("plan-reviewed.xlsx")
    assert (0, "") == night("2023-08-03")
    assert 3 == funnel("2023-08-03")["invited"]


def test_each_round_has_its_day_and_the_last_day_ends_them(well: Typed, night: Night) -> None:
    told = [night(day, APPLY="proposed")[1] for day in ("2023-08-31", "2023-11-02", "2023-11-03", "2023-11-30")]
    assert ["", "3 letters to send in letters/ (round 1).\n", "", ""] == told


def test_what_cannot_be_taken_in_is_told_of_and_nobody_is_reminded_meanwhile(well: Typed, night: Night) -> None:
    inbox("svar.csv", "Blå Tuvan;ja;ja;Vera Lund;2023-08-30\nKlockbojen;ja;kanske;Bo Ek;2023-08-30\n")
    status, told = night("2023-09-01", APPLY="proposed")
    assert (0, "inbox/svar.csv: 1 rows rejected, 0 to answer. Mend them in mend/.\n") == (status, told)
    assert not Path("letters").exists()
    (left,) = Path("mend").iterdir()
    Path("inbox", left.name).write_bytes(left.read_bytes().replace(b"kanske", b"ja"))
    left.unlink()
    assert (0, "1 letters to send in letters/ (round 0).\n") == night("2023-09-01")
    assert 2 == funnel("2023-09-01")["renewed"]


def test_a_file_that_cannot_be_read_is_told_of_and_the_others_are_taken_in(well: Typed, night: Night) -> None:
    inbox("a.csv", "")
    inbox("b.csv", "Blå Tuvan;ja;ja;Vera Lund;2023-08-30\n")
    for _ in range(2):
        status, told = night("2023-09-01", APPLY="proposed")
        assert (2, True) == (status, "a.csv" in told)
    assert ["a.csv"] == [path.name for path in Path("inbox").iterdir()]
    assert 1 == funnel("2023-09-01")["renewed"]


def test_a_register_that_is_not_there_ends_the_script_with_its_status(night: Night) -> None:
    Path("registry.db").unlink()
    status, told = night("2023-09-01")
    assert (7, True) == (status, "registry.db" in told)
