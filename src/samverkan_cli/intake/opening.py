"""Opening what was named: a file, a folder or standard input, told apart by what is in it."""

from collections.abc import Callable, Iterator
from pathlib import Path

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.refusal import Objections, Refused
from samverkan_cli.intake.mapping import Mapping
from samverkan_cli.intake.source import GivenFile, Source

SUFFIXES = (".csv", ".txt", ".xlsx", ".xml")
_BEFORE = b"\xef\xbb\xbf\xff\xfe \t\r\n\0"  # what can come before the first character of XML
_FOREIGN = {b"\xd0\xcf\x11\xe0": "xls", b"%PDF": "pdf", b"\x89PNG": "png", b"\xff\xd8\xff": "jpeg", b"{\\rt": "rtf"}


def sources(path: str, stdin: Callable[[], bytes], mapping: Mapping) -> Iterator[Source]:
    """Give every file that was named, `-` for standard input, a folder's in the order of their names.

    Raises `Refused` with the objections to every file before the first is given.
    """
    origins, passed = _origins(path, stdin)
    objections = Objections()
    opened = [source for origin in origins if (source := objections.ask(_open, origin, mapping)) is not None]
    objections.stop()
    if passed:
        opened[0].notices.append(no.FilesPassedOver(file=path, files=passed))
    yield from opened


def _origins(path: str, stdin: Callable[[], bytes]) -> tuple[list[GivenFile], tuple[str, ...]]:
    if path == "-":
        return [GivenFile("-", stdin())], ()
    if path and Path(path).is_dir():
        return _folder(Path(path))
    return [GivenFile(path)], ()


def _folder(folder: Path) -> tuple[list[GivenFile], tuple[str, ...]]:
    """Give the files of a folder that are read, and the names of those that are passed over."""
    try:
        found = sorted(file for file in folder.iterdir() if not file.is_dir() and not file.name.startswith((".", "~$")))
    except OSError as error:
        raise Refused([no.FileUnreadable("origin", path=str(folder), why=error.strerror or "")]) from None
    read = [file for file in found if file.suffix.casefold() in SUFFIXES]
    if not read:
        raise Refused([no.FolderEmpty(file=str(folder))])
    return [GivenFile(str(file)) for file in read], tuple(file.name for file in found if file not in read)


def _open(origin: GivenFile, mapping: Mapping) -> Source:
    with origin.open() as file:
        start = file.read(64)
    for mark, form in _FOREIGN.items():
        if start.startswith(mark):
            raise Refused([no.FileFormUnknown(file=origin.file, found=form)])
    if start.startswith(b"PK"):
        from samverkan_cli.intake.xlsx import open_xlsx

        return open_xlsx(origin, mapping)
    if start.lstrip(_BEFORE).startswith(b"<"):
        from samverkan_cli.intake.xml import open_xml

        return open_xml(origin, mapping)
    from samverkan_cli.intake.csv import open_csv

    return open_csv(origin, mapping)
