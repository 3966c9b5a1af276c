"""What the operating system says of a file, as one of our objections: told as what it is, and never as damage."""

import errno

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
