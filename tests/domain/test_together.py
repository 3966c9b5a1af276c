"""Two actors that are one: which enrollments share days, which stays, and what days it holds."""

from datetime import date

import msgspec
import pytest

from samverkan_cli.domain import together
from samverkan_cli.domain.records import Contact, Enrollment, Exclusion, NetworkMember
from samverkan_cli.domain.values import EndedAs

JAN, MAR, JUN, SEP = (date(2024, month, 1) for month in (1, 3, 6, 9))


def one(number: int, first: date | None, off: date | None = None, **more: object) -> Enrollment:
    """Give an enrollment of the actor with its own number, from a day to the first day off it."""
    ended = {"ended_from": off, "ended_as": EndedAs.WITHDRAWAL} if off else {}
    facts = {"entry": number, "id": f"E-{number}", "number": number, "actor": f"A-{number}", "period": "2024-2027"}
    told = {"received": first, "effective": first, "evidence": f"underlag {number}"}
    return msgspec.convert(facts | told | ended | more, Enrollment)


def out(number: int, effective: date | None, **more: object) -> Exclusion:
    """Give an exclusion of an enrollment, in force from a day or waiting to be final."""
    facts = {"entry": 90 + number, "actor": f"A-{number}", "enrollment": f"E-{number}", "period": "2024-2027"}
    return msgspec.convert(facts | {"decision": "D-2024-001", "effective": effective} | more, Exclusion)


def ids(enrollments: list[Enrollment], *exclusions: Exclusion) -> list[list[str]]:
    return [sorted(each.id for each in group) for group in together.groups(enrollments, exclusions)]


EXCLUDED = {"ended_as": EndedAs.EXCLUSION}


@pytest.mark.parametrize(
    ("enrollments", "exclusions", "expected"),
    [
        ([one(1, JAN), one(2, MAR)], [], [["E-1", "E-2"]]),
        ([one(1, JAN, MAR), one(2, MAR)], [], [["E-1"], ["E-2"]]),
        ([one(1, JAN, date(2024, 3, 2)), one(2, MAR)], [], [["E-1", "E-2"]]),
        ([one(1, JAN, JUN), one(2, MAR, SEP), one(3, JUN)], [], [["E-1", "E-2", "E-3"]]),
        ([one(1, JAN), one(2, MAR, period="2020-2023")], [], [["E-2"], ["E-1"]]),
        ([one(1, JAN), one(2, MAR, declined_on=MAR)], [], [["E-1"]]),
        ([one(1, JAN), one(2, None, received=MAR)], [], [["E-1", "E-2"]]),
        ([one(1, JAN, MAR), one(2, None, received=MAR)], [], [["E-1"], ["E-2"]]),
        ([one(1, JAN), one(2, None, JUN, received=MAR, ended_as=EndedAs.REFUSAL)], [], [["E-1"]]),
        (
            [one(1, JAN), one(2, MAR, JUN, **EXCLUDED), one(3, SEP, actor="A-2")],
            [out(2, JUN)],
            [["E-1", "E-2"], ["E-3"]],
        ),
        ([one(1, JAN), one(3, SEP)], [out(2, JUN)], [["E-1"], ["E-3"]]),  # what began before is ended
        ([one(1, JUN), one(3, SEP)], [out(2, JUN)], [["E-1", "E-3"]]),  # what begins on the day is not
        ([one(1, JAN), one(3, SEP)], [out(2, JUN, period="2020-2023")], [["E-1", "E-3"]]),
    ],
)
def test_enrollments_that_share_a_day_are_one_group(
    enrollments: list[Enrollment], exclusions: list[Exclusion], expected: list[list[str]]
) -> None:
    assert expected == ids(enrollments, *exclusions)
    assert sorted(expected) == sorted(ids(enrollments[::-1], *exclusions))


@pytest.mark.parametrize(
    ("exclusion", "expected"),
    [
        (out(1, JUN), JUN),
        (out(1, None), None),
        (out(1, JUN, stayed_on=SEP), None),
        (out(1, MAR, stayed_on=JUN, resumed_from=SEP), SEP),
        (out(1, JUN, annulled_on=SEP), None),
        (out(1, JUN, revoked_from=SEP), None),
    ],
)
def test_an_exclusion_ends_what_began_before_the_day_it_goes_on_from(
    exclusion: Exclusion, expected: date | None
) -> None:
    assert expected == together.acts_from(exclusion)


def days(enrollments: list[Enrollment], *exclusions: Exclusion) -> tuple[object, ...]:
    """Give what stays, what is dropped, and the arrival, evidence, first day and end of what stays."""
    (group,) = together.groups(enrollments, exclusions)
    found = together.grouped(group, exclusions)
    told = found.days or found.kept
    dropped = [each.id for each in found.dropped]
    return found.kept.id, dropped, told.received, told.evidence, told.effective, told.ended_from, told.ended_as


LEFT = EndedAs.WITHDRAWAL


def test_the_earliest_arrival_stays_with_its_evidence_and_the_later_end_or_none() -> None:
    assert ("E-2", ["E-1"], JAN, "underlag 2", JAN, None, None) == days([one(1, MAR), one(2, JAN, JUN)])
    assert ("E-2", ["E-1"], JAN, "underlag 2", JAN, SEP, LEFT) == days([one(1, MAR, SEP), one(2, JAN, JUN)])


def test_one_that_holds_the_days_of_the_other_already_is_as_it_was() -> None:
    (group,) = together.groups([one(1, JAN), one(2, MAR, JUN)], [])
    assert None is not together.grouped(group, []).days
    assert ("E-1", ["E-2"], JAN, "underlag 1", JAN, None, None) == days([one(1, JAN), one(2, MAR, JUN)])
    (alone,) = together.groups([one(1, JAN, JUN)], [])
    assert together.Group(alone[0], (), None) == together.grouped(alone, [])


@pytest.mark.parametrize("effective", [None, JUN])
def test_what_is_excluded_stays_though_the_other_arrived_first(effective: date | None) -> None:
    ended = one(2, MAR, effective, ended_as=EndedAs.EXCLUSION if effective else None)
    told = days([one(1, JAN), ended], out(2, effective))
    assert ("E-2", ["E-1"], JAN, "underlag 1", JAN, effective, EXCLUDED["ended_as"] if effective else None) == told


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        (SEP, date(2024, 7, 15), (92, SEP, LEFT)),
        (date(2024, 7, 15), SEP, (92, SEP, LEFT)),
        (None, SEP, (92, None, None)),
        (SEP, None, (92, None, None)),
    ],
)
def test_an_exclusion_comes_before_the_later_end_that_both_would_have(
    ours: date | None, theirs: date | None, expected: tuple[object, ...]
) -> None:
    exclusions = [out(2, JUN, before_from=theirs, before_as=LEFT if theirs else None)]
    (group,) = together.groups([one(1, JAN, ours), one(2, MAR, JUN, **EXCLUDED)], exclusions)
    told = together.grouped(group, exclusions).days
    assert told
    assert (JUN, EndedAs.EXCLUSION) == (told.ended_from, told.ended_as)
    assert expected == (told.exclusion, told.before_from, told.before_as)


def test_an_incomplete_answer_gives_its_arrival_to_the_one_that_completed_it() -> None:
    (group,) = together.groups([one(1, None, received=JAN), one(2, MAR)], [])
    told = together.grouped(group, []).days
    assert told
    assert ("E-2", JAN, MAR, MAR) == (told.enrollment, told.received, told.completed, told.effective)


def test_each_that_was_excluded_and_stands_holds_the_group() -> None:
    group = [one(1, JAN), one(2, MAR)]
    assert [out(1, None), out(2, JUN)] == together.holders(group, [out(1, None), out(2, JUN), out(3, None)])
    assert [] == together.holders(group, [out(1, JUN, annulled_on=SEP), out(2, JUN, revoked_from=SEP)])


def part(entry: int, network: str, first: date | None, through: date | None) -> NetworkMember:
    return NetworkMember(entry=entry, network=network, member="A-1", from_day=first, through_day=through)


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [
        ((JAN, JUN), (MAR, None), [(2, [1], (JAN, None))]),
        ((None, JUN), (JUN, SEP), [(2, [1], (None, SEP))]),
        ((MAR, JUN), (JAN, None), [(2, [1], None)]),
        ((JAN, date(2024, 5, 31)), (JUN, None), []),
    ],
)
def test_parts_in_a_network_that_share_a_day_are_one_with_the_days_of_both(
    mine: tuple[date | None, date | None], theirs: tuple[date | None, date | None], expected: list[object]
) -> None:
    rows = [part(1, "A-7", *mine), part(2, "A-7", *theirs)]
    found = together.spans(rows, lambda row: row.network, lambda row: row.entry == 2)
    told = [
        (kept.entry, [each.entry for each in dropped], (span.from_day, span.through_day) if span else None)
        for kept, dropped, span in found
    ]
    assert expected == told


def test_what_one_actor_has_twice_alone_is_left_as_it_is() -> None:
    rows = [part(1, "A-7", JAN, None), part(2, "A-7", MAR, None), part(3, "A-8", JAN, None)]
    assert [] == list(together.spans(rows, lambda row: row.network, lambda row: row.entry < 3))
    assert [] == list(together.spans(rows, lambda row: row.network, lambda row: row.entry == 3))


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [
        ((None, None), (None, None), None),
        ((JAN, None), (None, None), (JAN, None)),
        ((None, None), (JAN, None), None),
        ((None, None), (JAN, MAR), None),
        ((JAN, MAR), (None, None), (JAN, MAR)),
        ((MAR, None), (JAN, None), (MAR, None)),
        ((JAN, MAR), (JUN, None), None),
        ((JUN, None), (JAN, MAR), (JUN, None)),
        ((JAN, JUN), (MAR, None), (JAN, JUN)),
        ((JAN, MAR), (MAR, None), (JAN, MAR)),
        ((MAR, None), (JAN, MAR), None),
    ],
)
def test_what_was_said_last_of_consent_holds_for_contacts_that_are_one(
    mine: tuple[date | None, date | None],
    theirs: tuple[date | None, date | None],
    expected: tuple[date | None, date | None] | None,
) -> None:
    """The second stays; nothing is told where it says so already."""

    def reached(entry: int, days: tuple[date | None, date | None]) -> Contact:
        return Contact(
            entry=entry, actor=f"A-{entry}", mailbox="a@b.example", consented_on=days[0], withdrawn_on=days[1]
        )

    rows = [reached(1, mine), reached(2, theirs)]
    ((kept, dropped, span),) = together.spans(rows, lambda row: row.mailbox, lambda row: row.entry == 2)
    assert (2, [1]) == (kept.entry, [each.entry for each in dropped])
    assert expected == ((span.consented_on, span.withdrawn_on) if span else None)


def test_a_row_knows_its_table() -> None:
    contact = Contact(entry=1, actor="A-1", person=None, mailbox="bo@example.org")
    assert ("contact", "network_member") == (together.home(contact), together.home(part(1, "A-7", None, None)))
