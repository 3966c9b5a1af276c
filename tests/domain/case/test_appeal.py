"""Each appeal has its own appellant and its own outcome, and one that came late holds up nothing."""

from datetime import date

import pytest
from case_facts import step, with_steps
from msgspec.structs import replace

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.case import appeal
from samverkan_cli.domain.case.appeal import Appealed
from samverkan_cli.domain.records import Announcement, Case, CaseDecision, CaseStep
from samverkan_cli.domain.refusal import Objection, Refused
from samverkan_cli.domain.values import CaseOutcome, Ruling, StepKind

MADE = CaseDecision(
    entry=20,
    case="C-1",
    decision="D-2024-001",
    outcome=CaseOutcome.EXCLUDED,
    decided_on=date(2024, 10, 8),
    body="B-1",
)
POSTED = Announcement(adjusted=date(2024, 10, 15), posted=date(2024, 10, 16), posted_through=date(2024, 11, 6))
FIRST = step(30, StepKind.APPEALED, date(2024, 11, 4), who="Bo Ek")
SECOND = step(31, StepKind.APPEALED, date(2024, 11, 6))
LATE = step(32, StepKind.APPEALED, date(2024, 11, 7))
DAY = date(2025, 3, 25)


def ruled(entry: int, on: CaseStep | None, found: str = "upheld", until: date | None = DAY) -> CaseStep:
    return step(entry, StepKind.RULED, date(2025, 3, 3), found=found, until=until, appeal=on.entry if on else None)


def case(*steps: CaseStep, announced: Announcement = POSTED) -> Case:
    return with_steps(*steps, decisions=(MADE,), announced=announced)


def test_appeals_are_numbered_as_they_were_entered_since_the_decision() -> None:
    before = step(10, StepKind.APPEALED, date(2024, 11, 4))
    found = appeal.of(case(before, FIRST, SECOND, LATE), MADE)
    assert [(1, FIRST, False), (2, SECOND, False), (3, LATE, True)] == [(a.number, a.step, a.late) for a in found]


def test_no_appeal_is_late_before_the_clock_has_run() -> None:
    assert [False] == [each.late for each in appeal.of(case(LATE, announced=Announcement()), MADE)]
    down = replace(POSTED, posted_through=date(2024, 11, 5))
    assert [False] == [each.late for each in appeal.of(case(LATE, announced=down), MADE)]


def test_a_ruling_is_on_the_appeal_it_names_and_the_last_one_counts() -> None:
    first, second = ruled(40, FIRST, until=None), ruled(41, SECOND, "dismissed")
    again = ruled(42, FIRST, "annulled")
    found = appeal.of(case(FIRST, SECOND, first, second, again), MADE)
    assert [again, second] == [each.ruled for each in found]


def test_a_ruling_that_names_no_appeal_is_on_all_that_had_come() -> None:
    whole = ruled(40, None)
    found = appeal.of(case(FIRST, SECOND, whole, step(50, StepKind.APPEALED, date(2024, 11, 5))), MADE)
    assert [whole, whole, None] == [each.ruled for each in found]


@pytest.mark.parametrize(
    ("rulings", "day", "expected"),
    [
        ((), DAY, [1, 2]),
        ((ruled(40, FIRST),), DAY, [2]),
        ((ruled(40, FIRST), ruled(41, SECOND, "withdrawn")), DAY, []),
        ((ruled(40, FIRST), ruled(41, SECOND, until=None)), DAY, [2]),
        ((ruled(40, FIRST), ruled(41, SECOND)), date(2025, 3, 24), [1, 2]),
    ],
)
def test_a_decision_waits_for_every_appeal_that_came_in_time_and_for_no_other(
    rulings: tuple[CaseStep, ...], day: date, expected: list[int]
) -> None:
    held = case(FIRST, SECOND, LATE, *rulings)
    assert expected == [each.number for each in appeal.awaited(held, MADE, day)]


def chosen(*steps: CaseStep, number: int | None = None) -> Appealed:
    return appeal.chosen(appeal.of(case(*steps), MADE), number, "C-1")


def test_the_only_open_appeal_is_meant_when_none_is_named() -> None:
    assert FIRST == chosen(FIRST).step
    assert SECOND == chosen(FIRST, SECOND, ruled(40, FIRST)).step
    assert FIRST == chosen(FIRST, ruled(40, FIRST, until=None)).step
    assert SECOND == chosen(FIRST, SECOND, number=2).step


def refusal(*steps: CaseStep, number: int | None = None) -> list[Objection]:
    with pytest.raises(Refused) as caught:
        chosen(*steps, number=number)
    return list(caught.value.objections)


def test_a_ruling_on_no_appeal_on_several_or_on_one_that_is_over_is_refused() -> None:
    assert [no.AppealMissing("case", refs=["C-1"], id="C-1")] == refusal()
    known = ("1 Bo Ek 2024-11-04", "2 2024-11-06")
    unclear = no.AppealUnclear("appeal", refs=["C-1"], id="C-1", appeals=known)
    assert [[unclear], [unclear]] == [refusal(FIRST, SECOND), refusal(FIRST, SECOND, number=3)]
    over = no.AppealRuled("appeal", refs=["C-1"], id="C-1", number=1, day="2025-03-25")
    assert [[over], [over]] == [refusal(FIRST, ruled(40, FIRST)), refusal(FIRST, ruled(40, FIRST), number=1)]


def test_the_words_for_what_a_court_does_are_those_that_rulings_are_kept_by() -> None:
    assert {"upheld", "annulled", "dismissed", "withdrawn"} == {str(each) for each in Ruling}
