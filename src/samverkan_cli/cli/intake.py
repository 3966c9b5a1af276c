"""`samverkan enroll --from`: answers from files, all of them or the good ones."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from samverkan_cli import files, texts
from samverkan_cli.actions import intake as actions
from samverkan_cli.actions.answers import Rejected, Taken
from samverkan_cli.cli import ask
from samverkan_cli.cli.call import Writing
from samverkan_cli.cli.output import kept_file, settle
from samverkan_cli.domain import errors as no
from samverkan_cli.domain import which
from samverkan_cli.domain.intake import TakeIn
from samverkan_cli.domain.refusal import MOST, Objection, Refused
from samverkan_cli.intake import Mapping, Source, sources
from samverkan_cli.intake.answers import AnswerRow, answers, under_one_heading
from samverkan_cli.intake.headings import FIELDS
from samverkan_cli.intake.source import PIPED
from samverkan_cli.intake.unknown import marked, read_anyway, unknown_in
from samverkan_cli.render import Receipt
from samverkan_cli.render.json import objection as told_to_scripts
from samverkan_cli.render.progress import counted
from samverkan_cli.render.refusal import reason

if TYPE_CHECKING:
    from samverkan_cli.cli.confirming import Confirming

STANDING = ("period", "kind", "affirm", "signed", "received", "effective", "channel", "evidence")


class OfFile(Struct, frozen=True):
    """What was typed of a file of answers: where it is, what its columns are, and what is done with it."""

    path: str
    map: str | None = None
    save_map: str | None = None
    ignored: tuple[str, ...] = ()
    affirmations: str | None = None
    accept_partial: bool = False


def take_in(call: Writing, given: dict[str, Any], typed: OfFile, confirming: Confirming | None = None) -> Receipt:
    """Record the answers of a file, a folder or standard input, and tell what became of each row.

    `confirming` writes a confirmation of each that was recorded.
    """
    request = _request(call, given, typed)
    only = None if request.period else _only_period(call, request)
    if only:
        request = request.but(period=only.period.id)
    opened, mapping = _opened(call, typed)
    found = _rows(opened, _standing(request))
    first = list(islice(found, actions.CHUNK + 1))
    with call.writing(apart=len(first) > actions.CHUNK) as writer:
        rows = counted(chain(first, found), texts.say("reading_rows", file=typed.path))
        began = writer.head.seq
        writer.notices += [only.notice] if only else []
        taken = actions.take_in(writer, request, rows, _lacks, accept_partial=typed.accept_partial)
        writer.notices += [notice for source in opened for notice in source.notices]
        kept = typed.save_map if typed.save_map and not call.dry_run else None
        if kept:  # the files come first: what cannot be written takes the whole intake back
            used = [pair for source in opened for pair in source.columns]
            kept_file(Path(kept), mapping.using(used).toml().encode(), force=False)
        out = _left(taken.rejected, typed.path) if taken.rejected and not call.dry_run else None
        if kept or out:
            settle()
        ended = writer.head.seq
        if confirming and ended > began:
            confirming.prepare_between(writer.reader, began, ended)
        data = _counts(taken, began, began if call.dry_run else writer.head.seq)
        receipt = call.receipt(writer, data | ({"rejected_file": out} if out else {}))
    lines = [*_lines(taken, out, dry_run=call.dry_run), *([texts.say("map_saved", out=kept)] if kept else [])]
    receipt = replace(receipt, lines=tuple(lines))
    return confirming.confirmed_between(receipt, began, ended) if confirming and ended > began else receipt


def _request(call: Writing, given: dict[str, Any], typed: OfFile) -> TakeIn:
    """Give what holds for every row; raises `Refused` for what is of one answer, or cannot be read."""
    given |= {"new": call.new}
    if others := [name for name, said in given.items() if said and name not in STANDING]:
        named = tuple("ACTOR" if name == "actor" else f"--{name.replace('_', '-')}" for name in others)
        raise Refused([no.OptionsConflict("from_file", option="--from", others=named)])
    request, flaws = call.read(TakeIn, **{name: given[name] for name in STANDING})
    if typed.affirmations is not None:
        flaws += _no_ticks(typed.affirmations, request)
    if flaws:
        raise Refused(flaws)
    return request.but(unticked=typed.affirmations is not None)


def _no_ticks(said: str, request: TakeIn) -> Iterator[Objection]:
    """Give what is wrong with saying that a file has no ticks: any other word, or ticks that hold for every row."""
    if texts.code("no_ticks", said) != "none":
        choices = (f"{texts.word('no_ticks', 'none')} (none)",)
        yield no.ValueUnknown("affirmations", given=said, choices=choices)
    elif request.affirm:
        yield no.OptionsConflict("affirmations", option="--affirmations", others=("--affirm",))


def _standing(request: TakeIn) -> dict[str, Any]:
    """Give what holds for the rows that do not say otherwise."""
    standing = {name: value for name in (*STANDING, "reason", "dnr", "source") if (value := getattr(request, name))}
    return standing | ({"received": request.day} if request.day and "received" not in standing else {})


def _opened(call: Writing, typed: OfFile) -> tuple[list[Source], Mapping]:
    """Give the files, and the mapping they are read by.

    On a terminal each column that nothing knows is asked about. Else raises `Refused` with them, when a mapping that
    passes them over has been written, where one was asked for.
    """
    mapping = (Mapping.read(typed.map) if typed.map else Mapping.default()).ignoring(typed.ignored)
    piped = cache(_piped)

    def opened(by: Mapping) -> list[Source]:
        return list(sources(typed.path, piped, by))

    try:
        return opened(mapping), mapping
    except Refused as refused:
        asks = typed.path != "-" and ask.may_ask(no_input=call.no_input)
        saved = typed.save_map if typed.save_map and not call.dry_run else None
        if not (asks or saved) or not unknown_in(refused):
            raise
        read = read_anyway(refused, opened, mapping)
        if asks:
            from samverkan_cli.cli.ask.columns import asked

            mapping = asked(mapping, read)
            return opened(mapping), mapping
        assert saved
        kept_file(
            Path(saved),
            f"{texts.say('map_marked', known=FIELDS)}\n{mapping.marking(read.columns).toml()}".encode(),
            force=False,
        )
        settle()
        raise marked(refused, saved) from None


def _only_period(call: Writing, request: TakeIn) -> which.Which:
    """Give the period that is meant where none was said: the only one that takes answers on the day."""
    with call.session.registry().reading() as reader:
        return which.of_answer(reader.periods(), request.received or request.on)


def _rows(opened: list[Source], standing: dict[str, Any]) -> Iterator[AnswerRow]:
    for source in opened:
        yield from answers(source, standing, _coded)


def _piped() -> bytes:
    return files.piped("from_file", PIPED)


@cache
def _coded(field: str, said: str) -> str:
    return texts.code(field, said)


def _lacks(objections: Any) -> str:
    """Say in words what an answer lacks."""
    return ", ".join(texts.say(f"lack_{each.code}", **each.facts) for each in objections)


def _counts(taken: Taken, began: int, ended: int) -> dict[str, Any]:
    """Give what scripts read: the counts, and each row that was not recorded."""
    questions = [each for each in taken.rejected if each.is_question]
    return {
        "enrolled": taken.enrolled,
        "completed": taken.completed,
        "received": taken.received,
        "unchanged": taken.unchanged,
        "questions": [_row(each) for each in questions],
        "rejected": [_row(each) for each in taken.rejected if not each.is_question],
        "entry_first": began + 1 if ended > began else None,
        "entry_last": ended if ended > began else None,
    }


def _row(rejected: Rejected) -> dict[str, Any]:
    return {
        "file": rejected.row.source.file,
        "row": rejected.row.number,
        "name": rejected.name,
        "objections": [told_to_scripts(each) for each in rejected.objections],
    }


def _lines(taken: Taken, out: str | None, *, dry_run: bool) -> list[str]:
    questions = sum(each.is_question for each in taken.rejected)
    counts = {name: getattr(taken, name) for name in ("enrolled", "completed", "received", "unchanged")}
    lines = [texts.say("taken_in", **counts, questions=questions, rejected=len(taken.rejected) - questions)]
    lines += _who(taken) if dry_run else []
    lines += [texts.say("rejected_why", told=reason(taken.summed.said))] if taken.summed and taken.rejected else []
    for each in taken.rejected[:MOST]:
        lines.append(texts.say("rejected_line", file=each.row.source.file, row=each.row.number, name=each.name))
        lines += [texts.say("rejected_why", told=_why(objection)) for objection in _spoken(taken, each)]
    if len(taken.rejected) > MOST:
        lines.append(texts.say("rejected_more", more=len(taken.rejected) - MOST))
    if out:
        lines.append(texts.say("rejected_file", out=out))
    return lines


def _spoken(taken: Taken, rejected: Rejected) -> list[Objection]:
    """Give what speaks against a row, without what is said once of them all."""
    of = taken.summed.of if taken.summed else ()
    return [each for each in rejected.objections if not isinstance(each, of)]


def _who(taken: Taken) -> list[str]:
    """Give whom a rehearsal would take in, the first of each outcome by name."""
    lines: list[str] = []
    for outcome, names in taken.who.items():
        more = getattr(taken, outcome) - len(names)
        lines.append(f"{texts.say(f'would_be_{outcome}')}:")
        lines += [f"  {name}" for name in names]
        lines += [f"  {texts.say('and_more', more=more)}"] if more else []
    return lines


def _why(objection: Objection) -> str:
    """Give an objection in one line, with the heading it is about where the sentence does not say it."""
    column = objection.row[2] if objection.row and "row" not in objection.facts else None
    return f"{column}: {reason(objection)}" if column else reason(objection)


def _left(rejected: list[Rejected], path: str) -> str:
    """Write the rejected rows beside what was read, in the form it came in; give the file's name."""
    source, cells = under_one_heading([each.row for each in rejected])
    reasons = ("; ".join(map(_why, each.objections)) for each in rejected)
    content = source.rejected(zip(cells, reasons, strict=True), heading=texts.say("rejected_heading"))
    folder, stem, suffix = _beside(path)
    suffix = ".xlsx" if source.form == "xlsx" else suffix if source.form == "csv" else ".csv"
    for number in range(1, 1000):
        out = folder / f"{stem}-{texts.say('rejected_suffix')}{'' if number == 1 else f'-{number}'}{suffix}"
        if not os.path.lexists(out) or (out.is_file() and out.read_bytes() == content):
            kept_file(out, content, force=False)
            return str(out)
    raise AssertionError(path)


def _beside(path: str) -> tuple[Path, str, str]:
    """Give folder, name and ending for a file beside the one that was read; what was piped in lies nowhere."""
    named = Path(path)
    if path != "-" and named.is_file():
        return named.parent, named.stem, named.suffix or ".csv"
    if path != "-" and named.is_dir():
        folder = named if named.name not in ("", "..") else named.resolve()
        return folder.parent, folder.name, ".csv"
    return Path(), texts.say("piped_stem"), ".csv"
