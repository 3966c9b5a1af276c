"""How it looks: values to show, and one table of formats.

A command returns a `Listing`, a `Sheet` or a `Receipt`; which format it is shown in is chosen here.
"""

import errno
import io
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any, TypeAlias

from samverkan_cli import texts
from samverkan_cli.domain.refusal import Notice, Refused


@dataclass(frozen=True)
class Listing:
    """Rows of one kind; `columns` are those a table shows, `empty` what is said when there are none.

    A verb that writes files decides itself on the `form` they are shown in; others leave it to the caller.
    """

    kind: str
    rows: Sequence[dict[str, Any]]
    columns: tuple[str, ...]
    title: str = ""
    empty: str = ""
    status: int = 0
    keys: tuple[str, ...] = ()
    form: str | None = None


@dataclass(frozen=True)
class Sheet:
    """One thing: `data` is how a script reads it.

    A person reads `lines`, or else the fields that hold something with `names` for the ids in them,
    and then the `more` lines, which tell of the fields `apart`.
    """

    kind: str
    data: dict[str, Any]
    lines: tuple[str, ...] = ()
    status: int = 0
    names: dict[str, str] = field(default_factory=dict)
    more: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    form: str | None = None


@dataclass(frozen=True)
class Receipt:
    """What a write did: the data scripts get, the entries it made, and its warnings.

    A person reads a sentence for each entry, or `lines` instead, and then `more`.
    """

    kind: str
    data: dict[str, Any]
    entries: tuple[Any, ...]
    names: dict[str, str]
    notices: tuple[Notice, ...]
    entry: int
    head: str
    dry_run: bool = False
    lines: tuple[str, ...] = field(default=())
    more: tuple[str, ...] = ()


Shown: TypeAlias = Listing | Sheet | Receipt

FORMATS = ("table", "json", "jsonl", "csv", "id")


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


def chosen(output: str | None, forms: tuple[str, ...] = FORMATS, default: str = "table") -> str:
    """Give the format: `-o`, else `SAMVERKAN_OUTPUT`, else the default; raises `Refused` for another."""
    name = output or os.environ.get("SAMVERKAN_OUTPUT") or default
    if name not in forms:
        from samverkan_cli.domain import errors as no

        raise Refused([no.ValueUnknown("output", given=name, choices=", ".join(forms))])
    return name


def show(shown: Shown, output: str | None, fields: str | None, *, excel: bool = False, done: bool = False) -> None:
    """Write what a command returned to standard output; a receipt tells of the journal on standard error.

    `done` is for a command that has carried something out: that its answer cannot be written is told, and changes
    nothing. Raises `Ended` when the status is not 0, and `Unwritable`.
    """
    form = getattr(shown, "form", None) or ("csv" if excel and not output else chosen(output))
    if isinstance(shown, Receipt):
        fields = None
    if fields == "help":
        write("\n".join(keys_of(shown)))
        return
    if fields:
        shown = narrowed(shown, tuple(name.strip() for name in fields.split(",") if name.strip()))
    status = getattr(shown, "status", 0)
    try:
        if form != "table":
            in_utf_8(sys.stdout)
        write(_rendered(shown, form, excel=excel))
    except Unwritable as unwritable:
        if not (done or unwritable.reader_gone):
            raise
        if not unwritable.reader_gone:
            recorded = isinstance(shown, Receipt) and not shown.dry_run
            warn(texts.say("recorded_untold" if recorded else "done_untold", why=texts.word("why", str(unwritable))))
    if isinstance(shown, Receipt):
        warn(import_module("samverkan_cli.render.table").after(shown, warnings=form == "table"))
    if status:
        raise Ended(status)


def _rendered(shown: Shown, form: str, *, excel: bool) -> Any:
    render: Callable[..., Any] = import_module(f"samverkan_cli.render.{form}").render
    return render(shown, excel=excel) if form == "csv" else render(shown)


def content(shown: Listing, form: str, *, excel: bool = False) -> bytes:
    """Give what a file of the rows holds, in a format of `FORMATS` or as `xlsx`."""
    told: str | bytes = _rendered(shown, form, excel=excel)
    return told if isinstance(told, bytes) else (told if not told or told.endswith("\n") else f"{told}\n").encode()


def keys_of(shown: Shown) -> list[str]:
    """Give the fields of what a command shows."""
    if isinstance(shown, Listing):
        return list(shown.keys or (shown.rows[0] if shown.rows else shown.columns))
    return list(shown.data)


def narrowed(shown: Shown, names: tuple[str, ...]) -> Shown:
    """Give what a command shows with only the named fields; raises `Refused` for one it does not have."""
    known = keys_of(shown)
    if unknown := [name for name in names if name not in known]:
        from samverkan_cli.domain import errors as no

        raise Refused([no.FieldUnknown("fields", given=", ".join(unknown), known=tuple(known))])
    if isinstance(shown, Listing):
        rows = [{name: row.get(name) for name in names} for row in shown.rows]
        return Listing(shown.kind, rows, names, shown.title, shown.empty, shown.status, names, shown.form)
    data = {name: shown.data[name] for name in names}
    if isinstance(shown, Receipt):
        return shown
    return Sheet(shown.kind, data, (), shown.status, shown.names)


def write(text: str) -> None:
    """Write to standard output; what the terminal's encoding lacks is replaced. Raises `Unwritable`."""
    try:
        _put(sys.stdout, text)
    except BrokenPipeError as error:
        sys.stdout = Closed()  # what is left in the stream is not tried again
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


def label(name: str) -> str:
    """Give the heading of a field."""
    return texts.field(name)
