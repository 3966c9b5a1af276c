"""What goes of a person or an actor by a deletion decision, what stays, and what is ended first."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace
from refusing import refused

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.erasure import (
    ActorKnown,
    EraseActor,
    ErasedItem,
    ErasePerson,
    PersonKnown,
    Staying,
    actor_plan,
    ended,
    must_be_decided,
    must_take_something_of,
    person_plan,
    told,
)
from samverkan_cli.domain.events import SealLeft
from samverkan_cli.domain.records import Actor, Contact, Decision, Person, PersonPlace, Task
from samverkan_cli.domain.values import Certainty, Kind, Outcome, PlaceKind, Side, StaysBecause

TODAY = date(2024, 6, 1)
BO = Person(entry=3, id="P-1", number=1, name="Bo Ek", name_key="bo ek", mailbox="bo@example.org")
LIVE = Contact(entry=7, actor="A-1", person="P-1", mailbox="info@example.org")
OVER = replace(LIVE, entry=8, actor="A-2", through_day=TODAY)
SIGNED = PersonPlace(person="P-1", stands=PlaceKind.SIGNED, id="E-1")
CONTACTS = ErasePerson(today=TODAY, person="P-1", decision="D-2024-001")
ALL = ErasePerson(today=TODAY, person="P-1", decision="D-2024-001", what="all")
DECISION = Decision(
    entry=2,
    id="D-2024-001",
    number=202400001,
    body="B-1",
    decided_on=TODAY,
    when_final=False,
    outcome=Outcome.APPROVED,
    about=(),
)


def known(*contacts: Contact, places: tuple[PersonPlace, ...] = (), tasks: tuple[Task, ...] = ()) -> PersonKnown:
    return PersonKnown(persons=(BO,), contacts=contacts, places=places, maybe=(), open_tasks=tasks)


@pytest.mark.parametrize(
    ("days", "expected"),
    [({}, False), ({"through_day": TODAY + timedelta(days=1)}, False), ({"through_day": TODAY}, True)],
)
def test_a_contact_is_over_on_its_last_day_so_that_it_can_be_ended_and_deleted_at_once(
    days: dict[str, date], expected: bool
) -> None:
    assert expected == ended(replace(LIVE, **days), TODAY)


def test_a_contact_that_was_taken_back_is_over() -> None:
    assert ended(replace(LIVE, voided_by=9), TODAY)


def test_contacts_that_have_ended_and_the_address_go_and_the_name_stays_by_choice() -> None:
    plan = person_plan(CONTACTS, known(OVER))
    assert {
        ("contact", "8"): frozenset({"person", "mailbox"}),
        ("person", "P-1"): frozenset({"mailbox"}),
    } == plan.cells
    assert [("contact", "A-2"), ("mailbox", "P-1")] == [(each.stands, each.id) for each in plan.goes]
    assert (Staying(id="P-1", stands="name", why=StaysBecause.CHOICE),) == plan.stays


def test_all_takes_the_name_too() -> None:
    assert frozenset({"mailbox", "name", "name_key"}) == person_plan(ALL, known(OVER)).cells[("person", "P-1")]


HOLDING = [
    (PlaceKind.SIGNED, StaysBecause.SIGNATURE),
    (PlaceKind.ATTENDED, StaysBecause.MINUTES),
    (PlaceKind.SEAT, StaysBecause.MINUTES),
    (PlaceKind.MEMBER, StaysBecause.MINUTES),
    (PlaceKind.CONVENER, StaysBecause.MINUTES),
    (PlaceKind.REPORTER, StaysBecause.CASE),
    (PlaceKind.CONFLICT, StaysBecause.CASE),
]


@pytest.mark.parametrize(("stands", "why"), HOLDING)
def test_a_place_that_the_law_keeps_holds_the_name_and_lets_the_address_go(
    stands: PlaceKind, why: StaysBecause
) -> None:
    plan = person_plan(ALL, known(OVER, places=(replace(SIGNED, stands=stands),)))
    assert frozenset({"mailbox"}) == plan.cells[("person", "P-1")]
    assert (Staying(id="E-1", stands=stands, why=why),) == plan.stays


@pytest.mark.parametrize("stands", [PlaceKind.CONTACT, PlaceKind.TASK])
def test_a_contact_and_a_task_that_is_done_hold_no_name(stands: PlaceKind) -> None:
    plan = person_plan(ALL, known(OVER, places=(replace(SIGNED, stands=stands),)))
    assert "name" in plan.cells[("person", "P-1")]


@pytest.mark.parametrize(
    ("stands", "why"), [(PlaceKind.SETTING, StaysBecause.SETTING), (PlaceKind.LOGGED, StaysBecause.LOG)]
)
def test_what_the_registry_says_of_itself_and_who_typed_it_stays_and_holds_no_name(
    stands: PlaceKind, why: StaysBecause
) -> None:
    typed = PersonPlace(person=None, stands=stands, id="r", match=Certainty.MAYBE)
    facts = PersonKnown(persons=(BO,), contacts=(OVER,), places=(), maybe=(typed,), open_tasks=())
    plan = person_plan(ALL, facts)
    assert "name" in plan.cells[("person", "P-1")]
    assert (Staying(id="r", stands=str(stands), why=why),) == plan.stays


def test_a_name_in_a_text_stays_there_and_holds_nothing() -> None:
    typed = PersonPlace(person=None, stands=PlaceKind.TEXT, id="T-1", match=Certainty.MAYBE)
    facts = PersonKnown(persons=(BO,), contacts=(OVER,), places=(), maybe=(typed,), open_tasks=())
    plan = person_plan(ALL, facts)
    assert "name" in plan.cells[("person", "P-1")]
    assert (Staying(id="T-1", stands="text", why=StaysBecause.TEXT),) == plan.stays


def test_an_address_that_a_live_contact_shows_stays() -> None:
    shown = replace(LIVE, mailbox=BO.mailbox)
    plan = person_plan(CONTACTS, known(shown, OVER))
    assert ("person", "P-1") not in plan.cells


def test_all_asks_that_live_contacts_and_open_tasks_are_ended_first() -> None:
    task = Task(entry=9, id="T-1", number=1, owner="P-1", added_on=TODAY)
    found = refused(person_plan, ALL, known(LIVE, OVER, tasks=(task,)))
    assert [no.ContactLive, no.TaskOpen] == [type(each) for each in found]


def test_what_is_gone_already_is_not_erased_anew() -> None:
    assert [no.NothingToErase] == [type(each) for each in refused(must_take_something_of, known(), [], [], TODAY)]
    found = refused(must_take_something_of, known(LIVE), [], [], TODAY)
    assert [no.ContactLive] == [type(each) for each in found]


def test_what_was_corrected_or_taken_back_is_told_where_nothing_else_goes() -> None:
    plan = person_plan(
        CONTACTS, PersonKnown(persons=(replace(BO, mailbox=None),), contacts=(), places=(), maybe=(), open_tasks=())
    )
    seal = SealLeft(entry=5, seal="persons", fields=("mailbox",))
    assert ((ErasedItem(id="P-1", stands="earlier", entry=5),), ()) == (told(plan, "P-1", [seal]), plan.goes)


def test_erasing_takes_an_approved_decision_of_that_day_or_earlier() -> None:
    assert [] == list(must_be_decided(CONTACTS, DECISION))
    asked = CONTACTS.but(decision=None)
    assert [no.DecisionMissing] == [type(each) for each in must_be_decided(asked, None)]
    rejected = replace(DECISION, outcome=Outcome.REJECTED)
    assert [no.DecisionNotApproved] == [type(each) for each in must_be_decided(CONTACTS, rejected)]
    later = replace(DECISION, decided_on=TODAY + timedelta(days=1))
    assert [no.ErasedBeforeDecided] == [type(each) for each in must_be_decided(CONTACTS, later)]


TUVAN = Actor(
    entry=2, id="A-1", number=1, name="Tuvan", name_key="tuvan", kind=Kind.ASSOCIATION, side=Side.CIVIL, purpose="Bad"
)
ERASING = EraseActor(today=TODAY, actor="A-1", decision="D-2024-001")


def actor(**more: object) -> ActorKnown:
    facts: dict[str, object] = {"actors": (TUVAN,), "enrolled": (), "open_cases": (), "contacts": (), "names": (5,)}
    facts |= {"enrollments": ("E-1",), "holds": (), "mentions": ()}
    return ActorKnown(**facts | more)  # type: ignore[arg-type]  # they are


def test_everything_written_of_an_actor_goes_with_its_names() -> None:
    cells = actor_plan(ERASING, actor(contacts=(OVER,))).cells
    assert {("contact", "8"), ("actor", "A-1"), ("actor_name", "5"), ("enrollment", "E-1")} == set(cells)
    assert frozenset({"name", "name_key", "purpose", "website"}) == cells[("actor", "A-1")]


def test_what_must_be_possible_to_read_holds_the_names_of_an_actor() -> None:
    held = Staying(id="R-1", stands="roll", why=StaysBecause.ROLL)
    plan = actor_plan(ERASING, actor(holds=(held,)))
    assert frozenset({"purpose", "website"}) == plan.cells[("actor", "A-1")]
    assert ("actor_name", "5") not in plan.cells
    assert (held,) == plan.stays


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"enrolled": ("E-1",)}, no.StillEnrolled),
        ({"open_cases": ("C-1",)}, no.CaseStillOpen),
        ({"contacts": (LIVE,)}, no.ContactLive),
    ],
)
def test_an_actor_that_is_not_over_is_not_erased(facts: dict[str, object], expected: type[no.StillEnrolled]) -> None:
    assert [expected] == [type(each) for each in refused(actor_plan, ERASING, actor(**facts))]
