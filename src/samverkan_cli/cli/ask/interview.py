"""An interview: one question at a time, each answer looked up at once, and nothing recorded before the last yes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import typer
from msgspec import Struct
from msgspec.structs import replace

from samverkan_cli import texts
from samverkan_cli.cli import ask
from samverkan_cli.cli.ask import command, screen
from samverkan_cli.cli.ask.form import Anew, Form, OneOfSeveral, Replied, Text, YesOrNo, fields_of
from samverkan_cli.cli.ask.question import Interview, Question
from samverkan_cli.cli.ask.voice import Back, Voice, room
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.refusal import Objection, Objections, Refused, Unmet
from samverkan_cli.render import refusal
from samverkan_cli.render.plain import visible
from samverkan_cli.render.table import after, sentences
from samverkan_cli.render.width import columns_of
from samverkan_cli.streams import warn

if TYPE_CHECKING:
    from datetime import date

    from samverkan_cli.cli.call import Writing
    from samverkan_cli.render import Receipt
    from samverkan_cli.store.reader import Reader

T = TypeVar("T")
COMMON = ("date", "reason", "dnr", "source", "new")
OBJECTED = {"day": "date", "when_final": "effective", "known_as": "received", "origin": "from"}  # called otherwise
ANYWAY = "record_anyway"


class AnsweredSoFar(Struct, frozen=True):
    """What has been answered: the fields, how each answer is told, and what is asked no more, or again."""

    given: dict[str, Any]
    told: dict[str, str] = {}
    done: frozenset[str] = frozenset()
    again: frozenset[str] = frozenset()


def hold(call: Writing, plan: Interview, given: ask.Given, record: ask.Record) -> Receipt:
    """Hold the interview of a verb if something it cannot do without is missing, and record what comes of it.

    Raises `typer.Abort` for a no, and `Refused` for what no other answer can help.
    """
    talk = Talk(call, plan, given, record)
    if not talk.begins():
        return record(call, given)
    talk.begin()
    while True:
        talk.go_through()
        try:
            trial = talk.tried()
            talk.show(trial)
            if call.dry_run:
                return replace(trial, warned=True)
            if talk.agrees():
                return replace(record(talk.asked(), talk.answers()), warned=True)
        except Refused as refused:
            talk.objected(refused)


class Talk(Voice):
    """An interview that is being held."""

    def __init__(self, call: Writing, plan: Interview, given: ask.Given, record: ask.Record) -> None:
        self.call, self.plan, self.record = call, plan, record
        self.today: date = call.session.today
        self.state = AnsweredSoFar({**{name: getattr(call, name) for name in COMMON}, **given})
        self.trail: list[AnsweredSoFar] = []
        self.earlier: dict[str, str] = {}  # what was typed, to be offered when the question is asked again
        self.extra: tuple[Question, ...] = ()  # that objections have given rise to

    # What is known

    @property
    def given(self) -> dict[str, Any]:
        """Give every field as it is now."""
        return self.state.given

    @property
    def questions(self) -> tuple[Question, ...]:
        """Give the questions of the interview, and those that objections have given rise to."""
        return self.plan.questions + self.extra

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        """Give a reader for a moment: nothing is asked while the registry is open."""
        with self.call.session.registry().reading() as reader:
            yield reader

    def found(self, finder: Callable[[Reader, str], T], field: str) -> T | None:
        """Give what the answer to a question leads to, or None."""
        named = self.given.get(field)
        if not named:
            return None
        with self.reading() as reader:
            return Objections().find(lambda said: finder(reader, said), named)

    def flaws(self, field: str, said: object) -> list[Objection]:
        """Give what is wrong with an answer, as the option would be told."""
        if field in COMMON or field not in self.plan.request.asks:
            return []
        _, found = self.call.read(self.plan.request, **{field: said})
        return [flaw for flaw in found if flaw.field == field]

    # From the first question to the last

    def begins(self) -> bool:
        """Tell whether something is missing that the verb cannot do without."""
        return any(each.needed and each.when(self) and self._is_missing(each) for each in self.plan.questions)

    def begin(self) -> None:
        """Look up what was typed, as if it were answers, and tell how to answer."""
        registry = self.call.session.registry()
        if self.plan.registry:
            with registry.reading():  # where it cannot be read, nothing is asked
                pass
        else:
            registry.must_be_new()
        self.lines = screen.lines()
        self.tell(texts.say("how_to_answer"))
        for each in self.plan.questions:
            value = self.given.get(each.field)
            if not fields_of(self.given, each.field) or self._shared(each.field):
                continue
            if not isinstance(value, str) or isinstance(each.form, YesOrNo):
                self._keep(each, Replied({}, _typed(value)))
                continue
            try:
                self._keep(each, each.form.read(self, each, value))
            except Refused as refused:
                self.tell(refusal.of_answer(refused))
                self._open([each])
            except (Anew, Back):
                self._open([each])

    def go_through(self) -> None:
        """Ask what has not been answered, and is to be."""
        while question := self._next():
            before = self.state
            try:
                answer = self._answered(question)
            except Back:
                self._back()
            except Anew as anew:
                self._open([each for each in self.questions if each.name in anew.names])
            else:
                self._keep(question, answer)
                self.trail.append(before)
                if question.rules_asked:
                    self._ask_the_rules()

    def tried(self) -> Receipt:
        """Give what would be recorded; raises `Refused` with what the rules object to."""
        return self.record(replace(self.asked(), dry_run=True, no_input=True), self.answers())

    def asked(self) -> Writing:
        """Give the verb as it was typed, with what every verb may be told and has been answered."""
        return replace(self.call, **{name: self.given[name] for name in COMMON})

    def answers(self) -> ask.Given:
        """Give the fields of the verb."""
        return {name: value for name, value in self.given.items() if name not in COMMON and name[0] != "_"}

    def show(self, trial: Receipt) -> None:
        """Show what was answered, what comes of it, and the whole command."""
        self.tell("")
        for each in self.questions:
            if told := self.state.told.get(each.name):
                self.tell(f"  {self._text(each)[0]}: {told}")
        self.tell(f"\n{texts.say('so_it_will_be')}")
        for line in sentences(replace(trial, dry_run=False, lines=(), more=())):
            self.tell(f"  {line}")
        if warned := after(replace(trial, dry_run=True), warnings=True):
            self.tell(f"\n{warned}")
        self.tell("")
        self._show_command()

    def agrees(self) -> bool:
        """Ask whether it is to be recorded; False goes a step back. Raises `typer.Abort` for a no."""
        try:
            if not self.agreed("record", default=not self.plan.careful):
                raise typer.Abort
        except Back:
            self._back()
            return False
        return True

    def objected(self, refused: Refused) -> None:
        """Tell what the rules object to, and ask again what it concerns. Raises `Refused` where that is nothing."""
        if all(isinstance(each, (no.LikelySame, no.NotAFullName)) for each in refused.objections):
            for each in refused.objections:
                self._settle(each)
            return
        fields = {OBJECTED.get(each.field or "", each.field or "") for each in refused.objections}
        concerned = [each for field in sorted(fields) for each in self._concerned(field)]
        if not concerned or any(each.status == no.RegistryMissing.status for each in refused.objections):
            self._show_command()
            raise refused
        self.tell(refusal.of_answer(refused))
        self._open(self._anyway(refused) or concerned)

    # How it is done

    def _answered(self, question: Question) -> Replied:
        """Give the answer to a question, which is asked until there is one."""
        offered = question.default(self)
        if question.form.recalls:
            offered = self.earlier.get(question.name, offered)
        for line in question.form.before(self, question):
            warn(self._cut(visible(line)))
        while True:
            said = self.typed(self._put(question, offered), self._text(question)[2], question.form.suggest(self))
            if not said and offered is None and question.optional:
                return Replied({question.field: None}, "")
            if not said and offered is None:
                self.tell(texts.say("answer_something"))
                continue
            try:
                answer = question.form.read(self, question, said or offered or "")
            except Refused as refused:
                self.tell(refusal.of_answer(refused))
            else:
                if answer.fields.get(question.field) is not None:
                    self.earlier[question.name] = answer.typed or said or offered or ""
                return answer

    def _put(self, question: Question, offered: str | None) -> str:
        hint = question.form.hint(offered)
        if not hint and question.optional:
            hint = texts.say("may_be_skipped")
        return " ".join(part for part in (self._text(question)[1], hint) if part)

    def _text(self, question: Question) -> tuple[str, str, str]:
        """Give the label of a question, the question itself, and what explains it."""
        if question.help:
            return texts.field(question.field), question.help.rstrip("."), question.help
        return texts.ask(question.name)

    def _next(self) -> Question | None:
        """Give the first question that is to be asked and has not been answered."""
        state = self.state
        open_ = (each for each in self.questions if each.name not in state.done)
        return next((each for each in open_ if each.name in state.again or each.when(self)), None)

    def _keep(self, question: Question, answer: Replied) -> None:
        state = self.state
        self.state = AnsweredSoFar(
            state.given | answer.fields,
            state.told | {question.name: answer.told},
            state.done | {question.name},
            state.again - {question.name},
        )

    def _open(self, questions: Iterable[Question]) -> None:
        """Ask some questions again, and those whose answers rest on theirs."""
        fields = {each.field for each in questions}
        asked = {each.name for each in questions}
        names = asked | {each.name for each in self.questions if fields & set(each.rests_on)}
        opened = [each for each in self.questions if each.name in names]
        gone = {each.field: None for each in opened if not self._shared(each.field)}
        told = {name: told for name, told in self.state.told.items() if name not in names}
        self.state = AnsweredSoFar(self.given | gone, told, self.state.done - names, self.state.again | asked)

    def _back(self) -> None:
        if self.trail:
            self.state = self.trail.pop()
        else:
            self.tell(texts.say("first_question"))

    def _ask_the_rules(self) -> None:
        """Tell at once what the rules object to in what has been answered so far."""
        try:
            self.tried()
        except Refused as refused:
            if any(each.status == no.RegistryMissing.status for each in refused.objections):
                raise
            found = [each for each in refused.objections if self._is_about_an_answer(each)]
            if found:
                self.objected(Refused(found))

    def _is_about_an_answer(self, objection: Objection) -> bool:
        """Tell whether an objection is to what has been answered, and not to what is still to be, or was left out."""
        field = OBJECTED.get(objection.field or "", objection.field)
        said = (each for each in self.questions if each.name in self.state.done and fields_of(self.given, each.field))
        return any(field in (each.field, *each.fields) for each in said if not self._shared(each.field))

    def _settle(self, question: Objection) -> None:
        """Ask who is meant by a name that is like a known one: that one, or somebody new."""
        field, name = question.field or "", str(question.facts["name"])
        if isinstance(question, no.NotAFullName):
            if not self.agreed("is_it_whole", default=False, named=name):
                self._open(self._concerned(field))
                return
            self.state = replace(self.state, given=self.given | {"new": True})
            return
        told = question.facts.get("sharing") or question.facts.get("others") or ()
        assert isinstance(told, tuple)
        for id_, named in zip(question.refs, told, strict=True):
            if self.agreed("is_it_meant", named=named):
                said = str(self.given[field])
                told_as = {each.name: said.replace(name, named) for each in self.questions if each.field == field}
                given = self.given | {field: said.replace(name, id_)}
                self.state = replace(self.state, given=given, told=self.state.told | told_as)
                return
        self.state = replace(self.state, given=self.given | {"new": True})

    def _anyway(self, refused: Refused) -> list[Question]:
        """Give the question why a decision that was taken is to be recorded all the same, where that is wanted."""
        asked = [each for each in self.questions if each.field == ANYWAY and not self.given[ANYWAY]]
        whole = self._next() is None  # the rules have seen every answer
        unmet = all(isinstance(each, Unmet) for each in refused.objections)
        return asked if asked and whole and unmet and self.agreed("anyway", default=False) else []

    def _concerned(self, field: str) -> list[Question]:
        """Give the questions that an objection to a field concerns; one of its own where the interview has none."""
        own = fields_of(
            self.given, field
        )  # what was typed is asked anew, and what it else would be computed from is not
        found = [each for each in self.questions if field == each.field or (field in each.fields and not own)]
        if self._shared(field):
            return [each for each in found if each.when(self)]
        if found or field not in self.given:
            return [each for each in found if each.when(self)] or found
        parameter = next(each for each in self.call.form if str(each.name).rstrip("_") == field)
        flag = getattr(parameter, "is_flag", False)
        form: Form = (
            YesOrNo(yes={field: True}, no={field: False}) if flag else OneOfSeveral() if parameter.multiple else Text()
        )
        added = Question(field, form, help=parameter.help or field)
        self.extra = (*self.extra, added)
        return [added]

    def _shared(self, field: str) -> bool:
        """Tell whether several questions fill a field, each a part of it."""
        return sum(each.field == field for each in self.plan.questions) > 1

    def _is_missing(self, question: Question) -> bool:
        if fields_of(self.given, question.field) and not self._shared(question.field):
            return False
        return not (question.inferred and question.default(self))

    def _show_command(self) -> None:
        given = self.given | {"dry_run": self.call.dry_run}
        words = [visible(word) for word in command.whole(self.call, given)]
        label = texts.say("whole_command", command="")
        warn(label + command.quoted(words, columns_of(label), room()))


def _typed(value: Any) -> str:
    """Give how something that was typed is told, which is no answer to be read."""
    if isinstance(value, (list, tuple)):
        return ", ".join(value)
    return texts.say("yes" if value else "no") if isinstance(value, bool) else str(value)
