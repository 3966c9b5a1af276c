"""What is said beside what is shown, on standard error: folded at words where that is a terminal."""

import sys

from samverkan_cli.streams import warn


def tell(text: str) -> None:
    """Write lines to standard error; on a terminal none is wider than it, and a command goes on as a shell reads it."""
    if sys.stderr.isatty():
        from samverkan_cli.render import terminal

        room = terminal.width(sys.stderr)
        text = "\n".join(line for told in text.split("\n") for line in terminal.folded_line(told, room))
    warn(text)
