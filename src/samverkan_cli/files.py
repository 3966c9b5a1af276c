"""The one way in for what is named as a file: a regular one of at most so many megabytes, or as much of standard input.

A pipe may never say anything, a device never ends and a folder is no file: none of them is waited for.
"""

import os
import stat
import sys
from io import BufferedReader
from typing import BinaryIO

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.refusal import Refused

MEGABYTE = 1_000_000
PIPED = "-"  # what standard input is called
WRITTEN = 1  # megabytes of what a person writes: a mapping, a policy, a template, a period's text

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOCTTY", 0)


def opened(path: str, field: str | None, megabytes: int) -> BufferedReader:
    """Give a regular file from its start.

    Raises `Refused` when there is none, when it is something else, or when it is larger than what is read.
    """
    try:
        _must_be_regular(path, field, os.stat(path).st_mode)  # noqa: PTH116 — a Path takes "" for the current folder
        handle = os.open(path, _FLAGS)
    except OSError as error:
        raise Refused([no.FileUnreadable(field, path=path, why=error.strerror or "")]) from None
    file = os.fdopen(handle, "rb")
    found = os.fstat(handle)
    try:
        _must_be_regular(path, field, found.st_mode)  # it may be another file by now
        _must_fit(path, field, megabytes, found.st_size)
    except Refused:
        file.close()
        raise
    return file


def content(path: str, field: str | None, megabytes: int) -> bytes:
    """Give all the bytes of a regular file; raises `Refused` as `opened` does."""
    with opened(path, field, megabytes) as file:
        return _bounded(file, path, field, megabytes)


def piped(field: str | None, megabytes: int) -> bytes:
    """Give what comes on standard input, a closed one as nothing at all; raises `Refused` when it is too much."""
    return _bounded(sys.stdin.buffer, PIPED, field, megabytes) if sys.stdin else b""


def _bounded(file: BinaryIO, path: str, field: str | None, megabytes: int) -> bytes:
    """Give what is left of a file; one that grows, or a kernel's own, does not tell its size beforehand."""
    try:
        data = file.read(megabytes * MEGABYTE + 1)
    except OSError as error:
        raise Refused([no.FileUnreadable(field, path=path, why=error.strerror or "")]) from None
    _must_fit(path, field, megabytes, len(data))
    return data


def _must_be_regular(path: str, field: str | None, mode: int) -> None:
    if not stat.S_ISREG(mode):
        kinds = ("folder", stat.S_ISDIR), ("pipe", stat.S_ISFIFO), ("socket", stat.S_ISSOCK)
        kind = next((kind for kind, is_so in kinds if is_so(mode)), "device")
        raise Refused([no.FileUnreadable(field, path=path, why=kind)])


def _must_fit(path: str, field: str | None, megabytes: int, size: int) -> None:
    if size > megabytes * MEGABYTE:
        raise Refused([no.FileTooLarge(field, file=path, limit=megabytes)])
