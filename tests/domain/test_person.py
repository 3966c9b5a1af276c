"""Persons: each once, under a name that nothing else can be taken for."""

from datetime import date

import pytest
from msgspec.structs import replace
from refusing import refused

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.events import JoinedSpan, MovedRow, PersonMerged, PersonRegistered
from samverkan_cli.domain.person import (
    AddPerson,
    BothPersons,
    MergePerson,
    add,
    is_full,
    merge,
    named,
    notices_of_merging,
)
from samverkan_cli.domain.records import Contact, Membership, Person, Seat

ADDING = AddPerson(today=date(2024, 3, 1), name="Eva Ek")
EVA = Person(entry=1, id="P-1", number=1, name="Eva Ek")


@pytest.mark.parametrize(
    ("email", "expected"),
    [(None, None), ("eva@example.org", "eva@example.org"), ("Eva Ek <eva@example.org>", "eva@example.org")],
)
def test_a_person_has_a_name_and_perhaps_an_address_without_a_name_before_it(
    email: str | None, expected: str | None
) -> None:
    made = add(ADDING.but(email=email), "P-1", None)
    assert PersonRegistered(subject="P-1", name="Eva Ek", mailbox=expected) == made


def test_a_person_is_registered_once() -> None:
    expected = no.AlreadyExists("name", refs=["P-1"], noun="person", id="P-1", name="Eva Ek")
    assert [expected] == refused(add, ADDING, "P-2", EVA)


@pytest.mark.parametrize("name", ["P-7", "A-12", "802481-1234", "8024811234"])
def test_a_person_is_not_called_what_is_shaped_like_an_id_or_a_number(name: str) -> None:
    expected = [no.NameReserved("name", given=name)]
    assert expected == refused(add, ADDING.but(name=name), "P-1", None)
    assert [no.NameReserved("signed_by", given=name)] == named(name, "signed_by")


@pytest.mark.parametrize("name", ["Eva Ek", "P", "P-ett", "Bo 2"])
def test_nothing_speaks_against_another_name(name: str) -> None:
    assert [] == named(name, "name")


def test_the_reason_goes_with_a_person() -> None:
    assert "Ny ordförande" == add(ADDING.but(reason="Ny ordförande"), "P-1", None).reason


@pytest.mark.parametrize(
    ("name", "full"), [("Eva Ek", True), ("E. Ek", True), ("Eva", False), ("Eva-Lisa", True), ("Eva .", False)]
)
def test_a_full_name_is_more_than_one_word(name: str, full: bool) -> None:
    assert full is is_full(name)


def test_a_namesake_is_registered_when_it_is_said_to_be_new() -> None:
    assert "P-2" == add(ADDING.but(new=True), "P-2", EVA).subject


# two persons that are one -------------------------------------------------------------------------

OTHER = Person(entry=2, id="P-2", number=2, name="Eva Ekk", mailbox="eva@example.org")
ASKED = MergePerson(today=date(2024, 3, 1), person="P-2", into="P-1")
SEAT = Seat(entry=5, body="B-1", person="P-1")
OTHERS = Seat(entry=6, body="B-1", person="P-2")
A, B = date(2024, 1, 1), date(2024, 12, 31)


def merged(**held: object) -> PersonMerged:
    return merge(ASKED, BothPersons(OTHER, EVA, **held))  # type: ignore[arg-type]  # what both had


def test_what_led_to_the_first_leads_to_the_second_which_is_given_the_mailbox_it_lacked() -> None:
    rows = (MovedRow(table="task", key="T-1", column="owner"),)
    expected = PersonMerged(subject="P-2", into="P-1", on=date(2024, 3, 1), mailbox="eva@example.org", moved=rows)
    assert expected == merged(rows=rows)
    own = replace(EVA, mailbox="eva@example.com")
    kept = BothPersons(OTHER, own)
    assert None is merge(ASKED, kept).mailbox
    assert [no.MailboxNotKept("into", refs=["P-1"], name="Eva Ek (P-1)", mailbox="eva@example.org")] == list(
        notices_of_merging(kept, merge(ASKED, kept))
    )


def test_a_person_is_merged_once_and_never_with_itself() -> None:
    same = [no.SamePerson("into", refs=["P-1"], name="Eva Ek (P-1)")]
    assert same == refused(merge, ASKED, BothPersons(EVA, EVA))
    gone = replace(OTHER, merged_into="P-3")
    already = [no.PersonMergedAlready("person", refs=["P-2", "P-3"], id="P-2", into="P-3")]
    assert already == refused(merge, ASKED, BothPersons(gone, EVA))


@pytest.mark.parametrize(
    ("own", "others", "dropped", "days"),
    [
        ((None, None), (None, None), "6", None),
        ((A, None), (A, B), "6", None),
        ((A, B), (B, None), "6", (A, None)),
        ((B, None), (None, B), "6", (None, None)),
        ((A, date(2024, 12, 30)), (B, None), None, None),
    ],
)
def test_two_seats_in_a_body_that_share_days_are_one_with_the_days_of_both(
    own: tuple[date | None, date | None],
    others: tuple[date | None, date | None],
    dropped: str | None,
    days: tuple[date | None, date | None] | None,
) -> None:
    seats = (
        replace(SEAT, from_day=own[0], through_day=own[1]),
        replace(OTHERS, from_day=others[0], through_day=others[1]),
    )
    rows = (MovedRow(table="seat", key="6", column="person"),)
    event = merged(seats=seats, rows=rows)
    assert ([] if dropped is None else [MovedRow(table="seat", key=dropped)]) == list(event.dropped)
    assert (rows if dropped is None else ()) == event.moved
    expected = [JoinedSpan(table="seat", entry=5, from_day=days[0], through_day=days[1])] if days else []
    assert expected == list(event.spans)


def test_the_seat_that_says_whom_the_member_represents_is_the_one_that_stays() -> None:
    told = replace(OTHERS, represents="A-1", from_day=B)
    event = merged(seats=(SEAT, told), rows=(MovedRow(table="seat", key="6", column="person"),))
    assert ["5"] == [row.key for row in event.dropped]
    assert ["6"] == [row.key for row in event.moved]
    assert [JoinedSpan(table="seat", entry=6, from_day=None, through_day=None)] == list(event.spans)


def test_two_seats_for_two_actors_in_the_same_days_are_of_two_persons() -> None:
    own, others = replace(SEAT, represents="A-1", through_day=A), replace(OTHERS, represents="A-2", from_day=A)
    expected = no.SeatedForTwo(
        "into", refs=["B-1", "A-2", "A-1"], name="Eva Ekk (P-2)", id="P-2", body="B-1", actor="A-2", other="A-1"
    )
    assert [expected] == refused(merge, ASKED, BothPersons(OTHER, EVA, seats=(own, others)))
    for apart in (replace(others, from_day=date(2024, 1, 2)), replace(others, represents="A-1")):
        assert "P-2" == merged(seats=(own, apart)).subject


def test_contacts_memberships_and_meetings_of_both_stand_once() -> None:
    contacts = (Contact(entry=7, actor="A-1", person="P-1"), Contact(entry=8, actor="A-1", person="P-2"))
    other = Contact(entry=9, actor="A-1", person="P-2", mailbox="eva@example.org")
    members = tuple(Membership(entry=at, working_group="G-1", person=f"P-{at - 9}") for at in (10, 11))
    both = BothPersons(OTHER, EVA, contacts=(*contacts, other), memberships=members, there={"M-1": 12})
    event = merge(ASKED, both)
    dropped = [(row.table, row.key) for row in event.dropped]
    assert [("contact", "8"), ("group_member", "11"), ("attendance", "12")] == dropped
    (told, *_) = notices_of_merging(both, event)
    assert no.PlacesDoubled("into", refs=["A-1", "G-1", "M-1"], places=("A-1", "G-1", "M-1")) == told
