"""A line that is typed on a terminal: with names completed as one types, or plain where the terminal can no more."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from typing import Any

import typer

from samverkan_cli.cli import ask

Suggest = Callable[[str], Iterable[tuple[str, str]]]  # from what is typed: names that begin so, and what each is
Lines = Callable[[str, Suggest | None], str]


def lines() -> Lines:
    """Give what asks for a line, by what the terminal is said to be able to do."""
    if os.name != "nt" and os.environ.get("TERM", "") in ("", "dumb", "unknown"):
        return lambda question, _suggest: ask.read_line(question)
    return _edited()


def _edited() -> Lines:
    """Give what asks for a line that can be edited, and whose names are completed; questions go to standard error."""
    from prompt_toolkit import PromptSession
    from prompt_toolkit.completion import CompleteEvent, Completer, Completion
    from prompt_toolkit.document import Document
    from prompt_toolkit.history import DummyHistory
    from prompt_toolkit.input import create_input

    class Suggesting(Completer):
        """Offers what is suggested for the whole line."""

        def __init__(self, suggest: Suggest) -> None:
            self.suggest = suggest

        def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:  # noqa: ARG002 — the library's signature
            """Give each name with what it is beside it."""
            typed = document.text
            return [Completion(name, -len(typed), display_meta=told) for name, told in self.suggest(typed)]

    session: PromptSession[str] = PromptSession(
        input=create_input(sys.stdin), output=_to_stderr(), history=DummyHistory(), reserve_space_for_menu=6
    )

    def line(question: str, suggest: Suggest | None) -> str:
        try:
            return session.prompt(
                question, completer=Suggesting(suggest) if suggest else None, complete_while_typing=suggest is not None
            ).strip()
        except (KeyboardInterrupt, EOFError):
            raise typer.Abort from None

    return line


def _to_stderr() -> Any:
    """Give where the library writes; on Unix it is not to ask the terminal where its cursor is, which not all tell."""
    if os.name == "nt":
        from prompt_toolkit.output import create_output

        return create_output(sys.stderr)
    from prompt_toolkit.output.vt100 import Vt100_Output

    output = Vt100_Output.from_pty(sys.stderr, term=os.environ.get("TERM"))
    output.enable_cpr = False
    return output
