"""Questions about the journal: who did what when, what an id is called, where a word stands."""

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.events import ActorMerged, PersonMerged
from samverkan_cli.domain.notation import is_item, looks_like_id, looks_like_number, looks_like_period, period_key
from samverkan_cli.domain.refusal import Objections, Refused
from samverkan_cli.store import journal
from samverkan_cli.store.reader.actor import ActorReader
from samverkan_cli.store.reader.agreement import AgreementReader
from samverkan_cli.store.reader.answers import AnswerReader
from samverkan_cli.store.reader.base import in_batches, tombstone
from samverkan_cli.store.reader.case import CaseReader
from samverkan_cli.store.reader.council import CouncilReader
from samverkan_cli.store.reader.enrollment import EnrollmentReader
from samverkan_cli.store.reader.export import ExportReader
from samverkan_cli.store.reader.invocation import InvocationReader
from samverkan_cli.store.reader.item import ItemReader
from samverkan_cli.store.reader.parts import PartReader
from samverkan_cli.store.reader.person import PersonReader
from samverkan_cli.store.reader.question import QuestionReader
from samverkan_cli.store.reader.round import RoundReader
from samverkan_cli.store.reader.work import WorkReader
from samverkan_cli.store.sqlite import search
from samverkan_cli.store.sqlite.opening import schema_of

# The table that keeps what an id's first letter stands for, and the column that names it.
NAMED = {
    "A": ("actor", "name"),
    "P": ("person", "name"),
    "B": ("body", "name"),
    "D": ("decision", "text"),
    "M": ("meeting", "title"),
    "T": ("task", "text"),
    "W": ("watch_item", "text"),
    "G": ("working_group", "name"),
    "R": ("recorded_roll", "title"),
    "U": ("yearly_round", "name"),
}
_BATCH = 500
_DIGITS = 15  # of an entry's number


class JournalReader(
    AgreementReader,
    ActorReader,
    RoundReader,
    AnswerReader,
    ExportReader,
    EnrollmentReader,
    CouncilReader,
    ItemReader,
    QuestionReader,
    PersonReader,
    WorkReader,
    CaseReader,
    InvocationReader,
    PartReader,
):
    """Entries, names and words."""

    def entries(self, first: int = 1, last: int | None = None) -> Iterator[journal.Entry]:
        """Give the entries with numbers from `first` through `last`, in order."""
        asked = "SELECT seq, entry, hash FROM journal WHERE seq >= :first" + (
            "" if last is None else " AND seq <= :last"
        )
        while batch := self._rows(asked + " ORDER BY seq LIMIT :most", first=first, last=last, most=_BATCH):
            yield from self._opened(batch)
            first = batch[-1][0] + 1

    def entries_about(self, id_: str) -> list[journal.Entry]:
        """Give the entries whose subject is the id, or that name it, in order; of what was merged into it too."""
        found: dict[int, journal.Entry] = {}
        asked, waiting = {id_}, [id_]
        while waiting:
            this = waiting.pop()
            about = self._about(this)
            found |= {entry.stamp.seq: entry for entry in about}
            merges = [e.event for e in about if isinstance(e.event, (ActorMerged, PersonMerged))]
            merged = {event.subject for event in merges if event.into == this}
            waiting += sorted(merged - asked)
            asked |= merged
        return [entry for _, entry in sorted(found.items())]

    def _about(self, id_: str) -> list[journal.Entry]:
        asked = (
            "SELECT seq, entry, hash FROM journal"
            " WHERE subject = :id OR seq IN (SELECT seq FROM mention WHERE ref = :id) ORDER BY seq"
        )
        found = self._rows(asked, id=id_)
        if is_item(id_):  # what only says a meeting and a number is about the item too
            numbers = self._entries_of_item(id_)
            found += self._rows("SELECT seq, entry, hash FROM journal WHERE seq IN :numbers", numbers=numbers)
            found = [*{row[0]: row for row in sorted(found)}.values()]
        return list(self._opened(found))

    def entries_named(self, reference: str) -> list[int]:
        """Give the numbers of the entries that a number, or the id of the command that made them, leads to.

        Nothing for any other reference; an organisation number and the year of a period are none. Raises `Refused` for
        a number that no entry has.
        """
        bare = reference.strip().casefold()
        if found := self.entries_of(bare):
            return found
        if not (bare.isascii() and bare.isdigit()) or looks_like_number(bare):
            return []
        if looks_like_period(bare) and (self.find_period(bare) or self.find_plan(bare)):
            return []
        number = int(bare) if len(bare) <= _DIGITS else 0
        if not 0 < number <= self.last_entry()[0]:
            raise Refused([no.NotFound("ref", given=reference, noun="entry")])
        return [number]

    def stored(self) -> Iterator[list[tuple[str, str, list[Any]]]]:
        """Give the text and digest of every entry, each with its seals as they are kept, in batches."""
        first = 0
        asked = "SELECT seq, entry, hash FROM journal WHERE seq > :first ORDER BY seq LIMIT :most"
        sealed = "SELECT seq, part, salt, value FROM seal WHERE seq > :first AND seq <= :last"
        while batch := self._rows(asked, first=first, most=_BATCH):
            last = batch[-1][0]
            held: dict[int, list[Any]] = defaultdict(list)
            for seal in self._rows(sealed, first=first, last=last):
                held[seal[0]].append(seal)
            yield [(entry, hash_, held[seq]) for seq, entry, hash_ in batch]
            first = last

    def exported(self) -> Iterator[str]:
        """Give every entry, its digest and what is under its seals, as a line of JSON."""
        for batch in self.stored():
            for entry, hash_, seals in batch:
                opened = {
                    part: {"salt": (salt or b"").hex(), "value": json.loads(value or "null")}
                    for _, part, salt, value in seals
                }
                line = {"entry": json.loads(entry), "hash": hash_, "seals": opened}
                yield json.dumps(line, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    def subject(self, reference: str) -> str:
        """Give the id of whatever a reference leads to: an id, a period or plan, the registry, a name, a citation."""
        finders = {
            "A": self.actor,
            "P": self.person,
            "E": self.enrollment,
            "D": self.decision,
            "M": self.meeting,
            "T": self.task,
            "W": self.watch_item,
            "G": self.group,
            "B": self.body,
            "R": self.recorded_roll,
            "N": self.renewal_plan,
            "C": self.case,
            "U": self.round,
        }
        if looks_like_id(reference):
            finder = self.item if is_item(reference) else finders.get(reference[0].upper(), self.activity)
            return finder(reference).id
        if looks_like_period(reference):
            return self._key(reference)
        if reference == self.registry().id:
            return reference
        for found in (self.find_actor, self.find_body, self.find_group, self.find_round, self.find_person):
            if named := found(reference):
                return str(named.id)
        return self._only_name(reference)

    def _only_name(self, reference: str) -> str:
        """Give the id of the only one, of whatever kind, whose name holds every word, or of a cited decision."""
        held = self.bodies_holding(reference)
        for name in ("actor", "working_group", "yearly_round", "person"):
            held |= self._having_words(name, reference)[0]
        if len(held) > 1:
            told = tuple(f"{name} ({id_})" for id_, name in held.items())
            raise Refused([no.Ambiguous("actor", refs=held, given=reference, noun="actor", ids=told)])
        if held:
            ((id_, name),) = held.items()
            self.read_as.append(no.ReadAs("ref", refs=[id_], given=reference, id=id_, name=name))
            return id_
        refused = Objections()
        cited = refused.ask(self.decision, reference)
        return cited.id if cited else self.actor(reference).id

    def _key(self, reference: str) -> str:
        """Give the key of a period or plan, of one that is taken back too; raises `Refused` when there was none."""
        asked = "SELECT id FROM period WHERE id = :id UNION SELECT id FROM plan WHERE id = :id"
        if self._rows(asked, id=period_key(reference)):
            return period_key(reference)
        return self.period(reference).id

    def changes(self, ids: Collection[str]) -> Counter[str]:
        """Give how many entries are about each of the ids: more for every change."""
        found: Counter[str] = Counter()
        about = "SELECT subject, COUNT(*) FROM journal WHERE subject IN :ids GROUP BY subject"
        for some in in_batches(ids):
            found.update(dict(self._rows(about, ids=some)))
        return found

    def last_moment(self) -> str:
        """Give when the last entry was made."""
        return next(self._opened(self._rows("SELECT seq, entry, hash FROM journal ORDER BY seq DESC LIMIT 1"))).stamp.at

    def last_entry(self) -> tuple[int, str]:
        """Give the number and the digest of the last entry: the head."""
        last = self._rows("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1")
        return last[0] if last else (0, journal.NO_HASH)

    def names(self, ids: Iterable[str]) -> dict[str, str]:
        """Give what people call the ids."""
        by_table: dict[str, list[str]] = defaultdict(list)
        items = []
        for id_ in ids:
            if is_item(id_):
                items.append(id_)
            elif looks_like_id(id_) and id_[0] in NAMED:
                by_table[id_[0]].append(id_)
        found: dict[str, str] = self.item_titles(items) if items else {}
        for letter, wanted in by_table.items():
            name, column = NAMED[letter]
            for some in in_batches(wanted):
                asked = f"SELECT id, {column} FROM {name} WHERE {column} <> '' AND id IN :ids"
                found |= dict(self._rows(asked, ids=some))
        if erased := [id_ for letter in "AP" for id_ in by_table.get(letter, ()) if id_ not in found]:
            found |= {id_: tombstone() for id_ in self._erased(erased)}
        return found

    def _erased(self, ids: Iterable[str]) -> list[str]:
        """Give those of some actors and persons whose names were erased."""
        asked = (
            "SELECT id FROM actor WHERE name IS NULL AND id IN :ids"
            " UNION SELECT id FROM person WHERE name IS NULL AND id IN :ids"
        )
        return [id_ for some in in_batches(ids) for id_ in self._values(asked, ids=some)]

    def search(self, text: str, limit: int) -> list[tuple[str, str, str]]:
        """Give the id, the kind of row and the text of every place where all the words begin."""
        return search.search(self.connection, text, limit)

    def schema_version(self) -> int:
        """Give the number of the file's schema."""
        return schema_of(self.connection)
