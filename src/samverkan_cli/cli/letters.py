"""A round of letters on its way to files: what is written where, and what is told of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from samverkan_cli import texts
from samverkan_cli.actions import renewal as actions
from samverkan_cli.cli.output import kept_file, made_folder, settle
from samverkan_cli.cli.papers import imprint
from samverkan_cli.domain.setting import CONTROLLER, SENDER
from samverkan_cli.render import letters as paper
from samverkan_cli.render.progress import counted

if TYPE_CHECKING:
    from datetime import date

    from samverkan_cli.actions.document import Paper
    from samverkan_cli.domain.renewal.letters import WriteLetter
    from samverkan_cli.store.reader import Reader


class Letters:
    """Writes the letters of a round, and tells what was written."""

    def __init__(
        self, out: str | None, form: str, templates: str | None, *, force: bool, dry_run: bool, dnr: str | None
    ) -> None:
        self.reader: Reader | None = None
        self._out, self._form, self._templates = out, form, templates
        self._force, self._dry_run, self._dnr = force, dry_run, dnr
        self._list: str | None = None
        self._round: actions.Round | None = None

    def __call__(self, found: actions.Round) -> None:
        """Write a file for each letter, and the merge list."""
        self._round = found
        to_write = [*found.letters, *found.copies]
        if self._dry_run or not to_write:
            return
        assert self.reader and self._out
        folder = made_folder(self._out)
        campaign, receivers = campaign_of(self.reader, found, self._dnr), [_to(letter) for letter in to_write]
        writing, stamp = paper.LetterWriter(campaign, self._templates), imprint(self.reader)
        for to in counted(receivers, texts.say("writing_letters"), len(receivers)):
            content = writing.draft(to) if to.mailbox else writing.printed(to, self._form, stamp)
            kept_file(folder / paper.file_name(to, found.number, self._form), content, force=self._force)
        if any(to.mailbox for to in receivers):
            self._list = _listed(folder, found.number, paper.merge_list(campaign, receivers))
        settle()

    def shape(self, _reader: Reader, found: actions.Round, _today: date) -> dict[str, Any]:
        """Give a round as scripts read it."""
        return {
            "id": found.period.id,
            "round": found.number,
            "last_day": found.last_day.isoformat(),
            "out": self._out,
            "list": self._list,
            "written": [self._lettered(letter, found.number) for letter in found.letters],
            "copies": [self._lettered(letter, found.number) for letter in found.copies],
        }

    def _lettered(self, letter: actions.Letter, round_: int) -> dict[str, Any]:
        """Give a letter as scripts read it."""
        facts = {"id": letter.facts.id, "name": letter.facts.name, "form": str(letter.form)}
        return facts | {"file": paper.file_name(_to(letter), round_, self._form)}

    def told(self, dry_run: bool) -> list[str]:
        """Give what was written as a person reads it."""
        found = self._round
        assert found
        facts: dict[str, Any] = {"round": str(found.number), "period": found.period.id, "out": self._out}
        if not found.letters and found.copies:
            return [texts.say("round_copied", copies=str(len(found.copies)), **facts)]
        if not found.letters:
            return [texts.say("round_nobody", next=str(found.number + 1), **facts)]
        drafts = sum(bool(letter.mailbox) for letter in found.letters)
        facts |= {"count": str(len(found.letters)), "drafts": str(drafts), "letters": str(len(found.letters) - drafts)}
        lines = [texts.say("round_would" if dry_run else "round_written", **facts)]
        if self._list:
            lines.append(texts.say("round_list", list=self._list))
        return [*lines, texts.say("round_send", last_day=str(found.last_day))]


def _listed(folder: Path, round_: int, content: bytes) -> str:
    """Write the merge list beside those of earlier runs; one that says the same is left as it is."""
    name, number = texts.say("merge_list", round=str(round_)), 1
    while True:
        path = folder / f"{name}{f'-{number}' if number > 1 else ''}.xlsx"
        if not path.exists() or (not path.is_symlink() and path.read_bytes() == content):
            kept_file(path, content, force=False)
            return path.name
        number += 1


def campaign_of(reader: Reader, found: actions.Round, dnr: str | None) -> paper.Campaign:
    """Give what is the same in every letter of a round."""
    registry = reader.registry()
    return paper.Campaign(
        period=found.period.id,
        first_day=found.period.first_day,
        through=found.period.last_day,
        earlier=found.earlier.id if found.earlier else None,
        affirmations=tuple(str(tick) for tick in found.affirmations),
        round=found.number,
        last_day=found.last_day,
        answer_to=found.answer_to,
        agreement=registry.agreement,
        municipality=registry.municipality,
        written_on=found.on,
        dnr=dnr,
        **{str(key): reader.settings().get(key) for key in (*SENDER, *CONTROLLER)},
    )


def one(reader: Reader, request: WriteLetter, form: str) -> Paper:
    """Give one actor's letter as a paper in a form, with the text that its round has."""
    found = actions.letter(reader, request)
    campaign = campaign_of(reader, found.round, request.dnr)
    to = paper.To(found.actor.id, found.actor.name or found.actor.id, found.contact.name, None, found.first)
    return paper.template(campaign), paper.facts(campaign, to, form), found.notices


def _to(letter: actions.Letter) -> paper.To:
    name = letter.facts.name or letter.facts.id
    return paper.To(letter.facts.id, name, letter.contact.name, letter.mailbox, letter.first)
