"""`samverkan due`: everything that is to be done, by when and by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from samverkan_cli import texts
from samverkan_cli.actions import due as actions
from samverkan_cli.cli import options
from samverkan_cli.cli.call import Reading, reads
from samverkan_cli.cli.tree import noun
from samverkan_cli.domain.due import AskDue
from samverkan_cli.render import Listing

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from samverkan_cli.domain.due import Due
    from samverkan_cli.store.reader import Reader

app = noun()
KEYS = ("due", "what", "ref", "rule", "overdue", "kind", "owner", "body", "since")


@reads(app, "due")
def due(
    call: Reading,
    before: Annotated[str | None, options.flag("before", options.DAY)] = None,
    owner: options.Owner = None,
    kind: Annotated[str | None, options.flag("due_kind", options.WORD, "--kind")] = None,
    no_day: Annotated[bool, typer.Option("--no-day", help=texts.option("no_day"))] = False,
) -> Listing:
    """Show what is to be done, by last day."""
    request = call.read(AskDue, before=before, owner=owner, kind=kind, no_day=no_day)
    with call.reader() as reader:
        found = rows(reader, actions.asked(reader, request), request.today)
    owned = ("owner",) if any(row["owner"] for row in found) else ()
    columns = ("due", "what", "ref", "rule", "overdue", *owned)
    return Listing(
        call.words, found, columns, empty=texts.say("nothing_due"), keys=KEYS, going=("rule", "overdue", "owner")
    )


def rows(reader: Reader, found: Iterable[Due], today: date) -> list[dict[str, Any]]:
    """Give what is to be done as scripts read it."""
    found = list(found)
    names = reader.names({id_ for each in found for id_ in (each.owner, each.body) if id_})
    return [_row(each, names, today) for each in found]


def _row(each: Due, names: dict[str, str], today: date) -> dict[str, Any]:
    owner = {"id": each.owner, "name": names.get(each.owner)} if each.owner else None
    if each.watcher:
        owner = {"id": None, "name": each.watcher}
    return {
        "due": each.due.isoformat() if each.due else None,
        "what": what(each),
        "ref": each.ref,
        "rule": each.rule,
        "overdue": each.overdue(today),
        "kind": str(each.kind),
        "owner": owner,
        "body": {"id": each.body, "name": names.get(each.body)} if each.body else None,
        "since": each.since.isoformat() if each.since else None,
    }


def what(each: Due) -> str:
    """Give what is to be done, in words."""
    told = {"what": texts.word("deadline", each.facts["what"])} if "what" in each.facts else {}
    return texts.say(each.key, **each.facts | told)
