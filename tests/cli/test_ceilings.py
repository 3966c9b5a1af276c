"""A file that is wrong in a hundred thousand places ends at once: some are told, the rest are counted."""

import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from answer_files import FROM, HEAD, row, table
from conftest import Typed

ADD = "period add 2028-2031 --first-day 2028-01-01 --last-day 2031-12-31 --policy"
pytestmark = pytest.mark.usefixtures("period")


def test_of_many_objections_twenty_are_told_and_the_rest_counted(typed: Typed) -> None:
    table("svar.csv", HEAD, '"Almby IK;ja;ja;;', *["a;b"] * 12_000)
    ran = typed(f"{FROM} svar.csv -o json")
    assert (2, 20, 11_981) == (ran.status, len(ran.codes), ran.error["more"])
    assert (["quote_unclosed"], {"row_width"}) == (ran.codes[:1], set(ran.codes[1:]))
    told = typed(f"{FROM} svar.csv").err
    assert "Följande 12 001 saker hindrar" in told and "• och 11 981 till." in told
    assert 20 == sum("rubrikerna" in line or "citattecken öppnar" in line for line in told.splitlines())
    assert "and 11 981 more" in typed(f"--lang en {FROM} svar.csv").err


def test_twenty_objections_are_told_without_a_count(typed: Typed) -> None:
    table("svar.csv", HEAD, *["a;b"] * 20)
    ran = typed(f"{FROM} svar.csv -o json")
    assert (20, False) == (len(ran.codes), "more" in ran.error)
    assert "till." not in typed(f"{FROM} svar.csv").err


def test_the_lowest_status_decides_wherever_it_stands(typed: Typed) -> None:
    table("svar.csv", HEAD, *(row(f"Förening nr {n}", day="2028-01-05") for n in range(40)), "a;b")
    ran = typed(f"{FROM} svar.csv -o json")
    assert (2, "row_width", 20) == (ran.status, ran.codes[0], len(ran.codes))
    assert ran.error["more"] > 20


def test_every_row_that_was_rejected_is_in_the_file_though_few_are_told(well: Typed) -> None:
    table("svar.csv", HEAD, row("Almby IK"), *["a;b"] * 700)
    ran = well(f"{FROM} svar.csv --accept-partial")
    assert "och 680 till" in ran.out and 20 == ran.out.count("rubrikerna är 5")
    assert 701 == len(Path("svar-avvisade.csv").read_text("utf-8").splitlines())


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "x = " + "[" * 100_000,
        "x = " + "{a = " * 100_000,
        "x = " + "9" * 500_000,
        "x = 0x" + "f" * 500_000,
        "versions = [0x" + "f" * 500_000 + ', "1"]\nx = 1',
        "[columns]\na = 0x" + "f" * 500_000,
        "".join(f"k{n} = 1\n" for n in range(200_000)),
        "".join(f"k{n} = 1\n" for n in range(19_000)),
        "[columns]\n" + "".join(f'k{n} = "name"\n' for n in range(19_000)),
        "[hearing]\n" + "".join(f"k{n} = 1\n" for n in range(19_000)),
        "\n".join(f"[a{n}.b.c.d]" for n in range(19_000)),
        ".".join("a" * 200_000) + " = 1",
        "[" + ".".join("a" * 200_000) + "]",
        "'a'.\"b\" . " * 50_000,
        " " * 900_000 + "\nx = 1\nhearing = 1",
        'x = """' + "\\n" * 400_000 + '"""',
    ],
    ids=range(17),
)
@pytest.mark.parametrize("line", [f"{FROM} svar.csv --map in.toml", f"{ADD} in.toml"])
def test_a_mapping_and_a_policy_of_any_content_end_in_two_within_seconds(text: str, line: str) -> None:
    table("svar.csv", HEAD, row("Almby IK"))
    Path("in.toml").write_text(text, "utf-8")
    status, seconds, megabytes, told = _measured(line)
    assert (2, True, True) == (status, seconds < 2, megabytes < 200), (seconds, megabytes, told[:500])
    assert len(told) < 40_000


@pytest.mark.parametrize(
    "content",
    [
        HEAD + '\n"Almby IK;ja;ja;;\n' + "a;b\n" * 100_000,
        HEAD + "\n" + '"\n' * 250_000,
        HEAD + '\nAlmby IK;ja;"' + "y" * 15_000_000,
        HEAD + "\n" + ";" * 8_000_000,
        HEAD + "\n" + ";" * 15_000_000,
        '"' * 500_000,
        "namn\n" + '"a"b;' * 100_000,
    ],
    ids=range(7),
)
def test_a_stray_quotation_mark_or_an_endless_cell_ends_in_two_within_seconds(content: str) -> None:
    Path("svar.csv").write_text(content, "utf-8")
    status, seconds, megabytes, told = _measured(f"{FROM} svar.csv")
    assert (2, True, True) == (status, seconds < 2, megabytes < 200), (seconds, megabytes, told[:500])
    assert len(told) < 40_000


def _measured(line: str) -> tuple[int, float, float, str]:
    """Run the program alone: its status, the seconds it used, the megabytes at most, and what it said."""
    code = (
        "import os, re, sys; from samverkan_cli.main import run; status = run(sys.argv[1:]); used = os.times();"
        "most = re.search(r'VmHWM:\\s+(\\d+)', open('/proc/self/status').read());"  # its own
        "print(status, used.user + used.system, int(most[1]) / 1000)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, *shlex.split(line)], capture_output=True, text=True, check=True, timeout=60
    )
    status, seconds, megabytes = ran.stdout.split()[-3:]
    return int(status), float(seconds), float(megabytes), ran.stderr
