"""`samverkan correct` and `void`: putting right what was typed wrong, and voiding what should never have been there."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Annotated, Any, get_origin

from msgspec.structs import replace

from samverkan_cli.actions import correct as actions
from samverkan_cli.actions import void as voiding
from samverkan_cli.actions.correct import Right
from samverkan_cli.actions.correction import finding
from samverkan_cli.cli import contact as contacts
from samverkan_cli.cli import options, shapes
from samverkan_cli.cli.call import Writing, attempt, read, writes
from samverkan_cli.cli.case import sheet
from samverkan_cli.cli.tree import noun
from samverkan_cli.domain import correction as rules
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.events import Corrected
from samverkan_cli.domain.refusal import Objections, Refused
from samverkan_cli.render import Receipt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from samverkan_cli.actions.correction.things import Facts, Thing
    from samverkan_cli.store.reader import Reader

app = noun()
SEVERAL = frozenset({"affirm", "with", "about", "serves", "ground", "question", "factor"})
ALWAYS = frozenset({"date", "dnr", "source"})  # options that every writing verb has
# Options whose text in the help is not that of the same name.
TEXT_OF = {
    "from": "from_day",
    "contact": "contact_known",
    "at": "approved_at",
    "standing": "right_standing",
    "for": "right_for",
    "final": "judgment_final",
    "part": "ruling_part",
} | {
    name: f"right_{name}"
    for name in (
        *("kind", "completed", "withdrawn", "off_from", "closed", "started", "done", "dropped", "verified", "bounced"),
        *("consented", "consent_withdrawn"),
        "resolved",
        *("member", "seat", "mandate", "participant", "received", "complete_by", "guest", "considered"),
        *("approved", "cancelled", "absent"),
        *("stance", "stance_of", "changed_by"),
    )
}
MADE_UP = frozenset({"day", "received"})  # a verb takes today for them: no legal fact is made of an empty field
YES = frozenset({"ja", "yes", "j", "y", "true", "1"})
POINTING = ("contact", "member", "seat", "mandate", "participant", "standing", "stance_of", "changed_by")
METAVARS = {
    **dict.fromkeys(
        (
            *("received", "signed", "effective", "completed", "complete_by", "withdrawn", "off_from", "closed"),
            *("last_day", "first_day", "from", "through", "back", "due", "next", "started", "done", "dropped"),
            *(
                "verified",
                "bounced",
                "consented",
                "consent_withdrawn",
                "resolved",
                "sent",
                "approved",
                "cancelled",
                "fact",
                "review",
                "respond_by",
                "adjusted",
            ),
            *("posted", "posted_through", "reported", "bar_through", "final", "adopted"),
        ),
        options.DAY,
    ),
    **dict.fromkeys(
        (
            *("channel", "kind", "outcome", "minutes", "subject", "may", "responsible", "side", "affirm", "invited"),
            *("stance", "absent", "part", "factor"),
        ),
        options.WORD,
    ),
    **dict.fromkeys(("item", "paragraph", "org_nr", "appeal"), options.NUMBER),
    "setting": "RULE=VALUE",
    "votes": "7-3-1",
    **dict.fromkeys(
        (
            "body",
            "with",
            "meeting",
            "to",
            "about",
            "decision",
            "represents",
            "successor",
            "at",
            "from_item",
            "until_item",
            "adopted_by",
        ),
        options.REF,
    ),
    **dict.fromkeys(("under", "continues", "to_meeting", "changed_by"), options.REF),
}
_PYTHON = frozenset({"from", "with", "for"})


def _parameters(names: tuple[str, ...]) -> Iterator[inspect.Parameter]:
    """Give the parameter of each option, in their order."""
    for name in names:
        kind: Any = list[str] if name in SEVERAL else str
        word = f"--{name.replace('_', '-')}"
        told = options.flag(TEXT_OF.get(name, name), METAVARS.get(name, options.TEXT), word)
        named = f"{name}_" if name in _PYTHON else name
        yield inspect.Parameter(
            named, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=Annotated[kind | None, told]
        )


FIELDS = tuple(name for name in finding.FIELDS if name not in ALWAYS)


@writes(app, "correct", registers=True)
def correct(call: Writing, ref: options.Reference = None, clear: options.Clear = None, **typed: Any) -> Receipt:
    """Put right what was typed wrong: a new entry holds old and new, and the rules are asked anew."""
    given = {name.rstrip("_"): said for name, said in typed.items() if said is not None}
    given |= {name: said for name in ("date",) if (said := getattr(call, name)) is not None}
    request, flaws = read(
        rules.Correct, {"ref": ref, "clear": clear, "reason": call.reason, "new": call.new}, call.session.today
    )
    if request.ref is None:
        raise Refused(flaws)
    objections = Objections(flaws)
    with call.writing() as writer:
        thing = _thing(writer.reader, request, given)
        request, right = _right(call, request, thing, given, objections)
        flawed = {flaw.field for flaw in objections}
        now = attempt(objections, flawed, lambda w, r: actions.correct(w, r, thing, right), writer, request)
        assert now is not None
        writer.notices += [*writer.reader.read_as, *(each for one in right for each in _ahead(one, call.session.today))]
        receipt = call.receipt(writer, {})
        shown = _shown(writer.reader, now, call.session.today)
        event = writer.recorded[-1].event
        assert isinstance(event, Corrected)
        return replace(receipt, data={**shown, "correction": told(event, now.place.key)})


correct.__signature__ = inspect.Signature(  # type: ignore[attr-defined]  # what `writes` reads
    [
        *(each for each in inspect.signature(correct, eval_str=True).parameters.values() if each.name != "typed"),
        *_parameters(FIELDS),
    ]
)


def _thing(reader: Reader, request: rules.Correct, given: dict[str, Any]) -> Thing:
    """Give what is put right; what points at a part of it is taken out of what was given."""
    assert request.ref
    pointed = {name: given[name] for name in (*POINTING, "item") if name in given}
    said = given.keys() | {_field(name) for name in request.clear}
    thing, by = finding.thing(reader, request.ref, pointed, said - set(POINTING))
    if by:
        given.pop(by)
    return thing


def _right(
    call: Writing, request: rules.Correct, thing: Thing, given: Mapping[str, Any], objections: Objections
) -> tuple[rules.Correct, list[Right]]:
    """Give the request and what is right, verb by verb; what is flawed is told among the objections."""
    fields, said = _own(thing), dict(given)
    for name in ("dnr", "source"):
        if (value := getattr(call, name)) is None:
            continue
        if name in fields:
            said[name] = value
        else:
            request = request.but(**{name: value})
    cleared = [_field(name) for name in request.clear]
    objections.extend(rules.fields_known([*said, *cleared], fields, thing.place.key))
    right = []
    for facts in thing.kind.facts:
        if facts.has(thing.found):
            values = _values(call, facts, said, cleared, objections)
            right += [Right(facts, values)] if values else []
    if not right and not objections:
        known, ref = rules.options(fields), thing.place.key
        objections.append(no.NothingToCorrect("ref", refs=[ref], ref=ref, known=known))
    if not right:
        objections.extend(rules.must_have_a_reason(request))
        objections.stop()
    return request, right


def _field(option: str) -> str:
    return option.strip().removeprefix("--").replace("-", "_")


def _own(thing: Thing) -> tuple[str, ...]:
    """Give the options of the facts that a thing has."""
    there = [facts for facts in thing.kind.facts if facts.has(thing.found)]
    return tuple(dict.fromkeys(name for facts in there for name in facts.typed))


def _values(
    call: Writing, facts: Facts, said: Mapping[str, Any], cleared: list[str], objections: Objections
) -> dict[str, Any]:
    """Give what is right of the facts that one verb takes, read as that verb reads it."""
    typed = {facts.typed[name]: value for name, value in said.items() if name in facts.typed}
    if "effective" in typed and "when_final" in facts.asks.asks:
        typed |= options.final(typed["effective"])
    listed = {field: _as_read(facts, field, value) for field, value in typed.items()}
    request, flaws = read(facts.asks, listed, call.session.today)
    options_of = {field: name for name, field in facts.typed.items() if name in said}
    wrong = [flaw.at(options_of.get(flaw.field or "", flaw.field)) for flaw in flaws if flaw.field in listed]
    objections.extend(wrong)
    flawed = {flaw.field for flaw in flaws}
    values = {field: getattr(request, field) for field in listed if field not in flawed}
    for name in cleared:
        if (field := facts.typed.get(name)) is None:
            continue
        if field in facts.asks.required or (field in MADE_UP and name != "from"):
            objections.append(no.Missing(name))
        else:
            values[field] = () if _is_several(facts, field) else None
    return values


def _as_read(facts: Facts, field: str, value: Any) -> Any:
    """Give what was typed as the request reads it: one of several in a list, a yes as a truth."""
    if facts.asks.asks[field] is bool and isinstance(value, str):
        return value.strip().casefold() in YES
    return [value] if _is_several(facts, field) and isinstance(value, str) else value


def _is_several(facts: Facts, field: str) -> bool:
    return get_origin(facts.asks.asks[field]) is tuple


def _ahead(right: Right, today: date) -> Iterator[Any]:
    """Give what should be known of days that were said to have been, and lie ahead."""
    happened = {field: day for field, day in right.values.items() if field in right.facts.asks.happened}
    for field, day in happened.items():
        if day and day > today:
            yield no.DayInFuture(field, day=str(day))


# what is shown ----------------------------------------------------------------------------------


def told(event: Corrected, ref: str) -> dict[str, Any]:
    """Give what was put right: each value as it was and as it is."""
    changes = [
        {"field": each.column, "old": _plain(each.was), "new": _plain(each.now)}
        for row in event.rows
        for each in row.values
    ]
    if event.bodies_entry:
        changes.append({"field": "bodies", "old": list(event.earlier_bodies), "new": list(event.bodies)})
    return {"ref": ref, "changes": changes}


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _shown(reader: Reader, thing: Thing, today: date) -> dict[str, Any]:
    """Give what was put right as the verb that took it would show it."""
    by_subject: dict[str, tuple[str, Callable[..., dict[str, Any]], Callable[[str], Any]]] = {
        "B": ("body", shapes.body, reader.body),
        "M": ("meeting", shapes.meeting, reader.meeting),
        "G": ("group", shapes.group, reader.group),
        "W": ("watch", shapes.watch, reader.watch_item),
        "A": ("actor", shapes.actor, reader.actor),
        "P": ("person", shapes.person, reader.person),
        "D": ("decision", shapes.decision, reader.decision),
        "T": ("task", shapes.task, reader.task),
        "C": ("case", sheet.shape, reader.case),
        "U": ("round", shapes.yearly_round, reader.round),
        "R": ("roll", shapes.recorded_roll, reader.recorded_roll),
    }
    if thing.place.table == "enrollment":
        return shapes.enrolled(reader, thing.found, today)
    if thing.place.table == "policy_setting":
        return {"period": shapes.period_and_policy(reader, reader.period(thing.subject), today)}
    if thing.place.table == "contact":
        found = next(each for each in reader.contacts(thing.subject) if each.entry == thing.found.entry)
        return {"contact": contacts.shape(reader, found, today)}
    if thing.place.table == "suspension":
        return shapes.suspended(reader, reader.enrollment(thing.subject), today)
    if thing.place.table in ("plan", "activity", "period"):
        shape: Any = getattr(shapes, thing.place.table)
        return {thing.place.table: shape(reader, thing.found, today)}
    own = ("activity", shapes.activity, reader.activity)  # its id begins with its plan's
    named, shape, find = by_subject.get(thing.subject[0], own)
    return {named: shape(reader, find(thing.subject), today)}


# voiding ----------------------------------------------------------------------------------------


@writes(app, "void")
def void(
    call: Writing,
    ref: options.Reference = None,
    contact: Annotated[str | None, options.flag("contact_known", options.TEXT, "--contact")] = None,
    member: Annotated[str | None, options.flag("right_member", options.TEXT, "--member")] = None,
    seat: Annotated[str | None, options.flag("right_seat", options.TEXT, "--seat")] = None,
    mandate: Annotated[str | None, options.flag("right_mandate", options.WORD, "--mandate")] = None,
    item: Annotated[str | None, options.flag("item", options.NUMBER, "--item")] = None,
    participant: Annotated[str | None, options.flag("right_participant", options.TEXT, "--participant")] = None,
    standing: Annotated[str | None, options.flag("right_standing", options.TEXT, "--standing")] = None,
    stance_of: Annotated[str | None, options.flag("right_stance_of", options.TEXT, "--stance-of")] = None,
    changed_by: Annotated[str | None, options.flag("right_changed_by", options.REF, "--changed-by")] = None,
) -> Receipt:
    """Void what should never have been there, with what is its own."""
    given = {"contact": contact, "member": member, "seat": seat, "mandate": mandate, "item": item}
    given |= {"participant": participant, "standing": standing, "stance_of": stance_of, "changed_by": changed_by}
    pointed = {name: said for name, said in given.items() if said is not None}
    request, flaws = call.read(rules.Void, ref=ref)

    def shape(_reader: Reader, gone: voiding.Going, _today: date) -> dict[str, Any]:
        first = next(iter(gone.places))
        return {"ref": first.key, "rows": [{"table": each.table, "ref": each.key} for each in gone.places]}

    return call.record("void", (request, flaws), lambda w, r: voiding.void(w, r, pointed), shape)
