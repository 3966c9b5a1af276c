"""Answers from files: whose they are, whether they are known already, and what they lack."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.enrollment import Enroll, Known
from samverkan_cli.domain.intake import (
    Book,
    Difference,
    differences,
    is_new,
    is_of_an_earlier_register,
    lacking,
    lacks_ticks_rightly,
    recorded_already,
    whose,
    without_purpose,
)
from samverkan_cli.domain.notation import name_key
from samverkan_cli.domain.records import Actor, Contact, Enrollment, Exclusion, Period, RuleChange
from samverkan_cli.domain.refusal import Objection, Refused
from samverkan_cli.domain.values import Affirmation, Channel, Kind

TODAY = date(2024, 2, 1)
VALUES, PRINCIPLES = Affirmation.VALUES, Affirmation.PRINCIPLES


def actor(id_: str, name: str, kind: Kind = Kind.ASSOCIATION, **facts: Any) -> Actor:
    number = int(id_[2:])
    said = {"name": name, "name_key": name_key(name), "kind": kind, "side": kind.side}
    return Actor(entry=number, id=id_, number=number, **said | facts)


ALMBY = actor("A-1", "Almby IK", org_nr="802999-0010")
CULTURE = actor("A-2", "Kulturnämnden", Kind.COMMITTEE, org_nr="212000-1967")
SOCIAL = actor("A-3", "Socialnämnden", Kind.COMMITTEE, org_nr="212000-1967")


def book(*known: Actor, **facts: Any) -> Book:
    found = Book(by_id={each.id: each for each in known}, **facts)
    for each in known:
        found.named.setdefault(each.name_key or "", []).append(each)
        if each.org_nr:
            found.numbered.setdefault(each.org_nr, []).append(each)
    return found


def asks(actor: str | None = "Almby IK", **given: Any) -> Enroll:
    said = {"actor": actor, "period": "2024-2027", "today": TODAY} | given
    return Enroll(**{"today": TODAY} | said)


def recorded(id_: str = "E-1", **facts: Any) -> Enrollment:
    held = {"actor": "A-1", "period": "2024-2027", "received": date(2023, 10, 16), "affirmed": (VALUES, PRINCIPLES)}
    return msgspec.convert(
        {"entry": 9, "id": id_, "number": int(id_[2:]), "effective": date(2024, 1, 1)} | held | facts, Enrollment
    )


# what joining asks of the register --------------------------------------------------------------

PERIOD = Period(
    entry=1,
    id="2024-2027",
    first_day=date(2024, 1, 1),
    last_day=date(2027, 12, 31),
    networks=True,
    hearing=True,
    affirmations=(VALUES, PRINCIPLES),
)


def excluded(id_: str, **facts: Any) -> Exclusion:
    said = {"actor": "A-1", "enrollment": id_, "period": "2024-2027", "decision": "D-2024-001"}
    return msgspec.convert({"entry": 20} | said | facts, Exclusion)


def known(*enrollments: Enrollment, exclusions: Sequence[Exclusion] = (), contacts: Sequence[Contact] = ()) -> Known:
    held = {
        "enrollments": {"A-1": [*enrollments]},
        "exclusions": {"A-1": [*exclusions]},
        "contacts": {"A-1": [*contacts]},
    }
    return book(ALMBY, **held).known(PERIOD, ALMBY, TODAY, 30)


@pytest.mark.parametrize(
    ("said", "of", "expected"),
    [
        ([None], [], False),
        (["Ny styrelse"], [], False),  # never excluded
        ([None, "Ny styrelse"], ["E-1"], True),
        ([None, None], ["E-1"], False),
        (["Ny styrelse"], ["E-1"], False),  # said of the enrollment it was excluded from
        ([None, "Ny styrelse"], ["E-1", "E-2"], False),  # excluded anew: the cause is another
        ([None, "Ny styrelse", None], ["E-1", "E-2"], False),
        ([None, "Ny styrelse", "Nya stadgar"], ["E-1", "E-2"], True),
    ],
)
def test_the_cause_is_said_to_be_removed_after_the_last_exclusion(
    said: list[str | None], of: list[str], expected: bool
) -> None:
    enrollments = [recorded(f"E-{n}", cause_removed=cause) for n, cause in enumerate(said, start=1)]
    assert expected is known(*enrollments, exclusions=[excluded(id_) for id_ in of]).rejoined


def test_nothing_but_the_period_is_known_of_a_new_actor() -> None:
    assert Known(PERIOD, None, None, completion_days=30) == book(ALMBY).known(PERIOD, None, TODAY, 30)


@pytest.mark.parametrize(
    ("days", "expected"), [({}, True), ({"through_day": TODAY}, True), ({"through_day": date(2024, 1, 31)}, False)]
)
def test_a_contact_is_known_that_has_not_ended_by_the_day(days: dict[str, date], expected: bool) -> None:
    contact = msgspec.convert({"entry": 5, "actor": "A-1", "mailbox": "info@example.org", **days}, Contact)
    assert expected is known(contacts=[contact]).has_contact


def test_the_latest_answer_of_the_period_is_known_and_those_before_it() -> None:
    first, other, last = recorded("E-1"), recorded("E-2", period="2020-2023"), recorded("E-3")
    found = known(first, other, last)
    assert (last, (first, last), 30) == (found.latest, found.earlier, found.completion_days)


# whose row it is -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("request_", "id_", "expected"),
    [
        (asks("almby  ik"), None, "A-1"),
        (asks("ALMBY IK"), "ny", "A-1"),
        (asks("Någon annan"), "a-1", "A-1"),
        (asks("Almby Idrottsklubb", org_nr="802999-0010"), None, "A-1"),
        (asks("Almby Idrottsklubb", org_nr="802999-0010", kind="association"), None, "A-1"),
        (asks("Almby Idrottsklubb", org_nr="802999-0010", kind="foundation"), None, None),
        (asks("Almby Idrottsklubb", org_nr="802999-0010"), "new", None),
        (asks("Almby Idrottsklubb"), None, None),
        (asks("Kulturnämnden", org_nr="212000-1967"), None, "A-2"),
        (asks("Socialnämnden", org_nr="212000-1967", kind="committee"), None, "A-3"),
        (asks("Byggnadsnämnden", org_nr="212000-1967", kind="committee"), None, None),
        (asks("Byggnadsnämnden", org_nr="212000-1967"), None, None),
    ],
)
def test_a_row_is_an_actors_by_id_or_number_and_kind_or_name_and_never_by_a_guess(
    request_: Enroll, id_: str | None, expected: str | None
) -> None:
    found = whose(request_, id_, book(ALMBY, CULTURE, SOCIAL))
    assert expected == (found.id if found else None)


def test_an_id_that_nobody_has_and_a_name_that_several_have_are_not_guessed_about() -> None:
    with pytest.raises(Refused) as unknown:
        whose(asks(), "A-9", book(ALMBY))
    assert (no.NotFound("actor", given="A-9", noun="actor"),) == unknown.value.objections
    twins = book(actor("A-4", "Ringen"), actor("A-5", "Ringen", org_nr="802999-0010"))
    with pytest.raises(Refused) as several:
        whose(asks("Ringen"), None, twins)
    assert ["A-4", "A-5"] == list(several.value.objections[0].refs)
    told_apart = whose(asks("Ringen", org_nr="802999-0010"), None, twins)
    assert told_apart and "A-5" == told_apart.id


def test_a_number_that_several_have_leaves_a_new_name_to_be_told() -> None:
    shared = book(ALMBY, actor("A-4", "Ringen", org_nr="802999-0010"))
    with pytest.raises(Refused) as several:
        whose(asks("Kören", org_nr="802999-0010"), None, shared)
    assert ["A-1", "A-4"] == list(several.value.objections[0].refs)
    found = whose(asks("Ringen", org_nr="802999-0010"), None, shared)
    assert found and "A-4" == found.id
    assert whose(asks("Kören", org_nr="802999-0010"), "ny", shared) is None


def test_a_name_without_a_number_is_not_given_the_number_of_another() -> None:
    known = book(ALMBY, actor("A-4", "Ringen"), actor("A-5", "Torget", Kind.COMMITTEE))
    with pytest.raises(Refused) as both:
        whose(asks("Ringen", org_nr="802999-0010"), None, known)
    assert ["A-4", "A-1"] == list(both.value.objections[0].refs)
    for said, id_, expected in (("Ringen", "A-4", "A-4"), ("Ringen", "ny", "A-4"), ("Torget", None, "A-5")):
        found = whose(asks(said, org_nr="802999-0010"), id_, known)
        assert found and expected == found.id


def test_an_answer_of_the_e_service_is_one_actors_whatever_name_it_comes_back_with() -> None:
    known = book(ALMBY, CULTURE, submitted={"2024-2027 4711": recorded(submission="4711")})
    found = whose(asks(submission="4711"), None, known)
    assert found and "A-1" == found.id
    for other in ("Kulturnämnden", "Helt ny"):
        with pytest.raises(Refused) as refused:
            whose(asks(other, submission="4711"), None, known)
        said = {"name": "Almby IK", "id": "E-1", "what": "actor", "recorded": "Almby IK", "said": other}
        assert (no.AnswerChanged("actor", refs=["E-1"], **said),) == refused.value.objections
    assert whose(asks("Helt ny", submission="4711", period="2020-2023"), None, known) is None


def test_the_word_for_a_new_actor_is_read_in_either_language() -> None:
    assert [True, True, True, False] == [is_new(said) for said in ("ny", "NYTT", "New", "A-1")]


# whether it is known already -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("request_", "dated", "expected"),
    [
        (asks(received="2023-10-16"), True, "E-1"),
        (asks(received="2023-10-17"), True, None),
        (asks(received="2023-10-17"), False, "E-2"),
        (asks(received="2024-01-20", submission="4711"), True, "E-2"),
        (asks(received="2023-11-01", submission="4712"), True, None),
        (asks(received="2023-10-16", submission="4712"), True, "E-1"),
        (asks(received="2023-11-01"), True, "E-2"),
        (asks(received="2023-10-16", period="2020-2023"), True, None),
        (asks(known_as="2021"), True, None),
    ],
)
def test_the_answer_a_row_gave_is_known_by_its_number_or_else_the_day_it_arrived(
    request_: Enroll, *, dated: bool, expected: str | None
) -> None:
    held = [
        recorded("E-1", ended_from=date(2023, 10, 20), ended_as="withdrawal"),
        recorded("E-2", received=date(2023, 11, 1), submission="4711"),
        recorded("E-3", received=date(2023, 10, 17), declined_on=date(2023, 10, 17), effective=None),
    ]
    found = recorded_already(request_, held, dated=dated)
    assert expected == (found.id if found else None)


@pytest.mark.parametrize(("said", "expected"), [("2021", "E-1"), ("okänt", None), ("2021-12-31", None)])
def test_a_day_known_in_part_is_only_the_same_when_as_much_is_known_of_it(said: str, expected: str | None) -> None:
    found = recorded_already(asks(known_as=said), [recorded(received=date(2021, 12, 31), known_as="2021")], dated=True)
    assert expected == (found.id if found else None)


EVA = Contact(entry=3, actor="A-1", person="P-1", name="Eva Ek", mailbox="eva@example.org")


def changed(
    request: Enroll, ticks: dict[Affirmation, bool] | None = None, stated: str = "", **facts: Any
) -> list[Difference]:
    signed: dict[str, Any] = {
        "signed_by": "P-1",
        "capacity": "ordförande",
        "signed": date(2023, 10, 12),
        "channel": Channel.PAPER,
    }
    known = recorded(**signed | facts)
    holder = replace(ALMBY, purpose="fotboll")
    return list(differences(request, ticks or {}, known, "Eva Ek", holder, [EVA], stated.split()))


def test_the_same_answer_or_less_of_it_is_no_change() -> None:
    assert [] == changed(asks())
    assert [] == changed(asks(signed_by="eva  EK, Ordförande"), {VALUES: True, PRINCIPLES: True})
    assert [] == changed(asks(signed_by="Eva Ek"), {VALUES: True})
    assert [] == changed(asks(contact="EVA@example.org"))
    assert [] == changed(asks(contact="Eva Ek", purpose="fotboll"))
    assert [] == changed(asks(signed="2023-10-12", channel="paper"), stated="signed channel evidence")
    assert [] == changed(asks(signed="2023-12-06", channel="ceremony"))  # what holds for every row is not this row's


@pytest.mark.parametrize(
    ("request_", "ticks", "stated", "expected"),
    [
        (asks(), {VALUES: True, PRINCIPLES: False}, "", ("affirm", "affirmed", (VALUES, PRINCIPLES), (VALUES,))),
        (asks(signed_by="Bo Ek"), {}, "", ("signed_by", "signed_by", "Eva Ek", "Bo Ek")),
        (asks(signed_by="Eva Ek, kassör"), {}, "", ("signed_by", "capacity", "ordförande", "kassör")),
        (asks(signed="2023-10-13"), {}, "signed", ("signed", "signed", "2023-10-12", "2023-10-13")),
        (asks(channel="email"), {}, "channel", ("channel", "channel", "paper", "email")),
        (asks(evidence="protokoll"), {}, "evidence", ("evidence", "evidence", "–", "protokoll")),
        (asks(purpose="bowling"), {}, "", ("purpose", "purpose", "fotboll", "bowling")),
        (asks(contact="bo@example.org"), {}, "", ("contact", "contact", "Eva Ek <eva@example.org>", "bo@example.org")),
    ],
)
def test_another_answer_is_told_with_what_is_recorded_and_what_is_said(
    request_: Enroll, ticks: dict[Affirmation, bool], stated: str, expected: Difference
) -> None:
    assert [expected] == changed(request_, ticks, stated)


def test_what_was_first_said_is_not_compared_with_what_completed_it() -> None:
    first = asks(signed_by="Bo Ek")
    assert [] == changed(first, {VALUES: True, PRINCIPLES: False}, completed=date(2024, 2, 19))


def test_a_recorded_purpose_is_left_alone_and_a_missing_one_filled_in() -> None:
    said = asks(purpose="bowling")
    assert without_purpose(said, replace(ALMBY, purpose="fotboll")).purpose is None
    assert "bowling" == without_purpose(said, ALMBY).purpose


# what it lacks ---------------------------------------------------------------------------------

TICK, SIGNER = no.AffirmationMissing("affirm", tick="values", period="2024-2027"), no.SignerMissing("signed_by")
PURPOSE, CONTACT = no.PurposeMissing("purpose"), no.ContactMissing("contact")
BARRED = no.IsBarred("effective", decision="D-2024-001", through="2026-01-01", free="2026-01-02")


@pytest.mark.parametrize(
    ("against", "expected"),
    [
        ([TICK], [TICK]),
        ([TICK, SIGNER, PURPOSE, CONTACT], [TICK, SIGNER, PURPOSE, CONTACT]),
        ([TICK, BARRED], []),
        ([no.NetworksBarred("kind", period="2024-2027"), PURPOSE], []),
        ([no.DayKnownInPart("received", day_known="2021", period="2024-2027"), TICK], []),
    ],
)
def test_an_answer_waits_only_for_what_its_actor_can_send(against: list[Objection], expected: list[Objection]) -> None:
    assert expected == lacking(against)


OLD = Period(
    entry=1,
    id="2020-2023",
    first_day=date(2020, 1, 1),
    last_day=date(2023, 12, 31),
    networks=True,
    hearing=False,
    affirmations=(),
)


@pytest.mark.parametrize(
    ("given", "required", "expected"),
    [
        ({"actor": "Verdandi", "received": "2021"}, (), True),
        ({"actor": "Verdandi", "kind": "association"}, (), True),
        ({"actor": "Verdandi", "received": "2021"}, (VALUES,), False),
        ({"actor": "Verdandi", "signed_by": "Eva Ek"}, (), False),
        ({"actor": "Verdandi", "channel": "paper"}, (), False),
        ({"actor": "Verdandi", "affirm": ()}, (), True),
        ({"actor": "Verdandi", "affirm": (VALUES,)}, (), False),
        ({"actor": "Verdandi", "submission": "4711"}, (), False),
    ],
)
def test_a_row_is_an_earlier_registers_where_nothing_is_required_and_it_shows_no_answer(
    given: dict[str, object], required: tuple[Affirmation, ...], *, expected: bool
) -> None:
    assert expected is is_of_an_earlier_register(given, replace(OLD, affirmations=required))


@pytest.mark.parametrize(
    ("given", "ticks", "expected"),
    [
        ({"signed_by": "Eva Ek", "channel": "paper"}, {}, True),
        ({"affirm": ()}, {}, True),
        ({"affirm": (VALUES,)}, {}, False),
        ({}, {VALUES: False}, False),
        ({"submission": "4711"}, {}, False),
    ],
)
def test_a_row_of_a_register_without_ticks_says_nothing_of_any(
    given: dict[str, object], ticks: dict[Affirmation, bool], *, expected: bool
) -> None:
    assert expected is lacks_ticks_rightly(given, ticks)


@pytest.mark.parametrize(
    ("given", "today", "expected"),
    [
        ({"received": "2021-04-30"}, TODAY, True),
        ({"received": "2021-05-01"}, TODAY, False),
        ({"received": date(2021, 4, 30)}, TODAY, True),
        ({"received": "2021-04"}, TODAY, True),
        ({"received": "2021"}, TODAY, False),  # at the latest the last day of the year
        ({"received": "okänt"}, TODAY, True),  # the period's first
        ({"received": "nyss"}, TODAY, False),
        ({}, date(2021, 4, 30), True),
        ({}, date(2021, 5, 1), False),
    ],
)
def test_a_row_is_an_earlier_registers_by_what_was_required_the_day_it_came_in(
    given: dict[str, object], today: date, *, expected: bool
) -> None:
    change = RuleChange(
        entry=9,
        period="2020-2023",
        name="affirmations",
        value="values",
        from_day=date(2021, 5, 1),
        decision="D-2021-001",
    )
    assert expected is is_of_an_earlier_register(given, replace(OLD, changes=(change,)), today)
