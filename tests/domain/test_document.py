"""Papers: what must have happened before one is written, and what it proposes."""

from datetime import date

import pytest
from case_facts import FINAL_ANSWER, MADE, NOTIFIED, PREPARED, REPORTED, RESPOND_BY, SCREENED, TOLD, paper, with_steps
from msgspec.structs import replace

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.document import (
    OUTCOMES,
    WritePaper,
    clauses,
    confirmable,
    lacking,
    must_be_noticeable,
    must_have_a_proposal,
    told,
)
from samverkan_cli.domain.records import Case, Enrollment
from samverkan_cli.domain.refusal import Objection
from samverkan_cli.domain.values import CaseOutcome, StepKind, Track

TODAY = date(2024, 5, 10)
ADMITTED = with_steps(SCREENED)
NOTICE = with_steps(SCREENED, TOLD)
LATER = paper(20, "anmälan", date(2024, 6, 1))
ASKED = WritePaper(today=TODAY, ref="C-1")
WAITING = Enrollment(
    entry=3,
    id="E-1",
    number=1,
    actor="A-1",
    period="2024-2027",
    received=date(2024, 2, 5),
    complete_by=date(2024, 2, 26),
)


def objections(case: Case, **said: object) -> list[Objection]:
    return list(must_be_noticeable(ASKED.but(**said), case))


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({}, True),
        ({"complete_by": None}, False),
        ({"effective": date(2024, 2, 20)}, False),
        ({"ended_from": date(2024, 2, 20)}, False),
    ],
)
def test_an_answer_waits_for_what_it_lacks_until_it_is_completed_or_withdrawn(
    said: dict[str, object],
    expected: bool,
) -> None:
    assert expected is lacking(replace(WAITING, **said))


def test_an_actor_is_told_of_a_case_that_was_admitted() -> None:
    not_screened = [no.NotScreened("case", refs=["C-1"], id="C-1")]
    assert [] == objections(ADMITTED)
    assert not_screened == objections(REPORTED)
    assert not_screened == objections(with_steps(replace(SCREENED, found="dismissed")))


def test_an_actor_is_not_told_of_a_case_that_is_decided_unless_it_was_told_before() -> None:
    expected = [no.AlreadyDecided("case", refs=["C-1"], id="C-1", decision="D-2024-001")]
    assert expected == objections(replace(ADMITTED, decisions=(MADE,)))
    assert [] == objections(replace(NOTICE, decisions=(MADE,)))


def test_the_day_to_answer_stands_once_the_actor_was_told() -> None:
    other = date(2024, 6, 14)
    assert [] == objections(NOTICE, respond_by=RESPOND_BY)
    expected = [no.AlreadyDone("respond_by", refs=["C-1"], id="C-1", day=str(RESPOND_BY))]
    assert expected == objections(NOTICE, respond_by=other)
    unsent = replace(NOTICE, documents=(LATER,))
    assert [] == objections(unsent, respond_by=other)


@pytest.mark.parametrize(
    ("respond_by", "expected"),
    [
        (TODAY, []),
        (date(2024, 5, 9), [no.LastDayBeforeFirst("respond_by", first="2024-05-10", last="2024-05-09")]),
    ],
)
def test_the_day_to_answer_is_not_before_the_paper(respond_by: date, expected: list[Objection]) -> None:
    assert expected == objections(ADMITTED, respond_by=respond_by)


@pytest.mark.parametrize(
    ("case", "expected"),
    [(ADMITTED, False), (NOTICE, True), (replace(NOTICE, documents=(LATER,)), False)],
)
def test_an_actor_has_been_told_when_it_has_got_all_that_matters(
    case: Case,
    expected: bool,
) -> None:
    assert expected is told(case)
    assert NOTIFIED < LATER.day


def test_a_memorandum_has_the_officers_proposal_or_says_that_it_is_missing() -> None:
    silent = replace(PREPARED, entry=31, told=None)
    recommended, bare = with_steps(SCREENED, FINAL_ANSWER, PREPARED, silent), with_steps(SCREENED, FINAL_ANSWER, silent)
    missing = [no.ProposalMissing("proposal", refs=["C-1"], id="C-1")]
    assert ([], [no.ProposalUnsaid("proposal", refs=["C-1"], id="C-1")]) == must_have_a_proposal(ASKED, recommended)
    assert (missing, []) == must_have_a_proposal(ASKED, bare)
    said = ASKED.but(proposal=("att erinra",))
    assert ([], []) == must_have_a_proposal(said, bare) == must_have_a_proposal(said, recommended)
    assert StepKind.PREPARED is PREPARED.kind


@pytest.mark.parametrize(
    ("proposal", "expected"),
    [
        ((), []),
        (("att erinra",), ["att erinra"]),
        (
            ("Att erinra, och\n\n att avsluta ärendet.", "att meddela"),
            ["Att erinra, och", "att avsluta ärendet.", "att meddela"],
        ),
        (("att erinra", "Inget mer."), []),
        (("attestera",), []),
    ],
)
def test_a_proposal_is_clauses_where_each_line_is_an_att_sats(proposal: tuple[str, ...], expected: list[str]) -> None:
    assert expected == clauses(ASKED.but(proposal=proposal))


def test_who_has_joined_is_not_refused_and_who_has_applied_not_excluded() -> None:
    none, reprimand = CaseOutcome.NONE, CaseOutcome.REPRIMAND
    assert (none, reprimand, CaseOutcome.SUSPENDED, CaseOutcome.EXCLUDED) == OUTCOMES[Track.EXCLUSION]
    assert (none, reprimand, CaseOutcome.REFUSED) == OUTCOMES[Track.ENTRY]


JOINED = replace(WAITING, effective=TODAY, complete_by=None)
LATER_PERIOD = replace(JOINED, id="E-2", number=2, period="2028-2031")
LAST_DAYS = {"2024-2027": date(2027, 12, 31), "2028-2031": date(2031, 12, 31)}


@pytest.mark.parametrize(
    ("held", "on", "expected"),
    [
        ((JOINED,), TODAY, (JOINED,)),
        ((JOINED, LATER_PERIOD), date(2027, 12, 31), (JOINED, LATER_PERIOD)),
        ((JOINED, LATER_PERIOD), date(2028, 1, 1), (LATER_PERIOD,)),
        ((replace(JOINED, ended_from=TODAY), LATER_PERIOD), TODAY, (LATER_PERIOD,)),
        ((replace(JOINED, ended_from=TODAY),), TODAY, (replace(JOINED, ended_from=TODAY),)),
    ],
)
def test_by_an_actor_the_answer_that_goes_on_is_meant_and_else_its_last(
    held: tuple[Enrollment, ...], on: date, expected: tuple[Enrollment, ...]
) -> None:
    assert list(expected) == list(confirmable(held, LAST_DAYS, on))
