"""The program on a real pseudo-terminal: each answer is typed when its question stands there; nothing is slept out."""

import codecs
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from fcntl import ioctl

from forking import be, load

load()  # before the first fork, not in each

LONGEST = 10  # seconds for one question to come
_STEERING = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b[()=>][0-9A-B]?|\r(?!\n)")
INTERRUPT = "\x03"
Said = Sequence[tuple[str, str]]


class Terminal:
    """A program on a terminal: what it has shown, and what is typed to it."""

    def __init__(self, *arguments: str, columns: int = 80, environment: Mapping[str, str] | None = None) -> None:
        self.shown, self._told, self._decoder = "", 0, codecs.getincrementaldecoder("utf-8")("replace")
        self._child, self._screen = pty.fork()
        if self._child == 0:
            given = {"TERM": "xterm-256color", "COLUMNS": str(columns), **(environment or {})}
            be(arguments, {**os.environ, **given})
        ioctl(self._screen, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))

    def wait_for(self, text: str) -> None:
        """Wait until a text stands on the screen, after what was waited for before."""
        until = time.monotonic() + LONGEST
        while (at := self._plain().find(text, self._told)) < 0:
            if not self._read(until):
                raise AssertionError(f"{text!r} never came after {self._told}:\n{self._plain()}")
        self._told = at + len(text)

    def type(self, text: str) -> None:
        """Type a line; an interrupt needs no Enter."""
        os.write(self._screen, (text if text == INTERRUPT else f"{text}\r").encode())

    def press(self, keys: str) -> None:
        """Press keys, without Enter."""
        os.write(self._screen, keys.encode())

    def signal(self, number: int) -> None:
        """Send the program a signal."""
        os.kill(self._child, number)

    def echoes(self) -> bool:
        """Tell whether the terminal shows what is typed, as a shell expects to find it."""
        return bool(termios.tcgetattr(self._screen)[3] & termios.ECHO)

    def end(self) -> tuple[int, str]:
        """Give the exit status, and everything that was shown, when the program has ended."""
        until = time.monotonic() + LONGEST
        while self._read(until):
            pass
        if time.monotonic() >= until:
            os.kill(self._child, signal.SIGKILL)
        _, status = os.waitpid(self._child, 0)
        os.close(self._screen)
        return os.waitstatus_to_exitcode(status), self._plain()

    def _plain(self) -> str:
        return _STEERING.sub("", self.shown.replace("\r\n", "\n"))

    def _read(self, until: float) -> bool:
        ready, _, _ = select.select([self._screen], [], [], max(until - time.monotonic(), 0))
        try:
            read = os.read(self._screen, 65536) if ready else b""
        except OSError:
            return False
        self.shown += self._decoder.decode(read)
        return bool(read)


def talk(
    *arguments: str, said: Said, columns: int = 80, environment: Mapping[str, str] | None = None
) -> tuple[int, str]:
    """Run the program on a terminal, giving each answer when its question has come; give status and what was shown."""
    terminal = Terminal(*arguments, columns=columns, environment=environment)
    for question, answer in said:
        terminal.wait_for(question)
        terminal.type(answer)
    return terminal.end()
