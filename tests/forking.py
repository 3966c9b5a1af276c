"""`samverkan` as a command of its own, forked from one that is loaded already: a fourth of what starting it takes.

It has a process, streams, a folder, an environment and a status of its own, as whoever types it has. What it has not is
modules that are loaded for the first time: tests of what is loaded, of signals and of terminals start the program.
"""

import gc
import marshal
import os
import pkgutil
import select
import socket
import subprocess
import sys
from array import array
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from typing import Never

STREAMS = (0, 1, 2)
FAILED = 70
LOADED = ("samverkan_cli.cli", "samverkan_cli.actions", "samverkan_cli.store.reader", "samverkan_cli.texts.sv")
THEIRS = ("jinja2", "prompt_toolkit", "prompt_toolkit.output.vt100", "rapidfuzz.process", "zoneinfo")
TYPED = """#!{python} -IS
import _socket, marshal, os, sys  # `socket` itself would take longer than all the rest
near = _socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM)
near.connect({address!r})
near.sendmsg([b"."], [(_socket.SOL_SOCKET, _socket.SCM_RIGHTS, {streams})])
near.sendall(marshal.dumps((sys.argv[1:], os.getcwd(), dict(os.environ))))
near.shutdown(_socket.SHUT_WR)
os._exit(int(near.recv(8)))
"""


@contextmanager
def at_hand(folder: Path) -> Iterator[Path]:
    """Give a folder for the path, where `samverkan` is forked from one that is loaded once, and waits until the end."""
    bin_, address = folder / "bin", str(folder / "s")
    bin_.mkdir()
    command = bin_ / "samverkan"
    command.write_text(
        TYPED.format(python=sys.executable, address=address, streams=array("i", STREAMS).tobytes()), encoding="utf-8"
    )
    command.chmod(0o755)
    with subprocess.Popen(
        [sys.executable, __file__, address], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as waiting:
        assert waiting.stdin and waiting.stdout
        assert b"." == waiting.stdout.read(1)
        yield bin_
        waiting.stdin.close()


def wait(address: str) -> None:
    """Load the program, and fork it whenever it is typed, until nobody is there who could."""
    load()
    gc.freeze()
    with socket.socket(socket.AF_UNIX) as far:
        far.bind(address)
        far.listen()
        os.write(1, b".")
        while far.fileno() in select.select([far.fileno(), 0], [], [])[0]:
            near, _ = far.accept()
            if not os.fork():
                answer(near)
            near.close()
            with suppress(ChildProcessError):
                while os.waitpid(-1, os.WNOHANG)[0]:
                    """One who answered has ended."""


def load() -> None:
    """Load what most commands need: every command, and what records and is asked."""
    for room in LOADED:
        for module in pkgutil.walk_packages([*import_module(room).__path__], f"{room}."):
            import_module(module.name)
    for name in THEIRS:
        import_module(name)


def answer(near: socket.socket) -> None:
    """Be the program as it was typed, and tell how it ends."""
    _, streams, _, _ = socket.recv_fds(near, 1, len(STREAMS))
    with near.makefile("rb") as said:
        words, folder, environment = marshal.load(said)
    end = os._exit

    def ended(status: int) -> None:
        near.sendall(str(status).encode())
        end(status)

    os._exit = ended  # type: ignore[assignment]  # it never returns either
    for number, stream in zip(STREAMS, streams, strict=True):
        os.dup2(stream, number)
        os.close(stream)
    os.chdir(folder)
    be(words, environment)


def be(words: Sequence[str], environment: Mapping[str, str]) -> Never:
    """Be the program in a process that was forked for it, with the streams that are there; end with it."""
    from samverkan_cli.main import main

    try:
        sys.stdin, sys.stdout, sys.stderr = (os.fdopen(each, "w" if each else "r", closefd=False) for each in STREAMS)
        os.environ.clear()
        os.environ |= environment
        sys.argv[1:] = words
        main()
    finally:
        os._exit(FAILED)  # it has ended by itself, or not as it should


if __name__ == "__main__":
    wait(*sys.argv[1:])
