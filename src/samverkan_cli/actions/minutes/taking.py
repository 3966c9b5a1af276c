"""Recording what minutes propose, through the actions that record each thing when it is typed."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field
from msgspec.structs import replace

from samverkan_cli.actions import attendance, body, decision, group, item, meeting, task, watch
from samverkan_cli.actions.intake import with_more
from samverkan_cli.domain import errors as no
from samverkan_cli.domain import minutes as rules
from samverkan_cli.domain.attendance import Attend
from samverkan_cli.domain.body import AddBody
from samverkan_cli.domain.decision import RecordDecision
from samverkan_cli.domain.group import FormGroup
from samverkan_cli.domain.item import AddItems, NoteItem, NoteOutcome
from samverkan_cli.domain.meeting import CallMeeting
from samverkan_cli.domain.minutes import ProposedThing
from samverkan_cli.domain.notation import name_key
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.domain.request import Unread
from samverkan_cli.domain.task import AddTask
from samverkan_cli.domain.values import Absence, MeetingState, ResolvedAs, WatchKind
from samverkan_cli.domain.watch import AddWatchItem
from samverkan_cli.domain.wording import is_routine

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from samverkan_cli.domain.minutes import (
        FormedGroup,
        Item,
        LaterDay,
        MinutesProposal,
        Participant,
        ReadMinutes,
        Resolved,
        Spot,
        ToDo,
        Watched,
    )
    from samverkan_cli.domain.records import AgendaItem, Meeting
    from samverkan_cli.domain.refusal import Notice, Objection
    from samverkan_cli.domain.value import Value
    from samverkan_cli.store.writer import Writer

TOLD = 3  # warnings of a kind that are told one by one
GROUP = "Arbetsgrupp"  # one that the minutes give no name


class MinutesTaken(Struct):
    """What became of each thing: the ids it got, what was there already, and what was left out and why."""

    meeting: str | None = None
    recorded: list[tuple[ProposedThing, str]] = field(default_factory=list)
    unchanged: int = 0
    left: list[tuple[ProposedThing, Objection]] = field(default_factory=list)
    passed: list[ProposedThing] = field(default_factory=list)


class MinutesIntake:
    """The things of some minutes, recorded one after another: each is looked for before it is made."""

    def __init__(
        self, writer: Writer, request: ReadMinutes, proposal: MinutesProposal, wanted: Callable[[ProposedThing], bool]
    ) -> None:
        """Know the minutes, and what of them is wanted."""
        self._writer, self._request, self._proposal, self._wanted = writer, request, proposal, wanted
        self.taken = MinutesTaken()
        self._items: dict[int, str] = {}
        self._decided: dict[int, str] = {}

    def take(self) -> MinutesTaken:
        """Record what is wanted, in the order of the minutes. Raises `Refused` for what no meeting can be found of."""
        found = self._meeting()
        if found is None:
            return self.taken
        self.taken.meeting = found.id
        self._must_be_open(found)
        for step in (self._people, self._agenda, self._groups, self._tasks, self._watched, self._calendar):
            step(found)
        return self.taken

    # -------------------------------------------------------------------------- one thing

    def _do(self, proposed: ProposedThing, there: str | None, make: Callable[[], str]) -> str | None:
        """Give the id of a thing: that of the one there is, or of one that is made if it is wanted."""
        if there is not None:
            self.taken.unchanged += 1
            return there
        if not self._wanted(proposed):
            self.taken.passed.append(proposed)
            return None
        try:
            made = make()
        except Refused as refused:
            self.taken.left.append((proposed, refused.objections[0]))
            return None
        except Unread as unread:
            self.taken.left.append((proposed, unread.flaws[0]))
            return None
        self.taken.recorded.append((proposed, made))
        return made

    def _along(self, kind: type[Any], source: Spot, /, **fields: object) -> Any:
        given = {name: value for name, value in fields.items() if value is not None}
        return self._request.along(kind, **given).but(source=rules.from_where(self._request, source))

    # -------------------------------------------------------------------------- the meeting

    def _meeting(self) -> Meeting | None:
        said, request, read = self._proposal, self._request, self._writer.reader
        if request.meeting:
            found = read.meeting(request.meeting)
            return None if self._is_ahead(str(found.date)) else found
        day = str(request.day) if request.day else said.date
        if day is None:
            raise Refused([no.DayMissing("day", file=request.file)])
        if self._is_ahead(day):
            return None
        if rules.ends_before(said.start, said.end):
            hours = {"start": said.start, "end": said.end}
            self._leave(
                "meeting",
                rules.NOWHERE,
                f"{said.start}–{said.end}",
                hours,
                no.EndBeforeStart("end", start=said.start, end=said.end),
            )
            self._proposal = said = replace(said, end=None)
        bodies = self._bodies()
        on = rules.day_of(day)
        those = [each for each in read.meetings(on, on) if set(each.bodies) & set(bodies)]
        same = [each for each in those if said.start is None or each.start in {None, said.start}] or those
        if len(same) > 1:
            ids = tuple(each.id for each in same)
            raise Refused([no.Ambiguous("meeting", refs=ids, given=day, noun="meeting", ids=ids)])
        data = {"date": day, **told(said, "start", "end", "place"), "bodies": list(bodies)}
        proposed = ProposedThing("meeting", rules.NOWHERE, " ".join(filter(None, (day, said.start, said.place))), data)
        made = self._do(proposed, same[0].id if same else None, partial(self._call, day, bodies))
        return read.meeting(made) if made else None

    def _is_ahead(self, day: str) -> bool:
        """Tell whether the day has not come; then nothing of it has happened, and it is asked."""
        if rules.day_of(day) <= self._request.today:
            return False
        self._leave("meeting", rules.NOWHERE, day, {"date": day}, no.MeetingAhead("day", day=day))
        return True

    def _leave(self, kind: str, source: Spot, text: str, data: dict[str, Any], why: Objection) -> None:
        self.taken.left.append((ProposedThing(kind, source, text, data), why))

    def _call(self, day: str, bodies: Sequence[str]) -> str:
        said, (first, *also) = self._proposal, bodies
        asked = self._along(
            CallMeeting, rules.NOWHERE, body=first, also=tuple(also), time=rules.span(said.start, said.end),
            place=said.place,
        )  # fmt: skip
        return meeting.call(self._writer, asked.but(day=rules.day_of(day))).id

    def _bodies(self) -> list[str]:
        """Give the ids of the bodies; one that the register does not know is registered, and told."""
        read = self._writer.reader
        if self._request.body:
            return [read.body(self._request.body).id]
        if not self._proposal.bodies:
            raise Refused([no.BodyMissing("body", file=self._request.file)])
        return [self._body(name, rules.NOWHERE) for name in self._proposal.bodies]

    def _body(self, name: str, source: Spot) -> str:
        read = self._writer.reader
        if found := read.find_body(name):
            return found.id
        made = body.add(self._writer, self._along(AddBody, source, name=name, kind=rules.kind_called(name)))
        self._writer.notices.append(no.BodyRegistered("body", refs=[made.id], name=name, id=made.id))
        return made.id

    def _must_be_open(self, found: Meeting) -> None:
        """Raise `Refused` where the minutes are approved: what they say is settled, and is corrected one by one."""
        if self._request.reason:
            return
        state = self._writer.reader.meeting_state(found, self._request.today)
        if state is MeetingState.APPROVED:
            raise Refused([no.MinutesApproved("meeting", refs=[found.id], id=found.id)])

    # -------------------------------------------------------------------------- who was there

    def _people(self, found: Meeting) -> None:
        read = self._writer.reader
        there = {name_key(name) for name in read.names([each.person for each in read.attendance(found.id)]).values()}
        for each in self._proposal.participants:
            said = told(each, *("organisation", "party", "role", "guest", "absent"))
            proposed = ProposedThing("participant", each.source, each.name, {"name": each.name, **said})
            known = each.name if name_key(each.name) in there else None
            self._do(proposed, known, partial(self._attend, found, each))

    def _attend(self, found: Meeting, each: Participant) -> str:
        asked = self._along(
            Attend, each.source, meeting=found.id, person=each.name, represents=each.organisation, role=each.role,
            guest=bool(each.guest) and not each.absent, party=each.party,
            absence=Absence.APOLOGY if each.absent else None,
        )  # fmt: skip
        attendance.attend(self._writer, asked)
        person = self._writer.reader.find_person(each.name)
        return person.id if person else each.name

    # -------------------------------------------------------------------------- the agenda

    def _agenda(self, found: Meeting) -> None:
        known = [each for each in self._writer.reader.items(found.id) if not each.dropped_on]
        for place, each in enumerate(self._proposal.items):
            same = next((one for one in known if _is(one, each)), None)
            if same:
                known.remove(same)
            title = rules.title_of(each)
            parent = self._items.get(each.parent) if each.parent is not None else None
            proposed = ProposedThing(
                "item", each.source, title, {"label": each.label, "title": title, "parent": parent}
            )
            made = self._do(proposed, same.id if same else None, partial(self._item, found, each, title, parent))
            if made:
                self._items[place] = made
                self._note(found, each, made, same)
            for resolved in each.decisions:
                self._resolved(found, place, each, resolved)

    def _item(self, found: Meeting, each: Item, title: str, parent: str | None) -> str:
        label = (each.label,) if each.label else ()
        asked = self._along(AddItems, each.source, meeting=found.id, add=(title,), label=label, under=parent)
        item.add(self._writer, asked)
        return f"{found.id}:{self._writer.reader.last_item(found.id)}"

    def _note(self, found: Meeting, each: Item, made: str, same: AgendaItem | None) -> None:
        """Note what was said of an item, if it says more than was noted."""
        text = rules.cut_at_sentence(each.text).strip()
        if text and not (same and rules.same_text(same.text, text)) and not (same and same.text):
            item.note(self._writer, self._along(NoteItem, each.source, meeting=found.id, item=made, text=text))

    def _resolved(self, found: Meeting, place: int, each: Item, resolved: Resolved) -> None:
        """Record what was resolved: a decision, or of what is routine what became of the item."""
        read, at = self._writer.reader, self._items.get(place)
        ordinal = int(at.rpartition(":")[2]) if at else None
        noted = [row for row in read.outcomes(found.id) if row["item"] == ordinal]
        decided = {each.id: each.text for each in read.decisions(found.id)}
        there = next((id_ for id_, text in decided.items() if rules.same_text(text, resolved.text)), None)
        there = there or (at if any(_is_noted(row, resolved) for row in noted) else None)
        data = {**told(resolved, "text", "outcome", "to", "back"), "item": at}
        if early := rules.before(resolved, found.date):
            self._leave("decision", resolved.source, resolved.text, data, no.DayBeforeMeeting("back", day=early))
            if resolved.on:
                return
            resolved, data = replace(resolved, back=None), data | {"back": None}
        said = is_routine(each.title or "") or is_routine(resolved.text)
        routine = said and not self._request.all_decisions and at is not None
        make = partial(self._outcome if routine else self._decision, found, at, resolved)
        made = self._do(ProposedThing("decision", resolved.source, resolved.text, data), there, make)
        if made and made.startswith("D-"):
            self._decided.setdefault(place, made)

    def _outcome(self, found: Meeting, at: str | None, resolved: Resolved) -> str:
        asked = self._along(
            NoteOutcome, resolved.source, meeting=found.id, item=at, outcome=resolved.outcome, note=resolved.text,
            back=resolved.back,
        )  # fmt: skip
        item.note_outcome(self._writer, asked)
        return at or found.id

    def _decision(self, found: Meeting, at: str | None, resolved: Resolved) -> str:
        names = self._writer.reader.names(found.bodies)
        first = names.get(found.bodies[0])
        to = self._receiver(resolved.to, first, resolved.source) if resolved.to else None
        asked = self._along(
            RecordDecision, resolved.source, text=resolved.text, meeting=found.id, body=found.bodies[0], agenda=at,
            outcome=resolved.outcome, to=to, back=resolved.back, another=True,
        )  # fmt: skip
        return decision.record(self._writer, asked.but(day=found.date)).id

    def _receiver(self, said: str, first: str | None, source: Spot) -> str:
        read, called = self._writer.reader, rules.body_called(said, first)
        known = next((found for name in (called, said) if (found := read.find_body(name))), None)
        return known.id if known else self._body(called, source)

    # -------------------------------------------------------------------------- what follows

    def _groups(self, _found: Meeting) -> None:
        known = {name_key(each.name or ""): each.id for each in self._writer.reader.groups()}
        for each in self._proposal.groups:
            name = each.name or GROUP
            proposed = ProposedThing("group", each.source, name, {"name": name, **told(each, "convener", "members")})
            self._do(proposed, known.get(name_key(name)), partial(self._group, each, name))

    def _group(self, each: FormedGroup, name: str) -> str:
        decided = self._decided.get(each.item) if each.item is not None else None
        convener = each.convener if each.convener and " " in each.convener else None
        members = tuple(one for one in each.members if " " in one and one != convener)
        asked = self._along(FormGroup, each.source, name=name, decision=decided, convener=convener, member=members)
        return group.form(self._writer, asked).id

    def _tasks(self, found: Meeting) -> None:
        read = self._writer.reader
        origins = {found.id, *self._items.values(), *(each.id for each in read.decisions(found.id))}
        known = [each for those in read.tasks_from(origins).values() for each in those]
        for each in self._proposal.tasks:
            there = next((one.id for one in known if rules.same_text(one.text, each.text)), None)
            proposed = ProposedThing("task", each.source, each.text, told(each, "text", "owner", "due", "when"))
            self._do(proposed, there, partial(self._task, found, each))

    def _task(self, found: Meeting, each: ToDo) -> str:
        at = self._decided.get(each.item, self._items.get(each.item)) if each.item is not None else None
        asked = self._along(
            AddTask, each.source, text=each.text, origin=at or found.id, owner=each.owner, due=each.due,
            helpers=each.also,
        )  # fmt: skip
        return task.add(self._writer, asked).id

    def _watched(self, _found: Meeting) -> None:
        known = self._writer.reader.watching()
        for each in self._proposal.watched:
            there = next((one.id for one in known if rules.same_text(one.text, each.text)), None)
            proposed = ProposedThing("watch", each.source, each.text, told(each, "text", "kind", "owner", "next"))
            self._do(proposed, there, partial(self._watch, each))

    def _watch(self, each: Watched) -> str:
        kind = WatchKind(each.kind) if each.kind else WatchKind.OTHER
        asked = self._along(AddWatchItem, each.source, text=each.text, kind=kind, owner=each.owner, next=each.next)
        return watch.add(self._writer, asked).id

    def _calendar(self, found: Meeting) -> None:
        read = self._writer.reader
        for each in self._proposal.calendar:
            day, bodies = rules.day_of(each.date), self._bodies_of(each.title, found)
            there = [
                one.id
                for one in read.meetings(day, day)
                if set(one.bodies) & set(bodies) and (each.start is None or one.start in {None, each.start})
            ]
            text = " ".join(filter(None, (each.date, each.start, each.title)))
            proposed = ProposedThing(
                "calendar", each.source, text, told(each, "date", "start", "end", "place", "title")
            )
            self._do(proposed, there[0] if there else None, partial(self._later, found, each, bodies))

    def _later(self, found: Meeting, each: LaterDay, bodies: Sequence[str]) -> str:
        first, *also = bodies
        asked = self._along(
            CallMeeting, each.source, body=first, also=tuple(also), time=rules.span(each.start, each.end),
            place=each.place, title=self._title(each.title, found),
        )  # fmt: skip
        return meeting.call(self._writer, asked.but(day=rules.day_of(each.date))).id

    def _bodies_of(self, title: str | None, found: Meeting) -> list[str]:
        """Give the bodies that a later meeting is of: those its title names beside the one whose minutes these are."""
        named = [self._writer.reader.find_body(part.strip()) for part in (title or "").split("+")]
        return list(dict.fromkeys([*(each.id for each in named if each), *found.bodies[:1]]))

    def _title(self, title: str | None, found: Meeting) -> str | None:
        names = {name_key(name) for name in self._writer.reader.names(found.bodies).values()}
        return None if title is None or name_key(title) in names or rules.is_next(title) else title


def told(each: Value, *names: str) -> dict[str, Any]:
    """Give some fields of a value as scripts read them."""
    return {name: list(said) if isinstance(said := getattr(each, name), tuple) else said for name in names}


def _is_noted(row: dict[str, Any], resolved: Resolved) -> bool:
    """Tell whether what was resolved is an outcome of the item as it is noted, in the same words or without any."""
    if row["note"]:
        return rules.same_text(row["note"], resolved.text)
    return row["outcome"] == resolved.outcome and rules.says_only(resolved.text, resolved.outcome)


def _is(known: AgendaItem, each: Item) -> bool:
    """Tell whether an item of a meeting is one of the minutes: by its label, or by its title."""
    return bool(each.label and known.label == each.label) or rules.same_text(known.title, rules.title_of(each))


def _still_true(writer: Writer) -> list[Notice]:
    """Give the warnings, without those of a decision that what came after it in the minutes made one."""
    named = {str(each.facts["id"]) for each in writer.notices if isinstance(each, no.RecordedAsRecommendation)}
    forms = writer.reader.forms(writer.reader.decisions_named(named))
    made = {id_ for id_, form in forms.items() if form is ResolvedAs.DECISION}
    return [
        each
        for each in writer.notices
        if not (isinstance(each, no.RecordedAsRecommendation) and each.facts["id"] in made)
    ]


def take_in(
    writer: Writer, request: ReadMinutes, proposal: MinutesProposal, wanted: Callable[[ProposedThing], bool]
) -> MinutesTaken:
    """Record what is wanted of some minutes; all of it is one invocation, which one `undo` takes back."""
    taken = MinutesIntake(writer, request, proposal, wanted).take()
    told = Counter[str]()
    notices: list[Notice] = []
    for notice in (*_still_true(writer), *writer.reader.read_as):
        told[notice.code] += 1
        if told[notice.code] <= TOLD:
            notices.append(notice)
    writer.notices = with_more(notices, {code: n - TOLD for code, n in told.items() if n > TOLD})
    return taken
