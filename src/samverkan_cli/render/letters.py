"""Invitations and reminders: drafts to send, letters to print, and a list to merge."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import getaddresses
from typing import TYPE_CHECKING, Any

from samverkan_cli import texts
from samverkan_cli.domain.setting import CONTROLLER, SENDER
from samverkan_cli.render.spreadsheet import workbook

if TYPE_CHECKING:
    from samverkan_cli.render.imprint import Imprint

_BREAKS = re.compile(r"\s+")
_ATOMS = re.compile(r"[A-Za-z0-9]+(?: [A-Za-z0-9]+)*")  # words that mean themselves in every header [RFC 5322 3.2.3]
_LINE = 60  # characters of a header's text, at most, that stand in it as they are
_ENCODED = 39  # bytes of an encoded word, at most, so that its line is not longer than 76 characters [RFC 2047 2]
_HEADERS = ["X-Unsent", "Subject", "To", "Content-Type", "Content-Transfer-Encoding", "MIME-Version"]


@dataclass(frozen=True)
class Campaign:
    """What is the same in every letter of a round."""

    period: str
    first_day: date | str
    through: date | str
    earlier: str | None
    affirmations: tuple[str, ...]
    round: int
    last_day: date | str
    answer_to: str | None
    agreement: str | None
    municipality: str | None
    controller: str | None = None
    controller_contact: str | None = None
    data_protection_officer: str | None = None
    sender: str | None = None
    caseholder: str | None = None
    written_on: date | None = None
    dnr: str | None = None


@dataclass(frozen=True)
class To:
    """Whom a letter is to."""

    id: str
    name: str
    contact: str | None
    mailbox: str | None
    first: int | None = None  # the round of the first letter to it before this one; 0 is the invitation


def file_name(to: To, round_: int, form: str = "md") -> str:
    """Give the name of a letter's file, from the actor's id and the round; `form` is that of a letter to print."""
    return f"{to.id}-{round_}.{'eml' if to.mailbox else form}"


class LetterWriter:
    """Writes the letters of a round, from our templates or those of a municipality's folder."""

    def __init__(self, campaign: Campaign, folder: str | None = None) -> None:
        from samverkan_cli.render.papers import Papers

        self._campaign = campaign
        self._papers = Papers(folder)

    def draft(self, to: To) -> bytes:
        """Give a draft that a mail program opens as one: nothing in it is sent before a person sends it.

        Its headers are written here and not by `email`, which takes what looks encoded in a name for encoded. The bytes
        are read back before they are given; a name that would not be read as itself is left out.
        """
        assert to.mailbox
        said = self._papers.plain(template(self._campaign), facts(self._campaign, to) | {"mail": True})
        heading, _, body = said.partition("\n")
        subject, body = _line(heading.removeprefix("# ")), body.lstrip("\n")
        for name in (_line(to.contact or to.name), ""):
            made = _mail(subject, name, to.mailbox, body)
            if _reads_back(made, subject, name, to.mailbox, body):
                return made
        raise AssertionError(to.id)

    def printed(self, to: To, form: str, imprint: Imprint) -> bytes:
        """Give a letter to print, in which what the register holds is never markup."""
        return self._papers.made(template(self._campaign), facts(self._campaign, to, form), form, imprint)


def _mail(subject: str, name: str, mailbox: str, body: str) -> bytes:
    """Give a mail to one mailbox."""
    content = EmailMessage(policy=SMTP)
    content.set_content(body, cte="quoted-printable")
    receiver = f"{_header(name)}\r\n <{mailbox}>" if name else mailbox
    headers = f"X-Unsent: 1\r\nSubject: {_header(subject)}\r\nTo: {receiver}\r\n"
    return headers.encode("ascii") + content.as_bytes()


def _header(text: str) -> str:
    """Give a text as it can stand in a header: plain words as they are, all else as encoded words [RFC 2047]."""
    if _ATOMS.fullmatch(text) and len(text) <= _LINE:
        return text
    words = [""]
    for sign in text:
        if len(f"{words[-1]}{sign}".encode()) > _ENCODED:
            words.append("")
        words[-1] += sign
    return "\r\n ".join(f"=?utf-8?b?{b64encode(word.encode()).decode()}?=" for word in words)


def _reads_back(made: bytes, subject: str, name: str, mailbox: str, body: str) -> bool:
    """Tell whether a mail is read as what was meant: our headers alone, one mailbox, its name, the subject, the text.

    Names are decoded by the older reader: the newer one leaves a blank between two encoded words (RFC 2047 6.2).
    """
    read, plain = message_from_bytes(made, policy=SMTP), message_from_bytes(made)
    addresses = [each.addr_spec for each in read["To"].addresses]
    named = [(str(make_header(decode_header(each))), address) for each, address in getaddresses([plain["To"]])]
    heads = (read.keys(), str(make_header(decode_header(plain["Subject"]))), addresses, named)
    meant = (_HEADERS, subject, [mailbox], [(name, mailbox)])
    return heads == meant and read.get_content().replace("\r\n", "\n") == body


def merge_list(campaign: Campaign, receivers: Sequence[To]) -> bytes:
    """Give the list of those with a mailbox, to merge with a letter of one's own."""
    names = ("name", "mailbox", "salutation", "last_day")
    last_day = campaign.last_day if isinstance(campaign.last_day, str) else texts.day(campaign.last_day)
    rows = [(to.name, to.mailbox, _salutation(to), last_day) for to in receivers if to.mailbox]
    headings = [texts.word("merge_column", name) for name in names]
    return workbook(texts.say("merge_sheet"), (), headings, rows, widths=(40, 36, 30, 14))


def template(campaign: Campaign) -> str:
    """Give which paper the letters of a round are, in the language that is spoken."""
    kind = "reminder" if campaign.round else "invitation"
    return kind if texts.language() == "sv" else f"{kind}.{texts.language()}"


def facts(campaign: Campaign, to: To, form: str = "md") -> dict[str, Any]:
    """Give what a letter says, as its template reads it; `written` is what was written to the actor before it.

    A page and a PDF are letters as they are posted, with a letterhead.
    """
    asked = (*SENDER, *CONTROLLER)
    return {
        "ref": to.id,
        "date": campaign.written_on,
        "dnr": campaign.dnr,
        "municipality": campaign.municipality,
        "agreement": campaign.agreement,
        "period": {"id": campaign.period, "first_day": campaign.first_day, "last_day": campaign.through},
        "earlier": campaign.earlier,
        "affirmations": campaign.affirmations,
        "round": campaign.round,
        "last_day": campaign.last_day,
        "answer_to": campaign.answer_to,
        "settings": {str(key): getattr(campaign, key) for key in asked},
        "actor": {"id": to.id, "name": to.name, "org_nr": None},
        "contact": {"name": to.contact, "mailbox": to.mailbox} if to.contact or to.mailbox else None,
        "salutation": _salutation(to),
        "written": None if to.first is None else "reminder" if to.first else "invitation",
        "mail": False,
        "letterhead": form != "md",
    }


def _salutation(to: To) -> str:
    return texts.letter("salutation", contact=to.contact)


def _line(text: str) -> str:
    """Give a text on one line: data never becomes a header of its own."""
    return _BREAKS.sub(" ", text).strip()
