"""The funnel: every signatory of the old period is in exactly one class on any day."""

from datetime import date

import pytest
from any_course import FIRST, courses, days
from hypothesis import given
from hypothesis import strategies as st

from samverkan_cli.actions.renewal import Followed
from samverkan_cli.domain.records import Period
from samverkan_cli.domain.renewal.funnel import AnswerDays, Course, count, rate, reply
from samverkan_cli.domain.values import CampaignPart, EndedAs, Reply

BESIDE = (CampaignPart.INVITED, CampaignPart.REMINDED, CampaignPart.NEW)


@given(st.lists(courses), days)
def test_the_classes_always_sum_to_the_total(known: list[Course], on: date) -> None:
    found = count(known, on)
    assert len(known) == sum(found.values())
    assert list(Reply) == list(found)
    share = rate(found)
    assert (share is None) == (not known)
    assert share is None or 0 <= share <= 1


@given(st.dictionaries(st.integers(1, 99).map("A-{}".format), courses), days)
def test_as_many_are_listed_as_each_figure_counts(asked: dict[str, Course], on: date) -> None:
    period = Period(entry=1, id="2024-2027", first_day=FIRST, last_day=on, networks=True, hearing=True, affirmations=())
    found = Followed(period, period, on, on, asked, dict.fromkeys(BESIDE, ()), on)
    listed = {each: found.who(CampaignPart(each)) for each in Reply}
    assert {each: len(ids) for each, ids in listed.items()} == found.replies
    assert sorted(asked) == sorted(id_ for ids in listed.values() for id_ in ids)
    assert (found.total, list(asked)) == (len(asked), list(found.who(CampaignPart.TOTAL)))


@given(courses, days)
def test_who_is_silent_has_not_answered_by_then(course: Course, on: date) -> None:
    answered = any(answer.received <= on for answer in course.answers)
    assert not (answered and reply(course, on) is Reply.SILENT)
    assert answered or reply(course, on) in {Reply.SILENT, Reply.DISSOLVED, Reply.EXCLUDED}


COMPLETE = AnswerDays(1, date(2023, 10, 16), effective=FIRST)


@pytest.mark.parametrize(
    ("course", "on", "expected"),
    [
        (Course(), FIRST, Reply.SILENT),
        (Course((COMPLETE,)), date(2023, 10, 15), Reply.SILENT),
        (Course((COMPLETE,)), date(2023, 10, 16), Reply.RENEWED),
        (Course((AnswerDays(1, date(2024, 2, 5)),)), date(2024, 2, 5), Reply.RECEIVED),
        (
            Course((AnswerDays(1, date(2024, 2, 5), date(2024, 2, 19), date(2024, 2, 19)),)),
            date(2024, 2, 18),
            Reply.RECEIVED,
        ),
        (
            Course((AnswerDays(1, date(2024, 2, 5), date(2024, 2, 19), date(2024, 2, 19)),)),
            date(2024, 2, 19),
            Reply.RENEWED,
        ),
        (Course((AnswerDays(1, date(2023, 9, 1), declined_on=date(2023, 9, 1)),)), FIRST, Reply.DECLINED),
        (Course((AnswerDays(1, date(2023, 9, 1), declined_on=date(2023, 9, 1)), COMPLETE)), FIRST, Reply.RENEWED),
        (
            Course((AnswerDays(1, FIRST, None, FIRST, None, date(2025, 3, 3), EndedAs.WITHDRAWAL),)),
            date(2025, 3, 2),
            Reply.RENEWED,
        ),
        (
            Course((AnswerDays(1, FIRST, None, FIRST, None, date(2025, 3, 3), EndedAs.WITHDRAWAL),)),
            date(2025, 3, 3),
            Reply.WITHDRAWN,
        ),
        (
            Course((AnswerDays(1, FIRST, None, FIRST, None, date(2025, 3, 3), EndedAs.EXCLUSION),), date(2026, 1, 1)),
            date(2026, 6, 1),
            Reply.EXCLUDED,
        ),
        (
            Course((AnswerDays(1, date(2023, 10, 16), None, FIRST, None, date(2023, 11, 8), EndedAs.REFUSAL),)),
            date(2023, 11, 7),
            Reply.RENEWED,
        ),
        (
            Course((AnswerDays(1, date(2023, 10, 16), None, None, None, date(2023, 11, 8), EndedAs.REFUSAL),)),
            date(2023, 11, 8),
            Reply.REFUSED,
        ),
        (Course((), date(2024, 6, 30)), date(2024, 6, 30), Reply.SILENT),
        (Course((), date(2024, 6, 30)), date(2024, 7, 1), Reply.DISSOLVED),
        (Course((COMPLETE,), date(2024, 6, 30)), date(2024, 7, 1), Reply.DISSOLVED),
        (Course((), None, date(2024, 1, 10)), date(2024, 1, 10), Reply.EXCLUDED),
    ],
)
def test_what_has_become_of_an_actor_on_a_day(course: Course, on: date, expected: Reply) -> None:
    assert expected is reply(course, on)


def test_nobody_to_renew_has_no_rate() -> None:
    assert rate(count([], FIRST)) is None
    assert 0.3333 == rate(count([Course((COMPLETE,)), Course(), Course()], FIRST))
