"""`samverkan export`: the register as a file that others read, and that can be taken in again."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from samverkan_cli import texts
from samverkan_cli.cli import options
from samverkan_cli.cli.call import Reading, read, reads
from samverkan_cli.cli.output import filed, warn_of_persons, written_file
from samverkan_cli.cli.tree import noun
from samverkan_cli.domain import errors as no
from samverkan_cli.domain import export as domain
from samverkan_cli.domain import which
from samverkan_cli.domain.disclosure import Disclose
from samverkan_cli.domain.refusal import Notice, Objections, Refused
from samverkan_cli.render import READ_IN, Listing, Sheet, Shown, chosen, content
from samverkan_cli.render.aside import tell

app = noun("export")
FILES = ("csv", "tsv", "md", "xlsx", "json", "jsonl")
NAMED = 5  # at most, in a warning
SHOWN = ("name", "org_nr", "kind", "received", "effective", "signed_by", "contact")
GOING = ("contact", "signed_by", "received", "kind", "effective")


@reads(app, "export register")
def register(
    call: Reading,
    period: options.PeriodOption = None,
    public: Annotated[bool, typer.Option("--public", help=texts.option("public"))] = False,
    disclose: Annotated[bool, typer.Option("--disclose", help=texts.option("disclose"))] = False,
    mask: Annotated[list[str] | None, options.flag("mask", "REF=TEXT")] = None,
    keep: options.Keep = None,
    out: options.OutFile = None,
    force: options.Force = False,
) -> Shown:
    """Show or write the live enrollments of a period: as rows to take in again, to publish, or to hand out."""
    form = _form(call, out)
    if out is not None and call.fields:
        raise Refused([no.OptionsConflict("fields", option="--fields", others=("--out",))])
    key = call.named("period", period) if period is not None else _in_force(call)
    if public and (disclose or mask):
        raise Refused([no.OptionsConflict("public", option="--public", others=("--disclose",))])
    if keep and not public:
        raise Refused([no.OptionAlone("keep", option="--keep", other="--public")])
    if public or disclose or mask:
        from samverkan_cli.cli.disclosure import handed_out, published

        asked = call.read(Disclose, mask=mask, keep=[each.upper() for each in keep or ()])
        listing = (published if public else handed_out)(call, key, asked, form)
        return _filed(call, listing, out, form, force=force)
    with call.reader() as reader:
        found = reader.period(key)
        exported = domain.register(found, reader.enrollments_held(found), call.session.today)
    for notice in _notices(exported, found.id):
        tell(texts.say("warning", text=texts.notice(notice.code, notice.facts)))
    empty = texts.say("register_empty", period=found.id)
    rows, keys = exported.rows, domain.COLUMNS
    listing = Listing(call.words, rows, SHOWN, empty=empty, keys=keys, form=form, going=GOING, exchanged=True)
    if out is None:
        warn_of_persons(listing)
        return listing
    written_file(out, content(listing, form, excel=call.excel), force=force)
    told = {
        "period": found.id,
        "out": out,
        "rows": len(exported.rows),
        "left_out": {str(how): count for how, count in sorted(exported.left_out.items())},
    }
    line = texts.say("register_written", period=found.id, out=out, rows=len(exported.rows))
    return Sheet(call.words, told, (line,), form=call.output if call.output in ("json", "jsonl") else "table")


@reads(app, "export open", forms=("table", "json", "jsonl"), filed=False)
def open_(
    call: Reading,
    out: Annotated[str | None, options.argument("open_folder", "DIR")] = None,
    on: options.On = None,
    base_url: Annotated[str | None, options.flag("base_url", "URL")] = None,
    keep: options.Keep = None,
    force: Annotated[bool, typer.Option("--force", help=texts.option("folder_force"))] = False,
) -> Sheet:
    """Write the public register as open data, with what a portal is told of it, to a folder of its own."""
    from samverkan_cli.actions.open_data import gathered
    from samverkan_cli.domain.open_data import AskOpen, must_be_describable, notices_of_withheld
    from samverkan_cli.render.dcat import SOURCE
    from samverkan_cli.render.open_data import files
    from samverkan_cli.store import folders

    kept = [each.upper() for each in keep or ()]
    asked, flaws = read(AskOpen, {"on_day": on, "base_url": base_url, "keep": kept}, call.session.today)
    objections = Objections(flaws if out else [*flaws, no.Missing("out")])
    with call.reader() as reader:
        objections.extend(must_be_describable(reader.settings(), addressed=base_url is not None))
        objections.stop()
        (found, withheld), registry = gathered(reader, asked), reader.registry().id
    assert out
    for notice in notices_of_withheld(withheld, asked.keep):
        tell(texts.say("warning", text=texts.notice(notice.code, notice.facts)))
    written = files(found)
    changed = folders.put(Path(out), folders.Holding(kind="open", registry=registry), written, force=force)
    told = {"out": out, "changed": changed, "on": str(found.on), "modified": str(found.modified)}
    told |= {"rows": len(found.rows), "withheld": [{"id": each.ref, "field": each.field} for each in withheld]}
    told |= {"files": [{"name": name, "bytes": len(held)} for name, held in written.items()]}
    lines = [texts.say("open_written" if changed else "open_same", **told)]
    if changed:
        lines.append(texts.say("open_next", web=found.web, source=f"{found.web}{SOURCE}"))
    return Sheet(call.words, told, tuple(lines))


def _filed(call: Reading, listing: Listing, out: str | None, form: str, *, force: bool) -> Shown:
    """Give what is handed out or published to read, or write it and tell where; what tells of persons is warned of."""
    if out is None:
        warn_of_persons(listing)
        return listing
    about = call.output if call.output in ("json", "jsonl") else "table"
    return filed(listing, form, out, about, excel=call.excel, force=force)


def _in_force(call: Reading) -> str:
    """Give the period that is meant where none was said: the one in force."""
    with call.reader() as reader:
        return call.only(which.of_day(reader.periods(), call.session.today))


def _form(call: Reading, out: str | None) -> str:
    """Give the format: a file's by its suffix, else what was asked for, else CSV; `-o json` only tells of a file.

    Raises `Refused` where they say different things, or for a workbook without a file.
    """
    if out is None:
        form = call.output or ("csv" if call.excel else chosen(None, READ_IN, "csv"))
        if form == "xlsx":
            raise Refused([no.Missing("out")])
        return form
    suffix = Path(out).suffix.casefold().removeprefix(".")
    asked = call.output if call.output in FILES else "csv"
    form = suffix if suffix in FILES else asked
    if call.output not in (None, "json", "jsonl", form):
        raise Refused([no.OptionsConflict("output", option=f"-o {call.output}", others=(f"--out {out}",))])
    return form


def _notices(exported: domain.Exported, period: str) -> list[Notice]:
    counts: dict[str, Any] = {str(how): count for how, count in exported.left_out.items()}
    notices: list[Notice] = [no.LeftOut("period", period=period, **counts)] if counts else []
    for kind, names in ((no.SuspensionNotTold, exported.suspended), (no.RowsComeBackOtherwise, exported.unlike)):
        if names:
            first, more = tuple(names[:NAMED]), len(names[NAMED:])
            notices.append(kind("period", count=len(names), names=first, more=more))
    return [*notices, no.RowsWithoutTicks("period", count=exported.unticked)] if exported.unticked else notices
