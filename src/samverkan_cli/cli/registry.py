"""`samverkan init` and `samverkan status`."""

from typing import Annotated

from msgspec.structs import replace

from samverkan_cli import texts
from samverkan_cli.actions.due import due
from samverkan_cli.cli import ask, options
from samverkan_cli.cli.call import Reading, Writing, reads, writes
from samverkan_cli.cli.tree import noun
from samverkan_cli.domain.events import RegistryCreated
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.domain.request import Line, Request
from samverkan_cli.domain.setting import notices_of_names
from samverkan_cli.render import Receipt, Sheet

app = noun()


class Create(Request):
    """A new registry, and what it is the registry of."""

    municipality: Line | None = None
    agreement: Line | None = None


@writes(app, "init")
def init(
    call: Writing,
    municipality: Annotated[str | None, options.flag("municipality", options.TEXT)] = None,
    agreement: Annotated[str | None, options.flag("agreement", options.TEXT)] = None,
) -> Receipt:
    """Make a new registry."""
    return ask.through(call, {"municipality": municipality, "agreement": agreement}, _init)


def _init(call: Writing, given: ask.Given) -> Receipt:
    from samverkan_cli.store.registry import new_registry_id

    request, flaws = call.read(Create, **given)
    if flaws:
        raise Refused(flaws)
    created = request.noted(
        RegistryCreated(subject=new_registry_id(), municipality=request.municipality, agreement=request.agreement)
    )
    registry, session = call.session.registry(), call.session
    with registry.creating(call.words, session.user, created, dry_run=call.dry_run) as writer:
        writer.notices += notices_of_names(created.municipality, created.agreement)
        data = {
            "registry": created.subject,
            "path": str(registry.path),
            "municipality": created.municipality,
            "agreement": created.agreement,
        }
        receipt = call.receipt(writer, data)
    told = texts.say("created", path=str(registry.path)), texts.say("created_next")
    return receipt if call.dry_run else replace(receipt, lines=told)


@reads(app, "status")
def status(call: Reading) -> Sheet:
    """Show where the registry stands today."""
    today = call.session.today
    with call.reader() as reader:
        registry, period = reader.registry(), reader.period_on(today)
        signatories = reader.signatory_count(today)
        open_ = due(reader, today)
        entry, head = reader.last_entry()
        schema = reader.schema_version()
    overdue = sum(each.overdue(today) for each in open_)
    data = {
        "registry": registry.id,
        "period": period.id if period else None,
        "signatories": signatories,
        "due": len(open_),
        "overdue": overdue,
        "entries": entry,
        "head": head,
        "schema": schema,
    }
    named = {"municipality": registry.municipality, "agreement": registry.agreement, "path": str(call.session.path)}
    lines = texts.say("status", today=str(today), **{**data, **named, "head": head[:8]}).split("\n")
    return Sheet(call.words, data, tuple(lines))
