"""From a typed command to an action and back to a value that is shown.

A verb is a function that takes a `Writing` or a `Reading` and its own options, and returns what is
to be shown; `writes` and `reads` register it with the options every such verb has.
"""

from __future__ import annotations

import inspect
import os
import re
import types
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, TypeVar, get_args

import typer
from msgspec import Struct, field
from msgspec.structs import replace
from typer.models import CommandInfo

from samverkan_cli import files, texts
from samverkan_cli.cli import options, output
from samverkan_cli.cli.tree import App, Verb, usual_path
from samverkan_cli.domain import days, notation
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.refusal import Objection, Objections, Refused
from samverkan_cli.domain.request import Request
from samverkan_cli.render import FORMATS, READ_IN, Receipt, Sheet, Shown, asked_for, chosen, show
from samverkan_cli.render.aside import tell
from samverkan_cli.render.progress import Meter
from samverkan_cli.store import done
from samverkan_cli.streams import Ended, Unwritable

if TYPE_CHECKING:
    from samverkan_cli.domain.refusal import Notice
    from samverkan_cli.domain.which import Which
    from samverkan_cli.store.reader import Reader
    from samverkan_cli.store.registry import Registry
    from samverkan_cli.store.writer import Writer

Q = TypeVar("Q", bound=Request)
T = TypeVar("T")
Action = Callable[["Writer", Q], T]
Shape = Callable[["Reader", T, date], dict[str, Any]]


class Session(Struct, frozen=True, dict=True):
    """What stands before the verb."""

    db: str | None
    by: str | None

    @property
    def path(self) -> Path:
        """Give the registry's file; an empty name is no name, and never the default."""
        if self.db is not None and not self.db.strip():
            raise Refused([no.TextEmpty("db")])
        return Path(self.db or usual_path())

    @property
    def user(self) -> str | None:
        """Give the name on every entry: `--as`, `SAMVERKAN_USER`, else the login name."""
        name = self.by or os.environ.get("SAMVERKAN_USER") or _login_name()
        try:
            return notation.clean(name, notation.NAME) if name else None
        except Refused as refused:
            raise Refused([objection.at("as") for objection in refused.objections]) from None

    @cached_property
    def today(self) -> date:
        """Give what "today" means for defaults: `SAMVERKAN_TODAY`, else the day in Sweden."""
        said = os.environ.get("SAMVERKAN_TODAY")
        clock = days.here(datetime.now(UTC))
        try:
            return days.parse_day(said, clock) if said else clock
        except Refused as refused:
            raise Refused([objection.at("today") for objection in refused.objections]) from None

    def damage(self) -> no.RegistryDamaged | None:
        """Give what is wrong with the registry, when a command has met what it cannot understand in it."""
        from samverkan_cli.store.verify import verify

        try:
            with self.registry().reading(unchecked=True) as reader:
                problems = verify(reader)["problems"]
        except Refused as refused:
            return next((said for said in refused.objections if isinstance(said, no.RegistryDamaged)), None)
        except Exception:  # noqa: BLE001 — nothing can be said of the registry, and the bug is told as one
            return None
        why = texts.say("problem", **problems[0]).strip() if problems else ""
        return no.RegistryDamaged(path=str(self.path), why=why) if problems else None

    def registry(self) -> Registry:
        """Give the registry, not yet opened."""
        from samverkan_cli.store.registry import Registry, wait_seconds

        return Registry(self.path, wait_seconds())


def _login_name() -> str | None:
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return None


class Writing(Struct, frozen=True):
    """A writing verb as it was typed, and the options every one of them has."""

    words: str
    session: Session
    dry_run: bool
    date: str | None
    reason: str | None
    dnr: str | None
    source: str | None
    no_input: bool
    new: bool
    typed: tuple[str, ...]
    form: tuple[Any, ...]  # the parameters of the verb, as Typer has them
    shown_as: str = "table"  # what a verb that may only show is asked to show it in, and the file for it
    out: str | None = None

    @classmethod
    def of(cls, words: str, ctx: typer.Context, said: Mapping[str, Any]) -> Self:
        """Give what was typed for a verb."""
        return cls(
            words,
            ctx.obj,
            **{name: said[name] for name in WRITERS},
            new=said.get("new", False),
            typed=ctx.meta["typed"],
            form=tuple(ctx.command.params),
            shown_as=said["form"],
            out=said.get("out"),
        )

    def must_not_be_filed(self, because: str) -> None:
        """Raise `Refused` where what a verb only shows was to be a file, and it is asked to do something."""
        if self.out is not None:
            raise Refused([no.OptionsConflict("out", option="--out", others=(because,))])

    def in_order(self, values: Iterable[str]) -> list[str]:
        """Give values in the order they were typed, whichever options they stand after."""
        said = [each.partition("=")[2] if each.startswith("--") and "=" in each else each for each in self.typed]
        places = {each: at for at, each in reversed(list(enumerate(said)))}
        return sorted(values, key=lambda value: places.get(value, len(places)))

    def read(self, request: type[Q], /, **given: object) -> tuple[Q, list[Objection]]:
        """Give the request and every flaw in what was typed; option values may be Swedish words."""
        note = {"day": self.date, "reason": self.reason, "dnr": self.dnr, "source": self.source, "new": self.new}
        return read(request, note | given, self.session.today)

    def record(self, noun: str, asked: tuple[Q, list[Objection]], action: Action[Q, T], shape: Shape[T]) -> Receipt:
        """Do what was asked in one transaction, and give what it changed.

        Flaws in the request do not hide what the rules object to. Raises `Refused` with all of it.
        """
        request, flaws = asked
        if any(getattr(request, name) is None for name in request.required) or not request.knows(*request.inferred):
            raise Refused(flaws)
        while True:
            try:
                return self._recorded(noun, request, flaws, action, shape)
            except Refused as refused:
                from samverkan_cli.cli import meant

                said = meant.answers(refused, no_input=self.no_input)
                request = request.but(settled={**request.settled, **said})

    def _recorded(
        self, noun: str, request: Q, flaws: list[Objection], action: Action[Q, T], shape: Shape[T]
    ) -> Receipt:
        with self._writer(flaws) as writer:
            objections = Objections(flaws)
            flawed = {flaw.field for flaw in flaws}
            done = attempt(objections, flawed, action, writer, request)
            if request.new and not any(registers(entry.event) for entry in writer.recorded):
                raise Refused([no.NothingNew("new", option="--new")])
            writer.notices += [*writer.reader.read_as, *request.notices(), *_on_ended(writer, self.session.today)]
            data = {noun: shape(writer.reader, done, self.session.today)}  # type: ignore[arg-type]  # attempt raises when nothing was done
            return self.receipt(writer, data)

    @contextmanager
    def writing(self, *, apart: bool = False) -> Iterator[Writer]:
        """Give a writer, for a verb that does more than one action; `apart` is for bulk work."""
        registry, by = self.session.registry(), self.session.user
        with registry.writing(self.words, by, dry_run=self.dry_run, apart=apart) as writer:
            yield writer

    @contextmanager
    def _writer(self, flaws: list[Objection]) -> Iterator[Writer]:
        try:
            with (
                Meter(texts.say("recording")) as meter,
                self.session.registry().writing(self.words, self.session.user, dry_run=self.dry_run) as writer,
            ):
                writer.watch = meter
                yield writer
        except Refused as refused:
            unusable = refused.status == 7
            raise (Refused([*flaws, *refused.objections]) if unusable and flaws else refused) from None

    def receipt(self, writer: Writer, data: dict[str, Any]) -> Receipt:
        """Give what a write tells: what was made, the head of the journal, warnings, and the sentences."""
        if "enrollment" in data and "actor" in data["enrollment"]:
            data = data["enrollment"]
        ids = {id_ for entry in writer.recorded for id_ in ids_in(entry.event)}
        return Receipt(
            kind=self.words,
            data=data,
            entries=tuple(writer.recorded),
            names=writer.reader.names(ids),
            notices=tuple(writer.notices),
            entry=writer.head.seq,
            head=(writer.began if self.dry_run else writer.head).hash,
            dry_run=self.dry_run,
        )


class Reading(Struct, frozen=True):
    """A reading verb as it was typed."""

    words: str
    session: Session
    fields: str | None
    output: str | None = None
    excel: bool = False
    form: str = "table"
    out: str | None = None
    gone: dict[str, int] = field(default_factory=dict)  # what was asked for and is taken back, with the entry that did
    struck: dict[str, int] = field(default_factory=dict)  # and those of them that should never have been there

    @classmethod
    def of(cls, words: str, ctx: typer.Context, said: Mapping[str, Any]) -> Self:
        """Give what was typed for a verb."""
        named = {name: said[name] for name in ("fields", "output", "excel", "form")}
        return cls(words, ctx.obj, **named, out=said.get("out"))

    @property
    def aloud(self) -> bool:
        """Tell whether a person is told, who can ask for more; a file and a script get all there is."""
        return self.form == "table" and self.out is None

    @contextmanager
    def reader(self) -> Iterator[Reader]:
        """Give a reader over one unchanging state of the registry."""
        with self.session.registry().reading() as reader:
            yield reader
            self.gone.update(reader.taken_back())
            self.struck.update(reader.struck())

    def told(self, shown: Shown) -> Shown:
        """Give what is shown, with the entry that took it back where one did: it is not in force, whatever it says."""
        if not isinstance(shown, Sheet) or shown.data.get("id") not in self.gone:
            return shown
        id_ = shown.data["id"]
        entry, key = self.gone[id_], "is_voided" if id_ in self.struck else "is_taken_back"
        data, line = shown.data | {"taken_back_by": entry}, texts.say(key, id=id_, entry=entry)
        if shown.lines:
            return replace(shown, data=data, lines=(line, *shown.lines))
        return replace(shown, data=data, more=(*shown.more, line), apart=(*shown.apart, "taken_back_by"))

    def read(self, request: type[Q], /, **given: object) -> Q:
        """Give the request; raises `Refused` with every flaw in it."""
        asked, flaws = read(request, given, self.session.today)
        if flaws:
            raise Refused(flaws)
        return asked

    def named(self, field: str, reference: str | None) -> str:
        """Give the reference that was typed; raises `Refused` with `missing` when there is none."""
        if reference is None:
            raise Refused([no.Missing(field)])
        try:
            return notation.clean(reference, notation.LINE)
        except Refused as refused:
            raise Refused([objection.at(field) for objection in refused.objections]) from None

    def only(self, found: Which) -> str:
        """Give the period that is meant where none was said, and say on standard error which one it is."""
        tell(texts.say("warning", text=texts.notice(found.notice.code, found.notice.facts)))
        return found.period.id

    def day(self, text: str | None, field: str = "on") -> date:
        """Give the day that was typed, else today."""
        if text is None:
            return self.session.today
        try:
            return days.parse_day(text, self.session.today)
        except Refused as refused:
            raise Refused([objection.at(field) for objection in refused.objections]) from None


def _on_ended(writer: Writer, today: date) -> Iterator[Notice]:
    """Tell of what was just done on decisions that later ones have ended."""
    entries = {each.stamp.seq for each in writer.recorded if isinstance(getattr(each.event, "decision", None), str)}
    if not entries:
        return
    from samverkan_cli.domain.changing import notices_of_ended

    named = {each.event.decision for each in writer.recorded if each.stamp.seq in entries}  # type: ignore[attr-defined]  # of those that have one
    done = writer.reader.done_on(named)
    made = [each for id_ in sorted(done) for each in done[id_] if each.entry in entries]
    decisions = writer.reader.decisions_named({each.decision for each in made})
    yield from notices_of_ended(writer.reader.known_of(decisions), made, today)


def registers(event: Any) -> bool:
    """Tell whether an event registers an actor or a person, or names one that the register does not know."""
    mentions = any(getattr(event, name, None) for name in ("registered", "introduced", "reported_by"))
    return mentions or event.KIND in ("actor_registered", "person_registered")


def ids_in(event: Any) -> set[str]:
    """Give the ids an event names, its subject among them."""
    from samverkan_cli.store.journal import mentioned

    return mentioned(event) | {event.subject}


def read(kind: type[Q], given: Mapping[str, object], today: date) -> tuple[Q, list[Objection]]:
    """Give a request from what was typed, with words in either language turned into codes."""
    request, flaws = kind.read({field: _coded(kind, field, value) for field, value in given.items()}, today)
    return request, [_worded(kind, flaw) for flaw in flaws]


def _worded(kind: type[Request], flaw: Objection) -> Objection:
    """Give the choices of an option as a person types them, with the codes scripts use."""
    if not isinstance(flaw, no.ValueUnknown) or flaw.field is None:
        return flaw
    words = _words(kind, flaw.field)
    codes = flaw.facts["choices"]
    if words is None or not isinstance(codes, tuple):
        return flaw
    said = {code: texts.word(values_group(words), code) for code in codes}
    choices = tuple(code if word == code else f"{word} ({code})" for code, word in said.items())
    return no.ValueUnknown(flaw.field, given=flaw.facts["given"], choices=choices)


def _words(kind: type[Request], field: str) -> type[StrEnum] | None:
    """Give the enum whose words a field takes, or None."""
    found = _types(kind.asks[field])
    return next((each for each in found if issubclass(each, StrEnum)), None)


def _coded(kind: type[Request], field: str, value: object) -> object:
    if field in kind.paired and isinstance(value, str):
        return _rule(value)
    words = _words(kind, field)
    if words is None or value is None:
        return value
    group = values_group(words)
    if isinstance(value, str):
        return texts.code(group, value)
    return type(value)(texts.code(group, one) for one in value) if isinstance(value, (list, tuple)) else value


def _rule(said: str) -> str:
    """Give a rule of a period with its value in codes: `svarstid=28 dagar`, `effekt=laga kraft`."""
    name, equals, value = said.partition("=")
    rule = texts.code("policy_setting", name)
    if rule in ("affirmations", "effect"):
        group = {"affirmations": "affirmation"}.get(rule, rule)
        value = ",".join(texts.code(group, one.strip()) for one in value.split(","))
    elif rule.endswith("_days"):
        value = re.sub(r"(?<=\d)\s*(dagar|dag|days|day)\s*$", "", value, flags=re.IGNORECASE)
    return f"{rule}{equals}{value}"


def values_group(words: type[StrEnum]) -> str:
    """Give the name of the texts that hold the words of an enum: `BodyKind` is `body_kind`."""
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in words.__name__).lstrip("_")


def _types(annotation: object) -> Iterator[type]:
    if isinstance(annotation, type) and not isinstance(annotation, types.GenericAlias):
        yield annotation
    for inner in get_args(annotation):
        yield from _types(inner)


def attempt(
    objections: Objections, flawed: set[str | None], action: Action[Q, T], writer: Writer, request: Q
) -> T | None:
    """Give what the action did; raises `Refused` with everything the flaws and the rules object to."""
    found = Objections()
    done = found.ask(action, writer, request)
    objections.extend(o for o in found if o.field not in flawed)
    objections.more += found.more
    objections.stop()
    return done


READERS = {"fields": options.Fields, "excel": options.Excel}
FILED = {"out": options.AnyFile, "force": options.Force}
FLAGS = ("dry_run", "excel", "no_input", "new", "force")
WRITERS = {
    "dry_run": options.DryRun,
    "date": options.Date,
    "reason": options.Reason,
    "dnr": options.Dnr,
    "source": options.Source,
    "no_input": options.NoInput,
}
REGISTERING = {"new": options.New}
Register = Callable[[Callable[..., Shown]], Callable[..., Shown]]


def writes(app: App, words: str, *, shows: bool = False, registers: bool = False) -> Register:
    """Register a writing verb under its words, `period add`, with the options every one has.

    `shows` is for one that also shows something when it is asked to, and then has what readers have; `registers` for
    one that registers whom it first mentions, who may then be said to be new.
    """
    if shows:
        return _verb(app, words, Writing, WRITERS | READERS | FILED, READ_IN)
    return _verb(app, words, Writing, WRITERS | (REGISTERING if registers else {}), FORMATS)


def reads(app: App, words: str, *, forms: tuple[str, ...] = READ_IN, filed: bool = True) -> Register:
    """Register a reading verb under its words, with the options every one has.

    `forms` are the formats it knows. What is not `filed` does something, and has no answer to keep in a file; a verb
    that has an `--out` of its own writes the file itself.
    """
    return _verb(app, words, Reading, READERS | (FILED if filed else {}), forms)


def _verb(
    app: App, words: str, kind: type[Writing | Reading], common: Mapping[str, Any], forms: tuple[str, ...]
) -> Register:
    def register(function: Callable[..., Shown]) -> Callable[..., Shown]:
        app.add(words, lambda: _described(function, words, kind, {**common, "output": options.output(forms)}, forms))
        return function

    return register


def _described(
    function: Callable[..., Shown],
    words: str,
    kind: type[Writing | Reading],
    common: Mapping[str, Any],
    forms: tuple[str, ...],
) -> CommandInfo:
    """Give what Typer makes a verb of: the function's own parameters, and those every such verb has."""
    own = list(inspect.signature(function, eval_str=True).parameters.values())[1:]
    parameters = [inspect.Parameter("ctx", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context), *own]
    if any(parameter.name == "out" for parameter in own):
        common = {name: annotation for name, annotation in common.items() if name not in FILED}
    for name, annotation in common.items():
        default = False if name in FLAGS else None
        parameters.append(
            inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
        )
    places = {parameter.name.rstrip("_"): _typed(parameter) for parameter in parameters[1:]}

    def verb(ctx: typer.Context, **given: Any) -> None:
        try:
            must_be_utf_8(given)
            said = {name: given.pop(name) for name in common}
            said["form"] = _form(said, forms)
            _carry_out(function, kind.of(words, ctx, said), given, said)
        except Refused as refused:
            raise refused.typed_at(places, words) from None
        except (Ended, Unwritable, OSError, typer.Exit, typer.Abort):
            raise
        except Exception:
            _blame(ctx.obj)
            raise

    verb.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]  # what Typer reads
    verb.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    help_, example = texts.command(words)
    return CommandInfo(
        words.rsplit(" ", maxsplit=1)[-1],
        cls=Verb,
        callback=verb,
        help=help_,
        epilog=f"{texts.say('example')} {example}",
        options_metavar=texts.say("options_metavar"),
    )


def _carry_out(
    function: Callable[..., Shown], call: Writing | Reading, given: Mapping[str, Any], said: Mapping[str, Any]
) -> None:
    """Do what a verb does, and show what comes of it."""
    shown = function(call, **given)
    carried_out = done.now()
    carried_out.whole = True
    told = call.told(shown) if isinstance(call, Reading) else shown
    fields, excel, form = said.get("fields"), said.get("excel", False), said["form"]
    if (out := said.get("out")) is not None and fields != "help" and not isinstance(told, Receipt):
        told, fields = asked_for(told, fields), None
        told = output.filed(told, form, out, said["output"], excel=excel, force=said["force"])
    show(told, form, fields, excel=excel, done=bool(carried_out))


def _form(said: Mapping[str, Any], forms: tuple[str, ...]) -> str:
    """Give the format of what is shown, or of the file it is shown in; raises `Refused` for none of ours."""
    if said.get("out") is not None:
        return output.form_of(said["out"], said["output"], forms)
    return chosen(said["output"] or ("csv" if said.get("excel") else None), forms)


def _blame(session: Session) -> None:
    """Raise `Refused` if what nobody foresaw comes of a registry that is not whole."""
    if not done.now().recorded and (damaged := session.damage()):
        raise Refused([damaged]) from None


def must_be_utf_8(given: Mapping[str, Any]) -> None:
    """Raise `Refused` for each option or argument with bytes that are no letters.

    Python reads such a byte of the command line as a lone surrogate, which can be neither kept nor printed.
    """
    said = ((name, each) for name, value in given.items() for each in (value if isinstance(value, list) else [value]))
    if wrong := [no.TextNotAllowed(name.rstrip("_"), given=each) for name, each in said if _undecoded(each)]:
        raise Refused(wrong)


def _undecoded(given: object) -> bool:
    return isinstance(given, str) and any("\ud800" <= character <= "\udfff" for character in given)


def _typed(parameter: inspect.Parameter) -> str | None:
    """Give how a parameter is typed: `PERIOD` for an argument, `--first-day` for an option."""
    info = next(iter(get_args(parameter.annotation)[1:]), None)
    declared = getattr(info, "param_decls", None) or ()
    name = getattr(info, "default", None)
    option = name if isinstance(name, str) else next(iter(declared), None)
    return option.partition("/")[0] if option else getattr(info, "metavar", None)


def file_text(path: str, field: str) -> str:
    """Give the text of a file, or of standard input for `-`; raises `Refused` when it cannot be read."""
    try:
        if path == files.PIPED:
            return files.piped(field, files.WRITTEN).decode("utf-8-sig")
        return files.content(path, field, files.WRITTEN).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused([no.FileUnreadable(field, path=path, why="utf-8")]) from None
