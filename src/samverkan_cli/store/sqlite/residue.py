"""What is left of erased texts: the file is packed, and its bytes are searched for them.

Freed pages are zeroed as they are freed (`secure_delete`), and packing writes the file anew. Whether that has helped is
looked at, not believed: in the bytes of the file and of its rollback journal, and in every column of every table.
"""

import mmap
from collections.abc import Collection, Iterator
from contextlib import closing
from pathlib import Path

from samverkan_cli.domain.notation import name_key
from samverkan_cli.store import files
from samverkan_cli.store.sqlite import opening, said
from samverkan_cli.store.sqlite.opening import Connection

SHORTEST = 4  # bytes: what is shorter stands everywhere by chance
_HEXADECIMAL = frozenset(b"0123456789abcdef-")
_COLUMNS = (
    "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c"
    " WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name NOT LIKE 'search_index%' ORDER BY 1, c.cid"
)
_LEADS = ("id", "ref", "entry", "seq")  # the columns that tell which row it is, the first that a table has


def pack(path: Path, wait: float) -> None:
    """Write the file anew, without anything that was taken out of it. Raises `Refused`."""
    with said.spoken(path, writing=True), closing(opening.raw(path, "rw", wait)) as connection:
        for setting in ("journal_mode=TRUNCATE", "synchronous=EXTRA", "secure_delete=ON", "temp_store=MEMORY"):
            connection.execute(f"PRAGMA {setting}").close()
        connection.execute("VACUUM").close()


def copies(path: Path, texts: Collection[str]) -> int:
    """Give how often any of some texts, as it is written or as it is looked up, stands in a file's bytes."""
    sought = {form for text in texts for form in _forms(text)}
    return sum(_counted(each, sought) for each in (path, files.journal(path)) if each.exists())


def copies_in(path: str, texts: Collection[str]) -> int:
    """Give how often any of some texts stands in another file; one that cannot be read holds nothing that is seen."""
    try:
        return copies(Path(path), texts)
    except OSError:
        return 0


def _forms(text: str) -> Iterator[bytes]:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    yield from (form.encode() for form in (text, escaped, name_key(text)) if len(form.encode()) >= SHORTEST)


def _counted(path: Path, sought: Collection[bytes]) -> int:
    if not path.stat().st_size:
        return 0
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as held:
        return sum(_times(held, each) for each in sought)


def _times(held: mmap.mmap, sought: bytes) -> int:
    """Give how often a text stands in a file; one of hexadecimal digits alone stands in digests and ids by chance."""
    found, at = 0, held.find(sought)
    while at >= 0:
        around = {held[at - 1] if at else 0, held[at + len(sought)] if at + len(sought) < len(held) else 0}
        found += not (_HEXADECIMAL.issuperset(sought) and _HEXADECIMAL & around)
        at = held.find(sought, at + 1)
    return found


def standing(connection: Connection, texts: Collection[str]) -> list[tuple[str, str]]:
    """Give the tables in which any of some texts stands, and the id or number of each row there."""
    columns: dict[str, list[str]] = {}
    for name, column in connection.execute(_COLUMNS).fetchall():
        columns.setdefault(name, []).append(column)
    found: set[tuple[str, str]] = set()
    for name, held in columns.items():
        lead = next((column for column in _LEADS if column in held), held[0])
        anywhere = " OR ".join(f'instr("{column}", :text) > 0' for column in held)
        for text in texts:
            rows = connection.execute(f'SELECT "{lead}" FROM "{name}" WHERE {anywhere}', {"text": text}).fetchall()
            found |= {(name, str(row[0])) for row in rows}
    return sorted(found)
