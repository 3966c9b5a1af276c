"""The whole command of an interview, as it can be typed again."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from samverkan_cli.render.width import columns_of

if TYPE_CHECKING:
    from samverkan_cli.cli.call import Writing

_PLAIN = re.compile(r"[\w./:+=-]+")  # needs no quotes in any shell


def whole(call: Writing, given: Mapping[str, Any]) -> list[str]:
    """Give the words of the command with everything that was typed or answered."""
    head = ["samverkan"]
    for option, value in (("--db", call.session.db), ("--as", call.session.by)):
        head += [option, value] if value else []
    head += call.words.split()
    arguments: list[str] = []
    options: list[str] = []
    for parameter in call.form:
        said = given.get(str(parameter.name).rstrip("_"))
        if parameter.param_type_name != "argument":
            options += _option(parameter, said)
        elif said is not None:
            arguments.append(str(said))
    if any(each.startswith("-") for each in arguments):
        return [*head, *options, "--", *arguments]
    return [*head, *arguments, *options]


def _option(parameter: Any, said: object) -> Iterator[str]:
    """Give the words of an option; a flag that has an opposite is said either way."""
    if said in (None, [], ()):
        return
    if isinstance(said, bool):
        names = parameter.opts if said else parameter.secondary_opts
        yield from names[:1]
        return
    for each in said if isinstance(said, (list, tuple)) else [said]:
        yield parameter.opts[0]
        yield str(each)


def quoted(words: Sequence[str], begins: int, room: int, *, system: str = os.name) -> str:
    """Give words as a command for a shell: PowerShell's quotes on Windows, a Unix shell's elsewhere.

    It goes on at a new line as the shell reads it, never within a word; `begins` is the column where it begins.
    """
    quote, on = (shlex.quote, " \\") if system != "nt" else (_in_powershell, " `")
    told, column = "", begins
    for word in _together(each if _PLAIN.fullmatch(each) else quote(each) for each in words):
        goes_on = told and column + 1 + columns_of(word + on) > room
        before = f"{on}\n  " if goes_on else " " if told else ""
        column = 2 if goes_on else column + len(before)
        told, column = told + before + word, column + columns_of(word)
    return told


def _together(words: Iterable[str]) -> list[str]:
    """Give words with each option and what follows it as one: they stand on a line together."""
    found: list[str] = []
    for word in words:
        if found and found[-1].startswith("--") and " " not in found[-1] and not word.startswith("--"):
            found[-1] = f"{found[-1]} {word}"
        else:
            found.append(word)
    return found


def _in_powershell(word: str) -> str:
    return "'" + word.replace("'", "''") + "'"
