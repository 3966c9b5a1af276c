"""Asking on a terminal for what was left out: a yes, or an interview, one question at a time.

`interview` is the engine and `question` what it is made of; what each verb asks stands in the file of its noun.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

import typer

from samverkan_cli import texts
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.streams import warn

if TYPE_CHECKING:
    from samverkan_cli.cli.call import Writing
    from samverkan_cli.render import Receipt

Given = dict[str, Any]
Record = Callable[["Writing", Given], "Receipt"]
CHOICES = {None: "yes_or_no", True: "yes_unless_no", False: "no_unless_yes"}
YES, NO = ("j", "ja", "y", "yes"), ("n", "nej", "no")
# The file here that has the interview of each verb.
HELD: Mapping[str, str] = {
    **dict.fromkeys(("enroll", "decline", "withdraw"), "enrollment"),
    **dict.fromkeys(("exclude", "refuse", "case open"), "case"),
    **dict.fromkeys(("decision add", "meeting add", "task add"), "council"),
    **dict.fromkeys(("init", "period add"), "agreement"),
}


def may_ask(*, no_input: bool = False) -> bool:
    """Tell whether there is somebody to ask: never with `--no-input`, nor where a stream is a pipe or a file."""
    return not no_input and all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))


def through(call: Writing, given: Given, record: Record) -> Receipt:
    """Do what a verb does, once a person on a terminal has been asked for what it cannot do without.

    `given` is what was typed, by the names of the verb's parameters; `record` gets it with the answers.
    """
    if not may_ask(no_input=call.no_input):
        return record(call, given)
    from samverkan_cli.cli.ask import interview

    plan = import_module(f"{__name__}.{HELD[call.words]}").INTERVIEWS[call.words]
    return interview.hold(call, plan, given, record)


def a_yes(question: str, *, yes: bool) -> None:
    """Ask for a yes; `--yes` answers. Raises `Refused` without a terminal, and `typer.Abort` for a no."""
    if yes:
        return
    if not may_ask():
        raise Refused([no.AnswerNeeded("yes", options="--yes")])
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
