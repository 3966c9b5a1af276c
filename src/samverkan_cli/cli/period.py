"""`samverkan period`: agreement periods, their rules and texts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer
from msgspec.structs import replace

from samverkan_cli import texts
from samverkan_cli.actions import period as actions
from samverkan_cli.cli import ask, options, shapes
from samverkan_cli.cli.call import Reading, Writing, file_text, reads, writes
from samverkan_cli.cli.case import history
from samverkan_cli.cli.tree import noun
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.period import ClosePeriod, ExtendPeriod, OpenPeriod, SetRule, SetText
from samverkan_cli.domain.policy import Policy
from samverkan_cli.domain.refusal import Objections, Refused
from samverkan_cli.intake import policy as policies
from samverkan_cli.intake.text import read as text_of
from samverkan_cli.render import Listing, Receipt, Sheet
from samverkan_cli.render.plain import ruled

if TYPE_CHECKING:
    from samverkan_cli.store.reader import Reader

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
    policy: Annotated[str | None, options.flag("policy", "FILE")] = None,
    decision: options.Decision = None,
) -> Receipt:
    """Open an agreement period."""
    given: dict[str, Any] = {"period": period, "first_day": first_day, "last_day": last_day, "networks": networks}
    given |= {"hearing": hearing, "affirmations": affirmations, "exclusion_clause": exclusion_clause}
    given |= {"adopted_by": adopted_by, "adopted": adopted, "paragraph": paragraph, "policy": policy}
    given |= {"decision": decision}
    return ask.through(call, given, _add)


def _add(call: Writing, given: ask.Given) -> Receipt:
    objections, file = Objections(), given["policy"]
    read = {"affirmations": _ticks(given["affirmations"]), "policy": objections.ask(_policy, file), "policy_file": file}
    request, flaws = call.read(OpenPeriod, **given | read)
    objections.extend(flaws)
    return call.record("period", (request, objections), actions.open_period, shapes.period_and_policy)


def _policy(path: str | None) -> Policy:
    """Give the policy of a file, or the shipped one."""
    return policies.read(file_text(path, "policy"), path) if path else policies.shipped()


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
    going = ("hearing", "networks", "affirmations", "closed_on")
    return Listing(call.words, rows, columns, empty=texts.say("no_periods"), going=going)


@reads(app, "period show")
def show(call: Reading, period: options.PeriodArgument = None, on: options.On = None) -> Sheet:
    """Show one period: the rules that hold on a day, what has been decided of them, and the points of its text."""
    day = call.day(on)
    with call.reader() as reader:
        found = reader.period(call.named("period", period))
        points = [
            {"point": f"{each.kind}:{each.ordinal}", "party": each.party, "text": each.text}
            for each in reader.provisions(found.id, found.text_version)
        ]
        data = shapes.period_and_policy(reader, found, day) | {"points": points}
        names = reader.names([found.adopted_by] if found.adopted_by else [])
        changes = tuple(_changes(reader, data["changes"]))
    more = tuple(texts.say("point_line", **point) for point in points)
    rules = tuple(rule_line(name, setting) for name, setting in data["policy"].items())
    more = (*more, texts.say("policy_title"), *rules, *changes)
    return Sheet(call.words, data, names=names, more=more, apart=("points", "policy", "changes"))


def rule_line(name: str, setting: dict[str, Any]) -> str:
    """Give a setting of a policy as a person reads it; the text of a clause stands with the period."""
    value = bool(setting["value"]) if name == "exclusion_clause" else setting["value"]
    source = setting["source"] or texts.say("policy_typed")
    return texts.say("policy_line", policy_setting=name, told=ruled(name, value), source=source)


def _changes(reader: Reader, changes: list[dict[str, Any]]) -> Iterator[str]:
    """Give what has been decided of the settings as a person reads it, in order of time."""
    if changes:
        yield texts.say("changes_title")
    for each in changes:
        facts = {"told": ruled(each["name"], each["value"]), "cited": history.cited(reader, each["decision"])}
        yield texts.say("change_line", policy_setting=each["name"], from_day=each["from_day"], **facts)


@reads(app, "period policy")
def policy(
    call: Reading, period: Annotated[str | None, options.argument("policy_of", "PERIOD")] = None, on: options.On = None
) -> Sheet:
    """Print a period's policy as it holds on a day, or the shipped one, as a file that `period add --policy` reads."""
    day = call.day(on)
    if period is None:
        found, text = policies.shipped(), policies.shipped_text()
    else:
        with call.reader() as reader:
            found = policies.sourced(reader.policy(call.named("period", period), day))
        text = policies.toml(found, texts.say("policy_typed"))
    return Sheet(call.words, shapes.policy(found), tuple(text.rstrip("\n").split("\n")))


@writes(app, "period text", shows=True)
def text(
    call: Writing,
    period: options.PeriodArgument = None,
    file: Annotated[str | None, options.argument("file")] = None,
    change: Annotated[str | None, options.flag("change", "material|editorial")] = None,
    decision: options.Decision = None,
) -> Receipt | Sheet:
    """Keep a version of a period's text, or print the latest one."""
    if file is None:
        return _printed(call, period)
    call.must_not_be_filed(file)
    asked = call.read(SetText, period=period, text=text_of(file, "file"), change=change, decision=decision)
    receipt = call.record("period", asked, actions.set_text, shapes.period)
    return replace(receipt, more=tuple(_found(receipt))) if call.dry_run else receipt


def _found(receipt: Receipt) -> Iterator[str]:
    """Give the points that were found in a text, so that a trial shows whether its headings were understood."""
    for entry in receipt.entries:
        for each in entry.event.provisions:
            yield texts.say("point_line", point=f"{each.kind}:{each.number}", text=each.text, party=each.party)


def _printed(call: Writing, period: str | None) -> Sheet:
    reading = Reading(call.words, call.session, None)
    with reading.reader() as reader:
        found = reader.period(reading.named("period", period))
        content = reader.period_text(found.id)
    if content is None:
        raise Refused([no.NotFound("file", refs=[found.id], given=found.id, noun="text")])
    data = {"id": found.id, "version": found.text_version, "sha256": found.text_sha256, "text": content}
    return Sheet(call.words, data, tuple(content.splitlines()), as_is=True)


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
    setting: Annotated[str | None, options.argument("setting", "RULE=VALUE")] = None,
    from_day: Annotated[str | None, options.flag("rule_from", options.DAY, "--from")] = None,
    decision: options.Decision = None,
) -> Receipt:
    """Set a rule of a period from a day, by decision."""
    asked = call.read(SetRule, period=period, setting=setting, from_day=from_day, decision=decision)
    return call.record("period", asked, actions.set_rule, shapes.period_and_policy)
