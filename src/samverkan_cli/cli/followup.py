"""What is followed up, in plain words: a table, a file, or a sheet for each who is to do something."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from samverkan_cli import texts
from samverkan_cli.cli.output import filed, form_of, made_folder, written_file
from samverkan_cli.cli.shapes import iso
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.followup import FollowState
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.render import READ_IN, Listing, Sheet, content

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from samverkan_cli.cli.call import Reading
    from samverkan_cli.domain.followup import FollowLine
    from samverkan_cli.domain.values import ResolvedAs
    from samverkan_cli.store.reader import Reader

Row = dict[str, Any]
FORMS = (*READ_IN, "html")
SCRIPTS = frozenset({"json", "jsonl", "id"})  # what is empty there is null, and words are codes
COLUMNS = ("decision", "form", "decided_on", "paragraph", "text", "task", "what", "owner", "due", "state", "word")
KEYS = (*COLUMNS, "body", "helpers", "waits_for", "since", "days")
GOING = ("decided_on", "paragraph", "text", "word")
SHEET = "html"  # what a sheet is where nothing else is asked for


def rows_of(reader: Reader, found: Sequence[FollowLine], *, plain: bool) -> list[Row]:
    """Give a row for each line; `plain` is for a person, who is told in words what is not there."""
    helping = reader.helpers([each.task.id for each in found if each.task])
    persons = {each.task.owner for each in found if each.task and each.task.owner}
    persons |= {one.person for some in helping.values() for one in some}
    bodies = {id_ for each in found for id_ in (each.waits_for, each.decision.body if each.decision else None) if id_}
    refs = {one.ref for each in found for one in each.done}
    names = reader.names(persons | bodies | refs)
    forms = reader.forms([each.decision for each in found if each.decision])
    return [_row(each, forms, helping, names, plain=plain) for each in found]


def _row(
    each: FollowLine,
    forms: Mapping[str, ResolvedAs],
    helping: Mapping[str, Any],
    names: Mapping[str, str],
    *,
    plain: bool,
) -> Row:
    decision, task = each.decision, each.task
    helpers = [one.person for one in helping[task.id]] if task else []
    due = task.due if task else each.back_by
    owner = task.owner if task else None
    row: Row = {
        "decision": decision.id if decision else each.ref,
        "form": str(forms[decision.id]) if decision else None,
        "decided_on": iso(decision.decided_on if decision else each.since),
        "paragraph": decision.paragraph if decision else None,
        "text": decision.text if decision else each.title,
        "task": task.id if task else None,
        "what": task.text if task else None,
        "owner": {"id": owner, "name": names.get(owner)} if owner else None,
        "due": iso(due),
        "state": str(each.state),
        "word": _word(each),
        "body": decision.body if decision else None,
        "helpers": [{"id": one, "name": names.get(one)} for one in helpers],
        "waits_for": each.waits_for,
        "since": iso(each.since),
        "days": each.days,
    }
    return row | _in_words(each, row, names) if plain else row


def _in_words(each: FollowLine, row: Row, names: Mapping[str, str]) -> Row:
    """Give what a person reads in the place of what is coded or missing."""
    named = [row["owner"]] if row["owner"] else []
    told = [f"{one['name']} ({one['id']})" if one["name"] else one["id"] for one in (*named, *row["helpers"])]
    expected = each.task is not None or each.state is FollowState.NOTHING
    waits = each.task is not None or each.state is FollowState.WAITING
    return {
        "owner": ", ".join(told) if named or told else texts.say("followup_nobody") if expected else None,
        "due": row["due"] or (texts.say("followup_no_day") if waits else None),
        "state": _state(each, names),
        "helpers": None,
    }


def _state(each: FollowLine, names: Mapping[str, str]) -> str:
    """Give how it stands, as a sentence."""
    key = f"followup_{each.state.replace('-', '_')}"
    if each.state is FollowState.WAITING:
        body = names.get(each.waits_for or "", each.waits_for)
        key = key if body else "followup_waiting_unsaid"
        return texts.say(key, body=body, since=iso(each.since), days=each.days)
    if each.ended:
        how = each.ended.made
        return texts.say(key, how=str(how.how), by=how.by_decision, since=iso(each.ended.first))
    if each.done:
        return "; ".join(
            texts.say(f"done_{one.what}", ref=one.ref, told=one.told, day=iso(one.day), name=names.get(one.ref))
            for one in each.done
        )
    task = each.task
    on = (task.done_on or task.dropped_on or task.started_on) if task else None
    return texts.say(key, on=iso(on), days=each.days)


def _word(each: FollowLine) -> str | None:
    """Give the last that was said of a task: its note, and its day."""
    return f"{each.word.noted_on}: {each.word.note}" if each.word and each.word.note else None


def listing(words: str, reader: Reader, found: Sequence[FollowLine], title: str, *, plain: bool) -> Listing:
    """Give what is followed up as rows."""
    rows = rows_of(reader, found, plain=plain)
    empty = texts.say("followup_empty")
    return Listing(words, rows, COLUMNS, title, empty, keys=COLUMNS if plain else KEYS, going=GOING)


def sheets(
    call: Reading, reader: Reader, found: Sequence[FollowLine], out: str | None, today: date, *, force: bool
) -> Sheet:
    """Write a sheet for each who is to do something, and one of what nobody has; raises `Refused` without a folder."""
    if out is None:
        raise Refused([no.Missing("out")])
    form = call.output if call.output in FORMS and call.output not in ("table", *SCRIPTS) else SHEET
    parted = _by_owner(reader, found)
    names = reader.names([id_ for id_ in parted if id_])
    folder = made_folder(out)
    files = []
    for id_, lines in parted.items():
        name = f"{names[id_]} ({id_})" if id_ and names.get(id_) else id_ or texts.say("followup_nobody")
        title = texts.say("followup_title_of", name=name, day=str(today))
        path = str(folder / f"uppfoljning-{id_ or 'ingen'}.{form}")
        shown = listing(call.words, reader, lines, title, plain=True)
        written_file(path, content(shown, form, excel=call.excel), force=force)
        files.append({"id": id_, "name": names.get(id_ or ""), "out": path, "rows": len(lines)})
    nobody = texts.say("followup_nobody")
    told = tuple(
        texts.say("followup_written", **each | {"name": each["name"] or each["id"] or nobody}) for each in files
    )
    nothing = (texts.say("followup_empty"),)
    return Sheet(call.words, {"out": out, "files": files}, told or nothing)


def _by_owner(reader: Reader, found: Iterable[FollowLine]) -> dict[str | None, list[FollowLine]]:
    """Give the lines of each who has a task or helps with one, and those that nobody has, last."""
    lines = list(found)
    helping = reader.helpers([each.task.id for each in lines if each.task])
    parted: dict[str | None, list[FollowLine]] = {}
    for each in lines:
        if each.task:
            for id_ in dict.fromkeys((each.task.owner, *(one.person for one in helping[each.task.id]))):
                parted.setdefault(id_, []).append(each)
        elif each.state in (FollowState.WAITING, FollowState.NOTHING):
            parted.setdefault(None, []).append(each)
    return dict(sorted(parted.items(), key=lambda pair: (pair[0] is None, pair[0] or "")))


def shown(
    call: Reading, reader: Reader, found: Sequence[FollowLine], out: str | None, today: date, *, force: bool
) -> Listing | Sheet:
    """Give what is followed up, or what is told of the file it was written to."""
    form = form_of(out, call.output, FORMS) if out else call.form
    title = texts.say("followup_title", day=str(today))
    rows = listing(call.words, reader, found, title, plain=form not in SCRIPTS)
    return filed(rows, form, out, call.output, excel=call.excel, force=force) if out else rows
