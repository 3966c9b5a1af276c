"""What a reference leads to: a thing with an id, one of its parts, or what an entry made without giving it an id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samverkan_cli.actions.correction import acts, agreement, cases, council, joining, rounds, work
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.events import ActorExcluded, ActorSuspended, EntryRefused
from samverkan_cli.domain.notation import is_item, looks_like_id, looks_like_period
from samverkan_cli.domain.records import MadeDecision
from samverkan_cli.domain.refusal import Objection, Objections, Refused
from samverkan_cli.domain.values import SettingKey
from samverkan_cli.store.names import SERIES
from samverkan_cli.store.projection import Change, Insert, changes

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from samverkan_cli.actions.correction.things import Correctable, Thing
    from samverkan_cli.domain.events import Event
    from samverkan_cli.store.reader import Reader

BY_LETTER: dict[str, Correctable] = {
    "A": joining.ACTOR,
    "P": joining.PERSON,
    "E": joining.ENROLLMENT,
    "B": council.BODY,
    "M": council.MEETING,
    "D": council.DECISION,
    "C": cases.CASE,
    "G": work.GROUP,
    "T": work.TASK,
    "W": work.WATCH,
    "U": rounds.ROUND,
    "R": agreement.ROLL,
}
PARTS = (
    *(joining.CONTACT, joining.MEMBER, council.SEAT, council.MANDATE, council.ITEM, council.ATTENDANCE),
    *(council.OUTCOME, work.MEMBER, work.NOTE, agreement.RULE, rounds.ANSWER, cases.ANNOUNCED, *cases.STEPS.values()),
    *(council.STANDING, council.LEFT_ROOM, council.STANCE, council.CHANGE),
    *(work.HELPER, work.TASK_NOTE, work.ACTIVITY_NOTE),
    *acts.KINDS,
)
KINDS = (*BY_LETTER.values(), agreement.PERIOD, work.PLAN, work.ACTIVITY, *PARTS)
# What an entry that only changes something says, by its kind; any other says nothing of a day of its own.
CHANGED: dict[str, Correctable] = {
    "actor_withdrew": joining.ENROLLMENT.narrowed(
        joining.LEFT, received="received", date="received", effective="effective"
    ),
    "enrollment_closed": joining.ENROLLMENT.narrowed(joining.CLOSED, received="received", date="received"),
    "enrollment_completed": joining.ENROLLMENT.narrowed(
        joining.ANSWER, **{**joining.ANSWER.typed, "received": "completed", "date": "completed"}
    ),
    "task_started": work.TASK.narrowed(work.STARTED, date="day"),
    "task_done": work.TASK.narrowed(work.DONE, date="day"),
    "task_dropped": work.TASK.narrowed(work.DROPPED, date="day"),
    "activity_started": work.ACTIVITY.narrowed(work.ACTIVITY_STARTED, date="day"),
    "activity_done": work.ACTIVITY.narrowed(work.ACTIVITY_DONE, date="day"),
    "activity_dropped": work.ACTIVITY.narrowed(work.ACTIVITY_DROPPED, date="day"),
    "watch_resolved": work.WATCH.narrowed(work.RESOLVED, date="day"),
    "contact_ended": joining.CONTACT.narrowed(joining.CONTACT_ENDED, through="through", date="through"),
    "contact_verified": joining.CONTACT.narrowed(joining.VERIFIED, date="day"),
    "contact_bounced": joining.CONTACT.narrowed(joining.BOUNCED, date="day"),
    "contact_consented": joining.CONTACT.narrowed(joining.CONSENTED, date="day"),
    "consent_withdrawn": joining.CONTACT.narrowed(joining.WITHDRAWN, date="day"),
    "minutes_sent": council.MEETING.narrowed(council.MINUTES_SENT, sent="sent", date="sent"),
    "meeting_approved": council.MEETING.narrowed(
        council.APPROVED, approved="day", date="day", adjusted="adjusted", at="at"
    ),
    "meeting_cancelled": council.MEETING.narrowed(council.CANCELLED, cancelled="day", date="day"),
    "group_closed": work.GROUP.narrowed(work.GROUP_CLOSED, date="day"),
}
FIELDS = tuple(dict.fromkeys(name for kind in KINDS for name in (*kind.fields, *kind.parts)))


def thing(reader: Reader, ref: str, pointed: Mapping[str, str], fields: Collection[str]) -> tuple[Thing, str | None]:
    """Give what is to be put right, and which option pointed at it, if one did.

    `pointed` are the options that point at a part, by what was typed after them; `fields` those that say what is right.
    Raises `Refused` when nothing, or more than one thing, answers.
    """
    entry = entry_of(reader, ref)
    objections = Objections()
    found = objections.ask(_of_entry, reader, entry, fields) if entry else objections.ask(_named, reader, ref, fields)
    if found is None:
        raise Refused(each.at("ref") for each in objections)
    if found.kind in _LEADING and not pointed and not set(fields) <= set(found.kind.fields):
        return _answer(reader, found, fields) or _act(reader, found, fields) or found, None
    for option, typed in pointed.items():
        if option in found.kind.parts and option not in found.kind.fields:
            return _part(reader, found, option, typed), option
    return found, None


# What leads on to what was decided about it, where what is said to be right is not its own.
_LEADING = (joining.ACTOR, joining.ENROLLMENT, cases.CASE)


def _answer(reader: Reader, actor: Thing, fields: Collection[str]) -> Thing | None:
    """Give the only enrollment of an actor, where what is said to be right is an enrollment's, or None."""
    if actor.kind is not joining.ACTOR or not set(fields) <= set(joining.ENROLLMENT.fields):
        return None
    there = reader.enrollments_of(actor.place.key)
    if len(there) > 1:
        ids = tuple(each.id for each in there)
        raise Refused([no.Ambiguous("ref", refs=ids, given=actor.place.key, noun="enrollment", ids=ids)])
    return joining.ENROLLMENT.of(there[0]) if there else None


def _act(reader: Reader, about: Thing, fields: Collection[str]) -> Thing | None:
    """Give the only decision on an actor, on an enrollment or in a case that has the fields, or None."""
    there = [each for each in acts.decided_on(reader, about) if set(fields) <= set(each.kind.fields)]
    if len(there) > 1:
        ids = tuple(each.place.key for each in there)
        raise Refused([no.Ambiguous("ref", refs=ids, given=about.place.key, noun="verdict", ids=ids)])
    return there[0] if there else None


def entry_of(reader: Reader, ref: str) -> int | None:
    """Give the entry that a number stands for; a year that a plan or a period is called by is none."""
    bare = ref.strip()
    if not (bare.isascii() and bare.isdigit() and len(bare) <= 15):
        return None
    called = looks_like_period(bare) and (reader.find_plan(bare) or reader.find_period(bare))
    return None if called else int(bare)


def _named(reader: Reader, ref: str, fields: Collection[str]) -> Thing:
    """Give what has an id, a key or a name."""
    if ref.strip() in list(SettingKey):
        raise Refused([no.SettingsAreSet("ref", ref=ref.strip())])
    id_ = reader.subject(ref)
    if looks_like_id(id_):
        kind = council.ITEM if is_item(id_) else work.ACTIVITY if ":" in id_ else BY_LETTER.get(id_[0])
    else:
        kind = _keyed(reader, id_, fields) if looks_like_period(id_) else None
    if kind is None or kind.find is None:
        raise Refused([_cannot(reader, id_, [id_])])
    found = kind.of(kind.find(reader, id_))
    _must_stand(reader, found)
    return found


def _keyed(reader: Reader, key: str, fields: Collection[str]) -> Correctable | None:
    """Give whether a key is a period's or a plan's; where it is both, the one that has the fields."""
    period, plan = reader.find_period(key), reader.find_plan(key)
    if period is None or plan is None:
        return agreement.PERIOD if period else work.PLAN if plan else None
    fitting = [kind for kind in (agreement.PERIOD, work.PLAN) if set(fields) <= set(kind.fields)]
    if len(fitting) > 1:
        entries = (str(period.entry), str(plan.entry))
        raise Refused([no.Ambiguous("ref", refs=entries, given=key, noun="entry", ids=entries)])
    return fitting[0] if fitting else agreement.PERIOD


def _must_stand(reader: Reader, found: Thing) -> None:
    """Raise `Refused` for what is void: an enrollment that is answers to its id all the same."""
    place = found.place
    if entry := reader.voided_by(place.table, place.column, place.value):
        noun = found.kind.noun
        raise Refused([no.TakenBack("ref", refs=[place.key], noun=noun, id=place.key, entry=entry)])


def _part(reader: Reader, whole: Thing, option: str, typed: str) -> Thing:
    those = list(whole.kind.parts[option](reader, whole.found, typed))
    if len(those) == 1:
        return those[0]
    facts = {"given": typed, "noun": option}
    if not those:
        raise Refused([no.NotFound(option, refs=[whole.place.key], **facts)])
    entries = tuple(each.place.key for each in those)
    raise Refused([no.Ambiguous(option, refs=[whole.place.key], ids=entries, **facts)])


def _of_entry(reader: Reader, entry: int, fields: Collection[str]) -> Thing:
    """Give what an entry made, or changed: of several, the one that has the fields, and first what has no id."""
    those = list({each.place: each for each in _made(reader, entry)}.values())
    fitting = [each for each in those if set(fields) <= set(each.kind.fields)] if len(those) > 1 else those
    fitting = [each for each in fitting if each.kind.by_entry] or fitting
    if len(fitting) == 1:
        _must_stand(reader, fitting[0])
        return fitting[0]
    if not those:
        _must_be_put_right_otherwise(reader, entry)
        known = reader.subjects([entry])
        cannot = _cannot(reader, str(entry), known)
        raise Refused([cannot if known else no.NotFound("ref", given=str(entry), noun="entry")])
    told = tuple(each.place.key for each in fitting or those if not each.kind.by_entry) or (str(entry),)
    raise Refused([no.Ambiguous("ref", refs=told, given=str(entry), noun="entry", ids=told)])


def _cannot(reader: Reader, ref: str, known: Collection[str]) -> Objection:
    """Give why there is nothing to put right here; what the registry is told of itself is told anew."""
    kind = no.SettingsAreSet if reader.registry().id in known else no.CannotBeCorrected
    return kind("ref", refs=known, ref=ref)


def _must_be_put_right_otherwise(reader: Reader, entry: int) -> None:
    """Raise `Refused` for an exclusion that no case tells of: it is taken back."""
    found = reader.numbered([entry]).get(entry)
    if found and isinstance(found.event, ActorExcluded):
        raise Refused([no.TakeBackInstead("ref", refs=[str(entry)], entry=entry)])


def _made(reader: Reader, entry: int) -> Iterator[Thing]:
    found = reader.numbered([entry]).get(entry)
    if found is None:
        return
    if decided := _decided_by(reader, found.event):
        yield decided
        return
    for change in changes(found.event, entry):
        for kind in KINDS:
            if kind.table == change.table:
                told = kind if isinstance(change, Insert) else CHANGED.get(found.event.KIND, kind.narrowed(None))
                yield from _changed(reader, told, change, entry)


def _decided_by(reader: Reader, event: Event) -> Thing | None:
    """Give the decision in a case that an entry is what follows from."""
    if not isinstance(event, (ActorExcluded, ActorSuspended, EntryRefused)) or event.case is None:
        return None
    there = reader.parts(MadeDecision, "case_decision", "case", event.case)
    return next((acts.VERDICT.of(each) for each in there if each.decision == event.decision), None)


def _changed(reader: Reader, kind: Correctable, change: Change, entry: int) -> Iterator[Thing]:
    """Give what a change of an entry made or changed, if it stands."""
    key = change.values.get("id", entry) if isinstance(change, Insert) else change.id
    if kind.by_entry:
        row = reader.part(kind.by_entry, kind.table, int(key))
        if row and kind.is_of(row):
            yield kind.of(row)
    elif kind.find:
        yield kind.of(kind.find(reader, str(key)))


def table_of(reader: Reader, id_: str) -> str:
    """Give the table of what an id stands for; raises `Refused` for the registry itself."""
    if ":" in id_:
        return "agenda_item" if is_item(id_) else "activity"
    if looks_like_period(id_):
        return "plan" if reader.find_plan(id_) else "period"
    if looks_like_id(id_):
        return "decision" if id_[0] == "D" else SERIES[id_[0]]
    raise Refused([no.CannotBeCorrected("ref", refs=[id_], ref=id_)])
