"""Questions about the journal: who did what when, what an id is called, where a word stands."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import sqlalchemy as sa

from samverkan_cli.domain.errors import Ambiguous, Objections, Refused
from samverkan_cli.domain.events import ActorMerged
from samverkan_cli.domain.values import looks_like_id, looks_like_period, period_key
from samverkan_cli.store import journal, search
from samverkan_cli.store.reader.actor import ActorReader
from samverkan_cli.store.reader.agreement import AgreementReader
from samverkan_cli.store.reader.answers import AnswerReader
from samverkan_cli.store.reader.case import CaseReader
from samverkan_cli.store.reader.council import CouncilReader
from samverkan_cli.store.reader.enrollment import EnrollmentReader
from samverkan_cli.store.reader.export import ExportReader
from samverkan_cli.store.reader.invocation import InvocationReader
from samverkan_cli.store.reader.renewal import RenewalReader
from samverkan_cli.store.reader.work import WorkReader
from samverkan_cli.store.tables import table

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
}
_BATCH = 500


class JournalReader(
    AgreementReader,
    ActorReader,
    RenewalReader,
    AnswerReader,
    ExportReader,
    EnrollmentReader,
    CouncilReader,
    CaseReader,
    WorkReader,
    InvocationReader,
):
    """Entries, names and words."""

    def entries(self, first: int = 1, last: int | None = None) -> Iterator[journal.Entry]:
        """Give the entries with numbers from `first` through `last`, in order."""
        rows = table("journal")
        while True:
            query = sa.select(rows).where(rows.c.seq >= first).order_by(rows.c.seq).limit(_BATCH)
            batch = self._rows(query if last is None else query.where(rows.c.seq <= last))
            if not batch:
                return
            yield from self._opened(batch)
            first = batch[-1]["seq"] + 1

    def entries_about(self, id_: str) -> list[journal.Entry]:
        """Give the entries whose subject is the id, or that name it, in order; those of a merged actor among them."""
        found: dict[int, journal.Entry] = {}
        asked, waiting = {id_}, [id_]
        while waiting:
            this = waiting.pop()
            about = self._about(this)
            found |= {entry.stamp.seq: entry for entry in about}
            merged = {e.event.subject for e in about if isinstance(e.event, ActorMerged) and e.event.into == this}
            waiting += sorted(merged - asked)
            asked |= merged
        return [entry for _, entry in sorted(found.items())]

    def _about(self, id_: str) -> list[journal.Entry]:
        rows, mentions = table("journal"), table("mention")
        named = sa.select(mentions.c.seq).where(mentions.c.ref == id_)
        query = sa.select(rows).where(sa.or_(rows.c.subject == id_, rows.c.seq.in_(named))).order_by(rows.c.seq)
        return list(self._opened(self._rows(query)))

    def stored(self) -> Iterator[list[tuple[dict[str, Any], list[dict[str, Any]]]]]:
        """Give the journal's rows as they are kept, each with its seals, in batches."""
        rows, seals = table("journal"), table("seal")
        first = 0
        while True:
            batch = self._rows(sa.select(rows).where(rows.c.seq > first).order_by(rows.c.seq).limit(_BATCH))
            if not batch:
                return
            last = batch[-1]["seq"]
            held: dict[int, list[dict[str, Any]]] = defaultdict(list)
            for seal in self._rows(sa.select(seals).where(seals.c.seq > first, seals.c.seq <= last)):
                held[seal["seq"]].append(dict(seal))
            yield [(dict(row), held[row["seq"]]) for row in batch]
            first = last

    def exported(self) -> Iterator[str]:
        """Give every entry, its digest and what is under its seals, as a line of JSON."""
        for batch in self.stored():
            for row, seals in batch:
                opened = {
                    seal["part"]: {"salt": (seal["salt"] or b"").hex(), "value": json.loads(seal["value"] or "null")}
                    for seal in seals
                }
                line = {"entry": json.loads(row["entry"]), "hash": row["hash"], "seals": opened}
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
        }
        if looks_like_id(reference):
            finder = finders.get(reference[0].upper(), self.activity)
            return finder(reference).id
        if looks_like_period(reference):
            return self._key(reference)
        if reference == self.registry().id:
            return reference
        refused = Objections()
        for finder in (self.actor, self.body, self.group, self.person, self.decision):
            found = refused.ask(finder, reference)
            if found:
                return str(found.id)
        raise Refused([next((o for o in refused if isinstance(o, Ambiguous)), refused[0])])

    def _key(self, reference: str) -> str:
        """Give the key of a period or plan, of one that is taken back too; raises `Refused` when there was none."""
        for name in ("period", "plan"):
            rows = table(name)
            if self._rows(sa.select(rows.c.id).where(rows.c.id == period_key(reference))):
                return period_key(reference)
        return self.period(reference).id

    def last_entry(self) -> tuple[int, str]:
        """Give the number and the digest of the last entry: the head."""
        rows = table("journal")
        last = self._rows(sa.select(rows.c.seq, rows.c.hash).order_by(rows.c.seq.desc()).limit(1))
        return (last[0]["seq"], last[0]["hash"]) if last else (0, journal.NO_HASH)

    def names(self, ids: Iterable[str]) -> dict[str, str]:
        """Give what people call the ids."""
        by_table: dict[str, list[str]] = defaultdict(list)
        for id_ in ids:
            if looks_like_id(id_) and id_[0] in NAMED:
                by_table[id_[0]].append(id_)
        found: dict[str, str] = {}
        for letter, wanted in by_table.items():
            name, column = NAMED[letter]
            rows = table(name)
            for at in range(0, len(wanted), _BATCH):
                query = sa.select(rows.c.id, rows.c[column].label("name"))
                for row in self._rows(query.where(rows.c.id.in_(wanted[at : at + _BATCH]))):
                    if row["name"]:
                        found[row["id"]] = row["name"]
        return found

    def search(self, text: str, limit: int) -> list[tuple[str, str, str]]:
        """Give the id, the kind of row and the text of every place where all the words begin."""
        return search.search(self.connection, text, limit)

    def schema_version(self) -> int:
        """Give the number of the file's schema."""
        return int(self.connection.exec_driver_sql("PRAGMA user_version").scalar() or 0)
