"""Asking on a terminal for what was left out, one thing at a time, and showing the whole command."""

from __future__ import annotations

import shlex
import sys
from typing import TYPE_CHECKING, Any

import typer

from samverkan_cli import texts
from samverkan_cli.domain.errors import AnswerNeeded, Refused

if TYPE_CHECKING:
    from samverkan_cli.cli.call import Session

Given = dict[str, Any]


def may_ask(*, no_input: bool) -> bool:
    """Tell whether there is somebody to ask: never in a pipe, nor with `--no-input`."""
    return not no_input and sys.stdin.isatty() and sys.stderr.isatty()


def for_enrollment(session: Session, given: Given) -> Given:
    """Give what was typed with what was left out and answered: who, period, each tick, who signed."""
    asked = dict(given)
    _fill(asked, ("actor", "period"))
    if not asked["incomplete"]:
        ticked = [texts.code("affirmation", tick) for tick in asked["affirm"] or []]
        for tick in _required(session, asked["period"]):
            if tick not in ticked and typer.confirm(texts.say("ask_affirm", affirmation=tick), err=True):
                ticked.append(tick)
        asked["affirm"] = ticked or None
        _fill(asked, ("signed_by",))
    _show(given, asked, "enroll")
    return asked


def for_exclusion(session: Session, given: Given) -> Given:  # noqa: ARG001 — both questioners are called alike
    """Give what was typed with what was left out and answered: who, period, decision, from when."""
    asked = dict(given)
    _fill(asked, ("actor", "period", "decision", "effective"))
    _show(given, asked, "exclude")
    return asked


def a_yes(question: str, *, yes: bool) -> None:
    """Ask for a yes; `--yes` answers. Raises `Refused` without a terminal, and `typer.Abort` for a no."""
    if yes:
        return
    if not may_ask(no_input=False):
        raise Refused([AnswerNeeded("yes")])
    typer.confirm(question, abort=True, err=True)


def _fill(asked: Given, fields: tuple[str, ...]) -> None:
    for field in fields:
        if not asked[field]:
            asked[field] = typer.prompt(texts.option(field), default="", show_default=False, err=True) or None


def _required(session: Session, period: str | None) -> list[str]:
    """Give the ticks a period requires; none when it cannot be read, which the command will tell."""
    try:
        with session.registry().reading() as reader:
            found = reader.find_period(period or "")
            return [str(tick) for tick in found.affirmations] if found else []
    except Refused:
        return []


def _show(given: Given, asked: Given, verb: str) -> None:
    if given == asked:
        return
    words = ["samverkan", verb, asked["actor"] or ""]
    for field, value in asked.items():
        if field == "actor" or value in (None, False):
            continue
        option = f"--{field.replace('_', '-')}"
        for one in value if isinstance(value, list) else [value]:
            words += [option] if one is True else [option, str(one)]
    typer.echo(texts.say("whole_command", command=shlex.join(words)), err=True)
