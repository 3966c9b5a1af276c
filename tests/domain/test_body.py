"""Bodies: what they are called and keep, what they may do from a day through a day, and who sits in them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from refusing import refused

from samverkan_cli.domain import body
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.body import AddBody, GiveMandate, TakeSeat, add, give_mandate, mandated, take_seat
from samverkan_cli.domain.events import (
    BodyAdded,
    BodyAliasAdded,
    BodyAliasRemoved,
    MandateEnded,
    MandateGiven,
    SeatLeft,
    SeatTaken,
)
from samverkan_cli.domain.records import Body, BodyAlias, Mandate, Seat
from samverkan_cli.domain.values import BodyKind, May, Minutes, Subject

TODAY, JUNE, JULY = date(2024, 3, 1), date(2024, 6, 30), date(2024, 7, 1)
BOARD = Body(entry=1, id="B-1", number=1, name="Kommunstyrelsen", kind=BodyKind.COMMITTEE, minutes=Minutes.PROTOCOL)
ADDING = AddBody(today=TODAY, name="Samverkansrådet")
GIVING = GiveMandate(today=TODAY, body="B-1", subject=Subject.EXCLUSION, may=May.DECIDE)
HELD = Mandate(entry=2, body="B-1", subject=Subject.EXCLUSION, may=May.DECIDE)
SITTING = TakeSeat(today=TODAY, body="B-1", person="Eva Ek")
SEAT = Seat(entry=3, body="B-1", person="P-1")
DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(
    ("kind", "said", "expected"),
    [
        (BodyKind.ASSEMBLY, None, Minutes.PROTOCOL),
        (BodyKind.COMMITTEE, None, Minutes.PROTOCOL),
        (BodyKind.SUBCOMMITTEE, None, Minutes.PROTOCOL),
        (BodyKind.DELEGATE, None, Minutes.PROTOCOL),
        (BodyKind.ADVISORY, None, Minutes.NOTES),
        (BodyKind.NETWORK, None, Minutes.NOTES),
        (BodyKind.COMMITTEE, Minutes.NOTES, Minutes.NOTES),
        (BodyKind.ADVISORY, Minutes.PROTOCOL, Minutes.PROTOCOL),
    ],
)
def test_a_body_that_decides_keeps_protocols_and_the_others_notes_unless_it_is_said(
    kind: BodyKind, said: Minutes | None, expected: Minutes
) -> None:
    made = add(ADDING.but(kind=kind, minutes=said), "B-1", None)
    assert BodyAdded(subject="B-1", name="Samverkansrådet", kind=kind, minutes=expected) == made


def test_a_body_of_which_nothing_is_said_advises() -> None:
    assert BodyKind.ADVISORY is add(ADDING, "B-1", None).kind


def test_a_body_has_a_name_of_its_own_that_is_no_id() -> None:
    facts = {"noun": "body", "id": "B-1", "name": "Kommunstyrelsen"}
    assert [no.AlreadyExists("name", refs=["B-1"], **facts)] == refused(add, ADDING, "B-2", BOARD)
    named = ADDING.but(name="B-7")
    assert [no.NameReserved("name", given="B-7")] == refused(add, named, "B-2", None)


def test_the_reason_the_file_and_the_source_go_with_a_body() -> None:
    why = {"reason": "Ny nämnd", "dnr": "KS 12/2024", "source": "§ 3"}
    made = add(ADDING.but(**why), "B-1", None)
    assert ("Ny nämnd", "KS 12/2024", "§ 3") == (made.reason, made.dnr, made.source)


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ({}, None, None),
        ({"day": JUNE}, JUNE, None),
        ({"day": JUNE, "from_day": JULY}, JULY, None),
        ({"through": JUNE}, None, JUNE),
        ({"from_day": JUNE, "through": JULY}, JUNE, JULY),
        ({"from_day": JUNE, "through": JUNE}, JUNE, JUNE),  # a mandate of one day
    ],
)
def test_a_mandate_holds_from_a_day_through_a_day_be_they_the_same(
    said: dict[str, object], first: date | None, last: date | None
) -> None:
    expected = MandateGiven(subject="B-1", on=Subject.EXCLUSION, may=May.DECIDE, from_day=first, through_day=last)
    assert expected == give_mandate(GIVING.but(**said), BOARD, [])


@pytest.mark.parametrize("said", [{"from_day": JULY, "through": JUNE}, {"day": JULY, "through": JUNE}])
def test_a_mandate_does_not_end_before_it_begins(said: dict[str, object]) -> None:
    expected = [no.LastDayBeforeFirst("through", first="2024-07-01", last="2024-06-30")]
    assert expected == refused(give_mandate, GIVING.but(**said), BOARD, [])


def test_the_very_same_mandate_is_given_once() -> None:
    expected = [no.MandateHeld("subject", refs=["B-1"], id="B-1", name="Kommunstyrelsen")]
    assert expected == refused(give_mandate, GIVING, BOARD, [HELD])


@pytest.mark.parametrize(
    "other",
    [
        {"subject": Subject.ENTRY},
        {"may": May.RECOMMEND},
        {"from_day": TODAY},
        {"through_day": JUNE},
    ],
)
def test_a_mandate_on_something_else_of_another_kind_or_on_other_days_is_another(other: dict[str, object]) -> None:
    assert give_mandate(GIVING, BOARD, [replace(HELD, **other)]).subject == "B-1"


@pytest.mark.parametrize(
    ("held", "on", "expected"),
    [
        ({}, TODAY, True),
        ({"from_day": JUNE}, date(2024, 6, 29), False),
        ({"from_day": JUNE}, JUNE, True),
        ({"through_day": JUNE}, JUNE, True),
        ({"through_day": JUNE}, JULY, False),
        ({"from_day": JUNE, "through_day": JUNE}, JUNE, True),
        ({"may": May.RECOMMEND}, TODAY, False),
        ({"subject": Subject.ENTRY}, TODAY, False),
    ],
)
def test_a_body_may_what_a_mandate_says_from_its_first_day_through_its_last(
    held: dict[str, object], on: date, expected: bool
) -> None:
    mandates = [replace(HELD, subject=Subject.PLAN), replace(HELD, **held)]
    assert expected is mandated(mandates, May.DECIDE, (Subject.EXCLUSION,), on)
    assert not mandated([], May.DECIDE, (Subject.EXCLUSION,), on)


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ({}, None, None),
        ({"day": JUNE}, JUNE, None),
        ({"day": JUNE, "from_day": JULY}, JULY, None),
        ({"from_day": JUNE, "through": JUNE}, JUNE, JUNE),  # a seat of one day
    ],
)
def test_a_seat_is_taken_from_a_day_through_a_day_for_whom_and_as_what(
    said: dict[str, object], first: date | None, last: date | None
) -> None:
    request = SITTING.but(**{"role": "ordförande"} | said)
    made = take_seat(request, BOARD, "P-1", "A-1", [])
    sat = {"person": "P-1", "represents": "A-1", "role": "ordförande"}
    assert SeatTaken(subject="B-1", **sat, from_day=first, through_day=last) == made


def test_a_seat_does_not_end_before_it_is_taken() -> None:
    request = SITTING.but(from_day=JULY, through=JUNE)
    expected = [no.LastDayBeforeFirst("through", first="2024-07-01", last="2024-06-30")]
    assert expected == refused(take_seat, request, BOARD, "P-1", None, [])


@pytest.mark.parametrize(
    ("first", "through"),
    [(None, None), (JULY, None), (None, JUNE), (JUNE, JUNE), (JUNE, JULY)],
)
def test_who_sits_in_a_body_on_the_day_does_not_take_a_seat_there(first: date | None, through: date | None) -> None:
    request, held = SITTING.but(from_day=first), replace(SEAT, through_day=through)
    expected = no.AlreadyThere("person", refs=["B-1", "P-1"], name="Eva Ek", there="Kommunstyrelsen", id="B-1")
    assert [expected] == refused(take_seat, request, BOARD, "P-1", None, [held])


def test_a_seat_is_taken_anew_on_the_day_after_the_last_of_the_one_before_and_beside_others() -> None:
    before = replace(SEAT, through_day=JUNE)
    others = [before, replace(SEAT, person="P-2")]
    made = take_seat(SITTING.but(from_day=JULY), BOARD, "P-1", None, others)
    assert SeatTaken(subject="B-1", person="P-1", from_day=JULY) == made


@given(DAYS, DAYS)
def test_days_of_a_mandate_and_of_a_seat_are_taken_exactly_when_the_last_is_not_before_the_first(
    first: date, last: date
) -> None:
    days = {"from_day": first, "through": last}
    giving, sitting = GIVING.but(**days), SITTING.but(**days)
    if last < first:
        refused(give_mandate, giving, BOARD, [])
        refused(take_seat, sitting, BOARD, "P-1", None, [])
    else:
        mandate, seat = give_mandate(giving, BOARD, []), take_seat(sitting, BOARD, "P-1", None, [])
        assert isinstance(mandate, MandateGiven) and isinstance(seat, SeatTaken)
        assert [(first, last)] * 2 == [(each.from_day, each.through_day) for each in (mandate, seat)]


def test_a_last_day_alone_ends_the_mandate_that_has_none() -> None:
    ended = MandateEnded(subject="B-1", mandate=2, on=Subject.EXCLUSION, may=May.DECIDE, through_day=JUNE)
    assert ended == give_mandate(GIVING.but(through=JUNE), BOARD, [HELD])
    old = replace(HELD, entry=1, through_day=JUNE)
    assert ended == give_mandate(GIVING.but(through=JUNE), BOARD, [old, HELD])
    others = [replace(HELD, subject=Subject.ENTRY), replace(HELD, may=May.PREPARE)]
    (differs,) = refused(give_mandate, GIVING.but(through=JUNE), BOARD, [replace(HELD, through_day=JULY)])
    assert ("mandate_differs", HELD.entry) == (differs.code, differs.facts["entry"])
    for held in ([], *([each] for each in others)):
        assert isinstance(give_mandate(GIVING.but(through=JUNE), BOARD, held), MandateGiven)
    for first in ({"from_day": JUNE}, {"day": JUNE}):
        assert isinstance(give_mandate(GIVING.but(through=JUNE, **first), BOARD, [HELD]), MandateGiven)


def test_a_last_day_alone_ends_the_seat_that_has_none() -> None:
    left = SeatLeft(subject="B-1", seat=3, person="P-1", through_day=JUNE)
    assert left == take_seat(SITTING.but(through=JUNE), BOARD, "P-1", None, [SEAT])
    for taken in ([], [replace(SEAT, person="P-2")]):
        assert isinstance(take_seat(SITTING.but(through=JUNE), BOARD, "P-1", None, taken), SeatTaken)


def test_what_ends_has_begun_by_then() -> None:
    expected = [no.LastDayBeforeFirst("through", first="2024-07-01", last="2024-06-30")]
    seat, mandate = replace(SEAT, from_day=JULY), replace(HELD, from_day=JULY)
    assert expected == refused(take_seat, SITTING.but(through=JUNE), BOARD, "P-1", None, [seat])
    assert expected == refused(give_mandate, GIVING.but(through=JUNE), BOARD, [mandate])
    assert JULY == take_seat(SITTING.but(through=JULY), BOARD, "P-1", None, [seat]).through_day


# other names --------------------------------------------------------------------------------------


def test_a_body_is_given_another_name_or_is_not_known_by_it_any_more() -> None:
    asked = body.AliasBody(today=TODAY, body="B-1", alias="KS")
    held = [BodyAlias(entry=7, body="B-1", name="Ks", name_key="ks")]
    assert BodyAliasAdded(subject="B-1", alias="KS") == body.alias(asked, BOARD, None, held)
    assert BodyAliasRemoved(subject="B-1", added=7) == body.alias(asked.but(remove=True), BOARD, BOARD, held)
    none = no.NotFound("alias", refs=["B-1"], given="KS", noun="alias", nearest=())
    assert [none] == refused(body.alias, asked.but(remove=True), BOARD, None, [])


def test_another_name_is_nobody_elses_and_not_shaped_like_an_id() -> None:
    asked = body.AliasBody(today=TODAY, body="B-1", alias="KS")
    taken = no.AlreadyExists("alias", refs=["B-1"], noun="body", id="B-1", name="KS")
    assert [taken] == refused(body.alias, asked, BOARD, BOARD, [])
    assert [no.NameReserved("alias", given="B-7")] == refused(body.alias, asked.but(alias="B-7"), BOARD, None, [])


@pytest.mark.parametrize(
    ("names", "typed", "held"),
    [
        (["Samverkansrådets AU"], "AU", True),
        (["Kommunstyrelsens arbetsutskott"], "au", True),
        (["Samverkansrådets AU"], "arbetsutskottet", True),
        (["Samverkansrådets AU"], "rådets au", False),
        (["Kommunstyrelsen", "KS"], "ks", True),
        (["Kommunstyrelsen", "KS"], "KS kommunstyrelsen", False),
        (["Kommunstyrelsen"], "!", False),
    ],
)
def test_au_and_arbetsutskott_are_one_word_of_a_bodys_names(names: list[str], typed: str, held: bool) -> None:
    assert held is body.holds_words(names, typed)


@pytest.mark.parametrize(
    ("names", "others", "of"),
    [
        (["Samverkansrådets AU"], ["Samverkansrådet"], True),
        (["KS AU"], ["Kommunstyrelsen", "KS"], True),
        (["KS AU"], ["KSN"], False),
        (["Kommunstyrelsens AU"], ["Samverkansrådet"], False),
        (["Samverkansrådet"], ["Samverkansrådet"], False),
        (["AU"], [], False),
    ],
)
def test_a_body_belongs_to_the_one_its_name_begins_with(names: list[str], others: list[str], of: bool) -> None:
    assert of is body.belongs_to(names, others)
