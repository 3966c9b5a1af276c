"""What an interview says and is told: lines no wider than the terminal, and what is typed, with `?` and `<`."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from samverkan_cli import texts
from samverkan_cli.cli import ask
from samverkan_cli.render.plain import visible
from samverkan_cli.render.terminal import folded_line
from samverkan_cli.render.width import cut, folded
from samverkan_cli.streams import warn

if TYPE_CHECKING:
    from samverkan_cli.cli.ask.screen import Lines, Suggest

EXPLAIN, BACK = "?", "<"


class Back(Exception):
    """The person wants to go a step back."""


class Voice:
    """A terminal that is spoken to, and answers; `lines` asks for a line."""

    lines: Lines

    def tell(self, text: str) -> None:
        """Write lines to standard error, no wider than the terminal."""
        for line in text.split("\n"):
            told = folded_line(visible(line), room()) if "samverkan " in line else self._wrapped(visible(line))
            warn("\n".join(told) or "\n")

    def agreed(self, key: str, *, default: bool = True, **facts: object) -> bool:
        """Ask something that is answered with yes or no; an empty line is the default."""
        _, question, why = texts.ask(key, **facts)
        while True:
            said = self.typed(f"{question} {texts.say(ask.CHOICES[default])}", why).casefold()
            if said in (*ask.YES, *ask.NO, ""):
                return default if not said else said in ask.YES
            self.tell(texts.say("answer_yes_or_no"))

    def number(self, key: str, most: int) -> int:
        """Ask for a number of a list that has been shown."""
        _, question, why = texts.ask(key)
        while True:
            said = self.typed(question, why)
            if said.isascii() and said.isdigit() and int(said) <= most:
                return int(said)
            self.tell(texts.say("answer_number", most=most))

    def typed(self, question: str, why: str, suggest: Suggest | None = None) -> str:
        """Give what is typed; `?` explains and asks again. Raises `Back` for `<`."""
        while True:
            *before, last = self._wrapped(question) or [""]
            for line in before:
                warn(line)
            said = self.lines(f"{last} ", suggest)
            if said == BACK:
                raise Back
            if said != EXPLAIN:
                return said
            self.tell(f"  {why}")

    def _wrapped(self, text: str) -> list[str]:
        begins = len(text) - len(text.lstrip(" •"))
        return folded(text, room(), " " * begins)

    def _cut(self, line: str) -> str:
        return cut(line, room())


def room() -> int:
    """Give how many columns a line may take: the last is left to what is typed."""
    return max(shutil.get_terminal_size().columns - 1, 20)
