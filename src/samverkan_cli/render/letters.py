"""Invitations and reminders: drafts to send, letters to print, and a list to merge."""

import re
from base64 import b64encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import getaddresses

from samverkan_cli import texts
from samverkan_cli.domain.setting import CONTROLLER, SENDER
from samverkan_cli.domain.values import SettingKey
from samverkan_cli.render.spreadsheet import workbook

_MARKUP = re.compile(r"([\\`*_\[\]<>#|~])")
_BREAKS = re.compile(r"\s+")
_ATOMS = re.compile(r"[A-Za-z0-9]+(?: [A-Za-z0-9]+)*")  # words that mean themselves in every header [RFC 5322 3.2.3]
_LINE = 60  # characters of a header's text, at most, that stand in it as they are
_ENCODED = 39  # bytes of an encoded word, at most, so that its line is not longer than 76 characters [RFC 2047 2]
_HEADERS = ["X-Unsent", "Subject", "To", "Content-Type", "Content-Transfer-Encoding", "MIME-Version"]


@dataclass(frozen=True)
class Campaign:
    """What is the same in every letter of a round."""

    period: str
    first_day: str
    through: str
    earlier: str | None
    affirmations: tuple[str, ...]
    round: int
    last_day: str
    answer_to: str | None
    agreement: str | None
    municipality: str | None
    controller: str | None = None
    controller_contact: str | None = None
    data_protection_officer: str | None = None
    sender: str | None = None
    caseholder: str | None = None


@dataclass(frozen=True)
class To:
    """Whom a letter is to."""

    id: str
    name: str
    contact: str | None
    mailbox: str | None
    first: int | None = None  # the round of the first letter to it before this one; 0 is the invitation


def file_name(to: To, round_: int) -> str:
    """Give the name of a letter's file, from the actor's id and the round."""
    return f"{to.id}-{round_}.{'eml' if to.mailbox else 'md'}"


def draft(campaign: Campaign, to: To) -> bytes:
    """Give a draft that a mail program opens as one: nothing in it is sent before a person sends it.

    Its headers are written here and not by `email`, which takes what looks encoded in a name for encoded. The bytes are
    read back before they are given; a name that would not be read as itself is left out.
    """
    assert to.mailbox
    subject, body = _line(_subject(campaign)), _body(campaign, to)
    for name in (_line(to.contact or to.name), ""):
        made = _mail(subject, name, to.mailbox, body)
        if _reads_back(made, subject, name, to.mailbox, body):
            return made
    raise AssertionError(to.id)


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


def printed(campaign: Campaign, to: To) -> bytes:
    """Give a letter as Markdown, in which what the register holds is never markup."""
    plain = To(to.id, _escaped(to.name), _escaped(to.contact) if to.contact else None, None, to.first)
    said = {
        name: _escaped(value)
        for name in ("agreement", "municipality", "answer_to", *SENDER, *CONTROLLER)
        if (value := getattr(campaign, name))
    }
    of = Campaign(**{**campaign.__dict__, **said})
    lines = [f"# {_subject(of)}", *(line for line in (plain.name, plain.contact) if line), _body(of, plain)]
    return "\n\n".join(lines).encode()


def merge_list(campaign: Campaign, receivers: Sequence[To]) -> bytes:
    """Give the list of those with a mailbox, to merge with a letter of one's own."""
    names = ("name", "mailbox", "salutation", "last_day")
    rows = [(to.name, to.mailbox, _salutation(to), campaign.last_day) for to in receivers if to.mailbox]
    headings = [texts.word("merge_column", name) for name in names]
    return workbook(texts.say("merge_sheet"), (), headings, rows, widths=(40, 36, 30, 14))


def _subject(campaign: Campaign) -> str:
    key = "reminder_subject" if campaign.round else "invitation_subject"
    return texts.letter(key, period=campaign.period, round=campaign.round)


def _salutation(to: To) -> str:
    return texts.letter("salutation", contact=to.contact)


def _body(campaign: Campaign, to: To) -> str:
    facts = {**campaign.__dict__, "name": to.name, "salutation": _salutation(to), "setting_key": SettingKey.ANSWER_TO}
    answer = texts.letter(
        "answer_to" if campaign.answer_to else "answer_mail" if to.mailbox else "answer_post", **facts
    )
    ticks = "\n".join(texts.letter("tick", stands_for=tick) for tick in campaign.affirmations)
    facts |= {"ticks": ticks, "answer": answer, **_controller(campaign), **_known(campaign, SENDER)}
    opening = texts.letter(_opening(campaign, to), **facts)
    parts = (opening, *(texts.letter(key, **facts) for key in ("how", "from", "privacy")))
    return "\n\n".join(parts) + "\n"


def _opening(campaign: Campaign, to: To) -> str:
    """Give how a letter begins: what it says of earlier letters is what has been written to its actor."""
    if not campaign.round:
        return "invitation"
    return "reminder_unasked" if to.first is None else "reminder_again" if to.first else "reminder"


def _controller(campaign: Campaign) -> dict[str, str | None]:
    """Give who is the controller and how it is reached; what is missing is said to be [GDPR 13.1 a-b]."""
    facts = _known(campaign, CONTROLLER)
    seat = campaign.municipality
    return {**facts, "seat": None if seat and seat in facts["controller"] else seat}


def _known(campaign: Campaign, keys: Iterable[SettingKey]) -> dict[str, str]:
    """Give settings as a letter tells them; what is missing is said to be."""
    return {str(key): getattr(campaign, key) or texts.letter("missing", setting_key=str(key)) for key in keys}


def _line(text: str) -> str:
    """Give a text on one line: data never becomes a header of its own."""
    return _BREAKS.sub(" ", text).strip()


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\1", _line(text))
