"""Writing files: through a temporary one that only its owner reads, never over another without --force."""

import os
import tempfile
from pathlib import Path

from samverkan_cli.domain.errors import FileExists, FileUnreadable, Refused


def written_file(out: str, text: str, *, force: bool) -> None:
    """Write a text file whole or not at all; raises `Refused` when it exists or cannot be written."""
    path = Path(out)
    if path.exists() and not force:
        raise Refused([FileExists("out", path=out)])
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except OSError as error:
        raise Refused([FileUnreadable("out", path=out, why=error.strerror or "")]) from None
