"""The command tree: which module a command lives in, loaded only when it is used.

`--help` lists every command without loading one; that costs a third of loading them all.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import Any

import typer
from typer._click.exceptions import UsageError
from typer._coercion import RuntimeParam
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command_from_info
from typer.models import CommandInfo

from samverkan_cli import texts
from samverkan_cli.domain.refusal import Refused

# Nouns, whose verbs live in the module of the same name.
NOUNS = (
    *("registry", "period", "actor", "person", "contact", "renew", "case", "document", "body", "meeting"),
    *("decision", "group", "plan", "task", "watch", "round", "report", "import", "export", "journal", "database"),
)

# Verbs that stand alone, and the module they live in.
VERBS = {
    **dict.fromkeys(("init", "status"), "registry"),
    **dict.fromkeys(("enroll", "decline", "withdraw"), "enrollment"),
    **dict.fromkeys(("suspend", "exclude", "refuse"), "exclude"),
    **dict.fromkeys(("why", "search"), "why"),
    **dict.fromkeys(("undo", "redo"), "undo"),
    "handover": "handover",
    **dict.fromkeys(("correct", "void"), "correct"),
    **{
        name: name
        for name in (
            *(
                "week",
                "show",
                "due",
                "calendar",
                "map",
                "publish",
                "check",
                "completion",
                "demo",
                "doctor",
                "help",
                "roll",
            ),
        )
    },
}
# Nouns that are typed as a verb, and the module of the noun.
TYPED_AS = {"renew": "renewal", "registry": "setting", "case": "case.verbs", "import": "minutes"}
ORDER = (
    *("init", "week", "status", "due", "check", "doctor", "demo", "help", "completion"),
    *("registry", "period", "actor", "person", "contact"),
    *("enroll", "decline", "withdraw", "refuse", "suspend", "exclude", "case", "document", "renew"),
    *("roll", "show", "why", "search", "correct", "void", "undo", "redo", "handover"),
    *("body", "meeting", "decision", "group", "plan", "task", "watch", "round"),
    *("calendar", "map", "publish", "report", "import", "export", "journal", "database"),
)


class _AsTyped(RuntimeParam):
    """Hands on what was typed: Typer would load Pydantic, for half a command's time, to make text of text."""

    def _coerce_value(self, value: Any, param: Any, ctx: Any) -> Any:  # noqa: ARG002 — Typer's signature
        return list(value) if param.multiple or param.nargs == -1 else value


class _Told:
    """Parameters as they were typed, and help in the chosen language where Typer writes English."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Give the parameters: each is text, texts or a flag, and is read by the request."""
        params: list[Any] = super().get_params(ctx)  # type: ignore[misc]  # the command it is mixed into
        for param in params:
            asked = param.type_descriptor
            if asked.annotation in (str, bool, list[str]):
                param._runtime_param = _AsTyped(asked.parameter_info, asked.annotation)  # noqa: SLF001 — tests hold it
        return params

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write the usage line."""
        pieces = " ".join(self.collect_usage_pieces(ctx))  # type: ignore[attr-defined]  # the command it is mixed into
        formatter.write_usage(ctx.command_path, pieces, prefix=texts.say("usage"))

    def get_help_option(self, ctx: Any) -> Any:
        """Give `--help` with its text in the chosen language."""
        found = super().get_help_option(ctx)  # type: ignore[misc]  # the command it is mixed into
        if found is not None:
            found.help = texts.say("help_option")
            found.callback = _help
        return found

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write arguments, options and commands under their headings."""
        for kind in ("argument", "option"):
            params = [param for param in self.get_params(ctx) if param.param_type_name == kind]
            rows = [row for param in params if (row := help_row(param, ctx))]
            if rows:
                with formatter.section(texts.say(f"{kind}s")):
                    formatter.write_dl(rows)
        if isinstance(self, TyperGroup):
            with formatter.section(texts.say("commands")):
                formatter.write_dl(self.described(ctx))  # type: ignore[attr-defined]  # both groups below have it


def help_row(param: Any, ctx: Any) -> tuple[str, str] | None:
    """Give how a parameter is typed, and its help; Typer would write `ACTOR <str>`."""
    if param.param_type_name == "option":
        return param.get_help_record(ctx)  # type: ignore[no-any-return]  # Typer types it Any
    return param.display_name_raw + (" …" if param.nargs == -1 else ""), param.help or ""


def _help(ctx: Any, _param: Any, asked: bool) -> None:
    """Write the help as everything is written: one that cannot be written is told as that."""
    from samverkan_cli.streams import write

    if asked and not ctx.resilient_parsing:
        write(ctx.get_help())
        ctx.exit()


class Verb(_Told, TyperCommand):
    """A command that does something."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments, and keep them in the order they were typed."""
        ctx.meta["typed"] = tuple(args)
        return _in_context(super().parse_args, ctx, args)


def _in_context(parse: Callable[[Any, list[str]], list[str]], ctx: Any, args: list[str]) -> list[str]:
    """Read the arguments; what is wrong in them is wrong in this command, also where the parser does not say so."""
    try:
        return parse(ctx, args)
    except UsageError as error:
        error.ctx = error.ctx or ctx
        raise


class Noun(_Told, TyperGroup):
    """A noun and its verbs."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments."""
        return _in_context(super().parse_args, ctx, args)

    def described(self, ctx: Any) -> list[tuple[str, str]]:
        """Give each verb with its help in one line."""
        named = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
        return [(name, (verb.help or "").split("\n", maxsplit=1)[0]) for name, verb in named if verb]

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Give the command that is named; raises `Refused`, with the nearest ones, when there is none."""
        if args and not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            from samverkan_cli.cli import wrong

            raise Refused([wrong.command(args[0], self.near(args, ctx), ctx.command_path)])
        return super().resolve_command(ctx, args)

    def near(self, args: list[str], ctx: Any) -> tuple[str, ...]:
        """Give the verbs that may have been meant."""
        from samverkan_cli.cli import near

        return near.verb(self.list_commands(ctx), args[0]) or near.elsewhere(ctx.find_root().command, args[0])


def usual_path() -> str:
    """Give the registry that is meant where none is named: `SAMVERKAN_DB`, else `registry.db` in the folder."""
    return os.environ.get("SAMVERKAN_DB") or "registry.db"


NAMING, BEFORE = "--db", ("--db", "--as", "--lang")  # what stands before the verb and has a value
OF_THE_WEEK = ("-o", "--output", "--on", "--fields")  # what `week` takes, also where it is meant and not typed


def _with_verb(args: list[str]) -> list[str]:
    """Give the arguments with the verb that is meant where none is typed."""
    at = 0
    while at < len(args) and args[at].partition("=")[0] in BEFORE:
        at += 1 if "=" in args[at] else 2
    before, rest = args[:at], args[at:]
    if not rest:
        named = any(each.partition("=")[0] == NAMING for each in before)
        meant = at <= len(args) and (named or os.path.lexists(usual_path()))
    else:
        meant = rest[0].startswith(OF_THE_WEEK) and not any(each in ORDER for each in rest)
    return [*before, "week", *rest] if meant else args


class Root(Noun):
    """The program: commands are found by name and loaded when they are called."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments; where a registry is and no verb is typed, `week` is meant, but not while one is typed."""
        return super().parse_args(ctx, args if ctx.resilient_parsing else _with_verb(args))

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 — Typer's signature
        """Give the names of every command in the order of the year's work."""
        return list(ORDER)

    def near(self, args: list[str], ctx: Any) -> tuple[str, ...]:  # noqa: ARG002 — as a noun's
        """Give the commands that may have been meant."""
        from samverkan_cli.cli import near

        return near.commands(self, args[0], args[1:])

    def described(self, ctx: Any) -> list[tuple[str, str]]:
        """Give each command with its help in one line, without loading it."""
        return [
            (name, (texts.group(name) if name in NOUNS else texts.command(name)[0]).split("\n", maxsplit=1)[0])
            for name in self.list_commands(ctx)
        ]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 — Typer's signature
        """Load a command by name."""
        if cmd_name not in ORDER:
            return None
        module = import_module(f"samverkan_cli.cli.{(VERBS | TYPED_AS).get(cmd_name, cmd_name)}")
        verbs: App = module.app
        if cmd_name in VERBS:
            return verbs.made[cmd_name]
        loaded = typer.main.get_group(verbs)
        loaded.name, loaded.commands = cmd_name, verbs.made  # type: ignore[assignment]  # Typer adds none to it
        return loaded


class _Made(Mapping[str, Verb]):
    """Verbs by name, each made when it is asked for: of a noun's thirty, one is called."""

    def __init__(self) -> None:
        self.by: dict[str, Callable[[], Verb]] = {}

    def __getitem__(self, name: str) -> Verb:
        return self.by[name]()

    def __iter__(self) -> Iterator[str]:
        return iter(self.by)

    def __len__(self) -> int:
        return len(self.by)


class App(typer.Typer):
    """A noun's verbs, or verbs that stand alone."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self.made = _Made()

    def add(self, words: str, verb: Callable[[], CommandInfo]) -> None:
        """Add a verb by its words, and what describes it to Typer."""

        @cache
        def make() -> Any:
            return get_command_from_info(verb(), pretty_exceptions_short=False, rich_markup_mode=None)

        self.made.by[words.rsplit(" ", maxsplit=1)[-1]] = make


def told_alone(app: App, name: str, function: Callable[..., None]) -> None:
    """Add a verb that tells of the program itself: it opens no registry, and has none of the others' options."""

    def described() -> CommandInfo:
        text, example = texts.command(name)
        return CommandInfo(
            name,
            cls=Verb,
            callback=function,
            help=text,
            epilog=f"{texts.say('example')} {example}",
            options_metavar=texts.say("options_metavar"),
        )

    app.add(name, described)


def noun(name: str | None = None) -> App:
    """Give an empty app for a noun's verbs, or for verbs that stand alone."""
    return App(
        cls=Noun,
        name=name,
        help=texts.group(name) if name else None,
        no_args_is_help=True,
        rich_markup_mode=None,
        add_completion=False,
        pretty_exceptions_enable=False,
        subcommand_metavar=texts.say("command_metavar"),
        options_metavar=texts.say("options_metavar"),
    )
