"""The one way out: the standard streams, whatever they are joined to."""

import errno
import io
import os
import sys
from contextlib import suppress
from typing import Any


class Ended(Exception):
    """The program ends with a status after what was shown."""

    def __init__(self, status: int) -> None:
        self.status = status
        super().__init__(str(status))


class Unwritable(Exception):
    """Standard output cannot be written; `reader_gone` when what reads it has ended, and wants no more."""

    def __init__(self, why: str, *, reader_gone: bool = False) -> None:
        self.reader_gone = reader_gone
        super().__init__(why)


def write(text: str) -> None:
    """Write to standard output; what the terminal's encoding lacks is replaced. Raises `Unwritable`."""
    try:
        _put(sys.stdout, text)
    except BrokenPipeError as error:
        sys.stdout = Closed()  # what is left in the stream is not tried again
        raise Unwritable(error.strerror or "", reader_gone=True) from None
    except OSError as error:
        raise Unwritable(error.strerror or "") from None


def write_bytes(content: bytes) -> None:
    """Write a file's content to standard output, as it is. Raises `Unwritable`."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError as error:
        sys.stdout = Closed()
        raise Unwritable(error.strerror or "", reader_gone=True) from None
    except OSError as error:
        raise Unwritable(error.strerror or "") from None


def warn(text: str) -> None:
    """Write to standard error. Where that cannot be done there is nowhere to say so, and nothing changes."""
    with suppress(OSError):
        _put(sys.stderr, text)


def _put(stream: Any, text: str) -> None:
    if text:
        stream.write(text if text.endswith("\n") else text + "\n")
        stream.flush()


class Closed(io.TextIOBase):
    """Stands for a stream that the caller has closed."""

    def write(self, _text: str) -> int:
        """Raise what the system says of a closed file."""
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))


def prepare_streams() -> None:
    """Make the streams take any character, in UTF-8 but on a terminal, whatever the console's code page is."""
    sys.stdin = sys.stdin or io.TextIOWrapper(io.BytesIO())  # type: ignore[redundant-expr,unused-ignore]  # a closed one is None
    sys.stdout, sys.stderr = sys.stdout or Closed(), sys.stderr or Closed()  # type: ignore[redundant-expr,unused-ignore]  # so is this
    for stream in (sys.stdout, sys.stderr):
        if stream.isatty():
            _reconfigured(stream, errors="replace")
        else:
            in_utf_8(stream)


def in_utf_8(stream: Any) -> None:
    """Make a stream write UTF-8: what is written for a script is the same on every machine."""
    _reconfigured(stream, encoding="utf-8", errors="backslashreplace")


def _reconfigured(stream: Any, **settings: str) -> None:
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(**settings)
