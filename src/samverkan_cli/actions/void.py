"""Voiding what should never have been there: it goes with what is its own, unless something else rests on it.

What rests on it is what names it, as for taking back; not what merely came later.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from samverkan_cli.actions.correction import finding
from samverkan_cli.actions.reach import reach_of
from samverkan_cli.actions.roll import watching
from samverkan_cli.domain import correction as rules
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.body import mandated
from samverkan_cli.domain.case.rules import subjects
from samverkan_cli.domain.correction import Place
from samverkan_cli.domain.events import CaseDecided, ConvenerNamed
from samverkan_cli.domain.notation import OTHERS_NUMBERS
from samverkan_cli.domain.records import ItemOutcome
from samverkan_cli.domain.refusal import Fact, Objections, Refused
from samverkan_cli.domain.values import May
from samverkan_cli.store.dependence import AS_THEY_STOOD, Dependence
from samverkan_cli.store.names import RENEWED, SERIES
from samverkan_cli.store.projection import Insert, changes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from samverkan_cli.store.journal import Entry
    from samverkan_cli.store.projection import Change, Values
    from samverkan_cli.store.reader import Reader
    from samverkan_cli.store.writer import Writer

# What goes along with its owner, and the column that names it: what has no life of its own.
OWN = {
    **dict.fromkeys(("contact", "actor_name", "invitation", "reminder"), "actor"),
    "network_member": "network",
    "body_alias": "body",
    **dict.fromkeys(("seat", "standing_item"), "body"),
    "mandate": "body",
    "recorded_roll_line": "roll",
    **dict.fromkeys(("round_asked", "round_answer"), "round"),
    **dict.fromkeys(("meeting_body", "agenda_item", "attendance", "item_outcome", "approver", "left_room"), "meeting"),
    **dict.fromkeys(("stance", "decision_change"), "decision"),
    "group_member": "working_group",
    "watch_note": "watch",
    **dict.fromkeys(("task_helper", "task_note"), "task"),
    **dict.fromkeys(("activity_actor", "activity_note"), "activity"),
    "plan_adoption": "plan",
    **dict.fromkeys(("case_step", "case_document", "conflict"), "case"),
    **dict.fromkeys(("period_text", "provision", "policy_setting"), "period"),
}
# What is void on its own: never the registry itself, nor what a decision did.
VOIDABLE = frozenset(OWN) | frozenset(SERIES.values()) | {"decision", "activity", "period", "plan"}
TOGETHER = {"enrollment": "actor"}  # what goes along only where one entry made both

# What ends or decides something, and rests on whatever it names.
ACTS = frozenset(
    {"actor_withdrew", "enrollment_closed", "actor_suspended", "actor_excluded", "entry_refused", "case_decided"}
    | {"decision_announced", "appeal_received", "court_ruled", "decision_revoked", "decision_final", "effect_stayed"}
    | {"bar_lifted", "actor_merged", "period_extended"}
    | {"person_merged"}
)


ADOPTING = frozenset({"plan_adoption"})  # made by what changed other rows too: taken back with them, not void alone


class Going(Struct):
    """What goes: the rows, the ids among them, and the entries that made them."""

    subject: str
    places: dict[Place, None] = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)
    entries: set[int] = field(default_factory=set)

    def take(self, place: Place, entry: int) -> None:
        """Take a row along."""
        self.places[place] = None
        self.entries.add(entry)
        if place.column == "id":
            self.ids.add(place.key)

    def owns(self, table: str, row: Mapping[str, Any]) -> bool:
        """Tell whether a row belongs to something that goes."""
        return table in OWN and row.get(OWN[table]) in self.ids

    def named_in(self, table: str, row: Mapping[str, Any]) -> bool:
        """Tell whether a row leads to something that goes; what stands in a text leads nowhere."""
        ours = {column: said for column, said in row.items() if column not in OTHERS_NUMBERS}
        held = [said for column, said in ours.items() if (table, column) not in rules.SEALED and isinstance(said, str)]
        return any(not self.ids.isdisjoint(said.split()) for said in held)


def void(writer: Writer, request: rules.Void, pointed: Mapping[str, str]) -> Going:
    """Void what should never have been there, with what is its own. Raises `Refused`."""
    read = writer.reader
    objections = Objections(rules.must_have_a_reason(request))
    going = objections.ask(_going, read, request.ref or "", pointed)
    if going is None:
        raise Refused(objections)
    objections.extend(_resting(read, going))
    objections.stop()
    rows = [(place, read.row(place.table, place.column, place.value)) for place in going.places]
    periods = [row["period"] for place, row in rows if place.table == "enrollment" and row]
    first, *others = going.places
    ordered = [first, *sorted(others, key=lambda place: place.column, reverse=True)]  # what has an id comes first
    event = rules.voided(request, going.subject, ordered, sorted(set(periods)))
    with watching(writer, [place.key for place in going.places if place.table == "enrollment"], field="ref"):
        writer.record(event)
    for place in going.places:
        if place.table == "policy_setting":
            writer.notices += reach_of(read, int(place.key), "ref")
    return going


def _going(reader: Reader, ref: str, pointed: Mapping[str, str]) -> Going:
    """Give what a reference leads to, with what goes along."""
    table, subject, place = _meant(reader, ref, pointed)
    row = reader.row(table, place.column, place.value)
    if row is None:
        by = reader.voided_by(table, place.column, place.value)
        raise Refused([no.VoidedAlready("ref", refs=[place.key], ref=place.key, entry=by)])
    going = Going(subject)
    going.take(place, row["entry"])
    if place.column == "id":
        _take_along(reader, going, row["entry"])
    return going


def _meant(reader: Reader, ref: str, pointed: Mapping[str, str]) -> tuple[str, str, Place]:
    if entry := finding.entry_of(reader, ref):
        return _of_entry(reader, entry)
    if pointed:
        thing, by = finding.thing(reader, ref, pointed, ())
        if by is None:
            raise Refused(rules.fields_known(list(pointed), list(thing.kind.parts), thing.place.key))
        return thing.place.table, thing.subject, thing.place
    id_ = _subject(reader, ref)
    table = finding.table_of(reader, id_)
    if table == "agenda_item":
        item = reader.item(id_)
        return table, item.meeting, Place(table, str(item.entry))
    row = reader.row(table, "id", id_) or {}
    return table, row["actor"] if table == "enrollment" and row else id_, Place(table, id_)


def _subject(reader: Reader, ref: str) -> str:
    """Give the id that a reference leads to; raises `Refused` with 4 for what is void already."""
    objections = Objections()
    if id_ := objections.ask(reader.subject, ref):
        return id_
    for each in objections:
        if isinstance(each, no.TakenBack):
            facts = {"ref": each.facts["id"], "entry": each.facts["entry"]}
            raise Refused([no.VoidedAlready("ref", refs=each.refs, **facts)])
    raise Refused(objections)


def _of_entry(reader: Reader, entry: int) -> tuple[str, str, Place]:
    """Give what an entry made of its own; what only changed something is taken back instead. Raises `Refused`."""
    found = reader.numbered([entry]).get(entry)
    if found is None:
        raise Refused([no.NotFound("ref", given=str(entry), noun="entry")])
    changed = any(not isinstance(change, Insert) for change in changes(found.event, entry))
    rows = [(place, row) for place, row in _rows(reader, entry) if place.table in VOIDABLE]
    rows = [] if changed else rows  # what it changed would stay as it is
    ids = {place.key for place, _ in rows}
    heads = [each for each in rows if not ids & {each[1].get(OWN.get(each[0].table, "")), _owner(*each)}]
    heads = [each for each in heads if each[0].table != "person"] or heads
    if len(heads) > 1:
        told = tuple(place.key for place, _ in heads)
        raise Refused([no.Ambiguous("ref", refs=told, given=str(entry), noun="entry", ids=told)])
    if not heads:
        raise Refused([no.MadeNothing("ref", refs=[str(entry)], entry=entry)])
    return heads[0][0].table, found.event.subject, heads[0][0]


def _owner(place: Place, row: Mapping[str, Any]) -> object:
    return row.get(TOGETHER.get(place.table, ""))


def _take_along(reader: Reader, going: Going, made: int) -> None:
    """Take along what the same entry made, and what later entries gave it alone."""
    own = _rows(reader, made)
    while found := [(place, row) for place, row in own if place not in going.places and _belongs(going, place, row)]:
        for place, row in found:
            going.take(place, row["entry"])
    for entry in _naming(reader, going):
        for place, row in _rows(reader, entry.stamp.seq):
            if place not in going.places and going.owns(place.table, row):
                going.take(place, row["entry"])
    for place, row in own:
        if place.table == "person" and place not in going.places and not _used(reader, going, place.key):
            going.take(place, row["entry"])


def _belongs(going: Going, place: Place, row: Mapping[str, Any]) -> bool:
    return going.owns(place.table, row) or row.get(TOGETHER.get(place.table, "")) in going.ids


def _rows(reader: Reader, entry: int) -> list[tuple[Place, Values]]:
    """Give the rows that an entry made, and that stand."""
    found = reader.numbered([entry]).get(entry)
    told = changes(found.event, entry) if found else ()
    places = {_place(change, entry): None for change in told if isinstance(change, Insert)}
    held = ((place, reader.row(place.table, place.column, place.value)) for place in places)
    return [(place, row) for place, row in held if row]


def _place(change: Change, entry: int) -> Place:
    if isinstance(change, Insert):
        return Place(change.table, str(change.values.get("id", entry)))
    return Place(change.table, str(change.id))


def _naming(reader: Reader, going: Going) -> list[Entry]:
    """Give the entries in force that name something that goes, beside those that made it."""
    numbers = reader.standing_entries(reader.numbers_about(going.ids) - going.entries)
    return [entry for _, entry in sorted(reader.numbered(numbers).items())]


def _used(reader: Reader, going: Going, person: str) -> bool:
    """Tell whether a person is named by anything that does not go."""
    places = going.places | {Place("person", person): None}
    alone = Going(person, ids={person}, entries=set(going.entries), places=places)
    return next(_resting(reader, alone), None) is not None


def _resting(reader: Reader, going: Going) -> Iterator[no.RestsOnIt]:
    """Give what rests on what goes: acts that name it, and rows that lead to it."""
    found: dict[str, Entry] = {}
    for entry in [*_naming(reader, going), *_beside(reader, going)]:
        event, seq = entry.event, entry.stamp.seq
        if isinstance(event, AS_THEY_STOOD):
            continue
        touched = dict.fromkeys(_place(change, seq) for change in changes(event, seq))
        others = [place for place in touched if place not in going.places]
        rows = [(place, reader.row(place.table, place.column, place.value)) for place in others]
        leading = [place for place, row in rows if row and going.named_in(place.table, row)]
        if event.KIND in ACTS or any(place.table in ADOPTING for place in leading):
            found.setdefault(f"undo {seq}", entry)
        elif leading:
            found.setdefault(f"void {_typable(leading, others, seq, event.subject)}", entry)
    for entry in _beside_the_ids(reader, going):
        made = [] if entry.event.KIND in ACTS else _rows(reader, entry.stamp.seq)
        there = [place for place, _ in made if place.table in VOIDABLE - {"actor"}]
        way = f"void {_typable(there, [], entry.stamp.seq)}" if there else f"undo {entry.stamp.seq}"
        found.setdefault(way, entry)
    names = reader.names({entry.event.subject for entry in found.values()})
    ref = next(iter(going.places)).key
    for way, entry in found.items():
        subject = entry.event.subject
        about = f"{names[subject]} ({subject})" if subject in names else subject
        what, _, key = way.partition(" ")
        facts: dict[str, Fact] = {"entry": entry.stamp.seq, "verb": entry.stamp.verb, "about": about, what: key}
        yield no.RestsOnIt("ref", refs=[key.partition(" ")[0]], ref=ref, **facts)


def _typable(leading: Sequence[Place], beside: Sequence[Place], seq: int, subject: str = "") -> str:
    """Give what is typed to name what leads somewhere: its id, that of what was made with it, or the entry."""
    if leading[0].table == "contact" and not any(place.column == "id" for place in leading):
        return f"{subject} --contact {seq}"
    ids = [place.key for place in (*leading, *beside) if place.column == "id" and place.table != "person"]
    return ids[0] if ids else str(seq)


def _beside_the_ids(reader: Reader, going: Going) -> list[Entry]:
    """Give the entries that rest on what goes by something else than an id: a period's key, an item's number."""
    found: set[int] = set()
    place = next(iter(going.places))
    row = reader.row(place.table, place.column, place.value) or {}
    if place.table in RENEWED:
        found = Dependence(reader.connection).periods_used({place.key}, row["entry"]) - going.entries
    elif place.table == "agenda_item":
        decided = reader.decisions(row["meeting"])
        found = {each.entry for each in decided if each.item == row["ordinal"]}
        noted = reader.parts(ItemOutcome, "item_outcome", "meeting", row["meeting"])
        found |= {each.entry for each in noted if each.item == row["ordinal"]}
        found |= _there_for(reader, row)
        found |= _leading_to(reader, f"{row['meeting']}:{row['ordinal']}")
    elif place.table == "attendance":
        left = reader.out_of_the_room(row["meeting"])
        found = {each.entry for each in left if each.person == row["person"]} - going.entries
    elif place.table == "mandate":
        found = _decided_by(reader, row)
    elif place.table in ("case_step", "case_document", "conflict"):
        found = {each.entry for each in reader.case(row["case"]).decisions if each.entry > row["entry"]}
    elif place.table == "group_member" and reader.group(row["working_group"]).convener == row["person"]:
        found = _naming_the_convener(reader, row)
    return [entry for _, entry in sorted(reader.numbered(found).items())]


def _leading_to(reader: Reader, item: str) -> set[int]:
    """Give the entries that put something under an item, that continues it or comes from it."""
    named = reader.standing_entries(reader.numbers_about([item]))
    return {seq for seq in named if any(item in row.values() for _, row in _rows(reader, seq))}


def _there_for(reader: Reader, item: Mapping[str, Any]) -> set[int]:
    """Give the entries that tell who came for an item, was there through it, or left the room for it."""
    there, out = reader.attendance(item["meeting"]), reader.out_of_the_room(item["meeting"])
    came = {each.entry for each in there if item["ordinal"] in (each.from_item, each.until_item)}
    return came | {each.entry for each in out if each.item == item["ordinal"]}


def _naming_the_convener(reader: Reader, row: Mapping[str, Any]) -> set[int]:
    """Give the entry that named a member of a group its convener."""
    since = reader.numbered(reader.standing_entries(reader.numbers_about([row["person"]])))
    those = {seq for seq, entry in since.items() if isinstance(entry.event, ConvenerNamed)}
    return {max(seq for seq in those if since[seq].event.subject == row["working_group"])}


def _decided_by(reader: Reader, row: Mapping[str, Any]) -> set[int]:
    """Give the entries of the decisions on actors that a body had no mandate for but this one."""
    others = [each for each in reader.mandates(row["body"]) if each.entry != row["entry"]]
    since = reader.numbered(reader.standing_entries(reader.numbers_about([row["body"]])))
    found: set[int] = set()
    for seq, entry in since.items():
        event = entry.event
        if row["may"] != May.DECIDE or not isinstance(event, CaseDecided) or event.body != row["body"]:
            continue
        on = reader.decision(event.decision).decided_on
        if not mandated(others, May.DECIDE, subjects(reader.case(event.subject).track), on):
            found.add(seq)
    return found


def _beside(reader: Reader, going: Going) -> list[Entry]:
    """Give the entries that made something that goes, and more."""
    return [entry for _, entry in sorted(reader.numbered(going.entries).items())]
