"""`samverkan person erase` and `actor erase`: what goes is shown, asked for, erased, and searched for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from samverkan_cli import texts
from samverkan_cli.cli.ask import a_yes
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.render import Receipt
from samverkan_cli.render.aside import tell
from samverkan_cli.render.plain import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from datetime import date

    from samverkan_cli.actions.erasure import ErasureDone
    from samverkan_cli.cli.call import Q, Writing
    from samverkan_cli.domain.refusal import Notice, Objection
    from samverkan_cli.store.reader import Reader
    from samverkan_cli.store.registry import Registry
    from samverkan_cli.store.writer import Writer

Asked = tuple["Q", list["Objection"]]


def erased(
    call: Writing, noun: str, asked: Asked[Q], action: Callable[[Writer, Q], ErasureDone], *, yes: bool
) -> Receipt:
    """Show what goes and what stays, ask, erase, and tell whether anything is left; raises `typer.Abort` for a no."""
    shown, would = _record(replace(call, dry_run=True), noun, asked, action)
    if call.dry_run:
        return replace(shown, lines=_told(shown, would, "would_go"))
    for line in _told(shown, would, "would_go") if not yes else ():
        tell(visible(line))
    a_yes(texts.say("erase_it", count=len(would.goes), id=would.subject, decision=would.decision), yes=yes)
    receipt, done = _record(call, noun, asked, _unless_changed(action, would))
    data, lines, notices = settled(call.session.registry(), done.texts)
    told = _told(shown, done, "have_gone")
    return replace(receipt, data=receipt.data | data, lines=(*told, *lines), notices=(*receipt.notices, *notices))


def _record(
    call: Writing, noun: str, asked: Asked[Q], action: Callable[[Writer, Q], ErasureDone]
) -> tuple[Receipt, ErasureDone]:
    held: list[ErasureDone] = []

    def kept(writer: Writer, request: Q) -> ErasureDone:
        held.append(action(writer, request))
        return held[-1]

    return call.record(noun, asked, kept, _shape), held[-1]


def _unless_changed(
    action: Callable[[Writer, Q], ErasureDone], would: ErasureDone
) -> Callable[[Writer, Q], ErasureDone]:
    def same(writer: Writer, request: Q) -> ErasureDone:
        done = action(writer, request)
        if (done.goes, done.texts) != (would.goes, would.texts):
            raise Refused([no.ErasureChanged(refs=[done.subject], id=done.subject)])
        return done

    return same


def _shape(reader: Reader, done: ErasureDone, _today: date) -> dict[str, Any]:
    """Give what was erased, and what stays and why."""
    names = reader.names({*(each.id for each in done.goes), *(each.id for each in done.stays)})
    return {
        "id": done.subject,
        "decision": done.decision,
        "goes": [
            {"id": each.id, "stands": each.stands, "called": _called(names, each.id, done), "entry": each.entry}
            for each in done.goes
        ],
        "stays": [
            {"id": each.id, "stands": each.stands, "called": names.get(each.id), "kept": str(each.why)}
            for each in done.stays
        ],
    }


def _called(names: dict[str, str], id_: str, done: ErasureDone) -> str | None:
    return None if id_ == done.subject else names.get(id_)


def _told(receipt: Receipt, done: ErasureDone, heading: str) -> tuple[str, ...]:
    """Give what goes and what stays as a person reads it."""
    data = next(value for value in receipt.data.values() if isinstance(value, dict) and "goes" in value)
    lines = [texts.say(heading, id=done.subject, decision=done.decision)]
    lines += [texts.say("going", **row) for row in data["goes"]]
    if data["stays"]:
        lines += [texts.say("what_stays"), *(texts.say("staying", **row) for row in data["stays"])]
    return tuple(lines)


def settled(registry: Registry, gone: Collection[str]) -> tuple[dict[str, Any], list[str], list[Notice]]:
    """Pack the file, search it for what was erased, and look where copies lie: as data, as lines, and as warnings."""
    from samverkan_cli.store import backups
    from samverkan_cli.store.sqlite import residue

    residue.pack(registry.path, registry.wait)
    copies = residue.copies(registry.path, gone)
    with registry.reading() as reader:
        standing = residue.standing(reader.connection, gone)
        known = backups.known(registry.path, reader.registry().id)
    notices: list[Notice] = []
    if standing:
        places = tuple(f"{texts.word('noun', table)} {key}" for table, key in standing if table != "seal")
        notices.append(no.ErasedTextStands(places=places or tuple(key for _, key in standing)))
    elif copies:
        notices.append(no.ErasedTextLeft(copies=copies))
    held = [(each, bool(residue.copies_in(each.path, gone))) for each in known]
    data = {
        "copies": copies,
        "standing": [{"table": table, "key": key} for table, key in standing],
        "backups": [
            {"path": each.path, "at": each.at, "entries": each.entries, "holds": holds} for each, holds in held
        ],
    }
    lines = [] if standing else [texts.say("searched", copies=copies)]
    holding = [each for each, holds in held if holds]
    if holding:
        lines += [texts.say("backups_hold"), *(texts.say("backup_line", path=each.path) for each in holding)]
    else:
        lines.append(texts.say("no_backup_holds"))
    return data, lines, notices
