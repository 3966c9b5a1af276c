"""The forms an answer has: a line, a day, a name that is looked up, one of a list, a yes or a no."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias

from msgspec import Struct

from samverkan_cli import texts
from samverkan_cli.cli import ask
from samverkan_cli.cli.ask import lookup
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.days import known_in_part, parse_day
from samverkan_cli.domain.refusal import Objections, Refused

if TYPE_CHECKING:
    from samverkan_cli.cli.ask.interview import Talk
    from samverkan_cli.cli.ask.question import Question
    from samverkan_cli.cli.ask.screen import Suggest

Fields: TypeAlias = dict[str, Any]


class Replied(Struct, frozen=True):
    """What an answer makes of the fields of a verb, and how it is told in the summary."""

    fields: Fields
    told: str
    typed: str = ""  # how it can be typed again, where that is not how it was typed


class Anew(Exception):
    """Some questions are to be asked again."""

    def __init__(self, *names: str) -> None:
        self.names = names
        super().__init__(", ".join(names))


class Form:
    """How a question is answered: a line, checked as the option is."""

    recalls: ClassVar[bool] = True  # an answer that was typed is offered when the question is asked again

    def before(self, talk: Talk, question: Question) -> Sequence[str]:  # noqa: ARG002 — for the forms that show a list
        """Give the lines that are shown before the question."""
        return ()

    def hint(self, default: str | None) -> str:
        """Give what stands in brackets after the question."""
        return f"[{default}]" if default else ""

    def suggest(self, talk: Talk) -> Suggest | None:  # noqa: ARG002 — for the forms that name something
        """Give what completes an answer as it is typed, or None."""
        return None

    def read(self, talk: Talk, question: Question, said: str) -> Replied:
        """Give what was answered; raises `Refused` for what is no answer."""
        if flaws := talk.flaws(question.field, said):
            raise Refused(flaws)
        return Replied({question.field: said}, said)


class Text(Form):
    """A line of text."""


class OneOfSeveral(Form):
    """One of several, which the verb takes as a list."""

    def read(self, talk: Talk, question: Question, said: str) -> Replied:
        """Give the list of one."""
        if flaws := talk.flaws(question.field, [said]):
            raise Refused(flaws)
        return Replied({question.field: [said]}, said)


class OnDay(Form):
    """A day, kept as it is written everywhere whichever way it was typed."""

    def read(self, talk: Talk, question: Question, said: str) -> Replied:
        """Give the day; one that an earlier register knew in part stays as it is."""
        if question.field == "received" and talk.call.words == "enroll" and known_in_part(said):
            return Replied({question.field: said}, said)
        day = str(parse_day(said, talk.today))
        return Replied({question.field: day}, day)


class OnDayOrFinal(OnDay):
    """A day, or when the decision is final."""

    def read(self, talk: Talk, question: Question, said: str) -> Replied:
        """Give the day, or the word for when it is final."""
        if texts.code("effective", said) == "final":
            return Replied({question.field: "final"}, texts.word("effective", "final"))
        return super().read(talk, question, said)


class OnDayOrUnknown(OnDay):
    """A day, or that it is not known: then nothing is said of it."""

    def hint(self, default: str | None) -> str:  # noqa: ARG002 — no day is taken for granted
        """Give that it may be unknown."""
        return texts.say("day_or_unknown")

    def read(self, talk: Talk, question: Question, said: str) -> Replied:
        """Give the day, or nothing."""
        if texts.code("answer", said) == "unknown":
            return Replied({question.field: None}, texts.word("answer", "unknown"))
        return super().read(talk, question, said)


class Named(Form):
    """Somebody or something the registry has, looked up at once; `new` is for who may be registered on the way."""

    def __init__(self, noun: str, *, new: bool = False, several: bool = False) -> None:
        self.noun, self.new, self.several = noun, new, several

    def suggest(self, talk: Talk) -> Suggest | None:
        """Give the names that hold what is typed."""
        return lambda typed: lookup.beginning(talk, self.noun, typed)

    def read(self, talk: Talk, question: Question, said: str) -> Replied:
        """Give whom the answer leads to, when the person has agreed."""
        found = lookup.meant(talk, self.noun, question, said, new=self.new)
        kept = found.id or said
        return Replied({question.field: [kept] if self.several else kept, **found.fields}, found.told)


class Signer(Form):
    """Who signed, and in what capacity: a name the registry has is written as it has it."""

    def suggest(self, talk: Talk) -> Suggest | None:
        """Give the names of persons, until the comma before the capacity."""
        return lambda typed: [] if "," in typed else lookup.beginning(talk, "person", typed)

    def read(self, talk: Talk, question: Question, said: str) -> Replied:
        """Give the signer, or that there is none, which must be said."""
        if texts.code("answer", said) == "missing":
            return Replied({question.field: None}, texts.word("answer", "missing"))
        if flaws := talk.flaws(question.field, said):
            raise Refused(flaws)
        name, comma, capacity = said.partition(",")
        found = lookup.meant(talk, "person", question, name.strip(), new=True)
        written = f"{found.name or found.id or name.strip()}{comma}{capacity}"
        return Replied({question.field: written, **found.fields}, written)


class Reporter(Form):
    """Who a concern comes from: an actor, a person or a description; that it is anonymous must be said."""

    def suggest(self, talk: Talk) -> Suggest | None:
        """Give the names of actors that hold what is typed."""
        return lambda typed: lookup.beginning(talk, "actor", typed)

    def read(self, talk: Talk, question: Question, said: str) -> Replied:
        """Give who reported, or nobody."""
        if texts.code("answer", said) == "anonymous":
            return Replied({question.field: None}, texts.word("answer", "anonymous"))
        return super().read(talk, question, said)


class Option(Struct, frozen=True):
    """Something to choose: what it is in the command, how it is called, and what is told of it."""

    value: str
    called: str
    more: str = ""


class Choice(Form):
    """One of a list, or several of it; what is not in the list is an answer too when `other` reads it."""

    def __init__(
        self,
        options: Callable[[Talk], Sequence[Option]],
        *,
        several: bool = False,
        other: Form | None = None,
        begun: str | None = None,  # the verb that adds the first, where there may be none
        joined: str | None = None,  # what stands between several that are one text
        written: Callable[[str], str] | None = None,  # gives what is typed as it is written in the list
    ) -> None:
        self.options, self.several, self.other, self.begun, self.joined = options, several, other, begun, joined
        self.written = written

    def before(self, talk: Talk, question: Question) -> Sequence[str]:
        """Give the list, numbered."""
        options = self.options(talk)
        if not options and self.begun:
            raise Refused([no.NothingToChoose(question.field, what=texts.ask(question.name)[0], command=self.begun)])
        if len(options) == 1 and question.default(talk) == options[0].value:
            return ()
        return [f"  {at}  {each.called}{f'  {each.more}' if each.more else ''}" for at, each in enumerate(options, 1)]

    def suggest(self, talk: Talk) -> Suggest | None:
        """Give what completes an answer that is not in the list."""
        return self.other.suggest(talk) if self.other else None

    def read(self, talk: Talk, question: Question, said: str) -> Replied:
        """Give what was chosen, by number or by name."""
        options = self.options(talk)
        parts = [part.strip() for part in said.split(",")] if self.several else [said]
        found = [self._one(options, question, part) for part in parts if part]
        if None in found or not found:
            if self.other is None or self.several:
                raise Refused([_unknown(question, options, said)])
            return self.other.read(talk, question, said)
        chosen = [each for each in dict.fromkeys(found) if each]
        told = ", ".join(each.called for each in chosen)
        values = [each.value for each in chosen]
        value = (self.joined.join(values) if self.joined else values) if self.several else values[0] or None
        return Replied({question.field: value}, told, told)

    def _one(self, options: Sequence[Option], question: Question, said: str) -> Option | None:
        if said.isascii() and said.isdigit() and 1 <= int(said) <= len(options):
            return options[int(said) - 1]
        typed = {said.casefold(), texts.code(question.field, said).casefold()}
        if self.written and (written := Objections().ask(self.written, said)):
            typed.add(written)
        return next((each for each in options if {each.value.casefold(), each.called.casefold()} & typed), None)


def _unknown(question: Question, options: Sequence[Option], said: str) -> no.ValueUnknown:
    choices = tuple(f"{at} {each.called}" for at, each in enumerate(options, 1))
    return no.ValueUnknown(question.field, given=said, choices=choices)


class YesOrNo(Form):
    """A yes or a no, which is typed; with `unsure` it may be neither, and then nothing is said of it."""

    recalls = False

    def __init__(
        self, *, yes: Fields | Callable[[Talk], Fields], no: Fields | Callable[[Talk], Fields], unsure: bool = False
    ) -> None:
        self.yes, self.no, self.unsure = yes, no, unsure

    def hint(self, default: str | None) -> str:
        """Give what can be answered."""
        return texts.say("yes_no_unsure") if self.unsure else texts.say(ask.CHOICES[_truth(default)])

    def read(self, talk: Talk, question: Question, said: str) -> Replied:
        """Give what a yes or a no makes of the fields."""
        typed = said.casefold()
        if self.unsure and texts.code("answer", said) == "unknown":
            return Replied({}, texts.word("answer", "unknown"))
        if typed not in ask.YES + ask.NO:
            raise Refused([no.AnswerUnclear(question.field, given=said, unsure="unsure" if self.unsure else None)])
        said_yes = typed in ask.YES
        fields = self.yes if said_yes else self.no
        return Replied(fields(talk) if callable(fields) else fields, texts.say("yes" if said_yes else "no"))


def _truth(default: str | None) -> bool | None:
    return None if default is None else default.casefold() in ask.YES


def fields_of(given: Mapping[str, Any], field: str) -> bool:
    """Tell whether a field has been given something."""
    return given.get(field) not in (None, False, [], ())
