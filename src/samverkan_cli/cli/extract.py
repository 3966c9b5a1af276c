"""`samverkan person extract`: the register extract of one person, as Markdown, as HTML, or as both."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from samverkan_cli import texts
from samverkan_cli.actions import extract
from samverkan_cli.cli import places
from samverkan_cli.cli.output import made_folder, written_file
from samverkan_cli.cli.papers import FORMS, PAPERS, imprint, own_templates, paper_form
from samverkan_cli.cli.person import everywhere
from samverkan_cli.render import Sheet, chosen
from samverkan_cli.render.aside import tell
from samverkan_cli.render.json import warning

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from samverkan_cli.cli.call import Reading


def written(
    call: Reading,
    person: str,
    on: date,
    dnr: str | None,
    where: tuple[str | None, str | None],
    templates: str | None,
    *,
    force: bool,
) -> Sheet:
    """Give an extract to read, or write it to a file, or as Markdown and a page to a folder, and tell where."""
    from samverkan_cli.render import papers

    (form, out), own = where, own_templates(templates)
    folder = _is_folder(out)
    forms = papers.FORMS if folder and not form else (paper_form(call, form, None if folder else out),)
    with call.reader() as reader:
        found = reader.person(person)
        parties = reader.parties([found.id])
        rows = [_with_party(row, parties) for row in places.shaped(reader, everywhere(reader, found))]
        facts, notices = extract.facts(reader, found, rows, on, dnr)
        made = {each: papers.made("extract", facts, each, imprint(reader), own) for each in forms}
    files = _files(found.id, out, forms, folder=folder)
    for each, file in files.items():
        written_file(file, made[each], force=force)
    text = "" if forms == ("pdf",) else made[forms[0]].decode()
    told: dict[str, Any] = {"paper": "extract", "id": found.id, "name": found.name, "date": str(on), "dnr": dnr}
    told |= {"out": list(files.values()), "text": None if out else text, "places": rows}
    told |= {"warnings": [warning(notice) for notice in notices]}
    shown = call.output or chosen(None, FORMS, "md")
    shown = "table" if shown in PAPERS else shown
    if shown == "table":
        tell("\n".join(texts.say("warning", text=texts.notice(each.code, each.facts)) for each in notices))
    if out is None and forms == ("pdf",):
        return Sheet(call.words, told, form="pdf", content=made["pdf"])
    if out is None:
        return Sheet(call.words, told, tuple(text.rstrip("\n").split("\n")), form=shown, as_is=True)
    return Sheet(call.words, told, tuple(_lines(facts, list(files.values()))), form=shown)


def _with_party(row: dict[str, Any], parties: Mapping[int, str]) -> dict[str, Any]:
    """Give a place with the party that stands there: only who it is about is told of it."""
    said = (row["told"], parties.get(row["entry"]))
    return row | {"told": ", ".join(each for each in said if each) or None}


def _is_folder(out: str | None) -> bool:
    """Tell whether a folder is meant: one that is there, or a name that ends as one."""
    return out is not None and (Path(out).is_dir() or out.endswith(("/", "\\")))


def _files(id_: str, out: str | None, forms: tuple[str, ...], *, folder: bool) -> dict[str, str]:
    """Give the file of each form that is to be written."""
    if out is None:
        return {}
    if not folder:
        return {forms[0]: out}
    place = made_folder(out)
    return {form: str(place / f"registerutdrag-{id_}.{form}") for form in forms}


def _lines(facts: dict[str, Any], files: list[str]) -> list[str]:
    """Give what is told of an extract that was written, and what comes next."""
    person = facts["person"]
    lines = [texts.say("extract_written", name=person["name"], id=person["id"], out=file) for file in files]
    if facts["maybe"]:
        lines.append(texts.say("extract_maybe", count=len(facts["maybe"])))
    if facts["request"]:
        days = {name: str(facts["request"][name]) for name in ("received", "answer_by")}
        lines.append(texts.say("extract_asked", id=person["id"], **days))
    return lines
