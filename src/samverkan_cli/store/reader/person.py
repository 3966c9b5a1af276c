"""Questions about where persons stand: every place of one, by id, and those where a name was only typed."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, timedelta

from msgspec.structs import replace

from samverkan_cli.domain.notation import looks_like_id, name_key, swedish_order, words_of
from samverkan_cli.domain.records import Actor, Contact, Erasure, Person, PersonPlace, PersonRequest, Task
from samverkan_cli.domain.values import Certainty, PlaceKind
from samverkan_cli.store.reader.base import day, in_batches
from samverkan_cli.store.reader.work import WorkReader
from samverkan_cli.store.sqlite import search

# Each table a person's id stands in. `conflict` has no day of its own: it is noted with a step or a decision.
_PLACES = (
    "SELECT person, 'contact' AS stands, actor AS id, entry, from_day AS day, through_day AS through,"
    " mailbox AS told, actor AS about FROM contact WHERE voided_by IS NULL AND person IN :persons"
    " UNION ALL SELECT signed_by, 'signed', id, entry, coalesce(signed, received), NULL, capacity, actor"
    " FROM enrollment WHERE voided_by IS NULL AND signed_by IN :persons"
    " UNION ALL SELECT person, 'seat', body, entry, from_day, through_day,"
    " coalesce(role || ', ' || organisation, role, organisation), represents"
    " FROM seat WHERE voided_by IS NULL AND person IN :persons"
    " UNION ALL SELECT person, 'member', working_group, entry, from_day, through_day, NULL, NULL"
    " FROM group_member WHERE voided_by IS NULL AND person IN :persons"
    " UNION ALL SELECT convener, 'convener', id, entry, coalesce(convener_from, formed_on), NULL, NULL, NULL"
    " FROM working_group WHERE voided_by IS NULL AND convener IN :persons"
    " UNION ALL SELECT a.person, iif(a.absence IS NULL, 'attended', 'absent'), a.meeting, a.entry, m.date, NULL,"
    " coalesce(a.role || ', ' || a.organisation, a.role, a.organisation), a.represents"
    " FROM attendance a JOIN meeting m ON m.id = a.meeting WHERE a.voided_by IS NULL AND a.person IN :persons"
    " UNION ALL SELECT a.substitutes, 'substituted', a.meeting, a.entry, m.date, NULL, NULL, a.represents"
    " FROM attendance a JOIN meeting m ON m.id = a.meeting WHERE a.voided_by IS NULL AND a.substitutes IN :persons"
    " UNION ALL SELECT a.person, 'approver', a.meeting, a.entry, coalesce(m.approved_on, m.adjusted_on), NULL, NULL,"
    " NULL FROM approver a JOIN meeting m ON m.id = a.meeting WHERE a.voided_by IS NULL AND a.person IN :persons"
    " UNION ALL SELECT l.person, 'left-room', l.meeting, l.entry, m.date, NULL, l.why, NULL"
    " FROM left_room l JOIN meeting m ON m.id = l.meeting WHERE l.voided_by IS NULL AND l.person IN :persons"
    " UNION ALL SELECT t.person, t.stance, t.decision, t.entry, d.decided_on, NULL, NULL, NULL"
    " FROM stance t JOIN decision d ON d.id = t.decision WHERE t.voided_by IS NULL AND t.person IN :persons"
    " UNION ALL SELECT owner, 'task', id, entry, added_on, coalesce(done_on, dropped_on), text, NULL"
    " FROM task WHERE voided_by IS NULL AND owner IN :persons"
    " UNION ALL SELECT h.person, 'helper', t.id, h.entry, t.added_on, coalesce(t.done_on, t.dropped_on), t.text, NULL"
    " FROM task_helper h JOIN task t ON t.id = h.task"
    " WHERE h.voided_by IS NULL AND t.voided_by IS NULL AND h.person IN :persons"
    " UNION ALL SELECT lead, 'lead', id, entry, proposed_on, coalesce(done_on, dropped_on, moved_on), text, NULL"
    " FROM activity WHERE voided_by IS NULL AND lead IN :persons"
    " UNION ALL SELECT reporter, 'reporter', id, entry, reported_on, NULL, NULL, actor FROM \"case\""
    " WHERE voided_by IS NULL AND reporter IN :persons"
    " UNION ALL SELECT coalesce(p.merged_into, c.person), 'conflict', c.\"case\", c.entry,"
    " coalesce(s.day, d.decided_on), NULL, c.told, k.actor"
    ' FROM conflict c JOIN "case" k ON k.id = c."case" JOIN person p ON p.id = c.person'
    " LEFT JOIN case_step s ON s.entry = c.entry LEFT JOIN case_decision w ON w.entry = c.entry"
    " LEFT JOIN decision d ON d.id = w.decision"
    " WHERE c.voided_by IS NULL AND coalesce(p.merged_into, c.person) IN :persons"
)
# Names of persons that are typed as text: few, and looked through.
_TYPED = (
    "SELECT NULL AS person, 'reported' AS stands, id, entry, reported_on AS day, NULL AS through,"
    ' reported_by AS told, actor AS about FROM "case" WHERE voided_by IS NULL AND reported_by IS NOT NULL'
    " UNION ALL SELECT NULL, 'step', \"case\", t.entry, day, NULL, who, k.actor"
    ' FROM case_step t JOIN "case" k ON k.id = t."case" WHERE t.voided_by IS NULL AND who IS NOT NULL'
    " UNION ALL SELECT NULL, 'watch', id, entry, added_on, NULL, owner, NULL"
    " FROM watch_item WHERE voided_by IS NULL AND owner IS NOT NULL"
)
# What the registry tells of itself, and the names that entries were made under: a name may stand there too.
_REGISTRY = "(SELECT id FROM registry WHERE voided_by IS NULL)"
_SAID = (
    f"SELECT s.entry, s.\"key\", s.value, {_REGISTRY}, json_extract(j.entry, '$.at')"
    " FROM setting s JOIN journal j ON j.seq = s.entry WHERE s.voided_by IS NULL ORDER BY s.entry, s.position"
)
_WRITERS = (
    "SELECT json_extract(s.value, '$.by'), count(*), min(json_extract(j.entry, '$.at')),"
    f" max(json_extract(j.entry, '$.at')), {_REGISTRY} FROM seal s JOIN journal j ON j.seq = s.seq"
    " WHERE s.part = 'persons' AND json_extract(s.value, '$.by') IS NOT NULL GROUP BY 1 ORDER BY 1"
)
_HELD = " AND (from_day IS NULL OR from_day <= :day) AND (through_day IS NULL OR through_day >= :day)"
_MAILBOX = (
    "SELECT * FROM person WHERE voided_by IS NULL AND (mailbox = :mailbox COLLATE NOCASE"
    " OR id IN (SELECT person FROM contact WHERE voided_by IS NULL AND mailbox = :mailbox COLLATE NOCASE))"
)
_ROLE_MAILBOX = (
    "SELECT NULL AS person, 'contact' AS stands, actor AS id, entry, from_day AS day, through_day AS through,"
    " mailbox AS told, actor AS about FROM contact"
    " WHERE voided_by IS NULL AND person IS NULL AND mailbox = :mailbox COLLATE NOCASE"
)
_MONTH = timedelta(days=31)  # longer than any time to appeal, moved over closed days
MOST = 200  # persons, and places where a word stands, that are shown
# Every contact, those that are taken back among them, with the address it shows.
_CONTACTS = (
    "SELECT c.entry, c.voided_by, c.actor, c.person, coalesce(c.mailbox, p.mailbox) AS mailbox, c.from_day,"
    " c.through_day, c.verified_on, c.bounced_on, c.consented_on, c.withdrawn_on, p.name"
    " FROM contact c LEFT JOIN person p ON p.id = c.person"
)
# What an actor's name must stand in: rolls that were kept, cases, what was decided on it, whom somebody represented.
_HOLDING = (
    "SELECT DISTINCT roll AS id, 'roll' AS why FROM recorded_roll_line WHERE voided_by IS NULL AND actor IN :actors"
    " UNION SELECT id, 'case' FROM \"case\" WHERE voided_by IS NULL AND actor IN :actors"
    " UNION SELECT decision, 'decision' FROM exclusion WHERE voided_by IS NULL AND actor IN :actors"
    " UNION SELECT body, 'minutes' FROM seat WHERE voided_by IS NULL AND represents IN :actors"
    " UNION SELECT meeting, 'minutes' FROM attendance WHERE voided_by IS NULL AND represents IN :actors"
)
_IN_ORDER = {kind: place for place, kind in enumerate(PlaceKind)}
_OF_THEIR_OWN = frozenset({"person"})  # kinds of hits that are the persons themselves


class PersonReader(WorkReader):
    """Every place one human stands; what is found, shown, extracted and erased reads it here."""

    def places(self, persons: Collection[str]) -> list[PersonPlace]:
        """Give every place some persons stand by id, kind by kind and the earliest first."""
        found = self._all(PersonPlace, _PLACES, persons=persons)
        return _ordered(self._called_together(each) if each.stands is PlaceKind.CONVENER else each for each in found)

    def _called_together(self, place: PersonPlace) -> PersonPlace:
        """Give the place of a convener, through the day it is one: the group itself tells."""
        return replace(place, through=self.group(place.id).convener_through)

    def parties(self, persons: Collection[str]) -> dict[int, str]:
        """Give the party that stands with some persons' seats and attendance, by entry: what an extract alone tells."""
        asked = (
            "SELECT entry, party FROM seat WHERE voided_by IS NULL AND party IS NOT NULL AND person IN :persons"
            " UNION ALL SELECT entry, party FROM attendance"
            " WHERE voided_by IS NULL AND party IS NOT NULL AND person IN :persons"
        )
        return dict(self._rows(asked, persons=persons))

    def persons_for(self, actor: str) -> list[str]:
        """Give who is a contact of an actor or represents it, and has not been said to stop."""
        asked = (
            "SELECT person FROM contact WHERE voided_by IS NULL AND actor = :actor AND person <> ''"
            " AND through_day IS NULL"
            " UNION SELECT person FROM seat WHERE voided_by IS NULL AND represents = :actor AND through_day IS NULL"
        )
        return self._values(asked, actor=actor)

    def represented_by(self, persons: Iterable[str], on: date) -> dict[str, set[str]]:
        """Give, for each of some persons, the actors it represents in a body or is a contact of on a day."""
        asked = (
            "SELECT person, represents FROM seat WHERE voided_by IS NULL AND represents IS NOT NULL"
            f" AND person IN :persons{_HELD}"
            f" UNION SELECT person, actor FROM contact WHERE voided_by IS NULL AND person IN :persons{_HELD}"
        )
        found: dict[str, set[str]] = defaultdict(set)
        for some in in_batches(persons):
            for person, actor in self._rows(asked, persons=some, day=on):
                found[person].add(actor)
        return found

    def typed_names(self, names: Iterable[str]) -> list[PersonPlace]:
        """Give the places where some names were typed as they are, and lead to nobody by id."""
        keys = {name_key(name) for name in names if name.strip()}
        found = [each for each in self._all(PersonPlace, _TYPED) if keys & {name_key(each.told or "")}]
        return _ordered(replace(each, match=Certainty.MAYBE) for each in found)

    def texts_with(self, words: str, known: Collection[str] = ()) -> list[PersonPlace]:
        """Give the texts in which all words begin, but for the names of persons and what is known already."""
        hits = search.search(self.connection, words, MOST)
        return [
            PersonPlace(person=None, stands=PlaceKind.TEXT, id=ref, told=said, match=Certainty.MAYBE)
            for ref, kind, said in hits
            if kind not in _OF_THEIR_OWN and ref not in known
        ]

    def maybe_places(self, name: str, certain: Iterable[PersonPlace]) -> list[PersonPlace]:
        """Give the places where a name was only typed, or stands in a text, but for what is certain."""
        typed = [*self.typed_names([name]), *self.settings_with(name)]
        return [*typed, *self.texts_with(name, {each.id for each in (*certain, *typed)})]

    def settings_with(self, sought: str) -> list[PersonPlace]:
        """Give the settings of the registry that hold a name or an address; one that was said anew has its last day."""
        found: dict[str, list[PersonPlace]] = defaultdict(list)
        for entry, key, value, registry, at in self._rows(_SAID):
            told, before = day(at[:10]), found[key]
            found[key] = [replace(each, through=each.through or told) for each in before]
            if _holds(value or "", sought):
                place = PersonPlace(person=None, stands=PlaceKind.SETTING, id=registry, match=Certainty.MAYBE)
                found[key].append(replace(place, entry=entry, day=told, told=value))
        return _ordered(each for held in found.values() for each in held)

    def written_by(self, sought: str) -> list[PersonPlace]:
        """Give under which names that hold what is sought entries were made, with how many: all are looked at."""
        return [
            PersonPlace(
                person=None,
                stands=PlaceKind.LOGGED,
                id=registry,
                day=day(first[:10]),
                through=day(last[:10]),
                told=f"{by} ({count})",
                match=Certainty.MAYBE,
            )
            for by, count, first, last, registry in self._rows(_WRITERS)
            if _holds(by, sought)
        ]

    def mailbox_places(self, mailbox: str) -> list[PersonPlace]:
        """Give the contacts that are a mailbox alone, without a person."""
        return _ordered(self._all(PersonPlace, _ROLE_MAILBOX, mailbox=mailbox.strip()))

    def persons_found(self, text: str) -> list[Person]:
        """Give the persons an id, a mail address, a whole name or a part of one leads to, in Swedish name order."""
        if looks_like_id(text):
            return self._staying(self._all(Person, "SELECT * FROM person WHERE id = :id", id=text.strip().upper()))
        if "@" in text:
            return _by_name(self._staying(self._all(Person, _MAILBOX, mailbox=text.strip())))
        key = name_key(text)
        whole = self._all(Person, "SELECT * FROM person WHERE voided_by IS NULL AND name_key = :key", key=key)
        return _by_name(self._staying(whole or self._with_words(text) or self._with_part(key)))

    def _staying(self, found: Iterable[Person]) -> list[Person]:
        """Give persons, each that is merged as the one it leads to, once."""
        held = {each.id: each for each in found}
        while away := {each.merged_into for each in held.values() if each.merged_into}:
            held = {id_: each for id_, each in held.items() if each.merged_into is None}
            there = self._all(Person, "SELECT * FROM person WHERE id IN :ids", ids=away - held.keys() or {""})
            held |= {each.id: each for each in there}
        return list(held.values())

    def _with_words(self, text: str) -> list[Person]:
        """Give the persons of whose names each word begins one."""
        ids = [ref for ref, _, _ in search.search(self.connection, text, MOST, among="person")]
        return self._all(Person, "SELECT * FROM person WHERE voided_by IS NULL AND id IN :ids", ids=ids) if ids else []

    def _with_part(self, key: str) -> list[Person]:
        asked = "SELECT * FROM person WHERE voided_by IS NULL AND instr(name_key, :key) > 0 LIMIT :most"
        return self._all(Person, asked, key=key, most=MOST)

    def whose_meetings(self, meetings: Collection[str]) -> dict[str, str]:
        """Give the name of the first body of each of some meetings."""
        asked = (
            "SELECT m.meeting, b.name FROM meeting_body m JOIN body b ON b.id = m.body"
            " WHERE m.voided_by IS NULL AND b.name <> '' AND m.meeting IN :meetings ORDER BY m.position DESC"
        )
        return dict(self._rows(asked, meetings=meetings))

    def person_itself(self, reference: str) -> Person:
        """Give a person as `person` does, one that is taken back too: what was typed of it can still be erased."""
        if not looks_like_id(reference):
            return self._by_id_or_name(Person, "person", reference, "person")
        found = self._all(Person, "SELECT * FROM person WHERE id = :id", id=reference.strip().upper())
        return self.exactly_one(found, reference, "person")

    def same_persons(self, person: Person) -> tuple[Person, ...]:
        """Give the one that a person is, and everyone that was merged into it: of one human all is erased at once."""
        while person.merged_into:
            person = self.person_itself(person.merged_into)
        asked = (
            "WITH RECURSIVE same(id) AS"
            " (SELECT :person UNION SELECT p.id FROM person p JOIN same s ON p.merged_into = s.id)"
            " SELECT * FROM person WHERE id IN (SELECT id FROM same) AND id <> :person ORDER BY number"
        )
        return person, *self._all(Person, asked, person=person.id)

    def contacts_of_persons(self, persons: Collection[str]) -> list[Contact]:
        """Give every contact that some persons are or were, those that are taken back among them."""
        return self._all(Contact, _CONTACTS + " WHERE c.person IN :persons ORDER BY c.entry", persons=persons)

    def contacts_of_actors(self, actors: Collection[str]) -> list[Contact]:
        """Give every contact of some actors, those that are taken back among them."""
        return self._all(Contact, _CONTACTS + " WHERE c.actor IN :actors ORDER BY c.entry", actors=actors)

    def contacts_ended_before(self, day_: date) -> list[Contact]:
        """Give the contacts that ended before a day and are not erased, the one that ended first before the others."""
        asked = (
            _CONTACTS + " WHERE c.voided_by IS NULL AND c.through_day < :day AND (c.person IS NOT NULL"
            " OR c.mailbox IS NOT NULL) ORDER BY c.through_day, c.entry"
        )
        return self._all(Contact, asked, day=day_)

    def open_tasks_of(self, persons: Collection[str]) -> list[Task]:
        """Give the tasks of some persons that are neither done nor dropped."""
        asked = (
            "SELECT * FROM task WHERE voided_by IS NULL AND done_on IS NULL AND dropped_on IS NULL"
            " AND owner IN :persons ORDER BY number"
        )
        return self._all(Task, asked, persons=persons)

    def merged_into(self, actor: str) -> list[Actor]:
        """Give the actors that were merged into one, those that were merged into them among them."""
        asked = (
            "WITH RECURSIVE same(id) AS"
            " (SELECT :actor UNION SELECT a.id FROM actor a JOIN same s ON a.merged_into = s.id)"
            " SELECT * FROM actor WHERE id IN (SELECT id FROM same) AND id <> :actor ORDER BY number"
        )
        return self._all(Actor, asked, actor=actor)

    def name_entries(self, actors: Collection[str]) -> list[int]:
        """Give the entries of every other and earlier name of some actors, taken back or not."""
        return self._values("SELECT entry FROM actor_name WHERE actor IN :actors ORDER BY entry", actors=actors)

    def enrollment_ids(self, actors: Collection[str]) -> list[str]:
        """Give the ids of every enrollment of some actors, taken back or not."""
        return self._values("SELECT id FROM enrollment WHERE actor IN :actors ORDER BY number", actors=actors)

    def holding(self, actors: Collection[str]) -> list[tuple[str, str]]:
        """Give where the name of some actors must stand, and as what; decisions about them among that."""
        found = {(id_, why) for id_, why in self._rows(_HOLDING, actors=actors)}
        for each in actors:
            asked = "SELECT id FROM decision WHERE voided_by IS NULL AND instr(' ' || about || ' ', :about) > 0"
            found |= {(id_, "decision") for id_ in self._values(asked, about=f" {each} ")}
        return sorted(found)

    def entries_by(self, name: str) -> tuple[int, date | None, date | None]:
        """Give how many entries were made under a name, and the days of the first and the last: all are looked at."""
        found = [each for each in self._rows(_WRITERS) if name_key(each[0]) == name_key(name)]
        first, last = min((each[2] for each in found), default=None), max((each[3] for each in found), default=None)
        return sum(each[1] for each in found), day(first and first[:10]), day(last and last[:10])

    def consents(self, persons: Collection[str]) -> dict[int, tuple[date | None, date | None]]:
        """Give when contacts of some persons were consented to and when that was taken back, by entry."""
        asked = (
            "SELECT entry, consented_on, withdrawn_on FROM contact"
            " WHERE voided_by IS NULL AND consented_on IS NOT NULL AND person IN :persons"
        )
        return {
            entry: (day(given), day(taken))
            for some in in_batches(persons)
            for entry, given, taken in self._rows(asked, persons=some)
        }

    def requests(self, persons: Collection[str]) -> list[PersonRequest]:
        """Give what some persons have asked for, the first first."""
        asked = "SELECT * FROM person_request WHERE voided_by IS NULL AND person IN :persons ORDER BY entry"
        return self._all(PersonRequest, asked, persons=persons)

    def requests_running(self, on: date) -> list[PersonRequest]:
        """Give the requests that are not answered, and the refusals that may still be appealed or have not reached."""
        asked = (
            "SELECT * FROM person_request WHERE voided_by IS NULL AND (answered_on IS NULL"
            " OR (refused AND (reached_on IS NULL OR reached_on >= :since))) ORDER BY entry"
        )
        return self._all(PersonRequest, asked, since=on - _MONTH)

    def erasures_after(self, entry: int) -> list[int]:
        """Give the entries after one that erased something."""
        return self._values("SELECT entry FROM erasure WHERE entry > :entry ORDER BY entry", entry=entry)

    def knows_decision(self, id_: str, through: int) -> bool:
        """Tell whether a decision was recorded by an entry up to one."""
        return bool(self._rows("SELECT 1 FROM decision WHERE id = :id AND entry <= :through", id=id_, through=through))

    def hash_of(self, entry: int) -> str | None:
        """Give the digest of an entry."""
        found: str | None = self._value("SELECT hash FROM journal WHERE seq = :entry", entry=entry)
        return found

    def erasures_of(self, ids: Collection[str]) -> list[Erasure]:
        """Give what was erased of some persons or actors, the first first."""
        return self._all(Erasure, "SELECT * FROM erasure WHERE subject IN :ids ORDER BY entry", ids=ids)

    def persons_like(self, name: str) -> list[tuple[str, str]]:
        """Give ids and names of persons that are much like a name."""
        return self._nearest("person", name)


def _holds(text: str, sought: str) -> bool:
    """Tell whether the words of what is sought stand in a text, side by side."""
    words = " ".join(words_of(sought))
    return bool(words) and f" {words} " in f" {' '.join(words_of(text))} "


def _ordered(places: Iterable[PersonPlace]) -> list[PersonPlace]:
    return sorted(places, key=lambda each: (_IN_ORDER[each.stands], str(each.day or ""), each.entry or 0, each.id))


def _by_name(persons: Iterable[Person]) -> list[Person]:
    return sorted(persons, key=lambda person: (swedish_order(person.name or ""), person.number))
