"""`samverkan journal`: what was entered, when, by whom, and whether it is whole."""

from typing import Annotated, Any

from samverkan_cli import texts
from samverkan_cli.cli import options
from samverkan_cli.cli.call import Reading, ids_in, reads
from samverkan_cli.cli.output import written_file
from samverkan_cli.cli.tree import noun
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.domain.value import told
from samverkan_cli.render import Listing, Sheet
from samverkan_cli.render.progress import counted
from samverkan_cli.render.table import history

app = noun("journal")
COLUMNS = ("seq", "at", "by", "verb", "subject", "told")


@reads(app, "journal list")
def list_(call: Reading, ref: options.Reference = None) -> Listing:
    """Show the entries, or those that name something."""
    with call.reader() as reader:
        about = reader.subject(call.named("ref", ref)) if ref else None
        entries = reader.entries_about(about) if about else list(reader.entries())
        names = reader.names({id_ for entry in entries for id_ in ids_in(entry.event)})
        rows = [shape(entry, names) for entry in entries]
    return Listing(call.words, rows, COLUMNS, empty=texts.say("nothing"))


def shape(entry: Any, names: dict[str, str]) -> dict[str, Any]:
    """Give a journal entry: where it stands, when, by whom, and what it says, with names beside ids."""
    stamp, event = entry.stamp, entry.event
    return {
        "seq": stamp.seq,
        "at": stamp.at,
        "by": stamp.by,
        "verb": stamp.verb,
        "kind": event.KIND,
        "subject": event.subject,
        "told": history(event, names),
        "reason": event.reason,
        "dnr": event.dnr,
        "source": event.source,
        "op": stamp.op,
        "hash": entry.hash,
    }


@reads(app, "journal show")
def show(call: Reading, seq: Annotated[str | None, options.argument("seq")] = None) -> Sheet:
    """Show one entry, with everything it says."""
    number = call.named("seq", seq)
    with call.reader() as reader:
        wanted = int(number) if number.isascii() and number.isdigit() else 0
        entry = next(iter(reader.entries(wanted, wanted)), None) if wanted else None
        if entry is None:
            raise Refused([no.NotFound("seq", given=number, noun="entry")])
        data = shape(entry, reader.names(ids_in(entry.event))) | {"data": told(entry.event, whole=False)}
    lines = [
        f"{texts.field(name)}: {value}" for name, value in data.items() if value not in (None, "") and name != "data"
    ]
    lines += [f"  {name}: {value}" for name, value in data["data"].items()]
    return Sheet(call.words, data, tuple(lines))


@reads(app, "journal verify")
def verify(call: Reading) -> Sheet:
    """Recompute the chain, replay every event, and compare every table."""
    from samverkan_cli.store.replay import BATCH
    from samverkan_cli.store.verify import verify as verified

    registry = call.session.registry()
    with registry.reading(unchecked=True) as reader:
        label = texts.say("verifying")
        data = verified(
            reader, lambda batches: counted(batches, label, each=BATCH), beside=(registry.path, registry.wait)
        )
    lines = [texts.say("verified" if data["ok"] else "not_verified", entries=data["entries"], head=data["head"][:8])]
    lines += [texts.say("problem", **problem) for problem in data["problems"]]
    return Sheet(call.words, data, tuple(lines), status=0 if data["ok"] else 6)


@reads(app, "journal export")
def export(call: Reading, out: options.OutFile = None, force: options.Force = False) -> Sheet:
    """Write every entry with its digest and what is under its seals, one JSON object a line."""
    with call.reader() as reader:
        text = "".join(line + "\n" for line in reader.exported())
    count = text.count("\n")
    if out is None:
        return Sheet(call.words, {"entries": count}, tuple(text.splitlines()))
    written_file(out, text, force=force)
    return Sheet(call.words, {"entries": count, "out": out}, (texts.say("exported", entries=count, out=out),))
