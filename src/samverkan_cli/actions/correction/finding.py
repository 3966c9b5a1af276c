"""What a reference leads to: a thing with an id, one of its parts, or what an entry made without giving it an id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samverkan_cli.actions.correction import council, joining, work
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.notation import looks_like_id, looks_like_period
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.store.names import SERIES
from samverkan_cli.store.projection import Insert, changes

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from samverkan_cli.actions.correction.things import Correctable, Thing
    from samverkan_cli.store.reader import Reader

BY_LETTER: dict[str, Correctable] = {
    "A": joining.ACTOR,
    "P": joining.PERSON,
    "E": joining.ENROLLMENT,
    "B": council.BODY,
    "M": council.MEETING,
    "D": council.DECISION,
    "G": work.GROUP,
    "T": work.TASK,
    "W": work.WATCH,
}
PARTS = (
    *(joining.CONTACT, joining.MEMBER, council.SEAT, council.MANDATE, council.ITEM, council.ATTENDANCE),
    *(council.OUTCOME, work.MEMBER, work.NOTE),
)
KINDS = (*BY_LETTER.values(), work.PLAN, work.ACTIVITY, *PARTS)
FIELDS = tuple(dict.fromkeys(name for kind in KINDS for name in (*kind.fields, *kind.parts)))


def thing(reader: Reader, ref: str, pointed: Mapping[str, str], fields: Collection[str]) -> tuple[Thing, str | None]:
    """Give what is to be put right, and which option pointed at it, if one did.

    `pointed` are the options that point at a part, by what was typed after them; `fields` those that say what is right.
    Raises `Refused` when nothing, or more than one thing, answers.
    """
    bare = ref.strip()
    found = _of_entry(reader, int(bare), fields) if bare.isascii() and bare.isdigit() else _named(reader, bare)
    for option, typed in pointed.items():
        if option in found.kind.parts and option not in found.kind.fields:
            return _part(reader, found, option, typed), option
    return found, None


def _named(reader: Reader, ref: str) -> Thing:
    """Give what has an id, a key or a name."""
    id_ = reader.subject(ref)
    if looks_like_id(id_):
        kind = work.ACTIVITY if ":" in id_ else BY_LETTER.get(id_[0])
    else:
        kind = work.PLAN if looks_like_period(id_) and reader.find_plan(id_) else None
    if kind is None or kind.find is None:
        raise Refused([no.CannotBeCorrected("ref", refs=[id_], ref=id_)])
    return kind.of(kind.find(reader, id_))


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
    """Give what an entry made, or changed: of several, the one that has the fields."""
    those = list({each.place: each for each in _made(reader, entry)}.values())
    fitting = [each for each in those if set(fields) <= set(each.kind.fields)] if len(those) > 1 else those
    if len(fitting) == 1:
        return fitting[0]
    if not those:
        raise Refused([no.NotFound("ref", given=str(entry), noun="entry")])
    told = tuple(each.place.key for each in fitting or those if not each.kind.by_entry) or (str(entry),)
    raise Refused([no.Ambiguous("ref", refs=told, given=str(entry), noun="entry", ids=told)])


def _made(reader: Reader, entry: int) -> Iterator[Thing]:
    found = reader.numbered([entry]).get(entry)
    if found is None:
        return
    for change in changes(found.event, entry):
        kinds = [kind for kind in KINDS if kind.table == change.table]
        for kind in kinds:
            if kind.by_entry:
                made = entry if isinstance(change, Insert) else change.id
                row = reader.part(kind.by_entry, kind.table, int(made))
                if row:
                    yield kind.of(row)
            elif kind.find:
                id_ = change.values.get("id") if isinstance(change, Insert) else change.id
                yield kind.of(kind.find(reader, str(id_)))


def table_of(reader: Reader, id_: str) -> str:
    """Give the table of what an id stands for; raises `Refused` for the registry itself."""
    if ":" in id_:
        return "activity"
    if looks_like_period(id_):
        return "plan" if reader.find_plan(id_) else "period"
    if looks_like_id(id_):
        return "decision" if id_[0] == "D" else SERIES[id_[0]]
    raise Refused([no.CannotBeCorrected("ref", refs=[id_], ref=id_)])
