"""From an event to rows: what stands where afterwards, with nothing read."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

from samverkan_cli.domain.events import (
    EVENTS,
    ActorEdited,
    ActorMerged,
    ActorRenamed,
    ActorWithdrew,
    ConsentWithdrawn,
    ContactBounced,
    ContactConsented,
    ContactFacts,
    ContactVerified,
    CourtRuled,
    DecisionRecorded,
    EnrollmentCompleted,
    EnrollmentDeclined,
    EnrollmentReceived,
    EntryRefused,
    Event,
    MovedRow,
    NetworkMemberLeft,
    RollLine,
    RollRecorded,
    TaskAssigned,
    WatchNoted,
)
from samverkan_cli.domain.values import Because, EndedAs, Outcome, Ruling
from samverkan_cli.store.projection import Insert, Update, changes
from samverkan_cli.store.tables import table

FIRST, LATER = date(2024, 2, 5), date(2024, 2, 20)
RELEASED = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "released_events.jsonl").read_text(encoding="utf-8").splitlines()
]


def rows(event: Event) -> list[Insert | Update]:
    """Give the changes of an event in entry 7."""
    return list(changes(event, 7))


def row(event: Event, name: str) -> dict[str, Any]:
    """Give the one new row of a table."""
    (found,) = [each.values for each in rows(event) if isinstance(each, Insert) and each.table == name]
    return found


@pytest.mark.parametrize("released", RELEASED, ids=[event["kind"] for event in RELEASED])
def test_every_change_names_a_table_and_its_columns(released: dict[str, Any]) -> None:
    for change in changes(msgspec.convert(released["data"], EVENTS[released["kind"]]), 7):
        columns = set(table(change.table).c.keys())
        assert set(change.values) <= columns
        if isinstance(change, Update):
            assert change.key in columns
        else:
            assert 7 == change.values["entry"]


@pytest.mark.parametrize(
    ("id_", "number"), [("D-2023-004", 202_300_004), ("D-2024-001", 202_400_001), ("D-2023-1000", 202_301_000)]
)
def test_decisions_are_ordered_by_their_year_and_then_by_their_number(id_: str, number: int) -> None:
    facts = {"text": "Rådet bildas", "body": "B-1", "decided_on": FIRST, "outcome": Outcome.APPROVED}
    assert number == row(msgspec.convert({"subject": id_, **facts}, DecisionRecorded), "decision")["number"]


def test_an_edit_leaves_what_it_does_not_say_as_it_was() -> None:
    assert [Update("actor", "A-1", {"purpose": "Odling"})] == rows(ActorEdited(subject="A-1", purpose="Odling"))
    assert [Update("task", "T-1", {"due": LATER})] == rows(TaskAssigned(subject="T-1", due=LATER))


def test_a_renamed_actor_keeps_its_earlier_name_through_the_day_of_the_new_one() -> None:
    event = ActorRenamed(subject="A-1", name="Gröna Tuvan", earlier="Blå Tuvan", from_day=LATER)
    earlier = {"entry": 7, "actor": "A-1", "name": "Blå Tuvan", "name_key": "blå tuvan", "through_day": LATER}
    expected = [Update("actor", "A-1", {"name": "Gröna Tuvan", "name_key": "gröna tuvan"})]
    assert [*expected, Insert("actor_name", earlier)] == rows(event)


def test_what_leads_to_a_merged_actor_leads_to_the_other() -> None:
    moved = (
        MovedRow(table="enrollment", key="E-2"),
        MovedRow(table="contact", key="5"),
        MovedRow(table="network_member", key="6"),
        MovedRow(table="network_member", key="6", column="member"),
    )
    event = ActorMerged(
        subject="A-2",
        into="A-1",
        on=LATER,
        name="Klockbojen",
        org_nr="802999-0010",
        moved=moved,
        duplicates=("E-3",),
    )
    expected = [
        Update("enrollment", "E-3", {"voided_by": 7}),
        Update("enrollment", "E-2", {"actor": "A-1"}),
        Update("contact", 5, {"actor": "A-1"}, key="entry"),
        Update("network_member", 6, {"network": "A-1"}, key="entry"),
        Update("network_member", 6, {"member": "A-1"}, key="entry"),
        Update("actor", "A-2", {"merged_into": "A-1"}),
        Insert("actor_name", {"entry": 7, "actor": "A-1", "name": "Klockbojen", "name_key": "klockbojen"}),
        Update("actor", "A-1", {"org_nr": "802999-0010"}),
    ]
    assert expected == rows(event)


def test_who_leaves_a_network_leaves_the_membership_that_was_running() -> None:
    event = NetworkMemberLeft(subject="A-1", member="A-2", added=3, through_day=LATER)
    assert [Update("network_member", 3, {"through_day": LATER}, key="entry")] == rows(event)


def test_mail_that_came_back_ends_what_was_checked_and_a_check_leaves_what_came_back() -> None:
    bounced = {"bounced_on": LATER, "verified_on": None}
    assert [Update("contact", 4, bounced, key="entry")] == rows(
        ContactBounced(subject="A-1", contact=4, bounced_on=LATER)
    )
    verified = ContactVerified(subject="A-1", contact=4, verified_on=LATER)
    assert [Update("contact", 4, {"verified_on": LATER}, key="entry")] == rows(verified)


def test_consent_that_is_given_anew_is_not_taken_back_any_more() -> None:
    days = {"consented_on": LATER, "withdrawn_on": None}
    given = ContactConsented(subject="A-1", contact=4, consented_on=LATER)
    assert [Update("contact", 4, days, key="entry")] == rows(given)
    taken = ConsentWithdrawn(subject="A-1", contact=4, withdrawn_on=LATER)
    assert [Update("contact", 4, {"withdrawn_on": LATER}, key="entry")] == rows(taken)


ANSWERED: dict[str, Any] = {"subject": "A-1", "enrollment": "E-1", "period": "2024-2027", "received": FIRST}


def test_an_answer_that_lacks_something_has_no_day_in_force_and_its_contact_holds_from_its_arrival() -> None:
    event = EnrollmentReceived(
        **ANSWERED, lacks="underskrift", complete_by=LATER, contact=ContactFacts(mailbox="eva@example.org")
    )
    found = row(event, "enrollment")
    assert (1, None, FIRST, LATER) == (found["number"], found.get("effective"), found["received"], found["complete_by"])
    assert (FIRST, "eva@example.org") == tuple(row(event, "contact")[name] for name in ("from_day", "mailbox"))


def test_what_completes_an_answer_leaves_the_day_it_arrived() -> None:
    event = msgspec.convert(
        {**ANSWERED, "completed": LATER, "effective": LATER, "because": Because.COMPLETED}, EnrollmentCompleted
    )
    (change,) = rows(event)
    assert isinstance(change, Update)
    assert ("enrollment", "E-1") == (change.table, change.id)
    assert {"completed": LATER, "effective": LATER} == {k: v for k, v in change.values.items() if v != ()}


def test_an_answer_that_abstains_arrived_on_the_day_it_abstains() -> None:
    found = row(
        EnrollmentDeclined(subject="A-1", enrollment="E-1", period="2024-2027", declined_on=FIRST), "enrollment"
    )
    assert (FIRST, FIRST) == (found["received"], found["declined_on"])


def test_a_withdrawal_ends_on_its_effective_day_and_keeps_the_day_it_arrived() -> None:
    event = msgspec.convert({**ANSWERED, "effective": LATER}, ActorWithdrew)
    end = {"ended_from": LATER, "ended_as": EndedAs.WITHDRAWAL, "end_received": FIRST}
    assert [Update("enrollment", "E-1", end)] == rows(event)


def test_a_recorded_roll_has_its_question_and_every_line_in_its_place() -> None:
    lines = tuple(RollLine(enrollment=f"E-{n}", actor=f"A-{n}", since=FIRST, name=f"Nr {n}") for n in (1, 2))
    event = RollRecorded(subject="R-3", title="Längd", on=LATER, sha256="0" * 64, lines=lines)
    head, *kept = [change.values for change in rows(event)]
    assert (3, LATER, 2, "Längd") == (head["number"], head["on_day"], head["count"], head["title"])
    assert [(0, "E-1", "R-3"), (1, "E-2", "R-3")] == [
        (each["position"], each["enrollment"], each["roll"]) for each in kept
    ]


@pytest.mark.parametrize(
    ("again", "expected"), [(None, []), (LATER, [Update("watch_item", "W-1", {"next_day": LATER})])]
)
def test_news_move_the_day_to_look_again_only_when_they_say_one(again: date | None, expected: list[Update]) -> None:
    noted, *moved = rows(WatchNoted(subject="W-1", noted_on=FIRST, note="Samråd", next_day=again))
    values = {"entry": 7, "watch": "W-1", "noted_on": FIRST, "note": "Samråd"}
    assert Insert("watch_note", values) == noted
    assert expected == moved


def test_a_refusal_ends_an_application_as_one() -> None:
    facts = {"enrollment": "E-1", "period": "2024-2027", "decision": "D-2024-001", "case": "C-1"}
    event = msgspec.convert({"subject": "A-1", **facts, "effective": LATER}, EntryRefused)
    end = {"ended_from": LATER, "ended_as": EndedAs.REFUSAL}
    assert Update("enrollment", "E-1", end) in rows(event)


RULED = {"subject": "C-1", "decision": "D-2024-001", "enrollment": "E-1", "exclusion": 5, "ruled_on": FIRST}


@pytest.mark.parametrize(
    ("ruling", "final_on", "marks"),
    [
        (Ruling.ANNULLED, LATER, [{"annulled_on": LATER}]),
        (Ruling.ANNULLED, None, []),  # it binds when it is final
        (Ruling.UPHELD, LATER, []),
    ],
)
def test_only_a_final_judgment_that_annuls_takes_a_decision_away(
    ruling: Ruling, final_on: date | None, marks: list[dict[str, date]]
) -> None:
    found = rows(msgspec.convert(RULED | {"ruling": ruling, "final_on": final_on}, CourtRuled))
    assert marks == [each.values for each in found if isinstance(each, Update) and each.table == "exclusion"]
