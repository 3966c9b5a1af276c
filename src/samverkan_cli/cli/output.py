"""Writing files: through a temporary one that only its owner reads, never over another without --force."""

import errno
import os
from pathlib import Path

from samverkan_cli.domain import disk
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.store import files


def written_file(out: str, content: str | bytes, *, force: bool, wait: bool = True) -> None:
    """Write a file whole or not at all; raises `Refused` when it exists or cannot be written.

    `wait` is for the disk; who writes many waits once, with `settle`.
    """
    path = Path(out)
    if os.path.lexists(path) and not force:
        raise Refused([no.FileExists("out", path=out)])
    if path.is_dir():
        raise Refused([no.FileUnreadable("out", path=out, why=os.strerror(errno.EISDIR))])
    try:
        with files.whole(path, over=force, settled=wait) as made, made.open("wb") as file:
            file.write(content.encode() if isinstance(content, str) else content)
            file.flush()
            if wait:
                os.fsync(file.fileno())
    except FileExistsError:
        raise Refused([no.FileExists("out", path=out)]) from None
    except OSError as error:
        raise Refused([disk.objection(error, "out", path=out)]) from None


def kept_file(path: Path, content: bytes, *, force: bool) -> None:
    """Write a file unless it is there and says the same; raises `Refused` for one that says something else."""
    try:
        same = path.is_file() and not path.is_symlink() and path.read_bytes() == content
    except OSError:
        same = False
    if not same:
        written_file(str(path), content, force=force, wait=not hasattr(os, "sync"))


def settle() -> None:
    """Wait until the disk has what `kept_file` wrote; where that cannot be asked for, it has waited each time."""
    if hasattr(os, "sync"):
        os.sync()


def made_folder(out: str) -> Path:
    """Give a folder, made for its owner alone if it is missing; raises `Refused` when that cannot be done."""
    folder = Path(out)
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise Refused([disk.objection(error, "out", path=out)]) from None
    return folder
