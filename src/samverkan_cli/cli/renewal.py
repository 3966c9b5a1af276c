"""`samverkan renew`: planning who joins anew, inviting them, following the answers, reminding the silent."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from msgspec.structs import replace

from samverkan_cli import texts
from samverkan_cli.actions import renewal as actions
from samverkan_cli.cli import options
from samverkan_cli.cli.call import Reading, Writing, reads, writes
from samverkan_cli.cli.letters import Letters
from samverkan_cli.cli.output import written_file
from samverkan_cli.cli.shapes import some
from samverkan_cli.cli.tree import noun
from samverkan_cli.domain import errors as no
from samverkan_cli.domain import which
from samverkan_cli.domain.notation import swedish_order
from samverkan_cli.domain.refusal import Objections, Refused
from samverkan_cli.domain.renewal.letters import WriteReminders
from samverkan_cli.domain.renewal.proposal import ApplyPlan, FollowRenewal, PlanRenewal, digest
from samverkan_cli.domain.values import CampaignPart, Reply
from samverkan_cli.render import DRAWN_IN, READ_IN, Listing, Receipt, Shaped, Sheet, Shown
from samverkan_cli.render import renewal as files
from samverkan_cli.render.aside import tell

if TYPE_CHECKING:
    from samverkan_cli.store.reader import Reader

app = noun("renew")
PLANNED = ("id", "name", "action", "contact", "reason")
WRITTEN = ("id", "name", "round", "written_on", "form")
FromPeriod = Annotated[str | None, options.flag("from_period", "P", "--from")]


@reads(app, "renew plan")
def plan(
    call: Reading,
    period: options.PeriodArgument = None,
    from_period: FromPeriod = None,
    out: Annotated[str | None, options.flag("plan_out", "FILE", "--out")] = None,
    force: options.Force = False,
) -> Shown:
    """Propose who is to be invited to join a period anew."""
    form = _form(out)
    request = call.read(PlanRenewal, period=period, from_period=from_period)
    with call.reader() as reader:
        planned = actions.plan(reader, request)
        kept = out is not None and not force and _holds(reader, out, planned)
    notices = (no.PlanLeftAsIs(file=out), *planned.notices) if kept else planned.notices
    for notice in notices:
        tell(texts.say("warning", text=texts.notice(notice.code, notice.facts)))
    if out is None:
        facts = {"period": planned.period.id, "from_period": planned.earlier.id}
        title = texts.say("plan_title", count=len(planned.rows), ticked=_ticked(planned.rows), **facts)
        rows = Shaped(planned.rows, files.shape)
        empty, going = texts.say("plan_empty", **facts), ("reason", "contact")
        return Listing(call.words, rows, PLANNED, title, empty, keys=files.COLUMNS, going=going)
    if not kept:
        head = files.PlanHead(planned.key, planned.period.id, planned.earlier.id, str(request.on))
        written_file(out, files.written(form, head, planned.rows), force=force)
    return _planned(call, planned, out)


def _form(out: str | None) -> str:
    """Give the form of a file by its suffix; raises `Refused` for one that is none of ours."""
    suffix = Path(out or "plan.xlsx").suffix.casefold().removeprefix(".")
    if suffix not in files.FORMS:
        raise Refused([no.ValueUnknown("out", given=out, choices=tuple(f".{form}" for form in files.FORMS))])
    return suffix


def _holds(reader: Reader, out: str, planned: actions.Planned) -> bool:
    """Tell whether a file that is there holds this plan, or one that has been carried out; raises `Refused` if not."""
    if not Path(out).exists():
        return False
    from samverkan_cli.intake.renewal import read

    found = Objections().ask(read, out, texts.code)
    if found and (found.period, found.from_period) == (planned.period.id, planned.earlier.id):
        same = {(row.id, row.digest) for row in found.rows} == {
            (row.facts.id, digest(row.facts)) for row in planned.rows
        }
        if same or reader.find_applied(found.key):
            return True
    raise Refused([no.FileExists("out", path=out)])


def _ticked(rows: Any) -> int:
    return sum(row.ticked for row in rows)


def _planned(call: Reading, planned: actions.Planned, out: str) -> Sheet:
    counts = actions.actions_of(planned.rows)
    facts: dict[str, Any] = {"period": planned.period.id, "from_period": planned.earlier.id, "out": out}
    facts |= {"count": len(planned.rows), "ticked": _ticked(planned.rows)}
    data = {
        "period": planned.period.id,
        "from": planned.earlier.id,
        "out": out,
        "rows": len(planned.rows),
        "ticked": _ticked(planned.rows),
        "actions": counts,
    }
    width = max((len(str(count)) for count in counts.values()), default=0)
    lines = [texts.say("plan_count", count=f"{count:>{width}}", action=each) for each, count in counts.items()]
    return Sheet(call.words, data, (texts.say("plan_written", **facts), *lines, texts.say("plan_next", **facts)))


@writes(app, "renew apply")
def apply(call: Writing, file: Annotated[str | None, options.argument("plan_file", "FILE")] = None) -> Receipt:
    """Carry out a plan that somebody has been through."""
    from samverkan_cli.intake.renewal import read

    request, flaws = call.read(ApplyPlan)
    objections = Objections(flaws)
    if file is None:
        raise Refused([*objections, no.Missing("file")])
    found = objections.ask(read, file, texts.code)
    if found is None:
        raise Refused(objections)
    receipt = call.record("renewal", (request, list(objections)), partial(actions.apply, plan=found), _applied)
    told = {name: fact for name, fact in receipt.data["renewal"].items() if name != "key"}
    if told["already"]:
        lines = [texts.say("plan_nothing", **told)]
    else:
        lines = [texts.say("plan_applied", **told), *([] if call.dry_run else [texts.say("plan_undo")])]
    return replace(receipt, lines=tuple(lines))


def _applied(_reader: Reader, done: actions.Applied, _today: date) -> dict[str, Any]:
    """Give a plan that was carried out."""
    return {
        "id": done.plan.id,
        "key": done.plan.key,
        "period": done.plan.period,
        "from": done.plan.from_period,
        **some(done, "invited", "left_alone", "unticked", "already"),
    }


@reads(app, "renew status", forms=(*READ_IN, *DRAWN_IN))
def status(
    call: Reading,
    period: options.PeriodArgument = None,
    from_period: FromPeriod = None,
    on_day: options.On = None,
    who: Annotated[str | None, options.flag("who_of_campaign", options.WORD, "--who")] = None,
    plot: options.Plot = False,
) -> Shown:
    """Show how far joining anew has come on a day, or who a figure counts."""
    plotted = plot or call.form in DRAWN_IN
    if who and plotted:
        raise Refused([no.OptionsConflict("who", option="--who", others=("--plot",))])
    request = call.read(FollowRenewal, period=period, from_period=from_period, on_day=on_day, who=who)
    with call.reader() as reader:
        if request.period is None:
            only = which.of_campaign(reader.periods(), request.on_day or call.session.today)
            request = request.but(period=call.only(only))
        found = actions.follow(reader, request)
        if request.who:
            return _who(call, reader, found, request.who)
        data = _shape(found)
        if plotted:
            from samverkan_cli.cli import curve

            return curve.shown(call, reader, found, data, _funnel_lines(found))
    return Sheet(call.words, data, tuple(_funnel_lines(found)))


def _shape(found: actions.Followed) -> dict[str, Any]:
    """Give a funnel with the one of last time, and the last day to answer."""
    data = _funnel(found) | {"previous": _funnel(found.previous) if found.previous else None}
    return data | {"last_day": found.last_day.isoformat()}


WHO = ("id", "name", "reply", "contact")


def _who(call: Reading, reader: Reader, found: actions.Followed, part: CampaignPart) -> Listing:
    """Give the actors that a figure counts, in Swedish name order, with whom to write to."""
    counted = actions.addressed(reader, found, part)
    names = reader.names([contact.actor for contact, _ in counted])
    rows = [
        {
            "id": contact.actor,
            "name": names.get(contact.actor),
            "reply": str(reply) if reply else None,
            "contact": contact.told,
            "mailbox": contact.mailbox,
            "why": str(contact.why) if contact.why else None,
        }
        for contact, reply in counted
    ]
    rows.sort(key=lambda row: (swedish_order(row["name"] or ""), str(row["id"])))
    facts = {"campaign_part": part, "period": found.period.id, "on": str(found.on)}
    title, empty = texts.say("campaign_who", count=len(rows), **facts), texts.say("campaign_nobody", **facts)
    return Listing(call.words, rows, WHO, title, empty, keys=(*WHO, "mailbox", "why"), going=("contact", "reply"))


def _funnel(found: actions.Followed) -> dict[str, Any]:
    """Give a funnel as scripts read it."""
    replies = {str(each): count for each, count in found.replies.items()}
    return {
        "period": found.period.id,
        "from": found.earlier.id,
        "on": found.on.isoformat(),
        **some(found, "total", "invited", "reminded"),
        **replies,
        "rate": found.rate,
        "new": found.new,
    }


def _funnel_lines(found: actions.Followed) -> list[str]:
    """Give a funnel as a secretary reads it at a glance: counts, shares, and those of last time."""
    last, before = str(found.earlier.last_day), found.previous
    facts: dict[str, Any] = {"from": found.earlier.id, "last_day": last, "on": str(found.on)}
    lines = [texts.say("funnel_title", period=found.period.id, **facts)]
    if not found.total:
        return [*lines, texts.say("funnel_nobody", **facts)]
    lines.append(texts.say("funnel_total", total=found.total, **facts))
    width, longest = len(str(found.total)), max(len(texts.word("reply", each)) for each in Reply)
    for each in Reply:
        count = found.replies[each]
        earlier = before.replies[each] if before and before.total else None
        if count or earlier:
            then = "" if earlier is None else texts.say("funnel_before", count=earlier, share=_share(earlier, before))
            told = {"count": f"{count:>{width}}", "share": _share(count, found), "before": then, "mark": "  "}
            lines.append(texts.say("funnel_line", reply=f"{texts.word('reply', each):<{longest}}", **told).rstrip())
    same_day = {"before_on": str(before.on), "before": _percent(before.rate)} if before and before.total else {}
    lines.append(texts.say("funnel_rate", percent=_percent(found.rate), **same_day))
    lines.append(texts.say("funnel_beside", invited=found.invited, reminded=found.reminded, new=found.new))
    said = "funnel_last_day" if found.on <= found.last_day else "funnel_last_day_was"
    lines.append(texts.say(said, last_day=str(found.last_day)))
    return lines


def _share(count: int, found: actions.Followed | None) -> str:
    return texts.say("funnel_share", percent=_percent(count / found.total)) if count and found else ""


def _percent(share: float | None) -> str:
    return texts.say("percent", number=str(round(100 * (share or 0))))


@writes(app, "renew remind")
def remind(
    call: Writing,
    period: options.PeriodArgument = None,
    out: Annotated[str | None, options.flag("out_folder", "DIR", "--out")] = None,
    round: Annotated[str | None, options.flag("round", options.NUMBER)] = None,  # noqa: A002 — what is typed
    last_day: Annotated[str | None, options.flag("last_day_to_answer", options.DAY, "--last-day")] = None,
    answer_to: Annotated[str | None, options.flag("answer_to", options.TEXT)] = None,
    form: Annotated[str | None, options.flag("letter_form", "md|html|pdf", "--form")] = None,
    on_paper: Annotated[bool, typer.Option("--on-paper", help=texts.option("on_paper"))] = False,
    templates: Annotated[str | None, options.flag("templates", options.FOLDER)] = None,
    force: options.Force = False,
) -> Receipt:
    """Write invitations or reminders to those who are invited and silent."""
    from samverkan_cli.cli.papers import form_of_many, own_templates

    given = {"period": period, "round": round, "last_day": last_day, "answer_to": answer_to, "on_paper": on_paper}
    request, flaws = call.read(WriteReminders, **given)
    wrong = Objections()
    if out is None and not call.dry_run:
        wrong.append(no.Missing("out"))
    made = wrong.ask(form_of_many, form, "md")
    folder = wrong.ask(own_templates, templates)
    if wrong:
        raise Refused([*flaws, *wrong])
    write = Letters(out, made or "md", folder, force=force, dry_run=call.dry_run, dnr=request.dnr)
    receipt = call.record("reminders", (request, flaws), partial(_remind, write=write), write.shape)
    return replace(receipt, lines=tuple(write.told(call.dry_run)))


def _remind(writer: Any, request: WriteReminders, write: Letters) -> actions.Round:
    write.reader = writer.reader
    return actions.remind(writer, request, write)


@reads(app, "renew log")
def log(call: Reading, period: options.PeriodArgument = None) -> Listing:
    """Show which invitations and reminders have been written."""
    with call.reader() as reader:
        found = reader.period(call.named("period", period))
        written = reader.reminders(found.id)
        names = reader.names({each.actor for each in written})
    rows = [
        {"id": each.actor, "name": names.get(each.actor), **some(each, "round", "written_on", "form")}
        for each in written
    ]
    empty = texts.say("log_empty", period=found.id)
    return Listing(call.words, rows, WRITTEN, empty=empty, keys=WRITTEN, going=("form",))
