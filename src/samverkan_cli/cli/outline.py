"""The command tree as a text, so that a word can be completed without loading the commands: `outline.txt`.

Loading one takes more than twice the time of `--help`. `python -m samverkan_cli.cli.outline` prints the text anew.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).with_name("outline.txt")
NONE = "-"


class Param(NamedTuple):
    """An option with the words for it, or an argument without: its name in `texts`, and what stands for its value."""

    words: tuple[str, ...]
    name: str
    metavar: str
    many: bool

    @property
    def takes_value(self) -> bool:
        """Tell whether a value follows."""
        return self.metavar != NONE


def read() -> dict[str, list[str]]:
    """Give how each command is typed, param by param, by its words; `""` is the program itself."""
    lines = (line.split("\t") for line in FILE.read_text(encoding="utf-8").splitlines())
    return {words: params for words, *params in lines}


def params(told: list[str]) -> list[Param]:
    """Give the params of a command."""
    return [_param(*each.split(" ")) for each in told]


def _param(words: str, name: str, metavar: str, many: str) -> Param:
    return Param(tuple(words.split(",")) if words != NONE else (), name, metavar, many == "many")


def lines() -> Iterator[str]:
    """Give the lines of the text, from the tree; the program speaks English when it is asked."""
    from typer.main import get_group

    from samverkan_cli import texts
    from samverkan_cli.cli.root import app

    names = {help_: name for name, help_ in texts.every_option().items()}
    root = get_group(app)

    def line(words: str, command: object) -> str:
        described = [_told(param, names) for param in command.params]  # type: ignore[attr-defined]  # Typer's command
        return "\t".join([words, *described])

    yield line("", root)
    for name in root.list_commands(None):  # type: ignore[arg-type]  # ours need no context
        command = root.get_command(None, name)  # type: ignore[arg-type]  # as above
        verbs = getattr(command, "commands", None)
        if verbs is None:
            yield line(name, command)
        else:
            yield name
            yield from (line(f"{name} {verb}", verbs[verb]) for verb in verbs)


def _told(param: object, names: dict[str, str]) -> str:
    """Give how a param is told in a line."""
    option = param.param_type_name == "option"  # type: ignore[attr-defined]  # Typer's parameter
    words = ",".join([*param.opts, *param.secondary_opts]) if option else NONE  # type: ignore[attr-defined]  # as above
    metavar = NONE if option and param.is_flag else param.metavar or param.name.upper()  # type: ignore[attr-defined]  # as above
    many = ((param.multiple if option else param.nargs == -1) and "many") or "one"  # type: ignore[attr-defined]  # as above
    return f"{words} {names.get(param.help or '', param.name)} {metavar} {many}"  # type: ignore[attr-defined]  # as above


if __name__ == "__main__":
    import sys

    from samverkan_cli import texts
    from samverkan_cli.streams import write

    texts.use("en")
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]  # the console's own is not asked for
    write("\n".join(lines()))
