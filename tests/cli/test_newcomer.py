"""What somebody meets who has never typed a case before, and gets it wrong: each hint leads on as it is written."""

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import TICKED, Typed

Refusal = Callable[[str, int], list[str]]
TEXT = "# Värdegrund\n1. Alla\n2. Öppet för alla\n"
DECIDED = "'Kommunstyrelsen 2024-10-08 § 187'"


@pytest.fixture
def opened(well: Typed, period: str, monkeypatch: pytest.MonkeyPatch) -> Typed:
    """Open a case about Blå Tuvan, notify it, and let one body decide."""
    Path("text.md").write_text(TEXT, encoding="utf-8")
    well(f"period text {period} text.md")
    well(f"enroll 'Blå Tuvan' {TICKED} --received 2024-01-10")
    well("body add Kommunstyrelsen --kind nämnd")
    well("body mandate Kommunstyrelsen --subject exclusion --may decide")
    monkeypatch.setenv("SAMVERKAN_TODAY", "2024-11-20")
    well(f"case open 'Blå Tuvan' --period {period} --ground value:2 --from Bo --fact 2024-02-20 --date 2024-03-11")
    well("case screen C-1 --admit --own 'styrelsens beslut' --date 2024-03-20")
    well("case notify C-1 --material text.md --date 2024-05-17")
    return well


@pytest.mark.parametrize("verb", ["revoke", "lift-bar"])
def test_a_decision_that_is_not_known_is_not_found_after_the_first_one_either(
    opened: Typed, typed: Typed, refused: Refusal, verb: str
) -> None:
    opened(
        f"case decide C-1 --decision {DECIDED} --outcome uteslutning --effective 2024-10-09 --bar-through 2026-01-01"
    )
    assert ["not_found"] == refused(f"case {verb} C-1 --decision REF", 3)
    assert "samverkan decision list" in typed(f"case {verb} C-1 --decision REF").err


@pytest.mark.parametrize(
    ("line", "where"),
    [
        ("case show 'Blå Tuvan'", "samverkan case list"),
        ("case show C-9", "samverkan case list"),
        ("case open 'Blå Tuvan' --period 2030 --ground value:1", "samverkan period list"),
        ("case check C-1 --body KS", "samverkan body list"),
        ("case decide C-1 --decision 'Kommunstyrelsen § 187' --outcome uteslutning", "samverkan decision list"),
        ("why Ingen", "samverkan search ORD"),
    ],
)
def test_what_is_not_found_is_looked_for_where_it_can_be(opened: Typed, typed: Typed, line: str, where: str) -> None:
    ran = typed(line)
    assert (3, True) == (ran.status, where in ran.err)
    if not where.endswith("ORD"):
        opened(where.removeprefix("samverkan "))


def test_a_decision_that_is_told_by_its_paragraph_is_not_missed_when_the_actor_is(
    opened: Typed, refused: Refusal
) -> None:
    assert ["not_found"] == refused(f"refuse 'Gula Grinden' --period 2024-2027 --decision {DECIDED}", 3)
    assert ["not_found"] * 2 == refused("refuse 'Gula Grinden' --period 2024-2027 --decision D-2024-009", 3)


def test_the_same_concern_again_leads_to_the_case(opened: Typed, typed: Typed) -> None:
    ran = typed("case open 'Blå Tuvan' --period 2024-2027 --ground value:2")
    assert (4, True) == (ran.status, "samverkan case show C-1" in ran.err)
    assert "C-1" in opened("case show C-1").out


def test_a_longer_time_to_answer_is_not_shorter_and_is_not_that_of_the_period(opened: Typed, typed: Typed) -> None:
    ran = typed("case notify C-1 --extend --date 2024-05-18 --respond-by 2024-05-20")
    assert (5, True) == (ran.status, "Svarstiden i C-1 går redan till 2024-06-07" in ran.err)
    assert "--respond-by" in ran.err


def test_a_mandate_is_given_once(opened: Typed, refused: Refusal) -> None:
    assert ["mandate_held"] == refused("body mandate Kommunstyrelsen --subject exclusion --may decide", 4)
    assert "uteslutning" in opened("body show Kommunstyrelsen").out


def test_no_other_case_than_the_one_asked_for_is_decided(opened: Typed) -> None:
    assert "Inget ärende är avgjort.\n" == opened("case precedents").out
    opened(f"case decide C-1 --decision {DECIDED} --outcome uteslutning")
    assert "Inget annat ärende är avgjort.\n" == opened("case precedents C-1").out
