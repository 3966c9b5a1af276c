"""`enroll … --confirm DIR`: the confirmations of what was just recorded, in a folder that is known to take them."""

from __future__ import annotations

import errno
import os
import tempfile
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from samverkan_cli import texts
from samverkan_cli.cli.output import kept_file, made_folder, settle
from samverkan_cli.cli.papers import form_of_many, imprint, own_templates
from samverkan_cli.domain import disk
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.document import WritePaper
from samverkan_cli.domain.events import Application
from samverkan_cli.domain.refusal import Objections, Refused
from samverkan_cli.render.progress import counted
from samverkan_cli.render.refusal import reason

if TYPE_CHECKING:
    from collections.abc import Sequence

    from samverkan_cli.cli.call import Writing
    from samverkan_cli.domain.refusal import Notice
    from samverkan_cli.render import Receipt
    from samverkan_cli.render.papers import Papers
    from samverkan_cli.store.reader import Reader


class Confirming:
    """Writes a confirmation for each answer: asked before anything is recorded, written when it is.

    Raises `Refused` for a form that is none or cannot be set here, and for templates that are not there.
    """

    def __init__(self, call: Writing, out: str, form: str | None, templates: str | None, *, force: bool) -> None:
        wrong = Objections()
        self._call, self._out, self._force = call, out, force
        self._form = wrong.ask(form_of_many, form, "pdf") or "pdf"
        self._templates = wrong.ask(own_templates, templates)
        wrong.ask(_must_be_possible, out)
        wrong.stop()

    def prepare(self, reader: Reader, ids: Sequence[str]) -> None:
        """Make the folder, and see that it takes files and has none of these names; try templates of one's own.

        Raises `Refused`: what is being recorded is then taken back.
        """
        if self._templates and ids:
            self._made(reader, ids[0])
        if not self._call.dry_run:
            try:
                made_folder(self._out)
                with tempfile.TemporaryFile(dir=self._out):
                    pass
            except OSError as error:
                raise Refused([disk.objection(error, "confirm", path=self._out)]) from None
            except Refused as refused:
                raise Refused([each.at("confirm") for each in refused.objections]) from None
        taken = [] if self._force else [path for id_ in ids if os.path.lexists(path := self._path(id_))]
        Objections(no.FileExists("confirm", path=str(path)) for path in taken).stop()

    def prepare_between(self, reader: Reader, before: int, last: int) -> None:
        """Prepare for the answers of some entries. Raises `Refused`."""
        self.prepare(reader, _answers(reader, before, last))

    def confirmed_between(self, receipt: Receipt, before: int, last: int) -> Receipt:
        """Write the confirmations of the answers of some entries, and give what is told of all."""
        if self._call.dry_run:
            return receipt
        with self._call.session.registry().reading() as reader:
            ids = _answers(reader, before, last)
        return self._told(receipt, ids)

    def confirmed(self, receipt: Receipt, id_: str) -> Receipt:
        """Write the confirmation of an answer, and give what is told of all."""
        return receipt if self._call.dry_run else self._told(receipt, [id_])

    def _told(self, receipt: Receipt, ids: Sequence[str]) -> Receipt:
        written: list[str] = []
        notices: list[Notice] = []
        try:
            self._write(ids, written, notices)
            settle()
        except Refused as refused:
            facts: dict[str, Any] = {"id": ids[len(written)], "confirmations": len(ids) - len(written)}
            facts |= {"path": str(self._path(facts["id"])), "told": reason(refused.objections[0])}
            notices.append(no.ConfirmationNotWritten("confirm", refs=[facts["id"]], **facts))
        key = "confirmation_written" if len(ids) == 1 else "confirmations_written"
        facts = {"out": str(self._path(ids[0])) if len(ids) == 1 else self._out, "count": len(written)}
        more = [texts.say(key, **facts)] if written else []
        data = receipt.data | {"confirmations": written}
        return replace(receipt, data=data, notices=(*receipt.notices, *notices), more=(*receipt.more, *more))

    def _write(self, ids: Sequence[str], written: list[str], notices: list[Notice]) -> None:
        """Write a confirmation for each answer; each that is written, and what should be known of it, is noted."""
        seen = set[tuple[Any, ...]]()
        with self._call.session.registry().reading() as reader:
            for id_ in counted(ids, texts.say("writing_confirmations"), len(ids)):
                made, known = self._made(reader, id_)
                path = self._path(id_)
                kept_file(path, made, force=self._force)
                written.append(str(path))
                fresh = [each for each in known if (each.code, str(each.facts)) not in seen]
                seen |= {(each.code, str(each.facts)) for each in fresh}
                notices += fresh

    def _made(self, reader: Reader, id_: str) -> tuple[bytes, Sequence[Notice]]:
        """Give the confirmation of an answer, and what should be known of it."""
        from samverkan_cli.actions.confirmation import confirmation

        template, facts, notices = confirmation(reader, WritePaper(today=self._call.session.today, ref=id_))
        return self._papers.made(template, facts, self._form, imprint(reader)), notices

    @cached_property
    def _papers(self) -> Papers:
        from samverkan_cli.render.papers import Papers

        return Papers(self._templates)

    def _path(self, id_: str) -> Path:
        return Path(self._out) / f"{id_}.{self._form}"


def _answers(reader: Reader, before: int, last: int) -> list[str]:
    """Give the answers that some entries recorded or completed, each once."""
    entries = reader.numbered(range(before + 1, last + 1)).values()
    return list(dict.fromkeys(each.event.enrollment for each in entries if isinstance(each.event, Application)))


def _must_be_possible(out: str) -> None:
    """Raise `Refused` for a folder that is none, or that stands in none."""
    if not out.strip():
        raise Refused([no.TextEmpty("confirm")])
    folder = Path(out)
    if os.path.lexists(folder) and not folder.is_dir():
        raise Refused([no.FolderIsFile("confirm", path=out)])
    if not folder.parent.is_dir():
        at = errno.ENOTDIR if os.path.lexists(folder.parent) else errno.ENOENT
        raise Refused([disk.of_folder(OSError(at, os.strerror(at)), "confirm", out)])
