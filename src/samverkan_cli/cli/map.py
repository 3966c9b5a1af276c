"""`samverkan map`: where the municipality and civil society meet, as a picture or as a nested list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from samverkan_cli import texts
from samverkan_cli.cli import options
from samverkan_cli.cli.call import Reading, reads
from samverkan_cli.cli.tree import noun
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.render import Sheet

if TYPE_CHECKING:
    from samverkan_cli.domain.forums import Forum, ForumMap

app = noun()
DRAWN = ("svg", "dot")


@reads(app, "map", forms=("table", "json", "jsonl", "md", *DRAWN))
def map_(call: Reading, on: options.On = None) -> Sheet:
    """Show who appoints, prepares, decides and takes part, and where an association begins."""
    from samverkan_cli.actions.forums import map_of
    from samverkan_cli.render.forums import lines_of

    if call.fields and call.form in DRAWN:
        raise Refused([no.OptionsConflict("fields", option="--fields", others=(call.form,))])
    day = call.day(on)
    with call.reader() as reader:
        data = _shape(map_of(reader, day))
    lines = [texts.say("map_title", on=data["on"]), *lines_of(data)]
    if not data["forums"]:
        lines = [texts.say("map_empty")]
    return Sheet(call.words, data, tuple(lines))


def _shape(found: ForumMap) -> dict[str, Any]:
    """Give the map as scripts read it."""
    links = [
        {"from": each.tail, "relation": str(each.relation), "to": each.head, "count": each.count}
        for each in found.links
    ]
    return {"on": found.on.isoformat(), "forums": [_forum(each) for each in found.forums], "links": links}


def _forum(each: Forum) -> dict[str, Any]:
    return {
        "id": each.ref,
        "forum": str(each.forum),
        "name": each.name,
        "kind": each.kind,
        "count": each.count,
        "does": [{"may": str(may), "subject": str(subject)} for may, subject in each.does],
        "next_meeting": each.next_meeting.isoformat() if each.next_meeting else None,
        "open_to": each.open_to,
    }
