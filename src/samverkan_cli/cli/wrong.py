"""A command line that Typer cannot read, as one of our own objections."""

from typing import Any

from samverkan_cli.cli import near
from samverkan_cli.domain import errors as no

BEFORE_THE_VERB = ("--db", "--as", "--lang")
QUOTED = ' ("Almby IK")'


def usage(error: Any) -> no.Usage:
    """Give what is wrong in a command line, and what may have been meant."""
    ctx, message = getattr(error, "ctx", None), error.format_message()
    given = getattr(error, "option_name", None) or message.partition(" (")[2].removesuffix(")")
    what = _what(error, given, message)
    before = given if given in BEFORE_THE_VERB else None
    meant, before = _meant(ctx, given) if what == "NoSuchOption" and not before else ((), before)
    return no.Usage(
        "command",
        what=what,
        given=given,
        meant=near.one(meant),
        nearest=near.several(meant),
        command=getattr(ctx, "command_path", "samverkan"),
        before=before,
        quote=QUOTED if what == "UsageError" else None,
    )


def command(what: str, meant: tuple[str, ...], path: str) -> no.Usage:
    """Give that there is no such command, and what may have been meant."""
    return no.Usage(
        "command",
        what="NoSuchCommand",
        given=what,
        meant=near.one(meant),
        nearest=near.several(meant),
        command=path,
        before=None,
        quote=None,
    )


def _what(error: Any, given: str, message: str) -> str:
    """Give what kind of slip it is, where Typer has the same name for two."""
    kind = type(error).__name__
    if kind == "UsageError" and not given:  # the other thing it says without a place is "Missing command."
        return "MissingCommand"
    return "ValueNotTaken" if kind == "BadOptionUsage" and "does not take a value" in message else kind


def _meant(ctx: Any, given: str) -> tuple[tuple[str, ...], str | None]:
    """Give the options that may have been meant, or the one that stands before the verb."""
    known = [each for param in ctx.command.get_params(ctx) for each in (*param.opts, *param.secondary_opts)]
    found = near.options([each for each in known if each.startswith("--")], given)
    if found or ctx.parent is None:
        return found, None
    before = near.options(BEFORE_THE_VERB, given)
    return (), before[0] if before else None
