"""Putting right what somebody typed wrong: the rules are asked anew, and what rests on it is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

from samverkan_cli.actions.correction import again
from samverkan_cli.actions.correction.acts import enrollment_of
from samverkan_cli.actions.correction.agreement import SETS
from samverkan_cli.actions.roll import record_watching
from samverkan_cli.domain import correction as rules
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.correction import Place
from samverkan_cli.domain.refusal import Objection, Objections, Refused
from samverkan_cli.domain.values import Because
from samverkan_cli.store.rehearsal import Rehearsal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from samverkan_cli.actions.correction.again import Difference
    from samverkan_cli.actions.correction.things import Facts, Thing
    from samverkan_cli.domain.events import Corrected, CorrectedValue
    from samverkan_cli.store.reader import Reader
    from samverkan_cli.store.writer import Writer

RESTING = 5  # entries that rest on what was put right, and are told one by one


class Right(Struct, frozen=True):
    """What is right of some facts: fields of the request of the verb that took them."""

    facts: Facts
    values: Mapping[str, Any]


def correct(writer: Writer, request: rules.Correct, thing: Thing, right: Sequence[Right]) -> Thing:
    """Put right what was typed wrong of a thing; gives it as it stands then. Raises `Refused`."""
    objections = Objections(rules.must_have_a_reason(request))
    found = objections.ask(_differences, writer, request, thing, right)
    objections.stop()
    assert found is not None
    event = rules.corrected(
        request,
        thing.subject,
        _rows(thing, found),
        [person for each in found for person in each.persons],
        next((Because(each.because) for each in found if each.because), None),
        next((each.bodies for each in found if each.bodies), None),
        _about(writer.reader, thing),
    )
    asked = [each.facts for each in right]
    before = _objections(writer, request, thing, asked)
    for person in event.introduced:
        writer.new_id(person.id[0])
    record_watching(writer, _enrollments(writer.reader, thing, event), event)
    now = thing.kind.again(writer.reader, thing)
    _must_hold_still(before, _objections(writer, request, now, asked))
    writer.notices += [notice for each in found for notice in each.notices]
    writer.notices += _notices_of_resting(writer.reader, event, thing)
    return now


def _about(reader: Reader, thing: Thing) -> list[Place]:
    """Give the enrollment that an act is about."""
    if not any(facts.act for facts in thing.kind.facts):
        return []
    return [Place("enrollment", enrollment_of(reader, thing.found.entry))]


def _rows(thing: Thing, found: Sequence[Difference]) -> dict[Place, list[CorrectedValue]]:
    """Give what changes of each row, that of the thing first."""
    rows: dict[Place, list[CorrectedValue]] = {thing.place: []}
    for each in found:
        for place, values in each.rows.items():
            rows.setdefault(place, []).extend(values)
    return rows


def _differences(writer: Writer, request: rules.Correct, thing: Thing, right: Sequence[Right]) -> list[Difference]:
    """Give what each of some corrections comes to, one on top of the other."""
    objections, found = Objections(), list[again.Difference]()
    said = {field: value for one in right for field, value in one.values.items()}
    following = [
        again.AsItStands.of(writer, each, facts, request)
        for each in thing.kind.following(writer.reader, thing.found, said)
        for facts in each.kind.facts
        if facts.has(each.found)
    ]
    with writer.taking_back():
        for one in right:
            told, against = again.difference(writer, thing, one.facts, request, one.values)
            objections.extend(against)
            found.append(told)
            new = {person.id for person in told.persons}
            if known := {each.column: each.now for each in told.rows.get(thing.place, ()) if each.now not in new}:
                Rehearsal(writer).give(thing.place, known)
                thing = thing.kind.again(writer.reader, thing)
        for each in [] if objections else following:
            told, against = each.difference(writer, {}, known=True)
            objections.extend(against)
            found.append(again.Difference(told.rows, notices=told.notices))
    objections.stop()
    return found


Asked = dict[tuple[str, int], set[Objection]]


def _objections(writer: Writer, request: rules.Correct, thing: Thing, corrected: Sequence[Facts]) -> Asked:
    """Give what the verbs object to that took the other facts of a thing, and of what rests on it by a rule."""
    found: Asked = {}
    for each in (thing, *thing.kind.after(writer.reader, thing.found)):
        for at, facts in enumerate(each.kind.whole or each.kind.facts):
            asked = facts.has(each.found) and not facts.act  # an act was asked in its chain
            if asked and not (each is thing and any(map(facts.is_of, corrected))):
                standing = again.request_of(writer, each, facts, request)
                found[each.place.key, at] = set(again.ask(writer, each, facts, standing).objections)
    return found


def _must_hold_still(before: Asked, after: Asked) -> None:
    """Raise `Refused` when what was typed of something else would not be taken any more."""
    codes = {key: {each.code for each in found} for key, found in before.items()}
    new = [each for key, found in after.items() for each in found if each.code not in codes.get(key, set[str]())]
    if new:
        raise Refused(new)


def _enrollments(reader: Reader, thing: Thing, event: Corrected) -> list[str] | None:
    """Give the enrollments that a correction may reach, or None where all are."""
    if thing.place.table == "period":
        return None
    if thing.place.table == "actor":
        return [each.id for each in reader.enrollments_of(thing.place.key)]
    named = [row.key for row in event.rows if row.table == "enrollment"]
    acted = [row for row in event.rows if row.table in ("exclusion", "suspension")]
    held = (reader.row(row.table, "entry", int(row.key)) for row in acted)
    return [*named, *(row["enrollment"] for row in held if row)]


# What is told of when something it rests on is put right: ends, decisions and cases, and what was written to somebody.
_ACTS = frozenset(
    {"actor_withdrew", "enrollment_closed", "actor_suspended", "actor_excluded", "entry_refused"}
    | {"case_opened", "case_decided", "decision_announced", "appeal_received", "court_ruled", "decision_revoked"}
    | {"decision_final", "effect_stayed", "bar_lifted", "decision_recorded", "period_extended"}
    | {"plan_adopted"}
    | SETS
)
_LETTERS = frozenset({"actor_invited", "reminder_written"})


def _notices_of_resting(reader: Reader, event: Corrected, thing: Thing) -> Iterator[no.RestsOnCorrected]:
    """Tell of what was recorded since on what has been put right, the latest first."""
    plain = [each for row in event.rows for each in row.values if each.form == "plain"]
    acts = _ACTS - SETS if thing.place.table == "policy_setting" else _ACTS  # one rule does not rest on another
    kinds = (acts if plain or event.bodies else frozenset()) | (_LETTERS if thing.kind.letters else frozenset())
    about = thing.subject if thing.kind.by_entry else thing.place.key
    since = [seq for seq in reader.numbers_about([about]) if seq > thing.found.entry]
    found = [each for _, each in sorted(reader.numbered(since).items()) if each.event.KIND in kinds]
    there = reader.standing_entries(each.stamp.seq for each in found)
    resting = [each for each in reversed(found) if each.stamp.seq in there]
    names = reader.names({each.event.subject for each in resting})
    for each in resting[:RESTING]:
        subject = each.event.subject
        about = f"{names[subject]} ({subject})" if subject in names else subject
        yield no.RestsOnCorrected("ref", refs=[subject], entry=each.stamp.seq, verb=each.stamp.verb, about=about)
