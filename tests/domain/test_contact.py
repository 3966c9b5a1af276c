"""Contacts: from a day through a day, marked when they are checked or when mail comes back."""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from refusing import refused

from samverkan_cli.domain import contact
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.contact import AddContact, ConsentToContact, EndContact, MarkContact, written
from samverkan_cli.domain.events import (
    ConsentWithdrawn,
    ContactAdded,
    ContactBounced,
    ContactConsented,
    ContactEnded,
    ContactVerified,
)
from samverkan_cli.domain.notation import mailbox
from samverkan_cli.domain.records import Actor, BestContact, Contact
from samverkan_cli.domain.refusal import Objection, Refused
from samverkan_cli.domain.values import ContactState, Kind, Side, Unreached

TODAY = date(2024, 2, 5)
BEFORE, AFTER = date(2024, 2, 4), date(2024, 2, 6)
ACTOR = Actor(entry=2, id="A-1", number=1, name="Blå Tuvan", kind=Kind.ASSOCIATION, side=Side.CIVIL)
EVA = Contact(entry=3, actor="A-1", person="P-1", mailbox="eva@example.org", name="Eva Ek")
BO = Contact(entry=4, actor="A-1", person="P-2", name="Bo Ek")
OFFICE = Contact(entry=5, actor="A-1", mailbox="info@example.org")
ADDING = AddContact(today=TODAY, actor="A-1", contact="Eva Ek <eva@example.org>")
ENDING = EndContact(today=TODAY, actor="A-1", contact="Eva Ek")
MARKING = MarkContact(today=TODAY, actor="A-1", contact="Eva Ek")


def having(found: Contact, **days: object) -> Contact:
    """Give a contact with some of its days changed."""
    return replace(found, **days)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ({}, ContactState.CURRENT),
        ({"from_day": TODAY}, ContactState.CURRENT),
        ({"from_day": AFTER}, ContactState.AHEAD),
        ({"through_day": TODAY}, ContactState.CURRENT),
        ({"through_day": BEFORE}, ContactState.ENDED),
        ({"through_day": BEFORE, "bounced_on": BEFORE}, ContactState.ENDED),
        ({"bounced_on": TODAY}, ContactState.BOUNCED),
        ({"bounced_on": AFTER}, ContactState.CURRENT),
        ({"bounced_on": BEFORE, "verified_on": BEFORE}, ContactState.CURRENT),
        ({"bounced_on": BEFORE, "verified_on": TODAY}, ContactState.CURRENT),
        ({"bounced_on": BEFORE, "verified_on": AFTER}, ContactState.BOUNCED),
        ({"bounced_on": TODAY, "verified_on": BEFORE}, ContactState.BOUNCED),
    ],
)
def test_a_contact_is_on_a_day_what_its_days_say(days: dict[str, object], expected: ContactState) -> None:
    assert expected is contact.state(having(EVA, **days), TODAY)


ROLE = BestContact(actor="A-1", mailbox="info@example.org")
PERSON = BestContact(actor="A-1", mailbox="eva@example.org", person="P-1", name="Eva Ek")
NEWER = having(EVA, entry=9, person="P-3", name="Ea Ek", mailbox="ea@example.org")


@pytest.mark.parametrize(
    ("contacts", "expected"),
    [
        ([EVA, OFFICE, NEWER], ROLE),
        ([having(EVA, verified_on=TODAY), OFFICE], ROLE),
        ([having(EVA, verified_on=BEFORE), NEWER], PERSON),
        ([EVA, having(NEWER, through_day=BEFORE)], PERSON),
        ([EVA, BO, having(OFFICE, bounced_on=BEFORE)], PERSON),
        (
            [EVA, NEWER],
            BestContact(actor="A-1", mailbox="ea@example.org", person="P-3", name="Ea Ek"),
        ),
        (
            [having(EVA, bounced_on=BEFORE), BO],
            BestContact(actor="A-1", person="P-2", name="Bo Ek", why=Unreached.LETTER),
        ),
        ([having(EVA, bounced_on=BEFORE)], BestContact(actor="A-1", why=Unreached.UNREACHABLE)),
        (
            [having(EVA, through_day=BEFORE), having(OFFICE, from_day=AFTER)],
            BestContact(actor="A-1", why=Unreached.MISSING),
        ),
        ([], BestContact(actor="A-1", why=Unreached.MISSING)),
    ],
)
def test_letters_go_to_the_role_mailbox_then_to_what_was_checked_last_then_to_the_newest(
    contacts: Sequence[Contact], expected: BestContact
) -> None:
    assert expected == contact.best("A-1", contacts, TODAY)


def test_a_contact_holds_from_the_day_that_is_said_or_from_the_beginning() -> None:
    added = contact.add(ADDING, ACTOR, "P-1", "eva@example.org", [])
    assert ContactAdded(subject="A-1", person="P-1", mailbox="eva@example.org") == added
    dated = ADDING.but(day=BEFORE)
    assert contact.add(dated, ACTOR, "P-1", None, []).from_day == BEFORE


@pytest.mark.parametrize(
    ("person", "address", "held"),
    [("P-1", "EVA@example.org", EVA), ("P-1", None, EVA), (None, "info@example.org", OFFICE), ("P-2", None, BO)],
)
def test_the_same_live_person_and_mailbox_is_not_added_twice(
    person: str | None, address: str | None, held: Contact
) -> None:
    with pytest.raises(Refused) as caught:
        contact.add(ADDING, ACTOR, person, address, [EVA, BO, OFFICE])
    facts = {"name": "Eva Ek <eva@example.org>", "there": "Blå Tuvan", "id": "A-1"}
    assert (no.AlreadyThere("contact", refs=["A-1"], **facts),) == caught.value.objections
    assert person == contact.add(ADDING, ACTOR, person, address, [having(held, through_day=BEFORE)]).person


@pytest.mark.parametrize(
    ("person", "address"),
    [("P-1", "ny@example.org"), (None, "eva@example.org"), ("P-2", "bo@example.org"), ("P-1", "info@example.org")],
)
def test_another_person_or_mailbox_is_another_contact(person: str | None, address: str) -> None:
    assert contact.add(ADDING, ACTOR, person, address, [EVA, BO, OFFICE]).mailbox == address


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("3", [EVA]),
        ("eva ek", [EVA]),
        ("p-1", [EVA]),
        ("EVA@example.org", [EVA]),
        ("Eva Ek <eva@example.org>", [EVA]),
        ("Eva Ek <info@example.org>", []),
        ("Bo Ek <bo@example.org>", []),
        ("info@example.org", [OFFICE]),
        ("Eva", []),
        ("²", []),
    ],
)
def test_a_contact_answers_to_its_number_its_person_and_its_mailbox(typed: str, expected: list[Contact]) -> None:
    assert expected == [each for each in (EVA, BO, OFFICE) if contact.answers(each, typed)]


def test_a_contact_is_meant_when_it_alone_answers() -> None:
    ended = having(EVA, through_day=BEFORE)
    assert EVA == contact.meant(MARKING, ACTOR, [ended, OFFICE, EVA])


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (
            [BO, having(OFFICE, through_day=BEFORE)],
            no.NotFound("contact", refs=["A-1"], given="Eva Ek", noun="contact", nearest=("4 (Bo Ek)",)),
        ),
        (
            [having(EVA, through_day=BEFORE)],
            no.ContactHasEnded("contact", refs=["A-1"], id="A-1", name="Blå Tuvan", day="2024-02-04"),
        ),
        (
            [EVA, having(BO, name="Eva Ek")],
            no.ContactAmbiguous(
                "contact",
                refs=["A-1"],
                given="Eva Ek",
                id="A-1",
                contacts=("3 (Eva Ek <eva@example.org>)", "4 (Eva Ek)"),
                first="3",
            ),
        ),
    ],
)
def test_none_several_or_an_ended_one_is_refused(known: Sequence[Contact], expected: Objection) -> None:
    with pytest.raises(Refused) as caught:
        contact.meant(MARKING, ACTOR, known)
    assert (expected,) == caught.value.objections


def test_a_contact_ends_through_a_day_that_is_not_before_its_first() -> None:
    assert ContactEnded(subject="A-1", contact=3, through_day=TODAY) == contact.end(ENDING, ACTOR, EVA)
    through = ENDING.but(through=AFTER)
    assert AFTER == contact.end(through, ACTOR, having(EVA, from_day=AFTER)).through_day
    with pytest.raises(Refused) as caught:
        contact.end(ENDING, ACTOR, having(EVA, from_day=AFTER))
    assert ["last_day_before_first"] == [objection.code for objection in caught.value.objections]
    with pytest.raises(Refused) as caught:
        contact.end(ENDING, ACTOR, having(EVA, through_day=AFTER))
    assert (no.AlreadyDone("contact", refs=["A-1"], id="A-1", day="2024-02-06"),) == caught.value.objections


def test_marks_are_dated_and_never_move_back() -> None:
    assert ContactVerified(subject="A-1", contact=3, verified_on=TODAY) == contact.verify(MARKING, ACTOR, EVA)
    assert ContactBounced(subject="A-1", contact=3, bounced_on=TODAY) == contact.bounce(MARKING, ACTOR, EVA)
    assert TODAY == contact.verify(MARKING, ACTOR, having(EVA, bounced_on=TODAY)).verified_on
    assert TODAY == contact.bounce(MARKING, ACTOR, having(EVA, bounced_on=TODAY, verified_on=TODAY)).bounced_on
    for mark, days in (("verified", {"verified_on": AFTER}), ("bounced", {"bounced_on": AFTER})):
        for marked in (contact.verify, contact.bounce):
            with pytest.raises(Refused) as caught:
                marked(MARKING, ACTOR, having(EVA, **days))
            facts = {"mark": mark, "day": "2024-02-06", "id": "A-1"}
            assert (no.ContactMarkedLater("day", refs=["A-1"], **facts),) == caught.value.objections


def test_the_same_mark_is_not_made_twice_on_a_day() -> None:
    for marked, days in ((contact.verify, {"verified_on": TODAY}), (contact.bounce, {"bounced_on": TODAY})):
        with pytest.raises(Refused) as caught:
            marked(MARKING, ACTOR, having(EVA, **days))
        assert (no.AlreadyDone("contact", refs=["A-1"], id="A-1", day="2024-02-05"),) == caught.value.objections


NAMES = st.text(
    st.sampled_from("\"<>@,;\\'= ab\u00e5") | st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=20
).filter(lambda name: name == name.strip())


@given(NAMES, st.sampled_from([None, "eva@example.org"]))
def test_a_contact_is_read_as_it_was_written_whatever_its_name(name: str, address: str | None) -> None:
    assert (name, address) == mailbox(written(name, address))


def test_quotation_marks_stand_only_where_they_must() -> None:
    assert "Eva Ek, kassör <eva@example.org>" == written("Eva Ek, kassör", "eva@example.org")
    assert '"Eva <Ek>" <eva@example.org>' == written("Eva <Ek>", "eva@example.org")
    assert ("Eva Ek", "eva@example.org") == mailbox('"Eva Ek" <eva@example.org>')


@pytest.mark.parametrize("typed", ["eva", "ek eva", "Eva <eva@example.org>"])
def test_the_only_contact_whose_name_holds_all_the_typed_words_is_meant(typed: str) -> None:
    assert EVA == contact.meant(ENDING.but(contact=typed), ACTOR, [BO, OFFICE, EVA])


def test_a_contact_of_several_with_the_word_or_with_another_address_is_not_meant() -> None:
    (several,) = refused(contact.meant, ENDING.but(contact="ek"), ACTOR, [BO, EVA])
    (none,) = refused(contact.meant, ENDING.but(contact="Eva <bo@example.org>"), ACTOR, [BO, EVA])
    assert ["contact_ambiguous", "not_found"] == [several.code, none.code]
    assert EVA == contact.meant(ENDING.but(contact="Eva Ek"), ACTOR, [replace(EVA, entry=9, name="Eva Ek Al"), EVA])


CONSENTING = ConsentToContact(today=TODAY, actor="A-1", contact="Eva Ek", source="e-post")


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ({}, False),
        ({"consented_on": TODAY}, True),
        ({"consented_on": AFTER}, False),
        ({"consented_on": BEFORE, "withdrawn_on": AFTER}, False),
        ({"consented_on": BEFORE, "withdrawn_on": TODAY}, False),
        ({"consented_on": BEFORE, "withdrawn_on": BEFORE}, False),
        ({"withdrawn_on": AFTER}, False),
        ({"consented_on": BEFORE, "through_day": TODAY}, True),
        ({"consented_on": BEFORE, "through_day": BEFORE}, False),
        ({"consented_on": BEFORE, "from_day": AFTER}, False),
        ({"consented_on": BEFORE, "bounced_on": TODAY}, True),
        ({"consented_on": BEFORE, "person": None, "mailbox": None}, False),
    ],
)
def test_everybody_sees_a_contact_while_it_holds_and_was_consented_to(days: dict[str, object], expected: bool) -> None:
    assert expected is contact.is_public(having(EVA, **days), TODAY)


def test_consent_is_given_taken_back_and_given_anew() -> None:
    given = ContactConsented(subject="A-1", contact=3, consented_on=TODAY, source="e-post")
    taken = ConsentWithdrawn(subject="A-1", contact=3, withdrawn_on=TODAY, source="e-post")
    assert given == contact.consent(CONSENTING, ACTOR, EVA)
    assert given == contact.consent(CONSENTING, ACTOR, having(EVA, consented_on=BEFORE, withdrawn_on=TODAY))
    assert taken == contact.withdraw(CONSENTING, ACTOR, having(EVA, consented_on=TODAY))


@pytest.mark.parametrize(
    ("days", "consented", "withdrawn"),
    [
        ({}, None, "never_consented"),
        ({"consented_on": BEFORE}, "already_done", None),
        ({"consented_on": AFTER}, "already_done", "contact_marked_later"),
        ({"consented_on": BEFORE, "withdrawn_on": TODAY}, None, "already_done"),
        ({"consented_on": BEFORE, "withdrawn_on": AFTER}, "contact_marked_later", "already_done"),
    ],
)
def test_what_was_said_of_consent_is_not_said_twice_nor_before_it(
    days: dict[str, object], consented: str | None, withdrawn: str | None
) -> None:
    for said, expected in ((contact.consent, consented), (contact.withdraw, withdrawn)):
        try:
            said(CONSENTING, ACTOR, having(EVA, **days))
            found = None
        except Refused as caught:
            (found,) = (each.code for each in caught.objections)
        assert expected == found


def test_consent_that_nothing_tells_of_is_warned_of() -> None:
    assert [] == contact.notices_of_consent(CONSENTING)
    assert [no.ConsentUnproven("source")] == contact.notices_of_consent(CONSENTING.but(source=None))
