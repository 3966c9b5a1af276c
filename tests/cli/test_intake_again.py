"""A file that is read again changes nothing and says the same, however many rows are looked up together."""

import os
from pathlib import Path
from typing import Any

import pytest
from answer_files import FROM, counts, roll, table
from conftest import TICKED, Typed
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samverkan_cli import main
from samverkan_cli.actions import intake
from samverkan_cli.store import apart

HEAD = "namn;värdegrund;principer;undertecknare;inkommen;ärende"
CHUNKS = (1, 2, 3, 2000)
K, A, S = "Kören i Ånnaboda", "Almby IK", "Sjövik"


def row(name: str, day: str = "2024-02-05", number: str = "", signer: str = "Eva Ek", principles: str = "ja") -> str:
    return f"{name};ja;{principles};{signer};{day};{number}"


def told(data: dict[str, Any]) -> tuple[Any, ...]:
    """Give which rows were not taken in, and why."""
    rejected = [*data["rejected"], *data["questions"]]
    return tuple((each["row"], tuple(o["code"] for o in each["objections"])) for each in rejected)


def read_thrice(well: Typed, *rows: str) -> list[tuple[Any, ...]]:
    """Read a file three times; the second and the third change nothing. Give what each says of its rows."""
    table("svar.csv", HEAD, *rows)
    said = []
    for again in range(3):
        before = Path("registry.db").read_bytes()
        ran = well(f"{FROM} svar.csv --accept-partial -o json")
        said.append(told(ran.data))
        if again:
            assert before == Path("registry.db").read_bytes()
            assert len(rows) == ran.data["unchanged"] + len(said[-1])
    return said


@pytest.fixture(params=CHUNKS)
def chunks(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """Look up some rows at a time."""
    looked_up(request.param, monkeypatch)
    return int(request.param)


def looked_up(chunk: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Look up some rows at a time; row by row another process records, as where rows are more than are looked up."""
    monkeypatch.setattr(intake, "CHUNK", chunk)
    monkeypatch.setattr(apart, "POSSIBLE", chunk == 1)


FILES = {
    "one number of two, completed under another": [
        row(K, number="4711", principles=""),
        row(A, number="4711"),
        row(K, number="4712"),
    ],
    "the number that completed is another's too": [
        row(K, number="4711", principles=""),
        row(K, number="4712"),
        row(A, number="4712"),
    ],
    "a later answer's number is another's too": [row(K, number="1"), row(K, "2024-03-01", "2"), row(A, number="2")],
    "a rejected row's number is another's too": [row(K, number="1", signer="\x07"), row(A, number="1")],
    "two signers of one number": [row(K, number="1"), row(K, number="1", signer="Bo Ek")],
    "two signers of one day": [row(K), row(K, signer="Bo Ek"), row(A)],
    "a completion and the same again": [row(K, principles=""), row(K), row(K), row(K, "2024-03-01")],
    "an earlier day further down": [row(K, "2024-03-01"), row(A), row(K, "2024-01-10", signer="Bo Ek")],
    "an earlier day with numbers": [row(K, "2024-03-01", "1"), row(K, "2024-01-10", "2"), row(A, number="1")],
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_read_again_changes_nothing_and_says_the_same(well: Typed, period: str, chunks: int, name: str) -> None:
    assert chunks and period
    first, second, third = read_thrice(well, *FILES[name])
    assert first == second == third


def test_one_number_of_two_actors_is_a_question_each_time(well: Typed, period: str, chunks: int) -> None:
    assert chunks and period
    rows = FILES["one number of two, completed under another"]
    assert [((3, ("answers_differ",)),)] * 3 == read_thrice(well, *rows)
    assert [K] == roll(well, "2024-02-05")


def test_the_earliest_answer_of_a_file_counts_with_its_evidence(well: Typed, period: str, chunks: int) -> None:
    assert chunks and period
    table("svar.csv", HEAD, row(K, "2024-03-01"), row(K, "2024-01-10", signer="Bo Ek"), row(K, "2024-02-01"))
    ran = well(f"{FROM} svar.csv -o json")
    assert {"enrolled": 1, "unchanged": 2} == counts(ran)
    assert ["earlier_answer_counts"] == [
        w["code"] for w in ran.data["warnings"] if w["code"] == "earlier_answer_counts"
    ]
    assert ([], [K]) == (roll(well, "2024-01-09"), roll(well, "2024-01-10"))
    assert "Bo Ek" in well("export register --period 2024-2027").out
    assert [K] == [line["name"] for line in well("roll --on 2024-06-01 --received-by 2024-01-10 -o json").data]
    assert well("journal verify -o json").data["ok"]
    well("undo")
    assert [] == roll(well, "2024-06-01")
    assert well("journal verify -o json").data["ok"]


def test_an_earlier_complete_answer_of_a_file_counts_before_an_incomplete_one(
    well: Typed, period: str, chunks: int
) -> None:
    assert chunks and period
    table("svar.csv", HEAD, row(K, "2024-03-01", principles=""), row(K, "2024-01-10"))
    assert {"received": 1, "unchanged": 1} == counts(well(f"{FROM} svar.csv -o json"))
    assert ([], [K]) == (roll(well, "2024-01-09"), roll(well, "2024-01-10"))


def test_an_earlier_answer_that_may_not_join_does_not_count(well: Typed, chunks: int) -> None:
    assert chunks
    well("init")
    well("period add 2024-2027 --first-day 2024-01-01 --last-day 2027-12-31 --no-networks")
    well("body add KF --kind assembly")
    well("decision add Nätverk --body KF --date 2024-01-02 --paragraph 1")
    well("period set 2024-2027 networks=yes --from 2024-02-01 --decision D-2024-001")
    cells = "namn;typ;syfte;kontakt;värdegrund;principer;undertecknare;inkommen;gäller från"
    line = "N;nätverk;Dialog;bo@example.org;ja;ja;Eva Ek"
    table("svar.csv", cells, f"{line};2024-03-01;2024-03-01", f"{line};2024-01-10;2024-01-10")
    ran = well(f"{FROM} svar.csv --accept-partial -o json")
    assert (1, ((3, ("effective_before_admitted",)),)) == (ran.data["enrolled"], told(ran.data))
    assert ([], ["N"]) == (roll(well, "2024-02-29"), roll(well, "2024-03-01"))


def test_an_earlier_day_than_the_recorded_one_is_told_and_moves_nothing(well: Typed, period: str) -> None:
    assert period
    well(f"enroll '{K}' {TICKED} --received 2024-03-01")
    table("svar.csv", HEAD, row(K, "2024-01-10"))
    ran = well(f"{FROM} svar.csv -o json")
    assert {"unchanged": 1} == counts(ran)
    assert ["arrival_not_moved"] == [each["code"] for each in ran.data["warnings"]]
    assert [] == roll(well, "2024-02-29")
    table("svar.csv", HEAD, row(K, "2024-03-02"))
    assert [] == well(f"{FROM} svar.csv -o json").data["warnings"]


def test_a_side_that_contradicts_the_kind_is_never_unchanged(well: Typed, typed: Typed, period: str) -> None:
    assert period
    table("svar.csv", f"{HEAD};sida", f"{row(K)};civil")
    well(f"{FROM} svar.csv")
    table("svar.csv", f"{HEAD};sida", f"{row(K)};public")
    assert ["side_mismatch"] == typed(f"{FROM} svar.csv -o json").codes


@pytest.mark.parametrize(
    ("heading", "was", "now"),
    [("kompletteras senast", "2024-03-01", "2024-03-08"), ("saknas", "principerna", "underskriften")],
)
def test_what_an_incomplete_answer_lacks_and_until_when_is_never_unchanged_when_it_differs(
    well: Typed, typed: Typed, period: str, heading: str, was: str, now: str
) -> None:
    assert period
    cells = "saknas;kompletteras senast" if heading != "saknas" else "saknas"

    def line(said: str) -> str:
        return (
            f"{row(K, principles='')};principerna;{said}" if heading != "saknas" else f"{row(K, principles='')};{said}"
        )

    table("svar.csv", f"{HEAD};{cells}", line(was))
    assert {"received": 1} == counts(well(f"{FROM} svar.csv -o json"))
    assert {"unchanged": 1} == counts(well(f"{FROM} svar.csv -o json"))
    table("svar.csv", f"{HEAD};{cells}", line(now))
    assert 0 != typed(f"{FROM} svar.csv -o json").status


ROWS = st.lists(
    st.builds(
        row,
        st.sampled_from([K, A, S]),
        st.sampled_from(["2024-01-10", "2024-02-05", "2024-03-01"]),
        st.sampled_from(["", "1", "2", "3"]),
        st.sampled_from(["Eva Ek", "Eva Ek", "Bo Ek"]),
        st.sampled_from(["ja", "ja", ""]),
    ),
    min_size=2,
    max_size=6,
)


@settings(
    max_examples=int(os.environ.get("SAMVERKAN_FILES", "8")), suppress_health_check=list(HealthCheck), deadline=None
)
@given(rows=ROWS)
def test_any_file_says_the_same_whatever_is_looked_up_together(
    typed: Typed, monkeypatch: pytest.MonkeyPatch, rows: list[str]
) -> None:
    """What becomes of each row, and of the register, is told by the rows alone; read again, it is as it is."""
    table("svar.csv", HEAD, *rows)
    found: list[Any] = []
    for chunk in (1, 2, 2000):
        looked_up(chunk, monkeypatch)
        Path("registry.db").unlink(missing_ok=True)
        main.run(["init"])
        main.run(["period", "add", "2024-2027", "--first-day", "2024-01-01", "--last-day", "2027-12-31"])
        said = []
        for _ in range(3):
            ran = typed(f"{FROM} svar.csv --accept-partial -o json")
            assert 0 == ran.status, ran.err
            said.append(told(ran.data))
        assert 0 == ran.data["enrolled"] + ran.data["received"] + ran.data["completed"]
        assert said[1] == said[2]
        listed = [typed(f"why '{name}' -o json") for name in (K, A, S)]
        enrollments = [[e["received"] for e in ran.data["enrollments"]] if not ran.status else [] for ran in listed]
        found.append((said, enrollments))
    assert found[0] == found[1] == found[2]


def test_another_answer_that_lacks_something_changes_nothing_of_an_application_that_waits_first_or_later(
    period: str, well: Typed
) -> None:
    rows = ["namn;värdegrund;principer;undertecknare;inkommen"]
    rows += [f"Ankaret;ja;;Eva Ek;2024-02-{day}" for day in (12, 21)]
    Path("svar.csv").write_text("\n".join(rows), encoding="utf-8")
    first = well(f"enroll --period {period} --from svar.csv -o json").data
    assert ([], ["still_lacking"]) == (first["rejected"], [w["code"] for w in first["warnings"] if w.get("row") == 3])
    assert (1, 0) == (first["unchanged"], well(f"enroll --period {period} --from svar.csv -o json").data["enrolled"])
    well(f"enroll Ankaret {TICKED} --received 2024-03-01")
    again = well(f"enroll --period {period} --from svar.csv -o json").data
    assert (2, []) == (again["unchanged"], again["rejected"])
