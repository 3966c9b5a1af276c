"""`samverkan help`: the help of a command, named as it is typed, and the manual page."""

from typing import Annotated, Any

import typer
from typer.models import CommandInfo

from samverkan_cli import texts
from samverkan_cli.cli.tree import Verb, noun

app = noun()
Words = Annotated[
    list[str] | None,
    typer.Argument(metavar=texts.say("command_metavar"), help=texts.option("help_of"), show_default=False),
]


def help_(ctx: typer.Context, words: Words = None) -> None:
    """Show the help of a command."""
    from samverkan_cli.streams import write

    of: Any = ctx.find_root()
    for word in " ".join(words or ()).split():
        if not hasattr(of.command, "resolve_command"):
            break  # `help enroll "Almby IK"`: what follows is no command
        name, command, _ = of.command.resolve_command(of, [word])
        of = command.make_context(name, [], parent=of, resilient_parsing=True)
    write(of.get_help())


def _described() -> CommandInfo:
    text, example = texts.command("help")
    return CommandInfo(
        "help",
        cls=Verb,
        callback=help_,
        help=text,
        epilog=f"{texts.say('example')} {example}",
        options_metavar=texts.say("options_metavar"),
    )


app.add("help", _described)
