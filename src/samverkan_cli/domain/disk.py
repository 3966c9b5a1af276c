"""What the operating system says of a file, as one of our objections: told as what it is, and never as damage."""

import errno
from pathlib import PurePath

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.refusal import Objection

FULL = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})
FAILING = frozenset({errno.EIO, getattr(errno, "ESTALE", errno.EIO), errno.ENXIO, errno.ENODEV, errno.ETIMEDOUT})


def objection(error: OSError, field: str | None = None, *, path: str | None = None) -> Objection:
    """Give what hinders: a full disk, a failing one, or a file that is not there or not ours to use."""
    where, why = path or str(error.filename or "–"), error.strerror or type(error).__name__
    if error.errno in FULL:
        return no.DiskFull(field, path=where)
    if error.errno in FAILING:
        return no.DiskError(field, path=where, why=why)
    return no.FileUnreadable(field, path=where, why=why)


def of_folder(error: OSError, field: str, path: str) -> Objection:
    """Give what hinders that a folder is made: a file of its name, no folder to make it in, or what hinders a file."""
    if error.errno == errno.EEXIST:
        return no.FolderIsFile(field, path=path)
    if error.errno == errno.ENOENT:
        return no.ParentMissing(field, path=path, folder=str(PurePath(path).parent))
    return objection(error, field, path=path)
