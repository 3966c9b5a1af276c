"""Invitations and reminders: drafts to send, letters to print, and a list to merge."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from samverkan_cli import texts
from samverkan_cli.render.spreadsheet import workbook

_MARKUP = re.compile(r"([\\`*_\[\]<>#|~])")
_BREAKS = re.compile(r"\s+")


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


@dataclass(frozen=True)
class To:
    """Whom a letter is to."""

    id: str
    name: str
    contact: str | None
    mailbox: str | None


def file_name(to: To, round_: int) -> str:
    """Give the name of a letter's file, from the actor's id and the round."""
    return f"{to.id}-{round_}.{'eml' if to.mailbox else 'md'}"


def draft(campaign: Campaign, to: To) -> bytes:
    """Give a draft that a mail program opens as one: nothing in it is sent before a person sends it."""
    assert to.mailbox
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    message["Subject"] = _line(_subject(campaign))
    message["To"] = Address(display_name=_line(to.contact or to.name), addr_spec=to.mailbox)
    message.set_content(_body(campaign, to), cte="quoted-printable")
    return message.as_bytes()


def printed(campaign: Campaign, to: To) -> bytes:
    """Give a letter as Markdown, in which what the register holds is never markup."""
    plain = To(to.id, _escaped(to.name), _escaped(to.contact) if to.contact else None, None)
    said = {
        name: _escaped(value)
        for name in ("agreement", "municipality", "answer_to")
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
    facts = {**campaign.__dict__, "name": to.name, "salutation": _salutation(to)}
    answer = texts.letter(
        "answer_to" if campaign.answer_to else "answer_mail" if to.mailbox else "answer_post", **facts
    )
    ticks = "\n".join(texts.letter("tick", stands_for=tick) for tick in campaign.affirmations)
    facts |= {"ticks": ticks, "answer": answer}
    opening = texts.letter("reminder" if campaign.round else "invitation", **facts)
    return f"{opening}\n\n{texts.letter('how', **facts)}\n\n{texts.letter('privacy', **facts)}\n"


def _line(text: str) -> str:
    """Give a text on one line: data never becomes a header of its own."""
    return _BREAKS.sub(" ", text).strip()


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\1", _line(text))
