"""`samverkan publish`: what everybody, or the council, is to see of the register, as pages."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from samverkan_cli import texts
from samverkan_cli.cli import options
from samverkan_cli.cli.call import Reading, reads
from samverkan_cli.cli.tree import noun
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.notation import LINE, clean
from samverkan_cli.domain.open_data import AskOpen, must_be_describable
from samverkan_cli.domain.publication import unmet
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.domain.value import told
from samverkan_cli.domain.values import PageKind
from samverkan_cli.render import Sheet
from samverkan_cli.render.aside import tell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from samverkan_cli.domain.publication import Facts, Publication
    from samverkan_cli.domain.refusal import Notice

app = noun()
UNSEEN = frozenset({"page", "withheld", "uid", "sequence", "stamp", "on"})  # what leads, and what tells of the page


@reads(app, "publish", filed=False, forms=("table", "json", "jsonl", "md"))
def publish(
    call: Reading,
    out: Annotated[str | None, options.argument("publish_folder", "DIR")] = None,
    internal: Annotated[bool, typer.Option("--internal", help=texts.option("internal"))] = False,
    check: Annotated[bool, typer.Option("--check", help=texts.option("publish_check"))] = False,
    keep: options.Keep = None,
    on: options.On = None,
    force: Annotated[bool, typer.Option("--force", help=texts.option("folder_force"))] = False,
) -> Sheet:
    """Write the pages to a folder, or show what they would tell and which texts a person is to read first."""
    day = call.day(on)
    if out is None and not check:
        raise Refused([no.Missing("out")])
    found, kept = gathered(call, keep or [], day, internal=internal)
    if check or out is None:
        return checked(call, found)
    beside, lacking = _open_data(call, found, kept, dated=on is not None)
    return written(call, found, out, beside, lacking, force=force)


def written(
    call: Reading, found: Publication, out: str, beside: dict[str, bytes], lacking: Sequence[Notice], *, force: bool
) -> Sheet:
    """Write the pages, and the files that go with them, to a folder of their own; tell what was done and lacks."""
    from samverkan_cli.render import site
    from samverkan_cli.store import folders

    held = site.files(found, beside)
    holding = folders.Holding(kind="internal" if found.internal else "public", registry=found.registry)
    changed = folders.put(Path(out), holding, held, force=force)
    left_out = dict.fromkeys(each.ref for each in found.withheld if not each.kept)
    told_of = {
        "out": out,
        "changed": changed,
        "on": str(found.on),
        "internal": found.internal,
        "pages": sum(name.endswith(".html") for name in held),
        "files": [{"name": name, "bytes": len(content)} for name, content in sorted(held.items())],
        "withheld": list(left_out),
    }
    for notice in (*lacking, *([no.PagesLackTexts("keep", count=len(left_out))] if left_out else [])):
        tell(texts.say("warning", text=texts.notice(notice.code, notice.facts)))
    lines = [texts.say("publish_written" if changed else "publish_same", **told_of)]
    if changed:
        key = "publish_next_internal" if found.internal else "publish_next"
        lines.append(texts.say(key, front=f"{out.rstrip('/')}/{site.FRONT}"))
    return Sheet(call.words, told_of, tuple(lines))


def _open_data(
    call: Reading, found: Publication, keep: Sequence[str], *, dated: bool
) -> tuple[dict[str, bytes], tuple[Notice, ...]]:
    """Give the files of the open data of public pages; none, and why, where it is not said whose they are.

    Where no day was said (`dated`) they are those of the day since when they are as they are.
    """
    if found.internal:
        return {}, ()
    from samverkan_cli.actions.open_data import gathered as gathered_open
    from samverkan_cli.render import open_data, site

    with call.reader() as reader:
        held = reader.settings()
        lacking = next(iter(must_be_describable(held, addressed=False)), None)
        if lacking:
            return {}, (no.PublishedWithoutData(keys=lacking.facts["keys"], typed=lacking.facts["typed"]),)
        asked = call.read(AskOpen, on_day=str(found.on) if dated else None, keep=list(keep))
        files = open_data.files(gathered_open(reader, asked)[0])
    return {f"{site.DATA}{name}": content for name, content in files.items()}, ()


def gathered(call: Reading, keep: Sequence[str], on: date, *, internal: bool) -> tuple[Publication, list[str]]:
    """Give what is published on a day, and the ids of what is kept; what was never left out is warned of."""
    from samverkan_cli.actions.publication import publication

    kept = [clean(each, LINE).upper() for each in keep]
    with call.reader() as reader:
        found = publication(reader, on, internal=internal, keep=set(kept))
    for ref in unmet(found.withheld, kept):
        notice: Notice = no.NothingWasWithheld("keep", ref=ref)
        tell(texts.say("warning", text=texts.notice(notice.code, notice.facts)))
    return found, kept


def checked(call: Reading, found: Publication) -> Sheet:
    """Give what would stand on the pages: kind by kind with its fields, and what is left out until it is read."""
    data = {
        "on": str(found.on),
        "internal": found.internal,
        "pages": [
            {"kind": str(each.kind), "key": each.key, "fields": list(each.facts), "rows": _counted(each.facts)}
            for each in found.pages
        ],
        "withheld": [told(each) for each in found.withheld],
    }
    title = texts.say("publish_title_internal" if found.internal else "publish_title", on=data["on"])
    return Sheet(call.words, data, (title, *_kinds(found), *_questions(found)))


def _counted(facts: Facts) -> dict[str, dict[str, Any]]:
    """Give what of a page is rows: how many they are, and the fields of each."""
    held: dict[str, dict[str, Any]] = {}
    for name, row in _rows(facts):
        count = held.get(name, {"count": 0})["count"]
        held[name] = {"count": count + 1, "fields": list(row)}
    return held


def _rows(facts: Facts, under: str = "") -> Iterator[tuple[str, Facts]]:
    """Give every row of some facts under its name, those within rows too: `items.outcomes`."""
    for name, held in facts.items():
        rows = held if isinstance(held, list) else [held]
        for each in (row for row in rows if isinstance(row, dict)):
            yield under + name, each
            yield from _rows(each, f"{under}{name}.")


def _kinds(found: Publication) -> Iterator[str]:
    """Give a line for each kind of page, and for each kind of row on it."""
    for kind in PageKind:
        pages = found.of(kind)
        if not pages:
            continue
        counted = Counter[str]()
        fields: dict[str, list[str]] = {}
        for each in (_counted(page.facts) for page in pages):
            counted.update({name: held["count"] for name, held in each.items()})
            fields |= {name: held["fields"] for name, held in each.items()}
        inner = {name.rpartition(".")[2] for name in fields}
        several = len(pages) if len(pages) > 1 else None
        single = _said([name for name in pages[0].facts if name not in inner])
        yield texts.say("publish_page", page_kind=kind, count=several, fields=single)
        for name, count in counted.items():
            told_of = _said([each for each in fields[name] if f"{name}.{each}" not in fields])
            yield texts.say("publish_rows", rows=_fact(name.rpartition(".")[2]), count=count, fields=told_of)


def _said(names: Sequence[str]) -> str:
    return ", ".join(_fact(name) for name in names if name not in UNSEEN)


def _fact(name: str) -> str:
    """Give what a fact of a page is called: as the heading of a column is, unless it means something else there."""
    return texts.words("page_fact").get(name) or texts.field(name)


def _questions(found: Publication) -> Iterator[str]:
    """Give what is left out, each with why and how it is let stand."""
    if not found.withheld:
        yield texts.say("publish_nothing_withheld") if not found.internal else texts.say("publish_internal")
        return
    yield texts.say("publish_withheld", count=sum(not each.kept for each in found.withheld))
    for each in found.withheld:
        facts: dict[str, Any] = {"ref": each.ref, "field": _fact(each.field), "withheld_because": each.why}
        yield texts.say("publish_kept" if each.kept else "publish_left_out", found=each.told, **facts)
