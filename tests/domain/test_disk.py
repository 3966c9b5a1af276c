"""What the system says of a file: a full disk, a failing one, or a file that is not there or not ours."""

import errno
import os

import pytest

from samverkan_cli.domain import disk
from samverkan_cli.domain.errors import DiskError, DiskFull, FileUnreadable, FolderIsFile, ParentMissing


@pytest.mark.parametrize(
    ("number", "kind", "status"),
    [
        (errno.ENOSPC, DiskFull, 7),
        (errno.EDQUOT, DiskFull, 7),
        (errno.EFBIG, DiskFull, 7),
        (errno.EIO, DiskError, 7),
        (errno.ESTALE, DiskError, 7),
        (errno.EACCES, FileUnreadable, 2),
        (errno.ENOENT, FileUnreadable, 2),
        (errno.EISDIR, FileUnreadable, 2),
    ],
)
def test_a_fault_of_the_disk_is_told_from_one_of_what_was_typed(number: int, kind: type, status: int) -> None:
    said = disk.objection(OSError(number, os.strerror(number), "a.csv"), "out")
    assert (kind, status, "out", "a.csv") == (type(said), said.status, said.field, said.facts["path"])


def test_the_file_that_was_typed_is_named_and_not_the_one_on_the_way() -> None:
    said = disk.objection(OSError(errno.EIO, "Input/output error", ".a.csv.1-x"), path="a.csv")
    assert "a.csv" == said.facts["path"]
    assert "–" == disk.objection(OSError(errno.EIO, "Input/output error")).facts["path"]


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (errno.EEXIST, FolderIsFile("out", path="a/brev")),
        (errno.ENOENT, ParentMissing("out", path="a/brev", folder="a")),
        (errno.ENOTDIR, FileUnreadable("out", path="a/brev", why=os.strerror(errno.ENOTDIR))),
        (errno.EACCES, FileUnreadable("out", path="a/brev", why=os.strerror(errno.EACCES))),
        (errno.ENOSPC, DiskFull("out", path="a/brev")),
    ],
)
def test_what_hinders_a_folder_is_told_of_the_folder(number: int, expected: object) -> None:
    assert expected == disk.of_folder(OSError(number, os.strerror(number)), "out", "a/brev")
