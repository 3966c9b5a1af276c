"""`samverkan map`: where the municipality and civil society meet, as a picture or as a nested list."""

from __future__ import annotations

from samverkan_cli import texts
from samverkan_cli.cli import options
from samverkan_cli.cli.call import Reading, reads
from samverkan_cli.cli.tree import noun
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.render import Sheet

app = noun()
DRAWN = ("svg", "dot")


@reads(app, "map", forms=("table", "json", "jsonl", "md", *DRAWN))
def map_(call: Reading, on: options.On = None) -> Sheet:
    """Show who appoints, prepares, decides and takes part, and where an association begins."""
    from samverkan_cli.actions.forums import map_of
    from samverkan_cli.domain.forums import facts_of
    from samverkan_cli.render.forums import lines_of

    if call.fields and call.form in DRAWN:
        raise Refused([no.OptionsConflict("fields", option="--fields", others=(call.form,))])
    day = call.day(on)
    with call.reader() as reader:
        data = facts_of(map_of(reader, day))
    lines = [texts.say("map_title", on=data["on"]), *lines_of(data)]
    if not data["forums"]:
        lines = [texts.say("map_empty")]
    return Sheet(call.words, data, tuple(lines))
