"""`samverkan report`: what is due to be erased, and what to type for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from samverkan_cli import texts
from samverkan_cli.cli import options
from samverkan_cli.cli.call import Reading, reads
from samverkan_cli.cli.output import warn_of_persons
from samverkan_cli.cli.tree import noun
from samverkan_cli.domain.erasure import ListEnded
from samverkan_cli.render import Listing

if TYPE_CHECKING:
    from samverkan_cli.domain.records import Contact
    from samverkan_cli.store.reader import Reader

app = noun("report")
KEYS = ("id", "name", "mailbox", "contacts", "ended", "command")
COLUMNS = ("id", "name", "mailbox", "contacts", "ended", "command")


@reads(app, "report retention")
def retention(call: Reading, decision: options.Decision = None, ended_before: options.EndedBefore = None) -> Listing:
    """Show which contacts have ended and can go by a deletion decision."""
    from samverkan_cli.actions.erasure import ended_contacts

    asked = call.read(ListEnded, decision=decision, ended_before=ended_before)
    with call.reader() as reader:
        decided, found = ended_contacts(reader, asked)
        rows = _rows(reader, found, decided.id, str(asked.before))
    facts = {"day": str(asked.before), "decision": decided.id}
    listing = Listing(
        call.words,
        rows,
        COLUMNS,
        texts.say("ended_title", **facts),
        texts.say("no_ended", day=facts["day"]),
        keys=KEYS,
        going=("ended", "mailbox", "contacts"),
    )
    if call.out is None:
        warn_of_persons(listing)
    return listing


def _rows(reader: Reader, found: list[Contact], decision: str, before: str) -> list[dict[str, Any]]:
    """Give a row for each person, and for each actor with a mailbox alone, with what to type."""
    held: dict[str, list[Contact]] = {}
    for each in found:
        held.setdefault(each.person or each.actor, []).append(each)
    names = reader.names({*held, *(each.actor for each in found)})
    rows = []
    for id_, contacts in held.items():
        verb = "person erase" if id_.startswith("P-") else "actor erase"
        what = "" if id_.startswith("P-") else " --what contacts"
        rows.append(
            {
                "id": id_,
                "name": names.get(id_),
                "mailbox": ", ".join(dict.fromkeys(each.mailbox for each in contacts if each.mailbox)) or None,
                "contacts": [{"id": each.actor, "name": names.get(each.actor)} for each in contacts],
                "ended": str(max(each.through_day for each in contacts if each.through_day)),
                "command": f"samverkan {verb} {id_}{what} --ended-before {before} --decision {decision}",
            }
        )
    return rows
