"""JSON: one envelope for everything; keys are English and stable."""

import json
from typing import Any

import msgspec

from samverkan_cli import texts
from samverkan_cli.domain.notation import mask_personal_numbers
from samverkan_cli.domain.refusal import Notice, Objection, Refused
from samverkan_cli.domain.value import told
from samverkan_cli.render import Listing, Receipt, Shown

SCHEMA = 1


def render(shown: Shown) -> str:
    """Give what a command shows in the envelope scripts read."""
    return dumped(enveloped(shown))


def enveloped(shown: Shown) -> dict[str, Any]:
    """Give what a command shows with the number of the schema and the kind of thing it is."""
    data: Any = list(shown.rows) if isinstance(shown, Listing) else shown.data
    if isinstance(shown, Receipt):
        data = shown.data | {
            "entry": None if shown.dry_run else shown.entry,
            "head": shown.head,
            "warnings": [warning(notice) for notice in shown.notices],
        }
        if shown.dry_run:
            data |= {"dry_run": True, "events": [event(entry) for entry in shown.entries]}
    return {"schema": SCHEMA, "kind": shown.kind, "data": data}


def event(entry: Any) -> dict[str, Any]:
    """Give an event as scripts read it."""
    data = told(entry.event, whole=False)
    del data["subject"]
    return {"kind": entry.event.KIND, "subject": entry.event.subject, "data": data}


def warning(notice: Notice) -> dict[str, Any]:
    """Give a warning as scripts read it."""
    told: dict[str, Any] = {
        "code": notice.code,
        "message": texts.notice(notice.code, notice.facts),
        "field": notice.field,
    }
    if notice.row:
        told["file"], told["row"], told["column"] = notice.row
    return told


def objection(said: Objection) -> dict[str, Any]:
    """Give an objection as scripts read it."""
    message, _ = texts.objection(said.code, said.facts)
    told: dict[str, Any] = {"code": said.code, "message": mask_personal_numbers(message), "field": said.field}
    if said.row:
        told["file"], told["row"], told["column"] = said.row
    return told


def refusal(said: Refused) -> str:
    """Give a refusal in the envelope scripts read."""
    return dumped(refused(said))


def refused(said: Refused) -> dict[str, Any]:
    """Give a refusal with the objection that decides the status first, and all of them or how many more there are."""
    objections = said.objections
    first = min(objections, key=lambda said: said.status)
    message, hint = (
        mask_personal_numbers(text) for text in texts.objection(first.code, {"verb": said.verb, **first.facts})
    )
    refs = list(dict.fromkeys(ref for said in objections for ref in said.refs))
    told = [objection(one) for one in objections]
    error: dict[str, Any] = {"code": first.code, "message": message, "hint": hint, "objections": told, "refs": refs}
    error |= {"more": said.more} if said.more else {}
    return {"schema": SCHEMA, "error": error}


def dumped(value: object) -> str:
    """Give JSON that keeps å, ä and ö readable."""
    try:
        return msgspec.json.format(msgspec.json.encode(value, enc_hook=str), indent=2).decode()
    except (UnicodeEncodeError, TypeError, ValueError):  # half a letter, which UTF-8 has no form for
        return json.dumps(value, ensure_ascii=False, indent=2, default=str)
