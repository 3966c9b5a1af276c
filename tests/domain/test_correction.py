"""A correction holds old and new, each in the form the journal asks for, and says why."""

import re
from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa
from refusing import refused

from samverkan_cli.domain import correction as rules
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.correction import Bodies, Place
from samverkan_cli.domain.events import CorrectedValue
from samverkan_cli.domain.values import ValueForm
from samverkan_cli.store import journal
from samverkan_cli.store.tables import every_table

TODAY = {"today": date(2024, 6, 1)}
WHY = rules.Correct(ref="E-1", reason="fel", **TODAY)
PLACE = Place("enrollment", "E-1")
# What people write: its old and its new value never stand in clear in the journal.
WRITTEN = re.compile(
    r"name|mailbox|purpose|capacity|evidence|lacks|cause_removed|role|place|title|note|text|concern|told"
)


@pytest.mark.parametrize(
    ("table", "column", "form"),
    [
        ("person", "name", ValueForm.PERSON),
        ("person", "mailbox", ValueForm.PERSON),
        ("contact", "mailbox", ValueForm.PERSON),
        ("watch_item", "owner", ValueForm.PERSON),
        ("actor", "name", ValueForm.TEXT),
        ("enrollment", "evidence", ValueForm.TEXT),
        ("decision", "text", ValueForm.TEXT),
        ("enrollment", "affirmed", ValueForm.WORDS),
        ("enrollment", "received", ValueForm.PLAIN),
        ("task", "owner", ValueForm.PLAIN),
    ],
)
def test_a_value_is_kept_in_the_form_its_column_asks_for(table: str, column: str, form: ValueForm) -> None:
    found = rules.value(table, column, "a", "b")
    expected: Any = ("b",) if form is ValueForm.WORDS else "b"
    assert (form, expected) == (found.form, found.now)


def test_what_people_write_is_sealed_in_every_table_that_is_put_right() -> None:
    from samverkan_cli.actions.correction import finding

    columns_of = {
        table.name: {column.name for column in table.columns if not isinstance(column.type, sa.Integer)}
        for table in every_table()
    }
    for kind in finding.KINDS:
        columns = columns_of[kind.table]
        written = {name for name in columns if WRITTEN.search(name)} - {"name_key", "text_version", "noted_on"}
        written -= {"name"} if kind.table == "policy_setting" else set()  # which rule it is
        assert written == {column for table, column in rules.SEALED if table == kind.table and column in written}


def test_a_sealed_value_does_not_stand_in_the_entry() -> None:
    value = rules.value("person", "name", "Eva E", "Eva Ek")
    event = rules.corrected(WHY, "P-1", {Place("person", "P-1"): [value]})
    clear = journal._clear(event, {"persons": {}, "text": {}})
    assert "Eva" not in str(clear)


def test_truths_are_kept_as_truths() -> None:
    assert (False, True) == (
        rules.value("attendance", "guest", 0, 1).was,
        rules.value("attendance", "guest", 0, 1).now,
    )


def test_a_correction_that_changes_nothing_is_refused() -> None:
    same = Bodies(("B-1",), ("B-1",), 4)
    expected = no.StandsSoAlready("ref", refs=["E-1"], ref="E-1")
    assert [expected] == refused(rules.corrected, WHY, "A-1", {PLACE: []})
    assert [expected] == refused(rules.corrected, WHY, "M-1", {}, bodies=same)


def test_other_bodies_of_a_meeting_are_a_correction_of_their_own() -> None:
    event = rules.corrected(WHY, "M-1", {}, bodies=Bodies(("B-1", "B-2"), ("B-1",), 4))
    assert (("B-1", "B-2"), ("B-1",), 4) == (event.bodies, event.earlier_bodies, event.bodies_entry)


def test_a_row_without_a_corrected_value_is_left_out() -> None:
    value = CorrectedValue(column="received", old="2024-01-02", new="2024-01-01")
    event = rules.corrected(WHY, "A-1", {PLACE: [value], Place("contact", "4"): []})
    assert ["E-1"] == [row.key for row in event.rows]


def test_a_reason_is_asked_for() -> None:
    assert ["why_missing"] == [each.code for each in rules.must_have_a_reason(rules.Correct(ref="E-1", **TODAY))]
    assert [] == list(rules.must_have_a_reason(WHY))


def test_a_field_the_thing_does_not_have_is_named_with_those_it_has() -> None:
    (found,) = rules.fields_known(["title", "received"], ["received", "signed_by"], "E-1")
    assert ("not_correctable", "--title", ("--received", "--signed-by")) == (
        found.code,
        found.facts["option"],
        found.facts["known"],
    )


@pytest.mark.parametrize(
    ("key", "column", "value"), [("41", "entry", 41), ("E-1", "id", "E-1"), ("2024-2025", "id", "2024-2025")]
)
def test_a_row_is_told_by_its_id_or_by_its_entry(key: str, column: str, value: str | int) -> None:
    place = Place("contact", key)
    assert (column, value) == (place.column, place.value)
