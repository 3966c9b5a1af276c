"""How an actor was heard: what it was told last, by when it could answer, and what it answered."""

from datetime import date, timedelta

import pytest
from case_facts import (
    ANSWERED,
    FINAL_ANSWER,
    NOTIFIED,
    REPORTED,
    RESPOND_BY,
    TOLD,
    WHOLE,
    paper,
    step,
    with_steps,
)
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from samverkan_cli.domain.case import hearing
from samverkan_cli.domain.records import Case, CaseDocument
from samverkan_cli.domain.values import Origin, StepKind

ONE_DAY = timedelta(days=1)
PLAIN_ANSWER = replace(FINAL_ANSWER, found=None)
TOLD_AGAIN = step(20, StepKind.NOTIFIED, date(2024, 6, 10), until=date(2024, 7, 1))
EXTENDED = step(17, StepKind.EXTENDED, date(2024, 6, 3), until=date(2024, 6, 24))


def with_papers(*documents: CaseDocument) -> Case:
    """Give the whole case with other documents."""
    return replace(WHOLE, documents=documents)


def test_nobody_is_heard_before_being_notified() -> None:
    held = hearing.of(with_steps(FINAL_ANSWER))
    assert (None, None, None, False) == (held.notified, held.respond_by, held.final, held.over(date(2027, 1, 1)))


def test_a_final_answer_ends_the_wait() -> None:
    held = hearing.of(with_steps(TOLD, FINAL_ANSWER))
    assert (NOTIFIED, RESPOND_BY, ANSWERED) == (held.notified, held.respond_by, held.final)
    assert held.over(ANSWERED)


def test_an_answer_that_is_not_final_does_not_end_the_wait() -> None:
    held = hearing.of(with_steps(TOLD, PLAIN_ANSWER))
    assert (None, False, True) == (held.final, held.over(RESPOND_BY), held.over(RESPOND_BY + ONE_DAY))


@pytest.mark.parametrize(("day", "ends"), [(NOTIFIED - ONE_DAY, False), (NOTIFIED, True), (RESPOND_BY, True)])
def test_an_answer_is_to_what_was_told_by_then(day: date, ends: bool) -> None:
    held = hearing.of(with_steps(TOLD, replace(FINAL_ANSWER, day=day)))
    assert ends == held.over(RESPOND_BY)


def test_who_is_notified_anew_has_its_time_anew() -> None:
    held = hearing.of(with_steps(TOLD, FINAL_ANSWER, TOLD_AGAIN))
    assert (date(2024, 6, 10), date(2024, 7, 1), None) == (held.notified, held.respond_by, held.final)
    assert (False, True) == (held.over(date(2024, 7, 1)), held.over(date(2024, 7, 2)))


def test_the_last_notification_is_the_latest_by_its_day_and_not_by_when_it_was_entered() -> None:
    entered_late = replace(TOLD, entry=30)
    assert date(2024, 6, 10) == hearing.of(with_steps(TOLD_AGAIN, entered_late)).notified


def test_the_time_that_was_extended_counts_until_the_actor_is_notified_anew() -> None:
    assert date(2024, 6, 24) == hearing.of(with_steps(TOLD, EXTENDED)).respond_by
    assert date(2024, 7, 1) == hearing.of(with_steps(TOLD, EXTENDED, TOLD_AGAIN)).respond_by


def test_time_is_extended_once() -> None:
    assert (False, True) == (hearing.extended(with_steps(TOLD)), hearing.extended(with_steps(TOLD, EXTENDED)))


def test_an_answer_is_late_from_the_day_after_the_last() -> None:
    late = step(18, StepKind.ANSWERED, RESPOND_BY + ONE_DAY, found="final")
    in_time = step(16, StepKind.ANSWERED, RESPOND_BY)
    held = hearing.of(with_steps(TOLD, in_time, late))
    assert ((late,), RESPOND_BY + ONE_DAY) == (held.late, held.final)
    assert () == hearing.of(with_steps(TOLD, EXTENDED, late)).late


def test_only_what_had_happened_by_a_day_counts_on_it() -> None:
    case = with_steps(TOLD, FINAL_ANSWER, TOLD_AGAIN, step(21, StepKind.EXEMPTED, date(2024, 7, 8), found="haste"))
    by = {day: hearing.of(case, day) for day in (NOTIFIED - ONE_DAY, ANSWERED, date(2024, 7, 7), date(2024, 7, 8))}
    assert [None, NOTIFIED, date(2024, 6, 10), date(2024, 6, 10)] == [held.notified for held in by.values()]
    assert [None, ANSWERED, None, None] == [held.final for held in by.values()]
    assert [False, False, False, True] == [held.exempted for held in by.values()]


SENT = paper(14, "anmärkningen", NOTIFIED, notified=True)
NEW = paper(17, "vittnesmålet", date(2024, 9, 2))


@pytest.mark.parametrize(
    ("documents", "unsent"),
    [
        ((), ()),
        ((SENT,), ()),
        ((SENT, NEW), (NEW,)),
        ((NEW, paper(20, "vittnesmålet", date(2024, 9, 6), notified=True)), ()),
        ((paper(12, "anmärkningen", date(2024, 4, 2)), SENT), ()),
        ((replace(NEW, matters=False),), ()),
        ((replace(NEW, origin=Origin.ACTOR),), ()),
        ((replace(NEW, origin=Origin.PREPARATION),), ()),
        ((NEW, paper(18, "brevet", date(2024, 9, 3))), (NEW, paper(18, "brevet", date(2024, 9, 3)))),
    ],
)
def test_what_matters_and_comes_from_others_must_have_been_sent(
    documents: tuple[CaseDocument, ...], unsent: tuple[CaseDocument, ...]
) -> None:
    assert unsent == hearing.of(with_papers(*documents)).unsent


def test_a_document_is_unsent_on_the_days_before_it_reached_the_actor() -> None:
    case = with_papers(NEW, paper(20, "vittnesmålet", date(2024, 9, 6), notified=True))
    assert [(), (NEW,), ()] == [
        hearing.of(case, day).unsent for day in (date(2024, 9, 1), date(2024, 9, 5), date(2024, 9, 6))
    ]


@given(st.sampled_from(Origin), st.booleans(), st.booleans())
def test_only_what_matters_and_comes_from_others_is_ever_new_material(
    origin: Origin, matters: bool, notified: bool
) -> None:
    document = replace(NEW, origin=origin, matters=matters, notified=notified)
    new = origin is Origin.OTHER and matters and not notified
    assert new == bool(hearing.of(with_papers(document)).unsent)


SPRING = st.dates(date(2024, 3, 11), date(2024, 6, 30))


@given(
    st.lists(st.tuples(SPRING, st.integers(0, 30)), min_size=1, max_size=3),
    st.lists(st.tuples(SPRING, st.booleans()), max_size=4),
    SPRING,
)
def test_the_wait_is_over_with_a_final_answer_to_the_last_notification_or_the_day_after_its_last(
    notices: list[tuple[date, int]], answers: list[tuple[date, bool]], day: date
) -> None:
    told = [step(at, StepKind.NOTIFIED, on, until=on + timedelta(days=days)) for at, (on, days) in enumerate(notices)]
    said = [
        step(10 + at, StepKind.ANSWERED, on, found="final" if final else None) for at, (on, final) in enumerate(answers)
    ]
    last = max(told, key=lambda each: (each.day, each.entry))
    assert last.until
    final = [each.day for each in said if each.found and each.day >= last.day]
    held = hearing.of(with_steps(*told, *said))
    assert min(final, default=None) == held.final
    assert bool(final or day > last.until) == held.over(day)


def test_a_case_is_heard_without_anything_else_in_it() -> None:
    assert hearing.Hearing(None, None, (), exempted=False, unsent=()) == hearing.of(REPORTED)
