"""A request is read with every flaw found at once; what is flawed is left out, and the rest kept."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samverkan_cli.domain.actor import RegisterActor
from samverkan_cli.domain.case.decision import Decide, Exclude, Refuse, Suspend
from samverkan_cli.domain.case.steps import OpenCase
from samverkan_cli.domain.decision import RecordDecision
from samverkan_cli.domain.enrollment import Enroll
from samverkan_cli.domain.errors import DayInFuture, Missing
from samverkan_cli.domain.events import PeriodClosed
from samverkan_cli.domain.leaving import Decline, Withdraw
from samverkan_cli.domain.period import ClosePeriod, OpenPeriod, SetText
from samverkan_cli.domain.refusal import Objection
from samverkan_cli.domain.request import (
    Address,
    Day,
    Line,
    Name,
    Number,
    OrgNr,
    PeriodKey,
    ProvisionRef,
    Reference,
    Request,
    Signer,
    Span,
    Text,
)
from samverkan_cli.domain.values import Affirmation, Channel, Kind

TODAY = date(2024, 2, 5)


class Asked(Request):
    """A request with a field of every type."""

    required: ClassVar = ("name", "period")

    name: Name | None = None
    period: PeriodKey | None = None
    line: Line | None = None
    text: Text | None = None
    signed_by: Signer | None = None
    reference: Reference | None = None
    by: Day | None = None
    span: Span | None = None
    number: Number | None = None
    org_nr: OrgNr | None = None
    point: tuple[ProvisionRef, ...] = ()
    address: Address | None = None
    kind: Kind = Kind.ASSOCIATION
    tick: tuple[Affirmation, ...] = ()
    guest: bool = False


GOOD: dict[str, object] = {"name": "Blå Tuvan", "period": "2024-2027"}
WRONG: list[tuple[str, str, str]] = [
    ("name", "", "text_empty"),
    ("name", "...", "text_empty"),
    ("name", "å" * 201, "text_too_long"),
    ("name", "a\x1b[31m", "text_not_allowed"),
    ("name", "Eva 850709-9805", "personal_number"),
    ("period", "nu", "period_invalid"),
    ("line", "å" * 501, "text_too_long"),
    ("line", "a\nb", "text_not_allowed"),
    ("text", "å" * 20_001, "text_too_long"),
    ("text", "a\u202eb", "text_not_allowed"),
    ("signed_by", ", ordförande", "text_empty"),
    ("signed_by", f"{'å' * 201}, ordförande", "text_too_long"),
    ("signed_by", "Eva Ek, 850709-9805", "personal_number"),
    ("reference", "850709-9805", "personal_number"),
    ("by", "2024-02-30", "date_invalid"),
    ("day", "2024-W01-1", "date_invalid"),
    ("span", "18-16", "time_invalid"),
    ("number", "0", "number_invalid"),
    ("number", "-1", "number_invalid"),
    ("number", "1.5", "number_invalid"),
    ("number", "100000", "number_invalid"),
    ("number", "²", "number_invalid"),
    ("number", "٣", "number_invalid"),
    ("number", "§", "number_invalid"),
    ("org_nr", "802999-0011", "org_nr_invalid"),
    ("org_nr", "850709-9805", "personal_number"),
    ("address", "eva@", "mailbox_invalid"),
    ("address", "<>", "text_empty"),
    ("address", f"{'å' * 201} <eva@example.org>", "text_too_long"),
    ("address", "Eva 850709-9805 <eva@example.org>", "personal_number"),
    ("kind", "klubb", "value_unknown"),
    ("kind", "", "value_unknown"),
    ("kind", "Network", "value_unknown"),
    ("reason", "", "text_empty"),
    ("dnr", "a\nb", "text_not_allowed"),
    ("source", "\x00", "text_not_allowed"),
]


def said(flaws: list[Objection]) -> list[tuple[str | None, str]]:
    """Give field and code of each flaw."""
    return [(flaw.field, flaw.code) for flaw in flaws]


def flaws_of(given_: Mapping[str, object]) -> list[tuple[str | None, str]]:
    """Give field and code of each flaw in what was given."""
    return said(Asked.read(given_, TODAY)[1])


def test_what_was_typed_becomes_values() -> None:
    typed = GOOD | {
        "line": " Bla\u030a ",
        "text": "a\r\nb",
        "signed_by": "Eva Ek, ordförande",
        "reference": "A-1",
        "by": "13 sept",
        "span": "16-18",
        "number": "§ 187",
        "org_nr": "16 802999 0010",
        "point": ["värdegrund:2", "formell"],
        "address": "Eva Ek <eva@example.org>",
        "kind": "network",
        "tick": ["principles", "values"],
        "guest": True,
    }
    asked, flaws = Asked.read(typed, TODAY)
    expected = typed | {
        "line": "Blå",
        "text": "a\nb",
        "by": date(2024, 9, 13),
        "span": ("16:00", "18:00"),
        "number": 187,
        "org_nr": "802999-0010",
        "point": ("value:2", "formal"),
        "kind": Kind.NETWORK,
        "tick": (Affirmation.PRINCIPLES, Affirmation.VALUES),
    }
    assert [] == flaws
    assert expected == {field: getattr(asked, field) for field in typed}


@pytest.mark.parametrize(
    ("written", "number"), [("1", 1), ("007", 7), (" 99999 ", 99_999), ("§187", 187), (" § 187", 187)]
)
def test_a_number_is_whole_and_positive(written: str, number: int) -> None:
    asked, flaws = Asked.read(GOOD | {"number": written}, TODAY)
    assert ([], number) == (flaws, asked.number)


@pytest.mark.parametrize(("field", "written", "code"), WRONG)
def test_a_flawed_field_is_named_and_left_out_and_the_rest_is_kept(field: str, written: str, code: str) -> None:
    asked, flaws = Asked.read(GOOD | {"guest": True} | {field: written}, TODAY)
    assert [(field, code)] == said(flaws)
    assert getattr(Asked, field) == getattr(asked, field)
    kept = GOOD | {"guest": True}
    assert all(value == getattr(asked, name) for name, value in kept.items() if name != field)


@settings(deadline=None)  # the first example builds the model
@given(st.lists(st.sampled_from(WRONG), unique_by=lambda flaw: flaw[0]))
def test_all_flaws_are_found_at_once(wrong: list[tuple[str, str, str]]) -> None:
    typed = GOOD | {field: written for field, written, _ in wrong}
    assert {(field, code) for field, _, code in wrong} == set(flaws_of(typed))
    assert len(wrong) == len(flaws_of(typed))


def test_nothing_given_misses_what_is_required_and_only_that() -> None:
    assert [("name", "missing"), ("period", "missing")] == flaws_of({})
    assert [("period", "missing")] == flaws_of({"name": "Blå Tuvan"})


@pytest.mark.parametrize(
    ("request_", "required"),
    [
        (Enroll, ["actor"]),
        (Decline, ["actor"]),
        (Withdraw, ["actor"]),
        (OpenCase, ["actor"]),
        (Decide, ["case", "outcome"]),
        (Exclude, ["actor"]),
        (Suspend, ["actor"]),
        (Refuse, ["actor"]),
        (OpenPeriod, ["period", "first_day", "last_day"]),
        (SetText, ["period", "text"]),
        (ClosePeriod, ["period"]),
        (RegisterActor, ["name"]),
        (RecordDecision, ["text"]),
    ],
)
def test_a_request_says_only_what_names_things_must_be_given(request_: type[Request], required: list[str]) -> None:
    _, flaws = request_.read({}, TODAY)
    assert [Missing(field) for field in required] == flaws


@pytest.mark.parametrize("nothing", [None, []])
def test_what_is_left_out_is_missing(nothing: object) -> None:
    assert [("name", "missing")] == flaws_of(GOOD | {"name": nothing})


def test_a_required_field_that_is_flawed_is_not_missing_too() -> None:
    assert [("name", "text_empty")] == flaws_of(GOOD | {"name": ""})


def test_missing_and_flawed_fields_are_told_together() -> None:
    assert [("name", "missing"), ("by", "date_invalid")] == flaws_of({"period": "2024-2027", "by": "nyss"})


def test_every_flawed_value_of_a_list_is_told_and_the_list_is_left_out() -> None:
    asked, flaws = Asked.read(GOOD | {"tick": ["values", "allt", "inget"], "point": ["value:1", "x:1"]}, TODAY)
    assert [("point", "reference_invalid"), ("tick", "value_unknown"), ("tick", "value_unknown")] == sorted(
        (str(flaw.field), flaw.code) for flaw in flaws
    )
    assert ((), ()) == (asked.tick, asked.point)


def test_an_unknown_word_is_told_with_the_words_there_are() -> None:
    _, (flaw,) = Enroll.read({"actor": "Blå Tuvan", "period": "2024-2027", "channel": "fax"}, TODAY)
    assert {"given": "fax", "choices": tuple(Channel)} == flaw.facts


@pytest.mark.parametrize("field", ["name", "reference", "org_nr", "kind", "address", "reason", "dnr", "line", "text"])
def test_a_personal_number_in_any_of_these_fields_is_not_repeated(field: str) -> None:
    asked, flaws = Asked.read(GOOD | {field: "19850709-9805"}, TODAY)
    assert [field] == [flaw.field for flaw in flaws]
    assert not any(c.isdigit() for c in f"{flaws!r}")
    assert "9805" not in repr(asked)


def test_days_without_a_year_and_relative_ones_count_from_the_given_day() -> None:
    asked, _ = Asked.read(GOOD | {"by": "1 maj", "day": "igår"}, date(2031, 3, 1))
    assert (date(2031, 5, 1), date(2031, 2, 28)) == (asked.by, asked.day)


def test_it_happened_on_the_day_that_was_said_and_otherwise_today() -> None:
    assert date(2024, 1, 31) == Asked.read(GOOD | {"day": "2024-01-31"}, TODAY)[0].on
    assert TODAY == Asked.read(GOOD, TODAY)[0].on


@pytest.mark.parametrize("name", ["4H", "👍", "日本", "!Z", "8", "$"])
def test_a_name_has_a_letter_a_digit_or_a_sign(name: str) -> None:
    asked, flaws = Asked.read(GOOD | {"name": name}, TODAY)
    assert ([], name) == (flaws, asked.name)


@pytest.mark.parametrize(
    ("days", "ahead"),
    [
        ({}, []),
        ({"signed": TODAY, "received": TODAY, "day": TODAY}, []),
        ({"received": date(2024, 2, 6)}, ["received"]),
        ({"day": date(2024, 2, 6), "signed": date(2024, 2, 6)}, ["day", "signed"]),
        ({"effective": date(2024, 2, 6), "complete_by": date(2024, 2, 6)}, []),
    ],
)
def test_a_day_of_what_has_happened_that_lies_ahead_is_told(days: dict[str, date], ahead: list[str]) -> None:
    notices = list(Enroll(today=TODAY, **days).notices())
    assert [DayInFuture(field, day="2024-02-06") for field in ahead] == notices


def test_values_that_have_been_read_already_are_taken_as_they_are() -> None:
    asked = Asked(today=TODAY, by=date(1900, 1, 1), span=("16:00", None), number=200_000)
    assert (date(1900, 1, 1), ("16:00", None), 200_000) == (asked.by, asked.span, asked.number)


def test_an_event_is_noted_with_reason_file_reference_and_source() -> None:
    asked, _ = Asked.read(GOOD | {"reason": "enligt beslut", "dnr": "Ks1216/2018", "source": "protokoll"}, TODAY)
    noted = asked.noted(PeriodClosed(subject="2024-2027", closed_on=TODAY))
    expected = PeriodClosed(
        subject="2024-2027", closed_on=TODAY, reason="enligt beslut", dnr="Ks1216/2018", source="protokoll"
    )
    assert expected == noted


def test_what_is_done_along_with_a_request_has_its_day_and_reason() -> None:
    noted = {"day": date(2024, 1, 31), "reason": "enligt beslut", "dnr": "Ks1216/2018", "source": "protokoll"}
    asked, _ = Asked.read(GOOD | noted, TODAY)
    expected = ClosePeriod(
        today=TODAY,
        day=date(2024, 1, 31),
        reason="enligt beslut",
        dnr="Ks1216/2018",
        source="protokoll",
        period="2020-2023",
    )
    assert expected == asked.along(ClosePeriod, period="2020-2023")


def test_a_request_never_changes_once_it_is_read() -> None:
    asked, _ = Asked.read(GOOD, TODAY)
    with pytest.raises(AttributeError, match="frozen"):
        asked.name = "Röda Tuvan"


def test_a_field_that_no_request_has_is_a_bug_and_not_a_flaw() -> None:
    with pytest.raises(AssertionError, match="nonsense"):
        Asked.read(GOOD | {"nonsense": "x"}, TODAY)


@settings(deadline=None)  # the first example builds the model
@given(
    st.dictionaries(st.sampled_from([f for f in Asked.asks if f not in ("today", "guest", "tick", "point")]), st.text())
)
def test_whatever_is_typed_every_field_is_kept_flawed_or_missing(typed: dict[str, str]) -> None:
    asked, flaws = Asked.read(typed, TODAY)
    told = {flaw.field for flaw in flaws}
    assert all(flaw.status == 2 for flaw in flaws)
    for field in typed.keys() - told:
        assert getattr(asked, field) is not None
    for flawed in told:
        assert getattr(Asked, str(flawed)) == getattr(asked, str(flawed))
