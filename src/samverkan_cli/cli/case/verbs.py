"""`samverkan case`: a case from a concern to a final decision, step by step."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer
from msgspec.structs import replace

from samverkan_cli import files, texts
from samverkan_cli.actions.case import aftermath
from samverkan_cli.actions.case import decision as verdict
from samverkan_cli.actions.case import steps as actions
from samverkan_cli.actions.case.docket import Docket
from samverkan_cli.cli import ask, options
from samverkan_cli.cli.call import Reading, Writing, reads, writes
from samverkan_cli.cli.case import lines, sheet
from samverkan_cli.cli.tree import noun
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.case import aftermath as after
from samverkan_cli.domain.case import state
from samverkan_cli.domain.case import steps as rules
from samverkan_cli.domain.case.announcement import Announce
from samverkan_cli.domain.case.decision import Decide
from samverkan_cli.domain.events import SentDocument
from samverkan_cli.domain.notation import LINE, clean
from samverkan_cli.domain.refusal import Objection, Refused
from samverkan_cli.domain.request import Request
from samverkan_cli.render import DRAWN_IN, READ_IN, Listing, Receipt, Sheet

app = noun("case")
Case = options.CaseArgument
What = Annotated[str | None, options.flag("what", options.TEXT)]
LARGEST = 2000  # megabytes of a document; only its digest is kept


def _record(call: Writing, kind: type[Request], action: Callable[..., Any], **given: Any) -> Receipt:
    """Record something in a case, and give the case as it is then."""
    return _followed(call.record("case", call.read(kind, **given), action, sheet.shape))


def _followed(receipt: Receipt) -> Receipt:
    """Give a receipt that tells what follows: the last days that run now, and what to type next."""
    return replace(receipt, more=lines.after(receipt, receipt.data["case"]))


@writes(app, "case open", registers=True)
def open_(
    call: Writing,
    actor: options.Actor = None,
    period: options.PeriodOption = None,
    ground: options.Grounds = None,
    reporter: Annotated[str | None, options.flag("reporter", options.TEXT, "--from")] = None,
    fact: Annotated[str | None, options.flag("fact", options.DAY)] = None,
    what: Annotated[str | None, options.flag("concern", options.TEXT, "--what")] = None,
    evidence: Annotated[str | None, options.flag("case_evidence", options.TEXT, "--evidence")] = None,
) -> Receipt:
    """Open a case."""
    given: dict[str, Any] = {"actor": actor, "period": period, "ground": ground, "reporter": reporter, "fact": fact}
    given |= {"what": what, "evidence": evidence}
    return ask.through(call, given, _open)


def _open(call: Writing, given: ask.Given) -> Receipt:
    return _record(call, rules.OpenCase, actions.open_case, **given)


@writes(app, "case screen")
def screen(
    call: Writing,
    case: Case = None,
    admit: Annotated[bool, typer.Option("--admit", help=texts.option("admit"))] = False,
    dismiss: Annotated[bool, typer.Option("--dismiss", help=texts.option("dismiss"))] = False,
    own: Annotated[str | None, options.flag("own", options.TEXT)] = None,
) -> Receipt:
    """Admit a concern, or dismiss it."""
    return _record(call, rules.Screen, actions.screen, case=case, admit=admit, dismiss=dismiss, own=own)


@writes(app, "case step")
def step(
    call: Writing,
    case: Case = None,
    who: Annotated[str | None, options.flag("who", options.TEXT)] = None,
    what: What = None,
    skip: Annotated[bool, typer.Option("--skip", help=texts.option("skip"))] = False,
) -> Receipt:
    """Note an informal contact."""
    return _record(call, rules.NoteDialogue, actions.note_dialogue, case=case, who=who, what=what, skip=skip)


@writes(app, "case notify")
def notify(
    call: Writing,
    case: Case = None,
    more: Annotated[list[str] | None, typer.Argument(metavar=texts.metavar("[FILE]…"), hidden=True)] = None,
    material: Annotated[list[str] | None, options.flag("material", "FILE")] = None,
    respond_by: Annotated[str | None, options.flag("respond_by", options.DAY)] = None,
    how: Annotated[str | None, options.flag("how", options.TEXT)] = None,
    exempt: Annotated[str | None, options.flag("exempt", "unnecessary|haste")] = None,
    extend: Annotated[bool, typer.Option("--extend", help=texts.option("extend"))] = False,
) -> Receipt:
    """Record that a notification reached the actor."""
    documents, flaws = _documents(call.in_order([*(material or []), *(more or [])]), "material")
    given = {"case": case, "documents": documents, "respond_by": respond_by, "how": how, "exempt": exempt}
    request, found = call.read(rules.Notify, extend=extend, **given)
    return _followed(call.record("case", (request, [*flaws, *found]), actions.notify, sheet.shape))


def _documents(paths: list[str], field: str) -> tuple[tuple[SentDocument, ...], list[Objection]]:
    """Give the names and digests of files, and an objection for each that cannot be read; none is kept."""
    documents: list[SentDocument] = []
    flaws: list[Objection] = []
    for path in paths:
        try:
            name = clean(Path(path).name, LINE)
            with files.opened(path, field, LARGEST) as file:
                documents.append(SentDocument(name=name, sha256=hashlib.file_digest(file, "sha256").hexdigest()))
        except Refused as refused:
            flaws += [objection.at(field) for objection in refused.objections]
        except OSError as error:  # the disk, when it is read
            flaws.append(no.FileUnreadable(field, path=path, why=error.strerror or ""))
    return tuple(documents), flaws


@writes(app, "case document")
def document(
    call: Writing,
    case: Case = None,
    file: Annotated[str | None, options.argument("document_file", "FILE")] = None,
    matters: Annotated[bool, typer.Option("--matters", help=texts.option("matters"))] = False,
    background: Annotated[bool, typer.Option("--background", help=texts.option("background"))] = False,
    origin: Annotated[str | None, options.flag("origin", options.WORD, "--by")] = None,
) -> Receipt:
    """Add a document."""
    documents, flaws = _documents([file] if file else [], "document")
    given = {"case": case, "document": documents[0] if documents else None, "origin": origin}
    request, found = call.read(rules.AddDocument, matters=matters, background=background, **given)
    return _followed(call.record("case", (request, flaws or found), actions.add_document, sheet.shape))


@writes(app, "case answer")
def answer(
    call: Writing,
    case: Case = None,
    received: options.Received = None,
    final_answer: Annotated[bool, typer.Option("--final-answer", help=texts.option("final_answer"))] = False,
    what: Annotated[str | None, options.flag("answer_text", options.TEXT, "--what")] = None,
) -> Receipt:
    """Record what the actor answered."""
    given = {"case": case, "received": received, "final_answer": final_answer}
    return _record(call, rules.NoteAnswer, actions.answer, what=what, **given)


@writes(app, "case cure")
def cure(
    call: Writing,
    case: Case = None,
    through: options.Through = None,
    done: Annotated[str | None, options.flag("done", options.DAY)] = None,
) -> Receipt:
    """Give time to put something right, or note that it is done."""
    return _record(call, rules.Cure, actions.cure, case=case, through=through, done=done)


@writes(app, "case prepare", registers=True)
def prepare(
    call: Writing,
    case: Case = None,
    body: options.Body = None,
    recommend: Annotated[str | None, options.flag("recommend", options.TEXT)] = None,
    stepped_aside: options.SteppedAside = None,
    not_conflicted: options.NotConflicted = None,
    disregarded: options.Disregarded = None,
) -> Receipt:
    """Record what a body proposes."""
    conflicts = {"stepped_aside": stepped_aside, "not_conflicted": not_conflicted, "disregarded": disregarded}
    return _record(call, rules.Prepare, actions.prepare, case=case, body=body, recommend=recommend, **conflicts)


@reads(app, "case check")
def check_(
    call: Reading,
    case: Case = None,
    body: Annotated[str | None, options.flag("deciding_body", options.REF, "--body")] = None,
    outcome: Annotated[str | None, options.flag("case_outcome", options.WORD, "--outcome")] = None,
    ground: options.Grounds = None,
    effective: options.EffectiveOrFinal = None,
    bar_through: options.BarThrough = None,
    on: Annotated[str | None, options.flag("check_on", options.DAY, "--on")] = None,
) -> Listing:
    """Show what would be objected to if a body decided on the day."""
    day, named = call.day(on), call.named("case", case)
    with call.reader() as reader:
        found = reader.case(named)
        said = outcome or ("refused" if found.track == "entry" else "excluded")
        given = {"case": named, "outcome": said, "ground": ground, "bar_through": bar_through}
        given |= options.final(effective)
        asked = call.read(Decide, **given)
        deciding = reader.body(body) if body else None
        objections = verdict.ahead(reader, asked, deciding, day)
    rows = [_objection(each) for each in objections]
    empty = texts.say("nothing_objected", id=found.id, day=str(day))
    columns, status = ("message", "hint"), 6 if rows else 0
    keys = ("code", *columns)
    return Listing(call.words, rows, columns, empty=empty, status=status, keys=keys, below=("hint",))


def _objection(each: Objection) -> dict[str, Any]:
    message, hint = texts.objection(each.code, each.facts)
    return {"code": each.code, "message": message, "hint": hint}


@writes(app, "case decide", registers=True)
def decide(
    call: Writing,
    case: Case = None,
    decision: options.Decision = None,
    outcome: Annotated[str | None, options.flag("case_outcome", options.WORD, "--outcome")] = None,
    ground: options.Grounds = None,
    effective: options.EffectiveOrFinal = None,
    through: options.Through = None,
    bar_through: options.BarThrough = None,
    considered: options.Considered = False,
    deciding: options.Deciding = None,
    proportionality: options.Proportionality = None,
    factor: Annotated[list[str] | None, options.flag("factor", options.WORD)] = None,
    stepped_aside: options.SteppedAside = None,
    not_conflicted: options.NotConflicted = None,
    disregarded: options.Disregarded = None,
    record_anyway: options.RecordAnyway = None,
) -> Receipt:
    """Record what a body decided."""
    given = {"case": case, "decision": decision, "outcome": outcome, "ground": ground, **options.final(effective)}
    given |= {"through": through, "bar_through": bar_through, "considered": considered, "factor": factor}
    given |= {"deciding": deciding, "proportionality": proportionality, "record_anyway": record_anyway}
    given |= {"stepped_aside": stepped_aside, "not_conflicted": not_conflicted, "disregarded": disregarded}
    return _record(call, Decide, verdict.decide, **given)


@writes(app, "case announce")
def announce(
    call: Writing,
    case: Case = None,
    adjusted: Annotated[str | None, options.flag("adjusted", options.DAY)] = None,
    posted: Annotated[str | None, options.flag("posted", options.DAY)] = None,
    posted_through: Annotated[str | None, options.flag("posted_through", options.DAY)] = None,
    reported: Annotated[str | None, options.flag("reported", options.DAY)] = None,
) -> Receipt:
    """Record how a decision was announced."""
    days = {"adjusted": adjusted, "posted": posted, "posted_through": posted_through, "reported": reported}
    return _record(call, Announce, aftermath.announce, case=case, **days)


@writes(app, "case appeal")
def appeal(
    call: Writing,
    case: Case = None,
    received: options.Received = None,
    by: Annotated[str | None, options.flag("by", options.REF)] = None,
) -> Receipt:
    """Record an appeal."""
    return _record(call, after.Appeal, aftermath.appeal, case=case, received=received, by=by)


@writes(app, "case stay")
def stay(call: Writing, case: Case = None) -> Receipt:
    """Record a stay."""
    return _record(call, after.Stay, aftermath.stay, case=case)


@writes(app, "case outcome")
def outcome_(
    call: Writing,
    case: Case = None,
    ruling: Annotated[str | None, options.argument("ruling", "upheld|annulled|dismissed|withdrawn")] = None,
    final: Annotated[str | None, options.flag("judgment_final", options.DAY, "--final")] = None,
    appeal: Annotated[str | None, options.flag("appeal", options.NUMBER)] = None,
    part: Annotated[str | None, options.flag("ruling_part", options.WORD, "--part")] = None,
) -> Receipt:
    """Record a judgment."""
    given = {"case": case, "ruling": ruling, "final": final, "appeal": appeal, "part": part}
    return _record(call, after.Rule, aftermath.rule, **given)


@writes(app, "case revoke")
def revoke(
    call: Writing,
    case: Case = None,
    decision: options.Decision = None,
    effective: options.Effective = None,
    record_anyway: options.RecordAnyway = None,
) -> Receipt:
    """Record a body's own reconsideration."""
    given = {"case": case, "decision": decision, "effective": effective, "record_anyway": record_anyway}
    return _record(call, after.ByDecision, aftermath.revoke, **given)


@writes(app, "case final")
def final(call: Writing, case: Case = None, record_anyway: options.RecordAnyway = None) -> Receipt:
    """Record that a decision is final."""
    return _record(call, after.Finalize, aftermath.finalize, case=case, record_anyway=record_anyway)


@writes(app, "case lift-bar")
def lift_bar(
    call: Writing,
    case: Case = None,
    decision: options.Decision = None,
    effective: options.Effective = None,
    record_anyway: options.RecordAnyway = None,
) -> Receipt:
    """Record that a bar is lifted."""
    given = {"case": case, "decision": decision, "effective": effective, "record_anyway": record_anyway}
    return _record(call, after.ByDecision, aftermath.lift_bar, **given)


@writes(app, "case close")
def close(call: Writing, case: Case = None) -> Receipt:
    """Close a case."""
    return _record(call, rules.CloseCase, actions.close, case=case)


@reads(app, "case list")
def list_(
    call: Reading, open_: Annotated[bool, typer.Option("--open", help=texts.option("open_cases"))] = False
) -> Listing:
    """Show every case, or those that are open."""
    today = call.session.today
    with call.reader() as reader:
        docket = Docket(reader, today)
        rows = [sheet.row(docket, each) for each in (reader.open_cases() if open_ else reader.cases())]
    columns = ("id", "actor_name", "period", "state", "waits_for", "waits_since", "reported_on", "due")
    going = ("reported_on", "period", "waits_since", "state", "waits_for")
    return Listing(call.words, rows, columns, empty=texts.say("no_cases"), going=going)


@reads(app, "case show", forms=(*READ_IN, *DRAWN_IN))
def show(call: Reading, case: Case = None) -> Sheet:
    """Show one case."""
    today = call.session.today
    with call.reader() as reader:
        found = reader.case(call.named("case", case))
        data = sheet.shape(reader, found, today)
        if call.form in DRAWN_IN:
            from samverkan_cli.cli.case import timeline
            from samverkan_cli.cli.drawn import drawn

            return drawn(call, reader, timeline.picture(reader, found, data, today), data)
    return Sheet(call.words, data, tuple(lines.lines(data, today)))


@reads(app, "case precedents")
def precedents(call: Reading, case: Case = None) -> Listing:
    """Show decided cases, those like a certain one first."""
    with call.reader() as reader:
        of = reader.case(case) if case else None
        found = state.precedents(reader.cases(), of)
        rows = [sheet.precedent(reader, each, of) for each in found]
    columns = ("id", "actor_name", "grounds", "alike", "outcome", "decided_on", "decision")
    empty, going = texts.say("no_other_precedents" if of else "no_precedents"), ("alike", "decided_on", "grounds")
    return Listing(call.words, rows, columns, empty=empty, going=going)
