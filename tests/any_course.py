"""Any course of an actor that is asked to renew."""

from datetime import date, timedelta

from hypothesis import strategies as st

from samverkan_cli.domain.renewal.funnel import AnswerDays, Course
from samverkan_cli.domain.values import EndedAs

FIRST = date(2024, 1, 1)
days = st.dates(date(2023, 6, 1), date(2028, 6, 1))


def ended(answer: AnswerDays, end: tuple[date, EndedAs] | None) -> AnswerDays:
    if end is None or answer.declined_on or end[0] < answer.received:
        return answer
    return AnswerDays(answer.number, answer.received, answer.completed, answer.effective, None, *end)


@st.composite
def answers(draw: st.DrawFn) -> AnswerDays:
    received, number = draw(days), draw(st.integers(1, 9))
    if draw(st.booleans()):
        return AnswerDays(number, received, declined_on=received)
    completed = draw(st.none() | st.integers(0, 60))
    done = received if completed is None else received + timedelta(days=completed)
    effective = draw(st.none() | st.just(max(done, FIRST)))
    answer = AnswerDays(number, received, done if completed is not None and effective else None, effective)
    return ended(answer, draw(st.none() | st.tuples(days, st.sampled_from(EndedAs))))


courses = st.builds(
    Course,
    answers=st.lists(answers(), max_size=3).map(tuple),
    dissolved_on=st.none() | days,
    excluded_from=st.none() | days,
)
