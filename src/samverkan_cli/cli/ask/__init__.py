"""Asking on a terminal for what was left out, one thing at a time, and showing the whole command."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import typer

from samverkan_cli import texts
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.days import parse_day
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.domain.values import Kind
from samverkan_cli.render import refusal
from samverkan_cli.streams import warn

if TYPE_CHECKING:
    from samverkan_cli.cli.call import Session, Writing
    from samverkan_cli.domain.records import Period

Given = dict[str, Any]
Accept = Callable[[str], object]
CHOICES = {None: "yes_or_no", True: "yes_unless_no", False: "no_unless_yes"}
YES, NO = ("j", "ja", "y", "yes"), ("n", "nej", "no")


def may_ask(*, no_input: bool = False) -> bool:
    """Tell whether there is somebody to ask: never with `--no-input`, nor where a stream is a pipe or a file."""
    return not no_input and all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))


def for_enrollment(call: Writing, given: Given) -> Given:
    """Give what was typed with what was left out and answered: who, period, each tick, who signed."""
    asked = dict(given)
    _fill(asked, "actor")
    period = _period(call.session, asked)
    if not asked["incomplete"]:
        ticked = [texts.code("affirmation", tick) for tick in asked["affirm"] or []]
        for tick in period.affirmations if period else ():
            if tick not in ticked and yes(texts.say("ask_affirm", affirmation=str(tick))):
                ticked.append(str(tick))
        asked["affirm"] = ticked or None
        _fill(asked, "signed_by")
        if texts.code("kind", asked["kind"] or "") == Kind.NETWORK:
            _fill(asked, "purpose")
            _fill(asked, "contact")
    _show(call, given, asked)
    return asked


def for_exclusion(call: Writing, given: Given) -> Given:
    """Give what was typed with what was left out and answered: who, period, decision, hearing, from when."""
    asked = dict(given)
    _fill(asked, "actor")
    period = _period(call.session, asked)
    _fill(asked, "decision")

    def day(said: str) -> object:
        return parse_day(said, call.session.today)

    _fill(asked, "effective", lambda said: texts.code("effective", said) == "final" or day(said))
    if period and period.hearing and not asked["record_anyway"] and not asked["case"]:
        _fill(asked, "notified", day)
        if asked["notified"] and not asked["no_answer"]:
            _fill(asked, "answered", day)
            asked["no_answer"] = not asked["answered"]
    _show(call, given, asked)
    return asked


def a_yes(question: str, *, yes: bool) -> None:
    """Ask for a yes; `--yes` answers. Raises `Refused` without a terminal, and `typer.Abort` for a no."""
    if yes:
        return
    if not may_ask():
        raise Refused([no.AnswerNeeded("yes")])
    must_agree(question)


def must_agree(question: str) -> None:
    """Ask on a terminal for a yes; an empty answer is no. Raises `typer.Abort` for a no."""
    if not yes(question, default=False):
        raise typer.Abort


def yes(question: str, default: bool | None = None) -> bool:
    """Ask on a terminal until the answer is yes or no, in either language; an empty one is the default, if there is.

    Raises `typer.Abort` when the question is interrupted.
    """
    while True:
        said = read_line(f"{question} {texts.say(CHOICES[default])} ")
        if not said and default is not None:
            return default
        if said.casefold() in YES or said.casefold() in NO:
            return said.casefold() in YES
        if said or default is None:
            warn(texts.say("answer_yes_or_no"))


def read_line(question: str) -> str:
    """Write a question to standard error and give the line that is typed; `typer.Abort` where none is to come."""
    sys.stderr.write(question)
    sys.stderr.flush()
    line = sys.stdin.buffer.readline()
    if not line:
        sys.stderr.write("\n")
        raise typer.Abort
    return line.decode(sys.stdin.encoding or "utf-8", "surrogateescape").strip()


def _fill(asked: Given, field: str, accept: Accept = str) -> None:
    """Ask for a field that is empty, until the answer is one that is accepted; an empty one goes on."""
    while not asked[field]:
        question = texts.option(field).rstrip(".")
        said = str(typer.prompt(question, default="", show_default=False, err=True)).strip()
        if not said:
            return
        try:
            accept(said)
        except Refused as refused:
            warn(refusal.render(refused))
        else:
            asked[field] = said


def _period(session: Session, asked: Given) -> Period | None:
    """Give the period that is named, asking until there is one; None when the registry cannot be read."""
    try:
        with session.registry().reading() as reader:
            known = {period.id: period for period in reader.periods()}
    except Refused:
        return None

    def must_be_known(said: str) -> None:
        if said not in known:
            raise Refused([no.NotFound("period", given=said, noun="period", nearest=tuple(known))])

    _fill(asked, "period", must_be_known)
    return known.get(asked["period"] or "")


def _show(call: Writing, given: Given, asked: Given) -> None:
    """Show the whole command, with everything that stood in it, so that it can be typed again."""
    if given == asked:
        return
    words = ["samverkan"]
    for option, value in (("--db", call.session.db), ("--as", call.session.by)):
        words += [option, value] if value else []
    words += [*call.words.split(), asked["actor"] or ""]
    common = {name: getattr(call, name) for name in ("dry_run", "date", "reason", "dnr", "source")}
    for field, value in (asked | common).items():
        if field == "actor" or value in (None, False, []):
            continue
        option = f"--{field.replace('_', '-')}"
        for one in value if isinstance(value, (list, tuple)) else [value]:
            words += [option] if one is True else [option, str(one)]
    warn(texts.say("whole_command", command=shlex.join(words)))
