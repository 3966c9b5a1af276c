"""Putting right what somebody typed wrong, and voiding what should never have been there.

What a correction may say is what the verb that took the facts may: its rules are asked anew about the corrected facts,
by the actions. Here is what a correction itself is.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar

from msgspec import Struct

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.enrollment import Enroll
from samverkan_cli.domain.events import Corrected, CorrectedRow, CorrectedValue, Introduced, Voided, VoidedRow
from samverkan_cli.domain.refusal import Objection, Objections
from samverkan_cli.domain.request import Day, Line, Mailbox, Name, Reference, Request
from samverkan_cli.domain.values import Because, ValueForm

# What a column holds that does not stand in clear in the journal; a name is a person's where the table is.
PERSONS = frozenset(
    {
        *(("person", "name"), ("person", "mailbox"), ("contact", "mailbox"), ("watch_item", "owner")),
        *(("case", "reported_by"), ("case_step", "who"), ("seat", "party"), ("attendance", "party")),
    }
)
TEXTS = frozenset(
    {
        *(("actor", "name"), ("actor", "purpose"), ("actor", "website"), ("actor_name", "name")),
        *(("enrollment", name) for name in ("capacity", "evidence", "lacks", "cause_removed")),
        *(("body", "name"), ("mandate", "source"), ("seat", "role"), ("meeting", "place"), ("meeting", "title")),
        *(("agenda_item", name) for name in ("title", "label", "text")),
        *(("attendance", "role"), ("item_outcome", "note"), ("decision", "text")),
        *(("yearly_round", "name"), ("yearly_round", "questions"), ("round_answer", "text")),
        *(("seat", "organisation"), ("attendance", "organisation"), ("standing_item", "title"), ("left_room", "why")),
        ("meeting", "cancelled_why"),
        *(("decision", "source"), ("decision_change", "scope")),
        *(("working_group", "name"), ("activity", "text"), ("task", "text")),
        ("policy_setting", "text"),
        *(("watch_item", "text"), ("watch_note", "note"), ("task_note", "note"), ("activity_note", "note")),
        *(("case", "concern"), ("case", "evidence"), ("case_step", "told"), ("case_decision", "deciding")),
        *(("case_decision", "proportionality"), ("recorded_roll", "title"), ("period", "exclusion_clause")),
    }
)
SEALED = PERSONS | TEXTS
WORDS = frozenset(
    {("enrollment", "affirmed"), ("decision", "about"), ("activity", "serves"), ("case", "grounds")}
    | {("period", "affirmations"), ("exclusion", "grounds"), ("case_decision", "grounds"), ("case_decision", "factors")}
)
TRUTHS = frozenset({"guest", "when_final", "stated", "considered", "networks", "hearing", "voided_by"})


class Correct(Request):
    """What is put right, and why; `clear` are the fields that are to hold nothing."""

    required: ClassVar = ("ref",)

    ref: Reference | None = None
    clear: tuple[Line, ...] = ()


class Void(Request):
    """What should never have been there, and why."""

    required: ClassVar = ("ref",)

    ref: Reference | None = None


class AnswerAsItStands(Enroll):
    """An answer with what it lacked when it arrived, and the day that was completed, if it was."""

    completed: Day | None = None
    lacked: Line | None = None


class ContactAsItStands(Request):
    """A contact: the person, the mailbox, and the day it holds from."""

    actor: Line | None = None
    person: Name | None = None
    mailbox: Mailbox | None = None
    from_day: Day | None = None


class Place(Struct, frozen=True):
    """Where a row stands: its table, and its id or the entry that made it."""

    table: str
    key: str

    @property
    def column(self) -> str:
        """Give the column that tells the row; a period or a plan may be called by a year."""
        return "entry" if self.key.isdigit() and self.table not in ("period", "plan") else "id"

    @property
    def value(self) -> str | int:
        """Give what stands in it."""
        return int(self.key) if self.column == "entry" else self.key


def must_have_a_reason(request: Request) -> Iterator[Objection]:
    """What is put right afterwards says why."""
    if not request.reason:
        yield no.WhyMissing("reason")


def value(table: str, column: str, old: Any, new: Any) -> CorrectedValue:
    """Give what a column held and holds now, in the form the journal keeps it."""
    if (table, column) in PERSONS:
        return CorrectedValue(column=column, form=ValueForm.PERSON, old_person=old, new_person=new)
    if (table, column) in TEXTS:
        return CorrectedValue(column=column, form=ValueForm.TEXT, old_text=old, new_text=new)
    if (table, column) in WORDS:
        was, now = (tuple((said or "").split()) for said in (old, new))
        return CorrectedValue(column=column, form=ValueForm.WORDS, old_words=was, new_words=now)
    if column in TRUTHS:
        return CorrectedValue(column=column, old=bool(old), new=bool(new))
    return CorrectedValue(column=column, old=old, new=new)


class Bodies(Struct, frozen=True):
    """The bodies of a meeting, those it was called with, and the entry that told them."""

    now: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    entry: int | None = None


def corrected(
    request: Correct,
    subject: str,
    rows: Mapping[Place, Sequence[CorrectedValue]],
    introduced: Sequence[Introduced] = (),
    because: Because | None = None,
    bodies: Bodies | None = None,
    about: Sequence[Place] = (),
) -> Corrected:
    """Give the event of what is put right; raises `Refused` when it stands so already.

    `about` are rows that are named even where they stay as they are, so that their history tells of it.
    """
    changed = {place: values for place, values in rows.items() if values}
    moved = bodies is not None and bodies.now != bodies.before
    if not changed and not moved:
        Objections([no.StandsSoAlready("ref", refs=[request.ref or ""], ref=request.ref)]).stop()
    told = bodies if bodies and moved else Bodies()
    named = {place: () for place in about if place not in changed}
    return request.noted(
        Corrected(
            subject=subject,
            rows=tuple(
                CorrectedRow(table=place.table, key=place.key, values=tuple(values))
                for place, values in (changed | named).items()
            ),
            introduced=tuple(introduced),
            because=because,
            bodies=told.now,
            earlier_bodies=told.before,
            bodies_entry=told.entry,
        )
    )


def fields_known(given: Sequence[str], known: Sequence[str], ref: str) -> Iterator[Objection]:
    """Give what speaks against fields: those that this kind of thing does not have, with those it has."""
    told = options(known)
    for name in given:
        if name not in known:
            yield no.NotCorrectable(name, refs=[ref], option=options([name])[0], ref=ref, known=told)


def options(names: Sequence[str]) -> tuple[str, ...]:
    """Give fields as they are typed: `--signed-by`."""
    return tuple(f"--{name.replace('_', '-')}" for name in names)


def voided(request: Void, subject: str, rows: Sequence[Place], periods: Sequence[str]) -> Voided:
    """Give the event of what is void."""
    told = tuple(VoidedRow(table=place.table, key=place.key) for place in rows)
    return request.noted(Voided(subject=subject, rows=told, periods=tuple(periods)))
