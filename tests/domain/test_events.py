"""Events are the journal's format: each can be made, written, erased in part and read back."""

import json
import re
import types
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
from samverkan_cli.domain.value import told
from samverkan_cli.domain.values import Because, Kind, Side

KINDS = """
    registry_created registry_set
    period_opened period_text_set period_closed period_extended period_rule_set policy_set
    actor_registered actor_edited actor_renamed actor_alias_added actor_dissolved
    actor_merged network_member_added network_member_left
    person_registered person_merged person_erased actor_erased
    person_requested person_request_answered refusal_reached
    contact_added contact_ended contact_verified contact_bounced contact_consented consent_withdrawn
    enrollment_received actor_enrolled enrollment_completed earlier_answer_counted
    enrollment_declined enrollment_closed actor_withdrew
    renewal_applied actor_invited reminder_written
    round_opened round_answered
    actor_suspended actor_excluded entry_refused
    case_opened case_screened dialogue_noted actor_notified hearing_exempted response_extended
    document_added answer_received cure_set cure_done case_prepared case_decided
    decision_announced appeal_received
    effect_stayed court_ruled decision_revoked decision_final bar_lifted
    case_closed
    roll_recorded
    body_added body_alias_added body_alias_removed mandate_given seat_taken
    meeting_called agenda_item_added attendance_noted outcome_noted
    item_dropped item_renamed item_moved agenda_ordered item_noted
    standing_item_added standing_item_dropped meeting_moved meeting_cancelled minutes_sent meeting_approved
    approver_noted room_left
    decision_recorded
    stance_taken decision_changed
    group_formed group_member_added convener_named
    plan_opened activity_added activity_assigned activity_actor_added activity_actor_left plan_adopted
    activity_started activity_done activity_dropped activity_moved activity_noted
    task_added task_assigned task_started task_done task_dropped
    task_moved task_noted task_helper_added task_helper_left
    watch_item_added watch_noted watch_resolved watch_promoted
    entry_taken_back
    work_handed_over mandate_ended seat_left group_member_left group_closed
    corrected voided
"""
ENVELOPE = {"v", "registry", "seq", "at", "op", "verb", "by", "data", "sealed", "prev", "hash", "KIND"}
SEALED = {
    "persons": {
        "PersonRegistered.name",
        "PersonRegistered.mailbox",
        "PersonMerged.mailbox",
        "Introduced.name",
        "ContactFacts.mailbox",
        "ContactAdded.mailbox",
    }
    | {"CorrectedValue.old_person", "CorrectedValue.new_person"}
    | {
        "WatchItemAdded.owner",
        "WorkHandedOver.owner",
        "CaseOpened.reported_by",
        "DialogueNoted.who",
        "AppealReceived.appellant",
    }
    | {"SeatTaken.party", "AttendanceNoted.party"},
    "text": {
        *("Event.reason", "Event.source"),
        *("RegistryCreated.municipality", "RegistryCreated.agreement"),
        *("PeriodOpened.exclusion_clause", "PeriodTextSet.text", "ProvisionPart.text", "PolicySet.text"),
        *("ActorFacts.name", "ActorFacts.purpose", "ActorEdited.purpose", "ActorFacts.website", "ActorEdited.website"),
        *("ActorRenamed.name", "ActorRenamed.earlier", "ActorAliasAdded.alias", "ActorMerged.name"),
        "BodyAliasAdded.alias",
        *("JoinedDays.capacity", "JoinedDays.evidence", "JoinedDays.cause_removed"),
        *("Application.capacity", "Application.evidence", "Application.cause_removed", "EnrollmentReceived.lacks"),
        *("ObjectionPart.facts", "ActorExcluded.recorded_anyway", "PolicySetting.source", "RegistrySetting.value"),
        *("CaseOpened.concern", "CaseOpened.evidence", "CaseScreened.own", "DialogueNoted.what"),
        *("ActorNotified.how", "SentDocument.name", "AnswerReceived.what"),
        *("CasePrepared.recommendation", "ConflictNoted.told", "Affecting.recorded_anyway"),
        *("CaseDecided.deciding", "CaseDecided.proportionality", "CaseDecided.recorded_anyway"),
        *("RollLine.name", "RollRecorded.title"),
        *("RoundOpened.name", "RoundOpened.questions", "RoundAnswered.text"),
        *("BodyAdded.name", "SeatTaken.role", "SeatTaken.organisation", "StandingItemAdded.title"),
        *("MeetingMoved.place", "MeetingMoved.earlier_place", "AttendanceNoted.organisation"),
        *("MeetingCalled.place", "MeetingCalled.title", "AgendaItemAdded.title", "AttendanceNoted.role"),
        *("AgendaItemAdded.label", "ItemRenamed.title", "ItemNoted.text"),
        *("OutcomeNoted.note", "DecisionRecorded.text", "DecisionChanged.scope"),
        *("GroupFormed.name", "ActivityAdded.text", "TaskAdded.text"),
        *("WatchItemAdded.text", "WatchNoted.note", "WatchResolved.note", "TaskNoted.note", "ActivityNoted.note"),
        *("ActivityStarted.note", "ActivityDone.note", "ActivityDropped.note", "ActivityMoved.note"),
        *("CorrectedValue.old_text", "CorrectedValue.new_text"),
    },
}

NAMED = [one for one in vars(events).values() if isinstance(one, type) and issubclass(one, Part)]
PARTS = [one for one in NAMED if one is not Part]  # events, what they are built on, and what stands in them

few = settings(max_examples=20, deadline=None)  # of each of forty kinds; the first builds the model
every_kind = pytest.mark.parametrize("kind", EVENTS.values(), ids=EVENTS)


@cache
def seal(model: type[Part], field: str) -> Seal | None:
    """Give the seal of a field."""
    marks = getattr(get_type_hints(model, include_extras=True)[field], "__metadata__", ())
    return next((mark for mark in marks if isinstance(mark, Seal)), None)


@cache
def fields(model: type[Part]) -> dict[str, Any]:
    """Give the fields of an event or part, each with what it may hold."""
    held = get_type_hints(model)
    return {name: held[name] for name in model.__struct_fields__}


def values_of(annotation: Any) -> st.SearchStrategy[Any]:
    """Give a strategy for what a field may hold."""
    inner = get_args(annotation)
    if get_origin(annotation) in (Union, types.UnionType):
        return st.one_of(*map(values_of, inner))
    if get_origin(annotation) is tuple:
        return st.lists(values_of(inner[0]), max_size=3).map(tuple)
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return models(annotation)
    return st.none() if annotation is type(None) else st.from_type(annotation)


@cache
def models(model: type[Part]) -> st.SearchStrategy[Any]:
    """Give a strategy for an event or part, with something in any of its fields."""
    return st.builds(model, **{name: values_of(held) for name, held in fields(model).items()})


def erased(value: Any, model: type[Part]) -> Any:
    """Give a dumped event or part without what stands under a seal."""
    kept = {}
    for name, held in fields(model).items():
        if seal(model, name) is None and name in value:
            inner = next((part for part in within(held) if issubclass(part, Part)), None)
            kept[name] = _erased_inside(value[name], inner) if inner else value[name]
    return kept


def _erased_inside(value: Any, model: type[Part]) -> Any:
    if isinstance(value, (list, tuple)):
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
    assert sorted(KINDS.split()) == sorted(EVENTS)


@every_kind
def test_a_kind_is_the_name_of_its_class_in_small_letters(kind: type[Event]) -> None:
    snake = re.sub(r"([a-z])([A-Z])", r"\1_\2", kind.__name__).lower()
    assert snake == kind.KIND
    assert kind is EVENTS[snake]


@every_kind
@few
@given(data=st.data())
def test_an_event_survives_being_written_whole_without_what_it_does_not_say_and_without_what_was_erased(
    kind: type[Event], data: st.DataObject
) -> None:
    event = data.draw(models(kind))
    is_written_and_read(event)
    is_written_without_what_it_does_not_say(event)
    is_read_when_everything_sealed_in_it_has_been_erased(event)


def is_written_and_read(event: Event) -> None:
    written = json.dumps(told(event))
    assert event == msgspec.convert(json.loads(written), type(event))


def is_written_without_what_it_does_not_say(event: Event) -> None:
    kind = type(event)
    assert event == msgspec.convert(told(event, whole=False), kind)
    unsaid = {each.name: each.default for each in msgspec.structs.fields(kind)}
    said = {name: value for name, value in told(event).items() if value != unsaid[name]}
    assert event == msgspec.convert(said, kind)


def is_read_when_everything_sealed_in_it_has_been_erased(event: Event) -> None:
    kind = type(event)
    left = erased(told(event), kind)
    read = msgspec.convert(left, kind)
    assert left == erased(told(read), kind)
    assert (None, None) == (read.reason, read.source)


@every_kind
def test_an_event_is_about_a_subject(kind: type[Event]) -> None:
    with pytest.raises(msgspec.ValidationError, match="subject"):
        msgspec.convert({}, kind)


@every_kind
def test_no_field_has_the_name_of_something_on_the_envelope(kind: type[Event]) -> None:
    assert set() == ENVELOPE & set(kind.__struct_fields__)


@every_kind
def test_a_field_that_is_not_known_is_refused(kind: type[Event]) -> None:
    with pytest.raises(msgspec.ValidationError, match="nonsense"):
        msgspec.convert({"nonsense": 1}, kind)


# what the journal can hold ----------------------------------------------------------------------


@pytest.mark.parametrize("model", PARTS, ids=lambda model: model.__name__)
def test_a_field_holds_what_canonical_json_can_say(model: type[Part]) -> None:
    for name, held in fields(model).items():
        assert name.isascii()
        for kind in within(held):
            assert kind in (str, int, bool, date, type(None), Ellipsis) or issubclass(kind, (StrEnum, Part)), name


def test_what_is_sealed_is_free_text_and_persons() -> None:
    found: dict[str, set[str]] = {mark.value: set() for mark in Seal}
    for model in PARTS:
        for name in model.__annotations__.keys() & set(model.__struct_fields__):
            if mark := seal(model, name):
                found[mark].add(f"{model.__name__}.{name}")
    assert SEALED == found


@pytest.mark.parametrize("model", PARTS, ids=lambda model: model.__name__)
def test_what_is_sealed_can_be_erased(model: type[Part]) -> None:
    held = msgspec.structs.fields(model)
    assert [] == [each.name for each in held if seal(model, each.name) and (each.required or each.default)]


def test_an_event_never_changes() -> None:
    event = PeriodClosed(subject="2024-2027", closed_on=date(2023, 12, 31))
    with pytest.raises(AttributeError, match="immutable"):
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
    }
    assert expected == {name: value for name, value in told(event, whole=False).items() if value != []}
