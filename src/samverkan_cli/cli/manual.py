"""The manual page, made from the tree: every command with its arguments, options and example, as roff."""

from collections.abc import Iterator
from typing import Any

from samverkan_cli import __version__, texts


def page(root: Any) -> str:
    """Give the page; `root` is the context of the program."""
    summary, _, more = texts.say("program").partition("\n\n")
    lines = [f'.TH SAMVERKAN 1 "" "samverkan {__version__}" "samverkan"', *_titled("name")]
    lines += [f"samverkan \\- {_plain(summary.rstrip(':'))}", *_titled("synopsis")]
    lines += [".B samverkan", _plain(f"{texts.say('options_metavar')} {texts.say('command_metavar')}")]
    lines += [*_titled("description"), _plain(more), *_titled("options"), *_params(root)]
    lines += _titled("commands")
    for name in root.command.list_commands(root):
        command = root.command.get_command(root, name)
        verbs = getattr(command, "commands", None)
        if verbs is None:
            lines += _command(command, name, root)
        else:
            lines += [f".SS {_plain(name)}", _plain(texts.group(name).partition("\n")[0])]
            for verb in verbs:
                lines += _command(verbs[verb], f"{name} {verb}", root)
    return "\n".join(lines) + "\n"


def _titled(name: str) -> list[str]:
    return [f'.SH "{_plain(texts.say(f"manual_{name}"))}"']


def _command(command: Any, words: str, root: Any) -> Iterator[str]:
    """Give what is written of a command."""
    text, example = texts.command(words)
    ctx = command.make_context(words, [], parent=root, resilient_parsing=True)
    yield f'.SS "{_plain(f"samverkan {words}")}"'
    for paragraph in text.split("\n\n"):
        yield from (".PP", _plain(paragraph))
    yield from _params(ctx)
    yield from (".PP", _plain(texts.say("example")), ".br", f".B {_plain(example)}")


def _params(ctx: Any) -> Iterator[str]:
    """Give each argument and option with its help."""
    from samverkan_cli.cli.tree import help_row

    for param in ctx.command.get_params(ctx):
        if row := help_row(param, ctx):
            yield from (".TP", f".B {_plain(row[0])}", _plain(row[1]) or "\\&")


def _plain(text: str) -> str:
    """Give a text in one line that roff takes as it is."""
    line = " ".join(text.split()).replace("\\", "\\e").replace("-", "\\-").replace('"', "\\(dq")
    return f"\\&{line}" if line[:1] in {".", "'"} else line
