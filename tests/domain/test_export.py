"""The register as rows: what each says, what it comes back as, and what no row can tell."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs
from msgspec.structs import replace

from samverkan_cli.domain.export import COLUMNS, Again, Held, answer, comes_back, register
from samverkan_cli.domain.records import Actor, Contact, Enrollment, Period
from samverkan_cli.domain.standing import Dates, Standing
from samverkan_cli.domain.values import Affirmation, Channel, EndedAs, Kind, Side

TODAY, ARRIVED = date(2024, 4, 24), date(2024, 2, 5)
PERIOD = Period(
    entry=1,
    id="2024-2027",
    first_day=date(2024, 1, 1),
    last_day=date(2027, 12, 31),
    networks=True,
    hearing=True,
    affirmations=(Affirmation.VALUES, Affirmation.PRINCIPLES),
)
EARLIER = structs.replace(PERIOD, affirmations=())
TUVAN = Actor(
    entry=2,
    id="A-1",
    number=1,
    name="Blå Tuvan",
    kind=Kind.ASSOCIATION,
    side=Side.CIVIL,
    org_nr="802999-0010",
    purpose="Odling",
)
JOINED = Enrollment(
    entry=3,
    id="E-1",
    number=1,
    actor="A-1",
    period="2024-2027",
    received=ARRIVED,
    signed=date(2024, 2, 1),
    effective=ARRIVED,
    affirmed=(Affirmation.VALUES, Affirmation.PRINCIPLES),
    signed_by="P-1",
    capacity="ordförande",
    channel=Channel.PAPER,
    evidence="pärm 3",
    submission="AB12",
)
EVA = Contact(entry=4, actor="A-1", person="P-1", name="Eva Ek", mailbox="eva@example.org")
OFFICE = Contact(entry=5, actor="A-1", mailbox="info@example.org")
DATES = Dates(
    received=ARRIVED,
    effective=ARRIVED,
    declined_on=None,
    ended_from=None,
    ended_as=None,
    last_day=PERIOD.last_day,
    dissolved_on=None,
)
HELD = Held(JOINED, TUVAN, "Eva Ek", (EVA,), DATES)


def held(**said: object) -> Held:
    """Give the enrollment with some of its facts changed, in its days too."""
    enrollment = structs.replace(JOINED, **said)
    days = {
        name: getattr(enrollment, name) for name in ("received", "effective", "declined_on", "ended_from", "ended_as")
    }
    return replace(HELD, enrollment=enrollment, dates=replace(DATES, **days))


def test_a_row_says_everything_that_was_answered() -> None:
    expected = {
        "name": "Blå Tuvan",
        "org_nr": "802999-0010",
        "kind": "association",
        "side": "civil",
        "purpose": "Odling",
        "contact": "Eva Ek <eva@example.org>",
        "values": "ja",
        "principles": "ja",
        "commitments": None,
        "signed_by": "Eva Ek, ordförande",
        "signed": "2024-02-01",
        "received": "2024-02-05",
        "effective": None,
        "channel": "paper",
        "evidence": "pärm 3",
        "submission": "AB12",
    }
    assert (expected, ARRIVED) == answer(HELD, PERIOD, TODAY)
    assert tuple(expected) == COLUMNS


@pytest.mark.parametrize(
    ("effective", "told"),
    [(ARRIVED, None), (date(2024, 2, 6), "2024-02-06"), (PERIOD.last_day, "2027-12-31")],
)
def test_the_effective_day_stands_only_where_the_rule_gives_another(effective: date, told: str | None) -> None:
    row, again = answer(held(effective=effective), PERIOD, TODAY)
    assert (told, effective) == (row["effective"], again)


BEFORE, AFTER = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


def having(contact: Contact, **days: date) -> Contact:
    return structs.replace(contact, **days)


@pytest.mark.parametrize(
    ("contacts", "expected"),
    [
        ((), None),
        ((EVA, OFFICE), "Eva Ek <eva@example.org>"),
        ((having(EVA, bounced_on=BEFORE), OFFICE), "info@example.org"),
        ((having(EVA, through_day=BEFORE), OFFICE), "info@example.org"),
        ((having(EVA, through_day=TODAY), OFFICE), "Eva Ek <eva@example.org>"),
        ((having(EVA, from_day=AFTER), OFFICE), "info@example.org"),
        ((having(EVA, bounced_on=BEFORE), having(OFFICE, from_day=AFTER)), "Eva Ek <eva@example.org>"),
        ((having(EVA, through_day=BEFORE),), None),
    ],
)
def test_the_contact_is_the_first_that_has_not_ended_one_that_mail_reaches_before_others(
    contacts: Sequence[Contact], expected: str | None
) -> None:
    row, _ = answer(replace(HELD, contacts=contacts), PERIOD, TODAY)
    assert expected == row["contact"]


def test_what_is_erased_or_was_never_known_is_left_blank() -> None:
    bare = structs.replace(JOINED, signed=None, channel=None, evidence=None, submission=None)
    row, again = answer(replace(HELD, enrollment=bare, signer=None, contacts=()), PERIOD, TODAY)
    assert [None] * 6 == [row[name] for name in ("signed_by", "signed", "channel", "evidence", "submission", "contact")]
    assert Again.INCOMPLETE is again


def test_a_row_comes_back_as_incomplete_when_the_actor_can_send_what_it_lacks_and_refused_when_it_is_no_answer() -> (
    None
):
    row, _ = answer(HELD, PERIOD, TODAY)
    assert ARRIVED == comes_back(row, PERIOD, TODAY)
    assert Again.INCOMPLETE is comes_back(row | {"values": None}, PERIOD, TODAY)
    assert Again.REFUSED is comes_back(row | {"effective": "2028-01-01"}, PERIOD, TODAY)
    assert Again.REFUSED is comes_back(row | {"signed": "igår kväll"}, PERIOD, TODAY)


@pytest.mark.parametrize(
    ("known_as", "received", "effective"),
    [("2021", date(2021, 12, 31), PERIOD.first_day), ("unknown", PERIOD.first_day, PERIOD.first_day)],
)
def test_a_day_that_an_earlier_register_knew_in_part_comes_back_as_it_was_known(
    known_as: str, received: date, effective: date
) -> None:
    bare = {"signed_by": None, "affirmed": (), "signed": None, "channel": None, "evidence": None, "submission": None}
    found = held(**bare, known_as=known_as, received=received, effective=effective)
    row, again = answer(replace(found, signer=None), EARLIER, TODAY)
    assert (known_as, None, effective) == (row["received"], row["effective"], again)


# the register -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"ended_from": date(2024, 6, 1), "ended_as": EndedAs.WITHDRAWAL}, Standing.WITHDRAWN),
        ({"ended_from": date(2024, 6, 1), "ended_as": EndedAs.EXCLUSION}, Standing.EXCLUDED),
        ({"ended_from": date(2024, 6, 1), "ended_as": EndedAs.REFUSAL}, Standing.REFUSED),
        ({"declined_on": ARRIVED, "effective": None}, Standing.DECLINED),
        ({"effective": None}, Standing.RECEIVED),  # it lacks what no column tells
    ],
)
def test_what_has_ended_or_would_be_read_as_a_full_answer_is_left_out_and_counted(
    said: dict[str, object], expected: Standing
) -> None:
    done = register(PERIOD, [HELD, held(**said)], TODAY)
    assert (1, Counter({expected: 1})) == (len(done.rows), done.left_out)


def test_who_is_dissolved_is_left_out_and_who_was_there_until_the_period_ran_out_is_not() -> None:
    gone = replace(HELD, dates=replace(DATES, dissolved_on=date(2024, 6, 1)))
    assert Counter({Standing.DISSOLVED: 1}) == register(PERIOD, [gone], TODAY).left_out
    assert 1 == len(register(PERIOD, [HELD], date(2028, 6, 1)).rows)


def test_an_answer_that_lacks_a_tick_stands_there_as_one_that_does() -> None:
    done = register(PERIOD, [held(effective=None, affirmed=(Affirmation.VALUES,))], TODAY)
    assert (1, Counter(), []) == (len(done.rows), done.left_out, done.unlike)


@pytest.mark.parametrize(("through", "expected"), [(BEFORE, []), (TODAY, ["Blå Tuvan"]), (AFTER, ["Blå Tuvan"])])
def test_who_is_suspended_on_the_day_is_told_for_no_row_says_so(through: date, expected: list[str]) -> None:
    suspended = replace(HELD, dates=replace(DATES, suspensions=((date(2024, 3, 1), through),)))
    assert expected == register(PERIOD, [suspended], TODAY).suspended


def test_whom_a_row_does_not_bring_back_on_its_day_is_told() -> None:
    unsigned = replace(HELD, signer=None, actor=structs.replace(TUVAN, name="Klockbojen"))
    assert ["Klockbojen"] == register(PERIOD, [HELD, unsigned], TODAY).unlike


@given(
    st.dates(date(2023, 10, 1), date(2024, 6, 30)),
    st.none() | st.dates(date(2024, 1, 1), date(2024, 12, 31)),
    st.sets(st.sampled_from(Affirmation)),
)
def test_a_row_is_never_in_force_on_another_day_than_the_enrollment_without_being_told(
    received: date, effective: date | None, affirmed: set[Affirmation]
) -> None:
    ticks = tuple(tick for tick in Affirmation if tick in affirmed)
    found = held(received=received, signed=None, effective=effective, affirmed=ticks)
    done = register(PERIOD, [found], TODAY)
    for row in done.rows:
        again = comes_back(row, PERIOD, TODAY)
        assert again == effective or "Blå Tuvan" in done.unlike or (again is Again.INCOMPLETE and effective is None)
