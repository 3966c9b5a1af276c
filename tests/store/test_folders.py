"""A folder that is put in its place whole: never over what was not written here, and never half."""

import json
import os
import re
import shutil
import stat
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from refusing import refused

from samverkan_cli.store.folders import LIST, Holding, put

PUBLIC = Holding("public", "register-1")
PAGES = {"index.html": b"<h1>Hej</h1>", "aktor/A-1.html": b"A", "aktor/A-2.html": b"B"}


def content(folder: Path) -> dict[str, bytes]:
    return {each.relative_to(folder).as_posix(): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


def codes(folder: Path, holding: Holding = PUBLIC, *, force: bool = False) -> list[str]:
    before = content(folder) if folder.is_dir() else {}
    found = refused(lambda: put(folder, holding, {"ny.html": b"ny"}, force=force))
    assert before == (content(folder) if folder.is_dir() else {})
    assert [] == [each.name for each in folder.absolute().parent.iterdir() if each.name.startswith(f".{folder.name}")]
    return [each.code for each in found]


def test_a_new_folder_holds_the_files_and_a_list_of_them(tmp_path: Path) -> None:
    assert put(tmp_path / "sidor", PUBLIC, PAGES)
    found = content(tmp_path / "sidor")
    assert PAGES == {name: told for name, told in found.items() if name != LIST}
    assert sorted(PAGES) == list(json.loads(found[LIST])["files"])
    assert ["sidor"] == [each.name for each in tmp_path.iterdir()]


def test_an_empty_folder_is_anybodys_and_keeps_who_may_read_it(tmp_path: Path) -> None:
    folder = tmp_path / "sidor"
    folder.mkdir()
    (folder / ".DS_Store").touch()
    folder.chmod(0o2750)
    assert put(folder, PUBLIC, PAGES)
    assert 0o2750 == stat.S_IMODE(folder.stat().st_mode)


def test_the_same_files_again_change_nothing(tmp_path: Path) -> None:
    put(tmp_path / "sidor", PUBLIC, PAGES)
    before = (tmp_path / "sidor").stat().st_ino, (tmp_path / "sidor/index.html").stat().st_mtime_ns
    assert not put(tmp_path / "sidor", PUBLIC, dict(reversed(PAGES.items())))
    assert before == ((tmp_path / "sidor").stat().st_ino, (tmp_path / "sidor/index.html").stat().st_mtime_ns)


def test_what_is_no_longer_written_is_gone(tmp_path: Path) -> None:
    put(tmp_path / "sidor", PUBLIC, PAGES)
    assert put(tmp_path / "sidor", PUBLIC, {"index.html": b"ny"})
    assert {"index.html", LIST} == set(content(tmp_path / "sidor"))


@pytest.mark.parametrize("name", ["egen.html", ".htaccess", "aktor/bild.png", "aktor/A-1.html~"])
def test_a_folder_with_what_was_not_written_here_is_left_alone_by_force_too(tmp_path: Path, name: str) -> None:
    put(tmp_path / "sidor", PUBLIC, PAGES)
    (tmp_path / "sidor" / name).write_text("mitt")
    assert ["folder_not_ours"] == codes(tmp_path / "sidor")
    assert ["folder_not_ours"] == codes(tmp_path / "sidor", force=True)


@pytest.mark.parametrize("listed", [None, "", "{", "[]", "1", '{"samverkan": 1}', '{"samverkan": 2, "files": {}}'])
def test_a_folder_without_a_list_of_ours_is_not_ours(tmp_path: Path, listed: str | None) -> None:
    (tmp_path / "sidor").mkdir()
    (tmp_path / "sidor/registry.db").write_text("mitt")
    if listed is not None:
        (tmp_path / "sidor" / LIST).write_text(listed)
    assert ["folder_not_ours"] == codes(tmp_path / "sidor")


def test_what_was_not_written_here_is_neither_read_nor_looked_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path / "sidor", PUBLIC, PAGES)
    for folder in (tmp_path / "sidor", tmp_path / "annat"):
        (folder / "djupt").mkdir(parents=True)
        (folder / "djupt/stor").write_bytes(b"mitt")
    read: list[str] = []
    read_bytes, walk = Path.read_bytes, os.walk

    def watched(path: Path) -> bytes:
        read.append(path.name)
        return read_bytes(path)

    def walked(top: Path, **said: Any) -> Any:
        read.append(top.name)
        return walk(top, **said)

    monkeypatch.setattr(Path, "read_bytes", watched)
    monkeypatch.setattr(os, "walk", walked)
    for name in ("annat", "sidor"):
        (said,) = refused(partial(put, tmp_path / name, PUBLIC, PAGES, force=True))
        assert "folder_not_ours" == said.code
    assert ("annat" in read, "sidor" in read, "stor" in read) == (False, True, False)


@pytest.mark.parametrize("how", ["changed", "removed", "linked"])
def test_a_file_that_was_changed_by_hand_is_not_lost_without_force(tmp_path: Path, how: str) -> None:
    folder, page = tmp_path / "sidor", tmp_path / "sidor/index.html"
    put(folder, PUBLIC, PAGES)
    (tmp_path / "annan").write_bytes(PAGES["index.html"])
    page.unlink()
    if how == "changed":
        page.write_bytes(b"rettat")
    if how == "linked":
        page.symlink_to(tmp_path / "annan")
    assert ["folder_touched"] == codes(folder)
    assert put(folder, PUBLIC, PAGES, force=True)
    assert PAGES["index.html"] == page.read_bytes() == (tmp_path / "annan").read_bytes()
    assert not page.is_symlink()


def test_what_is_internal_never_takes_the_place_of_what_is_public(tmp_path: Path) -> None:
    put(tmp_path / "sidor", PUBLIC, PAGES)
    assert ["folder_of_other_kind"] == codes(tmp_path / "sidor", Holding("internal", "register-1"), force=True)
    put(tmp_path / "inre", Holding("internal", "register-1"), PAGES)
    assert ["folder_of_other_kind"] == codes(tmp_path / "inre", force=True)


def test_another_registry_never_takes_the_place_of_one(tmp_path: Path) -> None:
    put(tmp_path / "sidor", PUBLIC, PAGES)
    assert ["folder_of_other_registry"] == codes(tmp_path / "sidor", Holding("public", "register-2"), force=True)


def test_a_link_and_a_file_are_no_folder(tmp_path: Path) -> None:
    (tmp_path / "tom").mkdir()
    (tmp_path / "till-tom").symlink_to(tmp_path / "tom")
    (tmp_path / "till-inget").symlink_to(tmp_path / "inget")
    (tmp_path / "fil").touch()
    assert ["folder_is_link"] == codes(tmp_path / "till-tom")
    assert ["folder_is_link"] == codes(tmp_path / "till-inget")
    assert ["folder_is_file"] == codes(tmp_path / "fil")
    for name, code in (("fil/sidor", "file_unreadable"), ("saknas/sidor", "parent_missing")):
        assert [code] == [each.code for each in refused(put, tmp_path / name, PUBLIC, PAGES)]


def test_the_folder_one_stands_in_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sidor/inre").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "sidor/inre")
    assert ["folder_stood_in"] == codes(Path())
    assert ["folder_stood_in"] == codes(tmp_path / "sidor")


def test_the_place_where_a_disk_is_mounted_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sidor").mkdir()
    monkeypatch.setattr(os.path, "ismount", bool)
    assert ["folder_mounted"] == codes(tmp_path / "sidor")


@pytest.mark.parametrize("at", range(1, 3))
def test_a_failure_leaves_what_was_there(tmp_path: Path, at: int, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / "sidor", PUBLIC, PAGES)
    rename, calls = Path.rename, []

    def failing(self: Path, target: Path) -> Path:
        calls.append(target)
        if len(calls) == at:
            raise OSError(28, "No space left on device")
        return rename(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", failing)
        assert ["disk_full"] == codes(tmp_path / "sidor")
    assert PAGES == {name: told for name, told in content(tmp_path / "sidor").items() if name != LIST}


def test_an_interruption_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / "sidor", PUBLIC, PAGES)
    before = content(tmp_path / "sidor")
    monkeypatch.setattr(shutil, "copymode", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        put(tmp_path / "sidor", PUBLIC, {"ny.html": b"ny"})
    assert before == content(tmp_path / "sidor")
    assert ["sidor"] == [each.name for each in tmp_path.iterdir()]


@pytest.mark.parametrize("moved", [False, True])
def test_what_a_killed_command_left_is_put_right_by_the_next(tmp_path: Path, moved: bool) -> None:
    folder, dead = tmp_path / "sidor", 2**22 + 1
    put(folder, PUBLIC, PAGES)
    (tmp_path / f".sidor.{dead}-new.samverkan").mkdir()
    (tmp_path / f".sidor.{dead}-new.samverkan/halv.html").write_bytes(b"<h1>Ha")
    if moved:
        folder.rename(tmp_path / f".sidor.{dead}-old.samverkan")
    assert not put(folder, PUBLIC, PAGES)
    assert ["sidor"] == [each.name for each in tmp_path.iterdir()]


def test_what_another_command_is_making_is_left_alone(tmp_path: Path) -> None:
    other = tmp_path / f".sidor.{os.getppid()}-new.samverkan"
    other.mkdir()
    put(tmp_path / "sidor", PUBLIC, PAGES)
    assert other.is_dir()


def test_the_list_names_no_place_on_the_disk(tmp_path: Path) -> None:
    put(tmp_path / "sidor", PUBLIC, PAGES)
    assert not re.search(str(tmp_path), (tmp_path / "sidor" / LIST).read_text())
