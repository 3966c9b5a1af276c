"""Writing files: through a temporary one that only its owner reads, never over another without --force."""

import os
import tempfile
from pathlib import Path

from samverkan_cli.domain.errors import FileExists, FileUnreadable, Refused


def written_file(out: str, content: str | bytes, *, force: bool, wait: bool = True) -> None:
    """Write a file whole or not at all; raises `Refused` when it exists or cannot be written.

    `wait` is for the disk; who writes many waits once, with `settle`.
    """
    path = Path(out)
    if os.path.lexists(path) and not force:
        raise Refused([FileExists("out", path=out)])
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content.encode() if isinstance(content, str) else content)
                file.flush()
                if wait:
                    os.fsync(file.fileno())
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise Refused([FileUnreadable("out", path=out, why=error.strerror or "")]) from None


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
        raise Refused([FileUnreadable("out", path=out, why=error.strerror or "")]) from None
    return folder
