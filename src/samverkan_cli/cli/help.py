"""`samverkan help`: the help of a command, named as it is typed, and the manual page."""

from typing import Annotated, Any

import typer

from samverkan_cli import texts
from samverkan_cli.cli.tree import noun, told_alone

app = noun()
Words = Annotated[
    list[str] | None,
    typer.Argument(metavar=texts.metavar("COMMAND"), help=texts.option("help_of"), show_default=False),
]


Manual = Annotated[bool, typer.Option("--man", help=texts.option("man"))]


def help_(ctx: typer.Context, words: Words = None, man: Manual = False) -> None:
    """Show the help of a command, or the manual page."""
    from samverkan_cli.streams import write

    if man:
        from samverkan_cli.cli.manual import page

        write(page(ctx.find_root()))
        return
    of: Any = ctx.find_root()
    for word in " ".join(words or ()).split():
        if not hasattr(of.command, "resolve_command"):
            break  # `help enroll "Almby IK"`: what follows is no command
        name, command, _ = of.command.resolve_command(of, [word])
        of = command.make_context(name, [], parent=of, resilient_parsing=True)
    write(of.get_help())


told_alone(app, "help", help_)
