"""How it looks: values to show, and one table of formats.

A command returns a `Listing`, a `Sheet` or a `Receipt`; which format it is shown in is chosen here.
"""

import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from samverkan_cli import texts
from samverkan_cli.domain.refusal import Notice, Refused
from samverkan_cli.streams import Ended, Unwritable, in_utf_8, warn, write, write_bytes

if TYPE_CHECKING:
    from samverkan_cli.render.plot.picture import Picture
else:
    Picture = Any

T = TypeVar("T")


class Shaped(Sequence[dict[str, Any]]):
    """Rows that get their shape one by one when they are shown: of many, no more than that one is there."""

    def __init__(self, held: Sequence[T], shape: Callable[[T], dict[str, Any]]) -> None:
        self._held, self._shape = held, shape

    def __len__(self) -> int:
        """Give how many there are."""
        return len(self._held)

    def __getitem__(self, at: Any) -> Any:
        """Give the row at a place."""
        return self._shape(self._held[at])


class Listing(Struct, frozen=True):
    """Rows of one kind; `columns` are those a table shows, `empty` what is said when there are none.

    On a terminal without room for all of them, columns leave in the order of `going`: what is not in it identifies a
    row, and stays. Those `below` stand on lines of their own under their row. What is `exchanged` is a workbook to be
    read in again. A verb that writes files decides itself
    on the `form` they are shown in; others leave it to the caller. `plot` is the figures as a picture, where that was
    asked for.
    """

    kind: str
    rows: Sequence[dict[str, Any]]
    columns: tuple[str, ...]
    title: str = ""
    empty: str = ""
    status: int = 0
    keys: tuple[str, ...] = ()
    form: str | None = None
    going: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    exchanged: bool = False
    plot: Picture | None = None


class Sheet(Struct, frozen=True):
    """One thing: `data` is how a script reads it.

    A person reads `lines`, or else the fields that hold something with `names` for the ids in them,
    and then the `more` lines, which tell of the fields `apart`. What is `as_is`, a paper or data, is never folded.
    `markdown` is how it is read as Markdown, where that is more than a list of its lines, `plot` its figures as a
    picture, where it was asked for, and `content` the file that it is, where it has been set as one.
    """

    kind: str
    data: dict[str, Any]
    lines: tuple[str, ...] = ()
    status: int = 0
    names: dict[str, str] = field(default_factory=dict)
    more: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    form: str | None = None
    as_is: bool = False
    markdown: tuple[str, ...] = ()
    plot: Picture | None = None
    content: bytes = b""


class Receipt(Struct, frozen=True):
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
    lines: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    warned: bool = False  # its warnings have been told before it was done


Shown: TypeAlias = Listing | Sheet | Receipt

FORMATS = ("table", "json", "jsonl", "csv", "id")
DRAWN_IN = ("svg", "pdf")  # what has a picture of its figures
IN_ROWS = ("csv", "tsv", "md", "xlsx")  # what has rows, and nothing beside them
READ_IN = ("table", "json", "jsonl", "csv", "tsv", "md", "xlsx", "id")  # what is only shown, and not done
BINARY = {"xlsx": "xlsx", "sign_in": "xlsx", "pdf": "pdf"}  # and how a file of each ends


def chosen(output: str | None, forms: tuple[str, ...] = FORMATS, default: str = "table") -> str:
    """Give the format: `-o`, else `SAMVERKAN_OUTPUT` where the command knows it, else the default.

    Raises `Refused` for what is no format, or that was asked of a command that does not know it.
    """
    name = output or os.environ.get("SAMVERKAN_OUTPUT") or default
    if not output and name in READ_IN and name not in forms:
        return default
    if name not in forms:
        from samverkan_cli.domain import errors as no

        raise Refused([no.ValueUnknown("output", given=name, choices=", ".join(forms))])
    return name


def show(shown: Shown, form: str, fields: str | None, *, excel: bool = False, done: bool = False) -> None:
    """Write what a command returned to standard output; a receipt tells of the journal on standard error.

    `done` is for a command that has carried something out: that its answer cannot be written is told, and changes
    nothing. Raises `Ended` when the status is not 0, `Unwritable`, and `Refused` for what no terminal shows.
    """
    form = getattr(shown, "form", None) or form
    if isinstance(shown, Receipt):
        fields = None
    if fields == "help" and form == "table":
        write("\n".join(keys_of(shown)))
        return
    shown = asked_for(shown, fields)
    if form in BINARY and sys.stdout.isatty():
        from samverkan_cli.domain import errors as no

        raise Refused([no.BinaryOnTerminal("output", form=BINARY[form])])
    status = getattr(shown, "status", 0)
    try:
        if form != "table":
            in_utf_8(sys.stdout)
        told = _rendered(shown, form, excel=excel)
        write_bytes(told) if isinstance(told, bytes) else write(told)
    except Unwritable as unwritable:
        if not (done or unwritable.reader_gone):
            raise
        if not unwritable.reader_gone:
            recorded = isinstance(shown, Receipt) and not shown.dry_run
            warn(texts.say("recorded_untold" if recorded else "done_untold", why=texts.word("why", str(unwritable))))
    if isinstance(shown, Receipt):
        told = import_module("samverkan_cli.render.table").after(shown, warnings=form == "table" and not shown.warned)
        import_module("samverkan_cli.render.aside").tell(told)
    if status:
        raise Ended(status)


def _rendered(shown: Shown, form: str, *, excel: bool, filed: bool = False) -> Any:
    module = import_module(f"samverkan_cli.render.{form}")
    if filed and form == "table":
        return module.plain(shown)
    return module.render(shown, excel=excel) if form == "csv" else module.render(shown)


def content(shown: Shown, form: str, *, excel: bool = False) -> bytes:
    """Give what a file of what is shown holds, in a format of `READ_IN`."""
    told: str | bytes = _rendered(shown, form, excel=excel, filed=True)
    return told if isinstance(told, bytes) else (told if not told or told.endswith("\n") else f"{told}\n").encode()


def keys_of(shown: Shown) -> list[str]:
    """Give the fields of what a command shows."""
    if isinstance(shown, Listing):
        return list(shown.keys or (shown.rows[0] if shown.rows else shown.columns))
    return list(shown.data)


def asked_for(shown: Shown, fields: str | None) -> Shown:
    """Give what a command shows with the fields that were asked for, or with what they are.

    Raises `Refused` for fields of a file that is set already, and for those it does not have.
    """
    if not fields:
        return shown
    if isinstance(shown, Sheet) and shown.content:
        from samverkan_cli.domain import errors as no

        raise Refused([no.OptionsConflict("fields", option="--fields", others=("pdf",))])
    if fields == "help":
        return _told_fields(shown)
    return narrowed(shown, tuple(name.strip() for name in fields.split(",") if name.strip()))


def _told_fields(shown: Shown) -> Listing:
    """Give the fields of what a command shows, and their headings, for a script to read."""
    rows = [{"field": key, "heading": texts.field(key)} for key in keys_of(shown)]
    return Listing(shown.kind, rows, ("field", "heading"))


def narrowed(shown: Shown, names: tuple[str, ...]) -> Shown:
    """Give what a command shows with only the named fields, by key or heading; raises `Refused` for one it lacks."""
    known = keys_of(shown)
    headings = {texts.field(key).casefold(): key for key in known}
    names = tuple(name if name in known else headings.get(name.casefold(), name) for name in names)
    if unknown := [name for name in names if name not in known]:
        from samverkan_cli.domain import errors as no

        raise Refused([no.FieldUnknown("fields", given=", ".join(unknown), known=tuple(known))])
    if isinstance(shown, Listing):
        rows = [{name: row.get(name) for name in names} for row in shown.rows]
        return replace(shown, rows=rows, columns=names, keys=names, going=(), below=(), plot=None)
    data = {name: shown.data[name] for name in names}
    if isinstance(shown, Receipt):
        return shown
    return Sheet(shown.kind, data, (), shown.status, shown.names)
