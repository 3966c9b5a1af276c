"""`samverkan import minutes`: what minutes say, proposed line by line, and recorded when a person has said so."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from samverkan_cli import files, texts
from samverkan_cli.actions import minutes as actions
from samverkan_cli.cli import ask, options
from samverkan_cli.cli.call import Reading, Writing, writes
from samverkan_cli.cli.output import kept_file, settle
from samverkan_cli.cli.papers import imprint
from samverkan_cli.cli.tree import noun
from samverkan_cli.domain import errors as no
from samverkan_cli.domain import minutes as rules
from samverkan_cli.domain.minutes import ReadMinutes
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.files import PIPED
from samverkan_cli.render import Receipt, Sheet
from samverkan_cli.streams import warn

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from samverkan_cli.actions.minutes import MinutesTaken
    from samverkan_cli.domain.minutes import MinutesProposal, ProposedThing
    from samverkan_cli.domain.refusal import Objection
    from samverkan_cli.intake.minutes.words import Words

    Wanted = Callable[[ProposedThing], bool]


class ReadFile(NamedTuple):
    """A file of minutes that was read: its lines by their numbers, the words it was read by, and what it proposes."""

    path: str
    lines: Mapping[int, str]
    words: Words
    proposal: MinutesProposal


app = noun("import")
MOST = 20  # megabytes of a file
SHOWN = 20  # lines that were not read, that are told one by one


@writes(app, "import minutes")
def minutes(
    call: Writing,
    file: Annotated[str | None, options.argument("minutes_file", "FILE|-")] = None,
    body: Annotated[str | None, options.flag("body", options.REF)] = None,
    meeting: Annotated[str | None, options.flag("meeting", options.REF)] = None,
    words: Annotated[str | None, options.flag("minutes_words", "FILE", "--words")] = None,
    sure: Annotated[bool, typer.Option("--sure", help=texts.option("sure"))] = False,
    yes: Annotated[bool, typer.Option("--yes", help=texts.option("minutes_yes"))] = False,
    all_decisions: Annotated[bool, typer.Option("--all-decisions", help=texts.option("all_decisions"))] = False,
    out: Annotated[str | None, options.flag("proposal_out", "FILE", "--out")] = None,
    force: options.Force = False,
) -> Receipt | Sheet:
    """Propose what to record of minutes in a file, and record what a person agrees to."""
    if file is None:
        raise Refused([no.Missing("file")])
    content = files.piped("file", MOST) if file == PIPED else files.content(file, "file", MOST)
    name = "stdin" if file == PIPED else Path(file).name
    given = {"file": name, "digest": hashlib.sha256(content).hexdigest(), "body": body, "meeting": meeting}
    request, flaws = call.read(ReadMinutes, **given, all_decisions=all_decisions)
    if flaws:
        raise Refused(flaws)
    others = _typed(("--yes", yes), ("--sure", sure), ("--dry-run", call.dry_run))
    if out is not None and others:
        raise Refused([no.OptionsConflict("out", option="--out", others=others)])
    read = _read(call, content, file, words)
    if out is not None:
        return _filed(call, read, out, force=force)
    if others:
        return _record(call, request, read.proposal, _sure if sure else _everything)
    if not ask.may_ask(no_input=call.no_input):
        raise Refused([no.AnswerNeeded("yes", options=texts.say("minutes_options"))])
    return _asked(call, request, read)


def _typed(*given: tuple[str, bool]) -> tuple[str, ...]:
    return tuple(option for option, typed in given if typed)


def _read(call: Writing, content: bytes, path: str, own: str | None) -> ReadFile:
    from samverkan_cli.intake import minutes as reading
    from samverkan_cli.intake.minutes import document, words

    lines = document.lines(content, path, "file")
    said = words.also(files.content(own, "words", files.WRITTEN), own) if own is not None else words.shipped()
    with call.session.registry().reading() as reader:
        known = [name for _, names in reader.body_names() for name in names]
    found = reading.read(lines, said, known)
    if not found.date and not found.items:
        document.unreadable(path, "file", "no_minutes")
    return ReadFile(path, {line.number: line.text for line in lines}, said, found)


def _filed(call: Writing, read: ReadFile, out: str, *, force: bool) -> Sheet:
    """Write what is proposed as minutes in the house style, to be mended and read in again; nothing is recorded."""
    from samverkan_cli.intake import minutes as reading
    from samverkan_cli.intake.minutes import document
    from samverkan_cli.render import minutes as house

    proposal = read.proposal
    written = rules.in_house_style(proposal)
    lines = document.lines(house.markdown(written).encode(), out, "out")
    again = reading.read(lines, read.words, proposal.bodies)
    kept_file(Path(out), house.markdown(rules.written_out(written, again)).encode(), force=force)
    settle()
    data = _data(proposal, actions.MinutesTaken(), 0, 0) | {"out": out}
    return Sheet(call.words, data, (texts.say("minutes_proposed", out=out), *_open(proposal)))


def _everything(_proposed: ProposedThing) -> bool:
    return True


def _sure(proposed: ProposedThing) -> bool:
    return proposed.source.sure


def _record(call: Writing, request: ReadMinutes, proposal: MinutesProposal, wanted: Wanted) -> Receipt:
    with call.writing() as writer:
        began = writer.head.seq
        taken = actions.take_in(writer, request, proposal, wanted)
        ended = began if call.dry_run else writer.head.seq
        receipt = call.receipt(writer, _data(proposal, taken, began, ended))
    lines = tuple(_lines(proposal, taken))
    from msgspec.structs import replace

    return replace(receipt, lines=lines)


def _asked(call: Writing, request: ReadMinutes, read: ReadFile) -> Receipt | Sheet:
    """Show what is proposed, ask what is to become of it, and do that; raises `typer.Abort` for none."""
    proposal = read.proposal
    registry = call.session.registry()
    with registry.writing(call.words, call.session.user, dry_run=True) as writer:
        taken = actions.take_in(writer, request, proposal, _everything)
    for line in _lines(proposal, taken):
        warn(line)
    while True:
        said = ask.read_line(f"{texts.say('minutes_choice')} ").casefold()
        if said in texts.say("minutes_all").split():
            return _record(call, request, proposal, _everything)
        if said in texts.say("minutes_sure").split():
            return _record(call, request, proposal, _sure)
        if said in texts.say("minutes_one_by_one").split():
            return _record(call, request, proposal, _one_by_one([each for each, _ in taken.recorded], read.lines))
        if said in texts.say("minutes_to_file").split():
            return _filed(call, read, _named(read.path), force=False)
        if said in texts.say("minutes_none").split():
            raise typer.Abort


def _named(path: str) -> str:
    """Ask what the file of a proposal is to be called; an empty answer takes the name that is shown."""
    own = f"{'minutes' if path == PIPED else Path(path).stem}-{texts.say('minutes_proposal')}.md"
    return ask.read_line(f"{texts.say('minutes_which_file', out=own)} ") or own


def _one_by_one(proposals: Sequence[ProposedThing], lines: Mapping[int, str]) -> Wanted:
    """Ask of each thing, with the line of the minutes above the question."""
    chosen = set()
    for each in proposals:
        warn(texts.say("minutes_above", line=each.source.line, text=lines.get(each.source.line, "")))
        if ask.yes(texts.say("minutes_ask", **_words(each)), default=True):
            chosen.add((each.kind, each.source.line, each.text))
    return lambda each: (each.kind, each.source.line, each.text) in chosen


FORMS = ("md", "html", "docx", "pdf")
BYTES = ("docx", "pdf")


def written(call: Writing, meeting: str | None, out: str | None, form: str | None, *, force: bool) -> Sheet:
    """Write the minutes of a meeting as the register has them, to a file or to be read."""
    from samverkan_cli.render import minutes as house

    reading = Reading(call.words, call.session, None)
    with reading.reader() as reader:
        found = reader.meeting(reading.named("meeting", meeting))
        said, stamp = actions.of_meeting(reader, found), imprint(reader)
    kind = form or (Path(out).suffix.lstrip(".").casefold() if out else "md")
    if kind not in FORMS:
        raise Refused([no.ValueUnknown("minutes_form", given=kind, choices=FORMS)])
    if kind in BYTES and out is None:
        raise Refused([no.Missing("out")])
    text = house.page(said) if kind == "html" else house.markdown(said)
    data = {"id": found.id, "out": out, "format": kind, "text": None if out else text}
    if out is None:
        return Sheet(call.words, data, tuple(text.splitlines()), as_is=True)
    made = house.word(said) if kind == "docx" else house.pdf(said, stamp) if kind == "pdf" else text.encode()
    kept_file(Path(out), made, force=force)
    settle()
    return Sheet(call.words, data, (texts.say("minutes_written", id=found.id, out=out),))


# ------------------------------------------------------------------------------ what is shown


def _words(each: ProposedThing) -> dict[str, Any]:
    sure = texts.say("minutes_is_sure" if each.source.sure else "minutes_is_inferred")
    return {"line": each.source.line, "sure": sure, "kind": texts.word("proposed", each.kind), "text": each.text}


def _lines(proposal: MinutesProposal, taken: MinutesTaken) -> Iterator[str]:
    """Give what is told to a person: each thing with its line, what was left out and why, and what was not read."""
    if not taken.recorded and not taken.left and not taken.passed:
        yield texts.say("minutes_nothing_new", id=taken.meeting)
    for each, ref in taken.recorded:
        yield texts.say("minutes_line", **_words(each), ref=ref)
    for each, objection in taken.left:
        yield texts.say("minutes_left", **_words(each), why=texts.objection(objection.code, objection.facts)[0])
    if taken.passed and not taken.recorded:
        yield texts.say("minutes_none_recorded")
    yield from _open(proposal)


def _open(proposal: MinutesProposal) -> Iterator[str]:
    """Give what the minutes leave open, and what was not read."""
    for asked in proposal.questions:
        yield texts.say("minutes_question", line=asked.line, text=asked.text, candidates=asked.candidates)
    for number, text in proposal.unread[:SHOWN]:
        yield texts.say("minutes_unread", line=number, text=text)
    if len(proposal.unread) > SHOWN:
        yield texts.say("minutes_more_unread", count=len(proposal.unread) - SHOWN)


def _data(proposal: MinutesProposal, taken: MinutesTaken, began: int, ended: int) -> dict[str, Any]:
    """Give what scripts read."""
    every = [
        *((each, ref) for each, ref in taken.recorded),
        *((each, None) for each, _ in taken.left),
        *((each, None) for each in taken.passed),
    ]
    kinds = ("participant", "item", "decision", "group", "task", "watch", "calendar")
    counted = {f"{kind}s": sum(each.kind == kind for each, _ in taken.recorded) for kind in kinds}
    counted |= {"watch": counted.pop("watchs"), "meetings": counted.pop("calendars")}
    return {
        "meeting": taken.meeting,
        "recorded": counted,
        "unchanged": taken.unchanged,
        "proposals": [
            {
                "kind": each.kind, "line": each.source.line, "page": each.source.page, "sure": each.source.sure,
                "text": each.text, "data": each.data, "ref": ref,
            }
            for each, ref in every
        ],
        "questions": [*_questions(proposal), *(_question(each, objection) for each, objection in taken.left)],
        "unread": [{"line": number, "text": text} for number, text in proposal.unread],
        "lines": {name: getattr(proposal.lines, name) for name in ("total", "read", "furniture", "blank", "unread")},
        "entry_first": began + 1 if ended > began else None,
        "entry_last": ended if ended > began else None,
    }  # fmt: skip


def _questions(proposal: MinutesProposal) -> Iterator[dict[str, Any]]:
    for each in proposal.questions:
        yield {"line": each.line, "text": each.text, "code": each.code, "candidates": list(each.candidates)}


def _question(each: ProposedThing, objection: Objection) -> dict[str, Any]:
    return {
        "line": each.source.line, "text": each.text, "code": objection.code, "candidates": list(objection.refs),
    }  # fmt: skip
