"""What `export register` publishes with `--public`, and hands out with `--disclose`."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from samverkan_cli import texts
from samverkan_cli.domain import disclosure as domain
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.open_data import notices_of_withheld
from samverkan_cli.domain.records import RollQuestion
from samverkan_cli.domain.refusal import Objections
from samverkan_cli.render import Listing
from samverkan_cli.render.aside import tell

if TYPE_CHECKING:
    from samverkan_cli.cli.call import Reading
    from samverkan_cli.domain.records import Contact
    from samverkan_cli.store.reader import Reader


def published(call: Reading, period: str, asked: domain.Disclose, form: str) -> Listing:
    """Give who has joined a period, without anything of persons: as the pages and open data tell it."""
    from samverkan_cli.actions.publication import listed

    with call.reader() as reader:
        found = reader.period(period)
        facts, withheld = listed(reader, RollQuestion(on=call.session.today, period=found.id), asked.keep)
    rows = [{name: each[name] for name in domain.PUBLIC} for each in facts]
    for notice in notices_of_withheld(withheld, asked.keep):
        tell(texts.say("warning", text=texts.notice(notice.code, notice.facts)))
    empty = texts.say("register_empty", period=found.id)
    return Listing(call.words, rows, domain.PUBLIC, empty=empty, keys=domain.PUBLIC, form=form)


def handed_out(call: Reading, period: str, asked: domain.Disclose, form: str) -> Listing:
    """Give who has joined a period with its contacts, but for what is masked."""
    with call.reader() as reader:
        found = reader.period(period)
        masked = _masked(reader, domain.masks(asked))
        lines = reader.roll(RollQuestion(on=call.session.today, period=found.id))
        contacts: dict[str, list[Contact]] = defaultdict(list)
        for contact in reader.contacts():
            contacts[contact.actor].append(contact)
        rows = list(domain.disclosed(lines, contacts, masked, call.session.today))
        met_nothing = domain.never_met(masked, rows, [each for held in contacts.values() for each in held])
        names = reader.names(met_nothing)
    for id_ in met_nothing:
        told = no.MaskMetNothing("mask", refs=[id_], masked=f"{names.get(id_, id_)} ({id_})")
        tell(texts.say("warning", text=texts.notice(told.code, told.facts)))
    empty = texts.say("register_empty", period=found.id)
    going = ("kind", "side", "org_nr", "since")
    shown = tuple(name for name in domain.DISCLOSED if masked or name != "masked")
    return Listing(call.words, rows, shown, empty=empty, keys=domain.DISCLOSED, form=form, going=going)


def _masked(reader: Reader, masks: list[tuple[str, str]]) -> dict[str, str]:
    """Give the ids of who is masked, each with its provision: an actor or a person, by id or name."""
    objections, found = Objections(), {}
    for who, provision in masks:
        refused = Objections()
        one = refused.ask(reader.person, who) or refused.ask(reader.actor, who)
        if one:
            found[one.id] = provision
        else:
            likeliest = next((each for each in refused if each.refs), refused[-1])  # what is like it, if anything is
            objections.append(likeliest.at("mask"))
    objections.stop()
    return found
