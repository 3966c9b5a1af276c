"""Real shells, typed into through a pseudo-terminal, with the program on their path."""

import contextlib
import fcntl
import json
import os
import pty
import re
import select
import shutil
import stat
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

SHELLS = {  # how each is started, without what its user has set up
    "bash": ["bash", "--norc", "--noprofile", "-i"],
    "zsh": ["zsh", "-f", "-i"],
    "fish": ["fish", "--no-config", "-i"],
}
TAB, LINE_START, CANCEL, RETURN = "\t", "\x01", "\x03", "\r"
LONGEST = 60.0  # seconds that an answer may take on a busy machine
_SOURCED = {
    "bash": "source <(samverkan completion bash)",
    "zsh": "autoload -Uz compinit && compinit -u -D; source <(samverkan completion zsh)",
    "fish": "samverkan completion fish | source",
}


def has(shell: str) -> str:
    """Give a shell's program; on a machine without it the test says so, and in `.ci/run` it fails."""
    found = shutil.which(shell)
    if not found:
        say = pytest.fail if os.environ.get("EVERY_SHELL") else pytest.skip
        say(f"{shell} is not installed, so its completion is not tried here: apt-get install {shell}")
    return str(found)


def program(folder: Path) -> Path:
    """Make a folder for the path, with `samverkan` and with `typed`, which prints the words it is given."""
    bin_ = folder / "bin"
    bin_.mkdir(exist_ok=True)
    start = f'#!/bin/sh\nexec "{sys.executable}"'
    _script(bin_ / "samverkan", f"{start} -c 'from samverkan_cli.main import main; main()' \"$@\"\n")
    code = 'import json, sys; print("<<" + json.dumps(sys.argv[1:]) + ">>")'
    _script(bin_ / "typed", f"{start} -c '{code}' \"$@\"\n")
    return bin_


def _script(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


class Shell:
    """A shell that is typed into."""

    def __init__(self, name: str, handle: int) -> None:
        self.name = name
        self._handle = handle
        self.screen = ""

    def press(self, keys: str) -> None:
        """Type."""
        os.write(self._handle, keys.encode("utf-8"))

    def until(self, pattern: str) -> str:
        """Give what is on the screen once something stands there."""
        ends = time.monotonic() + LONGEST
        while not (found := re.search(pattern, self.screen, re.DOTALL)):
            left = ends - time.monotonic()
            assert left > 0, f"{pattern} is not there: {self.screen!r}"
            if select.select([self._handle], [], [], left)[0]:
                with contextlib.suppress(UnicodeDecodeError):
                    self.screen += os.read(self._handle, 65_536).decode("utf-8", "replace")
        told = found[1] if found.groups() else found[0]
        self.screen = self.screen[found.end() :]
        return told

    def completed(self, line: str) -> list[str]:
        """Give the words of a line after the tab key, as a program would be given them."""
        self.press(line + TAB + LINE_START + "typed " + RETURN)
        told = self.until(r"<<(\[[^\n]*?\])>>")
        return [str(word) for word in json.loads(told)]


@contextlib.contextmanager
def typing(name: str, folder: Path) -> Iterator[Shell]:
    """Give a shell in a folder, with completion put to use."""
    started = [has(name), *SHELLS[name][1:]]
    own, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 200, 0, 0))
    environment = {
        **{key: value for key, value in os.environ.items() if key != "PROMPT_COMMAND"},
        "PATH": f"{program(folder)}{os.pathsep}{os.environ['PATH']}",
        "LC_ALL": "C.UTF-8",
        "TERM": "xterm",
        "HOME": str(folder),
        "PS1": "ready> ",
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_DATA_HOME": str(folder / "data"),
    }
    ran = subprocess.Popen(
        started,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environment,
        preexec_fn=lambda: os.login_tty(theirs),  # noqa: PLW1509 — the shell must own its terminal
    )
    os.close(theirs)
    shell = Shell(name, own)
    try:
        shell.press(f"{_SOURCED[name]}{RETURN}typed ready{RETURN}")
        shell.until(r'<<\["ready"\]>>')
        yield shell
    finally:
        ran.kill()
        ran.wait()
        os.close(own)
