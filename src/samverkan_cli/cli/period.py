"""`samverkan period`: agreement periods, their rules and texts."""

from typing import Annotated

import typer

from samverkan_cli import texts
from samverkan_cli.actions import period as actions
from samverkan_cli.cli import options, shapes
from samverkan_cli.cli.call import Reading, Writing, file_text, reads, writes
from samverkan_cli.cli.tree import noun
from samverkan_cli.domain.errors import NotFound, Refused
from samverkan_cli.domain.period import ClosePeriod, ExtendPeriod, OpenPeriod, SetRule, SetText
from samverkan_cli.render import Listing, Receipt, Sheet, Shown

app = noun("period")


@writes(app, "period add")
def add(
    call: Writing,
    period: options.PeriodArgument = None,
    first_day: options.FirstDay = None,
    last_day: options.LastDay = None,
    networks: Annotated[bool | None, typer.Option("--networks/--no-networks", help=texts.option("networks"))] = None,
    hearing: Annotated[bool | None, typer.Option("--hearing/--no-hearing", help=texts.option("hearing"))] = None,
    affirmations: Annotated[str | None, options.flag("affirmations", "A,B|none")] = None,
    exclusion_clause: Annotated[str | None, options.flag("exclusion_clause", options.TEXT)] = None,
    adopted_by: Annotated[str | None, options.flag("adopted_by", options.REF)] = None,
    adopted: Annotated[str | None, options.flag("adopted", options.DAY)] = None,
    paragraph: Annotated[str | None, options.flag("paragraph", options.NUMBER)] = None,
) -> Receipt:
    """Open an agreement period."""
    asked = call.read(
        OpenPeriod,
        period=period,
        first_day=first_day,
        last_day=last_day,
        networks=networks,
        hearing=hearing,
        affirmations=_ticks(affirmations),
        exclusion_clause=exclusion_clause,
        adopted_by=adopted_by,
        adopted=adopted,
        paragraph=paragraph,
    )
    return call.record("period", asked, actions.open_period, shapes.period)


def _ticks(typed: str | None) -> tuple[str, ...] | None:
    """Give the words of `values,principles`; `none` (or `inga`) requires nothing to be ticked."""
    if typed is None:
        return None
    if typed.strip().casefold() in ("none", "inga", ""):
        return ()
    return tuple(word.strip() for word in typed.split(","))


@reads(app, "period list")
def list_(call: Reading) -> Listing:
    """Show every period."""
    with call.reader() as reader:
        rows = [shapes.period(reader, each, call.session.today) for each in reader.periods()]
    columns = ("id", "first_day", "last_day", "affirmations", "networks", "hearing", "closed_on")
    return Listing(call.words, rows, columns, empty=texts.say("no_periods"))


@reads(app, "period show")
def show(call: Reading, period: options.PeriodArgument = None) -> Sheet:
    """Show one period: its rules, and the numbered points of its text."""
    with call.reader() as reader:
        found = reader.period(call.named("period", period))
        points = [
            {"point": f"{each.kind}:{each.ordinal}", "party": each.party, "text": each.text}
            for each in reader.provisions(found.id, found.text_version)
        ]
        data = shapes.period(reader, found, call.session.today) | {"points": points}
        names = reader.names([found.adopted_by] if found.adopted_by else [])
    more = tuple(texts.say("point_line", **point) for point in points)
    return Sheet(call.words, data, names=names, more=more, apart=("points",))


@writes(app, "period text", shows=True)
def text(
    call: Writing,
    period: options.PeriodArgument = None,
    file: Annotated[str | None, options.argument("file")] = None,
    change: Annotated[str | None, options.flag("change", "material|editorial")] = None,
) -> Shown:
    """Keep a version of a period's text, or print the latest one."""
    if file is None:
        return _printed(call, period)
    asked = call.read(SetText, period=period, text=file_text(file, "file"), change=change)
    return call.record("period", asked, actions.set_text, shapes.period)


def _printed(call: Writing, period: str | None) -> Sheet:
    reading = Reading(call.words, call.session, None)
    with reading.reader() as reader:
        found = reader.period(reading.named("period", period))
        content = reader.period_text(found.id)
    if content is None:
        raise Refused([NotFound("file", refs=[found.id], given=found.id, noun="text")])
    data = {"id": found.id, "version": found.text_version, "sha256": found.text_sha256, "text": content}
    return Sheet(call.words, data, tuple(content.splitlines()))


@writes(app, "period close")
def close(call: Writing, period: options.PeriodArgument = None) -> Receipt:
    """Close a period's intake."""
    return call.record("period", call.read(ClosePeriod, period=period), actions.close, shapes.period)


@writes(app, "period extend")
def extend(
    call: Writing,
    period: options.PeriodArgument = None,
    last_day: options.LastDay = None,
    decision: options.Decision = None,
) -> Receipt:
    """Give a period a later last day, by decision."""
    asked = call.read(ExtendPeriod, period=period, last_day=last_day, decision=decision)
    return call.record("period", asked, actions.extend, shapes.period)


@writes(app, "period set")
def set_(
    call: Writing,
    period: options.PeriodArgument = None,
    setting: Annotated[str | None, options.argument("setting", "networks=yes|no")] = None,
    from_day: Annotated[str | None, options.flag("rule_from", options.DAY, "--from")] = None,
    decision: options.Decision = None,
) -> Receipt:
    """Set a rule of a period from a day, by decision."""
    asked = call.read(SetRule, period=period, setting=setting, from_day=from_day, decision=decision)
    return call.record("period", asked, actions.set_rule, shapes.period)
