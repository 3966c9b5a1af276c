"""What reports count: the definitions, held against a roll that is asked day by day."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.report import (
    Cell,
    Change,
    Figures,
    Renewal,
    Tenure,
    belongs,
    count,
    days_in_order,
    days_of,
    moves,
    span_of,
    turnovers,
)
from samverkan_cli.domain.standing import Dates, Standing, on_roll, standing
from samverkan_cli.domain.values import ChangeKind, EndedAs, Kind, Side

ONE_DAY = timedelta(days=1)
FIRST, LAST = date(2024, 1, 1), date(2024, 12, 31)
BEFORE, AFTER = FIRST - ONE_DAY, LAST + ONE_DAY
JOINED = Dates(
    received=date(2023, 3, 1),
    effective=date(2023, 3, 1),
    declined_on=None,
    ended_from=None,
    ended_as=None,
    last_day=date(2027, 12, 31),
    dissolved_on=None,
)


def tenure(dates: Dates, actor: str = "A-1", period: str = "2024-2027") -> Tenure:
    return Tenure(actor, f"Nr {actor}", Side.CIVIL, Kind.ASSOCIATION, period, dates)


def joining(day: date) -> Dates:
    return replace(JOINED, received=day, effective=day)


def leaving(day: date, dates: Dates = JOINED) -> Dates:
    return replace(dates, ended_from=day, ended_as=EndedAs.WITHDRAWAL)


def of(*dates: Dates) -> Figures:
    """Give the figures of all of one actor's enrollments in 2024."""
    return count([tenure(each) for each in dates], FIRST, LAST).get(Cell(), Figures())


@pytest.mark.parametrize(
    ("dates", "figures"),
    [
        (JOINED, Figures(signatories=1)),
        (joining(BEFORE), Figures(signatories=1)),
        (joining(FIRST), Figures(signatories=1, new=1)),
        (joining(LAST), Figures(signatories=1, new=1)),
        (joining(AFTER), Figures()),
        (leaving(BEFORE), Figures()),
        (leaving(FIRST), Figures(left=1)),
        (leaving(LAST), Figures(left=1)),
        (leaving(AFTER), Figures(signatories=1)),
        (leaving(date(2024, 9, 1), joining(date(2024, 2, 1))), Figures(new=1, left=1)),
    ],
)
def test_who_is_new_and_who_has_left_is_told_by_the_days_of_the_span(dates: Dates, figures: Figures) -> None:
    assert figures == of(dates)


def test_who_is_suspended_has_not_left_and_is_not_new_when_it_is_back() -> None:
    assert Figures(suspended=1) == of(replace(JOINED, suspensions=((date(2024, 12, 1), date(2025, 2, 1)),)))
    assert Figures(signatories=1) == of(replace(JOINED, suspensions=((date(2023, 12, 1), date(2024, 2, 1)),)))


def test_who_leaves_and_joins_again_in_the_span_has_done_neither() -> None:
    first = leaving(date(2024, 3, 1))
    assert Figures(signatories=1) == of(first, joining(date(2024, 6, 1)))


def test_who_does_not_join_the_next_period_has_left_it_on_its_last_day() -> None:
    lapsed = replace(JOINED, last_day=BEFORE)
    found = count([tenure(lapsed, period="2020-2023")], FIRST, LAST)
    whole = Cell("2020-2023", Side.CIVIL, Kind.ASSOCIATION)
    cells = (whole, Cell("2020-2023", Side.CIVIL), Cell("2020-2023"), Cell())
    assert dict.fromkeys(cells, Figures(left=1)) == found


def test_who_joins_the_next_period_is_neither_new_nor_gone() -> None:
    lapsed, anew = replace(JOINED, last_day=BEFORE), joining(date(2024, 2, 1))
    found = count([tenure(lapsed, period="2020-2023"), tenure(anew)], FIRST, LAST)
    assert Figures(signatories=1) == found[Cell()]
    assert Cell("2020-2023") not in found


def test_an_exclusion_that_did_not_last_is_no_leaving_and_its_end_no_joining_of_who_was_there_before() -> None:
    out = replace(JOINED, exclusions=((date(2024, 3, 1), date(2024, 5, 31)),))
    assert Figures(signatories=1) == of(out)
    since = replace(JOINED, exclusions=((date(2023, 6, 1), date(2024, 5, 31)),))
    (turned,) = turnovers([tenure(since)], FIRST, LAST)
    assert date(2024, 6, 1) == turned.first


def test_what_is_told_of_an_actor_is_its_first_day_and_its_first_day_off() -> None:
    (turned,) = turnovers([tenure(leaving(date(2024, 9, 1), joining(date(2024, 2, 1))))], FIRST, LAST)
    told = [
        Change(ChangeKind.JOINED, date(2024, 2, 1), "A-1", "Nr A-1", "2024-2027"),
        Change(ChangeKind.LEFT, date(2024, 9, 1), "A-1", "Nr A-1", "2024-2027", "withdrawn"),
    ]
    assert told == list(moves(turned))


def test_who_renews_is_a_share_of_those_that_are_asked_of_a_period_and_of_no_other() -> None:
    renewals = [Renewal("2024-2027", Side.CIVIL, Kind.ASSOCIATION, renewed) for renewed in (True, True, False)]
    found = count([], FIRST, LAST, [*renewals, Renewal("2024-2027", Side.PUBLIC, Kind.COMMITTEE, renewed=False)])
    assert 0.5 == found[Cell("2024-2027")].rate
    assert 0.6667 == found[Cell("2024-2027", Side.CIVIL)].rate
    assert Cell() not in found
    assert Figures().rate is None


def test_the_figures_of_a_day_are_of_its_year_up_to_it_and_those_of_the_year_that_runs_up_to_today() -> None:
    assert (FIRST, date(2024, 6, 1)) == span_of(date(2024, 6, 1))
    assert (FIRST, date(2024, 6, 1)) == days_of(2024, date(2024, 6, 1))
    assert (FIRST, LAST) == days_of(2024, date(2025, 1, 1)) == days_of(2024, date(2023, 12, 31))


def test_a_span_may_be_one_day_and_does_not_end_before_it_begins() -> None:
    assert [] == list(days_in_order(FIRST, FIRST))
    assert [no.LastDayBeforeFirst("to", first=str(FIRST), last=str(BEFORE))] == list(days_in_order(FIRST, BEFORE))


# any lives, held against a roll of each day -----------------------------------------------------

DAYS = st.dates(date(2024, 1, 1), date(2024, 1, 20))  # few days, so that edges meet
SPANS = st.lists(st.tuples(DAYS, DAYS).map(sorted).map(tuple), max_size=2).map(tuple)


@st.composite
def lives(draw: st.DrawFn) -> list[Dates]:
    """Give the enrollments of an actor one after the other, each ending before the next takes effect."""
    found = []
    for first, off in pairwise(sorted(draw(st.lists(DAYS, min_size=2, max_size=4, unique=True)))):
        ends = draw(st.booleans())
        dates = replace(joining(first), last_day=off - ONE_DAY, suspensions=draw(SPANS), exclusions=draw(SPANS))
        found.append(leaving(draw(st.dates(first, off)), dates) if ends else dates)
    return found


def there(every: Iterable[Dates], day: date) -> bool:
    return any(belongs(each, day) for each in every)


@settings(max_examples=200)
@given(actors=st.lists(lives(), max_size=3), first=DAYS, length=st.integers(0, 12))
def test_the_figures_are_those_of_a_roll_that_is_asked_day_by_day(
    actors: list[list[Dates]], first: date, length: int
) -> None:
    last = first + length * ONE_DAY
    span = [first + at * ONE_DAY for at in range(length + 1)]
    tenures = [tenure(each, f"A-{at}") for at, own in enumerate(actors) for each in own]
    found = count(tenures, first, last).get(Cell(), Figures())
    assert sum(on_roll(each.dates, last) for each in tenures) == found.signatories
    assert sum(standing(each.dates, last) is Standing.SUSPENDED for each in tenures) == found.suspended
    before = [there(own, first - ONE_DAY) for own in actors]
    during = [any(there(own, day) for day in span) for own in actors]
    now = [there(own, last) for own in actors]
    assert sum(b and not a for a, b in zip(before, during, strict=True)) == found.new
    assert sum((a or b) and not c for a, b, c in zip(before, during, now, strict=True)) == found.left
    assert sum(before) + found.new - found.left == sum(now) == found.signatories + found.suspended
    for each in turnovers(tenures, first, last):
        own = actors[int(each.last.actor[2:])]
        if each.first:
            assert there(own, each.first)
            assert not any(there(own, day) for day in span if day < each.first)
        if each.left:
            assert not any(there(own, day) for day in span if day >= each.left)
