"""Asking on a terminal what a file's columns are, where nothing knows their headings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import typer

from samverkan_cli import texts
from samverkan_cli.cli.ask import screen
from samverkan_cli.cli.ask.voice import Back, Voice
from samverkan_cli.domain.notation import mask_personal_numbers
from samverkan_cli.intake.headings import FIELDS, IGNORE, PARTED
from samverkan_cli.intake.mapping import Mapping
from samverkan_cli.intake.unknown import ReadAnyway

OFFERED = tuple(name for name in FIELDS if name != IGNORE)


def asked(mapping: Mapping, read: ReadAnyway) -> Mapping:
    """Give the mapping with what a person says of each column that nothing knows.

    Raises `typer.Abort` for a no: nothing is read by a guess.
    """
    talk = _Talk(mapping, read)
    talk.lines = screen.lines()
    talk.tell(texts.say("how_to_answer"))
    talk.tell(texts.say("columns_asked", count=len(read.unknown)))
    talk.tell(talk.choices())
    while True:
        talk.go_through()
        try:
            talk.show()
            if not talk.agreed("take_in"):
                raise typer.Abort
        except Back:
            talk.said.popitem()
        else:
            return talk.mapped()


class _Talk(Voice):
    """What is said of the columns, so far."""

    def __init__(self, mapping: Mapping, read: ReadAnyway) -> None:
        self.mapping, self.read, self.said = mapping, read, dict[str, str]()

    def go_through(self) -> None:
        """Ask of each column that nothing has been said of."""
        while left := [each for each in self.read.unknown if each not in self.said]:
            try:
                self.said[left[0]] = self._one(left[0])
            except Back:
                if self.said:
                    self.said.popitem()
                else:
                    self.tell(texts.say("first_question"))

    def show(self) -> None:
        """Tell how each column is read."""
        self.tell("")
        for heading, to in self.said.items():
            self.tell(f"  {heading}: {texts.word('heading', to)}")

    def mapped(self) -> Mapping:
        """Give the mapping with what was said; a field of several columns has all of them."""
        columns = self.mapping.columns | self.said
        for to in {to for to in self.said.values() if to in PARTED}:
            columns |= {heading: to for heading, other in self.read.columns if other == to}
        return replace(self.mapping, columns=columns)

    def choices(self) -> str:
        """Give what a column can be, each with its number."""
        return " · ".join(f"{at} {texts.word('heading', name)}" for at, name in enumerate((IGNORE, *OFFERED)))

    def _one(self, heading: str) -> str:
        sample = tuple(mask_personal_numbers(text[:40]) for text in self.read.sample(heading))
        _, question, why = texts.ask("column", heading=heading, sample=sample)
        while True:
            said = self.typed(question, f"{why} {self.choices()}", _beginning)
            to = self._field(said)
            holder = self._holder(to, heading)
            if not said:
                self.tell(texts.say("answer_something"))
            elif to is None:
                self.tell(texts.say("answer_column", said=said))
            elif holder is not None:
                self.tell(texts.say("column_held", heading=to, holder=holder))
            else:
                return to

    def _field(self, said: str) -> str | None:
        """Give the field of a number of the list, of a heading, or of a word for passing over; None for no answer."""
        if said.isascii() and said.isdigit():
            return (IGNORE, *OFFERED)[int(said)] if int(said) <= len(OFFERED) else None
        code = texts.code("heading", said)
        return code if code in FIELDS else Mapping.default().find(said)

    def _holder(self, to: str | None, heading: str) -> str | None:
        """Give the other column that is the field already, if one is and the field takes no more than one."""
        if to is None or to == IGNORE or to in PARTED:
            return None
        own = (each for each, other in self.said.items() if other == to and each != heading)
        return self.read.taken.get(to) or next(own, None)


def _beginning(typed: str) -> Iterable[tuple[str, str]]:
    """Give what a column can be that begins with what is typed."""
    said = (texts.word("heading", name) for name in (IGNORE, *OFFERED))
    return [(each, "") for each in said if typed and each.casefold().startswith(typed.casefold())]
