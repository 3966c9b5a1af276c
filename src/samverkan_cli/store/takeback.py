"""Taking back: what an entry made is void, what it changed is as it was before; taken back in turn, it is again.

There is no hand-written inverse of an event. What it changed is known from its projection; what stood there
before is told by the entries before it, those that are taken back aside. A replay does the same, from the same
journal, so that tables and journal can be compared afterwards.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.events import ActorMerged, EntryTakenBack, PersonMerged
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.store import journal
from samverkan_cli.store.names import RENEWED
from samverkan_cli.store.projection import Change, Insert, Update, Values, changes
from samverkan_cli.store.reader import Reader
from samverkan_cli.store.reader.base import in_batches
from samverkan_cli.store.rows import setting, standing
from samverkan_cli.store.sqlite import search
from samverkan_cli.store.sqlite.opening import Connection
from samverkan_cli.store.sqlite.said import IntegrityError

Row = tuple[str, str, str | int]  # a row: its table, the column that tells it, and what stands there
Taken = Sequence[tuple[int, int]]  # the number of an entry that takes back, and of the one it takes back


@dataclass(frozen=True)
class TakingBack:
    """An entry that takes back, those between it and what happened at first, the nearest first, and that."""

    seq: int
    between: tuple[int, ...]
    root: int
    subject: str
    changed: tuple[Change, ...]

    @property
    def again(self) -> bool:
        """Tell whether what happened is in force again afterwards."""
        return len(self.between) % 2 == 1

    @property
    def made(self) -> Iterator[Row]:
        """Give the rows that were made by what happened."""
        for change in self.changed:
            if isinstance(change, Insert):
                id_ = change.values.get("id")
                yield (change.table, "entry", self.root) if id_ is None else (change.table, "id", id_)


def apply(kept: Connection, rows: Connection, taken: Taken) -> set[tuple[str, str | int]]:
    """Change the rows as the entries say that take others back; give the table of each, and its id or entry.

    `kept` is where the journal stands, `rows` where the tables do. Raises `Refused` when another row has the place.
    """
    reached: set[Row] = set()
    try:
        for again, run in groupby(_steps(Reader(kept), taken), key=lambda step: step.again):
            steps = list(run)
            reached |= _redo(rows, steps) if again else _undo(kept, rows, steps)
        _index(rows, reached)
    except IntegrityError as error:
        place = str(error).rpartition(":")[2].strip().partition(".")[0]
        raise Refused([no.TakenMeanwhile("entry", noun=place)]) from None
    return {(name, value) for name, _, value in reached}


def _steps(reader: Reader, taken: Taken) -> Iterator[TakingBack]:
    """Give, for each entry that takes back, what happened at first."""
    found: dict[int, journal.Entry] = {}
    asked = {target for _, target in taken}
    while asked:
        new = reader.numbered(asked)
        found |= new
        asked = {e.event.entry for e in new.values() if isinstance(e.event, EntryTakenBack)} - found.keys()
    for seq, target in taken:
        between: list[int] = []
        entry = found[target]
        while isinstance(entry.event, EntryTakenBack):
            if entry.event.entry >= entry.stamp.seq:  # nothing this program wrote: it could go round for ever
                raise ValueError(entry.event.entry)
            between.append(entry.stamp.seq)
            entry = found[entry.event.entry]
        root = entry.stamp.seq
        yield TakingBack(seq, tuple(between), root, entry.event.subject, tuple(changes(entry.event, root)))


def _undo(kept: Connection, rows: Connection, steps: list[TakingBack]) -> set[Row]:
    """Void what was made, then give what was changed its earlier values, the latest change first."""
    updates = [
        (step, change)
        for step in steps
        for change in reversed(step.changed)
        if isinstance(change, Update) and change.values
    ]
    made = {row: step.seq for step in steps for row in step.made}
    _give(rows, ((row, {"voided_by": made[row]}) for row in _by_table(made)))
    if updates:
        past = _Past(Reader(kept), rows, updates)
        _give(rows, (((u.table, u.key, u.id), past.before(step, u)) for step, u in updates))
    _give(rows, _marks(steps))
    return made.keys() | {(u.table, u.key, u.id) for _, u in updates}


def _redo(rows: Connection, steps: list[TakingBack]) -> set[Row]:
    """Change again what was changed, and then let what was made be: while void, it is in nobody's way."""
    again: list[tuple[Row, Values]] = []
    for step in steps:
        for change in step.changed:
            if isinstance(change, Update):
                again.append(((change.table, change.key, change.id), change.values))
            elif change.table in RENEWED:  # the key may have been used for another row meanwhile
                values = dict.fromkeys(_columns(rows, change.table)) | change.values
                again.append(((change.table, "id", change.values["id"]), values | {"voided_by": step.seq}))
    made = {row for step in steps for row in step.made}
    _give(rows, again)
    _give(rows, ((row, {"voided_by": None}) for row in _by_table(made)))
    _give(rows, _marks(steps))
    return made | {row for row, _ in again}


def _columns(rows: Connection, name: str) -> list[str]:
    return [each[0] for each in rows.execute(f'SELECT * FROM "{name}" LIMIT 0').description]


def _by_table(made: Iterable[Row]) -> list[Row]:
    """Give rows in such an order that those of a table follow each other."""
    return sorted(made, key=lambda row: row[:2])


def _marks(steps: Iterable[TakingBack]) -> Iterator[tuple[Row, Values]]:
    """Give who takes back whom from now on: each second one between, counted from the latest, is taken back."""
    for step in steps:
        later = step.seq
        for place, seq in enumerate(step.between):
            yield ("taken_back", "entry", seq), {"voided_by": None if place % 2 else later}
            later = seq


class _Past:
    """What stood in the rows of some changes before each of them."""

    def __init__(self, reader: Reader, rows: Connection, updates: Sequence[tuple[TakingBack, Update]]) -> None:
        self._history: dict[Row, list[tuple[int, bool, Values]]] = defaultdict(list)
        asked: set[str] = set()
        refs = self._first_refs(reader, updates)
        numbers: set[int] = set()
        while refs - asked:
            found = reader.numbers_about(refs - asked) - numbers
            asked |= refs
            numbers |= found
            for entry in reader.numbered(found).values():
                self._remember(entry)
                if isinstance(entry.event, (ActorMerged, PersonMerged)):  # a row may be changed under another's id
                    refs |= {entry.event.subject, entry.event.into}
        for history in self._history.values():
            history.sort(key=lambda told: told[0])
        self._taken = _taken_back(rows, numbers)

    def _first_refs(self, reader: Reader, updates: Sequence[tuple[TakingBack, Update]]) -> set[str]:
        refs = {str(update.id) for _, update in updates if update.key == "id"}
        parts = {update.id: step for step, update in updates if update.key == "entry"}
        return refs | reader.subjects(int(seq) for seq in parts) | {step.subject for step in parts.values()}

    def _remember(self, entry: journal.Entry) -> None:
        seq = entry.stamp.seq
        if isinstance(entry.event, EntryTakenBack):
            return
        for change in changes(entry.event, seq):
            if isinstance(change, Update):
                self._history[change.table, change.key, change.id].append((seq, False, change.values))
            elif "id" in change.values:
                self._history[change.table, "id", change.values["id"]].append((seq, True, change.values))
            else:
                self._history[change.table, "entry", seq].append((seq, True, change.values))

    def before(self, step: TakingBack, update: Update) -> Values:
        """Give what stood in the columns of a change before it."""
        held: Values = {}
        stands = False
        for seq, new, values in self._history[update.table, update.key, update.id]:
            if seq >= step.root:
                break
            dead = self._taken.get(seq, step.seq) < step.seq
            if new and (not dead or not stands):
                held, stands = dict(values), not dead
            elif not new and not dead:
                held |= values
        return {column: held.get(column) for column in update.values}


def _taken_back(rows: Connection, numbers: Iterable[int]) -> dict[int, int]:
    """Give which of some entries are taken back, and the numbers of those that do."""
    found: dict[int, int] = {}
    for some in in_batches(numbers):
        query = f"SELECT target, entry FROM taken_back WHERE voided_by IS NULL AND target IN ({_marked(some)})"
        found |= dict(rows.execute(query, some).fetchall())
    return found


def _give(connection: Connection, given: Iterable[tuple[Row, Values]]) -> None:
    """Give rows their values, in order; those of a kind that follow each other go in one batch."""
    for (name, key, columns), run in groupby(given, key=lambda each: (*each[0][:2], tuple(each[1]))):
        connection.executemany(setting(name, key, columns), [(*held.values(), row[2]) for row, held in run])


def _index(connection: Connection, reached: set[Row]) -> None:
    """Let the search index tell what stands in the rows now, and nothing of those that are void."""
    by_table: dict[tuple[str, str], list[str | int]] = defaultdict(list)
    for name, key, value in reached:
        if name in search.SEARCHED:
            by_table[name, key].append(value)
    for (name, key), values in by_table.items():
        for some in in_batches(values):
            found = standing(connection, name, key, some)
            search.forget(connection, name, [row for row in found if row["voided_by"] is not None])
            search.index(connection, name, [row for row in found if row["voided_by"] is None], anew=True)


def _marked(values: Sequence[Any]) -> str:
    return ", ".join("?" * len(values))
