"""The program's own options: which registry, who, which language."""

import os
from typing import Annotated

import typer

from samverkan_cli import __version__, texts
from samverkan_cli.cli.tree import Root, usual_path
from samverkan_cli.texts import metavar, option

Database = Annotated[str | None, typer.Option("--db", metavar=metavar("FILE"), help=option("db"), show_default=False)]
By = Annotated[str | None, typer.Option("--as", metavar=option("metavar_text"), help=option("as"), show_default=False)]
Language = Annotated[str | None, typer.Option("--lang", metavar="sv|en", help=option("lang"), show_default=False)]
Version = Annotated[bool, typer.Option("--version", help=option("version"))]

app = typer.Typer(
    cls=Root,
    help=texts.say("program"),
    epilog=texts.say("program_example"),
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    subcommand_metavar=texts.say("command_metavar"),
    options_metavar=texts.say("options_metavar"),
    context_settings={"help_option_names": ["--help", "-h"]},
    add_completion=False,
    invoke_without_command=True,
)


@app.callback()
def root(
    ctx: typer.Context,
    db: Database = None,
    as_: By = None,
    lang: Language = None,  # noqa: ARG001 — read before the app is built
    version: Version = False,
) -> None:
    """Keep what stands before the verb for the verb."""
    from samverkan_cli.streams import write

    if version:
        write(f"samverkan {__version__}")
        raise typer.Exit
    if ctx.invoked_subcommand is None:  # and no registry: where one is, what is typed is `week`
        write(f"{texts.say('begin_here', path=usual_path())}\n{ctx.get_help()}")
        raise typer.Exit
    from samverkan_cli.cli.call import Session, must_be_utf_8

    ours = {name: value for name, value in os.environ.items() if name.startswith("SAMVERKAN_")}
    must_be_utf_8({"db": db, "as": as_} | ours)
    ctx.obj = Session(db, as_)
