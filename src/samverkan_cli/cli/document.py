"""`samverkan document`: papers about an answer or a case, as Markdown or HTML, from templates that can be replaced."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from samverkan_cli import texts
from samverkan_cli.actions import document as actions
from samverkan_cli.cli import options
from samverkan_cli.cli.call import Reading, reads
from samverkan_cli.cli.output import kept_file, made_folder, settle, written_file
from samverkan_cli.cli.papers import FORMS, PAPERS, Form, imprint, own_templates, paper_form
from samverkan_cli.cli.tree import noun
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.case.notice_board import WriteAnnouncement
from samverkan_cli.domain.document import WritePaper
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.domain.request import Request
from samverkan_cli.render import Sheet, chosen
from samverkan_cli.render.aside import tell
from samverkan_cli.render.json import warning

if TYPE_CHECKING:
    from samverkan_cli.store.reader import Reader

app = noun("document")
Q = TypeVar("Q", bound=Request)
Templates = Annotated[str | None, options.flag("templates", options.FOLDER)]
Date = Annotated[str | None, options.flag("paper_date", options.DAY, "--date")]
Dnr = Annotated[str | None, options.flag("paper_dnr", options.TEXT, "--dnr")]
AnswerTo = Annotated[str | None, options.flag("asked_of", options.TEXT, "--answer-to")]


@reads(app, "document completion", forms=FORMS)
def completion(
    call: Reading,
    ref: Annotated[str | None, options.argument("incomplete_ref", "REF")] = None,
    answer_to: AnswerTo = None,
    date: Date = None,
    dnr: Dnr = None,
    form: Form = None,
    out: options.OutFile = None,
    force: options.Force = False,
    templates: Templates = None,
) -> Sheet:
    """Write a request for what an answer lacks."""
    asked = call.read(WritePaper, ref=ref, answer_to=answer_to, day=date, dnr=dnr)
    return _paper(call, actions.completion, asked, (form, out), templates, force=force)


@reads(app, "document notice", forms=FORMS)
def notice(
    call: Reading,
    ref: options.CaseArgument = None,
    respond_by: Annotated[str | None, options.flag("respond_by", options.DAY)] = None,
    answer_to: AnswerTo = None,
    date: Date = None,
    dnr: Dnr = None,
    form: Form = None,
    out: options.OutFile = None,
    force: options.Force = False,
    templates: Templates = None,
) -> Sheet:
    """Write a notice before a decision."""
    asked = call.read(WritePaper, ref=ref, respond_by=respond_by, answer_to=answer_to, day=date, dnr=dnr)
    return _paper(call, actions.notice, asked, (form, out), templates, force=force)


@reads(app, "document memorandum", forms=FORMS)
def memorandum(
    call: Reading,
    ref: options.CaseArgument = None,
    proposal: Annotated[list[str] | None, options.flag("proposal", options.TEXT)] = None,
    date: Date = None,
    dnr: Dnr = None,
    form: Form = None,
    out: options.OutFile = None,
    force: options.Force = False,
    templates: Templates = None,
) -> Sheet:
    """Write an officer's memorandum with a proposal."""
    asked = call.read(WritePaper, ref=ref, proposal=proposal, day=date, dnr=dnr)
    return _paper(call, actions.memorandum, asked, (form, out), templates, force=force)


@reads(app, "document decision", forms=FORMS)
def decision(
    call: Reading,
    ref: options.CaseArgument = None,
    answer_to: AnswerTo = None,
    date: Date = None,
    dnr: Dnr = None,
    form: Form = None,
    out: options.OutFile = None,
    force: options.Force = False,
    templates: Templates = None,
) -> Sheet:
    """Write the notification of a decision."""
    asked = call.read(WritePaper, ref=ref, answer_to=answer_to, day=date, dnr=dnr)
    return _paper(call, actions.decision, asked, (form, out), templates, force=force)


@reads(app, "document confirmation", forms=FORMS)
def confirmation(
    call: Reading,
    ref: Annotated[str | None, options.argument("answer_ref", "REF")] = None,
    answer_to: AnswerTo = None,
    date: Date = None,
    dnr: Dnr = None,
    form: Form = None,
    out: options.OutFile = None,
    force: options.Force = False,
    templates: Templates = None,
) -> Sheet:
    """Write a confirmation of an answer, with a receipt."""
    from samverkan_cli.actions.confirmation import confirmation

    asked = call.read(WritePaper, ref=ref, answer_to=answer_to, day=date, dnr=dnr)
    return _paper(call, confirmation, asked, (form, out), templates, force=force)


@reads(app, "document announcement", forms=FORMS)
def announcement(
    call: Reading,
    ref: Annotated[str | None, options.argument("announced_ref", "REF")] = None,
    adjusted: Annotated[str | None, options.flag("adjusted", options.DAY)] = None,
    posted: Annotated[str | None, options.flag("posted", options.DAY)] = None,
    reported: Annotated[str | None, options.flag("reported", options.DAY)] = None,
    minutes_at: Annotated[str | None, options.flag("minutes_at", options.TEXT)] = None,
    date: Date = None,
    dnr: Dnr = None,
    form: Form = None,
    out: options.OutFile = None,
    force: options.Force = False,
    templates: Templates = None,
) -> Sheet:
    """Write the announcement of adjusted minutes, for the notice board."""
    from samverkan_cli.actions.announcement import announcement

    days = {"adjusted": adjusted, "posted": posted, "reported": reported, "minutes_at": minutes_at}
    asked = call.read(WriteAnnouncement, ref=ref, day=date, dnr=dnr, **days)
    return _paper(call, announcement, asked, (form, out), templates, force=force)


@reads(app, "document agenda", forms=FORMS)
def agenda(
    call: Reading,
    ref: Annotated[str | None, options.argument("meeting", "M")] = None,
    date: Date = None,
    dnr: Dnr = None,
    form: Form = None,
    out: options.OutFile = None,
    force: options.Force = False,
    templates: Templates = None,
) -> Sheet:
    """Write the summons to a meeting, with its agenda."""
    from samverkan_cli.actions.summons import summons

    asked = call.read(WritePaper, ref=ref, day=date, dnr=dnr)
    return _paper(call, summons, asked, (form, out), templates, force=force)


@reads(app, "document invitation", forms=FORMS)
def invitation(
    call: Reading,
    ref: Annotated[str | None, options.argument("invited_ref", "REF")] = None,
    period: options.PeriodOption = None,
    last_day: Annotated[str | None, options.flag("last_day_of_letter", options.DAY, "--last-day")] = None,
    answer_to: Annotated[str | None, options.flag("answer_to", options.TEXT)] = None,
    date: Date = None,
    dnr: Dnr = None,
    form: Form = None,
    out: options.OutFile = None,
    force: options.Force = False,
    templates: Templates = None,
) -> Sheet:
    """Write one actor's invitation to join a period anew."""
    given = {"ref": ref, "period": period, "last_day": last_day, "answer_to": answer_to, "day": date, "dnr": dnr}
    return _letter(call, given, (form, out), templates, force=force)


@reads(app, "document reminder", forms=FORMS)
def reminder(
    call: Reading,
    ref: Annotated[str | None, options.argument("invited_ref", "REF")] = None,
    period: options.PeriodOption = None,
    round: Annotated[str | None, options.flag("round_of_reminder", options.NUMBER, "--round")] = None,  # noqa: A002 — what is typed
    last_day: Annotated[str | None, options.flag("last_day_of_letter", options.DAY, "--last-day")] = None,
    answer_to: Annotated[str | None, options.flag("answer_to", options.TEXT)] = None,
    date: Date = None,
    dnr: Dnr = None,
    form: Form = None,
    out: options.OutFile = None,
    force: options.Force = False,
    templates: Templates = None,
) -> Sheet:
    """Write one actor's reminder of a round."""
    given = {"ref": ref, "period": period, "last_day": last_day, "answer_to": answer_to, "day": date, "dnr": dnr}
    return _letter(call, given | {"round": round, "reminder": True}, (form, out), templates, force=force)


def _letter(
    call: Reading, given: dict[str, Any], where: tuple[str | None, str | None], templates: str | None, *, force: bool
) -> Sheet:
    """Give one actor's letter of a renewal, of the only campaign that goes on unless a period is said."""
    from samverkan_cli.cli.letters import one
    from samverkan_cli.domain import which
    from samverkan_cli.domain.renewal.letters import WriteLetter

    request = call.read(WriteLetter, **given)
    if request.period is None:
        with call.reader() as reader:
            request = request.but(period=call.only(which.of_campaign(reader.periods(), request.on)))
    gather = partial(one, form=paper_form(call, *where))
    return _paper(call, gather, request, where, templates, force=force)


@reads(app, "document roll", forms=FORMS)
def roll(
    call: Reading,
    ref: Annotated[str | None, options.argument("recorded_roll", "R")] = None,
    sign_in: Annotated[bool, typer.Option("--sign-in", help=texts.option("sign_in_paper"))] = False,
    on: options.On = None,
    period: options.PeriodOption = None,
    side: options.SideOption = None,
    received_by: Annotated[str | None, options.flag("received_by", options.DAY)] = None,
    meeting: Annotated[str | None, options.flag("meeting_of_roll", "M", "--meeting")] = None,
    date: Date = None,
    dnr: Dnr = None,
    form: Form = None,
    out: options.OutFile = None,
    force: options.Force = False,
    templates: Templates = None,
) -> Sheet:
    """Write the roll of a day, or a recorded one, as a paper to read or to sign."""
    from samverkan_cli.actions.roll_paper import roll
    from samverkan_cli.domain.roll import WriteRoll

    asked = {"on_day": on, "period": period, "side": side, "received_by": received_by, "meeting": meeting}
    try:
        request = call.read(WriteRoll, recorded=ref, sign_in=sign_in, day=date, dnr=dnr, **asked)
    except Refused as refused:
        raise Refused([each.at("on") if each.field == "on_day" else each for each in refused.objections]) from None
    return _paper(call, roll, request, (form, out), templates, force=force)


@reads(app, "document templates")
def templates_(
    call: Reading,
    out: Annotated[str | None, options.flag("templates_out", options.FOLDER, "--out")] = None,
    force: options.Force = False,
) -> Sheet:
    """Write the shipped templates to a folder."""
    from samverkan_cli.render import papers

    if out is None:
        raise Refused([no.Missing("out")])
    folder, held = made_folder(out), papers.shipped()
    for name, text in held.items():
        kept_file(folder / name, text.encode(), force=force)
    settle()
    told = {"out": out, "templates": list(held)}
    return Sheet(call.words, told, (texts.say("templates_written", out=out, count=len(held)),))


def _paper(
    call: Reading,
    gather: Callable[[Reader, Q], actions.Paper],
    asked: Q,
    where: tuple[str | None, str | None],
    templates: str | None,
    *,
    force: bool,
) -> Sheet:
    """Give a paper to read, or write it and tell where."""
    from samverkan_cli.render import papers

    (given, out), folder = where, own_templates(templates)
    form = paper_form(call, given, out)
    with call.reader() as reader:
        template, facts, notices = gather(reader, asked)
        made = papers.made(template, facts, form, imprint(reader), folder)
    text = "" if form == "pdf" else made.decode()
    shown = call.output or chosen(None, FORMS, "md")
    shown = "table" if shown in PAPERS else shown
    told = {
        "paper": template.partition(".")[0],
        "ref": facts["ref"],
        "actor": facts["actor"]["id"],
        "date": str(facts["date"]),
    }
    told |= {"dnr": facts["dnr"], "out": out, "text": None if out else text}
    told |= {"warnings": [warning(notice) for notice in notices]}
    if shown == "table":
        tell("\n".join(texts.say("warning", text=texts.notice(each.code, each.facts)) for each in notices))
    if out is None and form == "pdf":
        return Sheet(call.words, told, form="pdf", content=made)
    if out is None:
        return Sheet(call.words, told, tuple(text.rstrip("\n").split("\n")), form=shown, as_is=True)
    written_file(out, made, force=force)
    lines = [_written(template, facts, out)]
    if template == "notice" and not _recorded(facts):
        lines.append(texts.say("paper_next_notify", id=facts["ref"], respond_by=_asked(facts)))
    if template == "announcement" and facts["case"] and not all(facts["recorded"].values()):
        days = {name: str(facts[name]) for name, known in facts["recorded"].items() if not known}
        typed = " ".join(f"--{name} {day}" for name, day in days.items())
        lines.append(texts.say("paper_next_announce", id=facts["case"], typed=typed))
    return Sheet(call.words, told, tuple(lines), form=shown)


def _written(template: str, facts: dict[str, Any], out: str) -> str:
    """Give what is told of a paper that is written."""
    if "rows" in facts:
        return texts.say("roll_written", paper=template, ref=facts["ref"], count=len(facts["rows"]), out=out)
    key = "paper_written_up" if template == "announcement" else "paper_written"
    return texts.say(key, paper=template.partition(".")[0], ref=facts["ref"], out=out)


def _asked(facts: dict[str, Any]) -> str | None:
    """Give the last day to answer that was asked for; else the rule gives it, from the day the notice comes."""
    return None if facts["respond_days"] else str(facts["respond_by"])


def _recorded(facts: dict[str, Any]) -> bool:
    """Tell whether a notice is one that was recorded, and not one that is to be sent."""
    return facts["notified"] is not None and not facts["anew"]
