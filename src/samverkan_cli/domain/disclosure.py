"""What is published of a register, and what is handed out of it on request.

Two things [TF 2:15–18]: the public list tells nothing of persons; on request contacts are handed out unless they are
secret, and it is not asked who asks, or why. A mark says by which provision something is held back; whether it is, is
decided by whoever hands it out [OSL 6:3].
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import ClassVar, TypeAlias

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.contact import state
from samverkan_cli.domain.publication import LISTED
from samverkan_cli.domain.records import Contact, Signatory
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.domain.request import Line, Reference, Request
from samverkan_cli.domain.values import ContactState

Row: TypeAlias = dict[str, str | None]
PUBLIC = LISTED
DISCLOSED = ("id", "name", "org_nr", "kind", "side", "since", "person", "mailbox", "masked")


class Disclose(Request):
    """What is handed out, but for what is masked: each an actor or a person, and the provision.

    `keep` are the ids of those whose texts somebody has read and lets stand in the public list.
    """

    required: ClassVar = ()

    mask: tuple[Line, ...] = ()
    keep: tuple[Reference, ...] = ()


def masks(request: Disclose) -> list[tuple[str, str]]:
    """Give who is masked and by which provision, `Bo Ek=OSL 21:3`; raises `Refused` for what says only one of them."""
    found, wrong = [], []
    for given in request.mask:
        who, equals, provision = (part.strip() for part in given.rpartition("="))
        if who and equals and provision:
            found.append((who, provision))
        else:
            wrong.append(no.MaskInvalid("mask", given=given))
    if wrong:
        raise Refused(wrong)
    return found


def disclosed(
    lines: Iterable[Signatory],
    contacts: Mapping[str, Sequence[Contact]],
    masked: Mapping[str, str],
    on: date,
) -> Iterator[Row]:
    """Give a row for each contact of each signatory, or one without; of what is masked, the provision alone."""
    for line in lines:
        told: Row = {"id": line.id, "name": line.name, "org_nr": line.org_nr, "kind": str(line.kind)}
        told |= {"side": str(line.side), "since": line.since.isoformat()}
        live = [each for each in contacts.get(line.id, ()) if state(each, on) is not ContactState.ENDED]
        yield from (told | _contact(each, masked) for each in live)
        if not live:
            yield told | dict.fromkeys(("person", "mailbox", "masked"))


def _contact(contact: Contact, masked: Mapping[str, str]) -> Row:
    """Give a contact, or the provision it is held back by: that of its person, or of all contacts of its actor."""
    provision = masked.get(contact.person or "") or masked.get(contact.actor)
    if provision:
        return {"person": None, "mailbox": None, "masked": provision}
    return {"person": contact.name, "mailbox": contact.mailbox, "masked": None}


def never_met(masked: Collection[str], rows: Iterable[Row], contacts: Iterable[Contact]) -> list[str]:
    """Give those of the masked that nothing of was to be handed out anyway."""
    shown = {str(row["id"]) for row in rows}
    met = shown | {each.person for each in contacts if each.person and each.actor in shown}
    return sorted(set(masked) - met)
