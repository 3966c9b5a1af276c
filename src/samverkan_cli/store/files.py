"""Files that are whole or not there: made beside their place under a name of their own, and then put in it.

What a killed command left half made is recognised by that name, and is gone when the next one works in the folder.
"""

import errno
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from samverkan_cli.store import done

_HALF_MADE = re.compile(r"\..+\.(\d+)-[^.]+\.samverkan(-journal)?")
_CANNOT_LINK = frozenset({errno.EPERM, errno.EACCES, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EMLINK})
_CANNOT_SETTLE = frozenset({errno.EINVAL, errno.EACCES, errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EISDIR})
_cleared: set[Path] = set()


@contextmanager
def whole(target: Path, *, over: bool, settled: bool = True) -> Iterator[Path]:
    """Give an empty file that only its owner can read, and put it in its place when all has gone well.

    `over` is for one that may take another's place; `settled` waits for the disk. Raises `OSError`, and
    `FileExistsError` when there is something in the place after all.
    """
    import tempfile

    clear(target.parent)
    mark = f".{target.name[:40]}.{os.getpid()}-"
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=mark, suffix=".samverkan")
    os.close(handle)
    made = Path(name)
    try:
        yield made
        if over:
            made.replace(target)
        else:
            _place(made, target)
        done.now().written = True
        if settled:
            _settle(target.parent)
    finally:
        for left in (made, journal(made)):
            left.unlink(missing_ok=True)


def _place(made: Path, target: Path) -> None:
    """Give a file its name, if nothing has it; a link is never followed."""
    try:
        os.link(made, target)
    except FileExistsError:
        raise
    except OSError as error:
        if error.errno not in _CANNOT_LINK:
            raise
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))  # the name is ours; now the content
        made.replace(target)
    else:
        made.unlink()


def _settle(folder: Path) -> None:
    """Wait until the disk knows what names a folder has, where that can be asked for."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _CANNOT_SETTLE:
            raise
    finally:
        os.close(handle)


def clear(folder: Path) -> None:
    """Remove what killed commands left half made in a folder; what another one is making is left alone."""
    whole = folder.absolute()
    if whole in _cleared:
        return
    _cleared.add(whole)
    with suppress(OSError):
        for each in folder.iterdir():
            found = _HALF_MADE.fullmatch(each.name)
            if found and not runs(int(found[1])):
                with suppress(OSError):
                    each.unlink()


def runs(process: int) -> bool:
    """Tell whether a process is there; where asking would end it, a file in use cannot be removed anyway."""
    if os.name == "nt":
        return False
    try:
        os.kill(process, 0)
    except PermissionError:
        return True
    except (OSError, OverflowError):
        return False
    return process != os.getpid()


def journal(path: Path) -> Path:
    """Give where the rollback journal of a data base lies: beside the file itself, and not beside a link to it."""
    real = path.resolve()
    return real.with_name(f"{real.name}-journal")


def set_aside(path: Path) -> None:
    """Give a data base that is damaged, and its journal, other names."""
    for each in (path, journal(path)):
        if os.path.lexists(each):
            each.rename(each.with_name(f"{each.name}.damaged.{moment()}"))


def set_stray_aside(path: Path) -> None:
    """Give a journal whose data base is gone another name: a new data base beside it would be damaged by it."""
    stray = journal(path)
    with suppress(FileNotFoundError):
        if stray.stat().st_size and not os.path.lexists(path):
            stray.rename(stray.with_name(f"{stray.name}.damaged.{moment()}"))


def moment() -> str:
    """Give the time as it stands in a file's name."""
    return datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
