"""A chain of acts asked anew: a decision on an actor, and all that became of the enrollment since.

What an act did depends on what stood before it, and what came after it on what it did. So the act that is put right
and those after it are taken back in a rehearsal and asked again one by one, each where it stood: with what was noted
before it, and without what was noted after. The rows they made keep their places, so that what rests on them by an
entry's number finds them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from samverkan_cli.actions.correction import acts
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.correction import Place
from samverkan_cli.domain.events import Affecting, Corrected, EntryTakenBack
from samverkan_cli.domain.records import Announced
from samverkan_cli.domain.refusal import Objections
from samverkan_cli.store.projection import Update, changes
from samverkan_cli.store.rehearsal import Rehearsal, rehearsing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from samverkan_cli.actions.correction.acts import Act
    from samverkan_cli.actions.correction.things import Thing
    from samverkan_cli.domain.events import CorrectedRow
    from samverkan_cli.domain.refusal import Notice
    from samverkan_cli.domain.request import Request
    from samverkan_cli.store.projection import Values
    from samverkan_cli.store.reader import Reader
    from samverkan_cli.store.writer import Writer

MADE = ("case_decision", "exclusion", "suspension", "case_step")  # what an act makes
ANYWAY = "?"  # each is asked about as what was recorded anyway: what speaks against it is heard beside

# What an act changes of a row that an earlier one made.
_ENDS = frozenset({"effective", "stayed_on", "resumed_from", "revoked_from", "annulled_on"})
_CHANGED = {
    "enrollment": frozenset({"ended_from", "ended_as", "end_received", "voided_by"}),
    "suspension": _ENDS,
    "exclusion": _ENDS | {"bar_lifted_from", "before_from", "before_as"},
}

Rows = dict[Place, "Values"]


class Replayed:
    """What came of a chain: the rows as they would stand, or what stopped it, and what was said on the way."""

    def __init__(self) -> None:
        self.rows: Rows = {}
        self.objections = Objections()  # that stop the chain
        self.told = Objections()  # that a decision can be recorded with, all the same
        self.clash = False  # whether it stopped at what was joined since
        self.notices: list[Notice] = []


class Chain:
    """An act and those after it that touch the same enrollment, or one that came after it."""

    def __init__(self, reader: Reader, thing: Thing) -> None:
        self.reader = reader
        self.acts = acts.since(reader, thing)
        self.first = self.acts[0].entries[0]
        about = reader.enrollment(acts.enrollment_of(reader, self.first))
        ever = reader.answers_ever(about.actor, about.period)
        self.later = [each for each in ever if each.entry > self.first]
        self.answers = [Place("enrollment", each.id) for each in ever if each.number >= about.number]
        made = [place for act in self.acts for place in self._made(act)]
        self.places = list(dict.fromkeys([*made, *self._changed(), *self.answers]))

    def _made(self, act: Act) -> list[Place]:
        """Give the places of what an act made, and that stands."""
        places = [Place(name, str(entry)) for entry in act.entries for name in MADE]
        return [place for place in places if self.reader.row(place.table, place.column, place.value)]

    def _changed(self) -> Iterator[Place]:
        """Give the places of what the acts changed of earlier ones, or could have changed."""
        for seq, entry in self.reader.numbered(entry for act in self.acts for entry in act.entries).items():
            if isinstance(entry.event, Affecting):
                named = {"exclusion": entry.event.exclusion, "suspension": entry.event.suspension}
                yield from (Place(name, str(row)) for name, row in named.items() if row)
            for change in changes(entry.event, seq):
                if isinstance(change, Update) and change.key == "entry":
                    yield Place(change.table, str(change.id))

    def replay(self, writer: Writer, request: Request) -> Replayed:
        """Ask the acts anew, the first of them about a request.

        What was joined since stands where it came; where it could not have come then, a step of a court or a body is
        asked with it there: it says what is set aside.
        """
        found = self._replay(writer, request)
        if found.clash and self.acts[0].thing.place.table == "case_step":
            return self._replay(writer, request, joined=True)
        return found

    def _replay(self, writer: Writer, request: Request, *, joined: bool = False) -> Replayed:
        found = Replayed()
        asked = [act.facts.asks(today=request.today).but(**act.asked, new=True) for act in self.acts]
        made, noted = [self._made(act) for act in self.acts], list(self._noted())
        with rehearsing(writer) as rehearsal:
            stood = self._take_back(writer, rehearsal)
            waiting = sorted([*noted, *self._joined(rehearsal, stood)])
            rehearsal.put_aside(place for _, place in waiting)
            if joined:
                there = [each for each in waiting if each[1].table == "enrollment"]
                waiting = [each for each in waiting if each not in there]
                self._let_come(rehearsal, there, None, found)
            for act, places, said in zip(self.acts, made, [request, *asked[1:]], strict=True):
                self._let_come(rehearsal, waiting, act.entries[0], found)
                if not found.objections:
                    heard = writer.head.seq
                    _ask(writer, rehearsal, act, said, places, found, first=act is self.acts[0])
                if found.objections:
                    return found
                self._set_aside_by(rehearsal, act, heard)
            self._let_come(rehearsal, waiting, None, found)
            found.rows = {place: held for place in self.places if (held := rehearsal.held(place))}
        return found

    def _let_come(
        self, rehearsal: Rehearsal, waiting: list[tuple[int, Place]], before: int | None, found: Replayed
    ) -> None:
        """Let what waits be there again that came before an entry, or all, unless it could not have come."""
        while waiting and (before is None or waiting[0][0] < before):
            entry, place = waiting.pop(0)
            if place.table == "enrollment" and self._meets(rehearsal, place):
                found.clash = True
                found.objections.append(_not_after(entry, place.key))
                return
            rehearsal.give(place, {"voided_by": None})

    def _set_aside_by(self, rehearsal: Rehearsal, act: Act, since: int) -> None:
        """Let what an act has set aside be so by its own entry: a later one asks by whom."""
        for place in self.answers:
            held = rehearsal.held(place)
            if held and (held["voided_by"] or 0) > since:
                rehearsal.give(place, {"voided_by": act.entries[0]})

    def _meets(self, rehearsal: Rehearsal, place: Place) -> bool:
        """Tell whether an enrollment would stand beside another of the same days."""
        new = rehearsal.held(place)
        others = [rehearsal.held(each) for each in self.answers if each != place]
        return any(other["voided_by"] is None and _meet(other, new) for other in others if other and new)

    def _take_back(self, writer: Writer, rehearsal: Rehearsal) -> set[Place]:
        """Take the acts back, and what corrections of them changed, the latest first.

        Gives the enrollments that came after one of them and stood: put aside, for what the act had ended stands anew.
        """
        stood = set[Place]()
        own = {entry for act in self.acts for entry in act.entries}
        about = self.reader.numbers_about({place.key for place in self.answers})
        since = self.reader.standing_entries(seq for seq in about if seq > self.first) | own
        for seq, entry in sorted(self.reader.numbered(since).items(), reverse=True):
            if seq in own:
                came = [Place("enrollment", each.id) for each in self.later if each.entry > seq]
                live = [each for each in came if (held := rehearsal.held(each)) and held["voided_by"] is None]
                rehearsal.put_aside(live)
                stood.update(live)
                writer.record(EntryTakenBack(subject=entry.event.subject, entry=seq))
            elif isinstance(entry.event, Corrected) and any(row.table in MADE for row in entry.event.rows):
                rows = entry.event.rows
                _revert(rehearsal, [row for row in rows if Place(row.table, row.key) in self.places])
        return stood

    def _noted(self) -> Iterator[tuple[int, Place]]:
        """Give what else was noted in the cases since the first act."""
        own = {entry for act in self.acts for entry in act.entries}
        noted: set[tuple[str, int]] = set()
        for id_ in {case for act in self.acts if (case := getattr(act.thing.found, "case", None))}:
            case = self.reader.case(id_)
            noted |= {("case_step", each.entry) for each in case.steps}
            noted |= {("case_document", each.entry) for each in case.documents}
            for made in case.decisions:
                told = self.reader.parts(Announced, "announcement", "decision", made.decision)
                noted |= {("announcement", each.entry) for each in told}
        for name, entry in noted:
            if entry > self.first and entry not in own:
                yield entry, Place(name, str(entry))

    def _joined(self, rehearsal: Rehearsal, stood: set[Place]) -> Iterator[tuple[int, Place]]:
        """Give what the actor has joined since, also what a correction set aside; but nothing that is void."""
        for each in self.later:
            place = Place("enrollment", each.id)
            held = rehearsal.held(place)
            by = held["voided_by"] if held else None
            if by is None or place in stood or isinstance(self.reader.numbered([by])[by].event, Corrected):
                yield each.entry, place


def _revert(rehearsal: Rehearsal, rows: Iterable[CorrectedRow]) -> None:
    """Give rows what a correction of an act found there: first what was aside, last what stood."""
    held = {
        Place(row.table, row.key): {
            each.column: each.was for each in row.values if each.column in _CHANGED.get(row.table, ())
        }
        for row in rows
    }
    rehearsal.put_aside(place for place, was in held.items() if was.get("voided_by"))
    for place, was in held.items():
        if values := {column: value for column, value in was.items() if column != "voided_by"}:
            rehearsal.give(place, values)
    for place, was in held.items():
        if was.get("voided_by") is False:
            rehearsal.give(place, {"voided_by": None})


def _meet(one: Values, other: Values) -> bool:
    """Tell whether two enrollments of one actor, the earlier first, share days, or both go on."""
    if one["declined_on"] or other["declined_on"]:
        return False
    first, ends = other["effective"], one["ended_from"]
    return bool((ends is None or ends > first) if first else (ends is None and other["ended_from"] is None))


def _not_after(entry: int, about: str) -> no.NotAfterCorrection:
    return no.NotAfterCorrection("ref", refs=[str(entry)], entry=entry, about=about)


def _ask(
    writer: Writer,
    rehearsal: Rehearsal,
    act: Act,
    request: Request,
    places: list[Place],
    found: Replayed,
    *,
    first: bool,
) -> None:
    """Ask an act again, and let what it makes stand where it stood; of a later one it is said that it could not."""
    heard = len(found.told)
    _ask_alone(writer, rehearsal, act, request, places, found)
    for each, before in ((found.told, heard), (found.objections, 0)):
        if len(each) > before and not first:
            each.insert(before, _not_after(act.entries[0], act.thing.subject))


def _ask_alone(
    writer: Writer, rehearsal: Rehearsal, act: Act, request: Request, places: list[Place], found: Replayed
) -> None:
    if "record_anyway" in request.asks:
        with writer.taking_back():
            found.told.ask(act.facts.again, writer, request)
        request = request.but(record_anyway=ANYWAY)
    before, heard = writer.head.seq, len(writer.notices)
    found.objections.ask(act.facts.again, writer, request)
    found.notices += writer.notices[heard:]
    if found.objections:
        return
    if rehearsal.made("decision", since=before):
        said = str(getattr(request, "decision", None))
        found.objections.append(no.NotFound("decision", given=said, noun="decision"))
        return
    new = [(name, row) for name in MADE for row in rehearsal.made(name, since=before)]
    if [place.table for place in places] != [name for name, _ in new]:
        entry = act.entries[0]
        found.objections.append(no.TakeBackInstead("ref", refs=[str(entry)], entry=entry))
        return
    for place, (name, row) in zip(places, new, strict=True):
        rehearsal.put_aside([Place(name, str(row["entry"]))])
        rehearsal.give(place, {**_values(row), "voided_by": None})


def _values(row: Mapping[str, Any]) -> Values:
    return {column: value for column, value in row.items() if column not in ("entry", "voided_by")}
