"""Events are the journal's format: each can be made, written, erased in part and read back."""

import json
import re
import types
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, Union, get_args, get_origin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from samverkan_cli.domain import events
from samverkan_cli.domain.events import (
    EVENTS,
    ActorEnrolled,
    ActorFacts,
    Event,
    Introduced,
    Part,
    PeriodClosed,
    Seal,
)
from samverkan_cli.domain.values import Because, Kind, Side

KINDS = """
    registry_created registry_set
    period_opened period_text_set period_closed period_extended period_rule_set
    actor_registered actor_edited actor_renamed actor_alias_added actor_dissolved
    actor_merged network_member_added network_member_left
    person_registered
    contact_added contact_ended contact_verified contact_bounced
    enrollment_received actor_enrolled enrollment_completed earlier_answer_counted
    enrollment_declined enrollment_closed actor_withdrew
    renewal_applied actor_invited reminder_written
    actor_suspended actor_excluded entry_refused
    case_opened case_screened dialogue_noted actor_notified hearing_exempted response_extended
    document_added answer_received cure_set cure_done case_prepared case_decided
    decision_announced appeal_received
    effect_stayed court_ruled decision_revoked decision_final bar_lifted
    case_closed
    roll_recorded
    body_added mandate_given seat_taken
    meeting_called agenda_item_added attendance_noted outcome_noted
    decision_recorded
    group_formed group_member_added convener_named
    plan_opened activity_added
    task_added task_assigned task_started task_done task_dropped
    watch_item_added watch_noted
    entry_taken_back
"""
ENVELOPE = {"v", "registry", "seq", "at", "op", "verb", "by", "data", "sealed", "prev", "hash", "KIND"}
SEALED = {
    "persons": {
        "PersonRegistered.name",
        "PersonRegistered.mailbox",
        "Introduced.name",
        "ContactFacts.mailbox",
        "ContactAdded.mailbox",
    }
    | {"WatchItemAdded.owner", "CaseOpened.reported_by", "DialogueNoted.who", "AppealReceived.appellant"},
    "text": {
        *("Event.reason", "Event.source"),
        *("RegistryCreated.municipality", "RegistryCreated.agreement"),
        *("PeriodOpened.exclusion_clause", "PeriodTextSet.text", "Provision.text"),
        *("ActorFacts.name", "ActorFacts.purpose", "ActorEdited.purpose"),
        *("ActorRenamed.name", "ActorRenamed.earlier", "ActorAliasAdded.alias", "ActorMerged.name"),
        *("JoinedDays.capacity", "JoinedDays.evidence", "JoinedDays.cause_removed"),
        *("Application.capacity", "Application.evidence", "Application.cause_removed", "EnrollmentReceived.lacks"),
        *("RecordedObjection.facts", "ActorExcluded.recorded_anyway", "PolicySetting.source", "RegistrySetting.value"),
        *("CaseOpened.concern", "CaseOpened.evidence", "CaseScreened.own", "DialogueNoted.what"),
        *("ActorNotified.how", "SentDocument.name", "AnswerReceived.what"),
        *("CasePrepared.recommendation", "ConflictNoted.told", "Affecting.recorded_anyway"),
        *("CaseDecided.deciding", "CaseDecided.proportionality", "CaseDecided.recorded_anyway"),
        *("RollLine.name", "RollRecorded.title"),
        *("BodyAdded.name", "SeatTaken.role"),
        *("MeetingCalled.place", "MeetingCalled.title", "AgendaItemAdded.title", "AttendanceNoted.role"),
        *("OutcomeNoted.note", "DecisionRecorded.text"),
        *("GroupFormed.name", "ActivityAdded.text", "TaskAdded.text"),
        *("WatchItemAdded.text", "WatchNoted.note"),
    },
}

NAMED = [one for one in vars(events).values() if isinstance(one, type) and issubclass(one, Part)]
PARTS = [one for one in NAMED if one is not Part]  # events, what they are built on, and what stands in them

few = settings(max_examples=20, deadline=None)  # of each of forty kinds; the first builds the model
every_kind = pytest.mark.parametrize("kind", EVENTS.values(), ids=EVENTS)


def seal(model: type[BaseModel], field: str) -> Seal | None:
    """Give the seal of a field."""
    return next((mark for mark in model.model_fields[field].metadata if isinstance(mark, Seal)), None)


def values_of(annotation: Any) -> st.SearchStrategy[Any]:
    """Give a strategy for what a field may hold."""
    inner = get_args(annotation)
    if get_origin(annotation) in (Union, types.UnionType):
        return st.one_of(*map(values_of, inner))
    if get_origin(annotation) is tuple:
        return st.lists(values_of(inner[0]), max_size=3).map(tuple)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return models(annotation)
    return st.none() if annotation is type(None) else st.from_type(annotation)


@cache
def models(model: type[BaseModel]) -> st.SearchStrategy[Any]:
    """Give a strategy for an event or part, with something in any of its fields."""
    return st.builds(model, **{name: values_of(field.annotation) for name, field in model.model_fields.items()})


def erased(value: Any, model: type[BaseModel]) -> Any:
    """Give a dumped event or part without what stands under a seal."""
    kept = {}
    for name, field in model.model_fields.items():
        if seal(model, name) is None and name in value:
            inner = next((part for part in within(field.annotation) if issubclass(part, BaseModel)), None)
            kept[name] = _erased_inside(value[name], inner) if inner else value[name]
    return kept


def _erased_inside(value: Any, model: type[BaseModel]) -> Any:
    if isinstance(value, list):
        return [erased(one, model) for one in value]
    return None if value is None else erased(value, model)


def within(annotation: Any) -> Iterator[type]:
    """Give the types an annotation is made of."""
    if isinstance(annotation, type) and not get_args(annotation):
        yield annotation
    for inner in get_args(annotation):
        yield from within(inner)


# every kind -------------------------------------------------------------------------------------


def test_what_can_happen_is_this_and_only_ever_grows() -> None:
    assert KINDS.split() == list(EVENTS)


@every_kind
def test_a_kind_is_the_name_of_its_class_in_small_letters(kind: type[Event]) -> None:
    snake = re.sub(r"([a-z])([A-Z])", r"\1_\2", kind.__name__).lower()
    assert snake == kind.KIND
    assert kind is EVENTS[snake]


@every_kind
@few
@given(data=st.data())
def test_an_event_survives_being_written_and_read(kind: type[Event], data: st.DataObject) -> None:
    event = data.draw(models(kind))
    written = json.dumps(event.model_dump(mode="json"))
    assert event == kind.model_validate(json.loads(written))


@every_kind
@few
@given(data=st.data())
def test_an_event_survives_being_written_without_what_it_does_not_say(kind: type[Event], data: st.DataObject) -> None:
    event = data.draw(models(kind))
    assert event == kind.model_validate(event.model_dump(mode="json", exclude_none=True))
    assert event == kind.model_validate(event.model_dump(mode="json", exclude_defaults=True))


@every_kind
@few
@given(data=st.data())
def test_an_event_is_read_when_everything_sealed_in_it_has_been_erased(kind: type[Event], data: st.DataObject) -> None:
    written = data.draw(models(kind)).model_dump(mode="json")
    left = erased(written, kind)
    read = kind.model_validate(left)
    assert left == erased(read.model_dump(mode="json"), kind)
    assert (None, None) == (read.reason, read.source)


@every_kind
def test_an_event_is_about_a_subject(kind: type[Event]) -> None:
    with pytest.raises(ValidationError) as caught:
        kind.model_validate({})
    assert ("subject",) in [error["loc"] for error in caught.value.errors()]


@every_kind
def test_no_field_has_the_name_of_something_on_the_envelope(kind: type[Event]) -> None:
    assert set() == ENVELOPE & set(kind.model_fields)


@every_kind
def test_a_field_that_is_not_known_is_refused(kind: type[Event]) -> None:
    with pytest.raises(ValidationError) as caught:
        kind.model_validate({"subject": "A-1", "nonsense": 1})
    assert "extra_forbidden" in [error["type"] for error in caught.value.errors()]


# what the journal can hold ----------------------------------------------------------------------


@pytest.mark.parametrize("model", PARTS, ids=lambda model: model.__name__)
def test_a_field_holds_what_canonical_json_can_say(model: type[Part]) -> None:
    for name, field in model.model_fields.items():
        assert name.isascii()
        for kind in within(field.annotation):
            assert kind in (str, int, bool, date, type(None), Ellipsis) or issubclass(kind, (StrEnum, Part)), name


def test_what_is_sealed_is_free_text_and_persons() -> None:
    found: dict[str, set[str]] = {mark.value: set() for mark in Seal}
    for model in PARTS:
        for name in model.__annotations__.keys() & model.model_fields.keys():
            if mark := seal(model, name):
                found[mark].add(f"{model.__name__}.{name}")
    assert SEALED == found


@pytest.mark.parametrize("model", PARTS, ids=lambda model: model.__name__)
def test_what_is_sealed_can_be_erased(model: type[Part]) -> None:
    fields = model.model_fields
    assert [] == [name for name in fields if seal(model, name) and (fields[name].is_required() or fields[name].default)]


def test_an_event_never_changes() -> None:
    event = PeriodClosed(subject="2024-2027", closed_on=date(2023, 12, 31))
    with pytest.raises(ValidationError, match="frozen"):
        event.closed_on = date(2024, 1, 1)  # type: ignore[misc]


def test_a_new_actor_and_whoever_signed_stand_in_its_enrollment() -> None:
    event = ActorEnrolled(
        subject="A-1",
        enrollment="E-1",
        period="2024-2027",
        received=date(2023, 10, 16),
        effective=date(2024, 1, 1),
        because=Because.FIRST_DAY,
        signed_by="P-1",
        registered=ActorFacts(name="Blå Tuvan", kind=Kind.ASSOCIATION, side=Side.CIVIL, org_nr="802999-0010"),
        introduced=(Introduced(id="P-1", name="Eva Ek"),),
    )
    expected = {
        "subject": "A-1",
        "enrollment": "E-1",
        "period": "2024-2027",
        "received": "2023-10-16",
        "effective": "2024-01-01",
        "because": "first_day",
        "signed_by": "P-1",
        "registered": {"name": "Blå Tuvan", "kind": "association", "side": "civil", "org_nr": "802999-0010"},
        "introduced": [{"id": "P-1", "name": "Eva Ek"}],
        "affirmed": [],
    }
    assert expected == event.model_dump(mode="json", exclude_none=True)
