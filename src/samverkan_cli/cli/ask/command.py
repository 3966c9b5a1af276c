"""The whole command of an interview, as it can be typed again."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from samverkan_cli.cli.call import Writing

_PLAIN = re.compile(r"[\w./:+=-]+")  # needs no quotes in any shell


def whole(call: Writing, given: Mapping[str, Any]) -> str:
    """Give the command with everything that was typed or answered, quoted for the shell of the system."""
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
        return quoted([*head, *options, "--", *arguments])
    return quoted([*head, *arguments, *options])


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


def quoted(words: Sequence[str], *, system: str = os.name) -> str:
    """Give words as one line for a shell: PowerShell's quotes on Windows, a Unix shell's elsewhere."""
    quote = shlex.quote if system != "nt" else _in_powershell
    return " ".join(each if _PLAIN.fullmatch(each) else quote(each) for each in words)


def _in_powershell(word: str) -> str:
    return "'" + word.replace("'", "''") + "'"
